"""Figures of one statement, each at its own place or time: 61 percent in one town and 47 in the other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..claims import ClaimPair
from ..data import classes
from ..match import Side
from ..model import Date, Name, Number
from . import Difference, too_many
from .quantity import BARE, comparable, same_value

REACH = 7
"""Words that may stand between a figure and the place or time it is told of: "two in the province of Velm"."""

SWAPPED = 0.7
"""How far two figures are of one slot that are told of the same place or time."""

_STOPS = frozenset(",;.:?!()")


class Bound(NamedTuple):
    """A figure with the place or time that stands behind it."""

    number: Number
    key: str


def compare(pair: ClaimPair) -> Iterator[Difference]:
    """Yield figures that two statements tell of one place or time, and that exclude each other.

    Only statements that tie two figures at least are compared: a single one may be of anything that happened there.
    """
    if too_many(*(side.numbers for side in pair.sides)):
        return
    left, right = list(bound(pair.left.side)), list(bound(pair.right.side))
    if max(len(left), len(right)) < 2:
        return
    for a in left:
        for b in right:
            if a.key != b.key or same_value(a.number, b.number) or not _one_kind(a.number, b.number):
                continue
            places = (pair.left.side, a.number.span), (pair.right.side, b.number.span)
            yield Difference(*places, SWAPPED, a.number.unit or b.number.unit or "number")


def bound(side: Side) -> Iterator[Bound]:
    """Yield the figures of a statement behind which a place or time stands before the next figure."""
    anchors: list[Name | Date] = sorted([*side.names, *side.dates], key=lambda fact: fact.start)
    known: set[str] = set()
    for at, number in enumerate(side.numbers):
        until = side.numbers[at + 1].start if at + 1 < len(side.numbers) else side.statement.end
        behind = next((fact for fact in anchors if number.end <= fact.start < until), None)
        if behind is None:
            continue
        between = side.words_in(number.end, behind.start)
        if len(between) > REACH or any(word.text in _STOPS or _parts(word.lower) for word in between):
            continue
        key = _key(behind)
        if key not in known:  # a place with two figures is no key to either
            known.add(key)
            yield Bound(number, key)


def _parts(lower: str) -> bool:
    """Whether what stands behind a word is of the next figure: "600 million and Iceland 200 million"."""
    return classes("clause_openers").get(lower) == "coordinator"


def _key(fact: Name | Date) -> str:
    return f"name {fact.key}" if isinstance(fact, Name) else f"date {fact.value} {fact.time}"


def _one_kind(left: Number, right: Number) -> bool:
    """Whether two figures may be of one thing: one quantity, or one of them told without its noun."""
    if comparable(left, right):
        return True
    return {left.form, right.form} <= BARE and "" in (left.unit, right.unit)
