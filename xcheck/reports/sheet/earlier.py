"""Ticks and remarks that a person wrote into an earlier sheet, a CSV file, to be taken over into the next."""

from __future__ import annotations

import csv
import io
import os

from ...errors import BadSettings

LARGEST = 50_000_000
"Bytes; a larger file is no sheet."

GONE = "no longer in the text"
"""Verdict of a row that a person ticked or wrote on, and whose words the new version of the text lacks."""

Kept = dict[str, dict[str, str]]
"""Rows by their id; each row by its columns."""


def earlier(path: str) -> Kept:
    """Return the rows of the sheet in a file that somebody has ticked or written on; none where there is no file yet.

    Raises BadSettings for a file that is no sheet, which must not be written over. Spreadsheets save with commas,
    semicolons or tabs, in UTF-8 or in the encoding of the machine: all are read.
    """
    if not os.path.isfile(path):
        return {}
    with open(path, "rb") as file:
        data = file.read(LARGEST + 1)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    head = text.split("\n", 1)[0]
    csv.field_size_limit(LARGEST)
    table = csv.DictReader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=head.count))
    try:
        known = {"id", "done", "remark"}.issubset(table.fieldnames or ())
        rows = (
            [{name: value or "" for name, value in row.items() if isinstance(name, str)} for row in table]
            if known
            else []
        )
    except csv.Error:
        known, rows = False, []
    if len(data) > LARGEST or (text.strip() and not known):
        raise BadSettings(f"{path} is there already, and is no sheet of xcheck; give --format sheet another file")
    return {row["id"]: row for row in rows if row["id"] and (row["done"].strip() or row["remark"].strip())}


def refuse_workbook(path: str) -> None:
    """Raise BadSettings where a workbook is there already: what is written in it cannot be taken over."""
    if os.path.isfile(path):
        raise BadSettings(
            f"{path} is there already, and may hold ticks and remarks; give another file, or one that ends in .csv, "
            "whose ticks and remarks are taken over"
        )
