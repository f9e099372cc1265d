"""Which acts a statement reports as done, and which as still to come.

The bridge opened on Friday.        open: done
The bridge is to open on Friday.    open: to come
The bridge has not opened yet.      open: to come
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from ..claims import ClaimPair
from ..claims.predication import AHEAD, MARKED, factuality
from ..comparability.stance import ASSERTED, stance
from ..data import classes, rows
from ..facts.names import coreferent
from ..match import Meeting, Side
from ..model import Span
from ..parse import Tagged, VerbGroup
from ..parse.verbs import DENYING, FUTURE
from . import too_many
from .predicate import LIGHT, act_names, acts


def may_have_moved(pair: ClaimPair) -> bool:
    """Whether any verb of a claim may be an earlier stage of one of the other; of most two claims none is.

    Tags and links alone show it of most; only the rest is asked for its grammar.
    """
    left, right = pair.sides
    here, there = _verbs(left), _verbs(right)
    begin = pair.left.span.start
    ahead = [(verb, at) for verb, at in here.ahead if at >= begin and not act_names(verb).isdisjoint(there.every)]
    moved = any(_is_linked(pair, *verb) for verb in ahead) or (bool(ahead) and _may_name_both(left, right))
    if not moved and here.matters.isdisjoint(there.matters_done):
        return False
    early, late = _acts_of(left), _acts_of(right)
    moved = any(not act_names(verb).isdisjoint(late.done) for verb in early.to_come)
    return moved or not early.matters.isdisjoint(late.matters_done)


def _is_linked(pair: ClaimPair, verb: str, at: int) -> bool:
    """Whether a verb is linked to a word that may state the act as done, by itself or as a noun."""
    left, right = pair.sides
    unit = left.unit_at(at)
    other = None if unit is None else pair.meeting.links.get(unit)
    return other is not None and not act_names(verb).isdisjoint(_verbs(right).done_at.get(other, ()))


def _may_name_both(left: Side, right: Side) -> bool:
    """Whether both parties of an act of one statement may be named in the other: by two names, or by a pronoun."""
    if "PRP" in left.tagged.tags or too_many(left.names, right.names):
        return bool(right.names)
    return sum(any(coreferent(name, other) for other in right.names) for name in left.names) > 1


class _Verbs(NamedTuple):
    """What the tags of a statement show of its verbs."""

    ahead: tuple[tuple[str, int], ...]
    "Lemma and place of those that may say what is still to come, but light ones."
    every: frozenset[str]
    "The lemmas of all its tokens but of verbs that cannot say what is done."
    done_at: dict[int, list[str]]
    "The same by the unit that a token begins in."
    matters: frozenset[str]
    matters_done: frozenset[str]


@lru_cache(maxsize=2048)
def _verbs(side: Side) -> _Verbs:
    tokens = side.tagged
    verbs = acts(side)
    kinds, every = classes("factuality"), frozenset(tokens.lemmas)
    anywhere = any(kinds.get(lemma) in AHEAD for lemma in every) or (
        "have" in every and any(piece.lower in DENYING for piece in tokens.pieces)  # has not opened
    )
    modal = next((piece.start for piece in tokens.pieces if piece.lower in FUTURE), side.statement.end)
    marked = [m.target for m in side.markers if m.type == "certainty" and MARKED.get(m.value) in AHEAD and m.target]
    kept = [at for at in range(len(tokens.tags)) if _may_be_done(tokens, at)]
    done_at: dict[int, list[str]] = {}
    for at in kept:
        unit = side.unit_at(tokens.pieces[at].start)
        if unit is not None:
            done_at.setdefault(unit, []).append(tokens.lemmas[at])
    done = frozenset([tokens.lemmas[at] for at in kept])
    return _Verbs(
        tuple(
            (lemma, at)
            for lemma, at in verbs.places
            if anywhere or at > modal or any(span.start <= at < span.end or at <= span.start for span in marked)
        ),
        done,
        done_at,
        frozenset([matter for lemma in verbs.lemmas for matter, _, _ in stages().get(lemma, ())]),
        frozenset([matter for lemma in verbs.lemmas & done for matter, _, _ in stages().get(lemma, ())]),
    )


def _may_be_done(tokens: Tagged, at: int) -> bool:
    """Whether a token is no verb, or one that may say what has happened: not "will open", "to open", "opens"."""
    tag = tokens.tags[at]
    if tokens.headline or tag not in ("VB", "VBP", "VBZ", "MD"):
        return True
    before = tokens.tags[at - 1] if at else ""
    return tag == "VB" and before != "MD" and (before != "TO" or tokens.tags[at - 2 : at - 1] in ([], [","]))


class _Acts(NamedTuple):
    """The acts of a statement by their lemmas, and the matters of which they are stages."""

    to_come: frozenset[str]
    matters: frozenset[str]
    done: frozenset[str]
    "Nouns that a verb carries out too: lodged the appeal."
    matters_done: frozenset[str]


@lru_cache(maxsize=2048)
def _acts_of(side: Side) -> _Acts:
    verbs = [verb for verb in side.analysis.verbs if verb.lemma not in LIGHT]
    done = [verb for verb, _ in done_in(side)]
    nouns = (carried_out(side, verb) for verb in done)
    return _Acts(
        frozenset([verb.lemma for verb in verbs if is_to_come(side, verb)]),
        frozenset([matter for verb in verbs for matter, _, _ in stages().get(verb.lemma, ())]),
        frozenset([verb.lemma for verb in done] + [side.analysis.tokens[at].lemma for at in nouns if at is not None]),
        frozenset([matter for verb in done for matter, _, _ in stages().get(verb.lemma, ())]),
    )


@lru_cache(maxsize=2048)
def done_in(side: Side) -> tuple[tuple[VerbGroup, Span], ...]:
    """Return the verbs of a statement that say what has happened, with their places."""
    return tuple((verb, side.analysis.span(verb)) for verb in side.analysis.verbs if is_done(side, verb))


def is_done(side: Side, verb: VerbGroup) -> bool:
    """Whether a verb says what has happened; neither denied nor modal, nor what another verb leaves open."""
    if verb.negation is not None or verb.modal is not None or verb.governors:
        return False
    fronted = verb.first == 0 or side.analysis.tokens[verb.first - 1].tag == ","  # opening the bridge, the mayor said
    return (verb.clause == "participle" and fronted) or factuality(side, verb).value == "done"


def is_stated(side: Side, verb: VerbGroup) -> bool:
    """Whether a verb states something, and asks or supposes nothing: an investigation into whether laws were broken."""
    at = side.unit_at(side.analysis.tokens[verb.head].start)
    return at is None or stance(side, at) == ASSERTED


def is_to_come(side: Side, verb: VerbGroup) -> bool:
    """Whether a verb says what has not happened yet: will open, plans to open, has not opened, will not open until."""
    if verb.negation is not None:
        behind = {token.lower for token in side.analysis.tokens[verb.last + 1 :]}
        return (verb.tense, verb.aspect) == ("present", "perfect") or (
            verb.tense == "future" and not behind.isdisjoint(("before", "until"))
        )
    return factuality(side, verb).value in AHEAD


def neither_yet(meeting: Meeting, i: int, j: int) -> bool:
    """Whether left unit i, denied, and right unit j are verbs of what is still to come: has not opened, will open."""
    places = ((meeting.left, i), (meeting.right, j))
    found = [(side, side.analysis.verb_at(side.units[at].start)) for side, at in places]
    verbs = [(side, side.analysis.verbs[at]) for side, at in found if at is not None]
    return len(verbs) == 2 and verbs[0][1].negation is not None and all(is_to_come(*one) for one in verbs)


def carried_out(side: Side, verb: VerbGroup) -> int | None:
    """Return the token of what a verb is done to."""
    whom = verb.subject if verb.voice == "passive" else verb.object
    return None if whom is None else side.analysis.phrases[whom].head


@cache
def stages() -> dict[str, tuple[tuple[str, int, str], ...]]:
    """Return {verb: (matter, place in its order, whom it happens to: object or subject)}."""
    found: dict[str, tuple[tuple[str, int, str], ...]] = {}
    for matter, place, whom, verbs in rows("stages"):
        for verb in verbs.split(" "):
            found[verb] = (*found.get(verb, ()), (matter, int(place), whom))
    return found
