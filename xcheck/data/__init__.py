"""Tables, not code: each file opens with `#` lines that give its source and licence.

Small tables are parsed whole when they are first asked for. Of a large one a run needs a few hundred rows: it
is sorted by code points, and `lookup` searches its text as it is.
"""

from __future__ import annotations

import os
from bisect import bisect_right
from functools import cache, lru_cache

_FOLDER = os.path.dirname(__file__)

_BLOCK = 2048
"""Characters between two rows whose words are kept to begin a search at: larger ones take longer to search,
smaller ones to collect (700 KB: 0.1 ms, and 1 microsecond a search)."""


def _text(name: str) -> str:
    """Return a table as it stands in its file."""
    # as bytes: text mode looks for line breaks to translate, which takes four times as long
    with open(f"{_FOLDER}/{name}.tsv", "rb") as file:
        return file.read().decode("utf-8")


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a table as tuples of its tab-separated cells, without comments and blank lines."""
    return tuple([tuple(line.split("\t")) for line in _text(name).split("\n") if line and line[0] != "#"])


@cache
def classes(name: str) -> dict[str, str]:
    """Return {word: class} of a table whose rows are `class<TAB>word word ...`; a later row wins."""
    found: dict[str, str] = {}
    for label, words in rows(name):
        found.update(dict.fromkeys(words.split(" "), label))
    return found


@cache
def _blocks(name: str) -> tuple[str, list[int], list[str]]:
    """Return a sorted table's text, where each block of it begins (at a line break), and their first words."""
    text = _text(name)
    at = 0
    while text.startswith("#", at):
        at = text.index("\n", at) + 1
    at -= 1
    starts, words = [], []
    while 0 <= at < len(text) - 1:
        starts.append(at)
        words.append(text[at + 1 : text.index("\t", at)])
        at = text.find("\n", at + _BLOCK)
    return text, [*starts, len(text)], words


@lru_cache(maxsize=65536)
def lookup(name: str, word: str) -> str:
    """Return what follows a word in its row of a table sorted by code points, or an empty string."""
    text, starts, words = _blocks(name)
    block = bisect_right(words, word)
    if not block:
        return ""
    at = text.find(f"\n{word}\t", starts[block - 1], starts[block] + 1)
    return text[at + len(word) + 2 : text.index("\n", at + 1)] if at >= 0 else ""
