"""Words of a statement become tokens as treebanks count them.

A contraction is two tokens (does + n't, they + 're, can + not), an abbreviation keeps its full stop (Mr.), a
number its ending (20th, 1990s), and dots or hyphens in a row are one mark.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from ..data import rows
from ..model import Word

_SUFFIXES = ("'ll", "'re", "'ve", "'d", "'m")

_WHOLE = frozenset("$£€¥%&+=°§#@*/")
"""Signs that are read out as words and so take part in the grammar; other signs are punctuation."""


class Piece(NamedTuple):
    """A token before anything is known of it."""

    text: str
    lower: str
    start: int
    end: int


def is_mark(text: str) -> bool:
    """Whether a token is punctuation, which the parser sees only as "a comma stands before"."""
    return text not in _WHOLE and not any(letter.isalnum() for letter in text)


def pieces(words: Sequence[Word]) -> list[Piece]:
    """Return the tokens of a statement's words."""
    found: list[Piece] = []
    for word in words:
        last = found[-1] if found else None
        if last is not None and last.end == word.start and _belongs(last, word, word is words[-1]):
            found[-1] = Piece(last.text + word.text, last.lower + word.lower, last.start, word.end)
        else:
            found.extend(_split(word))
    return found


def _belongs(last: Piece, word: Word, ends: bool) -> bool:
    """Whether a word and the piece that touches it on the left are one token."""
    if word.text in ".-–":
        # "..." and "--"; "Mr." and initials, but not the full stop that ends the statement
        return last.text[-1] == word.text and is_mark(last.text) if ends else _dotted(last, word.text)
    return last.text[0].isdigit() and word.lower in ("st", "nd", "rd", "th", "s")


def _dotted(last: Piece, mark: str) -> bool:
    """Whether a dot or hyphen inside a statement continues what stands before it."""
    if is_mark(last.text):
        return last.text[-1] == mark
    return mark == "." and (last.text in _abbreviations() or (len(last.text) == 1 and last.text.isupper()))


@cache
def _abbreviations() -> frozenset[str]:
    """Return the abbreviations that are written with a full stop."""
    kinds = ("title", "middle", "number", "stop")
    return frozenset(word for kind, words in rows("abbreviations") if kind in kinds for word in words.split(" "))


def _split(word: Word) -> Iterator[Piece]:
    """Yield the one or two tokens of a word."""
    lower, cut = word.lower, 0
    if (lower.endswith("n't") and len(lower) == len(word.text) > 3) or (lower == "cannot" and len(word.text) == 6):
        cut = 3
    elif "'" in lower and len(lower) == len(word.text):
        cut = next((len(suffix) for suffix in _SUFFIXES if lower.endswith(suffix) and len(lower) > len(suffix)), 0)
    if not cut:
        yield Piece(word.text, lower, word.start, word.end)
        return
    middle = word.end - cut
    yield Piece(word.text[:-cut], lower[:-cut], word.start, middle)
    yield Piece(word.text[-cut:], lower[-cut:], middle, word.end)
