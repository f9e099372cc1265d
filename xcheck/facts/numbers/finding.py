"""Numbers: every quantity of a statement as an interval with a unit.

One pass over the words. Where a numeral stands, what is no quantity is left out first (G7, Article 5, 18:00,
2014, "no one"); then come scores, fractions, ordinals; a cardinal is read with its range, hedge and unit.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from ...data import classes
from ...model import Number, Span, Statement, Word
from .amounts import read_amount
from .cardinals import read_cardinal
from .codes import cues, is_code
from .hedges import last_step, shape_of, widen
from .numerals import glued, lower_at, numerals, vague_numerals
from .outcomes import also_none, read_nobody, share_outcomes
from .ratios import (
    read_both,
    read_decade_of_life,
    read_fraction,
    read_one_in,
    read_ordinal,
    read_ratio,
    read_score,
    read_tally,
)
from .units import Quantity, Unit, read_unit

NOBODY = ("no", "nobody", "none")


@cache
def _triggers() -> frozenset[str]:
    names = [word for word, (kind, _) in numerals().items() if kind != "glued"]
    return frozenset((*names, *vague_numerals(), "a", "an", "both", "twice", *NOBODY))


def find_numbers(statement: Statement, taken: Sequence[Span] = ()) -> tuple[Number, ...]:
    """Return the quantities of a statement, in order; digits inside `taken` spans are names or dates."""
    words, triggers = statement.words, _triggers()
    found: list[Quantity] = []
    past = 0
    covered = {offset for span in taken for offset in range(span.start, span.end)}
    for i, word in enumerate(words):
        if i < past or not (word.lower in triggers or word.text[0].isdecimal()):
            continue
        if word.start in covered or word.end - 1 in covered:
            continue
        quantity, past = _quantity_at(words, i)
        if quantity is not None:
            found.append(quantity)
            if word.lower in NOBODY:
                found += also_none(words, quantity)
    quantities = share_outcomes(words, _share_hedges(words, _share_units(words, _summed(words, found))))
    nexts = [*(words[quantity.first].start for quantity in quantities[1:]), statement.end]
    return tuple(_number(statement, quantity, limit) for quantity, limit in zip(quantities, nexts, strict=False))


_PARTS = {("year", "month"): 12, ("week", "day"): 7, ("hour", "minute"): 60, ("minute", "second"): 60}
"""How many of a smaller unit make one of a larger."""


def _summed(words: Sequence[Word], found: Sequence[Quantity]) -> list[Quantity]:
    """Make one quantity of two that follow each other: four years and six months are four and a half years."""
    summed: list[Quantity] = []
    for right in found:
        left = summed[-1] if summed else right
        parts = _PARTS.get((left.unit, right.unit))
        whole, rest = left.low, right.low
        joined = lower_at(words, right.first - 1) in ("and", ",") and _right_behind(words, left, right.first - 1)
        if parts and joined and whole is not None and rest is not None and (left.high, right.high) == (whole, rest):
            value = whole + rest / parts
            summed[-1] = left.replace(low=value, high=value, last=right.last, head=right.head)
        else:
            summed.append(right)
    return summed


def _share_units(words: Sequence[Word], found: list[Quantity]) -> list[Quantity]:
    """Give the first number of "from 10 to 15 percent" the unit of the second, where they are no range."""
    shared = list(found)
    for k in range(len(shared) - 1):
        left, right = shared[k], shared[k + 1]
        if left.form == "bare" and right.first == left.last + 1 and lower_at(words, left.last) == "to":
            shared[k] = left.replace(form=right.form, unit=right.unit)
    return shared


def _share_hedges(words: Sequence[Word], found: list[Quantity]) -> list[Quantity]:
    """Give a round number behind "and" the hedge of the count before it: around 300 sheep and 40 goats."""
    shared = list(found)
    for k in range(1, len(shared)):
        left, right = shared[k - 1], shared[k]
        opens = lower_at(words, left.first) == (left.hedge or "").partition(" ")[0]
        joined = lower_at(words, right.first - 1) == "and" and _right_behind(words, left, right.first - 1)
        if not (opens and joined and right.hedge is None and left.form == right.form == "count"):
            continue
        value = right.low
        if shape_of(left.hedge) == "approx" and value is not None and value == right.high and last_step(value) > 1:
            low, high = widen("approx", value, value)
            shared[k] = right.replace(low=low, high=high, hedge=left.hedge)
    return shared


def _right_behind(words: Sequence[Word], quantity: Quantity, at: int) -> bool:
    """Whether nothing stands between a counted noun and word `at`."""
    end = quantity.head.end if quantity.head is not None else words[quantity.last - 1].end
    return words[at - 1].end == end


def _number(statement: Statement, quantity: Quantity, limit: int) -> Number:
    """Return the fact; it reaches to the counted noun unless another number stands between."""
    words, last = statement.words, quantity.last
    crossed = words[last - 1].end > limit
    while (
        crossed
        and last > quantity.first + 1
        and (words[last - 1].end > limit or classes("function_words").get(words[last - 1].lower))
    ):
        last -= 1
    start, end = words[quantity.first].start, words[last - 1].end
    if quantity.head is not None and start <= quantity.head.start < limit:
        end = max(end, quantity.head.end)
    return Number(
        start=start,
        end=end,
        text=statement.text[start - statement.start : end - statement.start],
        statement=statement.id,
        low=quantity.low,
        high=quantity.high,
        unit=quantity.unit,
        form=quantity.form,
        hedge=quantity.hedge,
        head=quantity.head,
        falls=quantity.falls,
    )


def _quantity_at(words: Sequence[Word], i: int) -> tuple[Quantity | None, int]:
    """Return the quantity that starts at word i, if it is one, and the index to go on from."""
    lower = words[i].lower
    if lower in NOBODY:
        nobody = read_nobody(words, i)
        return nobody, nobody.last if nobody else i + 1
    if words[i].text[0].isdecimal():
        code_end = is_code(words, i)
        special = (read_decade_of_life(words, i) or _colon_ratio(words, i)) if code_end else read_score(words, i)
        if code_end or special is not None:
            return special, max(code_end, special.last if special else 0)
    elif lower in ("both", "twice"):
        twice = Quantity(i, i + 1, 2.0, 2.0, "count", "time")
        return (twice if lower == "twice" else read_both(words, i)), i + 1
    amount = read_amount(words, i, join=lower_at(words, i - 1) != "between")
    if amount is None:
        return None, i + 1
    if amount.kind == "ordinal":
        return read_ordinal(words, i, amount), amount.end
    if amount.kind == "fraction":
        return read_fraction(words, i, amount), amount.end
    related = read_one_in(words, i, amount) or read_tally(words, i, amount) or read_ratio(words, i, amount)
    if related is not None:
        return related, related.last
    if lower_at(words, amount.end) == "-" and lower_at(words, amount.end + 1) in cues("digits"):
        return None, amount.end + 2  # a six-figure sum
    if lower == "one" and amount.end == i + 1 and _is_pronoun(words, i):
        return None, i + 1
    return read_cardinal(words, i, amount)


def _colon_ratio(words: Sequence[Word], i: int) -> Quantity | None:
    """Read "3:1" and "1:200", which look like a time or a verse."""
    if lower_at(words, i + 1) != ":" or not glued(words, i + 1):
        return None
    amount = read_amount(words, i)
    return read_ratio(words, i, amount) if amount is not None else None


def _is_pronoun(words: Sequence[Word], i: int) -> bool:
    """Whether "one" counts nothing: one of, no one, one another, one day, at one point, one-sided."""
    before, follows = lower_at(words, i - 1), lower_at(words, i + 1)
    if follows in cues("after_one") or before in cues("not_one") or before == "at":
        return True
    unit = read_unit(words, i + 1, True, False)
    if unit is None or (follows == "-" and unit.form == "measure" and not _is_duration(unit)):
        return True
    return follows in ("day", "thing", "time", "side", "way", "end") and lower_at(words, i + 2) not in (
        "after",
        "before",
    )


def _is_duration(unit: Unit) -> bool:
    return unit.name in ("second", "minute", "hour", "day", "week", "month", "year")
