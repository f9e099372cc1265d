"""Reported here, told in the article's own voice there."""

from __future__ import annotations

from collections.abc import Iterator

from ..data import classes
from ..facts.speakers.phrases import speaking
from ..match import Comparison, Meeting, Side
from ..model import Attribution, Finding, Kind, Number, Severity, Span
from ..rule import Example, Rule
from ..voices.claims import ALIKE, candidates, overlap, said

LEAST = 4
"""Content units a reported claim needs before its return without a source says anything."""

TOLD = 0.55
"""Least share of the claim, by weight, that the plain statement has; `ALIKE` holds for the two as a whole."""

FIGURE = 1000
"""A figure from here on is an anchor of its own: "spoke of 40,000"; smaller ones stand everywhere."""

REPORTING = frozenset(("neutral", "claim", "insist", "admit", "warn", "suggest", "predict"))
"""Classes of cues that report a claim; belief is the article's own telling, an announcement is an act."""

_HINTS = frozenset(("according", "reportedly", "allegedly", "apparently", "seems", "appears"))
_OWN = frozenset(("i", "we", "he", "she", "they", "it"))


class DroppedAttribution(Rule):
    """A claim that one article reports as somebody's is told as plain fact in the other.

    Why it matters: without "the police said" the paper vouches for the claim itself.
    What it lets pass: claims whose counterpart carries any attribution, names the speaker, or stands beside a
    sentence that is attributed; what speakers say of themselves; contents of a few words, but for figures.
    """

    id = "dropped-attribution"
    kind = Kind.WORDING
    severity = Severity.WARNING
    agree = (
        Example(
            "Police said the driver had fled the scene on foot.",
            "The driver fled on foot, according to police.",
        ),
        Example(
            "Police said the driver had fled the scene on foot.",
            "Police saw the driver flee the scene on foot.",
        ),
        Example("Lang said he had left the old house in May.", "He had left the old house in May."),
        Example("Lang announced the old bridge would close on Friday.", "The old bridge will close on Friday."),
        Example("Lang said 12 of the boats were old.", "Two of the boats sank in 12 hours."),
    )
    differ = (
        Example(
            "Police said the driver had fled the scene on foot.",
            "The driver had fled the scene on foot.",
            "Police said",
        ),
        Example(
            "The organizers spoke of 40,000 marchers.",
            "Forty thousand people marched.",
            "The organizers spoke",
        ),
    )

    def check(self, comparison: Comparison) -> Iterator[Finding]:
        """Yield attributed claims whose words stand unattributed in the other article, each once."""
        told: set[tuple[str, int]] = set()
        for meeting in comparison.meetings:
            for view, mirrored in ((meeting, False), (meeting.flipped(), True)):
                for a in view.left.attributions if _plain(comparison, view.right) else ():
                    key = (view.left.reading.id, a.start)
                    sure = 0.0 if key in told else _told_plainly(comparison, view, a)
                    if sure and not _attributed_elsewhere(comparison, view.left, a):
                        told.add(key)
                        yield self._dropped((view.left, a), (view.right, _claim(view, a)), sure, mirrored)
        for side, a, far, span in _figures(comparison):
            if not _attributed_elsewhere(comparison, side, a):
                yield self._dropped((side, a), (far, span), 0.65, side.reading.id == comparison.right.id)

    def _dropped(
        self, told: tuple[Side, Attribution], plain: tuple[Side, Span], sure: float, mirrored: bool
    ) -> Finding:
        side, attribution = told
        places = (side, _source_and_cue(attribution)), plain
        return self.finding(
            *(places[::-1] if mirrored else places),
            message=(f"{side.name} attributes this ('{side.text(places[0][1])}'), {plain[0].name} tells it as fact"),
            subject=attribution.speaker or "speaker",
            confidence=sure,
            stronger=plain[0].reading.id,
        )


