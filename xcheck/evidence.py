"""What speaks for two statements telling the same: a handful of overlaps, each weighted by rarity.

Each statement becomes bags of features. A feature's weight is one plus the logarithm of how few statements of the
two articles hold it, so that a shared "ceasefire" says more than a shared "country" in these two texts.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log

from .data import lookup
from .match import Side
from .words import is_content

CANDIDATES = 12
"""Candidates kept for each statement, by rare shared words, before the dear features are computed."""

COMMON = 20
"""A feature that stands in more statements than this of the other article proposes no candidates."""

FEATURES = (
    "words", "contained", "grams", "related", "names", "figures", "quoted", "lead", "trail", "near", "apart", "level", "few",
)  # fmt: skip
"""Names of the evidence, in the order of `Evidence.row`."""

Key = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Bag:
    """The features of one statement, by kind."""

    words: frozenset[str]
    names: frozenset[str]
    figures: frozenset[str]
    quoted: frozenset[str]
    grams: frozenset[str]


def bag_of(side: Side) -> Bag:
    """Return lemmas, name keys, numbers and dates, quoted word pairs, and 4-grams of the content words."""
    content = [word for word in side.statement.words if is_content(word)]
    padded = f" {' '.join(word.lower for word in content)} "
    quoted: set[str] = set()
    for quote in side.quotes:
        parts = quote.value.split(" ")
        quoted.update(f"“{a} {b}" for a, b in zip(parts, parts[1:], strict=False))
    return Bag(
        frozenset(word.lemma for word in content),
        frozenset(f"@{name.stands_for or name.key}" for name in side.names),
        frozenset([f"#{n.low} {n.high}" for n in side.numbers] + [f"#{d.value}" for d in side.dates]),
        frozenset(quoted),
        frozenset("~" + padded[k : k + 4] for k in range(len(padded) - 3)) if content else frozenset(),
    )


def rarity(bags: Iterable[Bag]) -> dict[str, float]:
    """Return the weight of every feature of these statements."""
    counts: Counter[str] = Counter()
    total = 0
    for bag in bags:
        total += 1
        for kind in (bag.words, bag.names, bag.figures, bag.quoted, bag.grams):
            counts.update(kind)
    weight = [0.0] + [1.0 + log((1 + total) / (1 + count)) for count in range(1, total + 1)]
    return {feature: weight[count] for feature, count in counts.items()}


def candidates(left: Sequence[Bag], right: Sequence[Bag], weight: dict[str, float]) -> list[Key]:
    """Return the index pairs that share rare features: the best few of every statement of either side."""
    index: dict[str, list[int]] = defaultdict(list)
    for j, bag in enumerate(right):
        for kind in (bag.words, bag.names, bag.figures, bag.quoted):
            for feature in kind:
                index[feature].append(j)
    shares: dict[Key, float] = defaultdict(float)
    for i, bag in enumerate(left):
        for kind in (bag.words, bag.names, bag.figures, bag.quoted):
            for feature in sorted(kind):
                where = index.get(feature, ())
                if len(where) <= COMMON:
                    for j in where:
                        shares[i, j] += weight[feature]
    best: dict[tuple[str, int], list[tuple[float, int, int]]] = defaultdict(list)
    for (i, j), share in shares.items():
        best["left", i].append((-share, i, j))
        best["right", j].append((-share, i, j))
    return sorted({(i, j) for some in best.values() for _, i, j in sorted(some)[:CANDIDATES]})


def _dice(left: frozenset[str], right: frozenset[str], masses: tuple[float, float], weight: dict[str, float]) -> tuple[float, float]:
    """Return weighted Dice overlap, and the share of the lighter side that is shared."""
    shared = left & right
    if not shared:
        return 0.0, 0.0
    found = sum(sorted([weight[feature] for feature in shared]))
    return 2 * found / (masses[0] + masses[1]), found / min(masses)


def _mass(features: frozenset[str], weight: dict[str, float]) -> float:
    return sum(sorted([weight[feature] for feature in features]))


def _in_common(left: frozenset[str], right: frozenset[str]) -> float:
    """Return 0 for none, .5 for one, rising to 1, less where many differ; -0.5 when both have some and share none."""
    if not left or not right:
        return 0.0
    shared = len(left & right)
    return shared / (shared + 1) if shared else -0.5


def _related(left: frozenset[str], right: frozenset[str], weight: dict[str, float], mass: float) -> float:
    """Return the weight of unshared words that have a related word on the other side, as a share of both."""
    total = 0.0
    only_right = right - left
    for lemma in sorted(left - right):
        if not only_right.isdisjoint(lookup("related", lemma).split(" ")):
            total += weight[lemma]
    return 2 * total / mass if mass else 0.0


def evidence(left: Sequence[Bag], right: Sequence[Bag]) -> dict[Key, tuple[float, ...]]:
    """Return {(i, j): one value for each of FEATURES} of all candidates.

    `lead` and `trail` are the overlap as a share of the best that either statement has, the better and the worse of
    the two; `near` is the overlap around it; `apart` is how far the two stand apart in their articles, 0..1, times
    `level`, the mean best overlap of the two articles; `few` is high when the articles have few statements.
    """
    weight = rarity((*left, *right))
    masses = [[(_mass(bag.words, weight), _mass(bag.grams, weight)) for bag in bags] for bags in (left, right)]
    plain: dict[Key, tuple[float, ...]] = {}
    overlap: dict[Key, float] = {}
    for i, j in candidates(left, right, weight):
        a, b = left[i], right[j]
        of_a, of_b = masses[0][i], masses[1][j]
        words, contained = _dice(a.words, b.words, (of_a[0], of_b[0]), weight)
        grams, _ = _dice(a.grams, b.grams, (of_a[1], of_b[1]), weight)
        plain[i, j] = (
            words,
            contained,
            grams,
            _related(a.words, b.words, weight, of_a[0] + of_b[0]),
            _in_common(a.names, b.names),
            _in_common(a.figures, b.figures),
            float(bool(a.quoted & b.quoted)),
        )
        overlap[i, j] = words + grams
    return _with_neighbours(plain, overlap, len(left), len(right))


def _with_neighbours(plain: dict[Key, tuple[float, ...]], overlap: dict[Key, float], n: int, m: int) -> dict[Key, tuple[float, ...]]:
    best_left: dict[int, float] = defaultdict(float)
    best_right: dict[int, float] = defaultdict(float)
    for (i, j), value in overlap.items():
        best_left[i] = max(best_left[i], value)
        best_right[j] = max(best_right[j], value)
    few = 1.0 / (1.0 + log(max(n, m)))
    level = (sum(best_left.values()) + sum(best_right.values())) / (n + m)
    found = {}
    for (i, j), values in plain.items():
        mine = overlap[i, j]
        leads = (mine / best_left[i], mine / best_right[j]) if mine else (0.0, 0.0)
        apart = abs(i / max(1, n - 1) - j / max(1, m - 1)) if min(n, m) > 1 else 0.0
        near = _near(overlap, i, j, n)
        found[i, j] = (*values, max(leads), min(leads), near, apart * level, level, few)
    return found


def _near(overlap: dict[Key, float], i: int, j: int, n: int) -> float:
    """Return the mean of the best overlaps that the statements around i have with those around j."""
    total = weight = 0.0
    for step in (-2, -1, 1, 2):
        if 0 <= i + step < n:
            share = 1.0 / abs(step)
            weight += share
            total += share * max(overlap.get((i + step, j + other), 0.0) for other in (-2, -1, 0, 1, 2))
    return total / weight if weight else 0.0
