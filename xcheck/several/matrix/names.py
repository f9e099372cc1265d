"""Rows of names: in which articles a person, place or body is named, and how."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ...model import Finding, Name, Place, Reading, Row, Severity
from ..chains.names import entities
from ..corpus import Corpus
from .rows import cells_of, row


def name_rows(corpus: Corpus, findings: Sequence[Finding]) -> Iterator[Row]:
    """Yield a row for each name that two articles have, or that one has and a warning says the others lack."""
    omitted: dict[tuple[str, int, int], list[Finding]] = {}
    for finding in findings:
        if finding.rule == "omitted-name":
            for place in finding.places:
                omitted.setdefault((place.article, place.start, place.end), []).append(finding)
    groups = entities(corpus)
    number = {name.key: n for n, entity in enumerate(groups) for name in entity}
    mentions: list[list[tuple[Reading, Name]]] = [[] for _ in groups]
    for reading in corpus.readings:
        for fact in reading.facts:
            if isinstance(fact, Name) and not fact.adjective:
                mentions[number[fact.key]].append((reading, fact))
    for entity, told in zip(groups, mentions, strict=True):
        lacking = dict.fromkeys(f for reading, n in told for f in omitted.get((reading.id, n.start, n.end), ()))
        articles = {reading.id for reading, _ in told}
        if len(articles) > 1 or any(finding.severity > Severity.NOTE for finding in lacking):
            yield row(corpus, "name", entity[0].text, cells_of(corpus, _fullest(told)), list(lacking))


def _fullest(told: Iterable[tuple[Reading, Name]]) -> Iterator[Place]:
    """Yield the fullest mention of each article, the first of several."""
    best: dict[str, tuple[Reading, Name]] = {}
    for reading, name in told:
        known = best.get(reading.id)
        if known is None or len(name.text) > len(known[1].text):
            best[reading.id] = reading, name
    yield from (reading.place(name.span, name.statement) for reading, name in best.values())
