"""The same claim in two articles, wherever it stands: who reports it there, or that it is stated as fact.

    a: Police said | the driver had been drinking before he hit the wall
                         |          |              |     |     |
    b: The driver, who had drunk before he hit the wall of the old mill, was taken away

For every attribution of one article the statement of the other is sought that has most of its content, by weight of
the words; whatever else the two sentences say, and whether or not they are paired.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from math import log

from ..match import Comparison, Side, Unit
from ..model import Attribution, Reading, Span
from ..record import Record
from ..words import relatives
from .claims import AttributionPair, weights

LIKELY = 6
"""Statements looked at closely for one attribution."""

COMMON = 60
"""Assertions that may have a unit by which others are found: one that all have finds nothing and costs their square."""

LEAST = 2
"""Content units that two assertions of a claim need in common."""

RARE = 0.2
"""Share of the statements of both articles that may have a rare unit; two always may."""

ALIKE = 0.35
"""Least weighted Dice overlap of two assertions; see `python -m tests.accuracy outlets`."""

OPEN = 0.3
"""The same where three rare units and four in all are the same."""


WITHIN = 0.4
"""Share of the answering words from which they are an attribution's, not their statement's."""


class Assertion(Record, eq=False):
    """Words that assert a claim: the content of an attribution, or a statement of the article's own."""

    side: Side
    attribution: Attribution | None
    units: tuple[int, ...]
    "Its content units, by index in the statement."

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The keys of its units, in order."""
        units = self.side.units
        return tuple([units[i].key for i in self.units])

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """{key: its units that have it, in order}."""
        found: dict[str, list[int]] = {}
        for key, i in zip(self.keys, self.units, strict=True):
            found.setdefault(key, []).append(i)
        return found

    @cached_property
    def plain(self) -> frozenset[str]:
        """The lemmas of its units that are no facts."""
        return frozenset(self.side.units[i].key for i in self.units if self.side.units[i].fact is None)

    @cached_property
    def reach(self) -> frozenset[str]:
        """All lemmas that are related to one of them."""
        return frozenset().union(*map(relatives, self.plain))


class AssertionPair(Record, eq=False):
    """A reported claim, and where the other article has it."""

    own: Assertion
    other: Assertion
    alike: float
    "0..1."
    shared: int
    rare: int
    answers: tuple[int, ...]
    "The units of the other assertion's statement that correspond to the claim."
    mutual: bool
    "Whether this one is the nearest to the other assertion, too."

    @property
    def words(self) -> Span:
        """The words of the other assertion that correspond to the claim, from the first to the last."""
        units = self.other.side.units
        return Span(units[self.answers[0]].start, units[self.answers[-1]].end)

    def share_in(self, span: Span) -> float:
        """Return how many of those words stand in a stretch of the statement, 0..1."""
        units = self.other.side.units
        return sum(span.meets(units[i]) for i in self.answers) / len(self.answers)


@lru_cache(maxsize=8)
def assertion_pairs(comparison: Comparison, own: Reading, other: Reading) -> tuple[AssertionPair, ...]:
    """Return for each attribution of one article the nearest assertion of its content in the other."""
    index, back = _index(comparison, other), _index(comparison, own)
    found = []
    for assertion in (one for one in back.assertions if one.attribution is not None):
        best = index.nearest(assertion)
        if best is not None:
            again = back.nearest(best.other) if best.other.attribution is not None else None
            mutual = again is None or again.other.attribution is assertion.attribution
            found.append(best.replace(mutual=mutual))
    return tuple(found)


@lru_cache(maxsize=8)
def _index(comparison: Comparison, reading: Reading) -> _Index:
    """Return the assertions of one article, to be looked up from either side."""
    sides = (comparison.sides[statement.id] for statement in reading.statements if statement.compared)
    return _Index(comparison, tuple(assertion for side in sides for assertion in assertions(side)))


@lru_cache(maxsize=2048)
def assertions(side: Side) -> tuple[Assertion, ...]:
    """Return what a statement reports, and the statement as an assertion of its own."""
    reported = (Assertion(side, a, tuple(_content_keys(side, a))) for a in side.attributions if a.cue is not None)
    whole = Assertion(side, None, tuple(i for i, unit in enumerate(side.units) if unit.content))
    return tuple(assertion for assertion in (*reported, whole) if len(assertion.units) >= LEAST)


def _content_keys(side: Side, attribution: Attribution) -> Iterator[int]:
    content, source = attribution.content, attribution.source
    for i, unit in enumerate(side.units):
        inside = unit.content and content.start <= unit.start < content.end
        if inside and (source is None or not source.meets(unit)):
            yield i


class _Index:
    """Assertions by the keys of their units."""

    def __init__(self, comparison: Comparison, some: Sequence[Assertion]) -> None:
        self.assertions = some
        self._weights = weights(comparison)
        many = sum(side.statement.compared for side in comparison.sides.values())
        self._rare = 1.0 + log((1 + many) / (1 + max(2.0, RARE * many)))
        self._masses = list(map(self.mass, some))
        self._by_key: dict[str, list[int]] = {}
        for at, assertion in enumerate(some):
            for key in dict.fromkeys(assertion.keys):
                self._by_key.setdefault(key, []).append(at)

    def weight(self, unit: Unit) -> float:
        return self._weights.get(unit.key, 1.0)

    def mass(self, assertion: Assertion) -> float:
        weight = self._weights.get
        return sum([weight(key, 1.0) for key in assertion.keys])

    def nearest(self, assertion: Assertion) -> AssertionPair | None:
        """Return the assertion that has most in common with one, if it has enough."""
        shared: dict[int, float] = defaultdict(float)
        for key in assertion.keys:
            there = self._by_key.get(key, ())
            if there and len(there) <= COMMON:
                weight = self._weights.get(key, 1.0)
                for at in there:
                    shared[at] += weight
        mass = self.mass(assertion)
        # a long statement that holds much else is no better than a short one: ranked by overlap
        likely = sorted(shared, key=lambda at: -shared[at] / (mass + self._masses[at]))
        close = [self._held(assertion, mass, at) for at in likely[:LIKELY]]
        found = [one for one in close if one is not None]
        best = max(found, key=lambda one: one.alike, default=None)
        return best if best is None or best.other.attribution is not None else _reported(best)

    def _held(self, assertion: Assertion, mass: float, at: int) -> AssertionPair | None:
        other = self.assertions[at]
        pairs = _links(assertion, other)
        if len(pairs) < LEAST:
            return None
        units = assertion.side.units
        common = sum(self.weight(units[i]) for i, _ in pairs)
        alike = 2 * common / (mass + self._masses[at])
        rare = sum(self.weight(units[i]) + 1e-9 >= self._rare for i, _ in pairs)
        if alike < ALIKE and not (alike >= OPEN and rare > LEAST and len(pairs) > LEAST + 1):
            return None
        answers = tuple(sorted(j for _, j in pairs))
        return AssertionPair(assertion, other, min(1.0, alike), len(pairs), rare, answers, False)


def _reported(one: AssertionPair) -> AssertionPair:
    """Return a pair with the attribution of its statement whose content has most of the words, if one has."""
    side = one.other.side
    for attribution in side.attributions:
        if attribution.cue is None:
            continue
        units = tuple(_content_keys(side, attribution))
        if len(units) >= LEAST and one.share_in(attribution.content) >= WITHIN:
            return one.replace(other=Assertion(side, attribution, units))
    return one


def _links(assertion: Assertion, other: Assertion) -> list[tuple[int, int]]:
    """Return which units of two assertions are the same or mean the same, each once."""
    found: list[tuple[int, int]] = []
    free = dict.fromkeys(other.units)
    units, there = assertion.side.units, other.side.units
    used: dict[str, int] = {}
    rest: list[int] = []
    for i in assertion.units:
        key = units[i].key
        at, places = used.get(key, 0), other.places.get(key, ())
        if at < len(places):
            used[key] = at + 1
            del free[places[at]]
            found.append((i, places[at]))
        elif units[i].fact is None and (key in other.reach or not other.plain.isdisjoint(relatives(key))):
            rest.append(i)
    for i in rest:
        j = next((j for j in free if _related(units[i], there[j])), None)
        if j is not None:
            del free[j]
            found.append((i, j))
    return found


def _related(a: Unit, b: Unit) -> bool:
    return a.fact is None and b.fact is None and (b.key in relatives(a.key) or a.key in relatives(b.key))


def both_ways(comparison: Comparison) -> Iterator[tuple[AssertionPair, bool]]:
    """Yield each reported claim that the other article asserts too, and whether the right article reports it."""
    seen: set[tuple[int, int]] = set()
    for own, other, mirrored in (
        (comparison.left, comparison.right, False),
        (comparison.right, comparison.left, True),
    ):
        for one in assertion_pairs(comparison, own, other):
            ends = _end(one.own), _end(one.other)
            key = ends[::-1] if mirrored else ends
            if key not in seen:
                seen.add(key)
                yield one, mirrored


def _end(assertion: Assertion) -> int:
    return assertion.attribution.start if assertion.attribution is not None else assertion.side.statement.start


SHARED, OVERLAP = 3, 0.35
"""Content units and overlap from which two reports are of one claim, each the other's nearest."""

REPORTS = frozenset(
    ("neutral", "announce", "claim", "insist", "admit", "warn", "suggest", "predict", "promise", "support", "believe")
)
"""Classes of cues whose content is what the speaker says."""


def reported_by_both(comparison: Comparison) -> Iterator[AttributionPair]:
    """Yield the claims that both articles report, wherever they stand; one may say no more than "reportedly"."""
    for one, mirrored in both_ways(comparison):
        a, b = one.own.attribution, one.other.attribution
        if a is None or b is None or not one.mutual or one.shared < SHARED or one.alike < OVERLAP:
            continue
        if not (a.source or b.source) or not {a.force, b.force} <= REPORTS:
            continue
        ends = (one.own.side, a), (one.other.side, b)
        (left, first), (right, second) = ends[::-1] if mirrored else ends
        yield AttributionPair(left, first, right, second, one.alike, 0)
