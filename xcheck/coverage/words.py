"""Where another article holds each word of a statement: anywhere, and among the words it stands among here."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from heapq import nsmallest
from math import log
from typing import NamedTuple

from ..match import Side, Unit
from ..model import Span
from ..words import relatives
from .sources import Hits, Source

FEATURES = ("held", "together", "nearest")
"""Names of the values of a word.

`held` is how well the other article has it anywhere: 1 the word or fact itself, less one of its family or a
synonym, less one that begins alike. `together` is how well the statement that has it has the words around it, too.
`nearest` are the log-odds that the statement has a counterpart at all.
"""

RELATED, BEGINS_ALIKE, LETTERS = 0.8, 0.6, 5
"""What a related word is worth beside the word itself, and one that begins with the same so many letters."""

REACH, FADING = 12, 4
"""Words on each side that a word stands among, and the distance at which one counts half."""

BESIDE = 0.5
"""What a neighbour is worth that stands one statement further on: an article splits and joins statements."""

ALONE = 0.3
"""What `together` is for a word that has no others around it."""

WHERE = 8
"""Most statements, those that hold most of the whole, in which `together` is looked for."""

MOST_HITS = 2000
"""Statements that are looked at for one: so many that its words stand in, the rarest words first. The words of a
statement of news stand in some hundred of a long article; without a bound work grows with the square of the text."""

FARTHEST, NEAREST = -5.0, 6.0
"""Bounds of `nearest`; the lower one is that of a statement that shares nothing with any."""

MARKS = frozenset(',;:—–-()[]{}“”"…')
"""Punctuation that separates the parts of a statement."""

SMOOTHING, COMMONEST = 4, 0.05
"""See `align.evidence`; and what the commonest word weighs."""


class Held(NamedTuple):
    """A word, name, figure or date of a statement, and how well another article holds it."""

    span: Span
    rarity: float
    values: tuple[float, ...]
    "One for each of FEATURES."
    parted: bool
    "Whether a mark stands between the word before and it: a comma, a dash, a bracket, a quotation mark."


class Lookup:
    """The words of one article, to be looked up in another."""

    def __init__(self, own: Sequence[Side], there: Sequence[Side]) -> None:
        self._source = Source(there)
        self._ids = [side.statement.id for side in there]
        self._total = len(own) + len(there)
        self._counts = Counter(key for side in (*own, *there) for key in side.keys)
        self._at: dict[str, list[int]] = defaultdict(list)
        self._beginning: dict[str, list[str]] = defaultdict(list)
        for index, side in enumerate(there):
            for lemma in dict.fromkeys(word.lemma for word in side.statement.words if word.lemma):
                if lemma not in self._at and len(lemma) >= LETTERS:
                    self._beginning[lemma[:LETTERS]].append(lemma)
                self._at[lemma].append(index)
        self._found: dict[str, Hits] = {}
        self._best: dict[str, list[int]] = {}

    def held(self, side: Side, nearest: float | None) -> tuple[list[Held], tuple[str, ...]]:
        """Return the content words of a statement as they are held, and the statements that hold most, best first."""
        units = [(at, unit) for at, unit in enumerate(side.units) if unit.content]
        hits = [self._hits(side, unit) for _, unit in units]
        rarity = [self._rarity(unit.key) for _, unit in units]
        best = self._best.get(side.statement.text)
        if best is None:  # a sentence that stands there a thousand times is looked up once
            best = self._best[side.statement.text] = _holding_most(hits, rarity)
        odds = FARTHEST if nearest is None else max(FARTHEST, min(NEAREST, nearest))
        words = [
            Held(
                unit.span,
                rarity[k],
                (max(hits[k].values(), default=0.0), self._held_together(k, units, hits, rarity, best), odds),
                k > 0 and _parted(side, units[k - 1][1], unit),
            )
            for k, (_, unit) in enumerate(units)
        ]
        return words, tuple(self._ids[index] for index in best)

    def _rarity(self, key: str) -> float:
        return max(COMMONEST, log((SMOOTHING + self._total) / (1 + self._counts[key])))

    def _hits(self, side: Side, unit: Unit) -> Hits:
        if unit.fact is None:
            return self._of_word(unit.key)
        words = tuple(word for word in side.words_in(unit.start, unit.end) if word.content)
        return self._source.unit(unit, words)

    def _of_word(self, lemma: str) -> Hits:
        """Return the statements that hold a word, a relative of it, or one that begins alike."""
        found = self._found.get(lemma)
        if found is None:
            found = dict.fromkeys(self._at.get(lemma, ()), 1.0)
            for other in sorted(relatives(lemma)):
                for index in self._at.get(other, ()):
                    found.setdefault(index, RELATED)
            for other in self._beginning.get(lemma[:LETTERS], ()) if len(lemma) > LETTERS else ():
                if abs(len(other) - len(lemma)) < LETTERS:
                    for index in self._at[other]:
                        found.setdefault(index, BEGINS_ALIKE)
            self._found[lemma] = found
        return found

    def _held_together(
        self,
        k: int,
        units: Sequence[tuple[int, Unit]],
        hits: Sequence[Hits],
        rarity: Sequence[float],
        best: Sequence[int],
    ) -> float:
        """Return how well the statement that holds a word best holds the words around it, weighed by their nearness."""
        at, unit = units[k]
        first = max(0, k - REACH)  # places rise by one at least: no unit further off in the row is near
        around = [
            (hits[q], rarity[q] / (1.0 + abs(place - at) / FADING))
            for q, (place, other) in enumerate(units[first : k + REACH + 1], first)
            if other.key != unit.key and abs(place - at) <= REACH
        ]
        total = sum([weight for _, weight in around])
        found = 0.0
        for index in best:
            worth = hits[k].get(index, 0.0)
            if not worth:
                continue
            if not total:
                return ALONE * worth
            share = sum(
                [
                    weight
                    * max(
                        some.get(index, 0.0),
                        BESIDE * some.get(index - 1, 0.0),
                        BESIDE * some.get(index + 1, 0.0),
                    )
                    for some, weight in around
                ]
            )
            found = max(found, worth * share / total)
        return found


def _parted(side: Side, left: Unit, right: Unit) -> bool:
    return any(word.text in MARKS for word in side.words_in(left.end, right.start))


def _holding_most(hits: Sequence[Hits], rarity: Sequence[float]) -> list[int]:
    """Return the numbers of the statements that hold most of some words, each weighed by its rarity, best first."""
    shares: dict[int, float] = defaultdict(float)
    for some, weight in _fewest_first(hits, rarity):
        for index, worth in some.items():
            shares[index] += weight * worth
    return nsmallest(WHERE, shares, key=lambda index: (-shares[index], index))


def _fewest_first(hits: Sequence[Hits], rarity: Sequence[float]) -> Iterator[tuple[Hits, float]]:
    """Yield words with their rarity; of words that stand in too many statements, the rarest within MOST_HITS."""
    both = list(zip(hits, rarity, strict=True))
    if sum(map(len, hits)) <= MOST_HITS:
        yield from both
        return
    counted = 0
    for some, weight in sorted(both, key=lambda word: len(word[0])):
        counted += len(some)
        if counted > MOST_HITS and counted > len(some):
            return
        yield some, weight
