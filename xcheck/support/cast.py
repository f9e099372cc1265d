"""The parties of some articles of one event: which nouns and names are one, and which are two.

    source    The ferry company Halden Lines ran the ship. Its captain, Rolf Stane, left the bridge.
              company = Halden Lines                        captain = Rolf Stane

A noun belongs to a name where an article puts them together: in one phrase, as a title, as an apposition. Two parties
are distinguished only by what says so; what is not known may be one party.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from math import ceil

from ..comparability.single import incompatible, other_thing
from ..data import classes
from ..facts.names import coreferent
from ..facts.numbers.units import canonical
from ..match import Side
from ..model import Name, Number
from ..senses import synonym_or_hyponym
from .parties import Party, goes_with
from .stems import MOST_PLACES, share, stems_of

SAME, UNKNOWN, APART = "same", "unknown", "apart"
"""What two parties are to each other."""

OWNER = 5
"""Tokens before a name in which "its" says whose person it is."""

NEAR = 25
"""Characters beside a name in which it is said whose person it is: Dana Kohl, a lawyer of the company."""


class Cast:
    """The parties of some articles of one event, whose names and nouns go together."""

    def __init__(self, sides: Sequence[Side]) -> None:
        self.sides = sides
        self._nouns: dict[str, frozenset[str]] = {}
        self._names: dict[str, tuple[Name, ...]] = {}
        self._where: dict[tuple[str, ...], frozenset[int]] = {}

    @cached_property
    def at(self) -> dict[str, list[int]]:
        """{lemma: the statements that have it}."""
        found: dict[str, list[int]] = {}
        for index, side in enumerate(self.sides):
            for lemma in dict.fromkeys(word.lemma for word in side.statement.words if word.lemma):
                found.setdefault(lemma, []).append(index)
        return found

    @cached_property
    def by_stem(self) -> dict[str, list[int]]:
        """{first letters of a word of meaning: the statements that have it}."""
        found: dict[str, list[int]] = {}
        for index, side in enumerate(self.sides):
            for stem in sorted(stems_of(side)):
                found.setdefault(stem, []).append(index)
        return found

    def holding(self, words: Collection[str], least: float) -> list[int]:
        """Return the statements that hold at least a share of some stems, in order; least is above 0.

        One that holds half of four stems holds one of any three of them: only those of the three rarest are looked at,
        and of a stem that stands in more than MOST_PLACES statements none.
        """
        rarest = sorted(words, key=lambda stem: (len(self.by_stem.get(stem, ())), stem))
        needed = rarest[: len(words) - ceil(least * len(words)) + 1]
        places = [self.by_stem.get(stem, []) for stem in needed]
        near = {index for some in places if len(some) <= MOST_PLACES for index in some}
        return sorted(index for index in near if share(words, stems_of(self.sides[index])) >= least)

    @cached_property
    def common(self) -> frozenset[str]:
        """The lemmas that stand somewhere in small letters: hospital of "the hospital", no lines of Halden Lines."""
        return frozenset(word.lemma for side in self.sides for word in side.statement.words if word.text.islower())

    @cached_property
    def named(self) -> list[tuple[Name, int]]:
        """All names with their statements."""
        return [(name, index) for index, side in enumerate(self.sides) for name in side.names]

    @cached_property
    def figures(self) -> dict[tuple[float | None, float | None, str], list[tuple[Side, Number]]]:
        """{lower end, upper end and form of a figure: each place where it stands}."""
        found: dict[tuple[float | None, float | None, str], list[tuple[Side, Number]]] = {}
        for side in self.sides:
            for number in side.numbers:
                found.setdefault((number.low, number.high, number.form), []).append((side, number))
        return found

    def knows(self, party: Party) -> bool:
        """Whether the articles name a party, or have its noun."""
        if party.names:
            return any(coreferent(a, b) for a in party.names for b, _ in self.named)
        return party.noun in self.at

    def where(self, party: Party) -> set[int]:
        """Return the statements that mention a party, by name or by its noun."""
        if not party.names:
            return set(self.at.get(party.noun, ()))
        key = tuple(name.key for name in party.names)
        if key not in self._where:
            found = {index for b, index in self.named if any(coreferent(a, b) for a in party.names)}
            self._where[key] = frozenset(found)
        return set(self._where[key])

    def nouns_of(self, names: Iterable[Name]) -> frozenset[str]:
        """Return the nouns that the articles put to a name."""
        found: set[str] = set()
        for name in names:
            if name.key not in self._nouns:
                own = {index for other, index in self.named if coreferent(name, other)}
                nouns = {
                    noun
                    for index in sorted(own)
                    for noun, other in goes_with(self.sides[index])
                    if coreferent(name, other) and noun in self.common
                }
                self._nouns[name.key] = frozenset(nouns)
            found |= self._nouns[name.key]
        return frozenset(found)

    def names_of(self, noun: str) -> tuple[Name, ...]:
        """Return the names that the articles put to a noun."""
        if noun not in self._names:
            own = [self.sides[index] for index in self.at.get(noun, ())]
            self._names[noun] = tuple(name for side in own for other, name in goes_with(side) if other == noun)
        return self._names[noun]


def relation(cast: Cast, one: Party, other: Party | None) -> str:
    """Return whether two parties are one: same, apart, or unknown."""
    if other is not None and any(coreferent(a, b) for a in one.names for b in other.names):
        return SAME
    if other is None or _speaks_for(cast, one, other) or _speaks_for(cast, other, one):
        return UNKNOWN
    if "member" in (one.noun, other.noun):
        return UNKNOWN  # "the remaining members" may be the board
    if one.names and other.names:
        return _of_names(cast, one, other)
    if not one.names and not other.names:
        return _of_nouns(cast, one, other)
    named, plain = (one, other) if one.names else (other, one)
    return _of_name_and_noun(cast, named, plain)


def _speaks_for(cast: Cast, one: Party, other: Party) -> bool:
    """Whether what a party does may be said of the other: its head, its lawyer."""
    of_noun = other.noun and other.noun != one.noun and other.noun in one.words
    named = any(other.noun in name.key.split() for name in one.names)  # "the union" is the Consumers' Union
    if (of_noun and not named) or any(coreferent(a, b) for a in one.within for b in other.names):
        return True
    if not one.person or other.person or not one.names:
        return False
    there = cast.where(other)
    return any(
        _of(cast.sides[at], one, other) or (at - 1 in there and _owned(cast.sides[at], one)) for at in cast.where(one)
    )


def _of(side: Side, one: Party, other: Party) -> bool:
    """Whether a statement calls a person one of the other party: company lawyer Dana Kohl, Ann Hale of Norvia."""
    own = {other.noun, *(word for name in other.names for word in name.key.split())} - {""}
    for name in side.names:
        if any(coreferent(name, mine) for mine in one.names):
            near = side.words_in(name.start - NEAR, name.end + NEAR)
            if any(word.lemma in own or word.lower in own for word in near):
                return True
    return False


def _owned(side: Side, one: Party) -> bool:
    """Whether a statement puts "its" or "their" before a party: its lawyer, Dana Kohl."""
    tokens = side.analysis.tokens
    for name in side.names:
        if any(coreferent(name, mine) for mine in one.names):
            before = [token.lower for token in tokens if token.end <= name.start][-OWNER:]
            if "its" in before or "their" in before:
                return True
    return False


def _of_names(cast: Cast, one: Party, other: Party) -> str:
    """Two names are two parties where both are of one sort, one alone is a person, or one statement has both.

    A place may stand for its government: Berlin.
    """
    sorts = one.names[0].category, other.names[0].category
    if "person" in sorts or sorts[0] == sorts[1]:
        return APART
    together = "place" not in sorts and not cast.where(one).isdisjoint(cast.where(other))
    return APART if together else UNKNOWN


def _of_nouns(cast: Cast, one: Party, other: Party) -> str:
    if canonical(one.noun) == canonical(other.noun):
        return SAME
    if synonym_or_hyponym((one.noun,), (other.noun,)):
        return UNKNOWN
    names = cast.names_of(one.noun), cast.names_of(other.noun)
    if all(names):
        return UNKNOWN if any(coreferent(a, b) for a in names[0] for b in names[1]) else APART
    return APART if _incompatible(cast, one.noun, other.noun) else UNKNOWN


def _of_name_and_noun(cast: Cast, named: Party, plain: Party) -> str:
    if any(plain.noun in name.key.split() for name in named.names):
        return SAME
    theirs = cast.names_of(plain.noun)
    if any(coreferent(a, b) for a in theirs for b in named.names):
        return SAME
    nouns = cast.nouns_of(named.names) | ({named.noun} if named.noun else set())
    if any(synonym_or_hyponym((noun,), (plain.noun,)) for noun in nouns):
        return UNKNOWN
    if theirs and not plain.plural:
        return APART
    if plain.counted:
        return APART if not named.plural else UNKNOWN
    if not nouns:
        return UNKNOWN
    return APART if all(_incompatible(cast, noun, plain.noun) for noun in nouns) else UNKNOWN


def _incompatible(cast: Cast, noun: str, other: str) -> bool:
    """Whether two nouns can hardly mean one party: a person and a thing, two things of two sorts.

    A person may be called many things: two persons are two only where one statement has both.
    """
    people = noun in classes("persons") and other in classes("persons")
    if people and set(cast.at.get(noun, ())).isdisjoint(cast.at.get(other, ())):
        return False
    families = classes("bodies").get(noun), classes("bodies").get(other)
    if families[0] is not None and families[0] == families[1]:
        return False  # a caterer may be a company
    if other_thing((noun,), (other,)) and incompatible((noun,), (other,)):
        return True
    return None not in families and families[0] != families[1]
