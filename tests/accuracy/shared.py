"""Reads ../shared/data and chooses rows from it: all, a half, a sample; always the same ones.

A half is chosen by the hash of what must not be torn apart (the article, the base sentence), so that a
method chosen on one half can be checked on texts it has not seen.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

Row = dict[str, Any]

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
"Stands beside the clone; nothing of it is part of the project."


def missing() -> str | None:
    """Return why nothing can be measured, or None."""
    return None if (SHARED / "data").is_dir() else "../shared/data is not there"


@cache
def rows(path: str) -> tuple[Row, ...]:
    """Return the rows of a file of ../shared/data, such as 'bump/dev.jsonl'."""
    with (SHARED / "data" / path).open(encoding="utf-8") as lines:
        return tuple(json.loads(line) for line in lines)


def documents(path: str) -> dict[str, str]:
    """Return the source articles of a docs file by id."""
    return {row["doc_id"]: row["source"] for row in rows(path)}


def digest(key: object) -> str:
    """Return the hash by which rows are ordered and halved."""
    return hashlib.sha256(str(key).encode()).hexdigest()


def half_of(key: object) -> str:
    """Return the half a key falls into: even or odd."""
    return ("even", "odd")[int(digest(key), 16) % 2]


@dataclass(frozen=True)
class Selection:
    """Which rows of every file are looked at."""

    half: str = "all"
    sample: int | None = None

    @property
    def name(self) -> str:
        """Name under which the figures are recorded: all/full, even/200."""
        return f"{self.half}/{self.sample or 'full'}"

    def pick(self, found: tuple[Row, ...] | list[Row], key: str = "id", together: str | None = None) -> list[Row]:
        """Return the chosen rows; `together` names the field whose rows stay in one half."""
        chosen = [row for row in found if self.half in ("all", half_of(row[together or key]))]
        chosen.sort(key=lambda row: digest(row[key]))
        return chosen[: self.sample]

    def only(self, half: str) -> Selection:
        """Return the same selection of one half."""
        return Selection(half, self.sample)
