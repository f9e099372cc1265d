"""Of how many an act is stated: most of the injured, all of them, four.

source    Most of the injured have recovered; four still cannot work.
draft     All of the injured have recovered.        more than the source states
          Most of the injured still cannot work.    what it states of four
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from ..comparability import outside_quotes
from ..facts.wording import strength
from ..match import Side
from ..model import Span
from ..parse import Token, VerbGroup
from .against import Against
from .cast import Cast

COUNT = "count"
"""Stands for a figure among the classes of quantifiers."""

LARGE = ("all", "most")
"""Shares that are said of a group and not of a few of it."""

REACH = 6
"""Tokens that may stand between a quantifier and its verb: of the injured passengers still."""

_NOMINAL = ("NN", "NNS", "JJ", "VBN", "CD")
_SMALL = ("IN", "DT", "RB", "PRP$", "PRP")


class Share(NamedTuple):
    """How many of what do something."""

    value: str
    "Class of the quantifier, or COUNT."
    span: Span
    noun: str
    "Lemma of the group; empty where only a figure stands there."
    act: tuple[str, str, bool]
    "Lemma of the verb, of what it says something is, and whether it is denied."


@lru_cache(maxsize=4096)
def shares(side: Side) -> tuple[Share, ...]:
    """Return the shares that a statement states, each before its verb."""
    return tuple(_shares(side))


def _shares(side: Side) -> Iterator[Share]:
    tokens = side.analysis.tokens
    for marker in side.markers:
        span = Span(marker.start, marker.end)
        if marker.type == "scope" and outside_quotes(side, span):
            first = side.analysis.token_at(marker.end - 1)
            found = None if first is None else _act(side, first + 1)
            if found is not None:
                between, verb = found
                nouns = [token.lemma for token in between if token.tag in _NOMINAL]
                if nouns or [token.lower for token in between] == ["them"]:
                    yield Share(marker.value, span, nouns[-1] if nouns else "", _act_key(side, verb))
    for at, token in enumerate(tokens):
        if token.tag == "CD":
            found = _act(side, at + 1)
            if found is not None and all(other.tag not in ("IN", "CD") for other in found[0]):
                nouns = [other.lemma for other in found[0] if other.tag in _NOMINAL]
                yield Share(COUNT, token.span, nouns[-1] if nouns else "", _act_key(side, found[1]))


def _act(side: Side, first: int) -> tuple[Sequence[Token], VerbGroup] | None:
    """Return the finite verb that follows a place with nothing but a noun phrase between, and what is between."""
    tokens = side.analysis.tokens
    for verb in side.analysis.verbs:
        if first <= verb.first <= first + REACH and (verb.finite or verb.modal is not None):
            between = tokens[first : verb.first]
            if all(token.tag in _NOMINAL or token.tag in _SMALL for token in between):
                return between, verb
    return None


def _act_key(side: Side, verb: VerbGroup) -> tuple[str, str, bool]:
    what = "" if verb.predicate is None else side.analysis.tokens[verb.predicate].lemma
    return verb.lemma, what, verb.negation is not None


def enlarged(own: Side, cast: Cast) -> Iterator[Against]:
    """Yield a quantifier of a draft statement that the sources do not tell of this act, and what they have there."""
    for mine in shares(own):
        if mine.value not in LARGE:
            continue
        theirs = [(side, share) for side in cast.sides if _may_have_act(side, mine) for share in shares(side)]
        comparable = [
            (side, share) for side, share in theirs if share.act == mine.act and share.noun in ("", mine.noun)
        ]
        if any(share.value == mine.value for _, share in comparable):
            continue
        elsewhere = any(share.value == mine.value and share.noun == mine.noun for _, share in theirs)
        for side, share in comparable:
            fewer = share.value == COUNT and (elsewhere or (not mine.noun and _of_more(side, share, cast.sides)))
            if fewer or (share.noun == mine.noun and _less(share.value, mine.value)):
                yield Against(mine.span, side, share.span)
                break


def _of_more(side: Side, share: Share, sides: Sequence[Side]) -> bool:
    """Whether a count is a part of another in its statement or the one before: seven were arrested, five released."""
    at = next(n for n, other in enumerate(sides) if other is side)
    mine = next((number.low for number in side.numbers if number.span.meets(share.span)), None)
    near = [number for other in sides[max(0, at - 1) : at + 1] for number in other.numbers if number.form == "count"]
    return mine is not None and any((number.low or 0.0) > mine for number in near)


def _may_have_act(side: Side, mine: Share) -> bool:
    """Whether a statement has the verb of a share or its group, so that its grammar is worth asking."""
    lemmas = {word.lemma for word in side.statement.words}
    return mine.act[0] in lemmas or mine.noun in lemmas


def _less(value: str, other: str) -> bool:
    return value not in (COUNT, "none", "only", "any") and strength("scope", value) < strength("scope", other)
