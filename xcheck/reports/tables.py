"""What needs one line each: names and statements that only one article has, and the alignment."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from ..model import Finding, Pair, Place, Report, Severity
from .escapes import visible
from .layout import Mark, Segment, cells
from .page import INDENT, TWO_COLUMNS, Page

FEW_STATEMENTS = 5
"""So many statements that only one article has are listed for each article, unless all are asked for."""
FEW_NAMES = 12
"""The table of names is filled up to this with names that are only notes; warnings always stand in it."""
_WIDEST_NAME = 28


def names_table(page: Page, findings: Sequence[Finding], everything: bool) -> Iterator[str]:
    """Yield a line for each name that only one article has: the name, its place, what is said of it there."""
    worst_first = sorted(findings, key=lambda finding: -finding.severity.rank)
    notes = [finding for finding in worst_first if finding.severity is Severity.NOTE]
    room = max(FEW_NAMES - (len(findings) - len(notes)), 0)
    shown = worst_first if everything else worst_first[: len(findings) - len(notes) + room]
    yield from ("", page.heading("Names that only one article has", len(findings)))
    widest = min(_WIDEST_NAME, page.width // 3)
    width = max(cells(short_name(finding, widest)) for finding in shown)
    for reading in page.readings:
        own = [finding for finding in shown if finding.places[0].article == reading.id]
        if not own:
            continue
        yield from ("", page.line([(INDENT, ""), (f"only in {page.names[reading.id]}", "dim")]))
        rows = []
        for finding in sorted(own, key=_position):
            name, place = short_name(finding, widest), finding.places[0]
            mark = Mark(place.start, place.end, f"mark-{finding.severity}")
            rows.append(((name + " " * (width - cells(name) + 2), "message"), place, mark))
        yield from rows_of(page, rows)
    yield from rest_line(page, len(findings) - len(shown))


def only_in(page: Page, findings: Sequence[Finding], everything: bool) -> Iterator[str]:
    """Yield the statements that one article alone has, a line each; those with the most facts if not all."""
    for reading in page.readings:
        found = [finding for finding in findings if finding.places[0].article == reading.id]
        if not found:
            continue
        yield from ("", page.heading(f"Only in {page.names[reading.id]}", len(found)), "")
        facts = Counter(fact.statement for fact in reading.facts)
        fullest = sorted(found, key=lambda finding: -facts[finding.places[0].statement])
        shown = found if everything else fullest[:FEW_STATEMENTS]
        yield from rows_of(page, [(("", ""), f.places[0], None) for f in sorted(shown, key=_position)])
        yield from rest_line(page, len(found) - len(shown))


def rest_line(page: Page, count: int) -> Iterator[str]:
    """Yield how many lines were left out."""
    if count:
        yield from page.paragraph(f"and {count} more: add --show notes", "dim", indent=INDENT)


def rows_of(page: Page, rows: Sequence[tuple[Segment, Place, Mark | None]], whole: bool = False) -> Iterator[str]:
    """Yield lines of a first cell, a place in a column of its own, and the statement trimmed to fit.

    A narrow page has line:column alone where the article's name stands above, unless `whole` is asked for.
    """
    room = page.width - len(INDENT) - cells(rows[0][0][0])
    if whole or page.width >= TWO_COLUMNS:
        places = [page.place(place.statement, place.start, room // 3) for _, place, _ in rows]
    else:
        places = [place.point for _, place, _ in rows]
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
        score = f"{pair.score:.2f} "
        yield from map(page.line, page.set(verdict, "dim" if ids else "good", [(score, "message")], " " * len(score)))
        both = (page.statements[id] for id in (pair.left, pair.right))
        yield from rows_of(page, [(("", ""), reading.place(s.span, s.id), None) for reading, s in both], whole=True)


def topics_table(page: Page, report: Report) -> Iterator[str]:
    """Yield for each topic what each article says of it, two of them side by side where the page is wide."""
    yield from ("", page.heading("Topics", len(report.topics)))
    for topic in report.topics:
        counts = " | ".join(str(len(ids)) for ids in topic.statements)
        yield ""
        label, rest = visible(topic.label), f"{topic.kind}, {counts}"
        if cells(label) + 2 + cells(rest) <= page.width:
            yield page.line([(label, "message"), (f"  {rest}", "dim")])
        else:
            yield from page.paragraph(label, "message")
            yield from page.paragraph(rest, "dim", indent=INDENT)
        yield from page.facing([[(page.statements[id][1], []) for id in ids] for ids in topic.statements if ids])


def _rules_of(pair: Pair, touching: Mapping[str, Sequence[Finding]]) -> list[str]:
    """Return the rules that found something in both statements of a pair, or that one of them lacks."""
    both = {pair.left, pair.right}
    rules = []
    for finding in (*touching.get(pair.left, ()), *touching.get(pair.right, ())):
        statements = {place.statement for place in finding.places}
        if len(statements) == 1 or statements >= both:
            rules.append(finding.rule)
    return list(dict.fromkeys(rules))


def _position(finding: Finding) -> int:
    return finding.places[0].start


def short_name(finding: Finding, widest: int) -> str:
    """Return the first words a finding marks, cut to fit."""
    return short(" ".join(visible(finding.places[0].text).split()), widest)


def short(text: str, width: int) -> str:
    """Return the text, cut to `width` cells with an ellipsis where it is longer."""
    if cells(text) <= width:
        return text
    while text and cells(text) >= width:
        text = text[:-1]
    return text + "…"
