"""xcheck in a terminal: a report shown by a pager, and the line that tells how far a long run is."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from xcheck.cli.progress import Progress
from xcheck.reports.layout import cells

HOUSE = Path(__file__).parents[1]
FERRY = [str(HOUSE / "fixtures/ferry-fire" / name) for name in ("first-night.txt", "two-days-later.txt")]

pty = pytest.importorskip("pty")


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Two articles that are soon compared."""
    folder = tmp_path_factory.mktemp("both")
    for name, killed in (("wire.txt", 12), ("post.txt", 15)):
        text = f"A fire killed {killed} people in Halden on Monday. The mayor thanked the crews.\n"
        (folder / name).write_text(text, encoding="utf-8")
    return [str(folder / "wire.txt"), str(folder / "post.txt")]


def in_a_terminal(*arguments: str, pager: str | None = None, code: str = "", **streams) -> tuple[int, str]:
    """Run xcheck with standard output and error on a terminal, but for `streams`, and return what it shows.

    `code` is run before it.
    """
    ours, theirs = pty.openpty()
    environment = {**os.environ, "PYTHONPATH": str(HOUSE), "TERM": "xterm", "NO_COLOR": "1"}
    if pager is not None:
        environment["PAGER"] = pager
    command = [sys.executable, "-c", f"{code}\nfrom xcheck.__main__ import main\nmain()", *arguments]
    run = subprocess.Popen(command, env=environment, **{"stdin": theirs, "stdout": theirs, "stderr": theirs, **streams})
    os.close(theirs)
    shown = b""
    while select.select([ours], [], [], 60)[0]:
        try:
            read = os.read(ours, 65536)
        except OSError:  # the last one has closed it
            break
        if not read:
            break
        shown += read
    os.close(ours)
    return run.wait(), shown.decode("utf-8").replace("\r\n", "\n")


# --- the pager ---


def test_the_pager_shows_the_report_and_xcheck_keeps_its_exit_code(both: list[str]) -> None:
    code, shown = in_a_terminal("compare", *both, "--pager", pager="sed 's/^/paged: /'")
    assert code == 1
    assert "\npaged: ▮ statement also told elsewhere" in shown
    code, shown = in_a_terminal("facts", both[0], "--pager", pager="sed 's/^/paged: /'")
    assert code == 0
    assert "paged: " in shown


@pytest.mark.parametrize("pager", ["nowhere-to-be-found", "", "sed 's/x", "/etc/hostname"])
def test_without_a_pager_the_report_is_written_as_it_is(pager: str, both: list[str]) -> None:
    code, shown = in_a_terminal("compare", *both, "--pager", pager=pager)
    assert code == 1
    assert "Both tell 1 thing alike" in shown
    assert "Traceback" not in shown


@pytest.mark.parametrize("pager", ["true", "false", "head -n 1"])
def test_a_pager_that_is_left_early_is_no_error(pager: str) -> None:
    code, shown = in_a_terminal("compare", *FERRY, "--pager", "--show", "all", pager=pager)
    assert code == 1
    assert "rror" not in shown


def test_what_is_not_read_on_a_terminal_goes_through_no_pager(tmp_path: Path, both: list[str]) -> None:
    output = tmp_path / "report.txt"
    _, shown = in_a_terminal("compare", *both, "--pager", "-o", str(output), pager="sed 's/^/paged: /'")
    assert "paged" not in shown + output.read_text(encoding="utf-8")
    _, shown = in_a_terminal("compare", *both, "--pager", "--format", "json", pager="sed 's/^/paged: /'")
    assert "paged" not in shown
    piped = tmp_path / "piped.txt"
    with piped.open("wb") as file:
        in_a_terminal("compare", *both, "--pager", stdout=file, pager="sed 's/^/paged: /'")
    assert piped.read_text(encoding="utf-8").count("Both tell 1 thing alike") == 1


def test_a_file_that_was_written_is_told_to_who_watches_and_to_nobody_else(tmp_path: Path, both: list[str]) -> None:
    file = str(tmp_path / "report.html")
    code, shown = in_a_terminal("compare", *both, "-o", file)
    assert (code, shown.endswith(f"xcheck: wrote {file}\n")) == (1, True)
    code, shown = in_a_terminal("compare", *both, "-o", file, stderr=subprocess.DEVNULL)
    assert (code, shown) == (1, "")


def test_without_the_option_there_is_no_pager(both: list[str]) -> None:
    assert "paged" not in in_a_terminal("compare", *both, pager="sed 's/^/paged: /'")[1]


# --- the progress line ---


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("xcheck.cli.progress.AFTER", 0.05)
    monkeypatch.setattr("xcheck.cli.progress.EVERY", 0.05)
    monkeypatch.setenv("TERM", "xterm")


def work(progress: Progress, seconds: float) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        progress("comparing \x1b[2Jthis", 2, 7)


def test_long_work_is_told_on_a_terminal_and_wiped(
    soon: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    with Progress() as progress:
        work(progress, 0.3)
        assert threading.active_count() == 1
    shown = capsys.readouterr().err
    assert "xcheck: comparing ␛[2Jthis, 2 of 7 (0 s)" in shown
    assert shown.endswith("\r\x1b[K")
    time.sleep(0.12)
    assert capsys.readouterr().err == ""


def test_a_long_name_is_cut_to_the_line(
    soon: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    for name in ("x" * 200, "報" * 200):
        with Progress() as progress:
            progress(f"reading {name}")
            time.sleep(0.12)
        shown = capsys.readouterr().err.split("\r\x1b[K")[1]
        assert shown.startswith("xcheck: reading ")
        assert shown.endswith(" (0 s)")
        assert cells(shown) < 80


def test_short_work_is_not_told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    with Progress() as progress:
        work(progress, 0.05)
    assert capsys.readouterr().err == ""


def test_nothing_is_told_where_nobody_watches_or_of_work_without_a_name(
    soon: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with Progress() as progress:
        work(progress, 0.15)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    with Progress() as progress:
        progress("")
        time.sleep(0.15)
    monkeypatch.setenv("TERM", "dumb")
    with Progress() as progress:
        work(progress, 0.15)
    assert capsys.readouterr().err == ""


def test_an_error_wipes_the_line(
    soon: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    with pytest.raises(KeyboardInterrupt), Progress() as progress:
        work(progress, 0.15)
        raise KeyboardInterrupt
    assert capsys.readouterr().err.endswith("\r\x1b[K")


SOON = "import xcheck.cli.progress as p; p.AFTER = p.EVERY = 0.002"


def test_a_run_tells_what_it_is_at(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    with report.open("wb") as file:
        code, shown = in_a_terminal("compare", *FERRY, code=SOON, stdout=file)
    assert code == 1
    assert "\rxcheck: " in shown.replace("\x1b[K", "")
    assert "comparing" in shown
    assert shown.endswith("\r\x1b[K")
    assert report.read_text(encoding="utf-8").count("xcheck: ") == 0


def test_a_check_tells_how_many_drafts_are_done(tmp_path: Path) -> None:
    drafts = [str(tmp_path / f"{number}.txt") for number in range(3)]
    for draft in drafts:
        Path(draft).write_bytes(Path(FERRY[0]).read_bytes())
    with (tmp_path / "report.txt").open("wb") as file:
        code, shown = in_a_terminal("check", *drafts, "--against", FERRY[1], "--jobs", "1", code=SOON, stdout=file)
    assert code == 1
    assert "xcheck: checking drafts, 2 of 3 (" in shown
    assert shown.endswith("\r\x1b[K")
