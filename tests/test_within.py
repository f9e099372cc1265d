"""One article held against itself: what it says twice and differently is told once, what goes on is not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import xcheck
from tests.cases import CASES, paths
from tests.schemas import report_schema
from xcheck.cli import cli
from xcheck.model import Report

BETWEEN = (
    "The driver of the train was not hurt.",
    "The line was closed for hours, and a crane was brought from Dijon.",
    "The mayor thanked the crews who had worked all night.",
)


def article(first: str, last: str) -> xcheck.Article:
    return xcheck.Article("story.txt", "\n\n".join((first, *BETWEEN, last)) + "\n")


def report_on(first: str, last: str) -> Report:
    return xcheck.compare_within(article(first, last))


def test_an_article_that_gives_two_tolls_of_one_crash_is_told_once() -> None:
    report = report_on(
        "Twelve people were killed when a bus hit a train near Lyon on Friday.",
        "In all, 15 people were killed in the bus crash near Lyon on Friday.",
    )
    (finding,) = report.findings
    assert (finding.rule, finding.severity) == ("number-conflict", "error")
    assert [(place.article, place.text) for place in finding.places] == [("a", "Twelve people"), ("a", "15 people")]
    assert finding.message == "story.txt:1:1: Twelve people. story.txt:9:1: 15 people."
    assert len(report.articles) == 1


def test_two_days_of_one_crash_are_told() -> None:
    report = report_on(
        "Twelve people were killed when a bus hit a train near Lyon on Friday.",
        "Twelve people were killed when the bus hit the train near Lyon on Saturday.",
    )
    assert [(f.rule, [place.text for place in f.places]) for f in report.findings] == [
        ("date-conflict", ["Friday", "Saturday"])
    ]


@pytest.mark.parametrize(
    ("first", "last"),
    [
        # the same again, in other words
        (
            "Twelve people were killed when a bus hit a train near Lyon on Friday.",
            "In all, a dozen people were killed in the bus crash near Lyon on Friday.",
        ),
        # a toll that grows with the dates
        (
            "On Friday, 12 people were killed when a bus hit a train near Lyon.",
            "By Sunday, 15 people killed when the bus hit the train near Lyon had been found.",
        ),
        # a toll that is said to have grown
        (
            "Twelve people were killed when a bus hit a train near Lyon on Friday.",
            "The number of people killed in the bus crash near Lyon on Friday later rose to 15 people.",
        ),
        # another crash
        (
            "Twelve people were killed when a bus hit a train near Lyon on Friday.",
            "In 1990, 15 people were killed when a bus hit a train near Nantes.",
        ),
        # two who disagree
        (
            "Twelve people were killed when a bus hit a train near Lyon on Friday, police said.",
            "The hospital said that 15 people were killed when a bus hit a train near Lyon on Friday.",
        ),
        (
            "The bus hit the train near Lyon because its brakes failed on Friday.",
            "The driver said that the brakes of the bus did not fail near Lyon on Friday.",
        ),
        # less of it at the end: no conflict, and so nothing for one article
        (
            "Exactly 12 people were killed when a bus hit a train near Lyon on Friday.",
            "Several people were killed when the bus hit the train near Lyon.",
        ),
    ],
)
def test_an_article_that_does_not_contradict_itself_is_clean(first: str, last: str) -> None:
    assert [finding.message for finding in report_on(first, last).findings] == []


def test_the_next_statement_goes_on_and_is_no_counterpart() -> None:
    text = (
        "After 2036 the fund can pay 77 percent of the pensions. By 2085 the fund can pay 74 percent of the pensions.\n"
    )
    report = xcheck.compare_within(xcheck.Article("story.txt", text))
    assert report.pairs == report.findings == ()


def test_no_statement_is_held_against_itself_and_none_twice() -> None:
    line = "Twelve people were killed when a bus hit a train near Lyon on Friday."
    pairs = [(pair.left, pair.right) for pair in report_on(line, line).pairs]
    assert pairs == [("a1", "a5")]


ARTICLES = [path for case in CASES for path in paths(case)]


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_article_of_the_fixtures_contradicts_itself(path: Path) -> None:
    report = xcheck.compare_within(xcheck.read_article(path))
    assert [finding.message for finding in report.findings] == []


def test_only_conflicts_are_told_even_when_other_rules_are_asked_for() -> None:
    text = article(
        "Anna Weber may sign the pact in Lyon on Friday.", "Anna Weber will sign the pact in Lyon on Friday."
    )
    settings = xcheck.Settings(select=("shifted-certainty", "number-conflict"))
    assert xcheck.compare_within(text, settings=settings).findings == ()


# --- the command ---

STORY = article(
    "Twelve people were killed when a bus hit a train near Lyon on Friday.",
    "In all, 15 people were killed in the bus crash near Lyon on Friday.",
).text


def test_the_command_gives_a_report_that_the_schema_allows(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    result = CliRunner().invoke(cli, ["compare", "--within", str(tmp_path / "story.txt"), "--format", "json"])
    assert result.exit_code == 1
    report = json.loads(result.stdout)
    report_schema().validate(report)
    assert [place["article"] for finding in report["findings"] for place in finding["places"]] == ["a", "a"]


def test_the_command_prints_both_statements(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    result = CliRunner().invoke(cli, ["compare", "--within", str(tmp_path / "story.txt"), "--color", "never"])
    assert "[[Twelve people]] were killed" in result.stdout
    assert "[[15 people]] were killed" in result.stdout


@pytest.mark.parametrize("given", [[], ["a.txt", "b.txt"]])
def test_the_command_takes_one_article(given: list[str]) -> None:
    result = CliRunner().invoke(cli, ["compare", "--within", *given])
    assert result.exit_code == 2
    assert "one article" in result.stderr
