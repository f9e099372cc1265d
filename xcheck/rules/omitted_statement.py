"""A statement without a counterpart."""

from __future__ import annotations

from collections.abc import Iterator

from ..match import Comparison
from ..model import Finding, Kind, Severity
from ..rule import Example, Rule


class OmittedStatement(Rule):
    """Only one article has the statement.

    Why it matters: what is left out shapes a story as much as what is said.
    What it lets pass: headings, questions and boilerplate; everything, when the two articles share almost nothing.
    """

    id = "omitted-statement"
    kind = Kind.OMISSION
    severity = Severity.NOTE
    agree = (
        Example("The quake killed 12 people.", "Twelve people died in the quake."),
        Example("The quake killed 12 people. What went wrong?", "Twelve people died in the quake."),
    )
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
        for side in comparison.alone:
            if side.text(side.statement.span).endswith("?"):
                continue
            yield self.finding(
                (side, side.statement.span),
                message=f"only {side.name} has this statement",
                subject="statement",
                confidence=0.6,
            )
