"""The command line: every exit code, every bad input, colour and width, and what reaches no terminal."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

import xcheck
from tests.reporting import full, number_conflict, report, shifted_degree, vague_date
from xcheck.cli import cli
from xcheck.cli.exits import ExitCode
from xcheck.errors import RuleCrashed
from xcheck.reports import REPORTS

CLEAN, FINDINGS, CANNOT_RUN, INTERNAL_ERROR, INTERRUPTED = ExitCode

A = "The ferry fire killed 214 people on Tuesday. Norway sent two helicopters.\n"
B = "The ferry fire killed 180 people on Tuesday. It was cold.\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two articles in a folder of their own, and an environment that says nothing about colour."""
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "XCHECK_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(A, encoding="utf-8")
    Path("b.txt").write_text(B, encoding="utf-8")
    return tmp_path


def run(*arguments: str, **options) -> Result:
    return CliRunner().invoke(cli, list(arguments), **options)


def found(monkeypatch: pytest.MonkeyPatch, report) -> None:
    """Let every comparison come to this report, or raise this error."""

    def compare(*articles, settings=None, progress=None):
        if isinstance(report, BaseException):
            raise report
        return report

    monkeypatch.setattr(xcheck, "compare", compare)


# --- exit codes ---


@pytest.mark.parametrize(
    ("findings", "fail_on", "code"),
    [
        ((), "error", CLEAN),
        ((), "note", CLEAN),
        ((number_conflict(),), "error", FINDINGS),
        ((number_conflict(),), "note", FINDINGS),
        ((number_conflict(),), "never", CLEAN),
        ((shifted_degree(),), "error", CLEAN),
        ((shifted_degree(),), "warning", FINDINGS),
        ((vague_date(),), "warning", CLEAN),
        ((vague_date(),), "note", FINDINGS),
    ],
)
def test_findings_at_or_above_the_threshold_exit_1(monkeypatch, findings, fail_on, code):
    found(monkeypatch, report(*findings))
    assert run("compare", "a.txt", "b.txt", "--fail-on", fail_on).exit_code == code


def test_errors_fail_by_default_and_warnings_do_not(monkeypatch):
    found(monkeypatch, report(shifted_degree()))
    assert run("compare", "a.txt", "b.txt").exit_code == CLEAN
    found(monkeypatch, report(number_conflict()))
    assert run("compare", "a.txt", "b.txt").exit_code == FINDINGS


def test_suppressed_findings_never_fail(monkeypatch):
    quiet = number_conflict().replace(suppressed={"by": "inline", "because": "checked"})
    found(monkeypatch, report(quiet))
    assert run("compare", "a.txt", "b.txt", "--fail-on", "note").exit_code == CLEAN


def test_a_crashing_rule_is_named_and_exits_3(monkeypatch):
    found(monkeypatch, RuleCrashed("number-conflict", ValueError("no unit")))
    result = run("compare", "a.txt", "b.txt")
    assert result.exit_code == INTERNAL_ERROR
    assert result.stdout == ""
    assert "rule number-conflict failed with ValueError: no unit" in result.stderr
    assert "Traceback" not in result.stderr


def test_an_unexpected_error_is_one_sentence_and_exits_3(monkeypatch):
    found(monkeypatch, KeyError("a7"))
    result = run("compare", "a.txt", "b.txt")
    assert result.exit_code == INTERNAL_ERROR
    assert result.stderr.startswith("xcheck: internal error, KeyError: 'a7'. This is a bug in xcheck")
    assert "Traceback" not in result.stderr


def test_the_traceback_is_there_for_who_asks(monkeypatch):
    monkeypatch.setenv("XCHECK_DEBUG", "1")
    found(monkeypatch, KeyError("a7"))
    result = run("compare", "a.txt", "b.txt")
    assert result.exit_code == INTERNAL_ERROR
    assert "Traceback" in result.stderr


