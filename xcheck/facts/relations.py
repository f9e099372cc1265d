"""Relations: a statement says that two things go together, that one may change the other, or that it does."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from ..data import rows
from ..model import Span, Statement, Word
from ..words import analyse

CORRELATION, POSSIBLE, CAUSE = 1, 2, 3
"""Grades of a relation, weakest first; after Sumner et al. (2014)."""

_BEFORE_ADJECTIVE = frozenset(("a", "an", "the", "with", "of", "by", "in", "significantly", "and", "or"))
"""Words behind which "reduced" is no act: a reduced risk, associated with increased pain."""


_COMPLETED = {"lead": ("to",), "contribute": ("to",), "result": ("in",)}
"""Verbs that tell an effect only with one of these words close behind: they led the study, deaths result from it."""

_AHEAD = 4
"""Words from "may" to the verb it hedges: may in some cases help."""

_MODALS = frozenset(("to", "may", "might", "could", "can", "would", "should", "will", "must", "does", "do", "did"))


class Relation(NamedTuple):
    """What ties two things together in a statement, and the words that say so."""

    grade: int
    span: Span
    effects: frozenset[str]
    "Lemmas of the verbs of effect in the statement."
    research: bool
    "Whether the statement speaks of research."


@cache
def _relation_phrases() -> dict[str, frozenset[tuple[str, ...]]]:
    return {
        label: frozenset(tuple(phrase.split(" ")) for phrase in phrases.split(" | "))
        for label, phrases in rows("relations")
    }


@cache
def _openings() -> frozenset[str]:
    """Return the first words of all phrases of correlation."""
    return frozenset(phrase[0] for phrase in _relation_phrases()["correlation"])


def read_relation(statement: Statement) -> Relation | None:
    """Return the relation a statement claims: a correlation if it names one, else an effect."""
    words, table = statement.words, _relation_phrases()
    effects = [k for k, word in enumerate(words) if (word.lemma,) in table["effect"] and _is_act(words, k)]
    research = any((word.lemma,) in table["research"] for word in words)
    lemmas = frozenset(words[k].lemma for k in effects)
    together = _correlation(words)
    if together is not None:
        return Relation(CORRELATION, together, lemmas, research)
    if not effects:
        return None
    hedges = [k for k, word in enumerate(words) if (word.lower,) in table["hedge"]]
    if not hedges:
        return Relation(CAUSE, words[effects[0]].span, lemmas, research)
    hedges = [k for k in hedges if _bears_on(words, k, effects)]
    if not hedges:
        return None  # "may fly, and controls": which of the two matters is not known
    nearest = min(hedges, key=lambda k: (min(abs(k - effect) for effect in effects), k))
    return Relation(POSSIBLE, words[nearest].span, lemmas, research)


def _bears_on(words: Sequence[Word], at: int, effects: Sequence[int]) -> bool:
    """Whether a hedge is one of an effect: an auxiliary or a verb of seeming stands shortly before its verb."""
    if (words[at].lemma,) not in _relation_phrases()["auxiliary"]:
        return True
    return any(0 < effect - at <= _AHEAD for effect in effects)


def _correlation(words: Sequence[Word]) -> Span | None:
    """Return the first phrase that says that two things go together."""
    for at, word in enumerate(words):
        if word.lower in _openings():
            for size in (5, 4, 3, 2, 1):
                phrase = tuple(other.lower for other in words[at : at + size])
                if len(phrase) == size and phrase in _relation_phrases()["correlation"]:
                    return Span(word.start, words[at + size - 1].end)
    return None


def _is_act(words: Sequence[Word], at: int) -> bool:
    """Whether the word is a verb that acts, against "a reduced risk" and "an improved diet"."""
    pos = analyse(words[at].lower)[1]
    before = [word.lower for word in words[max(0, at - 2) : at]]
    if before and before[-1] in _BEFORE_ADJECTIVE:
        return False
    ends = _COMPLETED.get(words[at].lemma)
    if ends is not None and not any(word.lower in ends for word in words[at + 1 : at + 4]):
        return False
    return pos.startswith("v") or ("v" in pos and not _MODALS.isdisjoint(before))
