"""Documents from the command line to the report: five outlets in five formats, each held against each."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest
from click.testing import CliRunner

import xcheck
from xcheck.cli import cli
from xcheck.model import Article, Kind
from xcheck.reading import apart

FOLDER = Path(__file__).parents[1] / "fixtures" / "museum-theft"
OUTLETS = ("wire.txt", "quay-notes.md", "courier.html", "statement.docx", "review.pdf")


@cache
def article(name: str) -> Article:
    return xcheck.read_article(FOLDER / name)


@pytest.mark.parametrize(("left", "right"), tuple(combinations(OUTLETS, 2)))
def test_each_two_are_compared_in_the_text_taken_out(left: str, right: str) -> None:
    report = xcheck.compare(article(left), article(right))
    assert report.related
    texts = {reading.id: reading.article.text for reading in report.articles}
    for finding in report.findings:
        for place in finding.places:
            assert texts[place.article][place.start : place.end] == place.text
            line = texts[place.article].splitlines()[place.line - 1]
            assert line[place.column - 1 :].startswith(place.text.splitlines()[0])
    compared = [statement for reading in report.articles for statement in reading.statements if statement.compared]
    paired = {id for pair in report.pairs for id in (pair.left, pair.right)}
    assert 2 * len(paired) > len(compared)


def test_all_five_at_once() -> None:
    report = xcheck.compare(*map(article, OUTLETS))
    conflicts = [finding for finding in report.findings if finding.kind is Kind.CONFLICT]
    assert {place.article for finding in conflicts for place in finding.places} == {"a", "b", "c", "d", "e"}


def test_reading_twice_gives_the_same() -> None:
    assert [xcheck.read_article(FOLDER / name) for name in OUTLETS] == [article(name) for name in OUTLETS]


def test_the_report_tells_title_byline_and_day() -> None:
    report = xcheck.compare(article("wire.txt"), article("courier.html"))
    wire, courier = json.loads(xcheck.render(report, "json"))["articles"]
    assert [wire[key] for key in ("title", "byline", "published")] == [None, None, None]
    assert [courier[key] for key in ("title", "byline", "published")] == [
        "Police deny delay after museum theft", "Mara Voss", "2025-10-06",
    ]  # fmt: skip


def test_the_command_reads_documents() -> None:
    paths = [str(FOLDER / name) for name in ("statement.docx", "review.pdf")]
    done = CliRunner().invoke(cli, ["compare", *paths, "--width", "200"])
    assert done.exit_code == 1
    assert "statement.docx: 3:12 a.m. review.pdf: 3:21 a.m." in done.stdout
    assert "statement.docx par. 4" in done.stdout


def test_standard_input_may_be_a_document() -> None:
    done = CliRunner().invoke(cli, ["facts", "-"], input=(FOLDER / "review.pdf").read_bytes())
    assert done.exit_code == 0
    assert "How to steal a sunset" in done.stdout


@pytest.mark.parametrize("command", [["compare", "--within"], ["facts"]])
def test_private_addresses_are_asked_only_when_allowed(command: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, bool]] = []

    def read(path: str, *, allow_private_addresses: bool, **_others: object) -> Article:
        asked.append((path, allow_private_addresses))
        return article("wire.txt")

    for module in ("articles", "facts"):
        monkeypatch.setattr(f"xcheck.cli.{module}.read_article", read)
    CliRunner().invoke(cli, [*command, "http://wiki.local/a"])
    CliRunner().invoke(cli, [*command, "http://wiki.local/a", "--allow-private-addresses"])
    assert asked == [("http://wiki.local/a", False), ("http://wiki.local/a", True)]


def test_a_draft_is_held_against_a_document(tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text("The alarm went off at 3:21 a.m. on Sunday.\n", encoding="utf-8")
    done = CliRunner().invoke(cli, ["check", str(draft), "--against", str(FOLDER / "statement.docx"), "--no-config"])
    assert done.exit_code == 1
    assert "draft.txt: 3:21 a.m. statement.docx: 3:12 a.m." in done.stdout


def test_a_draft_cannot_name_an_address_as_its_source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: pytest.fail("nobody is to be asked"))
    Path("draft.md").write_text("---\nsources: [https://example.org/a.txt]\n---\n\nNobody knows.\n", encoding="utf-8")
    done = CliRunner().invoke(cli, ["check", "draft.md", "--no-config", "--allow-private-addresses"])
    assert done.exit_code == 2


def test_an_address_that_is_refused_ends_in_exit_code_2() -> None:
    done = CliRunner().invoke(cli, ["facts", "http://127.0.0.1:9/"])
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("xcheck: http://127.0.0.1:9/ leads to 127.0.0.1")


@pytest.mark.parametrize("name", ["courier.html", "statement.docx", "review.pdf"])
def test_without_the_extra_the_exit_code_is_2(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("xcheck.reading.apart.find_spec", lambda name: None)
    done = CliRunner().invoke(cli, ["facts", str(FOLDER / name)])
    assert done.exit_code == 2
    assert done.stderr.rstrip().endswith("pip install 'xcheck-news[documents]'")


def test_plain_text_waits_for_nothing_of_this() -> None:
    code = (
        f"import sys, xcheck; xcheck.read_article({str(FOLDER / 'wire.txt')!r}); "
        "print([n for n in sys.modules if n.startswith('xcheck.reading.') or n in ('subprocess', 'socket', 'json')])"
    )
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert printed.strip() == "['xcheck.reading.file', 'xcheck.reading.text']"


# The process that takes documents apart.


def in_child(body: str) -> subprocess.CompletedProcess[str]:
    """Run some code as a reader of documents would run it."""
    code = f"import sys\nsys.argv = ['', 'pdf']\nfrom xcheck.reading import apart, pdf\n{body}\napart.main()"
    return subprocess.run([sys.executable, "-c", code], input="", capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    "harm",
    [
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import socket; socket.getaddrinfo('example.org', 80)",
        "import subprocess; subprocess.run(['true'])",
        "import os; os.system('true')",
        "import os; os.fork()",
    ],
)
def test_a_document_reaches_nothing_outside(harm: str) -> None:
    done = in_child(f"def extract(data):\n    {harm}\npdf.extract = extract")
    assert json.loads(done.stdout)["why"].startswith("is damaged")
    assert "a document may not do that" in done.stderr


def test_a_document_writes_no_file(tmp_path: Path) -> None:
    path = tmp_path / "written"
    in_child(f"def extract(data):\n    with open({str(path)!r}, 'wb') as f: f.write(b'x' * 99)\npdf.extract = extract")
    assert not path.exists() or path.read_bytes() == b""


@pytest.mark.parametrize(
    ("harm", "says"),
    [("while True: pass", "takes too long to read"), ("import os; os.kill(os.getpid(), 11)", "breaks its reader")],
)
def test_what_kills_the_child_is_told(harm: str, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done = in_child(f"def extract(data):\n    {harm}\npdf.extract = extract\napart.SECONDS = 1")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: subprocess.CompletedProcess([], done.returncode, b"", b""))
    with pytest.raises(apart.Refused) as caught:
        apart.extract(b"", "pdf")
    assert says in caught.value.why


def test_no_file_of_the_working_directory_is_taken_for_a_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("lxml.py", "mammoth.py", "json.py", "html.py"):
        (tmp_path / name).write_text("raise SystemExit('taken')", encoding="utf-8")
    assert xcheck.read_article(FOLDER / "statement.docx") == article("statement.docx")
