"""Cardinals: an amount together with its currency, range, hedge, unit, sign and outcome."""

from __future__ import annotations

from collections.abc import Sequence

from ...data import classes, lookup
from ...model import Word
from ...words import analyse
from .amounts import Amount, read_amount
from .codes import cues
from .hedges import hedge_after, hedge_apart, hedge_before, shape_of, widen
from .numerals import digits_value, glued, lower_at, numerals
from .outcomes import with_outcome
from .units import Quantity, Unit, counts_plural, currency_before, read_unit

OLDEST = 115
"Ages between commas: 'Smith, 91, said'."
YOUNGEST_IN_BRACKETS = 10
"Below this a number in brackets is more often goals, notes or list marks."
FALL_REACH = 3
"Words before a change in which a fall is stated: fell by about 2.3 percent."
AGO = ("ago", "earlier", "later", "before")
'Behind "a week" these make a time of it: sold for $5 a week ago.'
CHANGE_REACH = 5
"Words before 'from 10 to 15' in which a verb of change makes two numbers of it."


def read_cardinal(words: Sequence[Word], i: int, amount: Amount) -> tuple[Quantity | None, int]:
    """Read an amount with what stands around it: currency, range, hedge, unit, outcome."""
    first, money = i, currency_before(words, i)
    if money is not None:
        first = money[1]
    amount = _million_or_metre(words, amount, money is not None)
    amount, link = _ranged(words, i, first, amount)
    j = hedge_after(words, amount.end)
    trailing = " ".join(word.lower for word in words[amount.end : j])
    single = amount.low == amount.high == 1
    unit = read_unit(words, j, single, amount.hedge is not None)
    last = j
    if money is not None:
        last = unit.end if unit is not None and unit.form == "money" else j
        unit = Unit(money[0], "money", None, last)
    elif unit is not None:
        last = unit.end
        after_unit = hedge_after(words, unit.end)
        if after_unit > unit.end and not trailing:
            trailing = " ".join(word.lower for word in words[unit.end : after_unit])
            last = after_unit
    if link == "between":
        first -= 1
    start = hedge_before(words, first)
    leading = " ".join(word.lower for word in words[start:first]) or hedge_apart(words, first)
    hedge = leading or trailing or None
    low, high = widen(shape_of(hedge), *_signed(words, first, amount))
    quantity = Quantity(
        start, last, low, high, unit.form if unit else "bare", unit.name if unit else "",
        hedge or link or amount.hedge, unit.head if unit else None,
    )  # fmt: skip
    scale = _scale_before(words, start)
    if scale is not None and (unit is None or unit.form == "count"):
        name = words[scale].lower
        return quantity.replace(first=scale, last=j, form="measure", unit=name, head=words[scale].span), j
    if unit is None:
        age = _age(words, i, last)
        if age:
            quantity = quantity.replace(form="age", unit="year old")
        elif _is_named(words, i):
            return None, amount.end
    elif unit.form in ("money", "measure", "percent", "points"):
        quantity, last = _per(words, quantity, last)
        if low is not None and high is not None:
            quantity = quantity.replace(
                first=_sign(words, first) if low < 0 and start == first else start, falls=_falls(words, start, last)
            )
    if (
        unit is not None
        and unit.form == "measure"
        and unit.name == "year"
        and lower_at(words, start - 1) in ("aged", "age")
    ):
        quantity = quantity.replace(form="age", unit="year old")
    # The words up to the noun are looked at again: "12 of the 30 members" holds two numbers.
    return with_outcome(words, quantity, unit), j if unit is not None and unit.form == "count" else last


def _scale_before(words: Sequence[Word], start: int) -> int | None:
    """Return the word of the scale that a bare figure before it is read on: magnitude 6.8, a magnitude of 6.8."""
    at = start - 1
    if lower_at(words, at) in ("of", "-", "at", "was", "is"):
        at -= 1
    return at if lower_at(words, at) in cues("scale") and words[at].text.islower() else None


def _per(words: Sequence[Word], quantity: Quantity, last: int) -> tuple[Quantity, int]:
    """Take what an amount is paid or measured for into its unit: 40 cents per mile, 5 dollars a day."""
    link, noun = lower_at(words, last), lower_at(words, last + 1)
    if not noun[:1].isalpha() or " per " in quantity.unit:
        return quantity, last
    paid = quantity.form == "money" and link in ("a", "an", "each", "every")
    paid = paid and analyse(noun)[1][:1] == "n" and lower_at(words, last + 2) not in AGO
    if not (link == "per" or paid) or noun in ("cent", "capita"):
        return quantity, last
    return quantity.replace(unit=f"{quantity.unit} per {words[last + 1].lemma or noun}", last=last + 2), last + 2


def _sign(words: Sequence[Word], first: int) -> int:
    """Return where the sign of a negative number stands."""
    return first - 1 if first and lower_at(words, first - 1) in ("minus", "-", "−") else first


