"""A story held against its source: the faithful twin is silent, and each of 24 false sentences is told.

Almost every word of the false sentences stands in the source: they are wrong in who does what, how far it has come, of
how many it is told, and in what order.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import xcheck
from xcheck.model import Finding, Severity

COURT = Path(__file__).parent / "court"
ROWS = [
    line.split("\t")
    for line in (COURT / "false.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
SOURCE = xcheck.read_article(COURT / "article.txt")
TWIN = (COURT / "twin.txt").read_text(encoding="utf-8")


def findings_on(draft: str) -> list[Finding]:
    report = xcheck.check(xcheck.Article("draft", draft), against=[SOURCE])
    return [finding for finding in report.findings if finding.severity >= Severity.WARNING]


def test_the_faithful_twin_is_silent() -> None:
    assert findings_on(TWIN) == []


@pytest.mark.parametrize(("severity", "kind", "sentence"), ROWS, ids=[row[2] for row in ROWS])
def test_each_false_sentence_is_told_on_its_own_words(severity: str, kind: str, sentence: str) -> None:
    findings = findings_on(f"{TWIN}\n{sentence}\n")
    assert findings, kind
    assert all(finding.places[0].start > len(TWIN) for finding in findings)
    assert max(finding.severity for finding in findings) is Severity[severity.upper()]


def test_every_kind_is_tried() -> None:
    assert len(ROWS) == 24
    assert len({kind for _, kind, _ in ROWS}) > 15
