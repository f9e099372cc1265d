"""Tables, not code: each file opens with `#` lines that give its source and licence.

Small tables are parsed whole when they are first asked for. Of a large one a run needs a few hundred rows: it
is sorted by code points, and `lookup` searches its text as it is.
"""

from __future__ import annotations

import os
from bisect import bisect_right
from functools import cache, lru_cache

_FOLDER = os.path.dirname(__file__)

_BLOCK = 1024
"""Characters between two rows whose words are kept to begin a search at: larger ones take longer to search,
smaller ones to collect (700 KB: 0.1 ms, and 1 microsecond a search)."""


def _bytes(name: str) -> bytes:
    """Return a table as it stands in its file."""
    with open(f"{_FOLDER}/{name}.tsv", "rb") as file:
        return file.read()


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a table as tuples of its tab-separated cells, without comments and blank lines."""
    lines = _bytes(name).decode("utf-8").split("\n")
    return tuple([tuple(line.split("\t")) for line in lines if line and line[0] != "#"])


@cache
def classes(name: str) -> dict[str, str]:
    """Return {word: class} of a table whose rows are `class<TAB>word word ...`; a later row wins."""
    found: dict[str, str] = {}
    for label, words in rows(name):
        found.update(dict.fromkeys(words.split(" "), label))
    return found


@cache
def _blocks(name: str) -> tuple[bytes, list[int], list[bytes]]:
    """Return a sorted table, where each block of it begins (at a line break), and their first words."""
    # left in UTF-8, which sorts as its code points do: decoding 800 KB takes 200 pages of memory
    table = _bytes(name)
    at = 0
    while table.startswith(b"#", at):
        at = table.index(b"\n", at) + 1
    at -= 1
    starts, words = [], []
    while 0 <= at < len(table) - 1:
        starts.append(at)
        words.append(table[at + 1 : table.index(b"\t", at)])
        at = table.find(b"\n", at + _BLOCK)
    return table, [*starts, len(table)], words


@lru_cache(maxsize=65536)
def lookup(name: str, word: str) -> str:
    """Return what follows a word in its row of a table sorted by code points, or an empty string."""
    table, starts, words = _blocks(name)
    wanted = word.encode("utf-8", "surrogatepass")
    block = bisect_right(words, wanted)
    if not block:
        return ""
    at = table.find(b"\n%b\t" % wanted, starts[block - 1], starts[block] + 1)
    return table[at + len(wanted) + 2 : table.index(b"\n", at + 1)].decode("utf-8") if at >= 0 else ""
