"""What needs one line each: names and statements that only one article has, and the alignment."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..model import Finding, Pair, Place, Report
from .layout import Mark, Segment, cells, visible
from .page import INDENT, Page

FEW = 5
"""So many statements without a counterpart are listed for each article unless all are asked for."""
_WIDEST_NAME = 28


def names_table(page: Page, findings: Sequence[Finding]) -> Iterator[str]:
    """Yield one line for each name that only one article has: the name, its place, the words around it."""
    yield from ("", page.heading("Names that only one article has", len(findings)), "")
    rows = []
    for finding in sorted(findings, key=lambda f: _position(page, f)):
        place = finding.places[0]
        name = _short(visible(finding.subject or place.text), _WIDEST_NAME)
        rows.append((name, place, Mark(place.start, place.end, f"mark-{finding.severity}")))
    width = max(cells(name) for name, _, _ in rows)
    named = [((name + " " * (width - cells(name) + 2), "message"), place, mark) for name, place, mark in rows]
    yield from _rows(page, named)


def only_in(page: Page, findings: Sequence[Finding], everything: bool) -> Iterator[str]:
    """Yield the statements that one article alone has, article by article, a line each."""
    for reading in page.readings:
        found = [f for f in findings if f.places[0].article == reading.id]
        if not found:
            continue
        yield from ("", page.heading(f"Only in {page.names[reading.id]}", len(found)), "")
        shown = sorted(found if everything else found[:FEW], key=lambda f: _position(page, f))
        yield from _rows(page, [(("", ""), f.places[0], None) for f in shown])
        if len(shown) < len(found):
            rest = f"and {len(found) - len(shown)} more: add --show notes"
            yield from page.paragraph(rest, "dim", indent=INDENT)


def _rows(page: Page, rows: Sequence[tuple[Segment, Place, Mark | None]]) -> Iterator[str]:
    """Yield lines of a first cell, a place in a column of its own, and the statement trimmed to fit."""
    room = page.width - len(INDENT) - cells(rows[0][0][0])
    places = [page.place(place.statement, place.start, room // 3) for _, place, _ in rows]
    width = max(map(cells, places))
    for (first, place, mark), where in zip(rows, places, strict=True):
        _, statement = page.statements[place.statement]
        pad = " " * (width - cells(where) + 2)
        text = page.snippet(statement, max(room - width - 2, 8), [mark] if mark else ())
        yield page.line([(INDENT, ""), first, (where, "place"), (pad, ""), *text])


def pairs_table(page: Page, report: Report, agreed_only: bool) -> Iterator[str]:
    """Yield every pair of statements with its score and what was found in it, or only those that agree."""
    touching: dict[str, list[Finding]] = {}
    for finding in report.findings:
        for id in {place.statement for place in finding.places} if finding.suppressed is None else ():
            touching.setdefault(id, []).append(finding)
    told = [(pair, _rules_of(pair, touching)) for pair in report.pairs]
    told = [(pair, ids) for pair, ids in told if not (agreed_only and ids)]
    yield from ("", page.heading("Pairs that agree" if agreed_only else "Pairs", len(told)))
    for pair, ids in told:
        verdict = ", ".join(ids) or "agree"
        yield ""
        yield page.line([(f"{pair.score:.2f} ", "message"), (verdict, "dim" if ids else "good")])
        both = (page.statements[id] for id in (pair.left, pair.right))
        yield from _rows(page, [(("", ""), reading.place(s.span, s.id), None) for reading, s in both])


def _rules_of(pair: Pair, touching: Mapping[str, Sequence[Finding]]) -> list[str]:
    """Return the rules that found something in both statements of a pair, or that one of them lacks."""
    both = {pair.left, pair.right}
    rules = []
    for finding in (*touching.get(pair.left, ()), *touching.get(pair.right, ())):
        statements = {place.statement for place in finding.places}
        if len(statements) == 1 or statements >= both:
            rules.append(finding.rule)
    return list(dict.fromkeys(rules))


def _position(page: Page, finding: Finding) -> tuple[int, int]:
    place = finding.places[0]
    return [reading.id for reading in page.readings].index(place.article), place.start


def _short(text: str, width: int) -> str:
    """Return the text, cut to `width` cells with an ellipsis where it is longer."""
    if cells(text) <= width:
        return text
    while text and cells(text) >= width:
        text = text[:-1]
    return text + "…"
