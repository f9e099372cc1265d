"""How alike two names are that are not plainly the same: shared words, typing slips, one letter off."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import OSA

from ...model import Name
from ...words import is_word, plain, slip_of
from .aliases import alias
from .capitals import is_given_name, name_words
from .same import coreferent, given, romanised, same_name, tabled, variants

PREFIX = 4
"""Letters that words of one family begin with: economics, economy; Culture, Cultural."""

ENDINGS = frozenset(
    (
        "",
        "s",
        "e",
        "y",
        "ic",
        "ics",
        "ical",
        "al",
        "ial",
        "ing",
        "er",
        "ers",
        "n",
        "an",
        "ian",
        "ans",
        "ians",
        "i",
        "is",
    )
)
"""Endings of words of one family."""

SLIP, LONG_SLIP = 5, 9
"""Letters a word needs to bear one typing slip, and two."""


SHORTEST = 4
"""Letters of a word that may be spelled in two ways: Kim is not Kin."""


LONG_NAME = 3
"""Parts of a name from which one changed part is an error and not a variant."""

_SMALL = frozenset(("the", "of", "and", "for", "in"))


@lru_cache(maxsize=16384)
def folded(word: str) -> str:
    """Return a word in lower case without accents: Novák, novak."""
    lower = word.lower()
    if lower.isascii():
        return lower
    parted = unicodedata.normalize("NFKD", plain(lower))
    return "".join(char for char in parted if not unicodedata.combining(char))


@lru_cache(maxsize=1)
def _generic() -> frozenset[str]:
    classes = ("organisation", "area", "together", "place", "title", "shared", "office", "modifier", "trailing")
    return frozenset(word for kind in classes for word in name_words(kind)) | _SMALL


@lru_cache(maxsize=8192)
def distinctive(text: str) -> tuple[str, ...]:
    """Return the words that distinguish a name from others of its kind, folded; all of them where none does."""
    words = _folded_words(text)
    return tuple(word for word in words if word not in _generic()) or words


@lru_cache(maxsize=8192)
def _folded_words(text: str) -> tuple[str, ...]:
    parts = (folded(word).removesuffix("'s") for word in text.replace("-", " ").replace("’", "'").split())
    return tuple(plain for part in parts if (plain := part.replace(".", "").strip(",&'")))


@lru_cache(maxsize=32768)
def one_word(left: str, right: str) -> bool:
    """Whether two folded words are one: the same, of one family, or a typing slip apart.

    Letters alone never make one of two known words or places: Austria, Australia.
    """
    if left == right:
        return True
    if _family(left, right):
        return True
    known = alias(left), alias(right)
    if (known[0] is not None and known[1] is not None) or (is_word(left) and is_word(right)):
        return known[0] is not None and known[1] is not None and known[0].key == known[1].key
    short, long = sorted((left, right), key=len)
    if len(short) >= PREFIX and long.startswith(short[: max(PREFIX, len(short) - 2)]) and len(long) - len(short) <= 4:
        return True  # what no table knows may be inflected in its own language
    slips = 2 if len(short) >= LONG_SLIP else 1 if len(short) >= SLIP else 0
    return bool(slips) and OSA.distance(left, right, score_cutoff=slips) <= slips


def _family(left: str, right: str) -> bool:
    """Whether two words differ in an ending that makes one word of another: economics, economy; Orsa, Orsan."""
    shared = next(
        (at for at, (x, y) in enumerate(zip(left, right, strict=False)) if x != y), min(len(left), len(right))
    )
    return shared >= PREFIX and left[shared:] in ENDINGS and right[shared:] in ENDINGS


def share_a_word(left: Name, right: Name) -> bool:
    """Whether two names have a distinctive word in common, so that one may be a variant of the other."""
    return _share_a_word(left.text, right.text, "person" in (left.category, right.category))


@lru_cache(maxsize=32768)
def _share_a_word(left: str, right: str, person: bool) -> bool:
    """Answer the same for the texts of two names, `person` if either is of a person; asked of each two names."""
    if person and " " in left and " " in right:
        a, b = distinctive(left), distinctive(right)
        return one_word(a[-1], b[-1]) or (a[0] == b[0] and not is_given_name(a[0]))
    whole = set(_folded_words(left)), set(_folded_words(right))
    if whole[0] <= whole[1] or whole[1] <= whole[0] or _initials(left, right):
        return True
    return any(one_word(a, b) for a in distinctive(left) for b in distinctive(right))


def _initials(left: str, right: str) -> bool:
    """Whether an acronym holds the other name's initials: EPL, Premier League."""
    for short, long in ((left, right), (right, left)):
        letters = short.replace(".", "")
        if letters.isupper() and 2 <= len(letters) <= 6 and " " in long:
            initials = "".join(word[0] for word in long.split() if word[:1].isupper())
            if len(initials) >= 2 and letters.endswith(initials):
                return True
    return False


