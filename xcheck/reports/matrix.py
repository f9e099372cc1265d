"""The matrix of who says what on a terminal: a table where the articles fit side by side, else a list for each row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest

from ..model import Finding, Place, Report, Row
from .escapes import visible
from .layout import ELLIPSIS, Line, Mark, Token, cells, measure, merge, tokens, trim, wrap
from .page import INDENT, Page
from .signs import SIGNS
from .tables import rest_line, short

MOST_ROWS = 25
"""So many rows are shown unless all are asked for."""

NARROWEST = 14
"""Columns that an article needs in a table; with less each row becomes a list."""

WIDEST_LABEL = 22
MOST_LINES = 3
"""Longer words of a cell are trimmed to the surroundings of what differs."""

GAP = 2

_MARKS = frozenset("“„«»”‘'`" + '"')

_KINDS = {
    "date": "when: ",
    "quotation": "quotation: ",
    "speaker": "source: ",
    "definition": "what is ",
    "members": "members of ",
    "actor": "who ",
    "topic": "topic: ",
}


def matrix_table(page: Page, report: Report, everything: bool) -> Iterator[str]:
    """Yield who says what, what differs on top."""
    shown = report.matrix if everything else report.matrix[:MOST_ROWS]
    yield from ("", page.heading("Who says what", len(report.matrix)), "")
    if not shown:
        yield from page.paragraph("No fact is told by two of the articles.")
        return
    findings = {finding.id: finding for finding in report.findings}
    labels = max(cells(_label(row)) for row in shown)
    width = min(labels, WIDEST_LABEL, page.width // 4)
    column = (page.width - len(INDENT) - width) // len(page.readings) - GAP
    if column < NARROWEST:
        for row in shown:
            yield from _listed(page, row, findings)
    else:
        yield from _tabled(page, shown, findings, width, column)
    yield from rest_line(page, len(report.matrix) - len(shown))


def _tabled(page: Page, rows: Iterable[Row], findings: Mapping[str, Finding], width: int, column: int) -> Iterator[str]:
    """Yield a line of names and the rows, each as high as its highest cell."""
    names = [short(page.names[reading.id], column) for reading in page.readings]
    yield from _across(page, [[], *([[(name, "heading")]] for name in names)], width, column)
    for row in rows:
        label = wrap(tokens(_label(row)), width)[:MOST_LINES]
        styled = [[(text, "message" if row.differs else "") for text, _ in line] for line in label]
        blocks = [_cell(page, row, number, findings, column) for number in range(len(row.cells))]
        yield from _across(page, [styled, *blocks], width, column, _sign(row, findings))


def _across(
    page: Page, blocks: Sequence[Sequence[Line]], width: int, column: int, sign: Line | None = None
) -> Iterator[str]:
    """Yield blocks of lines beside each other, the first of them `width` wide, the others `column`."""
    empty: Line = []
    for number, lines in enumerate(zip_longest(*blocks, fillvalue=empty)):
        across: Line = list(sign) if sign and not number else [(INDENT, "")]
        for at, line in enumerate(lines):
            room = column if at else width
            across += [*line, (" " * (room - measure(line) + GAP), "")]
        yield page.line(across)


def agreed_table(page: Page, report: Report) -> Iterator[str]:
    """Yield what all articles tell alike, a few lines for each fact, and how much more some of them do."""
    alike = [row for row in report.matrix if not row.differs and row.kind != "topic"]
    agreed = [row for row in alike if row.told == len(report.articles) and len(row.sides) == 1]
    yield from ("", page.heading("What all articles agree on", len(agreed)), "")
    for row in agreed:
        yield from _listed(page, row, {})
    some = sum(row.told > 1 for row in alike) - len(agreed)
    if some:
        more = "1 more fact is" if some == 1 else f"{some} more facts are"
        yield from page.paragraph(f"{more} told alike by some of them: add --show matrix,notes", "dim", indent=INDENT)


def _listed(page: Page, row: Row, findings: Mapping[str, Finding]) -> Iterator[str]:
    """Yield a row as a list: its label, each wording with all who use it, and who is silent."""
    yield from map(page.line, page.set(_label(row), "message" if row.differs else "", _sign(row, findings), INDENT))
    wordings: dict[str, tuple[list[Token], list[str]]] = {}
    for number, reading in enumerate(page.readings):
        if row.cells[number]:
            words = _words(page, row, row.cells[number], findings, reading.id)
            spelt = " ".join(text.lower() for word in words for text, _ in word.line)
            lines = ",".join(f":{line}" for line in dict.fromkeys(place.line for place in row.cells[number]))
            wordings.setdefault(spelt, (words, []))[1].append(f"{page.names[reading.id]}{lines}")
    for words, names in wordings.values():
        room = page.width - 3 * len(INDENT)
        if sum(word.width + 1 for word in words) > MOST_LINES * room:
            words = trim(words, MOST_LINES * (room - 4))
        who = [Token(((f"{name}," if name is not names[-1] else name, "dim"),), cells(name) + 1) for name in names]
        for at, line in enumerate(wrap([*words, Token((("", ""),), 0), *who], room)):
            yield page.line([(INDENT * (3 if at else 2), ""), *line])
    silent = [page.names[r.id] for r, cell in zip(page.readings, row.cells, strict=True) if not cell]
    if silent:
        yield from page.paragraph(f"silent: {', '.join(silent)}", "dim", indent=2 * INDENT)


def _label(row: Row) -> str:
    """Return a row's label with what it is of, where the label alone does not tell."""
    return _KINDS.get(row.kind, "") + visible(row.label)


