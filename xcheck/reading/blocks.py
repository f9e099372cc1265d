"""The blocks of a document become plain text that split/ reads as what they are.

A heading opens with `#` and an item with `-`, as in any plain text; each block is one line. A table becomes
one item for each row, "Wednesday: 12 noon", or "Halden: dead 3; injured 12" where it has three columns or more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ..record import Record

HEADING, ITEM, PARAGRAPH = "heading", "item", "paragraph"

LONGEST_CELL = 300
"In characters: a table with longer cells, or with several blocks in one, arranges a page and holds no data."
FEWEST_WORDS = 10
"An article has as many, headings left out."
MOST_NOISE = 0.05
"Share of characters that are no text."

_NOISE = re.compile("[\x00-\x08\x0e-\x1a\x7f-\x84\x86-\x9f\ufffd\ufffe\uffff]")


class Block(Record):
    """A heading, an item or a paragraph."""

    kind: str
    text: str


class Row(Record):
    """A row of a table: the blocks in each of its cells."""

    cells: tuple[tuple[Block, ...], ...]
    head: bool
    "Whether it names the columns."


def squeezed(text: str) -> str:
    """Return text on one line, white space squeezed, without the marks of where a word may be broken."""
    return " ".join(text.replace("\u00ad", "").replace("\u200b", "").split())


def plain_text(blocks: Iterable[Block]) -> str:
    """Return blocks as text, an empty line between them, but not between items."""
    parts: list[str] = []
    last = ""
    for block in blocks:
        line = squeezed(block.text)
        if not any(character.isalnum() for character in line):
            continue
        if parts:
            parts.append("\n" if last == block.kind == ITEM else "\n\n")
        parts.append({HEADING: "# ", ITEM: "- "}.get(block.kind, "") + line)
        last = block.kind
    return "".join([*parts, "\n"]) if parts else ""


def has_article(blocks: Sequence[Block]) -> bool:
    """Whether there is more than a few words besides headings, and no noise."""
    words = sum(len(block.text.split()) for block in blocks if block.kind != HEADING)
    noise = sum(len(_NOISE.findall(block.text)) for block in blocks)
    return words >= FEWEST_WORDS and noise <= MOST_NOISE * sum(len(block.text) for block in blocks)


def titled(title: str | None, blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks with the title as a heading over them; headings above it are the site's."""
    if title is None:
        return list(blocks)
    for at, block in enumerate(blocks[:4]):
        if squeezed(block.text).casefold() == squeezed(title).casefold():
            above = [each for each in blocks[:at] if each.kind != HEADING]
            return [*above, block.replace(kind=HEADING), *blocks[at + 1 :]]
    return [Block(HEADING, title), *blocks]


def table_blocks(rows: Sequence[Row]) -> Iterator[Block]:
    """Yield one item for each row, or the blocks as they come where the table only arranges a page."""
    cells = [cell for row in rows for cell in row.cells]
    if any(len(cell) > 1 or any(len(block.text) > LONGEST_CELL for block in cell) for cell in cells):
        yield from (block for cell in cells for block in cell)
        return
    if all(len(row.cells) < 2 for row in rows):
        yield from (block for cell in cells for block in cell)
        return
    names: tuple[str, ...] = ()
    for number, row in enumerate(rows):
        texts = tuple(" ".join(squeezed(block.text) for block in cell) for cell in row.cells)
        if number == 0 and len(rows) > 1 and (row.head or _names_columns(rows)):
            names = texts
        else:
            yield Block(ITEM, _row_text(texts, names))


def _names_columns(rows: Sequence[Row]) -> bool:
    """Whether the first row has no digit and most of those under it have."""
    first, *rest = ["".join(block.text for cell in row.cells for block in cell) for row in rows]
    counted = sum(any(c.isdecimal() for c in text) for text in rest)
    return not any(c.isdecimal() for c in first) and 2 * counted >= len(rest)


def _row_text(texts: Sequence[str], names: Sequence[str]) -> str:
    first, rest = texts[0], texts[1:]
    if len(texts) > 2 and len(names) == len(texts):
        rest = tuple(f"{name} {text}" if name else text for name, text in zip(names[1:], rest, strict=True) if text)
    cells = "; ".join(text for text in rest if text)
    return f"{first}: {cells}" if first and cells and first[-1] not in ":?" else f"{first} {cells}".strip()
