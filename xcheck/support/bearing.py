"""A draft statement beside a source: where the source holds its words, and which statements say most of it.

Evidence is looked up word by word, not aligned: a sentence that sums up an article shares a little with many
of its sentences, and often fuses two or three.

    draft     The minister | resigned | in March | over | the ferry deal
    source 4  ...minister... resigned ... over ... ferry ...            first: most of the draft's rare words
    source 7             ... in May ...            ... deal ...         second: most of what the first lacks
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import islice, pairwise
from math import log

from ..align import score
from ..align.evidence import bag_of, evidence
from ..coverage.sources import Hits, Source
from ..match import Meeting, Side, Unit
from ..model import Date, Marker, Number, Pair, Span, Word
from ..record import Record

EVIDENCE = 3
"""Most source statements named for one draft statement."""

BESIDE = 48
"""Content units on each side of a fact that show what company it keeps; no sentence has more."""

PLACES = 16
"""Source statements in which one part of a draft statement is looked at."""

ADDS = 0.08
"""Least share of the statement that a further piece of evidence must add."""

TOUCHES = 0.2
"""Least share of the statement that evidence must hold to be compared with it by the rules."""

ABSENT = 0.6
"""A fact held less than this is not in the source: only some of its words, or a like one, stand there."""

AS_NEAR = 0.8
"""How much of what stands around another figure must stand around a statement's own, if that one is to bear it out."""

UNLIKELY, OF_SHARE, OF_PLACE = 1e-6, 4.0, 0.2
"""Least likelihood of an alignment, and what a whole share and each e-fold of the place weigh beside its log-odds.

First evidence is right for .875 of the claims of wice and .42 of those of defacto, with the likelihood plain for .855
and .39. From .5 to 8 the first weight makes no difference; it was chosen on wice.
"""

_NEAR = ((1, 0.5), (2, 0.25))
"""A word that stands one or two statements away counts this much: "he", "the company"."""


class Part(Record):
    """A content unit of a draft statement and where the source holds it."""

    index: int
    unit: Unit
    words: tuple[Word, ...]
    hits: Hits
    new: int
    "How many of its words the source has nowhere, in no form."

    @property
    def held(self) -> float:
        """How well the source holds it at best."""
        return max(self.hits.values(), default=0.0)

    def near(self, index: int) -> float:
        """How well a source statement holds it, half as well where one beside it does."""
        beside = max(self.hits.get(index - 1, 0.0), self.hits.get(index + 1, 0.0))
        return max(self.hits.get(index, 0.0), beside / 2)


