"""Another certainty on the same claim."""

from __future__ import annotations

from collections.abc import Iterator

from ..claims import whole
from ..comparability import ONE_CLAIM, ONE_TELLING, marked, near_copy, one_claim, outside_quotes, target_unit
from ..comparability.settled import left_open, only_its_source
from ..comparability.stance import QUESTION, stance
from ..facts.relations import CORRELATION, POSSIBLE, Relation, read_relation
from ..facts.wording import strength
from ..match import Comparison, Meeting, Side
from ..model import Finding, Kind, Marker, Severity, Span
from ..rule import Example, Rule
from ..sentences import clauses
from ..slots import Difference, stage

ASSERTED = 8
"""Strength of a claim without any marker."""

APART = 4
"""Least difference of strength worth reporting: "would" beside "will" is none, "may" beside "will" is one."""


CONTEXT = 0.4
"""Least agreement of the words around the two."""


class ShiftedCertainty(Rule):
    """The same claim is told with another certainty: may / will, planned / done, is linked to / causes.

    Why it matters: turning "may" into "will", or "goes along with" into "causes", is the commonest
    exaggeration of a source.
    What it lets pass: would / will and could / can in reported speech; markers of neighbouring strength; a
    correlation beside a cause where no study speaks, or where the weaker side states the same effect as well.
    """

    id = "shifted-certainty"
    kind = Kind.WORDING
    severity = Severity.WARNING
    of_denials = True
    needs = "verb"
    agree = (
        Example("The minister said taxes would rise.", "Taxes will rise, the minister said."),
        Example("The drug may help patients.", "The drug might help patients."),
        Example("The firm is likely to sell the mine.", "The firm will probably sell the mine."),
        Example(
            "Tea is linked to better sleep, a study found.",
            "A study found that tea goes along with better sleep.",
        ),
        Example("The men linked to the robbery drove north.", "The men linked to the robbery drove to the north."),
    )
    differ = (
        Example("The drug may help patients.", "The drug will help patients.", "may"),
        Example("Couples are allowed to file jointly.", "Couples must file jointly.", "must"),
        Example("The army reportedly shelled the town.", "The army shelled the town.", "reportedly"),
        Example(
            "The study found that walking is associated with a longer life.",
            "Walking prevents an early death, the study found.",
            "the two go together",
        ),
    )

    def check(self, comparison: Comparison) -> Iterator[Finding]:
        """Yield what linked statements state with another certainty, then acts of which claims state two stages."""
        reported: set[tuple[str, Span]] = set()
        for finding in super().check(comparison):
            reported.update((place.article, Span(place.start, place.end)) for place in finding.places)
            yield finding
        for pair in (*map(whole, comparison.meetings), *comparison.claim_pairs):
            for found in stage.apart(pair):
                ends = [(side.reading.id, span) for side, span in (found.left, found.right)]
                if not any(article == other and span.meets(seen) for article, span in ends for other, seen in reported):
                    reported.update(ends)
                    yield self._stages(found)

    def _stages(self, found: Difference) -> Finding:
        return self.of_slots(found, clauses(found.left, found.right), 0.5 + 0.3 * found.agreement)

    def check_pair(self, meeting: Meeting) -> Iterator[Finding]:
        """Yield linked words stated with another certainty, else a relation stated more strongly."""
        found = False
        for finding in self._linked(meeting):
            found = True
            yield finding
        yield from self._obliged(meeting)
        if not found:
            yield from self._relations(meeting)

    def _obliged(self, meeting: Meeting) -> Iterator[Finding]:
        """Yield acts that one side leaves free and the other one demands: may file, must file."""
        for view, mirrored in ((meeting, False), (meeting.mirrored(), True)):
            free, bound = marked(view.left, "obligation"), marked(view.right, "certainty")
            for i, j in sorted(view.links.items()) if free and bound else ():
                a, b = free.get(i), bound.get(j)
                if a is None or b is None or b.value != "must" or not one_claim(view, i, j):
                    continue
                left, right = (view.left, Span(a.start, a.end)), (view.right, Span(b.start, b.end))
                if outside_quotes(*left) and outside_quotes(*right):
                    yield self.finding(
                        *((right, left) if mirrored else (left, right)),
                        message=clauses(*((right, left) if mirrored else (left, right))),
                        subject=view.left.units[i].key,
                        confidence=0.6 + 0.3 * view.context(i, j),
                        stronger=view.right.reading.id,
                    )

    def _relations(self, meeting: Meeting) -> Iterator[Finding]:
        """Yield the words of two statements of which one states as a cause what the other does not."""
        a, b = read_relation(meeting.left.statement), read_relation(meeting.right.statement)
        if a is None or b is None or a.grade == b.grade or not (a.research or b.research):
            return
        if meeting.pair.score < ONE_CLAIM and meeting.closeness < ONE_TELLING:
            return
        weak, strong = (a, b) if a.grade < b.grade else (b, a)
        if weak.grade == CORRELATION and weak.effects & strong.effects:
            return
        if not (outside_quotes(meeting.left, a.span) and outside_quotes(meeting.right, b.span)):
            return
        stronger, weaker = (meeting.left, meeting.right) if strong is a else (meeting.right, meeting.left)
        yield self.finding(
            (meeting.left, a.span),
            (meeting.right, b.span),
            message=f"{weaker.name} {_certainty_of(weak, weaker)}, {stronger.name} {_certainty_of(strong, stronger)}.",
            subject=stronger.text(strong.span).lower(),
            confidence=0.5,
            stronger=stronger.reading.id,
        )

    def _linked(self, meeting: Meeting) -> Iterator[Finding]:
        """Yield linked words whose markers of certainty are far apart, or a marker only one side has."""
        left, right = _weakest(meeting.left), _weakest(meeting.right)
        for i, j in sorted(meeting.links.items()) if left or right else ():
            a, b = left.get(i), right.get(j)
            if a is None and b is None:
                continue
            force_a = strength("certainty", a.value) if a else ASSERTED
            force_b = strength("certainty", b.value) if b else ASSERTED
            context = meeting.context(i, j)
            if abs(force_a - force_b) < APART or _balanced(meeting, a, b):
                continue
            if context < CONTEXT and not (a and b and meeting.links.get(i + 1) == j + 1):
                continue
            if not one_claim(meeting, i, j):
                continue
            if b is None and a is not None and _balanced_by_words(meeting, a, i, j):
                continue
            if a is None and b is not None and _balanced_by_words(meeting.mirrored(), b, j, i):
                continue
            if _asked(meeting, i, j):
                continue
            span_a = Span(a.start, a.end) if a else meeting.left.units[i].span
            span_b = Span(b.start, b.end) if b else meeting.right.units[j].span
            if not (outside_quotes(meeting.left, span_a) and outside_quotes(meeting.right, span_b)):
                continue
            if stage.moved_on(meeting, span_a, span_b):
                continue
            stronger = meeting.left if force_a > force_b else meeting.right
            yield self.finding(
                (meeting.left, span_a),
                (meeting.right, span_b),
                message=clauses((meeting.left, span_a), (meeting.right, span_b)),
                subject=meeting.left.units[i].key,
                confidence=0.4 + 0.05 * abs(force_a - force_b) + 0.25 * context,
                stronger=stronger.reading.id,
            )


