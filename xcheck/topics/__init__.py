"""Topics: the subjects that two articles speak of in several places, with what either says of each.

    left  1 The guild rejected the wage offer.        act   reject / rejection   left 1, 2   right 1
          2 Its rejection came early on Monday.       thing offer / proposal     left 1      right 1, 2
    right 1 The proposal was turned down at once.
          2 The offer had been made in March.

Two sentences that share almost no words meet here: who leads the plan, of whom the words were said.
`subjects` finds what they can be; here the best are chosen: rare ones with many statements on both sides,
each with something that no better one covers. What stands in most statements is the article's own subject.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import log, sqrt

from ..match import Comparison, Side
from ..model import Topic
from .subjects import Subject, subjects

MOST = 25
"""Most topics listed."""

UBIQUITOUS = 0.34
"""Share of the statements of an article from which a subject is the article's, not a topic in it."""

FEW = 8
"""An article with fewer statements has no ubiquitous subjects."""

SAME = 0.7
"""Share of its pairs of statements that a better topic has, from which a topic adds nothing new."""

EXACT = {"quotation": 1.5, "name": 1.25}
"""Kinds of which each means one thing alone: what they are worth beside acts and things."""


@lru_cache(maxsize=8)
def topics_of(comparison: Comparison) -> tuple[Topic, ...]:
    """Return the topics of two articles, for rules and the report; none where they report two events."""
    if not comparison.related:
        return ()
    by_id = comparison.sides
    both = comparison.left, comparison.right
    left, right = ([by_id[s.id] for s in reading.statements if s.compared] for reading in both)
    return topics(left, right)


def topics(left: Sequence[Side], right: Sequence[Side]) -> tuple[Topic, ...]:
    """Return the topics of two articles' compared statements, best first; mirrored when they are swapped."""
    n, m = len(left), len(right)
    found = (subject for subject in subjects(left, right) if _several(subject, n, m))
    return tuple(Topic(s.kind, s.label, (_ids(s.left, left), _ids(s.right, right))) for s in _choose(found, n, m))


def _ids(bits: int, sides: Sequence[Side]) -> tuple[str, ...]:
    return tuple(side.statement.id for at, side in enumerate(sides) if bits >> at & 1)


def _several(subject: Subject, n: int, m: int) -> bool:
    """Whether both articles speak of it, one of them in several places, and neither nearly everywhere."""
    here, there = subject.left.bit_count(), subject.right.bit_count()
    if not here or not there or here + there < 3:
        return False
    return (n < FEW or here <= UBIQUITOUS * n) and (m < FEW or there <= UBIQUITOUS * m)


def _worth(subject: Subject, n: int, m: int) -> float:
    """Return the geometric mean of the statements on both sides, times the rarity of the subject."""
    here, there = subject.left.bit_count(), subject.right.bit_count()
    return sqrt(here * there) * log((n + m + 2) / (here + there)) * EXACT.get(subject.kind, 1.0)


def _choose(found: Iterable[Subject], n: int, m: int) -> list[Subject]:
    """Return the best subjects; an exact one gives way only to one that is exact, too."""

    def order(subject: Subject) -> tuple[float, str, str, list[int]]:
        return -_worth(subject, n, m), subject.label, subject.kind, sorted((subject.left, subject.right))

    chosen: list[Subject] = []
    for subject in sorted(found, key=order):
        pairs = subject.left.bit_count() * subject.right.bit_count()
        rivals = [s for s in chosen if subject.kind not in EXACT or s.kind in EXACT]
        overlaps = [(s.left & subject.left).bit_count() * (s.right & subject.right).bit_count() for s in rivals]
        if max(overlaps, default=0) < SAME * pairs:
            chosen.append(subject)
        if len(chosen) == MOST:
            break
    return chosen
