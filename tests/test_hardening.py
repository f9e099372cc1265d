"""Whatever text is given, what must hold holds, and no regular expression takes more than linear time."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from tests.hardening.documents import KINDS, try_documents
from tests.hardening.noise import SORTS, UNITS, Grown, grown, noise, repeated, seconds
from tests.hardening.patterns import timed
from tests.hardening.properties import hold, names, two_texts


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(two_texts(), names)
def test_what_must_hold_holds_for_any_two_texts(both: tuple[str, str], name: str) -> None:
    hold(*both, name)


@pytest.mark.slow
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(two_texts(), names)
def test_it_holds_for_many_more(both: tuple[str, str], name: str) -> None:
    hold(*both, name)


@pytest.mark.slow
def test_no_expression_of_xcheck_takes_more_than_linear_time() -> None:
    # in a process of its own, which sees every expression compiled
    command = [sys.executable, "-m", "tests.hardening", "patterns", "4000"]
    run = subprocess.run(command, cwd=Path(__file__).parents[1], capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr
    assert len(run.stdout.splitlines()) > 20


@pytest.mark.parametrize("pattern", [r"\s+x", r"(?:a|b)*c", r"a*b", r"“[^”]*”", r"\w+@\w+"])
def test_an_expression_that_reads_a_run_again_and_again_is_found(pattern: str) -> None:
    assert not timed(re.compile(pattern), 2000).linear


@pytest.mark.parametrize("pattern", [r"\s{1,3}x", r"a+", r"“[^”]{0,80}”", r"(?<!\w)\w++@\w+", r"\d+(?:[.,]\d+)*"])
def test_an_expression_that_reads_a_run_once_is_fine(pattern: str) -> None:
    assert timed(re.compile(pattern), 2000).linear


def test_a_broken_document_is_read_or_refused_in_a_sentence(tmp_path: Path) -> None:
    ended = try_documents(2 * len(KINDS), tmp_path)
    assert sum(ended.values()) == 2 * len(KINDS)


@pytest.mark.slow
@pytest.mark.parametrize("kind", SORTS)
@pytest.mark.parametrize("call", ["compare", "check"])
def test_noise_takes_seconds_and_not_minutes(call: str, kind: str) -> None:
    # half a second at most where there is nothing else to do; random characters took 10 to check
    texts = noise(kind, 5000, 1), noise(kind, 5000, 2)
    assert any(seconds(call, *texts) < 2.5 for _ in range(2))


@pytest.mark.slow
@pytest.mark.parametrize("unit", UNITS)
def test_work_grows_with_what_is_repeated_and_not_with_its_square(unit: str) -> None:
    assert grown(repeated("compare", unit), 1200).linear


def test_work_that_grows_with_the_square_is_found() -> None:
    assert not Grown(0.1, 1.6).linear
    assert Grown(0.1, 0.5).linear and Grown(0.001, 0.016).linear
