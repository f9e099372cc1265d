"""Articles, statements and words: what is read."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache
from typing import ClassVar, NamedTuple, Protocol

from ..digest import digest
from ..record import Record


class StatementKind(StrEnum):
    """What a statement is in its article; only sentences and items are compared."""

    SENTENCE = "sentence"
    HEADING = "heading"
    ITEM = "item"
    QUESTION = "question"
    BOILERPLATE = "boilerplate"


class Located(Protocol):
    """What stands at offsets of an article's text: a span, a word, a fact, a unit."""

    @property
    def start(self) -> int:
        """Its first offset."""

    @property
    def end(self) -> int:
        """The offset behind its last character."""


class Span(NamedTuple):
    """A half-open range of offsets into an article's text."""

    start: int
    end: int

    def meets(self, other: Located) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


class Word(NamedTuple):
    """One token of a statement; punctuation has an empty lemma."""

    text: str
    lower: str
    lemma: str
    start: int
    end: int
    content: bool
    "Whether it has meaning of its own: no article, preposition, pronoun, auxiliary or punctuation."

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


@lru_cache(maxsize=64)
def _line_starts(text: str) -> tuple[int, ...]:
    starts, at = [0], text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return tuple(starts)


@lru_cache(maxsize=64)
def _paragraph_starts(text: str) -> tuple[int, ...]:
    return tuple(start for start in _line_starts(text) if text[start : start + 1] not in ("", "\n"))


def pointed(label: str, point: str) -> str:
    """Return a label with a point in it: story.txt:16:58, report.pdf p. 3."""
    return f"{label}{' ' if point[:1] == 'p' else ':'}{point}"


class Article(Record):
    """A named text, exactly as it was read; of a page or a document, the text that was taken out of it."""

    name: str
    text: str
    path: str | None = None
    "As the user gave it, a file or an address; None for text that came from neither."
    title: str | None = None
    "As a page or a document tells it beside its text; so are the next two."
    byline: str | None = None
    published: str | None = None
    "ISO day; the article's dateline where its text has none."
    label: str | None = None
    "What the user calls it; reports say it in place of the path."
    document: str | None = None
    "Format that the text was taken out of: pdf, docx, html, mail or rtf; None for plain text, whose lines a user sees."
    pages: tuple[int, ...] = ()
    "Offsets at which the pages of a PDF file begin; an empty page begins where the next one does."

    def __post_init__(self) -> None:
        for name in ("name", "text"):
            value = self.__dict__[name]
            if not isinstance(value, str):
                raise TypeError(
                    f"the {name} of an Article is {type(value).__name__}, not str. Article(name, text) takes two "
                    "texts; xcheck.read_article(path) reads a file or an address"
                )
        if self.published is not None:
            from datetime import date  # 2 ms, and most articles are plain text

            try:
                right = date.fromisoformat(self.published).isoformat() == self.published
            except ValueError:
                right = False
            if not right:
                raise ValueError(f"published is {self.published!r}; give a day as YYYY-MM-DD, such as 2026-01-07")

    def position(self, offset: int) -> tuple[int, int]:
        """Return line and column of an offset, both 1-based, columns in code points."""
        starts = _line_starts(self.text)
        line = bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1

    @property
    def called(self) -> str:
        """What a report calls it: its label, else the path as the user gave it, else its name."""
        return self.label or (self.name if self.path in (None, "-") else self.path) or self.name

    def page(self, offset: int) -> int | None:
        """Return the page of an offset, 1-based as viewers count; None for what has no pages."""
        return bisect_right(self.pages, offset) or None

    def paragraph(self, offset: int) -> int | None:
        """Return the paragraph of an offset, 1-based: headings, items and rows of tables count. None for plain text."""
        if self.document is None or self.pages:
            return None
        return bisect_right(_paragraph_starts(self.text), offset) or 1

    def point(self, offset: int) -> str:
        """Return how a user finds an offset: "16:58", line and column of a text; "p. 3"; "par. 12"."""
        page, paragraph = self.page(offset), self.paragraph(offset)
        if page is None and paragraph is None:
            return "{}:{}".format(*self.position(offset))
        return f"par. {paragraph}" if page is None else f"p. {page}"

    @property
    def sha256(self) -> str:
        """Hash of the text in UTF-8; lone surrogates are kept as they are."""
        return digest(self.text)


class Statement(Record):
    """A sentence, list item, heading, question or piece of boilerplate; `text` is a slice of the article's."""

    id: str
    "Article id and 1-based number: a1, a2, ... counts every kind."
    article: str
    kind: StatementKind
    start: int
    end: int
    text: str
    words: tuple[Word, ...]
    block: int
    "Number of the line (paragraph) it stands in, 0-based, counting lines that hold text."
    heading: str | None
    "Id of the heading or question it stands under."
    asserts: bool = False
    "Whether a heading or question of a draft states something, which a gate must not overlook."

    _quiet: ClassVar[frozenset[str]] = frozenset(("text", "words"))

    def __hash__(self) -> int:
        return hash((self.id, self.start, self.end))

    @property
    def span(self) -> Span:
        """Where it stands in its article."""
        return Span(self.start, self.end)

    @property
    def compared(self) -> bool:
        """Whether the rules look at it: sentences and list items, and in a draft headings that state something."""
        return self.asserts or self.kind in (StatementKind.SENTENCE, StatementKind.ITEM)

    @property
    def claims(self) -> bool:
        """Whether it tells something: sentences and items do, and so do headings."""
        return self.compared or self.kind is StatementKind.HEADING


def paragraphs(text: str, statements: Sequence[Statement]) -> tuple[Span, ...]:
    """Return the lines of a text, those joined over which one block of statements goes."""
    blocks: dict[int, Span] = {}
    for statement in statements:
        start = blocks.get(statement.block, statement.span).start
        blocks[statement.block] = Span(start, statement.end)
    found: list[Span] = []
    start = 0
    for block in blocks.values():
        if block.end < start:
            continue  # on the line of the block before
        if block.start < start:
            start = found.pop().start
        # every line break before a block ends a paragraph, and none in it does
        while (end := text.find("\n", start, block.start)) >= 0:
            found.append(Span(start, end))
            start = end + 1
        end = text.find("\n", block.end)
        found.append(Span(start, end if end >= 0 else len(text)))
        start = found[-1].end + 1
    while start <= len(text):
        end = text.find("\n", start)
        found.append(Span(start, end if end >= 0 else len(text)))
        start = found[-1].end + 1
    return tuple(found)
