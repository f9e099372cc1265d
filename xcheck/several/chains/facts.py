"""Chains of numbers, dates, quotations and names in one role: what links two of them, and what may share a chain."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from functools import lru_cache, partial
from itertools import combinations, pairwise
from typing import NamedTuple

from ...comparability import fact_pairs
from ...comparability.anchor import same_referent
from ...facts.dates import dates_agree, vaguer
from ...facts.names import coreferent
from ...facts.numbers import agree, same_quantity
from ...facts.quotes import same_words
from ...match import Meeting
from ...model import Date, Fact, Finding, Kind, Name, Number, Place, Quote
from ...rules import rule_of
from ..corpus import Corpus
from . import Chain, Fits, Link, Mention, chained, ends, joined, key, mention, one_of_each
from .chance import by_chance
from .precise import precise

LEAST_CONFIDENCE, CLAIM = 0.35, 0.45
"""Least confidence of two facts that agree, and least score or closeness of their statements, to be of one thing."""

SAME_VALUE = 0.3
"""Sureness of two equal values, wherever they stand, that are equal by no chance: nine schools, 6:20 a.m."""

ONE_DAY = 0.9
"""Least score of a pair whose only days agree, by which they are one day whatever verbs they stand with."""

SHORTEST_QUOTE, SHORTEST_PAIRED = 3, 2
"""Words of a quotation that two articles do not both have by chance, anywhere and in statements that pair."""

TOLLS = frozenset(("killed", "injured", "missing", "arrested", "displaced", "infected", "recovered", "rescued"))
"""What becomes of people: counts of two of them are never one fact."""

_LOOSE = frozenset(("", "person", "year", "day", "hour", "minute", "second", "week", "month", "time", "year old", "%"))
"""Units of which every story has more than one count."""

_ROUND = (":00", ":30")
"""Ends of clock times at which anything may happen."""


class Family(NamedTuple):
    """Rules that compare facts of one type, and when two of these say the same."""

    kind: str
    type: type[Fact]
    alike: Callable[[Fact, Fact], bool]


def _alike_numbers(left: Fact, right: Fact) -> bool:
    return isinstance(left, Number) and isinstance(right, Number) and same_quantity(left, right) and agree(left, right)


def _as_exact(left: Fact, right: Fact) -> bool:
    return isinstance(left, Number) and isinstance(right, Number) and left.exact == right.exact


def _alike_dates(left: Fact, right: Fact) -> bool:
    return isinstance(left, Date) and isinstance(right, Date) and dates_agree(left, right) is not False


def _as_vague(left: Fact, right: Fact) -> bool:
    if not (isinstance(left, Date) and isinstance(right, Date)):
        return False
    return vaguer(left, right) == 0 and (left.time is None) == (right.time is None)


def _alike_quotes(left: Fact, right: Fact) -> bool:
    return isinstance(left, Quote) and isinstance(right, Quote) and same_words(left, right)


def _alike_names(left: Fact, right: Fact) -> bool:
    return isinstance(left, Name) and isinstance(right, Name) and coreferent(left, right)


FAMILIES = {
    ("number", Kind.CONFLICT): Family("number", Number, _alike_numbers),
    ("number", Kind.PRECISION): Family("number", Number, _as_exact),
    ("date", Kind.CONFLICT): Family("date", Date, _alike_dates),
    ("date", Kind.PRECISION): Family("date", Date, _as_vague),
    ("quotation", Kind.CONFLICT): Family("quotation", Quote, _alike_quotes),
    ("name", Kind.CONFLICT): Family("role", Name, _alike_names),
}
"""Slots, and kinds of rules, whose findings lie in chains of facts; other rules have chains of the words they mark."""

KINDS: dict[str, type[Fact]] = {family.kind: family.type for family in FAMILIES.values()}


def family_of(finding: Finding) -> Family | None:
    """Return how the facts of a finding are chained; None for one on other words."""
    return FAMILIES.get((rule_of(finding.rule).slot, finding.kind))


def fact_at(corpus: Corpus, here: Mention) -> Fact | None:
    """Return the number, date, quotation or name that a mention is."""
    return _facts_at(corpus).get((here.statement, here.start, here.end))


@lru_cache(maxsize=2)
def _facts_at(corpus: Corpus) -> dict[tuple[str, int, int], Fact]:
    """Return the facts by where they stand, the first of several in one place."""
    found: dict[tuple[str, int, int], Fact] = {}
    known = tuple(KINDS.values())
    for id, facts in corpus.facts.items():
        for fact in facts:
            if isinstance(fact, known):
                found.setdefault((id, fact.start, fact.end), fact)
    return found


class FactChains:
    """The chains of facts in which findings lie, and those on which articles agree; made kind by kind."""

    def __init__(self, corpus: Corpus, findings: Iterable[Finding]) -> None:
        self.corpus = corpus
        self._findings = tuple(findings)
        self._made: dict[str, list[Chain]] = {}
        self._of: dict[Mention, Chain] = {}

    def of_kind(self, kind: str) -> list[Chain]:
        """Return the chains of numbers, dates, quotations or roles."""
        if kind not in self._made:
            links = [*_found(self.corpus, self._findings, kind), *_AGREEING[kind](self.corpus)]
            value = partial(_comparable_value, self.corpus)
            self._made[kind] = chained(self.corpus, links, _fitting(self.corpus, kind), value)
            self._of.update((here, chain) for chain in self._made[kind] for here in chain)
        return self._made[kind]

    def figure(self, place: Place) -> Chain:
        """Return the chain of the number or date that is all a place says; none for other words."""
        words = self.corpus.sides[place.statement].words_in(place.start, place.end)
        for fact in self.corpus.facts.get(place.statement, ()):
            meets = isinstance(fact, (Number, Date)) and fact.start < place.end and place.start < fact.end
            if meets and all(fact.start <= word.start < fact.end for word in words if word.content):
                here = mention(fact, place.article)
                self.of_kind(fact.type)
                return self._of.get(here, (here,))
        return ()


def word_chains(corpus: Corpus, findings: Iterable[Finding]) -> tuple[list[Chain], dict[Mention, Mention]]:
    """Return the chains of the words that findings of one rule mark, and the stretch that stands for each mention."""
    found = [(finding.confidence, ends(corpus, finding, None)) for finding in findings]
    whole = joined(end for _, both in found for end in both)
    links = [
        Link(confidence, whole[one], whole[other]) for confidence, both in found for one, other in combinations(both, 2)
    ]
    return chained(corpus, links, one_of_each), whole


def _found(corpus: Corpus, findings: Iterable[Finding], kind: str) -> Iterator[Link]:
    for finding in findings:
        family = family_of(finding)
        if family is not None and family.kind == kind:
            for one, other in combinations(ends(corpus, finding, family.type), 2):
                yield Link(finding.confidence, one, other)


def _agreeing_numbers(corpus: Corpus) -> Iterator[Link]:
    for meeting in _sure_meetings(corpus):
        for left, right, confidence, _ in fact_pairs(meeting, Number, same_quantity):
            if confidence >= LEAST_CONFIDENCE and _alike_numbers(left, right) and same_referent(meeting, left, right):
                yield _link(meeting, confidence * _among(meeting, left, right), left, right)
    values: dict[tuple[object, ...], list[Mention]] = {}
    for reading in corpus.readings:
        for fact in reading.facts:
            if isinstance(fact, Number) and fact.exact and fact.form == "count" and fact.unit not in _LOOSE:
                values.setdefault((fact.unit, fact.low), []).append(mention(fact, reading.id))
    yield from _equal(corpus, values.values())
    yield from precise(corpus)


def _agreeing_dates(corpus: Corpus) -> Iterator[Link]:
    for meeting in _sure_meetings(corpus):
        for left, right, confidence, _ in fact_pairs(meeting, Date, lambda a, b: bool(dates_agree(a, b))):
            if confidence >= LEAST_CONFIDENCE and _one_day(meeting, left, right):
                yield _link(meeting, confidence * _among(meeting, left, right), left, right)
        if meeting.pair.score >= ONE_DAY and len(meeting.left.dates) == len(meeting.right.dates) == 1:
            left, right = meeting.left.dates[0], meeting.right.dates[0]
            if _one_day(meeting, left, right):
                yield _link(meeting, SAME_VALUE, left, right)
    values: dict[tuple[object, ...], list[Mention]] = {}
    for reading in corpus.readings:
        for fact in reading.facts:
            if isinstance(fact, Date) and fact.grain == "time" and fact.time and fact.time[-3:] not in _ROUND:
                values.setdefault((fact.time,), []).append(mention(fact, reading.id))
    yield from _equal(corpus, values.values())


def _one_day(meeting: Meeting, left: Date, right: Date) -> bool:
    """Whether two dates agree and are of one thing."""
    return bool(dates_agree(left, right)) and (
        same_referent(meeting, left, right) and not by_chance(meeting, left, right)
    )


def _agreeing_quotes(corpus: Corpus) -> Iterator[Link]:
    quotes = {
        r.id: [f for f in r.facts if isinstance(f, Quote) and _length(f) >= SHORTEST_QUOTE] for r in corpus.readings
    }
    by_value: dict[str, list[Mention]] = {}
    for article, some in quotes.items():
        for quote in some:
            by_value.setdefault(quote.value, []).append(mention(quote, article))
    yield from (link._replace(confidence=1.0) for link in _equal(corpus, by_value.values()))
    for meeting in _meetings(corpus):
        for a in meeting.left.quotes:
            for b in meeting.right.quotes:
                if min(_length(a), _length(b)) >= SHORTEST_PAIRED and same_words(a, b):
                    yield _link(meeting, 0.9, a, b)


def _length(quote: Quote) -> int:
    return quote.value.count(" ") + 1


def _agreeing_roles(corpus: Corpus) -> Iterator[Link]:
    """Yield linked names that mean the same; of use where a finding says that another name stands in their place."""
    for meeting in _sure_meetings(corpus):
        for i, j in meeting.links.items():
            left, right = meeting.left.units[i].fact, meeting.right.units[j].fact
            if isinstance(left, Name) and isinstance(right, Name) and coreferent(left, right):
                yield _link(meeting, meeting.pair.score, left, right)


_AGREEING: dict[str, Callable[[Corpus], Iterator[Link]]] = {
    "number": _agreeing_numbers,
    "date": _agreeing_dates,
    "quotation": _agreeing_quotes,
    "role": _agreeing_roles,
}


def _meetings(corpus: Corpus) -> Iterator[Meeting]:
    return (meeting for comparison in corpus.comparisons for meeting in comparison.meetings)


def _sure_meetings(corpus: Corpus) -> Iterator[Meeting]:
    return (m for m in _meetings(corpus) if m.pair.score >= CLAIM or m.closeness >= CLAIM)


def _among(meeting: Meeting, left: Fact, right: Fact) -> float:
    """Return how far two facts stand among the same words, 0.5 to 1: 5% of the women, 5% of the men."""
    i, j = meeting.left.unit_at(left.start), meeting.right.unit_at(right.start)
    return 0.5 if i is None or j is None else 0.5 + 0.5 * meeting.context(i, j)


def _link(meeting: Meeting, confidence: float, left: Fact, right: Fact) -> Link:
    return Link(confidence, mention(left, meeting.left.reading.id), mention(right, meeting.right.reading.id))


def _equal(corpus: Corpus, groups: Iterable[list[Mention]]) -> Iterator[Link]:
    """Yield links between mentions of equal values, each to the next."""
    for group in groups:
        for one, other in pairwise(sorted(group, key=lambda here: key(corpus, here))):
            yield Link(SAME_VALUE, one, other)


def _comparable_value(corpus: Corpus, here: Mention) -> Hashable:
    """Return what of a mention decides which others it fits."""
    fact = fact_at(corpus, here)
    if isinstance(fact, Number):
        return here.article, "number", fact.low, fact.high, fact.unit, fact.form, fact.hedge
    if isinstance(fact, Date):
        return here.article, "date", fact.grain, fact.time
    if isinstance(fact, Quote):
        return here.article, "quotation", fact.value, fact.text
    return here


def _fitting(corpus: Corpus, kind: str) -> Fits:
    """Return what says whether two mentions may share a chain: within one article, values that can both be meant."""

    def fits(one: Mention, other: Mention) -> bool:
        a, b = fact_at(corpus, one), fact_at(corpus, other)
        same_article = one.article == other.article
        if isinstance(a, Number) and isinstance(b, Number):
            if a.unit != b.unit and a.unit in TOLLS and b.unit in TOLLS:
                return False
            return not same_article or (a.unit == b.unit and _alike_numbers(a, b))
        if isinstance(a, Date) and isinstance(b, Date):
            return not same_article or (a.grain == b.grain == "time" and a.time == b.time)
        if isinstance(a, Quote) and isinstance(b, Quote):
            return not same_article or same_words(a, b)
        return not same_article or one == other

    return fits
