"""Claims of two articles become ClaimPairs that are about the same fact, whatever else their statements say.

Proposals are wide: a claim is held against every claim of the statements that are nearest to its own by plain
similarity. A logistic function of five pieces of evidence, all of which can only speak for a pair, gives the score:

    shared      what both claims have in common, weighted by rarity in the two articles
    similar     what they have in related words: synonyms, parts of one name
    rivals      how near the pair comes to the best pair that either claim has
    rank        how few statements are nearer to either statement
    headlines   both are headlines: each reports the event in one line

Weights are learnt on `outlets`, each file left out in turn (`python -m tests.accuracy.learn_claims`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, cached_property, lru_cache
from math import exp, sqrt

from ..data import rows
from ..match import Meeting, Side
from ..match.linking import similarity
from ..match.units import Unit
from ..model import Pair
from ..record import Record
from ..words import related
from .clauses import Claim, KeyedUnits, claims_of
from .neighbours import UNIT, Key, Nearness, Neighbours, is_headline

FEATURES = ("shared", "akin", "rivals", "rank", "headlines")
"""Names of the evidence, in the order of its values."""

RIVALS = (0.2, 0.6)
"""How near a pair must come to the best of its one claim and of its other one: the worse and the better share."""

USES = 2
"""Most pairs of one claim: what one article states at once, another states in two places."""

COPY = 0.6
"""Closeness from which two statements are versions of one sentence, where each word that differs is a finding itself.

