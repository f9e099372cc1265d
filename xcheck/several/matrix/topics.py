"""Rows of topics: the statements of each article that speak of one subject."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...model import Row, Span, Topic
from ..corpus import Corpus
from ..topics import distinct
from .rows import cells_of, row


def topic_rows(corpus: Corpus, topics: Iterable[Topic]) -> Iterator[Row]:
    """Yield a row for each topic, with all its statements; of two articles without those that state the same."""
    for topic in distinct(corpus, topics):
        sides = (corpus.sides[id] for some in topic.statements for id in some)
        places = (
            side.reading.place(Span(side.statement.start, side.statement.end), side.statement.id) for side in sides
        )
        yield row(corpus, "topic", topic.label, cells_of(corpus, places), [])
