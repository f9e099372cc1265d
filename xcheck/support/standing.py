"""How far an act has come: what a draft states as done, and the sources as ordered, asked about, or still under way.

source    The court ordered the firm to pay. Police are still examining whether its manager took gifts.
draft     The firm has paid.     Its manager took gifts.     Police have ended the examination.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..claims.clauses import STEM
from ..claims.predication import AHEAD, factuality
from ..comparability.stance import WANTED, stance
from ..data import classes
from ..match import Side
from ..model import Span
from ..parse import NounPhrase, VerbGroup
from ..words import relatives
from .acts import Act, acts_of
from .against import Against
from .cast import APART, SAME, Cast, relation
from .conditions import conditions_of
from .parties import Party, lemma_of, party
from .stems import opens_clause

ASKED = "whether"
"""Behind it a source asks if something is so."""

NEARBY = 3
"""Statements back in which a party is named that an act may be of: it, the company."""

MAY = ("may", "might")
"""Modals that leave an act open; "could" says as often what somebody was able to do."""


def not_so_far(own: Side, cast: Cast) -> Iterator[Against]:
    """Yield the acts that a draft states as done, and the sources only as still to come or to be found out.

    An error where they exclude it, leave open what it says of a named person, or say that the party has yet to do it.
    """
    for act in acts_of(own, light=True):
        span = own.analysis.span(act.verb)
        if act.denied or not _done(act) or any(quote.span.meets(span) for quote in own.quotes):
            continue
        found = _left_open(act, cast)
        if found is not None:
            there, words, asked, same = found
            agent = party(own, act.phrases.get("agent"))
            person = agent is not None and any(name.category == "person" for name in agent.names)
            yield Against(span, there, words, person if asked else same)
        for there, verb in _under_way(act, cast):
            yield Against(span, there, there.analysis.span(verb), True)
            break


def _done(act: Act) -> bool:
    verb = act.verb
    plain = verb.finite and not verb.governors and verb.modal is None
    return plain and factuality(act.side, verb).value == "done" and openness(act) is None


def _left_open(act: Act, cast: Cast) -> tuple[Side, Span, bool, bool] | None:
    """Return the statement that states an act, and the words that leave it open, if no source states it as done.

    With whether they ask if it is so, and whether it is surely of the same party.
    """
    role = _doer(act)
    who = party(act.side, act.phrases.get(role))
    things = [_head(act.side, part) for other, part in act.phrases.items() if other != role]
    if who is None or not things:
        return None
    found = None
    for lemma in (act.verb.lemma, *sorted(relatives(act.verb.lemma))):
        for index in cast.at.get(lemma, ()):
            side = cast.sides[index]
            lemmas = {word.lemma for word in side.statement.words}
            near = not cast.where(who).isdisjoint(range(index - NEARBY, index + 1))
            whole = near and lemmas.issuperset(things)
            for there in acts_of(side, light=True):
                if there.verb.lemma != lemma:
                    continue
                opened = openness(there)
                if opened is None and not there.denied and _may_be(cast, who, there, lemmas.issuperset(things)):
                    return None
                alone = near and len(there.phrases) == 1 and _doer(there) in there.phrases  # if he is convicted
                if opened is not None and (whole or alone) and lemma == act.verb.lemma and found is None:
                    found = (side, *opened, relation(cast, who, party(side, there.phrases.get(role))) == SAME)
    return found


def _doer(act: Act) -> str:
    """Return the role of whom an act is told: who does it, or what it is done to where nobody is named."""
    return "agent" if "agent" in act.phrases or act.verb.voice == "active" else "patient"


def _may_be(cast: Cast, who: Party, there: Act, of_one_thing: bool = True) -> bool:
    """Whether an act of a source may be one of a party: it is, or nothing says that it is not and it has an object."""
    other = party(there.side, there.phrases.get(_doer(there)))
    how = relation(cast, who, other)
    return how == SAME or (how != APART and (of_one_thing or not _has_object(there)))


def _has_object(act: Act) -> bool:
    """Whether an act has a thing that is named by a noun."""
    what = act.phrases.get("patient")
    return what is not None and party(act.side, what) is not None


def _head(side: Side, phrase: NounPhrase) -> str:
    return lemma_of(side, side.analysis.tokens[phrase.head])


def openness(act: Act) -> tuple[Span, bool] | None:
    """Return the words that leave an act open, and whether they ask if it is so; None where it is stated as done."""
    tokens, verb = act.side.analysis.tokens, act.verb
    for at in range(verb.first - 1, -1, -1):
        if tokens[at].lower == ASKED:
            return tokens[at].span, True
        if tokens[at].tag in (".", ":") or opens_clause(act.side, at):
            break
    for _, condition in conditions_of(act.side):
        if condition.meets(tokens[verb.head].span):
            return Span(condition.start, tokens[verb.last].end), False
    if verb.first == verb.last and tokens[verb.head].tag in ("VBD", "VBN") and not verb.governors:
        return None  # the machines worked as they should and printed all ballots
    unit = act.side.unit_at(tokens[verb.head].start)
    wanted = unit is not None and stance(act.side, unit) == WANTED
    maybe = verb.modal is not None and tokens[verb.modal].lower in MAY
    ahead = wanted or maybe or factuality(act.side, verb).value in AHEAD
    if verb.aspect != "perfect" and verb.tense != "past" and ahead:
        return act.side.analysis.span(verb), False
    return None


def _under_way(act: Act, cast: Cast) -> Iterator[tuple[Side, VerbGroup]]:
    """Yield the acts of the sources that a draft says are over: ended the investigation, are still investigating."""
    if act.verb.lemma not in classes("closing_verbs"):
        return
    tokens = act.side.analysis.tokens
    what = act.phrases.get("patient")
    works = [] if what is None else [tokens[what.head].lemma]
    behind = act.verb.last + 1  # finished checking
    works += [v.lemma for v in act.side.analysis.verbs if v.first == behind and tokens[behind].tag == "VBG"]
    who = party(act.side, act.phrases.get("agent"))
    for lemma, places in cast.at.items():
        if any(lemma[:STEM] == work[:STEM] and len(work) >= STEM for work in works):
            for there in (there for index in places for there in acts_of(cast.sides[index])):
                running = factuality(there.side, there.verb).value == "under way" and there.verb.tense == "present"
                same = there.verb.lemma == lemma and running and not there.denied
                if same and who is not None and _may_be(cast, who, there):
                    yield there.side, there.verb
