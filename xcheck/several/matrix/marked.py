"""Rows of what findings alone know of: the words they mark, another verb, a denial, another speaker."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...model import Finding, Kind, Row
from ...rules import find_rule
from ..corpus import Corpus
from .rows import cells_of, row


def marked_rows(corpus: Corpus, findings: Iterable[Finding]) -> Iterator[Row]:
    """Yield a row for each finding that is no omission."""
    for finding in findings:
        rule = find_rule(finding.rule)
        if finding.kind is not Kind.OMISSION and not rule.of_claims:
            yield row(corpus, rule.slot, finding.subject or finding.rule, cells_of(corpus, finding.places), [finding])
