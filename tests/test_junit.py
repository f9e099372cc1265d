"""JUnit XML: valid by its schema, read by a library that CI tools use, failing when the exit code says so."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import xmlschema
from hypothesis import given, settings
from hypothesis import strategies as st
from junitparser import Error, Failure, JUnitXml, Skipped

from tests import hostile
from tests.reporting import EASY, WIRE, finding, full, number_conflict, omissions, report, shifted_degree, vague_date
from xcheck.model import Crash, Draft, Kind, Report, Severity, Unused
from xcheck.reports.escapes import visible
from xcheck.reports.junit import render
from xcheck.rules import RULES


@cache
def schema() -> xmlschema.XMLSchema:
    return xmlschema.XMLSchema(str(Path(__file__).parent / "schemas" / "junit-10.xsd"))


def suites(report: Report, **options) -> list:
    text = render(report, **options)
    schema().validate(text)
    return list(JUnitXml.fromstring(text.encode()))


def cases(report: Report, **options) -> dict:
    (suite,) = suites(report, **options)
    found = {case.name: case for case in suite}
    assert len(found) == suite.tests == len(list(suite))
    assert suite.failures == sum(any(isinstance(r, Failure) for r in case.result) for case in suite)
    assert suite.skipped == sum(any(isinstance(r, Skipped) for r in case.result) for case in suite)
    return found


def failures(report: Report, **options) -> list[str]:
    return [name for name, case in cases(report, **options).items() if any(isinstance(r, Failure) for r in case.result)]


def test_every_rule_is_a_test_and_passes_where_it_found_nothing():
    found = cases(report())
    assert list(found) == [rule.id for rule in RULES if not rule.judges]
    assert all(case.is_passed for case in found.values())
    assert found["vague-date"].classname == "xcheck.precision"


def test_a_failure_tells_what_where_and_the_other_text():
    (failure,) = cases(report(number_conflict()))["number-conflict"].result
    assert (failure.type, failure.message) == ("error", "at least 214 dead in wire.txt, about 180 in easy.txt")
    assert failure.text == (
        "error: at least 214 dead in wire.txt, about 180 in easy.txt (confidence 0.90)\n"
        "news/wire.txt:1:1 “At least 214 people”\n"
        "news/easy.txt:1:1 “About 180 people”"
    )


def test_several_findings_of_a_rule_are_one_failure():
    other = finding("number-conflict", Kind.CONFLICT, Severity.ERROR, "again", (WIRE, "two"), (EASY, "180"))
    (failure,) = cases(report(number_conflict(), other))["number-conflict"].result
    assert failure.message.endswith("(and 1 more)")
    assert failure.text.count("error: ") == 2


@pytest.mark.parametrize(
    ("fail_on", "failing"),
    [
        ("never", []),
        ("error", ["number-conflict"]),
        ("warning", ["number-conflict", "shifted-degree"]),
        ("note", ["number-conflict", "vague-date", "shifted-degree"]),
    ],
)
def test_tests_fail_as_the_exit_code_does(fail_on, failing):
    result = report(number_conflict(), shifted_degree(), vague_date())
    assert failures(result, fail_on=fail_on) == failing
    assert "'late on Tuesday'" in render(result, fail_on=fail_on)


def test_what_is_suppressed_is_skipped_with_its_reason():
    quiet = number_conflict().replace(suppressed={"by": "config", "because": "other day"})
    (skipped,) = cases(report(quiet))["number-conflict"].result
    assert isinstance(skipped, Skipped) and skipped.message == "1 suppressed: config, other day"
    loud = finding("number-conflict", Kind.CONFLICT, Severity.ERROR, "loud", (WIRE, "two"), (EASY, "180"))
    case = cases(report(quiet, loud))["number-conflict"]
    assert [type(r) for r in case.result] == [Failure]
    assert "suppressed: config, other day" in case.system_out


def test_each_draft_is_a_suite():
    second = WIRE.replace(
        id="da", statements=tuple(s.replace(id=s.id.replace("a", "da"), article="da") for s in WIRE.statements)
    )
    first = EASY.replace(
        id="d", statements=tuple(s.replace(id=s.id.replace("b", "d"), article="d") for s in EASY.statements)
    )
    found = finding("number-conflict", Kind.CONFLICT, Severity.ERROR, "x", (second, "214"), (first, "180"))
    drafts = (Draft("d", ("s",)), Draft("da", ("s",)))
    report = Report("check", (first, second, EASY.replace(id="s")), (), (found,), (), drafts=drafts,
                  crashes=(Crash("vague-date", "KeyError", "d"),))  # fmt: skip
    one, two = suites(report)
    assert [one.name, two.name] == ["xcheck check news/easy.txt (d)", "xcheck check news/wire.txt"]
    assert [(suite.failures, suite.errors) for suite in (one, two)] == [(0, 1), (1, 0)]
    assert {case.name for case in one} == {rule.id for rule in RULES if rule.speaks_in("check")}


def test_an_omission_says_where_the_words_are_missing():
    assert "only wire.txt names Norway; missing in easy.txt" in render(report(omissions()[0]))


def test_the_whole_counts_its_suites():
    read = JUnitXml.fromstring(render(full()).encode())
    assert (read.tests, read.failures) == (len([r for r in RULES if not r.judges]), 1)


def test_a_rule_that_failed_is_an_error_and_no_pass():
    found = cases(report(number_conflict(), crashes=(Crash("number-conflict", "KeyError: 'x'"), Crash("new", "y"))))
    assert [type(r) for r in found["number-conflict"].result] == [Failure, Error]
    assert found["number-conflict"].result[1].message == "KeyError: 'x'"
    assert [type(r) for r in found["new"].result] == [Error]


def test_unused_suppressions_are_told_beside_the_tests():
    text = render(report(unused=(Unused("inline", "vague-date", "", "a.txt", 3),)))
    schema().validate(text)
    assert "<system-out>this suppression of vague-date meets no finding; remove it</system-out>" in text


@pytest.mark.parametrize("text", hostile.TEXTS.values(), ids=hostile.TEXTS)
def test_hostile_text_leaves_it_valid(text):
    cases(hostile.report(text))


@settings(deadline=None)
@given(text=hostile.ANY, mode=st.sampled_from(["compare", "check"]))
def test_any_text_is_read_back(text, mode):
    read = next(iter(JUnitXml.fromstring(render(hostile.report(text, mode), fail_on="note").encode())))
    (failure,) = next(case for case in read if case.name == "altered-quote").result
    meant = visible(f"it says {text} here").replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
    assert failure.message.split() == meant.split()
