"""A direct quote here, the same words without quotation marks there."""

from __future__ import annotations

from collections.abc import Iterator

from ..match import Comparison, Side
from ..model import Finding, Kind, Quote, Reading, Severity, Span
from ..rule import Example, Rule
from ..words import is_content, tokenize

_LEAST = 2
"""Content words a quotation needs; one word may be anybody's."""


class UnquotedWords(Rule):
    """The same words stand in quotation marks in one article and without them in the other.

    Why it matters: without the marks a speaker's words become the paper's own.
    What it lets pass: single quoted words; words that the other article quotes elsewhere.
    """

    id = "unquoted-words"
    kind = Kind.WORDING
    severity = Severity.NOTE
    agree = (
        Example("He called them “legitimate targets.”", "They are “legitimate targets”, he said."),
        Example("He called it a “mess”.", "It was a mess, he said."),
    )
    differ = (Example("He called them “legitimate targets.”", "He said they were legitimate targets.", "legitimate targets"),)

    def check(self, comparison: Comparison) -> Iterator[Finding]:
        """Yield each quotation that the other article has only as plain words."""
        for own, other in ((comparison.left, comparison.right), (comparison.right, comparison.left)):
            quoted = {fact.value for fact in other.facts if isinstance(fact, Quote)}
            runs = [run for run in (_run(comparison, other, s.id) for s in other.statements if s.compared)]
            seen: set[str] = set()
            for quote in (fact for fact in own.facts if isinstance(fact, Quote)):
                wanted = tuple(w.lemma for w in tokenize(quote.text) if is_content(w))
                side = comparison.sides[quote.statement]
                if len(wanted) < _LEAST or quote.value in seen or any(quote.value in q or q in quote.value for q in quoted):
                    continue
                seen.add(quote.value)
                found = _find(wanted, runs)
                if found is not None and side.statement.compared:
                    yield self._unquoted(side, quote, *found, first=own is comparison.left)

    def _unquoted(self, side: Side, quote: Quote, other: Side, span: Span, first: bool) -> Finding:
        places = ((side, quote.span), (other, span))
        return self.finding(
            *(places if first else places[::-1]),
            message=f"{side.name} quotes “{quote.text}”, {other.name} has the words without quotation marks",
            subject=quote.value,
            confidence=0.9,
        )


def _run(comparison: Comparison, reading: Reading, id: str) -> tuple[Side, tuple[tuple[str, Span], ...]]:
    side = comparison.sides[id]
    return side, tuple((w.lemma, w.span) for w in side.statement.words if is_content(w))


def _find(wanted: tuple[str, ...], runs: list[tuple[Side, tuple[tuple[str, Span], ...]]]) -> tuple[Side, Span] | None:
    """Return the first statement that has the wanted lemmas in a row, and where."""
    for side, run in runs:
        lemmas = tuple(lemma for lemma, _ in run)
        for at in range(len(lemmas) - len(wanted) + 1):
            if lemmas[at : at + len(wanted)] == wanted:
                return side, Span(run[at][1].start, run[at + len(wanted) - 1][1].end)
    return None
