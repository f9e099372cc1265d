"""How names and words are shown in a comment: cut where they are long, and harmless."""

from __future__ import annotations

from ..escapes import markdown

MANY = 6
"""Names, or places of one finding, that are shown."""

AROUND = 90
"""Characters shown on either side of the words that differ."""

_NAME = 80
"""Characters of a name or path that are shown."""


def and_more(count: int) -> str:
    """Return " and 3 more", or nothing where there are none."""
    return f" and {count} more" if count > 0 else ""


def cut(name: str) -> str:
    """Return a name or path, without its beginning where it is long."""
    return name if len(name) <= _NAME else "…" + name[1 - _NAME :]


def named(label: str) -> str:
    """Return what an article is called."""
    return f"<code>{markdown(cut(label))}</code>"


def tail(text: str, most: int = AROUND) -> str:
    """Return the end of a text, from a word on."""
    return text if len(text) <= most else "… " + text[-most:].partition(" ")[2]


def head(text: str, most: int = AROUND) -> str:
    """Return the beginning of a text, up to a word."""
    return text if len(text) <= most else text[:most].rpartition(" ")[0] + " …"
