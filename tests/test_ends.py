"""How runs end whatever happens around them: the right code, whole files, harmless messages, a child in a fence."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import xcheck
from tests.gates import ENVIRONMENT, run, write
from xcheck.cli.output import write_file
from xcheck.reading.apart import MODULES
from xcheck.reading.network import is_public
from xcheck.reports.escapes import visible

TRUE = "The fire killed 12 people on Monday, officials said.\n"
FALSE = "The fire killed 15 people on Monday, officials said.\n"
CLEAN, FINDINGS, CANNOT_RUN = 0, 1, 2


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(wire_txt=TRUE, d_md=FALSE)


def shell(command: str) -> subprocess.CompletedProcess[str]:
    line = command.replace("xcheck", f"{sys.executable} -m xcheck", 1)
    return subprocess.run(["bash", "-c", line], capture_output=True, text=True, env=ENVIRONMENT)


CHECK = ("check", "d.md", "--against", "wire.txt")


# --- files that a run reads or has written ---


@pytest.mark.parametrize("output", ["base.json", "./base.json", "link.json", "hard.json", "xcheck.toml", "d.md"])
def test_no_report_goes_over_what_its_run_reads(output: str) -> None:
    write(xcheck_toml='baseline = "base.json"\n')
    assert run("baseline", "d.md", "--against", "wire.txt", "-o", "base.json").exit_code == CLEAN
    Path("link.json").symlink_to("base.json")
    os.link("base.json", "hard.json")
    before = Path(output).read_bytes()
    for way in (("--format", f"json={output}"), ("-o", output)):
        result = run(*CHECK, *way)
        assert result.exit_code == CANNOT_RUN, result.output
        assert Path(output).read_bytes() == before


@pytest.mark.parametrize("other", ["./o.txt", "link.txt", "hard.txt"])
def test_no_two_reports_go_to_one_file(other: str) -> None:
    Path("o.txt").write_text("old")
    Path("link.txt").symlink_to("o.txt")
    os.link("o.txt", "hard.txt")
    for way in (("--format", "json=o.txt", "--format", f"html={other}"), ("--format", f"json={other}", "-o", "o.txt")):
        result = run(*CHECK, *way, "--format", "terminal")
        assert result.exit_code == CANNOT_RUN and "name one file" in result.stderr
    assert Path("o.txt").read_text() == "old"


def test_a_file_is_written_whole_or_not_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    target = Path("report.json")
    target.write_text("old")
    target.chmod(0o640)

    def refuse(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", refuse)
        with pytest.raises(OSError, match="No space"):
            write_file(b"new" * 10_000, "report.json")
    assert target.read_text() == "old"
    write_file(b"new", "report.json")
    assert target.read_text() == "new" and target.stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in Path().iterdir()) == ["d.md", "report.json", "wire.txt"]


def test_a_link_and_a_device_stay_what_they_are() -> None:
    Path("real.txt").write_text("old")
    Path("link.txt").symlink_to("real.txt")
    write_file(b"new", "link.txt")
    assert Path("link.txt").is_symlink() and Path("real.txt").read_text() == "new"
    write_file(b"new", "/dev/null")


def test_what_init_cannot_write_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", refuse)
        assert run("init", "new").exit_code == CANNOT_RUN
    assert not Path("new/xcheck.toml").exists()
    assert run("init", "new").exit_code == CLEAN


# --- codes ---


@pytest.mark.parametrize(
    "command",
    [
        "xcheck compare nope.txt wire.txt 2>&1 >/dev/null | true; exit ${PIPESTATUS[0]}",
        "xcheck compare nope.txt wire.txt 2>/dev/full",
        "xcheck compare nope.txt wire.txt 2>&-",
        "xcheck compare 2>/dev/full",
        "xcheck nonsense 2>&-",
        "xcheck --help >&-",
        "xcheck --version >&-",
        "xcheck check d.md --against wire.txt --config ''",
        "PYTHONOPTIMIZE=2 xcheck check d.md --against wire.txt --format html",
        "PYTHONOPTIMIZE=2 xcheck explain vague-date",
        f"xcheck check d.md --against wire.txt -o {'x' * 300}",
        f"xcheck check {'a/' * 1200}d.md --against wire.txt",
        "mkdir gone && cd gone && rmdir ../gone && xcheck check d.md --against wire.txt",
    ],
)
def test_what_could_not_run_ends_in_2(command: str) -> None:
    done = shell(command)
    assert done.returncode == CANNOT_RUN, done.stderr
    assert "Traceback" not in done.stderr and "a bug in xcheck" not in done.stderr


@pytest.mark.parametrize("kind", ["dangling link", "loop", "folder", "pipe", "number", "closed"])
def test_a_configuration_that_cannot_be_read_is_refused(kind: str) -> None:
    path = Path("xcheck.toml")
    if kind == "dangling link":
        path.symlink_to("gone.toml")
    elif kind == "loop":
        path.symlink_to("xcheck.toml")
    elif kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "number":
        path.write_text(f"min-confidence = {'9' * 5000}\n")
    elif os.geteuid() == 0:
        pytest.skip("root may read every file")
    else:
        path.write_text("")
        path.chmod(0)
    result = run(*CHECK)
    assert result.exit_code == CANNOT_RUN and "xcheck.toml" in result.stderr
    assert run(*CHECK, "--no-config").exit_code == FINDINGS


@pytest.mark.parametrize(
    "entry", [{"count": 10**22}, {"count": 10_000_000}, {"path": "a\0b"}, {"path": "\ud800"}], ids=str
)
def test_a_damaged_baseline_is_refused(entry: dict[str, object]) -> None:
    assert run("baseline", "d.md", "--against", "wire.txt", "-o", "base.json").exit_code == CLEAN
    document = json.loads(Path("base.json").read_text())
    document["baseline"][0] |= entry
    Path("base.json").write_text(json.dumps(document))
    result = run(*CHECK, "--baseline", "base.json")
    assert result.exit_code == CANNOT_RUN and "is damaged" in result.stderr


def test_many_of_one_known_finding_are_told_in_one_line() -> None:
    run("baseline", "d.md", "--against", "wire.txt", "-o", "base.json")
    document = json.loads(Path("base.json").read_text())
    document["baseline"][0]["count"] = 900_000
    Path("base.json").write_text(json.dumps(document))
    result = run(*CHECK, "--baseline", "base.json", "--format", "json")
    (unused,) = json.loads(result.stdout)["unused"]
    assert unused["because"] == "899999 times"


# --- messages ---


@pytest.mark.parametrize("given", ["b\n::error::pwn", "\x1b]0;x\x07", "--##vso[task.x]y", "\u202ebad"])
@pytest.mark.parametrize("command", [("facts", "wire.txt"), ("compare", "--format"), ()])
def test_no_message_of_usage_is_obeyed(command: tuple[str, ...], given: str) -> None:
    result = run(*command, given)
    assert result.exit_code == CANNOT_RUN
    assert not any(line.startswith("::") for line in result.stderr.splitlines())
    assert "\x1b" not in result.stderr and "##vso" not in result.stderr and "\u202e" not in result.stderr


@pytest.mark.parametrize("sign", "\xad\u034f\u115f\u1160\u2800\u3164\uffa0\U000e0100")
def test_what_is_unseen_becomes_a_sign(sign: str) -> None:
    assert visible(f"a{sign}b") == "a\ufffdb"


# --- documents and addresses ---


def in_the_fence(code: str) -> subprocess.CompletedProcess[str]:
    line = f"import ctypes, os, sys\nfrom xcheck.reading import apart\napart._limit()\n{code}\nprint('done')"
    return subprocess.run([sys.executable, "-c", line], capture_output=True, text=True)


@pytest.mark.parametrize(
    "code",
    [
        "open('new.txt', 'w')", "open('d.md', 'a')", "os.truncate('d.md', 0)", "os.remove('d.md')",
        "os.rename('d.md', 'x')",
        "os.chmod('d.md', 0)", "os.mkdir('x')", "os.symlink('d.md', 'x')", "os.system('true')", "os.fork()",
        "os.kill(os.getpid(), 0)", "ctypes.CDLL(None)", "import socket; socket.socket()",
        "import subprocess; subprocess.run(['true'])",
        "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (10, 10))",
        "os.open('new.txt', os.O_CREAT | os.O_WRONLY)",
    ],
)  # fmt: skip
def test_the_child_may_not_do_that(code: str) -> None:
    done = in_the_fence(code)
    assert done.returncode != 0 and "done" not in done.stdout
    assert "a document may not do that" in done.stderr
    assert Path("d.md").read_text() == FALSE and not Path("new.txt").exists()


def test_no_limit_of_the_child_can_be_raised_again() -> None:
    limits = "[resource.getrlimit(what) for what in (resource.RLIMIT_FSIZE, resource.RLIMIT_CORE)]"
    assert in_the_fence(f"import resource\nassert {limits} == [(0, 0), (0, 0)]").stdout == "done\n"


def test_the_child_gets_no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: dict[str, object] = {}

    def fake(command: list[str], **options: object) -> subprocess.CompletedProcess[bytes]:
        seen.update(options, command=command)
        return subprocess.CompletedProcess(command, 0, b'{"text": "x"}', b"")

    monkeypatch.setenv("GITHUB_TOKEN", "secret")
    monkeypatch.setattr(subprocess, "run", fake)
    from xcheck.reading.apart import extract

    for charset in ("utf-8", "a\0b", "x y", "us-ascii\0"):
        extract(b"x", "rtf", charset)
        command = seen["command"]
        assert isinstance(command, list) and command[5:] in (["utf-8"], [])
    environment = seen["env"]
    assert isinstance(environment, dict) and set(environment) <= {"PYTHONPATH", "PYTHONHASHSEED", "SYSTEMROOT"}
    assert seen["cwd"] == os.sep and set(MODULES) == {"html", "docx", "pdf", "mail", "rtf"}


@pytest.mark.parametrize("sign", ["\x0b", "\x0c", "\x1b", "\x1f", "\x08", "\ufffe", "&#11;", "&#x1b;"])
def test_a_control_character_costs_no_page(sign: str) -> None:
    pytest.importorskip("trafilatura")
    story = "".join(
        f"<p>{TRUE} The mayor of Lindal said that number {n} of the houses had burned.</p>" for n in range(9)
    )
    Path("page.html").write_text(f"<html><body><article>{story}<p>It{sign}was late.</p></article></body></html>")
    assert "The fire killed 12 people" in xcheck.read_article("page.html").text


@pytest.mark.parametrize(
    "address",
    [
        "::127.0.0.1",
        "::ffff:0:127.0.0.1",
        "fec0::1",
        "3fff::1",
        "5f00::1",
        "64:ff9b:1::a00:1",
        "::1",
        "fe80::1",
        "2001:db8::1",
    ],
)
def test_no_address_of_the_own_network_is_public(address: str) -> None:
    assert not is_public(address)
    assert is_public("2606:4700::1111") and is_public("1.1.1.1")
