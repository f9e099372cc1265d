"""The opposite of what the sources state of a thing: what was done to it, or which of its kind it is.

    source    The supermarket bought the shops and kept the staff. The morning crossing has been cancelled.
    draft     It bought the shops and dismissed the staff.         The evening crossing has been cancelled.

The rules look for opposites where two statements are built alike; here the thing is enough, wherever it stands.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from ..claims.clauses import STEM
from ..claims.predication import AHEAD, factuality
from ..comparability import outside_quotes
from ..comparability.single import forms_of
from ..data import classes
from ..facts.numbers.units import canonical
from ..facts.wording import phrasal_acts
from ..match import Side, compared
from ..model import Word
from ..senses import contrary, synonym_or_hyponym
from ..slots.opposite import DIRECT
from .acts import Act, acts_of
from .against import Against
from .cast import APART, SAME, UNKNOWN, Cast, relation
from .parties import NOUNS, PRONOUNS, lemma_of, referent
from .stems import MOST_PLACES, clause_stems, share, stems_of

ALIKE = 0.5
"""Least share of what else a clause of a draft states that a source must have in a statement of the same thing."""

DESCRIBING = ("JJ", "JJR", "JJS", *NOUNS)
"""Tags of words that say which of its kind a thing is: the outdoor pool, the morning crossing."""


def opposed(own: Side, cast: Cast) -> Iterator[Against]:
    """Yield the acts and descriptions of a draft statement of whose thing the sources state only the opposite."""
    for act in acts_of(own):
        found = _opposite_act(act, cast) if _stated(act) else None
        if found is not None:
            yield found
    for word, thing in _described(own):
        described = _description(own, word, thing, cast) if outside_quotes(own, word.span) else None
        if described is not None:
            yield described


def _stated(act: Act) -> bool:
    describing = not act.verb.finite and act.side.analysis.tokens[act.verb.head].tag == "VBN"  # segregated schools
    return not (act.denied or describing) and outside_quotes(act.side, act.side.analysis.span(act.verb))


def _forms(act: Act) -> tuple[str, ...]:
    """Return the lemma of a verb, or of the act that it means with its particle: turn down, reject."""
    particle = act.verb.particle
    behind = "" if particle is None else act.side.analysis.tokens[particle].lower
    return (phrasal_acts().get((act.verb.lemma, behind), act.verb.lemma),)


def _thing(act: Act) -> str:
    """Return the lemma of what an act is done to, or else of who does it; empty for a pronoun."""
    phrase = act.phrases.get("patient") or act.phrases.get("agent")
    head = None if phrase is None else act.side.analysis.tokens[phrase.head]
    return "" if head is None or head.tag in PRONOUNS else lemma_of(act.side, head)


def _opposite_act(mine: Act, cast: Cast) -> Against | None:
    """Return the opposite of an act on one thing, if no source has a word for the act beside that thing."""
    thing, forms, verb = _thing(mine), _forms(mine), mine.verb
    things = (
        {lemma for lemma in (thing, *classes("counted")) if canonical(lemma) == canonical(thing)} if thing else set()
    )
    places = sorted({at for lemma in things for at in cast.at.get(lemma, ())})
    if not places or len(places) > MOST_PLACES:
        return None
    rest = clause_stems(mine.side, verb) - {verb.lemma[:STEM], thing[:STEM]}
    found = None
    for side in (cast.sides[at] for at in places):
        if _has(side, forms[0]):
            return None
        for there in acts_of(side, light=True):
            around = clause_stems(side, there.verb)
            near = any(lemma[:STEM] in around for lemma in things)
            if not near or not _stated(there) or contrary(forms, _forms(there)) < DIRECT:
                continue
            how = _parties(mine, there, cast)
            alike = how == SAME or share(rest, stems_of(side)) >= ALIKE
            if how != APART and alike and _one_time(mine, there):
                found = found or Against(mine.side.analysis.span(verb), side, side.analysis.span(there.verb))
    return found


def _parties(mine: Act, there: Act, cast: Cast) -> str:
    """Return whether two acts are of one party; unknown where one of them does not say whose it is."""
    who = referent(compared(mine.side.reading), mine.side, mine.phrases.get("agent"))
    return UNKNOWN if who is None else relation(cast, who, referent(cast.sides, there.side, there.phrases.get("agent")))


def _one_time(mine: Act, there: Act) -> bool:
    """Whether two acts are equally real: both done, or both still to come; of an infinitive nothing says how real."""
    how_real = {factuality(act.side, act.verb).value for act in (mine, there)}
    return len(how_real) == 1 or how_real <= AHEAD or how_real == {"done", "open"}


def _has(side: Side, lemma: str) -> bool:
    """Whether a statement has a word, or one that may mean the same."""
    return any(
        word.content and (word.lemma == lemma or synonym_or_hyponym((lemma,), (word.lemma,)))
        for word in side.statement.words
    )


@lru_cache(maxsize=2048)
def _described(side: Side) -> tuple[tuple[Word, Word], ...]:
    """Return the words of a statement that say which of its kind a thing is, each with the thing right behind it."""
    return tuple(_describing(side))


def _describing(side: Side) -> Iterator[tuple[Word, Word]]:
    for word, thing in pairwise(side.statement.words):
        if word.content and thing.content and word.text.islower() and thing.text.islower():
            token = side.analysis.tokens[side.analysis.token_at(word.start) or 0]
            if token.tag in DESCRIBING:
                yield word, thing


def _description(own: Side, word: Word, thing: Word, cast: Cast) -> Against | None:
    """Return the opposite by which the sources describe a thing, if they have it nowhere as the draft describes it."""
    rest = stems_of(own) - {word.lemma[:STEM], thing.lemma[:STEM]}
    places = cast.at.get(thing.lemma, ())
    found = None
    for side in (cast.sides[at] for at in places if len(places) <= MOST_PLACES):
        if word.lemma in {other.lemma for other in side.statement.words}:
            return None
        for rival, other in _described(side) if share(rest, stems_of(side)) >= ALIKE else ():
            if other.lemma == thing.lemma and contrary(forms_of(word), forms_of(rival)) >= DIRECT:
                found = found or Against(word.span, side, rival.span)
    return found
