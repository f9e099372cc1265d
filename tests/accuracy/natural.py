"""natural: contradictions that people wrote freely, beside texts that only look like one.

A pair counts as flagged when any finding is a conflict.
"""

from __future__ import annotations

from collections.abc import Callable

from .changes import hard, loudest
from .engines import Engine
from .measure import Measure, Outcome, alarms, recall
from .shared import Row, Selection, rows


def _cases(select: Selection, engine: Engine, file: str, sides: Callable[[Row], tuple[str, str]]) -> list[Outcome]:
    found = []
    for row in select.pick(rows(f"natural/{file}_dev.jsonl")):
        a, b = sides(row)
        conflicts = tuple(filter(hard, engine.differences(a, b)))
        gold = row["label"] == "contradiction"
        score = loudest(conflicts)
        found.append(Outcome(row["id"], a, b, gold, bool(conflicts), score, row["label"], conflicts, group=row["id"]))
    return found


def _sides(row: Row) -> tuple[str, str]:
    return row["a"], row["b"]


def _claim_and_context(row: Row) -> tuple[str, str]:
    return row["context"], row["a"]


def natural(select: Selection, engine: Engine) -> list[Measure]:
    """RTE-3 (news and a hypothesis), RTE-2 with negations put in, and claims that a person refuted (WikiFactCheck).

    The look-alikes of WikiFactCheck are its true claims beside the passage that bears them out.
    """
    rte3 = _cases(select, engine, "rte3", _sides)
    negated = _cases(select, engine, "negated", _sides)
    refuted = _cases(select, engine, "wikifact", _sides)
    supported = [o._replace(gold=False) for o in _cases(select, engine, "wikifact", _claim_and_context)]
    return [
        Measure("RTE-3: contradictions found", recall, rte3, 0.25, published="rules of 2008 .19", grouped=True),
        Measure("RTE-3: others flagged", alarms, rte3, 0.02, "low", bounded=True, grouped=True),
        Measure("negated RTE-2: contradictions found", recall, negated, 0.60, grouped=True),
        Measure("negated RTE-2: look-alikes flagged", alarms, negated, 0.08, "low", bounded=True, grouped=True),
        Measure("WikiFactCheck: refuted claims found", recall, refuted, 0.75, grouped=True),
        Measure("WikiFactCheck: supported claims flagged", alarms, supported, None, "low", grouped=True),
    ]
