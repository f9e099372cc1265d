"""The matrix of who says what on a terminal: a table where the articles fit side by side, else a list for each row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest

from ..model import Finding, Report, Row
from .escapes import visible
from .layout import ELLIPSIS, Line, Mark, Token, cells, measure, merge, tokens, trim, wrap
from .page import INDENT, Page
from .rows import facts, in_minority, label, lines, marked, words, worst
from .signs import SIGNS
from .tables import rest_line, short

MOST_ROWS, FEW = 25, 8
"""Rows that are shown unless all are asked for; and of what is stated alike, where nobody asked for the table, so many
that with what differs they fit on a screen."""

NOTHING = "No fact is told by two of the articles."

NARROWEST = 14
"""Columns that an article needs in a table; with less each row becomes a list."""

WIDEST_LABEL = 34
MOST_LINES = 3
"""Longer words of a cell are trimmed to the surroundings of what differs."""

GAP = 2

LOG_WIDTH = 120
"""Columns of the plain table in a log."""


def matrix_table(page: Page, report: Report, everything: bool, asked: bool = True) -> Iterator[str]:
    """Yield who says what, what differs on top; where nobody asked for it, what differs and a few facts besides."""
    differing = [row for row in report.matrix if row.differs]
    shown = list(report.matrix if everything else report.matrix[:MOST_ROWS])
    if not (everything or asked):
        shown = [*differing, *(row for row in facts(report) if not row.differs and row.kind != "name")]
        shown = shown[: min(MOST_ROWS, max(FEW, len(differing)))] or list(report.matrix[:FEW])
    yield from ("", page.heading("Who says what", len(report.matrix)), "")
    if not shown:
        yield from page.paragraph(NOTHING)
        return
    yield from _rows(page, report, shown)
    if not (everything or asked) and len(report.matrix) > len(shown):
        yield from page.paragraph(
            f"and {len(report.matrix) - len(shown)} more: add --show matrix", "dim", indent=INDENT
        )
    else:
        yield from rest_line(page, len(report.matrix) - len(shown))


def plain_lines(report: Report) -> Iterator[str]:
    """Yield who says what for a log, all facts of it; no line holds anything that a runner or a terminal obeys."""
    page = Page(report.articles, LOG_WIDTH, color=False)
    # once more: signs of ours beside an article's may be what a runner obeys, such as [[ after its ##
    yield from map(visible, _rows(page, report, facts(report)) if facts(report) else [NOTHING])


def _rows(page: Page, report: Report, shown: Sequence[Row]) -> Iterator[str]:
    """Yield a table if the articles fit side by side, else a list for each row."""
    findings = {finding.id: finding for finding in report.findings}
    labels = max(cells(_label(row)) for row in shown)
    width = min(labels, WIDEST_LABEL, page.width // (4 if len(page.readings) < 4 else 5))
    column = (page.width - len(INDENT) - width) // len(page.readings) - GAP
    if column < NARROWEST:
        for row in shown:
            yield from _listed(page, row, findings)
    else:
        yield from _tabled(page, shown, findings, width, column)


def _tabled(page: Page, rows: Iterable[Row], findings: Mapping[str, Finding], width: int, column: int) -> Iterator[str]:
    """Yield a line of names and the rows, each as high as its highest cell."""
    names = [short(page.names[reading.id], column) for reading in page.readings]
    yield from _across(page, [[], *([[(name, "heading")]] for name in names)], width, column)
    for row in rows:
        name = _question_lines(tokens(_label(row)), width)
        styled = [[(text, "message" if row.differs else "") for text, _ in line] for line in name]
        blocks = [_cell(page, row, number, findings, column) for number in range(len(row.cells))]
        yield from _across(page, [styled, *blocks], width, column, _sign(row, findings))


def _question_lines(words: Sequence[Token], width: int) -> list[Line]:
    """Return a question in a few lines, with dots where it goes on."""
    lines, kept = wrap(words, width), list(words)
    while len(lines) > MOST_LINES + 1:
        kept.pop()
        while len(kept) > 1 and kept[-1].line[0][0] == ELLIPSIS:  # a gap of the question
            kept.pop()
        lines = wrap([*kept, Token(((ELLIPSIS, ""),), 1)], width)
    return lines


def _across(
    page: Page, blocks: Sequence[Sequence[Line]], width: int, column: int, sign: Line | None = None
) -> Iterator[str]:
    """Yield blocks of lines beside each other, the first of them `width` wide, the others `column`."""
    empty: Line = []
    for number, cut in enumerate(zip_longest(*blocks, fillvalue=empty)):
        across: Line = list(sign) if sign and not number else [(INDENT, "")]
        for at, line in enumerate(cut):
            room = column if at else width
            across += [*line, (" " * (room - measure(line) + GAP), "")]
        yield page.line(across)


def agreed_table(page: Page, report: Report) -> Iterator[str]:
    """Yield what all articles state alike, a few lines for each fact, and how much more some of them do."""
    alike = [row for row in report.matrix if not row.differs and row.kind != "topic"]
    agreed = [row for row in alike if row.article_count == len(report.articles) and len(row.sides) == 1]
    yield from ("", page.heading("What all articles agree on", len(agreed)), "")
    for row in agreed:
        yield from _listed(page, row, {})
    some = sum(row.article_count > 1 for row in alike) - len(agreed)
    if some:
        more = "1 more fact is" if some == 1 else f"{some} more facts are"
        yield from page.paragraph(f"{more} told alike by some of them: add --show matrix,notes", "dim", indent=INDENT)


def _listed(page: Page, row: Row, findings: Mapping[str, Finding]) -> Iterator[str]:
    """Yield a row as a list: its question, each wording with all who use it, the odd one on top, and who is silent."""
    yield from map(page.line, page.set(_label(row), "message" if row.differs else "", _sign(row, findings), INDENT))
    wordings: dict[str, tuple[list[Token], list[str]]] = {}
    alone = [number for number, reading in enumerate(page.readings) if row.differs and in_minority(row, reading.id)]
    for number in sorted(range(len(page.readings)), key=lambda n: (n not in alone, n)):
        reading = page.readings[number]
        if row.cells[number]:
            said = _cell_words(page, row, number, findings)
            spelt = " ".join(text.lower() for word in said for text, _ in word.line)
            wordings.setdefault(spelt, (said, []))[1].append(f"{page.names[reading.id]}{lines(row.cells[number])}")
    for said, names in wordings.values():
        room = page.width - 3 * len(INDENT)
        if sum(word.width + 1 for word in said) > MOST_LINES * room:
            said = trim(said, MOST_LINES * (room - 4))
        who = [Token(((f"{name}," if name is not names[-1] else name, "dim"),), cells(name) + 1) for name in names]
        for at, line in enumerate(wrap([*said, Token((("", ""),), 0), *who], room)):
            yield page.line([(INDENT * (3 if at else 2), ""), *line])
    silent = [page.names[r.id] for r, cell in zip(page.readings, row.cells, strict=True) if not cell]
    if silent:
        yield from page.paragraph(f"silent: {', '.join(silent)}", "dim", indent=2 * INDENT)


def _label(row: Row) -> str:
    return visible(label(row))


def _sign(row: Row, findings: Mapping[str, Finding]) -> Line:
    """Return the sign of the worst finding that is no omission, as it stands before the finding itself."""
    severity = worst(row, findings) if row.differs else None
    return [(INDENT, "")] if severity is None else [(f"{SIGNS[severity]} ", severity.value)]


def _cell(page: Page, row: Row, number: int, findings: Mapping[str, Finding], width: int) -> list[Line]:
    """Return the words of one article, what differs marked, and the lines they stand in."""
    places = row.cells[number]
    if not places:
        return []
    where = lines(places)
    said = _cell_words(page, row, number, findings)
    room = MOST_LINES * width - cells(where) - 1
    if sum(word.width + 1 for word in said) > room:
        said = trim(said, room - MOST_LINES * 2)
    cell = wrap([*said, Token(((where, "place"),), cells(where))], width)
    if len(cell) > MOST_LINES + 1:
        cell = [*cell[:MOST_LINES], [(ELLIPSIS, "dim")]]
    return cell


def _cell_words(page: Page, row: Row, number: int, findings: Mapping[str, Finding]) -> list[Token]:
    """Return the words of a cell, what differs marked; of a topic also how much more there is."""
    reading, places = page.readings[number], row.cells[number]
    marks = marked(row, findings, reading.id)
    style = f"mark-{worst(row, findings)}"
    said: list[Token] = []
    for place, joint, quoted in words(row, places, reading.article):
        text, zero = visible(place.text), place.start
        if quoted:
            text, zero = f"“{text}”", zero - 1
        here = [Mark(m.start - zero, m.end - zero, style) for m in marks]
        if joint:
            said.append(Token(((joint, "dim"),), 1))
        said += tokens(text, merge(here, text), page.brackets)
    if row.kind == "topic" and len(places) > 1:
        said.append(Token(((f"(+{len(places) - 1})", "dim"),), 3 + len(str(len(places) - 1))))
    return said
