"""Quantities: two numbers are held against each other."""

from __future__ import annotations

import math
from collections.abc import Callable

from ...model import Number
from .hedges import last_step, shape_of
from .units import measures

SHARE_TOLERANCE = 0.02
"A fraction in words is a rounded share: 'a third' stands for 31 to 35 per cent."
SHARES = ("fraction", "percent")
TWO_SENSES = ("point",)
"What a plan has and a team wins: a 20-point plan, 6 points."
RANGE_LINKS = ("between", "to", "or", "-", "–", "—")
"Hedges of a range with two stated ends; two such ranges must be the same one."
SAME_BOUND = 1.25
"Beyond this two bounds are not one figure given more or less roundly: at least 100, at least 150."
ROUND_FROM, FINER = 1_000_000, 100
"Least figure that is given in short beside one that is so many times finer."
ROUNDING_CAP = 0.1
"However round, a converted value is off by no more than a tenth: 10 km is not 5 miles."
Cut = Callable[[float], int]

WIDEST = 0.25
"""Share of itself over which a rounded figure may range and still tell an exact one: "roughly 12" tells 11.9."""


def _family(number: Number) -> str:
    if number.form in SHARES:
        return "share"
    unit, per, rest = number.unit.partition(" per ")
    measure = measures().get(unit)
    return measure.family + per + rest if measure and number.form in ("measure", "money", "points") else ""


def same_quantity(left: Number, right: Number) -> bool:
    """Whether two numbers count the same sort of thing, so that they may be compared at all."""
    if left.form == right.form == "score":
        return True
    if "score" in (left.form, right.form) or (left.form == "ordinal") != (right.form == "ordinal"):
        return False
    family = _family(left)
    if family and family == _family(right):
        return True
    if {left.form, right.form} == {"money", "measure"}:
        return left.unit == right.unit == "pound"
    # a 300-page report is a report of 300 pages
    measured = {left.form, right.form} == {"count", "measure"} and left.unit not in TWO_SENSES
    one_form = left.form == right.form or measured
    return one_form and left.unit == right.unit and bool(left.unit)


def agree(left: Number, right: Number) -> bool:
    """Whether two comparable numbers can both be meant: equal, or their intervals overlap."""
    if left.form == "score" or right.form == "score":
        return (left.low, left.high) == (right.low, right.high)
    if rounder(left, right) is not None:
        return True
    a, b = _base(left), _base(right)
    if a[0] < 0 < b[0] and right.falls:
        b = -b[1], -b[0]
    elif b[0] < 0 < a[0] and left.falls:
        a = -a[1], -a[0]
    slack = _rounding(left, right, a, b)
    if a[0] > b[1] + slack or b[0] > a[1] + slack:
        return False
    if left.unit == right.unit and left.form == right.form:
        if _touches(left, right, a, b) or _touches(right, left, b, a) or _parted(left, right, a, b):
            return False
        if left.hedge in RANGE_LINKS and right.hedge in RANGE_LINKS:
            return abs(a[0] - b[0]) <= slack and abs(a[1] - b[1]) <= slack
        said = _same_side(left, right, a, b)
        return said is None or _coarser_equal(*said)
    return True


def narrow(fact: Number) -> bool:
    """Whether a figure says how many: "at least 14" tells no 22, "millions of dollars" no 13,625,777."""
    if fact.low is None or fact.high is None:
        return False
    return fact.high - fact.low <= WIDEST * max(abs(fact.low), abs(fact.high))


def _touches(ends: Number, bound: Number, a: tuple[float, float], b: tuple[float, float]) -> bool:
    """Whether a range with two stated ends only touches a bound that leaves its end out: 420 to 440, above 440."""
    if ends.hedge not in RANGE_LINKS:
        return False
    shape = shape_of(bound.hedge)
    return (shape in ("more", "above") and a[1] == b[0]) or (shape in ("under", "below") and a[0] == b[1])


