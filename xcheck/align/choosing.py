"""Which candidates become pairs: those likely enough beside their rivals.

How likely a pair is by itself is shared among its rivals: of ten statements that are each a little like one, hardly
any is its counterpart; where there is but one, it may be. Two articles that tell one story in one order (a simplified
text, a rewritten agency report) give no weak pair that crosses it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Mapping
from math import exp, fsum, log

Key = tuple[int, int]
"""Index of a statement in the left article, index of one in the right."""

RIVALS, NONE = 0.5, -6.0
"""How far a pair gives way to its rivals, and the log-odds of a statement's having no counterpart at all."""

BEST = 1.0
"""Log-odds from which the best that one of two statements has does not give way."""

CALIBRATED = 1.5
"""What is added to the log-odds of a pair for its score. Of pairs of independent articles scored .8 two in three are
right, of those scored .95 five in six, from .98 on all but three in a hundred."""

_MOST = 50.0
"""Log-odds beyond which nothing more is gained, and no number overflows."""

PARTNERS = 4
"""Most partners of one statement."""

ONE_ORDER, ASTRAY, ASTRAY_ODDS = 0.86, 0.15, 5.0
"""Articles as parallel as this tell their story in one order: simplified ones mostly are by .9 and more, independent
ones by .3 to .85. There a pair whose places lie further apart than this share of the article needs these log-odds."""


def beside_rivals(odds: Mapping[Key, float]) -> dict[Key, float]:
    """Return the log-odds of each candidate, less half of what all candidates of either statement sum up to.

    What is likely by itself and the best that one statement has stays as it is: "It will stay closed until Friday"
    beside "The museum, founded in 1921, will stay closed until Monday", whose first half another statement copies.
    """
    of_left, of_right = _weights(odds)
    none = exp(NONE)
    taken_left, taken_right = (
        {at: log(none + fsum(some)) for at, some in side.items()} for side in (of_left, of_right)
    )
    best_left, best_right = _best(odds)
    found = {}
    for (i, j), value in odds.items():
        only = value >= BEST and value >= min(best_left[i], best_right[j])
        found[i, j] = value if only else value - RIVALS * (taken_left[i] + taken_right[j]) / 2
    return found


def shares(odds: Mapping[Key, float]) -> dict[Key, float]:
    """Return the probability of each candidate against its rivals, those of the statement that has the lesser ones."""
    of_left, of_right = _weights(odds)
    sums = [{at: fsum(some) for at, some in side.items()} for side in (of_left, of_right)]
    none = exp(NONE)
    found = {}
    for (i, j), value in odds.items():
        own = _weight(value)
        rivals = max(0.0, min(sums[0][i], sums[1][j]) - own)
        beside = value - log(none + rivals) + CALIBRATED
        found[i, j] = 1.0 / (1.0 + exp(-max(-_MOST, beside)))
    return found


def _weights(odds: Mapping[Key, float]) -> tuple[dict[int, list[float]], dict[int, list[float]]]:
    of_left: dict[int, list[float]] = defaultdict(list)
    of_right: dict[int, list[float]] = defaultdict(list)
    for (i, j), value in odds.items():
        of_left[i].append(_weight(value))
        of_right[j].append(_weight(value))
    return of_left, of_right


def _best(odds: Mapping[Key, float]) -> tuple[dict[int, float], dict[int, float]]:
    """Return the best log-odds that each statement has, of either side."""
    of_left: dict[int, float] = {}
    of_right: dict[int, float] = {}
    for (i, j), value in odds.items():
        of_left[i] = max(value, of_left.get(i, value))
        of_right[j] = max(value, of_right.get(j, value))
    return of_left, of_right


def _weight(odds: float) -> float:
    return exp(min(odds, _MOST))


def choose(odds: Mapping[Key, float], eligible: Collection[Key]) -> list[Key]:
    """Return those of the candidates `eligible` that are among the best of both statements, in order.

    Ranks count what is strictly better, so that a tie never depends on the order of the articles.
    """
    of_left: dict[int, list[float]] = defaultdict(list)
    of_right: dict[int, list[float]] = defaultdict(list)
    for (i, j), value in odds.items():
        of_left[i].append(-value)
        of_right[j].append(-value)
    for values in (*of_left.values(), *of_right.values()):
        values.sort()

    def rank(key: Key) -> int:
        return max(bisect_left(of_left[key[0]], -odds[key]), bisect_left(of_right[key[1]], -odds[key]))

    return [key for key in sorted(eligible) if rank(key) < PARTNERS]


def astray(key: Key, n: int, m: int) -> float:
    """Return how far the places of two statements lie apart, as a share of their articles."""
    return abs(key[0] / (n - 1) - key[1] / (m - 1)) if min(n, m) > 1 else 0.0


def parallel(strength: Mapping[Key, float], n: int, m: int) -> float:
    """Return 1 when best partners stand at the same places of two articles, 0 and less when anywhere.

    Two statements are in one order or in the other by chance, so fewer than three say nothing.
    """
    if min(n, m) < 3:
        return 0.0
    best: dict[tuple[str, int], tuple[float, float]] = {}
    for (i, j), value in strength.items():
        far = astray((i, j), n, m)
        for at in (("left", i), ("right", j)):
            best[at] = max(best.get(at, (0.0, 0.0)), (value, -far))
    total = fsum([value for value, _ in best.values()])
    return 1.0 + 2.0 * fsum([value * far for value, far in best.values()]) / total if total else 0.0
