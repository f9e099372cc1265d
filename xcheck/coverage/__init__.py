"""Does the other article state it? Asked for every statement, whether or not it has a counterpart.

    left   The clerk resigned on Monday | after a letter from the mayor had been leaked |.
    right  ... The clerk gave up her post on Monday. ... It was a hard week for the mayor. ...
           states the first half, in one statement; of the second it has "mayor", far from all the rest

A counterpart may state half of a statement, and three statements together may state one that has no counterpart. So
each word is looked up by itself (see `words`), and what is uncovered is a run of words: the one whose sum of what they
lack is the highest, then the next. The weights are learnt on statements that people judged
(`python -m tests.accuracy.learn_coverage`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from math import exp

from ..data import rows
from ..match import Side
from ..model import Cover, Span, UncoveredRun
from .words import FEATURES, Held, Lookup

BAR, LEAST, PARTED = 1.2, 1.5, 2.0
"""Log-odds of being uncovered that a word must reach to make a run longer, how much a run must sum up to, each word
weighed by its rarity, and what going on over a mark costs.

Chosen on outlets, on which no weight was learnt: with these, runs mark .03 of what both state and .63 of what one does;
with 1.2, 2.5 and 2.0 they mark .02 and .5."""

QUOTED, LONG = 0.3, 6
"""How much less a word in a quotation must reach, and spaces in one that is long enough to say something.

Another article has some words of any speech by chance. Of what only one of two outlets has, with it .67 of what readers
called important are marked and .66 without, of the rest .69 and .65."""

LACKS, DOUBT = 0.7, 0.5
"""Share of a statement in such runs from which the other article lacks it; and mean probability of being uncovered
up to which a statement without any is covered."""

PLACES = 3
"""Most statements named as the place."""


def coverage(left: Sequence[Side], right: Sequence[Side], nearest: Mapping[str, float]) -> dict[str, Cover]:
    """Return for each statement of two articles how much of it the other one states, by id.

    `nearest` are the log-odds of the best candidate of each statement for a counterpart.
    """
    found: dict[str, Cover] = {}
    for own, there in ((left, right), (right, left)):
        lookup = Lookup(own, there)
        found.update((side.statement.id, cover(side, lookup, nearest.get(side.statement.id))) for side in own)
    return found


def cover(side: Side, lookup: Lookup, nearest: float | None) -> Cover:
    """Return how much of one statement the other article states."""
    words, places = lookup.held(side, nearest)
    if not words:
        return Cover("near", 0.0, (), ())
    odds = [log_odds(word) for word in words]
    bars = _bars(side, words)
    found = sorted(runs([w.rarity * (o - bar) for w, o, bar in zip(words, odds, bars, strict=True)], words))
    total = sum([word.rarity for word in words])
    share = sum([word.rarity for first, last, _ in found for word in words[first : last + 1]]) / total
    doubt = sum([w.rarity / (1.0 + exp(-value)) for w, value in zip(words, odds, strict=True)]) / total
    status = "lacks" if share >= LACKS else "tells" if not found and doubt <= DOUBT else "near"
    uncovered = [
        UncoveredRun(Span(words[first].span.start, words[last].span.end), round(weight, 3))
        for first, last, weight in found
    ]
    return Cover(status, round(share, 3), places[:PLACES], tuple(uncovered))


def _bars(side: Side, words: Sequence[Held]) -> list[float]:
    """Return what each word must reach: in a quotation less, for other articles have some of its words by chance."""
    quotes = [quote.span for quote in side.quotes if quote.value.count(" ") >= LONG]
    return [BAR - QUOTED if any(span.meets(word.span) for span in quotes) else BAR for word in words]


@cache
def weights() -> tuple[float, tuple[float, ...]]:
    """Return the learnt bias and the weight of each of FEATURES."""
    known = {name: float(value) for name, value in rows("coverage_weights")}
    return known["bias"], tuple(known[name] for name in FEATURES)


def log_odds(word: Held) -> float:
    """Return how likely a word is not covered, as log-odds."""
    bias, factors = weights()
    return bias + sum([w * v for w, v in zip(factors, word.values, strict=True)])


def runs(gains: Sequence[float], words: Sequence[Held]) -> Iterator[tuple[int, int, float]]:
    """Yield (first, last, sum) of the run of words with the highest sum, then of what is left beside it, while enough.

    A run that goes on over a mark has to make up for it.
    """
    waiting = [(0, len(gains))]
    while waiting:
        low, high = waiting.pop()
        best, first, last = 0.0, low, low - 1
        total, start = 0.0, low
        for at in range(low, high):
            total -= PARTED * words[at].parted
            if total <= 0.0:
                total, start = 0.0, at
            total += gains[at]
            if total > best:
                best, first, last = total, start, at
        if best >= LEAST:
            yield first, last, best
            waiting += [(low, first), (last + 1, high)]
