"""Part against whole."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ..claims import whole
from ..comparability import ONE_CLAIM, ONE_TELLING, one_claim, unit_of
from ..facts.wording import is_verb, phrasal_acts, strength
from ..match import Comparison, Meeting, Side
from ..model import Finding, Kind, Marker, Name, Severity, Span
from ..rule import Example, Rule
from ..sentences import both, clause, clauses, quoted
from ..slots import quantifier
from ..words import closed

_PART = 6
"""Strongest class that still means a part."""

_NEAR = 3
"""Units between an act and the phrase it bears on."""


_COUNTING = frozenset(("a number of", "a handful of", "handful of"))
"""Phrases that cut a part out only where the whole is named: a number of calls, a number of the calls."""

_WHOLE, _BEFORE = frozenset(("all", "every", "both", "each")), 2
"""Words before a part that make it the whole, and how far before: all the elements of."""

_POINTING = frozenset(("the", "these", "those", "this", "that"))
"""Words that, like a possessive, name the whole behind them."""


class ShiftedScope(Rule):
    """The same act bears on a part here and on the whole there: core elements of a plan / the plan.

    Why it matters: "rejected elements of the plan" leaves a door open that "rejected the plan" shuts.
    What it lets pass: quantifiers of one class (all, every); "some" and "several" beside a bare plural.
    """

    id = "shifted-scope"
    kind = Kind.CONFLICT
    severity = Severity.WARNING
    of_speakers = True
    needs = "verb"
    agree = (
        Example("The party rejected parts of the budget.", "The party rejected elements of the budget."),
        Example("All members signed the letter.", "Every member signed the letter."),
        Example("The party rejected all parts of the budget.", "The party rejected the budget."),
        Example("The union used elements of pressure, among them a strike.", "The union used a strike."),
        Example("The police received a number of calls.", "The police received calls."),
        Example(
            "It is the first part of the country to ban cars.", "It is the first region in the country to ban cars."
        ),
    )
    differ = (
        Example("Nearly all tenants of the block have left.", "All tenants of the block left on Monday.", "Nearly all"),
        Example("The party rejected parts of the budget.", "The party rejected the budget.", "parts of"),
        Example("She was cleared of three of the four charges.", "She was cleared of all charges.", "three of"),
        Example("Some members signed the letter.", "All members signed the letter.", "Some"),
    )

    def check(self, comparison: Comparison) -> Iterator[Finding]:
        """Yield what linked statements say of a part and of the whole, then quantifiers of two claims."""
        reported: set[tuple[str, int]] = set()
        for finding in super().check(comparison):
            reported.update((place.article, place.start) for place in finding.places)
            yield finding
        for pair in (*map(whole, comparison.meetings), *comparison.claim_pairs):
            for found in quantifier.compare(pair):
                (left, a), (right, b) = found.left, found.right
                ends = {(left.reading.id, a.start), (right.reading.id, b.start)}
                if reported.isdisjoint(ends):
                    reported |= ends
                    yield self.of_slots(
                        found,
                        message=clauses(found.left, found.right),
                        confidence=0.5 + 0.4 * found.agreement,
                        stronger=(right if found.vaguer < 0 else left).reading.id,
                    )

    def check_pair(self, meeting: Meeting) -> Iterator[Finding]:
        """Yield phrases of linked acts or things that are bounded differently."""
        for view, mirrored in ((meeting, False), (meeting.mirrored(), True)):
            for part, complete, confidence in _counted_part(view):
                left, right = (view.left, part), (view.right, complete)
                yield self.finding(
                    *((right, left) if mirrored else (left, right)),
                    message=clauses(*((right, left) if mirrored else (left, right))),
                    subject=view.left.text(part).lower(),
                    confidence=confidence,
                    stronger=view.right.reading.id,
                )
            for marker in view.left.markers:
                if marker.type != "scope" or strength("scope", marker.value) > _PART:
                    continue
                found = _bare_whole(view, marker) if _partitive(view.left, marker) else None
                found = found or _other_quantifier(view, marker)
                if found is None:
                    continue
                span, certainty, text = found
                left, right = (view.left, Span(marker.start, marker.end)), (view.right, span)
                words, text = quoted(clause(*left)), text or quoted(clause(*right))
                yield self.finding(
                    *((right, left) if mirrored else (left, right)),
                    message=both(view.right, text, view.left, words)
                    if mirrored
                    else both(view.left, words, view.right, text),
                    subject=marker.text.lower(),
                    confidence=certainty,
                    stronger=view.right.reading.id,
                )


def _counted_part(view: Meeting) -> Iterator[tuple[Span, Span, float]]:
    """Yield "three of the four charges" on the left, "all charges" on the right, and how comparable they are."""
    if view.pair.score < ONE_CLAIM and view.closeness < ONE_TELLING:
        return
    for some, of in pairwise(view.left.numbers):
        between = [w.lower for w in view.left.words_in(some.end, of.start)]
        if len(between) != 2 or between[0] != "of" or not _determines(between[1]):
            continue
        if None in (some.high, of.low) or some.high >= of.low:  # type: ignore[operator]
            continue
        for marker in view.right.markers:
            if marker.type != "scope" or marker.value != "all" or marker.target is None:
                continue
            counted = next((w for w in view.right.statement.words if w.start == marker.target.start), None)
            if counted is not None and counted.lemma == of.unit:
                yield Span(some.start, of.end), Span(marker.start, marker.target.end), 0.5 + 0.4 * view.closeness


def _determines(lower: str) -> bool:
    return lower in _POINTING or lower in closed("possessive")


def _partitive(side: Side, marker: Marker) -> bool:
    """Whether the marker cuts a part out of one thing ("parts of"), against a mere plural ("some", "a number of").

    All the parts of a thing are no part of it.
    """
    text = marker.text.lower()
    before = [w.lower for w in side.statement.words if w.end <= marker.start][-_BEFORE:]
    if any(word in _WHOLE for word in before):
        return False
    if text in _COUNTING:
        behind = next((w.lower for w in side.statement.words if w.start >= marker.end), "")
        return _determines(behind)
    return text.endswith(" of") and marker.value in ("some", "most", "few")


def _bare_whole(view: Meeting, marker: Marker) -> tuple[Span, float, str] | None:
    """Return the object of the same act on the other side when nothing bounds it there."""
    at = unit_of(view.left, Span(marker.start, marker.end))
    if at is None:
        return None
    act = next((i for i in range(at - 1, max(-1, at - 1 - _NEAR), -1) if view.left.units[i].content), None)
    j = None if act is None or not _is_act(view.left, act) else view.links.get(act, _in_two_words(view, act))
    if act is None or j is None:
        return None
    if not (one_claim(view, act, j) or _of_one_name(view, marker, j)):
        return None
    behind = range(j + 1, min(len(view.right.units), j + 8))
    thing = next((k for k in behind if view.right.units[k].content), None)
    if thing is None or thing - j > _NEAR + 1:
        return None
    if _led(view.left, range(act + 1, at)) != _led(view.right, range(j + 1, thing)):
        return None  # said most layoffs are past, said in the memo
    whole = _noun_phrase(view.right, thing)
    if _elsewhere(view, marker, whole):
        return None
    return (
        whole,
        0.55 + 0.35 * view.context(act, j),
        f"{quoted(clause(view.right, whole))}, all of it",
    )


def _led(side: Side, units: range) -> str | None:
    """Return the preposition among some units, if any: with it a thing has another part in the act."""
    return next((side.units[k].key for k in units if side.units[k].key in closed("preposition")), None)


def _of_one_name(view: Meeting, marker: Marker, j: int) -> bool:
    """Whether the thing cut into parts has a name that also stands right behind the act on the right."""
    i = None if marker.target is None else unit_of(view.left, marker.target)
    there = None if i is None else view.links.get(i)
    if i is None or there is None or not isinstance(view.left.units[i].fact, Name):
        return False
    return j < there <= j + _NEAR and not any(
        view.right.units[k].content for k in range(j + 1, there) if k in view.back
    )


def _in_two_words(view: Meeting, act: int) -> int | None:
    """Return the particle on the right that with the verb before it means an act of the left: overturn, strike down."""
    key = view.left.units[act].key
    for j, (verb, particle) in enumerate(pairwise(view.right.units), start=1):
        if j - 1 not in view.back and phrasal_acts().get((verb.key, particle.key)) == key:
            return j
    return None


def _elsewhere(view: Meeting, marker: Marker, whole: Span) -> bool:
    """Whether the thing that is cut into parts answers one outside of the phrase: part of the world, a place in it.

    So too where it answers nothing and the phrase answers something that stands behind it: elements of diplomacy, aid
    among them.
    """
    at = None if marker.target is None else unit_of(view.left, marker.target)
    if at is None:
        return False
    if at in view.links:
        return not view.right.units[view.links[at]].span.meets(whole)
    answers = [view.back[k] for k, unit in enumerate(view.right.units) if unit.span.meets(whole) and k in view.back]
    return bool(answers) and all(answer > at + 1 for answer in answers)


def _is_act(side: Side, index: int) -> bool:
    """Whether a unit is a verb."""
    unit = side.units[index]
    return any(w.start == unit.start and is_verb(w) for w in side.statement.words)


def _other_quantifier(view: Meeting, marker: Marker) -> tuple[Span, float, str] | None:
    """Return the marker of the whole on the word linked to this marker's target."""
    if marker.target is None or marker.value not in ("some", "few", "most", "many"):
        return None
    i = unit_of(view.left, marker.target)
    j = view.links.get(i) if i is not None else None
    if i is None or j is None or not one_claim(view, i, j):
        return None
    target = view.right.units[j]
    for other in view.right.markers:
        whole = other.type == "scope" and other.value in ("all", "any", "none")
        if whole and other.target is not None and other.target.start == target.start:
            return Span(other.start, other.end), 0.5 + 0.4 * view.context(i, j), ""
    return None


def _noun_phrase(side: Side, at: int) -> Span:
    """Return the span of the content units in a row from `at` on, with no mark between: "Port Act", no "Act, marks"."""
    end = at
    while (
        end + 1 < len(side.units)
        and side.units[end + 1].content
        and not side.text(Span(side.units[end].end, side.units[end + 1].start)).strip("- ")
    ):
        end += 1
    return side.span_of(range(at, end + 1))
