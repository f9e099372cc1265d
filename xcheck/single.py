"""The one word in which two statements differ: words and their order are the same but for it."""

from __future__ import annotations

from collections.abc import Sequence

from .edits import likeness
from .match import Meeting, Side
from .model import Word
from .senses import kin, known, shared_sorts
from .words import analyse

LEAST_SHARED = 3
"""Content words that two statements need beside the one they differ in."""

ONE_SPELLING = 0.7
"""Normalised Indel similarity from which two words are taken for one word spelt twice: fibre, fiber."""


def only_difference(meeting: Meeting) -> tuple[Word, Word] | None:
    """Return the two words that alone keep the statements from saying the same in the same order, or None."""
    left = [word for word in meeting.left.statement.words if word.lemma]
    right = [word for word in meeting.right.statement.words if word.lemma]
    if abs(len(left) - len(right)) > 1:
        return None
    start = end = 0
    least = min(len(left), len(right))
    while start < least and left[start].lemma == right[start].lemma:
        start += 1
    while end < least - start and left[-1 - end].lemma == right[-1 - end].lemma:
        end += 1
    same = sum(word.content for word in (*left[:start], *left[len(left) - end :]))
    a, b = _the_word(left[start : len(left) - end]), _the_word(right[start : len(right) - end])
    if a is None or b is None or same < LEAST_SHARED:
        return None
    return None if _in_fact(meeting.left, a) or _in_fact(meeting.right, b) else (a, b)


def _the_word(words: Sequence[Word]) -> Word | None:
    """Return the one word of a run of one or two ("a", "an" beside it does not count), else None."""
    if len(words) == 1:
        return words[0]
    content = [word for word in words if word.content]
    return content[0] if len(words) == 2 and len(content) == 1 else None


def _in_fact(side: Side, word: Word) -> bool:
    """Whether a word belongs to a name or a date, or is the figure of a number: other rules compare these."""
    if word.text[0].isdigit() or any(fact.span.meets(word.span) for fact in (*side.names, *side.dates)):
        return True
    inside = [number for number in side.numbers if number.span.meets(word.span)]
    return any(word.lower in (n.hedge or "") or not analyse(word.lower)[1] for n in inside)


def other_thing(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether two words cannot be two words for one thing, as far as WordNet knows them."""
    if not (known(left) and known(right)) or kin(left, right) or sort_of(left) != sort_of(right):
        return False
    shared = shared_sorts(left, right)
    # two adjectives or verbs of one sort are near-synonyms (huge, enormous), but not two colours
    if sort_of(left) in shared and "n" not in shared:
        return False
    return likeness(left[0], right[0]) < ONE_SPELLING


def forms_of(word: Word) -> tuple[str, ...]:
    """Return a word as it stands, in lower case, and its lemma."""
    return (word.lower,) if word.lemma == word.lower else (word.lower, word.lemma)


def sort_of(forms: tuple[str, ...]) -> str:
    """Return the commonest part of speech of a word; a rare word is taken for a noun."""
    return (analyse(forms[0])[1] or "n")[0]
