"""`xcheck serve` from the outside: who is answered, what is answered, and what those who stall or leave cost."""

from __future__ import annotations

import base64
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import xcheck
from tests.documents import portable
from tests.documents.portable import column
from xcheck.cli import cli

pytest.importorskip("uvicorn", reason="the extra web is not installed")
pytest.importorskip("starlette", reason="the extra web is not installed")

from tests.serving import Served, serving
from xcheck.web import jobs, protocol, request, worker

WIRE = "The fire killed 12 people in Halden on Monday. The mayor said that nobody had been warned.\n"
PAPER = "The fire killed 15 people in Halden on Monday. The mayor said that nobody had been warned.\n"
ENDLESS = "import sys, time; sys.stdin.buffer.read(); print('{}', flush=True); time.sleep(600)"


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    with serving() as one:
        yield one


def text(content: str, name: str = "") -> dict[str, str]:
    return {"kind": "text", "name": name, "content": content}


def file(content: bytes, name: str) -> dict[str, str]:
    return {"kind": "file", "name": name, "file": name, "content": base64.b64encode(content).decode()}


def question(*articles: dict[str, str], draft: int | None = None, **options: Any) -> dict[str, Any]:
    return {"articles": list(articles), "draft": draft, "options": options}


BOTH = question(text(WIRE, "wire"), text(PAPER, "paper"))


def report(served: Served, asked: Any) -> dict[str, Any]:
    status, lines = served.ask(asked)
    assert status == 200 and "report" in lines[-1], lines[-1]
    document: dict[str, Any] = json.loads(lines[-1]["report"]["files"]["report.json"])
    return document


def error(served: Served, asked: Any) -> str:
    status, lines = served.ask(asked)
    assert status == 200 and list(lines[-1]) == ["error"]
    return str(lines[-1]["error"])


# --- what is answered ---


def test_the_answer_is_the_report_of_the_command_line(served: Served) -> None:
    status, lines = served.ask(BOTH)
    assert status == 200 and any("progress" in line for line in lines[:-1])
    wanted = xcheck.compare(
        *(xcheck.Article(name, text, label=name) for name, text in (("wire", WIRE), ("paper", PAPER)))
    )
    files = lines[-1]["report"]["files"]
    assert json.loads(files["report.json"]) == wanted.to_dict()
    assert lines[-1]["report"]["page"] == files["report.html"] == xcheck.render(wanted, "html")
    assert files["sheet.csv"] == xcheck.render(wanted, "sheet") and "<table" in files["sheet.html"]


def test_documents_drafts_and_options(served: Served) -> None:
    paper = file(portable.document(column(PAPER, 50, 500, 60)), "paper.pdf")
    result = report(served, question(text(WIRE, "draft"), paper, draft=0, confidence=0.1))
    assert result["mode"] == "check" and result["articles"][1]["document"] == "pdf"
    assert {"number-conflict"} <= {finding["rule"] for finding in result["findings"]}
    result = report(served, question(text(WIRE), paper, ignore=["number-conflict"], aliases="UN = United Nations"))
    assert "number-conflict" not in {finding["rule"] for finding in result["findings"]}
    assert [article["path"] for article in result["articles"]] == [None, None], "no path of any machine"


def test_texts_of_one_name_are_told_apart(served: Served) -> None:
    result = report(served, question(text(WIRE, "draft"), text(PAPER, "draft")))
    assert [article["name"] for article in result["articles"]] == ["draft (1)", "draft (2)"]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (question(text(WIRE)), "at least two"),
        (question(*[text(WIRE)] * (request.MOST_ARTICLES + 1)), "more than 40"),
        (question(text(WIRE), text(" \n", "note")), "“note” is empty"),
        (question(text(WIRE), file(b"%PDF-1.7 ...", "a.pdf")), "a.pdf is a damaged PDF file"),
        (question(text(WIRE), file(b"", "a.txt")), "a.txt is empty"),
        (question(text(WIRE), file(b"x" * 10_000_001, "a.txt")), "a.txt is larger than 10 MB"),
        (question(text(WIRE), {"kind": "file", "name": "a", "content": "!"}), "Load it anew"),
        (question(text(WIRE), {"kind": "address", "name": "", "content": "file:///etc/passwd"}), "is no address"),
        (question(text(WIRE), {"kind": "address", "name": "", "content": "/etc/passwd"}), "is no address"),
        (question(text(WIRE), {"kind": "address", "name": "", "content": "http://127.0.0.1:1/"}), "own network"),
        (question(text(WIRE), text(PAPER), dateline="Monday"), "dateline is 'Monday'"),
        (question(text(WIRE), text(PAPER), aliases="Bundeswehr"), "'Bundeswehr' does not say"),
        (question(text(WIRE), text(PAPER), ignore=["no-rule"]), "no-rule"),
        (question(text(WIRE), text(PAPER), confidence="x"), "'x'; give a number"),
        (question(text(WIRE), text(PAPER), draft=7), "no such draft"),
        ([], "no articles"),
        (b"{", "no JSON"),
        (b"[" * 100_000, "no JSON"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_what_cannot_be_compared_is_told(
    asked: Any, expected: str, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    body = asked if isinstance(asked, bytes) else json.dumps(asked).encode()
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(body)))
    monkeypatch.setattr(worker, "_limit", lambda: None)
    worker.main()
    *_, last = capfdbinary.readouterr().out.splitlines()
    assert expected in json.loads(last)["error"]


