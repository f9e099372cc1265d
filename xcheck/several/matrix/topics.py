"""Rows of topics: the statements of each article that speak of one subject; shared over all articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ...model import Row, Span, Topic
from ..corpus import Corpus
from .rows import cells_of, row

SAME = 0.7
"""Share of its statements that a better topic has, from which a topic of several articles tells nothing new."""


class Shared:
    """Topics of several pairs of articles that are one."""

    def __init__(self, topic: Topic) -> None:
        self.kind = topic.kind
        self.label = topic.label
        self.statements: set[str] = set()
        self.add(topic)

    def add(self, topic: Topic) -> None:
        """Take in the statements of another two articles."""
        self.label = min(self.label, topic.label, key=lambda label: (-label.count(" / "), label))
        self.statements.update((*topic.left, *topic.right))


def shared(topics: Iterable[Topic]) -> list[Shared]:
    """Return topics of one kind and name as one, in the order in which the first of each came."""
    found: dict[tuple[str, frozenset[str]], Shared] = {}
    for topic in topics:
        name = topic.kind, frozenset(topic.label.lower().split(" / "))
        if name in found:
            found[name].add(topic)
        else:
            found[name] = Shared(topic)
    return list(found.values())


def telling(corpus: Corpus, topics: Iterable[Shared]) -> Iterator[Shared]:
    """Yield the topics that most articles speak of first, without those that a better one of their sort has told."""
    order = {s.id: (corpus.rank[r.id], s.start) for r in corpus.readings for s in r.statements}

    def worth(topic: Shared) -> tuple[object, ...]:
        articles = {corpus.sides[id].reading.id for id in topic.statements}
        return -len(articles), len(topic.statements), sorted(order[id] for id in topic.statements), topic.label

    told: list[Shared] = []
    for topic in sorted(topics, key=worth):
        rivals = [other for other in told if (other.kind == "name") == (topic.kind == "name")]
        if all(len(other.statements & topic.statements) < SAME * len(topic.statements) for other in rivals):
            told.append(topic)
            yield topic


def topic_rows(corpus: Corpus, topics: Sequence[Topic]) -> Iterator[Row]:
    """Yield a row for each topic, with all its statements."""
    for topic in telling(corpus, shared(topics)):
        sides = (corpus.sides[s.id] for r in corpus.readings for s in r.statements if s.id in topic.statements)
        places = (
            side.reading.place(Span(side.statement.start, side.statement.end), side.statement.id) for side in sides
        )
        yield row(corpus, "topic", topic.label, cells_of(corpus, places), [])
