"""Statements of two articles become Pairs that speak of the same thing.

    left                        right
    1 The ministry rejected --- 2 Russia said no            crossing links, n:m allowed,
    2 Thirty countries met  --- 5 The group met             and a statement may stay alone
    3 (only here)           \\-- 6 They promised help

`evidence` proposes candidates and measures five overlaps of each, `score` adds them up to log-odds with weights learnt
on human alignments (`python -m tests.accuracy.learn`), and `choosing` keeps what is likely beside its rivals.
A pair does not say that one statement covers all of the other: see the room `coverage` for that.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from ..data import rows
from ..match import Side
from ..model import Pair
from .choosing import ASTRAY, ASTRAY_ODDS, ONE_ORDER, astray, beside_rivals, choose, parallel, shares
from .evidence import FEATURES, Key, bag_of, evidence

CONTENT, FIGURES = FEATURES.index("content"), FEATURES.index("figures")

INFORMATIVE = 0.01
"""Least overlap in content words, beside names, speakers and verbs of saying."""

LIKELY, BY_NAMES = -2.0, -0.5
"""Least log-odds, beside its rivals, of what becomes a pair, and where it shares names, speakers and verbs of saying
only: that may be another claim of the same speaker."""


class Aligned(NamedTuple):
    """The pairs of two articles, and how near each statement comes to one of the other article."""

    pairs: tuple[Pair, ...]
    "In the order of the left article, then of the right; each score is in 0..1."
    nearest: dict[str, float]
    "Log-odds of the best candidate of each statement that has any, by id."


def align(left: Sequence[Side], right: Sequence[Side], *, within: bool = False) -> Aligned:
    """Pair compared statements, crossing and many-to-many; swapping the articles mirrors the pairs.

    `within` says that both are the same article, where no statement is a counterpart of itself.
    """
    found = evidence([bag_of(side) for side in left], [bag_of(side) for side in right], within=within)
    ids = [[side.statement.id for side in some] for some in (left, right)]
    nearest: dict[str, float] = {}
    alone = log_odds(found, weights())
    for (i, j), value in alone.items():
        for id in (ids[0][i], ids[1][j]):
            nearest[id] = max(value, nearest.get(id, value))
    chosen = _kept(found, alone, len(left), len(right), weights()["bias"])
    pairs = [Pair(ids[0][i], ids[1][j], round(value, 3)) for (i, j), value in chosen]
    return Aligned(tuple(pairs), nearest)


def kept(found: Mapping[Key, tuple[float, ...]], n: int, m: int, by: Mapping[str, float]) -> list[tuple[Key, float]]:
    """Return the candidates that become pairs with their scores, in order, given how many statements there are."""
    return _kept(found, log_odds(found, by), n, m, by["bias"])


def _kept(
    found: Mapping[Key, tuple[float, ...]], alone: Mapping[Key, float], n: int, m: int, bias: float
) -> list[tuple[Key, float]]:
    odds = beside_rivals(alone)
    eligible = informative(found)
    keys = choose(odds, {key for key, value in odds.items() if value >= (LIKELY if key in eligible else BY_NAMES)})
    if parallel({key: value - bias for key, value in alone.items()}, n, m) >= ONE_ORDER:
        keys = [key for key in keys if astray(key, n, m) <= ASTRAY or alone[key] >= ASTRAY_ODDS]
    scores = shares(alone)
    return [(key, scores[key]) for key in keys]


def informative(found: Mapping[Key, tuple[float, ...]]) -> set[Key]:
    """Return the candidates that share a figure or a content word, beside names and verbs of saying."""
    return {key for key, values in found.items() if values[CONTENT] >= INFORMATIVE or values[FIGURES]}


@cache
def weights() -> dict[str, float]:
    """Return the learnt weights by name of the evidence, with `bias`."""
    return {name: float(value) for name, value in rows("alignment_weights")}


def log_odds(found: Mapping[Key, tuple[float, ...]], by: Mapping[str, float]) -> dict[Key, float]:
    """Return the log-odds of each candidate by its evidence alone."""
    bias, factors = by["bias"], [by[name] for name in FEATURES]
    return {key: bias + sum([w * v for w, v in zip(factors, values, strict=True)]) for key, values in found.items()}


def score(found: Mapping[Key, tuple[float, ...]]) -> dict[Key, float]:
    """Return the probability of each candidate beside its rivals."""
    return shares(log_odds(found, weights()))
