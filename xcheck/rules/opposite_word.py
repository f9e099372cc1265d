"""Opposites in the same place."""

from __future__ import annotations

from collections.abc import Iterator

from ..facing import marked, sureness, word
from ..match import Meeting
from ..model import Finding, Kind, Severity
from ..rule import Example, Rule
from ..words import opposite

SURE = 0.45
"""Least sureness that the two words stand in the same place."""


PLAIN = frozenset(("before", "after", "above", "below", "inside", "outside", "over", "under", "more", "most", "without", "with"))
"""Function words whose opposites matter; "on" and "off" belong to too many idioms."""


class OppositeWord(Rule):
    """One article uses the opposite of the other's word: rose / fell, accepted / rejected, before / after.

    Why it matters: both sentences look alike to every similarity measure, and only one can be true.
    What it lets pass: opposites of different things; a negated opposite ("not open", "closed").
    """

    id = "opposite-word"
    kind = Kind.CONFLICT
    severity = Severity.WARNING
    agree = (
        Example("The door was not open at night.", "The door was closed at night."),
        Example("Exports rose while imports fell.", "Imports fell while exports rose."),
        Example("The bill was paid off in June.", "The bill was settled on the first of June."),
    )
    differ = (
        Example("Shares of the firm rose on Monday.", "Shares of the firm fell on Monday.", "rose"),
        Example("The court accepted the appeal.", "The court rejected the appeal.", "accepted"),
    )

    def check_pair(self, meeting: Meeting) -> Iterator[Finding]:
        """Yield unlinked words that are opposites and stand among the same words."""
        denied_left, denied_right = marked(meeting.left, "negation"), marked(meeting.right, "negation")
        for i, a in enumerate(meeting.left.units):
            if i in meeting.links or a.fact is not None or not (a.content or a.key in PLAIN):
                continue
            for j, b in enumerate(meeting.right.units):
                if j in meeting.back or b.fact is not None or not opposite(a.key, b.key):
                    continue
                sure = sureness(meeting, i, j)
                if sure < SURE or (i in denied_left) != (j in denied_right):
                    continue
                yield self.finding(
                    (meeting.left, a.span),
                    (meeting.right, b.span),
                    message=(
                        f"'{word(meeting.left, i)}' in {meeting.left.name}, "
                        f"'{word(meeting.right, j)}' in {meeting.right.name}"
                    ),
                    subject=a.key,
                    confidence=0.4 + 0.5 * sure,
                )
