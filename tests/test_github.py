"""Workflow commands: what the runner reads of them, the worst first, within the limits; and the job summary."""

from __future__ import annotations

import re

import pytest
from click.testing import CliRunner
from hypothesis import given, settings

import xcheck
from tests import hostile
from tests.hostile import commands
from tests.reporting import EASY, WIRE, finding, full, number_conflict, omissions, reading, report, vague_date
from xcheck.cli import cli
from xcheck.cli.reporting import SUMMARY_LIMIT
from xcheck.model import Crash, Kind, Severity, Unused
from xcheck.reports.escapes import visible
from xcheck.reports.github import render


def test_a_finding_exactly():
    assert render(report(number_conflict())) == (
        "::error file=news/wire.txt,line=1,endLine=1,col=1,endColumn=20,title=Cannot both be true (number-conflict)::"
        "at least 214 dead in wire.txt, about 180 in easy.txt%0Anews/easy.txt:1:1 “About 180 people”\n"
    )


def test_nothing_found_prints_nothing():
    assert render(report()) == ""


def test_the_worst_come_first_and_each_severity_has_its_command():
    names = [name for name, _, _ in commands(render(full()))]
    assert names == ["error", "warning", "warning", "notice", "notice", "notice"]


def test_an_omission_says_where_the_words_are_missing():
    ((_, _, message),) = commands(render(report(omissions()[0])))
    assert message == "only wire.txt names Norway; missing in easy.txt"


def test_what_is_let_pass_is_a_notice_that_says_by_whom_and_why():
    line = render(report(number_conflict().replace(suppressed={"by": "config", "because": "x"})))
    assert line.startswith("::notice ") and "::let pass by the configuration (x): at least 214 dead" in line


def test_failed_rules_and_unused_suppressions_are_told():
    result = report(crashes=(Crash("vague-date", "KeyError"),), unused=(Unused("inline", "x", "", "a.txt", 3),))
    failed, stale = commands(render(result))
    assert failed == (
        "error",
        {"title": "rule-failed"},
        "rule vague-date failed, so its findings are missing: KeyError",
    )
    assert stale[:2] == ("warning", {"file": "a.txt", "line": "3", "title": "unused-suppression"})


def test_columns_are_told_within_one_line_only():
    two = finding("altered-quote", Kind.CONFLICT, Severity.ERROR, "x", (EASY, "cold"), (WIRE, "214"))
    place = two.places[0].replace(start=41, line=2, column=1)
    ((_, fields, _),) = commands(render(report(two.replace(places=(place, two.places[1])))))
    assert fields == {
        "file": "news/easy.txt",
        "line": "2",
        "endLine": "3",
        "title": "Cannot both be true (altered-quote)",
    }


@pytest.mark.parametrize("path", [None, "-"])
def test_text_from_no_file_has_its_place_in_the_message(path):
    piped = WIRE.replace(article=WIRE.article.replace(path=path))
    ((_, text, message),) = commands(render(report(number_conflict(), articles=(piped, EASY))))
    assert "file" not in text
    assert message.startswith("wire.txt:1:1: at least 214 dead")


def many(count: int, severity: Severity) -> list:
    long = reading("a", "long.txt", "".join(f"Ship{n} sank.\n" for n in range(count)), "long.txt")
    messages = [
        finding("altered-quote", Kind.CONFLICT, severity, f"n{n}", (long, f"Ship{n} "), (EASY, "cold"))
        for n in range(count)
    ]
    return [long, messages]


def test_ten_of_each_severity_and_a_line_on_the_rest():
    long, messages = many(12, Severity.WARNING)
    text = render(report(*messages, number_conflict(), vague_date(), articles=(long, EASY, WIRE.replace(id="c"))))
    lines = text.splitlines()
    assert [line[:9] for line in lines[:2]] == ["::error f", "::warning"]
    assert text.count("::warning ") == 10
    assert lines[-1].startswith("xcheck: 2 warnings left off, as GitHub shows 10 of each severity")
    assert "left off" not in render(report(*messages[:10], articles=(long, EASY)))


