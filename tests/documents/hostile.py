"""Documents that nobody writes by accident: bombs, noise, depth, and what was cut off."""

from __future__ import annotations

import random
import zipfile
import zlib
from collections.abc import Callable
from functools import cache

from . import portable, word
from .word import document, paragraph, parts, zipped

SENTENCE = "Police said twelve people were hurt in the fire on Monday night. "
MEGABYTES = 1_000_000


def noise(size: int) -> bytes:
    return random.Random(1).randbytes(size)


@cache
def spaces(megabytes: int) -> bytes:
    """Return so many spaces, packed; never all of them at once, since memory is measured."""
    packer = zlib.compressobj(6)
    parts = [packer.compress(b" " * MEGABYTES) for _ in range(megabytes)]
    return b"".join([*parts, packer.flush()])


def packed(content: bytes, filters: str = "/FlateDecode") -> bytes:
    """Return a PDF file whose one page is a packed stream."""
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 420 595] /Resources << >> /Contents 5 0 R >>"
    stream = b"<< /Length %d /Filter %s >>\nstream\n%s\nendstream" % (len(content), filters.encode(), content)
    tree = b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>"
    return portable.assembled([b"<< /Type /Catalog /Pages 2 0 R >>", tree, b"<< >>", page, stream])


def page_tree_in_a_circle() -> bytes:
    kids = b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 4 /Parent 2 0 R >>"
    return portable.assembled([b"<< /Type /Catalog /Pages 2 0 R >>", kids, b"<< >>"])


def with_part(name: str, content: str | bytes, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    return zipped({**parts(paragraph(SENTENCE)), name: content}, method)


def entities() -> str:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    return f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY e0 "laugh">{levels}]><w:document {word.W}>&e9;</w:document>'


def outside() -> str:
    return (
        '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
        f"<w:document {word.W}><w:body><w:p><w:r><w:t>&x; {SENTENCE * 3}</w:t></w:r></w:p></w:body></w:document>"
    )


def deep_word() -> str:
    opened, closed = "<w:tbl><w:tr><w:tc>" * 10_000, "</w:tc></w:tr></w:tbl>" * 10_000
    return f"<w:document {word.W}><w:body>{opened}{paragraph(SENTENCE)}{closed}</w:body></w:document>"


HOSTILE: dict[str, Callable[[], bytes]] = {
    "deep.html": lambda: b"<div>" * 10_000 + f"<p>{SENTENCE * 5}".encode(),
    "deep-tables.html": lambda: b"<table><tr><td>" * 10_000 + SENTENCE.encode() * 5,
    "noise.html": lambda: b"<html>" + noise(3 * MEGABYTES),
    "angles.html": lambda: b"<" * (3 * MEGABYTES),
    "tags.html": lambda: b"<p>" * MEGABYTES,
    "attributes.html": lambda: b"<p" + b" a=b" * (750 * 1000) + b">x",
    "links.html": lambda: b"<html>" + b"<a href=x>words</a> " * 150_000,
    "no-article.html": lambda: b"<html><nav><ul><li><a href=a>Home</a><li><a href=b>News</a></ul></nav></html>",
    "script.html": lambda: b"<html><div id=root></div><noscript>Please enable JavaScript to see this page.</noscript>",
    "ld.html": lambda: b'<html><script type="application/ld+json">' + b"[" * MEGABYTES + b"</script><p>x",
    "noise.pdf": lambda: b"%PDF-1.7\n" + noise(3 * MEGABYTES),
    "cut-off.pdf": lambda: portable.document([portable.Line(50, 500, SENTENCE)])[:400],
    "empty.pdf": lambda: portable.document([]),
    "scanned.pdf": lambda: portable.document([], []),
    "circle.pdf": page_tree_in_a_circle,
    "locked.pdf": lambda: portable.document(
        [portable.Line(50, 500, SENTENCE)],
        trailer=b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >> /ID [<00> <00>]"
        % (b"41" * 32, b"42" * 32),
    ),
    "bomb.pdf": lambda: packed(spaces(450)),
    "bombs.pdf": lambda: packed(zlib.compress(spaces(450)), "[/FlateDecode /FlateDecode]"),
    "many-pages.pdf": lambda: portable.document(*[[] for _ in range(2000)]),
    "letters.pdf": lambda: packed(zlib.compress(b"BT /F1 9 Tf " + b"(aaaa) Tj " * 300_000 + b"ET")),
    "noise.docx": lambda: b"PK\x03\x04" + noise(3 * MEGABYTES),
    "cut-off.docx": lambda: document(paragraph(SENTENCE * 5))[:2000],
    "bomb.docx": lambda: with_part("word/document.xml", b" " * (50 * MEGABYTES)),
    "large.docx": lambda: with_part(
        "word/document.xml",
        f"<w:document {word.W}><w:body>{paragraph('x') * 300_000}</w:body></w:document>",
    ),
    "parts.docx": lambda: zipped({f"word/{n}": b"" for n in range(6000)}),
    "entities.docx": lambda: with_part("word/document.xml", entities()),
    "outside.docx": lambda: with_part("word/document.xml", outside()),
    "outside-16.docx": lambda: with_part("word/document.xml", outside().encode("utf-16")),
    "deep.docx": lambda: with_part("word/document.xml", deep_word()),
    "empty.docx": lambda: document(),
    "no-document.docx": lambda: zipped({"word/nothing.xml": "<a/>"}),
    "no-xml.docx": lambda: with_part("word/document.xml", b"<w:document"),
    "noise.eml": lambda: b"From: a@example.org\n\n" + noise(3 * MEGABYTES),
    "nested.eml": lambda: (
        b"From: a@example.org\n"
        + b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3000))
    ),
    "empty.eml": lambda: b"From: a@example.org\nSubject: Nothing\n\n",
    "no-mail.eml": lambda: SENTENCE.encode() * 5,
    "noise.rtf": lambda: b"{\\rtf1 " + noise(3 * MEGABYTES),
    "deep.rtf": lambda: b"{\\rtf1 " + b"{" * (3 * MEGABYTES),
    "empty.rtf": lambda: b"{\\rtf1 }",
    "text.pdf": lambda: SENTENCE.encode() * 5,
    "text.docx": lambda: SENTENCE.encode() * 5,
    "page.docx": lambda: b"PK\x03\x04 no archive",
    "empty.html": lambda: b"",
    "blank.pdf": lambda: b" \n",
}
"""File name -> its bytes; none of them holds an article that can be read."""