def _sign(row: Row, findings: Mapping[str, Finding]) -> Line:
    """Return the sign of the worst finding that is no omission, as it stands before the finding itself."""
    if not row.differs:
        return [(INDENT, "")]
    severity = _worst(row, findings)
    return [(f"{SIGNS[severity]} ", severity.value)]


def _worst(row: Row, findings: Mapping[str, Finding]):  # type: ignore[no-untyped-def]
    return max(findings[id].severity for id in row.findings if not findings[id].absent)


def _cell(page: Page, row: Row, number: int, findings: Mapping[str, Finding], width: int) -> list[Line]:
    """Return the words of one article, what differs marked, and the lines they stand in."""
    places = row.cells[number]
    if not places:
        return []
    where = ",".join(f":{line}" for line in dict.fromkeys(place.line for place in places))
    words = _words(page, row, places, findings, page.readings[number].id)
    room = MOST_LINES * width - cells(where) - 1
    if sum(word.width + 1 for word in words) > room:
        words = trim(words, room - MOST_LINES * 2)
    lines = wrap([*words, Token(((where, "place"),), cells(where))], width)
    if len(lines) > MOST_LINES + 1:
        lines = [*lines[:MOST_LINES], [(ELLIPSIS, "dim")]]
    return lines


def _words(page: Page, row: Row, places: Sequence[Place], findings: Mapping[str, Finding], article: str) -> list[Token]:
    """Return the words of a cell: a quotation and its speaker, a topic's first statement, else all its places."""
    marks = [p for id in row.findings if not findings[id].absent for p in findings[id].places if p.article == article]
    style = f"mark-{_worst(row, findings)}" if row.differs else ""
    marked = row.differs and _stands_out(row, article)
    said: list[Token] = []
    for place in places[:1] if row.kind == "topic" else places:
        text, zero = visible(place.text), place.start
        quoted = row.kind == "quotation" and _quoted(page, place)
        if quoted:
            text, zero = f"“{text}”", zero - 1
        here = [Mark(m.start - zero, m.end - zero, style) for m in marks] if marked else []
        if said:
            said.append(Token((("—" if row.kind == "quotation" and not quoted else "/", "dim"),), 1))
        said += tokens(text, merge(here, text), page.brackets)
    if row.kind == "topic" and len(places) > 1:
        said.append(Token(((f"(+{len(places) - 1})", "dim"),), 3 + len(str(len(places) - 1))))
    return said


def _quoted(page: Page, place: Place) -> bool:
    """Whether a place stands behind an opening quotation mark."""
    reading, _ = page.statements[place.statement]
    return reading.article.text[max(place.start - 1, 0) : place.start] in _MARKS


def _stands_out(row: Row, article: str) -> bool:
    """Whether an article is on a side that is not the one largest."""
    sizes = sorted((len(side) for side in row.sides), reverse=True)
    own = next((len(side) for side in row.sides if article in side), 0)
    return own > 0 and (own < sizes[0] or (len(sizes) > 1 and sizes[1] == own))
