"""Dates and figures that only one of two articles has, anywhere: what a report of omissions must not overlook."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from ..facts.dates import dates_agree
from ..facts.names import coreferent
from ..facts.names.capitals import dateline
from ..facts.numbers import agree, magnitude, same_quantity
from ..match import Comparison, Side
from ..model import Date, Fact, Name, Number, Reading, Span

INFORMATIVE_GRAINS = ("day", "month", "time")
"""Dates fine enough to be missed; a year alone is mostly background."""

INFORMATIVE_FORMS = ("count", "money", "percent", "points", "score", "measure", "fraction")

FARTHEST, FARTHEST_SHARE = 0.25, 0.05
"""How far apart two exact figures may lie and agree, with room to spare: a tenth of the size, a fiftieth of a share."""

_PLAIN_UNITS = frozenset(("year", "month", "week", "day", "hour", "minute", "time"))
"""Durations stand in every story."""

_FILED = re.compile(r":\s|\s[-–—]{1,2}\s")
"""What stands between the place where a report was filed and the report."""


def only_here(comparison: Comparison) -> Iterator[tuple[Side, Span]]:
    """Yield the places of facts in statements that the other article does not lack, of which it has none, each once."""
    for own, other in ((comparison.left, comparison.right), (comparison.right, comparison.left)):
        seen: set[str] = set()
        there_dates = [fact for fact in other.facts if isinstance(fact, Date) and fact.grain in INFORMATIVE_GRAINS]
        figures = _Figures(fact for fact in other.facts if isinstance(fact, Number))
        for fact in own.facts:
            cover = comparison.coverage.get(fact.statement)
            if cover is None or cover.status == "lacks" or in_dateline(comparison.sides[fact.statement], fact.span):
                continue
            if isinstance(fact, Date) and _full(fact) and fact.value not in seen:
                if not any(dates_agree(fact, there) for there in there_dates):
                    seen.add(fact.value)
                    yield comparison.sides[fact.statement], fact.span
            elif isinstance(fact, Number) and _informative(fact) and not figures.near(fact):
                key = f"{fact.low} {fact.unit}"
                if key not in seen:
                    seen.add(key)
                    yield comparison.sides[fact.statement], fact.span


class _Figures:
    """The distinct figures of an article, the exact ones by their size, so that few are looked at for each question.

    Each figure of one article against each of the other took a minute for two texts of 20 kB.
    """

    def __init__(self, numbers: Iterable[Number]) -> None:
        distinct = list({_figure_key(number): number for number in numbers}.values())
        self._lows = {number.low for number in distinct}
        self._exact = sorted((number for number in distinct if number.exact), key=magnitude)
        self._sizes = [magnitude(number) for number in self._exact]
        self._ranges = [number for number in distinct if not number.exact]
        self._known: dict[tuple[object, ...], bool] = {}

    def near(self, number: Number) -> bool:
        """Whether one of them may state the same as an exact number: the same value, or one of its sort that agrees."""
        key = _figure_key(number)
        if key not in self._known:
            size = magnitude(number)
            reach = max(abs(size) * FARTHEST, FARTHEST_SHARE)
            near = self._exact[bisect_left(self._sizes, size - reach) : bisect_right(self._sizes, size + reach)]
            self._known[key] = (
                number.low in self._lows
                or any(_agree(number, n) for n in (*near, *self._ranges))
                or any(_within(number, low) for low in self._lows if number.hedge)
            )
        return self._known[key]


def _figure_key(number: Number) -> tuple[object, ...]:
    return number.low, number.high, number.unit, number.form, number.hedge


def _within(number: Number, value: float | None) -> bool:
    """Whether a value may be what a hedged number says, whatever it counts: about 350 people, 340 jobs."""
    if number.low is None or number.high is None or value is None:
        return False
    return number.low <= value <= number.high


def in_dateline(side: Side, span: Span) -> bool:
    """Whether a span says where and when a report was filed: it stands before the dash of "ANKARA, 5 May (Reuters) -".

    So it does as the name, not of a speaker, that opens an article before a colon or dash: "Karachi: A storm tore".
    """
    words = side.statement.words
    end = dateline(words)
    if end:
        return span.start < words[end - 1].start
    first = next((s.id for s in side.reading.statements if s.compared), None)
    if side.statement.id != first or span.start != side.statement.start:
        return False
    name = next((name for name in side.names if name.span == span and name.category in ("place", "other")), None)
    spoken = any(a.source is not None and a.source.meets(span) for a in side.attributions)
    return name is not None and not spoken and _FILED.match(side.reading.article.text, span.end) is not None


def known_facts(side: Side, span: Span, other: Reading) -> tuple[Fact, ...]:
    """Return the facts in a phrase with a figure or a day, if another article has every one of them; else none."""
    inside = [fact for fact in (*side.dates, *side.numbers, *side.names) if span.start <= fact.start < span.end]
    if all(isinstance(fact, Name) for fact in inside):
        return ()
    return tuple(inside) if all(any(_same_fact(fact, there) for there in other.facts) for fact in inside) else ()


def _same_fact(fact: Fact, there: Fact) -> bool:
    """Whether two facts of one kind state the same day, figure or name."""
    if isinstance(fact, Date) and isinstance(there, Date):
        if (fact.grain, bool(fact.time)) != (there.grain, bool(there.time)):
            return False
        return fact.value == there.value or dates_agree(fact, there) is True
    if isinstance(fact, Number) and isinstance(there, Number):
        return same_quantity(fact, there) and agree(fact, there)
    return isinstance(fact, Name) and isinstance(there, Name) and coreferent(fact, there)


def _full(date: Date) -> bool:
    return date.grain in INFORMATIVE_GRAINS and date.low is not None


def _informative(number: Number) -> bool:
    one = number.low == 1 and number.text[:1].isalpha()  # "one issue", "one of them": hardly a count
    hedged = number.hedge and number.high is not None and any(map(str.isdigit, number.text))  # an estimated 400
    definite = number.exact or number.form == "score" or bool(hedged)
    return number.form in INFORMATIVE_FORMS and number.unit not in _PLAIN_UNITS and definite and not one


def _agree(left: Number, right: Number) -> bool:
    return same_quantity(left, right) and agree(left, right)


def first_full_date(reading: Reading) -> Date | None:
    """Return the first date of an article with a month and a year of its own."""
    return next((f for f in reading.facts if isinstance(f, Date) and _full(f) and "relative" not in f.value), None)
