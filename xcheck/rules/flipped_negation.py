"""Said to be, said not to be."""

from __future__ import annotations

from collections.abc import Iterator

from ..facing import marked, outside_quotes, word
from ..match import Meeting
from ..model import Finding, Kind, Marker, Severity, Span
from ..rule import Example, Rule
from ..words import opposite

CONTEXT = 0.3
"""Least agreement of the words around the two; below, the same verb belongs to another claim."""


class FlippedNegation(Rule):
    """One article denies what the other states.

    Why it matters: a lost "not" turns a story round and no similarity notices.
    What it lets pass: "not only"; a negation answered by another one or by an opposite ("did not succeed", "failed");
    the same verb in another claim.
    """

    id = "flipped-negation"
    kind = Kind.CONFLICT
    severity = Severity.ERROR
    agree = (
        Example("The minister did not sign the deal.", "The minister refused to sign the deal."),
        Example("The talks did not only fail, they hurt both.", "The talks failed and hurt both."),
        Example("The door was not open.", "The door was closed."),
    )
    differ = (
        Example("The minister signed the deal.", "The minister did not sign the deal.", "did not"),
        Example("The vaccine can prevent infection.", "The vaccine cannot prevent infection.", "cannot"),
    )

    def check_pair(self, meeting: Meeting) -> Iterator[Finding]:
        """Yield linked words that are negated on one side only."""
        for view, mirrored in ((meeting, False), (meeting.flipped(), True)):
            negated, answered = marked(view.left, "negation"), marked(view.right, "negation")
            for i, marker in negated.items():
                j = view.links.get(i)
                if j is None or j in answered or _balanced(view, i, j):
                    continue
                context = view.context(i, j)
                if context < CONTEXT or not outside_quotes(view.left, marker_span := _span(marker)):
                    continue
                left, right = (view.left, marker_span), (view.right, view.right.units[j].span)
                yield self.finding(
                    *((right, left) if mirrored else (left, right)),
                    message=(
                        f"{view.left.name} says '{view.left.text(marker_span)}' of '{word(view.left, i)}', "
                        f"{view.right.name} says '{word(view.right, j)}' without it"
                    ),
                    subject=view.left.units[i].key,
                    confidence=0.4 + 0.3 * context + 0.25 * view.closeness,
                )


def _span(marker: Marker) -> Span:
    return Span(marker.start, marker.end)


def _balanced(view: Meeting, i: int, j: int) -> bool:
    """Whether the other side turns the claim round by other means: a negation or an opposite near the word."""
    near_right = view.right.units[max(0, j - 4) : j + 3]
    start, end = near_right[0].start, near_right[-1].end
    if any(m.type == "negation" and start <= m.start < end for m in view.right.markers):
        return True
    near_left = view.left.units[max(0, i - 3) : i + 3]
    return any(opposite(a.key, b.key) for a in near_left for b in near_right if a.content and b.content)
