"""What was done or is so: a word of one claim and its opposite in the other."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from ..claims import Claim, ClaimPair
from ..claims.predication import parts
from ..comparability import target_unit
from ..comparability.single import forms_of
from ..comparability.stance import one_stance
from ..data import classes
from ..match import Meeting, Side
from ..model import Word
from ..parse import Token, VerbGroup
from ..senses import Opposing, contrary, may_oppose, opposing_any
from ..words import opposite
from . import Difference, too_many
from .negation import negations

LIGHT = frozenset(("go", "come", "get", "make", "take", "give", "put", "set", "keep", "turn", "run", "have", "do"))
"""Light verbs mean what stands behind them: to go into operation is to enter service."""

KEPT = 0.7
"""How far a state that a thing is kept in and an act that ends it are of one slot, where the thing is the same."""

DIRECT = 3
"""How directly two words must be opposites: by themselves, not by a wider sense of one of them."""


def compare(pair: ClaimPair) -> Iterator[Difference]:
    """Yield direct opposites that are linked to nothing else in the two statements, neither of them denied."""
    if not _may_oppose(pair.left, pair.right):
        return
    view = pair.meeting
    left, right = list(_free(pair.left, view.links)), list(_free(pair.right, view.back))
    if too_many(left, right):
        return
    forms = [forms_of(other) for _, other in right]
    for i, word in left:
        own = forms_of(word)
        for (j, other), theirs in zip(right, forms, strict=True):
            if contrary(own, theirs) < DIRECT or not one_stance(view, i, j):
                continue
            if _denied(view.left, i) != _denied(view.right, j):
                continue
            yield Difference((view.left, word.span), (view.right, other.span), view.context(i, j), word.lower)


def kept(meeting: Meeting) -> Iterator[Difference]:
    """Yield the state that one statement keeps a thing in and the act of the other that ends it.

    "voted to keep the library |open|" / "voted to |close| the library"
    """
    yield from _kept_left(meeting)
    for difference in _kept_left(meeting.mirrored()):
        yield difference.mirrored()


def _kept_left(meeting: Meeting) -> Iterator[Difference]:
    left, right = meeting.left, meeting.right
    for verb, thing, state in _states(left):
        for other in right.analysis.verbs:
            theirs = parts(right, other).get("patient")
            head = None if theirs is None else right.analysis.tokens[theirs.head].lemma
            denied = (verb.negation is None) == (other.negation is None)
            if head == thing and denied and opposite(other.lemma, state.lemma):
                yield Difference((left, state.span), (right, right.analysis.tokens[other.head].span), KEPT, thing)


@lru_cache(maxsize=2048)
def _states(side: Side) -> tuple[tuple[VerbGroup, str, Token], ...]:
    """Return the verbs that keep a thing in a state, with the noun for the thing and the adjective behind it."""
    if not any(classes("lasting_verbs").get(word.lemma) == "keeping" for word in side.statement.words):
        return ()
    found, tokens = [], side.analysis.tokens
    for verb in side.analysis.verbs:
        thing = parts(side, verb).get("patient") if classes("lasting_verbs").get(verb.lemma) == "keeping" else None
        state = tokens[thing.last + 1] if thing is not None and thing.last + 1 < len(tokens) else None
        if thing is not None and state is not None and state.tag.startswith("JJ"):
            found.append((verb, tokens[thing.head].lemma, state))
    return tuple(found)


def _may_oppose(left: Claim, right: Claim) -> bool:
    """Whether any word of one claim may be a direct opposite of one of the other; in most no word is."""
    return may_oppose(_opposing(left), _opposing(right))


@lru_cache(maxsize=2048)
def _opposing(claim: Claim) -> Opposing:
    words = claim.side.words_in(*claim.span)
    return opposing_any(forms_of(word) for word in words if word.content and word.lemma not in LIGHT)


def _free(claim: Claim, links: dict[int, int]) -> Iterator[tuple[int, Word]]:
    """Yield (unit, word) of the plain words of a claim that are linked to nothing in the other statement."""
    side = claim.side
    for at in range(claim.first, claim.last + 1):
        unit = side.units[at]
        if at in links or unit.fact is not None or not unit.content or unit.key in LIGHT:
            continue
        for word in side.words_in(unit.start, unit.end)[:1]:
            yield at, word


def _denied(side: Side, at: int) -> bool:
    return any(target_unit(side, marker) == at for marker in negations(side))
