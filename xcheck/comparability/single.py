"""The one word, or the one place, in which two statements differ: words and their order are the same but for it."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import Indel, LCSseq

from ..match import Meeting, Side
from ..model import Word
from ..senses import known, meaning, shared_sorts, synonym_or_hyponym
from ..words import analyse

LEAST_SHARED = 3
"""Content words that two statements need beside the one they differ in."""

PHRASE = 3
"""Most content words of a phrase which alone differs."""

PLACES = 3
"""Most places in which two statements that are else the same differ by a word."""

SAME_BESIDE = 5
"""Content words, the same in both, from which one other phrase is a change: headlines on one event share four."""

ONE_SPELLING = 0.7
"""Normalised Indel similarity from which two words are taken for one word spelt twice: fibre, fiber."""


Row = Sequence[Word]
"""Words in a row, without the marks between them."""


def only_difference(meeting: Meeting) -> tuple[Word, Word] | None:
    """Return the two words that alone keep the statements from saying the same in the same order, or None."""
    place = _only_place(meeting)
    if place is None or abs(len(place[0]) - len(place[1])) > 1:
        return None
    a, b = _the_word(place[0]), _the_word(place[1])
    if a is None or b is None:
        return None
    return None if _in_fact(meeting.left, a) or _in_fact(meeting.right, b) else (a, b)


def few_differences(meeting: Meeting) -> list[tuple[Word, Word]]:
    """Return the words that differ where statements are the same word by word but for two or three, else nothing.

    SAME_BESIDE words that tell, and twice as many as differ, are the same: A is dark |brown| with |red| marks.
    """
    left = [word for word in meeting.left.statement.words if word.lemma]
    right = [word for word in meeting.right.statement.words if word.lemma]
    if abs(len(left) - len(right)) > PLACES:
        return []
    found: list[tuple[Word, Word]] = []
    i = j = same = 0
    common = LCSseq.opcodes([w.lemma for w in left], [w.lemma for w in right]).as_matching_blocks()
    for a, b, size in common:  # the last one is empty, at the ends
        same += sum(word.content for word in left[a : a + size])
        one, other = _the_word(left[i:a]), _the_word(right[j:b])
        if (i, j) != (a, b):
            if one is None or other is None or len(found) == PLACES:
                return []
            found.append((one, other))
        i, j = a + size, b + size
    enough = len(found) > 1 and same >= max(SAME_BESIDE, 2 * len(found))
    words = ((meeting.left, a, meeting.right, b) for a, b in found)
    if not enough:
        return []
    return [(a, b) for x, a, y, b in words if a.content and b.content and not _in_fact(x, a) and not _in_fact(y, b)]


def only_phrase(meeting: Meeting) -> tuple[Row, Row] | None:
    """Return the two short phrases that alone keep the statements from saying the same, or None.

    At most PHRASE content words differ, and twice as many are the same, SAME_BESIDE at least.
    """
    place = _only_place(meeting)
    if place is None:
        return None
    left, right = ([word for word in row if word.content] for row in place)
    same = sum(word.content for word in meeting.left.statement.words) - len(left)
    longest = max(len(left), len(right))
    if not left or not right or longest > PHRASE or same < max(SAME_BESIDE, 2 * longest):
        return None
    return place


def _only_place(meeting: Meeting) -> tuple[Row, Row] | None:
    """Return what is left of both statements without their like beginning and end, if enough is like."""
    left = [word for word in meeting.left.statement.words if word.lemma]
    right = [word for word in meeting.right.statement.words if word.lemma]
    start = end = 0
    least = min(len(left), len(right))
    while start < least and left[start].lemma == right[start].lemma:
        start += 1
    while end < least - start and left[-1 - end].lemma == right[-1 - end].lemma:
        end += 1
    same = sum(word.content for word in (*left[:start], *left[len(left) - end :]))
    return None if same < LEAST_SHARED else (left[start : len(left) - end], right[start : len(right) - end])


def _the_word(words: Sequence[Word]) -> Word | None:
    """Return the one word of a run of one or two ("a", "an" beside it does not count), else None."""
    if len(words) == 1:
        return words[0]
    content = [word for word in words if word.content]
    return content[0] if len(words) == 2 and len(content) == 1 else None


def _in_fact(side: Side, word: Word) -> bool:
    """Whether a word belongs to a name or a date, or is the figure of a number: other rules compare these."""
    if word.text[0].isdigit() or any(fact.span.meets(word) for fact in (*side.names, *side.dates)):
        return True
    inside = [number for number in side.numbers if number.span.meets(word)]
    return any(word.lower in (n.hedge or "") or not analyse(word.lower)[1] for n in inside)


def other_thing(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether two words cannot be two words for one thing, as far as WordNet knows them."""
    if not (known(left) and known(right)) or synonym_or_hyponym(left, right) or sort_of(left) != sort_of(right):
        return False
    shared = shared_sorts(left, right)
    # two adjectives or verbs of one sort are near-synonyms (huge, enormous), but not two colours
    if sort_of(left) in shared and "n" not in shared:
        return False
    return Indel.normalized_similarity(left[0], right[0]) < ONE_SPELLING


def incompatible(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether two words that are no synonyms in WordNet can hardly be meant for one: two things, two of one sort.

    Verbs, adjectives, and nouns for acts, thoughts and states have more near-synonyms than it knows.
    """
    sort = sort_of(left)
    things = meaning(left).thing + meaning(right).thing
    if "n" in shared_sorts(left, right):
        return sort != "v" and (sort != "n" or things > 0)
    return sort == "n" and things > 0


def forms_of(word: Word) -> tuple[str, ...]:
    """Return a word as it stands, in lower case, and its lemma."""
    return (word.lower,) if word.lemma == word.lower else (word.lower, word.lemma)


def sort_of(forms: tuple[str, ...]) -> str:
    """Return the commonest part of speech of a word; a rare word is taken for a noun."""
    return (analyse(forms[0])[1] or "n")[0]
