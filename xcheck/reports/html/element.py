"""HTML from pieces: what is not markup already is escaped where it meets a tag, so no text becomes markup.

>>> element("a", "1 < 2", href="#f-1", title='"so"', tabindex=-1)
'<a href="#f-1" title="&quot;so&quot;" tabindex="-1">1 &lt; 2</a>'
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from ..escapes import visible

_NONCHARACTERS = re.compile(
    "[\ufdd0-\ufdef" + "".join(f"{chr(p << 16 | 0xFFFE)}{chr(p << 16 | 0xFFFF)}" for p in range(17)) + "]"
)
"""Code points that an HTML document must not hold."""

_EMPTY = frozenset(("input", "meta"))
"""Elements that have no content and no end tag."""

_PLAIN = re.compile("[A-Za-z0-9-]+")


class Html(str):
    """Text that is markup; any other string is only words."""

    __slots__ = ()


def text(words: str) -> Html:
    """Return words as markup that shows them; what is invisible or turns the writing direction gets a stand-in."""
    shown = visible(words)
    if not shown.isascii():
        shown = _NONCHARACTERS.sub("\ufffd", shown)
    return Html(escape(shown))


def element(tag: str, *children: str, **attributes: str | int | None) -> Html:
    """Return an element; an attribute is left out when it is None, and `class_`, `data_n` are class and data-n.

    A link leads to a place in the page and nowhere else.
    """
    href = attributes.get("href")
    if href is not None and not str(href).startswith("#"):
        raise ValueError(f"a link to {href!r} leads out of the page")
    written = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{text(str(value))}"'
        for name, value in attributes.items()
        if value is not None
    )
    return Html(f"<{tag}{written}>") if tag in _EMPTY else Html(f"<{tag}{written}>{join(children)}</{tag}>")


def join(pieces: Iterable[str], by: str = "") -> Html:
    """Return pieces one after the other; those that are not markup are escaped."""
    return Html(text(by).join(piece if isinstance(piece, Html) else text(piece) for piece in pieces))


def anchor(*parts: str | int) -> str:
    """Return an id for an element, another for other parts, of letters, digits, - and _ only."""
    return "-".join(_safe(str(part)) for part in parts)


def _safe(part: str) -> str:
    if _PLAIN.fullmatch(part):
        return part
    return "".join(c if _PLAIN.fullmatch(c) else f"_{ord(c):x}_" for c in part)
