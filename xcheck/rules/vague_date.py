"""An exact date beside a vague one."""

from __future__ import annotations

from collections.abc import Iterator

from ..facing import facing
from ..facts.dates import dates_agree, vaguer
from ..match import Meeting
from ..model import Date, Finding, Kind, Severity
from ..rule import Example, Rule

SURE = 0.3
"""Least sureness that two dates are of the same event."""


def compatible(left: Date, right: Date) -> bool:
    """Whether two dates may be the same and one is coarser."""
    return dates_agree(left, right) is not False and vaguer(left, right) != 0


class VagueDate(Rule):
    """One article dates an event more vaguely than the other.

    Why it matters: "this week" means nothing a month later, and hides a wrong day.
    What it lets pass: the same precision in other words; relative words that a dateline resolves to the other's day.
    """

    id = "vague-date"
    kind = Kind.PRECISION
    severity = Severity.WARNING
    agree = (
        Example("The court ruled on 6 January 2026.", "The court ruled on Jan. 6, 2026."),
        Example("The court ruled this week.", "The court ruled this week."),
    )
    differ = (
        Example("The court ruled on January 6.", "The court ruled this week.", "this week"),
        Example("The bridge opened in March 1998.", "The bridge opened in 1998.", "1998"),
    )

    def check_pair(self, meeting: Meeting) -> Iterator[Finding]:
        """Yield facing dates that are compatible but not equally precise."""
        for left, right, sure, _ in facing(meeting, Date, compatible):
            coarser = vaguer(left, right)
            if sure < SURE or coarser == 0 or dates_agree(left, right) is False:
                continue
            names = (meeting.left.name, meeting.right.name)
            vague, exact = (left, right) if coarser < 0 else (right, left)
            vague_in, exact_in = names if coarser < 0 else names[::-1]
            yield self.finding(
                (meeting.left, left.span),
                (meeting.right, right.span),
                message=f"{exact_in} says {exact.text}, {vague_in} only {vague.text}",
                subject="date",
                confidence=0.5 + 0.4 * sure,
            )
