"""The sheet as a table: one row an item, for CSV and for workbooks."""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Place, Report
from ..escapes import visible
from ..pointing import Pointer, short
from .earlier import GONE, Kept
from .items import WORDS, Item, items

COLUMNS = (
    "done",
    "verdict",
    "what",
    "item",
    "article",
    "line",
    "statement",
    "source",
    "source line",
    "source words",
    "source passage",
    "why",
    "remark",
    "id",
)
"""`done` and `remark` are for the person who checks; `id` stays the same while an item and its statement do."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a cell must not begin with: spreadsheets would compute it, and it could send away what stands there."""


def rows(report: Report, kept: Kept | None = None) -> Iterator[tuple[str, ...]]:
    """Yield the rows below COLUMNS, none of which a spreadsheet takes for a formula.

    What the run has to say of itself comes first: what was held against what, and what could not be read.
    `kept` are ticks and remarks by the id of their row; those of words that are gone stand last.
    """
    pointer, left = Pointer(report), dict(kept or {})
    for one in (*pointer.notices(), *pointer.accounts()):
        values = {"verdict": "read this", "what": one.severity.value, "item": one.message, "article": one.path or ""}
        values |= {"line": "" if one.line is None else str(one.line), "id": one.id, **left.pop(one.id, {})}
        yield tuple(cell(values.get(name, "")) for name in COLUMNS)
    for item in items(report):
        yield tuple(map(cell, _item_row(report, pointer, item, left.pop(item.key, {}))))
    for row in left.values():
        yield tuple(cell(GONE if name == "verdict" else row.get(name, "")) for name in COLUMNS)


def _item_row(report: Report, pointer: Pointer, item: Item, kept: dict[str, str]) -> Iterator[str]:
    source = item.source
    yield from (kept.get("done", ""), WORDS[report.mode][item.verdict], item.what, item.place.text)
    yield from (pointer.labels[item.place.article], _line_number(item.place))
    yield pointer.statements[item.place.statement][1].text
    yield from (pointer.labels[source.article], _line_number(source), source.text) if source else ("", "", "")
    yield item.passage.text if item.passage else ""
    yield from (item.why, kept.get("remark", ""), item.key)


def _line_number(place: Place) -> str:
    """Return the number of a line; of a document, whose lines nobody has, its page or paragraph: "page 3"."""
    return place.in_words if place.of_document else str(place.line)


def cell(words: str) -> str:
    """Return words as a cell: on one line, of a length that is read, and never a formula."""
    shown = visible(" ".join(short(words, 2000).split()))
    return f"'{shown}" if shown.startswith(_FORMULA) else shown
