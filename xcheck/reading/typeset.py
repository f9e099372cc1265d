"""Lines at their places on pages become headings, items and paragraphs.

What pages repeat at top and bottom is dropped, columns are read one after the other, hyphens at the ends of
lines are undone. A paragraph that ends too early does no harm, since a sentence ends there, too; one that runs
on into the next would put two sentences together, so a line is joined only where nothing speaks against it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..record import Record
from ..words import analyse
from .blocks import HEADING, ITEM, PARAGRAPH, Block
from .days import iso_day

NEW_PAGE = "\ufdd0"
"""Stands before the first word of each page in what `blocks` returns, once for each page begun there."""

HYPHENATED = "\ufffe"
"Ends a line whose last word goes on in the next one; the hyphen itself is left out."

EDGE_LINES = 3
"Lines at the top and at the bottom of a page that may be its header and footer."
SAME_HEIGHT = 4.0
"Points by which a header may move from page to page."
LARGER = 1.15
"A heading is set so much larger than the text."
SMALL = 0.9
"What pages bear at top and bottom is set so much smaller."
LONGEST_HEADING = 25
"In words."
WIDE_GAP = 1.35
"Lines further apart than so many times the usual distance belong to two paragraphs."
INDENT = 0.6
"A first line is set in by so many heights of a line."
SHORT = 0.12
"A last line ends before the margin by this share of the column."
FEWEST_BESIDE = 4
"Lines beside each other that make columns; fewer, or shorter ones, are a table."
COLUMN_LETTERS = 18

_NUMBERS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"\W*(?:page\s+)?(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:/|of|\|)\s*\d{1,4})?\W*", re.IGNORECASE)
_PRINTED = re.compile(r"\S+://\S*(?:\s+\d+/\d+)?|\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? \d{1,2}:\d{2}.*")
"What a browser prints around a page: its address, the day and hour."
_FETCHED = re.compile(r"download|print|access|retriev", re.IGNORECASE)
_BULLET = re.compile(r"(?:[•▪●‣◦·○■□➤►\uf0b7]|[-–]\s)\s*")
_NUMBERED = re.compile(r"\(?\d{1,2}[.)]\s+(?=[A-Z“\"])")
_ENDS = re.compile(r"[.!?…:;][\"'”’»)\]]*$")


class Line(Record):
    """A line of text; distances in points, `y` from the top of the page down to the line."""

    text: str
    x: float
    end: float
    y: float
    size: float
    bold: bool
    page: int = 1
    "1-based."


def blocks(pages: Sequence[Sequence[Line]]) -> list[Block]:
    """Return the headings, items and paragraphs on some pages, from which headers and footers are gone."""
    columns = [column for page in pages for column in in_columns(page)]
    lines = [line for column in columns for line in column]
    if not lines:
        return []
    known = {word for line in lines for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", line.text.lower())}
    body = _body_size(lines)
    bold = 2 * sum(len(line.text) for line in lines if line.bold) > sum(len(line.text) for line in lines)
    found: list[list[Line]] = []
    for column in columns:
        apart, left, right = _leading(column), _left(column), _right(column)
        for number, line in enumerate(column):
            before = found[-1][-1] if found else None
            if before is None or _opens(before, line, number > 0, apart, left, right, body):
                found.append([])
            found[-1].append(line)
    page = 0
    made = []
    for group in found:
        made.append(_block(group, body, bold, known, page))
        if any(character.isalnum() for line in group for character in line.text):  # else plain_text drops it
            page = group[-1].page
    return made


def without_edges(pages: Sequence[Sequence[Line]]) -> tuple[list[list[Line]], list[Line]]:
    """Return the lines of each page without header, footer and number, and those that were dropped."""
    edges = [_edges(page) for page in pages]
    body = _body_size([line for page in pages for line in page])
    seen = Counter(mark for page in edges for mark in {_edge(line) for line in page})
    dropped = [
        line
        for page, edge in zip(pages, edges, strict=True)
        for line in edge
        if seen[_edge(line)] > 1 or _is_edge(line, page, body)
    ]
    gone = set(map(id, dropped))
    return [[line for line in page if id(line) not in gone] for page in pages], dropped


def printed_day(dropped: Sequence[Line]) -> str | None:
    """Return the day in the header or footer of a newspaper's page, unless it is that of the printout."""
    texts = (line.text for line in dropped if not _FETCHED.search(line.text))
    return next((day for text in texts if (day := iso_day(text))), None)


def _is_edge(line: Line, page: Sequence[Line], body: float) -> bool:
    """Whether a line is what a page bears at its top or bottom, by itself."""
    if _PAGE_NUMBER.fullmatch(line.text) or _PRINTED.fullmatch(line.text):
        return True
    heights = [each.y for each in page]
    outer = min(abs(line.y - min(heights)), abs(line.y - max(heights))) < SAME_HEIGHT
    return outer and line.size < SMALL * body and not _ENDS.search(line.text)


def _body_size(lines: Sequence[Line]) -> float:
    """Return the size that most letters have."""
    sizes = Counter(size for line in lines for size in [line.size] * len(line.text))
    return min((size for size, count in sizes.items() if count == max(sizes.values())), default=0.0)


def _edges(page: Sequence[Line]) -> list[Line]:
    heights = sorted({round(line.y) for line in page})
    outer = {*heights[:EDGE_LINES], *heights[-EDGE_LINES:]}
    return [line for line in page if round(line.y) in outer]


def _edge(line: Line) -> tuple[str, int]:
    return _NUMBERS.sub("#", line.text), round(line.y / SAME_HEIGHT)


