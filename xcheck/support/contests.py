"""Who won against whom, turned round.

source    Marlow beat Castleton 2-1. Ada Lund lost the election to Jan Voss.
draft     Castleton are in the final after a 2-1 victory over Marlow. Lund defeated Voss.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from ..comparability import outside_quotes
from ..data import classes
from ..match import Side, compared
from ..model import Span
from ..parse import NounPhrase
from .acts import acts_of
from .against import Against, unless_stated
from .cast import SAME, Cast, relation
from .parties import Party, party, referent, simple

BEHIND = ("over", "against", "to", "by")
"""Words behind which the other one stands: a victory over, lost to, a defeat by."""


class Contest(NamedTuple):
    """Who won against whom, and the words that say so."""

    span: Span
    winner: Party
    loser: Party


def contests(side: Side, sides: Sequence[Side]) -> Iterator[Contest]:
    """Yield who won against whom in a statement: by a verb, or by a noun whose winner is the subject of its clause."""
    for act in acts_of(side, light=True):
        kind = classes("contests").get(act.verb.lemma)
        roles = [act.phrases.get(role) for role in ("agent", "patient", "to", "against")]
        if kind == "beats" and not act.denied:
            yield from _contest(side, sides, side.analysis.span(act.verb), roles[0], roles[1])
        elif kind == "loses" and not act.denied:
            yield from _contest(side, sides, side.analysis.span(act.verb), roles[2] or roles[3], roles[0])
    tokens = side.analysis.tokens
    for one, other in pairwise(side.names):
        between = side.words_in(one.end, other.start)
        if len(between) == 1 and classes("contests").get(between[0].lemma) == "beats":  # read as one name by the tagger
            yield Contest(between[0].span, simple(side, one.span, one), simple(side, other.span, other))
    for at, token in enumerate(tokens[:-2]):
        kind = classes("contests").get(token.lemma) if token.tag.startswith("NN") else None
        if kind in ("victory", "defeat") and tokens[at + 1].lower in BEHIND:
            behind = side.analysis.phrase_of(at + 2)
            verbs = [verb for verb in side.analysis.verbs if verb.first < at and verb.subject is not None]
            nearest = verbs[-1].subject if verbs and verbs[-1].negation is None else None
            if behind is not None and nearest is not None:
                subject, rival = side.analysis.phrases[nearest], side.analysis.phrases[behind]
                winner, loser = (subject, rival) if kind == "victory" else (rival, subject)
                yield from _contest(side, sides, token.span, winner, loser)


def _contest(
    side: Side, sides: Sequence[Side], span: Span, winner: NounPhrase | None, loser: NounPhrase | None
) -> Iterator[Contest]:
    one, other = referent(sides, side, winner), party(side, loser)
    if one is not None and other is not None and outside_quotes(side, span):
        yield Contest(span, one, other)


@lru_cache(maxsize=16)
def _of_cast(cast: Cast) -> tuple[tuple[Side, Contest], ...]:
    """Return who won against whom in the sources."""
    places = sorted({at for lemma in classes("contests") for at in cast.at.get(lemma, ())})
    return tuple((cast.sides[at], one) for at in places for one in contests(cast.sides[at], cast.sides))


def turned_contests(own: Side, cast: Cast) -> Iterator[Against]:
    """Yield the words by which a draft statement turns a victory of the sources round, and their words.

    Nothing where the sources have both: each may have won once.
    """
    for mine in contests(own, compared(own.reading)):
        pairs = ((_won(cast, mine, one), (side, one.span)) for side, one in _of_cast(cast))
        turned = unless_stated((straight, place) for straight, place in pairs if straight is not None)
        if turned is not None:
            yield Against(mine.span, *turned)


def _won(cast: Cast, mine: Contest, other: Contest) -> bool | None:
    """Return whether two contests of the same two have the same winner; None for others."""
    ends = (mine.winner, mine.loser)
    if all(relation(cast, a, b) == SAME for a, b in zip(ends, (other.winner, other.loser), strict=True)):
        return True
    crossed = all(relation(cast, a, b) == SAME for a, b in zip(ends, (other.loser, other.winner), strict=True))
    return False if crossed else None
