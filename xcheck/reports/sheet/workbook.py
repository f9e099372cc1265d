"""The sheet as an .xlsx workbook, written by XlsxWriter: the extra `sheet`."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

from ...errors import BadSettings
from ...model import Report
from .items import VERDICTS, WORDS
from .rows import COLUMNS, rows

WIDTHS = {"done": 6, "verdict": 24, "what": 11, "item": 40, "statement": 50, "source words": 32, "source passage": 50,
          "why": 44, "remark": 36, "article": 18, "source": 18, "id": 18}  # fmt: skip
"""In characters; others get 8."""

COLOURS = {"contradicted": "#FBE1DE", "differs": "#FBEDC9", "unsupported": "#FBEDC9", "supported": "#E6F2EA"}


def library() -> Any:
    """Return the class that writes workbooks; raises BadSettings where the library is absent."""
    try:
        from xlsxwriter import Workbook
    except ImportError:
        raise BadSettings(
            "a sheet in .xlsx takes XlsxWriter: pip install 'xcheck-news[sheet]'; or let the name end in .csv or .html"
        ) from None
    return Workbook


def workbook(report: Report) -> bytes:
    """Return the sheet as a workbook: a table with filters, boxes to tick, its head in view. The same bytes each time.

    Raises BadSettings where the library is absent.
    """
    out = io.BytesIO()
    book = library()(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": "xcheck sheet", "created": datetime(2000, 1, 1)})  # no clock
    page = book.add_worksheet("Sheet")
    head = book.add_format({"bold": True, "bottom": 1, "valign": "top"})
    plain = {"text_wrap": True, "valign": "top"}
    body = book.add_format(plain)
    names = WORDS[report.mode]
    shades = {names[verdict]: book.add_format({**plain, "bg_color": COLOURS[verdict]}) for verdict in VERDICTS}
    bold = book.add_format({**plain, "bold": True})
    for at, name in enumerate(COLUMNS):
        page.set_column(at, at, WIDTHS.get(name, 8))
        page.write_string(0, at, name, head)
    last = 0
    for last, row in enumerate(rows(report), 1):
        page.insert_checkbox(last, 0, False)
        for at, words in enumerate(row[1:], 1):
            whole = row[2] == "statement" and COLUMNS[at] == "item"
            style = shades.get(words, body) if COLUMNS[at] == "verdict" else bold if whole else body
            page.write_string(last, at, words, style)
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, last, len(COLUMNS) - 1)
    page.set_landscape()
    page.repeat_rows(0)
    page.fit_to_pages(1, 0)
    book.close()
    return out.getvalue()
