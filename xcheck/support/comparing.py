"""A comparison turned round: who has more, who is ahead.

source    Lomax supplies 31 schools, more than its rival Brisvik.
draft     Brisvik supplies more schools than Lomax.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ..claims.clauses import STEM
from ..comparability import outside_quotes
from ..data import classes
from ..match import Side
from ..model import Span
from ..parse import Token
from ..words import positive
from .against import Against, unless_stated
from .cast import Cast
from .parties import NOUNS
from .stems import MARKS, MOST_PLACES

LINK, BEHIND = ("than", "of"), 5
"""What stands between a comparative and what it compares with, at most so many tokens behind it: more schools than."""

FORM = {"up": 1, "down": -1}
"""Signs of the two classes of words."""


class Comparison(NamedTuple):
    """Two things of which a statement says that one has more: each by the first letters of its words."""

    span: Span
    key: str
    "What it compares by: the plain form of its word, more for more, less and fewer."
    more: frozenset[str]
    less: frozenset[str]


@lru_cache(maxsize=2048)
def comparisons(side: Side) -> tuple[Comparison, ...]:
    """Return the comparisons of a statement outside its quotations."""
    return tuple(_comparisons(side))


def _comparisons(side: Side) -> Iterator[Comparison]:
    tokens = side.analysis.tokens
    for at, token in enumerate(tokens):
        word = _plain(token)
        sign = FORM.get(classes("comparatives").get(word, ""), 0)
        link = next((n for n in range(at + 1, min(at + 1 + BEHIND, len(tokens))) if tokens[n].lower in LINK), None)
        if not sign or link is None or (tokens[link].lower == "of") != (word in ("ahead", "behind")):
            continue
        if tokens[link].lower == "than" and link + 1 < len(tokens) and tokens[link + 1].tag == "CD":
            continue  # more than 200 guests
        end = next((n for n in range(link + 1, len(tokens)) if tokens[n].tag in MARKS), len(tokens))
        left, right = _nouns(side, 0, link), _nouns(side, link + 1, end)
        span = Span(token.start, tokens[link].end)
        if left - right and right - left and outside_quotes(side, span):
            both = (left - right, right - left)
            yield Comparison(span, _key(word), *(both if sign > 0 else both[::-1]))


def _nouns(side: Side, first: int, last: int) -> frozenset[str]:
    """Return the nouns and names between two tokens, each by its first letters."""
    tokens = side.analysis.tokens[first:last]
    return frozenset(token.lemma[:STEM].lower() for token in tokens if token.tag in (*NOUNS, "NNP", "NNPS"))


def _plain(token: Token) -> str:
    """Return the plain form of a comparative: high of higher, more of more; else an empty string."""
    if token.tag in ("JJR", "RBR") or token.lower in ("ahead", "behind"):
        return positive(token.lower, "er") or token.lower
    return positive(token.lower, "er") if token.tag == "RB" else ""  # fell faster


def _key(word: str) -> str:
    return {"less": "more", "few": "more", "fewer": "more", "behind": "ahead"}.get(word, word)


def turned_comparisons(own: Side, cast: Cast) -> Iterator[Against]:
    """Yield the comparisons of a draft statement that the sources have the other way round, with their words."""
    for mine in comparisons(own):
        words = mine.more | mine.less
        places = sorted({at for stem in words for at in cast.by_stem.get(stem, ())[:MOST_PLACES]})
        found = unless_stated(one for at in places for one in _by_words(mine, cast.sides[at]))
        if found is not None:
            yield Against(mine.span, *found)


def _by_words(mine: Comparison, side: Side) -> Iterator[tuple[bool, tuple[Side, Span]]]:
    """Yield whether a statement of a source has the same of the two as the larger one, and where it says so."""
    for theirs in comparisons(side):
        if theirs.key == mine.key or {theirs.key, mine.key} <= {"more", "ahead"}:
            straight = bool(mine.more & theirs.more), bool(mine.less & theirs.less)
            crossed = bool(mine.more & theirs.less), bool(mine.less & theirs.more)
            if all(straight) != all(crossed):
                yield all(straight), (side, theirs.span)
                return
