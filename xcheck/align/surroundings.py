"""What the places of two statements say for their telling the same: rivals, neighbours, order, sizes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from math import log

Key = tuple[int, int]
"""Index of a statement in the left article, index of one in the right."""

FEATURES_AROUND = ("lead", "trail", "near", "apart", "level", "few", "alone", "early")
"""Names of the values that `around` gives, in their order."""

_REACH = 2
"""How many statements before and after are neighbours."""


def around(overlap: Mapping[Key, float], n: int, m: int) -> dict[Key, tuple[float, ...]]:
    """Return {(i, j): one value for each of FEATURES_AROUND}, given the overlaps of the candidates.

    `lead` and `trail`: the overlap as a share of the best that either statement has, the better and the worse
    of the two. `near`: the overlap of the statements around. `apart`: how far the two stand apart in their
    articles, 0..1, times how parallel the articles are. `level`: the mean best overlap of all statements.
    `few`: high when the articles have few statements. `alone`: 1 over the statements of the shorter article.
    `early`: high for the first statements of an article against one: news tells the whole first.
    """
    best_left: dict[int, float] = defaultdict(float)
    best_right: dict[int, float] = defaultdict(float)
    for (i, j), value in overlap.items():
        best_left[i] = max(best_left[i], value)
        best_right[j] = max(best_right[j], value)
    short, long = min(n, m), max(n, m)
    few, alone = 1.0 / (1.0 + log(long)) if long else 0.0, 1.0 / short if short else 0.0
    level = (_total(best_left) + _total(best_right)) / (n + m) if long else 0.0
    order = _parallel(overlap, best_left, best_right, n, m)
    near = _near(overlap, n, m)
    found: dict[Key, tuple[float, ...]] = {}
    for (i, j), value in overlap.items():
        leads = (value / best_left[i], value / best_right[j]) if value else (0.0, 0.0)
        early = 1.0 / (1.0 + max(i, j)) if short == 1 and long > 2 else 0.0
        found[i, j] = (
            max(leads),
            min(leads),
            near[i, j],
            order * _apart(i, j, n, m),
            level,
            few,
            alone,
            early,
        )
    return found


def _total(best: Mapping[int, float]) -> float:
    """Return a sum that is the same for either order of the articles."""
    return sum(sorted(best.values()))


def _apart(i: int, j: int, n: int, m: int) -> float:
    return abs(i / (n - 1) - j / (m - 1)) if min(n, m) > 1 else 0.0


def _parallel(
    overlap: Mapping[Key, float],
    best_left: Mapping[int, float],
    best_right: Mapping[int, float],
    n: int,
    m: int,
) -> float:
    """Return 1 when best partners stand at the same place of their articles, 0 and less when anywhere."""
    if min(n, m) <= _REACH:
        return 0.0
    nearest: dict[tuple[str, int], float] = {}
    for (i, j), value in overlap.items():
        for side, best, at in (("left", best_left, i), ("right", best_right, j)):
            if value and value == best[at]:
                nearest[side, at] = min(_apart(i, j, n, m), nearest.get((side, at), 1.0))
    mass = _total(best_left) + _total(best_right)
    if not mass:
        return 0.0
    strays = {"left": [0.0], "right": [0.0]}
    for (side, at), apart in nearest.items():
        strays[side].append(apart * (best_left if side == "left" else best_right)[at])
    return 1.0 - 2.0 * (sum(sorted(strays["left"])) + sum(sorted(strays["right"]))) / mass


def _near(overlap: Mapping[Key, float], n: int, m: int) -> dict[Key, float]:
    """Return for each candidate the mean of the best overlaps that neighbours have with neighbours."""
    by_row: dict[Key, float] = defaultdict(float)
    by_column: dict[Key, float] = defaultdict(float)
    for (i, j), value in overlap.items():
        for step in range(-_REACH, _REACH + 1):
            if value > by_row[i, j + step]:
                by_row[i, j + step] = value
            if value > by_column[i + step, j]:
                by_column[i + step, j] = value
    return {(i, j): (_beside(by_row, i, j, 1, 0, n, i) + _beside(by_column, i, j, 0, 1, m, j)) / 2 for i, j in overlap}


def _beside(best: Mapping[Key, float], i: int, j: int, down: int, across: int, size: int, at: int) -> float:
    total = weight = 0.0
    for step in (-2, -1, 1, 2):
        if 0 <= at + step < size:
            share = 1.0 / abs(step)
            weight += share
            total += share * best.get((i + step * down, j + step * across), 0.0)
    return total / weight if weight else 0.0
