"""Events, differences, articles found and outlets, as lines for a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from ...model import Kind, Severity
from ...reports.escapes import visible
from ...reports.layout import Line, Mark, cells, measure, merge, tokens, trim, wrap
from ...reports.page import INDENT, Page
from ...reports.signs import SIGNS
from ...reports.tables import short
from ..outlets import Profile
from ..ranking import Difference, Piece, Summary

MOST_LINES = 3
"""Lines of a statement; a longer one is trimmed to the words that differ."""


class Terminal:
    """Lines of a given width."""

    def __init__(self, width: int, color: bool) -> None:
        self.page = Page((), width, color)
        self.width = width
        self.color = color

    def events(self, summaries: Sequence[Summary]) -> Iterator[str]:
        """Yield two lines for each event: what it is and who reports it, and its worst difference."""
        for one in summaries:
            conflicts = one.counts[0]
            carriers = f"{one.articles} articles of {len(one.outlets)} outlets"
            if one.copies:
                carriers += f", {one.copies} {'copy' if one.copies == 1 else 'copies'}"
            found = _found(one)
            yield self._row(
                [(one.id, "heading"), ("  ", ""), (carriers, "dim"), ("  ", ""), (found, "error" * bool(conflicts))]
            )
            yield self._row([(INDENT, ""), (visible(one.title), "")])
            if one.worst:
                yield self._row([(INDENT, ""), (visible(one.worst), "dim")])
        yield from self.page.paragraph(_closing(summaries))

    def differences(self, found: Iterable[Difference]) -> Iterator[str]:
        """Yield the differences: what differs, in which event, who stands where, and the words."""
        for number, one in enumerate(found, 1):
            if number > 1:
                yield ""
            sign = SIGNS[one.severity]
            first: Line = [(f"{number:>3} ", "dim"), (f"{sign} ", one.severity)]
            for line in self.page.set(one.message, "message", first, " " * 6):
                yield self.page.line(line)
            facts = f"{one.rule}, confidence {one.confidence:.2f}, event {one.event}" + _again(one)
            yield from self.page.paragraph(facts, "dim", indent=" " * 6)
            for side in one.pieces:
                yield from self._piece(side, one.severity)

    def _piece(self, piece: Piece, severity: Severity) -> Iterator[str]:
        head = f"{visible(piece.name)}  {piece.day}".rstrip() + f"  {piece.line}:{piece.column}"
        yield self._row([(" " * 6, ""), (head, "place")])
        text = visible(piece.statement)
        mark = Mark(piece.start, piece.start + len(piece.text), f"mark-{severity}")
        brackets = ("", "") if self.color else ("[[", "]]")
        words = tokens(text, merge([mark], text), brackets)
        room = self.width - 8
        lines = wrap(words, room)
        if len(lines) > MOST_LINES:
            lines = wrap(trim(words, MOST_LINES * max(room - 4, 4)), room)[: MOST_LINES + 1]
        for line in lines:
            yield self.page.line([(" " * 6, ""), ("│ ", "rule"), *line])

    def articles(self, rows: Iterable[tuple[str, str, str, str, str]]) -> Iterator[str]:
        """Yield two lines for each article found: its day, who ran it, its title; where, and in which event."""
        for day, outlets, title, address, event in rows:
            who = (f"{visible(outlets)}  ", "heading")
            yield self._row([(f"{day or 'no day    '}  ", "dim"), who, (visible(title), "")])
            yield self._row([(INDENT, ""), (f"event {event}  " if event else "", ""), (visible(address), "place")])

    def outlets(self, profiles: Sequence[Profile]) -> Iterator[str]:
        """Yield a table of outlets: counts, and no verdict."""
        heads = [title for title, _ in COLUMNS]
        rows = [[visible(profile.outlet), *(str(value(profile)) for _, value in COLUMNS[1:])] for profile in profiles]
        widths = [max(cells(row[n]) for row in [heads, *rows]) for n in range(len(heads))]
        for number, row in enumerate([heads, *rows]):
            parts = [
                cell + " " * (width - cells(cell)) if n == 0 else " " * (width - cells(cell)) + cell
                for n, (cell, width) in enumerate(zip(row, widths, strict=True))
            ]
            yield self._row([("  ".join(parts), "heading" if not number else "")])

    def _row(self, line: Line) -> str:
        """Return one line, cut to the width."""
        room, kept = self.width, Line()
        for text, style in line if measure(line) > room else ():
            if cells(text) >= room:
                return self.page.line([*kept, (short(f"{text} ", room), style)])
            kept.append((text, style))
            room -= cells(text)
        return self.page.line(line)


COLUMNS: tuple[tuple[str, Callable[[Profile], str | int]], ...] = (
    ("outlet", lambda p: p.outlet),
    ("articles", lambda p: p.articles),
    ("copies", lambda p: p.copies),
    ("events", lambda p: p.events),
    ("conflicts", lambda p: p.conflicts),
    ("alone", lambda p: p.alone),
    ("vaguer", lambda p: p.vaguer),
    ("exacter", lambda p: p.exacter),
    ("unattributed", lambda p: p.unattributed),
    ("own updates", lambda p: p.updates),
)
"""Heading of each column of the table of outlets, and what stands in it."""


def _found(one: Summary) -> str:
    if not one.compared:
        return "not compared yet"
    counts = [f"{count} {KIND_NAMES[kind]}" for kind, count in zip(Kind, one.counts, strict=True) if count]
    return ", ".join(counts) or "no difference"


KIND_NAMES = {
    Kind.CONFLICT: "in conflict",
    Kind.UPDATE: "updated",
    Kind.PRECISION: "in precision",
    Kind.WORDING: "in wording",
    Kind.OMISSION: "left out",
}
"""How the differences of a kind are counted."""


def _again(one: Difference) -> str:
    return f", and in {one.again} more event{'s' * (one.again > 1)} of these days" if one.again else ""


def _closing(summaries: Sequence[Summary]) -> str:
    articles = sum(one.articles for one in summaries)
    return f"{len(summaries)} events, {articles} articles in them."
