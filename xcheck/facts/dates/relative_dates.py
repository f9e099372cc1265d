"""Relative dates and times of day: Monday night, last week, two years ago, yesterday, 6 a.m."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ...model import Word
from ..numbers.amounts import read_amount
from ..numbers.numerals import glued, lower_at
from .calendar_dates import read_day_first, read_month, read_part
from .periods import PARTS, Period, ago, past_span, plus_days, season_of, third_of, unit_around, vocabulary

FUTURE_REACH = 60
"Words of a statement in which a sign of the future is looked for."
_ANAPHORIC = frozenset(("next", "following", "same", "previous", "preceding"))
"After 'the' these look from another date: the next day."
EDGES_OF_DAY = {"early": "morning", "late": "night"}
_QUOTES = frozenset(('"', "“", "”", "'", "‘", "’"))
_CLOCK_LEADS = frozenset(("at", "by", "until", "from", "around", "before", "after", "about", "since", "to"))
"Before 18:00 these make it a time without 'GMT' or 'a.m.'."


def _relative_period(first: int, last: int, said: str, grain: str, days: tuple[date, date] | None) -> Period:
    if days is None:
        return Period(first, last, f"relative:{said}", grain)
    low, high = days
    return Period(first, last, str(low) if low == high else f"{low}/{high}", grain, low, high)


def _without_articles(words: Sequence[Word], first: int, last: int) -> str:
    return " ".join(word.lower for word in words[first:last] if word.lower not in (",", "the"))


def read_weekday(words: Sequence[Word], i: int, dateline: date | None) -> Period | None:
    """Read "Monday", "next Friday", "Monday night", "Wednesday, Jan. 7, 2026"."""
    lower = words[i].lower
    short = vocabulary("shortday").get(lower)
    number = vocabulary("weekday").get(lower, short)
    if number is None:
        return None
    j = i + 1
    if short is not None and lower_at(words, j) == ".":
        j += 1
    comma = j + 1 if lower_at(words, j) in (",", "the") else j
    full = None
    if comma < len(words):
        digits = words[comma].text[0].isdecimal()
        full = read_day_first(words, comma, dateline) if digits else read_month(words, comma, dateline)
    if full is not None and full.grain == "day":
        return full.replace(first=i)
    if short is not None or lower_at(words, i - 1) in vocabulary("name_before"):
        return None
    follows = lower_at(words, j)
    if follows in vocabulary("name_after") and words[j].text[0].isupper():
        return None
    time = vocabulary("daypart").get(follows)
    last = j + 1 if time else j
    direction = vocabulary("direction").get(lower_at(words, i - 1))
    first = i - 1 if direction is not None or lower_at(words, i - 1) in EDGES_OF_DAY else i
    time = time or EDGES_OF_DAY.get(lower_at(words, i - 1))
    days = _weekday_days(words, int(number), direction, dateline) if dateline is not None else None
    said = lower if direction is None else f"{words[first].lower} {lower}"
    return _relative_period(first, last, said, "weekday", days).replace(time=time)


def _weekday_days(words: Sequence[Word], number: int, direction: str | None, dateline: date) -> tuple[date, date]:
    """Return the days a weekday can mean: the last one, unless something points to the future."""
    back = plus_days(dateline, -((dateline.weekday() - number) % 7))
    ahead = plus_days(dateline, (number - dateline.weekday()) % 7)
    if direction == "1":
        return plus_days(dateline, (number - dateline.weekday() - 1) % 7 + 1), plus_days(ahead, 7)
    if direction == "-1":
        return plus_days(back, -7), back
    if direction == "0":
        return (back, ahead)
    future = any(word.lower in vocabulary("future") for word in words[:FUTURE_REACH])
    return (back, ahead) if future else (back, back)


def read_fixed(words: Sequence[Word], i: int, dateline: date | None) -> Period | None:
    """Read "yesterday", "today", "tomorrow", "tonight", with a part of the day."""
    shift = vocabulary("fixed").get(words[i].lower)
    # "Today" in quotation marks is a programme.
    if shift is None or (lower_at(words, i - 1) in _QUOTES and lower_at(words, i + 1) in _QUOTES):
        return None
    time = vocabulary("daypart").get(lower_at(words, i + 1))
    last = i + 2 if time else i + 1
    day = plus_days(dateline, int(shift)) if dateline is not None else None
    said = "today" if words[i].lower == "tonight" else words[i].lower
    period = _relative_period(i, last, said, "day", None if day is None else (day, day))
    return period.replace(time="night" if words[i].lower == "tonight" else time)


def read_direction(words: Sequence[Word], i: int, dateline: date | None) -> Period | None:
    """Read "last week", "this year", "next spring", "this morning", "the past two years"."""
    lower = words[i].lower
    direction, span = vocabulary("direction").get(lower), vocabulary("span").get(lower)
    if direction is None and span is None:
        return None
    follows = lower_at(words, i + 1)
    time = vocabulary("daypart").get(follows)
    if time is not None and direction in ("0", "-1") and lower in ("this", "last"):
        day = plus_days(dateline, int(direction)) if dateline is not None else None
        return _relative_period(
            i, i + 2, _without_articles(words, i, i + 2), "day", (day, day) if day else None
        ).replace(time=time)
    unit = vocabulary("unit").get(follows)
    if direction is not None and unit is not None and unit not in ("minute", "hour", "day") and follows == unit:
        return _unit_around(words, i, unit, int(direction), dateline)
    start = vocabulary("season").get(follows)
    if direction is not None and start is not None and lower != "past":
        days = _season_days(int(start), int(direction), dateline) if dateline is not None else None
        return _relative_period(i, i + 2, _without_articles(words, i, i + 2), "season", days)
    return _past(words, i, int(span), dateline) if span is not None else None


def _season_days(start: int, direction: int, dateline: date) -> tuple[date, date] | None:
    season = season_of(dateline.year, start)
    if season.low is None or season.high is None:
        return None
    if direction == 0:
        return season.low, season.high
    return plus_days(season.low, 0 if direction > 0 else -365), plus_days(season.high, 365 if direction > 0 else 0)


def _unit_around(words: Sequence[Word], i: int, unit: str, direction: int, dateline: date | None) -> Period:
    """Read the unit of "last week", with the "earlier", "later" or "late" before it."""
    part, first = read_part(words, i)
    before = lower_at(words, i - 1)
    if before in ("earlier", "later"):
        part, first = None, i - 1
    if lower_at(words, i - 1) == "the":
        # "the last week of May", "the last year of the war": not seen from now.
        direction = direction if lower_at(words, i + 2) != "of" else 2
    days = unit_around(unit, direction, dateline) if dateline is not None and direction != 2 else None
    if days is not None and dateline is not None:
        if part in PARTS:
            days = third_of(days[0], days[1], part or "mid")
        elif before == "earlier" and direction == 0:
            days = days[0], dateline
        elif before == "later" and direction == 0:
            days = dateline, days[1]
    # "earlier this year" is this year for whoever compares it without a dateline.
    return _relative_period(
        first, i + 2, _without_articles(words, i if before in ("earlier", "later") else first, i + 2), unit, days
    )


def _past(words: Sequence[Word], i: int, direction: int, dateline: date | None) -> Period | None:
    """Read "the past two years", "the next few days", "the past year"."""
    amount = read_amount(words, i + 1) if i + 1 < len(words) else None
    j = amount.end if amount is not None else i + 1
    unit = vocabulary("unit").get(lower_at(words, j))
    if (
        unit is None
        or (amount is None and lower_at(words, j).endswith("s") and unit != "season")
        or unit in ("night", "weekend")
    ):
        return None
    if amount is None and words[i].lower != "past":
        return None
    count = amount.high if amount is not None else 1.0
    said = f"{words[i].lower} {_count_and_unit(amount.low if amount is not None else 1.0, count, unit)}"
    days = past_span(count, unit, direction, dateline) if dateline is not None else None
    return _relative_period(i, j + 1, said.replace("last", "past"), "relative", days)


def read_ago(words: Sequence[Word], i: int, dateline: date | None) -> Period | None:
    """Read "two days ago", "a year ago", "three weeks later", "the day before"."""
    j, count, most = i, 1.0, 1.0
    if words[i].lower in ("a", "an"):
        j = i + 1
    amount = read_amount(words, i)
    if amount is not None:
        if amount.kind != "cardinal":
            return None
        j, count, most = amount.end, amount.low, amount.high
    elif words[i].lower not in ("a", "an"):
        return None
    unit = vocabulary("unit").get(lower_at(words, j))
    follows = lower_at(words, j + 1)
    if unit is None or unit in ("night", "season", "quarter"):
        return None
    if follows == "ago":
        days = _ago_days(count, most, unit, dateline) if dateline is not None else None
        grain = unit if unit not in ("hour", "minute") else "day"
        return _relative_period(i, j + 2, f"{_count_and_unit(count, most, unit)} ago", grain, days)
    if follows in ("later", "earlier") and lower_at(words, j + 2) != "than":
        return _relative_period(i, j + 2, f"{_count_and_unit(count, most, unit)} {follows}", "relative", None)
    return None


def _ago_days(least: float, most: float, unit: str, dateline: date) -> tuple[date, date] | None:
    earliest, latest = ago(most, unit, -1, dateline), ago(least, unit, -1, dateline)
    return None if earliest is None or latest is None else (earliest[0], latest[1])


def _count_and_unit(least: float, most: float, unit: str) -> str:
    """Return "3 week" for "three weeks", "3..9 year" for "several years"."""
    return f"{least:g} {unit}" if least == most else f"{least:g}..{most:g} {unit}"


def read_anaphoric(words: Sequence[Word], i: int) -> Period | None:
    """Read "the next day", "the following week", "the same year": seen from another date."""
    if words[i].lower in _ANAPHORIC and lower_at(words, i - 1) in ("the", "that"):
        unit = vocabulary("unit").get(lower_at(words, i + 1))
        if unit is not None and lower_at(words, i + 1) == unit and unit not in ("hour", "minute", "season"):
            return Period(i - 1, i + 2, f"relative:{_without_articles(words, i, i + 2)}", "relative")
    return None


def read_weekend(words: Sequence[Word], i: int, dateline: date | None) -> Period | None:
    """Read "over the weekend", "the weekend"."""
    if words[i].lower != "weekend" or lower_at(words, i - 1) not in ("the", "holiday"):
        return None
    days = unit_around("weekend", 0, dateline) if dateline is not None else None
    return _relative_period(i, i + 1, "weekend", "weekend", days).replace(grain="weekday")


def _bound(words: Sequence[Word], i: int) -> str:
    """Return what bounds a clock time, with a blank behind it: "shortly-before " of "shortly before midnight"."""
    bound = vocabulary("bound").get(lower_at(words, i - 1), "")
    if not bound or (lower_at(words, i - 1) in ("from", "since") and lower_at(words, i + 1) in ("to", "until", "-")):
        return ""
    near = lower_at(words, i - 2) in ("shortly", "just", "right", "soon", "moments", "minutes") and bound != "around"
    return ("shortly-" if near else "") + bound + " "


def read_time(words: Sequence[Word], i: int) -> Period | None:
    """Read "6 a.m.", "6.30pm", "18:00 GMT", "noon", "overnight"."""
    lower = words[i].lower
    bound = _bound(words, i)
    if lower in vocabulary("clock"):
        time = bound + vocabulary("clock")[lower]
        return Period(i, i + 1, f"T{time}", "time", time=time)
    if not words[i].text[0].isdecimal() or (glued(words, i) and words[i - 1].text in "-/:"):
        return None
    hour, minute, j = words[i].text, "00", i + 1
    if hour.count(".") == 1:
        hour, minute = hour.split(".")
    colon = False
    if lower_at(words, j) == ":" and glued(words, j) and glued(words, j + 1) and len(lower_at(words, j + 1)) == 2:
        minute, j, colon = words[j + 1].text, j + 2, True
    half = lower_at(words, j).replace(".", "")
    zone = j + 1 if half in ("am", "pm", "o'clock") else j
    zoned = lower_at(words, zone) in vocabulary("zone")
    if zoned and len(hour) == 4 and not colon:
        hour, minute, colon = hour[:2], hour[2:], True
    if (
        not (hour.isdecimal() and minute.isdecimal())
        or len(hour) > 2
        or len(minute) != 2
        or int(hour) > 24
        or int(minute) > 59
    ):
        return None
    if half not in ("am", "pm", "o'clock") and not (colon and (zoned or lower_at(words, i - 1) in _CLOCK_LEADS)):
        return None
    shown = int(hour) % 12 + (12 if half == "pm" else 0) if half in ("am", "pm") else int(hour) % 24
    time = f"{bound}{shown:02}:{minute}"
    end = zone + 1 if zoned else zone
    return Period(i, end, f"T{time}", "time", time=time)
