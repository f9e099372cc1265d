"""The words of one clause, each by its first letters, which are the same in all words of a family.

Police are checking | whether the driver had fallen asleep          {drive, fall, aslee}
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from ..claims.clauses import STEM
from ..data import classes
from ..match import Side
from ..model import Span
from ..parse import VerbGroup
from ..slots.predicate import LIGHT

MARKS = frozenset((",", ":", ".", "``", "''", "-LRB-", "-RRB-"))
"""Tags of the marks at which a clause may end."""


MOST_PLACES = 60
"""Statements that state one verb beyond which nothing is made of what they state of it: a list, or noise."""


def stems(side: Side, span: Span) -> frozenset[str]:
    """Return the words of a span that state something, light verbs and dates left out."""
    dates = [date.span for date in side.dates]
    return frozenset(
        word.lemma[:STEM]
        for word in side.words_in(span.start, span.end)
        if word.content and word.lemma not in LIGHT and not any(date.meets(word) for date in dates)
    )


@lru_cache(maxsize=4096)
def stems_of(side: Side) -> frozenset[str]:
    """Return the words of a whole statement that state something."""
    return stems(side, side.statement.span)


@lru_cache(maxsize=4096)
def clause_stems(side: Side, verb: VerbGroup) -> frozenset[str]:
    """Return the words of the clause of a verb that state something."""
    return stems(side, clause(side, verb))


def clause(side: Side, verb: VerbGroup) -> Span:
    """Return the clause of a verb: from the last mark or opening word before it to the next one behind it.

    Its subject belongs to it wherever it stands.
    """
    tokens = side.analysis.tokens
    first, last = verb.first, verb.last
    while first > 0 and not _parts(side, first - 1):
        first -= 1
    while last + 1 < len(tokens) and not _parts(side, last + 1) and not _infinitive(side, last + 1):
        last += 1
    if verb.subject is not None:
        first = min(first, side.analysis.phrases[verb.subject].first)
    return Span(tokens[first].start, tokens[last].end)


def _parts(side: Side, at: int) -> bool:
    """Whether a clause ends at a token: at a mark, or where another opens."""
    tokens = side.analysis.tokens
    token = tokens[at]
    if token.tag in MARKS or token.text in ('"', "“", "”", "—", "–"):
        return True
    return opens_clause(side, at)


def opens_clause(side: Side, at: int) -> bool:
    """Whether a word opens another clause that has a verb of its own."""
    tokens = side.analysis.tokens
    if tokens[at].lower not in classes("clause_openers") or tokens[at].tag == "DT":
        return False
    for other in range(at + 1, len(tokens)):
        if tokens[other].tag in MARKS:
            return False
        found = side.analysis.verb_of(other)
        if found is not None:
            group = side.analysis.verbs[found]
            return group.finite or group.modal is not None
    return False


def _infinitive(side: Side, at: int) -> bool:
    """Whether another act begins at a token: "to" before a verb."""
    return side.analysis.tokens[at].tag == "TO" and side.analysis.verb_of(at) is not None


def share(own: Iterable[str], others: Iterable[str]) -> float:
    """Return how many of some words others hold, 0..1."""
    mine = frozenset(own)
    return len(mine & frozenset(others)) / len(mine) if mine else 0.0
