"""A figure that the sources state of another act: 12 million for pipes, where they have it for filters.

source    The board has spent 12 million crowns on filters and expects to spend twice as much on new pipes.
draft     The board expects to spend 12 million crowns on new pipes.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..comparability import outside_quotes
from ..facts.numbers import same_quantity
from ..match import Side
from ..model import Number, Span
from ..slots.predicate import governor
from ..slots.quantity import counted, fates
from .against import Against
from .cast import Cast
from .stems import clause, share, stems
from .wholes import complementary

FORMS = ("money", "percent", "measure", "count")
"""Forms of figures that are looked up."""

LEAST = 3
"""Words that a clause must have besides its figure, to be found again."""

ELSEWHERE, THERE = 0.4, 0.7
"""Share of them that the clause of the figure may hold at most, and that of the other figure must hold."""

DEAD = "killed"
"""What became of people that excludes all else."""

TIMES = frozenset(("twice", "double", "half", "triple"))
"""Words that give an amount by another one: twice as much."""


def moved(own: Side, cast: Cast) -> Iterator[Against]:
    """Yield the figures of a draft statement of whose act the sources state another one, with that figure.

    The sources must have the figure itself, of another act: one that they have nowhere is stated otherwise.
    """
    for number in own.numbers:
        around = _clause(own, number)
        if number.form not in FORMS or around is None or not outside_quotes(own, number.span):
            continue
        mine = stems(own, around) - stems(own, number.span)
        if len(mine) < LEAST:
            continue
        equal = [(side, other) for side in cast.sides for other in side.numbers if _equal(number, other)]
        if not equal or max(_shared(mine, side, other, _clause(side, other)) for side, other in equal) > ELSEWHERE:
            continue
        for side in (side for side in cast.sides if not complementary(own, side)):
            rivals = [(other, _clause(side, other)) for other in side.numbers if _rival(number, other)]
            held = (n for n, near in rivals if near is not None and _shared(mine, side, n, near) >= THERE)
            rival = next(held, None)
            if rival is not None:
                yield Against(number.span, side, rival.span)
                break


def of_another_outcome(own: Side, cast: Cast) -> Iterator[Against]:
    """Yield the counts of a draft's survivors that the sources have as dead, or the other way round, with where.

    "Three firefighters were rescued", where a source has "Three firefighters died" and nowhere three rescued.
    """
    for number in own.numbers:
        fate, people = _fate(own, number)
        if not fate or not number.low or not outside_quotes(own, number.span):  # none hospitalized, no deaths
            continue
        equal = [(side, _fate(side, other)) for side in cast.sides for other in side.numbers if _equal(number, other)]
        found = [(side, theirs) for side, (theirs, others) in equal if theirs and others == people]
        if found and all(theirs != fate and DEAD in (fate, theirs) for _, theirs in found):
            yield Against(number.span, found[0][0], found[0][0].statement.span)


def _fate(side: Side, number: Number) -> tuple[str, str]:
    """Return what became of counted people and the noun for them: killed, firefighter; empty for other counts."""
    fate, _, people = counted(side, number).partition(" ")
    return (fate, people) if fate in fates() else ("", "")


def _equal(number: Number, other: Number) -> bool:
    return (number.low, number.high) == (other.low, other.high) and {number.form, other.form} != {"money", "count"}


def _rival(number: Number, other: Number) -> bool:
    """Whether a figure of a source stands where the draft has its own."""
    if other.text.lower() in TIMES:
        return True
    return same_quantity(number, other) and _ends_of(number).isdisjoint(_ends_of(other))


def _ends_of(number: Number) -> frozenset[float]:
    """Return the ends of a figure: of "more than a tenth" that of "no more than ten percent"."""
    factor = 100.0 if number.form == "fraction" else 1.0
    return frozenset(round(end * factor, 6) for end in (number.low, number.high) if end is not None)


def _clause(side: Side, number: Number) -> Span | None:
    """Return the clause of the verb that governs a figure, if the figure stands in it."""
    verb = governor(side, number.start)
    found = None if verb is None else clause(side, verb)
    return found if found is not None and found.start <= number.start < found.end else None


def _shared(mine: frozenset[str], side: Side, number: Number, near: Span | None) -> float:
    """Return how many of some words the clause of a figure holds, but for the figure."""
    return share(mine, stems(side, near or side.statement.span) - stems(side, number.span))
