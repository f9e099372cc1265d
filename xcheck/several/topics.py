"""Topics of several articles: what each two of them both speak of, listed once for all.

    wire / post     rejection   a1, a4 | c2
    wire / radio    rejection   a4 | b3        -->   rejection   a1, a4 | b3 | c2, c9
    radio / post    rejection   b3 | c2, c9

A topic that adds little to one of more articles is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..model import Topic
from .corpus import Corpus

SAME = 0.7
"""Share of its statements that a better topic has, from which a topic of several articles adds nothing new."""


def shared(corpus: Corpus, topics: Iterable[Topic]) -> tuple[Topic, ...]:
    """Return topics of two articles each as topics of all: those of one kind and name are one."""
    found: dict[tuple[str, frozenset[str]], list[Topic]] = {}
    for topic in topics:
        found.setdefault((topic.kind, frozenset(topic.label.lower().split(" / "))), []).append(topic)
    return tuple(distinct(corpus, [_one_topic(corpus, some) for some in found.values()]))


def _one_topic(corpus: Corpus, topics: Sequence[Topic]) -> Topic:
    ids = {id for topic in topics for some in topic.statements for id in some}
    label = min((topic.label for topic in topics), key=lambda label: (-label.count(" / "), label))
    statements = (tuple(s.id for s in reading.statements if s.id in ids) for reading in corpus.readings)
    return Topic(topics[0].kind, label, tuple(statements))


def distinct(corpus: Corpus, topics: Iterable[Topic]) -> Iterator[Topic]:
    """Yield the topics that most articles speak of first, without those that a better one of their sort covers.

    Of as many articles the narrowest comes first: it says best what a statement is about.
    """
    order = {s.id: (corpus.rank[r.id], s.start) for r in corpus.readings for s in r.statements}
    has = {topic: frozenset(id for some in topic.statements for id in some) for topic in topics}

    def worth(topic: Topic) -> tuple[object, ...]:
        articles = sum(1 for some in topic.statements if some)
        return -articles, len(has[topic]), sorted(order[id] for id in has[topic]), topic.label

    chosen: list[Topic] = []
    for topic in sorted(has, key=worth):
        rivals = (other for other in chosen if (other.kind == "name") == (topic.kind == "name"))
        if all(len(has[other] & has[topic]) < SAME * len(has[topic]) for other in rivals):
            chosen.append(topic)
            yield topic
