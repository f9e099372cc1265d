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
from ..record import Record
from ..split.markdown import OPENING

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
    statement: str | None
    "None where no statement follows."
    path: str | None
    line: int


def comments(reading: Reading) -> list[Allow]:
    """Return the comments to xcheck in a draft with the statement that each is for."""
    article = reading.article
    return [
        Allow(c.rules, c.because, _next(reading, c.end), article.path or article.name, c.line)
        for c in read_comments(article)
    ]


def check_comments(drafts: Iterable[Article]) -> None:
    """Raise BadSettings that names every comment in some drafts that cannot be understood."""
    wrong = []
    for article in drafts:
        for told in _parsed(article):
            if isinstance(told, str):
                wrong.append(told)
    if wrong:
        raise BadSettings("\n".join(wrong))


def read_comments(article: Article) -> list[Comment]:
    """Return the comments to xcheck in an article; raises BadSettings for one that cannot be understood."""
    found = []
    for told in _parsed(article):
        if isinstance(told, str):
            raise BadSettings(told)
        found.append(told)
    return found


def _next(reading: Reading, end: int) -> str | None:
    """Return the first statement that is compared and has words behind the end of a comment."""
    text = reading.article.text
    for s in reading.statements:
        if s.compared and s.end > end and any(character.isalnum() for character in text[max(s.start, end) : s.end]):
            return s.id
    return None


def _parsed(article: Article) -> Iterator[Comment | str]:
    """Yield each comment, or what is wrong with it."""
    match = OPENING.search(article.text)
    while match is not None:
        start, end = match.start(), article.text.find("-->", match.end())
        line, column = article.position(start)
        where = f"{article.path or article.name}:{line}:{column}: "
        if end < 0:
            yield f"{where}this comment to xcheck has no end; {_EXAMPLE}"
            return
        rules, because, wrong = _read(article.text[match.end() : end].strip())
        yield where + wrong if wrong else Comment(rules, because, start, end + 3, line)
        match = OPENING.search(article.text, end)


def _read(text: str) -> tuple[tuple[str, ...], str, str]:
    """Return rules, reason and what is wrong, of what stands behind the word xcheck."""
    from ..rules import find_rule

    allow = _ALLOW.match(text[1:].strip()) if text.startswith(":") else None
    if allow is None:
        return (), "", f"this comment to xcheck cannot be understood; {_EXAMPLE}"
    rules = tuple(rule.strip() for rule in allow["rules"].split(","))
    try:
        known = tuple(find_rule(rule).id for rule in rules)
    except UnknownRule as error:
        return (), "", str(error)
    word, _, reason = (allow["rest"] or "").partition(" ") if allow["rest"] else ("", "", "")
    because = " ".join(reason.split())
    if word != "because" or not any(character.isalnum() for character in because):
        return (), "", f"this comment allows {', '.join(known)} without a reason; {_EXAMPLE}"
    return known, because, ""
