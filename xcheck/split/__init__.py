"""An Article becomes Statements, each with its span, its kind and the heading it stands under.

layout.py finds the lines, wrapping.py joins those that a width has broken, kinds.py says what each is,
sentences.py where a sentence ends within one. Any other line break ends a statement.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..model import Article, LeftOut, Statement, StatementKind
from ..words import tokenize
from .kinds import asserts, kinds
from .layout import lines
from .layout import shown as as_shown
from .sentences import sentences
from .wrapping import unwrap

LONGEST = 1_500
"""Code points a sentence may have: a longer run without a stop is none, and work grows with the square of its words."""

_LEVELS = (StatementKind.HEADING, StatementKind.QUESTION)


def split(
    article: Article, article_id: str, boilerplate: Sequence[str] = (), draft: bool = False
) -> tuple[Statement, ...]:
    """Return the statements of an article in order of position, ids a1, a2, ... for the article id "a".

    `boilerplate` are a user's regular expressions of lines that are no news; in a `draft` they alone hide a line.
    """
    text = article.text
    seen = as_shown(article)
    shown = seen.text
    found = unwrap(article, seen, lines(article, seen))
    caseless = not any(character.isupper() for character in text)
    statements: list[Statement] = []
    heading: str | None = None
    question: str | None = None
    done = 0
    for block, (line, kind) in enumerate(zip(found, kinds(found, boilerplate, draft), strict=True)):
        compared = kind in (StatementKind.SENTENCE, StatementKind.ITEM)
        spans = _sentence_spans(shown, line.start, line.end, caseless) if compared else ((line.start, line.end),)
        for start, end in spans:
            name = f"{article_id}{len(statements) + 1}"
            words = tokenize(shown[start:end], start)
            start, done = _with_marks(text, shown, done, start, end)
            over = heading if kind in _LEVELS else question or heading
            if kind is StatementKind.HEADING:
                over, heading, question = None, name, None
            elif kind is StatementKind.QUESTION:
                question = name
            claims = draft and asserts(shown[start:done], kind)
            statements.append(
                Statement(name, article_id, kind, start, done, text[start:done], words, block, over, claims)
            )
    return tuple(statements)


def left_out(article: Article, statements: Sequence[Statement]) -> tuple[LeftOut, ...]:
    """Return what of an article is not compared, in order: some kinds of statements, and what Markdown sets apart."""
    seen = as_shown(article)
    found = [
        LeftOut(s.start, s.end, seen.mark(s.start).replace("hash", "") or s.kind.value, s.id)
        for s in statements
        if not s.compared
    ]
    found += [LeftOut(one.start, one.end, one.why) for one in seen.hidden]
    return tuple(sorted(found, key=lambda one: (one.start, one.end)))


def _sentence_spans(shown: str, start: int, end: int, caseless: bool) -> Iterator[tuple[int, int]]:
    """Yield the spans of a line's sentences that hold a letter or a digit."""
    for span in sentences(shown, start, end, caseless):
        for piece in (span,) if span[1] - span[0] <= LONGEST else _cut_sentence(shown, *span):
            if any(character.isalnum() for character in shown[slice(*piece)]):
                yield piece


def _cut_sentence(shown: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut what is too long for a sentence between words."""
    piece = re.compile(rf"\S(?:.{{0,{LONGEST - 2}}}\S)?(?!\S)|\S+")
    return (match.span() for match in piece.finditer(shown, start, end))


def _with_marks(text: str, shown: str, done: int, start: int, end: int) -> tuple[int, int]:
    """Return a span widened by the invisible marks that touch it: **bold**, the target of a link."""
    while start > done and shown[start - 1] == " " and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and shown[end] == " " and not text[end].isspace():
        end += 1
    return start, end
