"""Article text on a terminal: made harmless, marked, trimmed to its marks, wrapped at words.

A statement goes through these steps; the words that differ are what must survive them:

    visible  no character is left that a terminal would obey
    tokens   Russia has [[formally rejected]] core elements of the evolving peace framework ...
    trim     ... has [[formally rejected]] core elements of ...      (the words nearest to a mark stay)
    wrap     lines of at most `width` cells, broken between words

This and palette.py are the only files that know rich. Its Console would cost every run 13 ms of import
time, its cell widths 1.3 ms, so that they are loaded for other alphabets only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

Segment = tuple[str, str]
"""A piece of text and the name of its style in palette.STYLES, "" for none."""

Line = list[Segment]

ELLIPSIS = "…"

_WORD = re.compile(r"[^\s—]+—*|—+")
"""A line may also end after a dash: "the Coalition—which includes" is no single word."""

_NARROW = re.compile("[ -~\xa0-\u02ff\u2010-\u2027\u2500-\u257f▮▯✗]*")
"""Latin letters, quotation marks, dashes, rules, signs of this report: a column each, without rich's table."""


def cells(text: str) -> int:
    """Return how many columns a text takes; East Asian letters take two."""
    if text.isascii() or _NARROW.fullmatch(text):
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


class Mark(NamedTuple):
    """Words to be marked: offsets into a statement's own text, and a style."""

    start: int
    end: int
    style: str


def merge(marks: Iterable[Mark], text: str) -> list[Mark]:
    """Return the marks in order, cut to the text, without blank edges, and no two of them overlapping.

    Where two overlap they become one, in the style of the first given.
    """
    merged: list[Mark] = []
    rank = {style: index for index, style in reversed(list(enumerate(mark.style for mark in marks)))}
    for start, end, style in sorted(marks):
        start, end = max(start, 0), min(end, len(text))
        words = text[start:end]
        start, end = start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
        if start >= end:
            continue
        if merged and start < merged[-1].end:
            last = merged.pop()
            style = min(style, last.style, key=rank.__getitem__)
            start, end = last.start, max(end, last.end)
        merged.append(Mark(start, end, style))
    return merged


class Token(NamedTuple):
    """A word ready to be set, and how it joins the word before it."""

    line: tuple[Segment, ...]
    width: int
    space: str | None = ""
    "Style of the space before it (underlined inside a mark); None where there is none."
    marked: bool = False
    edge: bool = False
    "Whether a mark begins or ends in it."


def tokens(text: str, marks: Sequence[Mark] = (), brackets: tuple[str, str] = ("", "")) -> list[Token]:
    """Return the words of a visible text; `marks` come from `merge`, `brackets` are written around each."""
    if not marks and "—" not in text:
        return [Token(((word, ""),), cells(word)) for word in text.split()]
    found = []
    first = 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        while first < len(marks) and marks[first].end <= start:
            first += 1
        space: str | None = marks[first].style if first < len(marks) and marks[first].start < start else ""
        if start and not text[start - 1].isspace():
            space = None
        if first == len(marks) or marks[first].start >= end:
            word = match.group()
            found.append(Token(((word, ""),), cells(word), space))
            continue
        line, edge, at, here = [], False, start, first
        while here < len(marks) and marks[here].start < end:
            mark = marks[here]
            low, high = max(mark.start, start), min(mark.end, end)
            begins, ends = mark.start >= start, mark.end <= end
            if low > at:
                line.append((text[at:low], ""))
            line.append((brackets[0] * begins + text[low:high] + brackets[1] * ends, mark.style))
            edge = edge or begins or ends
            at = high
            here += 1
        marked = bool(line)
        if at < end:
            line.append((text[at:end], ""))
        found.append(Token(tuple(line), sum(cells(part) for part, _ in line), space, marked, edge))
    return found


_DOTS = Token(((ELLIPSIS, "dim"),), 1)


def trim(words: list[Token], budget: int) -> list[Token]:
    """Leave out words far from the edges of the marks until the rest takes about `budget` cells.

    Without marks the beginning stays. A word inside a mark counts as half as far away as one outside.
    """
    if sum(word.width + 1 for word in words) <= budget + 1:
        return words
    distance = _distances([word.edge for word in words])
    nearest_first = sorted(range(len(words)), key=lambda i: distance[i] * (1 if words[i].marked else 2))
    kept: set[int] = set()
    room = budget - 4  # an ellipsis and a space at either end
    for index in nearest_first:
        room -= words[index].width + 1
        if room < 0 and kept:
            break
        kept.add(index)
    short: list[Token] = []
    for index, word in enumerate(words):
        if index in kept:
            after_dots = bool(short) and short[-1] is _DOTS
            short.append(word._replace(space="") if after_dots else word)
        elif not short or short[-1] is not _DOTS:
            short.append(_DOTS)
    return short


def _distances(edges: list[bool]) -> list[int]:
    """Return how many words lie between each word and the nearest edge (or the beginning)."""
    if True not in edges:
        return list(range(len(edges)))
    distance = [len(edges)] * len(edges)
    for order in (range(len(edges)), range(len(edges) - 1, -1, -1)):
        far = len(edges)
        for index in order:
            far = 0 if edges[index] else far + 1
            distance[index] = min(distance[index], far)
    return distance


def wrap(words: Iterable[Token], width: int) -> list[Line]:
    """Return lines of at most `width` cells; only a word longer than a line is broken."""
    lines: list[Line] = []
    used = width
    for word in (part for whole in words for part in _broken(whole, width)):
        gap = 0 if word.space is None else 1
        if not lines or used + gap + word.width > width:
            lines.append([])
            used = 0
        elif gap:
            lines[-1].append((" ", word.space or ""))
            used += 1
        lines[-1] += word.line
        used += word.width
    return lines


def _broken(word: Token, width: int) -> Iterator[Token]:
    """Yield a word, or its pieces of one line each when it is longer than a line."""
    if word.width <= width:
        yield word
        return
    piece: Line = []
    used = 0
    space = word.space
    for text, style in word.line:
        for char in text:
            wide = cells(char)
            if used + wide > width and piece:
                yield Token(tuple(piece), used, space)
                piece, used, space = [], 0, None
            if piece and piece[-1][1] == style:
                piece[-1] = (piece[-1][0] + char, style)
            else:
                piece.append((char, style))
            used += wide
    yield Token(tuple(piece), used, space)


def measure(line: Iterable[Segment]) -> int:
    """Return how many columns a line takes."""
    return sum(cells(text) for text, _ in line)
