"""How much is said about whole articles: basil (three outlets on one event) and onestopenglish."""

from __future__ import annotations

import csv
from itertools import combinations
from pathlib import Path

from .changes import hard, loud
from .engines import Engine
from .measure import Measure, Outcome, largest, mean, precision
from .shared import Row, Selection, digest, rows

PAIRS = 12
"Pairs of outlets that are read by hand."

JUDGEMENTS = Path(__file__).with_name("basil_judged.tsv")
"Columns: pair, finding (id), rule, verdict (right or wrong), why; never words of the articles."


def _text(article: Row) -> str:
    paragraphs = "\n\n".join(" ".join(sentences) for sentences in article["paragraphs"])
    return f"{article['title']}\n\n{paragraphs}\n"


def basil_pairs() -> list[tuple[str, str, str]]:
    """Return id and texts of the twelve pairs: the first by hash, one pair an event."""
    found = []
    for row in rows("basil/dev.jsonl"):
        a, b = min(combinations(row["articles"], 2), key=lambda two: digest(two[0]["url"] + two[1]["url"]))
        found.append((f"{row['id']}:{a['source']}-{b['source']}", _text(a), _text(b)))
    return sorted(found, key=lambda pair: digest(pair[0]))[:PAIRS]


def judgements() -> dict[tuple[str, str], bool]:
    """Return the kept judgements by pair and finding."""
    if not JUDGEMENTS.is_file():
        return {}
    with JUDGEMENTS.open(encoding="utf-8", newline="") as lines:
        kept = csv.reader((line for line in lines if not line.startswith("#")), delimiter="\t")
        return {(row[0], row[1]): row[3] == "right" for row in kept if row}


def basil(select: Selection, engine: Engine) -> list[Measure]:
    """Findings a pair, and the share judged right by reading; without gold."""
    pairs = basil_pairs()[: select.sample]
    verdicts = judgements()
    heard: list[Outcome] = []
    everything: list[Outcome] = []
    conflicts: list[Outcome] = []
    read: list[Outcome] = []
    for id, a, b in pairs:
        findings = engine.differences(a, b)
        for into, chosen in (
            (heard, [f for f in findings if loud(f)]),
            (everything, list(findings)),
            (conflicts, [f for f in findings if hard(f)]),
        ):
            into.append(Outcome(id, a, b, False, bool(chosen), float(len(chosen)), findings=tuple(chosen)))
        for f in findings:
            verdict = verdicts.get((id, f.id))
            if verdict is not None:
                read.append(Outcome(f"{id}:{f.id}", a, b, verdict, True, f.confidence, f.rule, (f,), ((f, verdict),)))
    listed = sum(int(outcome.score) for outcome in everything)
    measures = [
        Measure("warnings or worse a pair, mean", mean, heard, 25, "low"),
        Measure("warnings or worse a pair, most", largest, heard, 25, "low"),
        Measure("conflicts a pair, mean", mean, conflicts, None, "low"),
        Measure("findings a pair, mean", mean, everything, None, "none"),
    ]
    if read and engine.name == "xcheck":
        note = f"{len(read)} of {listed} findings judged"
        measures.append(Measure("findings judged right on reading", precision, read, 0.75, published=note))
    return measures


def onestopenglish(select: Selection, engine: Engine) -> list[Measure]:
    """The same article for advanced and for elementary readers: hard conflicts should be near zero."""
    conflicts: list[Outcome] = []
    heard: list[Outcome] = []
    for row in select.pick(rows("onestopenglish/dev.jsonl")):
        a, b = ("\n\n".join(row[level]) for level in ("adv", "ele"))
        thousands = (len(a.split()) + len(b.split())) / 1000
        findings = engine.differences(a, b)
        for into, chosen in (
            (conflicts, [f for f in findings if hard(f)]),
            (heard, [f for f in findings if loud(f)]),
        ):
            into.append(Outcome(row["id"], a, b, False, bool(chosen), len(chosen) / thousands, findings=tuple(chosen)))
    return [
        Measure("conflicts per 1,000 words", mean, conflicts, None, "low"),
        Measure("warnings or worse per 1,000 words", mean, heard, None, "low"),
    ]
