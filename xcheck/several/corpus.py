"""All articles of a run together: which two are compared, and what no longer depends on the order they came in.

Two articles are compared as they were given. Of more, each two are compared in the order of their names, so that
`compare a b c` and `compare c a b` find the same; what the report says of two is turned back to its own order.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import combinations

from ..match import Comparison, Meeting, Side, sides
from ..model import Article, Fact, Pair, Reading
from ..record import Record
from ..sentences import listed


class Corpus(Record, eq=False):
    """Some articles, each compared with each."""

    readings: tuple[Reading, ...]
    comparisons: tuple[Comparison, ...]

    @cached_property
    def order(self) -> Mapping[str, int]:
        """Number of each article in the report."""
        return {reading.id: number for number, reading in enumerate(self.readings)}

    @cached_property
    def rank(self) -> Mapping[str, int]:
        """Number of each article by its name and text, whatever its place in the report."""
        return {reading.id: number for number, reading in enumerate(_by_name(self.readings))}

    @cached_property
    def sides(self) -> Mapping[str, Side]:
        """All statements of all articles by id."""
        return {id: side for reading in self.readings for id, side in sides(reading).items()}

    @cached_property
    def facts(self) -> Mapping[str, tuple[Fact, ...]]:
        """The facts of each statement."""
        found: dict[str, list[Fact]] = {}
        for fact in (fact for reading in self.readings for fact in reading.facts):
            found.setdefault(fact.statement, []).append(fact)
        return {id: tuple(facts) for id, facts in found.items()}

    @cached_property
    def meetings(self) -> Mapping[tuple[str, str], Meeting]:
        """The meetings of all comparisons by their left and right statement."""
        return {(m.pair.left, m.pair.right): m for comparison in self.comparisons for m in comparison.meetings}

    def name(self, article: str) -> str:
        """Return the name of an article."""
        return self.readings[self.order[article]].article.name

    def names(self, articles: Sequence[str]) -> str:
        """Return the names of articles in a row: "a", "a and b" or "a, b and c"."""
        return listed([*map(self.name, articles)])

    def said(self, words: Mapping[str, str]) -> str:
        """Return who says what: "a and b: nine; c: 9", from the words of each article; capitals do not count."""
        articles: dict[str, list[str]] = {}
        spelt: dict[str, str] = {}
        for article, text in words.items():
            key = text.lower()
            spelt.setdefault(key, text)
            articles.setdefault(key, []).append(article)
        return "; ".join(f"{self.names(ids)}: {spelt[key]}" for key, ids in articles.items())

    def in_order(self) -> Iterator[tuple[Comparison, bool]]:
        """Yield the comparisons in the order of the report, and whether each was made the other way round."""
        ends = {c: (self.order[c.left.id], self.order[c.right.id]) for c in self.comparisons}
        for comparison in sorted(self.comparisons, key=lambda c: sorted(ends[c])):
            yield comparison, ends[comparison][0] > ends[comparison][1]

    def pairs(self) -> Iterator[Pair]:
        """Yield the pairs of statements, by the left statement and then the right one of each two articles."""
        start = {s.id: s.start for reading in self.readings for s in reading.statements}
        for comparison, mirrored in self.in_order():
            pairs = [meeting.pair for meeting in comparison.meetings]
            if mirrored:
                pairs = [Pair(pair.right, pair.left, pair.score) for pair in pairs]
                pairs.sort(key=lambda pair: (start[pair.left], start[pair.right]))
            yield from pairs

    def covered(self) -> frozenset[str]:
        """Return the statements that another article covers, in a counterpart or in others, or comes near to in one."""
        found: set[str] = set()
        for comparison in self.comparisons:
            paired = {id for m in comparison.meetings for id in (m.pair.left, m.pair.right)}
            cover = comparison.coverage
            found.update(id for id in paired if id not in cover or cover[id].status != "lacks")
            found.update(id for id, one in cover.items() if one.status == "tells")
        return frozenset(found)

    def strangers(self) -> tuple[str, ...]:
        """Return the articles that no chain of related ones joins to most of the others; all, where none are related.

        Of two groups of one size the one with the first name counts.
        """
        groups = {reading.id: {reading.id} for reading in self.readings}
        for comparison in self.comparisons:
            one, other = groups[comparison.left.id], groups[comparison.right.id]
            if comparison.related and one is not other:
                one |= other
                groups.update(dict.fromkeys(other, one))
        largest = max(groups.values(), key=lambda group: (len(group), -min(map(self.rank.__getitem__, group))))
        return tuple(id for id in groups if len(largest) == 1 or id not in largest)


def with_distinct_names(articles: Sequence[Article]) -> list[Article]:
    """Return articles of which no two have one name: their paths distinguish them, else their numbers."""
    names = [article.name for article in articles]
    paths = [article.path or "" for article in articles]
    named = []
    for number, (article, path) in enumerate(zip(articles, paths, strict=True), 1):
        if names.count(article.name) > 1:
            name = _by_path(path, paths, article) if path and paths.count(path) == 1 else f"{article.name} ({number})"
            article = article.replace(name=name, label=name if article.label else None)
        named.append(article)
    return named


def _by_path(path: str, paths: Sequence[str], article: Article) -> str:
    """Return the path as a name; of an address its host and end, where no other ends so: example.org/ferry-fire."""
    ends = [other.split("?")[0].rstrip("/").rpartition("/")[2] for other in paths]
    end = ends[paths.index(path)]
    if "://" not in path or not end or ends.count(end) > 1 or end == article.name:
        return path
    return f"{article.name}/{end}"


def couples(readings: Sequence[Reading]) -> Iterator[tuple[Reading, Reading]]:
    """Yield each two articles, the left one first."""
    return combinations(readings if len(readings) == 2 else _by_name(readings), 2)


def _by_name(readings: Sequence[Reading]) -> list[Reading]:
    """Return articles by name, then by path and text: the same order however they were given."""
    return sorted(readings, key=lambda r: (r.article.name, r.article.path or "", r.article.text))