def _weakest(side: Side) -> dict[int, Marker]:
    """Return {index of the unit worked on: its weakest marker}: "will probably win" is no more than probable."""
    found: dict[int, Marker] = {}
    for marker in side.markers:
        at = target_unit(side, marker) if marker.type == "certainty" else None
        if at is None:
            continue
        known = found.get(at)
        if known is None or strength("certainty", marker.value) < strength("certainty", known.value):
            found[at] = marker
    return found


def _certainty_of(relation: Relation, side: Side) -> str:
    text = side.text(relation.span)
    if relation.grade == CORRELATION:
        return f"says that the two go together (“{text}”)"
    if relation.grade == POSSIBLE:
        return f"says it with a hedge (“{text}”)"
    return f"says it as a fact (“{text}”)"


def _asked(meeting: Meeting, i: int, j: int) -> bool:
    """Whether both sides ask, or one does and is no copy of the other that was turned into a question."""
    asked = [stance(meeting.left, i) == QUESTION, stance(meeting.right, j) == QUESTION]
    return all(asked) or (any(asked) and not near_copy(meeting))


def _balanced_by_words(view: Meeting, marker: Marker, i: int, j: int) -> bool:
    """Whether other words than a marker on right unit j leave it as open as a lone marker of the left does."""
    return _reworded(view, marker) or left_open(view, j) or only_its_source(view, marker, i, j)


def _reworded(view: Meeting, marker: Marker) -> bool:
    """Whether the other side says a lone marker of the left in other words: scheduled / expected.

    So too for "could not": it denies, and leaves nothing open.
    """
    span = Span(marker.start, marker.end)
    if any(m.type == "negation" and 0 <= m.start - marker.end <= 1 for m in view.left.markers):
        return True
    for k, unit in enumerate(view.left.units):
        if unit.content and unit.span.meets(span):
            if k in view.links:
                return True
            gap = next((gap for gap in view.gaps if k in gap.left), None)
            if gap is not None and any(view.right.units[n].content for n in gap.right):
                return True
    return False


def _balanced(meeting: Meeting, a: Marker | None, b: Marker | None) -> bool:
    """Whether the side without a marker hedges with another one that is linked to none."""
    if a is not None and b is not None:
        return False
    marker, side, other = (a, meeting.right, meeting.left) if a else (b, meeting.left, meeting.right)
    if marker is None:
        return True
    force = strength("certainty", marker.value)
    near = [m for m in side.markers if m.type == "certainty" and abs(strength("certainty", m.value) - force) < APART]
    own = [m for m in other.markers if m.type == "certainty" and abs(strength("certainty", m.value) - force) < APART]
    return len(near) >= len(own)
