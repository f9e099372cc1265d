"""Whether two figures or dates have one referent: by the words around, verb, counted noun, owner and year.

Weber paid a rate of | 36 percent |    Lang paid a rate of | 31 percent |      two owners: two referents
"""

from __future__ import annotations

from datetime import date

from ..facts.names import overlap
from ..facts.numbers import magnitude
from ..facts.numbers.codes import cues
from ..match import Meeting, Side
from ..model import Date, Fact, Name, Number
from ..senses import synonym_or_hyponym
from ..words import opposite
from . import SAME_EVENT, SAYING, acts_answer, governing_verb, is_verb, near_copy, same_head, same_measured

SAME_WORDS = 0.6
"""Closeness or context from which two statements differ in so few words that no verb or noun need be linked."""

LIKE_WORDS = 0.3
"""Context from which two verbs of related meaning are taken for one act."""

LOOSE, FEW = 0.5, 2
"""Closeness below which two statements may report two events, and how many words each has of its own then."""

FAR_DAYS, FAR_RATIO = 31, 1.5
"""Days, and how many times the one figure is the other, beyond which two facts may be of two events.

Of supported claims of an encyclopaedia, held against the passage they stand in, .073 were flagged without, .055 with
these, of refuted ones .650 and .649; without a least distance .050, but figures that contradict lie close together:
11 percent, 9 percent; Saturday, Sunday."""

_SHARES = frozenset(("money", "percent", "fraction", "points"))
"""Forms of numbers that may be of anything, so that their unit says little."""

_RATES = frozenset(("percent", "fraction", "points"))
"""Forms of numbers that mean nothing without what they are a part of, and whose."""

_OWNERS = frozenset(("person", "group"))


def same_referent(meeting: Meeting, left: Fact, right: Fact) -> bool:
    """Whether two facts are of the same thing: among nearly the same words, or with a linked verb or counted noun.

    Money and shares may be of anything. So what they measure must be linked (profit of £206m, 52% of the vote), and
    neither owner, nor year, nor act may differ.
    """
    i, j = meeting.left.unit_at(left.start), meeting.right.unit_at(right.start)
    if i is None or j is None or of_others(meeting, left, right):
        return False
    share = isinstance(left, Number) and left.form in _SHARES
    if meeting.closeness >= SAME_WORDS or meeting.context(i, j) >= SAME_WORDS:
        return True
    if share:
        return same_measured(meeting, i, j) and not _of_others(meeting, i, j) and not _other_acts(meeting, i, j)
    if isinstance(left, Date) and meeting.pair.score >= SAME_EVENT:
        return not _opposite_acts(meeting, i, j)
    return same_head(meeting, i, j) or acts_answer(meeting, i, j) is True


def of_others(meeting: Meeting, left: Fact, right: Fact) -> bool:
    """Whether two figures are known to be of two things: other years, owners or ranks, or one is added to the other."""
    i, j = meeting.left.unit_at(left.start), meeting.right.unit_at(right.start)
    if not isinstance(left, Number) or i is None or j is None or near_copy(meeting):
        return False
    if is_additional(meeting.left, left) != is_additional(meeting.right, right):
        return True
    if left.form in _SHARES and (_of_other_years(meeting) or owned_by_others(meeting, i, j)):
        return True
    return (left.form == "ordinal" or left.form in _RATES) and _of_others(meeting, i, j)


def of_two_events(meeting: Meeting, left: Fact, right: Fact) -> bool:
    """Whether two figures or dates lie far apart, and each of their loosely alike statements brings in something else.

    That is a name, a fact of another kind, or two words that the other lacks: the paper sold 82,000 copies in 2003, and
    39,000 in 2007, which is no contradiction in copies, nor in years.
    """
    if meeting.closeness >= LOOSE or not _far_apart(left, right):
        return False
    own = [
        [unit for i, unit in enumerate(side.units) if i not in links and not isinstance(unit.fact, type(left))]
        for side, links in ((meeting.left, meeting.links), (meeting.right, meeting.back))
    ]
    facts = [{type(unit.fact) for unit in some if unit.fact is not None} for some in own]
    words = [sum(unit.content and unit.fact is None for unit in some) for some in own]
    return bool(facts[0] & facts[1] & {Name, Number, Date}) or min(words) >= FEW


