"""A statement without a counterpart."""

from __future__ import annotations

from collections.abc import Iterator

from ..facing.elsewhere import words_of
from ..match import Comparison, Side
from ..model import Finding, Kind, Severity
from ..rule import Example, Rule

SUREST, LEAST = 0.8, 0.4
"""Confidence where the other article has none of the words, and all: then it may tell the same in other statements."""


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
            other = comparison.right if side.reading.id == comparison.left.id else comparison.left
            yield self.finding(
                (side, side.statement.span),
                message=f"only {side.name} has this statement",
                subject="statement",
                confidence=SUREST - (SUREST - LEAST) * _known(side, words_of(other)),
            )


def _known(side: Side, there: frozenset[str]) -> float:
    """Return the share of a statement's content words that the other article has anywhere."""
    words = [word for word in side.statement.words if word.content]
    return sum(word.lower in there or word.lemma in there for word in words) / max(1, len(words))
