"""The same words given to different speakers."""

from __future__ import annotations

from collections.abc import Iterator

from ..match import Comparison
from ..model import Finding, Kind, Severity
from ..rule import Example, Rule
from ..voices import also_there, facing_voices, same_voice, told_by


class SpeakerConflict(Rule):
    """The same words or claim are given to different speakers.

    Why it matters: a misattributed statement is a correction in tomorrow's paper.
    What it lets pass: another form of the same name, a capital for its government, a spokeswoman for her ministry;
    speakers that one article leaves unnamed (that is vague-speaker); two speakers who may both have said it.
    """

    id = "speaker-conflict"
    kind = Kind.CONFLICT
    severity = Severity.ERROR
    agree = (
        Example("Mayor Anna Weber said the bridge would reopen on Monday.", "The bridge would reopen on Monday, Weber said."),
    )
    differ = (
        Example(
            "Anna Weber said the bridge would reopen on Monday.",
            "Paul Lang said the bridge would reopen on Monday.",
            "Anna Weber",
        ),
    )

    def check(self, comparison: Comparison) -> Iterator[Finding]:
        """Yield attributions of one claim to two named speakers who are not the same."""
        for voices in facing_voices(comparison):
            a, b = voices.left, voices.right
            if not (a.named and b.named) or same_voice(comparison, voices) is not False:
                continue
            left, right = voices.left_side, voices.right_side
            if also_there(comparison, left, a, right) or also_there(comparison, right, b, left):
                continue
            yield self.finding(
                (left, told_by(a, left)),
                (right, told_by(b, right)),
                message=f"{a.speaker} in {left.name}, {b.speaker} in {right.name} for the same words",
                subject=a.speaker or "speaker",
                confidence=0.4 + 0.45 * voices.sure,
            )
