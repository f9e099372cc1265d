"""Statements of two articles become Pairs that speak of the same thing.

    left                        right
    1 The ministry rejected --- 2 Russia said no            crossing links, n:m allowed,
    2 Thirty countries met  --- 5 The group met             and a statement may stay alone
    3 (only here)           \\-- 6 They promised help

Each statement becomes a bag of features (lemmas, names, numbers, dates, quoted words, character 4-grams), each
weighted by how rare it is in these two articles. An inverted index over the rare features proposes candidates, a
logistic function of a few overlaps scores them, neighbours that pair lend each other weight, and a pair is kept
when it is good enough and (nearly) the best that either statement can have.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import exp, log

from .data import rows
from .match import Side
from .model import Pair
from .words import is_content

_COMMON = 0.2
"""A feature that stands in more than this share of the statements proposes no candidates (it still counts)."""

_CANDIDATES = 12
"""Candidates kept for each statement before the dear features are computed."""

_MARGIN = 0.75
"""A pair beside a better one of the same statement must reach this share of its score."""

_PARTNERS = 3
"""Most partners of one statement."""


@dataclass(frozen=True, slots=True)
class _Bag:
    """The features of one statement: {feature: kind}, kinds are weighted apart."""

    words: frozenset[str]
    anchors: frozenset[str]
    grams: frozenset[str]


def align(left: Sequence[Side], right: Sequence[Side]) -> tuple[Pair, ...]:
    """Return the pairs of compared statements, in the order of the left article, then of the right.

    Crossing and many-to-many; each score is in 0..1. Symmetric: swapping the articles mirrors the pairs.
    """
    if not left or not right:
        return ()
    bags_left, bags_right = [_bag(side) for side in left], [_bag(side) for side in right]
    rarity = _rarity(bags_left, bags_right)
    scores = _scores(bags_left, bags_right, rarity)
    scores = _lend(scores)
    kept = _choose(scores, len(left), len(right))
    return tuple(Pair(left[i].statement.id, right[j].statement.id, round(score, 3)) for (i, j), score in kept)


def _bag(side: Side) -> _Bag:
    text = " ".join(word.lower for word in side.statement.words if is_content(word))
    padded = f" {text} "
    grams = frozenset(padded[k : k + 4] for k in range(len(padded) - 3)) if text else frozenset()
    words = frozenset(word.lemma for word in side.statement.words if is_content(word))
    anchors: set[str] = set()
    for name in side.names:
        anchors.add(f"name {name.key}")
    for number in side.numbers:
        anchors.add(f"number {number.low} {number.high}")
    for date in side.dates:
        anchors.add(f"date {date.value}")
    for quote in side.quotes:
        parts = quote.value.split(" ")
        anchors.update(f"quote {a} {b}" for a, b in zip(parts, parts[1:], strict=False))
    return _Bag(words, frozenset(anchors), grams)


def _rarity(left: Sequence[_Bag], right: Sequence[_Bag]) -> dict[str, float]:
    """Return {feature: weight}: 1 plus the logarithm of how few statements of both articles hold it."""
    counts: Counter[str] = Counter()
    for bag in (*left, *right):
        counts.update(bag.words)
        counts.update(bag.anchors)
        counts.update(bag.grams)
    total = len(left) + len(right)
    return {feature: 1.0 + log((1 + total) / (1 + count)) for feature, count in counts.items()}


def _mass(features: frozenset[str], rarity: dict[str, float]) -> float:
    return sum(rarity[feature] for feature in sorted(features))


def _dice(left: frozenset[str], right: frozenset[str], masses: tuple[float, float], rarity: dict[str, float]) -> tuple[float, float]:
    """Return weighted Dice overlap and containment in the smaller side."""
    shared = left & right
    if not shared:
        return 0.0, 0.0
    weight = sum(sorted(rarity[feature] for feature in shared))
    return 2 * weight / (masses[0] + masses[1]), weight / min(masses)


@cache
def _weights() -> dict[str, float]:
    return {name: float(value) for name, value in rows("alignment_weights")}


def _scores(left: Sequence[_Bag], right: Sequence[_Bag], rarity: dict[str, float]) -> dict[tuple[int, int], float]:
    """Return the score of every candidate."""
    masses = {
        (side, kind, i): _mass(getattr(bag, kind), rarity)
        for side, bags in enumerate((left, right))
        for i, bag in enumerate(bags)
        for kind in ("words", "anchors", "grams")
    }
    found = {}
    for i, j in sorted(_candidates(left, right, rarity)):
        a, b = left[i], right[j]
        words, contained = _dice(a.words, b.words, (masses[0, "words", i], masses[1, "words", j]), rarity)
        grams, _ = _dice(a.grams, b.grams, (masses[0, "grams", i], masses[1, "grams", j]), rarity)
        anchors, _ = _dice(a.anchors, b.anchors, (masses[0, "anchors", i], masses[1, "anchors", j]), rarity)
        quoted = any(feature.startswith("quote ") for feature in a.anchors & b.anchors)
        weights = _weights()
        total = (
            weights["bias"]
            + weights["words"] * words
            + weights["contained"] * contained
            + weights["grams"] * grams
            + weights["anchors"] * anchors
            + weights["quoted"] * quoted
        )
        found[i, j] = 1.0 / (1.0 + exp(-total))
    return found


def _candidates(left: Sequence[_Bag], right: Sequence[_Bag], rarity: dict[str, float]) -> set[tuple[int, int]]:
    """Return the index pairs that share rare features: the best few of every statement of either side."""
    index: dict[str, list[int]] = defaultdict(list)
    for j, bag in enumerate(right):
        for feature in bag.words | bag.anchors:
            index[feature].append(j)
    limit = max(20, int(_COMMON * len(right)))
    shares: dict[tuple[int, int], float] = defaultdict(float)
    for i, bag in enumerate(left):
        for feature in sorted(bag.words | bag.anchors):
            where = index.get(feature, ())
            if len(where) <= limit:
                for j in where:
                    shares[i, j] += rarity[feature]
    by_left: dict[int, list[tuple[float, int]]] = defaultdict(list)
    by_right: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for (i, j), share in shares.items():
        by_left[i].append((-share, j))
        by_right[j].append((-share, i))
    kept = {(i, j) for i, some in by_left.items() for _, j in sorted(some)[:_CANDIDATES]}
    return kept | {(i, j) for j, some in by_right.items() for _, i in sorted(some)[:_CANDIDATES]}


def _lend(scores: dict[tuple[int, int], float]) -> dict[tuple[int, int], float]:
    """Raise a pair whose neighbours pair too: a story is told in stretches."""
    lent = {}
    share = _weights()["neighbour"]
    for (i, j), score in scores.items():
        near = max(
            scores.get((i - 1, j - 1), 0.0), scores.get((i + 1, j + 1), 0.0), scores.get((i - 1, j), 0.0) * 0.5,
            scores.get((i, j - 1), 0.0) * 0.5, scores.get((i + 1, j), 0.0) * 0.5, scores.get((i, j + 1), 0.0) * 0.5,
        )  # fmt: skip
        lent[i, j] = score + share * near * score * (1 - score)
    return lent


def _choose(scores: dict[tuple[int, int], float], n: int, m: int) -> list[tuple[tuple[int, int], float]]:
    """Keep pairs over the threshold that are (nearly) the best of both their statements, a few each."""
    threshold = _weights()["threshold"]
    best_left, best_right = [0.0] * n, [0.0] * m
    for (i, j), score in scores.items():
        best_left[i] = max(best_left[i], score)
        best_right[j] = max(best_right[j], score)
    used_left: Counter[int] = Counter()
    used_right: Counter[int] = Counter()
    kept = []
    for (i, j), score in sorted(scores.items(), key=lambda item: (-item[1], abs(item[0][0] / n - item[0][1] / m), sum(item[0]), item[0])):
        if score < threshold or score < _MARGIN * max(best_left[i], best_right[j]):
            continue
        if used_left[i] < _PARTNERS and used_right[j] < _PARTNERS:
            used_left[i] += 1
            used_right[j] += 1
            kept.append(((i, j), score))
    return sorted(kept)
