"""Rows of what is said of a thing: what it is, who belongs to it, where two articles say so."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import TypeVar

from ...facts.names import coreferent
from ...model import Finding, Kind, Name, Reading, Row
from ...profiles.definitions import Definition, definitions
from ...profiles.members import Membership, memberships
from ...rules import rule_of
from ..corpus import Corpus
from .rows import cells_of, concerned, row

T = TypeVar("T", Definition, Membership)


def described_rows(corpus: Corpus, findings: Sequence[Finding]) -> Iterator[Row]:
    """Yield a row for each thing that two articles describe, alike or not."""
    yield from chain(_definitions(corpus, findings), _members(corpus, findings))


def _definitions(corpus: Corpus, findings: Sequence[Finding]) -> Iterator[Row]:
    described = [finding for finding in findings if rule_of(finding.rule).slot == "definition"]
    diverging = [finding for finding in described if finding.kind is Kind.PRECISION]
    for group in _grouped(corpus, lambda reading: definitions(reading, corpus.sides), _one_subject):
        cells = cells_of(corpus, (d.side.reading.place(d.whole, d.side.statement.id) for d in group))
        yield row(corpus, "definition", group[0].label, cells, concerned(diverging, cells))


def _members(corpus: Corpus, findings: Sequence[Finding]) -> Iterator[Row]:
    other = [finding for finding in findings if rule_of(finding.rule).slot == "members"]
    for group in _grouped(corpus, lambda r: memberships(r, corpus.sides), lambda a, b: coreferent(a.group, b.group)):
        cells = cells_of(corpus, (m.side.reading.place(m.span, m.side.statement.id) for m in group))
        yield row(corpus, "members", group[0].group.text, cells, concerned(other, cells))


def _grouped(corpus: Corpus, read: Callable[[Reading], Iterable[T]], one: Callable[[T, T], bool]) -> list[list[T]]:
    """Return what at least two articles say of one thing, the first definition in each."""
    groups: list[list[T]] = []
    for reading in sorted(corpus.readings, key=lambda reading: corpus.rank[reading.id]):
        for found in read(reading):
            own = next((group for group in groups if one(group[0], found)), None)
            if own is None:
                groups.append([found])
            elif all(known.side.reading.id != found.side.reading.id for known in own):
                own.append(found)
    return [group for group in groups if len(group) > 1]


def _one_subject(left: Definition, right: Definition) -> bool:
    if isinstance(left.subject, Name) and isinstance(right.subject, Name):
        return coreferent(left.subject, right.subject)
    return left.subject == right.subject
