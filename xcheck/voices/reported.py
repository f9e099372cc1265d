"""Whose claim an attribution reports, and whether a statement is the article's own assertion."""

from __future__ import annotations

from ..data import classes
from ..facts.speakers.phrases import speaking
from ..match import Comparison, Side
from ..model import Attribution, Span
from . import names_of, speaker_name

REPORTING = frozenset(("neutral", "claim", "insist", "admit", "warn", "suggest", "predict"))
"""Classes of cues that report a claim; belief is the article's own assertion, an announcement is an act."""

HINTS = frozenset(("according", "reportedly", "allegedly", "apparently", "seems", "appears", "accused", "suspected"))
_OWN = frozenset(("i", "we", "he", "she", "they", "it"))


def is_plain(comparison: Comparison, side: Side) -> bool:
    """Whether a statement, and those around it in its paragraph, are the article's own assertion."""
    number = int(side.statement.id.removeprefix(side.reading.id)) - 1
    beside = side.reading.statements[max(0, number - 1) : number + 2]
    near = [comparison.sides[s.id] for s in beside if s.block == side.statement.block]
    if side.quotes or any(reports_claim(a) for other in near for a in other.attributions):
        return False
    verbs = classes("reporting_verbs")
    return not any(verbs.get(w.lemma) in REPORTING or w.lower in HINTS for w in side.statement.words)


def reports_claim(attribution: Attribution) -> bool:
    """Whether an attribution reports a claim that somebody made."""
    return attribution.force in REPORTING and attribution.cue is not None


def by_somebody(side: Side, attribution: Attribution) -> bool:
    """Whether somebody else than its subject makes the claim."""
    known = attribution.speaker is not None and attribution.source is not None
    return known and reports_claim(attribution) and _speaks(side, attribution) and not _of_oneself(side, attribution)


def _of_oneself(side: Side, attribution: Attribution) -> bool:
    """Whether the content begins with "he", "they", "I": what a speaker says of himself is rarely doubted."""
    first = next((w for w in side.statement.words if w.start >= attribution.content.start and w.lemma), None)
    return first is not None and first.lower.split("'")[0] in _OWN


def _speaks(side: Side, attribution: Attribution) -> bool:
    """Whether a source is somebody or a document; "according to the vowel" is nobody."""
    source = attribution.source or attribution.content
    if any(source.meets(name) for name in side.names):
        return True
    words = [w for w in side.statement.words if source.start <= w.start < source.end]
    return any(speaking(w.lemma) or speaking(w.lower) or classes("speakers").get(w.lower) for w in words)


def source_and_cue(attribution: Attribution) -> Span:
    """Return source and cue as one span when they stand together, else the cue."""
    assert attribution.cue is not None
    source, cue = attribution.source, attribution.cue
    if source is None or not (0 <= cue.start - source.end <= 2 or 0 <= source.start - cue.end <= 2):
        return cue
    return Span(min(source.start, cue.start), max(source.end, cue.end))


def known_as(side: Side, attribution: Attribution) -> set[str]:
    """Return the names of a speaker, and what he is called without one."""
    found = {name.key for name in names_of(side, attribution)}
    name = speaker_name(side, attribution)
    return found | ({name.key} if name is not None else set()) | {(attribution.speaker or "").lower()} - {""}


def by_a_paper(side: Side, attribution: Attribution) -> bool:
    """Whether a paper or an agency reports it: "Politico reported", which is no act of its own."""
    cue = next((w for w in side.statement.words if attribution.cue and w.start == attribution.cue.start), None)
    return cue is not None and cue.lemma == "report" and attribution.source is not None and attribution.named
