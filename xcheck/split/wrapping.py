"""Lines that a width has broken, joined again: agency copy, mail and Markdown are often sent so.

    The coast guard said the ferry had sent      one line was full, the next goes on: joined
    no distress call.
    Rescue at sea                                short, over something: stays a heading

A line goes on in the next when that one opens in the middle of a sentence, or when it was full: the next word
would not have fitted. The second needs a text of which many lines go on in the first way, as a list without bullets
has full lines, too. In Markdown a paragraph is what CommonMark shows as one. Only white space may stand between joined
lines, so that every span holds.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ..model import Article
from .layout import Line, is_markdown
from .shown import Shown

WIDEST = 140
"""Code points: texts are broken at 60 to 120; a longer line is a whole paragraph."""

NARROWEST = 35
"""A shorter line in plain text is a heading, an entry of a list or a verse."""

MOST_WRAPPED = 5
"""One line in so many goes on in a text that is broken by width."""


def unwrap(article: Article, seen: Shown, lines: Sequence[Line]) -> list[Line]:
    """Return the lines of an article with those joined that are one paragraph; `seen` is what of it is read."""
    text, shown = article.text, seen.text
    if is_markdown(article):
        return _flowing(seen, lines)
    running = sum(1 for line, following in pairwise(lines) if _mid_sentence(line, following))
    if not running:
        return list(lines)
    broken = running > 1 and running * MOST_WRAPPED >= len(lines)
    width = _width([len(_whole(text, line.start)) for line in lines if not line.closed]) if broken else 0
    found: list[Line] = []
    last = ""
    for line in lines:
        whole = _whole(text, line.start)
        if found and _one_paragraph(found[-1], line, last, whole, width) and _only_space(shown, found[-1], line):
            start = found[-1].start
            found[-1] = found[-1].replace(end=line.end, text=shown[start : line.end], closed=line.closed)
        else:
            found.append(line)
        last = whole
    return found


def _flowing(seen: Shown, lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a Markdown text with those joined that are shown as one paragraph."""
    found: list[Line] = []
    for line in lines:
        before = found[-1] if found else None
        goes_on = before is not None and not line.mark and not line.gap and before.mark not in ("hash", "code")
        if before is not None and goes_on and seen.flows(before.end, line.start):
            found[-1] = before.replace(end=line.end, text=seen.text[before.start : line.end], closed=line.closed)
        else:
            found.append(line)
    return found


def _width(lengths: Sequence[int]) -> int:
    """Return the width a text was broken at; one line in ten may be longer, as an address cannot be broken."""
    ordered = sorted(length for length in lengths if length <= WIDEST)
    return ordered[(len(ordered) - 1) * 9 // 10] if ordered else 0


def _whole(text: str, at: int) -> str:
    """Return the line of a text that an offset lies in, with the marks that a reader does not see."""
    end = text.find("\n", at)
    return text[text.rfind("\n", 0, at) + 1 : end if end >= 0 else len(text)].strip()


def _only_space(shown: str, line: Line, following: Line) -> bool:
    """Whether nothing but white space stands between two lines: no `>` of a quoted mail."""
    return shown[line.end : following.start].isspace()


def _one_paragraph(line: Line, following: Line, last: str, whole: str, width: int) -> bool:
    """Whether a line is one paragraph with the next; `last` and `whole` are what stands on them in the text."""
    if following.gap or following.mark or line.mark in ("hash", "code") or len(last) > WIDEST:
        return False
    if _mid_sentence(line, following):
        return len(last) >= NARROWEST
    return 0 < width < len(last) + 1 + len(whole.split(None, 1)[0])


def _mid_sentence(line: Line, following: Line) -> bool:
    """Whether a line ends and the next one begins in the middle of a sentence."""
    return not (line.closed or following.gap or following.mark) and following.text[0].islower()
