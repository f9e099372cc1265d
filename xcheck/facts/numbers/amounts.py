"""Amounts: the numeral at one place of a statement, with fractions and scales, becomes a value or a range."""

from __future__ import annotations

from collections.abc import Sequence

from ...model import Word
from ...record import Record
from .numerals import (
    digits_value,
    glued,
    kind_at,
    lower_at,
    numerals,
    scaled,
    spaced_thousands,
    spelled,
    vague_numerals,
)

_NO_QUANTITY_BEFORE = frozenset(("-", "second", "first", "other", "better", "latter"))
_HALVED = frozenset(("of", "the", "a", "an", "its", "their", "his", "her", "all", "my", "our"))
_HALF_HEDGES = frozenset(("by", "than", "nearly", "almost", "about", "around", "over", "roughly"))
_PLURAL_SCALES = frozenset(("thousands", "millions", "billions", "trillions", "lakhs", "crores"))
_GLYPHS = {"½": 0.5, "¼": 0.25, "¾": 0.75}


class Amount(Record):
    """A value or range of values and the index after its last token."""

    low: float
    high: float
    end: int
    kind: str
    "cardinal, ordinal or fraction."
    hedge: str | None = None
    "Set when the numeral is vague in itself: dozens, several."


def _vague(words: Sequence[Word], i: int) -> Amount | None:
    """Read "dozens", "hundreds of thousands", "a few hundred", "several"."""
    has_article = lower_at(words, i) == "a"
    at = i + 1 if has_article else i
    for low, high, before, after in vague_numerals().get(lower_at(words, at), ()):
        if (before == "a" and not has_article) or (before != "a" and has_article):
            continue
        j, follows = at + 1, lower_at(words, at + 1)
        scale_after = numerals().get(follows, ("",))[0] in ("hundred", "scale", "dozen")
        if (after == "of" and follows != "of" and not scale_after) or (after == "scale" and not scale_after):
            continue
        greater = vague_numerals().get(lower_at(words, j + 1), ()) if follows == "of" else ()
        if greater and words[j + 1].lower in _PLURAL_SCALES:
            # The low end of "thousands" is two thousand.
            low, high, j = low * greater[0][0] / 2, high * greater[0][0] / 2, j + 2
        factor, j = scaled(words, j, False)
        said = " ".join(word.lower for word in words[i:j])
        return Amount(low * factor, high * factor, j, "cardinal", said)
    return None


def _fraction(words: Sequence[Word], i: int) -> Amount | None:
    """Read "a third of", "two-thirds", "half the", "three quarters of a million"."""
    j, count = i, 1.0
    if lower_at(words, i) in ("a", "an"):
        j = i + 1
    elif kind_at(words, i)[0] == "small":
        count, j = kind_at(words, i)[1], i + 1
    if j > i and lower_at(words, j) == "-" and glued(words, j):
        j += 1
    kind, value = kind_at(words, j)
    follows = lower_at(words, j + 1)
    singular = kind == "ordinal" and value >= 3 and count == 1 and j > i and (follows == "of" or not follows.isalpha())
    if kind == "part":
        lone_quarter = value == 4 and (j == i or (count == 1 and follows != "of"))
        if lone_quarter or (j == i and not _is_half(words, i)) or follows == "-":
            return None
    elif not singular or follows == "-":
        return None
    share = count / value
    k = j + 1
    if lower_at(words, k) == "of" and lower_at(words, k + 1) in ("a", "one"):
        k += 2
    elif lower_at(words, k) == "a":
        k += 1
    factor, end = scaled(words, k, False)
    if factor > 1:
        return Amount(share * factor, share * factor, end, "cardinal")
    return Amount(share, share, j + 1, "fraction")


def _is_half(words: Sequence[Word], i: int) -> bool:
    """Whether a lone "half" is a quantity: "half of", "half a million"; not "the second half"."""
    before, follows = lower_at(words, i - 1), lower_at(words, i + 1)
    if lower_at(words, i) != "half" or before in _NO_QUANTITY_BEFORE:
        return False
    return follows in _HALVED or before in _HALF_HEDGES


def _plus_half(words: Sequence[Word], j: int) -> tuple[float, int]:
    """Read what "and a half", "-and-a-half", "1/2" or a glued "½" adds to the number before word j."""
    over, slash, under = (lower_at(words, k) for k in range(j, j + 3))
    joined = slash == "/" and glued(words, j + 1) and glued(words, j + 2) and len(over) == len(under) == 1
    if joined and over.isdecimal() and under.isdecimal() and int(over) < int(under):
        return int(over) / int(under), j + 3
    if glued(words, j) and words[j].text in _GLYPHS:
        return _GLYPHS[words[j].text], j + 1
    said = [(k, lower_at(words, k)) for k in range(j, j + 6) if lower_at(words, k) != "-"]
    if [word for _, word in said[:2]] == ["and", "a"] and len(said) > 2 and said[2][1] in ("half", "quarter"):
        return (0.5 if said[2][1] == "half" else 0.25), said[2][0] + 1
    return 0.0, j


def read_amount(words: Sequence[Word], i: int, join: bool = True) -> Amount | None:
    """Read the amount that starts at word i; `join=False` keeps "and" out of it ("between two and three")."""
    digits = words[i].text[0].isdecimal()
    special = _ordinal(words, i) if digits else _fraction(words, i) or _vague(words, i) or _ordinal(words, i)
    if special is not None:
        return special
    said = _from_digits(words, i) if digits else _from_words(words, i, join)
    if said is None:
        return None
    value, j = said
    if join:
        extra, j = _plus_half(words, j)
        value += extra
    factor, j = scaled(words, j, digits)
    return Amount(value * factor, value * factor, j, "cardinal")


def _ordinal(words: Sequence[Word], i: int) -> Amount | None:
    """Read "21st", "third", "twenty-first"."""
    value, j = 0.0, i + 1
    if words[i].text.isdecimal():
        suffixed = glued(words, j) and words[j].lower in ("st", "nd", "rd", "th")
        if not suffixed or len(words[i].text) > 4:
            return None
        return Amount(float(words[i].text), float(words[i].text), j + 1, "ordinal")
    kind, unit = kind_at(words, i)
    if kind == "tens" and lower_at(words, j) == "-" and glued(words, j) and glued(words, j + 1):
        value, (kind, unit), j = unit, kind_at(words, j + 1), j + 2
        if unit > 9:
            return None
    return Amount(value + unit, value + unit, j, "ordinal") if kind == "ordinal" else None


def _from_digits(words: Sequence[Word], i: int) -> tuple[float, int] | None:
    spaced = spaced_thousands(words, i)
    if spaced is not None:
        return spaced
    value = digits_value(words[i].text)
    return None if value is None else (value, i + 1)


def _from_words(words: Sequence[Word], i: int, join: bool) -> tuple[float, int] | None:
    """Read "two hundred and six", "a million", "a hundred and fifty"."""
    if words[i].lower not in ("a", "an"):
        return spelled(words, i, join)
    kind = kind_at(words, i + 1)[0]
    if kind not in ("hundred", "scale", "dozen"):
        return None
    if kind == "hundred" and join and lower_at(words, i + 2) == "and":
        rest = spelled(words, i + 3, join)
        if rest is not None and rest[0] < 100:
            return 100.0 + rest[0], rest[1]
    return 1.0, i + 1
