"""What was read in an article, as a record that can be kept: its statements, facts and markers, but none of its text.

Read once, an article need not be read again when another one joins its event. The record is JSON, packed, and no
pickle: an archive may come from a stranger, and a pickle is a program.
"""

from __future__ import annotations

import json
import os
import zlib
from functools import cache
from typing import Any

from ..model import (
    Article,
    Attribution,
    Date,
    Fact,
    LeftOut,
    Marker,
    Name,
    Number,
    Quote,
    Reading,
    Span,
    Statement,
    StatementKind,
    Word,
)
from ..record import Record

_KINDS: tuple[type[Record], ...] = (Name, Number, Date, Quote, Attribution, Marker)


def _plan(kind: type[Record]) -> tuple[tuple[str, ...], frozenset[str]]:
    """Return the fields of a record that are kept, and which of them are spans."""
    notes = {
        name: annotation
        for base in reversed(kind.__mro__)
        for name, annotation in getattr(base, "__annotations__", {}).items()
    }
    names = tuple(name for name in kind._fields if name != "text")
    return names, frozenset(name for name in names if notes[name].startswith("Span"))


_PLANS = tuple(map(_plan, _KINDS))
_STATEMENT_KINDS = tuple(StatementKind)

_READERS = ("data", "facts", "model", "parse", "reading", "split", "config")
"""Folders of the package on which depends what is read in an article."""

_COMPARERS = (
    "align", "archive", "claims", "comparability", "coverage", "match", "profiles", "rules", "several", "slots",
    "topics", "voices",
)  # fmt: skip
"""Folders on which besides depends what is found between two."""


@cache
def readers() -> str:
    """Return a sum over the code and tables that read an article: a record of another sum is read anew."""
    return _sum(_READERS)


@cache
def comparers() -> str:
    """Return a sum over all that decides where articles differ."""
    return _sum((*_READERS, *_COMPARERS))


def _sum(folders: tuple[str, ...]) -> str:
    home = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    paths = [os.path.join(home, name) for name in os.listdir(home) if name.endswith(".py")]
    for folder in folders:
        for here, inner, names in os.walk(os.path.join(home, folder)):
            inner[:] = [name for name in inner if name != "__pycache__"]
            paths += [os.path.join(here, name) for name in names]
    total = 0
    for path in sorted(paths):
        with open(path, "rb") as file:
            total = zlib.crc32(file.read().replace(b"\r\n", b"\n"), total)
    return f"{total:08x}"


def packed(reading: Reading) -> bytes:
    """Return the record of what was read."""
    own = len(reading.id)

    def number(id: str | None) -> int | None:
        return None if id is None else int(id[own:])

    statements = [
        [
            _STATEMENT_KINDS.index(s.kind), s.start, s.end, s.block, number(s.heading), s.asserts,
            [part for word in s.words for part in _word(word, s.start)],
        ]
        for s in reading.statements
    ]  # fmt: skip
    facts = [_fields(one, number) for one in (*reading.facts, *reading.markers)]
    left = [[one.start, one.end, one.why, number(one.statement)] for one in reading.left_out]
    record = json.dumps([reading.day, statements, facts, left], ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(record.encode("utf-8", "surrogatepass"), 1)


def _word(word: Word, start: int) -> tuple[Any, ...]:
    """Return where a word stands, and what does not follow from its letters."""
    lower = 0 if word.lower == word.text.lower() else word.lower
    lemma = 0 if word.lemma == word.lower else word.lemma
    return word.start - start, word.end - start, lower, lemma, int(word.content)


def _fields(one: Record, number: Any) -> list[Any]:
    kind = _KINDS.index(type(one))
    values = one.__dict__
    return [kind, *(number(values[name]) if name == "statement" else values[name] for name in _PLANS[kind][0])]


def unpacked(record: bytes, article: Article, id: str) -> Reading:
    """Return what was read in an article, with the id that it has in this comparison."""
    day, statements, facts, left = json.loads(zlib.decompress(record).decode("utf-8", "surrogatepass"))
    text = article.text
    found = tuple(_statement(text, id, number, values) for number, values in enumerate(statements, 1))
    rebuilt = [_fact(text, id, kind, values) for kind, *values in facts]
    return Reading(
        id,
        article,
        found,
        tuple(one for one in rebuilt if isinstance(one, Fact)),
        tuple(one for one in rebuilt if isinstance(one, Marker)),
        tuple(LeftOut(start, end, why, None if n is None else f"{id}{n}") for start, end, why, n in left),
        day,
    )


def _statement(text: str, id: str, number: int, values: list[Any]) -> Statement:
    kind, start, end, block, heading, asserts, flat = values
    words = []
    for first, last, lower, lemma, content in zip(*[iter(flat)] * 5, strict=True):
        token = text[start + first : start + last]
        lower = lower or token.lower()
        words.append(Word(token, lower, lower if lemma == 0 else lemma, start + first, start + last, bool(content)))
    head = None if heading is None else f"{id}{heading}"
    return Statement(
        f"{id}{number}", id, _STATEMENT_KINDS[kind], start, end, text[start:end], tuple(words), block, head, asserts
    )


def _fact(text: str, id: str, kind: int, values: list[Any]) -> Record:
    names, spans = _PLANS[kind]
    named = dict(zip(names, values, strict=True))
    named["statement"] = f"{id}{named['statement']}"
    for name in spans:
        if named[name] is not None:
            named[name] = Span(*named[name])
    return _KINDS[kind](**named, text=text[named["start"] : named["end"]])
