"""Said to be, said not to be."""

from __future__ import annotations

from collections.abc import Iterator

from ..facing import marked, outside_quotes, word
from ..match import Meeting
from ..model import Finding, Kind, Severity, Span
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
        Example("The minister signed the deal.", "The minister did not sign the deal.", "'not' of"),
        Example("The vaccine can prevent infection.", "The vaccine cannot prevent infection.", "cannot"),
    )

    def check_pair(self, meeting: Meeting) -> Iterator[Finding]:
        """Yield linked words negated on one side only, as many as that side has negations over the other."""
        for view, mirrored in ((meeting, False), (meeting.flipped(), True)):
            surplus = len(marked(view.left, "negation")) - len(marked(view.right, "negation"))
            for context, i, j, span in sorted(_unanswered(view), reverse=True)[: max(0, surplus)]:
                left, right = (view.left, span), (view.right, view.right.units[j].span)
                yield self.finding(
                    *((right, left) if mirrored else (left, right)),
                    message=(
                        f"{view.left.name} says '{view.left.text(span)}' of '{word(view.left, i)}', "
                        f"{view.right.name} says '{word(view.right, j)}' without it"
                    ),
                    subject=view.left.units[i].key,
                    confidence=0.4 + 0.3 * context + 0.25 * view.closeness,
                )


def _unanswered(view: Meeting) -> Iterator[tuple[float, int, int, Span]]:
    """Yield (context, left unit, right unit, span of the negation) where the linked word is not negated too."""
    answered = marked(view.right, "negation")
    for i, marker in marked(view.left, "negation").items():
        j = view.links.get(i)
        span = Span(marker.start, marker.end)
        if j is None or j in answered or not outside_quotes(view.left, span):
            continue
        context = view.context(i, j)
        if context >= CONTEXT and not _balanced(view, i, j):
            yield context, i, j, span


def _balanced(view: Meeting, i: int, j: int) -> bool:
    """Whether the other side turns the claim round by other means: a word that denies, or an opposite near by."""
    near_right = view.right.units[max(0, j - 4) : j + 3]
    start, end = near_right[0].start, near_right[-1].end
    own = {unit.key for unit in view.left.units}
    for marker in view.right.markers:
        if marker.type == "negation" and start <= marker.start < end:
            return True
        if marker.type == "negative" and start <= marker.start < end:
            at = view.right.unit_at(marker.start)
            if at is not None and view.right.units[at].key not in own:
                return True
    near_left = view.left.units[max(0, i - 3) : i + 3]
    return any(opposite(a.key, b.key) for a in near_left for b in near_right if a.content and b.content)
