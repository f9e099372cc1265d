"""One letter per word: a coarse part of speech, from closed classes, the lexicon and the word to the left.

D determiner, S pronoun that can be a subject, A auxiliary or modal, P preposition, T "to", C coordinator,
W subordinator or relative, R adverb, J adjective, N noun, M part of a name, # number, O possessive 's,
V verb (base or -s), E past form, G -ing form, B noun or verb, Q quotation mark; other marks are themselves.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from ...data import classes
from ...model import Name, Word
from ...words import analyse

_OPEN = "TDEGVNJB"
"""Tags that the word to the left may change."""

_MARKS = frozenset('“”"«»`‘„')
_TITLES = frozenset(
    (
        "mr",
        "mrs",
        "ms",
        "dr",
        "sen",
        "rep",
        "gov",
        "gen",
        "lt",
        "col",
        "sgt",
        "prof",
        "rev",
        "capt",
        "st",
        "jr",
        "sr",
    )
)


def tag(words: Sequence[Word], names: Sequence[Name]) -> str:
    """Return one letter per word of a statement; words of `names` are M."""
    tags: list[str] = []
    spans = [(name.start, name.end) for name in names]
    at = 0
    left = "."
    for place, word in enumerate(words):
        while at < len(spans) and spans[at][1] <= word.start:
            at += 1
        if at < len(spans) and spans[at][0] <= word.start and word.lower != "'s":
            letter = "M"
        elif not word.lemma:
            letter = _mark(words, place, left)
        else:
            letter = _lone_tag(word.lower, word.lemma)
            if letter in _OPEN or word.text[0].isupper():
                letter = _in_context(words, place, left, letter)
        if letter == "O" and left == "J":
            tags[-1] = "N"  # "the firm's director"
        tags.append(letter)
        left = letter
    return "".join(tags)


@lru_cache(maxsize=65536)
def _lone_tag(lower: str, lemma: str) -> str:
    """Return the tag of a word without its neighbours."""
    closed = classes("phrase_tags").get(lower)
    if closed is not None:
        return closed
    if not lower[0].isalpha():
        return "#" if lower[0].isdigit() else "R"
    pos = analyse(lower)[1]
    if lower.endswith("ly") and pos.startswith("r"):
        return "R"
    inflected = lemma != lower
    if "v" in pos or (inflected and "v" in analyse(lemma)[1]):
        if inflected and lower.endswith("ing"):
            return "G"
        if inflected and not lower.endswith("s"):
            return "E"
        if pos == "v" or (pos[:1] == "v" and inflected):
            return "V"
        return "B" if pos[:1] in "vn" else "J"
    if inflected and lower.endswith("s") and "v" in analyse(lower[:-1])[1]:
        return "B"  # "believes", which the lexicon takes for beliefs
    return {"a": "J", "r": "R"}.get(pos[:1], "N")


def _in_context(words: Sequence[Word], place: int, left: str, letter: str) -> str:
    """Return the tag of a word once the word to its left is known."""
    word = words[place]
    if word.lower in _TITLES and word.text[0].isupper():
        return "M"
    if letter == "T" and place and words[place - 1].lower == "according":
        return "P"
    if letter == "D" and word.lower in ("her", "this", "that") and not words[min(place + 1, len(words) - 1)].lemma:
        return "S"
    if left == "-" and letter in "EGV" and words[place - 1].start == words[place - 2].end:
        return "J"  # U.S.-backed
    if place and word.text[0].isupper() and letter in "NJBV" and left not in "Q.":
        return "M"
    if letter == "B" and left in "DJO#EP":
        return "N"
    if letter == "B" and left in "STA":
        return "V"
    return letter


def _mark(words: Sequence[Word], place: int, left: str) -> str:
    """Return the tag of a punctuation mark."""
    text = words[place].text
    if text in _MARKS:
        return "Q"
    touches = place > 0 and words[place - 1].end == words[place].start
    if text in "'’":
        return "O" if touches and words[place - 1].lemma else "Q"
    if text == "." and left == "M" and touches:
        initial = len(words[place - 1].text) == 1
        return "M" if initial or words[place - 1].lower in _TITLES else "."
    if text == "-" and _doubled(words, place):
        return "–"
    return text[0]


def _doubled(words: Sequence[Word], place: int) -> bool:
    """Whether a hyphen stands beside another: typed for a dash."""
    here = words[place]
    before = place > 0 and words[place - 1].text == "-" and words[place - 1].end == here.start
    after = place + 1 < len(words) and words[place + 1].text == "-" and words[place + 1].start == here.end
    return before or after
