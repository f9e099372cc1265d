"""Quotation marks around other words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from ..facts.quotes import same_words
from ..match import Meeting, Side
from ..model import Finding, Kind, Quote, Severity, Span, Word
from ..rule import Example, Rule
from ..words import is_content, related

ALTERED = 0.34
"""Most of a quotation's content words that may differ: beyond, it is another utterance."""

PLACES = 2
"""Most places in which one utterance may be altered; two translations of it differ in many."""

LEAST = 3
"""Content words an utterance needs: "yes, of course" is said every day."""

_CLOSE = 0.3
"""Least closeness of two statements whose short quoted phrases stand in for each other."""

_TELLING = frozenset("not no never n't may might could would should must will can cannot all only any none".split())
"""Function words that change what was said."""


class _Change(NamedTuple):
    left: list[Word]
    right: list[Word]


class AlteredQuote(Rule):
    """The words in quotation marks differ for the same utterance.

    Why it matters: a quotation is a promise that these were the words.
    What it lets pass: punctuation, spelling, contractions, the case of the first letter, brackets and ellipses; a part
    of a longer quotation; two quotations of one speaker; two free translations, which differ all over.
    """

    id = "altered-quote"
    kind = Kind.CONFLICT
    severity = Severity.ERROR
    agree = (
        Example("“We will never give up,” she said.", "She said: “We will never give up.”"),
        Example("“We [the workers] will never give up,” she said.", "She said: “We … will never give up.”"),
        Example("“We will never give up,” she said.", "She said the union would fight and “never give up”."),
        Example("“We are very glad to be home again,” she said.", "“We're very glad to be at home again,” she said."),
    )
    differ = (
        Example(
            "“We will never give up this long fight,” she said.", "She said: “We will not give up this long fight.”", "never"
        ),
        Example("“This is a small step for our town,” he said.", "“This is a huge step for our town,” he said.", "small"),
    )

    def check_pair(self, meeting: Meeting) -> Iterator[Finding]:
        """Yield the changed words of one utterance, and short phrases that stand in for each other."""
        left = [q for q in meeting.left.quotes if not _elsewhere(q, meeting.right)]
        right = [q for q in meeting.right.quotes if not _elsewhere(q, meeting.left)]
        for a in left:
            for b in right:
                changes = _changes(meeting, a, b)
                if changes is not None:
                    for change in changes:
                        yield self._altered(meeting, a, b, change, 0.9 - 0.1 * len(changes))
                elif len(left) == len(right) == 1 and _phrases_face(meeting, a, b):
                    yield self._altered(meeting, a, b, None, 0.6)

    def _altered(self, meeting: Meeting, a: Quote, b: Quote, change: _Change | None, confidence: float) -> Finding:
        left, right = (a.span, b.span) if change is None else (_span(change.left, a), _span(change.right, b))
        said = (meeting.left.text(left), meeting.right.text(right))
        return self.finding(
            (meeting.left, left),
            (meeting.right, right),
            message=f"{meeting.left.name} quotes “{said[0]}”, {meeting.right.name} “{said[1]}”",
            subject="quotation",
            confidence=confidence,
            severity=Severity.WARNING if change is None else None,
        )


def _elsewhere(quote: Quote, side: Side) -> bool:
    """Whether the article of a side quotes the same words anywhere."""
    return any(isinstance(fact, Quote) and same_words(quote, fact) for fact in side.reading.facts)


def _said(side: Side, quote: Quote) -> list[Word]:
    return [w for w in side.statement.words if quote.start <= w.start < quote.end and w.lemma]


def _changes(meeting: Meeting, a: Quote, b: Quote) -> list[_Change] | None:
    """Return the telling changes between two wordings of one utterance; None when they are two utterances."""
    left, right = _said(meeting.left, a), _said(meeting.right, b)
    size = min(sum(map(is_content, left)), sum(map(is_content, right)))
    if size < LEAST:
        return None
    ops = LCSseq.opcodes([w.lemma for w in left], [w.lemma for w in right])
    kept = sum(is_content(w) for op in ops if op.tag == "equal" for w in left[op.src_start : op.src_end])
    if kept < (1 - ALTERED) * size:
        return None
    inner = [op for op in ops if op.tag != "equal"]
    changes = [_Change(left[op.src_start : op.src_end], right[op.dest_start : op.dest_end]) for op in inner]
    if changes and len(left) != len(right):  # one may be quoted at greater length than the other
        changes = [c for c in changes if not _at_edge(c, left, right)]
    telling = [c for c in changes if _tells(c)]
    return telling if 0 < len(telling) <= PLACES else None


def _at_edge(change: _Change, left: list[Word], right: list[Word]) -> bool:
    """Whether words were only added or left out at the beginning or the end."""
    if change.left and change.right:
        return False
    words, whole = (change.left, left) if change.left else (change.right, right)
    return words[0] is whole[0] or words[-1] is whole[-1]


def _tells(change: _Change) -> bool:
    """Whether a change is more than spelling, contraction, inflection or a small function word."""
    left = [w for w in change.left if is_content(w) or w.lower in _TELLING]
    right = [w for w in change.right if is_content(w) or w.lower in _TELLING]
    if not left and not right:
        return False
    rest = [w for w in left if not any(_alike(w, other) for other in right)]
    more = [w for w in right if not any(_alike(w, other) for other in left)]
    return bool(rest or more)


def _alike(left: Word, right: Word) -> bool:
    if left.lemma == right.lemma or related(left.lemma, right.lemma):
        return True
    return len(left.lemma) > 3 and left.lemma[:4] == right.lemma[:4] and abs(len(left.lemma) - len(right.lemma)) <= 2


def _phrases_face(meeting: Meeting, a: Quote, b: Quote) -> bool:
    """Whether two short quoted phrases stand in for each other in statements that say the same."""
    return not a.utterance and not b.utterance and meeting.closeness >= _CLOSE


def _span(words: list[Word], quote: Quote) -> Span:
    return Span(words[0].start, words[-1].end) if words else quote.span
