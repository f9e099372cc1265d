"""The sheet: every checkable item of a draft with its verdict and its source, a box to tick and room for a remark.

    items     what there is to check, and what became of it
    rows      the same as a table, for CSV and `workbook`
    earlier   ticks and remarks of the sheet before
    page      the same as a page to tick and print; the page of a whole report has it as a tab

It is the list that guides to fact-checking ask people to make by hand.
"""

from __future__ import annotations

import csv
import io

from ...errors import BadSettings
from ...model import Report
from .earlier import Kept, earlier, refuse_workbook
from .rows import COLUMNS, rows
from .workbook import library, workbook

KINDS = ("csv", "html", "xlsx")
"""What a sheet can be; the ending of its file says which."""


def render(report: Report, kind: str = "csv", kept: Kept | None = None) -> str:
    """Return the sheet as CSV or as one HTML document; a workbook is no text, `data` returns it as bytes.

    `kept` are ticks and remarks of an earlier CSV; a page finds its own in the browser. Raises BadSettings for another
    kind.
    """
    if kind == "html":
        from .page import render as page

        return page(report)
    if kind != "csv":
        raise BadSettings(
            f"a sheet is csv or html, and {kind!r} is neither; xlsx takes a file: --format sheet=FILE.xlsx"
        )
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(COLUMNS)
    table.writerows(rows(report, kept))
    return out.getvalue()


def kind_of(path: str | None) -> str:
    """Return the kind of sheet that a file's name asks for; standard output gets CSV. Raises BadSettings for others."""
    if path in (None, "-"):
        return "csv"
    ending = str(path).rpartition(".")[2].lower()
    kind = {"htm": "html"}.get(ending, ending)
    if kind not in KINDS:
        raise BadSettings(f"{path} does not say what the sheet is; let it end in .html, .csv or .xlsx")
    return kind


def check_path(path: str | None) -> None:
    """Raise BadSettings, before any work, for a file that a sheet cannot be written to."""
    kind = kind_of(path)
    if path is not None and kind == "csv":
        earlier(path)
    elif path is not None and kind == "xlsx":
        refuse_workbook(path)
        library()


def data(report: Report, path: str) -> bytes:
    """Return the sheet as the bytes of a file; CSV with the mark by which Excel knows UTF-8.

    Ticks and remarks of a CSV that is there already are taken over.
    """
    kind = kind_of(path)
    if kind == "xlsx":
        return workbook(report)
    text = render(report, kind, earlier(path) if kind == "csv" else None)
    return text.encode("utf-8-sig" if kind == "csv" else "utf-8", "backslashreplace")
