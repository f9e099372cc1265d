"""Facts that every draft must hold: each is read as a little draft of its own, whose only source is the draft.

What bears a sentence out is not yet enough here: support lets a free word pass, and 4 million dollars where a source
has 4 million euros. So each number, date and name of the fact must agree with one of the draft as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from ..config import Settings
from ..data import classes
from ..facts.dates import dates_agree
from ..facts.names import coreferent
from ..facts.numbers import agree, same_quantity
from ..match import Missing, Side
from ..model import Article, Date, Name, Number, Reading, Report, Span, Statement
from ..split.layout import shown
from ..split.shown import without

LEAST_SUPPORT = 0.58
"""Least support of a fact that a draft holds: "12 killed" for twelve who died has .61, a tunnel for a bridge .54."""


def missing_facts(
    draft: Reading, own: Sequence[Side], settings: Settings, check: Callable[..., Report]
) -> Iterator[Missing]:
    """Yield each required fact that a draft does not hold; `check` holds a text against the draft."""
    seen = _asserted(draft.article, own) if settings.required else draft.article
    for fact in settings.required if own else ():
        plain = Settings(aliases=settings.aliases, dateline=settings.dateline)
        report = check(Article("the required fact", fact), against=[seen], settings=plain)
        weak = [v for v in report.verdicts if v.verdict in ("contradicted", "unsupported") or v.support < LEAST_SUPPORT]
        if weak or _lacking(report.articles[0], report.articles[1]):
            support = min((verdict.support for verdict in weak or report.verdicts), default=0.0)
            yield Missing(*_nearest_statement(report, own), fact, round(1.0 - support, 3) if weak else 0.9)


def _asserted(article: Article, own: Sequence[Side]) -> Article:
    """Return a draft without what a browser shows to nobody (<div hidden>), and what it only asks or supposes."""
    spans = [*shown(article).unseen, *(side.statement.span for side in own if _leaves_open(side.statement))]
    return article.replace(text="".join(without(article.text, sorted(spans)))) if spans else article


def _leaves_open(statement: Statement) -> bool:
    """Whether a sentence leaves open what it says: "Did the fire kill 12 people?", "If the fire killed 12, ..."."""
    first = statement.words[0].lower if statement.words else ""
    return statement.text.rstrip("*_ ").endswith("?") or classes("layout").get(first) == "supposing"


def _nearest_statement(report: Report, own: Sequence[Side]) -> tuple[Side, Span]:
    """Return the statement of the draft that says most of a fact, at the words that differ if any do."""
    by_start = {side.statement.start: side for side in own}
    starts = {s.id: s.start for s in report.articles[1].statements}
    evidence = [id for verdict in report.verdicts for id in verdict.evidence]
    side = next((by_start[starts[id]] for id in evidence if starts[id] in by_start), own[0])
    places = [p for f in report.findings for p in f.places if p.article != report.articles[0].id]
    against = [Span(p.start, p.end) for p in places if starts[p.statement] == side.statement.start]
    return side, (against or [side.statement.span])[0]


def _lacking(wanted: Reading, draft: Reading) -> bool:
    """Whether a number, date or name of a fact agrees with none of a draft."""
    return any(
        not any(same(fact, there) for there in draft.facts if isinstance(there, kind))
        for kind, same in _SAME
        for fact in wanted.facts
        if isinstance(fact, kind)
    )


def _same_number(fact: Number, there: Number) -> bool:
    if (fact.low, fact.high) == (there.low, there.high):
        return fact.unit == there.unit or "" in (fact.unit, there.unit)
    return same_quantity(fact, there) and agree(fact, there) and fact.unit == there.unit


_SAME: tuple[tuple[Any, Callable[[Any, Any], bool | None]], ...] = (
    (Number, _same_number),
    (Date, dates_agree),
    (Name, coreferent),
)
