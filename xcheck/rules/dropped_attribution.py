"""Reported here, told in the article's own voice there."""

from __future__ import annotations

from collections.abc import Iterator

from ..data import rows
from ..match import Meeting, Side
from ..model import Attribution, Finding, Kind, Severity, Span
from ..rule import Example, Rule

_LEAST = 4
"""Content units a reported claim needs before its return without a source says anything."""

SHARED = 0.45
REPORTING = frozenset(
    ("neutral", "announce", "claim", "insist", "admit", "warn", "deny", "suggest", "describe", "threaten")
)
"""Classes of cues that report a claim; belief and emotion are the article's own telling."""


class DroppedAttribution(Rule):
    """A claim that one article reports as somebody's is told as plain fact in the other.

    Why it matters: without "the police said" the paper vouches for the claim itself.
    What it lets pass: claims whose counterpart carries any attribution; contents of a few words.
    """

    id = "dropped-attribution"
    kind = Kind.WORDING
    severity = Severity.WARNING
    agree = (
        Example(
            "Police said the driver had fled the scene on foot.",
            "The driver fled the scene on foot, according to police.",
        ),
    )
    differ = (
        Example(
            "Police said the driver had fled the scene on foot.",
            "The driver had fled the scene on foot.",
            "Police said",
        ),
    )

    def check_pair(self, meeting: Meeting) -> Iterator[Finding]:
        """Yield attributed claims whose words stand unattributed on the other side."""
        for view, mirrored in ((meeting, False), (meeting.flipped(), True)):
            if view.right.attributions or view.right.quotes or _reports(view.right):
                continue
            for attribution in view.left.attributions:
                if (
                    attribution.force not in REPORTING
                    or attribution.cue is None
                    or attribution.speaker is None
                ):
                    continue
                sure = _told_plainly(view, attribution)
                if sure < SHARED:
                    continue
                left, right = (
                    (view.left, _source_and_cue(attribution)),
                    (view.right, _claim(view, attribution)),
                )
                yield self.finding(
                    *((right, left) if mirrored else (left, right)),
                    message=f"{view.left.name} attributes this ('{view.left.text(left[1])}'), {view.right.name} tells it as fact",
                    subject=attribution.speaker or "speaker",
                    confidence=0.35 + 0.5 * sure,
                    stronger=view.right.reading.id,
                )


def _reports(side: Side) -> bool:
    """Whether any word of the statement may report: a cue whose source the grammar did not show."""
    verbs = {lemma for row in rows("reporting_verbs") for lemma in row[:1]}
    return any(
        w.lemma in verbs or w.lower in ("according", "reportedly", "allegedly") for w in side.statement.words
    )


def _inside(view: Meeting, attribution: Attribution) -> list[int]:
    content = attribution.content
    return [i for i, u in enumerate(view.left.units) if u.content and content.start <= u.start < content.end]


def _told_plainly(view: Meeting, attribution: Attribution) -> float:
    """Return the share of the reported content that is linked, 0 when it is too short to tell."""
    inside = _inside(view, attribution)
    if len(inside) < _LEAST:
        return 0.0
    return sum(1 for i in inside if i in view.links) / len(inside)


def _claim(view: Meeting, attribution: Attribution) -> Span:
    linked = sorted(view.links[i] for i in _inside(view, attribution) if i in view.links)
    return view.right.span_of(range(linked[0], linked[-1] + 1))


def _source_and_cue(attribution: Attribution) -> Span:
    """Return source and cue as one span when they stand together, else the cue."""
    assert attribution.cue is not None
    source, cue = attribution.source, attribution.cue
    if source is None or not (0 <= cue.start - source.end <= 2 or 0 <= source.start - cue.end <= 2):
        return cue
    return Span(min(source.start, cue.start), max(source.end, cue.end))
