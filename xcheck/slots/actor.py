"""Who does it: one act on one thing, which another party does.

    The town opposed the dam, and the co-operative refused the loan.
    The co-operative opposed the dam.                                  another party than the town, by the same article

Two nouns may mean one party ("the firm", "the company"). They are two where one sentence has an act of each, or where
both articles state two acts of them and exchange them; two names of one kind are two.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from ..claims import ClaimPair
from ..claims.predication import parts
from ..comparability import is_verb
from ..facts.names import coreferent
from ..match import Meeting, Side, sides
from ..model import Name, Reading
from ..parse import NounPhrase, VerbGroup
from ..senses import synonym_or_hyponym
from . import Difference, too_many
from .predicate import LIGHT, acts

EXCHANGED = 0.7
"""How far two parties that do one act are of one slot."""

BEFORE = 4
"""Units before a verb in which its subject most often stands."""

MOST_STATEMENTS = 400
"""Statements of an article in which its acts are looked for."""


class Deed(NamedTuple):
    """An act of a statement with who does it and to what."""

    side: Side
    verb: VerbGroup
    agent: NounPhrase
    things: Mapping[str, NounPhrase]
    "What else takes part, by role: the patient, else what stands with a preposition."


def compare(pair: ClaimPair) -> Iterator[Difference]:
    """Yield two parties of one act on one thing, of which the other article names only one as its agent."""
    if not (_may_differ(pair.meeting) and _may_be_one_act(pair.meeting) and _may_be_two_parties(*pair.sides)):
        return
    if too_many(*(side.analysis.verbs for side in pair.sides)):
        return
    left, right = (deeds(side) for side in pair.sides)
    for a in left:
        for b in right:
            if not _one_act(pair, a, b) or _one_party(a, b) or not _two_parties(a, b):
                continue
            if _is_asked(a) != _is_asked(b) or _has_act(a, b.side.reading) or _has_act(b, a.side.reading):
                continue
            places = [(d.side, d.side.analysis.span(d.agent)) for d in (a, b)]
            yield Difference(places[0], places[1], EXCHANGED, a.verb.lemma)


def _may_differ(meeting: Meeting) -> bool:
    """Whether an act of both statements has other words before it: no grammar is needed where none has."""
    for i, j in meeting.links.items():
        if is_verb(meeting.left, i) and is_verb(meeting.right, j):
            own = (at for at in range(max(0, i - BEFORE), i) if meeting.left.units[at].content)
            if not any(max(0, j - BEFORE) <= meeting.links.get(at, -1) < j for at in own):
                return True
    return False


def _may_be_one_act(meeting: Meeting) -> bool:
    """Whether both statements have a verb that is the same or answers the other's, light ones left out."""
    left, right = acts(meeting.left), acts(meeting.right)
    if not left.lemmas.isdisjoint(right.lemmas):
        return True
    return any(meeting.links.get(i, -1) in right.units for i in left.units if i is not None)


def _may_be_two_parties(left: Side, right: Side) -> bool:
    """Whether the names and nouns alone leave it open that two articles distinguish two parties of one act.

    They state one thing, and name two of one kind, or one sentence has both parties: two nouns of it are in the other.
    """
    if too_many(left.names, right.names, _plain_nouns(left), _plain_nouns(right)):
        return True
    shared = _shared_nouns(left, right), _shared_nouns(right, left)
    if not any(shared):
        return False
    if any(a.category == b.category and not coreferent(a, b) for a in left.names for b in right.names):
        return True
    return any(count > 1 and len(acts(other).places) > 1 for count, other in zip(shared, (right, left), strict=True))


def _shared_nouns(side: Side, other: Side) -> int:
    """Return how many names and other nouns of a statement stand in another one, as such or in a like word."""
    named = sum(any(coreferent(name, another) for another in other.names) for name in side.names)
    theirs = _plain_nouns(other)
    return named + sum(
        lemma in theirs or any(synonym_or_hyponym((lemma,), (another,)) for another in theirs)
        for lemma in _plain_nouns(side)
    )


@lru_cache(maxsize=2048)
def _plain_nouns(side: Side) -> tuple[str, ...]:
    """Return the lemmas of nouns, and of adjectives that may stand for one, outside of names, in order."""
    tokens = side.tagged
    return tuple(
        lemma
        for lemma, tag, piece in zip(tokens.lemmas, tokens.tags, tokens.pieces, strict=True)
        if (tag[:1] == "N" or tag == "JJ") and not any(name.span.meets(piece) for name in side.names)
    )


@lru_cache(maxsize=512)
def deeds(side: Side) -> tuple[Deed, ...]:
    """Return the acts of a statement of which both the party and a thing are stated by nouns."""
    return tuple(_deeds(side))


