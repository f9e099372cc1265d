"""The lines of a PDF file as PDFium sees them, with their places and sizes; typeset.py makes paragraphs of them."""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import c_int, create_string_buffer
from typing import Any

from .blocks import has_article, plain_text, squeezed
from .extract import COPY_IT, Extract, Refused
from .typeset import HYPHENATED, NEW_PAGE, Line, blocks, printed_day, without_edges, without_pages

MOST_PAGES = 100
MOST_CHARACTERS = 500_000

WIDEST_SPACE = 2.0
"In heights of the line: more than this between two words is the space between columns."

_BREAKS = (0x0A, 0x0D)
_HYPHENS = (0x02, 0xFFFE)
"What PDFium puts in place of a hyphen at the end of a line."
_SHOWN_HYPHENS = "-\u2010\u00ad"


def extract(data: bytes) -> Extract:
    """Return the article in a PDF file."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _unopened(str(error)) from None
    if len(document) > MOST_PAGES:
        raise Refused(f"has {len(document)} pages, too many for an article", "Print the pages you need to a new file.")
    try:
        pages = _pages(document)
    except pypdfium2.PdfiumError:
        raise _damaged() from None
    pages, dropped = without_edges(pages)
    found = blocks(pages)
    if not has_article(found):
        raise Refused(
            "has no text: its pages are pictures, as those of a scanner are, or empty",
            "Let a program for text recognition read it first: ocrmypdf scan.pdf text.pdf",
        )
    title = squeezed(document.get_metadata_value("Title"))[:300]
    text, starts = without_pages(plain_text(found))
    return Extract(text, title=title or None, published=printed_day(dropped), pages=starts)


def _unopened(error: str) -> Refused:
    if "password" in error.lower() or "security" in error.lower():
        return Refused(
            "is locked with a password", "Save a copy without it: qpdf --decrypt --password=... in.pdf out.pdf"
        )
    return _damaged()


def _damaged() -> Refused:
    return Refused("is a damaged PDF file", "Open it in a viewer and print it to a new file. " + COPY_IT)


def _pages(document: Any) -> list[list[Line]]:
    pages, count = [], 0
    for number, page in enumerate(document, 1):
        text = page.get_textpage()
        count += text.count_chars()
        if count > MOST_CHARACTERS:
            raise Refused("holds more text than a long article has", "Print the pages you need to a new file.")
        pages.append([line.replace(page=number) for line in _page_lines(text, page.get_height())])
        text.close()
        page.close()
    return pages


def _page_lines(page: Any, top: float) -> Iterator[Line]:
    """Yield the lines of a page in the order of the file; words that stand far apart are lines of their own."""
    from pypdfium2 import raw

    codes = [raw.FPDFText_GetUnicode(page.raw, at) for at in range(page.count_chars())]
    start = 0
    for at, code in enumerate([*codes, 0x0A]):
        if code in (*_BREAKS, *_HYPHENS):
            yield from _line_pieces(page, codes, start, at, top, hyphen=code in _HYPHENS)
            start = at + 1


def _line_pieces(page: Any, codes: list[int], start: int, end: int, top: float, hyphen: bool) -> Iterator[Line]:
    """Yield what stands on one line, cut where the space between two words is wide."""
    while start < end and _blank(codes[start]):
        start += 1
    while end > start and _blank(codes[end - 1]):
        end -= 1
    begin, at = start, start
    while at < end:
        if not _blank(codes[at]):
            at += 1
            continue
        following = at
        while following < end and _blank(codes[following]):
            following += 1
        left, right = page.get_charbox(at - 1, loose=True), page.get_charbox(following, loose=True)
        if right[0] - left[2] > WIDEST_SPACE * (left[3] - left[1]) or right[0] < left[0]:
            yield _text_line(page, codes, begin, at, top, False)
            begin = following
        at = following
    if end > begin:
        yield _text_line(page, codes, begin, end, top, hyphen)


def _blank(code: int) -> bool:
    return code == 0 or chr(code).isspace()


def _text_line(page: Any, codes: list[int], start: int, end: int, top: float, hyphen: bool) -> Line:
    first, last = page.get_charbox(start, loose=True), page.get_charbox(end - 1, loose=True)
    text = "".join(chr(code) for code in codes[start:end] if not 0xD800 <= code < 0xE000).replace(NEW_PAGE, "")
    if not hyphen and len(text) > 1 and text[-1] in _SHOWN_HYPHENS and text[-2].isalpha():
        text, hyphen = text[:-1], True
    middle = (start + end) // 2
    return Line(
        text + (HYPHENATED if hyphen else ""),
        x=first[0],
        end=last[2],
        y=top - first[1],
        size=round(first[3] - first[1], 1),
        bold=_bold(page, start) and _bold(page, middle),
    )


def _bold(page: Any, at: int) -> bool:
    from pypdfium2 import raw

    if raw.FPDFText_GetFontWeight(page.raw, at) >= 600:
        return True
    name = create_string_buffer(100)
    raw.FPDFText_GetFontInfo(page.raw, at, name, 100, c_int())
    return b"bold" in name.value.lower() or b"black" in name.value.lower()