def _far_apart(left: Fact, right: Fact) -> bool:
    if isinstance(left, Number) and isinstance(right, Number):
        low, high = sorted((abs(magnitude(left)), abs(magnitude(right))))
        return high > FAR_RATIO * low
    if isinstance(left, Date) and isinstance(right, Date) and left.low and right.low:
        days = date.fromisoformat(left.low) - date.fromisoformat(right.low)
        return abs(days.days) > FAR_DAYS
    return False


def is_additional(side: Side, count: Fact) -> bool:
    """Whether a count is added to another one: 30 more cameras, another 30; but not "more than 30"."""
    words = [w.lower for w in side.words_in(count.start, count.end)]
    before = [w.lower for w in side.statement.words if w.end <= count.start][-1:]
    after = [w.lower for w in side.statement.words if w.start >= count.end][:1]
    return "than" not in words and not cues("added").isdisjoint((*before, *words, *after))


def _of_others(meeting: Meeting, i: int, j: int) -> bool:
    """Whether the names before two figures are of two persons or bodies: Weber's tax rate, Lang in third place."""
    names = []
    for side, at in ((meeting.left, i), (meeting.right, j)):
        names.append(next((u.fact for u in reversed(side.units[:at]) if isinstance(u.fact, Name)), None))
    a, b = names
    return a is not None and b is not None and not overlap(a, b)


def owned_by_others(meeting: Meeting, i: int, j: int) -> bool:
    """Whether a person is the agent of one figure's verb, and another person is the last named before the other one."""
    for one, at, other, to in ((meeting.left, i, meeting.right, j), (meeting.right, j, meeting.left, i)):
        owner, last = _actor(one, at), _last_named(other, other.units[to].start)
        if owner is not None and last is not None and not overlap(owner, last):
            return True
    return False


def _actor(side: Side, at: int) -> Name | None:
    """Return the person right before the verb that governs a figure behind it: Weber paid a rate of 36 percent."""
    for k in range(1, at):
        name = side.units[k - 1].fact
        if isinstance(name, Name) and name.category in _OWNERS and is_verb(side, k):
            acts = side.units[k].key not in SAYING and not any(isinstance(u.fact, Name) for u in side.units[k:at])
            return name if acts else None
    return None


def _last_named(side: Side, before: int) -> Name | None:
    """Return the person or people whom an article names last before a place."""
    named = [f for f in side.reading.facts if isinstance(f, Name) and f.category in _OWNERS and f.start < before]
    return max(named, key=lambda name: name.start, default=None)


def _of_other_years(meeting: Meeting) -> bool:
    """Whether both statements name years and not the same: the rate for 2014, last year, from 2007 through 2014."""
    years = [{d.value for d in side.dates if d.grain == "year"} for side in (meeting.left, meeting.right)]
    return all(years) and not any(_one_year(a, b) for a in years[0] for b in years[1])


def _one_year(left: str, right: str) -> bool:
    """Whether two years may be the same: equal, or only one of them is relative (last year, 2014)."""
    if left == right:
        return True
    relative = [value.startswith("relative:") for value in (left, right)]
    return relative[0] != relative[1] and "/" not in left + right


def _other_acts(meeting: Meeting, i: int, j: int) -> bool:
    """Whether persons do different things with two figures: Weber paid, Weber earned.

    Two verbs with a sense in common are one act only where the words around them are similar. Figures without a
    person as agent are still compared: a reward was offered, was raised.
    """
    left, right = governing_verb(meeting.left, i), governing_verb(meeting.right, j)
    if left is None or right is None or acts_answer(meeting, i, j) is True:
        return False
    if _actor(meeting.left, i) is None or _actor(meeting.right, j) is None:
        return False
    return meeting.context(i, j) < LIKE_WORDS or not synonym_or_hyponym(
        (meeting.left.units[left].key,), (meeting.right.units[right].key,)
    )


def _opposite_acts(meeting: Meeting, i: int, j: int) -> bool:
    """Whether two units belong to opposite acts: opened in 1998, closed in 2014."""
    left, right = governing_verb(meeting.left, i), governing_verb(meeting.right, j)
    if left is None or right is None:
        return False
    return opposite(meeting.left.units[left].key, meeting.right.units[right].key)
