"""Hedges: "around", "at least", "or so" beside a number, and the interval each makes of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from ...data import rows
from ...model import Word
from .codes import cues
from .numerals import lower_at

MAX_TOKENS = 4
"Tokens of the longest hedge: in the region of."
APPROXIMATE_CAP = 0.2
"However round the number, 'about' is never wider than a fifth: about 100 is 80 to 120, not 50 to 150."


@cache
def _hedge_phrases(where: str) -> dict[str, str]:
    return {phrase: shape for shape, place, phrase in rows("hedges") if place == where}


@cache
def _shapes() -> dict[str, tuple[float | None, float | None]]:
    def factor(cell: str) -> float | None:
        return None if cell == "-" else float(cell)

    return {shape: (factor(low), factor(high)) for shape, low, high, _ in rows("hedge_shapes")}


def shape_of(hedge: str | None) -> str | None:
    """Return the shape of a hedge phrase: approx, below, above, more, floor, under, ceiling."""
    return _hedge_phrases("before").get(hedge or "") or _hedge_phrases("after").get(hedge or "")


def hedge_before(words: Sequence[Word], i: int) -> int:
    """Return the index of the first word of the hedge that ends before word i; i when there is none."""
    for length in range(min(MAX_TOKENS, i), 0, -1):
        phrase = " ".join(word.lower for word in words[i - length : i])
        if phrase in _hedge_phrases("before"):
            moves = phrase == "up to" and lower_at(words, i - 3) in cues("change") | {"from"}
            return i if moves else i - length
    return i


def hedge_apart(words: Sequence[Word], i: int) -> str:
    """Return the hedge of word i that a preposition and a dimension part from it, else "": nearly to the age of 82."""
    at = i - 1
    while at > max(0, i - 1 - MAX_TOKENS) and words[at].lower in cues("apart"):
        at -= 1
    return words[at].lower if 0 <= at < i - 1 and words[at].lower in cues("hedge_apart") else ""


def hedge_after(words: Sequence[Word], j: int) -> int:
    """Return the index after the hedge that starts at word j; j when there is none."""
    for length in range(min(MAX_TOKENS, len(words) - j), 0, -1):
        if " ".join(word.lower for word in words[j : j + length]) in _hedge_phrases("after"):
            return j + length
    return j


def last_step(value: float) -> float:
    """Return the worth of the last digit that is not a trailing zero: 1,200 -> 100; 1.5 -> 0.1; 30 -> 10."""
    if value == 0:
        return 1.0
    mantissa, exponent = f"{abs(value):.11e}".split("e")
    return float(10.0 ** (int(exponent) - len(mantissa.replace(".", "").rstrip("0")) + 1))


def widen(shape: str | None, low: float, high: float) -> tuple[float | None, float | None]:
    """Return the interval that a number hedged in this shape covers."""
    if shape is None:
        return low, high
    below, above = _shapes()[shape]
    if shape == "approx":
        return _tidy(low - _slack(low, below or 1.0)), _tidy(high + _slack(high, below or 1.0))
    return (None if below is None else _tidy(low * below)), (None if above is None else _tidy(high * above))


def _slack(value: float, below: float) -> float:
    size = abs(value)
    return min(max(size * (1 - below), last_step(value) / 2), size * APPROXIMATE_CAP)


def _tidy(value: float) -> float:
    """Drop the noise of binary fractions: 33.00000000000001 -> 33.0."""
    return float(f"{value:.12g}")
