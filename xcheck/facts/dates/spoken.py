"""Days in words for a message: Monday and Wednesday within a week, else 3 March 2025."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

WEEK = 7
"""Days within which the name of the weekday tells the day."""

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def spoken(days: Sequence[str]) -> list[str]:
    """Return how ISO days that are named beside each other are called."""
    found = [date.fromisoformat(day) for day in days]
    if (max(found) - min(found)).days < WEEK:
        return [_WEEKDAYS[day.weekday()] for day in found]
    return [f"{day.day} {_MONTHS[day.month - 1]} {day.year}" for day in found]
