"""Deaths, arrests and causes that no source states: of a group that has no name, and of a party that does.

draft     Four passengers died. Two drivers were arrested. The accident was caused by the captain.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache
from typing import NamedTuple

from ..claims.predication import factuality
from ..comparability import outside_quotes
from ..data import classes, rows
from ..match import Side
from ..model import Severity, Span
from ..words import relatives
from .acts import Act, acts_of, clear
from .bearing import denies
from .cast import Cast
from .parties import lemma_of, party

STEPS = ("process", "death")
"""Of what somebody may be accused, what is looked up of a group too: arrested, died."""


class Blame(NamedTuple):
    """An act of a draft that no source states of anybody."""

    span: Span
    severity: Severity
    message: str


@cache
def blame_words(kind: str) -> frozenset[str]:
    """Return the words of one kind; some tell two."""
    return frozenset(word for label, words in rows("blame_words") for word in words.split(" ") if label == kind)


def blamed(own: Side, cast: Cast) -> Iterator[Blame]:
    """Yield the deaths, steps of a case and causes of a draft statement of which the sources have no word."""
    for act in acts_of(own):
        span = own.analysis.span(act.verb)
        how = factuality(own, act.verb).value
        if act.denied or not outside_quotes(own, span) or how not in ("done", "open"):
            continue
        step = classes("accusations").get(act.verb.lemma) if how == "done" else None
        if step in STEPS and _of_people(act) and not _known(act, cast):
            death = step == "death"
            words = f"no source tells “{own.text(span)}” of anybody"
            yield Blame(span, Severity.ERROR if death else Severity.WARNING, words)
        elif act.verb.lemma in blame_words("causing") and _uncaused(act, cast):
            who = act.phrases["agent"]
            agent = own.text(own.analysis.span(who))
            yield Blame(span, Severity.WARNING, f"no source says that “{agent}” caused anything")


def _of_people(act: Act) -> bool:
    """Whether it happens to persons who are not named: passengers died, two men were arrested."""
    who = act.phrases.get("agent" if act.verb.lemma == "die" else "patient")
    if who is None:
        return False
    span = act.side.analysis.span(who)
    named = any(name.span.meets(span) for name in act.side.names)
    return not named and lemma_of(act.side, act.side.analysis.tokens[who.head]) in classes("persons")


def _known(act: Act, cast: Cast) -> bool:
    """Whether a source has the word, a related one, or any word for a death or a case: jailed, sentenced."""
    lemma = act.verb.lemma
    step = classes("accusations")[lemma]
    own = {lemma, *relatives(lemma)}
    places = [cast.sides[at] for word in sorted(own) for at in cast.at.get(word, ())]
    if places:
        return not all(_without(side, own) for side in places)
    return not blame_words(step).isdisjoint(cast.at)


def _without(side: Side, words: Collection[str]) -> bool:
    """Whether a statement has some words only as what was not done: released without charge."""
    places = [at for at, word in enumerate(side.statement.words) if word.lemma in words]
    before = [side.statement.words[at - 1].lower for at in places if at]
    return bool(places) and all(word in ("without", "no", "not") for word in before) and len(before) == len(places)


def _uncaused(act: Act, cast: Cast) -> bool:
    """Whether no source has a word of causing where it speaks of the party, or of what was caused."""
    agent = party(act.side, act.phrases.get("agent"))
    if agent is None or not (clear(act, "agent") or act.verb.clause == "relative"):
        return False
    what = party(act.side, act.phrases.get("patient"))
    if not cast.knows(agent) and (what is None or not cast.knows(what)):
        return False
    own = cast.where(agent) | (cast.where(what) if what is not None else set())
    near = {index + step for index in own for step in (-1, 0, 1)} & set(range(len(cast.sides)))
    for index in sorted(near):
        side = cast.sides[index]
        if _unknown(side):
            continue
        denied = {there.verb.lemma for there in acts_of(side) if there.denied}
        if any(word.lemma in blame_words("cause") - denied for word in side.statement.words):
            return False
    return True


def _unknown(side: Side) -> bool:
    """Whether a statement says of a cause that nobody knows it: not known, unclear, still being investigated."""
    words = [word.lemma for word in side.statement.words]
    if blame_words("unknown") & set(words):
        return True
    return any(word in ("know", "clear", "establish", "determine") and denies(side) for word in words)
