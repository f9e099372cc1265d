"""Said to be, said not to be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ..comparability import in_speech, loose_copy, one_claim, only_says, outside_quotes, target_unit
from ..comparability.stance import one_stance
from ..match import Comparison, Meeting, Side
from ..model import Date, Finding, Kind, Marker, Severity, Span
from ..rule import Example, Rule
from ..sentences import clauses
from ..slots import ONE_SLOT, polarity
from ..slots.negation import balanced, negations, of_another_act, replaced
from ..slots.progress import neither_yet
from ..slots.stage import moved_on

CONTEXT = 0.3
"""Least agreement of the words around the two; below, the same verb belongs to another claim."""


SAME_WORDS = 0.8
"""Least closeness of two statements for a negation of a word that every statement may have."""


QUOTED = 0.6
"""Least closeness of two statements for a negation of words within their quotations."""


SAME_CLAIM = 0.9
"""Least closeness of two statements that have one negation each, in another place."""


class FlippedNegation(Rule):
    """One article denies what the other states.

    Why it matters: a lost "not" turns a story round and no similarity notices.
    What it lets pass: "not only"; a negation answered by another one or by an opposite ("did not succeed",
    "failed"); the same verb in another claim.
    """

    id = "flipped-negation"
    kind = Kind.CONFLICT
    severity = Severity.ERROR
    of_denials = True
    of_speakers = True
    needs = "act"
    agree = (
        Example("The minister did not sign the deal.", "The minister refused to sign the deal."),
        Example("The talks did not only fail, they hurt both.", "The talks failed and hurt both."),
        Example("The door was not open.", "The door was closed."),
        Example("The port will close unless its fees are cut.", "The port will close if its fees are not cut."),
        Example("The mayor denied that the tax was unfair.", "The mayor said that the tax was not unfair."),
        Example("The new museum is yet to open.", "The new museum is not open yet."),
        Example("The new museum has not opened yet.", "The new museum will open in May."),
        Example("The old mill was far from the river.", "The old mill was a long way from the river."),
        Example("The new tram dispensed with a driver.", "The new tram did not have a driver."),
        Example("The council delayed a decision on the dam.", "The council has not decided on the dam."),
        Example(
            "The firm said sorry, though not to Ada Lind.", "Ada Lind, a teacher, had warned the firm of the leak."
        ),
        Example("After the slide 2,000 homes were without power.", "After the slide 2,000 homes were cut off."),
        Example("People are not as worried about the dam as they should be.", "People are worried about the dam."),
    )
    differ = (
        Example("The minister signed the deal.", "The minister did not sign the deal.", "not"),
        Example("The new museum has yet to open.", "The new museum has opened.", "yet to"),
        Example("The vaccine can prevent infection.", "The vaccine cannot prevent infection.", "cannot"),
        Example("The town is part of the port district.", "The town is not a member of the port district.", "not"),
        Example("The old mill was added in May.", "The old mill was barred from being added in May.", "barred from"),
        Example("Two children have fallen ill.", "The board's head, Ada Lind, said no one had fallen ill.", "no one"),
    )

    def check(self, comparison: Comparison) -> Iterator[Finding]:
        """Yield what is denied on one side of a pair of statements, then of a pair of claims."""
        yield from super().check(comparison)
        for pair in comparison.claim_pairs:
            for found in polarity.compare(pair):
                spans = found.left[1], found.right[1]
                if found.agreement >= ONE_SLOT and not moved_on(pair.meeting, *spans):
                    yield self.of_slots(found, clauses(found.left, found.right), 0.4 + 0.4 * found.agreement)

    def check_pair(self, meeting: Meeting) -> Iterator[Finding]:
        """Yield linked words negated on one side only, as many as that side has negations over the other.

        In a copied statement the words that stand where the other one denies need not be linked.
        """
        for view, mirrored in ((meeting, False), (meeting.mirrored(), True)):
            found = sorted(_unanswered(view), reverse=True)
            surplus = len(negations(view.left)) - len(negations(view.right))
            if not found and surplus > 0 and loose_copy(view):
                for other in replaced(view):
                    words = other.mirrored() if mirrored else other
                    yield self.of_slots(words, clauses(words.left, words.right), 0.4 + 0.4 * words.agreement)
            if surplus == 0 and view.closeness >= SAME_CLAIM and _answered(view):
                surplus = 1
            for context, i, j, span in found[: max(0, surplus)]:
                left, right = (view.left, span), (view.right, view.right.units[j].span)
                if moved_on(view, left[1], right[1]):
                    continue
                yield self.finding(
                    *((right, left) if mirrored else (left, right)),
                    message=clauses(*((right, left) if mirrored else (left, right))),
                    subject=view.left.units[i].key,
                    confidence=0.4 + 0.3 * context + 0.25 * view.closeness,
                )


def _targets(side: Side) -> Counter[int | None]:
    """Return how many negations each unit has."""
    return Counter(target_unit(side, marker) for marker in negations(side))


def _unanswered(view: Meeting) -> Iterator[tuple[float, int, int, Span]]:
    """Yield (context, left unit, right unit, negation's span) where the linked word is negated less often."""
    own, answers = _targets(view.left), _targets(view.right)
    if None in answers:  # "a smaller trial did not": what is denied is left to the reader
        return
    for marker in negations(view.left):
        span = Span(marker.start, marker.end)
        i = target_unit(view.left, marker)
        j = view.links.get(i) if i is not None else None
        if i is None or j is None or (_kept(view, marker) and (view.closeness < SAME_CLAIM or _in_place(view, marker))):
            continue
        if isinstance(view.left.units[i].fact, Date):
            continue
        if _in_degree(view, marker, i) or of_another_act(view, marker) or neither_yet(view, i, j):
            continue
        if only_says(view.left, i) and view.closeness < SAME_WORDS:
            continue
        if answers[j] >= own[i] or not _quoted_alike(view, i, j):
            continue
        context = view.context(i, j)
        if not (context >= CONTEXT or _contained(view)) or balanced(view, i, j):
            continue
        if not one_claim(view, i, j):
            continue
        if one_stance(view, i, j):
            yield context, i, j, span


def _kept(view: Meeting, marker: Marker) -> bool:
    """Whether the other statement has this very negation, though of another verb: one "not" may hold for two."""
    at = view.left.unit_at(marker.start)
    if at is None or at not in view.links:
        return False
    there = view.right.units[view.links[at]].span
    return any(m.start <= there.start < m.end for m in negations(view.right))


def _in_degree(view: Meeting, marker: Marker, target: int) -> bool:
    """Whether only a degree is denied that the other statement does not state: not as worried as they should be."""
    at = view.left.unit_at(marker.end - 1)
    if at is None or at + 1 >= target:
        return False
    return view.left.units[at + 1].key in ("as", "so") and at + 1 not in view.links


def _in_place(view: Meeting, marker: Marker) -> bool:
    """Whether the word right behind a kept negation is kept as well: a comma between them turns nothing round."""
    at = view.left.unit_at(marker.end - 1)
    return at is not None and at in view.links and view.links.get(at + 1) == view.links[at] + 1


def _answered(view: Meeting) -> bool:
    """Whether every word that the right denies answers one on the left: else one denial only has other words."""
    targets = [target_unit(view.right, marker) for marker in negations(view.right)]
    return all(at in view.back for at in targets if at is not None)


def _contained(view: Meeting) -> bool:
    """Whether one of the two statements is wholly in the other: is an actor and musician, is no musician."""
    own = [i in view.links for i, unit in enumerate(view.left.units) if unit.content]
    other = [j in view.back for j, unit in enumerate(view.right.units) if unit.content]
    return (all(own) and len(own) > 1) or (all(other) and len(other) > 1)


def _quoted_alike(view: Meeting, i: int, j: int) -> bool:
    """Whether both units stand outside quoted clauses, or between marks in statements of nearly the same words."""
    places = (view.left, view.left.units[i].span), (view.right, view.right.units[j].span)
    if any(outside_quotes(*place) for place in places) or view.closeness < QUOTED:
        return not any(in_speech(*place) for place in places)
    return True
