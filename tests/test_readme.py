"""The README is held to what the tool does: its two commands, its report, its rules."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

import xcheck
from xcheck.cli.exits import ExitCode
from xcheck.config.keys import KEYS, checked
from xcheck.reports import REPORTS
from xcheck.suppress.inline import read_comments

from .readme import written

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)


def test_the_first_two_shell_blocks_are_one_command_each() -> None:
    first, second = blocks("sh")[:2]
    assert first.count("\n") == second.count("\n") == 1
    assert "xcheck compare fixtures/" in first
    assert second.rstrip().endswith("pytest -n auto")


def test_the_first_command_names_fixtures_that_exist() -> None:
    for path in re.findall(r"fixtures/\S+", blocks("sh")[0]):
        assert (ROOT / path).is_file()


def test_the_report_shown_is_the_report_printed() -> None:
    shown = blocks("text")[0]
    paths = re.findall(r"fixtures/\S+", blocks("sh")[0])
    command = [sys.executable, "-m", "xcheck", "compare", *paths, "--width", "100", "--color", "never"]
    printed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert printed.returncode == 1
    lines = [line.rstrip() for line in printed.stdout.splitlines()]
    wanted = [line.rstrip() for line in shown.splitlines() if line.strip() != "[...]"]
    at = 0
    for line in wanted:
        assert line in lines[at:], f"not printed, or not in this order: {line!r}"
        at = lines.index(line, at)


def test_the_tables_of_rules_and_of_figures_are_those_of_today() -> None:
    assert written(README) == README, "python -m tests.readme writes them"


def test_a_table_that_is_out_of_date_is_written_anew() -> None:
    row = next(line for line in README.split("\n") if line.startswith("| `vague-date` |"))
    figure = next(line for line in README.split("\n") if line.startswith("| the important ones |"))
    for changed in (README.replace(f"{row}\n", ""), README.replace(row, f"{row} .\n| `none` | x | x | x |")):
        assert changed != README and written(changed) == README
    assert written(README.replace(figure, "| the important ones | 1.00 | | |")) == README


def test_the_python_example_runs() -> None:
    example = blocks("python")[0]
    scope: dict[str, object] = {}
    exec(compile(example, "README.md", "exec"), scope)
    assert isinstance(scope["report"], xcheck.Report)


def test_the_example_with_a_data_frame_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pandas")
    monkeypatch.chdir(ROOT)
    example = blocks("python")[1]
    assert sum(1 for line in example.splitlines() if line.strip()) <= 20
    scope: dict[str, Any] = {}
    exec(compile(example, "README.md", "exec"), scope)
    assert {"number-conflict", "omitted-name"} <= set(scope["frame"]["rule"])


def test_the_configuration_shown_can_be_used() -> None:
    (table,) = [tomllib.loads(block)["tool"]["xcheck"] for block in blocks("toml")]
    assert checked(table, "README.md", "").keys() == table.keys() <= KEYS.keys()
    assert xcheck.Settings(boilerplate=tuple(table["boilerplate"]))


def test_the_comment_shown_is_understood() -> None:
    (comment,) = read_comments(xcheck.Article("README.md", blocks("markdown")[0]))
    assert comment.rules == ("number-conflict",)


def test_every_exit_code_stands_in_the_table() -> None:
    assert re.findall(r"^\| (\d+) \|", README, re.MULTILINE)[:5] == [str(int(code)) for code in ExitCode]


def test_every_format_stands_in_the_table() -> None:
    rows = "\n".join(line.split(" | ")[0] for line in README.splitlines() if line.startswith("| `"))
    for format in REPORTS:
        assert f"`{format}`" in rows, format
