"""What WordNet knows of two words: synonyms or kinds, opposites, or two things of one sort.

Each word has senses of its own and wider ones above them: what a noun or verb is a kind of, the head of an
adjective's cluster. A word is asked for by its forms (as it stands, and its lemma), since "pleased" is an
adjective and a form of "please".
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from .data import lookup
from .words import analyse, opposite, opposites, positive, related


class Meaning(NamedTuple):
    """The leading senses of a word and the wider senses above them; both are empty for an uncommon word.

    A thing is what can be distinguished and counted: a person, a place, a stuff, a time, no act, thought or state.
    """

    own: frozenset[str]
    wider: frozenset[str]
    thing: bool


def entry(form: str) -> tuple[list[str], list[str], bool]:
    """Return the leading senses of one form of a word, the senses above them, and whether it names a thing."""
    senses, above, mark = (*lookup("senses", form).split("\t"), "", "")[:3]
    return senses.split(), above.split(), mark == "+"


@lru_cache(maxsize=65536)
def meaning(forms: tuple[str, ...]) -> Meaning:
    """Return what the forms of one word mean, all of them together."""
    own: set[str] = set()
    wider: set[str] = set()
    thing = False
    for form in forms:
        senses, above, mark = entry(form)
        own.update(senses)
        wider.update(above)
        thing = thing or mark
    return Meaning(frozenset(own), frozenset(wider), thing)


def known(forms: tuple[str, ...]) -> bool:
    """Whether a word is common enough to be judged."""
    return bool(meaning(forms).own or meaning(forms).wider)


def _contrasted(left: str, right: str) -> bool:
    return right in lookup("contrasts", left).split(" ") or left in lookup("contrasts", right).split(" ")


def _undone(plain: str, other: str) -> bool:
    """Whether the other word is the plain one with "un" or "non" before it: charred, uncharred; not cover, uncover."""
    for prefix in ("un", "non"):
        if other == prefix + plain and len(plain) > len("even"):
            return (analyse(other)[1] or "a")[0] == "a"
    return False


def _compared(left: str, right: str) -> bool:
    """Whether two words are opposites in the same degree, though a word of its own: highest, lowest."""
    bases = [(positive(left, degree), positive(right, degree)) for degree in ("er", "est")]
    return any(a and b and opposite(a, b) for a, b in bases)


@lru_cache(maxsize=65536)
def _opposed(senses: frozenset[str]) -> frozenset[str]:
    return frozenset(other for sense in senses for other in lookup("contraries", sense).split())


class Against(NamedTuple):
    """What can be the opposite of a word by itself, as far as the word alone says."""

    words: frozenset[str]
    "Its antonyms, words contrasted with it, and the word with or without a prefix that undoes it."
    graded: bool
    "Whether it may compare an adjective: lower, lowest."


@lru_cache(maxsize=65536)
def _against(forms: tuple[str, ...]) -> Against:
    words: set[str] = set()
    for form in forms:
        words.update(opposites(form), lookup("contrasts", form).split(" "), (f"un{form}", f"non{form}"))
        words.update(form.removeprefix(prefix) for prefix in ("un", "non") if form.startswith(prefix))
    words.discard("")
    return Against(frozenset(words), any(positive(forms[0], degree) for degree in ("er", "est")))


def _by_themselves(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether two words are opposites whatever their senses are: rise, fall; charred, uncharred; highest, lowest."""
    a, b = _against(left), _against(right)
    if (not a.words.isdisjoint(right) or not b.words.isdisjoint(left)) and any(
        opposite(x, y) or _contrasted(x, y) or _undone(x, y) or _undone(y, x) for x in left for y in right
    ):
        return True
    return a.graded and b.graded and _compared(left[0], right[0])


class Opposing(NamedTuple):
    """What decides whether words can be direct opposites of others: all of it of a word, or of a row of words."""

    own: frozenset[str]
    "Its forms and leading senses."
    against: frozenset[str]
    "The words and senses against those."


_GRADED = "-er"
"""Stands in both for a word that may compare an adjective; no word and no sense is written so."""


@lru_cache(maxsize=65536)
def opposing(forms: tuple[str, ...]) -> Opposing:
    """Return that of one word."""
    against, own = _against(forms), meaning(forms).own
    graded = (_GRADED,) if against.graded else ()
    return Opposing(own.union(forms, graded), against.words.union(_opposed(own), graded))


def opposing_any(words: Iterable[tuple[str, ...]]) -> Opposing:
    """Return that of several words together, each given by its forms."""
    some = list(map(opposing, words))
    return Opposing(frozenset().union(*[one.own for one in some]), frozenset().union(*[one.against for one in some]))


def may_oppose(left: Opposing, right: Opposing) -> bool:
    """Whether `contrary` may be 3 for a word of the left row and one of the right; where this is false it is not."""
    return not (left.against.isdisjoint(right.own) and right.against.isdisjoint(left.own))


def contrary(left: tuple[str, ...], right: tuple[str, ...]) -> int:
    """Return how directly two words are opposites.

    3 by themselves (rise, fall), 2 one by a wider sense (unharmed, injured), 1 both by wider senses (huge,
    tiny), 0 not at all.
    """
    if _by_themselves(left, right):
        return 3
    a, b = meaning(left), meaning(right)
    if not a.own.isdisjoint(b.own):
        return 0
    by_own, by_wider = _opposed(a.own), _opposed(a.wider)
    if not by_own.isdisjoint(b.own):
        return 3
    if not by_own.isdisjoint(b.wider) or not by_wider.isdisjoint(b.own):
        return 2
    return int(not by_wider.isdisjoint(b.wider))


def synonym_or_hyponym(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether two words may mean the same: synonyms, one a kind of the other, or both of one family."""
    if any(related(a, b) for a in left for b in right):
        return True
    a, b = meaning(left), meaning(right)
    return bool(a.own & b.own or a.own & b.wider or a.wider & b.own)


def shared_sorts(left: tuple[str, ...], right: tuple[str, ...]) -> frozenset[str]:
    """Return the parts of speech (of "nvar") in which two words stand under one wider sense: red, blue: n."""
    return frozenset(sense[0] for sense in meaning(left).wider & meaning(right).wider)
