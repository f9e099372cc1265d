"""What a draft states as decided, and the sources only as to be decided.

source    The town council will vote on the payment on 28 May.
draft     The town council approved the payment.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..claims.clauses import STEM
from ..claims.predication import AHEAD, factuality
from ..comparability import outside_quotes
from ..data import classes
from ..match import Side
from ..model import Span
from ..words import relatives
from .acts import Act, acts_of
from .against import Against
from .cast import APART, SAME, UNKNOWN, Cast, relation
from .parties import Party, lemma_of, matter, party, referent
from .stems import MOST_PLACES, clause_stems

TO_COME = AHEAD | {"wanted", "possible", "under way", "open"}
"""Factuality of a decision that has not been made: will vote, is considering, was asked to decide."""

DEFERRING = "deferring"
"""Class of the verbs that put a decision off: postponed it."""

REACH = 3
"""Statements from the one that names a matter in which "it" may still stand for it."""

MATTERS = ("patient", "on", "over", "about", "at", "for", "into", "to")
"""Roles of what is decided on: vote on a payment, look at a proposal."""


def undecided(own: Side, cast: Cast) -> Iterator[Against]:
    """Yield the decisions of a draft statement that the sources state as still to be made, and nowhere as made."""
    for act in acts_of(own):
        span = own.analysis.span(act.verb)
        done = not act.denied and not act.verb.governors and factuality(own, act.verb).value == "done"
        if not done or classes("decisions").get(act.verb.lemma) != "outcome" or not outside_quotes(own, span):
            continue
        what = act.phrases.get("patient")
        thing = party(own, what)
        if what is None or thing is None:
            continue
        found = _to_come(act, lemma_of(own, own.analysis.tokens[what.head]), cast)
        if found is not None:
            yield Against(span, *found)


def _to_come(act: Act, what: str, cast: Cast) -> tuple[Side, Span, bool] | None:
    """Return the decision on a matter that is still to come, if no source states one on it as made."""
    who = party(act.side, act.phrases.get("agent"))
    places = sorted({at for lemma in (what, *relatives(what)) for at in cast.at.get(lemma, ())})
    found = None
    near = sorted({index + step for index in places for step in range(REACH)} & set(range(len(cast.sides))))
    for index in near if len(places) <= MOST_PLACES else ():
        side = cast.sides[index]
        for there in acts_of(side):
            kind = classes("decisions").get(there.verb.lemma)
            put_off = kind == DEFERRING and what[:STEM] in clause_stems(side, there.verb)  # its decision on the loan
            if kind is None or not (put_off or _bears_on(there, what, cast)):
                continue
            how = _relation(cast, who, there)
            how_real = factuality(side, there.verb).value
            dated = how_real == "holds" and kind == "deciding" and bool(side.dates)  # hears it on Thursday
            ahead = kind == DEFERRING or dated or how_real in TO_COME or there.verb.modal is not None
            if not ahead and how != APART and not there.denied:
                return None
            if kind != "outcome" and ahead and how != APART and found is None:
                found = (side, side.analysis.span(there.verb), how == SAME)
    return found


def _bears_on(there: Act, what: str, cast: Cast) -> bool:
    """Whether what is decided on is a matter: by its noun, or one of its family."""
    phrases = [phrase for role in MATTERS if (phrase := there.phrases.get(role)) is not None]
    found = frozenset().union(*(matter(there.side, phrase, cast.sides) for phrase in phrases))
    return not found.isdisjoint((what, *relatives(what)))


def _relation(cast: Cast, who: Party | None, there: Act) -> str:
    other = referent(cast.sides, there.side, there.phrases.get("agent"))
    return UNKNOWN if who is None else relation(cast, who, other)
