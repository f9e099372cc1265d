"""A statement without a counterpart."""

from __future__ import annotations

from collections.abc import Iterator

from ..match import Comparison, Side
from ..model import Finding, Kind, Severity
from ..rule import Example, Rule

SURE = 0.6
"""Score from which a pair is a counterpart, however it is worded."""

BARELY = 0.2
"""Closeness below which an unsure pair is none to the reader."""


class OmittedStatement(Rule):
    """Only one article has the statement.

    Why it matters: what is left out shapes a story as much as what is said.
    What it lets pass: headings, questions and boilerplate; everything, when the two articles share almost nothing.
    """

    id = "omitted-statement"
    kind = Kind.OMISSION
    severity = Severity.NOTE
    agree = (Example("The quake killed 12 people.", "Twelve people died in the quake."),)
    differ = (
        Example(
            "The quake killed 12 people in Agadir. Schools will stay closed until May.",
            "The quake killed 12 people in Agadir.",
            "only",
        ),
    )

    def check(self, comparison: Comparison) -> Iterator[Finding]:
        """Yield the statements that stay alone."""
        if not comparison.related:
            return
        for side in (*comparison.alone, *_barely_met(comparison)):
            yield self.finding(
                (side, side.statement.span),
                message=f"only {side.name} has this statement",
                subject="statement",
                confidence=0.6,
            )


def _barely_met(comparison: Comparison) -> Iterator[Side]:
    """Yield statements of which hardly a word answers in any of their unsure pairs."""
    best: dict[str, float] = {}
    told: dict[str, Side] = {}
    for meeting in comparison.meetings:
        for side in (meeting.left, meeting.right):
            told[side.statement.id] = side
            reached = 1.0 if meeting.pair.score >= SURE else meeting.closeness
            best[side.statement.id] = max(best.get(side.statement.id, 0.0), reached)
    return (told[id] for id, closeness in best.items() if closeness < BARELY)
