"""What needs few lines each: what only some articles state, and the alignment."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..model import Finding, Pair, Place, Report, pointed
from .escapes import visible
from .layout import Line, Mark, Segment, Token, cells, trim, wrap
from .omissions import Entry, alone, by_holders, one_has, shown, who
from .page import INDENT, TWO_COLUMNS, Page

RAGGED = 6
"""Columns that a line leaves empty on the average where it ends before a long word."""

MOST_LINES = 3
"""Lines of what is important; the rest has one."""


def only_some(page: Page, report: Report, everything: bool) -> Iterator[str]:
    """Yield what only some articles state, the weightiest first: what one alone has, then by who lacks it."""
    groups, met = by_holders(report), report.counterparts
    for key in filter(one_has, groups):
        yield from _section(page, alone(key, page.names), {"": groups[key]}, met, everything)
    rest = {who(key, page.names): some for key, some in groups.items() if not one_has(key)}
    if rest:
        yield from _section(page, "In some and not in others", rest, met, everything)


def _section(
    page: Page, title: str, groups: Mapping[str, Sequence[Entry]], met: Mapping[str, Sequence[str]], everything: bool
) -> Iterator[str]:
    """Yield a heading and the entries below it, each group under who states it and who lacks it."""
    some = [entry for group in groups.values() for entry in group]
    important = sum(entry.important for entry in some)
    yield from ("", page.heading(title, len(some), f", {important} important" if important else ""))
    hidden = 0
    for holders, group in groups.items():
        listed = shown(group, everything)
        hidden += len(group) - len(listed)
        yield ""
        if holders:
            yield from page.paragraph(holders, "dim", indent=INDENT)
        for lines in _entry_lines(page, listed, met):
            yield from map(page.line, lines)
    yield from rest_line(page, hidden)


def _entry_lines(page: Page, some: Sequence[Entry], met: Mapping[str, Sequence[str]]) -> Iterator[list[Line]]:
    """Yield the lines of each entry: where it stands, and the words, of what is important more of them."""
    room = page.width - len(INDENT)
    if page.width >= TWO_COLUMNS:
        places = [page.place(e.statements[0], e.place.start, room // 3) for e in some]
    else:
        places = [page.statements[e.statements[0]][0].article.point(e.place.start) for e in some]
    column = max(map(cells, places), default=0) + 2
    for entry, where in zip(some, places, strict=True):
        width = max(room - column, 8)
        words: list[Token] = []
        for id in entry.statements:
            marks = [] if entry.whole else [p for p in entry.marks if p.statement == id]
            styled = [Mark(p.start, p.end, f"mark-{entry.lead.severity}") for p in marks]
            words += page.words(page.statements[id][1], styled, page.brackets)
        beside = [] if entry.whole else _counterpart_of_rest(page, entry, met)
        most = MOST_LINES if entry.important else 1 if entry.whole else 2
        if len(wrap([*words, *beside], width)) <= most + 1:  # one line more says all, and no dots are needed
            most += 1
        else:
            words = trim(words, most * width - (most - 1) * RAGGED - sum(token.width + 1 for token in beside))
        lines = wrap([*words, *beside], width)[:most]
        first: Line = [(INDENT, ""), (where, "place"), (" " * (column - cells(where)), "")]
        yield [[*(first if not at else [(" " * (len(INDENT) + column), "")]), *line] for at, line in enumerate(lines)]


def _counterpart_of_rest(page: Page, entry: Entry, met: Mapping[str, Sequence[str]]) -> list[Token]:
    """Return where an article that lacks the words states the rest of their statement."""
    near = (page.statements[id] for id in met.get(entry.place.statement, ()))
    found = next(((reading, s) for reading, s in near if reading.id in entry.lead.absent), None)
    if found is None:
        return []
    reading, statement = found
    text = f"(beside {pointed(page.names[reading.id], reading.article.point(statement.start))})"
    return [Token(((word, "dim"),), cells(word)) for word in text.split()]


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
    for finding in report.active:
        for id in {place.statement for place in finding.places}:
            touching.setdefault(id, []).append(finding)
    rows = [(pair, _rules_of(pair, touching)) for pair in report.pairs]
    rows = [(pair, ids) for pair, ids in rows if not (agreed_only and ids)]
    yield from ("", page.heading("Pairs without a difference" if agreed_only else "Pairs", len(rows)))
    for pair, ids in rows:
        verdict = ", ".join(ids) or "no difference found"
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
        yield from page.in_columns([[(page.statements[id][1], []) for id in ids] for ids in topic.statements if ids])


def _rules_of(pair: Pair, touching: Mapping[str, Sequence[Finding]]) -> list[str]:
    """Return the rules that found something in both statements of a pair, or that one of them lacks."""
    both = {pair.left, pair.right}
    rules = []
    for finding in (*touching.get(pair.left, ()), *touching.get(pair.right, ())):
        statements = {place.statement for place in finding.places}
        if len(statements) == 1 or statements >= both:
            rules.append(finding.rule)
    return list(dict.fromkeys(rules))


def short(text: str, width: int) -> str:
    """Return the text, cut to `width` cells with an ellipsis where it is longer."""
    if cells(text) <= width:
        return text
    while text and cells(text) >= width:
        text = text[:-1]
    return text + "…"
