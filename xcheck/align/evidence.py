"""Evidence that two statements say the same: five overlaps, each weighted by rarity.

Each statement becomes a bag of features of several kinds. A feature weighs the logarithm of how few statements hold
it, so that a shared "ceasefire" says more than a shared "country" in these two texts. How much two statements share is
the cosine of the weights that they hold, with the length of each drawn half way to the mean length of all (pivoted
length normalisation, Singhal and others, 1996): by the plain cosine two short statements that share one word are the
best pair of two articles, and long statements that share ten are none.

Weights are whole numbers: their sums do not depend on the order of a set, so that swapped articles give
mirrored pairs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain, pairwise
from math import fsum, log, sqrt

from ..data import classes
from ..match import Side
from ..model import Span
from ..record import Record

CANDIDATES = 8
"""Candidates kept for each statement, by rare shared features, before the dear evidence is computed."""

COMMON = 24
"""A feature that stands in more statements of either article than this proposes no candidates."""

SMALL = 1600
"""So many pairs of statements, forty by forty, are all candidates: a page on one event may share no rare word."""

SMOOTHING = 4
"""As many further statements are counted as there were, one of them with the feature: in a text of two statements no
feature is common yet."""

LENGTH = 20
"""Statements that two articles are taken to have at least: of four statements two words in two are no more common."""

PIVOT = 0.5
"""How far the length of a statement is drawn to the mean length."""

SAYING = ("neutral", "announce", "claim", "insist", "admit")
"""Classes of verbs that only report speech; who denies, warns or threatens does something."""

UNIT = 1000
"""What one is among the whole-number weights."""

FEATURES = ("words", "grams", "steps", "content", "figures")
"""Names of the evidence, in the order of its values."""


Key = tuple[int, int]
"""Index of a statement in the left article, index of one in the right."""


class Bag(Record):
    """The features of one statement, by kind."""

    words: frozenset[str]
    "Lemmas of its content words."
    grams: frozenset[str]
    "Four letters in a row of its content words."
    steps: frozenset[str]
    "Each two words that follow each other, function words too: how it is put."
    content: frozenset[str]
    "Lemmas of what it states: in no name, no speaker, no verb of saying."
    figures: frozenset[str]
    "Its numbers and dates."


@lru_cache(maxsize=2048)
def bag_of(side: Side) -> Bag:
    """Return the features of a statement."""
    every = [word for word in side.statement.words if word.lemma]
    content = [word for word in every if word.content]
    verbs = classes("reporting_verbs")
    apart = [name.span for name in side.names] + [a.source for a in side.attributions if a.source is not None]
    lemmas = [w.lemma for w in content if verbs.get(w.lemma) not in SAYING and not _in_spans(w.start, apart)]
    padded = f" {' '.join([word.lower for word in content])} "
    return Bag(
        frozenset([word.lemma for word in content]),
        frozenset([padded[k : k + 4] for k in range(len(padded) - 3)] if content else ()),
        frozenset([f"{a.lemma} {b.lemma}" for a, b in pairwise(every)]),
        frozenset(lemmas),
        frozenset([f"#{n.low} {n.high}" for n in side.numbers] + [f"#{d.value}" for d in side.dates]),
    )


def _in_spans(offset: int, spans: Iterable[Span]) -> bool:
    return any(start <= offset < end for start, end in spans)


def rarity(held: Iterable[frozenset[str]], total: int) -> dict[str, int]:
    """Return the weight of every feature that `total` statements hold."""
    weight = _weights(total)
    return {feature: weight[count] for feature, count in Counter(chain.from_iterable(held)).items()}


@lru_cache(maxsize=64)
def _weights(total: int) -> list[int]:
    """Return the weight of a feature that so many of `total` statements hold, by their number."""
    return [round(UNIT * log((max(LENGTH, SMOOTHING + total)) / (1 + count))) for count in range(total + 1)]


def candidates(left: Sequence[Bag], right: Sequence[Bag], weight: Mapping[str, int]) -> list[Key]:
    """Return the index pairs that share rare words or figures: the best few of every statement of either side."""
    n, m = len(left), len(right)
    if n * m <= SMALL:
        return [(i, j) for i in range(n) for j in range(m)]
    held: Counter[str] = Counter()
    for bag in left:
        held.update(bag.words)
        held.update(bag.figures)
    index: dict[str, list[int]] = defaultdict(list)
    for j, bag in enumerate(right):
        for feature in chain(bag.words, bag.figures):
            index[feature].append(j)
    rare = {f for f, where in index.items() if len(where) <= COMMON and 0 < held[f] <= COMMON}
    shares: Counter[Key] = Counter()
    for i, bag in enumerate(left):
        for feature in chain(bag.words & rare, bag.figures & rare):
            for j in index[feature]:
                shares[i, j] += weight[feature]
    of_left: dict[int, list[tuple[int, float, int]]] = defaultdict(list)
    of_right: dict[int, list[tuple[int, float, int]]] = defaultdict(list)
    for (i, j), share in shares.items():
        far = abs(i / n - j / m)
        of_left[i].append((-share, far, j))
        of_right[j].append((-share, far, i))
    found = {(i, j) for i, some in of_left.items() for _, _, j in sorted(some)[:CANDIDATES]}
    found.update((i, j) for j, some in of_right.items() for _, _, i in sorted(some)[:CANDIDATES])
    return sorted(found)


class _Overlap:
    """The pivoted cosine of one kind of features."""

    def __init__(self, left: Sequence[frozenset[str]], right: Sequence[frozenset[str]]) -> None:
        counts = Counter(chain.from_iterable(chain(left, right)))
        of_count = [value * value for value in _weights(len(left) + len(right))]
        long = [[sqrt(sum([of_count[counts[f]] for f in held])) for held in some] for some in (left, right)]
        # what one statement alone holds counts in its length only: most letters in a row do
        self._square = {feature: of_count[count] for feature, count in counts.items() if count > 1}
        self._left, self._right = ([held & self._square.keys() for held in some] for some in (left, right))
        some = [length for length in chain(*long) if length]
        mean = fsum(some) / len(some) if some else 0.0
        self._of_left, self._of_right = ([PIVOT * mean + (1 - PIVOT) * length for length in these] for these in long)

    def of(self, i: int, j: int) -> float:
        """Return how much two statements share: 0 nothing, 1 all for two of mean length."""
        shared = self._left[i] & self._right[j]
        if not shared:
            return 0.0
        square = self._square
        return sum([square[feature] for feature in shared]) / (self._of_left[i] * self._of_right[j] or 1.0)


def evidence(left: Sequence[Bag], right: Sequence[Bag], *, within: bool = False) -> dict[Key, tuple[float, ...]]:
    """Return {(i, j): one value for each of FEATURES} of the candidates that share anything.

    `figures` grows with shared numbers and dates, the rest are cosines. `within` says that both are one article: no
    statement is a candidate for itself.
    """
    weight = rarity((bag.words | bag.figures for bag in (*left, *right)), len(left) + len(right))
    words, grams, steps, content = (
        _Overlap([getattr(bag, kind) for bag in left], [getattr(bag, kind) for bag in right]) for kind in FEATURES[:-1]
    )
    found: dict[Key, tuple[float, ...]] = {}
    for i, j in candidates(left, right, weight):
        if within and i == j:
            continue
        letters, same = grams.of(i, j), len(left[i].figures & right[j].figures)
        if letters or same:
            found[i, j] = (words.of(i, j), letters, steps.of(i, j), content.of(i, j), same / (same + 1))
    return found
