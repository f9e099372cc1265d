"""Which statements of two articles are near enough to each other for their claims to be held against each other."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import nsmallest
from itertools import chain
from math import log, sqrt

from ..match import Side
from ..model import Reading, StatementKind
from .clauses import statement_keys

UNIT = 1000
"""What one is among the whole-number weights, whose sums do not depend on the order of a set."""

NEIGHBOURS = 4
"""A statement is proposed to so many statements of the other article, the nearest first."""

LENGTH = 50
"""Statements that two articles together are taken to have at least: in two short texts no word is rare, yet each tells
as much as in two long ones."""

COMMON = 1600
"""Pairs of statements that a word may join; one that joins more says nothing of any of them."""

Key = tuple[int, int]
"""Index of a statement (or claim) in the left article, index of one in the right."""


class Neighbours:
    """The statements of two articles that are proposed to each other, and how much each key in them says."""

    def __init__(self, left: Sequence[Side], right: Sequence[Side]) -> None:
        self.left, self.right = left, right
        bags = [[statement_keys(side) for side in sides] for sides in (left, right)]
        self.weight = rarity(chain.from_iterable(bags))
        self.near = Nearness(bags[0], bags[1], self.weight)
        self.proposed = tuple(proposals(self.near, left, right))

    def __iter__(self) -> Iterator[tuple[Side, Side, float]]:
        """Yield (left statement, right statement, their plain similarity 0..1) of each proposal."""
        for i, j in self.proposed:
            yield self.left[i], self.right[j], self.near.cosine.get((i, j), 0.0)


def rarity(bags: Iterable[Mapping[str, int]]) -> dict[str, int]:
    """Return the weight of every key: the rarer it is in the two articles, the more it says."""
    bags = list(bags)
    counts = Counter(chain.from_iterable(bags))
    total = max(LENGTH, len(bags))
    return {key: round(UNIT * log(1 + total / count)) for key, count in counts.items()}


class Nearness:
    """Plain similarity of the statements of two articles: cosine of their keys, weighted by rarity."""

    def __init__(
        self, left: Sequence[Mapping[str, int]], right: Sequence[Mapping[str, int]], weight: Mapping[str, int]
    ) -> None:
        squares: Counter[Key] = Counter()
        index: dict[str, list[int]] = defaultdict(list)
        for j, bag in enumerate(right):
            for key in bag:
                index[key].append(j)
        held = Counter(chain.from_iterable(left))
        for i, bag in enumerate(left):
            for key in bag:
                if held[key] * len(index.get(key, ())) > COMMON:
                    continue
                for j in index.get(key, ()):
                    squares[i, j] += weight[key] ** 2
        lengths = [[sqrt(sum([weight[key] ** 2 for key in bag])) or 1.0 for bag in bags] for bags in (left, right)]
        self.cosine = {(i, j): total / (lengths[0][i] * lengths[1][j]) for (i, j), total in squares.items()}
        self._rows: dict[int, list[float]] = defaultdict(list)
        self._columns: dict[int, list[float]] = defaultdict(list)
        for (i, j), value in self.cosine.items():
            self._rows[i].append(-value)
            self._columns[j].append(-value)
        for values in (*self._rows.values(), *self._columns.values()):
            values.sort()

    def ranks(self, key: Key) -> tuple[int, int]:
        """Return how many statements are nearer to the left one, and to the right one."""
        value = -self.cosine.get(key, 0.0)
        return bisect_left(self._rows[key[0]], value), bisect_left(self._columns[key[1]], value)

    def nearest(self, most: int) -> set[Key]:
        """Return the pairs of every statement with its nearest ones.

        Of equally near ones those at the nearest place count, as all are where an article repeats one sentence.
        """
        groups: tuple[dict[int, list[Key]], dict[int, list[Key]]] = (defaultdict(list), defaultdict(list))
        for key in self.cosine:
            for groups_of_side, at in zip(groups, key, strict=True):
                groups_of_side[at].append(key)
        return {
            key
            for group in chain.from_iterable(by_statement.values() for by_statement in groups)
            for key in nsmallest(most, group, key=lambda key: (-self.cosine[key], abs(key[0] - key[1]), key))
        }


def proposals(near: Nearness, left: Sequence[Side], right: Sequence[Side]) -> Iterator[Key]:
    """Yield the pairs of statements of which one is among the nearest of the other, and those of two headlines."""
    found = near.nearest(NEIGHBOURS)
    heads = [[n for n, side in enumerate(sides) if is_headline(side)] for sides in (left, right)]
    found.update((i, j) for i in heads[0] for j in heads[1])
    yield from sorted(found)


def is_headline(side: Side) -> bool:
    """Whether a statement is a heading above the whole article, and not above one of its parts."""
    statement = side.statement
    return statement.kind is StatementKind.HEADING and statement.start < _body(side.reading)


def _body(reading: Reading) -> int:
    """Return where the first sentence of an article begins."""
    return next((statement.start for statement in reading.statements if statement.compared), 0)
