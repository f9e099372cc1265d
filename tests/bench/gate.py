"""`xcheck check` of a whole folder, as one process with its workers: time, processor time and memory of all.

`python -m tests.bench.gate` prints drafts of 800 words against 5 sources each, once the same 5, once 5 of their own.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from .articles import cut, sentence
from .processes import ENVIRONMENT, xcheck_command

DRAFTS, WORDS, SOURCES = 50, 800, 5


class Cost(NamedTuple):
    """What a run cost, its workers included."""

    seconds: float
    processor_seconds: float
    megabytes: float
    "Peak of the memory of all processes; pages that they share count once."


def article(first: int, version: int) -> str:
    """Return an article of WORDS words; another version of it is reworded."""
    parts: list[str] = []
    while sum(len(part.split()) for part in parts) < WORDS:
        parts.append(sentence(first * 1000 + len(parts), version))
    return cut("\n".join(parts), WORDS) + "\n"


def lay_out(folder: Path, drafts: int, own: bool) -> list[str]:
    """Write drafts and sources into a folder and return the arguments that check them."""
    for name in ("drafts", "wire"):
        (folder / name).mkdir()
    for n in range(drafts):
        front = f"---\nsources: [../wire/w{n:02}-*.txt]\n---\n" if own else ""
        # of shared sources a draft tells half, and half of something else
        text = article(n, 0) if own else f"{article(0, 2 + n)[: 3 * WORDS]}\n{article(n, 0)[: 3 * WORDS]}\n"
        (folder / "drafts" / f"d{n:02}.md").write_text(front + text, encoding="utf-8")
    for n in range(drafts if own else 1):
        for m in range(SOURCES):
            (folder / "wire" / f"w{n:02}-{m}.txt").write_text(article(n, m + 1), encoding="utf-8")
    return ["check", "drafts", "--no-config", "--format", "json=report.json", *([] if own else ["--against", "wire"])]


def cost(arguments: list[str], folder: Path) -> Cost:
    """Run xcheck in a folder and watch it and its workers."""
    before, began = os.times(), time.perf_counter()
    running = subprocess.Popen([*xcheck_command(), *arguments], cwd=folder, env=ENVIRONMENT)
    peak = 0.0
    while running.poll() is None:
        peak = max(peak, sum(map(_memory, _family(running.pid))))
        time.sleep(0.05)
    if running.returncode not in (0, 1):
        raise RuntimeError(f"xcheck exits {running.returncode}")
    after = os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return Cost(time.perf_counter() - began, used, peak)


def _family(pid: int) -> list[int]:
    """Return a process and its children."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        return [pid]
    return [pid, *map(int, children)]


def _memory(pid: int) -> float:
    """Return the share of memory of a process in megabytes, 0 where the system does not tell it."""
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0.0
    found = re.search(r"^Pss:\s+(\d+) kB", rollup, re.MULTILINE)
    return int(found.group(1)) / 1024 if found is not None else 0.0


def measured(own: bool, drafts: int = DRAFTS, jobs: int | None = None) -> Cost:
    """Check a made folder."""
    with tempfile.TemporaryDirectory() as folder:
        arguments = lay_out(Path(folder), drafts, own)
        return cost([*arguments, *([] if jobs is None else ["--jobs", str(jobs)])], Path(folder))


def main() -> int:
    """Print both."""
    for own in (False, True):
        took = measured(own)
        what = f"{DRAFTS} drafts of {WORDS} words, {SOURCES} sources {'each' if own else 'for all'}"
        print(
            f"{what}: {took.seconds:.1f} s, {took.processor_seconds:.1f} s of the processors, {took.megabytes:.0f} MB"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
