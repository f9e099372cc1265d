"""Days of two articles that are equal, and may be of two things all the same.

"The museum closed on | Friday |, the town said"      "The painter died on | Friday |"

Most of what a story tells took place in the days around it, so that such days say little; that two articles name one
day of last spring is hardly chance.
"""

from __future__ import annotations

from datetime import date

from ...comparability import acts_answer
from ...comparability.anchor import SAME_WORDS
from ...facts.dates.periods import plus_days
from ...match import Meeting
from ...model import Date

RECENT = 7
"""Days before and after an article's own within which most of what it tells took place."""

ONE_EVENT = 0.99
"""Score of a pair from which both statements tell of one event, however differently."""

BESIDE = 0.15
"""Context from which two recent days stand among the same words."""


def by_chance(meeting: Meeting, left: Date, right: Date) -> bool:
    """Whether two dates that agree may do so by chance: both recent, among other words, with other verbs."""
    i, j = meeting.left.unit_at(left.start), meeting.right.unit_at(right.start)
    grains = {left.grain, right.grain}
    if i is None or j is None or "time" in grains:
        return False
    if meeting.closeness >= SAME_WORDS or meeting.context(i, j) >= BESIDE or acts_answer(meeting, i, j) is True:
        return False
    unlike = "year" in grains and len(grains) > 1  # elections this year, said on Tuesday
    if meeting.pair.score >= ONE_EVENT and not unlike:
        return False
    return _recent(left, meeting.left.reading.day) and _recent(right, meeting.right.reading.day)


def _recent(when: Date, written: str | None) -> bool:
    """Whether a date may fall within the days around the one on which its article was written."""
    if when.low is None or when.high is None or written is None:
        return True
    day = date.fromisoformat(written)
    return when.low <= str(plus_days(day, RECENT)) and str(plus_days(day, -RECENT)) <= when.high
