"""Who leads what, where the sources have somebody else at the head of it.

    source    Simon Hall, who runs the museum, was pleased. The council is led by Ada Brandt.
    draft     Simon Hall, who heads the council, was pleased.

All verbs of leading are one here: runs, heads, directs, chairs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from ..comparability import outside_quotes
from ..data import classes
from ..facts.names import coreferent
from ..match import Side, compared
from ..model import Name
from .acts import acts_of
from .against import Against
from .cast import Cast
from .parties import Party, lemma_of, party, referent


class Lead(NamedTuple):
    """A person at the head of something."""

    who: Party
    what: str
    "Lemma of what is led."


def leads(side: Side, sides: Sequence[Side]) -> Iterator[Lead]:
    """Yield who leads what in a statement: by a verb of leading whose agent is a person."""
    for act in acts_of(side, light=True):
        what = act.phrases.get("patient")
        if classes("leading").get(act.verb.lemma) != "verb" or what is None or act.denied:
            continue
        who = referent(sides, side, act.phrases.get("agent"))
        plain = outside_quotes(side, side.analysis.span(act.verb)) and party(side, what) is not None
        if plain and who is not None and who.names:
            yield Lead(who, lemma_of(side, side.analysis.tokens[what.head]))


def _person(names: Sequence[Name], cast: Cast) -> bool:
    """Whether the sources have a person by one of some names."""
    return any(other.category == "person" and coreferent(name, other) for name in names for other, _ in cast.named)


@lru_cache(maxsize=16)
def _of_cast(cast: Cast) -> tuple[tuple[Side, Lead], ...]:
    """Return who leads what in the sources."""
    verbs = [lemma for lemma, kind in classes("leading").items() if kind == "verb"]
    places = sorted({at for lemma in verbs for at in cast.at.get(lemma, ())})
    return tuple((cast.sides[at], one) for at in places for one in leads(cast.sides[at], cast.sides))


def misled(own: Side, cast: Cast) -> Iterator[Against]:
    """Yield the persons that a draft statement puts at the head of what somebody else leads in the sources.

    With whom these have there. Nothing where a source has the person at its head, too, by a verb or a title.
    """
    for mine in leads(own, compared(own.reading)):
        others = [(side, lead.who) for side, lead in _of_cast(cast) if lead.what == mine.what]
        heads = [*cast.names_of(mine.what), *(name for _, who in others for name in who.names)]
        titled = [name for name, _ in cast.named if name.role and mine.what in name.role.split()]
        same = any(coreferent(a, b) for a in (*heads, *titled) for b in mine.who.names)
        people = all(_person(who.names, cast) for who in (mine.who, *(who for _, who in others)))
        if others and people and not same:
            yield Against(mine.who.whole, others[0][0], others[0][1].whole)