def test_the_server_passes_on_what_cannot_be_compared(served: Served) -> None:
    assert "at least two" in error(served, question(text(WIRE)))
    assert "no JSON" in error(served, b"{")


def test_no_file_of_the_machine_can_be_named(served: Served, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("The vault opens on Monday at 9 p.m.", encoding="utf-8")
    for kind in ("file", "text", "address"):
        asked = question({"kind": kind, "name": str(secret), "file": str(secret), "content": str(secret)}, text(PAPER))
        status, lines = served.ask(asked)
        assert status == 200 and "vault" not in json.dumps(lines)
    for path in ("../../__init__.py", "%2e%2e/app.py", "page.html/../../app.py", "..%2fapp.py", "//etc/passwd"):
        status, answer = served.request("GET", path)
        assert status == 404 and b"import" not in answer


# --- who is answered ---


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Host": "evil.example"}, 421),
        ({"Host": "127.0.0.1"}, 421),
        ({"Host": "127.0.0.1.evil.example:80"}, 421),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://localhost:1"}, 403),
        ({"Sec_Fetch_Site": "cross-site"}, 403),
        ({"Sec_Fetch_Site": "same-site"}, 403),
        ({"Content_Type": "text/plain"}, 415),
        ({"Content_Type": "application/x-www-form-urlencoded"}, 415),
    ],
)
def test_only_the_page_itself_is_answered(served: Served, headers: dict[str, str], status: int) -> None:
    assert served.ask(BOTH, **headers)[0] == status


def test_a_question_without_origin_is_refused(served: Served) -> None:
    assert served.request("POST", "compare", json.dumps(BOTH).encode(), Content_Type="application/json")[0] == 403


@pytest.mark.parametrize("path", ["/", "/page.js", "/compare", "/x/", "/A" * 40, "/%ff%fe/"])
def test_without_the_token_there_is_nothing(served: Served, path: str) -> None:
    status, body = served.request("GET", path)
    assert status == 404 and served.path.strip("/").encode() not in body
    assert served.request("GET", served.path[:-2] + "x/")[0] == 404


def test_methods_other_than_the_page_uses_are_refused(served: Served) -> None:
    for method in ("PUT", "DELETE", "OPTIONS", "TRACE"):
        assert served.request(method, "compare", Origin=f"http://{served.host}")[0] in (403, 405)
    assert served.request("GET", "compare")[0] == 404


def test_two_servers_have_two_tokens(served: Served) -> None:
    with serving() as other:
        assert len(other.path) >= 32 and other.path != served.path
        assert other.request("GET", served.path)[0] == 404


