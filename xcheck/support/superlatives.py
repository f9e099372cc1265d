"""The most of all that no source states: the longest ruling ever, where a source has only a long one."""

from __future__ import annotations

from collections.abc import Iterator

from ..comparability import outside_quotes
from ..facts.numbers.numerals import numerals
from ..match import Side
from ..model import Span
from ..parse import NounPhrase, Token
from ..words import analyse
from .cast import Cast
from .parties import lemma_of

PLAIN = frozenset(("most", "least", "best", "last", "latest", "next", "first", "worst", "youngest", "oldest", "eldest"))
"""Superlatives that often tell no rank: at least, most people, last week, the youngest son."""

RANKING = frozenset(("record", "unprecedented", "ever", "never", "top", "history"))
"""Words by which a source may tell a rank in its own way."""


AMONG = 6
"""Tokens before a superlative in which it is said that it is one of several."""


def unranked(own: Side, cast: Cast) -> Iterator[Span]:
    """Yield the superlatives of a draft statement in a phrase of which no source states a rank at all."""
    for phrase in own.analysis.phrases:
        token = _superlative(own, phrase)
        if token is None or not outside_quotes(own, token.span) or _is_counted(own, token):
            continue
        noun = lemma_of(own, own.analysis.tokens[phrase.head])
        if noun in cast.at and not any(_ranks(side, token) for side in cast.sides if _has_word(side, noun, token)):
            yield own.analysis.span(phrase)


def _is_counted(side: Side, token: Token) -> bool:
    """Whether an ordinal stands before a superlative: the second largest."""
    before = [other for other in side.analysis.tokens if other.end < token.start][-1:]
    return any(numerals().get(other.lower, ("",))[0] == "ordinal" for other in before)


def _superlative(side: Side, phrase: NounPhrase) -> Token | None:
    tokens = side.analysis.tokens
    before = [token.lower for token in tokens[max(0, phrase.first - AMONG) : phrase.first]]
    if "of" in before and "one" in before:
        return None  # one of the country's largest
    inside = tokens[phrase.first : phrase.head]
    return next(
        (t for t in inside if t.tag == "JJS" and t.lower not in PLAIN and not {"n", "v"} & set(analyse(t.lower)[1])),
        None,
    )


def _has_word(side: Side, noun: str, token: Token) -> bool:
    words = {word.lemma for word in side.statement.words} | {word.lower for word in side.statement.words}
    return noun in words or token.lower in words


def _ranks(side: Side, token: Token) -> bool:
    """Whether a statement has a rank that may be that of a superlative: "the second largest" is not the largest."""
    tokens = side.analysis.tokens
    ranked = any(
        t.tag in ("JJS", "RBS")
        and t.lower not in ("least",)
        and not (t.lower == token.lower and at and numerals().get(tokens[at - 1].lower, ("",))[0] == "ordinal")
        for at, t in enumerate(tokens)
    )
    return ranked or any(t.lower in RANKING for t in tokens)