def _figures(comparison: Comparison) -> Iterator[tuple[Side, Attribution, Side, Span]]:
    """Yield reported claims that are hardly more than a figure which the other article tells plainly."""
    for own, other in ((comparison.left, comparison.right), (comparison.right, comparison.left)):
        there = [f for f in other.facts if isinstance(f, Number) and f.low == f.high and (f.low or 0) >= FIGURE]
        for side in (comparison.sides[s.id] for s in own.statements if s.compared and there):
            for a in side.attributions:
                if not _by_somebody(side, a) or len(said(side, a.content)) >= LEAST:
                    continue
                for figure in (n for n in side.numbers if a.content.meets(n.span)):
                    for same in there:
                        far = comparison.sides[same.statement]
                        alike = (same.low, same.high) == (figure.low, figure.high)
                        if alike and far.statement.compared and _plain(comparison, far):
                            yield side, a, far, same.span


def _plain(comparison: Comparison, side: Side) -> bool:
    """Whether a statement, and those around it in its paragraph, are the article's own telling."""
    number = int(side.statement.id.removeprefix(side.reading.id)) - 1
    beside = side.reading.statements[max(0, number - 1) : number + 2]
    near = [comparison.sides[s.id] for s in beside if s.block == side.statement.block]
    if side.quotes or any(_reports(a) for other in near for a in other.attributions):
        return False
    verbs = classes("reporting_verbs")
    return not any(verbs.get(w.lemma) in REPORTING or w.lower in _HINTS for w in side.statement.words)


def _reports(attribution: Attribution) -> bool:
    """Whether an attribution tells a claim that somebody made."""
    return attribution.force in REPORTING and attribution.cue is not None


def _by_somebody(side: Side, attribution: Attribution) -> bool:
    """Whether somebody else than its subject makes the claim."""
    known = attribution.speaker is not None and attribution.source is not None
    return known and _reports(attribution) and _speaks(side, attribution) and not _of_oneself(side, attribution)


def _told_plainly(comparison: Comparison, view: Meeting, attribution: Attribution) -> float:
    """Return how surely the reported claim is what the other statement tells, 0 when it is not."""
    if not _by_somebody(view.left, attribution) or _mentioned(view, attribution):
        return 0.0
    if len(said(view.left, attribution.content)) < LEAST:
        return 0.0
    alike, share, _ = overlap(comparison, view, attribution.content, view.right.statement.span)
    return 0.3 + 0.3 * share + 0.3 * alike if share >= TOLD and alike >= ALIKE else 0.0


def _of_oneself(side: Side, attribution: Attribution) -> bool:
    """Whether the content begins with "he", "they", "I": what a speaker says of himself is rarely doubted."""
    first = next((w for w in side.statement.words if w.start >= attribution.content.start and w.lemma), None)
    return first is not None and first.lower.split("'")[0] in _OWN


def _speaks(side: Side, attribution: Attribution) -> bool:
    """Whether a source is somebody or a document; "according to the vowel" is nobody."""
    source = attribution.source or attribution.content
    if any(source.meets(name.span) for name in side.names):
        return True
    words = [w for w in side.statement.words if source.start <= w.start < source.end]
    return any(speaking(w.lemma) or speaking(w.lower) or classes("speakers").get(w.lower) for w in words)


def _mentioned(view: Meeting, attribution: Attribution) -> bool:
    """Whether the other statement speaks of the source too."""
    return any(i in view.links for i in said(view.left, attribution.source or attribution.content))


def _attributed_elsewhere(comparison: Comparison, side: Side, attribution: Attribution) -> bool:
    """Whether the other article attributes the claim somewhere."""
    end = side.reading.id, attribution.start
    return any(
        end in ((c.left_side.reading.id, c.left.start), (c.right_side.reading.id, c.right.start))
        for c in candidates(comparison)
    )


def _claim(view: Meeting, attribution: Attribution) -> Span:
    """Return the words of the other statement that answer the content."""
    linked = sorted(view.links[i] for i in said(view.left, attribution.content) if i in view.links)
    return view.right.span_of(range(linked[0], linked[-1] + 1))


def _source_and_cue(attribution: Attribution) -> Span:
    """Return source and cue as one span when they stand together, else the cue."""
    assert attribution.cue is not None
    source, cue = attribution.source, attribution.cue
    if source is None or not (0 <= cue.start - source.end <= 2 or 0 <= source.start - cue.end <= 2):
        return cue
    return Span(min(source.start, cue.start), max(source.end, cue.end))
