"""Units: what an amount counts or measures, read from the words after it (and a currency before it)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from ...data import classes, rows
from ...model import Span, Word
from ...model.facts import NumberForm
from ...record import Record
from ...words import analyse, parts_of_speech
from .numerals import glued, lower_at

LONGEST_FORM = 3
"Tokens of the longest unit: miles per hour."
NOUN_REACH = 6
"Words after a number among which the counted noun is looked for: 12 heavily armed young rebel fighters."


class Unit(Record):
    """A unit as read: its name, the form of number it makes, where it stands, the index after it."""

    name: str
    form: NumberForm
    head: Span | None
    end: int


class Quantity(Record):
    """A number as read from the words first:last of a statement; becomes a Number."""

    first: int
    last: int
    low: float | None
    high: float | None
    form: NumberForm
    unit: str = ""
    hedge: str | None = None
    head: Span | None = None
    falls: bool = False


class Measure(Record):
    """How a unit converts: value in the family's base = offset + value * factor."""

    family: str
    factor: float
    offset: float


@cache
def measures() -> dict[str, Measure]:
    """Return {unit: how it converts}, currencies included."""
    found = {unit: Measure(family, float(factor), float(zero)) for unit, family, factor, zero, _ in rows("units")}
    found.update({unit: Measure(base, 1 / float(parts), 0.0) for unit, base, parts, _ in rows("currencies")})
    return found


@cache
def _unit_forms(table: str) -> dict[tuple[str, ...], str]:
    return {tuple(form.split("_")): row[0] for row in rows(table) for form in row[-1].split()}


def canonical(lemma: str) -> str:
    """Return the noun that stands for all that count the same thing: people -> person."""
    return classes("counted").get(lemma, lemma)


def _form_at(table: str, words: Sequence[Word], j: int) -> tuple[str, int] | None:
    """Return (unit, index after it) of the longest form of a table at word j."""
    forms = _unit_forms(table)
    for length in range(min(LONGEST_FORM, len(words) - j), 0, -1):
        unit = forms.get(tuple(word.lower for word in words[j : j + length]))
        if unit is not None:
            return unit, j + length
    return None


def currency_before(words: Sequence[Word], i: int) -> tuple[str, int] | None:
    """Return (currency, index of its first token) of a sign or code right before word i: US$, £, EUR, Rs."""
    for length in (2, 1):
        if i >= length:
            unit = _unit_forms("currencies").get(tuple(word.lower for word in words[i - length : i]))
            sign = words[i - 1].text
            lettered = length == 2 and words[i - 2].text[0].isalpha()
            if lettered and not (glued(words, i - 1) and words[i - 2].text.isupper()):
                continue  # "a $400 million arena" is not given in Australian dollars
            if unit is not None and (not sign.isalpha() or sign.isupper() or sign.lower() == "rs"):
                return unit, i - length
    return None


def is_unit_at(words: Sequence[Word], j: int) -> bool:
    """Whether a unit of measure or a currency stands at word j."""
    return (_form_at("currencies", words, j) or _form_at("units", words, j)) is not None


def is_plural(word: Word) -> bool:
    """Whether a word can be a plural noun."""
    lemma, parts = analyse(word.lower)
    if word.lower in _ALWAYS_PLURAL:
        return True
    if lemma != word.lower:
        return parts.startswith("n")
    return not parts and word.lower.endswith("s") and word.text[0].isupper()


_ALWAYS_PLURAL = frozenset(("people", "police", "troops", "others", "personnel", "staff", "cattle", "aircraft"))
_PASSED = frozenset(
    ("more", "other", "such", "same", "very", "most", "own", "-", ",", '"', "“", "”", "'s", "near", "off")
)
"Closed-class words and marks that may stand between a number and its noun."
_ENDS = frozenset(("last", "next", "ago", "later", "earlier"))
"Words that begin a date: 12 staff last month."


def counted_noun(words: Sequence[Word], j: int, single: bool) -> int | None:
    """Return the index of the noun counted by a number that ends before word j; None if there is none.

    After any number but one the noun is a plural, and what stands before it is singular:
    three Russian oil tankers, 30 European countries. Nouns without a plural are the last of their run.
    """
    last_noun = None
    for k in range(j, min(j + NOUN_REACH, len(words))):
        word = words[k]
        if word.lower == "," and (last_noun is not None or k == j):
            break
        if word.lower in _PASSED or _joins_adjectives(words, k):
            continue
        if single and last_noun is not None and word.text[0].isupper() and words[last_noun].text[0].islower():
            break  # the first time |Harlow fell
        if _ends_noun_phrase(words, k):
            break
        if not single and is_plural(word):
            return k + 1 if _plural_again(words, k + 1) else k
        parts = analyse(word.lower)[1]
        if _in_compound(words, k):
            last_noun = k if "n" in parts else last_noun
        elif parts[:1] == "v":
            participle = word.lower.endswith(("ed", "ing")) and (last_noun is None or not single)
            before_plural = not single and k + 1 < len(words) and is_plural(words[k + 1])
            bare_form = single and last_noun is None and word.lemma == word.lower and "n" in parts
            if not (participle or before_plural or bare_form):
                break
            last_noun = k if bare_form else last_noun
        elif "n" in parts or not parts:
            last_noun = k
    if last_noun is not None and not single and words[last_noun].text[0].isupper():
        # "4 Princess Street", "Boeing 737 Max": what is counted would be a plural.
        return None
    return last_noun


def _ends_noun_phrase(words: Sequence[Word], k: int) -> bool:
    lower = words[k].lower
    if _in_compound(words, k):
        return False
    if lower in _ENDS or lower in classes("function_words") or not words[k].text[0].isalpha():
        return True
    return lower in _states() and not (k + 1 < len(words) and is_plural(words[k + 1]))