def test_it_listens_on_this_machine_only(served: Served) -> None:
    assert served.host.startswith("127.0.0.1:")
    port = int(served.host.partition(":")[2])
    lines = (
        [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
        if os.name == "posix" and Path("/proc/net/tcp").exists()
        else []
    )
    listening = [line[1].partition(":")[0] for line in lines if line[1].endswith(f":{port:04X}") and line[3] == "0A"]
    assert listening in ([], ["0100007F"])


# --- those who stall, leave, or send too much ---


def test_too_much_is_refused_before_it_is_read(served: Served) -> None:
    with served.connect() as connection:
        head = f"POST {served.path}compare HTTP/1.1\r\nHost: {served.host}\r\nOrigin: http://{served.host}\r\n"
        connection.sendall(f"{head}Content-Type: application/json\r\nContent-Length: 900000000\r\n\r\n".encode())
        answer = connection.recv(65536)
    assert answer.startswith(b"HTTP/1.1 413 ")


def test_a_body_without_a_length_is_cut_off(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("xcheck.web.app.MOST_BODY", 100_000)
    head = f"POST {served.path}compare HTTP/1.1\r\nHost: {served.host}\r\nOrigin: http://{served.host}\r\n"
    with served.connect() as connection:
        connection.sendall(f"{head}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n".encode())
        connection.sendall(b"20000\r\n" + b" " * 0x20000 + b"\r\n")
        assert connection.recv(65536).startswith(b"HTTP/1.1 413 ")


@pytest.mark.parametrize("sent", [b"", b"GET / HT", b"POST {path}compare HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\n"
                                  b"Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{"])  # fmt: skip
def test_a_question_that_stalls_is_dropped(served: Served, monkeypatch: pytest.MonkeyPatch, sent: bytes) -> None:
    monkeypatch.setattr(protocol, "READING", 0.3)
    request = sent.replace(b"{path}", served.path.encode()).replace(b"{host}", served.host.encode())
    with served.connect() as connection:
        connection.sendall(request)
        began = time.monotonic()
        with suppress(ConnectionResetError):
            assert connection.recv(1) == b""
        assert time.monotonic() - began < 10


def processes() -> list[str]:
    """Return the command lines of the comparisons that run."""
    found = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True).stdout.splitlines()
    return [line for line in found if "xcheck.web.worker" in line or ENDLESS[:40] in line]


def wait_for(what: Any, seconds: float = 20) -> None:
    until = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < until
        time.sleep(0.05)


@pytest.fixture
def endless(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a comparison last for ever."""
    started = jobs.asyncio.create_subprocess_exec

    async def start(program: str, *arguments: str, **options: Any) -> Any:
        return await started(program, "-c", ENDLESS, **options)

    monkeypatch.setattr(jobs.asyncio, "create_subprocess_exec", start)


def begin(served: Served, asked: Any = BOTH) -> Any:
    """Send a question, and return the connection when the answer has begun."""
    body = json.dumps(asked).encode()
    connection = served.connect()
    head = f"POST {served.path}compare HTTP/1.1\r\nHost: {served.host}\r\nOrigin: http://{served.host}\r\n"
    connection.sendall(f"{head}Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body)
    assert connection.recv(20).startswith(b"HTTP/1.1 200 ")
    return connection


@pytest.mark.usefixtures("endless")
def test_who_leaves_ends_the_comparison(served: Served) -> None:
    connection = begin(served)
    wait_for(lambda: len(processes()) == 1)
    connection.close()
    wait_for(lambda: not processes(), 5)


@pytest.mark.usefixtures("endless")
def test_a_comparison_that_lasts_too_long_is_ended_and_told(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "SECONDS", 0.5)
    assert "takes longer than" in error(served, BOTH)
    assert not processes()


@pytest.mark.usefixtures("endless")
def test_comparisons_wait_for_each_other_and_too_many_are_sent_away(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "MOST_WAITING", 1)
    at_a_time = max(os.cpu_count() or 1, 2)
    connections = [begin(served) for _ in range(at_a_time)]
    try:
        wait_for(lambda: len(processes()) == at_a_time)
        connections.append(begin(served))
        wait_for(lambda: b"waiting for another" in connections[-1].recv(65536))  # it comes in pieces
        assert "Too many comparisons" in error(served, BOTH)
    finally:
        for connection in connections:
            connection.close()
    wait_for(lambda: not processes())


def test_a_comparison_that_dies_is_told(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    started = jobs.asyncio.create_subprocess_exec

    async def start(program: str, *arguments: str, **options: Any) -> Any:
        return await started(program, "-c", "import os; os.write(1, b'{\"pro'); os.kill(os.getpid(), 9)", **options)

    monkeypatch.setattr(jobs.asyncio, "create_subprocess_exec", start)
    status, answer = served.request(
        "POST", "compare", json.dumps(BOTH).encode(), Content_Type="application/json", Origin=f"http://{served.host}"
    )
    assert status == 200 and "more memory or work" in json.loads(answer.splitlines()[-1])["error"]


def test_a_reader_that_stalls_holds_nobody_up_and_is_dropped(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protocol, "WRITING", 1.0)
    started = jobs.asyncio.create_subprocess_exec
    much = "import os, sys; sys.stdin.buffer.read()\nfor n in range(500): os.write(1, b'x' * 100_000)"

    async def start(program: str, *arguments: str, **options: Any) -> Any:
        return await started(program, "-c", much, **options)

    with monkeypatch.context() as patched:
        patched.setattr(jobs.asyncio, "create_subprocess_exec", start)
        stalled = begin(served)
    with stalled:
        assert report(served, BOTH)["findings"]
        time.sleep(2.5)
        size = 0
        with suppress(ConnectionResetError):
            while piece := stalled.recv(1 << 20):
                size += len(piece)
        assert size < 500 * 100_000


def test_two_users_at_once_get_their_own(served: Served) -> None:
    def ask(number: int) -> set[str]:
        result = report(
            served, question(text(WIRE.replace("12", str(number)), f"wire {number}"), text(PAPER, f"paper {number}"))
        )
        assert {article["name"] for article in result["articles"]} == {f"wire {number}", f"paper {number}"}
        return {finding["message"] for finding in result["findings"] if finding["rule"] == "number-conflict"}

    with ThreadPoolExecutor(3) as pool:
        for number, messages in zip(range(20, 23), pool.map(ask, range(20, 23)), strict=True):
            assert any(str(number) in message for message in messages) and len(messages) == 1


# --- the command ---


@pytest.mark.usefixtures("interruptible")
def test_the_command_tells_its_address_and_ends_with_an_interrupt(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "xcheck", "serve", "--no-open"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=tmp_path)
    assert process.stdout is not None
    served = Served(process.stdout.readline().strip())
    assert report(served, BOTH)["findings"]
    assert "nothing is kept" in process.stdout.readline()
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=20)
    assert (process.returncode, out, err) == (0, "", "")
    assert list(tmp_path.iterdir()) == []


def test_a_port_that_is_taken_is_told(served: Served) -> None:
    result = CliRunner().invoke(cli, ["serve", "--port", served.host.partition(":")[2], "--no-open"])
    assert result.exit_code == 2 and "cannot be used" in result.stderr


def test_without_the_extra_it_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("xcheck.cli.serve.find_spec", lambda name: None)
    result = CliRunner().invoke(cli, ["serve"])
    assert result.exit_code == 2 and "pip install 'xcheck-news[web]'" in result.stderr


def test_the_browser_is_led_by_a_file_that_only_the_user_reads(monkeypatch: pytest.MonkeyPatch, served: Served) -> None:
    seen: list[tuple[str, str, int]] = []

    def opened(address: str) -> None:
        path = Path(address.removeprefix("file://"))
        seen.append((address, path.read_text(encoding="utf-8"), path.parent.stat().st_mode & 0o777))

    monkeypatch.setattr("webbrowser.open", opened)
    monkeypatch.setattr("xcheck.web.server.serve", lambda port, ready: ready(served.address))
    assert CliRunner().invoke(cli, ["serve", "--open"]).exit_code == 0
    ((address, content, mode),) = seen
    assert served.path not in address and served.address in content and mode == 0o700
    assert not Path(address.removeprefix("file://")).parent.exists()


def test_a_bug_names_no_file_of_the_machine(monkeypatch: pytest.MonkeyPatch, capfdbinary: Any) -> None:
    def broken(address: object) -> None:
        raise FileNotFoundError(2, "no such file", "/home/desk/secret.txt")

    monkeypatch.setattr(worker, "_limit", lambda: None)
    monkeypatch.setattr(worker, "_received", lambda: {})
    monkeypatch.setattr(worker, "_report", broken)
    worker.main()
    out, err = capfdbinary.readouterr()
    assert b"This is a bug in xcheck, not in your texts (FileNotFoundError)" in out and b"secret" not in out + err


@pytest.mark.usefixtures("interruptible")
def test_an_interrupt_ends_the_comparisons_too() -> None:
    long = "".join(f"The council of ward {n} spent {n + 3} million dollars on road {n} in May. " for n in range(1500))
    command = [sys.executable, "-m", "xcheck", "serve", "--no-open"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    served = Served(process.stdout.readline().strip())
    with begin(served, question(text(long, "a"), text(long.replace("May", "June"), "b"))):
        wait_for(lambda: len(processes()) == 1)
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 0
        wait_for(lambda: not processes(), 5)
    process.communicate()
