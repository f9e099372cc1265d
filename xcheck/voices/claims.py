"""The same claim in two articles: attributions of one utterance, recognised by shared words or a shared quotation.

    a: Zakharova | warned | such deployments would be treated as legitimate military targets
                                                                 |          |        |
    b: They      | stated | any Western peacekeepers would be “legitimate military targets”

Two contents are one claim when their linked words are most of what either says, rare words counting more, or
when one quotes words that the other has too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from math import log

from ..facts.quotes import same_words
from ..match import Comparison, Meeting, Side, Unit
from ..model import Attribution, Quote, Span
from ..record import Record

ALIKE = 0.42
"""Least weighted Dice overlap of two reported contents; on real pairs, below it most are two claims."""

LEAST = 3
"""Linked content units a claim needs; with fewer, the whole of both must agree."""

WHOLE = 0.8
"""Overlap from which two linked units are enough."""

SAME = 0.99
"""Overlap from which one linked unit is enough behind the same verb: "blamed the sponsors"."""

SHORT = 2
"""Content words a shared quotation needs."""

LONG = 5
"""Content words of a shared quotation that no two people say by chance."""


_NO_CLAIM = frozenset(("apologise", "ask", "deny", "intend", "order", "reject", "support"))
"""Classes of cues whose content is no claim of the speaker's."""


class AttributionPair(Record):
    """Two attributions of one claim."""

    left_side: Side
    left: Attribution
    right_side: Side
    right: Attribution
    confidence: float
    "0..1."
    quoted: int
    "Content words of the longest quotation that both have; 0 for none."


def said(side: Side, content: Span) -> list[int]:
    """Return the indices of the content units inside a span."""
    return [i for i, unit in enumerate(side.units) if unit.content and content.start <= unit.start < content.end]


@lru_cache(maxsize=1)
def weights(comparison: Comparison) -> dict[str, float]:
    """Return how much each unit's key says, the rarer in the two articles the more."""
    sides = [side for side in comparison.sides.values() if side.statement.compared]
    counts = Counter(key for side in sides for key in {unit.key for unit in side.units if unit.content})
    return {key: 1.0 + log((1 + len(sides)) / (1 + count)) for key, count in counts.items()}


def _mass(comparison: Comparison, units: list[Unit]) -> float:
    known = weights(comparison)
    return sum(known.get(unit.key, 1.0) for unit in units)


def overlap(comparison: Comparison, meeting: Meeting, left: Span, right: Span) -> tuple[float, float, int]:
    """Return weighted Dice of two contents, the share of the left one that is linked, and how many are."""
    inside_left, inside_right = said(meeting.left, left), said(meeting.right, right)
    there = set(inside_right)
    linked = [i for i in inside_left if meeting.links.get(i) in there]
    if not linked:
        return 0.0, 0.0, 0
    units = meeting.left.units
    mass_left = _mass(comparison, [units[i] for i in inside_left])
    mass_right = _mass(comparison, [meeting.right.units[j] for j in inside_right])
    shared = _mass(comparison, [units[i] for i in linked])
    return min(1.0, 2 * shared / (mass_left + mass_right)), shared / mass_left, len(linked)


@lru_cache(maxsize=1)
def candidates(comparison: Comparison) -> tuple[AttributionPair, ...]:
    """Return every two attributions that may report one claim, the surest first."""
    found: dict[tuple[int, int], AttributionPair] = {}
    for meeting in comparison.meetings:
        for a in _spoken(meeting.left):
            for b in _spoken(meeting.right):
                alike, _, linked = overlap(comparison, meeting, a.content, b.content)
                enough = (linked >= LEAST and alike >= ALIKE) or (linked >= 2 and alike >= WHOLE)
                if enough or (linked and alike >= SAME and _one_cue(meeting.left, a, meeting.right, b)):
                    found[a.start, b.start] = AttributionPair(
                        meeting.left, a, meeting.right, b, min(1.0, 0.35 + 0.65 * alike), 0
                    )
    for claim in _same_quotations(comparison):
        before = found.get((claim.left.start, claim.right.start))
        if before is None or before.quoted < claim.quoted:
            confidence = claim.confidence if before is None else max(claim.confidence, before.confidence)
            found[claim.left.start, claim.right.start] = claim.replace(confidence=confidence)
    return tuple(sorted(found.values(), key=lambda c: (-c.confidence, c.left.start, c.right.start)))


def _one_cue(left: Side, a: Attribution, right: Side, b: Attribution) -> bool:
    """Whether both are reported by the same verb or noun, which says more than that something was said."""
    cues = [
        {word.lemma for word in side.words_in(*cue)} for side, cue in ((left, a.cue), (right, b.cue)) if cue is not None
    ]
    return a.force == b.force != "neutral" and len(cues) == len("ab") and bool(cues[0] & cues[1])


def _same_quotations(comparison: Comparison) -> Iterator[AttributionPair]:
    """Yield the attributions of words that one article quotes and the other has, quoted or reported."""
    for own, other, mirrored in (
        (comparison.left, comparison.right, False),
        (comparison.right, comparison.left, True),
    ):
        far_sides = [comparison.sides[s.id] for s in other.statements if s.compared]
        far_sides = [far for far in far_sides if far.attributions]
        for quote in (fact for fact in own.facts if isinstance(fact, Quote)):
            near = comparison.sides[quote.statement]
            a = innermost(near, quote.span) if near.statement.compared else None
            if a is None or content_words(near, quote.span) < SHORT:
                continue
            for far in far_sides:
                span = _where(far, quote)
                b = innermost(far, span) if span is not None else None
                if b is None or span is None:
                    continue
                size = min(content_words(near, quote.span), content_words(far, span))
                confidence = 0.9 if size >= LONG else 0.8
                if size >= SHORT:
                    yield (
                        AttributionPair(far, b, near, a, confidence, size)
                        if mirrored
                        else AttributionPair(near, a, far, b, confidence, size)
                    )


def content_words(side: Side, span: Span) -> int:
    """Return how many content words a span has."""
    return sum(1 for w in side.words_in(span.start, span.end) if w.content)


def _spoken(side: Side) -> list[Attribution]:
    return [a for a in side.attributions if a.speaker is not None and a.force not in _NO_CLAIM]


def innermost(side: Side, span: Span) -> Attribution | None:
    """Return whose words a span is: the attribution with the shortest content that holds it, if known.

    A cue without a source ("would be seen as") speaks for nobody and is passed over; a cue in the middle of
    its words ("Any base, Berg said, would be an “insult”") has those behind it too.
    """
    known = [a for a in side.attributions if a.speaker is not None or a.source is not None]
    holding = [a for a in known if a.content.meets(span)]
    if not holding:
        holding = [a for a in known if a.cue is not None and a.content.end <= a.cue.start and a.cue.end <= span.start]
    found = min(holding, key=lambda a: (a.content.end - a.content.start, a.start), default=None)
    return None if found is None or found.speaker is None or found.force in _NO_CLAIM else found


@lru_cache(maxsize=4096)
def _straight_apostrophes(text: str) -> str:
    return text.lower().replace("’", "'")


def _where(side: Side, quote: Quote) -> Span | None:
    """Return where a statement has the words of a quotation, quoted or plain."""
    for other in side.quotes:
        if same_words(quote, other):
            return other.span
    text = _straight_apostrophes(side.statement.text)
    at = text.find(quote.value) if len(text) == len(side.statement.text) else -1
    return Span(side.statement.start + at, side.statement.start + at + len(quote.value)) if at >= 0 else None
