"""Numerals: digits, number words and scales, each read by itself."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from ...data import rows
from ...model import Word
from ...words import plain

MAX_DIGITS = 15
"Longer runs of digits are codes; a float would not hold them exactly either."
MOST_GROUPS = MAX_DIGITS // 3
MOST_SCALES = 3
"Scales in a row: three hundred thousand million; more is no number, and would not be finite."


@cache
def numerals() -> dict[str, tuple[str, float]]:
    """Return {number word: (kind, value)}; see number_words.tsv."""
    return {word: (kind, float(value)) for kind, value, words in rows("number_words") for word in words.split()}


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


def kind_at(words: Sequence[Word], i: int) -> tuple[str, float]:
    """Return (kind, value) of the number word at i; ("", 0.0) for any other word."""
    return numerals().get(lower_at(words, i), ("", 0.0))


def digits_value(token: str) -> float | None:
    """Return the value of a digit token; None for versions, codes and malformed groups.

    Commas group by three (or as in 12,34,567); a comma before one or two digits is a decimal comma.
    """
    token = token if token.isascii() else plain(token)  # without breaks that nobody sees
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


def spaced_thousands(words: Sequence[Word], i: int) -> tuple[float, int] | None:
    """Read "1 400 people": groups of three digits, with one space between, and a word after them."""
    j, text = i + 1, words[i].text
    if len(text) > 3 or text == "0" or not text.isdecimal() or (i and words[i - 1].text[0].isdigit()):
        return None
    while j < min(i + MOST_GROUPS, len(words)) and len(words[j].text) == 3 and words[j].text.isdecimal():
        if words[j].start != words[j - 1].end + 1:
            return None
        text += words[j].text
        j += 1
    if j == i + 1 or not lower_at(words, j)[:1].isalpha():
        return None
    return float(text), j


def spelled(words: Sequence[Word], i: int, join: bool) -> tuple[float, int] | None:
    """Read "two hundred and six": small numbers add, hundreds and scales multiply; `join` lets "and" in."""
    total, current, last, scale = 0.0, -1.0, "", float("inf")
    j = i
    while True:
        k = j
        hyphen = last and lower_at(words, k) == "-" and glued(words, k) and glued(words, k + 1)
        if hyphen or (join and last in ("hundred", "scale") and lower_at(words, k) == "and"):
            k += 1
        kind, value = kind_at(words, k)
        opens = current < 0 or last == "hundred"
        if (kind == "tens" and opens) or (kind == "small" and (opens or (last == "tens" and 0 < value < 10))):
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


def scaled(words: Sequence[Word], j: int, after_digits: bool) -> tuple[float, int]:
    """Read the scales after an amount: "million", "hundred thousand", "dozen", or letters against digits."""
    if after_digits and kind_at(words, j)[0] == "glued" and (glued(words, j) or len(words[j].lower) > 1):
        # "5m" may be metres, which is left to the reading of units.
        return (1.0, j) if words[j].lower == "m" else (kind_at(words, j)[1], j + 1)
    factor = 1.0
    for _ in range(MOST_SCALES):
        k = j + 1 if lower_at(words, j) == "-" and glued(words, j) and glued(words, j + 1) else j
        kind, value = kind_at(words, k)
        if kind not in ("hundred", "scale", "dozen"):
            break
        factor, j = factor * value, k + 1
    return factor, j
