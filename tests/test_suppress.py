"""Permissions: for whom they are, what they need, what becomes of those that let nothing pass."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.gates import RIGHT, WIRE, WRONG, json_report, rules, run, write
from xcheck import Article
from xcheck.errors import BadSettings
from xcheck.split import split
from xcheck.suppress.inline import read_comments

CHECK = ("check", "drafts/wrong.txt", "--against", "wire")
ALLOW = "<!-- xcheck: allow number-conflict because the price was corrected at 18:00 -->"


pytestmark = pytest.mark.usefixtures("newsroom")


# --- comments in the draft ---


@pytest.mark.parametrize("ending", ["md", "txt"])
@pytest.mark.parametrize(
    "text",
    [
        f"{ALLOW}\nThe bridge cost 9 million euros.\n",
        f"{ALLOW} The bridge cost 9 million euros.\n",
        f"The bridge {ALLOW} cost 9 million euros.\n",
        f"Hotels in the old town expect more visitors. {ALLOW} The bridge cost 9 million euros.\n",
        f"{ALLOW}\n\n## The price\n\nThe bridge cost 9 million euros.\n\nHotels expect more visitors.\n",
        "<!-- XCHECK: allow flipped-negation,\n  number-conflict\n  because the price\n  was corrected -->\n"
        "The bridge cost 9 million euros.\n",
    ],
)
def test_a_comment_lets_a_rule_pass_in_the_next_statement(text: str, ending: str) -> None:
    Path(f"drafts/a.{ending}").write_text(text, encoding="utf-8")
    document = json_report("check", f"drafts/a.{ending}", "--against", "wire")
    (conflict,) = [f for f in document["findings"] if f["rule"] == "number-conflict"]
    assert conflict["suppressed"]["by"] == "inline"
    assert conflict["suppressed"]["because"].startswith("the price was corrected")
    assert (rules(document), document["unused"]) == ([], [])
    assert document["summary"]["suppressed"] == 1
    assert all("xcheck" not in a["statements"] for a in document["articles"])


@pytest.mark.parametrize(
    "text",
    [
        f"{ALLOW}\nMayor Ines Duarte cut the ribbon in Seixal. The bridge cost 9 million euros.\n",
        f"The bridge cost 9 million euros.\n{ALLOW}\n",
        "<!-- xcheck: allow date-conflict because x1 -->\nThe bridge cost 9 million euros.\n",  # another rule
    ],
)
def test_a_comment_elsewhere_lets_nothing_pass_and_is_told(text: str) -> None:
    write(drafts__wrong_txt=text)
    document = json_report(*CHECK)
    assert "number-conflict" in rules(document)
    (unused,) = document["unused"]
    assert (unused["by"], unused["path"]) == ("inline", "drafts/wrong.txt")
    assert unused["line"] == text[: text.index("<!--")].count("\n") + 1
    page = " ".join(run(*CHECK).stdout.split())
    assert f"drafts/wrong.txt:{unused['line']}: {unused['allows']} is allowed" in page


def test_a_rule_that_is_not_asked_for_needs_no_permission() -> None:
    write(drafts__wrong_txt=f"{ALLOW}\n{RIGHT}")
    assert len(json_report(*CHECK)["unused"]) == 1
    assert json_report(*CHECK, "--ignore", "number-conflict")["unused"] == []


def test_unused_permissions_fail_only_when_asked() -> None:
    write(drafts__wrong_txt=f"{ALLOW}\n{RIGHT}")
    assert run(*CHECK).exit_code == 0
    assert run(*CHECK, "--fail-on-unused").exit_code == 1


@pytest.mark.parametrize(
    ("comment", "says"),
    [
        ("<!-- xcheck: allow number-conflict -->", "allows number-conflict without a reason"),
        ("<!-- xcheck: allow number-conflict because -->", "without a reason"),
        ("<!-- xcheck: allow number-conflict because ... -->", "without a reason"),
        ("<!-- xcheck: allow number-conflict the toll was updated -->", "without a reason"),
        ("<!-- xcheck: allow numbers-conflict because x -->", "did you mean number-conflict?"),
        ("<!-- xcheck: allow number-conflict, vague-dat because x -->", "did you mean vague-date?"),
        ("<!-- xcheck: allow because x -->", "there is no rule 'because'"),
        ("<!-- xcheck: ignore number-conflict because x -->", "cannot be understood"),
        ("<!-- xcheck allow number-conflict because x -->", "cannot be understood"),
        ("<!-- xcheck -->", "cannot be understood"),
        ("<!-- xcheck: allow number-conflict because x", "has no end"),
    ],
)
def test_a_comment_that_cannot_be_obeyed_exits_2(comment: str, says: str) -> None:
    write(drafts__wrong_txt=f"First.\n  {comment}\n{WRONG}", drafts__right_md=f"{comment}\n{RIGHT}")
    result = run("check", "drafts", "--against", "wire")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "drafts/wrong.txt:2:3: " in result.stderr and "drafts/right.md:1:1: " in result.stderr
    assert says in result.stderr


def test_a_comment_in_a_source_counts_for_nothing() -> None:
    write(wire__wire_txt=f"{ALLOW}\n{WIRE}<!-- xcheck: nonsense -->\n")
    document = json_report(*CHECK)
    assert (rules(document), document["unused"]) == (["number-conflict"], [])


def test_other_comments_in_plain_text_are_text() -> None:
    assert read_comments(Article("a.txt", "A <!-- note --> b. <!-- x xcheck: --> c. <!--xcheckers-->")) == []


PARTS = ["The toll rose to 12. ", "Ships sank.\n", "\n", "## Head\n", "- one\n", " ", "A headline\n", "===\n"]


@given(st.lists(st.sampled_from(PARTS), max_size=8), st.integers(0, 8), st.sampled_from(["a.md", "a.txt"]))
def test_a_comment_moves_no_statement_and_is_none(parts: list[str], at: int, name: str) -> None:
    comment = "<!-- xcheck: allow vague-date because so it is -->\n"
    before, after = "".join(parts[:at]), "".join(parts[at:])
    if before and not before.endswith("\n"):
        before += "\n"
    plain = [s.text for s in split(Article(name, before + after), "a")]
    said = split(Article(name, before + comment + after), "a")
    assert [s.text.replace(comment, "") for s in said] == plain
    assert [(before + comment + after)[s.start : s.end] for s in said] == [s.text for s in said]


# --- the configuration ---


def the_id() -> str:
    (id,) = [f["id"] for f in json_report(*CHECK)["findings"] if f["rule"] == "number-conflict"]
    return str(id)


@pytest.mark.parametrize(
    ("path", "allowed", "unused"),
    [("", True, 0), ('path = "drafts/wrong.txt"', True, 0), ('path = "drafts/right.md"', False, 0)],
)
def test_an_id_lets_one_finding_pass(path: str, allowed: bool, unused: int) -> None:
    Path("xcheck.toml").write_text(f'[[allow]]\nid = "{the_id()}"\nbecause = "we asked"\n{path}\n', encoding="utf-8")
    document = json_report(*CHECK)
    assert rules(document) == ([] if allowed else ["number-conflict"])
    assert len(document["unused"]) == unused
    if allowed:
        (found,) = [f["suppressed"] for f in document["findings"] if f["suppressed"]]
        assert found == {"by": "config", "because": "we asked"}


def test_an_id_that_is_not_there_is_told() -> None:
    Path("xcheck.toml").write_text('[[allow]]\nid = "0123"\nbecause = "we asked"\n', encoding="utf-8")
    (unused,) = json_report(*CHECK)["unused"]
    assert unused == {"by": "config", "allows": "0123", "because": "we asked", "path": "xcheck.toml", "line": None}


def test_a_comparison_heeds_ids_and_no_comments() -> None:
    compare = ("compare", "drafts/wrong.txt", "wire/wire.txt")
    write(drafts__wrong_txt=f"{ALLOW}\n{WRONG}")
    (conflict,) = [f for f in json_report(*compare)["findings"] if f["rule"] == "number-conflict"]
    assert conflict["suppressed"] is None
    Path("xcheck.toml").write_text(f'[[allow]]\nid = "{conflict["id"]}"\nbecause = "asked"\n', encoding="utf-8")
    assert "number-conflict" not in rules(json_report(*compare))


# --- the baseline ---


def keep(*more: str) -> None:
    result = run("baseline", "drafts", "--against", "wire", "-o", "base.json", *more)
    assert result.exit_code == 0, result.stderr


def with_baseline(*more: str) -> dict:
    return json_report("check", "drafts", "--against", "wire", "--baseline", "base.json", *more)


def test_what_stands_in_the_baseline_passes_and_what_is_new_fails() -> None:
    keep()
    document = with_baseline()
    assert (rules(document), document["unused"]) == ([], [])
    assert {f["suppressed"]["by"] for f in document["findings"]} == {"baseline"}
    write(drafts__wrong_txt=WRONG + "Lorries will pay a toll, said Duarte.\n")
    assert rules(with_baseline()) == ["flipped-negation"]
    assert run("check", "drafts", "--against", "wire", "--baseline", "base.json").exit_code == 1


def test_a_finding_is_known_where_it_has_moved_to() -> None:
    keep()
    write(drafts__wrong_txt=f"Work on the bridge began three years ago.\n\n\n{WRONG.replace('. The', '.  The')}")
    assert rules(with_baseline()) == []


def test_a_statement_that_is_rewritten_or_told_twice_is_new() -> None:
    keep()
    write(drafts__wrong_txt=WRONG.replace("The bridge cost", "The whole bridge cost"))
    document = with_baseline()
    assert "number-conflict" in rules(document)
    assert {unused["by"] for unused in document["unused"]} == {"baseline"}
    write(drafts__wrong_txt=WRONG.replace("The bridge cost 9 million euros.", "THE BRIDGE COST 9 MILLION EUROS."))
    assert rules(with_baseline())
    write(drafts__wrong_txt=WRONG, drafts__copy_txt=WRONG)
    assert rules(with_baseline()) == ["number-conflict"]


def test_what_is_mended_is_told_as_stale_and_only_for_drafts_of_the_run() -> None:
    keep()
    write(drafts__wrong_txt=RIGHT)
    assert len(with_baseline()["unused"]) >= 1
    assert json_report("check", "drafts/right.md", "--against", "wire", "--baseline", "base.json")["unused"] == []
    Path("drafts/wrong.txt").unlink()
    assert len(with_baseline()["unused"]) >= 1


def test_a_baseline_is_the_same_bytes_and_holds_only_what_nothing_else_lets_pass() -> None:
    keep()
    first = Path("base.json").read_bytes()
    keep()
    assert Path("base.json").read_bytes() == first == run("baseline", "drafts", "--against", "wire").stdout_bytes
    write(drafts__wrong_txt=WRONG.replace("The bridge", f"{ALLOW} The bridge"))
    keep()
    entries = json.loads(Path("base.json").read_text(encoding="utf-8"))["baseline"]
    assert "number-conflict" not in {entry["rule"] for entry in entries}
    assert all(entry["path"] == "drafts/wrong.txt" for entry in entries)


def test_a_baseline_may_be_used_from_another_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    keep()
    monkeypatch.chdir("drafts")
    document = json_report("check", "wrong.txt", "--against", "../wire", "--baseline", "../base.json")
    assert rules(document) == []


def test_a_reason_may_be_written_into_it() -> None:
    keep()
    document = json.loads(Path("base.json").read_text(encoding="utf-8"))
    for entry in document["baseline"]:
        entry["because"] = "printed already"
    Path("base.json").write_text(json.dumps(document), encoding="utf-8")
    assert {f["suppressed"]["because"] for f in with_baseline()["findings"]} == {"printed already"}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "is no JSON"),
        ("[]", "is no baseline"),
        ('{"format": 1}', "is no baseline"),
        ('{"format": 9, "baseline": []}', "has format 9"),
        ('{"format": 1, "baseline": [{}]}', "entry 1 of the baseline base.json is damaged"),
        ('{"format": 1, "baseline": [{"path": "a", "id": "b", "statement": "c", "count": 0}]}', "is damaged"),
        ("[" * 100_000, "is no JSON"),
    ],
)
def test_a_damaged_baseline_exits_2(text: str, says: str) -> None:
    Path("base.json").write_text(text, encoding="utf-8")
    result = run(*CHECK, "--baseline", "base.json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert says in result.stderr and "xcheck baseline" in result.stderr


def test_the_page_counts_what_is_let_pass_and_lists_it_on_request() -> None:
    write(drafts__wrong_txt=WRONG.replace("The bridge", f"{ALLOW} The bridge"))
    page = run(*CHECK, "--width", "100").stdout
    assert "1 suppressed" in page and "was corrected at 18:00" not in page
    page = run(*CHECK, "--width", "100", "--show", "suppressed").stdout
    assert "allowed by a comment in the draft: the price was corrected at 18:00" in page


def test_comments_are_refused_one_by_one() -> None:
    with pytest.raises(BadSettings, match=r"a\.md:1:1"):
        read_comments(Article("a.md", "<!-- xcheck: no -->"))
