"""A named speaker here, "officials" there."""

from __future__ import annotations

from collections.abc import Iterator

from ..match import Comparison, Side
from ..model import Attribution, Finding, Kind, Severity
from ..rule import Example, Rule
from ..voices import also_there, facing_voices, introduced, speaker_name, told_by, vague
from ..voices.refusals import facing_refusals


class VagueSpeaker(Rule):
    """One article names the speaker, the other has only officials, leaders, experts or nobody in particular.

    Why it matters: a reader can weigh a named source; "officials" can be anybody.
    What it lets pass: two vague sources; "the senator" and "the statement", which mean somebody named before;
    a country for its officials; a vague source beside the name.
    """

    id = "vague-speaker"
    kind = Kind.PRECISION
    severity = Severity.WARNING
    agree = (
        Example("Officials said the bridge would open on Monday.", "Experts said the bridge would open on Monday."),
        Example(
            "Anna Weber said the bridge would open on Monday.",
            "The mayor said the bridge would open on Monday.",
        ),
        Example(
            "Anna Weber said the bridge would open on Monday.",
            "Officials said the school would close in May.",
        ),
        Example(
            "Norway said the pipe would open on Monday.",
            "Norwegian officials said the pipe would open on Monday.",
        ),
    )
    differ = (
        Example(
            "Mayor Anna Weber said the bridge would reopen on Monday.",
            "Officials said the bridge would reopen on Monday.",
            "Anna Weber",
        ),
        Example(
            "The Norwegian Energy Ministry's rejection came on Monday.",
            "Norwegian officials clearly said no.",
            "Norwegian Energy Ministry",
        ),
    )

    def check(self, comparison: Comparison) -> Iterator[Finding]:
        """Yield claims and refusals of a named and a vague speaker; each two of them once."""
        told: set[tuple[str, str]] = set()
        for claim in sorted(facing_voices(comparison), key=lambda c: -c.sure):
            left, right = (claim.left_side, claim.left), (claim.right_side, claim.right)
            for (exact_side, exact), (vague_side, other) in ((left, right), (right, left)):
                both = ((exact.speaker or "").lower(), (other.speaker or "").lower())
                if both in told or not _named(exact_side, exact, vague_side, other):
                    continue
                told.add(both)
                named = introduced(vague_side, other)
                yield self.finding(
                    (claim.left_side, told_by(claim.left)),
                    (claim.right_side, told_by(claim.right)),
                    *((named[0],) if named is not None else ()),
                    message=(
                        f"{exact_side.name} names {exact.speaker}, {vague_side.name} says only "
                        f"{_shown(vague_side, other, named[1] if named is not None else other.speaker)}"
                    ),
                    subject=exact.speaker or "speaker",
                    confidence=0.9 * claim.sure,
                )
        for a, b in facing_refusals(comparison):
            named_one, vague_one = (a, b) if a.name is not None else (b, a)
            both = named_one.speaker.lower(), vague_one.speaker.lower()
            if both not in told:
                told.add(both)
                yield self.finding(
                    (a.side, a.span),
                    (b.side, b.span),
                    message=(
                        f"{named_one.side.name} names {named_one.speaker} for the refusal, "
                        f"{vague_one.side.name} says only '{vague_one.speaker}'"
                    ),
                    subject=named_one.speaker,
                    confidence=0.65,
                )


def _named(exact_side: Side, exact: Attribution, vague_side: Side, other: Attribution) -> bool:
    """Whether one speaker is named, and the other is anybody and told without that name."""
    if exact.source is None or not vague(vague_side, other) or also_there(exact_side, exact, vague_side):
        return False
    name = speaker_name(exact_side, exact)
    return name is not None and name.category != "place"


def _shown(side: Side, attribution: Attribution, resolved: str | None) -> str:
    words = side.text(told_by(attribution))
    known = resolved is None or resolved.lower() == words.lower()
    return f"'{words}'" if known else f"'{words}' ({resolved})"
