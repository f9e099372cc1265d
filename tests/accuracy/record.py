"""The last recorded figures, and which of the new ones have dropped."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from .measure import Measure

RECORDED = Path(__file__).with_name("recorded.json")

MARGIN = 0.01
"Rates: a drop of less is noise; it is what one data set moves when another rule is repaired."

ONE_CASE = 1.5
"Small sets: one case that flips is noise, two are not."

DENSITY_MARGIN = 0.1
"Counts (findings a pair) may grow by a tenth."

Figures = dict[str, dict[str, float]]
Intervals = dict[str, dict[str, tuple[float, float]]]


class Drop(NamedTuple):
    """A figure that is worse than the recorded one by more than noise."""

    set: str
    measure: str
    before: float
    now: float


def read(name: str) -> Figures:
    """Return the recorded figures of a selection, by set and measure."""
    found: Figures = _kept().get(name, {})
    return found


def read_intervals(name: str) -> Intervals:
    """Return the recorded bootstrap intervals of a selection, by set and measure."""
    found: Intervals = _kept().get(_intervals(name), {})
    return found


def _kept() -> dict[str, Any]:
    kept: dict[str, Any] = json.loads(RECORDED.read_text(encoding="utf-8")) if RECORDED.is_file() else {}
    return kept


def _intervals(name: str) -> str:
    return f"{name} intervals"


def write_intervals(name: str, intervals: Mapping[str, Mapping[str, tuple[float, float]]]) -> None:
    """Keep bootstrap intervals beside the figures of a selection."""
    write(_intervals(name), intervals)


def write(name: str, figures: Mapping[str, Mapping[str, float | tuple[float, float]]]) -> None:
    """Keep figures under the name of a selection; sets that were not run keep their old ones."""
    kept = _kept()
    merged = kept.get(name, {}) | dict(figures)
    kept[name] = {data: merged[data] for data in sorted(merged)}
    text = json.dumps({key: kept[key] for key in sorted(kept)}, indent=1, ensure_ascii=False)
    RECORDED.write_text(text + "\n", encoding="utf-8")


def figures(measures: Mapping[str, list[Measure]]) -> Figures:
    """Return measures as plain figures, four digits each."""
    return {data: {m.name: round(m.value, 4) for m in rows if m.n} for data, rows in measures.items()}


def intervals(measures: Mapping[str, list[Measure]]) -> Intervals:
    """Return the bootstrap intervals of the measures that have one, four digits each."""
    found: Intervals = {}
    for data, rows in measures.items():
        for measure in rows:
            edges = measure.interval
            if edges is not None:
                found.setdefault(data, {})[measure.name] = round(edges[0], 4), round(edges[1], 4)
    return found


def margin(measure: Measure, before: float) -> float:
    """Return how much a measure may be worse than before."""
    if before > 1:
        return DENSITY_MARGIN * before
    return max(MARGIN, ONE_CASE / measure.n)


def drops(measures: Mapping[str, list[Measure]], before: Figures) -> list[Drop]:
    """Return what has become worse by more than its margin, in the order of the table."""
    found = []
    for data, rows in measures.items():
        for measure in rows:
            old = before.get(data, {}).get(measure.name)
            if old is None or not measure.n or measure.better == "none" or (measure.bounded and measure.met):
                continue
            worse = measure.value - old if measure.better == "low" else old - measure.value
            if worse > margin(measure, old):
                found.append(Drop(data, measure.name, old, measure.value))
    return found
