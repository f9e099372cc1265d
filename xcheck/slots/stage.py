"""How far a matter has come: charged then convicted, planned then done, not yet done then done."""

from __future__ import annotations

from collections.abc import Iterator

from ..claims import COPY, ClaimPair, whole
from ..data import classes
from ..facts.names import coreferent
from ..match import Meeting, Side, sides
from ..model import Name, Reading, Span
from ..parse import NounPhrase, VerbGroup
from . import Difference, agreement
from .predicate import LIGHT, names_act
from .progress import carried_out, done_in, is_done, is_stated, is_to_come, may_have_moved, stages
from .time import newer

SAME_ACT = 0.3
"""Least agreement of the words around one verb that is still to come here and done there."""

NEAR = 0.5
"""How far two stages are of one matter by the person or thing that they happen to."""


def compare(pair: ClaimPair) -> Iterator[Difference]:
    """Yield two verbs of which the later article's means a later stage of one matter.

    Nothing where nobody says which article is later: what was done may be said of another time.
    """
    order = newer(*pair.sides)
    if order > 0:
        yield from _moved_on(pair)
    elif order < 0:
        for difference in _moved_on(pair.mirrored()):
            yield difference.mirrored()


def apart(pair: ClaimPair) -> Iterator[Difference]:
    """Yield two verbs of which one means a later stage of one matter, where nobody says which article is later.

    Charged here and convicted there, plans to open here and opened there. Nothing where one article states both stages:
    what was planned in May was done in June.
    """
    if newer(*pair.sides):
        return
    for found in _moved_on(pair):
        if not _both(*found.left, *found.right):
            yield found
    for found in map(Difference.mirrored, _moved_on(pair.mirrored())):
        if not _both(*found.right, *found.left):
            yield found


def _both(ahead: Side, a: Span, done: Side, b: Span) -> bool:
    """Whether the article that states the earlier stage states the later one as well, or the other way round.

    Of another person or thing it may: "he endorsed Romney in 2008" beside "he will endorse Perry".
    """
    first, second = ahead.analysis.verb_at(a.end - 1), done.analysis.verb_at(b.start)
    if first is None or second is None:
        return True
    early, late = ahead.analysis.verbs[first], done.analysis.verbs[second]
    verbs = _verbs_of(late.lemma, ahead.reading)
    if any(is_done(side, v) and not _of_another(side, v, done, late) for side, v in verbs):
        return True
    others = _verbs_of(early.lemma, done.reading)
    if early.lemma == late.lemma:
        return any(is_to_come(side, v) and not _of_another(side, v, ahead, early) for side, v in others)
    return any(True for _ in others)


def _verbs_of(lemma: str, reading: Reading) -> Iterator[tuple[Side, VerbGroup]]:
    """Yield the verbs of a lemma in an article; only statements that hold it are asked for their grammar."""
    for side in sides(reading).values():
        if lemma in side.tagged.lemmas:
            yield from ((side, verb) for verb in side.analysis.verbs if verb.lemma == lemma)


def _of_another(side: Side, verb: VerbGroup, other: Side, act: VerbGroup) -> bool:
    """Whether two acts of one verb are said of two things by name."""
    things = _thing(side, verb), _thing(other, act)
    return all(things) and not any(coreferent(a, b) for a in things[0] for b in things[1])


def _thing(side: Side, verb: VerbGroup) -> list[Name]:
    """Return the names of what an act is done to."""
    index = verb.subject if verb.voice == "passive" else verb.object
    return [] if index is None else _names_in(side, side.analysis.phrases[index])


def moved_on(meeting: Meeting, left: Span, right: Span) -> bool:
    """Whether the words at two places are of one matter that has come further in the later article."""
    if not newer(meeting.left, meeting.right):
        return False
    return any(left.meets(found.left[1]) or right.meets(found.right[1]) for found in compare(whole(meeting)))


def _moved_on(pair: ClaimPair) -> Iterator[Difference]:
    """Yield the stages of a pair whose right claim is of the later day."""
    left, right = pair.sides
    if not may_have_moved(pair):
        return
    done = [(b, there) for b, there in done_in(right) if pair.right.holds(there)]
    for a in left.analysis.verbs if done else ():
        here = left.analysis.span(a)
        if a.lemma in LIGHT or not pair.left.holds(here) or not is_stated(left, a):
            continue
        for b, there in done:
            if not is_stated(right, b):
                continue
            act = b.head if a.lemma == b.lemma else _done_as_noun(right, a, b)
            if act is not None:
                near = _one_act(pair, a, act) if is_to_come(left, a) else 0.0
                stage = Span(there.start, max(there.end, right.analysis.tokens[act].end))
            else:
                near = NEAR if _in_order(a, b) and _one_matter(pair, a, b) else 0.0
                stage = there
            if near >= SAME_ACT:
                yield Difference((left, here), (right, stage), near, b.lemma)


