"""Non-factive contexts: whether words beside a unit leave open that it is so, without being a marker on it.

The reforms are |anticipated| to lower prices.        nobody says that they lower prices
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from operator import attrgetter

from ..data import rows
from ..match import Meeting, Side
from ..model import Marker, Span

NEAR = 6
"""Words looked at on each side of a unit, within its clause: |allowing| poor families to feel good."""

_start = attrgetter("start")
_CLAUSE_ENDS = frozenset(",;:.()—–?!“”")


@cache
def _unsettled() -> frozenset[str]:
    return frozenset(word for label, words in rows("stances") if label == "unsettled" for word in words.split(" | "))


def left_open(view: Meeting, j: int) -> bool:
    """Whether a word beside right unit j leaves it open ("are anticipated"), and is not linked to such a word."""
    return any(
        k not in view.back or view.left.units[view.back[k]].key not in _unsettled() for k in _open_beside(view.right, j)
    )


def _open_beside(side: Side, index: int) -> Iterator[int]:
    """Yield the units near one, within its clause, that leave open whether it is so."""
    words = side.statement.words
    at = bisect_left(words, side.units[index].start, key=_start)
    for way in (range(at - 1, max(-1, at - 1 - NEAR), -1), range(at + 1, min(len(words), at + 1 + NEAR))):
        for k in way:
            if words[k].text in _CLAUSE_ENDS:
                break
            unit = side.unit_at(words[k].start) if words[k].lemma in _unsettled() else None
            if unit is not None:
                yield unit


def only_its_source(view: Meeting, marker: Marker, i: int, j: int) -> bool:
    """Whether a marker on left unit i is only the cue of an attribution, and right unit j is attributed as well.

    In "said that it was allegedly known" the marker "allegedly" is more than the cue "said".
    """
    span = Span(marker.start, marker.end)
    cues = [a.cue for a in view.left.attributions if a.cue and a.content.meets(view.left.units[i])]
    if not (all if marker.value == "reported" else any)(cue.meets(span) for cue in cues):
        return False
    return any(a.cue and a.content.meets(view.right.units[j]) for a in view.right.attributions)