def test_an_interrupt_exits_130(monkeypatch):
    found(monkeypatch, KeyboardInterrupt())
    result = run("compare", "a.txt", "b.txt")
    assert result.exit_code == INTERRUPTED
    assert result.stderr.strip() == "xcheck: interrupted"


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["compare", "--help"], ["schema"], ["rules"]])
def test_questions_about_xcheck_exit_0(arguments):
    assert run(*arguments).exit_code == CLEAN


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["compare"], "at least two articles"),
        (["compare", "a.txt"], "at least two articles"),
        (["compare", "a.txt", "gone.txt"], "gone.txt does not exist"),
        (["facts", "."], "is a directory"),
        (["compare", "a.txt", "empty.txt"], "empty.txt is empty"),
        (["compare", "a.txt", "blank.txt"], "nothing but white space"),
        (["compare", "a.txt", "binary.txt"], "is binary"),
        (["compare", "-", "-"], "standard input can be read only once"),
        (["compare", "a.txt", "b.txt", "--select", "number-conflit"], "did you mean number-conflict?"),
        (["compare", "a.txt", "b.txt", "--ignore", "vague-dates"], "did you mean vague-date?"),
        (["compare", "a.txt", "b.txt", "--dateline", "yesterday"], "YYYY-MM-DD"),
        (["compare", "a.txt", "b.txt", "--min-confidence", "7"], "--min-confidence"),
        (["compare", "a.txt", "b.txt", "--alias", "Bundeswehr"], "Bundeswehr=German army"),
        (["compare", "a.txt", "b.txt", "--alias", "Bundeswehr="], "Bundeswehr=German army"),
        (["compare", "a.txt", "b.txt", "--show", "everything"], "topics, matrix, missing, suppressed, all"),
        (["compare", "a.txt", "b.txt", "--format", "yaml"], "yaml"),
        (["compare", "a.txt", "b.txt", "--fail-on", "typo"], "typo"),
        (["compare", "a.txt", "b.txt", "--width", "3"], "--width"),
        (["compare", "a.txt", "b.txt", "-o", "gone/report.txt"], "mkdir -p"),
        (["compare", "a.txt", "b.txt", "-o", "."], "is a directory"),
        (["compare", "a.txt", "b.txt", "-o", "b.txt"], "is one of the articles"),
        (["compare", "a.txt", "b.txt", "-o", "link.txt"], "is one of the articles"),
        (["facts", "gone.txt"], "gone.txt does not exist"),
        (["facts", "a.txt", "-o", "a.txt"], "is one of the articles"),
        (["explain", "number-conflit"], "did you mean number-conflict?"),
        (["explian"], "explian"),
        (["compare", "a.txt", "b.txt", "--colour"], "--colour"),
    ],
)
def test_what_cannot_run_exits_2_and_says_what_to_type(arguments, says):
    Path("empty.txt").write_bytes(b"")
    Path("blank.txt").write_bytes(b" \n\t\r\n")
    Path("binary.txt").write_bytes(b"\x7fELF\x00\x01\x02")
    Path("link.txt").symlink_to("a.txt")
    result = run(*arguments)
    assert result.exit_code == CANNOT_RUN, result.output
    assert says in " ".join(result.stderr.split())
    assert result.stdout == ""
    assert "Traceback" not in result.stderr


def test_an_output_that_cannot_be_written_exits_2(monkeypatch):
    found(monkeypatch, report())

    def refuse(descriptor):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("os.fsync", refuse)
    result = run("compare", "a.txt", "b.txt", "-o", "report.txt")
    assert result.exit_code == CANNOT_RUN
    assert "report.txt cannot be written: Permission denied; give --output another name" in result.stderr
    assert not [name for name in map(str, Path().iterdir()) if "report" in name or name.startswith(".xcheck")]


# --- output ---


def test_a_file_gets_the_report_in_utf8_and_standard_output_nothing(monkeypatch):
    found(monkeypatch, full())
    result = run("compare", "a.txt", "b.txt", "-o", "report.txt")
    assert (result.exit_code, result.stdout) == (FINDINGS, "")
    data = Path("report.txt").read_bytes()
    assert data == run("compare", "a.txt", "b.txt").stdout_bytes
    assert "✗ at least 214 dead".encode() in data
    assert b"\r" not in data