With .8, .337 of the differences of outlets are found instead of .316, but .64 of two faithful translations of one
sentence have a note (.53 with .6; .49 without any pair of claims)."""

AKIN = 0.6
"""What a related word counts beside the same one."""


class ClaimPair(Record, eq=False):
    """Two claims that are about the same fact."""

    left: Claim
    right: Claim
    score: float
    "How likely it is that a reader would find a difference between the two worth reporting; 0..1."

    @cached_property
    def common(self) -> int:
        """How many things both claims state, in the same words or in related ones."""
        return len(self.left.keys.keys() & self.right.keys.keys()) + sum(
            1 for _ in _related_keys(self.left, self.right)
        )

    @property
    def headlines(self) -> bool:
        """Whether both are headlines."""
        return _both_headlines(self.left, self.right)

    @cached_property
    def meeting(self) -> Meeting:
        """The two statements with the alignment of their words."""
        return Meeting(Pair(self.left.side.statement.id, self.right.side.statement.id, self.score), *self.sides)

    @cached_property
    def _mirrored(self) -> ClaimPair:
        return ClaimPair(self.right, self.left, self.score)

    def mirrored(self) -> ClaimPair:
        """Return the pair seen from the other side, made once for all slots."""
        return self._mirrored

    @property
    def sides(self) -> tuple[Side, Side]:
        """The two statements."""
        return self.left.side, self.right.side


@lru_cache(maxsize=1024)
def whole(meeting: Meeting) -> ClaimPair:
    """Return a pair of statements as one claim each: versions of one sentence are compared word by word."""
    left, right = (Claim(side, 0, len(side.units) - 1) for side in (meeting.left, meeting.right))
    return ClaimPair(left, right, meeting.pair.score)


Evidence = dict[tuple[Claim, Claim], tuple[float, ...]]


def claim_pairs(neighbours: Neighbours) -> tuple[ClaimPair, ...]:
    """Return the claims of two articles that are about one fact, the likeliest first; symmetric in the articles.

    Two statements that are versions of one sentence are left to the rules for copies.
    """
    scored = sorted(
        ((score(values), a, b) for (a, b), values in evidence(neighbours).items()),
        key=lambda item: (-item[0], _position(item[1]), _position(item[2])),
    )
    used: Counter[Claim] = Counter()
    closeness: dict[tuple[Side, Side], float] = {}
    found = []
    for value, a, b in scored:
        if value < weights()["threshold"]:
            break
        if used[a] >= USES or used[b] >= USES:
            continue
        pair = ClaimPair(a, b, round(value, 3))
        if pair.sides not in closeness:  # once for two statements, however many claims they have
            closeness[pair.sides] = pair.meeting.closeness
        if closeness[pair.sides] < COPY:
            used.update((a, b))
            found.append(pair)
    return tuple(found)


def _position(claim: Claim) -> tuple[int, int]:
    return claim.span


@cache
def weights() -> dict[str, float]:
    """Return the learnt weights by name of the evidence, with `bias` and `threshold`."""
    return {name: float(value) for name, value in rows("claim_weights")}


def score(values: Iterable[float]) -> float:
    """Return how likely a pair with these values of FEATURES is about one fact, 0..1."""
    known = weights()
    total = known["bias"] + sum(known[name] * value for name, value in zip(FEATURES, values, strict=True))
    return 1.0 / (1.0 + exp(-total))


def evidence(neighbours: Neighbours) -> Evidence:
    """Return {(left claim, right claim): one value for each of FEATURES} of all proposals."""
    near, weight = neighbours.near, neighbours.weight
    claims = [[claims_of(side) for side in sides] for sides in (neighbours.left, neighbours.right)]
    measured: dict[tuple[Claim, Claim], tuple[int, float, Key]] = {}
    for i, j in neighbours.proposed:
        for a in claims[0][i]:
            for b in claims[1][j]:
                shared, similar = _common(a, b, weight)
                if shared or similar or _both_headlines(a, b):
                    measured[a, b] = (shared, similar, (i, j))
    return _with_rivals(measured, near, weight)


def _both_headlines(a: Claim, b: Claim) -> bool:
    return is_headline(a.side) and is_headline(b.side)


def _common(a: Claim, b: Claim, weight: Mapping[str, int]) -> tuple[int, float]:
    """Return the weight of the keys that two claims share, and of what is related in the rest of them."""
    same = a.keys.keys() & b.keys.keys()
    similar = sum(like * min(weight[key], weight[other]) for key, other, like in _related_keys(a, b))
    return sum([weight[key] for key in same]), similar


def _related_keys(a: Claim, b: Claim) -> Iterator[tuple[str, str, float]]:
    """Yield (left key, right key, likeness) of what two claims state in related words, each key once.

    A fact answers a fact, and a plain word a plain one; most claims have neither in common with most others.
    """
    if not a.sorts.isdisjoint(b.sorts):
        yield from _answered_units(a.facts, b.facts, a, b, similarity)
    if not (a.plain.isdisjoint(b.reach) and b.plain.isdisjoint(a.reach)):
        yield from _answered_units(a.words, b.words, a, b, _related)


def _answered_units(
    some: KeyedUnits, others: KeyedUnits, a: Claim, b: Claim, alike: Callable[[Unit, Unit], float]
) -> Iterator[tuple[str, str, float]]:
    """Yield (left key, right key, likeness) of what one claim alone states with the first like it of the other."""
    rest = [(other, unit) for other, unit in others if other not in a.keys]
    for key, unit in some if rest else ():
        if key in b.keys:
            continue
        for n, (other, answer) in enumerate(rest):
            like = alike(unit, answer)
            if like:
                yield key, other, like
                del rest[n]
                break


def _related(word: Unit, other: Unit) -> float:
    return AKIN if related(word.key, other.key) else 0.0


def _with_rivals(
    measured: Mapping[tuple[Claim, Claim], tuple[int, float, Key]], near: Nearness, weight: Mapping[str, int]
) -> Evidence:
    """Return the values of the pairs that come near enough to the best that either claim has."""
    strength: dict[tuple[Claim, Claim], float] = {}
    best: dict[Claim, float] = defaultdict(float)
    mass = {
        claim: sum([weight[key] for key in claim.keys]) or 1
        for claim in dict.fromkeys(claim for pair in measured for claim in pair)
    }
    for (a, b), (shared, similar, key) in measured.items():
        both = shared + similar
        strength[a, b] = both * both / sqrt(mass[a] * mass[b]) * (0.3 + near.cosine.get(key, 0.0))
        best[a], best[b] = max(best[a], strength[a, b]), max(best[b], strength[a, b])
    found: Evidence = {}
    for (a, b), (shared, similar, key) in measured.items():
        heads = _both_headlines(a, b)
        worse, better = sorted(strength[a, b] / (best[claim] or 1.0) for claim in (a, b))
        if not heads and (worse < RIVALS[0] or better < RIVALS[1]):
            continue
        rank = 1.0 / (1 + sum(near.ranks(key)))
        found[a, b] = (shared / (5 * UNIT), similar / (3 * UNIT), worse, rank, float(heads))
    return found
