"""What two words, or two rows of words, have in common, and how many edits lie between them.

The measures are rapidfuzz's (LCSseq, Indel, OSA), and so are the results. For the words of a sentence Python's
whole numbers do as well as bit vectors, and loading rapidfuzz takes 5 ms of every start; long rows are left to it.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence

_LONG = 200
"""Items of a row from which rapidfuzz is faster even when it must be loaded."""

Block = tuple[int, int, int]
"""Where equal items begin in the left row and in the right one, and how many they are."""


def blocks(left: Sequence[Hashable], right: Sequence[Hashable]) -> list[Block]:
    """Return the longest common subsequence of two rows as blocks, from left to right."""
    if max(len(left), len(right)) >= _LONG:
        from rapidfuzz.distance import LCSseq

        ops = LCSseq.opcodes(left, right)
        return [(op.src_start, op.dest_start, op.src_end - op.src_start) for op in ops if op.tag == "equal"]
    head = _common_head(left, right)
    tail = _common_head(left[head:][::-1], right[head:][::-1])
    found = [(head + i, head + j) for i, j in _aligned(left[head : len(left) - tail], right[head : len(right) - tail])]
    pairs = [(k, k) for k in range(head)] + found
    pairs += [(len(left) - k, len(right) - k) for k in range(tail, 0, -1)]
    joined: list[Block] = []
    for i, j in pairs:
        if joined and (joined[-1][0] + joined[-1][2], joined[-1][1] + joined[-1][2]) == (i, j):
            joined[-1] = (joined[-1][0], joined[-1][1], joined[-1][2] + 1)
        else:
            joined.append((i, j, 1))
    return joined


def _common_head(left: Sequence[Hashable], right: Sequence[Hashable]) -> int:
    """Return how many items are the same at the beginning."""
    size = min(len(left), len(right))
    return next((k for k in range(size) if left[k] != right[k]), size)


def _growth_bits(left: Sequence[Hashable], right: Sequence[Hashable]) -> list[int]:
    """Return for each right item a row of bits: 0 where the common subsequence of the rows so far grows on the left.

    The bit-parallel algorithm of Hyyrö (2004); bit k stands for left item k.
    """
    places: dict[Hashable, int] = {}
    for at, item in enumerate(left):
        places[item] = places.get(item, 0) | 1 << at
    full = (1 << len(left)) - 1
    row, rows = full, []
    for item in right:
        here = row & places.get(item, 0)
        row = ((row + here) | (row - here)) & full
        rows.append(row)
    return rows


def _aligned(left: Sequence[Hashable], right: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Return the pairs of the common subsequence, found from the end back, left items dropped first."""
    rows = _growth_bits(left, right) if left and right else []
    pairs = []
    i, j = len(left), len(right)
    while i and j:
        if rows[j - 1] >> (i - 1) & 1:
            i -= 1
        elif j > 1 and not rows[j - 2] >> (i - 1) & 1:
            j -= 1
        else:
            i, j = i - 1, j - 1
            pairs.append((i, j))
    return pairs[::-1]


def likeness(left: str, right: str, least: float = 0.0) -> float:
    """Return the normalised Indel similarity of two words, 0..1: twice the common letters over all; 0 below `least`."""
    both = len(left) + len(right)
    if not both:
        return 1.0
    common = min(len(left), len(right))
    if 2 * common < least * both - 1e-9:
        return 0.0
    rows = _growth_bits(left, right)
    common = len(left) - rows[-1].bit_count() if rows else 0
    alike = 1.0 - (both - 2 * common) / both
    return alike if alike >= least else 0.0


def slips_between(left: str, right: str, most: int) -> int:
    """Return how many letters put in, left out, changed or swapped with the next lie between two words.

    Each part is edited once (optimal string alignment); more than `most` are not counted: `most` + 1.
    """
    if abs(len(left) - len(right)) > most:
        return most + 1
    short, long = (left, right) if len(left) <= len(right) else (right, left)
    if sum(letter not in long for letter in short) > most:
        return most + 1
    before: list[int] = []
    last = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        row = [i]
        for j, b in enumerate(right, 1):
            least = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and a == right[j - 2] and left[i - 2] == b:
                least = min(least, before[j - 2] + 1)
            row.append(least)
        if min(row) > most:
            return most + 1
        before, last = last, row
    return min(last[-1], most + 1)
