"""`xcheck check` as a gate: which drafts, which sources, what they must hold, and how each run ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import xcheck
from tests.gates import ENVIRONMENT, HOUSE, RIGHT, WIRE, WRONG, json_report, process, rules, run, write
from tests.test_contract import holds
from xcheck.drafts.front_matter import sources_of
from xcheck.drafts.ids import draft_id, source_id
from xcheck.errors import UnreadableArticle

CLEAN, FINDINGS, CANNOT_RUN, INTERNAL_ERROR, INTERRUPTED = 0, 1, 2, 3, 130


pytestmark = pytest.mark.usefixtures("newsroom")


# --- several drafts in one report ---


def test_each_draft_is_held_against_its_sources_in_one_report() -> None:
    document = json_report("check", "drafts", "--against", "wire")
    assert [a["id"] for a in document["articles"]] == ["d", "da", "s", "t"]
    assert document["drafts"] == [
        {"article": "d", "sources": ["s", "t"], "named_by": "the command line"},
        {"article": "da", "sources": ["s", "t"], "named_by": "the command line"},
    ]
    assert [v["statement"] for v in document["verdicts"]] == ["d1", "d2", "da1", "da2"]
    (conflict,) = [f for f in document["findings"] if f["kind"] == "conflict"]
    assert [place["article"] for place in conflict["places"]] == ["da", "t"]


def test_a_draft_is_told_alike_alone_and_among_others() -> None:
    alone = json_report("check", "drafts/wrong.txt", "--against", "wire")
    among = json_report("check", "drafts/right.md", "drafts/wrong.txt", "--against", "wire")
    words = [[(f["rule"], f["message"], f["confidence"]) for f in d["findings"]] for d in (alone, among)]
    assert words[0] and set(words[0]) <= set(words[1])
    assert [v["support"] for v in alone["verdicts"]] == [v["support"] for v in among["verdicts"][2:]]


def test_the_same_mistake_in_two_drafts_has_two_ids() -> None:
    write(drafts__again_md=WRONG)
    document = json_report("check", "drafts", "--against", "wire")
    ids = [f["id"] for f in document["findings"]]
    assert len(ids) == len(set(ids))
    conflicts = [f["id"] for f in document["findings"] if f["rule"] == "number-conflict"]
    assert [id.partition("-")[2] for id in conflicts] == ["", "2"]


def test_reports_on_several_drafts_hold_to_the_contract() -> None:
    from xcheck.drafts import check_all
    from xcheck.drafts.plan import Asked, make_plan

    asked = Asked(against=["wire/wire.txt", "wire/paper.txt"], required=("Ships sank.",))
    plan = make_plan(["drafts/right.md", "drafts/wrong.txt"], asked)
    report = check_all(plan.jobs, plan.sources, xcheck.Settings(missing=True))
    assert any(finding.absent == ("d",) for finding in report.findings)
    holds(report)


def test_ids_of_drafts_and_sources_never_meet() -> None:
    drafts, sources = [draft_id(n) for n in range(800)], [source_id(n) for n in range(800)]
    assert (drafts[:4], sources[:9]) == (["d", "da", "db", "dc"], [*"stuvwxyz", "aa"])
    assert len({*drafts, *sources}) == 1600
    assert all(id.startswith("d") for id in drafts) and not any(id.startswith("d") for id in sources)


def test_the_terminal_has_a_section_and_a_closing_line_for_each_draft() -> None:
    text = run("check", "drafts", "--against", "wire", "--width", "100").stdout
    right, wrong = text.index("drafts/right.md ━"), text.index("drafts/wrong.txt ━")
    assert "drafts/right.md passes: nothing at or above error; " in text[right:wrong]
    assert "statements 2 of 2" in text[right:wrong]
    assert "drafts/wrong.txt fails: 1 finding at or above error; " in text[wrong:]
    assert text.rstrip().endswith("2 drafts: 1 pass, 1 fail:\n  drafts/wrong.txt")


def test_fail_on_decides_who_passes() -> None:
    assert run("check", "drafts/wrong.txt", "--against", "wire").exit_code == FINDINGS
    result = run("check", "drafts/wrong.txt", "--against", "wire", "--fail-on", "never")
    assert result.exit_code == CLEAN
    assert "drafts/wrong.txt passes: no finding fails it" in result.stdout


# --- what only the sources have ---


def test_what_only_the_sources_have_is_told_on_request_as_notes() -> None:
    assert all(
        "s" not in f["places"][0]["article"] for f in json_report("check", "drafts", "--against", "wire")["findings"]
    )
    document = json_report("check", "drafts", "--against", "wire", "--show", "missing")
    missing = [f for f in document["findings"] if f["places"][0]["article"] in "st"]
    assert {(f["rule"], f["severity"], f["kind"]) for f in missing} == {
        ("omitted-name", "note", "omission"),
        ("omitted-statement", "note", "omission"),
    }
    assert {f["places"][0]["article"] for f in missing} == {"s", "t"}
    assert {tuple(f["absent"]) for f in missing} == {("d",), ("da",)}
    texts = [f["places"][0]["text"] for f in missing if f["absent"] == ["d"]]
    assert "Pedro Lima" in " ".join(texts) and "Work on it began three years ago." in texts
    assert "The bridge cost 4 million euros." not in texts


def test_what_is_shown_changes_no_exit_code() -> None:
    one = ("check", "drafts/right.md", "--against", "wire", "--fail-on", "note")
    assert [run(*one).exit_code, run(*one, "--show", "missing").exit_code] == [CLEAN, CLEAN]


# --- required facts ---


@pytest.mark.parametrize(
    ("fact", "held"),
    [
        ("The bridge cost 4 million euros.", True),
        ("The bridge cost 4,000,000 euros.", True),
        ("The bridge cost more than 3 million euros.", True),
        ("Duarte cut the ribbon.", True),
        ("Ines Duarte is the mayor.", True),
        ("The bridge cost 9 million euros.", False),
        ("The bridge cost 4 million dollars.", False),
        ("The bridge cost 4 billion euros.", False),
        ("The bridge did not cost 4 million euros.", False),
        ("Pedro Lima built the bridge.", False),
    ],
)
def test_a_required_fact_is_compared_as_a_fact(fact: str, held: bool) -> None:
    document = json_report("check", "drafts/right.md", "--against", "wire", "--require", fact)
    found = [f for f in document["findings"] if f["rule"] == "missing-fact"]
    assert [f["message"] for f in found] == ([] if held else [f"right.md does not hold “{fact}”"])
    assert all(f["severity"] == "error" and f["places"][0]["article"] == "d" for f in found)


def test_a_missing_fact_is_known_by_the_fact() -> None:
    arguments = ("check", "drafts/right.md", "--against", "wire", "--require", "Pedro Lima built the bridge.")
    first = [f["id"] for f in json_report(*arguments)["findings"] if f["rule"] == "missing-fact"]
    write(drafts__right_md="A new bridge opened. " + RIGHT)
    assert [f["id"] for f in json_report(*arguments)["findings"] if f["rule"] == "missing-fact"] == first != []


# --- which files ---


def test_patterns_and_folders_are_expanded_and_sorted() -> None:
    write(drafts__sub__deep_md=RIGHT, drafts___hidden_md=WRONG, drafts__notes_csv="a,b\n")
    Path("drafts/.secret").mkdir()
    Path("drafts/.secret/x.md").write_text(WRONG, encoding="utf-8")
    paths = [a["path"] for a in json_report("check", "drafts", "--against", "wire/*.txt")["articles"]]
    assert paths == ["drafts/right.md", "drafts/sub/deep.md", "drafts/wrong.txt", "wire/paper.txt", "wire/wire.txt"]
    paths = [a["path"] for a in json_report("check", "drafts/**/*.md", "--against", "wire/w*")["articles"]]
    assert paths == ["drafts/right.md", "drafts/sub/deep.md", "wire/wire.txt"]


def test_a_folder_gives_every_kind_of_file_that_can_be_read() -> None:
    from xcheck.reading import _BY_SUFFIX
    from xcheck.reading.paths import READABLE

    assert {*_BY_SUFFIX} <= {*READABLE}


def test_a_file_is_read_once_however_often_it_is_named() -> None:
    paths = [a["path"] for a in json_report("check", "drafts", "drafts/right.md", "--against", "wire")["articles"]]
    assert paths.count("drafts/right.md") == 1


def test_sources_in_a_folder_of_drafts_are_no_drafts() -> None:
    write(mixed__draft_md=RIGHT, mixed__wire_txt=WIRE)
    document = json_report("check", "mixed", "--against", "mixed/wire.txt")
    assert [a["path"] for a in document["articles"]] == ["mixed/draft.md", "mixed/wire.txt"]


def test_a_file_with_the_name_of_a_pattern_is_that_file() -> None:
    Path("draft[1].md").write_text(RIGHT, encoding="utf-8")
    assert json_report("check", "draft[1].md", "--against", "wire")["articles"][0]["path"] == "draft[1].md"


# --- sources in the front matter ---


@pytest.mark.parametrize(
    ("front", "sources"),
    [
        ("sources: [wire.txt]", ("wire.txt",)),
        ("sources: wire.txt", ("wire.txt",)),
        ("title: x\nsources: [wire.txt, 'a, b.txt', \"c d.txt\"]  # all", ("wire.txt", "a, b.txt", "c d.txt")),
        ("sources:\n  - wire.txt  # agency\n- ../other/*.md\n\n  # none\n  - 'x y.txt'", None),
        ("sources: [\n  wire.txt,\n  b.txt,\n]", ("wire.txt", "b.txt")),
    ],
)
def test_sources_are_read_in_either_form(front: str, sources: tuple[str, ...] | None) -> None:
    article = xcheck.Article("a.md", f"---\n{front}\nauthor: [x]\n---\nText.\n")
    assert sources_of(article) == (sources or ("wire.txt", "../other/*.md", "x y.txt"))


@pytest.mark.parametrize("front", ["title: a", "resources: [x]", "  sources: [x]", "x:\n  sources: [y]"])
def test_other_keys_are_none_of_ours(front: str) -> None:
    assert sources_of(xcheck.Article("a.md", f"---\n{front}\n---\nText.\n")) is None
    assert sources_of(xcheck.Article("a.md", "Text.\n\n---\nsources: [x]\n---\n")) is None


@pytest.mark.parametrize(
    "front",
    ["sources:", "sources: []", "sources: [a, [b]]", "sources: {a: b}", "sources: [a", "sources: &x a",
     "sources:\n  a: b", "sources: |\n  a", "sources:\n  - {a: b}", 'sources: "a" b'],
)  # fmt: skip
def test_other_forms_are_refused_with_their_line(front: str) -> None:
    with pytest.raises(UnreadableArticle, match=r"a\.md:\d+: the key sources .*sources: \[wire\.txt, agency\.txt\]"):
        sources_of(xcheck.Article("a.md", f"---\n{front}\n---\nText.\n"))


@given(st.text(alphabet="sources:[]-,'\" \n#a./*{}&|\\", max_size=60))
def test_no_front_matter_breaks_the_reader(text: str) -> None:
    try:
        found = sources_of(xcheck.Article("a.md", f"---\nsources:{text}\n---\n"))
    except UnreadableArticle:
        return
    assert found is None or all(path == path.strip() != "" for path in found)


@pytest.mark.parametrize("ending", ["md", "txt"])
def test_a_draft_may_name_its_sources(ending: str) -> None:
    path = Path(f"drafts/own.{ending}")
    path.write_text(f"---\ntitle: Bridge\nsources: [../wire/wire.txt]\n---\n\n{WRONG}", encoding="utf-8")
    document = json_report("check", str(path))
    assert [a["path"] for a in document["articles"]] == [str(path), "wire/wire.txt"]
    assert len(document["verdicts"]) == 2  # no line of the front matter is taken for text
    assert rules(document) == ["number-conflict"]
    other = json_report("check", str(path), "--against", "wire/paper.txt")
    assert [a["path"] for a in other["articles"]] == [str(path), "wire/paper.txt"]


def test_a_draft_cannot_have_any_file_quoted() -> None:
    Path("project/drafts").mkdir(parents=True)
    Path("project/.git").mkdir()
    Path("project/drafts/link.txt").symlink_to(Path("wire/wire.txt").resolve())
    for name in ("../../wire/wire.txt", str(Path("wire/wire.txt").resolve()), "link.txt"):
        Path("project/drafts/a.md").write_text(f"---\nsources: [{name}]\n---\n{RIGHT}", encoding="utf-8")
        result = run("check", "project/drafts/a.md")
        assert result.exit_code == CANNOT_RUN
        assert "lies outside of the project" in result.stderr


# --- how a run ends ---


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("check", "gone.md", "--against", "wire"), "gone.md does not exist"),
        (("check", "drafts/right.md", "--against", "gone.txt"), "gone.txt does not exist"),
        (("check", "drafts/right.md", "--against", "wire", "--against", "empty.txt"), "empty.txt is empty"),
        (("check", "empty.txt", "--against", "wire"), "empty.txt is empty"),
        (("check", "gone/*.md", "--against", "wire"), "the pattern gone/*.md matches no file"),
        (("check", "drafts/right.md", "--against", "gone/*"), "the pattern gone/* matches no file"),
        (("check", "drafts/right.md", "gone/*.md", "--against", "wire"), "gone/*.md matches no file"),
        (("check", "bare", "--against", "wire"), "bare holds no draft"),
        (("check", "drafts/right.md", "--against", "bare"), "bare holds no source"),
        (("check", "wire", "--against", "wire"), "wire holds no draft: all its files are sources"),
        (("check", "drafts/right.md"), "there is no source to check drafts/right.md against"),
        (("check", "drafts/right.md", "--against", "drafts/right.md"), "the draft itself"),
        (("check",), "name a draft"),
        (("check", "marks.md", "--against", "wire"), "no statement to compare in marks.md (draft)"),
        (("check", "drafts/right.md", "--against", "marks.md"), "no statement to compare in marks.md (source)"),
        (("check", "-", "--against", "-"), "standard input can be read only once"),
        (("check", "drafts/right.md", "--against", "wire", "--require", "!"), "says nothing"),
        (("check", "drafts/right.md", "--against", "wire", "--baseline", "gone.json"), "gone.json does not exist"),
        (("check", "drafts/right.md", "--against", "wire", "--config", "gone.toml"), "gone.toml does not exist"),
        (("check", "drafts", "--against", "wire", "-o", "drafts/right.md"), "is one of the articles"),
        (("check", "drafts", "--against", "wire", "-o", "gone/report.txt"), "does not exist"),
        (("check", "drafts", "--against", "wire", "--format", "json=wire"), "is a directory"),
        (("check", "drafts/\x1b[31m.md", "--against", "wire"), "␛[31m.md"),
    ],
)
def test_what_cannot_run_exits_2_and_writes_no_report(arguments: tuple[str, ...], says: str) -> None:
    write(empty_txt="", marks_md="***\n\n!?\n")
    Path("bare").mkdir()
    Path("bare/.hidden.md").write_text(RIGHT, encoding="utf-8")
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (CANNOT_RUN, ""), result.output
    assert says in " ".join(result.stderr.split())
    assert "\x1b" not in result.stderr and "Traceback" not in result.stderr


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("check", "drafts/right.md", "--against", "wire"), CLEAN),
        (("check", "drafts", "--against", "wire"), FINDINGS),
        (("check", "drafts/*.gone", "--against", "wire"), CANNOT_RUN),
        (("check", "drafts/right.md"), CANNOT_RUN),
    ],
)
def test_a_real_process_ends_alike(arguments: tuple[str, ...], code: int) -> None:
    result = process(*arguments)
    assert result.returncode == code, result.stderr
    assert (result.stderr == b"") == (code < CANNOT_RUN)
    assert (result.stdout == b"") == (code == CANNOT_RUN)


_BROKEN = """
import sys
from xcheck.rules.number_conflict import NumberConflict
def broken(self, comparison):
    raise ZeroDivisionError("by hand \\x1b[31m")
