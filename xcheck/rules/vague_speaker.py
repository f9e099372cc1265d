"""A named speaker here, "officials" there."""

from __future__ import annotations

from collections.abc import Iterator

from ..facts.speakers.phrases import speaking
from ..match import Comparison, Side
from ..model import Attribution, Finding, Kind, Severity
from ..rule import Example, Rule
from ..sentences import quoted, says
from ..voices import also_there, attribution_pairs, introduced, same_voice, speaker_name, speaker_span, vague
from ..voices.assertions import reported_by_both
from ..voices.claims import AttributionPair
from ..voices.quotations import voiced
from ..words import tokenize


class VagueSpeaker(Rule):
    """One article names the speaker, the other has only officials, leaders, experts or nobody in particular.

    Why it matters: a reader can weigh a named source; "officials" can be anybody.
    Where the claim stands elsewhere in the article, among other words, and goes to a body here and to a person or to
    another body there (the administration, Obama), it is a note.
    What it lets pass: two vague sources; "the senator" and "the statement", which mean somebody named before;
    a country for its officials; a vague source beside the name.
    """

    id = "vague-speaker"
    kind = Kind.PRECISION
    severity = Severity.WARNING
    slot = "speaker"
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
    )

    def check(self, comparison: Comparison) -> Iterator[Finding]:
        """Yield claims of a named and a vague speaker; each two of them once."""
        reported: set[tuple[str, str]] = set()
        for claim in sorted(attribution_pairs(comparison), key=lambda c: -c.confidence):
            left, right = (claim.left_side, claim.left), (claim.right_side, claim.right)
            for (exact_side, exact), (vague_side, other) in ((left, right), (right, left)):
                both = ((exact.speaker or "").lower(), (other.speaker or "").lower())
                if both in reported or not _named_against_vague(exact_side, exact, vague_side, other):
                    continue
                reported.add(both)
                named = introduced(vague_side, other)
                yield self.finding(
                    (claim.left_side, speaker_span(claim.left)),
                    (claim.right_side, speaker_span(claim.right)),
                    *((named[0],) if named is not None else ()),
                    message=(
                        f"{exact_side.name} names {exact.speaker}, {vague_side.name} says only "
                        f"{_shown(vague_side, other, named[1] if named is not None else other.speaker)}."
                    ),
                    subject=exact.speaker or "speaker",
                    confidence=0.9 * claim.confidence,
                )
        yield from self._elsewhere(comparison, reported)

    def _elsewhere(self, comparison: Comparison, reported: set[tuple[str, str]]) -> Iterator[Finding]:
        """Yield claims and quotations that the other article, somewhere, gives to somebody of another sort."""
        quoted = [claim for _, claim in voiced(comparison)]
        seen = {(claim.left.start, claim.right.start) for claim in quoted}
        far = [claim for claim in reported_by_both(comparison) if (claim.left.start, claim.right.start) not in seen]
        for claim in (*quoted, *far):
            both = ((claim.left.speaker or "").lower(), (claim.right.speaker or "").lower())
            if both in reported or both[::-1] in reported or same_voice(claim) is not None:
                continue
            what = _of_two(claim)
            if what is None:
                continue
            reported.add(both)
            yield self.finding(
                (claim.left_side, speaker_span(claim.left)),
                (claim.right_side, speaker_span(claim.right)),
                message=what,
                subject=claim.left.speaker or claim.right.speaker or "speaker",
                confidence=0.3 + 0.4 * claim.confidence,
                severity=Severity.NOTE,
            )


def _named_against_vague(exact_side: Side, exact: Attribution, vague_side: Side, other: Attribution) -> bool:
    """Whether one speaker is named, and the other is anybody and given without that name."""
    if exact.source is None or not vague(vague_side, other) or also_there(exact_side, exact, vague_side):
        return False
    name = speaker_name(exact_side, exact)
    return name is not None and name.category != "place"


def _of_two(claim: AttributionPair) -> str | None:
    """Return how a claim goes to others in either article: Obama, the administration; the Gazette, reportedly.

    None where it may be one: "the mayor" who is named in the other article, a country and its officials, two that
    share a word.
    """
    ends = (claim.left_side, claim.left), (claim.right_side, claim.right)
    (left, a), (right, b) = ends
    here, there = _called(left, a), _called(right, b)
    for (side, own), (far, other) in (ends, ends[::-1]):
        if other.source is None and other.cue is not None:
            named = own.source is not None and own.named
            who = quoted(_called(side, own))
            return f"Who says so? {side.name}: {who}. {far.name} does not tell." if named else None
        if other.source is None or other.speaker is None:
            return None
    if _content(left, a) & _content(right, b):
        return None
    names = [speaker_name(side, attribution) for side, attribution in ends]
    if any(name is not None and name.category == "place" for name in names):
        return None
    people = [name is not None and name.category in ("person", "other") for name in names]
    if any(people):
        name, (_, end) = (names[1], ends[1]) if people[0] else (names[0], ends[0])
        one = (
            _sort(end) not in ("group", "many")  # "the statement" may be the person's own
            if name is None
            else name.adjective or name.category != "organisation"
        )
    else:
        one = [_sort(a), _sort(b)].count("document") != 1
    return None if one else f"Who said it? {says(left.name, here)} {says(right.name, there)}"


def _called(side: Side, attribution: Attribution) -> str:
    """Return the words for a source, its name where they are one word, such as a pronoun."""
    words = " ".join(side.text(speaker_span(attribution)).split())
    return words if " " in words or attribution.speaker is None else attribution.speaker


def _content(side: Side, attribution: Attribution) -> set[str]:
    span = attribution.source
    words = {w.lemma for w in side.words_in(*span) if w.content} if span is not None else set()
    return words | {word.lemma for word in tokenize(attribution.speaker or "") if word.content}


def _sort(attribution: Attribution) -> str:
    """Return what sort of source one without a name is: person, many (officials), group, document, or none known."""
    words = tokenize((attribution.speaker or "").split(" of ")[0].split(",")[0])
    head = next((word for word in reversed(words) if word.lemma), None)
    if head is None:
        return ""
    sort = speaking(head.lemma) or speaking(head.lower)
    return "many" if sort == "person" and head.lower != head.lemma else sort


def _shown(side: Side, attribution: Attribution, resolved: str | None) -> str:
    words = side.text(speaker_span(attribution))
    known = resolved is None or resolved.lower() == words.lower()
    return quoted(words) if known else f"{quoted(words)} ({resolved})"
