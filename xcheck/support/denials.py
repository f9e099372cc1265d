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
from .parties import lemma_of
from .risks import is_conflict

UNDENIED = 0.5
"""How sure it is that a denial which no evidence has is not borne out."""

NO = ("no", "none")
"""Classes of denials of a noun: no samples, none of the samples."""

OF_BEING = ("be", "have", "there")
"""Verbs by which much may be said in other words: has no contract, there is no cure."""


def undenied(bearings: Sequence[Bearing], findings: Sequence[Sequence[Finding]]) -> Iterator[Unsupported]:
    """Yield the negations of a statement of which no evidence denies anything, outside quotations.

    As notes, but as a warning where the evidence states the same act of the same thing: took samples, took no samples.
    """
    side = bearings[0].side
    evidence = [meeting.right for one in bearings for meeting in one.meetings]
    denied = any(map(denies, evidence))
    marked = [Span(f.places[0].start, f.places[0].end) for f in chain.from_iterable(findings) if is_conflict(f)]
    for marker in side.markers:
        target = marker.target
        if is_denial(marker) and target is not None and outside_quotes(side, target):
            span = Span(min(marker.start, target.start), max(marker.end, target.end))
            acts = [act for act in acts_of(side, light=True) if marker.value in NO and _phrase_of(act, target)]
            stated = any(_states(act, other) for act in acts for other in evidence)
            if evidence and (stated or not denied) and not any(span.meets(other) for other in marked):
                there = acts and not denied and _has(bearings, target)
                yield Unsupported(side, span, UNDENIED, Severity.WARNING if stated or there else Severity.NOTE)


def _has(bearings: Sequence[Bearing], target: Span) -> bool:
    """Whether the nearest evidence has the very thing that a "no" denies: spent money on filters, bought no filters."""
    lemmas = {word.lemma for word in bearings[0].side.words_in(target.start, target.end) if word.content}
    nearest = [one.source.sides[one.evidence[0][0]] for one in bearings if one.evidence]
    return bool(lemmas) and any(lemmas <= {word.lemma for word in side.statement.words} for side in nearest)


def _phrase_of(act: Act, target: Span) -> bool:
    """Whether a word stands in a phrase of an act."""
    return any(act.side.analysis.span(phrase).meets(target) for phrase in act.phrases.values())


def _states(act: Act, other: Side) -> bool:
    """Whether a statement states as done what an act is denied of: the same verb with the same noun."""
    tokens = act.side.analysis.tokens
    what = act.phrases.get("patient") or act.phrases.get("agent")
    if not act.denied or act.verb.lemma in OF_BEING or what is None or act.verb.modal is not None:
        return False
    head = lemma_of(act.side, tokens[what.head])
    for there in acts_of(other, light=True) if not denies(other) else ():
        heads = {lemma_of(other, other.analysis.tokens[phrase.head]) for phrase in there.phrases.values()}
        if there.verb.lemma == act.verb.lemma and head in heads and not there.denied and there.verb.modal is None:
            return True
    return False