def one_part_changed(left: Name, right: Name) -> bool:
    """Whether two long names differ in one part that is quite another word, or in a figure: G7 summit, G8 summit."""
    a, b = _folded_words(left.text), _folded_words(right.text)
    if len(a) != len(b):
        return False
    changed = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    if len(changed) != 1:
        return False
    x, y = changed[0]
    figures = [re.sub(r"\D", "", word) for word in (x, y)]
    if all(figures) and figures[0] != figures[1]:
        return re.sub(r"\d", "", x) == re.sub(r"\d", "", y)
    return len(a) >= LONG_NAME and not one_word(x, y) and x not in _SMALL and y not in _SMALL


def misnamed(left: Name, right: Name) -> bool:
    """Whether two full names of persons share the first name and differ in letters of the last: Marwood, Harwood.

    Letters put in, left out or turned round are slips or transliterations; another letter in the same place, in a word
    of the same length, is more often another person or an error.
    """
    a, b = distinctive(left.text), distinctive(right.text)
    if len(a) < 2 or len(b) < 2 or a[0] != b[0] or a[-1] == b[-1] or len(a[-1]) != len(b[-1]):
        return False
    if "person" not in (left.category, right.category) and slip_of(a[-1], b[-1]):
        return False  # a noun mistyped: Environmental Protection, Pretection
    if romanised(a[-1], b[-1]):
        return False
    changed = sum(one != other for one, other in zip(a[-1], b[-1], strict=True))
    return changed <= 2 < len(a[-1]) - 1 and OSA.distance(a[-1], b[-1]) == changed


def respelt(left: Name, right: Name) -> bool:
    """Whether two names are one in two spellings, which differ in letters of one word: Petersen, Peterssen.

    Accents and hyphens are no other spelling, nor is a short form of a first name.
    """
    a, b = _folded_words(left.text), _folded_words(right.text)
    if len(a) != len(b) or a == b or tabled(left.key) or tabled(right.key) or not same_name(left, right):
        return False
    changed = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    if len(changed) != 1:
        return False
    x, y = changed[0]
    if x.isupper() or min(len(x), len(y)) < SHORTEST or x.removesuffix("s") == y.removesuffix("s"):
        return False
    first = len(a) > 1 and (x, y) == (a[0], b[0])
    if slip_of(x, y) and "person" not in (left.category, right.category):
        return False  # a noun mistyped inside a name: Environmental Pretection
    return variants(x, y) and not (first and is_given_name(x) and is_given_name(y) and not romanised(x, y))


def namesakes(left: Name, right: Name) -> bool:
    """Whether two full names of persons share the last name and no first name: Owen Marsh, Rose Marsh, J. T. Marsh."""
    a, b = distinctive(left.text), distinctive(right.text)
    if "person" not in (left.category, right.category) or len(a) < 2 or len(b) < 2 or a[-1] != b[-1]:
        return False
    initials = any(len(part[0]) == 1 for part in (a, b))
    if not initials and (len(a) != 2 or len(b) != 2):
        return False
    return a[0][0] != b[0][0] and not given(a[0], b[0]) and not coreferent(left, right)


def share_in(name: Name, words: frozenset[str]) -> float:
    """Return the share of a name's words, all but "of" and its like, that stand among these folded words."""
    parts = name_parts(name)
    return sum(1 for word in parts if word in words) / len(parts) if parts else 0.0


def name_parts(name: Name) -> list[str]:
    """Return the words of a name, folded, all but "of" and its like."""
    return [word for word in _folded_words(name.text) if word not in _SMALL]


def hinted_in(name: Name, words: frozenset[str]) -> bool:
    """Whether a distinctive word of a name stands among these folded words."""
    return any(word in words for word in distinctive(name.text))
