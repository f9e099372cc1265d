"""Rows of what findings alone know of: the words they mark, another verb, a denial, another speaker."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...model import Finding, Kind, Row
from ...rules import find_rule
from ..corpus import Corpus
from .rows import cells_of, row

KIND_OF = {
    "speaker-conflict": "speaker",
    "vague-speaker": "speaker",
    "dropped-attribution": "speaker",
    "loaded-verb": "speaker",
    "retargeted-quote": "definition",
    "altered-quote": "quotation",
    "unquoted-words": "quotation",
    "membership-conflict": "members",
    "role-conflict": "actor",
    "diverging-definition": "definition",
    "name-conflict": "name",
    "number-conflict": "number",
    "vague-number": "number",
    "date-conflict": "date",
    "vague-date": "date",
}
"""Kinds of rows by rule; any other rule compares wording."""


def marked_rows(corpus: Corpus, findings: Iterable[Finding]) -> Iterator[Row]:
    """Yield a row for each finding that is no omission."""
    for finding in findings:
        if finding.kind is not Kind.OMISSION and not find_rule(finding.rule).of_claims:
            kind = KIND_OF.get(finding.rule, "wording")
            yield row(corpus, kind, finding.subject or finding.rule, cells_of(corpus, finding.places), [finding])
