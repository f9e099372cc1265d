"""Which findings cover which words: places that overlap or nest are cut into runs, which do neither.

    text    rescuers had formally rejected parts of it
    places               [0--------------]
                                  [1-------]
    runs                 [0------][0,1---][1-]

An element cannot end inside another that began after it, and a reader who points at "rejected" means both findings.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple


class Run(NamedTuple):
    """Words that the same findings cover; offsets are those of the article."""

    start: int
    end: int
    findings: tuple[int, ...]
    "Their numbers, in order; none for words between marks."


def runs(places: Iterable[tuple[int, int, int]]) -> list[Run]:
    """Return the runs of some places, given as start, end and number of the finding."""
    ordered = sorted(place for place in places if place[0] < place[1])
    edges = sorted({edge for start, end, _ in ordered for edge in (start, end)})
    found: list[Run] = []
    open_: list[tuple[int, int]] = []
    first = 0
    for low, high in pairwise(edges):
        open_ = [(end, number) for end, number in open_ if end > low]
        while first < len(ordered) and ordered[first][0] == low:
            open_.append(ordered[first][1:])
            first += 1
        if open_:
            found.append(Run(low, high, tuple(sorted({number for _, number in open_}))))
    return found


def cut(all_runs: Sequence[Run], start: int, end: int) -> Iterator[Run]:
    """Yield the runs within a stretch of text, cut to it, and the words between them as runs of no finding."""
    at = start
    index = bisect_right(all_runs, start, key=lambda run: run.end)
    while at < end:
        run = all_runs[index] if index < len(all_runs) else Run(end, end, ())
        if run.start > at:
            low = min(run.start, end)
            yield Run(at, low, ())
            at = low
        if at < end:
            high = min(run.end, end)
            yield Run(at, high, run.findings)
            at = high
        index += 1
