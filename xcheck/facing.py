"""Which facts of a pair face each other: stand in for the same thing, so that a difference between them counts.

Two facts face each other when they are linked, fill the same gap, or stand among the same words; how surely is a
number in 0..1 that rules turn into a confidence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

from .match import Gap, Meeting, Side, Unit
from .model import Date, Marker, Name, Number, Span
from .words import analyse

F = TypeVar("F", Number, Date, Name)

LINKED = 1.0
"""Sureness of two facts that are linked."""

_OTHER_ACT = 0.2
"""What verbs that do not answer each other take from it: opened in 1998, closed in 2014."""

_SAME_GAP = 0.35
"""What filling the same gap adds to the context."""


def facing(meeting: Meeting, kind: type[F], comparable: Callable[[F, F], bool]) -> Iterator[tuple[F, F, float, bool]]:
    """Yield (left, right, sureness, linked) of facts of one kind, each fact once, the surest first."""
    left = _of_kind(meeting.left, kind)
    right = _of_kind(meeting.right, kind)
    free = dict(right)
    for i, a in left.items():
        j = meeting.links.get(i)
        if j is not None and j in free:
            yield a, free.pop(j), LINKED, True
    rest = {i: a for i, a in left.items() if i not in meeting.links}
    options = sorted(
        (-sureness(meeting, i, j), i, j)
        for i, a in rest.items()
        for j, b in free.items()
        if j not in meeting.back and comparable(a, b)
    )
    used: set[tuple[str, int]] = set()
    for sure, i, j in options:
        if ("l", i) not in used and ("r", j) not in used:
            used |= {("l", i), ("r", j)}
            yield rest[i], free[j], -sure, False


def _of_kind(side: Side, kind: type[F]) -> dict[int, F]:
    return {i: unit.fact for i, unit in enumerate(side.units) if isinstance(unit.fact, kind)}


def sureness(meeting: Meeting, i: int, j: int) -> float:
    """Return how surely left unit i and right unit j stand for the same thing, 0..1."""
    bonus = _SAME_GAP if same_gap(meeting, i, j) is not None else 0.0
    doubt = _OTHER_ACT if _other_acts(meeting, i, j) else 0.0
    return max(0.0, min(1.0, 0.65 * meeting.context(i, j) + bonus) - doubt)


def _act_before(side: Side, index: int) -> int | None:
    """Return the nearest verb before a unit, within its clause."""
    for at in range(index - 1, max(-1, index - 7), -1):
        unit = side.units[at]
        if unit.content and unit.fact is None and analyse(side.text(unit.span).lower())[1].startswith("v"):
            return at
    return None


def _other_acts(meeting: Meeting, i: int, j: int) -> bool:
    """Whether the verbs that govern two units do not answer each other."""
    left, right = _act_before(meeting.left, i), _act_before(meeting.right, j)
    if left is None or right is None:
        return False
    return meeting.links.get(left) != right and (left not in meeting.links or right not in meeting.back)


def same_gap(meeting: Meeting, i: int, j: int) -> Gap | None:
    """Return the gap that holds left unit i and right unit j."""
    return next((gap for gap in meeting.gaps if i in gap.left and j in gap.right), None)


def unit_of(side: Side, span: Span) -> int | None:
    """Return the index of the unit a span starts in."""
    return side.unit_at(span.start)


def target_unit(side: Side, marker: Marker) -> int | None:
    """Return the index of the unit that a marker works on."""
    return None if marker.target is None else side.unit_at(marker.target.start)


def marked(side: Side, kind: str) -> dict[int, Marker]:
    """Return {index of the unit worked on: marker} of one type, the first marker of each unit."""
    found: dict[int, Marker] = {}
    for marker in side.markers:
        if marker.type == kind:
            at = target_unit(side, marker)
            if at is not None:
                found.setdefault(at, marker)
    return found


def outside_quotes(side: Side, span: Span) -> bool:
    """Whether a span stands outside every quotation of its statement."""
    return not any(quote.span.meets(span) for quote in side.quotes)


def word(side: Side, index: int) -> str:
    """Return the text of a unit as it stands in the article."""
    unit: Unit = side.units[index]
    return side.text(unit.span)
