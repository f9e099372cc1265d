"""Periods: a year, month, day, season, "last week" becomes a normal form and the days it can mean."""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import cache

from ...data import rows
from ...record import Record

PARTS = {"early": (0, 1), "start": (0, 1), "mid": (1, 2), "late": (2, 3)}
"Which thirds of a month, year or decade its early, middle and late part are."
SEASONS = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}
MONTH_DAYS, YEAR_DAYS = 30, 365


class Period(Record):
    """A date as read from the words first:last of a statement; becomes a Date."""

    first: int
    last: int
    value: str
    grain: str
    low: date | None = None
    high: date | None = None
    time: str | None = None


class Stretch(Record):
    """What a period means apart from where it stands."""

    value: str
    grain: str
    low: date | None = None
    high: date | None = None


@cache
def vocabulary(kind: str) -> dict[str, str]:
    """Return {word: value} of one kind of date_words.tsv."""
    return {word: value for k, value, words in rows("date_words") if k == kind for word in words.split()}


def days_in_month(year: int, month: int) -> int:
    """Return how many days a month has (the calendar module costs a millisecond to import)."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def plus_days(day: date, days: float) -> date:
    """Return a day so many days on, kept inside the calendar."""
    bounded = min(max(day.toordinal() + int(days), date.min.toordinal()), date.max.toordinal())
    return date.fromordinal(bounded)


def third_of(low: date, high: date, part: str) -> tuple[date, date]:
    """Return the early, middle or late third of a stretch."""
    days = (high - low).days + 1
    first, last = PARTS[part]
    return plus_days(low, days * first // 3), plus_days(low, days * last // 3 - 1)


def in_part(stretch: Stretch, part: str | None) -> Stretch:
    """Narrow a stretch to its early, middle or late part."""
    if part is None:
        return stretch
    value = f"{stretch.value}~{'early' if part == 'start' else part}"
    if stretch.low is None or stretch.high is None:
        return stretch.replace(value=value)
    low, high = third_of(stretch.low, stretch.high, part)
    return Stretch(value, stretch.grain, low, high)


def day_of(year: int | None, month: int, day: int, last: int | None = None) -> Stretch | None:
    """Return a day, or the days from `day` to `last` of a month; None for a day the calendar lacks."""
    end = last or day
    # 2000 was a leap year: February 29 of an unknown year is a day.
    longest = days_in_month(year or 2000, month)
    if not 1 <= day <= end <= longest:
        return None
    if year is None:
        value = f"XXXX-{month:02}-{day:02}"
        return Stretch(value if last is None else f"{value}/XXXX-{month:02}-{end:02}", "day")
    low, high = date(year, month, day), date(year, month, end)
    return Stretch(str(low) if last is None else f"{low}/{high}", "day", low, high)


def month_of(year: int | None, month: int, last: int | None = None) -> Stretch:
    """Return a month, or the months up to `last`."""
    end = last or month
    if year is None:
        value = f"XXXX-{month:02}"
        return Stretch(value if last is None else f"{value}/XXXX-{end:02}", "month")
    end_year = year if end >= month else year + 1
    low, high = date(year, month, 1), date(end_year, end, days_in_month(end_year, end))
    return Stretch(f"{low:%Y-%m}" if last is None else f"{low:%Y-%m}/{high:%Y-%m}", "month", low, high)


def years(first: int, last: int | None = None, grain: str = "year", value: str | None = None) -> Stretch:
    """Return a year or the years from first to last."""
    end = first if last is None else last
    said = value or (f"{first:04}" if last is None else f"{first:04}/{end:04}")
    return Stretch(said, grain, date(first, 1, 1), date(end, 12, 31))


def season_of(year: int, start: int) -> Stretch:
    """Return a season; a winter is that of either end of its year."""
    value = f"{year:04}-{SEASONS[start]}"
    if start == 12:
        return Stretch(value, "season", date(year, 1, 1), plus_days(date(year, 12, 1), 90))
    return Stretch(value, "season", date(year, start, 1), month_of(year, start + 2).high)


def quarter_of(year: int | None, quarter: int) -> Stretch:
    """Return a quarter of a calendar year."""
    if year is None:
        return Stretch(f"XXXX-Q{quarter}", "quarter")
    stretch = month_of(year, 3 * quarter - 2, 3 * quarter)
    return Stretch(f"{year:04}-Q{quarter}", "quarter", stretch.low, stretch.high)


def nearest_year(month: int, day: int, dateline: date) -> int:
    """Return the year that brings a month and day nearest to the dateline; the past counts as nearer."""

    def distance(year: int) -> float:
        days = date(year, month, min(day, 28)).toordinal() - dateline.toordinal()
        return days * 1.5 if days > 0 else -days

    return min((y for y in range(dateline.year - 1, dateline.year + 2) if MINYEAR <= y <= MAXYEAR), key=distance)


def unit_around(unit: str, direction: int, dateline: date) -> tuple[date, date] | None:
    """Return the days of last, this or next week, month, year ... seen from the dateline."""
    if unit in ("day", "night"):
        day = plus_days(dateline, direction)
        return day, day
    if unit == "week":
        # The week runs from Sunday to Sunday: some countries begin it on the one, some on the other.
        monday = plus_days(dateline, 7 * direction - dateline.weekday())
        return plus_days(monday, -1), plus_days(monday, 6)
    if unit == "weekend":
        saturday = plus_days(dateline, 7 * direction + 5 - dateline.weekday())
        return plus_days(saturday, -7 if direction == 0 and dateline.weekday() < 4 else -1), plus_days(saturday, 1)
    if unit == "month":
        months = dateline.year * 12 + dateline.month - 1 + direction
        stretch = month_of(months // 12, months % 12 + 1)
        return (stretch.low, stretch.high) if stretch.low and stretch.high else None
    if unit == "year":
        stretch = years(dateline.year + direction)
        return (stretch.low, stretch.high) if stretch.low and stretch.high else None
    if unit == "decade":
        start = dateline.year // 10 * 10 + 10 * direction
        return date(start, 1, 1), date(start + 9, 12, 31)
    return None


def ago(count: float, unit: str, direction: int, dateline: date) -> tuple[date, date] | None:
    """Return the days that "three weeks ago" can mean, as loose as its unit."""
    if unit in ("hour", "minute"):
        return plus_days(dateline, direction), dateline
    if unit in ("year", "decade"):
        year = dateline.year + direction * int(count * (10 if unit == "decade" else 1))
        return (date(year, 1, 1), date(year, 12, 31)) if MINYEAR <= year <= MAXYEAR else None
    length = {"day": 1, "week": 7, "month": MONTH_DAYS}.get(unit)
    if length is None or count > 10000:
        return None
    middle = plus_days(dateline, direction * count * length)
    return plus_days(middle, -(length // 2)), plus_days(middle, length // 2)


def past_span(count: float, unit: str, direction: int, dateline: date) -> tuple[date, date] | None:
    """Return the days of "the past two years" up to the dateline, or of "the next two years" from it."""
    length = {"day": 1, "week": 7, "month": MONTH_DAYS, "year": YEAR_DAYS, "decade": 10 * YEAR_DAYS}.get(unit)
    if length is None or count > 10000:
        return None
    other = dateline + timedelta(0) if direction == 0 else plus_days(dateline, direction * count * length)
    return min(other, dateline), max(other, dateline)
