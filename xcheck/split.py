"""An Article becomes Statements, each with its span, its kind and the heading it stands under.

A line break always ends a statement; within a line sentences.py decides. Text that was broken into lines by
width is not joined again.
"""

from __future__ import annotations

from collections.abc import Iterator

from .layout import Line, lines
from .model import Article, Statement, StatementKind
from .sentences import sentences
from .words import tokenize

_LEVELS = (StatementKind.HEADING, StatementKind.QUESTION)


def split(article: Article, article_id: str) -> tuple[Statement, ...]:
    """Return the statements of an article in order of position, ids a1, a2, ... for the article id "a"."""
    text = article.text
    shown, found = lines(article)
    caseless = not any(character.isupper() for character in text)
    statements: list[Statement] = []
    heading: str | None = None
    question: str | None = None
    for block, line in enumerate(found):
        for start, end in _spans(shown, line, caseless):
            name = f"{article_id}{len(statements) + 1}"
            words = tokenize(shown[start:end], start)
            start, end = _with_marks(text, shown, line, start, end)
            over = heading if line.kind in _LEVELS else question or heading
            if line.kind is StatementKind.HEADING:
                over, heading, question = None, name, None
            elif line.kind is StatementKind.QUESTION:
                question = name
            statements.append(
                Statement(name, article_id, line.kind, start, end, text[start:end], words, block, over)
            )
    return tuple(statements)


def _spans(shown: str, line: Line, caseless: bool) -> Iterator[tuple[int, int]]:
    """Yield the spans of a line's statements: its sentences, or all of it when it is none."""
    if line.kind in (StatementKind.SENTENCE, StatementKind.ITEM):
        for start, end in sentences(shown, line.start, line.end, caseless):
            if any(character.isalnum() for character in shown[start:end]):
                yield start, end
    else:
        yield line.start, line.end


def _with_marks(text: str, shown: str, line: Line, start: int, end: int) -> tuple[int, int]:
    """Return a span widened by the invisible marks that touch it: **bold**, the target of a link."""
    while start > 0 and shown[start - 1] == " " and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and shown[end] == " " and not text[end].isspace():
        end += 1
    return start, end
