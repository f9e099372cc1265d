"""Where people work: versions in git, folders and lists, labels, drafts that are watched, the text that is compared."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.documents import portable
from tests.documents.portable import column
from xcheck.cli import cli

OLD = "The fire killed 12 people in Halden on Monday.\n"
NEW = "The fire killed 15 people in Halden on Monday.\n"
THIRD = "The fire killed 17 people in Halden on Monday.\n"
MORE = "\nThe mayor said that nobody had been warned.\n\nIt was the third fire in a year.\n"
XCHECK = f'"{sys.executable}" -m xcheck'
git = pytest.mark.skipif(shutil.which("git") is None, reason="no git")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "XCHECK_DEBUG", "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str, **options: object) -> Result:
    return CliRunner().invoke(cli, list(arguments), **options)


def write(**files: str) -> None:
    for name, text in files.items():
        path = Path(name.replace("__", "/").replace("_", "."))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def call(*command: str, **environment: str) -> str:
    done = subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", env={**os.environ, **environment}, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def repository() -> None:
    """A project with a draft that is committed, staged and changed again, a photo caption new and one gone."""
    call("git", "init", "-q", ".")
    call("git", "config", "user.email", "desk@example.org")
    call("git", "config", "user.name", "Desk")
    write(drafts__story_md=OLD + MORE, gone_md=OLD, wire_txt=OLD)
    call("git", "add", ".")
    call("git", "commit", "-qm", "Begin")
    write(drafts__story_md=NEW + MORE)
    call("git", "add", ".")
    write(drafts__story_md=THIRD + MORE)


# --- versions in git ---


@git
@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize(
    ("old", "figure"), [("HEAD:drafts/story.md", 12), (":drafts/story.md", 15), ("HEAD:./drafts/story.md", 12)]
)
def test_a_draft_beside_what_git_keeps_of_it(old: str, figure: int) -> None:
    result = run("compare", old, "drafts/story.md", "--width", "100")
    assert result.exit_code == 1
    assert f"{old}:1:17" in result.stdout
    assert f"[[{figure} people]]" in result.stdout and "[[17 people]]" in result.stdout
    assert run("read", "--plain", old).stdout == (OLD if figure == 12 else NEW) + MORE
    assert f"{figure} people" in run("facts", old).stdout


@git
@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize(
    ("old", "expected"),
    [
        ("HEAD:story.md", "path 'story.md' does not exist in 'HEAD'"),
        ("HAED:drafts/story.md", "is not to be had from git"),
        ("HEAD:drafts", "is not to be had from git"),
    ],
)
def test_what_git_does_not_have_is_told_with_the_way_to_name_it(old: str, expected: str) -> None:
    result = run("compare", old, "drafts/story.md")
    assert result.exit_code == 2
    assert expected in result.stderr and "such as HEAD:drafts/story.md" in result.stderr


def test_without_a_repository_it_is_the_name_of_a_file() -> None:
    write(a_md=OLD)
    result = run("compare", "HEAD:a.md", "a.md")
    assert result.exit_code == 2 and "HEAD:a.md does not exist" in result.stderr
    Path("HEAD:a.md").write_text(NEW, encoding="utf-8")
    assert run("compare", "HEAD:a.md", "a.md").exit_code == 1


@git
@pytest.mark.usefixtures("repository")
def test_no_draft_names_a_source_in_git() -> None:
    write(draft_md=f"---\nsources: ['HEAD:wire.txt']\n---\n{NEW}")
    result = run("check", "draft.md")
    assert result.exit_code == 2 and "git" not in result.stderr.replace(".git", "")


@git
@pytest.mark.usefixtures("repository")
def test_git_shows_what_an_article_says_otherwise() -> None:
    Path(".gitattributes").write_text("*.md diff=xcheck\n", encoding="utf-8")
    call("git", "config", "diff.xcheck.command", f"{XCHECK} git-diff")
    Path("gone.md").unlink()
    write(born_md=NEW, empty_md="")
    call("git", "add", "-N", "born.md", "empty.md")
    shown = call("git", "diff")
    assert "a/drafts/story.md:1:17" in shown and "b/drafts/story.md:1:17" in shown
    assert "[[15 people]]" in shown and "[[17 people]]" in shown
    assert "born.md: a new article" in shown and "gone.md: gone" in shown and "empty.md: " in shown
    call("git", "commit", "-qam", "Go on")
    assert "[[12 people]]" in call("git", "show", "--ext-diff", "HEAD")
    call("git", "mv", "drafts/story.md", "drafts/fire.md")
    write(drafts__fire_md=Path("drafts/fire.md").read_text(encoding="utf-8").replace("17", "12"))
    assert "b/drafts/fire.md:1:17" in call("git", "diff", "-M", "HEAD")


@git
@pytest.mark.usefixtures("repository")
def test_the_tool_of_git_difftool() -> None:
    command = f'{XCHECK} compare "$LOCAL" "$REMOTE" --label "a/$MERGED" --label "b/$MERGED"'
    call("git", "config", "difftool.xcheck.cmd", command)
    shown = call("git", "difftool", "-y", "-t", "xcheck", "HEAD", "--", "drafts/story.md")
    assert "a/drafts/story.md:1:17" in shown and "[[12 people]]" in shown and "[[17 people]]" in shown


@git
@pytest.mark.usefixtures("repository")
def test_git_shows_the_text_of_documents() -> None:
    Path(".gitattributes").write_text("*.pdf diff=xcheck-text\n", encoding="utf-8")
    call("git", "config", "diff.xcheck-text.textconv", f"{XCHECK} read --plain")
    Path("statement.pdf").write_bytes(
        portable.document(column(OLD + "The mayor said that nobody had been warned.", 50, 500, 60))
    )
    call("git", "add", "statement.pdf")
    call("git", "commit", "-qm", "Add")
    Path("statement.pdf").write_bytes(
        portable.document(column(NEW + "The mayor said that nobody had been warned.", 50, 500, 60))
    )
    assert "+The fire killed 15 people" in call("git", "diff")


def conflicts(*arguments: str) -> list[str]:
    """Return what a check finds wrong, and end where it cannot."""
    result = run("check", *arguments, "--format", "json")
    assert result.exit_code in (0, 1), result.stderr
    return [one["message"] for one in json.loads(result.stdout)["findings"] if one["kind"] == "conflict"]


@git
@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize(
    ("draft", "source", "figures"),
    [
        ("drafts/story.md", "HEAD:wire.txt", ["story.md: 17 people. HEAD:wire.txt: 12 people."]),
        ("wire.txt", "HEAD:wire.txt", []),
        (":drafts/story.md", "drafts/story.md",
         [":drafts/story.md: 15 people. drafts/story.md: 17 people."]),

        (":./drafts/story.md", "HEAD:./wire.txt", ["story.md: 15 people. wire.txt: 12 people."]),
    ],
)  # fmt: skip
def test_a_draft_and_its_source_may_be_versions_in_git(draft: str, source: str, figures: list[str]) -> None:
    assert conflicts(draft, "--against", source) == figures


@git
@pytest.mark.usefixtures("repository")
def test_what_is_configured_for_a_draft_holds_for_its_versions() -> None:
    Path("xcheck.toml").write_text(
        '[[draft]]\npath = "drafts/*.md"\nsources = ["wire.txt"]\n'
        '[[draft]]\npath = "HEAD:gone.md"\nsources = ["wire.txt"]\n',
        encoding="utf-8",
    )
    assert conflicts(":drafts/story.md") == ["story.md: 15 people. wire.txt: 12 people."]
    Path("gone.md").unlink()
    result = run("check")
    assert "HEAD:gone.md does not exist" in result.stdout + result.stderr, "git answers only to what a user types"


@git
@pytest.mark.usefixtures("repository")
def test_the_sources_that_a_version_names_lie_beside_its_file() -> None:
    write(drafts__story_md=f"---\nsources: [../wire.txt]\n---\n{NEW}")
    call("git", "add", ".")
    assert conflicts(":drafts/story.md") == ["story.md: 15 people. wire.txt: 12 people."]
    write(drafts__story_md=f"---\nsources: ['HEAD:wire.txt']\n---\n{NEW}")
    call("git", "add", ".")
    assert run("check", ":drafts/story.md").exit_code == 2


# --- labels, folders, lists, the name of the report ---


def test_a_check_calls_drafts_and_then_sources_by_their_labels() -> None:
    write(a_txt=OLD, b_txt=NEW, c_txt=THIRD)
    labels = ("--label", "Morning", "--label", "Evening", "--label", "Agency")
    result = run("check", "b.txt", "c.txt", "--against", "a.txt", *labels)
    assert "Morning: 15 people. Agency: 12 people." in result.stdout
    assert "Evening: 17 people. Agency: 12 people." in result.stdout
    assert not any(name in result.stdout for name in ("a.txt", "b.txt", "c.txt"))
    result = run("check", "b.txt", "--against", "a.txt", "--label", "Ours", "--format", "json")
    assert [(one["label"], one["path"]) for one in json.loads(result.stdout)["articles"]] == [
        ("Ours", "b.txt"), (None, "a.txt"),
    ]  # fmt: skip
    result = run("check", "b.txt", "--against", "a.txt", *labels)
    assert result.exit_code == 2 and "3 labels for 2 articles" in result.stderr


def test_reports_call_articles_by_their_labels() -> None:
    write(a_txt=OLD, b_txt=NEW)
    labels = ("--label", "Agency", "--label", "Our draft")
    result = run("compare", "a.txt", "b.txt", *labels)
    assert "Agency: 12 people. Our draft: 15 people." in result.stdout
    assert "Agency:1:17" in result.stdout and "a.txt" not in result.stdout
    data = json.loads(run("compare", "a.txt", "b.txt", *labels, "--format", "json").stdout)
    assert [(one["label"], one["name"], one["path"]) for one in data["articles"]] == [
        ("Agency", "Agency", "a.txt"), ("Our draft", "Our draft", "b.txt"),
    ]  # fmt: skip
    sarif = json.loads(run("compare", "a.txt", "b.txt", *labels, "--format", "sarif").stdout)
    assert '"a.txt"' in json.dumps(sarif), "programs need the path"


@pytest.mark.parametrize(
    ("labels", "expected"),
    [(("A", "B", "C"), "3 labels for 2 articles"), (("A", "A"), "two articles are labelled A"), (("",), "is empty")],
)
def test_labels_that_fit_no_article_are_refused(labels: tuple[str, ...], expected: str) -> None:
    write(a_txt=OLD, b_txt=NEW)
    result = run("compare", "a.txt", "b.txt", *(part for label in labels for part in ("--label", label)))
    assert result.exit_code == 2 and expected in result.stderr


def test_a_folder_a_pattern_and_a_list_stand_for_their_articles() -> None:
    write(wire__a_txt=OLD, wire__b_txt=NEW, draft_md=THIRD)
    Path("list.txt").write_text("# ours\ndraft.md\n\nwire/b.txt\n", encoding="utf-8")

    def names(*arguments: str, **options: object) -> list[str]:
        data = json.loads(run("compare", *arguments, "--format", "json", **options).stdout)
        return [article["path"] for article in data["articles"]]

    assert names("wire") == ["wire/a.txt", "wire/b.txt"]
    assert names("draft.md", "wire/*.txt") == ["draft.md", "wire/a.txt", "wire/b.txt"]
    assert names("--list", "list.txt") == ["draft.md", "wire/b.txt"]
    assert names("wire/a.txt", "--list", "list.txt") == ["wire/a.txt", "draft.md", "wire/b.txt"]
    assert names("--list", "-", input="wire/a.txt\ndraft.md\n") == ["wire/a.txt", "draft.md"]


def test_two_articles_of_one_name_are_told_apart_by_their_folders() -> None:
    write(old__story_txt=OLD, new__story_txt=NEW)
    for arguments in (("compare", "old/story.txt"), ("check", "old/story.txt", "--against")):
        result = run(*arguments, "new/story.txt")
        assert "old/story.txt: 12 people. new/story.txt: 15 people." in result.stdout


@pytest.mark.parametrize("command", [("compare", "draft.md", "wire"), ("check", "draft.md", "--against", "wire")])
def test_what_is_passed_over_in_a_folder_is_told(command: tuple[str, ...]) -> None:
    write(wire__a_txt=OLD, wire__deep__b_odt="x", wire__c_doc="x", wire__d_csv="x", draft_md=OLD)
    result = run(*command)
    assert result.exit_code == 0
    assert "xcheck: not read: wire/c.doc, wire/deep/b.odt. Save them as .docx" in result.stderr


def test_a_list_names_the_sources_of_a_draft() -> None:
    write(wire__a_txt=OLD, wire__b_txt=NEW, draft_md=NEW)
    Path("list.txt").write_text("wire/b.txt\n", encoding="utf-8")
    assert run("check", "draft.md", "--list", "list.txt").exit_code == 0
    assert run("check", "draft.md", "--list", "list.txt", "--against", "wire/a.txt").exit_code == 1
    assert run("check", "draft.md", "--list", "gone.txt").exit_code == 2


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("--list", "gone.txt"), "the list gone.txt cannot be read"),
        (("--list", "empty.txt"), "names no article"),
        (("wire/only", "--within", "draft.md"), "give one article"),
        (("wire",), "at least two articles"),
        (("none", "draft.md"), "none holds no article"),
        (("-", "--list", "-"), "only once"),
    ],
)
def test_what_names_no_articles_is_told(arguments: tuple[str, ...], expected: str) -> None:
    write(wire__a_txt=OLD, wire__only__a_txt=OLD, draft_md=NEW, empty_txt="# nothing\n")
    Path("wire/only/a.txt").unlink()
    Path("none").mkdir()
    write(wire__only__a_txt=OLD) if "wire/only" in arguments else None
    result = run("compare", *arguments)
    assert result.exit_code == 2 and expected in result.stderr


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("r.html", "<!doctype html>"),
        ("r.json", "{"),
        ("r.md", "<!--"),
        ("r.sarif", "{"),
        ("r.xml", "<?xml"),
        ("r.csv", ""),
        ("r.txt", ""),
    ],
)
def test_the_name_of_the_report_tells_its_format(name: str, begins: str) -> None:
    write(a_txt=OLD, b_txt=NEW)
    assert run("compare", "a.txt", "b.txt", "-o", name).exit_code == 1
    assert Path(name).read_text(encoding="utf-8").lower().startswith(begins)
    assert run("check", "a.txt", "--against", "b.txt", "-o", name).exit_code == 1
    assert Path(name).read_text(encoding="utf-8").lower().startswith(begins)


def test_a_format_that_is_named_holds_over_the_name() -> None:
    write(a_txt=OLD, b_txt=NEW)
    run("compare", "a.txt", "b.txt", "--format", "terminal", "-o", "r.html")
    assert "a.txt: 12 people." in Path("r.html").read_text(encoding="utf-8").splitlines()[5] + Path("r.html").read_text(
        encoding="utf-8"
    )
    Path("xcheck.toml").write_text('formats = ["json"]\n', encoding="utf-8")
    run("compare", "a.txt", "b.txt", "-o", "r.html")
    assert Path("r.html").read_text(encoding="utf-8").startswith("{")


# --- the text that is compared ---


def test_the_text_is_printed_with_its_numbers() -> None:
    write(
        a_txt="\n".join(
            [OLD.strip(), "", *["More."] * 8, "The \x1b[31mend\x1b[0m of it is a line that is long enough."]
        )
    )
    lines = run("read", "a.txt", "--width", "40").stdout.splitlines()
    assert lines[0] == f" 1  {OLD.strip()}"[:40].rstrip() or lines[0].startswith(" 1  The fire")
    assert " 2" in lines and any(line.startswith("11  The ␛[31mend") for line in lines)
    assert all(len(line) <= 40 for line in lines)
    assert run("read", "--plain", "a.txt").stdout.splitlines()[-1].startswith("The ␛[31mend␛[0m of it is a line")


def test_the_pages_of_a_document_stand_beside_its_lines() -> None:
    more = "The mayor said that nobody had been warned, and that it must not happen again."
    pages = [
        column(f"{OLD.strip()} {more}", 50, 500, 60),
        column(f"Officers counted again. {NEW.strip()}", 50, 400, 60),
    ]
    Path("a.pdf").write_bytes(portable.document(*pages))
    shown = run("read", "a.pdf").stdout
    assert "1  p. 1  The fire killed 12" in shown and "p. 2  Officers counted" in shown


# --- drafts that are watched ---


@pytest.mark.usefixtures("interruptible")
def test_a_draft_is_held_against_its_sources_whenever_it_changes(tmp_path: Path) -> None:
    write(draft_md=NEW, wire__a_txt=OLD)
    out = tmp_path / "out.txt"
    with out.open("wb") as file:
        watching = subprocess.Popen(
            [sys.executable, "-m", "xcheck", "check", "draft.md", "--against", "wire", "--watch"],
            stdout=file,
            stderr=file,
        )
    try:
        wait_for(out, "15 people", 1)
        wait_for(out, "watching 2 files", 1)
        write(draft_md=THIRD)
        wait_for(out, "17 people", 1)
        write(wire__b_txt=THIRD)
        wait_for(out, "watching 3 files", 1)
        watching.send_signal(signal.SIGINT)
        assert watching.wait(10) == 130
    finally:
        watching.kill()
        watching.wait()


def wait_for(file: Path, words: str, times: int) -> None:
    """Wait until a file holds some words."""
    until = time.monotonic() + 30
    while file.read_text(encoding="utf-8").count(words) < times:
        assert time.monotonic() < until, file.read_text(encoding="utf-8")
        time.sleep(0.1)


@pytest.mark.parametrize("command", ["compare", "check"])
def test_standard_input_is_not_watched(command: str) -> None:
    write(a_txt=OLD)
    arguments = ["-", "a.txt"] if command == "compare" else ["-", "--against", "a.txt"]
    result = run(command, *arguments, "--watch", input=NEW)
    assert result.exit_code == 2 and "standard input cannot be watched" in result.stderr
