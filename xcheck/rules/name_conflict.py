"""Another name in the same role."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from ..comparability import SAME_EVENT, fact_pairs, near_copy, same_gap, same_step
from ..facts.names import coreferent
from ..facts.names.likeness import folded, misnamed, namesakes, one_part_changed, share_a_word, share_in
from ..facts.names.near import Names
from ..match import Comparison, Meeting, Side
from ..model import Finding, Kind, Name, Reading, Severity
from ..rule import Example, Rule
from ..sentences import clauses
from ..slots import lone

LEAST_CONFIDENCE = 0.5
"""Least confidence that two names stand in the same place."""


CLOSE, CONTEXT = 0.6, 0.4
"""Closeness of the statements, or agreement of the words around, from which two names fill one place; less is enough
behind the same preposition, in a pair as sure as SAME_EVENT, of names that the other article has nowhere."""

MISNAMED = 0.3
"""Score of a pair from which two persons that differ in a letter of the last name are one person misnamed."""


def another(left: Name, right: Name) -> bool:
    """Whether two names may stand for each other and do not mean the same."""
    if misnamed(left, right) or namesakes(left, right) or one_part_changed(left, right):
        return True
    if coreferent(left, right) or share_a_word(left, right):
        return False
    return left.category == right.category or "other" in (left.category, right.category)


class NameConflict(Rule):
    """Another person, place or organisation stands in the same role.

    Why it matters: a swapped name accuses the wrong person.
    What it lets pass: other forms of one name; a capital for its government; names that the other statement also has.
    """

    id = "name-conflict"
    kind = Kind.CONFLICT
    severity = Severity.ERROR
    slot = "name"
    needs = "event"
    agree = (
        Example("Britain signed the treaty in June.", "The UK signed the treaty in June."),
        Example("The Ministry of Economics paid.", "The Ministry of Economy paid."),
        Example("Filip Novák scored in June.", "Filip Novak scored in June."),
        Example("It was found in Lyon in 1935 by Anna Weber.", "Tarnite was found in Lyon in 1935."),
        Example("Moscow rejected the plan on Friday.", "Russia rejected the plan on Friday."),
    )
    differ = (
        Example("The fire broke out in Lyon on Friday.", "The fire broke out in Nantes on Friday.", "Lyon"),
        Example("Judge Helen Marwood sentenced him.", "He was sentenced by Judge Helen Harwood.", "Marwood"),
        Example(
            "The company hired Anna Weber as its chief.", "The company hired Paul Lang as its chief.", "Anna Weber"
        ),
    )

    def check(self, comparison: Comparison) -> Iterator[Finding]:
        """Yield names in one place of a pair, then those that each article has alone beside the same words."""
        yield from super().check(comparison)
        for found in lone.names(comparison):
            likely = 0.4 + 0.4 * found.agreement
            yield self.of_slots(found, clauses(found.left, found.right), likely, severity=Severity.NOTE)

    def check_pair(self, meeting: Meeting) -> Iterator[Finding]:
        """Yield comparable names that are not coreferent, where neither side has the other's name as well."""
        for left, right, confidence, linked in fact_pairs(meeting, Name, another):
            if misnamed(left, right):
                confidence = max(confidence, LEAST_CONFIDENCE) if meeting.pair.score >= MISNAMED else confidence
            elif linked or not _one_place(meeting, left, right) or _moved(meeting, left, right):
                continue
            if confidence < LEAST_CONFIDENCE or left.adjective != right.adjective:
                continue
            yield self.finding(
                (meeting.left, left.span),
                (meeting.right, right.span),
                message=clauses((meeting.left, left.span), (meeting.right, right.span)),
                subject=left.role or left.category,
                confidence=0.4 + 0.5 * confidence * (0.5 + 0.5 * meeting.closeness),
            )


def _one_place(meeting: Meeting, left: Name, right: Name) -> bool:
    """Whether two names stand in one place of one claim in both.

    Articles that both know both names rarely swap them, and who speaks is another rule's business.
    """
    i, j = meeting.left.unit_at(left.start), meeting.right.unit_at(right.start)
    if i is None or j is None:
        return False
    if near_copy(meeting) and same_gap(meeting, i, j) is not None and meeting.context(i, j) >= CLOSE:
        return True
    if one_part_changed(left, right) and meeting.context(i, j) < CLOSE:
        return False
    if _holds(meeting.right.names, left) or _holds(meeting.left.names, right):
        return False
    if meeting.left.is_source(left) or meeting.right.is_source(right):
        return False
    context = meeting.context(i, j)
    if _names_of(meeting.right.reading).holds(left) or _names_of(meeting.left.reading).holds(right):
        return meeting.closeness >= CLOSE and context >= CLOSE
    if meeting.closeness >= CLOSE or context >= CLOSE:
        return True
    return same_step(meeting, i, j) and context >= CONTEXT and meeting.pair.score >= SAME_EVENT


def _moved(meeting: Meeting, left: Name, right: Name) -> bool:
    """Whether the words of either name stand on the other side, too, and answer nothing there: they only moved."""
    left_alone = _unlinked_words(meeting.left, meeting.links)
    right_alone = _unlinked_words(meeting.right, meeting.back)
    return share_in(right, left_alone) == 1.0 or share_in(left, right_alone) == 1.0


def _unlinked_words(side: Side, linked: dict[int, int]) -> frozenset[str]:
    """Return the words of a statement, folded, that answer nothing."""
    spans = [unit.span for k, unit in enumerate(side.units) if k not in linked]
    return frozenset(folded(w.lower) for w in side.statement.words if any(w.span.meets(span) for span in spans))


@lru_cache(maxsize=8)
def _names_of(reading: Reading) -> Names:
    return Names(fact for fact in reading.facts if isinstance(fact, Name))


def _holds(names: Iterable[Name], name: Name) -> bool:
    return any(coreferent(other, name) for other in names)
