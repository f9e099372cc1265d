"""Rows of what findings alone know of: the words they mark, another verb, a denial, another speaker."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...model import Finding, Kind, Row, Severity
from ...rules import find_rule
from ..chains.facts import FAMILIES
from ..corpus import Corpus
from .rows import cells_of, row


def marked_rows(corpus: Corpus, findings: Iterable[Finding], rows: Iterable[Row]) -> Iterator[Row]:
    """Yield a row for each finding that is no omission.

    None for a note on figures, days or quotations that all stand in `rows` of their own: two facts, and not one.
    """
    shown = {(place.article, place.start, place.end) for row in rows for cell in row.cells for place in cell}
    for finding in findings:
        rule = find_rule(finding.rule)
        apart = finding.rule in FAMILIES and finding.severity is Severity.NOTE
        if apart and all((place.article, place.start, place.end) in shown for place in finding.places):
            continue
        if finding.kind is not Kind.OMISSION and not rule.of_claims:
            yield row(corpus, rule.slot, finding.subject or finding.rule, cells_of(corpus, finding.places), [finding])
