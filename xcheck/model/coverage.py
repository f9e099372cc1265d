"""Does the other article tell it? The answer for one statement, with the place."""

from __future__ import annotations

from ..record import Record
from .text import Span


class UncoveredRun(Record):
    """A run of words of a statement of which another article has hardly anything."""

    span: Span
    weight: float
    "How much is not covered: the rarer the words and the less of them the other article has, the more."


class Cover(Record):
    """How much of one statement another article tells, in whichever of its statements."""

    status: str
    "tells, near or lacks."
    share: float
    "Share of the statement that stands in `uncovered`, by rarity of the words, 0..1."
    places: tuple[str, ...]
    "Statements of the other article that hold most of it, the best first; none where nothing of it stands there."
    uncovered: tuple[UncoveredRun, ...]
    "What of it is not covered, in the order of the text."
