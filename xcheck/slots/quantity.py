"""How many, how much: two figures for one thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from ..claims import ClaimPair
from ..comparability.anchor import is_additional, of_others
from ..data import classes, rows
from ..facts.numbers import agree, same_quantity
from ..match import Side, sides
from ..model import Number, Reading
from . import ONE_SLOT, Difference, agreement, too_many
from .predicate import same_act
from .time import at_other_times, newer

SHARES = frozenset(("money", "percent", "fraction", "points", "ordinal"))
"""Forms of numbers that are used of everything, so that what they measure must answer."""

BARE = frozenset(("bare", "count", "age"))
"""Forms that a figure without its noun may stand for: 12 killed, 40 hurt."""

LIKELY = 0.15
"""Score of a pair of claims from which the only figure of a kind in either statement is of one thing."""

NEAR = 0.1
"""Least agreement of the words around two such figures."""

ONLY = 0.25
"""How far two such figures are of one slot."""

NAMED = 0.5
"""How far two figures are of one slot by the noun they count alone."""

TOLL = 0.25
"""How far two counts are of one toll by what they count and by being the first of their articles."""

RISE_REACH = 4
"""Words before a figure in which it is said to have risen: has risen overnight to at least 22."""


def compare(pair: ClaimPair) -> Iterator[Difference]:
    """Yield figures of one quantity that exclude each other.

    Unknown, and not stated: a figure that the other statement gives as well, which is at home there; figures of other
    acts, times or owners; a count on top of another one; a share of which nothing says what it is measured of.
    A count that changes by the hour is reported of two times by `of_other_times`.
    """
    if too_many(*(side.numbers for side in pair.sides)):
        return
    left = _alone(pair.left.numbers, pair.right.side.numbers)
    right = _alone(pair.right.numbers, pair.left.side.numbers)
    if not (left and right) or at_other_times(*pair.sides):
        return
    for a in left:
        for b in right:
            if not comparable(a, b) or of_two_things(pair.left.side, a, pair.right.side, b):
                continue
            if of_others(pair.meeting, a, b):
                continue
            act, near = same_act(pair.meeting, a.start, b.start), agreement(pair, a.span, b.span)
            if _one_thing(a, b) or (act and a.form not in SHARES):
                near = max(near, NAMED)
            elif a.form not in SHARES and near >= NEAR and same_quantity(a, b) and _only_ones(pair, a, b):
                near = max(near, ONLY)
            elif act is False or (a.form in SHARES and near < ONE_SLOT):
                continue
            yield Difference((pair.left.side, a.span), (pair.right.side, b.span), near, a.unit or b.unit or "number")


def of_two_things(left: Side, a: Number, right: Side, b: Number) -> bool:
    """Whether two figures are of two times or counts, or one is a word that excludes nothing: several."""
    return _worded(a) or _worded(b) or is_additional(left, a) != is_additional(right, b) or outdates(left, a, right, b)


def of_other_times(pair: ClaimPair) -> Iterator[Difference]:
    """Yield counts of one thing that both hold, each at its own time; "at least 14" and 22 are two, too."""
    if too_many(*(side.numbers for side in pair.sides)):
        return
    for a in pair.left.numbers:
        for b in pair.right.numbers:
            known = any(a.low == n.low and a.high == n.high for n in pair.right.side.numbers)
            known = known or any(b.low == n.low and b.high == n.high for n in pair.left.side.numbers)
            if known or not outdates(pair.left.side, a, pair.right.side, b):
                continue
            near = max(agreement(pair, a.span, b.span), NAMED)
            subject = counted(pair.left.side, a) or counted(pair.right.side, b)
            yield Difference((pair.left.side, a.span), (pair.right.side, b.span), near, subject)


def tolls(left: Reading, right: Reading) -> Iterator[Difference]:
    """Yield the first counts of what became of people that two articles of two days give, where they are no longer one.

    The first is that of the event; one that comes later may be of another year, or of some of the people.
    """
    first, second = _tolls(left), _tolls(right)
    for unit in first:
        if unit in second and left.day and right.day:
            (here, a), (there, b) = first[unit], second[unit]
            if outdates(here, a, there, b):
                yield Difference((here, a.span), (there, b.span), TOLL, unit)


def tolls_apart(left: Reading, right: Reading) -> Iterator[Difference]:
    """Yield the first exact counts of what became of people in two articles, where neither gives the other's figure.

    43 killed here, a toll of 47 there, each among other things. Of articles of two days the later one is newer.
    """
    if left.day and right.day and left.day != right.day:
        return
    first, second = _exact_tolls(left), _exact_tolls(right)
    for unit in first:
        if unit not in second or at_other_times(first[unit][0][0], second[unit][0][0]):
            continue
        values = [{number.low for _, number in counts[unit]} for counts in (first, second)]
        (here, a), (there, b) = first[unit][0], second[unit][0]
        if values[0].isdisjoint(values[1]) and not (_rounded(a, b) or beside(here, a, there, b)):
            yield Difference((here, a.span), (there, b.span), ONLY, unit)


def _exact_tolls(reading: Reading) -> dict[str, list[tuple[Side, Number]]]:
    """Return {what became of people: its exact counts in an article's sentences, in order}."""
    found: dict[str, list[tuple[Side, Number]]] = {}
    for side in sides(reading).values():
        for number in side.numbers if side.statement.compared else ():
            if number.exact and counted(side, number) in fates():
                found.setdefault(counted(side, number), []).append((side, number))
    return found


def _tolls(reading: Reading) -> dict[str, tuple[Side, Number]]:
    """Return {what became of people: the first count of it in an article's sentences}."""
    found: dict[str, tuple[Side, Number]] = {}
    for side in sides(reading).values():
        for number in side.numbers if side.statement.compared else ():
            unit = counted(side, number)
            if unit in fates():
                found.setdefault(unit, (side, number))
    return found


def outdates(left: Side, a: Number, right: Side, b: Number) -> bool:
    """Whether two figures are one running count at two times: 14 dead on Monday, 22 on Wednesday.

    What became of people is such a count. So is what one of the two gives as so far or still, if both count it by name;
    what has merely risen is none: revenue rose to 412 million in one quarter, and 421 million is another claim of it.
    Two times are known by the days of the articles, by days in the statements, or by one figure that has risen.
    """
    unit = counted(left, a)
    if not unit or unit != counted(right, b) or a.falls != b.falls or _rounded(a, b):
        return False
    risen = has_risen(left, a), has_risen(right, b)
    if unit in fates():
        return at_other_times(left, right) or newer(left, right) != 0 or risen[0] != risen[1]
    if a.form != "count" or unit in classes("loose_units") or not (_so_far(left) or _so_far(right)):
        return False
    return newer(left, right) != 0


def counted(side: Side, number: Number) -> str:
    """Return what a number counts; of "the number of people killed has risen to 22", killed."""
    if number.unit or number.form != "bare" or not has_risen(side, number):
        return number.unit
    before = [word.lower for word in side.statement.words if word.end <= number.start]
    return next((fates_by_word()[word] for word in reversed(before) if word in fates_by_word()), "")


@cache
def fates() -> frozenset[str]:
    """Return the units that say what became of people, which change by the hour: killed, missing, rescued."""
    return frozenset(row[0] for row in rows("outcomes"))


@cache
def fates_by_word() -> dict[str, str]:
    """Return {word: what became of people}: deaths, killed."""
    return {word: unit for unit, _, words in rows("outcomes") for word in words.split(" ")}


def with_outcome(words: str, unit: str) -> str:
    """Return the words of a figure with what became of the people it counts: 31 missing."""
    return f"{words} {unit}" if unit in fates() and unit not in words else words


def _rounded(a: Number, b: Number) -> bool:
    """Whether two figures are the same or one but rounds the other: about 20, 22; at least 14 does not round 22."""
    if (a.low, a.high) == (b.low, b.high):
        return True
    closed = None not in (a.low, a.high, b.low, b.high)
    return closed and agree(a, b)


def has_risen(side: Side, number: Number) -> bool:
    """Whether a figure is stated as newer than another: has risen to 22, now stands at 22, reaches 22."""
    kinds = classes("running")
    before = [word.lower for word in side.statement.words if word.lemma and word.end <= number.start][-RISE_REACH:]
    at = max((n for n, word in enumerate(before) if kinds.get(word) == "rise"), default=None)
    if at is None:
        return False
    return at == len(before) - 1 or any(kinds.get(word) == "rise_to" for word in before[at + 1 :])


def _so_far(side: Side) -> bool:
    """Whether a statement calls its figures those of the hour: so far, still, initially."""
    return any(classes("running").get(word.lower) == "so_far" for word in side.statement.words)


def _only_ones(pair: ClaimPair, left: Number, right: Number) -> bool:
    """Whether two claims that are likely of one fact hold one figure each of a quantity."""
    counts = (
        sum(same_quantity(number, other) or number is other for other in side.numbers)
        for side, number in zip(pair.sides, (left, right), strict=True)
    )
    return pair.score >= LIKELY and all(count == 1 for count in counts)


def _worded(number: Number) -> bool:
    """Whether a word stands for the figure: several, dozens; that is vague, and excludes nothing."""
    words = {row[0] for row in rows("vague_numbers")}
    return number.hedge is not None and not words.isdisjoint(number.text.lower().split())


def _one_thing(left: Number, right: Number) -> bool:
    """Whether both count one thing by its name: 371 passengers, 412 passengers."""
    return left.form == right.form == "count" and left.unit == right.unit not in ("", *classes("loose_units"))


def _alone(numbers: Sequence[Number], others: Sequence[Number]) -> list[Number]:
    """Return the numbers with which none of the other statement agrees."""
    return [a for a in numbers if not any(same_value(a, b) for b in others)]


def same_value(left: Number, right: Number) -> bool:
    """Whether two numbers can both be meant: the same figure, or ranges that meet."""
    if (left.low, left.high) == (right.low, right.high):
        return True
    return same_quantity(left, right) and agree(left, right)


def beside(left: Side, a: Number, right: Side, b: Number) -> bool:
    """Whether either statement gives the other's figure as well, bare: six arrests, compared to 47 the night before."""
    return any(
        number.form == "bare" and (number.low, number.high) == (other.low, other.high)
        for side, other in ((left, b), (right, a))
        for number in side.numbers
    )


def comparable(left: Number, right: Number) -> bool:
    """Whether two numbers may count the same thing: one quantity, one crowd, one percent for a percentage point."""
    return same_quantity(left, right) or confused(left, right) or one_crowd(left, right)


def confused(left: Number, right: Number) -> bool:
    """Whether one takes percent for percentage points."""
    return {left.form, right.form} == {"percent", "points"} and left.low == right.low and left.high == right.high


def one_crowd(left: Number, right: Number) -> bool:
    """Whether one counts "people" and the other people of some sort: 3,116 adults, 3,611 people."""
    if left.form != "count" or right.form != "count" or "person" not in (left.unit, right.unit):
        return False
    other = right.unit if left.unit == "person" else left.unit
    return other in classes("persons")
