"""Another intensity on the same act."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from ..comparability import is_verb, marked, one_claim
from ..data import rows
from ..facts.wording import strength
from ..match import Meeting, Side
from ..model import Finding, Kind, Marker, Severity, Span
from ..rule import Example, Rule
from ..sentences import both, clauses, quoted, says, stretch
from ..words import slip_of

DECISIVE = frozenset(("complete", "partial", "scant", "formal", "informal", "most"))
"""Classes whose absence alone changes a claim; a lone "very" or "quickly" is a note."""


CLOSE = 0.85
"""Least closeness of two statements for such an absence to be more than a note; else other words say it."""


class ShiftedDegree(Rule):
    """The same act is told with another adverb of degree or manner: formally / completely rejected.

    Why it matters: "completely" is a claim of its own, and often nobody made it. So is a strong verb: rose, soared.
    What it lets pass: adverbs of one class (fully, entirely). An adverb that only one side has is a note, unless it
    bounds the act (partly, formally) in statements that are otherwise alike; so is a strong verb.
    """

    id = "shifted-degree"
    kind = Kind.WORDING
    severity = Severity.WARNING
    needs = "verb"
    agree = (
        Example("The council fully backed the plan.", "The council entirely backed the plan."),
        Example("The council backed the plan.", "The council backed the plan."),
    )
    differ = (
        Example(
            "The ministry formally rejected the plan.",
            "The ministry completely rejected the plan.",
            "formally rejected",
        ),
        Example("Shares of the bank rose on Monday.", "Shares of the bank soared on Monday.", "soared"),
        Example("The bridge was partly destroyed.", "The bridge was completely destroyed.", "partly"),
    )

    def check_pair(self, meeting: Meeting) -> Iterator[Finding]:
        """Yield linked words that carry markers of different classes, or one on one side only."""
        left, right = marked(meeting.left, "degree"), marked(meeting.right, "degree")
        for i, j in sorted(meeting.links.items()):
            a, b = left.get(i), right.get(j)
            if (a is None and b is None) or not one_claim(meeting, i, j):
                continue
            if a is not None and b is not None and a.value != b.value:
                yield self._differ(meeting, i, j, a, b)
            elif (a is None) != (b is None):
                yield from self._lone(meeting, i, j, a, b)
        yield from self._verbs(meeting)

    def _verbs(self, meeting: Meeting) -> Iterator[Finding]:
        """Yield a plain verb and a strong one for the same act: defeated, crushed."""
        for view, mirrored in ((meeting, False), (meeting.mirrored(), True)):
            for i, j in _strengthened(view):
                left, right = (view.left, view.left.units[i].span), (view.right, view.right.units[j].span)
                yield self.finding(
                    *((right, left) if mirrored else (left, right)),
                    message=clauses(*((right, left) if mirrored else (left, right))),
                    subject=view.left.units[i].key,
                    confidence=0.55 + 0.3 * view.context(i, j),
                    severity=Severity.NOTE,
                    stronger=view.right.reading.id,
                )

    def _differ(self, meeting: Meeting, i: int, j: int, a: Marker, b: Marker) -> Finding:
        left, right = _phrase(meeting.left, a, i), _phrase(meeting.right, b, j)
        stronger = meeting.left if strength("degree", a.value) > strength("degree", b.value) else meeting.right
        return self.finding(
            (meeting.left, left),
            (meeting.right, right),
            message=both(
                meeting.left, quoted(meeting.left.text(left)), meeting.right, quoted(meeting.right.text(right))
            ),
            subject=meeting.left.units[i].key,
            confidence=0.7 + 0.25 * meeting.context(i, j),
            stronger=stronger.reading.id,
        )

    def _lone(self, meeting: Meeting, i: int, j: int, a: Marker | None, b: Marker | None) -> Iterator[Finding]:
        marker = a or b
        context = meeting.context(i, j)
        if marker is None or context < 0.3:
            return
        side, other = (meeting.left, meeting.right) if a else (meeting.right, meeting.left)
        if any(m.type == "degree" and m.value == marker.value for m in other.markers) or _misspelt(marker, other):
            return
        left = _phrase(meeting.left, a, i) if a else meeting.left.units[i].span
        right = _phrase(meeting.right, b, j) if b else meeting.right.units[j].span
        weak = strength("degree", marker.value) < 5
        yield self.finding(
            (meeting.left, left),
            (meeting.right, right),
            message=(
                f"{says(side.name, quoted(stretch(side, side.statement.span, left if a else right)))} "
                f"{other.name} leaves out {quoted(marker.text)}."
            ),
            subject=meeting.left.units[i].key,
            confidence=0.45 + 0.35 * context,
            severity=Severity.WARNING if marker.value in DECISIVE and meeting.closeness >= CLOSE else Severity.NOTE,
            stronger=(other if weak else side).reading.id,
        )


@cache
def _strong() -> dict[str, frozenset[str]]:
    """Return {plain verb: the strong ones for the same act}."""
    return {verb: frozenset(strong.split(" ")) for plain, strong in rows("strong_verbs") for verb in plain.split(" ")}


def _strengthened(view: Meeting) -> Iterator[tuple[int, int]]:
    """Yield units, plain on the left and strong on the right, that have one object or one subject."""
    for i, unit in enumerate(view.left.units):
        strong = _strong().get(unit.key)
        if strong is None or not is_verb(view.left, i):
            continue
        for j, other in enumerate(view.right.units):
            same = view.links.get(i, j) == j and view.back.get(j, i) == i
            if other.key in strong and same and is_verb(view.right, j) and one_claim(view, i, j):
                yield from [(i, j)] if _one_party(view, i, j) else ()


def _one_party(view: Meeting, i: int, j: int) -> bool:
    """Whether the names or words next to two verbs, before or behind both, are linked."""
    for step in (-1, 1):
        left, right = _next(view.left, i, step), _next(view.right, j, step)
        if any(view.links.get(k) in right for k in left):
            return True
    return False


def _next(side: Side, at: int, step: int) -> list[int]:
    """Return the nearest three units of content on one side of a verb."""
    way = range(at + step, len(side.units) if step > 0 else -1, step)
    return [k for k in way if side.units[k].content][:3]


def _misspelt(marker: Marker, other: Side) -> bool:
    """Whether the other statement has the word with a typing slip in it."""
    return any(slip_of(marker.text.lower(), word.lower) for word in other.statement.words)


def _phrase(side: Side, marker: Marker, index: int) -> Span:
    """Return the span of the marker with its target when the two stand close, else of the marker."""
    target = side.units[index].span
    span = Span(min(marker.start, target.start), max(marker.end, target.end))
    return (
        span
        if span.end - span.start <= len(marker.text) + target.end - target.start + 12
        else Span(marker.start, marker.end)
    )
