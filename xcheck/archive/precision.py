"""Which of several articles are the more exact ones where they differ in precision."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ..model import Attribution, Date, Fact, Finding, Kind, Number, Place, Reading

UNKNOWN = 10_000.0
"""Days that a date may mean which nobody can resolve: more than any that is resolved."""


def exacter(finding: Finding, readings: Sequence[Reading]) -> tuple[str, ...]:
    """Return ids of the articles that say it more exactly; none where the facts marked do not decide it."""
    if finding.kind is not Kind.PRECISION:
        return () if finding.stronger is None else (finding.stronger,)
    widths: dict[str, float] = {}
    for place in finding.places:
        reading = next(one for one in readings if one.id == place.article)
        width = _width(place, reading.facts)
        if width is not None:
            widths[place.article] = min(width, widths.get(place.article, width))
    least = min(widths.values(), default=0.0)
    exact = tuple(id for id, width in widths.items() if width == least)
    return exact if len(exact) < len(widths) else ()


def _width(place: Place, facts: Sequence[Fact]) -> float | None:
    """Return how wide the fact in a place is: days that it may mean, 0 for one figure or a named speaker."""
    found: list[float] = []
    for fact in facts:
        if fact.start >= place.end or fact.end <= place.start:
            continue
        if isinstance(fact, Number):
            found.append(0.0 if fact.exact else 1.0 if fact.hedge else 0.5)
        elif isinstance(fact, Date):
            ends = fact.low, fact.high
            known = [date.fromisoformat(day) for day in ends if day is not None]
            found.append(float((known[1] - known[0]).days) if len(known) == 2 else UNKNOWN)
        elif isinstance(fact, Attribution) and fact.speaker is not None:
            found.append(float(not fact.named))
    return min(found, default=None)
