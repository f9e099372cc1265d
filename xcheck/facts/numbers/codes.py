"""Codes: digits that are no quantity: G7, F-16, COVID-19, Article 5, No. 10, 18:00, 9/11, 2014, 555-0100."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from ...data import rows
from ...model import Word
from ...words import analyse
from .numerals import glued, lower_at, numerals
from .units import currency_before, is_plural, is_unit_at

FIRST_YEAR, LAST_YEAR = 1100, 2099
LONGEST_RUN = 20
"Tokens of the longest run of digits and marks that is looked through: a telephone number has nine."
FIRST_PLAIN_YEAR = 1900
"From here on four digits without a noun are a year even with no 'in' or 'since' before them."


_OWNERS = frozenset(("the", "'s", "his", "her", "its", "their", "our", "my", "your", "this"))
"Before four digits and a plural these make a year of it, as adjectives do: our 2015 calendars, deadly 2012 attacks."


@cache
def cues(name: str) -> frozenset[str]:
    """Return the words of one class of number_cues.tsv."""
    return frozenset(word for label, words in rows("number_cues") if label == name for word in words.split())


def reads_as_year(words: Sequence[Word], i: int) -> bool:
    """Whether the digits at word i name a year: "in 2014", "the 2016 vote"; not "2000 people"."""
    text = words[i].text
    if len(text) != 4 or not text.isascii() or not text.isdigit() or currency_before(words, i):
        return False
    year = int(text)
    if not FIRST_YEAR <= year <= LAST_YEAR or numerals().get(lower_at(words, i + 1), ("",))[0] in (
        "scale",
        "glued",
    ):
        return False
    if i + 1 < len(words) and (is_unit_at(words, i + 1) or words[i + 1].lower in ("people", "more", "others")):
        return False
    before = lower_at(words, i - 1)
    led = before in cues("year_before") or (before == "," and lower_at(words, i - 2).isdecimal())
    led = led or about_a_year(words, i)
    if i + 1 < len(words) and is_plural(words[i + 1]):
        return led or (year >= FIRST_PLAIN_YEAR and (before in _OWNERS or analyse(before)[1][:1] == "a"))
    return led or before == "of" or year >= FIRST_PLAIN_YEAR


def about_a_year(words: Sequence[Word], i: int) -> bool:
    """Whether four digits are a year given roughly: was built around 1800; no "around 1800 men"."""
    lead, behind = lower_at(words, i - 1), lower_at(words, i + 1)
    if lead not in cues("about") or len(words[i].text) != 4:
        return False
    before = lower_at(words, i - 3 if lower_at(words, i - 2) == "to" else i - 2)  # dates back to around 1800
    undergone = lower_at(words, i - 3) in cues("being") and "v" in analyse(before)[1]
    if not (lead == "circa" or undergone or before in cues("year_before") or before in cues("dating")):
        return False
    return not behind or not behind[0].isalnum() or behind in cues("behind_year")


def is_code(words: Sequence[Word], i: int) -> int:
    """Return the index after the code that starts at word i; 0 when the digits may be a quantity."""
    after = _code_end(words, i)
    if after:
        return after
    if reads_as_year(words, i) or _has_label(words, i) or lower_at(words, i + 1) in cues("clock"):
        return i + 1
    before = lower_at(words, i - 1)
    if before == "[" and lower_at(words, i + 1) == "]" and glued(words, i - 1):
        return i + 2  # the mark of a footnote: "Selby[3]"
    if glued(words, i) and before[:1].isalpha() and not currency_before(words, i):
        return i + 1
    joined = lower_at(words, i - 2) if glued(words, i) and before == "-" and glued(words, i - 1) else ""
    if joined[:1].isalpha() and joined not in cues("scale"):
        return i + 1
    if lower_at(words, i + 1) in ("and", "to", "-", "–") and lower_at(words, i + 3) in cues("clock"):
        # between 6 and 8 p.m.
        return i + 1
    return i + 2 if _odd_letters(words, i + 1) else 0


def _code_end(words: Sequence[Word], i: int) -> int:
    """Return the index after 18:00, 9/11, 24/7, 555-0100-22; 0 for lone digits and plain ranges."""
    j, marks = i, ""
    while (
        j + 2 < min(len(words), i + LONGEST_RUN)
        and glued(words, j + 1)
        and glued(words, j + 2)
        and words[j + 2].text[0].isdecimal()
    ):
        if words[j + 1].text not in ":/-–":
            break
        marks += words[j + 1].text
        j += 2
    if not marks:
        return 0
    if marks in "-–":
        years = [words[k].text for k in (i, j)]
        phone = any(text[0] == "0" and len(text) > 1 and text.isdigit() for text in years)
        spans_years = reads_as_year(words, i) and years[1].isdigit() and len(years[1]) in (2, 4)
        return j + 1 if phone or spans_years else 0
    return j + 1


def _has_label(words: Sequence[Word], i: int) -> bool:
    """Whether a label or a month stands beside the digits: Article 5, No. 10, Jan. 6, 6 May."""
    before = i - 1
    if lower_at(words, before) == "." and glued(words, before):
        before -= 1
    label = lower_at(words, before)
    if label in cues("label") and not (label == "no" and before == i - 1):
        return True
    months = _months()
    if label in months and words[before].text[0].isupper():
        return True
    follows = i + 1 if lower_at(words, i + 1) not in ("st", "nd", "rd", "th") else i + 2
    return lower_at(words, follows) in months and words[follows].text[0].isupper()


@cache
def _months() -> frozenset[str]:
    return frozenset(word for kind, _, words in rows("date_words") if kind == "month" for word in words.split())


def _odd_letters(words: Sequence[Word], j: int) -> bool:
    """Whether letters stand against the digits that are no unit, scale or ordinal ending: 747s, 3D, 5G."""
    if j >= len(words) or not glued(words, j) or not words[j].text[0].isalpha():
        return False
    text = words[j].text
    if text in ("D", "G", "s") or is_unit_at(words, j):
        return text in ("D", "G", "s")
    return text.lower() not in ("st", "nd", "rd", "th", "ish") and numerals().get(text.lower(), ("",))[0] == ""
