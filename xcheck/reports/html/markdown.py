"""What of an article in Markdown its readers see in another way: marks that they do not see, words that stand out.

    It **formally** rejected `it`.    2 marks, "formally" strong, 2 marks, "formally" stays, "it" as code

Which characters are marks is said by `split`, by the rules of CommonMark; here they only get a name, so no text of an
article becomes markup, and every character stays in the page.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ...model import Article
from ...split.layout import is_markdown
from ...split.markdown import FRONT_MATTER, STRUCK, read_markdown
from .element import Html, element

_TOGGLES = {"**": ("strong",), "__": ("strong",), "*": ("em",), "_": ("em",), "***": ("strong", "em"), "~~": ()}
_ENTITY = re.compile(r"&#?\w+;")
_RUNS = re.compile(r"\*+|_+|`+")


class Styled(NamedTuple):
    """A stretch of an article, and the elements that show it as readers see it."""

    start: int
    end: int
    tags: tuple[str, ...]
    'Of strong, em, code, del; "syntax" for marks, which readers do not see.'


class Styles:
    """The stretches of one article, in order; none where it is no Markdown."""

    def __init__(self, article: Article) -> None:
        self.text = article.text
        self.styled = list(_styled(article)) if is_markdown(article) else []
        self._ends = [one.end for one in self.styled]

    def words(self, start: int, end: int) -> Iterator[Html | str]:
        """Yield a stretch of the article as it is shown."""
        at = start
        for one in self.styled[bisect_right(self._ends, start) :]:
            if one.start >= end:
                break
            low, high = max(one.start, at), min(one.end, end)
            if low > at:
                yield self.text[at:low]
            yield _shown(self.text[low:high], one.tags)
            at = high
        if at < end:
            yield self.text[at:end]


def _shown(words: str, tags: Sequence[str]) -> Html | str:
    shown: Html | str = words
    for tag in tags:
        shown = element("span", shown, class_="syntax") if tag == "syntax" else element(tag, shown)
    return shown


def _styled(article: Article) -> Iterator[Styled]:
    shown = read_markdown(article.text)
    struck = [(one.start, one.end) for one in shown.hidden if one.why == STRUCK]
    front = max((one.end for one in shown.hidden if one.why == FRONT_MATTER), default=0)
    open_: dict[str, None] = {}
    at = 0
    for start, end in _blank(article.text, shown.text):
        if open_ and at < start:
            yield Styled(at, start, tuple(open_))
        words = article.text[start:end]
        if any(low <= start and end <= high for low, high in struck):
            yield Styled(start, end, ("syntax",) if set(words) <= {"~"} else ("del",))
        elif start < front:
            yield Styled(start, end, ())  # readers may see it
        elif not _ENTITY.fullmatch(words):
            yield Styled(start, end, ("syntax",))
        for run in _RUNS.findall(words):
            for tag in ("code",) if run[0] == "`" else _TOGGLES.get(run, ()):
                open_.pop(tag) if tag in open_ else open_.setdefault(tag)
        at = end
    if open_ and at < len(article.text):
        yield Styled(at, len(article.text), tuple(open_))


def _blank(text: str, shown: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches that readers do not see; the white space in them is white space still."""
    at = 0
    while at < len(text):
        if text[at] == shown[at]:
            at += 1
            continue
        end = at
        while end < len(text) and text[end] != shown[end]:
            end += 1
        yield at, end
        at = end
