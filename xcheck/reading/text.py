"""The bytes of a text become characters, none of which is changed.

UTF-8 with or without BOM, UTF-16 with BOM, else cp1252: the only fallback, since it keeps curly quotes curly.
Bytes that look like another encoding are refused with the command that converts them, never guessed at.
"""

from __future__ import annotations

import re

from ..errors import UnreadableArticle
from .file import argument, subject

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_UTF_8_BOM = b"\xef\xbb\xbf"
_UTF_8_SEQUENCE = rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
_HIGH_BYTE = rb"[\x80-\xff]"
_MAC_APOSTROPHE = rb"[a-z]\xd5[a-z]"
"Mac Roman writes the apostrophe of it’s as 0xD5, a letter in cp1252."

_TO_WORD = "Convert it: soffice --headless --convert-to docx {path}"
_FORMATS = (
    (b"mimetypeapplication/vnd.oasis.opendocument.text", "an OpenDocument file (.odt)", _TO_WORD),
    (b"mimetypeapplication/epub", "a book (.epub)", "Convert it: pandoc -t plain -o converted.txt {path}"),
    (b"xl/workbook.xml", "a spreadsheet (.xlsx)", "Copy the sentences out of it into a .txt file"),
    (b"ppt/presentation.xml", "a presentation (.pptx)", "Copy the sentences out of it into a .txt file"),
    (b"Index/Document.iwa", "a Pages file", "Export it from Pages as Word"),
    (b"PK\x03\x04", "a zip archive", "Unpack it, and give the article in it: unzip {path}"),
    (
        b"\xd0\xcf\x11\xe0", "a Word file of before 2007 (.doc), or one with a password",
        f"Save it as .docx without one. {_TO_WORD}",
    ),
    (b"\x1f\x8b", "a gzip archive", "Convert it: gunzip -c {path} > converted.txt"),
)  # fmt: skip
"What files that people take for text hold at their beginning, what they are, and how text is made of them."
_ZIP = b"PK\x03\x04"
_LOOK = 8192
"Bytes of a zip archive in which it shows what is in it."
_FEED = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:\s|<\?[^>]{0,400}>|<!--(?:(?!-->).){0,2000}-->)*+<(?:rss|feed|rdf:RDF)[\s>]", re.DOTALL
)
_LINK = re.compile(
    rb"""<link>\s*(?:<!\[CDATA\[)?\s*(https?://[^\s<\]]{1,300})|<link[^>]{0,200}\shref=["'](https?://[^"'\s]{1,300})"""
)


def is_known(data: bytes) -> bool:
    """Whether the bytes are of a format that `decode` refuses by its name."""
    return _format(data) is not None


def _format(data: bytes) -> tuple[str, str] | None:
    """Return what the bytes are, if no text, and the remedy."""
    for first, what, remedy in _FORMATS:
        if data.startswith(first) or (data.startswith(_ZIP) and first in data[:_LOOK] + data[-_LOOK:]):
            return what, remedy
    return None


def _refuse_feed(data: bytes, given: str) -> None:
    """Refuse a list of articles (RSS, Atom), with the addresses of some."""
    if _FEED.match(data[:_LOOK]):
        links = [(one or other).decode("ascii", "replace") for one, other in _LINK.findall(data)]
        some = [link for link in dict.fromkeys(links) if link.rstrip("/").count("/") > 2][:3]
        raise UnreadableArticle(
            f"{subject(given)} is a feed, a list of articles and not one. Give the address of an article"
            + (f", such as {', '.join(some)}" if some else "")
        )


def decode(data: bytes, given: str) -> str:
    """Return the text of the bytes, without BOM."""
    known = _format(data)
    if known is not None:
        what, remedy = known
        raise UnreadableArticle(f"{subject(given)} is {what}, not text. {remedy.format(path=argument(given))}")
    _refuse_feed(data, given)
    if data.startswith(_UTF_16):
        try:
            text = data.decode("utf-16")
        except UnicodeDecodeError as error:
            raise _broken(given, data, error, "UTF-16") from None
        if "\0" not in text:
            return text
        raise _binary(given)
    if b"\0" in data:
        raise _binary(given)
    try:
        return data.removeprefix(_UTF_8_BOM).decode("utf-8")
    except UnicodeDecodeError as error:
        return _legacy(data, given, error)


def _legacy(data: bytes, given: str, error: UnicodeDecodeError) -> str:
    """Return text in cp1252, unless the bytes say that they are something else."""
    # Broken UTF-8 read as cp1252 would turn every curly quote into "â€œ".
    in_sequences = sum(len(match.group()) for match in re.finditer(_UTF_8_SEQUENCE, data))
    if data.startswith(_UTF_8_BOM) or 2 * in_sequences > len(re.findall(_HIGH_BYTE, data)):
        raise _broken(given, data, error, "UTF-8")
    if re.search(_MAC_APOSTROPHE, data):
        raise UnreadableArticle(
            f"{subject(given)} is neither UTF-8 nor cp1252: its apostrophes look like Mac Roman. "
            f"Convert it: iconv -f macintosh -t utf-8 {argument(given)} > converted.txt"
        )
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError as undefined:
        raise UnreadableArticle(
            f"{subject(given)} is neither UTF-8 nor cp1252: byte 0x{data[undefined.start]:02x} at offset "
            f"{undefined.start} means nothing in either. Convert it, naming its encoding: "
            f"iconv -f latin1 -t utf-8 {argument(given)} > converted.txt"
        ) from None


def _broken(given: str, data: bytes, error: UnicodeDecodeError, encoding: str) -> UnreadableArticle:
    # The utf-8 decoder did not see the BOM; the user's offset counts it.
    return UnreadableArticle(
        f"{subject(given)} is damaged {encoding}: byte 0x{error.object[error.start]:02x} at offset "
        f"{error.start + len(data) - len(error.object)} does not belong there. Drop what is damaged: "
        f"iconv -c -f {encoding.lower()} -t utf-8 {argument(given)} > converted.txt"
    )


def _binary(given: str) -> UnreadableArticle:
    return UnreadableArticle(
        f"{subject(given)} is binary, not text: it holds NUL bytes. If it is UTF-16 without a byte order "
        f"mark, convert it: iconv -f utf-16le -t utf-8 {argument(given)} > converted.txt"
    )
