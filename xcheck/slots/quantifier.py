"""Of how many: nearly all tenants here, all tenants there."""

from __future__ import annotations

from collections.abc import Iterator

from ..claims import ClaimPair
from ..claims.predication import counted_by
from ..facts.wording import strength
from ..match import Side
from ..parse import NounPhrase
from . import Difference, agreement, too_many
from .predicate import same_act

ONE_PLACE = 0.3
"""Agreement of the words around from which two phrases of one noun are one thing, where no verb says so."""

_NO_HEADS = frozenset(("IN", "TO", "CC", "MD", "VB", "VBD", "VBP", "VBZ", ",", ".", ":", "``", "''", "POS"))
"""Tags of what heads no noun phrase."""


def compare(pair: ClaimPair) -> Iterator[Difference]:
    """Yield the quantifiers of one noun that are said of one act and say another share: most / all, all / nearly all.

    Where one side has none ("the tenants") nothing is held against it: a bare plural may be all or some.
    """
    sides = pair.sides
    if not all(any(marker.type == "scope" for marker in side.markers) for side in sides):
        return  # no share is stated on both sides: no grammar is needed
    if _may_be_counted(sides[0]).isdisjoint(_may_be_counted(sides[1])):
        return  # nor where no word of both may be what they are shares of
    left, right = ([p for p in side.analysis.phrases if counted_by(side, p) is not None] for side in sides)
    if too_many(left, right):
        return
    for a in left:
        for b in right:
            found = _apart(pair, a, b)
            if found is not None:
                yield found


def _may_be_counted(side: Side) -> frozenset[str]:
    """Return the lemmas that may head a phrase with a share: those behind the first word of that kind, but verbs."""
    first = min(marker.start for marker in side.markers if marker.type == "scope")
    tokens = side.tagged
    return frozenset(
        lemma
        for lemma, tag, piece in zip(tokens.lemmas, tokens.tags, tokens.pieces, strict=True)
        if piece.end > first and tag not in _NO_HEADS and lemma not in ("the", "a")
    )


def _apart(pair: ClaimPair, a: NounPhrase, b: NounPhrase) -> Difference | None:
    left, right = pair.sides
    here, there = counted_by(left, a), counted_by(right, b)
    if here is None or there is None or here.value == there.value:
        return None
    if not (pair.left.holds(here.span) and pair.right.holds(there.span)):
        return None
    heads = left.analysis.tokens[a.head], right.analysis.tokens[b.head]
    if heads[0].lemma != heads[1].lemma:
        return None
    near = agreement(pair, heads[0].span, heads[1].span)
    if not (same_act(pair.meeting, heads[0].start, heads[1].start) or near >= ONE_PLACE):
        return None
    weaker = strength("scope", here.value.removeprefix("nearly ")) - strength(
        "scope", there.value.removeprefix("nearly ")
    )
    step = weaker or there.value.startswith("nearly ") - here.value.startswith("nearly ")
    return Difference((left, here.span), (right, there.span), near, heads[0].lemma, -1 if step < 0 else 1)
