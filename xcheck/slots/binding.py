"""Figures of one statement, each of its own thing: 61 percent in one town and 47 in the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from ..claims import ClaimPair
from ..comparability.anchor import of_others, same_referent
from ..data import classes
from ..match import Side
from ..model import Date, Name, Number, Span
from . import Difference, too_many
from .quantity import BARE, SHARES, comparable, same_value

REACH = 7
"""Words that may stand between a figure and what it is said of: "two in the province of Velm"."""

SWAPPED = 0.7
"""How far two figures are of one slot if they are said of the same place, time or thing."""

PARTS = 3
"""Words from a figure to the one that it is a part of: two |of all its| five stations."""

_STOPS = frozenset(",;.:?!()")


class Bound(NamedTuple):
    """A figure with what it is said of."""

    number: Number
    key: str


def compare(pair: ClaimPair) -> Iterator[Difference]:
    """Yield figures that two statements state of one place, time or thing, and that exclude each other.

    Only statements that tie two figures at least are compared: a single one may be of anything that happened there.
    """
    counts = sorted(len(side.numbers) for side in pair.sides)
    if not counts[0] or counts[1] < 2 or too_many(*(side.numbers for side in pair.sides)):
        return
    if not any(_may_exclude(a, b) for a in pair.left.side.numbers for b in pair.right.side.numbers):
        return
    left, right = list(bound(pair.left.side)), list(bound(pair.right.side))
    if max(len(left), len(right)) < 2:
        return
    for a in left:
        for b in right:
            if a.key != b.key or not _may_exclude(a.number, b.number):
                continue
            if not _of_one_thing(pair, a, b) or _at_home(pair, a, b, left, right):
                continue
            places = (pair.left.side, a.number.span), (pair.right.side, b.number.span)
            yield Difference(*places, SWAPPED, a.number.unit or b.number.unit or "number")


def _at_home(pair: ClaimPair, a: Bound, b: Bound, left: Sequence[Bound], right: Sequence[Bound]) -> bool:
    """Whether the other statement states one of two figures, too, of what may be the same thing under another name.

    Earned $141 million and paid $44 million by 2014 here, earned $139 million by 2014 there: "roughly 141" is 139.
    Where figures change places, each is given the figure of the other: 61 percent in Lyon and 47 in Nantes, 47 and 61.
    """
    for one, mine, others, theirs in (
        (b, left, pair.left.side.numbers, right),
        (a, right, pair.right.side.numbers, left),
    ):
        alike = [number for number in others if comparable(one.number, number) and same_value(one.number, number)]
        if alike:
            keys = {bound.key for bound in mine if bound.number in alike}
            if not any(bound.key in keys and bound is not one for bound in theirs):
                return True
    return False


def _of_one_thing(pair: ClaimPair, a: Bound, b: Bound) -> bool:
    """Whether no owner or year divides two figures of one noun, and money of one year is said of one thing."""
    if a.key.startswith("noun "):
        return not of_others(pair.meeting, a.number, b.number)
    return a.number.form not in SHARES or a.key.startswith("name ") or same_referent(pair.meeting, a.number, b.number)


def bound(side: Side) -> Iterator[Bound]:
    """Yield the figures of a statement with what each is said of: the place or time behind it, else the noun before it.

    61 percent in Lyon and 47 in Nantes; the state pays 9 million and the town 5 million. What two figures are said of
    is no key to either.
    """
    anchors: list[Name | Date] = sorted([*side.names, *side.dates], key=lambda fact: fact.start)
    keys: dict[int, str] = {}
    taken: list[Span] = []
    for at, (number, whole) in enumerate(pairwise(side.numbers)):
        between = [word.lower for word in side.words_in(number.end, whole.start)]
        if whole.unit and between[:1] == ["of"] and len(between) <= PARTS:  # two of its five stations
            keys[at], keys[at + 1] = f"part of {whole.unit}", f"whole of {whole.unit}"
    for at, number in enumerate(side.numbers):
        if at in keys:
            continue
        until = side.numbers[at + 1].start if at + 1 < len(side.numbers) else side.statement.end
        behind = next((fact for fact in anchors if number.end <= fact.start < until), None)
        if behind is not None and _together(side, number.end, behind.start):
            keys[at] = _key(behind)
            taken.append(behind.span)
    for at, number in enumerate(side.numbers):
        if at not in keys:
            since = side.numbers[at - 1].end if at else side.statement.start
            before = _noun_before(side, since, number.start, taken)
            if before is not None:
                keys[at] = before
    held = Counter(keys.values())
    yield from (Bound(side.numbers[at], key) for at, key in sorted(keys.items()) if held[key] == 1)


def _noun_before(side: Side, since: int, start: int, taken: Sequence[Span]) -> str | None:
    """Return the key of the last noun phrase between two figures that is not said of the first of them."""
    analysis = side.analysis
    for phrase in reversed(analysis.phrases):
        # "the town 5 million" is one phrase: only what stands before the figure counts
        before = [token for token in analysis.tokens[phrase.first : phrase.last + 1] if token.end <= start]
        nouns = [token for token in before if token.tag.startswith("N")]
        if not nouns:
            continue
        span = Span(before[0].start, before[-1].end)
        if span.start < since or any(span.meets(other) for other in taken) or not _together(side, span.end, start):
            return None
        name = next((name for name in side.names if name.span.meets(span)), None)
        return f"noun {nouns[-1].lemma}" if name is None else _key(name)
    return None


def _together(side: Side, start: int, end: int) -> bool:
    """Whether two places stand near each other in one clause."""
    between = side.words_in(start, end)
    return len(between) <= REACH and not any(word.text in _STOPS or _parts(word.lower) for word in between)


def _parts(lower: str) -> bool:
    """Whether what stands behind a word is of the next figure: "600 million and Iceland 200 million"."""
    return classes("clause_openers").get(lower) == "coordinator"


def _key(fact: Name | Date) -> str:
    return f"name {fact.key}" if isinstance(fact, Name) else f"date {fact.value} {fact.time}"


def _may_exclude(left: Number, right: Number) -> bool:
    """Whether two figures exclude each other if they are of one thing."""
    return not same_value(left, right) and _one_kind(left, right)


def _one_kind(left: Number, right: Number) -> bool:
    """Whether two figures may be of one thing: one quantity, or one of them stated without its noun."""
    if comparable(left, right):
        return True
    return {left.form, right.form} <= BARE and "" in (left.unit, right.unit)
