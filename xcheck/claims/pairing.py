"""Claims of two articles become ClaimPairs that are about the same fact, whatever else their statements say.

Proposals are wide: a claim is held against every claim of the statements that are nearest to its own by plain
similarity. A logistic function of five pieces of evidence, all of which can only speak for a pair, gives the score:

    shared      what both claims have in common, weighted by rarity in the two articles
    akin        what they have in related words: synonyms, parts of one name
    rivals      how near the pair comes to the best pair that either claim has
    rank        how few statements are nearer to either statement
    headlines   both are headlines: each tells the event in one line

Weights are learnt on `outlets`, each file left out in turn (`python -m tests.accuracy.learn_claims`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from heapq import nsmallest
from itertools import chain
from math import exp, log, sqrt

from ..data import rows
from ..match import Meeting, Side
from ..match.linking import similarity
from ..match.units import Unit
from ..model import Pair, Reading, StatementKind
from ..record import Record
from ..words import related, relatives
from .clauses import Claim, claims_of, statement_keys

FEATURES = ("shared", "akin", "rivals", "rank", "headlines")
"""Names of the evidence, in the order of its values."""

UNIT = 1000
"""What one is among the whole-number weights, whose sums do not depend on the order of a set."""

NEIGHBOURS = 4
"""A statement is proposed to so many statements of the other article, the nearest first."""

LENGTH = 50
"""Statements that two articles together are taken to have at least: in two short texts no word is rare, yet each tells
as much as in two long ones."""

COMMON = 1600
"""Pairs of statements that a word may join; one that joins more says nothing of any of them."""

RIVALS = (0.2, 0.6)
"""How near a pair must come to the best of its one claim and of its other one: the worse and the better share."""

USES = 2
"""Most pairs of one claim: what one article tells at once, another tells in two places."""

COPY = 0.6
"""Closeness from which two statements are versions of one sentence, where each word that differs is told for itself.

