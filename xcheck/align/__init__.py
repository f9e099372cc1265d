"""Statements of two articles become Pairs that speak of the same thing.

    left                        right
    1 The ministry rejected --- 2 Russia said no            crossing links, n:m allowed,
    2 Thirty countries met  --- 5 The group met             and a statement may stay alone
    3 (only here)           \\-- 6 They promised help

`evidence` proposes candidates and measures them, a logistic function with weights learnt on human alignments
(`python -m tests.accuracy.learn`) scores them, and a pair is kept when it is likely and nearly the best
that either statement can have; sharing names alone, only when it is the best of one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from functools import cache
from math import exp

from ..data import rows
from ..match import Side
from ..model import Pair
from .evidence import FEATURES, SMALL, Bag, Key, bag_of, evidence

LETTERS, FACTS = 1, slice(2, 4)
"""The values of the evidence that tell what two statements share themselves: letters; figures and quoted words."""

PARTNERS = 4
"""Most partners of one statement."""


def align(left: Sequence[Side], right: Sequence[Side], *, within: bool = False) -> tuple[Pair, ...]:
    """Return the pairs of compared statements, in the order of the left article, then of the right.

    Crossing and many-to-many; each score is in 0..1. Symmetric: swapping the articles mirrors the pairs.
    `within` says that both are the same article, where no statement is a counterpart of itself.
    """
    bags = [bag_of(side) for side in left], [bag_of(side) for side in right]
    found = evidence(*bags, within=within)
    few = len(left) * len(right) <= SMALL
    kept = choose(score(found), telling(found, *bags), few=few)
    return tuple(Pair(left[i].statement.id, right[j].statement.id, round(value, 3)) for (i, j), value in kept)


def telling(found: Mapping[Key, tuple[float, ...]], left: Sequence[Bag], right: Sequence[Bag]) -> set[Key]:
    """Return the candidates that share figures, quoted words, or a word beside names and verbs of saying.

    Of the rest one in eight is right, of these one in two. Among few statements, where all is on one event, names
    and letters are enough.
    """
    few = len(left) * len(right) <= SMALL
    return {
        (i, j)
        for (i, j), values in found.items()
        if any(values[FACTS]) or (values[LETTERS] if few else not left[i].told.isdisjoint(right[j].told))
    }


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


def choose(scored: dict[Key, float], meant: Container[Key], *, few: bool = False) -> list[tuple[Key, float]]:
    """Keep what is likely and nearly the best of one statement, and what is the best of both if not unlikely.

    What is not among `meant` (see `telling`) pairs only when one of the two has no better partner,
    among `few` statements neither.

    Ranks count what is strictly better, so that a tie never depends on the order of the articles.
    """
    threshold, mutual, margin = (weights()[name] for name in ("threshold", "mutual", "margin"))
    of_left: dict[int, list[float]] = defaultdict(list)
    of_right: dict[int, list[float]] = defaultdict(list)
    for (i, j), value in scored.items():
        of_left[i].append(-value)
        of_right[j].append(-value)
    for values in (*of_left.values(), *of_right.values()):
        values.sort()
    kept = []
    for key, value in sorted(scored.items()):
        i, j = key
        lower, highest = sorted((-of_left[i][0], -of_right[j][0]))
        if key not in meant and value < (highest if few else lower):
            continue
        likely = value >= (mutual if value == highest else max(threshold, margin * lower))
        if likely and max(bisect_left(of_left[i], -value), bisect_left(of_right[j], -value)) < PARTNERS:
            kept.append(((i, j), value))
    return kept
