"""Markdown as a reader sees it: markdown-it-py reads it by the rules of CommonMark, and every offset stays.

    It **formally** rejected [core elements](https://example.org) of it.
    It   formally   rejected  core elements                       of it.

What the library made of the characters says what is blanked: marks, targets, tags, comments. Whatever is not known to
be hidden stays, since a gate must not overlook what readers see.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import lru_cache
from html import unescape
from typing import Any

from markdown_it.token import Token

from .inline import Noted, content_start, inline_marks, library, line_spans
from .ours import OPENING, alone, front_matter_end
from .shown import Hidden, Odd, Shown

_TAG = re.compile(
    r"""<(?P<closing>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*+)
        (?P<attributes>(?:\s++[A-Za-z_:][\w.:-]*+(?:\s*+=\s*+(?:[^\s"'=<>`]++|'[^']*+'|"[^"]*+"))?+)*+)\s*+/?>""",
    re.VERBOSE,
)
"A tag with the attributes that CommonMark allows; anything else between angle brackets is text."
_COMMENT_END = re.compile(r"--!?>")
_DECLARATION = re.compile(r"<(?:\?[^<>]*+\?>|![A-Z][^<>]*+>)")
_FOOTNOTE = re.compile(r"\[\^[^\[\]\s]{1,20}+\]:?")
_UNSEEN = re.compile(r"\bhidden\b|(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_RAW = frozenset(("script", "style"))
"Elements whose content every renderer drops."
_STRUCK = frozenset(("del", "s", "strike"))
_VOID = frozenset(
    ("br", "hr", "img", "input", "wbr", "meta", "link", "col", "area", "base", "embed", "source", "track")
)
_QUOTE_SIGNS = "\"'“”„‘’‚«»‹›"

STRUCK, ADDRESS, DESCRIPTION, MARK = "struck out", "address", "description of an image", "mark of a footnote"
FRONT_MATTER, INFO, TITLE = "front matter", "name of a code block", "title of a link"
"What of a text is shown, or may be, and is not compared."


@lru_cache(maxsize=32)
def read_markdown(text: str) -> Shown:
    """Return a Markdown text as a reader sees it."""
    end = front_matter_end(text)
    apart = [(0, end)] if end else []
    page = _Page(text, apart)
    comments = page.comments
    if comments:  # without them the text may be another: they part nothing around them
        own = [lines for comment in comments if (lines := alone(text, *comment)) is not None]
        page = _Page(text, [*apart, *own]) if own else page
    shown = "".join(page.shown)
    hidden = [Hidden(0, end, FRONT_MATTER)] if end else []
    hidden += sorted(one for one in page.hidden if any(map(str.isalnum, text[one.start : one.end])))
    return Shown(
        shown,
        tuple(sorted(page.marks)),
        tuple(sorted(page.flowing)),
        tuple(hidden),
        tuple(page.unseen),
        tuple(sorted(page.odd)),
        tuple(comments),
    )


class _Page:
    """One reading of a text: which characters are shown, and what the others are."""

    def __init__(self, text: str, apart: Sequence[tuple[int, int]]) -> None:
        """Read a text but for some whole lines, which are no part of it."""
        self.text = text
        self.shown = list(text)
        self.marks: list[tuple[int, int, str]] = []
        self.flowing: list[int] = []
        self.hidden: list[Hidden] = []
        self.unseen: list[tuple[int, int]] = []
        self.odd: list[Odd] = []
        self.comments: list[tuple[int, int]] = []
        self._ends: dict[str, int] = {}
        self._tags: list[tuple[str, bool, str, int, int]] = []
        self._lines = line_spans(text, apart)
        for start, end in apart:
            self.shown[start:end] = " " * (end - start)
        self._md = library()
        environment: dict[str, Any] = {}
        tokens = self._md.parse("\n".join(text[start:end] for start, end in self._lines), environment)
        for number, token in enumerate(tokens):
            self._block(token, tokens[number - 1] if number else None, environment)
        self._elements()
        self._footnotes()
        self._broken_words()

    def _bounds_of_line(self, number: int) -> tuple[int, int]:
        """Return where a line begins and ends, without its break."""
        return self._lines[number] if number < len(self._lines) else (len(self.text), len(self.text))

    def _blank(self, start: int, end: int, why: str = "") -> None:
        """Hide a stretch; line breaks stay."""
        self.shown[start:end] = [c if c in "\n\r" else " " for c in self.shown[start:end]]
        if why:
            self.hidden.append(Hidden(start, end, why))

    def _block(self, token: Token, before: Token | None, environment: dict[str, Any]) -> None:
        if token.map is None:
            return
        first, last = token.map
        if token.type == "inline":
            heading = before is not None and before.type == "heading_open"
            self._inline(token, environment, before.markup if heading and before is not None else None)
        elif token.type == "heading_open" and token.markup[0] in "=-":
            self._blank(*self._bounds_of_line(last - 1))  # the line under a heading
        elif token.type == "fence":
            self._fence(token, first, last)
        elif token.type == "code_block":
            self.marks += [(*self._bounds_of_line(n), "code") for n in range(first, last)]
        elif token.type == "html_block":
            self._html(self._bounds_of_line(first)[0], self._bounds_of_line(last - 1)[1])
        elif token.type == "definition":
            self._definition(token, first, last)
        elif token.type == "hr":
            self._blank(*self._bounds_of_line(first))

    def _fence(self, token: Token, first: int, last: int) -> None:
        """Hide the two lines around code; one without its second line may swallow what was meant for text."""
        start, end = self._bounds_of_line(first)
        named = token.info.strip()
        self._blank(start, end, INFO if named else "")
        count = len(token.content.removesuffix("\n").split("\n")) if token.content else 0
        closed = last - first >= count + 2
        if closed:
            self._blank(*self._bounds_of_line(last - 1))
        else:
            self.odd.append(Odd(start, "this code block never ends, so that all behind it is code"))
        self.marks += [(*self._bounds_of_line(n), "code") for n in range(first + 1, last - closed)]

    def _definition(self, token: Token, first: int, last: int) -> None:
        """Hide where a label leads; a footnote is no label, and shown by most programs."""
        if not str(token.meta.get("label", "")).startswith("^"):
            for number in range(first, last):
                self._blank(*self._bounds_of_line(number))
            if token.meta.get("title"):
                self.hidden.append(Hidden(self._bounds_of_line(first)[0], self._bounds_of_line(last - 1)[1], TITLE))

    def _inline(self, token: Token, environment: dict[str, Any], heading: str | None) -> None:
        """Hide the marks within the lines of a paragraph or heading."""
        assert token.map is not None
        pieces: list[tuple[int, int]] = []  # where a line begins in the library's text, and in ours
        at, hard = 0, False
        for number, content in enumerate(token.content.split("\n"), token.map[0]):
            start, end = self._bounds_of_line(number)
            words = content.strip()
            place = content_start(self.text[start:end], content, heading)
            if place is None:
                return  # in doubt all of it is shown
            pieces.append((at - place, start))
            if heading is not None:
                self.marks.append((start, end, "hash"))
                if heading[0] == "#":
                    self._blank(start + place + len(content.rstrip()), end)
            elif number > token.map[0]:
                self._blank(start, start + max(place, 0))  # the marks of a quotation or list that it goes on in
                if not (hard and words[:1].isupper()):
                    self.flowing.append(start)
            hard = content.endswith(("  ", "\\"))
            at += len(content) + 1
        children: list[Token] = []
        noted = inline_marks(self._md, token.content, environment, children)
        begins = [begin for begin, _ in pieces]

        def there(position: int) -> int:
            begin, start = pieces[max(bisect_right(begins, position) - 1, 0)]
            return start + position - begin

        for one in noted:
            self._note(one, there)

    def _note(self, one: Noted, there: Callable[[int], int]) -> None:
        """Hide what one rule has found."""
        start, end = there(one.start), there(one.end - 1) + 1
        if one.rule == "link":
            self._blank(start, start + 1)
            self._blank(there(one.inner), end, TITLE if _titled(self.text[there(one.inner) : end]) else "")
        elif one.rule == "image":
            self._blank(start, end, DESCRIPTION)
        elif one.rule == "autolink":
            self._blank(start, end, ADDRESS)
        elif one.rule == "backticks":
            self._blank(start, start + one.inner)
            self._blank(end - one.inner, end)
        elif one.rule == "html_inline":
            self._html(start, end)
        elif one.rule == "struck":
            self._blank(start, end, STRUCK)
        elif one.rule == "entity":
            says = unescape(self.text[start:end])
            if any(c.isalnum() or c in _QUOTE_SIGNS for c in says):
                self.odd.append(Odd(start, f"a reader sees {says} here, which is written {self.text[start:end]}"))
            else:
                self._blank(start, end)
        elif one.rule == "escape":
            self._blank(start, start + 1)
        else:
            self._blank(start, end)

    def _html(self, start: int, end: int) -> None:
        """Hide the tags and comments of a stretch that goes to a browser as it stands; words between them stay."""
        self._ends.clear()
        at = self.text.find("<", start, end)
        while at >= 0:
            after = self._markup(at, end)
            at = self.text.find("<", max(after, at + 1), end)

    def _markup(self, at: int, end: int) -> int:
        """Hide the comment or tag that begins at a place; return where it ends, or the place itself if it is text."""
        text = self.text
        if text.startswith("<!--", at):
            short = next((sign for sign in ("<!-->", "<!--->") if text.startswith(sign, at)), None)
            close = None if short or self._endless(at, "-->") else _COMMENT_END.search(text, at + 4, end)
            if short is None and close is None:
                self._ends["-->"] = at
                return at
            after = at + len(short) if short else close.end() if close else at
            if OPENING.match(text, at):
                self.comments.append((at, after))
            self._blank(at, after)
            return after
        tag = _TAG.match(text, at, end)
        if tag is None:
            declared = _DECLARATION.match(text, at, end)
            if declared is not None:
                self._blank(at, declared.end())
            return declared.end() if declared is not None else at
        name, after = tag["name"].lower(), tag.end()
        self._blank(at, after)
        self._tags.append((name, bool(tag["closing"]), tag["attributes"], at, after))
        if name in _RAW and not tag["closing"] and not self._endless(at, name):
            close = re.compile(rf"</{name}\s*+>", re.IGNORECASE).search(text, after, end)
            if close is not None:
                self._blank(after, close.end())
                return close.end()
            self._ends[name] = at
        return after

    def _endless(self, at: int, what: str) -> bool:
        """Whether an end was looked for in vain from a place before; looked for each time, work would be quadratic."""
        return self._ends.get(what, at) < at

    def _elements(self) -> None:
        """Hide what is struck out, and note what a browser shows to nobody, by the tags of the whole text."""
        open_: list[tuple[str, str, int]] = []
        for name, closing, attributes, start, after in sorted(self._tags, key=lambda tag: tag[3]):
            if closing:
                at = next((n for n in range(len(open_) - 1, -1, -1) if open_[n][0] == name), None)
                if at is not None:
                    _, why, begin = open_[at]
                    del open_[at:]
                    self._element(why, begin, start)
            elif name not in _VOID and len(open_) < 1000:
                unseen = name == "template" or _UNSEEN.search(attributes) is not None
                open_.append((name, "unseen" if unseen else STRUCK if name in _STRUCK else "", after))
        # A browser shows nothing behind a hidden element that never ends; other programs may.
        self.unseen += [(begin, len(self.text)) for _, why, begin in open_ if why]
        self.unseen.sort()

    def _element(self, why: str, begin: int, end: int) -> None:
        if why == STRUCK:
            self._blank(begin, end, STRUCK)
        elif why:
            self.unseen.append((begin, end))

    def _footnotes(self) -> None:
        """Hide the marks of footnotes; CommonMark has none, and most programs do."""
        for match in _FOOTNOTE.finditer("".join(self.shown)):
            self._blank(*match.span(), MARK)

    def _broken_words(self) -> None:
        """Note the figures that a mark parts: 1**12** is shown as 112 and read as 1 and 12."""
        for match in re.finditer(r"(?<=\d)\s++(?=\d)", "".join(self.shown)):
            if not any(map(str.isspace, self.text[slice(*match.span())])):
                self.odd.append(Odd(match.start(), "marks stand within a figure, which a reader sees as one"))


def _titled(target: str) -> bool:
    return target.endswith(('")', "')", "))")) and any(sign in target[:-2] for sign in "\"'(")
