"""A phrase with a fact that only one of two paired statements has."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from functools import cache

from ..comparability import NEAR_COPY
from ..comparability.elsewhere import Near, amount, new_words, present_near
from ..comparability.missing import in_dateline, known_facts, only_here
from ..data import classes, rows
from ..facts.names.capitals import name_words
from ..match import Comparison, Meeting, Side, Unit
from ..model import Finding, Kind, Severity, Span, Word
from ..rule import Example, Rule
from ..sentences import quoted
from ..words import analyse, closed

CLOSE = 0.6
"""Least closeness of the pair: below it the statements are worded too differently to say what is left out."""

LEAST, LEAST_QUOTED = 1.0, 2.0
"""How informative words must be (see `amount`) to be a detail where more than they parts two statements, and in a
quotation, which another article may report in words of its own."""

LEAST_CONFIDENCE, MOST_CONFIDENCE, WEIGHTY = 0.5, 0.8, 20.0
"""Confidence of a run of words that the other article does not cover: least, most, and the weight that adds 1."""

PHRASE, BESIDE_KNOWN = 4, 1
"""Words that make a phrase, and content words in it beside figures and days that the other article has, above which it
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
    marks = "detail"
    agree = (
        Example("The leaders met in Paris.", "The leaders met in Paris."),
        Example("The leaders, who met in Paris, signed.", "In Paris the leaders met and signed."),
        Example("In addition, the leaders met in Paris.", "The leaders met in Paris."),
        Example("Nobody answered the telephone on Friday.", "The telephone was not answered on Friday."),
        Example(
            "Ships are to lay the cable in May 2028, and it is expected to enter service in 2031.",
            "Ships will lay the cable in May 2028. It is to go into operation in 2031.",
        ),
    )
    differ = (Example("The leaders met in Paris on Tuesday night.", "The leaders met on Tuesday night.", "Paris"),)

    def check(self, comparison: Comparison) -> Iterator[Finding]:
        """Yield what pairs leave out, then dates and figures that the other article has nowhere."""
        reported: set[tuple[str, int]] = set()
        near = Near(comparison)
        for finding in (finding for meeting in comparison.meetings for finding in self._left_out(meeting, near)):
            place = finding.places[0]
            here = {(place.article, at) for at in range(place.start, place.end)}
            if reported.isdisjoint(here) or here <= reported:  # the same words found in another pair become one later
                reported |= here
                yield finding
        for side, span, confidence in (
            *_uncovered(comparison, near),
            *((side, span, 0.7) for side, span in only_here(comparison)),
        ):
            here = {(side.reading.id, at) for at in range(span.start, span.end)}
            if reported.isdisjoint(here):
                reported |= here
                text = side.text(span)
                message = f"Only {side.name} has {quoted(text)}."
                yield self.finding((side, span), message=message, subject=text.lower(), confidence=confidence)

    def _left_out(self, meeting: Meeting, near: Near) -> Iterator[Finding]:
        """Yield runs of words that face nothing, in statements that are close."""
        if meeting.closeness < CLOSE:
            return
        copied = _copied(meeting)
        for view, opposite, own in _unanswered(meeting):
            span = _trimmed(view, own)
            new = _new(view, span, opposite)
            if not new or in_dateline(view, span):
                continue
            beside = () if copied and meeting.closeness >= NEAR_COPY else near.of(view.statement.id)
            beside = [
                s for s in beside if not copied or s.statement.id != opposite.statement.id
            ]  # a copy's own words answer others
            present = {
                k for k in own if view.units[k].content and present_near(view, view.units[k], opposite.reading, beside)
            }
            absent = [w for w in new if view.unit_at(w.start) not in present]
            if not _adds(view, span, opposite, absent, copied or len(beside) == 1):  # a lone sentence says all in it
                continue
            own = _cut(view, own, present)
            span = _trimmed(view, own)
            yield self.finding(
                (view, span),
                message=f"Only {view.name} has {quoted(view.text(span))}.",
                subject=view.units[next(k for k in own if view.units[k].content)].key,
                confidence=0.4 + 0.4 * meeting.closeness,
            )


def _uncovered(comparison: Comparison, near: Near) -> Iterator[tuple[Side, Span, float]]:
    """Yield the runs of words that the other article does not cover, in statements that it does not lack as a whole.

    Words that it has, or others for the same, beside the statement that answers do not count: fiercely, vehemently.
    """
    for id, cover in comparison.coverage.items():
        side = comparison.sides[id]
        if cover.status == "lacks" or side.text(side.statement).endswith("?"):
            continue
        for run in cover.uncovered:
            words = [w for w in side.words_in(run.span.start, run.span.end) if w.content]
            absent = _absent(side, words, comparison, near)
            least = LEAST_QUOTED if any(q.span.meets(run.span) for q in side.quotes) else LEAST
            if amount(absent, side) >= least if len(words) != 1 else _may_be_detail(words[0], side):
                whole = side.analysis.whole(run.span)
                start = _phrase_start(side, whole.start)
                yield side, Span(start, whole.end), min(MOST_CONFIDENCE, LEAST_CONFIDENCE + run.weight / WEIGHTY)


