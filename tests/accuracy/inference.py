"""Contradiction against entailment in single sentences: breaking_nli (one word swapped), fever_symmetric."""

from __future__ import annotations

from .changes import WHOLE, changed_words, hard, loud, loudest
from .engines import Engine
from .measure import Measure, Outcome, alarms, balanced, recall
from .shared import Row, Selection, rows


def _case(row: Row, engine: Engine, gold: bool, changed_matter: bool) -> Outcome:
    a, b = row["a"], row["b"]
    findings = engine.differences(a, b)
    heard = tuple(f for f in findings if hard(f) or loud(f))
    changed = changed_words(a, b)
    judged = tuple((f, gold and (changed.met_by(f) or not changed_matter)) for f in heard if f.rule not in WHOLE)
    what = f"{row['label']} {row['type'] or ''}".strip()
    return Outcome(row["id"], a, b, gold, bool(heard), loudest(heard), what, findings, judged)


def _measures(found: list[Outcome], target: float, published: str = "") -> list[Measure]:
    return [
        Measure(
            "contradiction against entailment, balanced accuracy",
            balanced,
            found,
            target,
            published=published,
        ),
        Measure("contradictions found", recall, found),
        Measure("entailments flagged", alarms, found, None, "low"),
    ]


def breaking_nli(select: Selection, engine: Engine) -> list[Measure]:
    """One word swapped; neutral pairs left out; recall by type of word beside the whole."""
    picked = [row for row in select.pick(rows("breaking_nli/dev.jsonl"), together="a") if row["label"] != "neutral"]
    found = [_case(row, engine, row["label"] == "contradiction", True) for row in picked]
    kinds = sorted({row["type"] for row in picked if row["label"] == "contradiction"})
    typed = {kind: [o for o in found if o.gold and o.what.endswith(f" {kind}")] for kind in kinds}
    return _measures(found, 0.85) + [Measure(f"{kind}: found", recall, typed[kind]) for kind in kinds]


def fever_symmetric(select: Selection, engine: Engine) -> list[Measure]:
    """Wikipedia evidence and a claim that it supports or refutes."""
    found = [
        _case(row, engine, row["label"] == "inconsistent", False)
        for row in select.pick(rows("fever_symmetric/dev.jsonl"))
    ]
    return _measures(found, 0.65, "BERT .57, re-weighted .62 (accuracy)")
