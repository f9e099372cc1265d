"""Names in an index, so that one name is held against the few that may mean the same, not against all."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from ...model import Name
from .same import coreferent, romanised_one_way

MOST = 100
"""Entries under one clue: an article of 50 kB has about 40 at most, and work is bounded for whatever else is given."""

FEW = 250
"""So many names are simply all looked at."""

K = TypeVar("K")
V = TypeVar("V")


def clues(name: Name) -> list[str]:
    """Return what two coreferent names share at least one of: a government, the beginning of a part, initials.

    Without its article a part that begins with a k is begun as any rule of romanisation spells it: al-Qaddafi, Gadhafi.
    """
    parts = name.key.split()
    begun, initials = [part[:2] for part in parts], "".join(part[0] for part in parts)
    heard = [romanised_one_way(part)[:2] for part in parts]
    return list(dict.fromkeys(["=" + name.key, "=" + (name.stands_for or name.key), *begun, initials, *heard]))


def enter(index: dict[K, list[V]], key: K, value: V) -> None:
    """Put a value under a key of an index, unless MOST stand there."""
    some = index.setdefault(key, [])
    if len(some) < MOST:
        some.append(value)


class Names:
    """Different names, by clue."""

    def __init__(self, names: Iterable[Name]) -> None:
        different = {(name.key, name.text, name.category, name.stands_for): name for name in names}
        self._all = tuple(different.values())
        self._by_clue: dict[str, list[Name]] = {}
        if len(self._all) > FEW:
            for name in self._all:
                for clue in clues(name):
                    enter(self._by_clue, clue, name)

    def holds(self, name: Name) -> bool:
        """Whether one of them means the same."""
        near = [other for clue in clues(name) for other in self._by_clue.get(clue, ())] if self._by_clue else self._all
        return any(coreferent(other, name) for other in near)
