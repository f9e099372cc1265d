"""The table of countries, bodies and groups: which forms mean the same, and what a seat stands for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from ...data import rows
from ...model import Word
from ...record import Record

CATEGORIES = {"body": "organisation", "group": "group", "user": "other"}
"""Category of a kind of row; every other kind is a place."""

NAMES, PEOPLE, SEATS, HOME = 1, 2, 3, 4
"""Columns of the table."""

SHORT_ACRONYM = 3
"""Acronyms up to this length must stand in capitals ("US", "WHO"); longer ones may not ("Nato", "Unicef")."""

ABBREVIATED_STATE = 7
"""A shorter form of a state with a full stop ("Pa.", "Calif.") needs a comma, bracket or hyphen before it."""


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


class Forms(Record):
    """Every form by its lower-case tokens joined with blanks; and by first token, how many tokens to try."""

    alias: dict[str, tuple[int, int, str]]
    longest: dict[str, int]
    extra: dict[str, str]
    "Forms of the user's own groups and the key of each."


def spaced(form: str) -> str:
    """Return the tokens of a form joined by single blanks, as `tokenize` parts them."""
    return form if form.isalpha() else " ".join(_PARTS.findall(form))


def bare(form: str) -> str:
    """Return a form without a leading "the"."""
    return form[4:] if form.startswith(("The ", "the ")) else form


@cache
def _table() -> Forms:
    forms: dict[str, tuple[int, int, str]] = {}
    longest: dict[str, int] = {}
    for number, row in enumerate(rows("aliases")):
        for column, cell in enumerate(row[NAMES:HOME], NAMES):
            if not cell:
                continue
            if column == SEATS:
                cell = cell.replace("/", "; ")
            for form, text in zip(cell.split("; "), cell.lower().split("; "), strict=True):
                if text.isalpha():
                    forms.setdefault(text, (number, column, form))
                    continue
                parted = bare(text)
                if not parted.replace(" ", "").isalpha():
                    parted = spaced(parted)
                blanks = parted.count(" ")
                if blanks:
                    first = parted[: parted.index(" ")]
                    longest[first] = max(longest.get(first, 1), blanks + 1)
                forms.setdefault(parted, (number, column, form))
    return Forms(forms, longest, {})


@cache
def _with_groups(groups: tuple[tuple[str, ...], ...]) -> Forms:
    """Return the table with the user's own groups of names; each with the key of a known form."""
    table = _table()
    longest, extra = dict(table.longest), {}
    for group in groups:
        texts = [spaced(bare(form.replace("’", "'"))).lower() for form in group if form.strip()]
        known = [alias(table.alias[text]) for text in texts if text in table.alias]
        plain = [entry.key for entry in known if entry.stands_for is None]
        for text in texts:
            extra[text] = plain[0] if plain else texts[0]
            first = text.split(" ")[0]
            longest[first] = max(longest.get(first, 1), text.count(" ") + 1)
    return Forms(table.alias, longest, extra)


def forms(groups: Sequence[Sequence[str]] = ()) -> Forms:
    """Return the table, with the user's own groups if there are any."""
    return _with_groups(tuple(tuple(group) for group in groups)) if groups else _table()


@cache
def alias(entry: tuple[int, int, str]) -> Alias:
    """Return what the table says at (row, column, form)."""
    number, column, form = entry
    row = rows("aliases")[number]
    key = bare(row[NAMES].split("; ")[0]).lower()
    home = row[HOME].lower() if len(row) > HOME else None
    if column == SEATS:
        spellings = next(cell.split("/") for cell in row[SEATS].split("; ") if form in cell.split("/"))
        return Alias(bare(spellings[0]).lower(), row[0], form, stands_for=key)
    return Alias(key, row[0], form, adjective=column == PEOPLE, home=home)


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


def lookup(table: Forms, words: Sequence[Word], at: int, any_case: bool = False) -> tuple[int, Alias] | None:
    """Return (number of words, alias) of the longest form that begins at a word, or None.

    With `any_case` capitals do not count, for texts that have none.
    """
    first = words[at].lower
    for length in range(min(table.longest.get(first, 1), len(words) - at), 0, -1):
        here = words[at : at + length]
        text = " ".join([word.lower for word in here]) if length > 1 else first
        if text in table.extra:
            if text in table.alias and alias(table.alias[text]).key == table.extra[text]:
                return length, alias(table.alias[text])
            return length, Alias(table.extra[text], "user", text)
        entry = table.alias.get(text)
        if entry is None:
            continue
        found = alias(entry)
        if not any_case and not _cased(found.form, here):
            continue
        before = words[at - 1].lower if at else ""
        if found.form.startswith(("The ", "the ")) and before != "the":
            continue
        if _abbreviated(found) and before not in (",", "(", "-"):
            continue
        return length, found
    return None