def _done_as_noun(side: Side, a: VerbGroup, b: VerbGroup) -> int | None:
    """Return the token that names an act which another verb carries out: will endorse, won the |endorsement| of.

    Not where that verb leaves the act open: sought the endorsement.
    """
    head = None if b.lemma in classes("weighing_verbs") or b.lemma in classes("factuality") else carried_out(side, b)
    return head if head is not None and names_act(side.analysis.tokens[head].lemma, a.lemma) else None


def _one_act(pair: ClaimPair, a: VerbGroup, b: int) -> float:
    """Return how far the words around a verb and the token of one act agree; nothing where they are not linked."""
    left, right = pair.left.side.analysis.tokens[a.head].span, pair.right.side.analysis.tokens[b].span
    i, j = pair.left.side.unit_at(left.start), pair.right.side.unit_at(right.start)
    linked = i is not None and pair.meeting.links.get(i) == j
    near = agreement(pair, left, right) if linked else 0.0
    return near if near >= SAME_ACT or not _of_the_same(pair, a) else NEAR


def _of_the_same(pair: ClaimPair, act: VerbGroup) -> bool:
    """Whether the other statement names who acts and to whom: will endorse Perry, won the sheriff's endorsement."""
    side, analysis = pair.left.side, pair.left.side.analysis
    parties = [_names_in(side, analysis.phrases[index]) for index in (act.subject, act.object) if index is not None]
    return len(parties) == 2 and all(
        any(coreferent(name, other) for name in names for other in pair.right.side.names) for names in parties
    )


def _in_order(a: VerbGroup, b: VerbGroup) -> bool:
    """Whether two verbs are stages of one matter, the right one the later: charged, convicted."""
    return a.lemma in stages() and any(
        matter == other and place < later
        for matter, place, _ in stages().get(a.lemma, ())
        for other, later, _ in stages().get(b.lemma, ())
    )


def _one_matter(pair: ClaimPair, a: VerbGroup, b: VerbGroup) -> bool:
    """Whether two stages happen to one person or thing: Weber was charged, Weber was convicted."""
    here, there = (_whom(side, verb) for side, verb in zip(pair.sides, (a, b), strict=True))
    if here is None or there is None:
        return False
    left, right = pair.sides
    if any(coreferent(x, y) for x in _names_in(left, here) for y in _names_in(right, there)):
        return True
    if (
        here.quantifier
        and left.text(left.analysis.span(here)).lower() == right.text(right.analysis.span(there)).lower()
    ):
        return True  # two men were arrested, two men were charged
    heads = left.analysis.tokens[here.head], right.analysis.tokens[there.head]
    anybody = "PRP" in (heads[0].tag, heads[1].tag) or heads[0].lemma in ("person", "man", "woman")
    if anybody and pair.meeting.closeness < COPY:
        return False  # who "he" is depends on the sentences before; in a copy they are the same
    i, j = left.unit_at(heads[0].start), right.unit_at(heads[1].start)
    return i is not None and pair.meeting.links.get(i) == j


def _whom(side: Side, verb: VerbGroup) -> NounPhrase | None:
    """Return whom or what a stage happens to: the subject of a passive, else the object; of "died" the subject."""
    acting = stages()[verb.lemma][0][2] == "subject" or verb.voice == "passive"
    index = verb.subject if acting else verb.object
    return None if index is None else side.analysis.phrases[index]


def _names_in(side: Side, phrase: NounPhrase) -> list[Name]:
    """Return the names in a phrase and its apposition; of a pronoun, the persons named last before it."""
    analysis = side.analysis
    spans = [analysis.span(phrase)]
    if phrase.apposition is not None:
        spans.append(analysis.span(analysis.phrases[phrase.apposition]))
    if analysis.tokens[phrase.head].tag != "PRP":
        return [name for name in side.names if any(span.meets(name) for span in spans)]
    before = [n for n in side.names if n.category == "person" and n.end <= spans[0].start]
    if before:
        return before
    order = [statement.id for statement in side.reading.statements]
    at = order.index(side.statement.id)
    last = sides(side.reading)[order[at - 1]] if at else side
    return [name for name in last.names if name.category == "person"][:1]
