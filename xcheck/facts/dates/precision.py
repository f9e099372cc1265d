"""Precision: whether two dates can both be meant, and which of them is the vaguer."""

from __future__ import annotations

from datetime import date

from ...model import Date
from .periods import vocabulary

RANKS = {
    grain: rank
    for rank, grain in enumerate(
        (
            "time",
            "day",
            "weekday",
            "week",
            "month",
            "quarter",
            "season",
            "year",
            "decade",
            "century",
            "relative",
        )
    )
}
MUCH_LONGER = 1.5
"A stretch is vaguer only if it is longer by half: January is not vaguer than February."
DAY_PARTS = {
    "morning": (0, 12),
    "afternoon": (12, 18),
    "evening": (16, 24),
    "night": (17, 30),
    "overnight": (18, 32),
}
"Hours that a part of the day may mean; night runs into the next day."
BOUNDS = {
    "before": (12.0, 0.0), "shortly-before": (1.0, 0.0), "after": (0.25, 12.0), "shortly-after": (0.25, 1.0),
    "around": (0.5, 0.5),
}  # fmt: skip
"Hours before and behind a clock time that one given with such a word may mean: shortly before midnight."
ROUNDED_TIME = 0.25
"Hours between a time at the full or half hour and the exact one it may stand for: 7 a.m., 7:14 a.m."


def dates_agree(left: Date, right: Date) -> bool | None:
    """Return True if both can be meant, False if they cannot, None if they cannot be compared."""
    days = _days_agree(left, right)
    if left.grain == "time" and right.grain == "time":
        return _times_agree(left, right)
    if days and left.time and right.time and _times_agree(left, right) is False:
        return False
    return days


def _days_agree(left: Date, right: Date) -> bool | None:
    if left.grain == "time" or right.grain == "time":
        return None
    if "|" in left.value + right.value:
        return _readings_agree(left, right)
    if left.grain == right.grain == "day" and "/" in left.value and "/" in right.value:
        return _ends_agree(left, right)
    if left.low and left.high and right.low and right.high:
        if left.low > right.high or right.low > left.high:
            return False
        if left.grain == right.grain == "year" and "/" in left.value and "/" in right.value:
            return left.value == right.value
        return _weekdays_agree(left, right) is not False
    if "weekday" in (left.grain, right.grain):
        weekdays = _weekdays_agree(left, right)
        if weekdays is not None:
            return weekdays
    if left.value.startswith("relative:") or right.value.startswith("relative:"):
        return True if left.value == right.value else _counts_agree(left, right)
    return _partly_agree(left, right)


def _readings_agree(left: Date, right: Date) -> bool | None:
    """Compare a date in figures whose day and month may change places: any of its readings may be meant."""
    spans = [_readings(found) for found in (left, right)]
    if not all(spans):
        return None
    return any(a[0] <= b[1] and b[0] <= a[1] for a in spans[0] for b in spans[1])


def _readings(found: Date) -> list[tuple[str, str]]:
    """Return the first and last day of each reading of a date; none where its year is not known."""
    if "|" in found.value:
        return [(day, day) for day in found.value.split("|")]
    return [(found.low, found.high)] if found.low and found.high else []


def _ends_agree(left: Date, right: Date) -> bool:
    """Whether two stretches given by both their days begin and end alike: May 3-5, May 3-6."""
    return all(x[5:10] == y[5:10] for x, y in zip(left.value.split("/"), right.value.split("/"), strict=True))


def _counts_agree(left: Date, right: Date) -> bool | None:
    """Compare "3 week ago" with "4 week ago"; two and three days ago may be written on other days."""
    a, b = left.value.removeprefix("relative:").split(), right.value.removeprefix("relative:").split()
    if len(a) == len(b) == 3 and a[1] != b[1] and a[2] == b[2] and {a[1], b[1]} <= _UNIT_DAYS.keys():
        spans = [_days_back(said) for said in (a, b)]
        return max(low for low, _ in spans) <= min(high for _, high in spans)
    numbers = [next((word for word in said if word[0].isdecimal()), "") for said in (a, b)]
    if not all(numbers) or [w for w in a if w != numbers[0]] != [w for w in b if w != numbers[1]]:
        return None
    (low, high), (other_low, other_high) = _bounds(numbers[0]), _bounds(numbers[1])
    apart = max(low, other_low) - min(high, other_high)
    return None if a[-2:] == ["day", "ago"] and apart == 1 else apart <= 0


_UNIT_DAYS = {"day": 1.0, "week": 7.0, "month": 30.0, "year": 365.0}


