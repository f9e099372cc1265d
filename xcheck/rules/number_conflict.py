"""Different numbers for the same thing."""

from __future__ import annotations

from collections.abc import Iterator

from ..facing import anchored, at_other_times, facing
from ..facts.numbers import agree, same_quantity
from ..match import Meeting
from ..model import Finding, Kind, Number, Severity
from ..rule import Example, Rule

SURE = 0.35
"""Least sureness that two numbers count the same thing."""


TOLLS = frozenset(("killed", "injured", "missing", "arrested", "displaced", "infected", "recovered", "rescued"))
"""Units of counts that change by the hour: two tolls of different days are both right."""


class NumberConflict(Rule):
    """The articles give different numbers for the same thing.

    Why it matters: a wrong figure is the commonest error in print, and the easiest to check.
    What it lets pass: counts of different things (12 dead, 15 injured); hedged figures whose ranges meet ("about
    1,200" and 1,187); the same value in other units, words or scales; numbers whose statements share too little.
    """

    id = "number-conflict"
    kind = Kind.CONFLICT
    severity = Severity.ERROR
    agree = (
        Example("The quake killed 12 people.", "Twelve people died in the quake."),
        Example("About 1,200 workers lost their jobs.", "The firm cut 1,187 jobs of workers."),
        Example("The quake killed 12 people.", "The quake injured 15 people."),
        Example("The quake killed 12 people, police said on Monday.", "The quake killed 15 people, police said on Tuesday."),
        Example("Profit rose to $1.5bn.", "Profit rose to 1,500 million dollars."),
    )
    differ = (
        Example("The quake killed 12 people.", "The quake killed 15 people.", "12 people"),
        Example("Sales rose 5% in March.", "Sales rose 7% in March.", "5%"),
    )

    def check_pair(self, meeting: Meeting) -> Iterator[Finding]:
        """Yield facing numbers of one quantity whose ranges do not meet."""
        for left, right, sure, linked in facing(meeting, Number, same_quantity):
            if linked or sure < SURE or agree(left, right) or not anchored(meeting, left, right):
                continue
            if left.unit in TOLLS and at_other_times(meeting):
                continue
            yield self.finding(
                (meeting.left, left.span),
                (meeting.right, right.span),
                message=f"{left.text} in {meeting.left.name}, {right.text} in {meeting.right.name}",
                subject=left.unit or right.unit or "number",
                confidence=0.5 + 0.45 * sure,
            )
