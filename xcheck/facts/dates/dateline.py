"""Dateline: the day an article says it was written on, from its own lines only."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from ...model import Article, Statement
from ...words import tokenize
from ..names.capitals import dateline
from .finding import read_periods
from .periods import Period

OPENING_LINES, CLOSING_LINES = 20, 6
"Lines at the top and the bottom of an article that may say when it was published."
LONGEST_META_LINE, LONGEST_DATE_LINE = 160, 60
HEAD, TAIL = 20_000, 2_000
"Characters of the article in which its first and last lines are looked for."
_PUBLISHED = ("published", "updated", "posted", "date", "first published", "last updated", "last modified")


def find_dateline(article: Article, statements: Sequence[Statement]) -> datetime.date | None:
    """Return the day the article says it was written on; None unless it gives day, month and year.

    "Published 6 January 2026" and front matter count as they stand; "PARIS, Jan. 6 (Reuters)" takes its year
    from such a line.
    """
    published = [period for line in _meta_lines(article.text) for period in read_periods(tokenize(line), None)]
    full = [p.low for p in published if p.grain == "day" and p.low is not None and p.low == p.high]
    if full:
        return full[0]
    day = _place_and_day(statements)
    if day is None or day.low is not None:
        return day.low if day is not None and day.low == day.high else None
    years = [p.low.year for p in published if p.grain == "year" and p.low is not None]
    month, number = int(day.value[5:7]), int(day.value[8:10])
    try:
        return datetime.date(years[0], month, number) if years else None
    except ValueError:
        return None


def _meta_lines(text: str) -> list[str]:
    """Return the lines that are about the publication: "Published ...", "date: ...", or a mere date."""
    opening, closing = _stamp_lines(text[:HEAD])[:OPENING_LINES], _stamp_lines(text[HEAD:][-TAIL:])[-CLOSING_LINES:]
    if not closing:
        closing = _stamp_lines(text[:HEAD])[OPENING_LINES:][-CLOSING_LINES:]
    return [line for line in (*opening, *closing) if _says_published(line) or _is_date(line)]


def _stamp_lines(text: str) -> list[str]:
    stripped = (line.strip(" \t\r*_>#|") for line in text.split("\n"))
    return [line for line in stripped if 0 < len(line) <= LONGEST_META_LINE]


def _says_published(line: str) -> bool:
    lower = line.lower()
    return any(lower.startswith(word) and not lower[len(word) : len(word) + 1].isalpha() for word in _PUBLISHED)


def _is_date(line: str) -> bool:
    """Whether a line is a date, or the name of a place or an outlet with one: The County Paper, 12 November 2025."""
    if len(line) > LONGEST_DATE_LINE or not any(character.isdecimal() for character in line):
        return False
    words = tokenize(line)
    periods = read_periods(words, None)
    if sum(period.last - period.first for period in periods) >= len(words) - 1:
        return True
    if not periods or periods[-1].last != len(words) or periods[-1].grain != "day":
        return False
    before = words[: periods[0].first]
    return bool(before) and before[-1].text == "," and all(w.text[0].isupper() or not w.lemma for w in before)


def _place_and_day(statements: Sequence[Statement]) -> Period | None:
    """Return the day of "PARIS, Jan. 6 (Reuters) -" at the start of one of the first statements."""
    for statement in statements[:8]:
        words = statement.words[: dateline(statement.words)]
        for period in read_periods(words, None):
            if period.grain == "day" and period.value[0] in "X12" and "/" not in period.value:
                return period
    return None
