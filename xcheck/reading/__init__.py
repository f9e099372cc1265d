"""A path, an address or standard input becomes an Article.

Plain text and Markdown are taken as they are. Of a page, a letter or a document (the extra `documents`) the
article is the text that is taken out of it, and everything else counts in that text.
"""

from __future__ import annotations

import os

from ..errors import UnreadableArticle
from ..model import Article
from . import file, text

ADDRESSES = ("http://", "https://")

_BY_SUFFIX = {
    ".html": "html", ".htm": "html", ".xhtml": "html", ".eml": "mail", ".mht": "mail", ".mhtml": "mail",
    ".pdf": "pdf", ".docx": "docx", ".docm": "docx", ".rtf": "rtf",
}  # fmt: skip
_BY_TYPE = {"text/html": "html", "application/xhtml+xml": "html", "message/rfc822": "mail", "multipart/related": "mail"}
"Of the types that servers tell; the rest is seen from the first bytes."
_CALLED = {
    "html": "a web page", "mail": "an e-mail", "pdf": "a PDF file", "docx": "a Word file", "rtf": "a rich-text file"
}  # fmt: skip
_ZIP = b"PK\x03\x04"
_PAGE = (b"<!doctype html", b"<html")
_HEAD = 1024
"Bytes in which a page or a PDF file shows what it is."


def read_article(
    path: str | os.PathLike[str],
    *,
    allow_private_addresses: bool = False,
    label: str | None = None,
    revisions: bool = False,
) -> Article:
    """Read an article from a file or an address of the web; "-" is standard input.

    `label` is what reports call it. With `revisions`, "HEAD:draft.md" is what git keeps of a file where no file has
    that name: for what a user types, and never for what a draft names.

    Raises UnreadableArticle, whose message says what happened, why, and what to type.
    """
    article = _read(os.fsdecode(path), allow_private_addresses, revisions)
    return article if label is None else article.replace(name=label, label=label)


def read_bytes(data: bytes, name: str) -> Article:
    """Return the article in the content of a file that lies nowhere; its name tells the format, and stands in errors.

    Raises UnreadableArticle.
    """
    if len(data) > file.MAX_BYTES:
        raise _too_large(name, f"is larger than {file.MAX_BYTES / 1e6:g} MB")
    return _article_of(data, name, name, os.path.splitext(name)[1].lower()).replace(path=None)


def _read(given: str, allow_private_addresses: bool, revisions: bool) -> Article:
    if given.lower().startswith(ADDRESSES):
        from .web import fetch

        fetched = fetch(given, allow_private_addresses, file.MAX_BYTES)
        return _article_of(fetched.data, given, fetched.name, fetched.suffix, fetched.type, fetched.charset)
    name = file.STANDARD_INPUT if given == "-" else os.path.basename(given) or given
    data = None
    if revisions and ":" in given:
        from . import git

        data = git.content(given, file.MAX_BYTES + 1)
    if data is None:
        data = file.content(given)
    if len(data) > file.MAX_BYTES:
        raise _too_large(given, f"is larger than {file.MAX_BYTES / 1e6:g} MB")
    return _article_of(data, given, name, "" if given == "-" else os.path.splitext(given)[1].lower())


def _article_of(data: bytes, given: str, name: str, suffix: str, type: str = "", charset: str | None = None) -> Article:
    format = _format(data, given, suffix, type)
    if format:
        return _document(data, given, name, format, charset)
    if len(data) > file.MAX_TEXT:
        raise _too_large(given, f"holds more than {file.MAX_TEXT / 1e6:g} MB of text")
    read = text.decode(data, given)
    if not read.strip():
        why = "is empty" if not read else "holds nothing but white space"
        remedy = "Pipe an article into it: cat article.txt | xcheck ..." if given == "-" else "Give a file with text."
        raise UnreadableArticle(f"{file.subject(given)} {why}, so there is nothing to compare. {remedy}")
    return Article(name, read, given)


def _too_large(given: str, what: str) -> UnreadableArticle:
    whole = "article.txt" if given == "-" or given.lower().startswith(ADDRESSES) else file.argument(given)
    return UnreadableArticle(
        f"{file.subject(given)} {what}, too large for a news article. "
        f"Save the article alone as text, or take the beginning: head -c 1000000 {whole} > converted.txt"
    )


def _format(data: bytes, given: str, suffix: str, type: str) -> str:
    """Return which document it is, by what it begins with, then by its type or name; "" for text."""
    named = _BY_TYPE.get(type, "") if type else _BY_SUFFIX.get(suffix, "")
    if data.startswith(b"%PDF") or (named == "pdf" and b"%PDF-" in data[:_HEAD]):
        return "pdf"
    if data.startswith(_ZIP) and (named == "docx" or b"word/" in data):
        return "docx"
    if data.startswith(b"{\\rtf"):
        return "rtf"
    if data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_PAGE):
        return "html"
    if named == "html" and b"<" not in data:
        return ""
    if named in ("pdf", "docx", "rtf") and data.strip() and not text.is_known(data):
        raise UnreadableArticle(
            f"{given} is named {suffix}, but does not begin as {_CALLED[named]} does. Give it the name that fits: "
            f"mv {file.argument(given)} {file.argument(given.removesuffix(suffix) + '.txt')}"
        )
    return named if data.strip() and named in ("html", "mail") else ""


def _document(data: bytes, given: str, name: str, format: str, charset: str | None) -> Article:
    from .apart import Missing, extract
    from .extract import Refused

    try:
        found = extract(data, format, charset)
    except Missing:
        raise UnreadableArticle(
            f"{file.subject(given)} is {_CALLED[format]}, and the packages that read documents are not installed. "
            "Install them: pip install 'xcheck-news[documents]'"
        ) from None
    except Refused as refused:
        raise UnreadableArticle(f"{file.subject(given)} {refused.why}. {refused.remedy}") from None
    if len(found.text.encode("utf-8", "surrogatepass")) > file.MAX_TEXT:
        raise _too_large(given, f"holds more than {file.MAX_TEXT / 1e6:g} MB of text")
    return Article(
        name, found.text, given, found.title, found.byline, found.published, document=format, pages=found.pages
    )
