"""Settings and formats take nothing for something else; an interrupt and many drafts end as they should."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from click.testing import CliRunner

import xcheck
from tests.hardening.noise import busy, grown
from xcheck.cli import cli, exits
from xcheck.drafts import check_all
from xcheck.drafts.plan import Job
from xcheck.errors import BadSettings

A = xcheck.Article("a", "The fire killed 12 people on Monday.")
B = xcheck.Article("b", "The fire killed 15 people on Monday.")


@pytest.mark.parametrize(
    ("format", "option", "says"),
    [
        ("terminal", {"show": ["nope"]}, "no part 'nope'"),
        ("terminal", {"show": "notes"}, r"show=\('notes',\)"),
        ("terminal", {"fail_on": "nope"}, "error, warning, note, never"),
        ("terminal", {"width": "wide"}, "whole number"),
    ],
)
def test_no_option_of_a_format_is_passed_over(format: str, option: dict[str, Any], says: str) -> None:
    with pytest.raises(BadSettings, match=says):
        xcheck.render(xcheck.compare(A, B), format, **option)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"aliases": ("a", "b")}, "aliases"),
        ({"severity": ("vague-date", "note")}, "severity"),
        ({"dateline": "2026-W01-1"}, "YYYY-MM-DD"),
        ({"dateline": "20260101"}, "YYYY-MM-DD"),
        ({"min_confidence": "high"}, "0 to 1"),
    ],
)
def test_no_setting_is_taken_for_something_else(given: dict[str, Any], says: str) -> None:
    with pytest.raises(BadSettings, match=says):
        xcheck.Settings(**given)


def test_an_interrupt_while_the_arguments_are_read_is_no_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*arguments: object, **named: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(exits.Commands, "parse_args", interrupted)
    result = CliRunner().invoke(cli, ["check"])
    assert result.exit_code == 130 and result.stderr.endswith("xcheck: interrupted\n")


@cache
def told_of(count: int) -> xcheck.Report:
    """Return the check of so many short drafts, which every format renders."""
    drafts = [
        xcheck.Article(f"{n}", f"The fire killed {15 + n} people on Monday. The town wept.") for n in range(count)
    ]
    return check_all([Job(draft, (0,), ()) for draft in drafts], [A], xcheck.Settings())


@pytest.mark.slow
@pytest.mark.parametrize("format", ["html", "terminal", "junit", "sarif", "json"])
def test_a_report_grows_with_its_drafts_and_not_with_their_square(format: str) -> None:
    xcheck.render(told_of(2), format)

    def cost(count: int) -> float:
        report = told_of(count).replace()  # a copy: what a report has worked out of itself is not timed twice
        return busy(lambda: xcheck.render(report, format))

    assert grown(cost, 150).linear
