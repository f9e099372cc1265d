"""One office that two articles give to two persons, wherever they name its holder.

    A  NHL commissioner Gary Bettman, who has dismissed talk of expansion, visited Seattle.
    B  The league's plans are unclear, said NHL commissioner Carl Lindholm.

Only an office that one person holds at a time is asked for (commissioner, mayor), and only with the body or the field
that it is of: two members may both be a senator, and two countries have a president each.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from ..data import classes
from ..facts.names import coreferent
from ..facts.names.capitals import name_words
from ..facts.names.likeness import share_a_word
from ..match import Comparison, Side, sides
from ..model import Name, Reading
from ..words import analyse
from . import Difference

Office = frozenset[str]
"""The lemmas of the words of a title, in any order: {commissioner, nhl} of "the NHL's commissioner"."""

Holder = tuple[Side, Name]

LIKELY = 0.6
"""How far one office says that its two holders are one person."""


def compare(comparison: Comparison) -> Iterator[Difference]:
    """Yield the first names that two articles give to one office, where one of them at least knows the other's not."""
    if not comparison.related:
        return
    left, right = holders(comparison.left), holders(comparison.right)
    for office in sorted(left.keys() & right.keys(), key=sorted):
        here, there = left[office], right[office]
        if not (_one(here) and _one(there)) or _may_be_one(here[0][1], there[0][1]):
            continue
        if _names(comparison.right.facts, here[0][1]) and _names(comparison.left.facts, there[0][1]):
            continue  # an office that changes hands, and two articles that name both
        (a, one), (b, other) = here[0], there[0]
        yield Difference((a, one.span), (b, other.span), LIKELY, one.role or "office")


@lru_cache(maxsize=64)
def holders(reading: Reading) -> Mapping[Office, list[Holder]]:
    """Return the persons that an article gives each office to, in order."""
    of = sides(reading)
    found: dict[Office, list[Holder]] = {}
    for statement in reading.statements:
        for name in of[statement.id].names if statement.compared else ():
            office = office_of(name)
            if office is not None:
                found.setdefault(office, []).append((of[statement.id], name))
    return found


def office_of(name: Name) -> Office | None:
    """Return the office of a person that has one holder, with the body or field that it is of; otherwise None."""
    if name.category != "person":
        return None
    lemmas = words_of(name)
    sole = lemmas & name_words("sole_office")
    return lemmas if sole and len(lemmas) > len(sole) else None


def words_of(name: Name) -> Office:
    """Return the lemmas of what a name is said to be, none if nothing is said."""
    words = (name.role or "").replace("'s", "").replace("’s", "").replace("-", " ").split()
    return frozenset(analyse(word)[0] or word for word in words if word not in classes("function_words"))


def _one(holders: list[Holder]) -> bool:
    """Whether an article gives an office to one person only."""
    return all(_may_be_one(holders[0][1], name) for _, name in holders[1:])


def _may_be_one(a: Name, b: Name) -> bool:
    return coreferent(a, b) or share_a_word(a, b)


def _names(facts: tuple[object, ...], name: Name) -> bool:
    return any(isinstance(fact, Name) and _may_be_one(fact, name) for fact in facts)
