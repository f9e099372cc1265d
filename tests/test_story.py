"""What green means: faithful rewrites pass in silence, a summary with eight planted faults fails with eight."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import xcheck
from xcheck.cli import cli
from xcheck.model import Report, Severity

TESTS = Path(__file__).parent
STORY = TESTS / "story"
REWRITTEN = {
    "ferry-fire": "first-night.txt",
    "fraud-verdict": "broadcaster.txt",
    "tea-study": "journal-news.txt",
    "transit-strike": "city-paper.txt",
}
"""Fixtures of which tests/rewrites has one article in other words and another order, with nothing changed."""

PLANTED = {
    "We will close the site": "unsupported-quote",  # cut before its condition
    "Our children have waited long enough for clean air": "unsupported-quote",  # never said
    "26,000 tons": "number-conflict",
    "March 13": "date-conflict",
    "Ingrid Falk, a nurse and the leader of the residents' group": "speaker-conflict",
    "Tomas Brant": "respelt-name",
    "accepted": "opposite-word",
    "charged with assault": "unsupported-statement",
}


def held(draft: Path, source: Path) -> Report:
    return xcheck.check(xcheck.read_article(draft), against=[xcheck.read_article(source)])


def test_of_forty_statements_of_faithful_rewrites_at_most_one_is_flagged() -> None:
    flagged, count = [], 0
    for name, source in REWRITTEN.items():
        report = held(TESTS / "rewrites" / f"{name}.txt", TESTS.parent / "fixtures" / name / source)
        wrong = {f.places[0].statement for f in report.findings if f.severity is Severity.ERROR}
        wrong.update(v.statement for v in report.verdicts if v.verdict in ("contradicted", "unsupported"))
        words = {s.id: s.text for reading in report.articles for s in reading.statements}
        flagged += [words[id] for id in sorted(wrong)]
        count += len(report.verdicts)
    assert count > 80
    assert len(flagged) <= count / 40, flagged


def test_each_planted_fault_is_told_on_its_words_and_nothing_else() -> None:
    report = held(STORY / "summary.txt", STORY / "article.txt")
    rule_of = {f.places[0].text: f.rule for f in report.findings if f.severity >= Severity.WARNING}
    assert rule_of == PLANTED


def test_the_faithful_twin_passes_in_silence() -> None:
    report = held(STORY / "twin.txt", STORY / "article.txt")
    assert [f for f in report.findings if f.severity >= Severity.WARNING] == []
    assert {verdict.verdict for verdict in report.verdicts} == {"supported"}


@pytest.mark.parametrize(("draft", "code"), [("summary.txt", 1), ("twin.txt", 0)])
def test_the_gate_tells_them_apart_in_every_format(draft: str, code: int, tmp_path: Path) -> None:
    sarif = tmp_path / "out.sarif"
    formats = ("--format", "terminal", "--format", f"sarif={sarif}", "--format", f"github={tmp_path / 'log'}")
    found = CliRunner().invoke(
        cli, ["check", str(STORY / draft), "--against", str(STORY / "article.txt"), "--width", "200", *formats]
    )
    assert found.exit_code == code, found.output
    results = json.loads(sarif.read_text(encoding="utf-8"))["runs"][0]["results"]
    loud = [one for one in results if one["level"] in ("error", "warning")]
    annotated = (tmp_path / "log").read_text(encoding="utf-8")
    assert len(loud) == annotated.count("::error ") + annotated.count("::warning ") == (8 if code else 0)


def test_the_summary_counts_what_a_fact_checker_ticks() -> None:
    found = CliRunner().invoke(
        cli, ["check", str(STORY / "summary.txt"), "--against", str(STORY / "article.txt"), "--width", "300"]
    )
    assert "quotations 1 of 3 word for word, figures 7 of 8, names 5 of 7, statements 5 of 13 told by a source" in (
        found.output
    )


def test_what_is_called_contradicted_fails() -> None:
    source = "The bridge over the Arno opened before the election in May."
    report = xcheck.check(
        xcheck.Article("draft", "The bridge over the Arno opened after the election in May."),
        against=[xcheck.Article("source", source)],
    )
    assert [verdict.verdict for verdict in report.verdicts] == ["contradicted"]
    assert any(report.fails(finding, "error") for finding in report.findings)


def test_a_draft_against_the_wrong_source_is_told_so_first_and_fails() -> None:
    found = CliRunner().invoke(
        cli,
        ["check", str(STORY / "twin.txt"), "--against", str(TESTS / "rewrites" / "tea-study.txt"), "--width", "200"],
    )
    assert found.exit_code == 1
    assert found.output.splitlines()[0].endswith("is this the right source?")


@pytest.mark.parametrize(("draft", "code"), [("The council raised the fee for parking.", 1), ("Guests came.", 0)])
def test_a_short_draft_of_another_event_fails_as_well(draft: str, code: int, tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text(draft, encoding="utf-8")
    (tmp_path / "wire.txt").write_text("The fire killed 12 people on Monday. Guests ran away.", encoding="utf-8")
    found = CliRunner().invoke(cli, ["check", str(tmp_path / "draft.txt"), "--against", str(tmp_path / "wire.txt")])
    assert found.exit_code == code
    assert ("is this the right source?" in found.output) == bool(code)


@pytest.mark.parametrize(
    ("draft", "words"),
    [
        ("Mayor Ada Vale was arrested on Friday.", "arrested"),  # an accusation of a named person
        ("Mayor Ada Vale opened the bridge on Friday in Tarvo.", "Tarvo"),
        ("Mayor Ada Vale opened the bridge before 900 guests.", "900 guests"),
    ],
)
def test_a_fact_that_no_source_has_is_an_error(draft: str, words: str) -> None:
    source = "Mayor Ada Vale opened the bridge on Friday. The bridge is eight miles long. Hotels expect more visitors."
    report = xcheck.check(xcheck.Article("draft", draft), against=[xcheck.Article("source", source)])
    assert (words, Severity.ERROR) in {(f.places[0].text, f.severity) for f in report.findings}
