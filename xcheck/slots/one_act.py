"""What a conflict between two statements rests on: whether both report one act, of one owner.

Two articles that nobody wrote from each other use the same verb, noun or figure for different things. A conflict is
certain only where more than the slot says that both report the same:

    Pelosi has led House Democrats since 2002.          one act of one person: these exclude each other
    Pelosi has led House Democrats since 2003.

    The talks ended after 90 minutes.                   two measures of time and nothing else in common
    It was the first meeting in 22 days.
"""

from __future__ import annotations

from enum import IntEnum

from ..claims.predication import parts
from ..facts.names import coreferent
from ..match import Comparison, Meeting, Side
from ..model import Date, Name, Place, Reading, Span
from ..parse import VerbGroup
from ..senses import synonym_or_hyponym
from ..words import opposite
from .actor import alike
from .predicate import LIGHT, governor

VERSIONS, ONE_WORDING = 0.6, 0.5
"""Closeness from which two statements are versions of one sentence, and from which they are about one thing."""

ONE_EVENT = 0.9
"""Least score of a pair of statements that report one event for certain."""

SLIP_DIGITS = 3
"""Digits a figure needs for its swapped form to be no coincidence."""

_OWNERS = frozenset(("person", "group"))


class Ground(IntEnum):
    """What a conflict rests on, the least first."""

    SLOT = 0
    "Two words that may fill one slot, and nothing else."
    STATEMENTS = 1
    "Statements that report one event, or one act stated anywhere."
    ACT = 2
    "One act of one owner, or versions of one sentence."


def ground(comparison: Comparison, left: Place, right: Place, needs: str) -> Ground:
    """Return what says that two places of two articles exclude each other.

    `needs` is "act" where one is denied and the other is not: only the same verb means one act. It is "event" for
    figures, days and names, which of one event may stand with any verb: left with 371 on board, carried 412. It is
    "verb" for how an act is stated, which asks less: rejected formally, completely.
    """
    a, b = comparison.sides[left.statement], comparison.sides[right.statement]
    meeting = comparison.meeting(a, b)
    if needs == "verb":
        return Ground.ACT if _modify_one_act(meeting, left, right) else Ground.SLOT
    if _one_age(a, left, b, right) or slip_of_digits(left.text, right.text):
        return Ground.ACT
    by_agent = needs == "act"
    if meeting.closeness >= VERSIONS and (by_agent or not _other_owners(a, left, b, right)):
        return Ground.ACT
    if by_agent and _of_other_voices(a, left, b, right):
        return Ground.SLOT
    event = meeting.pair.score >= ONE_EVENT
    verbs = _act(a, left), _act(b, right)
    act = _one_verb(meeting, a, verbs[0], b, verbs[1])
    if by_agent:
        others = act and _other_agents(a, verbs[0], b, verbs[1])
    else:
        people = _other_people(a, verbs[0], b, verbs[1]) if act else None
        others = _other_owners(a, left, b, right) if people is None else people
    if not by_agent and (_known_period(b.reading, a, left) or _known_period(a.reading, b, right)):
        return Ground.SLOT
    if others and _date_at(a, left) and _date_at(b, right):
        return Ground.SLOT
    if event and not others and (act or not (by_agent or _dated_apart(a, left, verbs[0], b, right, verbs[1]))):
        return Ground.ACT
    linked = meeting.pair.score > 0 or not by_agent  # a verb alone bears no denial: closed the door, does not last
    return Ground.STATEMENTS if event or (act and not others and linked) else Ground.SLOT


def _dated_apart(
    a: Side, left: Place, first: VerbGroup | None, b: Side, right: Place, second: VerbGroup | None
) -> bool:
    """Whether two dates belong to two verbs that say something: had 88,000 visitors last year, closed until Friday.

    A figure of one event stands with any verb, and so does an hour beside an hour; a year beside a weekday does not.
    """
    days = _date_at(a, left), _date_at(b, right)
    return (
        days[0] is not None
        and days[1] is not None
        and days[0].grain != days[1].grain
        and first is not None
        and second is not None
        and not (first.lemma in LIGHT and second.lemma in LIGHT)
    )


def _date_at(side: Side, place: Place) -> Date | None:
    """Return the date that stands at a place, if one does."""
    return next((date for date in side.dates if date.start == place.start), None)


def _known_period(other: Reading, side: Side, place: Place) -> bool:
    """Whether a place is a period of two years that the other article gives as well, of another thing.

    Governor from 1996 to 2007, and lieutenant governor from 1993 to 1996, is both of one career.
    """
    date = _date_at(side, place)
    if date is None or "/" not in date.value:
        return False
    return any(isinstance(fact, Date) and fact.value == date.value for fact in other.facts)


