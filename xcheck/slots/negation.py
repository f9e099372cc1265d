"""Negations of a statement, and whether the other statement turns the same claim round by other means."""

from __future__ import annotations

from collections.abc import Iterator

from ..comparability import outside_quotes, target_unit
from ..match import Meeting, Side
from ..model import Marker, Span
from ..senses import contrary
from ..words import analyse, opposite
from . import Difference

_AUXILIARIES = frozenset(("can", "could", "have", "be", "been", "being", "to", "has", "had"))
"""Words between two negations that undo each other."""

_NEARLY_NOT = frozenset((("degree", "scant"), ("scope", "few")))
"""Type and class of the words that leave next to nothing."""

_BEFORE_PART = frozenset((",", "but", "though", "although", "and", "—", "–"))
_OPENS_PART = ("IN", "TO", "DT", "NNP", "NNPS")
"""Words before a "not" that has no verb, and tags of what it then denies: though not to Prewitt, but not the mayor."""

_CLAUSE = 8
"""Units before a verb in which a word that denies by its sense still holds: unless the fees of the port are cut."""


def negations(side: Side) -> list[Marker]:
    """Return the negations of a statement; "nor" adds none to another one, and two in a row undo each other.

    So "not A, nor B" denies once, and "did not rule out", "not without" deny nothing.
    """
    kept: list[Marker] = []
    for marker in side.markers:
        none = marker.type == "scope" and marker.value == "none"
        if not (none or marker.type == "negation") or (kept and marker.text.lower() == "nor"):
            continue
        if marker.text.lower() == "far from" and not _right_behind(side, marker):
            continue
        if kept and _nothing_between(side, kept[-1].end, marker.start):
            kept.pop()
        else:
            kept.append(marker)
    return kept


def _right_behind(side: Side, marker: Marker) -> bool:
    """Whether a marker stands right before a word that is no noun: far from clear, against far from the sea."""
    at = marker.target
    return (
        at is not None
        and at.start - marker.end <= 1
        and next((analyse(w.lower)[1][:1] != "n" for w in side.statement.words if w.start == at.start), False)
    )


def of_another_act(view: Meeting, marker: Marker) -> bool:
    """Whether a "not" without a verb denies an act that the other side does not tell: sorry, though not to Prewitt."""
    analysis = view.left.analysis
    at = analysis.token_at(marker.end - 1)
    if marker.text.lower() != "not" or not at or at + 2 >= len(analysis.tokens):
        return False
    if analysis.tokens[at - 1].lower not in _BEFORE_PART or analysis.tokens[at + 1].tag not in _OPENS_PART:
        return False
    if any(analysis.verb_of(behind) is not None for behind in (at + 1, at + 2)):
        return False
    verbs = [verb for verb in analysis.verbs if verb.last < at and verb.finite]
    if not verbs or verbs[-1].lemma == "be":  # the rule is for couples, and not for others
        return False
    unit = view.left.unit_at(analysis.tokens[verbs[-1].head].start)
    return unit is not None and unit not in view.links


def _nothing_between(side: Side, start: int, end: int) -> bool:
    """Whether only auxiliaries stand between two places: "cannot have failed to"."""
    return all(w.lower in _AUXILIARIES for w in side.statement.words if start <= w.start < end)


def _denies_by_sense(marker: Marker) -> bool:
    """Whether a word that is no negation denies: unless, scarcely, few, little."""
    return marker.type == "negative" or (marker.type, marker.value) in _NEARLY_NOT


def _one_clause(side: Side, start: int, end: int) -> bool:
    """Whether no mark stands between two units."""
    first, last = side.units[start].end, side.units[end].start
    return all(w.lemma for w in side.statement.words if first <= w.start < last)


def _denied_by_voice(side: Side, at: int) -> bool:
    """Whether the word stands in what somebody denies: she denies that the plan is unfair."""
    start = side.units[at].start
    return any(a.force == "deny" and a.content.start <= start < a.content.end for a in side.attributions)


def _step_to(side: Side, at: int) -> str:
    """Return the word before a unit, "of" and articles between left out."""
    before = [unit.key for unit in side.units[:at] if unit.key not in ("a", "an", "the", "of")]
    return before[-1] if before else ""


def balanced(view: Meeting, i: int, j: int) -> bool:
    """Whether the other side turns the claim round by other means: a word that denies, or an opposite near.

    Only words that are linked to nothing on this side can do so: what both have turns nothing round.
    """
    first, last = max(0, j - 4), min(len(view.right.units), j + 3)
    alone = {k for k in range(first, last) if k not in view.back}
    keys = {unit.key for unit in view.left.units}
    denying = negations(view.right)
    for marker in view.right.markers:
        at = view.right.unit_at(marker.start)
        if marker in denying and at in alone:
            return True
        if at is None or view.right.units[at].key in keys or not _denies_by_sense(marker):
            continue
        if first <= at < last or (j - _CLAUSE <= at < j and _one_clause(view.right, at, j)):
            return True
    if _step_to(view.left, i) == "not" and _step_to(view.right, j) == "than":
        return True  # more of an artist than a writer, an artist, not a writer
    if _denied_by_voice(view.right, j) and not _denied_by_voice(view.left, i):
        return True
    for a in range(max(0, i - 3), min(len(view.left.units), i + 3)):
        for b in range(first, last):
            turned = (a not in view.links or b in alone) and opposite(view.left.units[a].key, view.right.units[b].key)
            if turned and view.left.units[a].content and view.right.units[b].content:
                return True
    return False


def replaced(view: Meeting) -> Iterator[Difference]:
    """Yield a negation of the left statement with the words that stand in its place in the right one.

    For two statements that are else the same: "Clyde |is not a member| of the union" / "Clyde is |part| of the union".
    """
    for marker in negations(view.left):
        at, target = view.left.unit_at(marker.start), target_unit(view.left, marker)
        gap = None if at is None else view.gap_of(at)
        if gap is None or not any(view.right.units[j].content for j in gap.right):
            continue
        if not outside_quotes(view.left, Span(marker.start, marker.end)):
            continue  # the only "no" vote denies nothing
        if target is not None and target in view.links:
            continue
        denied = [i for i in gap.left if view.left.units[i].content]
        answers = [j for j in gap.right if view.right.units[j].content]
        turned = (contrary((view.left.units[i].key,), (view.right.units[j].key,)) for i in denied for j in answers)
        if not any(turned) and not any(balanced(view, i, j) for i in denied for j in answers):
            words = view.right.span_of(gap.right)
            yield Difference((view.left, Span(marker.start, marker.end)), (view.right, words), view.likeness, "not")
