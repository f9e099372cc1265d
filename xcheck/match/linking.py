"""Which units of two statements are linked: the common row first, then slips, moved words, neighbours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Indel, LCSseq

from ..facts.dates import dates_agree
from ..facts.names import coreferent
from ..facts.numbers import agree, same_quantity
from ..model import Date, Name, Number
from ..words import is_word, related, relatives, slip_of
from .units import Unit

_ALIKE = 0.84
"""Least normalised Indel similarity of two spellings of one word; below it "rejected" meets "respected"."""

MOST_FACTS = 48
"""Facts that a statement may have for each to be held against each of the other's: beyond that they are a table or
noise, and only the same ones are linked. The most that one sentence had in 600 news articles was 28."""

_LONG_ENOUGH = 5
"""Letters a word needs before a like spelling says anything."""


def similarity(left: Unit, right: Unit) -> float:
    """Return how surely two units mean the same: 1 same key, less for related words and like spellings."""
    if left.fact is not None or right.fact is not None:
        return _fact_similarity(left, right)
    if left.key == right.key:
        return 1.0
    if not (left.content and right.content):
        return 0.0
    if related(left.key, right.key):
        return 0.8
    if min(len(left.key), len(right.key)) >= _LONG_ENOUGH and left.key[:2] == right.key[:2]:
        if is_word(left.key) and is_word(right.key):
            return 0.0  # letters alone make no two words one: condemned, condoned
        return 0.7 * Indel.normalized_similarity(left.key, right.key, score_cutoff=_ALIKE)
    return 0.0


def _fact_similarity(left: Unit, right: Unit) -> float:
    a, b = left.fact, right.fact
    if isinstance(a, Name) and isinstance(b, Name):
        return 1.0 if a.key == b.key else 0.9 if coreferent(a, b) else 0.0
    if isinstance(a, Number) and isinstance(b, Number):
        if (a.low, a.high) == (b.low, b.high):
            return 1.0
        return 0.8 if same_quantity(a, b) and agree(a, b) else 0.0
    if isinstance(a, Date) and isinstance(b, Date):
        if (a.value, a.time) == (b.value, b.time):
            return 1.0
        return 0.8 if dates_agree(a, b) else 0.0
    return 0.9 if left.key.removeprefix("name ") == right.key.removeprefix("name ") else 0.0


def link(left: Sequence[Unit], right: Sequence[Unit]) -> dict[int, int]:
    """Return {index in left: index in right}, one to one."""
    keys_left, keys_right = _shared_keys(left, right)
    links: dict[int, int] = {}
    for i, j, size in LCSseq.opcodes(keys_left, keys_right).as_matching_blocks():
        links.update((i + k, j + k) for k in range(size))
    _drop_stray(left, links)
    _link_slips(left, right, links)
    _link_moved(left, right, links)
    _link_neighbours(left, right, links)
    return links


def _shared_keys(left: Sequence[Unit], right: Sequence[Unit]) -> tuple[list[str], list[str]]:
    """Return the keys, where a right unit with a fact that agrees takes the left one's key."""
    keys_left = [unit.key for unit in left]
    keys_right = [unit.key for unit in right]
    known = set(keys_left)
    if _too_many(left, right):
        return keys_left, keys_right
    for j, unit in enumerate(right):
        if unit.fact is not None and unit.key not in known:
            best = max(
                ((similarity(other, unit), -i) for i, other in enumerate(left) if _one_sort(other, unit)),
                default=(0.0, 0),
            )
            if best[0] > 0:
                keys_right[j] = keys_left[-best[1]]
    return keys_left, keys_right


def _one_sort(left: Unit, right: Unit) -> bool:
    """Whether two units are both names, both numbers or both dates; no other facts answer each other."""
    return left.fact is not None and type(left.fact) is type(right.fact)


def _too_many(left: Sequence[Unit], right: Sequence[Unit]) -> bool:
    """Whether one side has more facts than may be held against each other."""
    return any(
        len(units) > MOST_FACTS and sum(unit.fact is not None for unit in units) > MOST_FACTS for units in (left, right)
    )


def _drop_stray(left: Sequence[Unit], links: dict[int, int]) -> None:
    """Unlink function words that no linked content word stands near to on both sides."""
    for i, j in list(links.items()):
        if left[i].content:
            continue
        near = any(
            left[k].content and k in links and abs(links[k] - j) <= 3
            for k in range(max(0, i - 3), min(len(left), i + 4))
        )
        if not near:
            del links[i]


def _link_slips(left: Sequence[Unit], right: Sequence[Unit], links: dict[int, int]) -> None:
    """Link units between the same two links of which one is a typing slip of the other, small words too."""
    taken = set(links.values())
    for i, unit in enumerate(left):
        j = links.get(i - 1, -1) + 1 if i else 0
        if i in links or j in taken or j >= len(right) or unit.fact is not None or right[j].fact is not None:
            continue
        if slip_of(unit.key, right[j].key):
            links[i] = j
            taken.add(j)


def _link_moved(left: Sequence[Unit], right: Sequence[Unit], links: dict[int, int]) -> None:
    """Link content units that stayed alone, best similarity first, then nearest to linked neighbours."""
    taken = set(links.values())
    free_left = [i for i, unit in enumerate(left) if unit.content and i not in links]
    free_right = [j for j, unit in enumerate(right) if unit.content and j not in taken]
    if not free_left or not free_right:
        return
    scale = len(right) / max(1, len(left))
    options = []
    for i, j in _hopeful(left, right, free_left, free_right):
        score = similarity(left[i], right[j])
        if score > 0:
            options.append((-score, abs(i * scale - j), i, j))
    for _, _, i, j in sorted(options):
        if i not in links and j not in taken:
            links[i] = j
            taken.add(j)


def _hopeful(
    left: Sequence[Unit], right: Sequence[Unit], free_left: Sequence[int], free_right: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Yield the pairs of free units that may be similar; most are not, as a look at their keys shows."""
    facts = [] if _too_many(left, right) else [j for j in free_right if right[j].fact is not None]
    plain = [(j, right[j].key, relatives(right[j].key)) for j in free_right if right[j].fact is None]
    for i in free_left:
        key = left[i].key
        if left[i].fact is not None:
            bare = key.removeprefix("name ")
            yield from ((i, j) for j in facts if _one_sort(left[i], right[j]))
            yield from ((i, j) for j, other, _ in plain if other == bare)
            continue
        yield from ((i, j) for j in facts if right[j].key.removeprefix("name ") == key)
        begin, near = key[:2], relatives(key)
        for j, other, near_other in plain:
            if other[:2] == begin or other in near or key in near_other:
                yield i, j


def _link_neighbours(left: Sequence[Unit], right: Sequence[Unit], links: dict[int, int]) -> None:
    """Link equal function words that stand right beside linked units on both sides."""
    taken = set(links.values())
    for step in (1, -1):
        order = range(len(left)) if step == 1 else range(len(left) - 1, -1, -1)
        for i in order:
            if i in links or i - step not in links:
                continue
            j = links[i - step] + step
            if 0 <= j < len(right) and j not in taken and left[i].key == right[j].key:
                links[i] = j
                taken.add(j)