def test_the_surest_of_one_severity_are_kept():
    long, messages = many(11, Severity.NOTE)
    messages[-1] = messages[-1].replace(confidence=0.99)
    messages[3] = messages[3].replace(confidence=0.1)
    text = render(report(*messages, articles=(long, EASY)))
    assert "::n10%0A" in text and "::n3%0A" not in text
    assert "1 note left off" in text


@settings(deadline=None)
@given(text=hostile.ANY)
def test_any_text_is_read_back(text):
    name, data, message = commands(render(hostile.report(text)))[2]
    assert (name, data["title"], data.get("line", "1")) == ("error", "Cannot both be true (altered-quote)", "1")
    assert " ".join(visible(f"it says {text} here").split()) in message
    if text != "-" and not re.search("[\t\n\r\0]", text) and not hostile.UNSEEN.search(text):  # "-" is standard input
        assert data["file"] == text


def test_a_path_is_given_back_as_it_is():
    path = "a%0A,b:c=d\r\n::error::/é “x”.txt"
    result = report(number_conflict(), articles=(WIRE.replace(article=WIRE.article.replace(path=path)), EASY))
    ((_, properties, _),) = commands(render(result))
    assert properties["file"] == path


# --- the job summary ---


@pytest.fixture
def summary(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "summary.md")
    monkeypatch.setattr(xcheck, "compare", lambda *articles, settings=None, progress=None: full())
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("It was cold.", encoding="utf-8")
    return tmp_path / "summary.md"


def run(*arguments):
    return CliRunner().invoke(cli, ["compare", "a.txt", "b.txt", *arguments])


def test_the_summary_is_added_to_what_is_there(summary):
    summary.write_text("# Before\n", encoding="utf-8")
    done = run("--format", "github")
    assert done.exit_code == 1
    assert done.output == render(full())
    text = summary.read_text(encoding="utf-8")
    assert text.startswith("# Before\n") and "### xcheck: 1 error, 2 warnings, 3 notes" in text


def test_other_formats_write_no_summary(summary):
    run("--format", "json", "--format", "markdown=comment.md")
    assert not summary.exists()


def test_without_the_variable_there_is_no_summary(summary, monkeypatch):
    monkeypatch.delenv("GITHUB_STEP_SUMMARY")
    assert run("--format", "github").exit_code == 1
    assert not summary.exists()


def test_the_summary_keeps_to_what_is_left_of_the_limit(summary):
    before = "x" * (SUMMARY_LIMIT - 1000) + "\n"
    summary.write_text(before, encoding="utf-8")
    assert run("--format", "github").exit_code == 1
    assert len(before) < summary.stat().st_size <= SUMMARY_LIMIT
    assert "not fit here" in summary.read_text(encoding="utf-8")


def test_a_full_summary_is_left_alone(summary):
    before = "x" * SUMMARY_LIMIT
    summary.write_text(before, encoding="utf-8")
    assert run("--format", "github").exit_code == 1
    assert summary.read_text(encoding="utf-8") == before


def test_a_summary_that_cannot_be_written_is_said(summary, monkeypatch):
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "missing/summary.md")
    done = run("--format", "github")
    assert done.exit_code == 2
    assert "GITHUB_STEP_SUMMARY" in done.output


def test_a_draft_passes_or_fails_in_the_log_and_in_the_summary():
    wire = xcheck.Article("wire.txt", "The quake killed 12 people in Lima on Monday, police said.")
    draft = xcheck.Article("draft.md", "The quake killed 15 people in Lima on Monday, police said.")
    checked = xcheck.check(draft, against=[wire])
    last = render(checked).splitlines()[-1]
    assert last.startswith("xcheck: the draft fails: 1 finding at or above error; figures 0 of 1")
    assert last.endswith("Held against wire.txt.")
    assert "### xcheck: the draft fails\n" in xcheck.render(checked, "markdown")
    assert "### xcheck: the draft passes\n" in xcheck.render(checked, "markdown", fail_on="never")
    assert "the draft passes: no finding fails it" in render(checked, fail_on="never")


def test_what_no_source_has_is_headed_so():
    wire = xcheck.Article("wire.txt", "The quake killed 12 people in Lima on Monday, police said.")
    draft = xcheck.Article("draft.md", "The mayor of Cusco resigned over the sale of the old tram depot.")
    text = render(xcheck.check(draft, against=[wire]))
    assert "title=In no source (unsupported-statement)" in text
