"""The text of a Word file: tracked changes as accepted, footnotes at the end, no pictures and no comments.

mammoth makes HTML of it. What it is given has been looked through first: no declarations of entities, which
Word never writes, and no more XML than a book has, however small it was packed.
"""

from __future__ import annotations

import io
import re
import zipfile
from html import unescape
from typing import Any

from .blocks import has_article, plain_text, squeezed, titled
from .extract import COPY_IT, Extract, Refused
from .markup import drop_notes, tree_blocks

MOST_PARTS = 5_000
MOST_XML = 8_000_000
"Bytes of XML, unpacked; a book of 300 pages has 5 MB, a long article 0.2 MB."

DOCUMENT = "word/document.xml"
_STYLES = "p[style-name='Title'] => h1:fresh\np[style-name='title'] => h1:fresh"
_DECLARES = re.compile("<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_TITLE = re.compile(r"<dc:title>([^<>]{1,300})</dc:title>")


def extract(data: bytes) -> Extract:
    """Return the article in a Word file."""
    parts = _xml_files(data)
    blocks = tree_blocks(_tree(data))
    if not has_article(blocks):
        raise Refused("has no text, or only a few words", COPY_IT)
    title = _title(parts)
    if title in [squeezed(block.text) for block in blocks[:4]]:
        blocks = titled(title, blocks)  # however it is set; what Word calls the title may be the name of a form
    return Extract(plain_text(blocks), title=title)


def _title(parts: dict[str, str]) -> str | None:
    said = _TITLE.search(parts.get("docProps/core.xml", ""))
    return squeezed(unescape(said.group(1))) or None if said else None


def _xml_files(data: bytes) -> dict[str, str]:
    """Return the XML files of a document by name; refuse what no word processor writes."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > MOST_PARTS:
                raise Refused("is no document that people write: it has too many parts", COPY_IT)
            names = [entry for entry in entries if entry.filename.lower().endswith((".xml", ".rels"))]
            if sum(entry.file_size for entry in names) > MOST_XML:
                raise Refused(f"unpacks to more than {MOST_XML / 1e6:g} MB of text, too much for an article", COPY_IT)
            parts = {entry.filename: _xml(archive.read(entry)) for entry in names}
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError):
        raise damaged() from None
    if any(_DECLARES.search(part) for part in parts.values()):
        raise Refused("declares entities, which no word processor does and which can do harm", COPY_IT)
    return parts


def _xml(data: bytes) -> str:
    """Return the text of an XML file: Word writes UTF-8, others may write UTF-16."""
    utf_16 = data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data[:4]
    return data.decode("utf-16" if utf_16 else "utf-8", "replace")


def damaged() -> Refused:
    """Return what to say of a file that is cut off or broken."""
    return Refused(
        "is a damaged Word file", "Open it in a word processor, let it be repaired, and save it again as .docx."
    )


_HIDDEN = ("vanish", "dstrike")
"What Word does not show, or shows struck out twice; a single line is known to mammoth."
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _seen(data: bytes) -> bytes:
    """Return a Word file without the runs of text that no reader sees."""
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if not any(
            f"<w:{mark}".encode() in archive.read(DOCUMENT) for mark in _HIDDEN if DOCUMENT in archive.namelist()
        ):
            return data
        root = etree.fromstring(archive.read(DOCUMENT), etree.XMLParser(resolve_entities=False, no_network=True))
        for run in list(root.iter(f"{_WORD}r")):
            marks = [run.find(f"{_WORD}rPr/{_WORD}{mark}") for mark in _HIDDEN]
            if any(mark is not None and mark.get(f"{_WORD}val") not in ("0", "false", "none") for mark in marks):
                run.getparent().remove(run)
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as copy:
            for entry in archive.infolist():
                changed = etree.tostring(root) if entry.filename == DOCUMENT else archive.read(entry)
                copy.writestr(entry.filename, changed)
        return out.getvalue()


def _tree(data: bytes) -> Any:
    import mammoth
    from lxml import html

    converted = mammoth.convert_to_html(
        io.BytesIO(_seen(data)), style_map=_STYLES, convert_image=lambda image: [], include_embedded_style_map=False
    )
    tree = html.fragment_fromstring(converted.value, create_parent="div")
    for struck in tree.xpath("//s | //del | //strike"):
        struck.drop_tree()
    for link in tree.xpath("//a[starts-with(@href, '#footnote-') or starts-with(@href, '#endnote-')]"):
        mark = link.getparent() if link.getparent().tag == "sup" else link
        mark.drop_tree()
    for note in tree.xpath("//li[starts-with(@id, 'footnote-') or starts-with(@id, 'endnote-')]"):
        note.tag = "div"
    drop_notes(tree)
    return tree
