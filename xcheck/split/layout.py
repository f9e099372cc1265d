"""The lines of an article that hold words, without the marks that open them.

In Markdown everything a reader does not see is blank, and markdown.py says which lines are headings and code; in plain
text bullets, numbers, `>` and `#` mean what they mean there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Article
from ..record import Record
from .shown import Shown

_MARKDOWN = (".md", ".markdown", ".mdown", ".mkd")

_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_QUOTED = re.compile(r"(?:>\s?)++")
_MARK = re.compile(
    r"(?:(?P<hash>#{1,6})|(?P<bullet>[-–—―]{1,2}|[*+•‣▪●◦·○■□➤►|])"
    r"|(?P<number>\(?\d{1,3}[.)]|\(?[a-z]\)|\([ivxA-Z]{1,4}\)))\s+"
)
_BULLETS = "•▪●‣"
_BULLET_INSIDE = rf"\s[{_BULLETS}]\s"
_CLOSING = "\"'”’»)]*_"
_MOST_CLOSING = 4
"Marks that may stand behind the stop of a sentence."


class Line(Record):
    """A line, or a piece of one between bullets; the span leaves out opening marks and white space."""

    start: int
    end: int
    text: str
    mark: str
    "hash, bullet or number for the mark that opened it, code inside a fence, else empty."
    gap: bool
    "Whether an empty line stands before it."
    closed: bool
    "Whether it ends as a sentence does."


def shown(article: Article) -> Shown:
    """Return the text as a reader sees it, offsets unchanged."""
    text = article.text
    if is_markdown(article):
        from .markdown import read_markdown  # the library takes 40 ms

        return read_markdown(text)
    if "<!--" in text or text.startswith("---"):  # most plain text need not wait for it
        from .ours import plain_comments, without_xcheck_comments

        return Shown(without_xcheck_comments(text), comments=tuple(plain_comments(text)))
    return Shown(text)


def lines(article: Article, seen: Shown) -> list[Line]:
    """Return the lines of a text that hold a letter or a digit."""
    return _layout_lines(seen, is_markdown(article))


def is_markdown(article: Article) -> bool:
    """Whether an article is Markdown, by its file name."""
    return (article.path or article.name).lower().endswith(_MARKDOWN)


def _layout_lines(seen: Shown, markdown: bool) -> list[Line]:
    shown = seen.text
    found: list[Line] = []
    last = 0
    for match in _LINE.finditer(shown):
        text = match.group().strip()
        if not text:
            continue
        gap = last == 0 or len(_BREAK.findall(shown, last, match.start())) > 1
        for start, end, mark in _line_pieces(shown, *match.span()):
            if any(character.isalnum() for character in shown[start:end]):
                mark = seen.mark(start) or ("" if markdown and mark == "hash" else mark)
                found.append(Line(start, end, shown[start:end], mark, gap, _closed(shown[start:end])))
                gap = False
        last = match.end()
    return found


def _line_pieces(shown: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and mark of what stands on one line: bullets within it open pieces of their own."""
    start, end = _strip(shown, start, end)
    quoted = _QUOTED.match(shown, start, end)
    if quoted is not None:
        start = quoted.end()
    opening = _MARK.match(shown, start, end)
    if opening is not None and opening["number"] and not any(map(str.isalnum, shown[opening.end() : end])):
        opening = None  # a number alone is all that the line says
    mark = opening.lastgroup or "" if opening is not None else ""
    if opening is not None:
        start = opening.end()
    inside = any(shown.find(bullet, start, end) >= 0 for bullet in _BULLETS)
    for bullet in re.compile(_BULLET_INSIDE).finditer(shown, start, end) if inside else ():
        yield *_strip(shown, start, bullet.start()), mark
        start, mark = bullet.end(), "bullet"
    start, end = _strip(shown, start, end)
    while mark == "hash" and end > start and shown[end - 1] in "# ":
        end -= 1
    yield start, end, mark


def _closed(text: str) -> bool:
    """Whether a line ends as a sentence does: with a stop, and what closes after it."""
    return text[-1 - _MOST_CLOSING :].rstrip(_CLOSING)[-1:] in (".", "!", "?", "…")


def _strip(shown: str, start: int, end: int) -> tuple[int, int]:
    while start < end and shown[start].isspace():
        start += 1
    while end > start and shown[end - 1].isspace():
        end -= 1
    return start, end
