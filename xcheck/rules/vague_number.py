"""An exact number beside a vague one."""

from __future__ import annotations

from collections.abc import Iterator

from ..comparability import fact_pairs
from ..facts.numbers import agree, rounder, same_quantity
from ..facts.numbers.numerals import vague_numerals
from ..match import Meeting
from ..model import Finding, Kind, Number, Severity
from ..rule import Example, Rule
from ..slots.quantity import outdates

LEAST_CONFIDENCE = 0.35
"""Least confidence that two numbers count the same thing; they agree, so little is needed."""


class VagueNumber(Rule):
    """One article is exact where the other rounds, hedges or says it in a word.

    Why it matters: "dozens" may be 24 or 90; whoever has the exact figure is the better source.
    What it lets pass: two figures hedged alike; the same value in words and digits.
    """

    id = "vague-number"
    kind = Kind.PRECISION
    severity = Severity.NOTE
    slot = "number"
    agree = (
        Example("Two dozen ships sailed.", "24 ships sailed."),
        Example("Around 30 ships sailed.", "About 30 ships sailed."),
    )
    differ = (
        Example("Around 30 ships sailed from the port.", "31 ships sailed from the port.", "Around 30"),
        Example("Dozens of ships sailed from the port.", "46 ships sailed from the port.", "Dozens"),
        Example("The firm raised $49 million in March.", "The firm raised $49,820,373 in March.", "$49 million"),
    )

    def check_pair(self, meeting: Meeting) -> Iterator[Finding]:
        """Yield comparable numbers of one quantity that agree, one exact and one not."""
        for left, right, confidence, _ in fact_pairs(meeting, Number, same_quantity):
            figures, short = (_figure(left), _figure(right)), rounder(left, right)
            alike = left.exact == right.exact and figures[0] == figures[1] and short is None
            if confidence < LEAST_CONFIDENCE or alike or not agree(left, right):
                continue
            first = short is right if short is not None else left.exact or (not right.exact and figures[0])
            exact, vague = (left, right) if first else (right, left)
            if outdates(meeting.left, left, meeting.right, right):
                continue
            names = (meeting.left.name, meeting.right.name)
            exact_in, vague_in = names if first else names[::-1]
            yield self.finding(
                (meeting.left, left.span),
                (meeting.right, right.span),
                message=f"{exact_in} gives the figure, {exact.text}; {vague_in} gives it loosely, {vague.text}.",
                subject=exact.unit or vague.unit or "number",
                confidence=0.5 + 0.4 * confidence,
            )


def _figure(number: Number) -> bool:
    """Whether a number names a figure, hedged or not: more than $23 million; not "millions of dollars"."""
    return (number.hedge or "").split(" ")[-1] not in vague_numerals()