def _in_compound(words: Sequence[Word], k: int) -> bool:
    """Whether a hyphen joins word k to a neighbour: two grown-up children, 32 F-35 fighters."""
    before = glued(words, k) and words[k - 1].text == "-"
    return before or (lower_at(words, k + 1) == "-" and glued(words, k + 1) and glued(words, k + 2))


def _joins_adjectives(words: Sequence[Word], k: int) -> bool:
    """Whether an "and" stands between adjectives: 40 old and badly-lit streets."""
    if words[k].lower not in ("and", "or") or not 0 < k < len(words) - 1:
        return False
    return analyse(words[k - 1].lower)[1][:1] == "a" and words[k + 1].text[0].isalpha()


def _plural_again(words: Sequence[Word], k: int) -> bool:
    """Whether a second plural follows and is the head: two arms dealers; not "two men years later"."""
    if k >= len(words) or words[k].lower in classes("function_words") or not is_plural(words[k]):
        return False
    return "v" not in parts_of_speech(words[k].lemma) and _form_at("units", words, k) is None


def counts_plural(words: Sequence[Word], j: int) -> bool:
    """Whether a plural noun is counted by a number that ends before word j."""
    head = counted_noun(words, j, False)
    return head is not None and is_plural(words[head])


@cache
def _states() -> frozenset[str]:
    """Return what ends a noun phrase though it may be an adjective: 12 dead, one man killed."""
    return frozenset(word for _, place, words in rows("outcomes") if place == "state" for word in words.split())


def _compound(words: Sequence[Word], j: int) -> Unit | None:
    """Read what is joined by a hyphen: 20-point, five-year, 91-year-old."""
    if (
        not (lower_at(words, j) == "-" and glued(words, j) and glued(words, j + 1))
        or not words[j + 1].text[0].isalpha()
    ):
        # "a five year old boy" and "10 km" are read as plain units.
        return None
    if words[j + 1].lower == "year" and lower_at(words, j + 2) == "-" and lower_at(words, j + 3) in ("old", "olds"):
        return Unit("year old", "age", words[j + 1].span, j + 4)
    found = _form_at("currencies", words, j + 1) or _form_at("units", words, j + 1)
    if found is not None:
        form: NumberForm = "money" if found[0] in _unit_forms("currencies").values() else _form_of(found[0])
        return Unit(found[0], form, words[found[1] - 1].span, found[1])
    return Unit(canonical(words[j + 1].lemma), "measure", words[j + 1].span, j + 2)


def _form_of(unit: str) -> NumberForm:
    points = unit in ("percentage point", "basis point")
    return "percent" if unit == "%" else "points" if points else "measure"


def _unit_in_tables(words: Sequence[Word], j: int, digits: bool) -> Unit | None:
    """Read a unit or currency from the tables at word j: 5 km, 1.5 million dollars, 12 per cent."""
    money = _form_at("currencies", words, j)
    found = money or _form_at("units", words, j)
    if found is None:
        return None
    unit, end = found
    letters = len(words[j].text) if end == j + 1 and words[j].text.isalpha() else 0
    metres = words[j].text == "m" and not counts_plural(words, j + 1)
    if (letters in (1, 2) and not digits) or (letters == 1 and not glued(words, j) and not metres):
        # One and two letters are units only against or after digits: 5 km, 60p, 20C; never "two ha".
        return None
    if unit == "second" and words[j].lower == "second":
        return None
    if unit == "year":
        if lower_at(words, end) == "old" or (lower_at(words, end) == "-" and lower_at(words, end + 1) == "old"):
            return Unit("year old", "age", words[j].span, end + (1 if lower_at(words, end) == "old" else 2))
        if [lower_at(words, end), lower_at(words, end + 1)] == ["of", "age"]:
            return Unit("year old", "age", words[j].span, end + 2)
    return Unit(unit, "money" if money else _form_of(unit), Span(words[j].start, words[end - 1].end), end)


def read_unit(words: Sequence[Word], j: int, single: bool, vague: bool) -> Unit | None:
    """Read what a number that ends before word j counts; `vague` ones may take "of" (dozens of people)."""
    if j >= len(words):
        return None
    compound = _compound(words, j)
    if compound is not None:
        return compound
    digits = words[j - 1].text[0].isdecimal()
    if lower_at(words, j) == "of":
        j = _after_of(words, j, vague)
        if j < 0:
            return None
    plain = _unit_in_tables(words, j, digits)
    if plain is not None:
        return plain
    if lower_at(words, j) in ("more", "extra", "additional", "full", "whole"):
        plain = _unit_in_tables(words, j + 1, False)
        if plain is not None:
            return plain
    if lower_at(words, j) == "m" and glued(words, j) and not counts_plural(words, j + 1):
        return Unit("metre", "measure", words[j].span, j + 1)
    head = counted_noun(words, j, single)
    if head is None:
        return None
    return Unit(canonical(words[head].lemma or words[head].lower), "count", words[head].span, head + 1)


_DETERMINERS = frozenset(("the", "its", "his", "her", "their", "our", "my", "these", "those", "all"))


def _after_of(words: Sequence[Word], j: int, vague: bool) -> int:
    """Return where the noun of "12 of the 30 members" or "dozens of people" may start; -1 if it is none."""
    k = j + 1
    while lower_at(words, k) in _DETERMINERS:
        k += 1
    if k == j + 1 and not vague and not (k < len(words) and is_plural(words[k])):
        return -1
    return k + 1 if k < len(words) and words[k].text[0].isdecimal() else k
