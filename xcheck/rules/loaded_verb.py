"""Reporting verbs of different force."""

from __future__ import annotations

from collections.abc import Iterator

from ..data import classes
from ..facts.speakers.sentence import verb_lemma
from ..match import Comparison, Side
from ..model import Attribution, Finding, Kind, Severity, Span
from ..rule import Example, Rule
from ..sentences import clauses
from ..voices import attribution_pairs, same_voice
from ..voices.assertions import reported_by_both
from ..voices.claims import AttributionPair

ACTS = frozenset(("support", "promise", "reject", "order", "ask", "apologise", "deny"))
"""Classes of cues by which a speaker does something and not only says it."""

_COMMA = 2
"""Characters between "insulted them" and ", calling": the second verb brings what the first was about."""


class LoadedVerb(Rule):
    """The same claim is reported with a plain verb in one, with a verb that judges in the other.

    Why it matters: "claimed" doubts, "admitted" convicts, "insulted" judges; "said" only reports.
    What it lets pass: two plain verbs (said, stated, told); milder colours (warned, insisted, argued);
    claims of two speakers; claims that share too few words to be one.
    """

    id = "loaded-verb"
    kind = Kind.WORDING
    severity = Severity.NOTE
    agree = (
        Example("Weber said the bridge would open on Monday.", "Weber stated the bridge would open on Monday."),
        Example("Weber said the bridge would open on Monday.", "Weber warned the bridge would open on Monday."),
        Example("Weber admitted the bridge was unsafe.", "Weber conceded the bridge was unsafe."),
        Example("Weber said the school was closed in May.", "Weber claimed the bridge was unsafe for lorries."),
        Example(
            "Weber said the bridge was closed for too long.",
            "Lang claimed the bridge was closed for too long.",
        ),
        Example(
            "Weber said that the rights of tenants should be decided by the towns.",
            "Weber said he supports the right of towns to decide on the rights of tenants.",
        ),
    )
    differ = (
        Example(
            "Weber said the bridge was closed for too long.",
            "Weber admitted the bridge was closed for too long.",
            "admitted",
        ),
        Example(
            "Weber described the plan as a “gift to the rich”.",
            "Weber ridiculed the ministers, calling them a “gift to the rich”.",
            "ridiculed",
        ),
    )

    def check(self, comparison: Comparison) -> Iterator[Finding]:
        """Yield claims of one speaker whose cues are of different colours."""
        reported: set[tuple[int, int]] = set()
        for claim in attribution_pairs(comparison):
            if same_voice(claim) is False:
                continue
            cues = _contrast(claim)
            if cues is None:
                continue
            reported.add((claim.left.start, claim.right.start))
            yield self._verbs(claim, cues, 0.9 * claim.confidence)
        for claim in reported_by_both(comparison):
            cues = _act_and_report(claim) if (claim.left.start, claim.right.start) not in reported else None
            if cues is not None and same_voice(claim):
                yield self._verbs(claim, cues, 0.4 + 0.4 * claim.confidence)

    def _verbs(self, claim: AttributionPair, cues: tuple[Span, Span], confidence: float) -> Finding:
        left, right = claim.left_side, claim.right_side
        return self.finding(
            (left, cues[0]),
            (right, cues[1]),
            message=clauses((left, cues[0]), (right, cues[1])),
            subject=claim.left.speaker or claim.right.speaker or "speaker",
            confidence=confidence,
        )


def _act_and_report(claim: AttributionPair) -> tuple[Span, Span] | None:
    """Return the cues of a claim when one does what the other only says: endorsed, announced; promised, said."""
    left, right = claim.left, claim.right
    if left.cue is None or right.cue is None or left.source is None or right.source is None:
        return None
    if any(_reported_itself(side, a) for side, a in ((claim.left_side, left), (claim.right_side, right))):
        return None
    return (left.cue, right.cue) if (left.force in ACTS) != (right.force in ACTS) else None


def _reported_itself(side: Side, attribution: Attribution) -> bool:
    """Whether what a cue tells of is itself reported: "supports" in "said he supports the bill", "asked about it"."""
    cue = attribution.cue
    return cue is not None and any(
        a is not attribution and a.content.start <= cue.start < a.content.end for a in side.attributions
    )


def _contrast(claim: AttributionPair) -> tuple[Span, Span] | None:
    """Return the cues of a claim when one is plain and the other is not; None otherwise."""
    left, right = _cues(claim.left_side, claim.left), _cues(claim.right_side, claim.right)
    if left.keys() & right.keys() - {"plain"} or not left or not right:
        return None
    colours = sorted((left.keys() | right.keys()) - {"plain"})
    for colour in colours:
        if colour in left and "plain" in right:
            return left[colour], right["plain"]
        if colour in right and "plain" in left:
            return left["plain"], right[colour]
    return None


def _cues(side: Side, attribution: Attribution) -> dict[str, Span]:
    """Return the cue of each colour by which a statement brings a claim: "mocked them, calling them"."""
    found: dict[str, Span] = {}
    for other in side.attributions:
        if other.cue is None or other.speaker != attribution.speaker:
            continue
        goes_on = attribution.cue is not None and 0 <= attribution.cue.start - other.content.end <= _COMMA
        if other is attribution or goes_on or other.content.meets(attribution.content):
            word = next((w for w in side.statement.words if w.start == other.cue.start), None)
            colour = classes("loaded_verbs").get(verb_lemma(word.lower, word.lemma)) if word is not None else None
            if colour is None and word is not None and word.lower == "according":
                colour = "plain"
            if colour is not None:
                found.setdefault(colour, other.cue)
    return found
