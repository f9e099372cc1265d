"""The gate's author is trusted and the draft's is not: nothing that is written into a draft opens the gate."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

import xcheck
from tests.gates import json_report, run, write
from tests.hardening.properties import FIXTURES
from tests.hardening.rendered import covered, missed, texts
from xcheck.model import Article
from xcheck.reports import REPORTS

TRUE = "The fire killed 12 people on Monday, officials said."
FALSE = "The fire killed 15 people on Monday, officials said."
MORE = "Officials said the fire killed 12 people on Monday."
COMMENT = "<!-- xcheck: allow vague-date because so it is -->"
CLEAN, FINDINGS, CANNOT_RUN = 0, 1, 2

GATE = ("check", "d.md", "--against", "wire.txt", "--no-config", "--fail-on", "note")


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(wire_txt=TRUE + "\n")


def draft(text: str, name: str = "d.md") -> None:
    Path(name).write_text(text, encoding="utf-8")


# --- what a reader sees is compared ---

SEEN = [
    f"{FALSE}\n",
    f"{TRUE}\n\n``` a ``` b\n\n{FALSE}\n",
    f"{TRUE}\n\n```\nx\n~~~\n```\n\n{FALSE}\n",
    f"{TRUE}\n\n````\n```\n````\n\n{FALSE}\n",
    f"{TRUE}\n\n```\nx\n``` y\n```\n\n{FALSE}\n",
    f"{TRUE}\n\n    ```\n\n{FALSE}\n",
    f"{TRUE}\n\n~~~\nx\n~~~~ \n\n{FALSE}\n",
    f"{TRUE}\n\n> ```\n> x\n\n{FALSE}\n",
    f"{TRUE}\n\n```\n{FALSE}\n```\n",
    f"{TRUE}\n\n    {FALSE}\n",
    f"[Correction]: {FALSE}\n\n{TRUE}\n",
    f"<{FALSE}>\n\n{TRUE}\n",
    f"{TRUE}[^1]\n\n[^1]: {FALSE}\n",
    f"<!-- a --!> {FALSE} <!-- b -->\n\n{TRUE}\n",
    f"<!--> {FALSE} <!-- b -->\n\n{TRUE}\n",
    f"{TRUE} `<!--` {FALSE} `-->`\n",
    f"\\<!-- {FALSE} -->\n\n{TRUE}\n",
    f"\\<!-- xcheck: allow number-conflict because {FALSE} -->\n\n{TRUE}\n",
    f"{TRUE} `<!-- xcheck: allow number-conflict because so -->` {FALSE}\n",
    f"<div>\n{FALSE}\n</div>\n\n{TRUE}\n",
    f"<div hidden>\n\n{FALSE}\n\n</div>\n\n{TRUE}\n",
    f"---\n{FALSE}\n---\n\n{TRUE}\n",
    f"{TRUE}\n\n| who | what |\n|---|---|\n| all | {FALSE} |\n",
    f"{TRUE}\n\nThe fire killed\n15 people on Monday,\nofficials said.\n",
    f"{TRUE}\n\n> The fire killed\n> 15 people on Monday, officials said.\n",
    # a headline is what most readers see
    f"# {FALSE[:-1]}\n\n{TRUE}\n",
    f"{FALSE[:-1]}\n===\n\n{TRUE}\n",
    f"###### {FALSE}\n\n{TRUE}\n",
    f"{TRUE}\n\nDid you know that the fire killed 15 people on Monday?\n\n{TRUE}\n",
    # what newspapers say about themselves is no cloak in a draft
    f"{TRUE}\n\n{FALSE} All rights reserved.\n",
    f"{TRUE}\n\nPhoto: {FALSE}\n",
    f"{TRUE}\n\n{FALSE} (AP Photo/Jane Roe)\n",
    f"{TRUE}\n\nSign up for our news: {FALSE}\n",
    f"{TRUE}\n\nRead more: {FALSE}\n",
    f"{TRUE}\n\n## Disclaimer\n\n{FALSE}\n",
]


@pytest.mark.parametrize("text", SEEN)
def test_a_false_sentence_that_a_reader_sees_fails(text: str) -> None:
    draft(text)
    result = run(*GATE)
    assert result.exit_code == FINDINGS, result.output


@pytest.mark.parametrize("hidden", [f"<!-- {FALSE} -->", f"[x]: /a\n  '{FALSE}'", f"<script>\n{FALSE}\n</script>"])
def test_what_no_reader_sees_is_not_compared(hidden: str) -> None:
    draft(f"{TRUE}\n\n{hidden}\n")
    assert run(*GATE).exit_code == CLEAN


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(texts)
def test_every_visible_word_is_compared_or_told(text: str) -> None:
    assert missed(text) == ""


@pytest.mark.parametrize("path", sorted(FIXTURES.glob("*/*.md")), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_visible_word_of_a_fixture_is_compared_or_told(path: Path) -> None:
    assert missed(path.read_text(encoding="utf-8")) == ""


def test_a_word_that_is_lost_is_found_by_the_test() -> None:
    whole = covered(Article("d.md", f"{TRUE}\n\n# A heading\n"))
    assert "killed 12 people" in whole and "A heading" in whole
    assert "15" not in covered(Article("d.md", f"{TRUE}\n\n<!-- {FALSE} -->"))


def test_what_is_not_compared_is_counted_and_shown() -> None:
    draft(f"# The fire\n\n{TRUE} ~~{FALSE}~~ See <https://example.org/a>.\n\n## How many died?\n\n{TRUE}\n")
    (one, _) = json_report("check", "d.md", "--against", "wire.txt", "--no-config")["articles"]
    text = Path("d.md").read_text(encoding="utf-8")
    left = [(each["why"], text[each["start"] : each["end"]]) for each in one["not_compared"]]
    assert left == [
        ("heading", "The fire"),
        ("struck out", f"~~{FALSE}~~"),
        ("address", "<https://example.org/a>"),
        ("question", "How many died?"),
    ]
    shown = run("check", "d.md", "--against", "wire.txt", "--no-config").stdout
    assert "not compared: 1 heading, 1 struck out, 1 address, 1 question." in " ".join(shown.split())


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("The fire killed \u202e12\u202c people on Monday, officials said.", "writing-direction"),
        ("The fi\u200bre killed 12 people on Monday, officials said.", "unseen-character"),
        ("The fire killed 1**12** people on Monday, officials said.", "not-as-shown"),
        ("The fire killed &#49;12 people on Monday, officials said.", "not-as-shown"),
        (f"{TRUE}\n\n```\n{TRUE}", "not-as-shown"),
    ],
)
def test_where_readers_see_something_else_a_draft_is_not_silently_green(text: str, title: str) -> None:
    draft(text)
    document = json_report("check", "d.md", "--against", "wire.txt", "--no-config")
    assert [remark["title"] for remark in document["remarks"]] == [title]
    assert run(*GATE).exit_code == FINDINGS
    report = xcheck.check(xcheck.read_article("d.md"), [xcheck.read_article("wire.txt")])
    for name in REPORTS:
        assert document["remarks"][0]["message"][:40] in xcheck.render(report, name).replace("\n", " ")


# --- who names the sources ---


def configure(text: str) -> None:
    Path("xcheck.toml").write_text(text, encoding="utf-8")


TABLE = 'fail-on = "note"\n[[draft]]\npath = "d.md"\nsources = ["wire.txt", "other.txt"]\n'


def test_a_draft_may_not_bring_its_sources_where_the_configuration_names_some() -> None:
    configure(TABLE)
    write(mine_txt=FALSE + " More is not known.\n", other_txt="A bridge was opened in May.\n")
    draft(f"---\nsources: [mine.txt]\n---\n{FALSE}\n")
    assert run("check").exit_code == FINDINGS
    document = json_report("check")
    assert [article["path"] for article in document["articles"]] == ["d.md", "wire.txt", "other.txt"]
    assert document["drafts"][0]["named_by"] == "xcheck.toml"


def test_a_draft_may_choose_among_the_sources_of_the_configuration() -> None:
    configure(TABLE)
    write(other_txt="A bridge was opened in May.\n")
    draft(f"---\nsources: [wire.txt]\n---\n{MORE}\n")
    document = json_report("check")
    assert [article["path"] for article in document["articles"]] == ["d.md", "wire.txt"]
    assert document["drafts"][0]["named_by"] == "xcheck.toml, chosen from by the draft itself"


def test_a_key_forbids_sources_in_drafts() -> None:
    draft(f"---\nsources: [wire.txt]\n---\n{MORE}\n")
    assert run("check", "d.md").exit_code == CLEAN
    configure("sources-in-drafts = false\n")
    result = run("check", "d.md")
    assert result.exit_code == CANNOT_RUN
    assert "there is no source to check d.md against" in result.stderr and "front matter" not in result.stderr


@pytest.mark.parametrize("way", ["copy", "symbolic link", "hard link", "other front matter", "comment"])
def test_a_source_that_is_the_draft_is_refused(way: str) -> None:
    draft(f"---\nsources: [mine.md]\n---\n{FALSE}\n")
    if way == "symbolic link":
        Path("mine.md").symlink_to("d.md")
    elif way == "hard link":
        os.link("d.md", "mine.md")
    else:
        heads = {"other front matter": "---\ntitle: x\n---\n", "comment": f"{COMMENT}\n"}
        draft(f"{heads.get(way, '')}{FALSE}\n", "mine.md")
    result = run("check", "d.md")
    assert result.exit_code == CANNOT_RUN
    assert "the draft" in result.stderr and "always bear it out" in result.stderr


@pytest.mark.parametrize("way", ["symbolic link", "hard link", "path"])
def test_no_link_to_the_draft_is_a_source_whoever_names_it(way: str) -> None:
    draft(f"{FALSE}\n")
    if way == "hard link":
        os.link("d.md", "mine.md")
    elif way == "symbolic link":
        Path("mine.md").symlink_to("d.md")
    result = run("check", "d.md", "--against", "d.md" if way == "path" else "mine.md")
    assert result.exit_code == CANNOT_RUN and "always bear it out" in result.stderr


def test_who_runs_the_gate_may_hold_a_reprint_against_the_agency() -> None:
    draft(f"{TRUE}\n")
    assert run(*GATE).exit_code == CLEAN


@pytest.mark.parametrize("name", REPORTS)
def test_every_report_says_that_the_draft_named_its_sources(name: str) -> None:
    draft(f"---\nsources: [wire.txt]\n---\n{MORE}\n")
    result = run("check", "d.md", "--format", name)
    assert result.exit_code == CLEAN, result.stderr
    assert "the draft itself" in " ".join(result.stdout.split())


# --- what a draft lets pass ---

ALLOWED = f"<!-- xcheck: allow number-conflict because the toll was updated -->\n{FALSE}\n"


@pytest.mark.parametrize("name", REPORTS)
def test_every_report_tells_what_a_draft_lets_pass(name: str) -> None:
    draft(ALLOWED)
    result = run("check", "d.md", "--against", "wire.txt", "--no-config", "--format", name, "--show", "suppressed")
    assert result.exit_code == CLEAN, result.output
    assert "the toll was updated" in " ".join(result.stdout.split())


@pytest.mark.parametrize(
    ("key", "code"),
    [("true", CLEAN), ("false", FINDINGS), ('["loaded-verb"]', FINDINGS), ('["number-conflict"]', CLEAN)],
)
def test_a_key_says_what_drafts_may_let_pass(key: str, code: int) -> None:
    draft(ALLOWED)
    configure(f"allow-in-drafts = {key}\n")
    assert run("check", "d.md", "--against", "wire.txt").exit_code == code
    document = json_report("check", "d.md", "--against", "wire.txt")
    titles = [remark["title"] for remark in document["remarks"]]
    assert titles == (["suppression-not-heeded"] if code else [])


def test_no_comment_lets_a_required_fact_be_missing() -> None:
    configure('required = ["The fire killed 12 people."]\n')
    draft(f"<!-- xcheck: allow missing-fact, number-conflict because x y -->\n{FALSE}\n")
    document = json_report("check", "d.md", "--against", "wire.txt")
    assert [f["rule"] for f in document["findings"] if f["suppressed"] is None] == ["missing-fact"]
    assert run("check", "d.md", "--against", "wire.txt").exit_code == FINDINGS


@pytest.mark.parametrize("reason", ["\u3164\u3164", "\u2800\u2800", "\u200b\u200b", "x", "...", "\u115f\u1160"])
def test_a_reason_that_nobody_sees_is_none(reason: str) -> None:
    draft(f"<!-- xcheck: allow number-conflict because {reason} -->\n{FALSE}\n")
    result = run(*GATE)
    assert result.exit_code == CANNOT_RUN and "without a reason" in result.stderr


# --- a required fact must be seen ---


@pytest.mark.parametrize(
    "text",
    ["<template>{}</template>", "<script>{}</script>", "<style>{}</style>", "<div hidden>{}</div>", "~~{}~~",
     "<p style='display: none'>{}</p>", "<del>{}</del>", "<!-- {} -->", "<div hidden>\n\n{}", "<s>{}"],
)  # fmt: skip
def test_a_required_fact_that_nobody_sees_is_missing(text: str) -> None:
    draft(f"There was a fire on Monday.\n\n{text.format('The fire killed 12 people.')}\n")
    write(wire_txt="There was a fire on Monday. The fire killed 12 people.\n")
    check = ("check", "d.md", "--against", "wire.txt", "--no-config", "--require", "The fire killed 12 people.")
    assert "missing-fact" in [finding["rule"] for finding in json_report(*check)["findings"]]


@pytest.mark.parametrize("text", ["Did the fire kill 12 people?", "If the fire killed 12 people, many will mourn."])
def test_a_required_fact_that_is_only_asked_or_supposed_is_missing(text: str) -> None:
    draft(f"There was a fire on Monday. {text} Nobody said so.\n")
    write(wire_txt="There was a fire on Monday. The fire killed 12 people. Many will mourn.\n")
    check = ("check", "d.md", "--against", "wire.txt", "--no-config", "--require", "The fire killed 12 people.")
    assert "missing-fact" in [finding["rule"] for finding in json_report(*check)["findings"]]


# --- files ---


def project() -> None:
    """Make a project in a folder, beside a file that is none of its own."""
    write(secret_txt="The key is 12345.\n", project__wire_txt=TRUE + "\n")
    Path("project/.git").mkdir()
    Path("project/.git/config").write_text("token = The fire killed 12 people.\n", encoding="utf-8")
    Path("project/.env").write_text("KEY=The fire killed 12 people.\n", encoding="utf-8")
    os.chdir("project")


@pytest.mark.parametrize(
    "name", [".git/config", ".env", "../secret.txt", "link.txt", "*/../../secret.txt", "/etc/pass*d", "/**/none.txt",
             "linked/secret.txt", "linked/*.txt", "~/x.txt", "./.env"]
)  # fmt: skip
def test_a_draft_has_no_file_quoted_that_is_not_the_project_s(name: str) -> None:
    project()
    Path("link.txt").symlink_to("../secret.txt")
    Path("linked").symlink_to("..")
    draft(f"---\nsources: ['{name}']\n---\n{TRUE}\n")
    result = run("check", "d.md", "--format", "html")
    assert result.exit_code == CANNOT_RUN
    assert "12345" not in result.output and "passwd" not in result.output and "token" not in result.output


@pytest.mark.parametrize("table", ['path = "drafts/*.md"', 'path = "drafts"', 'path = "drafts/d.md"'])
def test_a_draft_that_is_a_link_out_of_the_project_is_refused(table: str) -> None:
    project()
    Path("drafts").mkdir()
    Path("drafts/d.md").symlink_to("../../secret.txt")
    configure(f'[[draft]]\n{table}\nsources = ["wire.txt"]\n')
    result = run("check")
    assert result.exit_code == CANNOT_RUN and "outside of the project" in result.stderr


@pytest.mark.parametrize("source", ['"link.txt"', '"*.txt"', '"."'])
def test_a_source_that_is_a_link_out_of_the_project_is_refused(source: str) -> None:
    project()
    draft(f"{TRUE} It was late.\n")
    Path("link.txt").symlink_to("../secret.txt")
    configure(f'[[draft]]\npath = "d.md"\nsources = [{source}]\n')
    result = run("check")
    assert result.exit_code == CANNOT_RUN and "outside of the project" in result.stderr
    assert run("check", "d.md", "--against", "link.txt", "--no-config", "--fail-on", "never").exit_code == CLEAN


def test_links_to_itself_make_no_pattern_endless() -> None:
    Path("l").mkdir()
    for name in ("a", "b"):
        Path(f"l/{name}").symlink_to(".")
    draft(TRUE + " It was late.\n", "l/x.md")
    result = run("check", "l/**/*.md", "--against", "wire.txt", "--no-config", "--fail-on", "never", "--format", "json")
    assert result.exit_code == CLEAN, result.stderr
    assert [a["path"] for a in json.loads(result.stdout)["articles"]] == ["l/x.md", "wire.txt"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every folder")
def test_a_folder_that_cannot_be_read_is_told() -> None:
    Path("m/closed").mkdir(parents=True)
    draft(FALSE, "m/closed/b.txt")
    draft(TRUE + " It was late.\n", "m/a.txt")
    Path("m/closed").chmod(0)
    for what in ("m", "m/**/*.txt"):
        result = run("check", what, "--against", "wire.txt", "--no-config")
        assert result.exit_code == CANNOT_RUN and "closed cannot be read" in result.stderr


def test_a_folder_that_cannot_be_listed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("m/closed").mkdir(parents=True)
    draft(TRUE + " It was late.\n", "m/a.txt")
    scan = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    for what in ("m", "m/**/*.txt"):
        result = run("check", what, "--against", "wire.txt", "--no-config")
        assert result.exit_code == CANNOT_RUN and "closed cannot be read" in result.stderr


# --- a configuration that a draft brings along ---


def test_a_configuration_below_the_root_says_that_it_is_in_force() -> None:
    project()
    configure('fail-on = "note"\n')
    write(drafts__sub__xcheck_toml='fail-on = "never"\n')
    Path("drafts/sub/d.md").write_text(FALSE, encoding="utf-8")
    check = ("check", "drafts/sub/d.md", "--against", "wire.txt")
    result = run(*check)
    assert result.exit_code == CLEAN and "drafts/sub/xcheck.toml is in force" in result.stderr
    result = run(*check, "--root-config")
    assert result.exit_code == FINDINGS and "in force" not in result.stderr
    Path("drafts/sub/xcheck.toml").unlink()
    result = run(*check)
    assert result.exit_code == FINDINGS and "in force" not in result.stderr


def test_nothing_above_the_root_of_a_project_is_in_force() -> None:
    configure('fail-on = "never"\n')
    project()
    draft(FALSE)
    assert run("check", "d.md", "--against", "wire.txt").exit_code == FINDINGS


# --- one draft does not hide another ---


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("notes.md", "", "is empty"),
        ("notes.md", "***\n\n!?\n", "no statement to compare in drafts/notes.md"),
        ("notes.md", "Remember to call the mayor.\n", "there is no source to check drafts/notes.md against"),
        ("notes.md", "<!-- xcheck: allow -->\nIt was late.\n", "cannot be understood"),
    ],
)
@pytest.mark.parametrize("format", REPORTS)
def test_a_draft_that_cannot_be_checked_hides_no_other(name: str, text: str, says: str, format: str) -> None:
    draft_text = f"---\nsources: [../wire.txt]\n---\n{FALSE}\n"
    head = "" if "no source" in says or not text else "---\nsources: [../wire.txt]\n---\n"
    write(drafts__a_md=draft_text)
    Path("drafts/notes.md").write_text(head + text, encoding="utf-8")
    result = run("check", "drafts", "--format", format)
    assert result.exit_code == CANNOT_RUN
    assert says in result.stderr and 'exclude = ["drafts/notes.md"]' in result.stderr
    assert "12 people" in result.stdout and "notes.md" in result.stdout
    configure('exclude = ["drafts/notes.md"]\n')
    assert run("check", "drafts").exit_code == FINDINGS


def test_one_that_cannot_be_checked_fails_no_other_and_is_told_once() -> None:
    configure('[[draft]]\npath = "drafts/*.md"\nsources = ["wire.txt"]\n')
    write(drafts__good_md=TRUE, drafts__empty_md="")
    result = run("check", "--width", "200")
    assert result.exit_code == CANNOT_RUN
    assert "drafts/good.md passes" in result.stdout
    assert "2 drafts: 1 pass, 0 fail, 1 could not be checked:" in result.stdout
    assert result.stdout.count("is empty, so there is nothing to compare") == 1
    assert "text.. " not in result.output


def test_a_source_without_a_statement_costs_its_own_drafts_only() -> None:
    configure(
        '[[draft]]\npath = "drafts/a.md"\nsources = ["wire.txt"]\n'
        '[[draft]]\npath = "drafts/b.md"\nsources = ["empty.txt"]\n'
    )
    write(drafts__a_md=FALSE, drafts__b_md=TRUE, empty_txt="***\n\n!?\n")
    result = run("check", "--width", "200")
    assert result.exit_code == CANNOT_RUN
    assert "wire.txt: 12 people." in result.stdout and "drafts/b.md fails" in result.stdout
    assert "no statement to compare in empty.txt" in result.stderr


def test_a_stray_file_in_a_folder_of_drafts_is_named_with_the_line_that_leaves_it_out() -> None:
    configure('[[draft]]\npath = "drafts/*.md"\nsources = ["wire.txt"]\n')
    write(drafts__good_md=TRUE, drafts__notes_md="Ring the printer about Friday. The photo desk wants the maps.\n")
    result = run("check", "--width", "200")
    assert result.exit_code == FINDINGS
    assert 'leave it out in the configuration: exclude = ["drafts/notes.md"]' in result.stdout
    assert 'exclude = ["drafts/good.md"]' not in result.stdout
    assert "exclude" not in run("check", "drafts/notes.md").stdout
    configure('exclude = ["drafts/notes.md"]\n[[draft]]\npath = "drafts/*.md"\nsources = ["wire.txt"]\n')
    assert run("check").exit_code == 0


@pytest.mark.parametrize("names", [["d.md"], ["d.md", "e.md"]])
def test_every_draft_that_is_refused_is_named(names: list[str]) -> None:
    for name in names:
        draft(f"---\nsources: [gone-{name}]\n---\n{FALSE}\n", name)
    result = run("check", *names)
    assert result.exit_code == CANNOT_RUN
    assert all(f"gone-{name}" in result.stderr for name in names)
