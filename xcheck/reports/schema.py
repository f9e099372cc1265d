"""The JSON Schema of the JSON report; apart from the report, whose parts are loaded with the rooms that compare."""

from __future__ import annotations

from pathlib import Path


def schema() -> str:
    """Return the JSON Schema of the report; of the facts under `$defs/facts_document`."""
    return (Path(__file__).parents[1] / "data" / "report.schema.json").read_text(encoding="utf-8")
