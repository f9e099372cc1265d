"""Reporting verbs of different force."""

from __future__ import annotations

from collections.abc import Iterator

from ..match import Comparison
from ..model import Finding, Kind, Severity
from ..rule import Example, Rule
from ..voices import facing_voices, same_voice


class LoadedVerb(Rule):
    """The same claim of the same speaker is reported with verbs of different force: said / admitted / insulted.

    Why it matters: "claimed" doubts, "admitted" convicts, "insulted" judges; "said" only reports.
    What it lets pass: verbs of one class (said, stated, told); different claims.
    """

    id = "loaded-verb"
    kind = Kind.WORDING
    severity = Severity.NOTE
    agree = (
        Example(
            "Weber said the bridge would reopen on Monday.", "Weber stated the bridge would reopen on Monday."
        ),
    )
    differ = (
        Example(
            "Weber said the bridge was closed for too long.",
            "Weber admitted the bridge was closed for too long.",
            "admitted",
        ),
    )

    def check(self, comparison: Comparison) -> Iterator[Finding]:
        """Yield attributions of one claim whose cues are of different classes."""
        for voices in facing_voices(comparison):
            a, b = voices.left, voices.right
            if a.cue is None or b.cue is None or a.force == b.force or same_voice(voices) is False:
                continue
            left, right = voices.left_side, voices.right_side
            yield self.finding(
                (left, a.cue),
                (right, b.cue),
                message=f"'{left.text(a.cue)}' in {left.name}, '{right.text(b.cue)}' in {right.name} for the same claim",
                subject=a.speaker or b.speaker or "speaker",
                confidence=0.4 + 0.4 * voices.sure,
            )
