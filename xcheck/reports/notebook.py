"""What a notebook shows of a report: how the articles relate, and the findings with their words, as a plain table.

A notebook is often read where no script runs and no style sheet is let in (a code host, a mail), so that this is plain
HTML of a few elements; `xcheck.render(report, "html")` makes the page with everything.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..model import Finding, Place, Reading, Report
from .html.element import Html, element, join, text
from .omissions import alone, by_holders, listed, one_has, who
from .relation import counts, sentences

NO_FORMULAS = "tex2jax_ignore mathjax_ignore"
"""Classes by which a notebook takes nothing between two dollar signs for a formula."""

LEFT = "text-align: left; vertical-align: top"
"""Notebooks set tables for figures, to the right."""

MOST = 50
"""Rows that are shown; a notebook keeps what it shows."""


def render(report: Report) -> str:
    """Return the report as an HTML fragment; no text of an article is markup in it."""
    names = {reading.id: reading.article.name for reading in report.articles}
    related = report.mode == "compare" and report.related
    lines = sentences(report, names.__getitem__) if related else [f"{counts(report)}."]
    head = f"{', '.join(names.values())}: {' '.join(lines)}"
    rows = list(_notebook_rows(report, names))
    table = element("table", element("thead", _heads("what differs", "where", "rule")), *rows[:MOST])
    rest = len(rows) - MOST
    more = f"{rest} more: xcheck.render(report, 'html') makes the page with all." if rest > 0 else ""
    parts = [element("p", head), *([table] if rows else []), *([element("p", more)] if more else [])]
    return element("div", *parts, class_=NO_FORMULAS)


def _notebook_rows(report: Report, names: dict[str, str]) -> Iterator[Html]:
    """Yield a row for each difference, then for each thing that only some have, what an editor must know first."""
    for finding in report.active:
        if not listed(finding):
            yield _finding_row(report, finding, finding.message, finding.places, names)
    for key, some in by_holders(report).items():
        title = alone(key, names) if one_has(key) else f"In some and not in others: {who(key, names)}"
        for entry in some:
            whole = [r.place(s.span, s.id) for r in report.articles for s in r.statements if s.id in entry.statements]
            marked = whole if entry.whole else entry.marks
            yield _finding_row(report, entry.lead, f"{title}.", marked, names)


def _heads(*names: str) -> Html:
    return element("tr", *(element("th", name, style=LEFT) for name in names))


def _finding_row(report: Report, finding: Finding, said: str, places: Sequence[Place], names: dict[str, str]) -> Html:
    readings = {reading.id: reading for reading in report.articles}
    by_statement: dict[str, list[Place]] = {}
    for place in places:
        by_statement.setdefault(place.statement, []).append(place)
    words = join((_statement(readings[some[0].article], some, names) for some in by_statement.values()), by="\n")
    rule = f"{finding.severity.value} {finding.rule}"
    return element("tr", *(element("td", cell, style=LEFT) for cell in (said, words, rule)))


def _statement(reading: Reading, places: Sequence[Place], names: dict[str, str]) -> Html:
    """Return a statement with the words of a finding marked, under the name and line of its article."""
    first = places[0]
    statement = next(s for s in reading.statements if s.id == first.statement)
    parts, at = [text(f"{names[first.article]}, {first.in_words}: ")], statement.start
    for place in sorted(places, key=lambda place: place.start):
        start = max(place.start, at)
        parts += [text(reading.article.text[at:start]), element("mark", reading.article.text[start : place.end])]
        at = max(at, place.end)
    return element("div", *parts, text(reading.article.text[at : statement.end]))
