"""Dates: every point or stretch of time of a statement, with its precision."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from functools import cache

from ...model import Date, Statement, Word
from ..numbers.numerals import lower_at, numerals, vague_numerals
from .calendar_dates import read_day_alone, read_day_first, read_month, read_numeric
from .long_periods import read_century, read_quarter, read_season, read_short_decade, read_years
from .periods import Period, vocabulary
from .relative_dates import (
    read_ago,
    read_anaphoric,
    read_direction,
    read_fixed,
    read_time,
    read_weekday,
    read_weekend,
)

MOVED_REACH = 8
"Words before two days among which it is stated that one took the other's place."
DATELINE_YEARS = range(1000, 9000)
"Years from which a century back or a decade on still lies in the calendar."


@cache
def _triggers() -> frozenset[str]:
    kinds = ("month", "weekday", "shortday", "season", "direction", "span", "fixed", "clock")
    words = {word for kind in kinds for word in vocabulary(kind)}
    counts = {word for word, (kind, _) in numerals().items() if kind in ("small", "tens", "ordinal")}
    return frozenset(
        words | counts | set(vague_numerals()) | {"a", "an", "q", "weekend", "following", "same", "preceding"}
    )


def find_dates(
    statement: Statement, dateline: datetime.date | None = None, order: str | None = None
) -> tuple[Date, ...]:
    """Return the dates of a statement, in order; relative ones are resolved where there is a dateline.

    `order` says how dates in figures are written, day-first or month-first; without it 1/6/2026 keeps both readings.
    """
    found = []
    if dateline is not None and dateline.year not in DATELINE_YEARS:
        dateline = None
    for period in read_periods(statement.words, dateline, order):
        start, end = statement.words[period.first].start, statement.words[period.last - 1].end
        found.append(
            Date(
                start=start,
                end=end,
                text=statement.text[start - statement.start : end - statement.start],
                statement=statement.id,
                value=period.value,
                grain=period.grain,
                low=None if period.low is None else period.low.isoformat(),
                high=None if period.high is None else period.high.isoformat(),
                time=period.time,
            )
        )
    return tuple(found)


def read_periods(words: Sequence[Word], dateline: datetime.date | None, order: str | None = None) -> list[Period]:
    """Return the periods that the words name, in order and without overlap."""
    triggers, past = _triggers(), 0
    found: list[Period] = []
    for i, word in enumerate(words):
        if i < past or not (word.lower in triggers or word.text[0].isdecimal()):
            continue
        digits = word.text[0].isdecimal()
        period = _digits(words, i, dateline, order) if digits else _in_words(words, i, dateline)
        if period is not None:
            period = period.replace(first=max(period.first, past))
            past = period.last
            joined = _range_of_days(words, found[-1], period) if found else None
            if joined is not None:
                found[-1] = joined
            else:
                found.append(period)
    return found


def _range_of_days(words: Sequence[Word], left: Period, right: Period) -> Period | None:
    """Return the stretch from one day to another: May 30-June 2, from May 3 to May 5; not "moved from ..."."""
    if not (left.grain == right.grain == "day") or "|" in left.value + right.value or "/" in left.value + right.value:
        return None
    link, lead = lower_at(words, left.last), lower_at(words, left.first - 1)
    if right.first != left.last + 1 or link not in ("-", "–", "to", "through", "until", "and"):
        return None
    first = left.first
    if link in ("to", "until", "and"):
        moved = any(word.lemma in vocabulary("moving") for word in words[max(0, first - MOVED_REACH) : first])
        if moved or (lead, link) not in (("from", "to"), ("from", "until"), ("between", "and")):
            return None
    if left.low is not None and right.high is not None and left.low > right.high:
        return None
    return Period(first, right.last, f"{left.value}/{right.value}", "day", left.low, right.high)


def _digits(words: Sequence[Word], i: int, dateline: datetime.date | None, order: str | None) -> Period | None:
    return (
        read_numeric(words, i, order)
        or read_day_first(words, i, dateline)
        or read_time(words, i)
        or read_century(words, i)
        or read_day_alone(words, i)
        or read_ago(words, i, dateline)
        or read_years(words, i)
        or read_short_decade(words, i)
    )


def _in_words(words: Sequence[Word], i: int, dateline: datetime.date | None) -> Period | None:
    lower = words[i].lower
    if lower in vocabulary("month"):
        return read_month(words, i, dateline)
    if lower in ("a", "an") or lower in numerals() or lower in vague_numerals():
        return read_quarter(words, i) or read_century(words, i) or read_ago(words, i, dateline)
    return (
        read_weekday(words, i, dateline)
        or read_fixed(words, i, dateline)
        or read_anaphoric(words, i)
        or read_direction(words, i, dateline)
        or read_season(words, i)
        or read_quarter(words, i)
        or read_weekend(words, i, dateline)
        or read_time(words, i)
    )
