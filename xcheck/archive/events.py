"""Near articles become events: groups in which every article is near to the others on the whole.

    wire  -- .41 -- post          wire, post, radio: one event, mean likeness .37
      \\ .38   .33 /
        radio ........ .12 ........ next week's inquiry: near radio alone, .04 on the mean; an event of its own

The nearest are joined first. A group takes another one in only when the mean likeness over all pairs
between them is high enough, where a pair that nobody found counts as nothing: one article that reports two events
joins them by no chain. Two groups that are both there already are two events, of one person or one quarrel, unless
they are at least half as near to each other as the closer of them is within:

    wire  -- .50 -- post    . . . .  .15 . . . .    radio -- .41 -- daily     an endorsement, an advertisement

And a group never spans more than some days, so that no story of a month becomes one event.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from heapq import heappop, heappush
from math import comb
from typing import NamedTuple

from .nearby import UNDATED, Near


class Grouping(NamedTuple):
    """When articles are taken for one event; the defaults are those whose precision the README gives."""

    least: float = 0.14
    "Mean likeness of the articles of two groups from which these are one."
    apart: float = 0.5
    "Share of the likeness within the closer of two groups of two or more that they must have to each other;"
    enough: float = 0.25
    "what is enough however close that one is: reports after one agency's words are near copies of each other."
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
    links = {pair: score for pair, score in likeness(found).items() if pair[0] in articles and pair[1] in articles}
    groups = _Groups(articles, links, grouping or Grouping())
    groups.join_all()
    events = [_in_order(members) for members in groups.members.values() if len(members) > 1]
    return sorted(events, key=lambda event: (event[0].day, event[0].key))


class _Groups:
    """Groups of articles, each with the sums of likeness to those that it has any to, itself among them.

    The nearest two groups are joined first (average linkage), until none are near enough. A group that two become has
    a number of its own, so that what was queued for the two is known to be of the past.
    """

    def __init__(self, articles: Mapping[int, Member], links: Mapping[tuple[int, int], float], rule: Grouping) -> None:
        self.rule = rule
        self.members = {id: [articles[id]] for pair in links for id in pair}
        self.sums: dict[int, dict[int, float]] = {id: {id: 0.0} for id in self.members}
        for (one, other), score in links.items():
            self.sums[one][other] = self.sums[other][one] = score
        self.queue: list[tuple[float, list[str], int, int]] = []
        for pair in links:
            self._propose(*pair)

    def join_all(self) -> None:
        """Join what is near enough."""
        number = max(self.members, default=0)
        while self.queue:
            _, _, one, other = heappop(self.queue)
            if one in self.members and other in self.members:
                number += 1
                self._join(one, other, number)

    def _propose(self, one: int, other: int) -> None:
        """Queue two groups if they may be one, by how near they are and then by the keys of their articles."""
        here, there = self.members[one], self.members[other]
        mean = self.sums[one][other] / (len(here) * len(there))
        if mean >= self._least(one, other) and _near_in_time([*here, *there], self.rule.days):
            keys = sorted(min(member.key for member in members) for members in (here, there))
            heappush(self.queue, (-mean, keys, one, other))

    def _least(self, one: int, other: int) -> float:
        """Return the mean likeness that joins two groups."""
        sizes = {id: comb(len(self.members[id]), 2) for id in (one, other)}
        if not all(sizes.values()):
            return self.rule.least
        closer = max(self.sums[id][id] / size for id, size in sizes.items())
        return max(self.rule.least, min(self.rule.apart * closer, self.rule.enough))

    def _join(self, one: int, other: int, number: int) -> None:
        self.members[number] = self.members.pop(one) + self.members.pop(other)
        first, second = self.sums.pop(one), self.sums.pop(other)
        whole = {number: first.pop(one) + second.pop(other) + first.pop(other)}
        del second[one]
        for third in {**first, **second}:
            self.sums[third].pop(one, None)
            self.sums[third].pop(other, None)
            whole[third] = self.sums[third][number] = first.get(third, 0.0) + second.get(third, 0.0)
        self.sums[number] = whole
        for third in whole:
            if third != number:
                self._propose(number, third)


def _near_in_time(members: Iterable[Member], most: int) -> bool:
    days = [member.day for member in members]
    if UNDATED in days:
        return True
    return (date.fromisoformat(max(days)) - date.fromisoformat(min(days))).days < most


def _in_order(members: Iterable[Member]) -> tuple[Member, ...]:
    return tuple(sorted(members, key=lambda one: (one.day, one.key)))


def named(event: Sequence[Member]) -> str:
    """Return the id of an event: the day of its first article, and the beginning of that one's key."""
    return f"{event[0].day or 'undated'}-{event[0].key[:8]}"
