"""A statement becomes Claims: stretches of it that can be true or false for themselves.

    The ministry rejected the plan on Friday, | but the mayor said | that talks with the union would go on

A claim is a clause or a few short ones: long enough to say what it is about, short enough that another article,
which puts its sentences together in another way, may tell it in one piece as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache

from ..data import classes
from ..match import Side, Unit
from ..model import Date, Number, Span
from ..record import Record
from ..words import relatives

LEAST = 7
"""Content units that a claim has at least, if its statement has them.

With 4 the marks are shorter and one claim in five is stated for itself alone; with 8 most claims are whole sentences.
Told of the differences listed in 27 pairs of outlets at 16 findings a pair: .34 with 4, .37 with 6, .38 with 8.
"""

MOST = 48
"""Claims that a statement may have; one with more is a table or noise, and is taken to claim nothing."""

BREAKS = frozenset(',;:()—–“”"')
"""Signs at which one claim may end and the next begin."""

STEM = 5
"""Letters of a lemma that stand for its family: endorse, endorsement; resign, resignation.

Cutting words short is the oldest stemmer, and on 27 pairs of outlets as good as suffix rules (.347 and .335 told).
"""


KeyedUnits = tuple[tuple[str, Unit], ...]
"""Keys of what a claim states, each with the first unit that has it."""


class Claim(Record, eq=False):
    """A stretch of one statement with what it is about."""

    side: Side
    first: int
    "Index of its first unit in the statement."
    last: int
    "Index of its last unit."

    @property
    def units(self) -> tuple[Unit, ...]:
        """Its units, in order."""
        return self.side.units[self.first : self.last + 1]

    @cached_property
    def span(self) -> Span:
        """Where it stands in its article."""
        return Span(self.side.units[self.first].start, self.side.units[self.last].end)

    @cached_property
    def keys(self) -> Mapping[str, int]:
        """{key of what it states: index of the first unit that has it}."""
        if self.first == 0 and self.last == len(self.side.units) - 1:
            return statement_keys(self.side)
        return unit_keys(self.side, self.first, self.last)

    @cached_property
    def facts(self) -> KeyedUnits:
        """What it states that is a name, a number or a date."""
        units = self.side.units
        return tuple([(key, units[at]) for key, at in self.keys.items() if units[at].fact is not None])

    @cached_property
    def sorts(self) -> frozenset[type]:
        """What sorts of facts it tells: a name answers no number."""
        return frozenset([type(unit.fact) for _, unit in self.facts])

    @cached_property
    def words(self) -> KeyedUnits:
        """What it states in plain words."""
        units = self.side.units
        return tuple([(key, units[at]) for key, at in self.keys.items() if units[at].fact is None])

    @cached_property
    def plain(self) -> frozenset[str]:
        """The lemmas of those words."""
        return frozenset([unit.key for _, unit in self.words])

    @cached_property
    def reach(self) -> frozenset[str]:
        """All lemmas that are related to one of them."""
        return frozenset().union(*map(relatives, self.plain))

    def holds(self, span: Span) -> bool:
        """Whether a span begins inside the claim."""
        return self.span.start <= span.start < self.span.end

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """The numbers in it."""
        return tuple(fact for fact in self.side.numbers if self.holds(fact.span))

    @cached_property
    def dates(self) -> tuple[Date, ...]:
        """The dates in it."""
        return tuple(fact for fact in self.side.dates if self.holds(fact.span))


def key_of(unit: Unit) -> str:
    """Return the key of a unit: that of its fact, else the first letters of its lemma."""
    return unit.key if unit.fact is not None else unit.key[:STEM]


def unit_keys(side: Side, first: int, last: int) -> dict[str, int]:
    """Return {key: index of the first unit that has it} of the content units first..last of a statement."""
    found: dict[str, int] = {}
    for at in range(first, last + 1):
        unit = side.units[at]
        if unit.content:
            found.setdefault(key_of(unit), at)
            if isinstance(unit.fact, Number) and unit.fact.unit:
                found.setdefault(f"# {unit.fact.unit}", at)  # what is counted: two claims may differ in how many
    return found


@lru_cache(maxsize=2048)
def statement_keys(side: Side) -> Mapping[str, int]:
    """Return the keys of a whole statement."""
    return unit_keys(side, 0, len(side.units) - 1)


@lru_cache(maxsize=2048)
def claims_of(side: Side) -> tuple[Claim, ...]:
    """Return the claims of a statement, in order; they cover all its units, but for a statement of too many."""
    if not side.units:
        return ()
    starts = [first for first, _ in _stretches(side)]
    ends = [*(start - 1 for start in starts[1:]), len(side.units) - 1]
    if len(starts) > MOST:
        return ()
    return tuple(Claim(side, first, last) for first, last in zip(starts, ends, strict=True))


def _stretches(side: Side) -> Iterator[tuple[int, int]]:
    """Yield (first unit, content units) of each claim; a short rest belongs to the claim before it."""
    found: list[tuple[int, int]] = []
    first = count = 0
    for at, unit in enumerate(side.units):
        if count >= LEAST and _opens(side, at):
            found.append((first, count))
            first, count = at, 0
        count += unit.content
    if found and count < LEAST:
        yield from found
        return
    yield from (*found, (first, count))


def _opens(side: Side, at: int) -> bool:
    """Whether a claim may begin at a unit: behind a sign, or at a conjunction or relative word."""
    before, unit = side.units[at - 1], side.units[at]
    text = side.reading.article.text[before.end : unit.start]
    if any(sign in BREAKS for sign in text):
        return True
    return side.text(unit).lower() in classes("clause_openers")
