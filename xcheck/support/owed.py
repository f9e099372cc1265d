"""A sum or a count that a draft states as handed over, and the sources only as promised, imposed or asked for.

source    Otto Lamm has promised 300,000 crowns. The league fined the club 750,000 euros.
draft     Otto Lamm has paid 300,000 crowns.     The club has paid 750,000 euros.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..claims.predication import AHEAD, factuality
from ..comparability import outside_quotes
from ..data import classes
from ..match import Side
from ..model import Number, Span
from ..parse import VerbGroup
from ..slots.predicate import governor
from .acts import Act, acts_of
from .against import Against
from .cast import APART, SAME, Cast, relation
from .parties import referent
from .stems import MOST_PLACES

NOT_YET = AHEAD | {"wanted", "possible", "unlikely", "open"}
"""Factuality of an act that has not been done."""

HANDING = ("giving", "getting")
"""Classes of verbs by which something changes hands."""


def not_handed(own: Side, cast: Cast) -> Iterator[Against]:
    """Yield the verbs of a draft statement that hand a figure over which the sources state only as owed.

    With the statement of the source, its verb, and whether that states it of the same party.
    """
    for act in acts_of(own):
        span = own.analysis.span(act.verb)
        done = not act.denied and not act.verb.governors and factuality(own, act.verb).value == "done"
        if not done or classes("handing").get(act.verb.lemma) not in HANDING or not outside_quotes(own, span):
            continue
        for number in own.numbers:
            what = act.phrases.get("patient")
            direct = number.form in ("money", "percent") or (
                what is not None and own.analysis.span(what).meets(number.span)
            )
            if direct and governor(own, number.start) == act.verb and (number.low or 0) >= 2:
                found = _owed(act, number, cast)
                if found is not None:
                    yield Against(span, *found)
                    break


def _owed(act: Act, number: Number, cast: Cast) -> tuple[Side, Span, bool] | None:
    """Return who owes a figure and by which verb, if all that the sources state of it is that it is owed."""
    who = referent((act.side,), act.side, act.phrases.get("agent"))
    found, receiving = None, classes("handing")[act.verb.lemma] == "getting"
    places = cast.figures.get((number.low, number.high, number.form), ())
    for side, other in places if len(places) <= MOST_PLACES else ():
        verb = governor(side, other.start)
        if verb is None or not _is_owing(side, verb):
            return None
        phrases = next((there.phrases for there in acts_of(side, light=True) if there.verb == verb), {})
        parties = [referent(cast.sides, side, phrases.get(role)) for role in ("agent", "patient")]
        how = [relation(cast, who, party) for party in parties if party is not None] if who is not None else []
        if found is None and (receiving or not how or any(one != APART for one in how)):
            found = (side, side.analysis.span(verb), SAME in how)
    return found


def _is_owing(side: Side, verb: VerbGroup) -> bool:
    """Whether a verb states that something is owed: promised it, was ordered to pay it, will pay it."""
    kind = classes("handing").get(verb.lemma)
    return kind == "owing" or (kind in HANDING and factuality(side, verb).value in NOT_YET)
