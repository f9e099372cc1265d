"""The text of a rich-text file."""

from __future__ import annotations

from .blocks import ITEM, PARAGRAPH, Block, has_article, plain_text
from .extract import COPY_IT, Extract, Refused

_BULLETS = ("•", "\u00b7")


def extract(data: bytes) -> Extract:
    """Return the article in a rich-text file; what its styles mean is left out."""
    from striprtf.striprtf import rtf_to_text

    text = rtf_to_text(data.decode("latin-1"), encoding="cp1252", errors="replace")
    blocks = [
        Block(ITEM if line.lstrip().startswith(_BULLETS) else PARAGRAPH, line.lstrip().lstrip("".join(_BULLETS)))
        for line in text.split("\n")
    ]
    if not has_article(blocks):
        raise Refused("is a rich-text file without text", COPY_IT)
    return Extract(plain_text(blocks))
