"""Ratios: numbers that are not plain amounts: fractions, "one in five", scores, votes, ordinals, "both"."""

from __future__ import annotations

from collections.abc import Sequence

from ...model import Word
from ...words import analyse, closed, parts_of_speech, positive
from .amounts import Amount, read_amount
from .codes import cues, reads_as_year
from .hedges import hedge_before, shape_of, widen
from .numerals import glued, lower_at
from .units import Quantity, counted_noun, is_plural, is_unit_at, read_unit

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
    if amount.low == 1 and _is_adverb(words, i, end):
        return None
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


def _is_adverb(words: Sequence[Word], i: int, end: int) -> bool:
    """Whether "first" stands before a verb: who first reported it; not "the first reported case"."""
    behind = lower_at(words, end)
    stems = (behind[:-1], behind[:-2]) if behind.endswith("ed") else ()
    verb = analyse(behind)[1][:1] == "v" or any("v" in parts_of_speech(stem) for stem in stems)
    before = lower_at(words, i - 1)
    led = any(before in closed(label) for label in ("article", "possessive")) or before == "'s"
    return verb and not led and lower_at(words, end + 1) != "of"


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
    """Read "a third of voters", "two-thirds"; "half a percentage point", "three quarters of a mile"."""
    at = amount.end
    while lower_at(words, at) in ("of", "a", "an", "one") and at < amount.end + 2:
        at += 1
    measured = read_unit(words, at, True, False) if amount.end < at < len(words) and is_unit_at(words, at) else None
    if measured is not None and measured.form in ("measure", "points", "money"):
        first = hedge_before(words, i)
        hedge = " ".join(word.lower for word in words[first:i]) or None
        low, high = widen(shape_of(hedge), amount.low, amount.low)
        return Quantity(first, measured.end, low, high, measured.form, measured.name, hedge, measured.head)
    return _share(words, i, amount.end, amount.low)


def read_one_in(words: Sequence[Word], i: int, amount: Amount) -> Quantity | None:
    """Read "one in five", "nine out of ten"; a year or a stretch of time after "in" is none.

    Between hyphens it is one whatever the figures: a five-in-three chance.
    """
    j = _past_hyphen(words, amount.end)
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
    last = _past_hyphen(words, j)
    joined, j = last > j > amount.end + 1, last
    if j >= len(words) or reads_as_year(words, j):
        return None
    whole = read_amount(words, j)
    if (
        whole is None
        or whole.kind != "cardinal"
        or whole.low != whole.high
        or whole.low <= (1 if joined else max(amount.low, 2))
    ):
        return None
    unit = read_unit(words, whole.end, False, False)
    if unit is not None and unit.form != "count":
        return None
    return _share(words, i, whole.end, amount.low / whole.low)


def _past_hyphen(words: Sequence[Word], j: int) -> int:
    """Return the word behind a hyphen that joins at word j, else j: a 1-in-3 chance."""
    return j + 1 if lower_at(words, j) == "-" and glued(words, j) and glued(words, j + 1) else j


def read_ratio(words: Sequence[Word], i: int, amount: Amount) -> Quantity | None:
    """Read "3-to-1", "odds of 3 to 1", "outnumbered two to one", "a scale of 1:200"; "90 times the limit".

    "From 3 to 1" and "by 3 to 1" are no ratios unless a word of ratios stands before.
    """
    j, value = amount.end, amount.low
    if amount.kind != "cardinal" or amount.low != amount.high or value <= 0:
        return None
    if lower_at(words, j) == "times":
        # "three times a week" counts, "three times the limit" and "three times higher" compare
        behind = lower_at(words, j + 1)
        compares = behind in cues("behind_times") or positive(behind, "er") != ""
        if not compares:
            return None
        first = hedge_before(words, i)
        hedge = " ".join(word.lower for word in words[first:i]) or None
        low, high = widen(shape_of(hedge), value, value)
        return Quantity(first, j + 1, low, high, "ratio", "times", hedge, words[j].span)
    led = any(lower_at(words, k) in cues("ratio") for k in range(max(0, i - CUE_REACH), i))
    colon = lower_at(words, j) == ":" and glued(words, j) and glued(words, j + 1)
    k = _past_hyphen(words, j)
    hyphened = k > j
    if lower_at(words, k) != "to" and not colon:
        return None
    k = _past_hyphen(words, k + 1)
    if not (led or hyphened or colon) or k >= len(words):
        return None
    second = read_amount(words, k)
    if second is None or second.kind != "cardinal" or second.low != second.high or second.low <= 0 or second.hedge:
        return None
    clock = colon and len(words[k].text) == 2 and not led
    if clock or (colon and 1 not in (value, second.low) and not led):
        return None
    return Quantity(i, second.end, value / second.low, value / second.low, "ratio", "to one")


