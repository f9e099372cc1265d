"""GitLab Code Quality: the keys it takes, unique fingerprints, paths as the repository has them."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings

from tests import hostile
from tests.reporting import EASY, WIRE, full, number_conflict, omissions, report
from xcheck.model import Crash, Report, Unused
from xcheck.reports.gitlab import render


def issues(report: Report, **options) -> list[dict]:
    text = render(report, **options)
    assert not text.startswith("\ufeff")  # which GitLab refuses
    found = json.loads(text)
    for issue in found:
        assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert set(issue["location"]) == {"path", "lines"}
        assert issue["location"]["lines"]["begin"] >= 1
        assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")
    prints = [issue["fingerprint"] for issue in found]
    assert len(prints) == len(set(prints))
    return found


def test_a_finding_exactly():
    assert issues(report(number_conflict())) == [
        {
            "description": "at least 214 dead in wire.txt, about 180 in easy.txt; news/easy.txt:1:1 “About 180 people”",
            "check_name": "number-conflict",
            "fingerprint": number_conflict().id,
            "severity": "major",
            "location": {"path": "news/wire.txt", "lines": {"begin": 1, "end": 1}},
        }
    ]


def test_severities_and_order():
    assert [one["severity"] for one in issues(full())] == ["major", "minor", "minor", "info", "info", "info"]


def test_failed_rules_and_unused_suppressions_are_told():
    stale = Unused("inline", "x", "", "./a.txt", 3)
    found = issues(report(crashes=(Crash("vague-date", "KeyError"),), unused=(stale, stale.replace(allows="y"))))
    assert [(one["check_name"], one["severity"]) for one in found] == [
        ("rule-failed", "major"),
        ("unused-suppression", "minor"),
        ("unused-suppression", "minor"),
    ]
    assert [one["location"]["path"] for one in found] == ["news/wire.txt", "a.txt", "a.txt"]


def test_nothing_found_is_an_empty_list():
    assert issues(report()) == []


def test_what_is_let_pass_is_told_as_information():
    (issue,) = issues(report(number_conflict().replace(suppressed={"by": "baseline", "because": "known"})))
    assert issue["severity"] == "info" and issue["description"].startswith("let pass by the baseline (known): ")


def test_an_omission_says_where_the_words_are_missing():
    assert issues(report(omissions()[0]))[0]["description"] == "only wire.txt names Norway; missing in easy.txt"


@pytest.mark.parametrize(
    ("path", "expected"),
    [("./a.txt", "a.txt"), ("/build/x/a b.txt", "a b.txt"), ("/other/a.txt", "/other/a.txt"), (None, "wire.txt")],
)
def test_paths_are_those_of_the_repository(path, expected):
    wire = WIRE.replace(article=WIRE.article.replace(path=path))
    (issue,) = issues(report(number_conflict(), articles=(wire, EASY)), root="/build/x")
    assert issue["location"]["path"] == expected


@settings(deadline=None)
@given(text=hostile.ANY)
def test_any_text_keeps_its_line(text):
    report = hostile.report(text)
    for issue in issues(report):
        if issue["check_name"] == "altered-quote":
            assert issue["location"]["lines"] == {"begin": 1, "end": 1 + text.count("\n")}
