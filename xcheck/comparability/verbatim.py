"""Statements that both articles state word for word: no difference lies between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from ..match import Comparison, Side
from ..model import Fact, Finding, Kind, Pair, Reading, Span

_PLACED = ("start", "end", "statement")
"""Fields of a fact that say where it stands, not what it says."""


def differences(comparison: Comparison, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the findings that are not about words which both articles have in one statement.

    Nothing is left out of a copy. Anything else may differ between copies of which the facts do: "She left on
    Monday." may be said of two women and of two Mondays.
    """
    left, right = comparison.left, comparison.right
    copied = {s.text for s in left.statements} & {s.text for s in right.statements}
    if not copied:
        yield from findings
        return
    senses = [_senses(reading, copied) for reading in (left, right)]
    both = set(senses[0].values()) & set(senses[1].values())
    worded = {*senses[0], *senses[1]}
    in_one_sense = {id for known in senses for id, sense in known.items() if sense in both}
    for finding in findings:
        alike = worded if finding.kind is Kind.OMISSION else in_one_sense
        if not all(place.statement in alike for place in finding.places):
            yield finding


def _senses(reading: Reading, copied: set[str]) -> dict[str, tuple[object, ...]]:
    """Return {statement: its words and what its facts say} of those that are copied."""
    facts: dict[str, list[Fact]] = defaultdict(list)
    for fact in reading.facts:
        facts[fact.statement].append(fact)
    return {
        s.id: (s.text, tuple(_sense(fact, s.start) for fact in facts[s.id]))
        for s in reading.statements
        if s.text in copied
    }


def _sense(fact: Fact, start: int) -> tuple[object, ...]:
    fields = sorted((name, value) for name, value in vars(fact).items() if name not in _PLACED)
    values = tuple(value for _, value in fields if not isinstance(value, Span))
    return (fact.type, fact.start - start, fact.end - start, values)


def copies(left: Sequence[Side], right: Sequence[Side]) -> Iterator[Pair]:
    """Yield pairs of statements in the same words, the first with the first, the second with the second."""
    waiting: dict[str, list[Side]] = defaultdict(list)
    for side in reversed(right):
        waiting[side.statement.text].append(side)
    for side in left:
        if waiting.get(side.statement.text):
            yield Pair(side.statement.id, waiting[side.statement.text].pop().statement.id, 1.0)
