"""A path or standard input becomes an Article; its text is never changed.

UTF-8 with or without BOM, UTF-16 with BOM, else cp1252: the only fallback, since it keeps curly quotes curly.
Bytes that look like another encoding are refused with the command that converts them, never guessed at.
"""

from __future__ import annotations

import os
import re
import sys

from .errors import UnreadableArticle
from .model import Article

MAX_BYTES = 10_000_000
"Larger input is no news article: a thick novel has 1 to 3 MB."

STANDARD_INPUT = "standard input"

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_UTF_8_BOM = b"\xef\xbb\xbf"
_UTF_8_SEQUENCE = rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
_HIGH_BYTE = rb"[\x80-\xff]"
_MAC_APOSTROPHE = rb"[a-z]\xd5[a-z]"
"Mac Roman writes the apostrophe of it’s as 0xD5, a letter in cp1252."

_FORMATS = (
    (b"%PDF", "a PDF file", "pdftotext {path} converted.txt"),
    (b"PK\x03\x04", "a zip archive, as .docx and .odt files are", "pandoc -t plain -o converted.txt {path}"),
    (b"\xd0\xcf\x11\xe0", "an old Word document", "soffice --convert-to txt {path}"),
    (b"{\\rtf", "a rich-text file", "pandoc -t plain -o converted.txt {path}"),
    (b"\x1f\x8b", "a gzip archive", "gunzip -c {path} > converted.txt"),
)
"First bytes of files that people take for text, what they are, and how text is made of them."


def read_article(path: str | os.PathLike[str]) -> Article:
    """Read a text or Markdown file as an article; "-" is standard input.

    Raises UnreadableArticle, whose message says what happened, why, and what to type.
    """
    given = os.fsdecode(path)
    name = STANDARD_INPUT if given == "-" else os.path.basename(given) or given
    data = _bytes(given)
    if len(data) > MAX_BYTES:
        raise UnreadableArticle(
            f"{given} is larger than {MAX_BYTES / 1e6:g} MB, too large for a news article. "
            f"Cut the article out of it: head -c 1000000 {_argument(given)} > converted.txt"
        )
    text = _decode(data, given)
    if not text.strip():
        why = "is empty" if not text else "holds nothing but white space"
        remedy = "Pipe an article into it: cat article.txt | xcheck ..." if given == "-" else "Give a file with text."
        raise UnreadableArticle(f"{_subject(given)} {why}, so there is nothing to compare. {remedy}")
    return Article(name, text, given)


def _bytes(given: str) -> bytes:
    """Return what the file holds, at most one byte more than is allowed."""
    try:
        if given == "-" and sys.stdin is None:
            raise UnreadableArticle("Standard input is closed. Pipe an article into it: cat article.txt | xcheck ... -")
        if given == "-":
            return sys.stdin.buffer.read(MAX_BYTES + 1)
        with open(given, "rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise UnreadableArticle(f"{given} does not exist. {_nearest(given)}") from None
    except IsADirectoryError:
        raise UnreadableArticle(
            f"{given} is a directory, not an article. Name a file in it: ls {_argument(given)}"
        ) from None
    except PermissionError:
        raise UnreadableArticle(
            f"{given} may not be read: permission denied. Allow it: chmod u+r {_argument(given)}"
        ) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableArticle(
            f"{_subject(given)} cannot be read: {reason}. Check the path, or pipe the text in: "
            "cat article.txt | xcheck ... -"
        ) from None


def _nearest(given: str) -> str:
    """Return advice that names the most similar file beside the missing one, if there is one."""
    import difflib  # only when a file is missing: these imports are dear
    from pathlib import Path

    folder = Path(given).parent
    try:
        names = sorted(entry.name for entry in folder.iterdir())
    except OSError:
        return f"Neither does its directory: ls {_argument(os.fspath(folder.parent))}"
    close = difflib.get_close_matches(Path(given).name, names, n=1)
    if close:
        return f"Did you mean {_argument(os.fspath(folder / close[0]))}?"
    return f"See what is there: ls {_argument(os.fspath(folder))}"


def _decode(data: bytes, given: str) -> str:
    """Return the text of the bytes, without BOM."""
    for first, what, command in _FORMATS:
        if data.startswith(first):
            raise UnreadableArticle(
                f"{_subject(given)} is {what}, not text. Convert it: {command.format(path=_argument(given))}"
            )
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
            f"{_subject(given)} is neither UTF-8 nor cp1252: its apostrophes look like Mac Roman. "
            f"Convert it: iconv -f macintosh -t utf-8 {_argument(given)} > converted.txt"
        )
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError as undefined:
        raise UnreadableArticle(
            f"{_subject(given)} is neither UTF-8 nor cp1252: byte 0x{data[undefined.start]:02x} at offset "
            f"{undefined.start} means nothing in either. Convert it, naming its encoding: "
            f"iconv -f latin1 -t utf-8 {_argument(given)} > converted.txt"
        ) from None


def _broken(given: str, data: bytes, error: UnicodeDecodeError, encoding: str) -> UnreadableArticle:
    # The utf-8 decoder did not see the BOM; the user's offset counts it.
    return UnreadableArticle(
        f"{_subject(given)} is damaged {encoding}: byte 0x{error.object[error.start]:02x} at offset "
        f"{error.start + len(data) - len(error.object)} does not belong there. Drop what is damaged: "
        f"iconv -c -f {encoding.lower()} -t utf-8 {_argument(given)} > converted.txt"
    )


def _binary(given: str) -> UnreadableArticle:
    return UnreadableArticle(
        f"{_subject(given)} is binary, not text: it holds NUL bytes. If it is UTF-16 without a byte order "
        f"mark, convert it: iconv -f utf-16le -t utf-8 {_argument(given)} > converted.txt"
    )


def _subject(given: str) -> str:
    return STANDARD_INPUT.capitalize() if given == "-" else given


def _argument(given: str) -> str:
    """Return the path as one types it in a shell."""
    import shlex  # only for messages

    return shlex.quote(given)
