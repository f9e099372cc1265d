"""A statement cut to what matters in it: the words that a finding marks, and enough around them to understand them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...model import Span, Statement
from .element import Html, element, join

AROUND = 90
"""Characters before and behind the marked words; a cut goes on to the next space."""


def snippet(text: str, statement: Statement, spans: Iterable[Span], around: int = AROUND) -> Html:
    """Return a statement with some of its words marked, cut at both ends where it is long.

    >>> snippet(text, statement, [Span(38, 43)])
    '… left Port Amaro at <mark>9:40 p.m.</mark> on Monday with 371 passengers …'
    """
    marked = sorted(span for span in spans if span.meets(statement))
    first = marked[0].start if marked else statement.start
    last = max((span.end for span in marked), default=statement.start)
    start = _back(text, max(first - around, statement.start), statement.start)
    end = _on(text, min(max(last, start) + around, statement.end), statement.end)
    return join(_pieces(text, start, end, statement, marked))


def _pieces(text: str, start: int, end: int, statement: Statement, marked: Iterable[Span]) -> Iterator[Html | str]:
    yield "… " if start > statement.start else ""
    at = start
    for span in marked:
        low, high = max(span.start, at), min(span.end, end)
        if low < high:
            yield text[at:low]
            yield element("mark", text[low:high])
            at = high
    yield text[at:end]
    yield " …" if end < statement.end else ""


def _back(text: str, at: int, least: int) -> int:
    """Return the beginning of the word at a place."""
    while at > least and not text[at - 1].isspace():
        at -= 1
    return at


def _on(text: str, at: int, most: int) -> int:
    while at < most and not text[at].isspace():
        at += 1
    return at
