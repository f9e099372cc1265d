"""What was done or is so: a word of one claim and its opposite in the other."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from ..claims import Claim, ClaimPair
from ..comparability import target_unit
from ..comparability.single import forms_of
from ..comparability.stance import one_stance
from ..match import Side
from ..model import Word
from ..senses import Opposing, contrary, may_oppose, opposing_any
from . import Difference, too_many
from .negation import negations

LIGHT = frozenset(("go", "come", "get", "make", "take", "give", "put", "set", "keep", "turn", "run", "have", "do"))
"""Light verbs mean what stands behind them: to go into operation is to enter service."""

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
