"""What markdown-it-py finds in a text, with the places that it does not give by itself.

    It **formally** rejected      sign 3-5, sign 13-15

The library breaks a text into lines and tells of each paragraph which lines it has, but nothing of where a mark stands
in it. So each of its rules for the inside of a line is wrapped, and notes where it began and ended.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token


class Noted(NamedTuple):
    """What a rule of the library made of a stretch of a line."""

    rule: str
    start: int
    end: int
    inner: int
    "Of a link where its words end, of code how many ticks open it."


_WRAPPED = ("escape", "backticks", "link", "image", "autolink", "html_inline", "entity")


@lru_cache(maxsize=1)
def library() -> MarkdownIt:
    """Return the library, its rules wrapped so that they note what they find; struck-out words are known as well."""
    md = MarkdownIt("commonmark", {"inline_definitions": True}).enable("strikethrough")
    md.core.ruler.disable(["inline", "text_join"])
    rules = dict(zip(md.inline.ruler.get_active_rules(), md.inline.ruler.getRules(""), strict=True))
    for name in _WRAPPED:
        md.inline.ruler.at(name, _noting(name, rules[name]))
    for name in ("emphasis", "strikethrough"):
        md.inline.ruler.at(name, _placing(rules[name]))
    md.inline.ruler2.before("fragments_join", "xcheck", _pairs)
    return md


def inline_marks(md: MarkdownIt, content: str, environment: dict[str, Any], children: list[Token]) -> list[Noted]:
    """Return what the rules find in the text of a paragraph."""
    environment["xcheck"], environment["places"], environment["within"] = [], {}, 0
    md.inline.parse(content, md, environment, children)
    noted: list[Noted] = environment["xcheck"]
    return noted


def _noting(name: str, rule: Callable[[StateInline, bool], bool]) -> Callable[[StateInline, bool], bool]:
    """Wrap a rule so that it notes where it found something."""

    def wrapped(state: StateInline, silent: bool) -> bool:
        start, count = state.pos, len(state.tokens)
        inside = name == "image"  # the description of an image is read by a parser of its own
        state.env["within"] += inside
        found = rule(state, silent)
        state.env["within"] -= inside
        if not found or silent or state.env["within"]:
            return found
        inner = 0
        if name == "link":
            end, state.pos = state.pos, start
            inner = state.md.helpers.parseLinkLabel(state, start, True)
            state.pos = end
        elif name == "backticks":
            if len(state.tokens) == count or state.tokens[-1].type != "code_inline":
                return found  # ticks that stand for themselves
            inner = len(state.tokens[-1].markup)
        state.env["xcheck"].append(Noted(name, start, state.pos, inner))
        return found

    return wrapped


def _placing(rule: Callable[[StateInline, bool], bool]) -> Callable[[StateInline, bool], bool]:
    """Wrap a rule of paired signs so that each sign's place is known when the pairs are."""

    def wrapped(state: StateInline, silent: bool) -> bool:
        start = state.pos
        found = rule(state, silent)
        if found and not silent and not state.env["within"]:
            at = state.pos
            for token in reversed(state.tokens):  # one for each sign, or two; what stands before them is another's
                if at <= start:
                    break
                at -= len(token.content)
                state.env["places"][id(token)] = (at, len(token.content), token)
        return found

    return wrapped


def _pairs(state: StateInline) -> None:
    """Note the signs that have become marks, and what stands between two that strike out."""
    struck: list[int] = []
    for token in state.tokens:
        place = state.env["places"].get(id(token))
        if place is None or (token.type == "text" and token.content):
            continue
        start, length, _ = place
        state.env["xcheck"].append(Noted("sign", start, start + length, 0))
        if token.type == "s_open":
            struck.append(start)
        elif token.type == "s_close" and struck:
            state.env["xcheck"].append(Noted("struck", struck.pop(), start + length, 0))


def line_spans(text: str, apart: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return where each line begins and ends, as CommonMark breaks them, without those set apart."""
    found, at, skipped = [], 0, iter([*apart, (len(text) + 1, len(text) + 1)])
    start, end = next(skipped)
    for match in re.finditer(r"\r\n|\n|\r|\Z", text):
        while at >= end:
            start, end = next(skipped)
        if at < start:
            found.append((at, match.start()))
        at = match.end()
    return found


def content_start(line: str, content: str, heading: str | None) -> int | None:
    """Return where a line of the library's text stands in the line it was taken from; its head may be blanks."""
    words = content.strip()
    if not words:
        return 0
    whole = line.rstrip()
    if whole.endswith(words):
        at = len(whole) - len(words)
    else:  # signs may close a heading
        at = line.find(words, line.find(heading) + len(heading) if heading else 0)
    return at - (len(content) - len(content.lstrip())) if at >= 0 else None
