"""Comments in a draft that let the findings of some rules pass in the next statement.

    <!-- xcheck: allow number-conflict because the toll was updated at 18:00 -->
    The fire killed 16 people.

A reason is required, and a comment that cannot be understood ends the run: a gate that overlooks what its users tell it
is as little use as one that obeys what nobody can read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..errors import BadSettings, UnknownRule
from ..model import Article, Reading
from ..reason import is_reason
from ..record import Record
from ..rules import known as exists
from ..split.layout import is_markdown, shown
from ..split.ours import OPENING

_EXAMPLE = "write <!-- xcheck: allow number-conflict because the toll was updated at 18:00 -->"
_ALLOW = re.compile(r"allow\s+(?P<rules>[^\s,]+(?:\s*,\s*[^\s,]+)*)(?:\s+(?P<rest>.*))?\Z", re.DOTALL)


class Comment(Record):
    """What one comment says, and where it stands in the draft."""

    rules: tuple[str, ...]
    because: str
    start: int
    end: int
    line: int


class Allow(Record, eq=False):
    """A comment and the statement it is for."""

    rules: tuple[str, ...]
    because: str
    draft: str
    "Id of the article it stands in."
    statement: str | None
    "None where no statement follows."
    path: str | None
    line: int


def comments(reading: Reading) -> list[Allow]:
    """Return the comments to xcheck in a draft with the statement that each is for."""
    article = reading.article
    return [
        Allow(c.rules, c.because, reading.id, _next(reading, c.end), article.path or article.name, c.line)
        for c in read_comments(article)
    ]


def check_comments(drafts: Iterable[Article]) -> None:
    """Raise BadSettings that names every comment in some drafts that cannot be understood."""
    wrong = []
    for article in drafts:
        for comment in _parsed(article):
            if isinstance(comment, str):
                wrong.append(comment)
    if wrong:
        raise BadSettings("\n".join(wrong))


def read_comments(article: Article) -> list[Comment]:
    """Return the comments to xcheck in an article; raises BadSettings for one that cannot be understood."""
    found = []
    for comment in _parsed(article):
        if isinstance(comment, str):
            raise BadSettings(comment)
        found.append(comment)
    return found


def _next(reading: Reading, end: int) -> str | None:
    """Return the first statement that is compared and has words behind the end of a comment."""
    text = reading.article.text
    for s in reading.statements:
        if s.compared and s.end > end and any(character.isalnum() for character in text[max(s.start, end) : s.end]):
            return s.id
    return None


def _parsed(article: Article) -> Iterator[Comment | str]:
    """Yield each comment, or what is wrong with it; in Markdown what is no comment to a reader is none here."""
    text, done = article.text, 0
    for start, end in shown(article).comments:
        opening = OPENING.match(text, start)
        if opening is None:
            raise AssertionError("a comment to xcheck begins as one")
        rules, because, wrong = _read(text[opening.end() : end].removesuffix(">").rstrip("-!").strip())
        line = article.position(start)[0]
        yield _where(article, start) + wrong if wrong else Comment(rules, because, start, end, line)
        done = end
    last = OPENING.search(text, done)
    while last is not None and is_markdown(article) and "-->" in text[last.end() :]:
        last = OPENING.search(text, last.end())  # in code, or escaped: words that a reader sees
    if last is not None:
        yield f"{_where(article, last.start())}this comment to xcheck has no end; {_EXAMPLE}"


def _where(article: Article, start: int) -> str:
    line, column = article.position(start)
    return f"{article.path or article.name}:{line}:{column}: "


def _read(text: str) -> tuple[tuple[str, ...], str, str]:
    """Return rules, reason and what is wrong, of what stands behind the word xcheck."""
    allow = _ALLOW.match(text[1:].strip()) if text.startswith(":") else None
    if allow is None:
        return (), "", f"this comment to xcheck cannot be understood; {_EXAMPLE}"
    rules = tuple(rule.strip() for rule in allow["rules"].split(","))
    try:
        known = tuple(map(exists, rules))
    except UnknownRule as error:
        return (), "", str(error)
    word, _, reason = (allow["rest"] or "").partition(" ") if allow["rest"] else ("", "", "")
    because = " ".join(reason.split())
    if word != "because" or not is_reason(because):
        return (), "", f"this comment allows {', '.join(known)} without a reason; {_EXAMPLE}"
    return known, because, ""