def in_columns(page: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield the columns of a page; where the file goes from column to column line by line, they are sorted."""
    beside = [(a, b) for a, b in pairwise(page) if abs(a.y - b.y) < a.size / 2 and b.x > a.end]
    texts = [line.text for pair in beside for line in pair]
    if len(beside) >= FEWEST_BESIDE and sum(map(len, texts)) >= COLUMN_LETTERS * len(texts):
        gutter = Counter(round(b.x) for _, b in beside).most_common(1)[0][0] - 1
        yield from _sorted_columns(page, gutter)
        return
    column: list[Line] = []
    for line in _joined_lines(page):
        if column and line.y < column[-1].y - line.size:  # back to the top
            yield column
            column = []
        column.append(line)
    if column:
        yield column


def _sorted_columns(page: Sequence[Line], gutter: float) -> Iterator[list[Line]]:
    """Yield what is left of the gutter, then what is right of it, anew after each line that crosses it."""
    left: list[Line] = []
    right: list[Line] = []
    for line in sorted(page, key=lambda line: (line.y, line.x)):
        if line.x < gutter < line.end:
            yield from (column for column in (left, right) if column)
            yield [line]
            left, right = [], []
        else:
            (left if line.x < gutter else right).append(line)
    yield from (column for column in (left, right) if column)


def _joined_lines(page: Sequence[Line]) -> Iterator[Line]:
    """Yield lines; what stands beside each other without making columns is one."""
    last: Line | None = None
    for line in page:
        if last is not None and abs(last.y - line.y) < last.size / 2 and line.x >= last.end:
            last = last.replace(text=f"{last.text} {line.text}", end=line.end)
            continue
        if last is not None:
            yield last
        last = line
    if last is not None:
        yield last


def _leading(column: Sequence[Line]) -> float:
    """Return the usual distance of two lines."""
    steps = Counter(round(b.y - a.y) for a, b in pairwise(column) if 0 < b.y - a.y < 3 * b.size)
    return min((step for step, count in steps.items() if count == max(steps.values())), default=0)


def _left(column: Sequence[Line]) -> float:
    return Counter(round(line.x) for line in column).most_common(1)[0][0]


def _right(column: Sequence[Line]) -> float:
    """Return where full lines end; a headline may be wider."""
    ends = sorted(line.end for line in column)
    return ends[len(ends) * 4 // 5]


def _opens(last: Line, line: Line, same: bool, apart: float, left: float, right: float, body: float) -> bool:
    """Whether a line opens a block; `same` says that the last one stands in the same column."""
    if abs(line.size - last.size) > 0.05 * body or line.bold != last.bold:
        return not (len(last.text) == 1 and last.size > body)  # a capital over several lines
    if _BULLET.match(line.text) or _NUMBERED.match(line.text):
        return True
    if last.text.endswith(HYPHENATED):
        return False
    if not same:
        return bool(_ENDS.search(last.text)) and not line.text[0].islower()
    if apart and line.y - last.y > WIDE_GAP * max(apart, line.size):
        return True
    if line.text[0].islower():
        return False
    if line.x - left > INDENT * line.size and last.x - left <= INDENT * line.size:
        return True
    room = (right - left) * (SHORT if _ENDS.search(last.text) else 3 * SHORT)
    return right - last.end > room


def _block(lines: Sequence[Line], body: float, bold: bool, known: set[str], page: int) -> Block:
    """Return some lines put together; `page` is that of the line before."""
    text, begun = lines[0].text, NEW_PAGE * (lines[0].page - page)
    for before, line in pairwise(lines):
        turned = NEW_PAGE * (line.page - before.page)
        if text.endswith(HYPHENATED):
            head, space, word = text[: -len(HYPHENATED)].rpartition(" ")
            text = head + space + turned + _undone(word, line.text, known)
        elif turned:
            text = f"{text} {turned}{line.text}"
        elif len(text) == 1 and lines[0].size > LARGER * line.size:
            text += line.text
        else:
            text = f"{text} {line.text}"
    text = text.removesuffix(HYPHENATED)
    for mark in (_BULLET, _NUMBERED):
        opening = mark.match(text)
        if opening is not None:
            return Block(ITEM, begun + text[opening.end() :])
    larger = lines[0].size >= LARGER * body and lines[-1].size >= LARGER * body
    prose = text.endswith((".", ",", ";")) or len(text.split()) > LONGEST_HEADING
    heads = (larger or (not bold and all(line.bold for line in lines))) and not prose
    return Block(HEADING if heads else PARAGRAPH, begun + text)


def without_pages(text: str) -> tuple[str, tuple[int, ...]]:
    """Return text without the marks of pages, and where the pages begin."""
    kept, *pages = text.split(NEW_PAGE)
    starts: list[int] = []
    for page in pages:
        marked = kept.endswith(("\n# ", "\n- "))  # a heading or item begins before its sign
        starts.append((len(kept) - 2 * marked) if starts else 0)
        kept += page
    return kept, tuple(starts)


def _undone(start: str, rest: str, known: set[str]) -> str:
    """Return a word put together, with its hyphen where it has one elsewhere: "well-known" but "officers"."""
    first = re.search(r"[^\W\d_]*$", start)
    second = re.match(r"[^\W\d_]+", rest)
    if first is None or second is None or start[: first.start()].endswith("-"):
        return f"{start}-{rest}"  # state-of-the-art
    left, right = first.group().lower(), second.group().lower()
    if f"{left}-{right}" in known or not rest[0].islower():
        return f"{start}-{rest}"
    whole = left + right in known or bool(analyse(left + right)[1])
    both = len(left) > 2 and len(right) > 2 and bool(analyse(left)[1]) and bool(analyse(right)[1])
    return start + rest if whole or not both else f"{start}-{rest}"
