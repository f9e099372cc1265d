"""The configuration: where it is found, what it may hold, who wins, and how a mistake in it is told."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.gates import RIGHT, WRONG, json_report, process, rules, run, write
from xcheck import Article, Settings, XcheckError, facts
from xcheck.cli.effective import DEFAULTS
from xcheck.config.files import find, load
from xcheck.config.keys import KEYS
from xcheck.errors import BadSettings
from xcheck.split import split
from xcheck.split.patterns import LONGEST, line_pattern

CHECK = ("check", "drafts/wrong.txt", "--against", "wire")


pytestmark = pytest.mark.usefixtures("newsroom")


def configure(text: str) -> None:
    Path("xcheck.toml").write_text(text, encoding="utf-8")


# --- where it is found ---


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("xcheck.toml", 'ignore = ["number-conflict"]'),
        ("xcheck.toml", '[tool.xcheck]\nignore = ["number-conflict"]'),
        ("pyproject.toml", '[project]\nname = "news"\n[tool.xcheck]\nignore = ["number-conflict"]'),
        ("pyproject.toml", '[tool]\nxcheck.ignore = ["number-conflict"]'),
        ("pyproject.toml", '[tool."xcheck"]\nignore = ["number-conflict"]'),
        ("pyproject.toml", 'tool = {xcheck = {ignore = ["number-conflict"]}}'),
        ("drafts/xcheck.toml", 'ignore = ["number-conflict"]'),
    ],
)
def test_a_configuration_above_the_draft_counts(name: str, text: str) -> None:
    assert rules(json_report(*CHECK)) == ["number-conflict"]
    Path(name).write_text(text, encoding="utf-8")
    assert rules(json_report(*CHECK)) == []
    assert rules(json_report(*CHECK, "--no-config")) == ["number-conflict"]


@pytest.mark.parametrize(
    "text", ['[project.scripts]\nxcheck = "xcheck:main"', "[tool.other]\nxcheck = 1", "# [tool.xcheck]", "broken ["]
)
def test_a_project_that_says_nothing_of_xcheck_is_passed_over(text: str) -> None:
    Path("pyproject.toml").write_text(text, encoding="utf-8")
    assert find(["drafts"]) is None
    configure('ignore = ["number-conflict"]')
    assert rules(json_report(*CHECK)) == []


def test_comparing_takes_the_one_above_the_working_directory() -> None:
    Path("drafts/xcheck.toml").write_text('ignore = ["number-conflict"]', encoding="utf-8")
    compare = ("compare", "drafts/wrong.txt", "wire/wire.txt")
    assert "number-conflict" in rules(json_report(*compare))
    configure('ignore = ["number-conflict"]')
    assert "number-conflict" not in rules(json_report(*compare))


def test_drafts_under_two_configurations_are_refused() -> None:
    configure("")
    write(other__a_md=RIGHT)
    Path("other/xcheck.toml").write_text("", encoding="utf-8")
    result = run("check", "drafts/right.md", "other/a.md", "--against", "wire")
    assert result.exit_code == 2
    assert "other/xcheck.toml and xcheck.toml" in result.stderr
    assert run("check", "drafts/right.md", "other/a.md", "--against", "wire", "--no-config").exit_code == 0


def test_two_configurations_in_one_folder_are_refused() -> None:
    configure("")
    Path("pyproject.toml").write_text("[tool.xcheck]\n", encoding="utf-8")
    assert "both configure xcheck" in run(*CHECK).stderr


def test_a_run_without_configuration_loads_no_reader() -> None:
    code = (
        "import sys, xcheck.cli\n"
        "try: xcheck.cli.cli(['check', 'drafts/right.md', '--against', 'wire/wire.txt', '--format', 'json=x.json'])\n"
        "except SystemExit: pass\n"
        "dear = ('tomllib', 'glob', 'pathlib', 'multiprocessing', 'xcheck.config.keys')\n"
        "print([module for module in dear if module in sys.modules])"
    )
    import subprocess
    import sys

    from tests.gates import ENVIRONMENT, HOUSE

    env = {**ENVIRONMENT, "PYTHONPATH": str(HOUSE)}
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=env, check=True)
    assert set(json.loads(result.stdout.replace("'", '"'))) <= {"pathlib"}  # writing a file takes it


# --- what it may hold ---

FULL = """
select = ["number-conflict", "flipped-negation", "missing-fact", "unsupported-statement"]
ignore = ["flipped-negation"]
severity = {number-conflict = "warning"}
min-confidence = 0.5
fail-on = "note"
fail-on-unused = true
dateline = 2026-01-07
datelines = {"wire/*.txt" = 2026-01-06, "drafts" = "2026-01-08"}
date-order = "day-first"
language = "en"
aliases = [["Bundeswehr", "German army"]]
boilerplate = ["^Sign up"]
formats = ["terminal", "json=report.json"]
required = ["The bridge cost 4 million euros."]
baseline = "base.json"
exclude = ["drafts/notes.md"]
sources-in-drafts = false
allow-in-drafts = ["loaded-verb"]
[[draft]]
path = "drafts/*.md"
sources = ["wire/wire.txt"]
required = ["Ines Duarte is the mayor."]
[[allow]]
id = "0123456789abcdef"
because = "we asked"
path = "drafts/right.md"
"""


def test_every_key_is_known_here() -> None:
    configure(FULL)
    assert set(load("xcheck.toml").values) == set(KEYS) == set(DEFAULTS)


def test_every_key_works_in_a_run() -> None:
    configure(FULL)
    assert run("baseline", "-o", "base.json").exit_code == 0
    result = run("check")
    assert result.exit_code == 1, result.stderr  # the allowed finding is not there: fail-on-unused
    document = json.loads(Path("report.json").read_text(encoding="utf-8"))
    assert [a["path"] for a in document["articles"]] == ["drafts/right.md", "wire/wire.txt"]
    assert [unused["allows"] for unused in document["unused"]] == ["0123456789abcdef"]
    assert document["findings"] == []
    Path("drafts/right.md").write_text(WRONG, encoding="utf-8")
    run("check")
    document = json.loads(Path("report.json").read_text(encoding="utf-8"))
    assert {(f["rule"], f["severity"]) for f in document["findings"]} == {
        ("number-conflict", "warning"),
        ("missing-fact", "error"),
    }


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("igonre = []", "xcheck.toml: there is no key igonre; did you mean ignore?"),
        ("fail_on = 'note'", "there is no key fail_on; did you mean fail-on?"),
        ("ignore = 'number-conflict'", "ignore is a text, 'number-conflict'; give a list of texts"),
        ("ignore = ['numbers-conflict']", "did you mean number-conflict?"),
        ("ignore = [3]", "ignore holds a number, 3; give texts only"),
        ("select = {}", "select is a table; give a list of texts"),
        ("severity = {vague-date = 'bad'}", "severity of vague-date is 'bad'; give one of error, warning, note"),
        ("severity = {vague-dat = 'note'}", "did you mean vague-date?"),
        ("severity = 'note'", "give a table"),
        ("min-confidence = 2", "min-confidence is 2; give a number from 0 to 1"),
        ("min-confidence = true", "give a number from 0 to 1"),
        ("min-confidence = '0.5'", "give a number from 0 to 1"),
        ("fail-on = 'errors'", "fail-on is 'errors'; give one of error, warning, note, never"),
        ("fail-on-unused = 'yes'", "give true or false"),
        ("dateline = 'yesterday'", "YYYY-MM-DD"),
        ("dateline = 2026-01-07T10:00:00", "dateline is a date"),
        ("datelines = {'wire' = 7}", "datelines"),
        ("aliases = ['Bundeswehr=German army']", '[["Bundeswehr", "German army"]]'),
        ("aliases = [['Bundeswehr']]", '[["Bundeswehr", "German army"]]'),
        ("boilerplate = ['(']", "is no regular expression: missing ), unterminated subpattern at character 1"),
        ("boilerplate = ['(a+)+$']", "may take for ever"),
        ("formats = ['jsn']", "did you mean json?"),
        ("formats = ['json', 'terminal']", "two reports would go to standard output"),
        ("required = ['!']", "says nothing"),
        ("baseline = ''", "baseline is an empty text"),
        ("draft = {}", "draft is a table; write tables in double brackets"),
        ("[[draft]]\nsources = ['x']", "draft has a table without path"),
        ("[[draft]]\npath = 'x'", "draft says nothing of x"),
        ("[[draft]]\npath = 'x'\nsource = ['y']", "unknown key 'source'; did you mean sources?"),
        ("[[draft]]\npath = 'x'\nsources = 'y'", "draft has a sources that is a text, 'y'"),
        ("[[allow]]\nid = 'x'", "lets x pass without a reason"),
        ("[[allow]]\nid = 'x'\nbecause = ' '", "because"),
        ("[[allow]]\nbecause = 'x'", "without id"),
        ("a = [", "xcheck.toml is no valid TOML"),
        ("a = '\\u001b'", "there is no key a"),
        ("[tool]\nxcheck = 3", "no table [tool.xcheck]"),
    ],
)
def test_a_mistake_is_told_with_file_and_key(text: str, says: str) -> None:
    configure(text)
    for command in (CHECK, ("config",), ("compare", "drafts/right.md", "wire/wire.txt")):
        result = run(*command)
        assert (result.exit_code, result.stdout) == (2, ""), result.output
        assert says in result.stderr and "xcheck.toml" in result.stderr


@given(
    st.text(max_size=40), st.sampled_from(sorted(KEYS)), st.sampled_from(["{} = {!r}", "{} = [{!r}]", "{} = [[{!r}]]"])
)
def test_no_value_ends_in_a_traceback(text: str, key: str, form: str) -> None:
    from xcheck.config.keys import checked

    value = {"{} = {!r}": text, "{} = [{!r}]": [text]}.get(form, [[text, 1]])
    try:
        checked({key: value}, "x.toml", "")
    except XcheckError as error:
        assert str(error).startswith(f"x.toml: {key} ")


# --- who wins ---


@pytest.mark.parametrize(
    ("options", "key", "value", "origin"),
    [
        ((), "fail-on", '"note"', "xcheck.toml: fail-on"),
        (("--fail-on", "never"), "fail-on", '"never"', "--fail-on"),
        ((), "min-confidence", "0.5", "xcheck.toml: min-confidence"),
        (("--min-confidence", "0"), "min-confidence", "0.0", "--min-confidence"),
        (("--ignore", "vague-date"), "ignore", '["vague-date"]', "--ignore"),
        (("--alias", "A=B"), "aliases", '[["A", "B"]]', "--alias"),
        (("--require", "x"), "required", '["x"]', "--require"),
        (("--format", "json"), "formats", '["json"]', "--format"),
        (("--no-fail-on-unused",), "fail-on-unused", "false", "--fail-on-unused"),
        (("--no-config",), "fail-on", '"error"', "default"),
        ((), "baseline", '"base.json"', "xcheck.toml: baseline"),
    ],
)
def test_config_shows_what_is_in_force_and_whence(options: tuple[str, ...], key: str, value: str, origin: str) -> None:
    configure(FULL)
    lines = run("config", *options).stdout.splitlines()
    (line,) = [line for line in lines if re.match(rf"{key} ", line)]
    assert line.split(None, 1)[1] == f"{value}  ({origin})"
    assert len(lines) == len(DEFAULTS) + 1


def test_paths_in_a_file_are_relative_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    configure('[[draft]]\npath = "drafts/*.md"\nsources = ["wire"]')
    monkeypatch.chdir("wire")
    document = json_report("check")
    assert [a["path"] for a in document["articles"]] == ["../drafts/right.md", "paper.txt", "wire.txt"]


def test_facts_are_read_with_what_is_in_force() -> None:
    write(note_txt="The bridge closed on Monday.\n\nRead it with the Daily app by Ines Duarte.\n")
    configure('boilerplate = ["with the Daily app"]\n[datelines]\n"note.txt" = "2025-03-12"')

    def read(*options: str) -> list[tuple[str, str]]:
        document = json.loads(run("facts", "note.txt", "--format", "json", *options).stdout)
        return [(fact["text"], fact["value"]) for fact in document["facts"]]

    assert read() == [("Monday", "2025-03-10")]
    assert read("--no-config")[0] == ("Monday", "relative:monday")
    assert "Ines Duarte" in dict(read("--no-config"))


def test_all_tables_that_fit_a_draft_add_up() -> None:
    configure(
        '[[draft]]\npath = "drafts/*"\nsources = ["wire/wire.txt"]\n'
        '[[draft]]\npath = "drafts/*.md"\nsources = ["wire/paper.txt"]\nrequired = ["Pedro Lima built it."]'
    )
    document = json_report("check")
    assert document["drafts"] == [
        {"article": "d", "sources": ["s", "t"], "named_by": "xcheck.toml"},
        {"article": "da", "sources": ["s"], "named_by": "xcheck.toml"},
    ]
    assert [f["places"][0]["article"] for f in document["findings"] if f["rule"] == "missing-fact"] == ["d"]
    assert json_report("check", "drafts/right.md")["drafts"] == [
        {"article": "d", "sources": ["s", "t"], "named_by": "xcheck.toml"}
    ]


def test_a_table_without_drafts_is_no_green_run() -> None:
    configure('[[draft]]\npath = "drafts/*.markdown"\nsources = ["wire"]')
    result = run("check")
    assert (result.exit_code, "matches no file" in result.stderr) == (2, True)


# --- single values ---


def test_severity_moves_findings_but_no_verdict() -> None:
    before = json_report(*CHECK)
    configure('severity = {number-conflict = "note"}')
    after = json_report(*CHECK)
    assert [f["severity"] for f in after["findings"] if f["rule"] == "number-conflict"] == ["note"]
    assert before["verdicts"] == after["verdicts"]
    assert run(*CHECK).exit_code == 0


def test_datelines_belong_to_articles() -> None:
    write(drafts__a_md="The bridge opened on Monday.\n", wire__b_txt="The bridge opened on Monday.\n")
    configure('datelines = {"drafts/*" = 2026-01-07, "wire/*" = 2026-01-20}')
    document = json_report("check", "drafts/a.md", "--against", "wire/b.txt")
    days = [[f["low"] for f in article["facts"] if f["type"] == "date"] for article in document["articles"]]
    assert days == [["2026-01-05"], ["2026-01-19"]]
    assert rules(document) == ["date-conflict"]


def test_a_line_of_the_user_s_boilerplate_is_no_statement() -> None:
    text = "Twelve people died in the quake.\n\nRead this with the Daily app, it is free.\n"
    assert [s.compared for s in split(Article("a.txt", text), "a")] == [True, True]
    assert [s.compared for s in split(Article("a.txt", text), "a", ("with the Daily app",))] == [True, False]
    settings = Settings(boilerplate=("with the Daily app",))
    assert all(fact.start < 33 for fact in facts(Article("a.txt", text), settings))


@pytest.mark.parametrize(
    "pattern",
    ["^Sign up", r"^(?:Follow|Like) us .*$", r"^By [A-Z]\w+(?: [A-Z]\w++)*$", r"(?i)newsletter",
     r"\d{1,2} (min|hours?)", r"^\(.*/Reuters\)$", r"(?>a|b)*c", r"(?:ab){3}", r"x(?=y+)", r"[*_]{2}Read more:?"],
)  # fmt: skip
def test_usual_patterns_may_be_used(pattern: str) -> None:
    line_pattern(pattern)


@pytest.mark.parametrize(
    ("pattern", "says"),
    [
        ("(a+)+$", "may take for ever"),
        ("(ab|a)+$", "may take for ever"),
        (r"(\w+\s?)*!", "may take for ever"),
        ("(a?){30}a{30}", "may take for ever"),
        (r"(?:(?:a+b?)c)*d", "may take for ever"),
        ("a*a*a*a*a*b", "more than 3 open repetitions"),
        ("a" * 301, "longer than"),
        ("", "empty"),
        (".*", "matches nothing at all"),
        ("[z-a]", "bad character range z-a at character 2"),
        ("*a", "nothing to repeat at character 1"),
    ],
)
def test_costly_and_broken_patterns_are_refused_in_words(pattern: str, says: str) -> None:
    with pytest.raises(BadSettings, match=re.escape(says)):
        Settings(boilerplate=(pattern,))


@given(st.text(alphabet="ab|()*+?{}2,[]^$.\\w ", max_size=14))
def test_a_pattern_that_is_let_in_takes_no_time(pattern: str) -> None:
    try:
        compiled = line_pattern(pattern)
    except BadSettings:
        return
    began = time.process_time()
    for line in ("a" * LONGEST + "!", "ab" * (LONGEST // 2) + "!", "a b" * (LONGEST // 3) + "\n"):
        compiled.search(line, 0, LONGEST)
    assert time.process_time() - began < 2.0


def test_a_configuration_of_a_real_process() -> None:
    configure('fail-on = "never"')
    assert process(*CHECK).returncode == 0
    configure('fail-on = "nevr"')
    assert process(*CHECK).returncode == 2