def _modify_one_act(meeting: Meeting, left: Place, right: Place) -> bool:
    """Whether two words say how one act is done: of one verb, or of opposite ones with one agent."""
    a, b = meeting.left, meeting.right
    if meeting.closeness >= ONE_WORDING:
        return True
    if not meeting.pair.score or _of_other_voices(a, left, b, right) or _other_owners(a, left, b, right):
        return False
    first, second = _act(a, left), _act(b, right)
    if first is None or second is None:
        return False
    if opposite(first.lemma, second.lemma):
        agents = parts(a, first).get("agent"), parts(b, second).get("agent")
        return agents[0] is not None and agents[1] is not None and alike(a, agents[0], b, agents[1])
    return _one_verb(meeting, a, first, b, second)


def _act(side: Side, place: Place) -> VerbGroup | None:
    """Return the verb that a place belongs to; of "failed to win" that is to win."""
    verb = governor(side, place.start)
    if verb is None:
        return None
    head = side.analysis.tokens[verb.head]
    if place.start <= head.start < place.end:  # what the place says is how far another act came
        return next((v for v in side.analysis.verbs if verb.head in v.governors[:1]), verb)
    return verb


def _one_verb(meeting: Meeting, a: Side, left: VerbGroup | None, b: Side, right: VerbGroup | None) -> bool:
    """Whether two verbs that say more than "is" or "said" mean one act."""
    if left is None or right is None or left.lemma in LIGHT or right.lemma in LIGHT:
        return False
    if left.lemma == right.lemma or synonym_or_hyponym((left.lemma,), (right.lemma,)):
        return True
    i, j = a.unit_at(a.analysis.tokens[left.head].start), b.unit_at(b.analysis.tokens[right.head].start)
    return i is not None and meeting.links.get(i) == j


def _other_agents(a: Side, left: VerbGroup | None, b: Side, right: VerbGroup | None) -> bool:
    """Whether both acts have an agent and these are not alike; who "he" is, the statement leaves open."""
    if left is None or right is None:
        return False
    agents = parts(a, left).get("agent"), parts(b, right).get("agent")
    if agents[0] is None or agents[1] is None:
        return False
    tags = a.analysis.tokens[agents[0].head].tag, b.analysis.tokens[agents[1].head].tag
    return "PRP" not in tags and not alike(a, agents[0], b, agents[1])


def _other_people(a: Side, left: VerbGroup | None, b: Side, right: VerbGroup | None) -> bool | None:
    """Whether one act is of two persons by name; None where either side names none at the head of its agent.

    The niece of Charles Weber died in 2002, he in 1970: a person named beside the head is not who acts.
    """
    people = []
    for side, verb in ((a, left), (b, right)):
        agent = None if verb is None else parts(side, verb).get("agent")
        head = None if agent is None else side.analysis.tokens[agent.head]
        people.append(next((n for n in side.names if head is not None and n.start <= head.start < n.end), None))
    first, second = people
    if first is None or second is None or {first.category, second.category} != {"person"}:
        return None
    return not coreferent(first, second)


def _of_other_voices(a: Side, left: Place, b: Side, right: Place) -> bool:
    """Whether one of two places is quoted and nothing says that the same person speaks in both.

    The chairman's claim that it is a "war of choice", and his critic's “it was not a war of choice”, are both true.
    """
    spans = [(side, Span(place.start, place.end)) for side, place in ((a, left), (b, right))]
    if not any(quote.span.meets(span) for side, span in spans for quote in side.quotes):
        return False
    voices = [next((x.speaker for x in side.attributions if x.content.meets(span)), None) for side, span in spans]
    return voices[0] is None or voices[0] != voices[1]


def _one_age(a: Side, left: Place, b: Side, right: Place) -> bool:
    """Whether two places are the ages of one person."""
    for side, place in ((a, left), (b, right)):
        if not any(number.form == "age" and number.start == place.start for number in side.numbers):
            return False
    names = _owner(a, left), _owner(b, right)
    return names[0] is not None and names[1] is not None and coreferent(names[0], names[1])


def slip_of_digits(left: str, right: str) -> bool:
    """Whether two figures have the same digits in another order, three or more: 118,000 and 181,000."""
    a, b = (sorted(char for char in text if char.isdecimal()) for text in (left, right))
    return a == b and len(a) >= SLIP_DIGITS


def _other_owners(a: Side, left: Place, b: Side, right: Place) -> bool:
    """Whether the persons or bodies named last before two places are two: Calderon from 2006, Fox from 2000."""
    names = _owner(a, left), _owner(b, right)
    return names[0] is not None and names[1] is not None and not coreferent(names[0], names[1])


def _owner(side: Side, place: Place) -> Name | None:
    before = [name for name in side.names if name.category in _OWNERS and name.end <= place.start]
    return before[-1] if before else None
