"""A part stated as most or all of its whole: two of the union's five branches are not most of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from ..comparability import outside_quotes
from ..comparability.single import forms_of
from ..facts.numbers.numerals import numerals
from ..match import Side
from ..model import Span
from ..parse import Token
from ..senses import contrary, synonym_or_hyponym
from ..slots import too_many
from ..slots.opposite import DIRECT
from .against import Against
from .bearing import denies
from .cast import Cast
from .shares import LARGE

REACH = 12
"""Tokens behind "of" or "most" in which its noun stands: most of the city's 31 polling places."""

INSIDE = ("NN", "NNS", "NNP", "NNPS", "JJ", "VBN", "VBG", "CD", "DT", "PRP$", "POS")
"""Tags of what may stand in such a phrase."""

LARGEST = {"most": 0.5, "all": 0.99}
"""The largest part of a whole that is less than most, or all, of it."""


class Part(NamedTuple):
    """A count of some among a count of all: two of the union's five branches."""

    span: Span
    share: float
    noun: str


@lru_cache(maxsize=2048)
def parts_of(side: Side) -> tuple[Part, ...]:
    """Return the counts of a part with its whole that a statement states."""
    return tuple(_parts_of(side))


def _parts_of(side: Side) -> Iterator[Part]:
    tokens = side.analysis.tokens
    for at, token in enumerate(tokens[:-2]):
        if token.tag == "CD" and tokens[at + 1].lower == "of":
            inside = _phrase(tokens, at + 2)
            wholes = [n for n in inside if tokens[n].tag == "CD"]
            some, every = _number_word(token), _number_word(tokens[wholes[0]]) if wholes else None
            if inside and wholes and wholes[0] < inside[-1] and some and every and some <= every:
                span = Span(token.start, tokens[inside[-1]].end)
                yield Part(span, some / every, tokens[inside[-1]].lemma)


def _phrase(tokens: Sequence[Token], first: int) -> range:
    """Return the tokens of a noun phrase that begins at a place: the city's 31 polling places."""
    last = first - 1
    while last + 1 < len(tokens) and last + 1 - first < REACH and tokens[last + 1].tag in INSIDE:
        last += 1
    while last >= first and tokens[last].tag not in ("NN", "NNS", "NNP", "NNPS"):
        last -= 1
    return range(first, last + 1)


def _number_word(token: Token) -> float | None:
    text = token.lower.replace(",", "")
    kind, value = ("cardinal", float(text)) if text.isdecimal() else numerals().get(text, ("", 0.0))
    return value if kind in ("small", "tens", "cardinal") and value > 0 else None


def outnumbered(own: Side, cast: Cast) -> Iterator[Against]:
    """Yield "most" and "all" where the sources count less: two of five; and the words of the source."""
    for marker in own.markers:
        span = Span(marker.start, marker.end)
        if marker.type != "scope" or marker.value not in LARGE or not outside_quotes(own, span):
            continue
        at = own.analysis.token_at(marker.end - 1)
        tokens = own.analysis.tokens
        if at is None or at + 1 >= len(tokens):
            continue
        inside = _phrase(tokens, at + 1 + (tokens[at + 1].lower == "of"))
        noun = tokens[inside[-1]].lemma if inside else ""
        if not noun or any(_has_large_share(side, noun) for side in cast.sides):
            continue
        for side in cast.sides:
            found = next((part for part in _parts_with(side, noun) if part.share <= LARGEST[marker.value]), None)
            if found is not None and _of_one_act(own, Span(span.start, tokens[inside[-1]].end), side):
                yield Against(span, side, found.span)
                break


def _parts_with(side: Side, noun: str) -> Iterator[Part]:
    if any(word.lemma == noun for word in side.statement.words):
        yield from (part for part in parts_of(side) if part.noun == noun)


def _has_large_share(side: Side, noun: str) -> bool:
    """Whether a statement states a large share of a noun somewhere, of whatever act."""
    words = {word.lemma for word in side.statement.words}
    return noun in words and any(m.type == "scope" and m.value in LARGE for m in side.markers)


def _of_one_act(own: Side, phrase: Span, side: Side) -> bool:
    """Whether two statements deny alike and share half of what one states besides a phrase, or mean the like by it."""
    mine = {word.lemma for word in own.statement.words if word.content and not word.span.meets(phrase)}
    theirs = {word.lemma for word in side.statement.words if word.content}
    shared = [
        lemma for lemma in mine if lemma in theirs or any(synonym_or_hyponym((lemma,), (other,)) for other in theirs)
    ]
    return denies(own) == denies(side) and len(shared) * 2 >= len(mine) > 0


@lru_cache(maxsize=2048)
def complementary(own: Side, other: Side) -> bool:
    """Whether one states of a part what the other denies of the rest: two of five do, three of five do not.

    Or its opposite: two of five are out of service, three are in service.
    """
    left = parts_of(own)
    right = parts_of(other) if left else ()
    if too_many(left, right):
        return False
    if not any(a.noun == b.noun and abs(a.share + b.share - 1.0) < 1e-9 for a in left for b in right):
        return False
    return denies(own) != denies(other) or _opposite(own, other)


def _opposite(own: Side, other: Side) -> bool:
    """Whether two statements have a word and its opposite."""
    left, right = ([w for w in side.statement.words if w.content or w.lower in ("in", "out")] for side in (own, other))
    if too_many(left, right):
        return False
    return any(
        contrary(forms_of(a), forms_of(b)) >= DIRECT or {a.lower, b.lower} == {"in", "out"} for a in left for b in right
    )


class Portion(NamedTuple):
    """How many of a group do something: most of the staff, six members of the staff."""

    value: str
    nouns: frozenset[str]
    "Lemmas of the group."


def _portions(side: Side) -> Iterator[Portion]:
    """Yield the portions of groups that a statement states: neither all nor none of them."""
    tokens = side.analysis.tokens
    known = [(m.value, side.analysis.token_at(m.end - 1)) for m in side.markers if m.type == "scope"]
    counts = [(str(n.low), side.analysis.token_at(n.start)) for n in side.numbers if n.form == "count"]
    for value, at in (*known, *counts):
        if at is None or value in ("all", "none"):
            continue
        inside = [*_phrase(tokens, at + 1)]
        behind = (inside[-1] if inside else at) + 1
        if behind < len(tokens) and tokens[behind].lower == "of":
            inside += _phrase(tokens, behind + 1)
        nouns = frozenset(tokens[n].lemma for n in inside if tokens[n].tag in ("NN", "NNS"))
        yield Portion(value, nouns)


def of_two_portions(own: Side, other: Side) -> bool:
    """Whether two statements are of two portions of one group: most have been paid, six have not."""
    mine, theirs = list(_portions(own)), list(_portions(other))
    both = {a.value for a in mine} & {b.value for b in theirs}
    rest = [[one for one in some if one.value not in both] for some in (mine, theirs)]
    return any(not a.nouns.isdisjoint(b.nouns) for a in rest[0] for b in rest[1])