def _parted(left: Number, right: Number, a: tuple[float, float], b: tuple[float, float]) -> bool:
    """Whether one lies above a value that the other lies below: more than 105, less than 105."""
    shapes = shape_of(left.hedge), shape_of(right.hedge)
    above = shapes[0] in ("more", "above") and shapes[1] in ("under", "below") and a[0] == b[1]
    below = shapes[1] in ("more", "above") and shapes[0] in ("under", "below") and b[0] == a[1]
    return above or below


def rounder(left: Number, right: Number) -> Number | None:
    """Return the one of two figures that is the other one in short, rounded or cut: $49 million of $49,820,373.

    Only from a million on, and where the other has two digits more at least: 12 of 12.6 percent may be an error.
    """
    if not (left.exact and right.exact and left.unit == right.unit and left.form == right.form):
        return None
    for short, whole in ((left, right), (right, left)):
        value, other = short.low or 0.0, whole.low or 0.0
        if value >= ROUND_FROM:
            step = min(last_step(value), 10.0 ** (len(str(int(value))) - 2))  # 50 million is given in millions
            if last_step(other) * FINER <= step and round(value / step) in (int(other / step), round(other / step)):
                return short
    return None


def _base(number: Number) -> tuple[float, float]:
    """Return the interval in the base unit of its family; open ends are infinite."""
    low = -math.inf if number.low is None else number.low
    high = math.inf if number.high is None else number.high
    measure = measures().get(number.unit.partition(" per ")[0])
    if number.form == "fraction" or not _family(number) or measure is None:
        return low, high
    return measure.offset + low * measure.factor, measure.offset + high * measure.factor


def magnitude(number: Number) -> float:
    """Return the value in the base unit of its family, so that those which may agree lie together in order."""
    low, high = _base(number)
    return low if math.isfinite(low) else high


def _rounding(left: Number, right: Number, a: tuple[float, float], b: tuple[float, float]) -> float:
    """Return how far apart two values may lie and still be the same one, written in other units."""
    if left.unit == right.unit and left.form == right.form:
        return 1e-9 * max(abs(x) for x in (*a, *b, 1e-9) if math.isfinite(x))
    if left.form != right.form and {left.form, right.form} == set(SHARES):
        return SHARE_TOLERANCE
    # 5 miles is 8.05 km, and whoever writes 8 km rounds to the last digit, on either side.
    steps = (
        min(last_step(value) / 2, abs(value) * ROUNDING_CAP) * measures()[unit].factor
        for n in (left, right)
        for unit in (n.unit.partition(" per ")[0],)
        for value in (n.low, n.high)
        if value is not None and unit in measures()
    )
    return max(steps, default=0.0)  # a part and a count, which have no unit at all


def _same_side(
    left: Number, right: Number, a: tuple[float, float], b: tuple[float, float]
) -> tuple[float, float, Cut] | None:
    """Return both said values and how to cut them if hedged to the same side: more than 12, at least 15."""
    shapes = [shape_of(number.hedge) for number in (left, right)]
    if all(shape in ("more", "floor", "above") for shape in shapes):
        return a[0], b[0], math.floor
    if all(shape in ("under", "ceiling", "below") for shape in shapes):
        return a[1], b[1], math.ceil
    if all(shape == "approx" for shape in shapes):
        return (a[0] + a[1]) / 2, (b[0] + b[1]) / 2, round
    return None


def _coarser_equal(x: float, y: float, cut: Cut) -> bool:
    """Whether the finer value, cut or rounded to the steps of the coarser one, is the coarser one.

    "More than 10" and "at least 12" agree (12 in tens is 10); "at least 12" and "at least 15" do not.
    """
    if not (math.isfinite(x) and math.isfinite(y)):
        return x == y
    coarse, fine = (x, y) if last_step(x) >= last_step(y) else (y, x)
    if not 1 / SAME_BOUND <= abs(fine / coarse if coarse else 0.0) <= SAME_BOUND:
        return fine == coarse
    steps = fine / last_step(coarse)
    return any(math.isclose(n * last_step(coarse), coarse, rel_tol=1e-9) for n in (cut(steps), round(steps)))
