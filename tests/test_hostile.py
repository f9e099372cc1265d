"""Every format against what strangers write: nothing is obeyed, nothing is unseen, everything parses."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.hostile import ANY, TEXTS, UNSEEN, commands, report
from tests.reporting import full
from xcheck.reports import REPORTS, render

MODES = ("compare", "check")


def harmless(format: str, text: str, mode: str) -> None:
    log = render(report(text, mode), format)
    assert not UNSEEN.search(log)
    obeyed = [name for name, _, _ in commands(log)]
    assert obeyed == (["error"] * 3 + ["warning"] * 4 + ["notice"] * 3 if format == "github" else [])
    log.encode("utf-8")


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
@pytest.mark.parametrize("format", REPORTS)
def test_nothing_is_obeyed_or_unseen(format, text, mode):
    harmless(format, text, mode)


@pytest.mark.parametrize("format", REPORTS)
@settings(deadline=None)
@given(text=ANY, mode=st.sampled_from(MODES))
def test_any_text_can_be_told(format, text, mode):
    harmless(format, text, mode)


@pytest.mark.parametrize("width", [40, 100, 160])
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_no_wrapped_line_of_the_terminal_opens_a_command(text, width):
    for mode in MODES:
        assert commands(render(report(text, mode), "terminal", width=width, show={"all"})) == []


@pytest.mark.parametrize("format", REPORTS)
def test_a_report_always_gives_the_same_text(format):
    assert render(full(), format) == render(full(), format)


def test_the_runner_is_read_as_it_reads():
    assert commands("  ::error file=a%2Cb,line=1::x%0Ay\nz ##[debug]q") == [
        ("error", {"file": "a,b", "line": "1"}, "x\ny"),
        ("debug", {}, ""),
    ]
    assert commands("a ::error::b\n:error::\n: :error::") == []
