"""Rows of definitions: what a name or thing is said to be, where two articles say it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..corpus import Corpus
from ..definitions import Definition, definitions
from ..facts.names import akin
from ..model import Finding, Name, Row
from .rows import cells_of, concerned, row


def described_rows(corpus: Corpus, findings: Sequence[Finding]) -> Iterator[Row]:
    """Yield a row for each thing that two articles define, alike or not."""
    groups: list[list[Definition]] = []
    for reading in sorted(corpus.readings, key=lambda reading: corpus.rank[reading.id]):
        for found in definitions(reading, corpus.sides):
            own = next((group for group in groups if _one_thing(group[0], found)), None)
            if own is None:
                groups.append([found])
            elif all(known.side.reading.id != found.side.reading.id for known in own):
                own.append(found)
    diverging = [finding for finding in findings if finding.rule == "diverging-definition"]
    for group in groups:
        if len(group) > 1:
            cells = cells_of(corpus, (d.side.reading.place(d.whole, d.side.statement.id) for d in group))
            yield row(corpus, "definition", group[0].label, cells, concerned(diverging, cells))


def _one_thing(left: Definition, right: Definition) -> bool:
    if isinstance(left.subject, Name) and isinstance(right.subject, Name):
        return akin(left.subject, right.subject)
    return left.subject == right.subject
