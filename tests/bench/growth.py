"""Time and memory by size, each in a process of its own: `python -m tests.bench.growth N`.

Without N it compares two articles, with "several" instead of it five.
"""

from __future__ import annotations

import json
import math
import re
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

from .articles import ROOT, joined, made, told_again
from .processes import ENVIRONMENT

SEVERAL = "several"
"Argument that asks for a comparison of several articles."

SIZES = (125, 250, 500, 1000)
WORDS = 1000
FLOOR = {"seconds": 0.001, "processor": 0.001, "megabytes": 1.0}
"Less is not measured but the noise of the clock and of the allocator."

MEGABYTE = 1024 if sys.platform != "darwin" else 1024 * 1024
"What ru_maxrss counts in: kilobytes, on macOS bytes."


class Point(NamedTuple):
    """One size: statements a side, and what it cost."""

    statements: int
    seconds: float
    megabytes: float
    "Highest resident memory of the process beyond what it had before the comparison."
    pairs: int
    findings: int
    process: float = 0.0
    "Highest resident memory of the process, Python and all tables included."
    processor: float = 0.0
    "Seconds of the processor: what a machine that is busy with other things takes no longer for."


def measure(statements: int) -> Point:
    """Compare two made articles in this process."""
    import xcheck

    warm = (xcheck.Article("a.txt", text) for text in ("A river rose.", "A river fell."))
    xcheck.compare(*warm)
    a, b = made(statements)
    before = _peak()
    began, worked = time.perf_counter(), time.process_time()
    report = xcheck.compare(xcheck.Article("a.txt", a), xcheck.Article("b.txt", b))
    took, used = time.perf_counter() - began, time.process_time() - worked
    peak = _peak()
    return Point(statements, took, peak - before, len(report.pairs), len(report.findings), peak, used)


def _peak() -> float:
    # Linux counts the parent's memory into ru_maxrss of a process that it starts; VmHWM begins anew
    status = Path("/proc/self/status")
    if status.is_file():
        peak = re.search(r"^VmHWM:\s+(\d+) kB", status.read_text(encoding="ascii"), re.MULTILINE)
        if peak is not None:
            return int(peak.group(1)) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE


def apart(statements: int) -> Point:
    """Measure one size in a process of its own."""
    return Point(*_own_process(str(statements)))


def articles_apart() -> tuple[float, float]:
    """Return what `in_process` measures in a process of its own, once all of xcheck is compiled."""
    _own_process()
    first, median = _own_process()
    return first, median


def several_apart() -> tuple[float, int, list[float]]:
    """Return what `several` measures in a process of its own: what else a process holds makes its garbage dear."""
    took, findings, alone = _own_process(SEVERAL)
    return took, findings, alone


def _own_process(*arguments: str) -> list[Any]:
    argv = [sys.executable, "-m", "tests.bench.growth", *arguments]
    done = subprocess.run(argv, cwd=ROOT, capture_output=True, text=True, check=True, env=ENVIRONMENT)
    figures: list[Any] = json.loads(done.stdout)
    return figures


def exponent(points: Sequence[Point], of: str) -> float:
    """Return e of cost ~ (statements x statements) ** e, by least squares over the logarithms."""
    xs = [2 * math.log(point.statements) for point in points]
    ys = [math.log(max(getattr(point, of), FLOOR[of])) for point in points]
    return statistics.linear_regression(xs, ys).slope


def in_process(rounds: int = 7) -> tuple[float, float]:
    """Return the first and the median time of the processor for comparing two articles of 1,000 words."""
    import xcheck

    a, b = (xcheck.Article(name, text) for name, text in zip(("a.txt", "b.txt"), joined(WORDS), strict=True))
    taken = []
    for _ in range(rounds):
        began = time.process_time()
        xcheck.compare(a, b)
        taken.append(time.process_time() - began)
    return taken[0], statistics.median(taken)


def several(count: int = 5) -> tuple[float, int, list[float]]:
    """Compare several articles of 1,000 words with each other in this process, then each two of them alone.

    Returns the time of all together, how many findings that gives, and the time of each pair; time of the processor.
    """
    import xcheck

    articles = [xcheck.Article(f"{n}.txt", text) for n, text in enumerate(told_again(WORDS, count))]

    def timed(*some: xcheck.Article) -> tuple[float, int]:
        began = time.process_time()
        report = xcheck.compare(*some)
        return time.process_time() - began, len(report.findings)

    took, findings = timed(*articles)
    return took, findings, [timed(*two)[0] for two in combinations(articles, 2)]


if __name__ == "__main__":
    asked = sys.argv[1:]
    print(json.dumps(several() if asked == [SEVERAL] else measure(int(asked[0])) if asked else in_process()))
