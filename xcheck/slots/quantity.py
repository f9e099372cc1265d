"""How many, how much: two figures for one thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..claims import ClaimPair
from ..data import classes
from ..facts.dates import dates_agree
from ..facts.numbers import agree, same_quantity
from ..facts.numbers.codes import cues
from ..match import Side
from ..model import Number
from . import ONE_SLOT, Difference, agreement
from .predicate import same_act

SHARES = frozenset(("money", "percent", "fraction", "points", "ordinal"))
"""Forms of numbers that are told of everything, so that what they measure must answer."""

NAMED = 0.5
"""How far two figures are of one slot by the noun they count alone."""


def compare(pair: ClaimPair) -> Iterator[Difference]:
    """Yield figures of one quantity that exclude each other.

    Unknown, and not told: a figure that the other statement gives as well, which is at home there; figures of other
    acts, times or owners; a count on top of another one; a share of which nothing says what it is measured of.
    """
    left = _alone(pair.left.numbers, pair.right.side.numbers)
    right = _alone(pair.right.numbers, pair.left.side.numbers)
    if not (left and right) or at_other_times(pair):
        return
    for a in left:
        for b in right:
            if not comparable(a, b) or _added(pair.left.side, a) != _added(pair.right.side, b):
                continue
            act, near = same_act(pair, a.start, b.start), agreement(pair, a.span, b.span)
            if a.form in SHARES:
                if act is False or near < ONE_SLOT or _owned_by_others(pair, a, b):
                    continue
            elif _one_thing(a, b) or act:
                near = max(near, NAMED)
            elif act is False:
                continue
            yield Difference((pair.left.side, a.span), (pair.right.side, b.span), near, a.unit or b.unit or "number")


def at_other_times(pair: ClaimPair) -> bool:
    """Whether both statements are dated and no date of one can be a date of the other: Monday's toll, Tuesday's."""
    left, right = (side.dates for side in pair.sides)
    return bool(left and right) and not any(dates_agree(a, b) is not False for a in left for b in right)


def _added(side: Side, count: Number) -> bool:
    """Whether a count comes on top of another one: 30 more cameras, another 30; but "more than 30" does not."""
    inside = [word.lower for word in side.words_in(count.start, count.end)]
    before = [word.lower for word in side.statement.words if word.end <= count.start][-1:]
    behind = [word.lower for word in side.statement.words if word.start >= count.end][:1]
    return "than" not in inside and not cues("added").isdisjoint((*before, *inside, *behind))


def _owned_by_others(pair: ClaimPair, a: Number, b: Number) -> bool:
    """Whether the figures stand in acts of two persons or bodies: Weber paid 31 percent, Lang 36."""
    owners = [
        {name.key for name in side.names if name.end <= number.start}
        for side, number in zip(pair.sides, (a, b), strict=True)
    ]
    return all(owners) and owners[0].isdisjoint(owners[1])


def _one_thing(left: Number, right: Number) -> bool:
    """Whether both count one thing by its name: 371 passengers, 412 passengers."""
    return left.form in ("count", "measure") and left.unit == right.unit not in ("", *classes("loose_units"))


def _alone(numbers: Sequence[Number], others: Sequence[Number]) -> list[Number]:
    """Return the numbers with which none of the other statement agrees."""
    return [a for a in numbers if not any(same_value(a, b) for b in others)]


def same_value(left: Number, right: Number) -> bool:
    """Whether two numbers can both be meant: the same figure, or ranges that meet."""
    if (left.low, left.high) == (right.low, right.high):
        return True
    return same_quantity(left, right) and agree(left, right)


def comparable(left: Number, right: Number) -> bool:
    """Whether two numbers may count the same thing: one quantity, one crowd, one percent for a percentage point."""
    return same_quantity(left, right) or one_crowd(left, right)


def one_crowd(left: Number, right: Number) -> bool:
    """Whether one counts "people" and the other people of some sort: 3,116 adults, 3,611 people."""
    if left.form != "count" or right.form != "count" or "person" not in (left.unit, right.unit):
        return False
    other = right.unit if left.unit == "person" else left.unit
    return other in classes("persons")
