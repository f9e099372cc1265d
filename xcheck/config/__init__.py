"""Settings: everything a run can be told. files.py finds the configuration, keys.py reads its values."""

from __future__ import annotations

from datetime import date

from ..errors import BadSettings
from ..record import Record

SEVERITIES = ("error", "warning", "note")

FAIL_ON = (*SEVERITIES, "never")
"""What may fail a run: findings at least that bad, or none."""


DATE_ORDERS = ("day-first", "month-first")
"""How a date in figures may be written: 1/6/2026 is the first of June or the sixth of January."""


class Settings(Record):
    """What to look for and how; the defaults are what the command line uses."""

    select: tuple[str, ...] = ()
    "Ids of the rules to run; empty for all."
    ignore: tuple[str, ...] = ()
    "Ids of the rules to leave out; wins over `select`."
    min_confidence: float = 0.0
    "Findings below this are not reported."
    dateline: str | None = None
    """ISO day on which the articles were written; resolves 'this week' where neither the text of an article nor the
    page it stood on tells its day."""
    date_order: str | None = None
    "How dates in figures are written: day-first or month-first; None where 1/6/2026 may be either."
    language: str | None = None
    "en: every article is English, even where it does not look like it; None to look."
    aliases: tuple[tuple[str, ...], ...] = ()
    "Groups of names that mean the same: (('Bundeswehr', 'German army'),)."
    topics: bool = True
    "Whether the report tells the topics of the articles; no finding depends on it."
    matrix: bool = True
    "Whether the report has the matrix of who says what; no finding depends on it."
    omissions: bool = True
    "Whether the report tells what only one article has; no other finding depends on it."
    severity: tuple[tuple[str, str], ...] = ()
    "Rules that are worse or milder than they say themselves: (('vague-date', 'note'),)."
    boilerplate: tuple[str, ...] = ()
    "Regular expressions of lines that are no news: ('^Sign up ',)."
    datelines: tuple[tuple[str, str], ...] = ()
    """Datelines of some articles by their path, which win over `dateline` and over what a page tells, but not over the
    text: (('wire.txt', '2026-01-07'),)."""
    missing: bool = False
    "Whether `check` tells the names and statements that only the sources have."
    required: tuple[str, ...] = ()
    "Facts that every draft must hold, each a sentence."

    def __post_init__(self) -> None:
        self._check_shapes()
        if isinstance(self.min_confidence, bool) or not isinstance(self.min_confidence, (int, float)):
            raise BadSettings(f"min-confidence is {self.min_confidence!r}; give a number from 0 to 1, such as 0.6")
        if not 0.0 <= self.min_confidence <= 1.0:
            raise BadSettings(f"min-confidence is {self.min_confidence}; give a number from 0 to 1, such as 0.6")
        if self.date_order not in (None, *DATE_ORDERS):
            raise BadSettings(f"date-order is {self.date_order!r}; give {' or '.join(DATE_ORDERS)}")
        if self.language not in (None, "en"):
            raise BadSettings(f"language is {self.language!r}; only English is read: give en, or leave it out")
        for day in (self.dateline, *(day for _, day in self.datelines)):
            _check_day(day)
        for rule, severity in self.severity:
            if severity not in SEVERITIES:
                raise BadSettings(f"severity of {rule} is {severity!r}; give one of {', '.join(SEVERITIES)}")
        for fact in self.required:
            if not any(character.isalnum() for character in fact):
                raise BadSettings(f"required fact {fact!r} says nothing; give one, such as 'Twelve people died.'")
        if self.boilerplate:
            from ..split.patterns import line_pattern

            for pattern in self.boilerplate:
                line_pattern(pattern)

    def _check_shapes(self) -> None:
        """Raise BadSettings where a text stands for a tuple of texts, or for a tuple of groups."""
        for name in ("select", "ignore", "aliases", "severity", "boilerplate", "datelines", "required"):
            value = getattr(self, name)
            if isinstance(value, str):
                raise BadSettings(f"{name} is a single text; give a tuple, such as {name}=({value!r},)")
            if not isinstance(value, (tuple, list)):
                raise BadSettings(f"{name} is of type {type(value).__name__}; give a tuple, such as {name}=()")
        for name in ("aliases", "severity", "datelines"):
            if any(isinstance(group, str) for group in getattr(self, name)):
                raise BadSettings(f"{name} holds a single text; give groups, such as {name}=(('one', 'other'),)")

    def of(self, path: str | None) -> Settings:
        """Return the settings for one article: its own dateline, where it has one."""
        day = dict(self.datelines).get(path or "")
        return self if day is None else self.replace(dateline=day)


def _check_day(day: str | None) -> None:
    if day is None:
        return

    try:
        right = date.fromisoformat(day).isoformat() == day  # not 2026-W01-1, which Python takes as well
    except (TypeError, ValueError):
        right = False
    if not right:
        raise BadSettings(f"dateline is {day!r}; give a day as YYYY-MM-DD, such as 2026-01-07")
