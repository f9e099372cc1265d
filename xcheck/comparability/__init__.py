"""Which facts of two paired statements are comparable: about the same thing, so that a difference between them counts.

    left    The storm killed | 12 | people in Lyon on Monday.
    right   On Monday | 15 | people died in the storm.            12 and 15 are a fact pair

Two facts are comparable when they are linked, fill the same gap of the word alignment, or stand among the same words.
How comparable is a score from 0 to 1, from which rules compute the confidence of a finding.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import TypeVar

from ..data import classes
from ..facts.names import within
from ..match import Gap, Meeting, Side
from ..match.linking import MOST_FACTS
from ..model import Date, Marker, Name, Number, Span
from ..words import analyse

F = TypeVar("F", Number, Date, Name)

LINKED = 1.0
"""Confidence of two facts that are linked and equal; two that merely agree are scored by their context."""

CONTEXT, SAME_GAP, SAME_ACT, SAME_HEAD, SAME_STEP, SOLE = 0.45, 0.2, 0.15, 0.25, 0.1, 0.2
"""Added to the score of two facts for: similar words around them (times the similarity), one gap, linked governing
verbs, one unit or measured noun, the same function word before them, no other fact of their kind on either side."""

OTHER_ACT = 0.2
"""Taken from the score where the governing verbs are not linked: opened in 1998, closed in 2014."""

CLEAR_PAIR, DOUBT = 0.55, 1.5
"""In pairs below this score the confidence of two facts is multiplied by 1 - DOUBT * (CLEAR_PAIR - score)."""

SAME_EVENT = 0.85
"""Score of a pair from which two dates are taken to be of one event though no word near them is linked."""

ONE_CLAIM, ONE_TELLING = 0.7, 0.5
"""Score of a pair, or its closeness, from which two words of it belong to one claim.

