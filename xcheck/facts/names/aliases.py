"""The table of countries, bodies and groups: which forms mean the same, and what a seat stands for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from ...data import lookup as row
from ...model import Word
from ...record import Record

CATEGORIES = {"body": "organisation", "group": "group", "user": "other"}
"""Category of a kind of row; every other kind is a place."""

SHORT_ACRONYM = 3
"""Acronyms up to this length must stand in capitals ("US", "WHO"); longer ones may not ("Nato", "Unicef")."""

ABBREVIATED_STATE = 7
"""A shorter form of a state with a full stop ("Pa.", "Calif.") needs one of these before it."""

BEFORE_STATES = frozenset((",", "(", "-", "–", "of", "in", "from", "near", "to"))


_PARTS = re.compile(r"(?:[A-Za-z]\.){2,}|\d+|'[sS]\b|[^\W\d_]+(?:'(?![sS]\b)[^\W\d_]+)*|\S")
"""How `tokenize` parts a form, without the lemmas; a test holds the two together."""


class Alias(Record):
    """What the table says of one form."""

    key: str
    kind: str
    form: str
    adjective: bool = False
    stands_for: str | None = None
    home: str | None = None

    @property
    def category(self) -> str:
        """Category of a Name found by this form."""
        return CATEGORIES.get(self.kind, "place")

    @property
    def country(self) -> bool:
        """Whether it is a land, part of one or its people, and so may stand before the name of a body."""
        return self.kind in ("country", "territory", "state", "region", "city") and self.stands_for is None


class Groups(Record):
    """The user's own groups of names."""

    longest: dict[str, int]
    "By first token, how many tokens the longest form has."
    key: dict[str, str]
    "The key of each form."


def spaced(form: str) -> str:
    """Return the tokens of a form joined by single blanks, as `tokenize` parts them."""
    return form if form.isalpha() else " ".join(_PARTS.findall(form))


def bare(form: str) -> str:
    """Return a form without a leading "the"."""
    return form[4:] if form.startswith(("The ", "the ")) else form


@lru_cache(maxsize=16384)
def _entry(text: str) -> tuple[int, Alias | None]:
    """Return how many tokens the longest form has that begins with a token, and what the table says of a form."""
    found = row("alias_forms", text)
    if not found:
        return 1, None
    cells = found.split("\t")
    longest, key, kind, form, use, stands_for, home = cells + [""] * (7 - len(cells))
    entry = Alias(key, kind, form, use == "people", stands_for or None, home or None) if key else None
    return int(longest), entry


def alias(text: str) -> Alias | None:
    """Return what the table says of a form, given as its lower-case tokens joined by blanks."""
    return _entry(text)[1]


@cache
def _alias_groups(groups: tuple[tuple[str, ...], ...]) -> Groups:
    longest: dict[str, int] = {}
    key: dict[str, str] = {}
    for group in groups:
        texts = [spaced(bare(form.replace("’", "'"))).lower() for form in group if form.strip()]
        plain = [entry.key for entry in map(alias, texts) if entry is not None and entry.stands_for is None]
        for text in texts:
            key[text] = plain[0] if plain else texts[0]
            first = text.split(" ")[0]
            longest[first] = max(longest.get(first, 1), text.count(" ") + 1)
    return Groups(longest, key)


def own_groups(groups: Sequence[Sequence[str]] = ()) -> Groups:
    """Return the user's own groups of names; each has the key of the first form that the table knows."""
    return _alias_groups(tuple(tuple(group) for group in groups))


def _cased(form: str, words: Sequence[Word]) -> bool:
    """Whether the words are capitalised where the form is."""
    for part, word in zip(spaced(bare(form)).split(" "), words, strict=True):
        if part[0].isupper() and not word.text[0].isupper():
            return False
        if len(part) <= SHORT_ACRONYM and part.isupper() and part != word.text:
            return False
    return True


def _abbreviated(entry: Alias) -> bool:
    """Whether a form is a short abbreviation of a state: "Pa.", "Calif."."""
    return entry.kind == "state" and entry.form.endswith(".") and len(entry.form) < ABBREVIATED_STATE


def lookup(groups: Groups, words: Sequence[Word], at: int, any_case: bool = False) -> tuple[int, Alias] | None:
    """Return (number of words, alias) of the longest form that begins at a word, or None.

    With `any_case` capitals do not count, for texts that have none.
    """
    first = words[at].lower
    longest = max(_entry(first)[0], groups.longest.get(first, 1))
    for length in range(min(longest, len(words) - at), 0, -1):
        here = words[at : at + length]
        text = " ".join([word.lower for word in here]) if length > 1 else first
        found = alias(text)
        if text in groups.key:
            if found is not None and found.key == groups.key[text]:
                return length, found
            return length, Alias(groups.key[text], "user", text)
        if found is None or not (any_case or _cased(found.form, here)):
            continue
        before = words[at - 1].lower if at else ""
        if found.form.startswith(("The ", "the ")) and before != "the":
            continue
        if _abbreviated(found) and before not in BEFORE_STATES:
            continue
        return length, found
    return None