def test_no_file_is_left_behind_when_the_run_fails(monkeypatch):
    found(monkeypatch, KeyError("x"))
    run("compare", "a.txt", "b.txt", "-o", "report.txt")
    assert not Path("report.txt").exists()


def test_json_on_standard_output_is_clean(monkeypatch):
    found(monkeypatch, full())
    result = run("compare", "a.txt", "b.txt", "--format", "json")
    assert json.loads(result.stdout)["summary"]["conflict"] == 1
    assert result.stderr == ""


def test_settings_reach_the_comparison(monkeypatch):
    seen = []
    monkeypatch.setattr(xcheck, "compare", lambda *articles, settings, progress: seen.append(settings) or report())
    result = run(
        *("compare", "a.txt", "b.txt", "--select", "number-conflict,vague-date", "--select", "altered-quote"),
        *("--ignore", "vague-date", "--min-confidence", "0.6", "--dateline", "2026-01-07"),
        *("--alias", "Bundeswehr = German army", "--alias", "A=B=C"),
    )
    assert result.exit_code == CLEAN, result.output
    assert seen == [
        xcheck.Settings(
            select=("number-conflict", "vague-date", "altered-quote"),
            ignore=("vague-date",),
            min_confidence=0.6,
            dateline="2026-01-07",
            aliases=(("Bundeswehr", "German army"), ("A", "B", "C")),
            topics=False,
            matrix=False,
        )
    ]


def test_show_takes_commas_and_repeats(monkeypatch):
    found(monkeypatch, full())
    text = run("compare", "a.txt", "b.txt", "--show", "notes,agreed").stdout
    assert "vague-date" in text and "Pairs without a difference" in text
    assert text == run("compare", "a.txt", "b.txt", "--show", "agreed", "--show", "notes").stdout
    assert "Pairs without a difference" not in run("compare", "a.txt", "b.txt").stdout


# --- colour and width ---


@pytest.mark.parametrize(
    ("environment", "arguments", "colored"),
    [
        ({}, [], False),
        ({}, ["--color", "always"], True),
        ({}, ["--color", "never"], False),
        ({"FORCE_COLOR": "1"}, [], True),
        ({"FORCE_COLOR": ""}, [], False),
        ({"FORCE_COLOR": "0"}, [], False),
        ({"FORCE_COLOR": "1"}, ["--color", "never"], False),
        ({"NO_COLOR": "1"}, [], False),
        ({"NO_COLOR": "1"}, ["--color", "always"], True),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, [], False),
        ({"NO_COLOR": "", "FORCE_COLOR": "1"}, [], True),
    ],
)
def test_colour(monkeypatch, environment, arguments, colored):
    found(monkeypatch, full())
    result = CliRunner(env=environment).invoke(cli, ["compare", "a.txt", "b.txt", *arguments])
    assert ("\x1b[" in result.stdout) is colored