def _deeds(side: Side) -> Iterator[Deed]:
    for verb in side.analysis.verbs:
        if verb.lemma in LIGHT:
            continue
        found = parts(side, verb)
        agent = found.pop("agent", None)
        things = {role: part for role, part in found.items() if _is_noun(side, part) and not is_date(side, part)}
        if "patient" in things:  # "by a judge" says little beside what was decided
            things = {"patient": things["patient"]}
        if agent is not None and things and _is_noun(side, agent) and not is_date(side, agent):
            yield Deed(side, verb, agent, things)


def _is_asked(deed: Deed) -> bool:
    """Whether another verb of the statement works on who does the act: the union asked the board to keep the ferry.

    Who asks for an act wants it as well, and the board may still be the one to do it.
    """
    side = deed.side
    others = (verb for verb in side.analysis.verbs if verb is not deed.verb and not deed.verb.finite)
    return any(parts(side, verb).get("patient") == deed.agent for verb in others)


def _is_noun(side: Side, phrase: NounPhrase) -> bool:
    """Whether a phrase names a party or thing: by a noun, or by an adjective behind an article ("the co-operative")."""
    tag = side.analysis.tokens[phrase.head].tag
    return tag.startswith("N") or (tag == "JJ" and phrase.determiner is not None)


def is_date(side: Side, phrase: NounPhrase) -> bool:
    """Whether a phrase names a day or year."""
    return any(date.span.meets(side.analysis.span(phrase)) for date in side.dates)


def _names_at_head(side: Side, phrase: NounPhrase) -> list[Name]:
    span = side.analysis.span(phrase)
    head = side.analysis.tokens[phrase.head].span
    return [name for name in side.names if name.span.meets(span) and name.span.meets(head)]


def alike(side: Side, phrase: NounPhrase, other: Side, another: NounPhrase) -> bool:
    """Whether two phrases have one head: names that are coreferent, one noun, or nouns that may mean the same."""
    names, others = _names_at_head(side, phrase), _names_at_head(other, another)
    if names or others:
        return any(coreferent(a, b) for a in names for b in others)
    a, b = (s.analysis.tokens[p.head].lemma for s, p in ((side, phrase), (other, another)))
    return a == b or synonym_or_hyponym((a,), (b,))


def _one_act(pair: ClaimPair, a: Deed, b: Deed) -> bool:
    """Whether two acts are stated by one verb, of one thing."""
    if a.verb.lemma != b.verb.lemma:
        heads = [d.side.unit_at(d.side.analysis.tokens[d.verb.head].start) for d in (a, b)]
        if heads[0] is None or pair.meeting.links.get(heads[0]) != heads[1]:
            return False
    return _one_thing(a, b)


def _one_thing(a: Deed, b: Deed) -> bool:
    """Whether two acts are said of one thing in one role."""
    return any(role in b.things and alike(a.side, part, b.side, b.things[role]) for role, part in a.things.items())


def _one_party(a: Deed, b: Deed) -> bool:
    """Whether both may mean one party: alike, or a name and a noun that no sentence has both of."""
    if alike(a.side, a.agent, b.side, b.agent):
        return True
    mixed = bool(_names_at_head(a.side, a.agent)) != bool(_names_at_head(b.side, b.agent))
    return mixed and not (_in_one_sentence(a, b) and _in_one_sentence(b, a))


def _two_parties(a: Deed, b: Deed) -> bool:
    """Whether the articles distinguish two parties."""
    names = _names_at_head(a.side, a.agent), _names_at_head(b.side, b.agent)
    if all(names) and names[0][0].category == names[1][0].category:
        return any(coreferent(names[0][0], name) for name in b.side.reading.facts if isinstance(name, Name))
    return _in_one_sentence(a, b) or _in_one_sentence(b, a)


def _in_one_sentence(a: Deed, b: Deed) -> bool:
    """Whether the sentence of one act states another act of the party of the other.

    Only acts on a thing count: "the company refused, and the firm will go to court" may be one party.
    """
    return any(
        other.verb is not b.verb and "patient" in other.things and alike(other.side, other.agent, a.side, a.agent)
        for other in deeds(b.side)
    )


def _has_act(deed: Deed, reading: Reading) -> bool:
    """Whether an article states an act of that party anywhere."""
    return any(
        other.verb.lemma == deed.verb.lemma
        and alike(other.side, other.agent, deed.side, deed.agent)
        and _one_thing(other, deed)
        for other in _all(reading)
    )


def _all(reading: Reading) -> Iterator[Deed]:
    for side in list(sides(reading).values())[:MOST_STATEMENTS]:
        if side.statement.compared and not too_many(side.analysis.verbs):
            yield from deeds(side)
