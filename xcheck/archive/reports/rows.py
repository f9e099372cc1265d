"""Rows for data frames: JSON lines, CSV and Parquet of events, differences and outlets; one row for each."""

from __future__ import annotations

import csv
import io
import json
import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ...errors import XcheckError
from ...reports.escapes import storable
from ..outlets import Profile
from ..ranking import KINDS, Difference, Summary

Row = Mapping[str, Any]
"""A row of texts, numbers and lists."""


class NoParquet(XcheckError):
    """DuckDB is not installed."""


def of_event(one: Summary) -> Row:
    """Return the row of an event."""
    return {
        "event": one.id, "day": one.day, "last_day": one.last, "title": one.title, "outlets": list(one.outlets),
        "articles": one.articles, "copies": one.copies, "compared": one.compared,
        **{kind.value: count for kind, count in zip(KINDS, one.counts, strict=True)}, "worst": one.worst,
    }  # fmt: skip


def of_difference(number: int, one: Difference) -> Row:
    """Return the row of a difference; `places` has the words of each article and where they stand."""
    return {
        "rank": number, "event": one.event, "day": one.day, "id": one.id, "rule": one.rule, "kind": one.kind.value,
        "severity": one.severity.value, "confidence": one.confidence, "weight": one.weight, "message": one.message,
        "subject": one.subject, "sides": [list(side) for side in one.sides], "absent": list(one.absent),
        "stronger": list(one.stronger), "other_events": one.again,
        "places": [
            {
                "outlets": list(piece.outlets), "day": piece.day, "title": piece.title, "address": piece.address,
                "line": piece.line, "column": piece.column, "text": piece.text, "statement": piece.statement,
            }
            for piece in one.pieces
        ],
    }  # fmt: skip


def of_outlet(profile: Profile) -> Row:
    """Return the row of an outlet."""
    return profile._asdict()


def json_lines(rows: Iterable[Row]) -> str:
    """Return a JSON object on each line."""
    return "".join(storable(json.dumps(row, ensure_ascii=False)) + "\n" for row in rows)


def comma_separated(rows: Iterable[Row]) -> str:
    """Return CSV with a head; lists are written as JSON.

    A cell that a spreadsheet would take for a formula gets an apostrophe before it: article text may begin with "=".
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    for number, row in enumerate(rows):
        if not number:
            writer.writerow(row)
        writer.writerow(map(_cell, row.values()))
    return storable(buffer.getvalue())


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")):
        return "'" + value
    return value


def write_parquet(rows: Iterator[Row], path: str) -> None:
    """Write a Parquet file by DuckDB, whole or not at all.

    Raises NoParquet where it is not installed.
    """
    try:
        import duckdb
    except ImportError:
        raise NoParquet(
            "--format parquet needs DuckDB, which is not installed. Install it: pip install 'xcheck-news[parquet]'"
        ) from None

    folder = os.path.dirname(os.path.abspath(path))
    with tempfile.TemporaryDirectory(dir=folder, prefix=".xcheck-") as beside:
        lines, target = os.path.join(beside, "rows.jsonl"), os.path.join(beside, "rows.parquet")
        with open(lines, "w", encoding="utf-8", newline="\n") as file:
            file.writelines(json_lines([row]) for row in rows)
        with duckdb.connect(":memory:") as base:
            base.execute("SET threads = 1")  # rows in their order, the same bytes each time
            read = base.from_query(
                "SELECT * FROM read_json(?, format = 'newline_delimited', sample_size = -1)", params=[lines]
            )
            read.write_parquet(target)
        os.replace(target, path)
