"""Whole processes timed side by side: interleaved in one run, so that a busy machine slows all alike."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from .articles import ROOT

ROUNDS = 9

ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""A user's Python keeps what it has compiled; where that is forbidden, every run would compile everything anew."""

_REDLINES = """
import sys
from redlines import Redlines
a, b = (open(path, encoding="utf-8").read() for path in sys.argv[1:])
print(Redlines(a, b).output_markdown)
"""


class Command(NamedTuple):
    """A command line to time, or why it cannot be."""

    name: str
    argv: tuple[str, ...]
    skipped: str | None = None


def tools(a: Path, b: Path) -> list[Command]:
    """Return xcheck and its peers, each on the same two files."""
    files = str(a), str(b)
    return [
        Command("xcheck compare", (*xcheck_command(), "compare", *files)),
        _script("redlines text", "redlines", ("text", *files)),
        _script("redlines text --quiet", "redlines", ("text", "--quiet", *files)),
        _redlines_library(files),
        _found("git diff --word-diff", "git", ("diff", "--word-diff", "--no-index", *files)),
        _found("wdiff", "wdiff", files),
    ]


def starts() -> list[Command]:
    """Return what every run pays before it works, and a command that compares nothing."""
    return [
        Command("python -c pass", (sys.executable, "-c", "pass")),
        Command("import xcheck", (sys.executable, "-c", "import xcheck")),
        Command("xcheck --version", (*xcheck_command(), "--version")),
        Command("xcheck explain", (*xcheck_command(), "explain", "number-conflict")),
    ]


def xcheck_command() -> tuple[str, ...]:
    """Return how xcheck is called: by its script where it is installed beside the running Python."""
    script = Path(sys.executable).with_name("xcheck")
    return (str(script),) if script.is_file() else (sys.executable, "-m", "xcheck")


def _found(name: str, program: str, arguments: tuple[str, ...]) -> Command:
    path = shutil.which(program)
    return Command(name, (path or program, *arguments), None if path else f"{program} is not installed")


def _script(name: str, program: str, arguments: tuple[str, ...]) -> Command:
    """A script beside the running Python: the environment's own, whatever PATH says."""
    path = Path(sys.executable).with_name(program)
    return Command(name, (str(path), *arguments), None if path.is_file() else "not installed (pip install -e '.[dev]')")


def _redlines_library(files: tuple[str, str]) -> Command:
    """The library given the texts themselves, without command line or terminal: its least time."""
    command = _script("redlines as a library", "redlines", ())
    return command._replace(argv=(sys.executable, "-c", _REDLINES, *files))


class Took(NamedTuple):
    """What one run took, in seconds."""

    wall: float
    processor: float
    "Does not grow when the machine is busy with other things."


def _children() -> float:
    times = os.times()
    return times.children_user + times.children_system


def once(command: Command) -> Took:
    """Time one run; 0 and 1 are the exits of a comparison, others fail."""
    began, worked = time.perf_counter(), _children()
    done = subprocess.run(command.argv, cwd=ROOT, capture_output=True, check=False, env=ENVIRONMENT)
    took = Took(time.perf_counter() - began, _children() - worked)
    if done.returncode not in (0, 1) or b"Traceback" in done.stderr:
        raise RuntimeError(f"{command.name} exits {done.returncode}: {done.stderr.decode(errors='replace')[-500:]}")
    if not done.stdout and command.argv[1] != "-c":
        raise RuntimeError(f"{command.name} printed nothing")
    return took


def times(commands: Sequence[Command], rounds: int = ROUNDS) -> dict[str, Took]:
    """Return the medians of every command that is not skipped, after one unmeasured run of each."""
    ready = [command for command in commands if command.skipped is None]
    for command in ready:
        once(command)
    taken: dict[str, list[Took]] = {command.name: [] for command in ready}
    for _ in range(rounds):
        for command in ready:
            taken[command.name].append(once(command))
    return {name: Took(*map(statistics.median, zip(*took, strict=True))) for name, took in taken.items()}
