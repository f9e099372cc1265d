"""Denials of a draft of which no source denies anything: the act may be turned.

source    The office took 120 samples.      The shop is closed.
draft     No samples were taken.            The shop is not open.       an honest "not" for another word: a note
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from ..comparability import outside_quotes
from ..match import Side, Unsupported
from ..model import Finding, Severity, Span
from .acts import Act, acts_of
from .bearing import Bearing, denies, is_denial
from .risks import is_conflict

UNDENIED = 0.5
"""How sure it is that a denial which no evidence has is not borne out."""

NO = ("no", "none")
"""Classes of denials of a noun: no samples, none of the samples."""

WITHOUT = frozenset(("wait", "await", "lack", "overdue", "unpaid"))
"""Lemmas that say that something has not come."""

SINCE = frozenset(("first", "last"))
"""Words that say with a time that there was none in it."""


def undenied(bearings: Sequence[Bearing], findings: Sequence[Sequence[Finding]]) -> Iterator[Unsupported]:
    """Yield the negations of a statement of which no evidence denies anything, outside quotations.

    As notes, but as a warning where the evidence has the very thing that is denied: took samples, took no samples.
    """
    side = bearings[0].side
    evidence = [meeting.right for one in bearings for meeting in one.meetings]
    denied = any(map(denies, evidence))
    marked = [Span(f.places[0].start, f.places[0].end) for f in chain.from_iterable(findings) if is_conflict(f)]
    for marker in side.markers:
        target = marker.target
        if is_denial(marker) and target is not None and outside_quotes(side, target):
            span = Span(min(marker.start, target.start), max(marker.end, target.end))
            if evidence and not denied and not any(span.meets(other) for other in marked):
                acts = [act for act in acts_of(side, light=True) if marker.value in NO and _phrase_of(act, target)]
                there = acts and _has(bearings, target)
                yield Unsupported(side, span, UNDENIED, Severity.WARNING if there else Severity.NOTE)


def denied_otherwise(own: Side, other: Side) -> bool:
    """Whether one of two statements says without a negation what the other denies: awaits its wages, has not been paid.

    Or what is the first in 31 years, where the other has that there was none for 31 years.
    """
    for one, two in ((own, other), (other, own)):
        words = {word.lemma for word in one.statement.words}
        answered = any(act.denied and act.verb.lemma in words for act in acts_of(two))
        if denies(one) or not denies(two) or answered:
            continue
        if not words.isdisjoint(WITHOUT):
            return True
        times = [{(n.low, n.unit) for n in side.numbers if n.form == "measure"} for side in (one, two)]
        if times[0] & times[1] and not words.isdisjoint(SINCE):
            return True
    return False


def _has(bearings: Sequence[Bearing], target: Span) -> bool:
    """Whether the nearest evidence has the very thing that a "no" denies: spent money on filters, bought no filters."""
    lemmas = {word.lemma for word in bearings[0].side.words_in(target.start, target.end) if word.content}
    nearest = [one.source.sides[one.evidence[0][0]] for one in bearings if one.evidence]
    return bool(lemmas) and any(lemmas <= {word.lemma for word in side.statement.words} for side in nearest)


def _phrase_of(act: Act, target: Span) -> bool:
    """Whether a word stands in a phrase of an act."""
    return any(act.side.analysis.span(phrase).meets(target) for phrase in act.phrases.values())
