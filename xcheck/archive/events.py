"""Near articles become events: groups in which every article is near to the others on the whole.

    wire  -- .41 -- post          wire, post, radio: one event, mean likeness .37
      \\ .38   .33 /
        radio ........ .12 ........ next week's inquiry: near radio alone, .04 on the mean; an event of its own

Articles are joined from the nearest two on. A group takes another one in only when the mean likeness over all pairs
between them is high enough, where a pair that nobody found counts as nothing: one article that reports two events
joins them by no chain. And a group never spans more than some days, so that no story of a month becomes one event.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from .nearby import UNDATED, Near


class Grouping(NamedTuple):
    """When articles are taken for one event; the defaults are those whose precision the README gives."""

    least: float = 0.14
    "Mean likeness of the articles of two groups from which these are one."
    days: int = 7
    "Most days from the first to the last article of an event."


class Member(NamedTuple):
    """What is asked of an article here."""

    id: int
    key: str
    day: str


def likeness(found: Iterable[Near]) -> dict[tuple[int, int], float]:
    """Return how near each two articles are, those alone of which each is among the nearest of the other.

    A long report on many things is near to many articles; it is not among the nearest of each.
    """
    once: dict[tuple[int, int], float] = {}
    both: dict[tuple[int, int], float] = {}
    for near in found:
        pair = (min(near.one, near.other), max(near.one, near.other))
        if pair in once:
            both[pair] = min(near.score, once[pair])
        else:
            once[pair] = near.score
    return both


def grouped(
    articles: Mapping[int, Member], found: Iterable[Near], grouping: Grouping | None = None
) -> list[tuple[Member, ...]]:
    """Return the events of two articles or more, the earliest first, the articles of each in order."""
    grouping = grouping or Grouping()
    links = {pair: score for pair, score in likeness(found).items() if pair[0] in articles and pair[1] in articles}
    groups = {id: [id] for pair in links for id in pair}
    of = {id: id for id in groups}
    sums: dict[int, dict[int, float]] = {id: {} for id in groups}
    for (one, other), score in links.items():
        sums[one][other] = sums[other][one] = score

    def order(pair: tuple[int, int]) -> tuple[float, list[str]]:
        return -links[pair], sorted((articles[pair[0]].key, articles[pair[1]].key))

    for pair in sorted((pair for pair, score in links.items() if score >= grouping.least), key=order):
        one, other = of[pair[0]], of[pair[1]]
        if one == other:
            continue
        mean = sums[one].get(other, 0.0) / (len(groups[one]) * len(groups[other]))
        if mean < grouping.least or not _near_in_time(articles, groups[one] + groups[other], grouping.days):
            continue
        _join(one, other, groups, of, sums)
    events = [_in_order(articles, ids) for ids in groups.values() if len(ids) > 1]
    return sorted(events, key=lambda event: (event[0].day, event[0].key))


def _join(
    one: int, other: int, groups: dict[int, list[int]], of: dict[int, int], sums: dict[int, dict[int, float]]
) -> None:
    """Put the smaller group into the larger one, and add up how near both are to all others."""
    if len(groups[one]) < len(groups[other]):
        one, other = other, one
    for id in groups[other]:
        of[id] = one
    groups[one] += groups.pop(other)
    for third, total in sums.pop(other).items():
        if third == one:
            del sums[one][other]
            continue
        del sums[third][other]
        sums[one][third] = sums[third][one] = sums[one].get(third, 0.0) + total


def _near_in_time(articles: Mapping[int, Member], ids: Sequence[int], most: int) -> bool:
    days = [articles[id].day for id in ids]
    if UNDATED in days:
        return True
    return (date.fromisoformat(max(days)) - date.fromisoformat(min(days))).days < most


def _in_order(articles: Mapping[int, Member], ids: Iterable[int]) -> tuple[Member, ...]:
    return tuple(sorted((articles[id] for id in ids), key=lambda one: (one.day, one.key)))


def named(event: Sequence[Member]) -> str:
    """Return the id of an event: the day of its first article, and the beginning of that one's key."""
    return f"{event[0].day or 'undated'}-{event[0].key[:8]}"
