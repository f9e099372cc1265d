"""Short forms and acronyms within one article: a surname, "the Coalition", "Food Standards Agency (FSA)"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from ...data import classes, lookup
from ...model import Word
from .capitals import is_given_name, name_words

SHORTEST, LONGEST = 2, 10
"""Characters of an acronym that is defined in brackets, after Schwartz & Hearst."""


AMBIGUOUS = 6
"""So many longer names for one short form are not even compared with each other."""

WRITTEN_OUT = {"mt": "mount", "st": "saint", "ft": "fort"}


def definitions(words: Sequence[Word]) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Yield (words of the acronym, words of its long form) for "long form (SF)" and "SF (long form)".

    After A. Schwartz and M. Hearst, A simple algorithm for identifying abbreviation definitions in biomedical
    text, Pacific Symposium on Biocomputing 2003; characters are matched from the right.
    """
    for at, word in enumerate(words):
        if word.text != "(" or at == 0:
            continue
        close = next((i for i in range(at + 1, min(at + 12, len(words))) if words[i].text == ")"), None)
        if close is None or close == at + 1:
            continue
        if close == at + 2 and _acronym(words[at + 1].text):
            short = words[at + 1].text.replace(".", "")
            reach = max(0, at - min(len(short) + 5, 2 * len(short)))
            first = _long_form(short, words, reach, at)
            if first is not None:
                yield (at + 1, close), (first, at)
        elif close > at + 2 and _acronym(words[at - 1].text) and words[at + 1].text[0].isupper():
            first = _long_form(words[at - 1].text.replace(".", ""), words, at + 1, close)
            if first == at + 1:
                yield (at - 1, at), (first, close)


def _acronym(text: str) -> bool:
    """Whether a word looks like an acronym: two capitals at least."""
    return SHORTEST <= len(text) <= LONGEST and sum(char.isupper() for char in text) > 1


def _long_form(short: str, words: Sequence[Word], first: int, last: int) -> int | None:
    """Return the word where the long form of an acronym begins, or None."""
    letters = [char.lower() for char in short if char.isalnum()]
    left = len(letters) - 1
    for at in range(last - 1, first - 1, -1):
        text = words[at].lower
        if words[at].text in ".;:!?()":
            return None
        for place in range(len(text) - 1, -1, -1):
            if left == 0 and place > 0:
                continue  # the first letter must begin a word
            if text[place] == letters[left]:
                left -= 1
                if left < 0:
                    return at if words[at].text[0].isupper() else None
    return None


@lru_cache(maxsize=16384)
def tokens(key: str) -> tuple[str, ...]:
    """Return the words of a key, "Mt" and "St" written out."""
    return tuple([WRITTEN_OUT.get(part, part) for part in key.replace("-", " ").replace(".", " ").split()])


@lru_cache(maxsize=16384)
def letters_of(key: str) -> str:
    """Return the initials of a key, small words left out."""
    small = classes("function_words")
    return "".join(part[0] for part in tokens(key) if part not in small)


def fuller(keys: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return {short key: full key} for the (key, category) of an article's names that no table knows.

    A short form is resolved only where a single longer name offers itself: with two Harlows, "Harlow" stays.
    """
    longer: dict[str, set[str]] = defaultdict(set)
    singles: dict[str, str] = {}
    seen = dict(keys)
    for key, category in seen.items():
        parts = tokens(key)
        if len(parts) < 2:
            singles[key] = category
            continue
        for short in _short_forms(key, category):
            longer[short].add(key)
    found: dict[str, str] = {}
    for key, category in seen.items():
        full = {other for other in longer.get(key, ()) if _fits(category, seen[other])}
        if len(full) > AMBIGUOUS:
            continue
        full = {other for other in full if not any(other != more and other in _ends(more) for more in full)}
        if len(full) == 1:
            found[key] = full.pop()
    for key, whole in _by_nickname(seen):
        found.setdefault(key, whole)
    return {key: found.get(full, full) for key, full in found.items()}


def _by_nickname(seen: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield (name with a short first name, name with the full one) of one person: Bob Vale, Robert Vale."""
    by_surname: dict[str, list[str]] = defaultdict(list)
    for key, category in seen.items():
        if category == "person" and key.count(" ") == 1:
            by_surname[key.split(" ")[1]].append(key)
    for key, category in seen.items():
        if category != "person" or key.count(" ") != 1:
            continue
        first, surname = key.split(" ")
        full = lookup("nicknames", first).split()
        others = [other for other in by_surname[surname] if other.split(" ")[0] in full and other != key]
        if len(others) == 1 and others[0].split(" ")[0] not in lookup("nicknames", others[0].split(" ")[0]).split():
            yield key, others[0]


def _ends(key: str) -> tuple[str, ...]:
    """Return the shorter forms of a longer name that are names themselves: "foreign ministry"."""
    parts = key.split(" ")
    return tuple(" ".join(parts[at:]) for at in range(1, len(parts)))


def _fits(short: str, full: str) -> bool:
    """Whether a short form of one category may stand for a name of another."""
    return short in (full, "other") or "other" in (short, full) or (short == "place" and full == "person")


def _short_forms(key: str, category: str) -> Iterator[str]:
    """Yield what an article may call a name for short."""
    words = key.split(" ")
    if category == "person":
        yield words[-1]
        for at in range(1, len(words) - 1):
            yield " ".join(words[at:])
        yield words[0]
        if len(words[0]) > 1 and words[0].isalpha():
            yield f"{words[0][0]}. {words[-1]}"
        if len(words) > 2:
            yield f"{words[0]} {words[-1]}"
        return
    if category in ("organisation", "group", "other"):
        for at in range(1, len(words)):
            yield " ".join(words[at:])
        rest = words[1:]
        if words[0] in name_words("of") or (
            not is_given_name(words[0]) and all(w in name_words("together") for w in rest)
        ):
            yield words[0]
        letters = letters_of(key)
        if len(letters) > 2:
            yield letters
