"""The same words given to different speakers."""

from __future__ import annotations

from collections.abc import Iterator

from ..match import Comparison
from ..model import Finding, Kind, Severity
from ..rule import Example, Rule
from ..sentences import says
from ..voices import also_there, attribution_pairs, explicit, same_voice, speaker_span
from ..voices.assertions import reported_by_both
from ..voices.claims import LONG, AttributionPair
from ..voices.quotations import voiced

LEAST_CONFIDENCE = 0.75
"""Least confidence that two attributions are of one claim, short of a long quotation that both have."""

NEARLY_EQUAL = 0.9
"""Confidence from which even a person and a body ("Lang said" / "the council said") are two speakers."""


class SpeakerConflict(Rule):
    """The same words or claim are given to different speakers.

    Why it matters: a misattributed statement is a correction in tomorrow's paper.
    What it lets pass: another form of the same name, a capital for its government, a spokeswoman for her
    ministry; speakers that one article leaves unnamed (that is vague-speaker) or names only before ("she");
    two speakers who may both have said it.
    """

    id = "speaker-conflict"
    kind = Kind.CONFLICT
    severity = Severity.ERROR
    slot = "speaker"
    agree = (
        Example(
            "Mayor Anna Weber said the bridge would reopen on Monday.",
            "The bridge would reopen on Monday, Weber said.",
        ),
    )
    differ = (
        Example(
            "Anna Weber said the bridge would reopen on Monday.",
            "Paul Lang said the bridge would reopen on Monday.",
            "Anna Weber",
        ),
        Example(
            "“We will not move,” said the director, Paul Lang. “The offer stands until Friday.”",
            "“The offer stands until Friday,” said Anna Weber, who leads the union.",
            "Paul Lang",
        ),
    )

    def check(self, comparison: Comparison) -> Iterator[Finding]:
        """Yield claims of two named speakers who are not the same."""
        quoted = [claim for _, claim in voiced(comparison)]
        # words that are quoted alike have their speakers: a claim without a source of its own adds nothing to these
        known = {claim.left.start for claim in quoted}, {claim.right.start for claim in quoted}
        paired = [claim for claim in attribution_pairs(comparison) if claim not in quoted]
        paired = [
            claim
            for claim in paired
            if not (claim.left.source is None and claim.right.start in known[1])
            and not (claim.right.source is None and claim.left.start in known[0])
        ]
        seen = {(claim.left.start, claim.right.start) for claim in (*quoted, *paired)}
        far = [claim for claim in reported_by_both(comparison) if (claim.left.start, claim.right.start) not in seen]
        for claim in (*quoted, *paired, *far):
            severity = _how_bad(claim) if claim not in far else _elsewhere(claim)
            if severity is None:
                continue
            yield self.finding(
                (claim.left_side, speaker_span(claim.left)),
                (claim.right_side, speaker_span(claim.right)),
                message=(
                    f"Who said it? {says(claim.left_side.name, claim.left.speaker or '')} "
                    f"{says(claim.right_side.name, claim.right.speaker or '')}"
                ),
                subject=claim.left.speaker or "speaker",
                confidence=0.95 * claim.confidence if severity is Severity.ERROR else 0.6,
                severity=severity,
            )


def _elsewhere(claim: AttributionPair) -> Severity | None:
    """Return the severity of a claim that the other article has in a statement of its own: both may have said it."""
    ends = (claim.left_side, claim.left), (claim.right_side, claim.right)
    if not all(explicit(side, attribution) for side, attribution in ends) or same_voice(claim) is not False:
        return None
    (left, a), (right, b) = ends
    return None if also_there(left, a, right) or also_there(right, b, left) else Severity.NOTE


def _how_bad(claim: AttributionPair) -> Severity | None:
    """Return the severity; None when both may have spoken, or the speakers one, or the claims two."""
    a, b, left, right = claim.left, claim.right, claim.left_side, claim.right_side
    if not (explicit(left, a) and explicit(right, b)) or (claim.confidence < LEAST_CONFIDENCE and claim.quoted < LONG):
        return None
    if also_there(left, a, right) or also_there(right, b, left):
        return None
    same = same_voice(claim)
    if same is False:
        return Severity.ERROR
    return Severity.WARNING if same is None and claim.confidence >= NEARLY_EQUAL else None
