"""Who admits what, where the sources have it denied, and the other way round.

source    The pipes were supplied by Nordrohr, a German company, which denies any fault.
draft     Nordrohr admitted that its pipes were at fault.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from ..comparability import outside_quotes
from ..data import rows
from ..match import Side, compared
from ..model import Span
from ..words import related
from .acts import Act, acts_of
from .against import Against, unless_stated
from .cast import APART, SAME, Cast, relation
from .parties import Party, lemma_of, referent
from .stems import stems


@cache
def _lemmas(kind: str) -> frozenset[str]:
    return frozenset(lemma for label, lemmas in rows("answers") if label == kind for lemma in lemmas.split(" "))


def turned_answers(own: Side, cast: Cast) -> Iterator[Against]:
    """Yield the verbs of a draft statement by which a party admits what it denies in the sources, or denies it.

    With the statement of the source and its verb. Nothing where the party may answer so anywhere in the sources.
    """
    for act in acts_of(own, light=True):
        kind, span = answer(act), own.analysis.span(act.verb)
        asked = kind is not None and outside_quotes(own, span)
        who = referent(compared(own.reading), own, act.phrases.get("agent")) if asked else None
        against = None if who is None else unless_stated(_answers_of(act, kind, who, cast))
        if against is not None:
            yield Against(span, *against)


def _answers_of(act: Act, kind: str | None, who: Party, cast: Cast) -> Iterator[tuple[bool, tuple[Side, Span]]]:
    """Yield what a party may have answered as in the draft, and what it did answer otherwise, of one matter."""
    for side, there in _answers(cast):
        theirs = answer(there)
        how = relation(cast, who, referent(cast.sides, side, there.phrases.get("agent")))
        if theirs is None or how == APART or not _one_matter(act, there):
            continue
        if theirs == kind or how == SAME:
            yield theirs == kind, (side, side.analysis.span(there.verb))


def _answers(cast: Cast) -> Iterator[tuple[Side, Act]]:
    """Yield all acts of the sources by which somebody may admit or deny something."""
    verbs = frozenset().union(*(_lemmas(kind) for kind in ("admit", "deny", "accept", "reject")))
    for index in sorted({at for lemma in verbs for at in cast.at.get(lemma, ())}):
        side = cast.sides[index]
        yield from ((side, there) for there in acts_of(side, light=True) if there.verb.lemma in verbs)


def answer(act: Act) -> str | None:
    """Return whether an act admits or denies; None for any other, and for one that is itself denied."""
    if act.denied:
        return None
    for kind, by_object in (("admit", "accept"), ("deny", "reject")):
        if act.verb.lemma in _lemmas(kind):
            return kind
        what = act.phrases.get("patient")
        if act.verb.lemma in _lemmas(by_object) and what is not None:
            head = lemma_of(act.side, act.side.analysis.tokens[what.head])
            if head in _lemmas("reproach"):
                return kind
    return None


def _matter(act: Act) -> frozenset[str]:
    """Return the words behind the verb of an answer."""
    return stems(act.side, Span(act.side.analysis.span(act.verb).end, act.side.statement.end))


def _one_matter(act: Act, there: Act) -> bool:
    """Whether two answers have a word in common behind their verbs, or one of like meaning: blame, fault."""
    if _matter(act) & _matter(there):
        return True
    words = [
        [w.lemma for w in one.side.words_in(one.side.analysis.span(one.verb).end, one.side.statement.end) if w.content]
        for one in (act, there)
    ]
    return any(related(a, b) for a in words[0] for b in words[1])
