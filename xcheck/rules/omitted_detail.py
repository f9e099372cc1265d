"""A phrase with a fact that only one of two paired statements has."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from ..data import rows
from ..facing.missing import known_facts, only_here
from ..match import Comparison, Meeting, Side, Unit
from ..model import Finding, Kind, Reading, Severity, Span, Word
from ..rule import Example, Rule
from ..words import analyse, slip_of

CLOSE = 0.5
"""Least closeness of the pair: below it the statements are told too differently to say what is left out."""

MODALS = frozenset(("will", "would", "can", "could", "may", "might", "shall", "should", "must"))
"""Words that only a verb, or "not", follows."""

PHRASE, BESIDE_KNOWN = 4, 1
"""Words that make a phrase, and telling words in it beside figures and days that the other article has, above which it
says more than these: "and is to enter service in 2031" where another statement there has the year."""


class OmittedDetail(Rule):
    """Only one of two statements that say the same has a detail: a place, a time, a reason, an adjective.

    Why it matters: "without a full mandate" may be the story.
    What it lets pass: words, figures and days that the other article has elsewhere; function words; statements told
    in quite other words.
    """

    id = "omitted-detail"
    kind = Kind.OMISSION
    severity = Severity.NOTE
    agree = (
        Example("The leaders met in Paris.", "The leaders met in Paris."),
        Example("The leaders, who met in Paris, signed.", "In Paris the leaders met and signed."),
        Example("In addition, the leaders met in Paris.", "The leaders met in Paris."),
        Example(
            "Ships are to lay the cable in May 2028, and it is expected to enter service in 2031.",
            "Ships will lay the cable in May 2028. It is to go into operation in 2031.",
        ),
    )
    differ = (Example("The leaders met in Paris on Tuesday night.", "The leaders met on Tuesday night.", "Paris"),)

    def check(self, comparison: Comparison) -> Iterator[Finding]:
        """Yield what pairs leave out, then dates and figures that the other article has nowhere."""
        told: set[tuple[str, int]] = set()
        for finding in super().check(comparison):
            told.update((finding.places[0].article, at) for at in range(finding.places[0].start, finding.places[0].end))
            yield finding
        if not comparison.related:
            return
        for side, span in only_here(comparison):
            if (side.reading.id, span.start) not in told:
                text = side.text(span)
                message = f"only {side.name} has '{text}'"
                yield self.finding((side, span), message=message, subject=text.lower(), confidence=0.7)

    def check_pair(self, meeting: Meeting) -> Iterator[Finding]:
        """Yield runs of words that face nothing, in statements that are close."""
        if meeting.closeness < CLOSE:
            return
        for gap in meeting.gaps:
            for view, own, other in (
                (meeting.left, gap.left, gap.right),
                (meeting.right, gap.right, gap.left),
            ):
                facing = meeting.right if view is meeting.left else meeting.left
                content = [k for k in own if view.units[k].content]
                if not content or any(facing.units[k].content for k in other):
                    continue
                if any(_has(facing.units, view.units[k].key) for k in content):
                    continue
                span = _trimmed(view, own)
                if not _adds(view, span, facing):
                    continue
                yield self.finding(
                    (view, span),
                    message=f"only {view.name} has '{view.text(span)}'",
                    subject=view.units[content[0]].key,
                    confidence=0.4 + 0.4 * meeting.closeness,
                )


@cache
def _connectives() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(phrase.split(" ")) for row in rows("connectives") for phrase in row[0].split(" | "))


def _adds(view: Side, span: Span, facing: Side) -> bool:
    """Whether some words of a span stand nowhere in the facing statement, in any case or spelling, and join nothing."""
    words = [w for w in view.statement.words if span.start <= w.start < span.end and w.lemma]
    if tuple(w.lower for w in words) in _connectives():
        return False
    anywhere = _words(facing.reading)
    new = [w for w in words if w.content and w.lower not in anywhere and w.lemma not in anywhere]
    there = {form for w in facing.statement.words for form in (w.lower, w.lemma)}
    telling = [w for w in new if _tells(w, view) and not any(slip_of(w.lower, other) for other in there)]
    known = known_facts(view, span, facing.reading)
    beside = sum(not any(fact.span.meets(w.span) for fact in known) for w in telling)
    return beside > BESIDE_KNOWN if known and len(words) >= PHRASE else bool(telling)


def _tells(word: Word, side: Side) -> bool:
    """Whether a word may be a detail of its own: a verb alone is a turn of phrase, as is a noun's form after "will"."""
    sort = analyse(word.lower)[1][:1]
    before = [w.lower for w in side.statement.words if w.end <= word.start][-1:]
    return sort != "v" and not (sort == "n" and before and before[0] in MODALS)


@lru_cache(maxsize=8)
def _words(reading: Reading) -> frozenset[str]:
    """Return every word of an article as it stands, in lower case, and its lemma."""
    return frozenset(form for s in reading.statements for w in s.words for form in (w.lower, w.lemma))


def _trimmed(side: Side, units: range) -> Span:
    """Return the span of a run of units without the small words at its end: "in a rare", "as well as the".

    Nor with the half of a connective: "according" before "to".
    """
    inside = [k for k in units if side.units[k].content]
    last = inside[-1]
    halves = tuple(unit.key for unit in side.units[last : last + 2])
    if len(inside) > 1 and halves in _connectives():
        last = inside[-2]
    return side.span_of(range(units[0], last + 1))


def _has(units: tuple[Unit, ...], key: str) -> bool:
    return any(unit.key == key for unit in units)
