"""Dates and figures that only one of two articles has, anywhere: what a report of omissions must not overlook."""

from __future__ import annotations

from collections.abc import Iterator

from ..facts.dates import dates_agree
from ..facts.names import akin
from ..facts.names.capitals import dateline
from ..facts.numbers import agree, same_quantity
from ..match import Comparison, Side
from ..model import Date, Fact, Name, Number, Reading, Span

TELLING_GRAINS = ("day", "month", "time")
"""Dates fine enough to be missed; a year alone is mostly background."""

TELLING_FORMS = ("count", "money", "percent", "points", "score", "measure", "fraction")

_PLAIN_UNITS = frozenset(("year", "month", "week", "day", "hour", "minute", "time"))
"""Durations stand in every story."""


def only_here(comparison: Comparison) -> Iterator[tuple[Side, Span]]:
    """Yield the places of facts in statements that the other article does not lack, of which it has none, each once."""
    for own, other in ((comparison.left, comparison.right), (comparison.right, comparison.left)):
        seen: set[str] = set()
        there_dates = [fact for fact in other.facts if isinstance(fact, Date) and fact.grain in TELLING_GRAINS]
        there_numbers = [fact for fact in other.facts if isinstance(fact, Number)]
        for fact in own.facts:
            cover = comparison.coverage.get(fact.statement)
            if cover is None or cover.told == "lacks" or in_dateline(comparison.sides[fact.statement], fact.span):
                continue
            if isinstance(fact, Date) and _full(fact) and fact.value not in seen:
                if not any(dates_agree(fact, there) for there in there_dates):
                    seen.add(fact.value)
                    yield comparison.sides[fact.statement], fact.span
            elif isinstance(fact, Number) and _telling(fact) and not any(_near(fact, n) for n in there_numbers):
                key = f"{fact.low} {fact.unit}"
                if key not in seen:
                    seen.add(key)
                    yield comparison.sides[fact.statement], fact.span


def in_dateline(side: Side, span: Span) -> bool:
    """Whether a span stands before the dash of "ANKARA, 5 May (Reuters) -": where and when a report was filed."""
    words = side.statement.words
    end = dateline(words)
    return bool(end) and span.start < words[end - 1].start


def known_facts(side: Side, span: Span, other: Reading) -> tuple[Fact, ...]:
    """Return the facts in a phrase with a figure or a day, if another article has every one of them; else none."""
    inside = [fact for fact in (*side.dates, *side.numbers, *side.names) if span.start <= fact.start < span.end]
    if all(isinstance(fact, Name) for fact in inside):
        return ()
    return tuple(inside) if all(any(_same(fact, there) for there in other.facts) for fact in inside) else ()


def _same(fact: Fact, there: Fact) -> bool:
    """Whether two facts of one kind tell the same day, figure or name."""
    if isinstance(fact, Date) and isinstance(there, Date):
        if (fact.grain, bool(fact.time)) != (there.grain, bool(there.time)):
            return False
        return fact.value == there.value or dates_agree(fact, there) is True
    if isinstance(fact, Number) and isinstance(there, Number):
        return same_quantity(fact, there) and agree(fact, there)
    return isinstance(fact, Name) and isinstance(there, Name) and akin(fact, there)


def _full(date: Date) -> bool:
    return date.grain in TELLING_GRAINS and date.low is not None


def _telling(number: Number) -> bool:
    one = number.low == 1 and number.text[:1].isalpha()  # "one issue", "one of them": hardly a count
    return number.form in TELLING_FORMS and number.unit not in _PLAIN_UNITS and number.exact and not one


def _near(left: Number, right: Number) -> bool:
    """Whether another number may tell the same: the same value, or a figure of the same sort that agrees."""
    return left.low == right.low or (same_quantity(left, right) and agree(left, right))


def first_full_date(reading: Reading) -> Date | None:
    """Return the first date of an article with a month and a year of its own."""
    return next((f for f in reading.facts if isinstance(f, Date) and _full(f) and "relative" not in f.value), None)
