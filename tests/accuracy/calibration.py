"""Does confidence mean something? Share that is right of the findings the gold can judge, by band."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from xcheck.model import Finding

from .measure import Measure, share

BANDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9)
"Lower edges; the last band ends at 1 and holds it."


class Row(NamedTuple):
    """One line of the table: a band or a rule."""

    name: str
    right: int
    judged: int
    confidence: float
    "Mean of what was claimed."

    @property
    def share(self) -> float:
        """Share that is right."""
        return share(self.right, self.judged)


def judged(measures: Mapping[str, Iterable[Measure]]) -> list[tuple[str, Finding, bool]]:
    """Return (set, finding, right) of every judged finding once, however many measures look at its case."""
    found: dict[tuple[str, str, str, str], tuple[str, Finding, bool]] = {}
    for name, rows in measures.items():
        for measure in rows:
            for outcome in measure.outcomes:
                for finding, right in outcome.judged:
                    key = name, outcome.id, finding.rule, finding.id
                    found[key] = name, finding, right
    return list(found.values())


def _row(name: str, findings: Sequence[tuple[str, Finding, bool]]) -> Row:
    claimed = sum(finding.confidence for _, finding, _ in findings) / len(findings)
    return Row(name, sum(right for *_, right in findings), len(findings), claimed)


def by_band(findings: Sequence[tuple[str, Finding, bool]]) -> list[Row]:
    """Return a line for every band of confidence that holds a finding."""
    bands: dict[int, list[tuple[str, Finding, bool]]] = defaultdict(list)
    for entry in findings:
        bands[max(n for n, low in enumerate(BANDS) if entry[1].confidence >= low)].append(entry)
    edges = [*BANDS, 1.0]
    return [_row(f"{edges[n]:.1f}-{edges[n + 1]:.1f}", bands[n]) for n in sorted(bands)]


def by_rule(findings: Sequence[tuple[str, Finding, bool]]) -> list[Row]:
    """Return a line for every rule, worst first, with the sets that judged it."""
    rules: dict[str, list[tuple[str, Finding, bool]]] = defaultdict(list)
    for entry in findings:
        rules[entry[1].rule].append(entry)
    return sorted((_row(rule, entries) for rule, entries in rules.items()), key=lambda row: (row.share, row.name))


def by_rule_and_set(findings: Sequence[tuple[str, Finding, bool]]) -> list[Row]:
    """Return a line for every rule on every set."""
    cells: dict[tuple[str, str], list[tuple[str, Finding, bool]]] = defaultdict(list)
    for entry in findings:
        cells[entry[1].rule, entry[0]].append(entry)
    return [_row(f"{rule} on {name}", cells[rule, name]) for rule, name in sorted(cells)]
