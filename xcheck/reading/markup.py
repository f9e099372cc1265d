"""A tree of HTML, or of what trafilatura makes of it, becomes blocks.

The tree is walked without recursion: pages are nested thousands deep by mistake or on purpose.
"""

from __future__ import annotations

import re
from typing import Any

from .blocks import HEADING, ITEM, PARAGRAPH, Block, Row, table_blocks

MARKED = 4
"Letters of a word that is no unit: what is raised behind it is a mark."
_NOTE = re.compile(r"[\[(]?(?:\d{1,3}|[a-z*†‡§])[\])]?(?:,\s?\d{1,3})*")

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "head"))
_ITEMS = frozenset(("li", "item", "dd"))
_CELLS = frozenset(("td", "th", "cell"))
_ROWS = frozenset(("tr", "row"))
_INLINE = frozenset(
    [
        *("a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "hi", "i", "ins"),
        *("kbd", "label", "mark", "meter", "nobr", "output", "q", "ref", "ruby", "s", "samp", "small", "span"),
        *("strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"),
    ]
)
"hi and ref are trafilatura's."


def tree_blocks(root: Any) -> list[Block]:
    """Return the blocks under an element, in order."""
    from lxml import etree

    writer = _Writer()
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        tag = element.tag
        if event == "start":
            writer.open(tag)
            writer.write(element.text)
        elif event == "end":
            writer.close(tag, element.get("role") == "head")
        if event != "start" and element is not root:
            writer.write(element.tail)
    return writer.finish()


def drop_notes(root: Any) -> None:
    """Drop the raised marks of footnotes: February<sup>3</sup>; not km<sup>2</sup> nor 10<sup>6</sup>."""
    for mark in root.xpath("//sup"):
        before = mark.getprevious()
        text = (
            before.tail if before is not None else mark.getparent().text if mark.getparent() is not None else ""
        ) or ""
        word = re.search(r"[^\W\d_]*\W*$", text)
        letters = sum(map(str.isalpha, word.group())) if word else 0
        noted = _NOTE.fullmatch(mark.text_content().strip())
        if noted and mark.getparent() is not None and (letters >= MARKED or not text[-1:].isalnum()):
            mark.drop_tree()


class _Writer:
    """Gathers text until a block ends; tables are held back until they are whole."""

    def __init__(self) -> None:
        self._text: list[str] = []
        self._marks: list[str] = []
        "Open headings and items, the innermost last."
        self._fresh = False
        "Whether the innermost item has no text yet."
        self._out: list[list[Block]] = [[]]
        "Where blocks go: the text, or the cell of a table."
        self._rows: list[list[tuple[list[tuple[Block, ...]], bool]]] = []
        "Of each open table its rows: cells, and whether they are names of columns."

    def write(self, text: str | None) -> None:
        if text:
            self._text.append(text)

    def open(self, tag: str) -> None:
        if tag in _INLINE:
            return
        self._flush()
        if tag in _HEADINGS or tag in _ITEMS:
            self._marks.append(HEADING if tag in _HEADINGS else ITEM)
            self._fresh = True
        elif tag == "table":
            self._rows.append([])
        elif tag in _ROWS and self._rows:
            self._rows[-1].append(([], False))
        elif tag in _CELLS and self._rows:
            if not self._rows[-1]:
                self._rows[-1].append(([], False))
            self._out.append([])

    def close(self, tag: str, head: bool) -> None:
        if tag in _INLINE:
            return
        self._flush()
        if tag in _HEADINGS or tag in _ITEMS:
            self._marks.pop()
        elif tag in _CELLS and self._rows:
            cells, named = self._rows[-1].pop()
            cells.append(tuple(self._out.pop()))
            self._rows[-1].append((cells, (named or len(cells) == 1) and (head or tag == "th")))
        elif tag == "table":
            rows = [Row(tuple(cells), named) for cells, named in self._rows.pop() if any(cells)]
            self._out[-1].extend(table_blocks(rows))

    def finish(self) -> list[Block]:
        self._flush()
        return self._out[0]

    def _flush(self) -> None:
        text = "".join(self._text)
        self._text.clear()
        if not text.strip():
            return
        kind = self._marks[-1] if self._marks else PARAGRAPH
        if kind == ITEM and not self._fresh:
            kind = PARAGRAPH  # what follows in the same item
        self._fresh = False
        self._out[-1].append(Block(kind, text))
