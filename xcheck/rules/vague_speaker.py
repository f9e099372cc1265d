"""A named speaker here, "officials" there."""

from __future__ import annotations

from collections.abc import Iterator

from ..match import Comparison, Side
from ..model import Attribution, Finding, Kind, Severity
from ..rule import Example, Rule
from ..voices import facing_voices, told_by


class VagueSpeaker(Rule):
    """One article names the speaker, the other has only officials, leaders, experts or nobody in particular.

    Why it matters: a reader can weigh a named source; "officials" can be anybody.
    What it lets pass: two vague sources; a government or ministry named on both sides.
    """

    id = "vague-speaker"
    kind = Kind.PRECISION
    severity = Severity.WARNING
    agree = (
        Example("Officials said the bridge would reopen on Monday.", "Experts said the bridge would reopen on Monday."),
    )
    differ = (
        Example(
            "Mayor Anna Weber said the bridge would reopen on Monday.",
            "Officials said the bridge would reopen on Monday.",
            "Anna Weber",
        ),
    )

    def check(self, comparison: Comparison) -> Iterator[Finding]:
        """Yield attributions of one claim, one to a named speaker and one not; each vague source once."""
        seen: set[tuple[str, int]] = set()
        for voices in sorted(facing_voices(comparison), key=lambda v: -v.sure):
            a, b = voices.left, voices.right
            if a.named == b.named or a.speaker is None or b.speaker is None:
                continue
            vague_side, vague = (voices.left_side, a) if b.named else (voices.right_side, b)
            if (vague_side.reading.id, vague.start) in seen:
                continue
            seen.add((vague_side.reading.id, vague.start))
            exact_side, exact = (voices.left_side, a) if a.named else (voices.right_side, b)
            yield self.finding(
                (voices.left_side, told_by(a, voices.left_side)),
                (voices.right_side, told_by(b, voices.right_side)),
                message=f"{exact_side.name} names {_who(exact)}, {vague_side.name} says only {_shown(vague_side, vague)}",
                subject=exact.speaker or "speaker",
                confidence=0.45 + 0.45 * voices.sure,
            )


def _who(attribution: Attribution) -> str:
    return attribution.speaker or "the speaker"


def _shown(side: Side, attribution: Attribution) -> str:
    words = side.text(told_by(attribution, side))
    resolved = attribution.speaker
    return f"'{words}'" if resolved is None or resolved.lower() == words.lower() else f"'{words}' ({resolved})"
