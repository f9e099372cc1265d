"""A statement that the other article does not cover."""

from __future__ import annotations

from collections.abc import Iterator

from ..match import Comparison
from ..model import Finding, Kind, Severity
from ..rule import Example, Rule

LEAST, MORE = 0.5, 0.3
"""Confidence where just so much is uncovered that the other article lacks a statement, and what is added if all is."""


class OmittedStatement(Rule):
    """Only one article has the statement.

    Why it matters: what is left out shapes a story as much as what is said.
    What it lets pass: headings, questions and boilerplate; everything, when the two articles share almost nothing.
    """

    id = "omitted-statement"
    kind = Kind.OMISSION
    severity = Severity.NOTE
    marks = "statement"
    agree = (
        Example("The quake killed 12 people.", "Twelve people died in the quake."),
        Example("The quake killed 12 people. What went wrong?", "Twelve people died in the quake."),
    )
    differ = (
        Example(
            "The quake killed 12 people in Agadir. Schools will stay closed until May.",
            "The quake killed 12 people in Agadir.",
            "Only",
        ),
    )

    def check(self, comparison: Comparison) -> Iterator[Finding]:
        """Yield the statements of which the other article covers hardly a word, whatever counterpart they have."""
        for id, cover in comparison.coverage.items():
            side = comparison.sides[id]
            if cover.status == "lacks" and not side.text(side.statement).endswith("?"):
                yield self.finding(
                    (side, side.statement.span),
                    message=f"Only {side.name} tells this.",
                    subject="statement",
                    confidence=LEAST + MORE * cover.share,
                )
