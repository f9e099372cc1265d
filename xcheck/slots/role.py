"""Who does it to whom, from where to where: the same parts of a claim in each other's places."""

from __future__ import annotations

from collections.abc import Iterator

from ..claims import ClaimPair
from ..claims.predication import parts
from ..match import Side
from ..model import Span
from ..parse import NounPhrase, VerbGroup
from . import Difference, too_many
from .actor import is_date

SWAPPED = 0.7
"""How far the words of two parts that change places are of one slot."""


def compare(pair: ClaimPair) -> Iterator[Difference]:
    """Yield one difference for each act of both claims whose two parts stand in each other's places.

    Of the parts only subject and object, and what stands behind two prepositions, are looked at; an act counts where
    the tree and the chunk rules agree about its parts, or where both parts are found crosswise.
    """
    if too_many(*(side.analysis.verbs for side in pair.sides)):
        return
    for a in pair.left.side.analysis.verbs:
        for b in pair.right.side.analysis.verbs:
            if a.lemma == b.lemma:
                yield from _exchanged(pair, a, b)


def _exchanged(pair: ClaimPair, a: VerbGroup, b: VerbGroup) -> Iterator[Difference]:
    left, right = _who_and_what(pair.left.side, a), _who_and_what(pair.right.side, b)
    for one in left:
        for other in left:
            if one >= other or one not in right or other not in right:
                continue
            first, second = left[one], left[other]
            if _same(pair, first, right[other]) and _same(pair, second, right[one]):
                if _same(pair, first, right[one]) or _same(pair, second, right[other]):
                    continue  # one thing in both parts: from town to town
                places = (
                    (pair.left.side, _span(pair.left.side, first)),
                    (pair.right.side, _span(pair.right.side, right[one])),
                )
                yield Difference(*places, SWAPPED, a.lemma)


def _who_and_what(side: Side, verb: VerbGroup) -> dict[str, NounPhrase]:
    """Return the parts of an act without its days: "called |Friday| for a veto" calls nobody."""
    return {role: part for role, part in parts(side, verb).items() if not is_date(side, part)}


def _same(pair: ClaimPair, left: NounPhrase, right: NounPhrase) -> bool:
    """Whether two phrases have one head: the same noun, or names and words that are linked."""
    a = pair.left.side.analysis.tokens[left.head]
    b = pair.right.side.analysis.tokens[right.head]
    if a.lemma == b.lemma:
        return True
    i, j = pair.left.side.unit_at(a.start), pair.right.side.unit_at(b.start)
    return i is not None and j is not None and pair.meeting.links.get(i) == j


def _span(side: Side, phrase: NounPhrase) -> Span:
    return side.analysis.span(phrase)
