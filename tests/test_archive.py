"""`xcheck archive`, run as a user runs it."""

from __future__ import annotations

import json
import os
import re
import signal
import sqlite3
import subprocess
import time
from pathlib import Path
from shutil import copytree

import pytest

from tests.archives import command, dump, process, row, rows, run

FILE = "xcheck-archive.sqlite"
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}


def found(folder: Path, *arguments: str) -> list[dict[str, object]]:
    done = run(folder, "differences", "--format", "jsonl", "--jobs", "1", *arguments)
    return [json.loads(line) for line in done.splitlines()]


@pytest.fixture(scope="module")
def added(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive to copy: articles are added, events not yet looked for."""
    folder = tmp_path_factory.mktemp("added")
    dump(folder / "dump.jsonl", rows())
    run(folder, "add", "dump.jsonl")
    return folder


@pytest.fixture
def built(tmp_path: Path, added: Path) -> Path:
    copytree(added, tmp_path, dirs_exist_ok=True)
    return tmp_path


def test_events_and_differences_are_found(built: Path) -> None:
    events = [json.loads(line) for line in run(built, "events", "--format", "jsonl").splitlines()]
    assert [event["outlets"] for event in events] == [["post", "radio", "wire"]] * 4
    differing = found(built)
    assert {one["rule"] for one in differing} == {"number-conflict"}
    assert [sorted(map(sorted, one["sides"])) for one in differing] == [[["post"], ["radio", "wire"]]] * 4  # type: ignore[call-overload]
    assert {place["text"] for one in differing[:1] for place in one["places"]} <= {  # type: ignore[attr-defined]
        f"{n} people" for n in range(12, 17)
    }


def test_a_second_run_compares_nothing_and_an_article_that_joins_only_its_event(built: Path) -> None:
    found(built)
    with sqlite3.connect(built / FILE) as base:
        base.execute("UPDATE finding SET record = replace(record, 'people', 'persons')")  # seen if compared anew
    base.close()
    assert all("persons" in str(one["message"]) for one in found(built))
    dump(built / "more.jsonl", [row("site", 2, 14, more=" Schools stay closed.")])
    run(built, "add", "more.jsonl")
    again = found(built)
    assert ["persons" in str(one["message"]) for one in sorted(again, key=lambda one: str(one["day"]))] == [
        True, True, False, True
    ]  # fmt: skip
    assert sum("site" in str(one["sides"]) for one in again) == 1


def test_the_order_of_adding_and_the_number_of_processes_change_no_byte(built: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    dump(other / "dump.jsonl", rows()[::-1])
    run(other, "add", "dump.jsonl")
    for command_, formats in (("events", ("jsonl", "csv")), ("differences", ("terminal", "jsonl", "csv"))):
        for format in formats:
            here = run(built, command_, "--format", format, "--jobs", "1")
            assert here == process(other, command_, "--format", format, "--jobs", "2"), (command_, format)


def test_copies_are_one_article_with_several_outlets(built: Path) -> None:
    copy = row("wire", 0, 12) | {"outlet": "gazette", "url": "https://gazette.example/1"}
    copy["text"] = copy["text"].replace("\n\n", "\n")
    dump(built / "copies.jsonl", [copy])
    assert "0 articles added, 1 more outlets of articles that are there" in run(built, "add", "copies.jsonl")
    event = json.loads(run(built, "events", "--format", "jsonl").splitlines()[0])
    assert (event["articles"], event["copies"], event["outlets"]) == (3, 1, ["gazette", "post", "radio", "wire"])
    assert any("gazette" in str(one["sides"]) for one in found(built))
    profiles = [json.loads(line) for line in run(built, "outlets", "--format", "jsonl").splitlines()]
    assert {one["outlet"]: one["copies"] for one in profiles} == {"gazette": 1, "wire": 1, "post": 0, "radio": 0}


def test_an_outlet_that_stands_alone_is_counted(built: Path) -> None:
    found(built)
    profiles = {one["outlet"]: one for one in map(json.loads, run(built, "outlets", "--format", "jsonl").splitlines())}
    assert {name: one["alone"] for name, one in profiles.items()} == {"post": 4, "wire": 0, "radio": 0}
    assert profiles["post"]["articles"] == profiles["post"]["events"] == 4


def test_choices(built: Path) -> None:
    assert len(found(built, "--from", "2026-01-06", "--to", "2026-01-07")) == 2
    assert found(built, "--outlet", "gazette") == [] == found(built, "--kind", "wording")
    assert found(built, "--ignore", "number-conflict") == [] and len(found(built, "--limit", "1")) == 1


def test_an_event_is_shown_and_words_are_found(built: Path) -> None:
    events = [json.loads(line)["event"] for line in run(built, "events", "--format", "jsonl").splitlines()]
    assert "12 people" in run(built, "show", events[0][:12])
    assert "13 people" in json.loads(run(built, "show", events[1], "--format", "json"))["findings"][0]["message"]
    assert "Fire at Ambrek ferry" in run(built, "search", "police", '"ambrek said"')
    assert "post" not in run(built, "search", "olga", "listeners")


def test_pages_are_written(built: Path) -> None:
    run(built, "differences", "--format", "html", "-o", "pages")
    index = (built / "pages" / "index.html").read_text(encoding="utf-8")
    pages = sorted(path.name for path in (built / "pages").iterdir())
    assert len(pages) == 5 and all(f'href="{page}"' in index for page in pages if page != "index.html")
    before = {page: (built / "pages" / page).read_bytes() for page in pages}
    run(built, "differences", "--format", "html", "-o", "pages")
    assert {page: (built / "pages" / page).read_bytes() for page in pages} == before


def test_an_index_that_holds_not_all_says_how_many_there_are(built: Path) -> None:
    def counted(*options: str) -> list[int]:
        run(built, "differences", "--format", "html", "-o", "pages", *options)
        index = (built / "pages" / "index.html").read_text(encoding="utf-8")
        head = re.search(r"</h1>\s*<p>(.*?)</p>", index)
        assert head is not None and ("--limit N writes more" in head[1]) == bool(options)
        return [int(number) for number in re.findall(r"\d+", head[1])]

    every, events, conflicts = counted()
    assert counted("--limit", "2") == [2, 2, 2, every, events] and every > 2 < conflicts


def test_hostile_text_is_only_text_everywhere(tmp_path: Path) -> None:
    evil = "\x1b[31m<script>alert(1)</script>::error::"
    articles = [
        one | {"title": evil + one["title"], "outlet": evil + one["outlet"], "text": evil + one["text"]}
        for one in rows(1)
    ]
    dump(tmp_path / "dump.jsonl", articles)
    run(tmp_path, "add", "dump.jsonl")
    outputs = [
        run(tmp_path, *arguments) for arguments in (("differences",), ("events",), ("outlets",), ("search", "olga"))
    ]
    assert not any("\x1b" in one or "::error" in one for one in outputs)
    run(tmp_path, "differences", "--format", "html", "-o", "pages")
    assert "<script>alert" not in (tmp_path / "pages" / "index.html").read_text(encoding="utf-8")


def test_a_formula_in_a_table_is_only_text(tmp_path: Path) -> None:
    dump(tmp_path / "dump.jsonl", [one | {"title": "=cmd()"} for one in rows(1)])
    run(tmp_path, "add", "dump.jsonl")
    assert ",'=cmd()," in run(tmp_path, "events", "--format", "csv")


def test_what_is_killed_goes_on_where_it_was(tmp_path: Path) -> None:
    for name in ("whole", "killed"):
        (tmp_path / name).mkdir()
        dump(tmp_path / name / "dump.jsonl", rows(10))
    whole = run(tmp_path / "whole", "add", "dump.jsonl") and found(tmp_path / "whole")
    folder = tmp_path / "killed"
    _killed(folder, ["add", "dump.jsonl"], "SELECT count(*) FROM article", 0)
    run(folder, "add", "dump.jsonl")
    _killed(folder, ["differences", "--jobs", "2"], "SELECT count(*) FROM compared", 2)
    with sqlite3.connect(folder / FILE) as base:
        done = base.execute("SELECT count(*) FROM compared").fetchone()[0]
        assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    base.close()
    assert done >= 2
    assert found(folder) == whole


def _killed(folder: Path, arguments: list[str], query: str, least: int) -> None:
    """Start a command, and kill it with all it could still do as soon as a count is reached."""
    running = subprocess.Popen(
        command(*arguments), cwd=folder, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    until = time.monotonic() + 60
    while running.poll() is None and time.monotonic() < until:
        try:
            with sqlite3.connect(f"file:{folder / FILE}?mode=ro", uri=True) as base:
                if base.execute(query).fetchone()[0] >= least:
                    break
        except sqlite3.OperationalError:
            pass  # not there yet
        finally:
            if "base" in locals():
                base.close()
        time.sleep(0.005)
    children = _children(running.pid)
    running.send_signal(signal.SIGKILL)
    running.wait()
    until = time.monotonic() + 10
    while any(map(_lives, children)) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(map(_lives, children)), "a worker outlives the one that started it"


def _children(pid: int) -> list[int]:
    path = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(one) for one in path.read_text().split()] if path.exists() else []


def _lives(pid: int) -> bool:
    path = Path(f"/proc/{pid}/stat")
    try:
        return path.read_text().rsplit(")", 1)[1].split()[0] not in "ZX"
    except OSError:
        return False


def test_two_may_not_write_at_once_while_many_may_read(built: Path) -> None:
    found(built)
    from xcheck.archive.store import Archive

    with Archive(str(built / FILE), write=True):
        for arguments in (("add", "dump.jsonl"), ("events",), ("differences",)):
            assert "is being written by another process" in run(built, *arguments, code=2)
        assert run(built, "search", "olga") and len(found(built, "--as-it-is")) == 4
    assert "12 known already" in run(built, "add", "dump.jsonl")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("events",), "there is no archive xcheck-archive.sqlite. Make one"),
        (("show", "2026"), "there is no archive"),
        (("add", "nowhere"), "nowhere does not exist"),
        (("add", "page.txt", "--file", "page.txt"), "page.txt cannot be used as an archive"),
        (("add", "empty.jsonl"), "nothing could be added"),
        (("differences", "--from", "5 January"), "--from is '5 January'; give a day as YYYY-MM-DD"),
        (("differences", "--kind", "lies"), "--kind 'lies' is not one of conflict"),
        (("differences", "--select", "number-conflct"), "did you mean number-conflict"),
        (("differences", "--format", "html"), "--format html writes a folder; name it"),
        (("differences", "--format", "parquet"), "--format parquet writes a file"),
        (("show", "1999"), "there is no event '1999'"),
        (("show", "2026"), "4 events begin with '2026'"),
        (("search", "-"), "has no word to look for"),
    ],
)
def test_what_cannot_run_says_why(built: Path, arguments: tuple[str, ...], says: str) -> None:
    (built / "page.txt").write_text("No archive. " * 100, encoding="utf-8")
    (built / "empty.jsonl").write_text("not json\n", encoding="utf-8")
    if "there is no archive" in says:
        (built / FILE).unlink()
    else:
        run(built, "events")
    assert says in run(built, *arguments, code=2)