def test_a_file_gets_no_colour_unless_told(monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    found(monkeypatch, full())
    run("compare", "a.txt", "b.txt", "-o", "report.txt")
    assert b"\x1b" not in Path("report.txt").read_bytes()
    run("compare", "a.txt", "b.txt", "-o", "report.txt", "--color", "always")
    assert b"\x1b" in Path("report.txt").read_bytes()


@pytest.mark.parametrize(
    ("environment", "arguments", "width"),
    [
        ({}, [], 80),
        ({"COLUMNS": "120"}, [], 120),
        ({"COLUMNS": "120"}, ["--width", "40"], 40),
        ({"COLUMNS": "500"}, [], 160),
        ({"COLUMNS": "wide"}, [], 80),
        ({}, ["--width", "300"], 300),
    ],
)
def test_width(monkeypatch, environment, arguments, width):
    found(monkeypatch, full())
    result = CliRunner(env=environment).invoke(cli, ["compare", "a.txt", "b.txt", *arguments])
    assert next(len(line) for line in result.stdout.split("\n") if line.startswith("Cannot both")) == width


# --- the other commands ---


def test_every_command_is_documented_with_an_example():
    for name, command in cli.commands.items():
        assert command.help, name
        assert f"xcheck {name}" in command.help, name
        assert all(param.help for param in command.params if isinstance(param, click.Option)), name


def test_rules_lists_every_rule_with_its_first_sentence():
    from xcheck.rules import RULES

    text = run("rules", "--width", "160").stdout
    for rule in RULES:
        assert re.search(rf"^  {rule.id} +{rule.severity} +{re.escape(rule.title())}$", text, re.MULTILINE), rule.id


def test_explain_prints_the_manual_and_the_examples():
    text = run("explain", "number-conflict", "--width", "120").stdout
    assert text.startswith("number-conflict  conflict, error\n")
    assert "\nWhy it matters:" in text
    assert "\nWhat it lets pass:" in text
    assert "\nIt reports\n  A  " in text
    assert "\nIt keeps silent on\n  A  " in text


def test_explain_without_a_rule_lists_them():
    assert run("explain").stdout == run("rules").stdout


def test_schema_is_the_one_reports_are_held_against():
    document = json.loads(run("schema").stdout)
    assert document["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert document["properties"]["format"] == {"const": 1}


# --- whole processes ---

ENVIRONMENT = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "FORCE_COLOR")}
HOUSE = str(Path(__file__).parent.parent)


def process(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "xcheck", *arguments],
        capture_output=True,
        env={**ENVIRONMENT, "PYTHONPATH": HOUSE, **environment},
        timeout=60,
    )


def test_a_real_run_finds_the_number_and_exits_1():
    result = process("compare", "a.txt", "b.txt")
    assert result.returncode == FINDINGS, result.stderr
    assert b"number-conflict" in result.stdout
    assert result.stderr == b""


def test_an_article_against_itself_is_clean():
    result = process("compare", "a.txt", "a.txt", "--fail-on", "note")
    assert result.returncode == CLEAN, result.stderr
    assert b"No differences found." in result.stdout


def test_standard_input_is_an_article_once():
    command = [sys.executable, "-m", "xcheck", "compare", "-", "b.txt", "--format", "json"]
    result = subprocess.run(
        command, input=A.encode(), capture_output=True, env={**ENVIRONMENT, "PYTHONPATH": HOUSE}, timeout=60
    )
    assert result.returncode == FINDINGS, result.stderr
    assert json.loads(result.stdout)["articles"][0]["path"] == "-"


def test_the_locale_changes_nothing():
    done = process("compare", "a.txt", "b.txt")
    for environment in (
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "ascii"},
    ):
        other = process("compare", "a.txt", "b.txt", **environment)
        assert (other.stdout, other.returncode) == (done.stdout, done.returncode)


def test_a_reader_that_goes_away_ends_quietly():
    command = [sys.executable, "-m", "xcheck", "rules"]
    running = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**ENVIRONMENT, "PYTHONPATH": HOUSE}
    )
    assert running.stdout is not None and running.stderr is not None
    running.stdout.close()
    errors = running.stderr.read()
    running.stderr.close()
    assert running.wait(60) == CLEAN
    assert errors == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_exits_2():
    with Path("/dev/full").open("wb") as full_disk:
        result = subprocess.run(
            [sys.executable, "-m", "xcheck", "rules"],
            stdout=full_disk,
            stderr=subprocess.PIPE,
            env={**ENVIRONMENT, "PYTHONPATH": HOUSE},
        )
    assert result.returncode == CANNOT_RUN
    assert result.stderr.startswith(b"xcheck: standard output cannot be written: ")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a shell and a device that is always full")
