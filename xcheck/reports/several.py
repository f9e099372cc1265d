"""What a report on more than two articles tells in its own way: who stands with whom, who has it and who lacks it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from ..model import Finding, Severity, pointed
from .layout import Mark, cells
from .page import INDENT, Page
from .tables import FEW_NAMES, FEW_STATEMENTS, rest_line, rows_of, short_name

WIDEST_NAME = 28
ROOMY = 60
"""Columns from which each line names the article it is from, where several have the words."""


def first_of_sides(findings: Iterable[Finding]) -> frozenset[str]:
    """Return the statements that stand for their sides: those of the first article of each."""
    shown = []
    for finding in findings:
        firsts = {side[0] for side in finding.sides} or {place.article for place in finding.places}
        shown += [place.statement for place in finding.places if place.article in firsts]
    return frozenset(shown)


def likewise(page: Page, findings: Iterable[Finding]) -> Iterator[str]:
    """Yield, for each side of each finding, where else the same is said."""
    told = set()
    for finding in findings:
        for side in finding.sides:
            others = [place for place in finding.places if place.article in side[1:]]
            places = [pointed(page.names[place.article], place.point) for place in others]
            line = f"with {page.names[side[0]]}: {', '.join(dict.fromkeys(places))}"
            if others and line not in told:
                told.add(line)
                yield from page.paragraph(line, "dim", indent=INDENT)


def lacking_tables(page: Page, findings: Sequence[Finding], everything: bool) -> Iterator[str]:
    """Yield names, then statements, that not all articles have, by who has them and who lacks them."""
    for rule, title in (("omitted-name", "Names"), ("omitted-statement", "Statements")):
        found = [finding for finding in findings if finding.rule == rule]
        if found:
            yield from ("", page.heading(f"{title} that not all articles have", len(found)))
            shown = found if everything else _worth_most(page, found)
            yield from _by_holders(page, shown, rule == "omitted-name")
            yield from rest_line(page, len(found) - len(shown))


def _worth_most(page: Page, findings: Sequence[Finding]) -> list[Finding]:
    """Return all warnings, filled up with what most articles have and with the statements fullest of facts."""
    facts = Counter(fact.statement for reading in page.readings for fact in reading.facts)

    def worth(finding: Finding) -> tuple[int, int, int]:
        return -finding.severity.rank, -len(finding.places), -facts[finding.places[0].statement]

    warnings = sum(finding.severity > Severity.NOTE for finding in findings)
    return sorted(findings, key=worth)[: max(warnings, FEW_NAMES, FEW_STATEMENTS)]


def _by_holders(page: Page, findings: Sequence[Finding], named: bool) -> Iterator[str]:
    """Yield the findings under a line for each two groups of articles: the lone ones that lack it, then who has it."""
    order = {reading.id: number for number, reading in enumerate(page.readings)}
    groups: dict[tuple[tuple[str, ...], tuple[str, ...]], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.absent, finding.sides[0]), []).append(finding)
    widest = min(WIDEST_NAME, page.width // 3)
    width = max(cells(short_name(finding, widest)) for finding in findings)
    for absent, having in sorted(groups, key=lambda key: (len(key[0]), *([order[id] for id in ids] for ids in key))):
        yield ""
        yield from page.paragraph(_who(page, having, absent), "dim", indent=INDENT)
        rows = []
        for finding in sorted(groups[absent, having], key=lambda f: f.places[0].start):
            place, mark, first = finding.places[0], None, ("", "")
            if named:
                name = short_name(finding, widest)
                mark = Mark(place.start, place.end, f"mark-{finding.severity}")
                first = (name + " " * (width - cells(name) + 2), "message")
            rows.append((first, place, mark))
        yield from rows_of(page, rows, whole=len(having) > 1 and page.width >= ROOMY)


def _who(page: Page, having: Sequence[str], absent: Sequence[str]) -> str:
    """Return who has it and who lacks it; articles in neither list may tell it in other words."""
    if len(having) == 1 and len(absent) == len(page.readings) - 1:
        return f"only in {page.names[having[0]]}"
    has, lacks = (", ".join(page.names[id] for id in ids) for ids in (having, absent))
    return f"in {has}; not in {lacks}"
