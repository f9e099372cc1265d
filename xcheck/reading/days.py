"""The day that a short text gives in full, as a page or a letter head does; never one that has to be guessed."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from ..data import rows

LONGEST = 100
"Characters that are looked at."

_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_WORDED = re.compile(
    r"""
    (?<!\w)
    (?: (\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]{3,9})\.?      # 6 January
    |   ([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)? )    # Jan. 6
    ,?\s+(\d{4})(?!\d)
    """,
    re.VERBOSE,
)


def iso_day(text: str) -> str | None:
    """Return the first day that a short text gives in full: 2026-01-06..., 6 January 2026, Jan. 6, 2026."""
    found = _ISO.search(text[:LONGEST])
    if found is not None:
        return _iso_date(*map(int, found.groups()))
    for worded in _WORDED.finditer(text[:LONGEST]):
        first, month, other, second, year = worded.groups()
        number = _months().get((month or other).lower())
        if number is not None:
            return _iso_date(int(year), number, int(first or second))
    return None


@cache
def _months() -> dict[str, int]:
    return {word: int(row[1]) for row in rows("date_words") if row[0] == "month" for word in row[2].split(" ")}


def _iso_date(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
