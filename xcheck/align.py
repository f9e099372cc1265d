"""Statements of two articles become Pairs that speak of the same thing.

    left                        right
    1 The ministry rejected --- 2 Russia said no            crossing links, n:m allowed,
    2 Thirty countries met  --- 5 The group met             and a statement may stay alone
    3 (only here)           \\-- 6 They promised help

`evidence` proposes candidates and measures them, a logistic function with weights learnt on human alignments
(`python -m tests.accuracy.learn`) scores them, and a pair is kept when it is likely enough and nearly the best that
either statement can have.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache
from math import exp

from .data import rows
from .evidence import FEATURES, Key, bag_of, evidence
from .match import Side
from .model import Pair

PARTNERS = 4
"""Most partners of one statement."""


def align(left: Sequence[Side], right: Sequence[Side]) -> tuple[Pair, ...]:
    """Return the pairs of compared statements, in the order of the left article, then of the right.

    Crossing and many-to-many; each score is in 0..1. Symmetric: swapping the articles mirrors the pairs.
    """
    scored = score(evidence([bag_of(side) for side in left], [bag_of(side) for side in right]))
    kept = choose(scored, len(left), len(right))
    return tuple(Pair(left[i].statement.id, right[j].statement.id, round(value, 3)) for (i, j), value in kept)


@cache
def weights() -> dict[str, float]:
    """Return the learnt weights by name of the evidence, with `bias`, `threshold` and `margin`."""
    return {name: float(value) for name, value in rows("alignment_weights")}


def score(found: dict[Key, tuple[float, ...]]) -> dict[Key, float]:
    """Return the probability of each candidate."""
    known = weights()
    factors = [known[name] for name in FEATURES]
    return {
        key: 1.0 / (1.0 + exp(-known["bias"] - sum(w * v for w, v in zip(factors, values, strict=True))))
        for key, values in found.items()
    }


def choose(scored: dict[Key, float], n: int, m: int) -> list[tuple[Key, float]]:
    """Keep pairs over the threshold that are nearly the best of one of their statements, a few each."""
    threshold, margin = weights()["threshold"], weights()["margin"]
    best_left: dict[int, float] = {}
    best_right: dict[int, float] = {}
    for (i, j), value in scored.items():
        best_left[i] = max(best_left.get(i, 0.0), value)
        best_right[j] = max(best_right.get(j, 0.0), value)
    used_left: Counter[int] = Counter()
    used_right: Counter[int] = Counter()
    kept = []
    for (i, j), value in sorted(scored.items(), key=lambda item: (-item[1], abs(item[0][0] / n - item[0][1] / m), item[0])):
        if value < threshold or value < margin * min(best_left[i], best_right[j]):
            continue
        if used_left[i] < PARTNERS and used_right[j] < PARTNERS:
            used_left[i] += 1
            used_right[j] += 1
            kept.append(((i, j), value))
    return sorted(kept)
