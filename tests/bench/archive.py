"""An archive of thousands of made articles: `python -m tests.bench.archive [ARTICLES]...`, the table of the README.

Articles are made from texts of ../shared/data (see haystack.py), so that their events are known. Each size is built by
the command itself, in processes whose time and memory are watched with those of their workers.
"""

from __future__ import annotations

import json
import math
import sqlite3
import sys
import tempfile
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from .gate import Cost, cost
from .haystack import Made, archive, events, haystack, present

SIZES = (3_000, 30_000)
OTHERS = 2_600
"""Articles among which the events of basil are looked for: all other texts, and copies of them with other names."""
FILE = "archive.sqlite"
STEPS = (
    ("add", ["archive", "add", "first.jsonl", "--file", FILE]),
    ("events", ["archive", "events", "--file", FILE, "--format", "jsonl", "-o", "events.jsonl"]),
    ("differences", ["archive", "differences", "--file", FILE, "--format", "jsonl", "-o", "found.jsonl"]),
)
AGAIN = (("add 1%", ["archive", "add", "more.jsonl", "--file", FILE]), *STEPS[1:])


class Built(NamedTuple):
    """One size."""

    articles: int
    costs: dict[str, Cost]
    second: dict[str, Cost]
    "The same steps when one article in a hundred has come."
    events: int
    findings: int
    megabytes: float
    "Of the file."
    recall: float
    "Of pairs of articles made to tell of one event, how many stand in one."
    precision: float


def built(count: int) -> Built:
    """Build an archive of so many articles, then add the last hundredth of them."""
    made = archive(count)
    more = len(made) // 100
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home)
        _dump(folder / "first.jsonl", made[:-more])
        _dump(folder / "more.jsonl", made[-more:])
        costs = {name: cost(arguments, folder) for name, arguments in STEPS}
        second = {name: cost(arguments, folder) for name, arguments in AGAIN}
        with sqlite3.connect(folder / FILE) as base:
            counts = [base.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in ("event", "finding")]
            recall, precision = _grouping(made, base)
        size = (folder / FILE).stat().st_size / 1e6
    return Built(count, costs, second, counts[0], counts[1], size, recall, precision)


def _dump(path: Path, made: Sequence[Made]) -> None:
    with path.open("w", encoding="utf-8") as file:
        for one in made:
            row = {"text": one.text, "title": one.title, "outlet": one.outlet, "date": one.day}
            file.write(json.dumps({**row, "url": f"https://{one.outlet}.example/{one.event}"}) + "\n")


def _grouping(made: Sequence[Made], base: sqlite3.Connection) -> tuple[float, float]:
    """Return recall and precision of the pairs within events; the event of an article stands in its address.

    Pairs of two articles that stand alone are left out: football reports of one day may well tell of one match.
    """
    query = "SELECT member.event, carrier.address FROM member JOIN carrier ON carrier.article = member.article"
    groups: dict[str, list[str]] = {}
    for event, address in base.execute(query):
        groups.setdefault(event, []).append(address.rsplit("/", 1)[1])
    true: dict[str, int] = {}
    for one in made:
        true[one.event] = true.get(one.event, 0) + 1
    wanted = sum(math.comb(n, 2) for n in true.values())
    pairs = [
        two for group in groups.values() for two in combinations(group, 2)
        if not all(event.startswith("single") for event in two)
    ]  # fmt: skip
    right = sum(one == other for one, other in pairs)
    return right / wanted, right / len(pairs)


def candidates(others: int = OTHERS) -> tuple[int, dict[int, float], tuple[float, float], tuple[float, float]]:
    """Return how recall grows with the candidates of an article, and recall and precision of events.

    Once with all articles on one day, which is as hard as it gets, once with basil on its own days.
    """
    from xcheck.archive.events import Member, grouped
    from xcheck.archive.nearby import Known, Reach, Window, nearest
    from xcheck.archive.terms import terms

    made = haystack(others)
    days = {(one.event, one.outlet): one.day for event in events() for one in event}
    real = sorted(days.values())
    words = [terms(one.title, one.text) for one in made]
    found: list[tuple[float, float]] = []
    recall: dict[int, float] = {}
    for on_one_day in (True, False):
        day = [
            one.day if on_one_day else days.get((one.event, one.outlet), real[n % 132]) for n, one in enumerate(made)
        ]
        known = tuple(Known(n, f"{n:06}", day[n], words[n]) for n in range(len(made)))
        near = nearest(Window(tuple(sorted(set(day))), known, Reach())).rows
        ranks = {(row.one, row.other): row.rank for row in near}
        pairs = [(a, b) for a in range(132) for b in range(132) if a != b and made[a].event == made[b].event]
        if on_one_day:
            recall = {k: sum(ranks.get(pair, k + 1) <= k for pair in pairs) / len(pairs) for k in (2, 5, 10)}
        groups = grouped({one.id: Member(one.id, one.key, one.day) for one in known}, near)
        inside = [two for group in groups for two in combinations([one.id for one in group], 2) if min(two) < 132]
        right = sum(made[one].event == made[other].event for one, other in inside)
        found.append((2 * right / len(pairs), right / len(inside)))
    return len(made), recall, found[0], found[1]


def main() -> int:
    """Print what the README tells."""
    if not present():
        print("the texts of ../shared/data are not here")
        return 1
    articles, recall, one_day, own_days = candidates()
    print(f"basil among {articles} articles, candidates: " + ", ".join(f"{k}: {v:.3f}" for k, v in recall.items()))
    print(f"its events on their days: recall {own_days[0]:.3f}, precision {own_days[1]:.3f}; all on one day: "
          f"{one_day[0]:.3f}, {one_day[1]:.3f}")  # fmt: skip
    sizes = tuple(map(int, sys.argv[1:])) or SIZES
    points: list[Built] = []
    for size in sizes:
        one = built(size)
        points.append(one)
        first, second = (sum(c.seconds for c in some.values()) for some in (one.costs, one.second))
        print(f"{size} articles: {one.events} events, {one.findings} differences, {one.megabytes:.0f} MB file; "
              f"pairs in events: recall {one.recall:.3f}, precision {one.precision:.3f}")  # fmt: skip
        for name, took in (*one.costs.items(), *(("again: " + k, v) for k, v in one.second.items())):
            print(f"  {name:22} {took.seconds:7.1f} s {took.processor_seconds:7.1f} s of processors "
                  f"{took.megabytes:6.0f} MB")  # fmt: skip
        rate = (size - size // 100) / one.costs["add"].seconds
        print(
            f"  all {first:.0f} s, {rate:.0f} articles/s added; again with 1% new {second / first:.3f} of it",
            flush=True,
        )
    if len(points) > 1:
        low, high = points[0], points[-1]
        for name in low.costs:
            ratio = high.costs[name].processor_seconds / low.costs[name].processor_seconds
            print(f"growth of {name}: exponent {math.log(ratio) / math.log(high.articles / low.articles):.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