Of 50 findings on certainty in such pairs, from 132 pairs of outlets, 46 were on other matters (read by hand)."""

NEAR_COPY = 0.8
"""Closeness from which one statement is a copy of the other with a few words changed."""

LOOSE_COPY = 0.65
"""Share of all units, function words too, from which it is a copy as well: "The capacity is 20,716." has two of four
content words in common with "The capacity is 716." and three of four words."""

_REACH = 8
"""Units between a fact and the verb that governs it."""


def fact_pairs(
    meeting: Meeting, kind: type[F], comparable: Callable[[F, F], bool]
) -> Iterator[tuple[F, F, float, bool]]:
    """Yield (left, right, confidence 0..1, linked) of comparable facts of one kind: linked ones first, then the best.

    Each fact is in one pair at most; `comparable` says whether two facts that are not linked may be paired at all.
    """
    left = _of_kind(meeting.left, kind)
    right = _of_kind(meeting.right, kind)
    free = dict(right)
    for i, a in left.items():
        j = meeting.links.get(i)
        if j is not None and j in free:
            same = meeting.left.units[i].key == meeting.right.units[j].key
            yield a, free.pop(j), LINKED if same else comparability(meeting, i, j), True
    rest = {i: a for i, a in left.items() if i not in meeting.links}
    if max(len(left), len(right)) > MOST_FACTS:
        return  # a table or noise: nothing says which of them are about the same
    options = [(i, j) for i, a in rest.items() for j, b in free.items() if j not in meeting.back and comparable(a, b)]
    lefts, rights = Counter(i for i, _ in options), Counter(j for _, j in options)
    ranked = sorted((-comparability(meeting, i, j, SOLE * (lefts[i] == rights[j] == 1)), i, j) for i, j in options)
    used: set[tuple[str, int]] = set()
    for confidence, i, j in ranked:
        if ("l", i) not in used and ("r", j) not in used:
            used |= {("l", i), ("r", j)}
            yield rest[i], free[j], -confidence, False


def _of_kind(side: Side, kind: type[F]) -> dict[int, F]:
    return {i: fact for i, fact in side.facts.items() if isinstance(fact, kind)}


def comparability(meeting: Meeting, i: int, j: int, bonus: float = 0.0) -> float:
    """Return how far left unit i and right unit j are comparable, that is fill one place of one act, 0..1."""
    context = meeting.context(i, j)
    total = bonus + CONTEXT * context
    total += SAME_GAP if same_gap(meeting, i, j) is not None else 0.0
    total += SAME_STEP if same_step(meeting, i, j) else 0.0
    head = same_head(meeting, i, j) or same_measured(meeting, i, j)
    total += SAME_HEAD if head else 0.0
    act = acts_answer(meeting, i, j)
    total += SAME_ACT if act else -OTHER_ACT if act is False and not head else 0.0
    return max(0.0, min(1.0, total)) * (1 - DOUBT * max(0.0, CLEAR_PAIR - meeting.pair.score))


def same_measured(meeting: Meeting, i: int, j: int) -> bool:
    """Whether the nouns measured are linked: behind "of", or shortly before the figure: |profit| rose to £206m."""
    for step in (1, -1):
        left, right = _nouns_near(meeting.left, i, step), _nouns_near(meeting.right, j, step)
        if any(meeting.links.get(a) in right for a in left):
            return True
    return False


def _nouns_near(side: Side, index: int, step: int) -> list[int]:
    """Return the nouns near a unit: the first one behind "of", or those among the few units before."""
    if step > 0:
        of = index + 1 < len(side.units) and side.units[index + 1].key in ("of", "in")
        return [k for k in range(index + 2, min(index + 5, len(side.units))) if side.units[k].content][:1] if of else []
    near = range(max(0, index - 5), index)
    return [k for k in near if side.units[k].content and side.units[k].fact is None and not is_verb(side, k)]


def same_step(meeting: Meeting, i: int, j: int) -> bool:
    """Whether the same function word stands before both: "in Lyon", "in Nantes"."""
    if i == 0 or j == 0:
        return i == j
    left, right = meeting.left.units[i - 1], meeting.right.units[j - 1]
    return not left.content and left.key == right.key


def same_head(meeting: Meeting, i: int, j: int) -> bool:
    """Whether both figures count or measure one unit: 371 passengers, 412 passengers."""
    left, right = meeting.left.units[i].fact, meeting.right.units[j].fact
    if not (isinstance(left, Number) and isinstance(right, Number)):
        return False
    one_unit = left.form in ("count", "measure") and left.unit == right.unit
    return one_unit and left.unit not in ("", *classes("loose_units"))


_LIGHT = frozenset(("be", "have", "do", "make"))

SAYING = frozenset(("say", "tell", "announce", "report", "add", "call", *_LIGHT))
"""Verbs that any statement may have: two that are linked say nothing about the fact beside them."""


def only_says(side: Side, index: int) -> bool:
    """Whether a unit is a word that every statement may have: is, has, said; "add" not in "said it will add a team"."""
    unit = side.units[index]
    if unit.key not in SAYING:
        return False
    return unit.key in _LIGHT or any(a.cue is not None and a.cue.meets(unit) for a in side.attributions)


def governing_verb(side: Side, index: int) -> int | None:
    """Return the nearest verb of meaning around a unit, the one before it if two are as near."""
    for step in range(1, _REACH + 1):
        for at in (index - step, index + step):
            if 0 <= at < len(side.units) and is_verb(side, at):
                return at
    return None


@lru_cache(maxsize=8192)
def is_verb(side: Side, at: int) -> bool:
    """Whether a unit is, by its commonest use, a verb of meaning."""
    unit = side.units[at]
    return unit.content and unit.fact is None and analyse(side.text(unit).lower())[1].startswith("v")


def acts_answer(meeting: Meeting, i: int, j: int) -> bool | None:
    """Whether the verbs that govern two units are linked; None when one is missing, or linked to another verb."""
    left, right = governing_verb(meeting.left, i), governing_verb(meeting.right, j)
    if left is None or right is None:
        return None
    if meeting.links.get(left) == right:
        return None if meeting.left.units[left].key in SAYING else True
    return None if left in meeting.links or right in meeting.back else False


def one_claim(meeting: Meeting, i: int, j: int) -> bool:
    """Whether left unit i and right unit j belong to one claim, and not merely to sentences on one matter.

    True in pairs of high score or closeness. In others the content words before both units must be linked or, where
    the two units are not linked with each other, what follows them: a figure or name, or two words.
    """
    if meeting.pair.score >= ONE_CLAIM or meeting.closeness >= ONE_TELLING:
        return True
    before, behind = _contents(meeting.left, i, -1), _contents(meeting.left, i, 1)
    there_before, there_behind = _contents(meeting.right, j, -1), _contents(meeting.right, j, 1)
    if before and there_before and _one_subject(meeting, before[0], there_before[0]):
        return True
    answered = [a for a, b in zip(behind, there_behind, strict=False) if meeting.links.get(a) == b]
    if meeting.links.get(i) == j or not answered or answered[0] != behind[0]:
        return False
    return len(answered) == 2 or meeting.left.units[answered[0]].fact is not None


def _contents(side: Side, index: int, step: int) -> list[int]:
    """Return the next two content units on one side of a unit, markers of force left out."""
    forceful = {side.unit_at(marker.start) for marker in side.markers}
    way = range(index + step, len(side.units) if step > 0 else -1, step)
    return [at for at in way if side.units[at].content and at not in forceful][:2]


def _one_subject(meeting: Meeting, i: int, j: int) -> bool:
    if meeting.links.get(i) == j:
        return True
    a, b = meeting.left.units[i].fact, meeting.right.units[j].fact
    return isinstance(a, Name) and isinstance(b, Name) and (within(a, b) or within(b, a))


def near_copy(meeting: Meeting) -> bool:
    """Whether two statements differ in so few words that each of these is a difference."""
    return meeting.closeness >= NEAR_COPY


def loose_copy(meeting: Meeting) -> bool:
    """Whether one statement is a copy of the other by all its words, and two facts of it may still be of two owners."""
    if near_copy(meeting):
        return True
    return meeting.likeness >= LOOSE_COPY and any(meeting.left.units[i].content for i in meeting.links)


def of_saying(meeting: Meeting, left: Date, right: Date) -> bool:
    """Whether two dates only say when something was said: "the coast guard said on Tuesday"."""
    for side, date in ((meeting.left, left), (meeting.right, right)):
        at = side.unit_at(date.start)
        act = None if at is None else governing_verb(side, at)
        if act is None or side.units[act].key not in SAYING:
            return False
    return True


def same_gap(meeting: Meeting, i: int, j: int) -> Gap | None:
    """Return the gap that holds left unit i and right unit j."""
    gap = meeting.gap_of(i)
    return gap if gap is not None and j in gap.right else None


def unit_of(side: Side, span: Span) -> int | None:
    """Return the index of the unit a span starts in."""
    return side.unit_at(span.start)


def target_unit(side: Side, marker: Marker) -> int | None:
    """Return the index of the unit that a marker works on."""
    return None if marker.target is None else side.unit_at(marker.target.start)


def marked(side: Side, kind: str) -> dict[int, Marker]:
    """Return {index of the unit worked on: marker} of one type, the first marker of each unit."""
    found: dict[int, Marker] = {}
    for marker in side.markers:
        if marker.type == kind:
            at = target_unit(side, marker)
            if at is not None:
                found.setdefault(at, marker)
    return found


def outside_quotes(side: Side, span: Span) -> bool:
    """Whether a span stands outside every quotation of its statement."""
    return not any(quote.span.meets(span) for quote in side.quotes)


def in_speech(side: Side, span: Span) -> bool:
    """Whether a span stands in a clause that is quoted; a phrase in marks, “not welcome”, is the reporter's clause."""
    return any(quote.utterance and quote.span.meets(span) for quote in side.quotes)
