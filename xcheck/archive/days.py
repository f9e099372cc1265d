"""The day of an article: as a table gives it in any of its ways, else as the article's own first lines do."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from functools import lru_cache

from ..facts.dates.dateline import find_dateline
from ..facts.dates.finding import read_periods
from ..model import Article
from ..split import split
from ..words import tokenize

_ISO = re.compile(r"\s*(\d{4})-?(\d\d)-?(\d\d)(?!\d)")

HEAD = 1_200
"""Characters of an article in which its own day is looked for."""


@lru_cache(maxsize=4096)
def day_of_cell(value: str) -> str | None:
    """Return the ISO day of a cell: 2026-01-07T18:00Z, 20260107, Wed, 07 Jan 2026 18:00:00 GMT, January 7, 2026."""
    iso = _ISO.match(value)
    try:
        if iso is not None:
            return date(*map(int, iso.groups())).isoformat()
        if value.strip().isdecimal() and 9 <= len(value.strip()) <= 13:  # seconds or milliseconds since 1970
            seconds = int(value) / (1000 if len(value.strip()) > 11 else 1)

            return datetime.fromtimestamp(seconds, UTC).date().isoformat()
        if "," in value[:5]:
            return parsedate_to_datetime(value).date().isoformat()
    except (ValueError, TypeError, OverflowError):
        return None
    return _spoken(value[:80])


def _spoken(value: str) -> str | None:
    for period in read_periods(tokenize(value), None):
        if period.grain == "day" and period.low is not None and period.low == period.high:
            return period.low.isoformat()
    return None


def day_written(text: str) -> str | None:
    """Return the ISO day that an article's own first lines give, None where they give none."""
    head = Article("head", text[:HEAD])
    found = find_dateline(head, split(head, "a", (), False))
    return None if found is None else found.isoformat()