With .8, outlets tell .337 of the listed differences instead of .316, but .64 of two faithful translations of one
sentence have a note (.53 with .6; .49 without any pair of claims)."""

AKIN = 0.6
"""What a related word counts beside the same one."""


class ClaimPair(Record, eq=False):
    """Two claims that are about the same fact."""

    left: Claim
    right: Claim
    score: float
    "How likely it is that a reader would find a difference between the two worth telling; 0..1."

    @cached_property
    def common(self) -> int:
        """How many things both claims tell, in the same words or in related ones."""
        return len(self.left.keys.keys() & self.right.keys.keys()) + sum(1 for _ in _akin(self.left, self.right))

    @property
    def headlines(self) -> bool:
        """Whether both are headlines."""
        return _both_headlines(self.left, self.right)

    @cached_property
    def meeting(self) -> Meeting:
        """The two statements with what answers what in them."""
        return Meeting(Pair(self.left.side.statement.id, self.right.side.statement.id, self.score), *self.sides)

    def flipped(self) -> ClaimPair:
        """Return the pair seen from the other side."""
        return ClaimPair(self.right, self.left, self.score)

    @property
    def sides(self) -> tuple[Side, Side]:
        """The two statements."""
        return self.left.side, self.right.side


def whole(meeting: Meeting) -> ClaimPair:
    """Return a pair of statements as one claim each: versions of one sentence answer each other word by word."""
    left, right = (Claim(side, 0, len(side.units) - 1) for side in (meeting.left, meeting.right))
    return ClaimPair(left, right, meeting.pair.score)


Key = tuple[int, int]
"""Index of a statement (or claim) in the left article, index of one in the right."""

Evidence = dict[tuple[Claim, Claim], tuple[float, ...]]


class Neighbours:
    """The statements of two articles that are proposed to each other, and how much each thing told in them says."""

    def __init__(self, left: Sequence[Side], right: Sequence[Side]) -> None:
        self.left, self.right = left, right
        bags = [[statement_keys(side) for side in sides] for sides in (left, right)]
        self.weight = rarity(chain.from_iterable(bags))
        self.near = Nearness(bags[0], bags[1], self.weight)
        self.proposed = tuple(proposals(self.near, left, right))

    def __iter__(self) -> Iterator[tuple[Side, Side, float]]:
        """Yield (left statement, right statement, their plain similarity 0..1) of each proposal."""
        for i, j in self.proposed:
            yield self.left[i], self.right[j], self.near.cosine.get((i, j), 0.0)


def claim_pairs(neighbours: Neighbours) -> tuple[ClaimPair, ...]:
    """Return the claims of two articles that are about one fact, the likeliest first; symmetric in the articles.

    Two statements that are versions of one sentence are left to the rules for copies.
    """
    scored = sorted(
        ((score(values), a, b) for (a, b), values in evidence(neighbours).items()),
        key=lambda item: (-item[0], _place(item[1]), _place(item[2])),
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


def _place(claim: Claim) -> tuple[int, int]:
    return claim.span


@cache
def weights() -> dict[str, float]:
    """Return the learnt weights by name of the evidence, with `bias` and `threshold`."""
    return {name: float(value) for name, value in rows("claim_weights")}


def score(values: Iterable[float]) -> float:
    """Return how likely a pair with these values of FEATURES tells of one fact, 0..1."""
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
                shared, akin = _common(a, b, weight)
                if shared or akin or _both_headlines(a, b):
                    measured[a, b] = (shared, akin, (i, j))
    return _with_rivals(measured, near, weight)


def rarity(bags: Iterable[Mapping[str, int]]) -> dict[str, int]:
    """Return the weight of every key: the rarer it is in the two articles, the more it says."""
    bags = list(bags)
    counts = Counter(chain.from_iterable(bags))
    total = max(LENGTH, len(bags))
    return {key: round(UNIT * log(1 + total / count)) for key, count in counts.items()}


class Nearness:
    """Plain similarity of the statements of two articles: cosine of their keys, weighted by rarity."""

    def __init__(
        self, left: Sequence[Mapping[str, int]], right: Sequence[Mapping[str, int]], weight: Mapping[str, int]
    ) -> None:
        squares: Counter[Key] = Counter()
        index: dict[str, list[int]] = defaultdict(list)
        for j, bag in enumerate(right):
            for key in bag:
                index[key].append(j)
        held = Counter(chain.from_iterable(left))
        for i, bag in enumerate(left):
            for key in bag:
                if held[key] * len(index.get(key, ())) > COMMON:
                    continue
                for j in index.get(key, ()):
                    squares[i, j] += weight[key] ** 2
        lengths = [[sqrt(sum([weight[key] ** 2 for key in bag])) or 1.0 for bag in bags] for bags in (left, right)]
        self.cosine = {(i, j): total / (lengths[0][i] * lengths[1][j]) for (i, j), total in squares.items()}
        self._rows: dict[int, list[float]] = defaultdict(list)
        self._columns: dict[int, list[float]] = defaultdict(list)
        for (i, j), value in self.cosine.items():
            self._rows[i].append(-value)
            self._columns[j].append(-value)
        for values in (*self._rows.values(), *self._columns.values()):
            values.sort()

    def ranks(self, key: Key) -> tuple[int, int]:
        """Return how many statements are nearer to the left one, and to the right one."""
        value = -self.cosine.get(key, 0.0)
        return bisect_left(self._rows[key[0]], value), bisect_left(self._columns[key[1]], value)

    def nearest(self, most: int) -> set[Key]:
        """Return the pairs of every statement with its nearest ones.

        Of equally near ones those at the nearest place count, as all are where an article repeats one sentence.
        """
        groups: tuple[dict[int, list[Key]], dict[int, list[Key]]] = (defaultdict(list), defaultdict(list))
        for key in self.cosine:
            for groups_of_side, at in zip(groups, key, strict=True):
                groups_of_side[at].append(key)
        return {
            key
            for group in chain.from_iterable(by_statement.values() for by_statement in groups)
            for key in nsmallest(most, group, key=lambda key: (-self.cosine[key], abs(key[0] - key[1]), key))
        }


def proposals(near: Nearness, left: Sequence[Side], right: Sequence[Side]) -> Iterator[Key]:
    """Yield the pairs of statements of which one is among the nearest of the other, and those of two headlines."""
    found = near.nearest(NEIGHBOURS)
    heads = [[n for n, side in enumerate(sides) if _is_headline(side)] for sides in (left, right)]
    found.update((i, j) for i in heads[0] for j in heads[1])
    yield from sorted(found)


def _is_headline(side: Side) -> bool:
    """Whether a statement is a heading above the whole article, and not above one of its parts."""
    statement = side.statement
    return statement.kind is StatementKind.HEADING and statement.start < _body(side.reading)


def _body(reading: Reading) -> int:
    """Return where the first sentence of an article begins."""
    return next((statement.start for statement in reading.statements if statement.compared), 0)


def _both_headlines(a: Claim, b: Claim) -> bool:
    return _is_headline(a.side) and _is_headline(b.side)


def _common(a: Claim, b: Claim, weight: Mapping[str, int]) -> tuple[int, float]:
    """Return the weight of the keys that two claims share, and of what is akin in the rest of them."""
    same = a.keys.keys() & b.keys.keys()
    akin = sum(like * min(weight[key], weight[other]) for key, other, like in _akin(a, b))
    return sum([weight[key] for key in same]), akin


def _akin(a: Claim, b: Claim) -> Iterator[tuple[str, str, float]]:
    """Yield (left key, right key, likeness) of what two claims tell in related words, each key once."""
    rest: list[tuple[str, Unit]] | None = None
    for key, at in a.keys.items():
        unit = a.side.units[at]
        if key in b.keys or not _may_be_akin(unit, b):
            continue
        if rest is None:
            rest = [(other, b.side.units[place]) for other, place in b.keys.items() if other not in a.keys]
        for n, (other, answer) in enumerate(rest):
            like = _alike(unit, answer)
            if like:
                yield key, other, like
                del rest[n]
                break


def _may_be_akin(unit: Unit, claim: Claim) -> bool:
    """Whether a claim may tell anything akin to a unit: a fact, or a word that is related; most words have none."""
    if unit.fact is not None:
        return claim.tells_facts
    return unit.key in claim.reach or not claim.plain.isdisjoint(relatives(unit.key))


def _alike(unit: Unit, other: Unit) -> float:
    """Return how far two units of other keys may mean the same: facts that agree, related words."""
    if unit.fact is not None or other.fact is not None:
        return similarity(unit, other) if unit.fact is not None and other.fact is not None else 0.0
    return AKIN if related(unit.key, other.key) else 0.0


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
    for (a, b), (shared, akin, key) in measured.items():
        both = shared + akin
        strength[a, b] = both * both / sqrt(mass[a] * mass[b]) * (0.3 + near.cosine.get(key, 0.0))
        best[a], best[b] = max(best[a], strength[a, b]), max(best[b], strength[a, b])
    found: Evidence = {}
    for (a, b), (shared, akin, key) in measured.items():
        heads = _both_headlines(a, b)
        worse, better = sorted(strength[a, b] / (best[claim] or 1.0) for claim in (a, b))
        if not heads and (worse < RIVALS[0] or better < RIVALS[1]):
            continue
        rank = 1.0 / (1 + sum(near.ranks(key)))
        found[a, b] = (shared / (5 * UNIT), akin / (3 * UNIT), worse, rank, float(heads))
    return found
