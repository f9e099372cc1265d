"""Which of two acts came first: "after", "before" and their like, turned round.

source    The ministry lifted the ban after an inspection.
draft     The inspection took place after the ban had been lifted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from ..claims.clauses import STEM
from ..data import classes
from ..match import Side
from ..model import Span
from ..parse import Token
from ..slots.predicate import LIGHT
from .against import Against
from .cast import Cast

NOUN_OR_VERB = ("NN", "NNS", "NNP", "NNPS", "VB", "VBD", "VBN", "VBG", "VBZ", "VBP")

REACH = 12
"""Tokens on each side of "after" within which stand the things that it joins."""

BOTH = 2
"""Words that the longer of two acts must have in common with its match: lift, ban."""


class Order(NamedTuple):
    """Two acts of a statement of which one came first, each by the first letters of its words."""

    word: Span
    earlier: frozenset[str]
    later: frozenset[str]


@lru_cache(maxsize=2048)
def orders(side: Side) -> tuple[Order, ...]:
    """Return what a statement says of the order of two acts."""
    return tuple(_orders(side))


def _orders(side: Side) -> Iterator[Order]:
    tokens, known = side.analysis.tokens, classes("order_words")
    for at, token in enumerate(tokens):
        kind = known.get(token.lower)
        if kind is None or any(quote.span.meets(token) for quote in side.quotes):
            continue
        before, behind = tokens[max(0, at - REACH) : at], tokens[at + 1 : at + 1 + REACH]
        if at == 0:  # After the ban was lifted, the ministry ...
            comma = next((n for n, other in enumerate(behind) if other.text == ","), None)
            if comma is None:
                continue
            behind, before = tokens[1 : 1 + comma], tokens[2 + comma : 2 + comma + REACH]
        main, other = _stems(side, _back_to_mark(before) if at else before), _stems(side, _to_mark(behind))
        if main and other:
            yield Order(token.span, *((other, main) if kind == "later" else (main, other)))


def _to_mark(tokens: Sequence[Token]) -> Sequence[Token]:
    marks = (n for n, token in enumerate(tokens) if token.text in (".", ";", ":", ",", "”", '"'))
    return tokens[: next(marks, len(tokens))]


def _back_to_mark(tokens: Sequence[Token]) -> Sequence[Token]:
    return _to_mark(tokens[::-1])


def _stems(side: Side, tokens: Sequence[Token]) -> frozenset[str]:
    dated = [date.span for date in side.dates]
    return frozenset(
        token.lemma[:STEM].lower()
        for token in tokens
        if token.tag in NOUN_OR_VERB and token.lemma not in LIGHT and not any(span.meets(token) for span in dated)
    )


def turned(own: Side, cast: Cast) -> Iterator[Against]:
    """Yield the word of a draft statement that turns an order of the sources round, and the words of the source.

    Nothing where any sentence of a source states the order of the draft.
    """
    for mine in orders(own):
        source_orders = [(side, theirs) for side in cast.sides if _may_order(side) for theirs in orders(side)]
        crossed = next(((side, theirs.word) for side, theirs in source_orders if _crossed(mine, theirs)), None)
        if crossed is not None and not any(_straight(mine, theirs) for _, theirs in source_orders):
            yield Against(mine.word, *crossed)


def _may_order(side: Side) -> bool:
    """Whether a statement has a word of order, so that its grammar is worth asking."""
    return any(word.lower in classes("order_words") for word in side.statement.words)


def _straight(mine: Order, theirs: Order) -> bool:
    """Whether two orders have words in common on both sides."""
    return bool(mine.earlier & theirs.earlier) and bool(mine.later & theirs.later)


def _crossed(mine: Order, theirs: Order) -> bool:
    """Whether what came first here came later there, each act known by a word of its own and one by two."""
    common = mine.earlier & mine.later | theirs.earlier & theirs.later
    crosswise = mine.earlier & theirs.later - common, mine.later & theirs.earlier - common
    straight = mine.earlier & theirs.earlier - common, mine.later & theirs.later - common
    return all(crosswise) and max(map(len, crosswise)) >= BOTH and not any(straight)
