"""Shown: a text as a reader sees it, and what its marks say besides."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..record import Record


class Hidden(NamedTuple):
    """Words that are not compared, and why."""

    start: int
    end: int
    why: str


class Odd(NamedTuple):
    """Where what a reader sees and what is read may part."""

    start: int
    what: str


class Shown(Record, eq=False):
    """A text as a reader sees it, and what else its marks say."""

    text: str
    "As long as the article's; what is not shown is blank."
    marks: tuple[tuple[int, int, str], ...] = ()
    "Lines of headings (hash) and code (code), in order."
    flowing: tuple[int, ...] = ()
    "Offsets of the lines that go on a paragraph, in order."
    hidden: tuple[Hidden, ...] = ()
    unseen: tuple[tuple[int, int], ...] = ()
    "What is read though a browser shows it to nobody, such as <div hidden>."
    odd: tuple[Odd, ...] = ()
    comments: tuple[tuple[int, int], ...] = ()
    "Those to xcheck."

    def mark(self, offset: int) -> str:
        """Return hash or code for a place on a line of a heading or of code."""
        at = bisect_right(self.marks, (offset, len(self.text), "~")) - 1
        return self.marks[at][2] if at >= 0 and offset < self.marks[at][1] else ""

    def flows(self, end: int, start: int) -> bool:
        """Whether what begins at a place goes on the paragraph that ends at another, on the line before."""
        at = bisect_right(self.flowing, start) - 1
        return at >= 0 and self.flowing[at] > end and self.text[end:start].isspace()


def without(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[str]:
    """Yield the parts of a text with some stretches, in order, blank; line breaks stay."""
    at = 0
    for start, end in spans:
        if end > at:
            yield text[at : max(start, at)]
            yield re.sub(r"[^\n\r]", " ", text[max(start, at) : end])
            at = end
    yield text[at:]
