"""A draft statement beside a source: where the source holds its words, and which statements say most of it.

Evidence is looked up word by word, not aligned: a sentence that sums up an article shares a little with many
of its sentences, and often fuses two or three.

    draft     The minister | resigned | in March | over | the ferry deal
    source 4  ...minister... resigned ... over ... ferry ...            first: most of the draft's rare words
    source 7             ... in May ...            ... deal ...         second: most of what the first lacks
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from math import log

from .match import Meeting, Side, Unit
from .model import Pair, Span, Word
from .record import Record
from .sources import Hits, Source
from .words import is_content

EVIDENCE = 3
"""Most source statements named for one draft statement."""

ADDS = 0.08
"""Least share of the statement that a further piece of evidence must add."""

TOUCHES = 0.2
"""Least share of the statement that evidence must hold to be compared with it by the rules."""

ABSENT = 0.6
"""A fact held less than this is not in the source: only some of its words, or a like one, stand there."""

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


class Bearing(Record, eq=False):
    """One draft statement beside one source."""

    side: Side
    source: Source
    parts: tuple[Part, ...]

    @cached_property
    def masses(self) -> list[float]:
        """How much each part weighs: the more, the fewer statements of the source hold it."""
        total = 1 + len(self.source.sides)
        return [1.0 + log(total / (1 + len(part.hits))) for part in self.parts]

    def shares(self, near: bool = False) -> list[float]:
        """Return the share of the draft statement that each source statement holds, or holds nearby."""
        found = [0.0] * len(self.source.sides)
        for part, mass in zip(self.parts, self.masses, strict=True):
            for index, worth in (_smeared(part.hits, len(found)) if near else part.hits).items():
                found[index] += mass * worth
        total = sum(self.masses) or 1.0
        return [value / total for value in found]

    @cached_property
    def evidence(self) -> tuple[tuple[int, float], ...]:
        """(Source statement, share it adds), the one that holds most first, then what adds most to it."""
        chosen: list[tuple[int, float]] = []
        held = [0.0] * len(self.parts)
        total = sum(self.masses) or 1.0
        shares = self.shares()
        order = sorted((i for i, share in enumerate(shares) if share > 0), key=lambda i: (-shares[i], i))
        while order and len(chosen) < EVIDENCE:
            gains = {i: self._gain(i, held) / total for i in order if not chosen or shares[i] >= ADDS}
            best = max(gains, key=lambda i: (gains[i], -i), default=None)
            if best is None or (chosen and gains[best] < ADDS):
                break
            chosen.append((best, gains[best]))
            order.remove(best)
            held = [max(have, part.hits.get(best, 0.0)) for have, part in zip(held, self.parts, strict=True)]
        return tuple(chosen)

    def _gain(self, index: int, held: Sequence[float]) -> float:
        gains = zip(self.masses, held, self.parts, strict=True)
        return sum(mass * max(0.0, part.hits.get(index, 0.0) - have) for mass, have, part in gains)

    @cached_property
    def meetings(self) -> tuple[Meeting, ...]:
        """The statement with each piece of evidence, and with the runner-up for the first."""
        shares = self.shares()
        chosen = [index for index, _ in self.evidence]
        best = sorted(range(len(shares)), key=lambda i: (-shares[i], i))[:2]
        wanted = [i for i in dict.fromkeys([*chosen[:1], *best, *chosen[1:]]) if shares[i] >= TOUCHES][
            :EVIDENCE
        ]
        here = self.side
        there = self.source.sides
        return tuple(
            Meeting(Pair(here.statement.id, there[i].statement.id, round(shares[i], 3)), here, there[i])
            for i in wanted
        )

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


def bearing(side: Side, source: Source) -> Bearing:
    """Look up every content unit of a draft statement in a source."""
    parts = []
    for index, unit in enumerate(side.units):
        words = tuple(w for w in side.statement.words if unit.start <= w.start < unit.end and is_content(w))
        if unit.content and (words or unit.fact is not None):
            new = sum(not source.word(word.lemma)[0] for word in words)
            parts.append(Part(index, unit, words, source.unit(unit, words), new))
    return Bearing(side, source, tuple(parts))
