"""A story with two sources: a faithful summary passes, and most false versions of its sentences fail.

What a summary turns round without a foreign word: the opposite act, the stage of a case, a condition, a share, a bound.
The rows that nothing marks stay in the table: they are what green does not mean.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

import xcheck
from xcheck.model import Finding, Severity

BAKERY = Path(__file__).parent / "bakery"
SOURCES = [xcheck.read_article(BAKERY / name) for name in ("agency.txt", "paper.txt")]
SUMMARY = (BAKERY / "summary.txt").read_text(encoding="utf-8").splitlines()
ROWS = [
    line.split("\t")
    for line in (BAKERY / "false.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def loud(sentences: list[str]) -> list[Finding]:
    report = xcheck.check(xcheck.Article("draft", "\n\n".join(sentences)), against=SOURCES)
    return [finding for finding in report.findings if finding.severity >= Severity.WARNING]


def test_the_faithful_summary_passes_in_silence() -> None:
    assert loud(SUMMARY) == []


@pytest.mark.parametrize(("severity", "kind", "at", "sentence"), ROWS, ids=[row[3] for row in ROWS])
def test_a_false_version_of_one_sentence_is_marked_as_the_table_says(
    severity: str, kind: str, at: str, sentence: str
) -> None:
    before = SUMMARY[: int(at) - 1]
    found = loud([*before, sentence, *SUMMARY[int(at) :]])
    start = len("\n\n".join([*before, ""]))
    assert all(start <= finding.places[0].start < start + len(sentence) for finding in found), kind
    worst = max((finding.severity for finding in found), default=None)
    assert worst is (None if severity == "-" else Severity[severity.upper()]), kind


def test_three_of_four_false_sentences_are_errors() -> None:
    counts = Counter(severity for severity, *_ in ROWS)
    assert len(ROWS) == 29
    assert counts["error"] >= 22
    assert counts["-"] <= 6
