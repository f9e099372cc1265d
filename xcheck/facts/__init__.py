"""What statements claim: names, numbers, dates, quotations, attributions and the markers of force."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ..config import Settings
from ..model import Article, Date, Fact, Marker, Name, Span, Statement, StatementKind
from .dates import find_dateline, find_dates
from .names import find_names
from .names.capitals import dateline as place_and_day
from .numbers import find_numbers
from .quotes import find_quotes
from .speakers import find_attributions
from .wording import find_markers


def day_of(article: Article, statements: Sequence[Statement], settings: Settings) -> date | None:
    """Return the day that an article was written on: as its text says, else its page or the settings."""
    dateline = find_dateline(article, statements)
    day = dict(settings.datelines).get(article.path or "") or article.published or settings.dateline
    return date.fromisoformat(day) if dateline is None and day is not None else dateline


def read_facts(
    article: Article, statements: Sequence[Statement], settings: Settings, dateline: date | None
) -> tuple[tuple[Fact, ...], tuple[Marker, ...]]:
    """Return the facts and the markers of all statements but boilerplate, each sorted by position."""
    included = [s for s in statements if s.kind is not StatementKind.BOILERPLATE]
    dates = [
        found for s in included for found in find_dates(s, dateline, settings.date_order) if found.start >= _opened(s)
    ]
    names = _clear_of(find_names(article.text, included, settings.aliases), dates)
    taken: dict[str, list[Span]] = {s.id: [] for s in included}
    for fact in (*dates, *names):
        taken[fact.statement].append(fact.span)
    numbers = [found for s in included for found in find_numbers(s, taken[s.id])]
    quotes = find_quotes(article.text, included)
    attributions = find_attributions(article.text, included, names, quotes)
    facts: list[Fact] = [*dates, *names, *numbers, *quotes, *attributions]
    facts.sort(key=lambda fact: (fact.start, fact.end, fact.type))
    dated = _covered(dates)
    markers = (marker for s in included for marker in find_markers(s) if marker.start not in dated)
    return tuple(facts), tuple(markers)


def _clear_of(names: Sequence[Name], dates: Sequence[Date]) -> list[Name]:
    """Leave out names that a date covers ("January", "Christmas Day")."""
    covered = _covered(dates)
    return [name for name in names if name.start not in covered]


def _opened(statement: Statement) -> int:
    """Return where a statement begins behind the dateline, whose day is no event's: LEEDS, 5 May (Reuters) -."""
    end = place_and_day(statement.words)
    return statement.words[end - 1].end if end else statement.start


def _covered(facts: Sequence[Date]) -> set[int]:
    return {offset for fact in facts for offset in range(fact.start, fact.end)}
