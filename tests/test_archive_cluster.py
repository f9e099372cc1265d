"""An archive compared by Dask: the same bytes as on one machine, and nothing lost or told twice when a worker dies.

Skipped where Dask is not installed; with XCHECK_CLUSTER=required, as in .ci/run, that is a failure.
"""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests import archives
from tests.archives import command, dump, rows

FILE = "xcheck-archive.sqlite"
EVENTS = 10
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
OPTIONS = ("--no-dashboard", "--host", "127.0.0.1")


class Cluster:
    """A scheduler and two workers, each a process of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.processes: list[subprocess.Popen[bytes]] = []
        scheduler = folder / "scheduler.json"
        self._start("scheduler", "--port", "0", "--scheduler-file", str(scheduler), *OPTIONS)
        self._wait(scheduler.exists)
        self._wait(lambda: b"tcp://" in scheduler.read_bytes())
        self.address: str = json.loads(scheduler.read_text())["address"]
        self.workers = [
            self._start("worker", self.address, "--nthreads", "1", "--no-nanny", "--name", f"w{n}", *OPTIONS)
            for n in range(2)
        ]

    def _start(self, what: str, *arguments: str) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            [sys.executable, "-m", "dask", what, *arguments],
            cwd=self.folder, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self.processes.append(process)
        return process

    def _wait(self, ready: Callable[[], bool]) -> None:
        until = time.monotonic() + 60
        while not ready():
            assert time.monotonic() < until, "the cluster does not start"
            time.sleep(0.05)

    def close(self) -> None:
        for process in reversed(self.processes):
            process.kill()
            process.wait()


def _needed() -> None:
    """Skip, or fail where that is asked for, when Dask is not installed."""
    if find_spec("distributed") is None:
        required = os.environ.get("XCHECK_CLUSTER") == "required"
        (pytest.fail if required else pytest.skip)("no Dask: pip install -e '.[cluster]'")


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    _needed()
    started = Cluster(tmp_path)
    yield started
    started.close()


def test_a_worker_that_is_killed_loses_and_doubles_nothing(cluster: Cluster, tmp_path: Path) -> None:
    for name in ("here", "there"):
        (tmp_path / name).mkdir()
        dump(tmp_path / name / "dump.jsonl", rows(EVENTS))
        archives.process(tmp_path / name, "add", "dump.jsonl")
    killed = threading.Event()

    def kill_in_the_middle() -> None:
        until = time.monotonic() + 60
        while time.monotonic() < until and not _compared(tmp_path / "there" / FILE):
            time.sleep(0.01)
        cluster.workers[0].send_signal(signal.SIGKILL)
        killed.set()

    thread = threading.Thread(target=kill_in_the_middle)
    thread.start()
    asked = ("differences", "--format", "jsonl")
    done = subprocess.run(
        command(*asked, "--scheduler", cluster.address), cwd=tmp_path / "there", env=ENVIRONMENT, capture_output=True,
        text=True, timeout=240,
    )  # fmt: skip
    thread.join()
    assert killed.is_set() and done.returncode == 0, done.stderr
    assert done.stdout == archives.process(tmp_path / "here", *asked, "--jobs", "2")
    with sqlite3.connect(tmp_path / "there" / FILE) as base:
        assert base.execute("SELECT count(*), sum(failed != '') FROM compared").fetchone() == (EVENTS, 0)
    base.close()


def _compared(path: Path) -> int:
    base = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        return int(base.execute("SELECT count(*) FROM compared").fetchone()[0])
    except sqlite3.OperationalError:
        return 0
    finally:
        base.close()


def test_a_scheduler_that_does_not_answer_is_told(tmp_path: Path) -> None:
    _needed()
    dump(tmp_path / "dump.jsonl", rows(1))
    archives.process(tmp_path, "add", "dump.jsonl")
    says = archives.process(tmp_path, "events", "--scheduler", "tcp://127.0.0.1:9", code=2)
    assert "no scheduler answers at tcp://127.0.0.1:9" in says and "Traceback" not in says
