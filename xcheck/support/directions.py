"""A figure with its direction turned round: four decades later, raised from 36 to 48.

source    It took place 40 years earlier than had been believed. Hours were cut from 48 to 36.
draft     It took place four decades later than had been believed. Hours were extended from 36 to 48.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ..comparability import outside_quotes
from ..data import classes
from ..facts.numbers import agree, same_quantity
from ..match import Side
from ..model import Number, Span
from ..slots import too_many
from ..words import positive
from .against import Against
from .bearing import denies
from .cast import Cast
from .stems import MARKS, MOST_PLACES, share, stems, stems_of

ALIKE, COMMON = 0.3, 2
"""Least share, and count, of the other words of a statement that a source must have beside the figure."""

REACH = 8
"""Tokens behind a direction in which stands what it is compared with."""

FROM_TO = 6
"""Tokens from "from" to "to" within which two figures are the ends of one change."""


class Direction(NamedTuple):
    """A figure of a statement with the word that says to which side it goes."""

    span: Span
    number: Number
    axis: str
    "time, or amount"
    sign: int
    beside: frozenset[str]
    "The first letters of what it is compared with: than |historians had believed|."


@lru_cache(maxsize=2048)
def directions(side: Side) -> tuple[Direction, ...]:
    """Return the figures of a statement right behind which stands a direction: 40 years earlier."""
    return tuple(_directions(side))


def _directions(side: Side) -> Iterator[Direction]:
    tokens = side.analysis.tokens
    for number in () if too_many(side.numbers) else side.numbers:
        at = next((n for n, token in enumerate(tokens) if token.start >= number.end), len(tokens))
        word = tokens[at].lower if at < len(tokens) else ""
        order = {"later": 1, "earlier": -1}.get(classes("order_words").get(word, word), 0)
        plain = positive(word, "er") or word
        amount = {"up": 1, "down": -1}.get(classes("comparatives").get(plain, ""), 0)
        if (order or amount) and outside_quotes(side, number.span):
            end = next((token.start for token in tokens[at + 1 : at + REACH] if token.tag in MARKS), None)
            behind = Span(tokens[at].end, end or tokens[min(at + REACH, len(tokens) - 1)].start)
            axis = "time" if order else "amount"
            yield Direction(tokens[at].span, number, axis, order or amount, stems(side, behind))


@lru_cache(maxsize=2048)
def changes(side: Side) -> tuple[tuple[Span, float, float], ...]:
    """Return the changes from one figure to another that a statement states, with their ends."""
    found = []
    for one in () if too_many(side.numbers) else side.numbers:
        for other in side.numbers:
            between = [token.lower for token in side.analysis.tokens if one.end <= token.start < other.start]
            before = [token.lower for token in side.analysis.tokens if token.end <= one.start][-1:]
            ends = (one.low, one.high, other.low, other.high)
            joined = before == ["from"] and "to" in between and len(between) <= FROM_TO
            if joined and one.low is not None and other.low is not None and ends == (one.low,) * 2 + (other.low,) * 2:
                found.append((Span(one.start, other.end), one.low, other.low))
    return tuple(found)


def turned_directions(own: Side, cast: Cast) -> Iterator[Against]:
    """Yield the directions of a draft statement that the sources have only the other way round, with their words."""
    for span, first, last in changes(own):
        both = [(side, found) for side in cast.sides if len(side.numbers) > 1 for found in changes(side)]
        turned = [(side, theirs[0]) for side, theirs in both if theirs[1:] == (last, first)]
        if turned and not any(theirs[1:] == (first, last) for _, theirs in both):
            yield Against(span, *turned[0])
    for mine in directions(own):
        words = stems_of(own)
        places = sorted({at for stem in words for at in cast.by_stem.get(stem, ())[:MOST_PLACES]})
        found = [(side, one) for side in map(cast.sides.__getitem__, places) for one in directions(side)]
        found = [(side, one) for side, one in found if _one_figure(mine, one)]
        turned = [(side, one.span) for side, one in found if one.sign != mine.sign and _alike(own, side)]
        if turned and not any(one.sign == mine.sign for _, one in found):
            yield Against(mine.span, *turned[0])


def turned_bounds(own: Side, cast: Cast) -> Iterator[Against]:
    """Yield the bounds of a draft statement that the sources have from the other side: at most, at least five years."""
    for number in own.numbers if not denies(own) else ():
        ends, found = (number.low, number.high), None
        if ends.count(None) != 1 or not outside_quotes(own, number.span):
            continue
        for side, other in cast.figures.get((number.high, number.low, number.form), ()):
            if other.unit == number.unit and _alike(own, side) and not denies(side):
                found = found or Against(number.span, side, other.span)
        if found is not None and not cast.figures.get((*ends, number.form)):
            yield found


def _one_figure(mine: Direction, other: Direction) -> bool:
    """Whether two figures on one axis may be one: 40 years, four decades."""
    numbers = mine.number, other.number
    beside = not mine.beside.isdisjoint(other.beside)
    return beside and mine.axis == other.axis and same_quantity(*numbers) and agree(*numbers)


def _alike(own: Side, side: Side) -> bool:
    common = stems_of(own) & stems_of(side)
    return len(common) >= COMMON and share(stems_of(own), common) >= ALIKE