def _share(words: Sequence[Word], i: int, end: int, value: float) -> Quantity:
    first = hedge_before(words, i)
    hedge = " ".join(word.lower for word in words[first:i]) or None
    low, high = widen(shape_of(hedge), value, value)
    head = counted_noun(words, _past_determiners(words, end), False)
    return Quantity(first, end, low, high, "fraction", "", hedge, None if head is None else words[head].span)


def _past_determiners(words: Sequence[Word], at: int) -> int:
    while lower_at(words, at) in _DETERMINERS:
        at += 1
    return at


def read_score(words: Sequence[Word], i: int) -> Quantity | None:
    """Read "2-1" or "52-48": a result, distinguished from a range by words of winning or voting, or by falling.

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
    confidence = bool(vote or result) or between_names
    if (left <= right and (counts or not confidence)) or (unit is not None and unit.form != "count"):
        return None
    if max(left, right) > HIGHEST_SCORE and not vote:
        return None
    return Quantity(i, i + 3, min(left, right), max(left, right), "score", "vote" if vote and not result else "score")


def read_tally(words: Sequence[Word], i: int, amount: Amount) -> Quantity | None:
    """Read "52 votes to 48", "by three goals to one", "lost by 48 to 52": both sides of a result."""
    j = amount.end
    if amount.kind != "cardinal" or amount.low != amount.high or amount.hedge:
        return None
    unit = lower_at(words, j)
    tallied = unit in cues("tallied")
    j += tallied
    if lower_at(words, j) != "to" or j + 1 >= len(words):
        return None
    second = read_amount(words, j + 1)
    if second is None or second.kind != "cardinal" or second.low != second.high or second.hedge:
        return None
    near = {lower_at(words, k) for k in range(max(0, i - CUE_REACH), i)}
    vote = bool(near & cues("vote")) or unit in ("vote", "votes")
    led = lower_at(words, i - 1) == "by" and (vote or bool(near & cues("score")))
    if not (tallied or led):
        return None
    low, high = sorted((amount.low, second.low))
    return Quantity(i, second.end, low, high, "score", "vote" if vote else "score")


DECADE_PARTS = {"early": (0, 3), "mid": (3, 7), "late": (6, 9)}
"""Years of a decade of life; who says "mid" may mean the end of what another calls early."""


def decade_of_life(words: Sequence[Word], i: int) -> tuple[int, str] | None:
    """Return (first word, part) of a decade that tells an age: "in her 30s", "in his early 20s"; None for the 1920s."""
    text, part, first = words[i].text, "", i
    if len(text) != 2 or text[1] != "0" or not text.isdecimal() or not glued(words, i + 1):
        return None
    if lower_at(words, i + 1) != "s":
        return None
    at = i - 1
    if lower_at(words, at) == "-":
        at -= 1
    if lower_at(words, at) in DECADE_PARTS:
        part, first, at = lower_at(words, at), at, at - 1
    return (first, part) if lower_at(words, at) in ("his", "her", "their", "my", "your", "our") else None


def read_decade_of_life(words: Sequence[Word], i: int) -> Quantity | None:
    """Read "in her 30s" and "in his early 20s" as an age."""
    found = decade_of_life(words, i)
    if found is None:
        return None
    first, part = found
    low, high = DECADE_PARTS.get(part, (0, 9))
    start = float(words[i].text)
    said = f"{part} {words[i].text}s".strip()
    return Quantity(first, i + 2, start + low, start + high, "age", "year old", said, words[i + 1].span)
