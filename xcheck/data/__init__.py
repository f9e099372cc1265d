"""Tables, not code: each file opens with `#` lines that give its source and licence."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a table as tuples of its tab-separated cells; comments and blank lines are left out."""
    text = Path(__file__).with_name(name + ".tsv").read_text(encoding="utf-8")
    return tuple(tuple(line.split("\t")) for line in text.split("\n") if line and not line.startswith("#"))


@cache
def classes(name: str) -> dict[str, str]:
    """Return {word: class} of a table whose rows are `class<TAB>word word ...`; a later row wins."""
    found: dict[str, str] = {}
    for label, words in rows(name):
        found.update(dict.fromkeys(words.split(" "), label))
    return found
