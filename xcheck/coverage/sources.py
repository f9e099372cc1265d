"""Where the words and facts of a source stand, so that those of a draft can be looked up in it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice
from operator import itemgetter
from typing import TypeVar

from rapidfuzz.distance import Indel

from ..align.evidence import Bag, bag_of
from ..data import lookup
from ..facts.dates import dates_agree
from ..facts.names import coreferent
from ..facts.names.near import clues
from ..facts.numbers import agree, magnitude, narrow, same_quantity
from ..match import Side, Unit
from ..model import Date, Name, Number, Word

_RELATED = 0.7
"""What a related word is worth beside the word itself."""

_ALIKE = 0.5
"""What a word of like spelling is worth: another form that the lemmas do not know, or another word."""

_SPELLING = 0.84
"""Least likeness (normalised Indel similarity) of such words; see match/linking.py."""

_LONG_ENOUGH = 5
"""Letters a word needs before a like spelling says anything."""

_IN_PARTS = {Name: 0.9, Number: 0.8, Date: 0.8}
"""What a fact is worth whose words all stand in a statement, though not as that fact."""

_TELLING = 20
"""From here on two counts hardly agree by chance."""

MOST = 200
"""Statements looked at for one word, and names for one name; what stands in more of them bears nothing out."""

CLOSE = 4
"""Content words from one word to another within which they stand together."""

NEAREST = 24
"""Where a source has more than MOST numbers or dates, so many on either side of a value are held against it."""

NEAR_BOUND = 2.0
"""How many times as large a figure may be as the bound that bears it out, or the bound as the figure."""

F = TypeVar("F", Number, Date)
V = TypeVar("V", float, str)

Hits = dict[int, float]
"""{index of a source statement: how well it holds something, 0..1}."""


class Source:
    """One source article, indexed by lemma, with its facts at hand."""

    def __init__(self, compared: Sequence[Side]) -> None:
        self.sides = tuple(compared)
        self._at: dict[str, list[int]] = {}
        self._hits: dict[str, Hits] = {}
        self._found: dict[str, tuple[float, tuple[int, ...]]] = {}
        for index, side in enumerate(self.sides):
            for lemma in dict.fromkeys(word.lemma for word in side.statement.words if word.content):
                self._at.setdefault(lemma, []).append(index)

    def word(self, lemma: str) -> tuple[float, tuple[int, ...]]:
        """Return how well the source holds a word, and in which statements."""
        found = self._found.get(lemma)
        if found is None:
            exact = self._at.get(lemma)
            found = (1.0, tuple(exact)) if exact else self._another(lemma)
            self._found[lemma] = found
        return found

    def _another(self, lemma: str) -> tuple[float, tuple[int, ...]]:
        """Look for a related word, then for one of like spelling."""
        near = lookup("related", lemma)
        words = [other for other in near.split(" ") if other in self._at] if near else []
        worth = _RELATED
        if not words and len(lemma) >= _LONG_ENOUGH:
            words = [
                other
                for other in self._by_beginning.get(lemma[:2], ())
                if Indel.normalized_similarity(other, lemma, score_cutoff=_SPELLING)
            ]
            worth = _ALIKE
        where = sorted({index for other in words for index in self._at[other]})
        return (worth, tuple(where)) if where else (0.0, ())

    @cached_property
    def _by_beginning(self) -> dict[str, list[str]]:
        groups: dict[str, list[str]] = {}
        for lemma in self._at:
            if len(lemma) >= _LONG_ENOUGH:
                groups.setdefault(lemma[:2], []).append(lemma)
        return groups

    def together(self, lemma: str, other: str) -> bool:
        """Whether two words stand within CLOSE content words of each other in one statement, in whichever order."""
        if len(self._at.get(lemma, ())) > len(self._at.get(other, ())):
            lemma, other = other, lemma
        there = self._rows_of(other) if lemma in self._at and other in self._at else {}
        return any(
            0 < abs(a - b) <= CLOSE
            for index, places in (self._rows_of(lemma).items() if there else ())
            for a in places
            for b in there.get(index, ())
        )

    def _rows_of(self, lemma: str) -> dict[int, list[int]]:
        """Return where a word stands among the content words of each of the first MOST statements that have it."""
        found = self._rows_at.get(lemma)
        if found is None:
            found = {}
            for index in self._at[lemma][:MOST]:
                content = [word.lemma for word in self.sides[index].statement.words if word.content]
                found[index] = [at for at, own in enumerate(content) if own == lemma]
            self._rows_at[lemma] = found
        return found

    @cached_property
    def _rows_at(self) -> dict[str, dict[int, list[int]]]:
        return {}

    def unit(self, unit: Unit, words: Sequence[Word]) -> Hits:
        """Return the statements that hold a unit of a draft: the fact, a fact that agrees, or its words."""
        if unit.fact is None:
            return self._of_word(unit.key)
        hits: Hits = {}
        for where, worth in self._agreeing_facts(unit):
            for index in where[:MOST]:
                hits[index] = max(worth, hits.get(index, 0.0))
        in_words = isinstance(unit.fact, Number) and unit.fact.form == "fraction"  # two thirds bear out no third
        if not words or in_words or (hits and isinstance(unit.fact, Name)):
            return hits
        share = _IN_PARTS.get(type(unit.fact), 0.8) / len(words)
        parts: Hits = {}
        for word in words:
            worth, places = self.word(word.lemma)
            for index in places[:MOST]:
                parts[index] = parts.get(index, 0.0) + share * worth
        return {index: max(parts.get(index, 0.0), hits.get(index, 0.0)) for index in sorted({*parts, *hits})}

    def _of_word(self, lemma: str) -> Hits:
        """Return the statements that hold a word; one value for one word, and never more than MOST of them."""
        if lemma not in self._hits:
            worth, where = self.word(lemma)
            self._hits[lemma] = dict.fromkeys(where[:MOST], worth)
        return self._hits[lemma]

    def _agreeing_facts(self, unit: Unit) -> Iterator[tuple[list[int], float]]:
        """Yield (statements, worth) of each fact that agrees with a unit's; of too many, only the nearest are tried."""
        fact = unit.fact
        if isinstance(fact, Name):
            near = (entry for clue in clues(fact) for entry in self._names.get(clue, ()))
            for name, where in {id(name): (name, where) for name, where in islice(near, MOST)}.values():
                if coreferent(fact, name) or _contracted(fact.key, name.key):
                    yield where, 1.0
        elif isinstance(fact, Number):
            for number, where in _around_value(self._numbers, magnitude(fact)):
                if (number.low, number.high) == (fact.low, fact.high):
                    yield where, 1.0 if number.unit == fact.unit else 0.8
                elif _bears(fact, number) if same_quantity(fact, number) else _like_count(fact, number):
                    yield where, 0.6
        elif isinstance(fact, Date):
            for date, where in _around_value(self._dates, _first_day(fact)):
                if (date.value, date.time) == (fact.value, fact.time):
                    yield where, 1.0
                elif dates_agree(fact, date):
                    yield where, 0.7

    def has_words_of(self, side: Side) -> bool:
        """Whether a statement of the source has just the words of a draft statement."""
        return _words_in_row(side) in self._words_of_statements

    @cached_property
    def _words_of_statements(self) -> frozenset[tuple[str, ...]]:
        """The words of every statement in a row, for `has_words_of`."""
        return frozenset(map(_words_in_row, self.sides))

    @cached_property
    def _names(self) -> dict[str, list[tuple[Name, list[int]]]]:
        """Each name of the source once, with the statements it stands in, by every clue to it."""
        found: dict[tuple[str, str, str | None, bool], tuple[Name, list[int]]] = {}
        for index, side in enumerate(self.sides):
            for name in side.names:
                kind = (name.key, name.category, name.stands_for, name.text.isupper())
                found.setdefault(kind, (name, []))[1].append(index)
        by_clue: dict[str, list[tuple[Name, list[int]]]] = {}
        for entry in found.values():
            for clue in clues(entry[0]):
                by_clue.setdefault(clue, []).append(entry)
        return by_clue

    @cached_property
    def _numbers(self) -> list[tuple[float, Number, list[int]]]:
        """Each number of the source once, with its value and the statements it stands in, in order of value."""
        found: dict[tuple[object, ...], tuple[float, Number, list[int]]] = {}
        for index, side in enumerate(self.sides):
            for n in side.numbers:
                found.setdefault((n.low, n.high, n.unit, n.form, n.hedge), (magnitude(n), n, []))[2].append(index)
        return sorted(found.values(), key=itemgetter(0))

    @cached_property
    def _dates(self) -> list[tuple[str, Date, list[int]]]:
        """Each date of the source once, in the same way."""
        found: dict[tuple[object, ...], tuple[str, Date, list[int]]] = {}
        for index, side in enumerate(self.sides):
            for d in side.dates:
                key = (d.value, d.grain, d.low, d.high, d.time, d.text.lower())
                found.setdefault(key, (_first_day(d), d, []))[2].append(index)
        return sorted(found.values(), key=itemgetter(0))

    @cached_property
    def bags(self) -> list[Bag]:
        """The features of every statement, for the scores of the alignment."""
        return [bag_of(side) for side in self.sides]


