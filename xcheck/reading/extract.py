"""Extract: what a reader of documents hands back, and the ways in which it gives up."""

from __future__ import annotations

from ..record import Record


class Extract(Record):
    """The article in a document: plain text, and what the document says about it."""

    text: str
    "Headings open with `#`, list items with `-`; a paragraph is one line, an empty line stands before it."
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    "ISO day."
    pages: tuple[int, ...] = ()
    "Offsets at which pages begin, of a PDF file."


class Refused(Exception):
    """A document that gives no article: `why` goes on after its name, `remedy` is a sentence."""

    def __init__(self, why: str, remedy: str) -> None:
        super().__init__(why, remedy)
        self.why = why
        self.remedy = remedy


COPY_IT = "Copy the article out of it into a .txt file."
"The remedy that always helps."
