"""Tables, not code: each file opens with `#` lines that give its source and licence."""

from __future__ import annotations

from bisect import bisect_left
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


@cache
def _lines(name: str) -> list[str]:
    text = Path(__file__).with_name(name + ".tsv").read_text(encoding="utf-8")
    return [line for line in text.split("\n") if line and not line.startswith("#")]


def lookup(name: str, word: str) -> str:
    """Return the second cell of a word's row in a table sorted by code points, or an empty string.

    Fit for large tables of which a run needs a few hundred rows: nothing is parsed but the row that is asked for.
    """
    lines, start = _lines(name), word + "\t"
    at = bisect_left(lines, start)
    return lines[at][len(start) :] if at < len(lines) and lines[at].startswith(start) else ""
