"""What in a text is meant for programs and no reader: comments to xcheck, and front matter.

Everything is blanked with spaces, so that every offset stays what it was.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

OPENING = re.compile(r"<!--\s*+xcheck\b", re.IGNORECASE)
"How a comment to xcheck begins."

_NAMES_SOURCES = re.compile(r"^sources[ \t]*:", re.MULTILINE)
_FRONT_MATTER = {"---": ("---", "..."), "+++": ("+++",)}
_KEY_LINE = re.compile(r"""\A(?:[ \t]*(?:#|-[ \t]|-$|["']?[\w.-]++["']?[ \t]*[:=]|[\[\]{}])|[ \t]+\S|[ \t]*$)""")
"""A line of front matter: a key, an item, what goes on under one, a comment. The rest is text between two rules."""
_OPEN_QUOTE = re.compile(r"""\A[^:=]*+[:=][ \t]*+(?P<sign>["'])(?:(?!(?P=sign)).)*+\s*\Z""")
"A value in quotation marks that goes on in the next line."


def without_xcheck_comments(text: str) -> str:
    """Return a copy of a plain text of the same length without comments to xcheck and front matter with sources."""
    found = front_matter_end(text) if text.startswith("---") else 0
    if found and not _NAMES_SOURCES.search(text, 0, found):
        found = 0
    return blank_comments(" " * found + text[found:], plain_comments(text))


def plain_comments(text: str) -> list[tuple[int, int]]:
    """Return the spans of the comments to xcheck in a plain text, where every `<!--` opens one."""
    found = []
    match = OPENING.search(text)
    while match is not None:
        end = text.find("-->", match.end()) + 3
        if end < 3:
            break
        found.append((match.start(), end))
        match = OPENING.search(text, end)
    return found


def blank_comments(text: str, comments: Sequence[tuple[int, int]]) -> str:
    """Blank some comments, and the end of a line that holds nothing else: they part nothing around them."""
    parts, done = [], 0
    for start, end in comments:
        _, after = alone(text, start, end) or (start, end)
        parts += [text[done:start], " " * (after - start)]
        done = after
    return "".join([*parts, text[done:]])


def alone(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the whole lines of a stretch, their last break too, where nothing else stands on them."""
    line = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    after = text.find("\n", end) + 1 or len(text)
    return None if text[line:start].strip() or text[end:after].strip() else (line, after)


def front_matter_end(text: str) -> int:
    """Return where the front matter ends, 0 if there is none: prose between two rules is no front matter."""
    lines = text.splitlines(keepends=True)
    closing = _FRONT_MATTER.get(lines[0].rstrip()) if lines else None
    if closing is None:
        return 0
    at, quoted = len(lines[0]), ""
    for line in lines[1:]:
        at += len(line)
        if line.rstrip() in closing:
            return at
        if quoted:
            quoted = "" if quoted in line else quoted
            continue
        if not _KEY_LINE.match(line.rstrip("\r\n")):
            return 0
        opened = _OPEN_QUOTE.match(line)
        quoted = opened["sign"] if opened is not None else ""
    return 0
