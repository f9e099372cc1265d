"""What a reader sees of a Markdown text: it is rendered, and the words of the page are looked for in what was read.

Every visible letter and figure must stand in a statement or in the list of what was not compared, in its order.
"""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

from hypothesis import strategies as st
from markdown_it import MarkdownIt

from xcheck.config import Settings
from xcheck.model import Article
from xcheck.pipeline import read
from xcheck.split.layout import shown

_PIECES = (
    "The fire killed 12 people. ", "Mayor Lask said so", "15", "`", "``", "```", "````", "~~~", "~~", "*", "**", "_",
    "__", "[", "]", "](", "](x)", "[x]: ", "[x]: /a", "[^1]", "[^1]: ", "![", "<", ">", "<b>", "</b>", "<br>",
    "<div>", "</div>", "<div hidden>", "<script>", "</script>", "<style>", "</style>", "<!--", "-->", "--!>",
    "<!-- xcheck: allow ", "<?", "?>", "<https://a.org/b>", "&amp;", "&#49;", "&nbsp;", "\\", "\\\n", "  \n", "\n",
    "\n\n", "\r\n", "\r", "\t", "    ", "# ", "## ", " #", "===\n", "---\n", "> ", "- ", "1. ", "* * *\n", "|",
    "\x0b", "\x0c", "\u2028", "\u202e", "\0", '"', "'", "(", ")", "title: x\n", "sources: [a.txt]\n",
)  # fmt: skip

texts = st.lists(st.sampled_from(_PIECES), max_size=30).map("".join)

_UNSEEN = ("script", "style", "template", "title")

_UNREAD = re.compile(
    r"<!--(?:-?>|.*?(?:--!?>|\Z))|<(script|style)\b[^>]*>.*?(?:</\1\s*>|\Z)|<\?.*?(?:>|\Z)", re.DOTALL | re.IGNORECASE
)
"""What a browser makes no words of, whether it ends or not."""


class _Words(HTMLParser):
    """Collects what a browser shows of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.shown: list[str] = []
        self.within = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in _UNSEEN and not self.within:
            self.within = tag

    def handle_endtag(self, tag: str) -> None:
        if tag == self.within:
            self.within = ""

    def handle_data(self, data: str) -> None:
        if not self.within:
            self.shown.append(data)


def visible(text: str) -> str:
    """Return the words of the page that a text becomes."""
    page = _UNREAD.sub("", MarkdownIt("commonmark").enable("strikethrough").render(text))
    words = _Words()
    words.feed(page)
    words.close()
    return "".join(words.shown)


def letters(text: str) -> str:
    """Return the letters and figures of a text."""
    return "".join(character for character in text if character.isalnum())


def covered(article: Article) -> str:
    """Return what stands in statements, and what is told not to be compared, in the order of the text."""
    reading = read(article, "d", Settings(), draft=True)
    seen = shown(article)
    kept = [" "] * len(article.text)
    for s in reading.statements:
        opening = re.search(r"\(?\w{1,4}[.)]\s+\Z", seen.text[: s.start])  # the number of an item is no word of it
        start = s.start if opening is None else opening.start()
        kept[start : s.end] = seen.text[start : s.end]
    for one in reading.left_out:
        kept[one.start : one.end] = article.text[one.start : one.end]
    return "".join(kept)


def _spelt_out(text: str) -> str:
    """Return a text with what its character references stand for beside each."""
    return re.sub(r"&#?\w+;", lambda match: match.group() + unescape(match.group()), text)


def missed(text: str) -> str:
    """Return the first visible letters that no statement and no remark covers; nothing if all are covered."""
    wanted, have = letters(visible(text)), iter(letters(_spelt_out(covered(Article("d.md", text)))))
    for number, character in enumerate(wanted):
        if not any(character == other for other in have):
            return wanted[number:][:60]
    return ""
