"""What speaks for two statements telling the same: a handful of overlaps, each weighted by rarity.

Each statement becomes a bag of features. A feature's weight is one plus the logarithm of how few statements
hold it, so that a shared "ceasefire" says more than a shared "country" in these two texts.
Weights are whole numbers: their sums do not depend on the order of a set, so that swapped articles give
mirrored pairs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, pairwise
from math import log, sqrt

from ..data import classes
from ..match import Side
from ..record import Record
from .surroundings import FEATURES_AROUND, around

CANDIDATES = 8
"""Candidates kept for each statement, by rare shared features, before the dear evidence is computed."""

COMMON = 24
"""A feature that stands in more statements of either article than this proposes no candidates."""

SMALL = 36
"""So many pairs of statements, six by six, are all candidates: short texts on one event may share no word."""

SAYING = ("neutral", "announce", "claim", "insist", "admit")
"""Classes of verbs that only tell of the telling; who denies, warns or threatens does something."""

UNIT = 1000
"""What one is among the whole-number weights."""

FEATURES = ("context", "grams", "figures", "quoted", "length", *FEATURES_AROUND)
"""Names of the evidence, in the order of its values: of the two statements, then of their places."""


Key = tuple[int, int]
"""Index of a statement in the left article, index of one in the right."""


class Bag(Record):
    """The features of one statement, by kind."""

    words: frozenset[str]
    "Lemmas of its content words."
    couples: frozenset[str]
    "Pairs of neighbours among them."
    grams: frozenset[str]
    "Four letters in a row of its content words."
    figures: frozenset[str]
    quoted: frozenset[str]
    told: frozenset[str]
    "Lemmas of what it tells: not in a name, no verb of saying."
    size: int
    section: str | None
    "The heading it stands under: the statement before lends its words within a section only."


def bag_of(side: Side) -> Bag:
    """Return the features of a statement."""
    content = [word for word in side.statement.words if word.content]
    lemmas = [word.lemma for word in content]
    verbs = classes("reporting_verbs")
    named = {start for name in side.names for start in range(name.start, name.end)}
    told = frozenset([w.lemma for w in content if w.start not in named and verbs.get(w.lemma) not in SAYING])
    padded = f" {' '.join([word.lower for word in content])} "
    return Bag(
        frozenset(lemmas),
        frozenset([f"{a} {b}" for a, b in pairwise(lemmas)]),
        frozenset([padded[k : k + 4] for k in range(len(padded) - 3)] if content else ()),
        frozenset([f"#{n.low} {n.high}" for n in side.numbers] + [f"#{d.value}" for d in side.dates]),
        frozenset([f"{a} {b}" for quote in side.quotes for a, b in pairwise(quote.value.split(" "))]),
        told,
        len(content),
        side.statement.heading,
    )


def rarity(held: Iterable[frozenset[str]], total: int) -> dict[str, int]:
    """Return the weight of every feature that `total` statements hold."""
    counts = Counter(chain.from_iterable(held))
    weight = [0] + [round(UNIT * (1.0 + log((1 + total) / (1 + count)))) for count in range(1, total + 1)]
    return {feature: weight[count] for feature, count in counts.items()}


def candidates(left: Sequence[Bag], right: Sequence[Bag], weight: Mapping[str, int]) -> list[Key]:
    """Return the index pairs that share rare features: the best few of every statement of either side."""
    n, m = len(left), len(right)
    if n * m <= SMALL:
        return [(i, j) for i in range(n) for j in range(m)]
    held: Counter[str] = Counter()
    for bag in left:
        held.update(bag.words)
        held.update(bag.couples)
        held.update(bag.figures)
    index: dict[str, list[int]] = defaultdict(list)
    for j, bag in enumerate(right):
        for feature in chain(bag.words, bag.couples, bag.figures):
            index[feature].append(j)
    rare = {f for f, where in index.items() if len(where) <= COMMON and 0 < held[f] <= COMMON}
    shares: Counter[Key] = Counter()
    for i, bag in enumerate(left):
        for feature in chain(bag.words & rare, bag.couples & rare, bag.figures & rare):
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


def _vectors(bags: Sequence[Bag], weight: Mapping[str, int]) -> list[tuple[dict[str, int], float]]:
    """Return the weighted lemmas and couples of each statement with its length as a vector.

    The statement before it in its section lends its own at half weight: what "this plan" means stands there.
    """
    own = [{term: weight[term] for term in chain(bag.words, bag.couples)} for bag in bags]
    found = []
    for at, terms in enumerate(own):
        if at and bags[at - 1].section == bags[at].section:
            terms = {**{term: value // 2 for term, value in own[at - 1].items()}, **terms}
        found.append((terms, sqrt(sum([value * value for value in terms.values()])) or 1.0))
    return found


def _dice(left: frozenset[str], right: frozenset[str], mass: int, weight: Mapping[str, int]) -> float:
    """Return the weight that two sets share, as a share of the mean mass of both."""
    shared = left & right
    return 2 * sum([weight[feature] for feature in shared]) / mass if shared else 0.0


def _masses(sets: Iterable[frozenset[str]], weight: Mapping[str, int]) -> list[int]:
    return [sum([weight[feature] for feature in features]) for features in sets]


def evidence(left: Sequence[Bag], right: Sequence[Bag], *, within: bool = False) -> dict[Key, tuple[float, ...]]:
    """Return {(i, j): one value for each of FEATURES} of all candidates; `within` one article, of i and j that differ.

    `context` is the cosine of lemmas and couples with those lent by the statement before; `grams` the overlap
    of letters; `figures` grows with shared numbers and dates; `quoted` is 1 for two words in a row that
    both quote; `length` is the logarithm of the ratio of lengths. For the rest see `surroundings`.
    """
    both = (*left, *right)
    total = len(both)
    terms = rarity(chain.from_iterable((b.words, b.couples, b.figures) for b in both), total)
    grams = rarity((b.grams for b in both), total)
    words_a, words_b = (_masses((b.words for b in bags), terms) for bags in (left, right))
    grams_a, grams_b = (_masses((b.grams for b in bags), grams) for bags in (left, right))
    vectors_a, vectors_b = _vectors(left, terms), _vectors(right, terms)
    sizes_a, sizes_b = ([log(1 + bag.size) for bag in bags] for bags in (left, right))
    plain: dict[Key, tuple[float, ...]] = {}
    overlap: dict[Key, float] = {}
    for i, j in candidates(left, right, terms):
        if within and i == j:
            continue
        a, b = left[i], right[j]
        (u, of_u), (v, of_v) = vectors_a[i], vectors_b[j]
        letters = _dice(a.grams, b.grams, grams_a[i] + grams_b[j], grams)
        same = len(a.figures & b.figures)
        plain[i, j] = (
            sum([u[term] * v[term] for term in u.keys() & v.keys()]) / (of_u * of_v),
            letters,
            same / (same + 1),
            0.0 if a.quoted.isdisjoint(b.quoted) else 1.0,
            abs(sizes_a[i] - sizes_b[j]),
        )
        overlap[i, j] = letters + _dice(a.words, b.words, words_a[i] + words_b[j], terms)
    places = around(overlap, len(left), len(right))
    return {key: (*values, *places[key]) for key, values in plain.items()}