def _absent(side: Side, words: Sequence[Word], comparison: Comparison, near: Near) -> list[Word]:
    """Return the words of a run that the statements beside the one that answers have not, nor others for the same."""
    there = comparison.right if side.reading.id == comparison.left.id else comparison.left
    beside = near.of(side.statement.id)
    units = {word: side.unit_at(word.start) for word in words}
    return [w for w, at in units.items() if at is None or not present_near(side, side.units[at], there, beside)]


def _phrase_start(side: Side, start: int) -> int:
    """Return where a phrase begins whose first informative word is known: at "near" of "near the pier"."""
    for word in reversed(side.words_in(side.statement.start, start)):
        if not any(word.lower in closed(label) for label in ("article", "possessive", "preposition")):
            break
        start = word.start
    return start


def _unanswered(meeting: Meeting) -> Iterator[tuple[Side, Side, range]]:
    """Yield runs of words of either side that face nothing, and the side that has not got them."""
    for gap in meeting.gaps:
        for view, opposite, own, other in (
            (meeting.left, meeting.right, gap.left, gap.right),
            (meeting.right, meeting.left, gap.right, gap.left),
        ):
            content = [k for k in own if view.units[k].content]
            if not content or any(opposite.units[k].content for k in other):
                continue
            if not any(_has(opposite.units, view.units[k].key) for k in content):
                yield view, opposite, own


def _copied(meeting: Meeting) -> bool:
    """Whether one statement says nothing that the other does not say in its words."""
    both = (meeting.left.units, meeting.links), (meeting.right.units, meeting.back)
    return any(all(k in links for k, unit in enumerate(units) if unit.content) for units, links in both)


@cache
def _connectives() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(phrase.split(" ")) for row in rows("connectives") for phrase in row[0].split(" | "))


def _new(view: Side, span: Span, opposite: Side) -> list[Word]:
    """Return the words of a span that may be details and stand nowhere in the other article; none of a connective."""
    words = tuple(w.lower for w in view.words_in(span.start, span.end) if w.lemma)
    return [] if words in _connectives() else [w for w in new_words(view, span, opposite) if _may_be_detail(w, view)]


def _adds(view: Side, span: Span, opposite: Side, new: Sequence[Word], few: bool) -> bool:
    """Whether new words say enough, where `few` do (a copy leaves nothing out by chance), and beside what is known."""
    known = known_facts(view, span, opposite.reading)
    if known and sum(bool(w.lemma) for w in view.words_in(span.start, span.end)) >= PHRASE:
        return sum(not any(fact.span.meets(w) for fact in known) for w in new) > BESIDE_KNOWN
    return bool(new) and (few or amount(new, view) >= LEAST)


def _cut(view: Side, own: range, present: Container[int]) -> range:
    """Return a run of units without what is stated elsewhere at either end; at the end it is cut at a mark only."""
    absent = [k for k in own if view.units[k].content and k not in present]
    before = [k for k in range(own[0], absent[0]) if view.units[k].content]
    first, last = before[-1] + 1 if before else own[0], absent[-1]
    while last < own[-1] and not _mark_between(view, last):
        last += 1
    return range(first, last + 1)


def _mark_between(side: Side, at: int) -> bool:
    """Whether a mark stands between a unit and the next one."""
    between = side.words_in(side.units[at].end, side.units[at + 1].start)
    return any(not word.lemma for word in between)


def _may_be_detail(word: Word, side: Side) -> bool:
    """Whether a word may be a detail of its own: a verb alone is a turn of phrase, as is a noun's form after "will".

    Nor may a letter, or "Mr."; nor "nobody", which denies and adds nothing.
    """
    if classes("forceful_words").get(word.lower) == "negation":
        return False
    if (len(word.text) == 1 and word.text.isalpha()) or word.lower in name_words("abbreviated"):
        return False
    sort = analyse(word.lower)[1][:1]
    before = [w.lower for w in side.statement.words if w.end <= word.start][-1:]
    return sort != "v" and not (sort == "n" and before and before[0] in closed("modal"))


def _trimmed(side: Side, units: range) -> Span:
    """Return the span of a run of units without the small words at its end: "in a rare", "as well as the".

    Nor with the half of a connective: "according" before "to".
    """
    inside = [k for k in units if side.units[k].content]
    last = inside[-1]
    halves = tuple(side.text(unit).lower() for unit in side.units[last : last + 2])
    if len(inside) > 1 and halves in _connectives():
        last = inside[-2]
    first = next(k for k in units if side.units[k].key != "'s")
    return side.span_of(range(first, last + 1))


def _has(units: tuple[Unit, ...], key: str) -> bool:
    return any(unit.key == key for unit in units)
