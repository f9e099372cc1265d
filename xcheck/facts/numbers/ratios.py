"""Ratios: numbers that are not plain amounts: fractions, "one in five", scores, votes, ordinals, "both"."""

from __future__ import annotations

from collections.abc import Sequence

from ...model import Span, Word
from .amounts import Amount, read_amount
from .codes import cues, reads_as_year
from .hedges import hedge_before, shape_of, widen
from .numerals import glued, lower_at
from .units import Quantity, counted_noun, is_plural, read_unit

HIGHEST_SCORE = 250
"Points of one side in any sport; votes may be more."
MOST_DIGITS = 7
CUE_REACH = 5
"Words before a score among which winning, losing or voting is spoken of."
_DETERMINERS = frozenset(("of", "the", "these", "those", "his", "her", "their", "its", "all"))


def read_both(words: Sequence[Word], i: int) -> Quantity | None:
    """Read "both sides", never "both A and B"."""
    at = _past_determiners(words, i + 1)
    head = counted_noun(words, at, False)
    if head is None or not is_plural(words[head]) or lower_at(words, head + 1) in ("and", ","):
        return None
    unit = read_unit(words, at, False, False)
    if unit is None:
        return None
    return Quantity(i, i + 1, 2.0, 2.0, unit.form, unit.name, None, unit.head)


def read_ordinal(words: Sequence[Word], i: int, amount: Amount) -> Quantity | None:
    """Read "the third attempt", "finished third"; "first" without a noun is an adverb else."""
    end = amount.end
    if end < len(words) and read_amount(words, end) is not None:
        # "the first six years" counts years, not firsts.
        return None
    if lower_at(words, end) == "-" and glued(words, end) and glued(words, end + 1):
        # third-largest, second-hand, first-half: what is joined is no noun to count.
        end += 2
    head = counted_noun(words, end, True)
    if head is None:
        if _is_rank(words, i, end, amount.low):
            return Quantity(i, amount.end, amount.low, amount.high, "ordinal", "place")
        digits = words[i].text[0].isdecimal()
        return Quantity(i, amount.end, amount.low, amount.high, "ordinal") if digits else None
    return Quantity(i, amount.end, amount.low, amount.high, "ordinal", words[head].lemma, None, words[head].span)


def _is_rank(words: Sequence[Word], i: int, end: int, value: float) -> bool:
    """Whether an ordinal without a noun is a place among others: finished third, was fourth in the race."""
    before = lower_at(words, i - 1)
    if before in ("joint", "equal", "dead"):
        before = lower_at(words, i - 2)
    behind = lower_at(words, end) in cues("behind_rank") or end >= len(words)
    return behind and (
        before in cues("ranking") or (before in ("is", "was", "were", "are", "be", "been") and value > 1)
    )


def read_fraction(words: Sequence[Word], i: int, amount: Amount) -> Quantity:
    """Read "a third of voters", "two-thirds"."""
    return _share(words, i, amount.end, amount.low)


def read_one_in(words: Sequence[Word], i: int, amount: Amount) -> Quantity | None:
    """Read "one in five", "nine out of ten"; a year or a stretch of time after "in" is none."""
    j = amount.end
    if amount.low != amount.high or not 1 <= amount.low <= 99 or amount.low != int(amount.low):
        return None
    if lower_at(words, j) == "in":
        j += 1
    elif lower_at(words, j) == "out" and lower_at(words, j + 1) == "of":
        j += 2
    else:
        return None
    if lower_at(words, j) == "every":
        j += 1
    if j >= len(words) or reads_as_year(words, j):
        return None
    whole = read_amount(words, j)
    if whole is None or whole.kind != "cardinal" or whole.low != whole.high or whole.low <= max(amount.low, 2):
        return None
    unit = read_unit(words, whole.end, False, False)
    if unit is not None and unit.form != "count":
        return None
    return _share(words, i, whole.end, amount.low / whole.low)


def _share(words: Sequence[Word], i: int, end: int, value: float) -> Quantity:
    first = hedge_before(words, i)
    hedge = " ".join(word.lower for word in words[first:i]) or None
    low, high = widen(shape_of(hedge), value, value)
    head = counted_noun(words, _past_determiners(words, end), False)
    return Quantity(first, end, low, high, "fraction", "", hedge, _span(words, head))


def _past_determiners(words: Sequence[Word], at: int) -> int:
    while lower_at(words, at) in _DETERMINERS:
        at += 1
    return at


def _span(words: Sequence[Word], at: int | None) -> Span | None:
    return None if at is None else words[at].span


def read_score(words: Sequence[Word], i: int) -> Quantity | None:
    """Read "2-1" or "52-48": a result, told from a range by words of winning or voting, or by falling.

    `low` is the smaller side and `high` the larger, so that a 2-1 win is the other side's 1-2 defeat.
    """
    if not (i + 2 < len(words) and words[i].text.isdecimal() and words[i + 2].text.isdecimal()):
        return None
    if len(words[i].text) > MOST_DIGITS or len(words[i + 2].text) > MOST_DIGITS:
        return None
    if words[i + 1].text not in "-–" or not (glued(words, i + 1) and glued(words, i + 2)):
        return None
    if glued(words, i + 3) and (words[i + 3].text[0].isalnum() or words[i + 3].text in "-–%+"):
        return None
    left, right = float(words[i].text), float(words[i + 2].text)
    near = {lower_at(words, k) for k in (*range(i - CUE_REACH, i), i + 3, i + 4)}
    vote, result = near & cues("vote"), near & cues("score")
    unit = read_unit(words, i + 3, False, False)
    counts = unit is not None and (unit.form != "count" or is_plural(words[i + 3]))
    between_names = 0 < i < len(words) - 3 and words[i - 1].text[0].isupper() and words[i + 3].text[0].isupper()
    sure = bool(vote or result) or between_names
    if (left <= right and (counts or not sure)) or (unit is not None and unit.form != "count"):
        return None
    if max(left, right) > HIGHEST_SCORE and not vote:
        return None
    return Quantity(i, i + 3, min(left, right), max(left, right), "score", "vote" if vote and not result else "score")


def read_decade_of_life(words: Sequence[Word], i: int) -> Quantity | None:
    """Read "in her 30s" as an age."""
    text = words[i].text
    if lower_at(words, i - 1) not in ("his", "her", "their", "my", "your", "our") or lower_at(words, i + 1) != "s":
        return None
    if len(text) != 2 or text[1] != "0" or not glued(words, i + 1):
        return None
    return Quantity(i, i + 2, float(text), float(text) + 9, "age", "year old", text + "s", words[i + 1].span)
