"""Of what a draft accuses a person, where no source does: charged, arrested, bribed, resigned, died.

    source    Peter Losch was charged with arson. If he is convicted, he faces ten years.
    draft     Peter Losch was convicted of arson.

It weighs as a fact: an error, however well all else of the statement is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..data import classes
from ..facts.names import coreferent
from ..match import Side
from ..model import Span
from ..slots.negation import negations
from .acts import acts_of
from .bearing import Bearing, Part
from .blame import blame_words
from .cast import Cast
from .conditions import conditions_of
from .parties import lemma_of, party

DEATHS = ("die", "death", "kill")
"""Lemmas by which a source tells of a death."""

ACCUSED = 0.1
"""Least share of the rest of the statement that a source states where it has the accusation.

That somebody else was charged with something is no support.
"""


def accusing(bearings: Sequence[Bearing], cast: Cast) -> Iterator[Span]:
    """Yield the words that accuse a person of the statement of what no source states beside anything else of it."""
    side, table = bearings[0].side, classes("accusations")
    people = [other for other, _ in cast.named if other.category == "person"]
    people += [name for name in side.names if name.category == "person"]
    of_person = any(coreferent(name, other) for name in side.names for other in people)
    for beside in zip(*(one.parts for one in bearings), strict=True):
        lemmas = [word.lemma for word in beside[0].words]
        if beside[0].unit.fact is not None or not all(lemma in table for lemma in lemmas):
            continue
        if not of_person and not (side.names and all(table[lemma] == "deed" for lemma in lemmas)):
            continue  # a firm is sued every day: what it is said to have forged is an accusation
        held = [one.most_around(part) for one, part in zip(bearings, beside, strict=True) if _told(one, part, cast)]
        if max(held, default=-1.0) >= ACCUSED or any(_in_other_words(lemma, cast) for lemma in lemmas):
            continue
        if (
            not _of_somebody_known(side, beside[0].unit.span, cast)
            and not _accuses_no_person(side, beside[0].unit.span)
            and not _deadly(side, beside[0].unit.span, cast)
        ):
            yield beside[0].unit.span


def _told(bearing: Bearing, part: Part, cast: Cast) -> bool:
    """Whether a source has an accusation, in a word that may accuse: who buys a thing cheaply has stolen nothing.

    Not only as denied or under a condition: if he is convicted.
    """
    table, lemmas = classes("accusations"), {word.lemma for word in part.words}
    denied = any(marker.target is not None and marker.target.meets(part.unit) for marker in negations(bearing.side))
    if all(lemma in cast.at for lemma in lemmas) and not denied:
        return any(_stated(lemma, cast) for lemma in lemmas)
    texts = [bearing.source.sides[index].statement.words for index in bearing.places(part)]
    deed = all(table[lemma] == "deed" for lemma in lemmas)
    return not deed or any(word.lemma in table for words in texts for word in words)


def _in_other_words(lemma: str, cast: Cast) -> bool:
    """Whether the sources have another word for a step of a case: convicted, found guilty."""
    kinds = [words for words in map(blame_words, ("convicted", "jailed")) if lemma in words]
    return any(_stated(other, cast) for words in kinds for other in words)


def _stated(lemma: str, cast: Cast) -> bool:
    """Whether a source has a word not only as denied or under a condition: plead not guilty, if he is convicted."""
    for side in (cast.sides[at] for at in cast.at.get(lemma, ())):
        for word in (word for word in side.statement.words if word.lemma == lemma):
            denied = any(marker.target is not None and marker.target.meets(word) for marker in negations(side))
            if not denied and not any(condition.meets(word) for _, condition in conditions_of(side)):
                return True
    return False


def _deadly(side: Side, span: Span, cast: Cast) -> bool:
    """Whether a thing is said to have killed, and the sources tell of a death: a rockfall killed two men, who died."""
    for act in acts_of(side):
        if side.analysis.span(act.verb).meets(span) and classes("accusations").get(act.verb.lemma) == "death":
            agent = party(side, act.phrases.get("agent"))
            thing = agent is not None and agent.person is False and agent.noun not in classes("bodies")
            return thing and not blame_words("death").isdisjoint(cast.at)
    return False


def _of_somebody_known(side: Side, span: Span, cast: Cast) -> bool:
    """Whether a death is that of one who is known by it: |the man who died|, where a source tells of a death."""
    for act in acts_of(side, light=True):
        if side.analysis.span(act.verb).meets(span) and act.verb.clause == "relative" and act.verb.lemma in DEATHS:
            who = party(side, act.phrases.get("agent"))
            return (who is None or not who.names) and any(_stated(lemma, cast) for lemma in DEATHS)
    return False


def _accuses_no_person(side: Side, span: Span) -> bool:
    """Whether a verb of accusing has a body that is not named as its object: accused the board of waiting."""
    for act in acts_of(side):
        what = act.phrases.get("patient")
        if side.analysis.span(act.verb).meets(span) and act.verb.voice == "active" and what is not None:
            named = any(name.span.meets(side.analysis.span(what)) for name in side.names)
            return not named and lemma_of(side, side.analysis.tokens[what.head]) in classes("bodies")
    return False
