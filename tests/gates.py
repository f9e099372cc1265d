"""A folder with drafts and sources, and the command line called in it: what the tests of the gate share."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

import xcheck
from xcheck.cli import cli
from xcheck.model import Severity

WIRE = (
    "A new bridge over the river opened to traffic on Monday. Mayor Ines Duarte cut the ribbon in Seixal "
    "before some 200 guests. The bridge cost 4 million euros. Work on it began three years ago. Lorries will "
    "not pay a toll, said Duarte, who rejected the idea of the council. Hotels in the old town expect more "
    "visitors.\n"
)
PAPER = "The new Seixal bridge has a lane for cyclists. Engineer Pedro Lima called it the longest he had built.\n"
RIGHT = "The bridge cost 4 million euros. Mayor Ines Duarte cut the ribbon in Seixal.\n"
WRONG = "Mayor Ines Duarte cut the ribbon in Seixal. The bridge cost 9 million euros.\n"

HOUSE = Path(__file__).parents[1]
ENVIRONMENT = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "FORCE_COLOR", "COLUMNS")}


def write(**files: str) -> None:
    """Write files in the working directory: `drafts__a_md` is drafts/a.md."""
    for name, text in files.items():
        path = Path("/".join(name.split("__")).replace("_", "."))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, list(arguments))


def json_report(*arguments: str) -> dict[str, Any]:
    """Return the JSON report of a run that could run."""
    result = run(*arguments, "--format", "json")
    assert result.exit_code in (0, 1, 3), result.stderr
    document: dict[str, Any] = json.loads(result.stdout)
    return document


def flags(draft: str, source: str) -> dict[str, Severity]:
    """Return {marked words: severity} of what a check says against a draft, warnings and errors only."""
    report = xcheck.check(xcheck.Article("draft", draft), against=[xcheck.Article("wire", source)])
    return {f.places[0].text: f.severity for f in report.findings if f.severity >= Severity.WARNING}


def process(*arguments: str, **options: Any) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "xcheck", *arguments]
    env = {**ENVIRONMENT, "PYTHONPATH": str(HOUSE)}
    return subprocess.run(command, capture_output=True, env=env, timeout=120, check=False, **options)


def rules(document: dict[str, Any]) -> list[str]:
    """Return the rules of the findings that nothing lets pass, and that are worse than notes."""
    return [f["rule"] for f in document["findings"] if f["suppressed"] is None and f["severity"] != "note"]
