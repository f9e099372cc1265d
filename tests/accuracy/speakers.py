"""polnear: who said it; the scores themselves are made by attribution.py, beside the facts they measure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.util import find_spec

from .engines import Engine
from .measure import Measure, Outcome, mean
from .shared import Row, Selection, rows

TARGETS = {"source_f1": 0.65}


def missing() -> str | None:
    """Return why attributions cannot be measured, or None."""
    return None if find_spec("tests.accuracy.attribution") else "tests/accuracy/attribution.py is not there yet"


def polnear(select: Selection, engine: Engine) -> list[Measure]:
    """Source, cue and content of every attribution, partial overlap."""
    picked = select.pick(rows("polnear/dev.jsonl"))
    score: Callable[[Sequence[Row]], dict[str, float]] = import_module("tests.accuracy.attribution").score
    measures = []
    for name, value in score(picked).items():
        outcomes = [Outcome(name, "", "", True, True, value)] * len(picked)
        measures.append(Measure(name.replace("_", " "), mean, outcomes, TARGETS.get(name)))
    return measures
