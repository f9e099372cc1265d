"""Who is for or against what, turned round.

source    The Green group backed the mayor's proposal. The Farmers' Party opposed it.
draft     The Farmers' Party supported the mayor's proposal.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from ..comparability import outside_quotes
from ..data import rows
from ..match import Side, compared
from ..senses import synonym_or_hyponym
from .acts import Act, acts_of
from .against import Against, unless_stated
from .cast import SAME, Cast, relation
from .parties import matter, nouns_before, referent
from .stems import MOST_PLACES

OBJECT = "-"
"""Stands in the table for no preposition: the matter is the object."""


class Attitude(NamedTuple):
    """How a party stands to a matter."""

    act: Act
    value: str
    "for or against"
    matter: frozenset[str]
    "See `parties.matter`."


@cache
def _table() -> dict[tuple[str, str], str]:
    """Return {(lemma, preposition): side}."""
    return {(lemma, before): value for value, before, lemmas in rows("attitudes") for lemma in lemmas.split(" ")}


@lru_cache(maxsize=16)
def _of_cast(cast: Cast) -> tuple[tuple[Side, Attitude], ...]:
    """Return how anybody stands to what in the sources, each with its statement; of a verb in MOST_PLACES at most."""
    places = sorted({at for lemma in _attitude_verbs() for at in cast.at.get(lemma, ())[:MOST_PLACES]})
    return tuple((cast.sides[at], one) for at in places for one in attitudes(cast.sides[at], cast.sides))


@cache
def _attitude_verbs() -> frozenset[str]:
    return frozenset(lemma for lemma, _ in _table())


def attitudes(side: Side, sides: Sequence[Side]) -> Iterator[Attitude]:
    """Yield how somebody stands to what in a statement; an act that is denied, asked for or left open says nothing."""
    for act in acts_of(side):
        if act.verb.lemma not in _attitude_verbs() or act.denied or act.verb.modal is not None or not act.verb.finite:
            continue
        particle = "" if act.verb.particle is None else side.analysis.tokens[act.verb.particle].lower
        for before, phrase in (*act.phrases.items(), *((particle, what) for what in act.phrases.values() if particle)):
            value = _table().get((act.verb.lemma, OBJECT if before == "patient" and not particle else before))
            if value is not None:
                yield Attitude(act, value, matter(side, phrase, sides))
                break
        else:
            value = _table().get((act.verb.lemma, OBJECT))
            if value is not None and "patient" not in act.phrases and act.verb == side.analysis.verbs[-1]:
                yield Attitude(act, value, nouns_before(side, sides, verbs=True))  # Orsen declined.


def turned_attitudes(own: Side, cast: Cast) -> Iterator[Against]:
    """Yield the verbs by which a party is for what it is against in the sources, or against what it is for there.

    With the statement of the source and its verb. Nothing where it may be so anywhere in the sources.
    """
    draft = compared(own.reading)
    for mine in attitudes(own, draft):
        span = own.analysis.span(mine.act.verb)
        who = referent(draft, own, mine.act.phrases.get("agent"))
        if who is None or not outside_quotes(own, span):
            continue
        against = unless_stated(
            (theirs.value == mine.value, (side, side.analysis.span(theirs.act.verb)))
            for side, theirs in _of_sources(mine, cast)
            if relation(cast, who, referent(cast.sides, side, theirs.act.phrases.get("agent"))) == SAME
        )
        if against is not None:
            yield Against(span, *against)


def _of_sources(mine: Attitude, cast: Cast) -> Iterator[tuple[Side, Attitude]]:
    """Yield how anybody stands to the same matter in the sources."""
    for side, theirs in _of_cast(cast):
        alike = any(synonym_or_hyponym((a,), (b,)) for a in mine.matter for b in theirs.matter)
        if alike or not mine.matter.isdisjoint(theirs.matter):
            yield side, theirs