NumberConflict.check = broken
from xcheck.__main__ import main
sys.argv[0] = "xcheck"
main()
"""


def broken(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Run a process in which one rule crashes."""
    env = {**ENVIRONMENT, "PYTHONPATH": str(HOUSE)}
    return subprocess.run([sys.executable, "-c", _BROKEN, *arguments], capture_output=True, env=env, check=False)


@pytest.mark.parametrize(
    "command", [("check", "drafts", "--against", "wire"), ("compare", "drafts/wrong.txt", "wire/wire.txt")]
)
def test_a_rule_that_crashes_costs_its_own_findings_only(command: tuple[str, ...]) -> None:
    write(drafts__wrong_txt=WRONG + "Lorries will pay a toll, said Duarte.\n")
    result = broken(*command)
    assert result.returncode == INTERNAL_ERROR
    text = result.stdout.decode()
    assert "flipped-negation" in text and "error number-conflict" not in text
    assert "Rules that failed" in text and "its findings are missing from this report" in " ".join(text.split())
    assert b"rule number-conflict failed with ZeroDivisionError: by hand" in result.stderr
    assert b"\x1b" not in result.stdout + result.stderr and b"Traceback" not in result.stderr


def test_a_crash_stands_in_the_json_report_too() -> None:
    import json

    document = json.loads(broken("check", "drafts", "--against", "wire", "--format", "json").stdout)
    assert [(crash["rule"], crash["article"]) for crash in document["crashes"]] == [
        ("number-conflict", "d"),
        ("number-conflict", "da"),
    ]
    assert len(document["verdicts"]) == 4


