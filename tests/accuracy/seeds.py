"""The seeds: real differences that a reader listed; their words must stand in one pair or one topic.

The list, seeds_differences.tsv, was made before any tuning and holds offsets, not text: start and end in
standard.txt, start and end in easy.txt, what differs.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from xcheck.model import Span

from .aligners import Aligner, Lines, Link
from .engines import OURS, report_of
from .measure import Measure, Outcome, largest, recall
from .shared import SHARED, Selection

DIFFERENCES = Path(__file__).with_name("seeds_differences.tsv")


def missing() -> str | None:
    """Return why the seeds cannot be measured, or None."""
    if not (SHARED / "seeds").is_dir():
        return "../shared/seeds is not there"
    return None if DIFFERENCES.is_file() else f"{DIFFERENCES.name} is not written yet"


class Difference(NamedTuple):
    """One listed difference: where its words stand in either seed, and what differs."""

    standard: Span
    easy: Span
    what: str


def differences() -> list[Difference]:
    """Return the listed differences."""
    lines = DIFFERENCES.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line.strip() and not line.startswith("#"))
    return [Difference(Span(int(a), int(b)), Span(int(c), int(d)), what) for a, b, c, d, what in rows]


@lru_cache(maxsize=1)
def _articles() -> tuple[str, str]:
    read = ((SHARED / "seeds" / name).read_text(encoding="utf-8") for name in ("standard.txt", "easy.txt"))
    a, b = read
    return a, b


def _links(aligner: Aligner) -> tuple[tuple[list[Span], list[Span]], list[Link]]:
    """Spans of the compared statements of both seeds, and an aligner's links between them."""
    a, b = _articles()
    report = report_of(a, b)
    compared = [[s for s in reading.statements if s.compared] for reading in report.articles]
    spans = ([s.span for s in compared[0]], [s.span for s in compared[1]])
    if aligner.name == OURS.name:
        number = {s.id: n for statements in compared for n, s in enumerate(statements)}
        return spans, [(number[p.left], number[p.right], p.score) for p in report.pairs]
    lines: list[Lines] = [tuple(s.text for s in statements) for statements in compared]
    scored = aligner.align(lines[0], lines[1], min(aligner.thresholds))
    return spans, sorted(scored, key=lambda link: (-link[2], link[0], link[1]))[:80]


def _topics() -> list[tuple[list[Span], list[Span]]]:
    """Spans of the statements of each topic of the seeds."""
    report = report_of(*_articles())
    span = {s.id: s.span for reading in report.articles for s in reading.statements}
    return [([span[id] for id in t.left], [span[id] for id in t.right]) for t in report.topics]


def _in_topics(found: list[Outcome], topics: list[tuple[list[Span], list[Span]]]) -> list[Measure]:
    """Count a difference as said when its words stand in one topic, too; tell how wide the topics are."""
    lines = []
    for outcome, (here, there, _) in zip(found, differences(), strict=True):
        meets = any(
            any(span.meets(here) for span in left) and any(span.meets(there) for span in right)
            for left, right in topics
        )
        lines.append(outcome._replace(said=outcome.said or meets))
    shown = {(a, b) for left, right in topics for a in left for b in right}
    statements = [sum(s.compared for s in r.statements) for r in report_of(*_articles()).articles]
    wide = Outcome("share", "", "", False, False, len(shown) / (statements[0] * statements[1]))
    count = Outcome("topics", "", "", False, False, float(len(topics)))
    return [
        Measure("listed differences in one pair or topic", recall, lines, 0.75),
        Measure("topics shown", largest, [count], 25, "low"),
        Measure("share of all pairs of statements in a topic", largest, [wide], None, "none"),
    ]


def seeds(select: Selection, aligner: Aligner) -> list[Measure]:
    """Share of listed differences whose words meet in a pair or topic; baselines show their best 80 pairs."""
    a, b = _articles()
    (left, right), links = _links(aligner)
    found = []
    for difference in differences():
        here, there, what = difference
        met = [score for i, j, score in links if left[i].meets(here) and right[j].meets(there)]
        words = a[here.start : here.end], b[there.start : there.end]
        id = f"{here.start}-{there.start}"
        found.append(Outcome(id, *words, True, bool(met), max(met, default=0.0), what))
    count = Outcome("pairs", "", "", False, False, float(len(links)))
    ours = aligner.name == OURS.name
    return [
        Measure("listed differences in one pair", recall, found, published="best peer .44 in 150 passages"),
        Measure("pairs shown", largest, [count], 80, "low"),
        *(_in_topics(found, _topics()) if ours else ()),
    ]
