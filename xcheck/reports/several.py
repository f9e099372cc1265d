"""What a report on more than two articles says in its own way: who stands with whom, who has it and who lacks it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..model import Finding, pointed
from .page import INDENT, Page


def first_of_sides(findings: Iterable[Finding]) -> frozenset[str]:
    """Return the statements that stand for their sides: those of the first article of each."""
    shown = []
    for finding in findings:
        firsts = {side[0] for side in finding.sides} or {place.article for place in finding.places}
        shown += [place.statement for place in finding.places if place.article in firsts]
    return frozenset(shown)


def likewise(page: Page, findings: Iterable[Finding]) -> Iterator[str]:
    """Yield, for each side of each finding, where else the same is said."""
    seen = set()
    for finding in findings:
        for side in finding.sides:
            others = [place for place in finding.places if place.article in side[1:]]
            places = [pointed(page.names[place.article], place.point) for place in others]
            line = f"with {page.names[side[0]]}: {', '.join(dict.fromkeys(places))}"
            if others and line not in seen:
                seen.add(line)
                yield from page.paragraph(line, "dim", indent=INDENT)
