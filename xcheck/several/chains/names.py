"""Whom and what several articles name: the mentions of one person, place or body together."""

from __future__ import annotations

from functools import lru_cache

from ...facts.names import coreferent
from ...facts.names.near import clues, enter
from ...model import Name
from ..corpus import Corpus

Entity = tuple[Name, ...]
"""One name of each form that means the same, the fullest first."""


@lru_cache(maxsize=2)
def entities(corpus: Corpus) -> tuple[Entity, ...]:
    """Return the names of all articles by whom they mean; a short form goes to the fullest name that it fits."""
    forms: dict[str, Name] = {}
    for reading in corpus.readings:
        for fact in reading.facts:
            if isinstance(fact, Name):
                known = forms.get(fact.key)
                forms[fact.key] = fact if known is None else min(known, fact, key=_plainest)
    groups: list[list[Name]] = []
    by_clue: dict[str, list[list[Name]]] = {}
    for name in sorted(forms.values(), key=lambda name: (-len(name.key), name.key)):
        near = {id(group): group for clue in clues(name) for group in by_clue.get(clue, ())}
        own = next((group for group in near.values() if coreferent(group[0], name)), None)
        if own is None:
            own = []
            groups.append(own)
            for clue in clues(name):
                enter(by_clue, clue, own)
        own.append(name)
    return tuple(map(tuple, groups))


def _plainest(name: Name) -> tuple[object, ...]:
    return name.adjective, -len(name.text), name.text, name.category, name.role or ""