def _days_back(said: list[str]) -> tuple[float, float]:
    """Return how many days "2 week earlier" may lie back: half a week more or less than two."""
    (low, high), unit = _bounds(said[0]), _UNIT_DAYS[said[1]]
    return (low - 0.5) * unit, (high + 0.5) * unit


def _bounds(number: str) -> tuple[float, float]:
    low, _, high = number.partition("..")
    return float(low), float(high or low)


def _weekday(found: Date) -> int | None:
    """Return the day of the week a date names or falls on."""
    if found.grain == "weekday":
        named = [number for word, number in vocabulary("weekday").items() if word in found.text.lower()]
        return int(named[0]) if named else None
    if found.grain == "day" and found.low and found.low == found.high:
        return date.fromisoformat(found.low).weekday()
    return None


def _weekdays_agree(left: Date, right: Date) -> bool | None:
    a, b = _weekday(left), _weekday(right)
    return None if a is None or b is None else a == b


def _partly_agree(left: Date, right: Date) -> bool | None:
    """Compare month and day where a year is missing: January 6 beside January 7, 2026."""
    a, b = _fields(left), _fields(right)
    if a is None or b is None:
        return None
    shared = [(x, y) for x, y in zip(a, b, strict=False) if "XX" not in x + y and x.isdecimal() == y.isdecimal()]
    # January beside Q1 or spring shares no field; neither does January 6 beside 2026.
    return all(x == y for x, y in shared) if shared else None


def _fields(found: Date) -> list[str] | None:
    """Return [year, month, day] as far as the value gives them; None for stretches and quarters."""
    value = found.value.split("~")[0]
    return None if "/" in value or "|" in value or value[:4].strip("X0123456789") else value.split("-")


def _times_agree(left: Date, right: Date) -> bool | None:
    if left.time == right.time:
        return True
    a, b = _hours(left.time), _hours(right.time)
    if a is None or b is None or _zone(left) != _zone(right):
        return None
    one, two = ((time or "").removeprefix("shortly-").partition(" ") for time in (left.time, right.time))
    if one[2] == two[2] and {one[0], two[0]} == {"before", "after"}:
        return False
    if a[0] == a[1] and b[0] == b[1]:
        rounded = any(at % 0.5 == 0 for at in (a[0], b[0]))
        return abs(a[0] - b[0]) <= (ROUNDED_TIME if rounded else 0)
    # Midnight belongs to two days, but "Monday night" is not "Monday morning".
    parts = left.time in DAY_PARTS and right.time in DAY_PARTS and "overnight" not in (left.time, right.time)
    shifts = (0,) if parts else (-24, 0, 24)
    return any(a[0] + shift <= b[1] and b[0] <= a[1] + shift for shift in shifts)


def _hours(time: str | None) -> tuple[float, float] | None:
    if time is None:
        return None
    if time in DAY_PARTS:
        return DAY_PARTS[time]
    bound, blank, clock = time.rpartition(" ")
    hour, _, minute = clock.partition(":")
    if not (hour.isdecimal() and minute.isdecimal()):
        return None
    at = int(hour) + int(minute) / 60
    before, after = BOUNDS[bound] if blank else (0.0, 0.0)
    return at - before, at + after


def _zone(found: Date) -> str:
    return next((word for word in found.text.lower().split() if word in vocabulary("zone")), "")


def vaguer(left: Date, right: Date) -> int:
    """Return -1 if left is the vaguer, 1 if right is, 0 if both are as precise.

    What is relative and unresolved is vaguer than any calendar date, but for one that is finer: "two weeks
    earlier" and "August" both leave the day open.
    """
    unresolved = [d.value.startswith("relative:") for d in (left, right)]
    if unresolved[0] != unresolved[1] and "time" not in (left.grain, right.grain):
        loose, dated = (left, right) if unresolved[0] else (right, left)
        if _rank(loose) < _rank(dated):
            return 0
        return -1 if unresolved[0] else 1
    a, b = _length_in_days(left), _length_in_days(right)
    if a is not None and b is not None:
        if max(a, b) >= MUCH_LONGER * min(a, b):
            return -1 if a > b else 1
        return 0
    ranks = _rank(left), _rank(right)
    if ranks[0] == ranks[1]:
        return ("~" in left.value) - ("~" in right.value)
    return -1 if ranks[0] > ranks[1] else 1


def _rank(found: Date) -> int:
    """Return how coarse a date is; "two weeks earlier" is as coarse as a week."""
    counted = found.value.removeprefix("relative:").split()
    return RANKS.get(counted[1] if counted[0].isdigit() and len(counted) > 1 else found.grain, 0)


def _length_in_days(found: Date) -> int | None:
    if not found.low or not found.high:
        return None
    return (date.fromisoformat(found.high) - date.fromisoformat(found.low)).days + 1
