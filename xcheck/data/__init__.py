"""Tables, not code: each file opens with `#` lines that give its source and licence."""

from __future__ import annotations

from functools import cache, lru_cache
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
def _sorted_rows(name: str) -> str:
    """Return the rows of a table as one text that starts and ends with a line break."""
    text = Path(__file__).with_name(name + ".tsv").read_text(encoding="utf-8")
    end = 0
    while text.startswith("#", end):
        end = text.index("\n", end) + 1
    return "\n" + text[end:]


@lru_cache(maxsize=65536)
def lookup(name: str, word: str) -> str:
    """Return what follows a word in its row of a table sorted by code points, or an empty string.

    Fit for large tables of which a run needs a few hundred rows: the text is bisected as it is, and nothing is
    split or parsed but the row that is asked for.
    """
    text, wanted = _sorted_rows(name), word + "\t"
    low, high = 0, len(text) - 1  # the row lies behind the line break at `low`, before the one at `high`
    while low < high:
        middle = text.rfind("\n", 0, (low + high) // 2 + 1)
        if middle < low:
            middle = low
        row_end = text.index("\n", middle + 1)
        row = text[middle + 1 : row_end]
        if row.startswith(wanted):
            return row[len(wanted) :]
        if row < wanted:
            low = row_end
        else:
            high = middle
    return ""
