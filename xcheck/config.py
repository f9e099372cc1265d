"""Settings: everything a run can be told."""

from __future__ import annotations

from .errors import BadSettings
from .record import Record


class Settings(Record):
    """What to look for and how; the defaults are what the command line uses."""

    select: tuple[str, ...] = ()
    "Ids of the rules to run; empty for all."
    ignore: tuple[str, ...] = ()
    "Ids of the rules to leave out; wins over `select`."
    min_confidence: float = 0.0
    "Findings below this are not reported."
    dateline: str | None = None
    "ISO day on which the articles were written; resolves 'this week' where an article has no dateline itself."
    aliases: tuple[tuple[str, ...], ...] = ()
    "Groups of names that mean the same: (('Bundeswehr', 'German army'),)."
    topics: bool = True
    "Whether the report tells the topics of the articles; no finding depends on it."
    matrix: bool = True
    "Whether the report has the matrix of who says what; no finding depends on it."

    def __post_init__(self) -> None:
        for name in ("select", "ignore", "aliases"):
            if isinstance(getattr(self, name), str):
                raise BadSettings(f"{name} is a single text; give a tuple, such as {name}=({getattr(self, name)!r},)")
        if not 0.0 <= self.min_confidence <= 1.0:
            raise BadSettings(f"min-confidence is {self.min_confidence}; give a number from 0 to 1, such as 0.6")
        if self.dateline is not None:
            from datetime import date

            try:
                date.fromisoformat(self.dateline)
            except ValueError:
                raise BadSettings(
                    f"dateline is {self.dateline!r}; give a day as YYYY-MM-DD, such as 2026-01-07"
                ) from None
