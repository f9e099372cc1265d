"""A statement as a row of units: a name, a number or a date is one, every other word is one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from operator import attrgetter
from typing import NamedTuple

from ..facts.numbers.numerals import numerals
from ..model import Attribution, Date, Fact, Located, Marker, Name, Number, Quote, Reading, Span, Statement, Word
from ..parse import Analysis, Tagged, analyse, tagged
from ..record import Record

_start = attrgetter("start")


class Unit(NamedTuple):
    """One comparable piece of a statement, with the fact it stands for, if any."""

    start: int
    end: int
    key: str
    content: bool
    fact: Fact | None = None

    @property
    def span(self) -> Span:
        """Where it stands in its article."""
        return Span(self.start, self.end)


class Side(Record, eq=False):
    """One statement with everything that was read in it."""

    reading: Reading
    statement: Statement
    names: tuple[Name, ...] = ()
    numbers: tuple[Number, ...] = ()
    dates: tuple[Date, ...] = ()
    quotes: tuple[Quote, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    markers: tuple[Marker, ...] = ()

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """The statement as a row of units; punctuation is left out."""
        return tuple(_units(self))

    @cached_property
    def analysis(self) -> Analysis:
        """The statement's grammar: tokens, noun phrases, verb groups; made when first asked for."""
        return analyse(self.statement, self.tagged)

    @cached_property
    def tagged(self) -> Tagged:
        """The tokens of that grammar with their tags alone; rules that need no more ask for no more."""
        return tagged(self.statement)

    @cached_property
    def keys(self) -> frozenset[str]:
        """The keys of its units."""
        return frozenset(unit.key for unit in self.units)

    @cached_property
    def facts(self) -> dict[int, Fact]:
        """The facts that units stand for, by index of the unit."""
        return {i: unit.fact for i, unit in enumerate(self.units) if unit.fact is not None}

    @property
    def name(self) -> str:
        """Name of the article."""
        return self.reading.article.name

    def text(self, span: Located) -> str:
        """Return the words of a span."""
        return self.reading.article.text[span.start : span.end]

    def is_source(self, span: Located) -> bool:
        """Whether a stretch of it is, or is part of, who something is attributed to."""
        return any(a.source is not None and a.source.meets(span) for a in self.attributions)

    def words_in(self, start: int, end: int) -> tuple[Word, ...]:
        """Return the words that begin in a stretch of the text, found by bisection: a statement may be long."""
        words = self.statement.words
        return words[bisect_left(words, start, key=_start) : bisect_left(words, end, key=_start)]

    def unit_at(self, offset: int) -> int | None:
        """Return the index of the unit that covers an offset."""
        at = bisect_right(self.units, offset, key=_start) - 1
        return at if at >= 0 and offset < self.units[at].end else None

    def span_of(self, indices: range) -> Span:
        """Return the span from the first to the last unit of a range that is not empty."""
        return Span(self.units[indices[0]].start, self.units[indices[-1]].end)


@lru_cache(maxsize=64)
def sides(reading: Reading) -> Mapping[str, Side]:
    """Return every statement of an article with what was read in it, by statement id."""
    found: dict[str, dict[type, list[Fact]]] = {statement.id: {} for statement in reading.statements}
    for fact in reading.facts:
        found[fact.statement].setdefault(type(fact), []).append(fact)
    markers: dict[str, list[Marker]] = {}
    for marker in reading.markers:
        markers.setdefault(marker.statement, []).append(marker)
    return {
        s.id: Side(
            reading,
            s,
            names=tuple(f for f in found[s.id].get(Name, ()) if isinstance(f, Name)),
            numbers=tuple(f for f in found[s.id].get(Number, ()) if isinstance(f, Number)),
            dates=tuple(f for f in found[s.id].get(Date, ()) if isinstance(f, Date)),
            quotes=tuple(f for f in found[s.id].get(Quote, ()) if isinstance(f, Quote)),
            attributions=tuple(f for f in found[s.id].get(Attribution, ()) if isinstance(f, Attribution)),
            markers=tuple(markers.get(s.id, ())),
        )
        for s in reading.statements
    }


@lru_cache(maxsize=64)
def compared(reading: Reading) -> tuple[Side, ...]:
    """Return the statements of an article that are compared, in order."""
    by_id = sides(reading)
    return tuple(by_id[s.id] for s in reading.statements if s.compared)


def _units(side: Side) -> Iterator[Unit]:
    """Yield names, dates and numbers whole, and every other word by itself."""
    facts: list[Fact] = sorted([*side.dates, *side.names, *side.numbers], key=lambda f: (f.start, -f.end))
    at = 0
    end = 0
    for word in side.statement.words:
        if word.start < end:
            continue
        while at < len(facts) and facts[at].start < word.start:
            at += 1
        if at < len(facts) and facts[at].start == word.start:
            fact = facts[at]
            end = fact.end
            inside = facts[at + 1] if at + 1 < len(facts) else fact
            if isinstance(fact, Number) and isinstance(inside, Name) and fact.start < inside.start < fact.end:
                # a name right behind the numeral is a unit of its own: six |F-16| jets, 12 |Russian| officers
                numeral = side.words_in(fact.start, inside.start)[-1]
                end = numeral.end if numeral.text[0].isdecimal() or numeral.lower in numerals() else end
            yield Unit(fact.start, end, _fact_key(fact), True, fact)
        elif word.lemma:
            yield Unit(word.start, word.end, word.lemma, word.content)


def _fact_key(fact: Fact) -> str:
    if isinstance(fact, Name):
        return f"name {fact.key}"
    if isinstance(fact, Number):
        return f"number {fact.low} {fact.high} {fact.form}"
    if isinstance(fact, Date):
        return f"date {fact.value} {fact.time}"
    return fact.text
