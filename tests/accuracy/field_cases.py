"""cases: small pairs of texts from newsrooms' practice; what must be told is told, what must not is not.

The command line reads them from files, as a user would run it: pages as pages, drafts by `check`.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Sequence
from contextlib import chdir
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from xcheck.cli import cli

from .engines import Engine
from .measure import Measure, Outcome, recall
from .shared import SHARED, Row, Selection, rows

FILE = "cases/field.jsonl"
LOUD = ("error", "warning")
PAGE = ("<html", "<!doctype")
"What a text begins with that is read as a page."

Told = dict[str, Any]
"A finding in the JSON report."


def missing() -> str | None:
    """Return why the cases cannot be run, or None."""
    return None if (SHARED / FILE).is_file() else f"../shared/{FILE} is not there"


def run(row: Row) -> tuple[list[Told], str]:
    """Return the findings on one case, or none and why it could not be run."""
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        names = []
        for side in "ab":
            text: str = row[side]
            names.append(f"{side}.html" if text.lstrip().lower().startswith(PAGE) else f"{side}.txt")
            Path(names[-1]).write_text(text, encoding="utf-8")
        against = [] if row["mode"] == "compare" else ["--against"]
        done = CliRunner().invoke(
            cli, [row["mode"], names[0], *against, names[1], "--no-config", "--format", "json=report.json"]
        )
        if done.exit_code not in (0, 1):
            return [], done.stderr.strip() or f"exit {done.exit_code}"
        findings: list[Told] = json.loads(Path("report.json").read_text(encoding="utf-8"))["findings"]
        return findings, ""


def faults(row: Row, findings: Sequence[Told]) -> list[str]:
    """Return what is wrong with the findings on a case; each finding answers for one that must be told."""
    found, spent = [], set()
    for want in row["tell"]:
        able = [f for f in findings if f["rule"] in want["rules"]] if want["rules"] else _differences(findings)
        first = next((f["id"] for f in able if f["id"] not in spent), None)
        if first is None:
            found.append(f"not told: {want['what']}")
        else:
            spent.add(first)
    forbidden = [f for f in findings if f["rule"] in row["not"] or (row["silent"] and f["severity"] in LOUD)]
    return found + [f"told: {f['rule']}: {f['message']}" for f in forbidden]


def _differences(findings: Sequence[Told]) -> list[Told]:
    """Return what may answer where no rule is named: any finding but an omission."""
    return [f for f in findings if f["kind"] != "omission" or f["rule"] == "unsupported-statement"]


def field_cases(select: Selection, engine: Engine) -> list[Measure]:
    """Share of the cases in which nothing is wrong, in all and of those that ask for silence or for speech."""
    found = []
    for row in select.pick(rows(f"../{FILE}")):
        findings, error = run(row)
        wrong = [f"could not run: {error}"] if error else faults(row, findings)
        what = "; ".join([row["kind"], *wrong])
        label = "tell" if row["tell"] else "silence"
        found.append(Outcome(row["id"], row["a"], row["b"], True, not wrong, float(not wrong), what, label=label))
    return [
        Measure("right", recall, found, 60 / 67),
        Measure("right of those with something to tell", recall, [o for o in found if o.label == "tell"]),
        Measure("right of those with nothing to tell", recall, [o for o in found if o.label == "silence"]),
    ]
