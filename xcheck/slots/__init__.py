"""The slots of two claims about one fact, held against each other: one file for each kind of slot.

Each `compare` yields the Differences it is sure of; where a slot is missing on one side, filled twice, or of another
owner, time or kind, it yields nothing: what cannot be compared is unknown, and that is the default.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..claims import ClaimPair
from ..match import Side
from ..model import Span
from ..record import Record

ONE_SLOT = 0.3
"""Agreement of the words around from which two words fill one slot for certain enough to be called an error."""


MOST = 48
"""Slots of one kind that a statement may have for each to be held against each of the other's: beyond that they are a
table or noise. The most that one sentence had in 600 news articles was 28."""


class Difference(Record, eq=False):
    """What two claims fill one slot with."""

    left: tuple[Side, Span]
    right: tuple[Side, Span]
    agreement: float
    "How far the words around the two slots say that they are one slot, 0..1."
    subject: str
    "What the slot is of, in lower case: a counted noun, the verb denied."
    vaguer: int = 0
    "-1 where the left side is vaguer, 1 where the right side is, 0 where the two exclude each other."

    def mirrored(self) -> Difference:
        """Return the difference seen from the other side."""
        return Difference(self.right, self.left, self.agreement, self.subject, -self.vaguer)


def too_many(*sides: Sequence[object]) -> bool:
    """Whether either side has more slots of a kind than are held against each other."""
    return any(len(side) > MOST for side in sides)


def agreement(pair: ClaimPair, left: Span, right: Span) -> float:
    """Return how far the words around a span of each side are linked, 0..1."""
    i, j = pair.left.side.unit_at(left.start), pair.right.side.unit_at(right.start)
    return 0.0 if i is None or j is None else pair.meeting.context(i, j)
