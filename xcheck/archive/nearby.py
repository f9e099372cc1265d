"""Which articles may report one event: for each the nearest ones of the days around, by the rarest words of both.

    article            its best words, by how often it has them and how few of the days around do
    ferry fire, wire   santa_lavinia 0.31  lavinia 0.29  ferry 0.22  corvo 0.21  coast_guard 0.12  ...
    ferry fire, post   lavinia 0.33  santa_lavinia 0.30  ferry 0.27  valdoni 0.25 ...        -> .31 in common
    cup final, wire    penalty 0.25  goalkeeper 0.22 ...                                     -> nothing in common

Five-word runs, by which copies are found elsewhere, find none of this: two outlets that write for themselves share
hardly one in a hundred of them. An inverted index (word -> articles) of each day keeps it linear: an article is held
only against those that share one of its best words. What comes out for a day depends on the articles of the days
around and on nothing else, so that days are units of work, in portions of any size.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from heapq import nsmallest
from math import log, sqrt
from typing import NamedTuple

from .terms import counts


class Reach(NamedTuple):
    """How far and how closely is looked; the defaults are those whose recall the README gives."""

    days: int = 3
    "Days before and after in which the same event is looked for."
    words: int = 60
    "Best words of an article that are held against others."
    nearest: int = 10
    "Articles kept for each."


FLOOR = 0.05
"""Least likeness that is kept: two articles of one event have .1 to .7, of two events mostly under .05."""

FAR = 0.04
"""What a day between two articles takes from their likeness: of two equally near the one of one day comes first."""

ALONE = 2
"""Articles that a word is taken to stand in at least: one that only one article has says nothing against another, but
would weigh the most. In an archive of twenty articles that made the difference for every second event."""

COMMON, FEW = 0.05, 40
"""Share of the articles around from which a word says nothing of an event, and the number up to which it may."""

UNDATED = ""
"""The day of all articles that have none; they are held against each other only."""


class Known(NamedTuple):
    """What is asked of an article here."""

    id: int
    key: str
    day: str
    terms: str


class Near(NamedTuple):
    """Another article that may report the same event."""

    one: int
    other: int
    rank: int
    "1 for the nearest."
    score: float
    "0..1: cosine of the two rows of best words, less for each day between."


class Paired(NamedTuple):
    """What a unit gives: the nearest articles of each article of its days."""

    days: tuple[str, ...]
    rows: tuple[Near, ...]


class Window(NamedTuple):
    """A unit of work: some days, and the articles of all days from which their result comes."""

    days: tuple[str, ...]
    articles: tuple[Known, ...]
    reach: Reach


Best = dict[str, float]


def nearest(window: Window) -> Paired:
    """Return the nearest articles of each article of the days asked for."""
    reach = window.reach
    by_day: dict[str, list[Known]] = {}
    for article in window.articles:
        by_day.setdefault(article.day, []).append(article)
    asked = set(window.days)
    around = {day: _around(day, by_day, reach.days) for day in by_day}
    needed = {there for day in asked & by_day.keys() for there in around[day]}
    known = {day: [(one, counts(one.terms)) for one in articles] for day, articles in by_day.items()}
    best = {day: _best(known, day, around[day], reach.words) for day in sorted(needed)}
    index = {day: _index(rows) for day, rows in best.items()}
    found: list[Near] = []
    for day in sorted(asked & by_day.keys()):
        for article, words in zip(by_day[day], best[day], strict=True):
            found += _nearest_of(
                article, words, [(index[d], by_day[d], _days_between(day, d)) for d in around[day]], reach
            )
    return Paired(window.days, tuple(found))


def _nearest_of(
    article: Known,
    words: Best,
    days: Sequence[tuple[Mapping[str, list[tuple[int, float]]], list[Known], int]],
    reach: Reach,
) -> list[Near]:
    scored: list[tuple[float, str, int]] = []
    for index, articles, apart in days:
        sums: dict[int, float] = {}
        for word, weight in words.items():
            for at, other in index.get(word, ()):
                sums[at] = sums.get(at, 0.0) + weight * other
        factor = max(1.0 - FAR * apart, 0.5)
        for at, total in sums.items():
            score = round(total * factor, 4)
            if score >= FLOOR and articles[at].id != article.id:
                scored.append((-score, articles[at].key, articles[at].id))
    first = nsmallest(reach.nearest, scored)
    return [Near(article.id, id, rank, -score) for rank, (score, _, id) in enumerate(first, 1)]


def _best(
    known: Mapping[str, list[tuple[Known, dict[str, int]]]], day: str, around: Sequence[str], most: int
) -> list[Best]:
    """Return the best words of each article of a day, with weights whose squares add up to 1."""
    held = Counter[str]()
    total = 0
    for there in around:
        total += len(known[there])
        for _, words in known[there]:
            held.update(words.keys())
    bound = max(COMMON * total, FEW)
    rarity = {word: log((total + 1) / max(number, ALONE)) for word, number in held.items() if number <= bound}
    found = []
    for _, words in known[day]:
        weighed = [(-(1.0 + log(n)) * rarity[word], word) for word, n in words.items() if word in rarity]
        chosen = nsmallest(most, weighed)
        length = sqrt(sum(weight * weight for weight, _ in chosen)) or 1.0
        found.append({word: -weight / length for weight, word in chosen})
    return found


def _index(best: Sequence[Best]) -> dict[str, list[tuple[int, float]]]:
    found: dict[str, list[tuple[int, float]]] = {}
    for at, words in enumerate(best):
        for word, weight in words.items():
            found.setdefault(word, []).append((at, weight))
    return found


def _around(day: str, days: Mapping[str, object], reach: int) -> list[str]:
    """Return the days of the archive from `reach` before to `reach` after one."""
    if day == UNDATED:
        return [day]
    return [there for there in shifted(day, reach) if there in days]


def shifted(day: str, reach: int) -> list[str]:
    """Return the days from `reach` before to `reach` after one."""
    middle = date.fromisoformat(day).toordinal()
    first, last = max(middle - reach, date.min.toordinal()), min(middle + reach, date.max.toordinal())
    return [date.fromordinal(at).isoformat() for at in range(first, last + 1)]


def _days_between(day: str, other: str) -> int:
    if UNDATED in (day, other):
        return 0

    return abs(date.fromisoformat(day).toordinal() - date.fromisoformat(other).toordinal())
