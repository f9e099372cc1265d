"""Noun phrases around a word: how far they reach to either side, by tags alone, without a parser."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from ...data import classes, lookup
from ...model import Word

_JOINS = frozenset(
    (
        "of",
        "for",
        "in",
        "at",
        "from",
        "with",
        "on",
        "by",
        "near",
        "against",
        "between",
        "among",
        "behind",
        "over",
        "under",
        "into",
        "during",
        "to",
    )
)
_SIDE = frozenset(("on", "at", "in", "during", "after", "before", "from", "by", "with"))
"""Prepositions whose phrase between a name and its verb is a circumstance: "Smith on Monday said"."""

_BRACKETED = 14
"""Words of a bracket that belongs to a name: (R-S.C.), (Green Party, Bristol)."""

_SORTS = {
    **dict.fromkeys(("person", "office", "plural"), "person"),
    **dict.fromkeys(("group", "body"), "group"),
    "document": "document",
}

_NOMINAL = "NMB#"
_MODIFIERS = "NMBJ#EGO"
_ALONE = frozenset(("some", "many", "several", "both", "all", "few", "most", "these", "those", "another"))


@lru_cache(maxsize=16384)
def speaking(lemma: str) -> str:
    """Return "person" or "group" for a noun that can speak, "document" for one that is read, else ""."""
    found = lookup("speaking_nouns", lemma) or classes("speakers").get(lemma, "")
    return _SORTS.get(found, "")


@lru_cache(maxsize=16384)
def is_time(lower: str) -> bool:
    """Whether a word names a day, month or other time: it never speaks."""
    return classes("speakers").get(lower) == "time"


def phrase_before(words: Sequence[Word], tags: str, last: int) -> int | None:
    """Return the first word of the noun phrase that ends at `last`; None when none ends there."""
    at = last
    if at >= 0 and tags[at] == ")":
        at = tags.rfind("(", max(0, at - _BRACKETED), at) - 1
    if at < 0:
        return None
    if tags[at] == "S" and at > 1 and tags[at - 1] == "P" and words[at - 2].lower in _ALONE:
        return at - 2  # "many of them"
    if tags[at] == "S" or (tags[at] == "D" and words[at].lower in _ALONE):
        return at
    if tags[at] not in _NOMINAL and not (tags[at] == "J" and at and tags[at - 1] in "DO"):
        return None
    joined: int | None = None
    while at > 0:
        step = _step_left(words, tags, at, joined is not None)
        if step == 0:
            break
        if tags[at - 1] == "C":
            joined = at if joined is None else joined
        at -= step
    if joined is not None and at > 0 and tags[at - 1] in "VEPTAGR":
        return joined  # "flew to Paris and Macron said": what "and" joins are clauses
    return at


def _step_left(words: Sequence[Word], tags: str, at: int, joined: bool) -> int:
    """Return how many words to the left of `at` belong to the same phrase: 0, 1, or 2 across a joint."""
    left, here = tags[at - 1], tags[at]
    if left in _MODIFIERS and here != "D":
        if left in "EG":
            return int(_modifies(tags, at - 1))
        if left in "NB" and here == "M":
            return int(_is_title(words[at - 1]))
        return 1
    if left == "D" and here != "S":
        return 1
    if left == "-" and at > 1 and words[at - 1].start == words[at - 2].end:
        return 2
    if at < 2 or tags[at - 2] not in "NM#)":
        return 0
    if left in "PT" and words[at - 1].lower in _JOINS:
        return 0 if is_time(words[at - 2].lower) or tags[at - 2] == ")" else 2
    if left == "C" and words[at - 1].lower != "but":
        return 2
    return 2 if left == "," and joined and tags[at] in "NM" else 0


def _is_title(word: Word) -> bool:
    """Whether a common noun can stand before a name: "spokeswoman Smith", but not "the things Smith"."""
    return word.text[0].isupper() or bool(speaking(word.lemma) and word.lower == word.lemma)


def _modifies(tags: str, at: int) -> bool:
    """Whether an -ed or -ing word stands before its noun: behind a determiner or where a phrase opens."""
    return at == 0 or tags[at - 1] in "DJO,PTCR-Q#"


def trim_circumstance(words: Sequence[Word], tags: str, first: int, last: int) -> int:
    """Return the last word of a phrase without a closing "on Monday", "in a statement"."""
    for at in range(last - 1, first, -1):
        if tags[at] == "P" and words[at].lower in _SIDE and tags[at - 1] in "NMS)":
            inside = [word.lower for word in words[at + 1 : last + 1]]
            if any(is_time(word) or classes("speakers").get(word) == "document" for word in inside):
                return at - 1
    return last


def phrase_after(words: Sequence[Word], tags: str, first: int) -> int | None:
    """Return the position behind the noun phrase that begins at `first`, without apposition, or None."""
    size = len(words)
    if first < size and tags[first] == "S":
        return first + 1
    head: int | None = None
    at = first
    while at < size:
        if tags[at] == "(" and head == at - 1:
            at = tags.find(")", at, at + _BRACKETED)
            if at < 0:
                break
            head = at
        elif tags[at] == "Q" and at > first and tags[at - 1] in "OD":
            at = tags.find("Q", at + 1, at + _BRACKETED)
            if at < 0:
                break
            head = at
        elif not _belongs_to_phrase(words, tags, at, head):
            break
        elif tags[at] in _NOMINAL or (tags[at] == "D" and words[at].lower in _ALONE):
            head = at
        at += 1
    return head + 1 if head is not None else None


def _belongs_to_phrase(words: Sequence[Word], tags: str, at: int, head: int | None) -> bool:
    """Whether the word at a place belongs to the phrase whose last noun so far is `head`."""
    here = tags[at]
    behind_noun = head is not None and head == at - 1
    following = tags[at + 1] if at + 1 < len(tags) else "."
    if here in "NM#":
        return True
    if here == "B":
        # "officials claim" is subject and verb, "campaign stop" and "job claims" are not.
        agrees = words[at].lower.endswith("s") != words[at - 1].lower.endswith("s")
        return not behind_noun or following in "NM" or not agrees
    if here == "J":
        return True
    if here == "D":
        return head is None or not behind_noun
    if here in "EGR":
        return head is None
    if here == "O":
        return behind_noun
    if here == "-" and at > 0 and words[at].start == words[at - 1].end:
        return True
    if not behind_noun:
        return False
    if here in "PT" and words[at].lower in _JOINS and following in "DNMJ#BE":
        side = words[at].lower
        return not (side in ("on", "during") or (side in _SIDE and is_time(words[at + 1].lower)))
    return here == "C" and words[at].lower == "and" and following in "DNMJ"
