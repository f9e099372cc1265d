"""What a notebook shows of a report: the counts, and the findings with their words, as a plain table.

A notebook is often read where no script runs and no style sheet is let in (a code host, a mail), so that this is plain
HTML of a few elements; `xcheck.render(report, "html")` makes the page with everything.
"""

from __future__ import annotations

from ..model import Finding, Kind, Place, Reading, Report
from .html.element import Html, element, join, text

NO_FORMULAS = "tex2jax_ignore mathjax_ignore"
"""Classes by which a notebook takes nothing between two dollar signs for a formula."""

LEFT = "text-align: left; vertical-align: top"
"""Notebooks set tables for figures, to the right."""

MOST = 50
"""Findings that are shown; a notebook keeps what it shows."""


def render(report: Report) -> str:
    """Return the report as an HTML fragment; no text of an article is markup in it."""
    found = [f for f in report.findings if f.suppressed is None and (report.related or f.kind is not Kind.OMISSION)]
    names = {reading.id: reading.article.name for reading in report.articles}
    counts = ", ".join(_count(kind, count) for kind in Kind if (count := report.count(kind)))
    head = f"{', '.join(names.values())}: {counts or 'no differences'}."
    rows = [_row(report, finding, names) for finding in found[:MOST]]
    table = element("table", element("thead", _heads("rule", "severity", "what differs", "where")), *rows)
    rest = len(found) - MOST
    more = f"{rest} more: xcheck.render(report, 'html') makes the page with all." if rest > 0 else ""
    parts = [element("p", head), *([table] if rows else []), *([element("p", more)] if more else [])]
    return element("div", *parts, class_=NO_FORMULAS)


def _count(kind: Kind, count: int) -> str:
    if kind in (Kind.PRECISION, Kind.WORDING):
        return f"{count} in {kind}"
    return f"{count} {kind}{'s' * (count != 1)}"


def _heads(*names: str) -> Html:
    return element("tr", *(element("th", name, style=LEFT) for name in names))


def _row(report: Report, finding: Finding, names: dict[str, str]) -> Html:
    readings = {reading.id: reading for reading in report.articles}
    words = join((_words(readings[p.article], p, names) for p in finding.places), by="\n")
    return element(
        "tr",
        *(element("td", told, style=LEFT) for told in (finding.rule, finding.severity.value, finding.message, words)),
    )


def _words(reading: Reading, place: Place, names: dict[str, str]) -> Html:
    """Return a statement with the words of a finding marked, under the name and line of its article."""
    statement = next(s for s in reading.statements if s.id == place.statement)
    before = reading.article.text[statement.start : place.start]
    after = reading.article.text[place.end : statement.end]
    where = f"{names[place.article]}, {place.told}: "
    return element("div", text(where), text(before), element("mark", place.text), text(after))
