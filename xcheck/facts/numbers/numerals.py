"""Numerals: the digits and number words at one place of a statement become an amount."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from ...data import rows
from ...model import Word

MAX_DIGITS = 15
"Longer runs of digits are codes; a float would not hold them exactly either."


class Amount(NamedTuple):
    """A value or range of values and the index after its last token."""

    low: float
    high: float
    end: int
    kind: str
    "cardinal, ordinal or fraction."
    hedge: str | None = None
    "Set when the numeral is vague in itself: dozens, several."


@cache
def numerals() -> dict[str, tuple[str, float]]:
    """Return {number word: (kind, value)}; see number_words.tsv."""
    return {
        word: (kind, float(value)) for kind, value, words in rows("number_words") for word in words.split()
    }


@cache
def vague_numerals() -> dict[str, list[tuple[float, float, str, str]]]:
    """Return {vague number word: [(low, high, what stands before, what stands after)]}."""
    found: dict[str, list[tuple[float, float, str, str]]] = {}
    for word, low, high, before, after in rows("vague_numbers"):
        found.setdefault(word, []).append((float(low), float(high), before, after))
    return found


def glued(words: Sequence[Word], i: int) -> bool:
    """Whether word i stands directly after word i-1, with nothing between."""
    return 0 < i < len(words) and words[i].start == words[i - 1].end


def lower_at(words: Sequence[Word], i: int) -> str:
    """Return the lower-case form of word i, or "" outside the statement."""
    return words[i].lower if 0 <= i < len(words) else ""


def _kind(words: Sequence[Word], i: int) -> tuple[str, float]:
    return numerals().get(lower_at(words, i), ("", 0.0))


def digits_value(token: str) -> float | None:
    """Return the value of a digit token; None for versions, codes and malformed groups.

    Commas group by three (or as in 12,34,567); a comma before one or two digits is a decimal comma.
    """
    if sum(map(str.isdigit, token)) > MAX_DIGITS:
        return None
    groups = token.split(",")
    if len(groups) > 1:
        if all(len(g) in (2, 3) for g in groups[1:-1]) and len(groups[-1].split(".")[0]) == 3:
            token = "".join(groups)
        elif len(groups) == 2 and len(groups[1]) <= 2:
            token = ".".join(groups)
        else:
            return None
    if token.count(".") > 1:
        dotted = token.split(".")
        if any(len(g) != 3 for g in dotted[1:]):
            return None
        token = "".join(dotted)
    return float(token)


def _spaced_thousands(words: Sequence[Word], i: int) -> tuple[float, int] | None:
    """Read "1 400 people": groups of three digits, with one space between, and a word after them."""
    j, text = i + 1, words[i].text
    if len(text) > 3 or text == "0" or not text.isdigit() or (i and words[i - 1].text[0].isdigit()):
        return None
    while j < len(words) and len(words[j].text) == 3 and words[j].text.isdigit():
        if words[j].start != words[j - 1].end + 1:
            return None
        text += words[j].text
        j += 1
    if j == i + 1 or not lower_at(words, j)[:1].isalpha():
        return None
    return float(text), j


def _spelled(words: Sequence[Word], i: int, join: bool) -> tuple[float, int] | None:
    """Read "two hundred and six": small numbers add, hundreds and scales multiply; `join` lets "and" in."""
    total, current, last, scale = 0.0, -1.0, "", float("inf")
    j = i
    while True:
        k = j
        hyphen = last and lower_at(words, k) == "-" and glued(words, k) and glued(words, k + 1)
        if hyphen or (join and last in ("hundred", "scale") and lower_at(words, k) == "and"):
            k += 1
        kind, value = _kind(words, k)
        if (
            kind == "small"
            and (current < 0 or last in ("hundred", "scale") or (last == "tens" and 0 < value < 10))
        ) or (kind == "tens" and (current < 0 or last == "hundred")):
            current = max(current, 0) + value
        elif kind == "hundred" and last in ("small", "tens") and 0 < current < 100:
            current *= value
        elif kind == "scale" and last and last != "scale" and value < scale:
            total, current, scale = total + current * value, -1.0, value
        elif kind == "dozen" and last in ("small", "tens"):
            return total + current * value, k + 1
        else:
            break
        last, j = kind, k + 1
    return (total + max(current, 0), j) if last else None


def _scaled(words: Sequence[Word], j: int, after_digits: bool) -> tuple[float, int]:
    """Read the scales after an amount: "million", "hundred thousand", "dozen", or letters against digits."""
    factor, start = 1.0, j
    while True:
        k = j + 1 if lower_at(words, j) == "-" and glued(words, j) and glued(words, j + 1) else j
        kind, value = _kind(words, k)
        if kind in ("hundred", "scale", "dozen"):
            factor, j = factor * value, k + 1
        elif (
            kind == "glued"
            and after_digits
            and j == start
            and k == j
            and (glued(words, j) or len(words[j].lower) > 1)
        ):
            # "5m" may be metres, which is left to the reading of units.
            if words[j].lower != "m":
                factor, j = factor * value, j + 1
            return factor, j
        else:
            return factor, j


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
        while lower_at(words, j) == "of" and lower_at(words, j + 1) in ("thousands", "millions", "billions"):
            factor = (
                vague_numerals()[words[j + 1].lower][0][0] / 2
                if words[j + 1].lower != "thousands"
                else 1000.0
            )
            low, high, j = low * factor, high * factor, j + 2
        factor, j = _scaled(words, j, False)
        said = " ".join(word.lower for word in words[i:j])
        return Amount(low * factor, high * factor, j, "cardinal", said)
    return None


def _fraction(words: Sequence[Word], i: int) -> Amount | None:
    """Read "a third of", "two-thirds", "half the", "three quarters of a million"."""
    j, count = i, 1.0
    if lower_at(words, i) in ("a", "an"):
        j = i + 1
    elif _kind(words, i)[0] == "small":
        count, j = _kind(words, i)[1], i + 1
    if j > i and lower_at(words, j) == "-" and glued(words, j):
        j += 1
    kind, value = _kind(words, j)
    follows = lower_at(words, j + 1)
    singular = (
        kind == "ordinal"
        and value >= 3
        and count == 1
        and j > i
        and (follows == "of" or not follows.isalpha())
    )
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
    factor, end = _scaled(words, k, False)
    if factor > 1:
        return Amount(share * factor, share * factor, end, "cardinal")
    return Amount(share, share, j + 1, "fraction")


def _is_half(words: Sequence[Word], i: int) -> bool:
    """Whether a lone "half" is a quantity: "half of", "half the", "half a million"; not "the second half"."""
    if lower_at(words, i) != "half" or lower_at(words, i - 1) in (
        "-",
        "second",
        "first",
        "other",
        "better",
        "latter",
    ):
        return False
    follows = lower_at(words, i + 1)
    return follows in ("of", "the", "a", "an", "its", "their", "his", "her", "all", "my", "our") or lower_at(
        words, i - 1
    ) in ("by", "than", "nearly", "almost", "about", "around", "over", "roughly")


def _plus_half(words: Sequence[Word], j: int) -> tuple[float, int]:
    """Read what "and a half", "-and-a-half" or a glued "½" adds."""
    if glued(words, j) and words[j].text in "½¼¾":
        return {"½": 0.5, "¼": 0.25, "¾": 0.75}[words[j].text], j + 1
    said = [(k, lower_at(words, k)) for k in range(j, j + 6) if lower_at(words, k) != "-"]
    if [word for _, word in said[:2]] == ["and", "a"] and len(said) > 2 and said[2][1] in ("half", "quarter"):
        return (0.5 if said[2][1] == "half" else 0.25), said[2][0] + 1
    return 0.0, j


def read_amount(words: Sequence[Word], i: int, join: bool = True) -> Amount | None:
    """Read the amount that starts at word i; `join=False` keeps "and" out of it ("between two and three")."""
    word = words[i]
    fraction = None if word.text[0].isdigit() else (_fraction(words, i) or _vague(words, i))
    if fraction is not None:
        return fraction
    after_digits = word.text[0].isdecimal()
    if after_digits:
        if glued(words, i + 1) and words[i + 1].lower in ("st", "nd", "rd", "th") and word.text.isdigit():
            return Amount(float(word.text), float(word.text), i + 2, "ordinal")
        spaced = _spaced_thousands(words, i)
        value = spaced[0] if spaced else digits_value(word.text)
        j = spaced[1] if spaced else i + 1
        if value is None:
            return None
    else:
        kind, value = _kind(words, i)
        if kind == "ordinal":
            return Amount(value, value, i + 1, "ordinal")
        if word.lower in ("a", "an"):
            if _kind(words, i + 1)[0] not in ("hundred", "scale", "dozen"):
                return None
            value, j = 1.0, i + 1
            if _kind(words, j)[0] == "hundred" and join:
                value, j = 100.0, j + 1
                rest = _spelled(words, j + 1, join) if lower_at(words, j) == "and" else None
                if rest and rest[0] < 100:
                    value, j = value + rest[0], rest[1]
        elif kind in ("hundred", "scale", "dozen") and not (i and words[i - 1].lower in ("per", "-")):
            value, j = 1.0, i
        else:
            spelled = _spelled(words, i, join)
            if spelled is None:
                return None
            value, j = spelled
            if (
                lower_at(words, j) == "-"
                and glued(words, j)
                and _kind(words, j + 1)[0] == "ordinal"
                and value >= 20
            ):
                return Amount(
                    value + _kind(words, j + 1)[1], value + _kind(words, j + 1)[1], j + 2, "ordinal"
                )
    if join:
        extra, j = _plus_half(words, j)
        value += extra
    factor, j = _scaled(words, j, after_digits)
    return Amount(value * factor, value * factor, j, "cardinal")