def _around_value(ordered: list[tuple[V, F, list[int]]], value: V) -> Iterator[tuple[F, list[int]]]:
    """Yield all facts with where they stand; of more than MOST those around a value."""
    if len(ordered) > MOST:
        at = bisect_left(ordered, value, key=itemgetter(0))
        ordered = ordered[max(0, at - NEAREST) : at + NEAREST]
    for _, fact, where in ordered:
        yield fact, where


def _first_day(date: Date) -> str:
    return date.low or date.value


def _bears(fact: Number, number: Number) -> bool:
    """Whether a figure of a source agrees with one of a draft; "at least five years" alone bears out no 60."""
    if (number.low is None) != (number.high is None) and narrow(fact):
        bound, value = magnitude(number), magnitude(fact)
        if not bound <= value * NEAR_BOUND or not value <= bound * NEAR_BOUND:
            return False
    return agree(fact, number)


def _like_count(left: Number, right: Number) -> bool:
    """Whether two numbers of things that are called otherwise are about the same: around 1,200 jobs, 1,187 posts."""
    ends = (left.low, left.high, right.low, right.high)
    low, high, other_low, other_high = (end or 0.0 for end in ends)
    narrow = all(_TELLING <= top <= 1.5 * bottom for bottom, top in ((low, high), (other_low, other_high)))
    return narrow and left.form == right.form == "count" and low <= other_high and other_low <= high


def _words_in_row(side: Side) -> tuple[str, ...]:
    return tuple(word.lower for word in side.statement.words if word.lemma)


def _contracted(left: str, right: str) -> bool:
    """Whether two names are one, part by part, with letters left out in some: Man Utd, Manchester United."""
    parts = list(zip(left.split(), right.split(), strict=False))
    if len(parts) < 2 or left.count(" ") != right.count(" "):
        return False
    return all(_shortens(*sorted(pair, key=len)) for pair in parts)


def _shortens(short: str, long: str) -> bool:
    """Whether all letters of a short form stand in a long one in this order, the first one first."""
    rest = iter(long)
    return short == long or (len(short) > 1 and short[0] == long[0] and all(letter in rest for letter in short))
