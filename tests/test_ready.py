"""What makes xcheck ready to use: a project begun, completion in a shell, the hook of pre-commit, the GitHub action."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from click.shell_completion import ShellComplete
from click.testing import CliRunner, Result

from tests.automation import ACTION, HOOKS, act
from xcheck.cli import cli
from xcheck.cli.completion import SHELLS
from xcheck.reading.paths import READABLE

HOUSE = Path(__file__).parents[1]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, list(arguments))


# --- xcheck init ---


def test_a_new_project_finds_the_difference_of_its_example() -> None:
    assert run("init").exit_code == 0
    result = run("check")
    assert result.exit_code == 1
    assert "example.md: 6.2 million euros. example.txt: 5.2 million euros." in result.stdout
    draft = Path("drafts/example.md")
    draft.write_text(draft.read_text(encoding="utf-8").replace("6.2", "5.2"), encoding="utf-8")
    assert run("check", "--fail-on", "warning").exit_code == 0


def test_a_project_is_begun_in_a_folder_with_a_workflow() -> None:
    result = run("init", "desk", "--ci", "press/xcheck")
    assert result.exit_code == 0
    assert "next: cd desk && xcheck check" in result.stdout
    workflow = Path("desk/.github/workflows/xcheck.yml")
    valid("vendor.github-workflows", workflow)
    assert "uses: press/xcheck/.github/actions/xcheck@main" in workflow.read_text(encoding="utf-8")


@pytest.mark.parametrize("repository", ["xcheck", "a/b/c", "a/b@x", "a /b", "", "a/b\n- run: echo"])
def test_only_a_repository_gets_into_the_workflow(repository: str) -> None:
    assert run("init", "--ci", repository).exit_code == 2
    assert not list(Path().iterdir())


@pytest.mark.parametrize("there", ["xcheck.toml", ".github/workflows/xcheck.yml"])
def test_nothing_is_written_over(there: str) -> None:
    Path(there).parent.mkdir(parents=True, exist_ok=True)
    Path(there).write_text("mine", encoding="utf-8")
    result = run("init", "--ci", "press/xcheck")
    assert result.exit_code == 2
    assert "exists" in result.stderr
    assert Path(there).read_text(encoding="utf-8") == "mine"
    assert [path.name for path in Path().iterdir()] == [Path(there).parts[0]]


def test_no_example_is_put_among_drafts() -> None:
    Path("drafts").mkdir()
    result = run("init")
    assert "name your drafts" in result.stdout
    assert not list(Path("drafts").iterdir())


def test_a_folder_that_cannot_be_made_is_told() -> None:
    Path("taken").write_text("", encoding="utf-8")
    result = run("init", "taken")
    assert result.exit_code == 2
    assert "cannot be written" in result.stderr


# --- completion ---


@pytest.mark.parametrize("shell", SHELLS)
def test_completion_is_printed(shell: str) -> None:
    result = run("completion", shell)
    assert result.exit_code == 0
    assert "_XCHECK_COMPLETE" in result.stdout


def test_bash_completes_commands_and_options() -> None:
    def completed(words: str, at: int) -> list[str]:
        environment = {"_XCHECK_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(at)}
        command = [sys.executable, "-m", "xcheck"]
        done = subprocess.run(
            command, capture_output=True, text=True, env={**os.environ, **environment, "PYTHONPATH": str(HOUSE)}
        )
        return [line.partition(",")[2] for line in done.stdout.splitlines() if line]

    assert "compare" in completed("xcheck com", 1)
    assert completed("xcheck compare --ignore vague-n", 3) == ["vague-number"]
    assert "--against" in completed("xcheck check --ag", 2)
    assert completed("xcheck nonsense-", 1) == []


def offered(*words: str) -> list[str]:
    """Return what is offered for the last word, files and folders by their kind."""
    made = ShellComplete(cli, {}, "xcheck", "_XCHECK_COMPLETE").get_completions(list(words[:-1]), words[-1])
    return [f"<{item.type}>" if item.type != "plain" else item.value for item in made]


@pytest.mark.parametrize(
    "words",
    [
        ("compare", "a.t"),
        ("compare", "a.txt", ""),
        ("check", "dra"),
        ("check", "--against", "w"),
        ("check", "--against=w",),
        ("check", "--baseline", ""),
        ("baseline", "-o", ""),
        ("facts", ""),
        ("compare", "--config", "x"),
        ("schema", "-o", "r"),
    ],
)  # fmt: skip
def test_the_shell_is_asked_for_files(words: tuple[str, ...]) -> None:
    assert offered(*words) == ["<file>"]


def test_a_project_is_begun_in_a_folder_that_the_shell_offers() -> None:
    assert offered("init", "") == ["<dir>"]


def test_lists_with_commas_are_completed_at_their_end() -> None:
    assert offered("compare", "--select", "vague-") == ["vague-number", "vague-date", "vague-speaker"]
    more = ["vague-date,vague-number", "vague-date,vague-speaker"]
    assert offered("compare", "--ignore", "vague-date,vague-") == more
    assert offered("compare", "--ignore", "vague-date,nonsense") == []
    assert offered("explain", "flip") == ["flipped-negation"]
    assert offered("explain", "vague-date,") == []
    assert offered("check", "--show", "no") == ["notes"]
    assert offered("check", "--show", "notes,mi") == ["notes,missing"]
    assert "notes,notes" not in offered("check", "--show", "notes,")


def test_a_format_is_completed_and_then_its_file(folder: Path) -> None:
    assert offered("compare", "--format", "j") == ["json", "junit"]
    assert offered("compare", "--format", "nothing") == []
    (folder / "out").mkdir()
    for name in ("out/report.json", "out/.hidden", "out/bell\a.json"):
        (folder / name).write_text("", encoding="utf-8")
    assert offered("compare", "--format", "json=ou") == ["json=out/"]
    assert offered("compare", "--format", "json=out/") == ["json=out/report.json"]
    assert offered("compare", "--format", "json=nowhere/") == []
    assert offered("facts", "--format", "j") == ["json"]


# --- what was mistyped ---


@pytest.mark.parametrize(("typed", "meant"), [("compre", "compare"), ("Check", "check"), ("explian", "explain")])
def test_a_command_that_does_not_exist_is_answered_with_the_nearest(typed: str, meant: str) -> None:
    result = run(typed, "a", "b")
    assert result.exit_code == 2
    assert f"No such command '{typed}'. Did you mean {meant}?" in result.stderr


def test_no_command_is_offered_for_a_word_that_is_like_none() -> None:
    result = run("\x1b[31mzzz.txt")
    assert result.exit_code == 2
    assert "Did you mean" not in result.stderr
    assert "\x1b" not in result.stderr
    assert "There are compare, check," in result.stderr


def test_an_option_that_does_not_exist_is_answered_with_the_nearest() -> None:
    result = run("compare", "--formt", "json", "a", "b")
    assert result.exit_code == 2
    assert "--format" in result.stderr


# --- pre-commit and the action ---


def valid(schema: str, path: Path) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(path)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_the_action_and_the_hook_are_valid() -> None:
    valid("vendor.github-actions", ACTION)
    command = [sys.executable, "-m", "pre_commit", "validate-manifest", str(HOOKS)]
    assert subprocess.run(command, capture_output=True).returncode == 0


def test_the_workflow_of_the_readme_is_valid() -> None:
    text = (HOUSE / "README.md").read_text(encoding="utf-8")
    (workflow,) = (part.partition("```")[0] for part in text.split("```yaml\n")[1:] if part.startswith("name:"))
    Path("workflow.yml").write_text(workflow, encoding="utf-8")
    valid("vendor.github-workflows", Path("workflow.yml"))
    given = {"drafts", "against", "fail-on", "baseline", "sarif", "python-version"}
    assert set(yaml.safe_load(ACTION.read_text(encoding="utf-8"))["inputs"]) == given
    (step,) = (
        s for job in yaml.safe_load(workflow)["jobs"].values() for s in job["steps"] if "/actions/xcheck@" in s["uses"]
    )
    assert set(step.get("with", {})) <= given


def test_the_hook_runs_a_command_that_exists() -> None:
    (hook,) = yaml.safe_load(HOOKS.read_text(encoding="utf-8"))
    program, command, *options = hook["entry"].split()
    assert program == "xcheck" and options == ["--root-config"]
    assert hook["additional_dependencies"] == [".[documents]"] and not hook["pass_filenames"]
    assert cli.get_command(None, command) is not None  # type: ignore[arg-type]


@pytest.mark.parametrize("ending", READABLE)
def test_the_hook_runs_when_a_draft_or_only_a_source_has_changed(ending: str) -> None:
    (hook,) = yaml.safe_load(HOOKS.read_text(encoding="utf-8"))
    for name in (f"drafts/a{ending}", f"wire/b{ending}", "xcheck.toml", "desk/pyproject.toml"):
        assert re.search(hook["files"], name), name
    assert not re.search(hook["files"], "drafts/a.png")


def test_the_action_marks_the_line_and_fails() -> None:
    run("init")
    done, outputs = act(SARIF="found.sarif")
    assert done.returncode == 1, done.stderr
    assert outputs == "exit-code=1\n"
    assert "::error file=drafts/example.md,line=3" in done.stdout
    assert Path("found.sarif").exists()
    assert "6.2 million euros" in Path("summary.md").read_text(encoding="utf-8")


def test_the_action_takes_paths_of_its_own_and_passes() -> None:
    run("init")
    Path("copy.txt").write_bytes(Path("sources/example.txt").read_bytes())
    done, outputs = act(DRAFTS="copy.txt\n", AGAINST="sources/*.txt\n", FAIL_ON="warning")
    assert (done.returncode, outputs) == (0, "exit-code=0\n"), done.stdout + done.stderr


@pytest.mark.parametrize("path", ["$(touch broken)", "a.md; touch broken", "--output=broken", "`touch broken`"])
def test_what_the_user_gives_to_the_action_is_never_code(path: str) -> None:
    run("init")
    done, _ = act(DRAFTS=path, AGAINST=path)
    assert done.returncode == 2
    assert not Path("broken").exists()
