"""Which act or state a slot belongs to: the verb that governs its words, and whether two verbs mean one act."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from ..data import classes, rows
from ..match import Meeting, Side
from ..parse import VerbGroup
from ..senses import synonym_or_hyponym
from ..words import relatives

CHAIN = 8
"""Steps up the tree from a word to its verb; longer ones lead out of the clause."""

OPENING = 4
"""Words in which a clause between commas shows that it is subordinate: , two days |after| the paper reported it,."""

LIGHT = frozenset(("be", "have", "do", "make", "get", "take", "say", "tell"))
"""Verbs that every claim may have: two of them say nothing of the act."""


_ENDINGS = frozenset(
    ("ment", "ion", "tion", "ation", "ition", "al", "ance", "ence", "ure", "age", "ing", "sion", "ssion")
)
"""Endings with which English names an act by its verb: endorse-ment, elect-ion, arriv-al, clos-ure."""

_STEM = 4
"""Letters that the name of an act has of its verb at least, before one of these endings."""


class Acts(NamedTuple):
    """What the tags of a statement say of the verbs that say something of their own; no grammar is needed for it."""

    places: tuple[tuple[str, int], ...]
    "The lemma of each, and where it begins."
    lemmas: frozenset[str]
    units: frozenset[int | None]
    "Units of the statement in which they begin."


@cache
def nouns_of(verb: str) -> frozenset[str]:
    """Return the lemmas by which an act may be named by a noun: lawsuit of sue, decision of decide."""
    others = (noun for lemma, nouns in rows("act_nouns") if lemma == verb for noun in nouns.split(" "))
    return frozenset((verb, *relatives(verb), *others))


@cache
def act_names(verb: str) -> frozenset[str]:
    """Return all lemmas that name what a verb does: its nouns, and its stem with an ending: endorse-ment."""
    stems = [stem for stem in (verb, verb.removesuffix("e")) if len(stem) >= _STEM]
    return nouns_of(verb) | {stem + ending for stem in stems for ending in _ENDINGS}


def names_act(noun: str, verb: str) -> bool:
    """Whether a noun names what a verb does: appeal of appeal, decision of decide, endorsement of endorse."""
    return noun in act_names(verb)


@lru_cache(maxsize=2048)
def acts(side: Side) -> Acts:
    """Return the verbs of a statement but light ones, modals too."""
    tagged = side.tagged
    verbs = tuple(
        (lemma, piece.start)
        for lemma, tag, piece in zip(tagged.lemmas, tagged.tags, tagged.pieces, strict=True)
        if (tag[:2] == "VB" or tag == "MD") and lemma not in LIGHT
    )
    return Acts(verbs, frozenset([lemma for lemma, _ in verbs]), frozenset([side.unit_at(start) for _, start in verbs]))


def governor(side: Side, offset: int) -> VerbGroup | None:
    """Return the verb group that governs the word at an offset: "died" for Friday in "died on Friday"."""
    analysis = side.analysis
    at = analysis.token_at(offset)
    last, behind = _behind_opening(side)
    if at is not None and at <= last:
        return behind
    for _ in range(CHAIN):
        if at is None or at < 0:
            return None
        verb = analysis.verb_of(at)
        if verb is not None:
            return analysis.verbs[verb]
        at = analysis.tokens[at].head
    return None


@lru_cache(maxsize=2048)
def _behind_opening(side: Side) -> tuple[int, VerbGroup | None]:
    """Return the last token of what opens a sentence before a clause set off by commas, and the first verb behind it.

    "Late on Wednesday, two days after the paper reported it, Weber |said|": the parser hangs the day on "reported".
    -1 where a sentence does not begin so.
    """
    analysis = side.analysis
    commas = [k for k, token in enumerate(analysis.tokens) if token.text == ","][:2]
    if len(commas) < 2 or any(verb.first < commas[0] for verb in analysis.verbs):
        return -1, None
    opening = analysis.tokens[commas[0] + 1 : commas[0] + 1 + OPENING]
    if not any(classes("clause_openers").get(token.lower) == "subordinator" for token in opening):
        return -1, None
    verb = next((verb for verb in analysis.verbs if verb.first > commas[1]), None)
    return (-1, None) if verb is None else (commas[0], verb)


def same_act(meeting: Meeting, left: int, right: int) -> bool | None:
    """Whether the verbs that govern the words at two offsets mean one act; None where a verb is missing or light."""
    a, b = governor(meeting.left, left), governor(meeting.right, right)
    if a is None or b is None or (a.lemma in LIGHT and b.lemma in LIGHT):
        return None
    if a.lemma == b.lemma or synonym_or_hyponym((a.lemma,), (b.lemma,)):
        return True
    sides = (meeting.left, meeting.right)
    heads = [side.analysis.tokens[verb.head].start for side, verb in zip(sides, (a, b), strict=True)]
    i, j = (side.unit_at(start) for side, start in zip(sides, heads, strict=True))
    return i is not None and meeting.links.get(i) == j
