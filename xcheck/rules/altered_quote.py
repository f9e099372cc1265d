"""Quotation marks around other words."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz.fuzz import ratio

from ..facts.quotes import same_words
from ..match import Meeting, Side
from ..model import Finding, Kind, Quote, Severity
from ..rule import Example, Rule

SAME_UTTERANCE = 62.0
"""Least rapidfuzz ratio (0..100) of two wordings of one utterance."""

_PHRASE = 0.3
"""Least closeness of two statements whose short quoted phrases face each other."""


class AlteredQuote(Rule):
    """The words in quotation marks differ for the same utterance.

    Why it matters: a quotation is a promise that these were the words.
    What it lets pass: punctuation, the case of the first letter, brackets and ellipses; a part of a longer quotation;
    two different quotations of one speaker.
    """

    id = "altered-quote"
    kind = Kind.CONFLICT
    severity = Severity.ERROR
    agree = (
        Example("“We will never give up,” she said.", "She said: “We will never give up.”"),
        Example("“We [the workers] will never give up,” she said.", "She said: “We … will never give up.”"),
        Example("“We will never give up,” she said.", "She said the union would fight and “never give up”."),
    )
    differ = (
        Example(
            "“We will never give up this fight,” she said.", "She said: “We will not give up this fight.”", "never give up"
        ),
    )

    def check_pair(self, meeting: Meeting) -> Iterator[Finding]:
        """Yield quotations that are nearly the same, and short ones that stand in for each other."""
        left = [q for q in meeting.left.quotes if not _elsewhere(q, meeting.right)]
        right = [q for q in meeting.right.quotes if not _elsewhere(q, meeting.left)]
        for a in left:
            for b in right:
                alike = ratio(a.value, b.value)
                if alike >= SAME_UTTERANCE:
                    yield self._altered(meeting, a, b, 0.55 + alike / 250)
                elif len(left) == len(right) == 1 and not a.utterance and not b.utterance and meeting.closeness >= _PHRASE:
                    yield self._altered(meeting, a, b, 0.6, Severity.WARNING)

    def _altered(self, meeting: Meeting, a: Quote, b: Quote, confidence: float, severity: Severity | None = None) -> Finding:
        return self.finding(
            (meeting.left, a.span),
            (meeting.right, b.span),
            message=f"{meeting.left.name} quotes “{a.text}”, {meeting.right.name} “{b.text}”",
            subject="quotation",
            confidence=confidence,
            severity=severity,
        )


def _elsewhere(quote: Quote, side: Side) -> bool:
    """Whether the article of a side quotes the same words anywhere."""
    return any(isinstance(fact, Quote) and same_words(quote, fact) for fact in side.reading.facts)