@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("compare a.txt b.txt >&-", CANNOT_RUN),
        ("compare a.txt b.txt -o report.txt >&-", FINDINGS),
        ("compare missing.txt b.txt 2>&-", CANNOT_RUN),
        ("compare - b.txt <&-", CANNOT_RUN),
        ("--help >&-", CANNOT_RUN),
        ("--help >/dev/full", CANNOT_RUN),
        ("compare --help >/dev/full", CANNOT_RUN),
    ],
)
def test_closed_and_full_streams_end_in_no_traceback(command: str, code: int):
    line = f"'{sys.executable}' -m xcheck {command}"
    result = subprocess.run(line, shell=True, capture_output=True, env={**ENVIRONMENT, "PYTHONPATH": HOUSE})
    assert (result.returncode, b"Traceback" in result.stderr) == (code, False), result.stderr


@pytest.mark.parametrize("command", ["--help", "--version", "compare --help", "explain number-conflict"])
def test_help_that_nobody_reads_is_no_finding(command: str):
    reading, writing = os.pipe()
    os.close(reading)
    result = subprocess.run(
        [sys.executable, "-m", "xcheck", *command.split()],
        stdout=writing,
        stderr=subprocess.PIPE,
        env={**ENVIRONMENT, "PYTHONPATH": HOUSE},
    )
    os.close(writing)
    assert (result.returncode, result.stderr) == (CLEAN, b"")


COMPARING = (
    "align",
    "claims",
    "coverage",
    "drafts",
    "comparability",
    "facts",
    "match",
    "parse",
    "pipeline",
    "slots",
    "split",
)


@pytest.mark.parametrize(
    ("command", "rules"),
    [
        ("--version", []),
        ("--help", []),
        ("compare --help", []),
        ("check --help", []),
        ("archive --help", []),
        ("schema", []),
        ("completion bash", []),
        ("config", []),
        ("config drafts/right.md --select vague-date,number-conflict --ignore loaded-verb", []),
        ("explain vague-date", ["vague_date"]),
    ],
)
def test_a_command_that_compares_nothing_loads_no_more_than_it_needs(command, rules):
    Path("xcheck.toml").write_text('ignore = ["other-word"]\nseverity = {date-conflict = "note"}\n', encoding="utf-8")
    Path("drafts").mkdir()
    Path("drafts/right.md").write_text(A, encoding="utf-8")
    code = (
        "import sys, xcheck.cli\n"
        f"try: xcheck.cli.cli({command.split()})\n"
        "except SystemExit as end: assert not end.code, end.code\n"
        "loaded = [name.split('.') for name in sys.modules if name.startswith(('xcheck.', 'rich', 'rapidfuzz'))]\n"
        "print('\\n', sorted(name[-1] for name in loaded if name[:2] == ['xcheck', 'rules'] and len(name) > 2),\n"
        "      sorted({name[1] if name[0] == 'xcheck' else name[0] for name in loaded}))"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env={**ENVIRONMENT, "PYTHONPATH": HOUSE}
    )
    known, rooms = map(ast.literal_eval, re.findall(r"\[.*?\]", result.stdout.split("\n")[-2]))
    assert (known, result.stderr) == (rules, "")
    assert rules or not {*COMPARING, "data", "rich", "rapidfuzz"}.intersection(rooms)


def test_json_needs_no_rich():
    code = (
        "import sys, xcheck.cli\n"
        "try: xcheck.cli.cli(['compare', 'a.txt', 'b.txt', '--format', 'json', '-o', 'out.json'])\n"
        "except SystemExit: pass\n"
        "print('rich' in sys.modules)"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env={**ENVIRONMENT, "PYTHONPATH": HOUSE}
    )
    assert result.stdout == "False\n", result.stderr


def test_a_hostile_file_name_reaches_no_terminal():
    result = process("compare", "a.txt", "\x1b[31mgone\x1b[0m.txt")
    assert result.returncode == CANNOT_RUN
    assert b"\x1b" not in result.stderr
    assert "␛[31mgone".encode() in result.stderr


def test_hostile_text_reaches_no_terminal():
    hostile = "[sic] [/b] \x1b[31m ::error:: <script> \u202e \x07 "
    Path("a.txt").write_text(A.replace("killed", f"{hostile} killed"), encoding="utf-8")
    result = process("compare", "a.txt", "b.txt", "--show", "all", "--color", "never")
    assert result.returncode in (CLEAN, FINDINGS), result.stderr
    text = result.stdout.decode("utf-8")
    assert not re.search("[\x00-\x09\x0b-\x1f\u202e]", text)
    assert "[sic] [/b] ␛[31m ∶:error∶: <script> � ␇" in " ".join(text.split())


