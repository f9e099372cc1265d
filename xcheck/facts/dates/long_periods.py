"""Long periods: 2014, mid-2014, 2014-2016, the 1990s, the 19th century, spring 2026, the first quarter."""

from __future__ import annotations

from collections.abc import Sequence

from ...model import Word
from ..numbers.codes import about_a_year, is_code, reads_as_year
from ..numbers.numerals import glued, lower_at, numerals
from ..numbers.ratios import decade_of_life
from .calendar_dates import number_at, period_of, read_part, year_after
from .periods import Period, in_part, quarter_of, season_of, vocabulary, years

TWO_DIGIT_CENTURY = 1900
"Where 'the 90s' belong."

ABOUT = (10, 3)
"Years before and behind one given roughly that may be meant: a round one (around 1800), any other (around 1803)."


def read_years(words: Sequence[Word], i: int) -> Period | None:
    """Read 2014, mid-2014, 2014-2016, 2014-15, from 2014 to 2016, the 1990s."""
    text = words[i].text
    if len(text) == 4 and text.isdecimal() and text[3] == "0" and _is_decade(words, i):
        part, first = read_part(words, i)
        decade = years(int(text), int(text) + 9, "decade", text[:3] + "X")
        return period_of(first, i + 2, in_part(decade, part))
    if not reads_as_year(words, i) or _in_a_code(words, i):
        return None
    start, j = int(text), i + 1
    link = lower_at(words, j)
    if link in ("-", "–", "/") and glued(words, j) and glued(words, j + 1):
        end = number_at(words, j + 1, 0, 2199)
        if end is None:
            return (
                None
                if words[j + 1].text[0].isalpha() and words[j + 1].lower not in ("era", "style")
                else _lone_year(words, i)
            )
        end = end if len(words[j + 1].text) == 4 else start // 100 * 100 + end
        spans = len(words[j + 1].text) in (2, 4) and end > start
        return period_of(i, j + 2, years(start, end)) if spans else None
    lead = lower_at(words, i - 1)
    if (link in ("to", "until", "through") and lead == "from") or (link == "and" and lead == "between"):
        end = number_at(words, j + 1, start + 1, 2199)
        if end is not None:
            return period_of(i - 1, j + 2, years(start, end))
    return _lone_year(words, i)


def _is_decade(words: Sequence[Word], i: int) -> bool:
    """Whether "s" stands against the digits, or "'s" that owns nothing: 1850s, the 1850's and after."""
    if not glued(words, i + 1):
        return False
    follows = lower_at(words, i + 2)
    owns_nothing = not follows[:1].isalpha() or follows in ("and", "or", "to", "when", "by", "in")
    return words[i + 1].lower == "s" or (words[i + 1].lower == "'s" and owns_nothing)


def read_short_decade(words: Sequence[Word], i: int) -> Period | None:
    """Read "the '90s", "the late 70s"; "in her 30s" is an age."""
    text, before = words[i].text, lower_at(words, i - 1)
    if len(text) != 2 or text[1] != "0" or text == "00" or not (glued(words, i + 1) and lower_at(words, i + 1) == "s"):
        return None
    if decade_of_life(words, i) is not None:
        return None
    part, first = read_part(words, i)
    if part is None and before not in ("'", "’", "‘", "the"):
        return None
    start = TWO_DIGIT_CENTURY + int(text)
    return period_of(first, i + 2, in_part(years(start, start + 9, "decade", f"{start // 10}X"), part))


def _lone_year(words: Sequence[Word], i: int) -> Period | None:
    part, first = read_part(words, i)
    year = int(words[i].text)
    if part is None and about_a_year(words, i):
        give = ABOUT[0] if year % 10 == 0 else ABOUT[1]
        return period_of(i - 1, i + 1, years(year - give, year + give, "year", str(year)))
    return period_of(first, i + 1, in_part(years(year), part))


def _in_a_code(words: Sequence[Word], i: int) -> bool:
    """Whether a four-digit number is a part of something longer: G2014, X-2000, 2014:05."""
    if glued(words, i):
        before = lower_at(words, i - 1)
        if before[:1].isalnum() or (
            before in ("-", "/") and lower_at(words, i - 2) not in ("mid", "early", "late", "pre", "post")
        ):
            return True
    return is_code(words, i) > i + 1 and lower_at(words, i + 1) not in ("-", "–", "/")


def read_century(words: Sequence[Word], i: int) -> Period | None:
    """Read "the 19th century", "the nineteenth century"."""
    if words[i].text.isdecimal():
        number, j = number_at(words, i, 1, 21), i + 2
        if lower_at(words, i + 1) not in ("st", "nd", "rd", "th"):
            return None
    else:
        kind, value = numerals().get(words[i].lower, ("", 0.0))
        number, j = (int(value) if kind == "ordinal" and value <= 21 else None), i + 1
    if lower_at(words, j) == "-":
        j += 1
    if number is None or lower_at(words, j) not in ("century", "centuries"):
        return None
    part, first = read_part(words, i)
    low = 100 * (number - 1) + 1
    return period_of(first, j + 1, in_part(years(low, low + 99, "century", f"{low // 100:02}XX"), part))


def read_season(words: Sequence[Word], i: int) -> Period | None:
    """Read "spring 2026", "the summer of 2014"."""
    start = vocabulary("season").get(words[i].lower)
    year = year_after(words, i + 1) if start is not None and lower_at(words, i + 1) != "," else None
    if start is None or year is None:
        return None
    part, first = read_part(words, i)
    return period_of(first, year[1], in_part(season_of(year[0], int(start)), part))


def read_quarter(words: Sequence[Word], i: int) -> Period | None:
    """Read "Q1 2026", "the first quarter of 2026", "third-quarter results"."""
    if words[i].lower == "q" and glued(words, i + 1):
        quarter, j = number_at(words, i + 1, 1, 4), i + 2
    else:
        kind, value = numerals().get(words[i].lower, ("", 0.0))
        j = i + 2 if lower_at(words, i + 1) == "-" else i + 1
        quarter = int(value) if kind == "ordinal" and value <= 4 and lower_at(words, j) == "quarter" else None
        j += 1
    if quarter is None or lower_at(words, j) == "-":
        return None
    year = year_after(words, j)
    return period_of(i, year[1] if year else j, quarter_of(year[0] if year else None, quarter))
