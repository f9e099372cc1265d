"""The sentences that tell a person of a difference: each article by name, then its own words.

first-night.txt: “the ferry had not sent a distress call”. two-days-later.txt: “the ferry sent a distress call”.
"""

from __future__ import annotations

from collections.abc import Sequence

from .data import classes
from .match import Side
from .model import Span, Word

BEFORE, BEHIND = 6, 7
"""Words of a clause that are told on either side of those that differ."""

_STOPS = frozenset('.;:!?—–()[]“”«»",…')
_ENDS = (".", "!", "?", "…")


def both(left: Side, words: str, right: Side, other: str) -> str:
    """Return what either article says, in two sentences: "a.txt: 12 people. b.txt: 15 people."."""
    return f"{told(left.name, words)} {told(right.name, other)}"


def told(name: str, words: str) -> str:
    """Return what one article says, as a sentence."""
    return sentence(f"{name}: {' '.join(words.split())}")


def sentence(text: str) -> str:
    """Return words with a stop behind them, if they have none."""
    return text if text.endswith(_ENDS) else f"{text}."


def quoted(text: str) -> str:
    """Return an article's words between marks."""
    return f"“{' '.join(text.split())}”"


def clauses(left: tuple[Side, Span], right: tuple[Side, Span]) -> str:
    """Return what either article says, in the clauses that the words stand in."""
    return both(left[0], quoted(clause(*left)), right[0], quoted(clause(*right)))


def values(left: tuple[Side, Span], right: tuple[Side, Span]) -> str:
    """Return the figures or dates of either article; where one has no word beside it, the clauses they stand in."""
    words, other = left[0].text(left[1]), right[0].text(right[1])
    if any(not any(map(str.isalpha, text)) for text in (words, other)):
        return clauses(left, right)
    return both(left[0], words, right[0], other)


def clause(side: Side, span: Span, before: int = BEFORE, behind: int = BEHIND, instead: str | None = None) -> str:
    """Return words, or what stands `instead` of them, with those around them that belong to their clause."""
    words = side.statement.words
    first = next((k for k, word in enumerate(words) if word.end > span.start), 0)
    last = next((k for k in range(len(words) - 1, -1, -1) if words[k].start < span.end), first)
    start, end = _reach(words, first, -1, before), _reach(words, last, 1, behind)
    opening, rest = words[start].start, words[end].end
    left = "… " if _cut(words, start, -1) else ""
    right = " …" if _cut(words, end, 1) else ""
    if instead is None:
        return f"{left}{side.text(Span(opening, rest))}{right}"
    before_it, behind_it = Span(opening, max(span.start, opening)), Span(span.end, max(rest, span.end))
    return f"{left}{side.text(before_it)}{instead}{side.text(behind_it)}{right}"


def _reach(words: Sequence[Word], at: int, step: int, most: int) -> int:
    """Return how far the clause goes from a word, in one direction."""
    for _ in range(most):
        beyond = at + step
        if not 0 <= beyond < len(words) or _ends(words, beyond):
            break
        at = beyond
    return at


def _cut(words: Sequence[Word], at: int, step: int) -> bool:
    """Whether the clause goes on beyond a word."""
    return 0 <= at + step < len(words) and not _ends(words, at + step)


def _ends(words: Sequence[Word], at: int) -> bool:
    """Whether a word or mark parts clauses; a mark within a figure does not: 11:02."""
    word = words[at]
    if word.text[:1] in _STOPS:
        return not (0 < at < len(words) - 1 and words[at - 1].end == word.start and word.end == words[at + 1].start)
    return word.lower in classes("clause_openers")
