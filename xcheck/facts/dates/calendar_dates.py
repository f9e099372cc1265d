"""Calendar dates: January 6, 2026; 6 Jan; 2026-01-06; early 2014; the 1990s; the 19th century; Q1."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ...data import classes
from ...model import Word
from ..numbers.numerals import glued, lower_at, numerals
from .periods import (
    Period,
    Stretch,
    day_of,
    in_part,
    month_of,
    nearest_year,
    vocabulary,
)

AMBIGUOUS_MONTHS = frozenset(("march", "may", "april", "june", "august"))
"Verbs and first names as well; alone they are months only after words like 'in' or 'last'."
MODAL_MONTHS = frozenset(("march", "may"))
_DAY_LEADS = frozenset(("on", "by", "until", "till", "since", "of", ",", "before", "after"))
FULL_SHORT_MONTHS = frozenset(("may", "june", "july"))


def number_at(words: Sequence[Word], i: int, low: int, high: int) -> int | None:
    """Return the plain number at word i if it lies in low..high."""
    text = words[i].text if 0 <= i < len(words) else ""
    return int(text) if text.isdecimal() and len(text) <= 4 and low <= int(text) <= high else None


def month_at(words: Sequence[Word], i: int) -> int | None:
    """Return the month named at word i; its capital is asked for where the word means other things too."""
    month = vocabulary("month").get(lower_at(words, i))
    small = month is not None and words[i].text.islower()
    if month is None or (small and (len(words[i].text) < 4 or words[i].lower in AMBIGUOUS_MONTHS)):
        return int(month) if month is not None and small and _dated_small(words, i) else None
    return int(month)


def _dated_small(words: Sequence[Word], i: int) -> bool:
    """Whether a month without its capital is one by what stands beside it: may 2015, april 5, said in may that."""
    behind = words[i + 1].text if i + 1 < len(words) else ""
    if len(behind) == 4 and number_at(words, i + 1, 1000, 2199) is not None:
        return True
    if words[i].lower in MODAL_MONTHS:
        return lower_at(words, i - 1) == "in"
    return number_at(words, i + 1, 1, 31) is not None or vocabulary("lead").get(lower_at(words, i - 1)) == "month"


def _is_abbreviated(words: Sequence[Word], i: int) -> bool:
    """Whether the full stop after a month is its own: Jan. 6, Sept. 2014; not "in May. Then"."""
    short = len(words[i].text) <= 4 and words[i].lower not in FULL_SHORT_MONTHS
    return short and lower_at(words, i + 1) == "." and glued(words, i + 1)


def _stands_alone(words: Sequence[Word], i: int) -> bool:
    """Whether a month with neither day nor year is a month: "in May", not "Theresa May"."""
    lower, before = words[i].lower, lower_at(words, i - 1)
    if lower in AMBIGUOUS_MONTHS:
        lead = vocabulary("lead").get(before)
        return lead == "month" or (lead == "weak" and lower != "may")
    return len(lower) > 4 or (lower == "july")


def year_after(words: Sequence[Word], j: int) -> tuple[int, int] | None:
    """Return (year, index after it) of ", 2026", "of 2026" or "2026" at word j."""
    k = j + 1 if lower_at(words, j) in (",", "of", "in", ".") else j
    year = number_at(words, k, 1000, 2199)
    if year is None or len(words[k].text) != 4 or (lower_at(words, j) in ("in", ".") and k == j):
        return None
    unit_follows = lower_at(words, k + 1) in ("people", "%", "percent")
    return None if unit_follows else (year, k + 1)


def _day_of_month(words: Sequence[Word], i: int) -> tuple[int, int] | None:
    """Return (day of the month, index after it): 6, 6th, sixth."""
    day = number_at(words, i, 1, 31)
    if day is not None and len(words[i].text) <= 2:
        suffixed = lower_at(words, i + 1) in ("st", "nd", "rd", "th") and glued(words, i + 1)
        return day, i + (2 if suffixed else 1)
    return None


def read_part(words: Sequence[Word], i: int) -> tuple[str | None, int]:
    """Return (early, mid or late; index of its first word) for what stands before word i."""
    k = i - 1
    if lower_at(words, k) == "-" and glued(words, k):
        k -= 1
    part = vocabulary("part").get(lower_at(words, k))
    if part is not None and lower_at(words, k) not in ("end", "start", "beginning", "middle"):
        return part, k
    of = i - 2 if lower_at(words, i - 1) == "the" else i - 1
    if lower_at(words, of) == "of" and lower_at(words, of - 1) in ("end", "start", "beginning", "middle"):
        return vocabulary("part")[lower_at(words, of - 1)], of - 1
    return None, i


def _dated(year: int | None, month: int, day: int, last: int | None, dateline: date | None) -> Stretch | None:
    if year is None and dateline is not None:
        year = nearest_year(month, day, dateline)
    return day_of(year, month, day, last)


def read_month(words: Sequence[Word], i: int, dateline: date | None) -> Period | None:
    """Read what starts with a month: January 6, 2026; Jan. 6-8; January 2026; January to March."""
    month = month_at(words, i)
    if month is None:
        return None
    j = i + 1
    if _is_abbreviated(words, i):
        j += 1
    day = (
        _day_of_month(words, j) if not glued(words, i + 1) or j > i + 1 else None
    )  # "February3" has the mark of a footnote
    if day is not None and not _counts_on(words, day[1]):
        last, end = _last_day(words, day[1], day[0])
        year = year_after(words, end)
        stretch = _dated(year[0] if year else None, month, day[0], last, dateline)
        return period_of(i, year[1] if year else end, stretch)
    part, first = read_part(words, i)
    until = month_at(words, j + 1) if lower_at(words, j) in ("to", "-", "–", "through") else None
    if until is not None:
        j += 2
    year = year_after(words, j)
    if year is None and until is None and not _stands_alone(words, i):
        return None
    said = year[0] if year else (nearest_year(month, 15, dateline) if dateline else None)
    if lower_at(words, i - 1) in ("last", "next", "this"):
        first = i - 1
    return period_of(first, year[1] if year else j, in_part(month_of(said, month, until), part))


def _counts_on(words: Sequence[Word], j: int) -> bool:
    """Whether the digits before word j go on as another number: January 20:00, May 5 million, 5%."""
    if lower_at(words, j) in ("%", "percent") or numerals().get(lower_at(words, j), ("",))[0] == "scale":
        return True
    return lower_at(words, j) == ":" and glued(words, j) and glued(words, j + 1)


def _last_day(words: Sequence[Word], j: int, day: int) -> tuple[int | None, int]:
    """Read the "-8" or "to 8" of "January 6-8"."""
    if lower_at(words, j) in ("-", "–", "to", "through"):
        last = _day_of_month(words, j + 1)
        if last is not None and last[0] > day and month_at(words, last[1]) is None:
            return last[0], last[1]
    return None, j


def period_of(first: int, last: int, stretch: Stretch | None) -> Period | None:
    """Return a stretch as read from words first:last; None for none."""
    if stretch is None:
        return None
    return Period(first, last, stretch.value, stretch.grain, stretch.low, stretch.high)


def read_day_first(words: Sequence[Word], i: int, dateline: date | None) -> Period | None:
    """Read "6 January 2026", "the 6th of May", "6-8 January"."""
    day = _day_of_month(words, i)
    if day is None or (glued(words, i) and lower_at(words, i - 1) in ("-", "–", "/", ":", "$", "£", "€")):
        return None
    first, j = day
    last = None
    if lower_at(words, j) in ("-", "–", "to", "and"):
        second = _day_of_month(words, j + 1)
        if second is not None and second[0] > first and month_at(words, second[1]) is not None:
            last, j = second[0], second[1]
    if lower_at(words, j) == "of":
        j += 1
    month = month_at(words, j)
    if month is None or (words[j].text.islower() and words[j].lower in AMBIGUOUS_MONTHS):
        return None
    j += 2 if _is_abbreviated(words, j) and number_at(words, j + 2, 1000, 2199) else 1
    year = year_after(words, j) if lower_at(words, j) not in ("in", ".") else None
    stretch = _dated(year[0] if year else None, month, first, last, dateline)
    return period_of(i, year[1] if year else j, stretch)


def read_day_alone(words: Sequence[Word], i: int) -> Period | None:
    """Read "on the 25th", "Tuesday, the 28th": a day of a month that is not said."""
    day = _day_of_month(words, i)
    if day is None or day[1] != i + 2 or lower_at(words, i - 1) != "the":
        return None
    led = lower_at(words, i - 2) in _DAY_LEADS
    follows = lower_at(words, day[1])
    ends = not follows[:1].isalnum() or classes("function_words").get(follows, "article") != "article"
    return Period(i, day[1], f"XXXX-XX-{day[0]:02}", "day") if led and ends and follows != "-" else None


def read_numeric(words: Sequence[Word], i: int, order: str | None = None) -> Period | None:
    """Read 2026-01-06, 06/01/2026 (in either order of day and month unless one is given) and 06.01.2026."""
    dotted = words[i].text.split(".")
    if len(dotted) == 3 and all(part.isdecimal() for part in dotted):
        return _in_order(i, i + 1, dotted, order)
    if i + 4 >= len(words) or not all(glued(words, k) for k in range(i + 1, i + 5)):
        return None
    texts = [words[k].text for k in range(i, i + 5)]
    if not all(text.isdecimal() for text in texts[::2]) or texts[1] != texts[3]:
        return None
    if texts[1] == "-" and [len(text) for text in texts[::2]] == [4, 2, 2]:
        year, month, day = map(int, texts[::2])
        return period_of(i, i + 5, day_of(year, month, day)) if year and 1 <= month <= 12 else None
    return _in_order(i, i + 5, texts[::2], order) if texts[1] in "/-" else None


def _in_order(first: int, last: int, parts: Sequence[str], order: str | None) -> Period | None:
    """Return the day of three figures; both days it may be, parted by "|", where no order is given."""
    if [len(part) > 2 for part in parts] != [False, False, True] or len(parts[2]) != 4:
        return None
    one, two, year = map(int, parts)
    if year < 1000:
        return None
    orders = {"day-first": ((one, two),), "month-first": ((two, one),)}.get(order or "", ((one, two), (two, one)))
    readings = [day_of(year, month, day) for day, month in orders if 1 <= month <= 12]
    stretches = [stretch for stretch in readings if stretch is not None]
    if not stretches:
        return None
    lows = sorted(stretch.low for stretch in stretches if stretch.low is not None)
    value = str(lows[0]) if lows[0] == lows[-1] else f"{lows[0]}|{lows[-1]}"
    return Period(first, last, value, "day", lows[0], lows[-1])