@pytest.mark.skipif(os.name == "nt", reason="needs signals")
@pytest.mark.usefixtures("interruptible")
def test_an_interrupted_run_exits_130_and_leaves_nobody_behind() -> None:
    for n in range(40):
        Path(f"drafts/n{n}.md").write_text(WIRE * 20, encoding="utf-8")
    command = [sys.executable, "-m", "xcheck", "check", "drafts", "--against", "wire"]
    env = {**ENVIRONMENT, "PYTHONPATH": str(HOUSE)}
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env, start_new_session=True)
    time.sleep(1.0)
    running.send_signal(signal.SIGINT)
    out, errors = running.communicate(timeout=60)  # a worker that lives on would keep the pipes open
    assert running.returncode == INTERRUPTED, errors
    assert (out, errors) == (b"", b"xcheck: interrupted\n")


def test_a_reader_that_goes_away_changes_no_exit_code() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    env = {**ENVIRONMENT, "PYTHONPATH": str(HOUSE)}
    command = [sys.executable, "-m", "xcheck", "check", "drafts", "--against", "wire"]
    result = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, env=env, check=False)
    os.close(writing)
    assert (result.returncode, result.stderr) == (FINDINGS, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_report_that_cannot_be_written_exits_2() -> None:
    result = process("check", "drafts/right.md", "--against", "wire", "--format", "json=/dev/full")
    assert result.returncode == CANNOT_RUN
    assert b"cannot be written" in result.stderr


def test_hostile_text_reaches_no_terminal() -> None:
    hostile = "[b]x[/b] \x1b[31m \u202e ::error:: "
    write(
        drafts__right_md=f"<!-- xcheck: allow number-conflict because {hostile} -->\n{hostile}{WRONG}",
        xcheck_toml='required = ["The \\u001b[31m bridge fell."]\n[[allow]]\nid = "\\u001b"\nbecause = "\\u001b[2m"\n',
    )
    result = process("check", "drafts/right.md", "--against", "wire", "--show", "all")
    assert result.returncode == FINDINGS, result.stderr
    assert b"\x1b" not in result.stdout + result.stderr
    assert "\u202e" not in result.stdout.decode()
    assert b"\x1b" not in process("config", "--alias", "a\x1b[31m=b").stdout


# --- workers ---


def test_two_workers_write_the_same_bytes_as_one() -> None:
    write(drafts__again_md=WRONG, drafts__other_md="Pedro Lima opened a tunnel in Lisbon.\n", wire__more_txt=RIGHT)
    for format in ("json", "terminal"):
        asked = ("check", "drafts", "--against", "wire", "--show", "all", "--format", format, "--jobs")
        alone, spread = run(*asked, "1"), process(*asked, "2")
        assert (alone.exit_code, spread.returncode) == (FINDINGS, FINDINGS), spread.stderr
        assert alone.stdout_bytes == spread.stdout == run(*asked, "3").stdout_bytes
        assert spread.stderr == b""  # no progress where nobody watches


def test_a_source_that_only_later_drafts_share_is_in_the_report_once() -> None:
    front = "---\nsources: [../wire/{}]\n---\n"
    for n, name in enumerate(("wire.txt", "paper.txt", "wire.txt", "paper.txt")):
        Path(f"drafts/n{n}.md").write_text(front.format(name) + RIGHT, encoding="utf-8")
    reports = [json_report("check", "drafts/n*.md", "--jobs", jobs) for jobs in ("1", "2")]
    assert reports[0] == reports[1]
    assert [a["path"] for a in reports[0]["articles"]][4:] == ["wire/wire.txt", "wire/paper.txt"]
    assert [d["sources"] for d in reports[0]["drafts"]] == [["s"], ["t"], ["s"], ["t"]]


def _fails(number: int) -> int:
    if number == 3:
        raise KeyError("a7")
    return number


def _dies(number: int) -> int:
    if number == 3:
        os._exit(9)
    return number


def test_what_goes_wrong_in_a_worker_is_told_and_nobody_waits() -> None:
    from xcheck.drafts.workers import WorkerFailed, each

    with pytest.raises(KeyError, match="a7"):
        each(_fails, 8, 2)
    with pytest.raises(WorkerFailed, match="want of memory"):
        each(_dies, 8, 2)


@given(st.integers(0, 12), st.integers(1, 4))
@settings(max_examples=10, deadline=None)
def test_results_come_in_order_whoever_has_them(count: int, processes: int) -> None:
    from xcheck.drafts.workers import each

    seen: list[int] = []
    assert each(lambda number: number * number, count, processes, seen.append) == [n * n for n in range(count)]
    assert seen == list(range(1, count + 1))