# --- several formats at once ---


def test_formats_go_to_files_of_their_own() -> None:
    result = run("compare", "a.txt", "b.txt", "--format", "terminal", "--format", "json=out.json")
    assert result.exit_code == FINDINGS
    assert "differ in 1, which cannot both be true" in result.stdout
    assert json.loads(Path("out.json").read_text(encoding="utf-8"))["format"] == 1


def test_output_takes_the_format_without_a_file() -> None:
    run("compare", "a.txt", "b.txt", "--format", "json=out.json", "--format", "terminal", "-o", "out.txt")
    assert Path("out.txt").read_text(encoding="utf-8").count("differ in 1, which cannot both be true") == 1


def test_the_name_of_the_output_tells_a_format_beside_those_with_files_of_their_own() -> None:
    run("compare", "a.txt", "b.txt", "--format", "sheet=sheet.html", "-o", "page.html")
    assert "<title>" in Path("page.html").read_text(encoding="utf-8")
    assert Path("sheet.html").read_text(encoding="utf-8") != Path("page.html").read_text(encoding="utf-8")
    run("compare", "a.txt", "b.txt", "--format", "terminal", "-o", "typed.html")
    assert Path("typed.html").read_text(encoding="utf-8").startswith("Both tell")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--format", "jsn"), "'jsn' is not one of terminal, json"),
        (("--format", "json="), "names no file"),
        (("--format", "json", "--format", "terminal"), "two reports would go to standard output"),
        (("--format", "json=x", "--format", "terminal=x"), "two reports would go to x"),
        (("--format", "json=x", "-o", "x"), "name one file"),
        (("--format", "json=x", "-o", "y"), "nothing is left for --output y"),
        (("--format", "json=a.txt"), "is one of the articles"),
        (("--format", "json=missing/x"), "does not exist"),
    ],
)
def test_formats_that_cannot_be_written_are_refused(arguments: tuple[str, ...], says: str) -> None:
    result = run("compare", "a.txt", "b.txt", *arguments)
    assert result.exit_code == CANNOT_RUN
    assert says in " ".join(result.stderr.split())
    assert not Path("x").exists()


# --- formats for machines ---


def test_absolute_paths_in_the_folder_of_the_run_are_told_from_there(folder):
    assert run("compare", str(folder / "a.txt"), "b.txt", "--format", "sarif").exit_code == FINDINGS
    (data,) = json.loads(run("compare", str(folder / "a.txt"), "b.txt", "--format", "sarif").output)["runs"]
    assert [one["location"]["uri"] for one in data["artifacts"]] == ["a.txt", "b.txt"]
    issues = json.loads(run("compare", str(folder / "a.txt"), "b.txt", "--format", "gitlab").output)
    assert {issue["location"]["path"] for issue in issues} <= {"a.txt", "b.txt"}


def test_junit_fails_where_the_exit_code_does(monkeypatch):
    found(monkeypatch, report(shifted_degree()))
    done = run("compare", "a.txt", "b.txt", "--format", "junit")
    assert (done.exit_code, "<failure" in done.output) == (CLEAN, False)
    done = run("compare", "a.txt", "b.txt", "--format", "junit", "--fail-on", "warning")
    assert (done.exit_code, "<failure" in done.output) == (FINDINGS, True)


def test_all_formats_of_one_run_say_what_each_says_alone():
    every = [format for format in REPORTS if format not in ("terminal", "sheet")]
    done = run("compare", "a.txt", "b.txt", *(f"--format={format}=report.{format}" for format in every))
    assert done.output == ""
    for format in every:
        alone = run("compare", "a.txt", "b.txt", "--format", format)
        assert Path(f"report.{format}").read_bytes() == alone.stdout_bytes
