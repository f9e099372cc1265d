"""The table: every measure beside the last recorded figure, the baselines, the target and the peers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from .calibration import Row
from .measure import Measure
from .record import Figures

HEAD = (
    "set",
    "measure",
    "n",
    "xcheck",
    "95% of draws",
    "recorded",
    "target",
    "baselines here",
    "published elsewhere",
)


def number(value: float | None) -> str:
    """Return a rate as .734 and a count as 12.3."""
    if value is None:
        return ""
    text = f"{value:.3f}" if abs(value) <= 1 else f"{value:.1f}"
    return text.removeprefix("0") or "0"


def target(measure: Measure) -> str:
    """Return the target with its direction and whether it is met."""
    if measure.target is None:
        return ""
    sign = "<=" if measure.better == "low" else ">="
    return f"{sign} {number(measure.target)} {'met' if measure.met else 'SHORT'}"


def interval(measure: Measure) -> str:
    """Return the bootstrap interval as .70-.75, nothing for a measure without one."""
    edges = measure.interval
    return "" if edges is None else "-".join(number(edge) for edge in edges)


def lines(
    measures: Mapping[str, Sequence[Measure]],
    baselines: Mapping[str, Mapping[str, Sequence[Measure]]],
    recorded: Figures,
    skipped: Mapping[str, str],
) -> Iterator[tuple[str, ...]]:
    """Yield the rows of the table."""
    for data in dict.fromkeys([*measures, *baselines]):
        found = baselines.get(data, {})
        others = {engine: {m.name: m.value for m in scored if m.n} for engine, scored in found.items()}
        rows = measures.get(data) or next(iter(found.values()), ())
        for measure in rows:
            beside = [
                f"{engine} {number(values[measure.name])}"
                for engine, values in others.items()
                if measure.name in values
            ]
            ours = "-" if data in skipped else number(measure.value) if measure.n else "no case"
            spread = "" if data in skipped else interval(measure)
            before = number(recorded.get(data, {}).get(measure.name))
            aim = "" if data in skipped else target(measure)
            yield data, measure.name, str(measure.n), ours, spread, before, aim, ", ".join(beside), measure.published
        if data in skipped:
            yield data, f"xcheck skipped: {skipped[data]}", "", "-", "", "", "", "", ""


def calibration_lines(rows: Iterable[Row]) -> Iterator[tuple[str, ...]]:
    """Yield the rows of a calibration table."""
    for row in rows:
        yield row.name, str(row.judged), number(row.share), number(row.confidence)


def layout(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """Return rows as columns, padded with spaces."""
    table = [head, *rows]
    widths = [max(len(row[column]) for row in table) for column in range(len(head))]
    table.insert(1, tuple("-" * width for width in widths))
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in table
    )