def _falls(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether a change is stated as a fall: fell by 2.3 percent, a 2.3 percent drop."""
    before = (lower_at(words, k) for k in range(max(0, first - FALL_REACH), first))
    return lower_at(words, last) in cues("fall") or any(word in cues("fall") for word in before)


def _million_or_metre(words: Sequence[Word], amount: Amount, money: bool) -> Amount:
    """Read the "m" of $5m and "5m people" as million; before anything else it is left to be metres."""
    at = amount.end
    if not (lower_at(words, at) == "m" and glued(words, at)):
        return amount
    unit = read_unit(words, at + 1, False, False)
    if money or counts_plural(words, at + 1) or (unit is not None and unit.form == "money"):
        return amount.replace(low=amount.low * 1e6, high=amount.high * 1e6, end=at + 1)
    return amount


def _ranged(words: Sequence[Word], i: int, first: int, amount: Amount) -> tuple[Amount, str | None]:
    """Join "10-15", "10 to 15", "between 10 and 15", "two or three" into one amount, with its link."""
    j, link = amount.end, lower_at(words, amount.end)
    lead = lower_at(words, first - 1)
    if link in ("-", "–", "—"):
        if not (glued(words, j) and glued(words, j + 1)):
            return amount, None
    elif link == "to":
        moves = lead == "from" and any(
            lower_at(words, k) in cues("change") for k in range(first - 1 - CHANGE_REACH, first - 1)
        )
        if moves or (lead != "from" and lead in cues("change")):
            return amount, None
    elif not (link == "and" and lead == "between") and link != "or":
        return amount, None
    k = j + 1
    while k < j + 4 and k < len(words) and (not words[k].text.isalnum() or words[k].lower in ("us", "about", "around")):
        k += 1
    if k >= len(words) or (k > j + 1 and currency_before(words, k) is None and lead != "between"):
        return amount, None
    second = read_amount(words, k)
    if second is None or second.kind != "cardinal" or second.hedge:
        return amount, None
    second = _million_or_metre(words, second, currency_before(words, i) is not None)
    factor = _factor(words, k, second)
    low = amount.low * factor if factor > 1 and _factor(words, i, amount) == 1 else amount.low
    if low >= second.high or (link == "or" and second.high > 2 * low + 1):
        return amount, None
    return Amount(low, second.high, second.end, "cardinal"), "between" if lead == "between" else link


def _factor(words: Sequence[Word], i: int, amount: Amount) -> float:
    """Return the scale an amount was said with: 1e6 for "15 million"."""
    said = digits_value(words[i].text) if words[i].text[0].isdecimal() else numerals().get(words[i].lower, ("", 0.0))[1]
    ratio = amount.high / said if said else 1.0
    return ratio if ratio in (100.0, 1e3, 1e6, 1e9, 1e12) else 1.0


def _signed(words: Sequence[Word], first: int, amount: Amount) -> tuple[float, float]:
    """Return the bounds, negative after "minus" or a minus sign that joins nothing to the number."""
    sign = lower_at(words, first - 1)
    if sign == "minus" or (sign in ("-", "−") and glued(words, first) and not glued(words, first - 1)):
        return -amount.high, -amount.low
    return amount.low, amount.high


def _age(words: Sequence[Word], i: int, last: int) -> bool:
    """Whether a bare number is an age: "aged 91", "at the age of 91", "Smith, 91, said", "Smith (91)"."""
    if lower_at(words, i - 1) in ("aged", "age", "ages") or (
        lower_at(words, i - 1) == "of" and lower_at(words, i - 2) in ("age", "ages")
    ):
        return True
    if lower_at(words, i - 1) == "of" and i > 1 and words[i - 2].lower in cues("aged") and _ends_phrase(words, last):
        return True  # a girl of six
    value = digits_value(words[i].text) if words[i].text.isdecimal() else None
    if value is None or not 1 <= value <= OLDEST or i < 2:
        return False
    opening, closing = lower_at(words, i - 1), lower_at(words, last)
    if opening == "(":
        return closing == ")" and value >= YOUNGEST_IN_BRACKETS and words[i - 2].text[0].isalpha()
    return (
        opening == ","
        and closing in (",", ".", ";", "")
        and (words[i - 2].text[0].isupper() or _means_person(words[i - 2]))
    )


def _ends_phrase(words: Sequence[Word], last: int) -> bool:
    """Whether no noun follows that the number could count: a boy of seven |was hurt."""
    behind = lower_at(words, last)
    return not behind[:1].isalpha() or analyse(behind)[1][:1] == "v" or behind in classes("function_words")


def _means_person(word: Word) -> bool:
    """Whether a word says that somebody is meant: a girl, 4; the driver, 34."""
    return "person" in (lookup("speaking_nouns", word.lower), lookup("speaking_nouns", word.lemma)) or (
        word.lemma in classes("persons")
    )


def _is_named(words: Sequence[Word], i: int) -> bool:
    """Whether a bare number belongs to the capitalised name before it: Boeing 737, Apollo 11."""
    before = words[i - 1] if i else None
    return i > 1 and before is not None and before.text[0].isupper()
