"""What a terminal report is written on: its width and colours, and how lines and statements are set on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, zip_longest
from operator import itemgetter

from ..model import Reading, Statement, pointed
from .escapes import visible
from .layout import (
    ELLIPSIS,
    Line,
    Mark,
    Segment,
    Token,
    cells,
    measure,
    merge,
    tokens,
    trim,
    wrap,
)
from .palette import painter

INDENT = "  "
TWO_COLUMNS = 100
"""From this width on two statements stand side by side."""
POSITION = len(":999:999")
"""Room that is left for where in an article something stands."""
MOST_LINES = 5
"""A longer statement is trimmed to the surroundings of its marks."""
_BRACKETS = (("[[", "]]"), ("››", "‹‹"), ("⟦", "⟧"))
"""Marks where there is no colour; the first pair that no article contains is taken."""


class Page:
    """Sets text of some articles in lines of a given width."""

    def __init__(self, readings: Sequence[Reading], width: int, color: bool) -> None:
        self.readings = readings
        self.width = width
        self.paint = painter(color)
        self.brackets = ("", "") if color else _brackets(readings)
        self.statements = {s.id: (reading, s) for reading in readings for s in reading.statements}
        names = [reading.article.name for reading in readings]
        self.names = {
            r.id: visible(r.article.name if names.count(r.article.name) == 1 else r.article.path or r.id)
            for r in readings
        }

    def line(self, segments: Iterable[Segment]) -> str:
        """Return one line of output, painted."""
        line = list(segments)
        while line and not line[-1][0].strip():
            line.pop()
        return "".join(
            self.paint("".join(text for text, _ in run), style) for style, run in groupby(line, key=itemgetter(1))
        )

    def set(self, text: str, style: str, first: Line, indent: str) -> list[Line]:
        """Return a text wrapped at words, after `first` on its first line and `indent` on the others."""
        room = max(self.width - max(measure(first), cells(indent)), 1)
        lines: list[Line] = []
        for line in wrap(tokens(visible(text)), room) or [[]]:
            styled = [(part, style) for part, _ in line]
            lines.append([(indent, ""), *styled] if lines else [*first, *styled])
        return lines

    def paragraph(self, text: str, style: str = "", indent: str = "") -> Iterator[str]:
        """Yield a text wrapped at words."""
        yield from map(self.line, self.set(text, style, [(indent, "")], indent))

    def heading(self, title: str, count: int, more: str = "") -> str:
        """Return a section's title and size with a rule to the edge of the page."""
        title = visible(title)
        more = more if cells(f"{title} {count}{more}") <= self.width else ""
        rule = " " + "─" * max(self.width - cells(title) - len(f" {count}{more} "), 0)
        return self.line([(title, "heading"), (f" {count}{more}", "dim"), (rule, "rule")])

    def title(self, reading: Reading) -> str:
        """Return the line over what is said of one article."""
        label = visible(reading.article.called)
        rule = " " + "━" * max(self.width - cells(label) - 1, 0)
        return self.line([(label, "heading"), (rule, "rule")])

    def place(self, statement: str, offset: int, room: int) -> str:
        """Return file:line:column, of a document its page or paragraph, in about `room` cells.

        A long path loses its folders, then its front; an address is shown by its name.
        """
        reading, _ = self.statements[statement]
        position = pointed("", reading.article.point(offset))
        room = max(room - max(len(position), POSITION), 8)  # so that an article has one name all down a column
        name, label = visible(reading.article.name), visible(reading.article.called)
        label = label if cells(label) <= room and "://" not in label else name
        return (label if cells(label) <= room else ELLIPSIS + label[-(room - 1) :]) + position

    def words(self, statement: Statement, marks: Iterable[Mark], brackets: tuple[str, str]) -> list[Token]:
        """Return a statement's words; marks are offsets into its article.

        What is too far from every mark to be shown is cut off unread: a line may have millions of words.
        """
        marks = list(marks)
        reach = 2 * MOST_LINES * self.width
        first = min((mark.start for mark in marks), default=statement.start) - statement.start
        last = max((mark.end for mark in marks), default=statement.start) - statement.start
        low = max(first - reach, 0)
        text = visible(statement.text[low : last + reach])
        zero = statement.start + low
        shifted = [Mark(start - zero, end - zero, style) for start, end, style in marks]
        return tokens(text, merge(shifted, text), brackets)

    def snippet(self, statement: Statement, width: int, marks: Iterable[Mark] = ()) -> Line:
        """Return a statement on one line, trimmed to the surroundings of its marks, shown by colour."""
        lines = wrap(trim(self.words(statement, marks, ("", "")), width), width)
        return lines[0] if lines else []

    def block(self, statement: Statement, marks: list[Mark], width: int) -> list[Line]:
        """Return a statement's place, and below it the statement in a few lines of `width` cells."""
        words = self.words(statement, marks, self.brackets)
        lines = wrap(words, width)
        if len(lines) > MOST_LINES:
            # lines end ragged, by half a word of some seven letters on average
            lines = wrap(trim(words, MOST_LINES * max(width - 4, 4)), width)
        if len(lines) > MOST_LINES:
            lines = [*lines[: MOST_LINES - 1], [(ELLIPSIS, "dim")]]
        offset = min((mark.start for mark in marks), default=statement.start)
        return [[(self.place(statement.id, offset, width), "place")], *lines]

    def in_columns(self, sides: Sequence[list[tuple[Statement, list[Mark]]]]) -> Iterator[str]:
        """Yield statements with their marks, those of two articles side by side on a wide page."""
        if len(sides) == 2 and self.width >= TWO_COLUMNS:
            column = (self.width - 2 * len(INDENT) - 3) // 2
            left, right = (
                [line for statement, marks in side for line in self.block(statement, marks, column)] for side in sides
            )
            empty: Line = []
            for one, other in zip_longest(left, right, fillvalue=empty):
                gap = " " * (column - measure(one))
                middle = " │ " if other else " │"
                yield self.line([(INDENT, ""), *one, (gap, ""), (middle, "rule"), *other])
            return
        for statement, marks in (statement for side in sides for statement in side):
            place, *lines = self.block(statement, marks, self.width - 2 * len(INDENT))
            yield self.line([(INDENT, ""), *place])
            for line in lines:
                yield self.line([(INDENT, ""), ("│ ", "rule"), *line])


def _brackets(readings: Sequence[Reading]) -> tuple[str, str]:
    texts = [reading.article.text for reading in readings]
    for opening, closing in _BRACKETS[:-1]:
        if not any(opening in text or closing in text for text in texts):
            return opening, closing
    return _BRACKETS[-1]
