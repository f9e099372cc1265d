"""What a row of the matrix shows, on whatever page it stands: its name, its words, and who stands apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ..model import Article, Finding, Place, Report, Row, Severity

_MARKS = frozenset("“„«»”‘'`" + '"')


def facts(report: Report) -> list[Row]:
    """Return the rows that show what is said; topics show where to read."""
    return [row for row in report.matrix if row.kind != "topic"]


def label(row: Row) -> str:
    """Return the question that a row answers."""
    return row.question or row.label


def worst(row: Row, findings: Mapping[str, Finding]) -> Severity | None:
    """Return how bad the worst finding is that is no omission; a row that differs without one is worth a note."""
    severities = [findings[id].severity for id in row.findings if not findings[id].absent]
    return max(severities, default=Severity.NOTE if row.differs else None)


def in_minority(row: Row, article: str) -> bool:
    """Whether an article is on a side that is not the one largest."""
    sizes = sorted((len(side) for side in row.sides), reverse=True)
    own = next((len(side) for side in row.sides if article in side), 0)
    return own > 0 and (own < sizes[0] or sizes[1:2] == [own])


def marked(row: Row, findings: Mapping[str, Finding], article: str) -> list[Place]:
    """Return the words of an article that differ, where it stands out; all of a row that no finding is of."""
    if not row.differs or not in_minority(row, article):
        return []
    own = [findings[id] for id in row.findings if not findings[id].absent]
    if not own:
        return [place for cell in row.cells for place in cell if place.article == article]
    return [place for finding in own for place in finding.places if place.article == article]


class Words(NamedTuple):
    """Some words of a cell."""

    place: Place
    joint: str
    "What stands before them: a dash before who said it, a slash before other words, nothing before the first."
    quoted: bool


def words(row: Row, places: Sequence[Place], article: Article) -> Iterator[Words]:
    """Yield the words of a cell: a quotation and its speaker, a topic's first statement, else all its places."""
    for number, place in enumerate(places[:1] if row.kind == "topic" else places):
        quotation = row.kind == "quotation"
        quoted = quotation and article.text[max(place.start - 1, 0) : place.start] in _MARKS
        yield Words(place, ("—" if quotation and not quoted else "/") * (number > 0), quoted)


def lines(places: Iterable[Place]) -> str:
    """Return the lines that words stand in, each once: ":3,:7"; of a document its pages or paragraphs: "p. 3"."""
    points = (place.point if place.of_document else f":{place.line}" for place in places)
    return ",".join(dict.fromkeys(points))
