"""Who said no: "the ministry rejected", "the ministry's rejection", "officials said no".

A refusal is often reported without what is refused, so that its content cannot be held against another.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ..data import classes
from ..facts.names.same import within
from ..match import Comparison, Side
from ..model import Attribution, Name, Reading, Span
from ..record import Record
from . import speaker_name, vague

_ADJECTIVES = 3
"""Words between a possessor and his refusal: "the ministry's clear and final |rejection|"."""


class Refusal(Record):
    """A refusal by a named speaker, or by "officials" of a land."""

    side: Side
    span: Span
    "The words for who refuses."
    speaker: str
    name: Name | None
    "None for a vague speaker."


def refusal_pairs(comparison: Comparison) -> Iterator[tuple[Refusal, Refusal]]:
    """Yield (left, right) refusals of one land, named in one article and vague in the other."""
    right = list(_refusals(comparison, comparison.right))
    for a in _refusals(comparison, comparison.left):
        for b in right:
            exact, other = (a, b) if a.name is not None else (b, a)
            if exact.name is None or other.name is not None:
                continue
            lands = [n for n in other.side.names if n.adjective and other.span.meets(n)]
            if any(within(land, exact.name) for land in lands):
                yield a, b


def _refusals(comparison: Comparison, reading: Reading) -> Iterator[Refusal]:
    for side in (comparison.sides[s.id] for s in reading.statements if s.compared):
        for attribution in side.attributions:
            if attribution.source is not None and attribution.speaker and _says_no(side, attribution):
                name = speaker_name(side, attribution)
                if name is not None and name.category != "place":
                    yield Refusal(side, attribution.source, attribution.speaker, name)
                elif name is None and vague(side, attribution):
                    yield Refusal(side, attribution.source, attribution.speaker, None)
        yield from _by_noun(side)


def _says_no(side: Side, attribution: Attribution) -> bool:
    said = side.text(attribution.content).lower().strip("“”\"'‘’ .!")
    return attribution.force == "reject" or said == "no" or said.startswith("no to ")


def _by_noun(side: Side) -> Iterator[Refusal]:
    """Yield "the ministry's rejection", which says who refused even where it does not say what."""
    nouns = classes("reporting_nouns")
    owners = {name.end: name for name in side.names if not name.adjective and name.category != "place"}
    words = side.statement.words
    for at, (before, mark) in enumerate(pairwise(words)):
        if mark.lower != "'s" or before.end not in owners:
            continue
        behind = words[at + 2 : at + 3 + _ADJECTIVES]
        if any(nouns.get(word.lemma) == "reject" for word in behind):
            name = owners[before.end]
            yield Refusal(side, name.span, name.text, name)
