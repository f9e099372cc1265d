"""Rows of names: in which articles a person, place or body is named, and how."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..chains.names import entities
from ..corpus import Corpus
from ..model import Finding, Name, Place, Row, Severity
from .rows import cells_of, row


def name_rows(corpus: Corpus, findings: Sequence[Finding]) -> Iterator[Row]:
    """Yield a row for each name that two articles have, or that one has and a warning says the others lack."""
    omitted: dict[tuple[str, int, int], list[Finding]] = {}
    for finding in findings:
        if finding.rule == "omitted-name":
            for place in finding.places:
                omitted.setdefault((place.article, place.start, place.end), []).append(finding)
    for entity in entities(corpus):
        keys = {name.key for name in entity}
        mentions = {
            r.id: [f for f in r.facts if isinstance(f, Name) and f.key in keys and not f.adjective]
            for r in corpus.readings
        }
        lacking = {
            finding.id: finding
            for article, names in mentions.items()
            for name in names
            for finding in omitted.get((article, name.start, name.end), ())
        }
        told = sum(map(bool, mentions.values()))
        if told > 1 or any(finding.severity > Severity.NOTE for finding in lacking.values()):
            cells = cells_of(corpus, _places(corpus, mentions))
            if any(cells):
                yield row(corpus, "name", entity[0].text, cells, list(lacking.values()))


def _places(corpus: Corpus, mentions: dict[str, list[Name]]) -> Iterator[Place]:
    """Yield the fullest mention of each article, the first of several."""
    for reading in corpus.readings:
        if mentions[reading.id]:
            best = min(mentions[reading.id], key=lambda name: (-len(name.text), name.start))
            yield reading.place(best.span, best.statement)