class Bearing(Record, eq=False):
    """One draft statement beside one source."""

    side: Side
    source: Source
    parts: tuple[Part, ...]
    likely: Mapping[int, float]
    "How likely each source statement would be aligned with it, where that is informative."

    @cached_property
    def masses(self) -> list[float]:
        """How much each part weighs: the more, the fewer statements of the source hold it."""
        total = 1 + len(self.source.sides)
        return [1.0 + log(total / (1 + len(part.hits))) for part in self.parts]

    def shares(self, near: bool = False) -> dict[int, float]:
        """Return the share of the draft statement that each source statement holds, or holds nearby, where it does."""
        found: dict[int, float] = {}
        count = len(self.source.sides)
        for part, mass in zip(self.parts, self.masses, strict=True):
            for index, worth in (_smeared(part.hits, count) if near else part.hits).items():
                found[index] = found.get(index, 0.0) + mass * worth
        total = sum(self.masses) or 1.0
        return {index: value / total for index, value in found.items()}

    @cached_property
    def together(self) -> float:
        """The share of neighbouring content words that stand close to each other somewhere in the source, too.

        A summary that tells of a party what the source tells of another has the words of both, and parts them.
        """
        lemmas = [word.lemma for word in self.side.statement.words if word.content]
        pairs = list(pairwise(lemmas))
        return sum(self.source.together(*pair) for pair in pairs) / len(pairs) if pairs else 1.0

    def most_around(self, part: Part) -> float:
        """Return how much else of the statement the source states where it has a part; -1 where it has it nowhere."""
        return max((self.around(part, index) for index in self.places(part)), default=-1.0)

    @cached_property
    def order(self) -> list[int]:
        """The source statements that hold anything, best first: by share and by how they would align."""
        rank = {i: self.likely.get(i, 0.0) + share / 2 for i, share in self.shares().items() if share > 0}
        return sorted(rank, key=lambda i: (-rank[i], i))

    @cached_property
    def nearest(self) -> int:
        """The source statement that states it, if one does, to be shown first.

        By how they would align, as log-odds, and by share; of two that are equally near the earlier one: news comes
        first.
        """
        shares = self.shares()
        return max(self.order, key=lambda i: (self._nearness(i, shares[i]), -i))

    def _nearness(self, index: int, share: float) -> float:
        likely = min(max(self.likely.get(index, 0.0), UNLIKELY), 1.0 - UNLIKELY)
        return log(likely / (1.0 - likely)) + OF_SHARE * share - OF_PLACE * log(1 + index)

    @cached_property
    def evidence(self) -> tuple[tuple[int, float], ...]:
        """(Source statement, share it adds): the best first, then what adds most to those before."""
        chosen: list[tuple[int, float]] = []
        held = [0.0] * len(self.parts)
        left = set(self.order)
        while left and len(chosen) < EVIDENCE:
            gains = self._gains(held)
            best = max(left, key=lambda i: (gains.get(i, 0.0), -i)) if chosen else self.nearest
            gain = gains.get(best, 0.0)
            if chosen and gain < ADDS:
                break
            chosen.append((best, gain))
            left.remove(best)
            held = [max(have, part.hits.get(best, 0.0)) for have, part in zip(held, self.parts, strict=True)]
        return tuple(chosen)

    def _gains(self, held: Sequence[float]) -> dict[int, float]:
        """Return what each source statement adds to what is held, those that add nothing left out."""
        found: dict[int, float] = {}
        for mass, have, part in zip(self.masses, held, self.parts, strict=True):
            for index, worth in part.hits.items():
                if worth > have:
                    found[index] = found.get(index, 0.0) + mass * (worth - have)
        total = sum(self.masses) or 1.0
        return {index: new / total for index, new in found.items()}

    @cached_property
    def meetings(self) -> tuple[Meeting, ...]:
        """The statement with each piece of evidence, and with the runner-up for the first."""
        shares = self.shares()
        wanted = dict.fromkeys([*self.order[:2], *(index for index, _ in self.evidence)])
        near = [index for index in wanted if shares[index] >= TOUCHES][:EVIDENCE]
        return tuple(
            Meeting(
                Pair(self.side.statement.id, self.source.sides[i].statement.id, round(shares[i], 3)),
                self.side,
                self.source.sides[i],
            )
            for i in near
        )

    @cached_property
    def _places(self) -> dict[int, int]:
        return {id(part): at for at, part in enumerate(self.parts)}

    def places(self, part: Part) -> list[int]:
        """Return the likeliest source statements that hold a part, at most PLACES: a table has it in every row."""
        return list(islice((index for index in self.order if part.hits.get(index, 0.0) >= ABSENT), PLACES))

    def around(self, part: Part, index: int) -> float:
        """Return how much of the rest of the statement a source statement holds, and half of it those beside it."""
        at = self._places[id(part)]
        window = range(max(0, at - BESIDE), min(len(self.parts), at + BESIDE + 1))
        others = [(self.masses[k], self.parts[k]) for k in window if k != at]
        total = sum(mass for mass, _ in others)
        return sum(mass * other.near(index) for mass, other in others) / total if total else 1.0

    def has_another_figure(self, span: Span, against: str) -> bool:
        """Whether the source has a figure at a span as much among the statement's other words as the one against it."""
        facts = [p for p in self.parts if isinstance(p.unit.fact, Number | Date) and p.unit.span.meets(span)]
        at = next((i for i, side in enumerate(self.source.sides) if side.statement.id == against), None)
        if len(facts) != 1 or at is None:
            return False
        least = AS_NEAR * self.around(facts[0], at)
        return any(self.around(facts[0], i) >= least for i in self.places(facts[0]) if i != at)

    def nearness(self, span: Span) -> float:
        """Return how much of the rest of the statement stands where the source has its figure of a span, else 0."""
        facts = [p for p in self.parts if isinstance(p.unit.fact, Number | Date) and p.unit.span.meets(span)]
        return max((self.around(facts[0], i) for i in self.places(facts[0])), default=0.0) if len(facts) == 1 else 0.0

    def beside(self, span: Span, against: str) -> float:
        """Return how much of the rest of the statement stands in the source statement that has another figure there."""
        facts = [p for p in self.parts if isinstance(p.unit.fact, Number | Date) and p.unit.span.meets(span)]
        at = next((i for i, side in enumerate(self.source.sides) if side.statement.id == against), None)
        return self.around(facts[0], at) if len(facts) == 1 and at is not None else 1.0

    def holds(self, span: Span) -> bool:
        """Whether the source has the words of a span of the statement, wherever they stand."""
        inside = [part for part in self.parts if part.unit.span.meets(span)]
        return bool(inside) and all(part.held >= ABSENT for part in inside)


def _smeared(hits: Hits, count: int) -> Hits:
    """Return the hits with a share for the statements around each."""
    found = dict(hits)
    for index, worth in hits.items():
        for step, share in _NEAR:
            for near in (index - step, index + step):
                if 0 <= near < count and found.get(near, 0.0) < worth * share:
                    found[near] = worth * share
    return found


def bearings(draft: Sequence[Side], source: Source) -> list[Bearing]:
    """Look up every content unit of every draft statement in a source."""
    likely: dict[int, dict[int, float]] = {}
    for (i, j), value in score(evidence([bag_of(side) for side in draft], source.bags)).items():
        likely.setdefault(i, {})[j] = value
    return [Bearing(side, source, _parts(side, source), likely.get(n, {})) for n, side in enumerate(draft)]


def _parts(side: Side, source: Source) -> tuple[Part, ...]:
    parts = []
    for index, unit in enumerate(side.units):
        words = tuple(word for word in side.words_in(unit.start, unit.end) if word.content)
        if unit.content:
            new = sum(not source.word(word.lemma)[0] for word in words)
            parts.append(Part(index, unit, words, source.unit(unit, words), new))
    return tuple(parts)


def is_denial(marker: Marker) -> bool:
    """Whether a marker denies: not, never, nobody."""
    return marker.type == "negation" or (marker.type, marker.value) == ("scope", "none")


def denies(side: Side, span: Span | None = None) -> bool:
    """Whether a statement, or a span of it, denies something."""
    found = (marker for marker in side.markers if is_denial(marker))
    return any(span is None or Span(marker.start, marker.end).meets(span) for marker in found)
