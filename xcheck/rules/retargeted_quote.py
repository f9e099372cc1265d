"""The same quoted words said about different things."""

from __future__ import annotations

from collections.abc import Iterator

from ..facts.quotes import same_words
from ..match import Comparison
from ..model import Finding, Kind, Severity
from ..rule import Example, Rule
from ..sentences import quoted
from ..voices.said_of import Naming, namings, one_thing


class RetargetedQuote(Rule):
    """The same quoted words are said about different things.

    Why it matters: true words about the wrong thing are a false quotation.
    What it lets pass: targets that share a word, a related word or a name, or that point back to one thing;
    persons under other names; targets that the grammar does not show.
    """

    id = "retargeted-quote"
    kind = Kind.CONFLICT
    severity = Severity.WARNING
    slot = "definition"
    agree = (
        Example("She called the new law a “blank cheque”.", "She described the law as a “blank cheque”."),
        Example("She called the law a “blank cheque”.", "The law, she said, was a “blank cheque”."),
        Example("He said the law was a “blank cheque”.", "He said it was a “blank cheque”."),
        Example("She called Mr. Lang a “blank cheque”.", "She called the mayor a “blank cheque”."),
    )
    differ = (
        Example(
            "She described the law as a “blank cheque”.",
            "She called the ministers a “blank cheque”.",
            "the law",
        ),
        Example(
            "The law would be a “blank cheque”, he said.",
            "He called the two cities a “blank cheque”.",
            "cities",
        ),
    )

    def check(self, comparison: Comparison) -> Iterator[Finding]:
        """Yield quotations whose targets are both known and share nothing, once for each target."""
        right = namings(comparison, comparison.right)
        seen: set[tuple[str, str, str]] = set()  # an article may say it of a plan and of the plan's arrangements
        for a in namings(comparison, comparison.left):
            for b in right:
                heads = {(n.side.reading.id, n.quote.value, n.words[-1].lemma) for n in (a, b)}
                if not same_words(a.quote, b.quote) or one_thing(a, b) or _person(a) or _person(b):
                    continue
                if not seen.isdisjoint(heads):
                    continue
                seen |= heads
                yield self.finding(
                    (a.side, a.span),
                    (b.side, b.span),
                    message=(
                        f"“{a.quote.text}” is said of {quoted(a.side.text(a.span))} in {a.side.name}, "
                        f"of {quoted(b.side.text(b.span))} in {b.side.name}."
                    ),
                    subject=a.quote.value,
                    confidence=0.7,
                )


def _person(naming: Naming) -> bool:
    return any(n.category == "person" and n.span.meets(naming.span) for n in naming.side.names)
