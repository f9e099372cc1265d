"""What of a Markdown text is not read: front matter, comments, link targets, marks of emphasis.

In plain text that is only what is meant for xcheck itself. `visible` blanks it with spaces, so that every offset
stays what it was; marks that open a line (`#`, `>`, `-`) are left to layout.py.
"""

from __future__ import annotations

import re

_INLINE = re.compile(
    r"""
    (?P<stays>^[ \t>]*+(?:\*[ \t]|```.*|~~~.*))                                 # a bullet or a fence: stays
    | (?:!\[[^\[\]\n]*+)?                                             # an image goes with its description
    \]\([^()\s]*+(?:\([^()\s]*+\)[^()\s]*+)*+(?:[ ]+"[^"\n]*+")?[ ]*+\)  # ](target "title")
    | \]\[[^\[\]\n]*+\]                                             # ][reference]
    | \[\^[^\[\]\s]++\]:?                                           # footnote mark
    | \[(?=[^\[\]\n]*+\][(\[])                                      # the bracket that opens a link
    | </?[A-Za-z!][^<>\n]*+>                                        # <br>, <https://...>
    | \*++ | ~~ | `++
    | (?<![^\W_])_++ | _++(?![^\W_])
    """,
    re.VERBOSE | re.MULTILINE,
)
"No branch reads over the character that starts it, so that hostile repetition stays linear."

_REFERENCE = re.compile(r"^[ ]{0,3}\[[^\[\]\n]++\]:[ ]*\S.*$", re.MULTILINE)
OPENING = re.compile(r"<!--\s*+xcheck\b", re.IGNORECASE)
"How a comment to xcheck begins."

_NAMES_SOURCES = re.compile(r"^sources[ \t]*:", re.MULTILINE)
_FRONT_MATTER = {"---": ("---", "..."), "+++": ("+++",)}


def visible(text: str) -> str:
    """Return a copy of the same length in which everything a reader does not see is blank."""
    found = _front_matter(text)
    shown = " " * found + text[found:]
    shown = _without_comments(without_ours(shown))
    shown = _REFERENCE.sub(_blank, shown)
    return _INLINE.sub(_blank_mark, shown)


def visible_plain(text: str) -> str:
    """Return a copy of a plain text of the same length without comments to xcheck and front matter with sources."""
    found = _front_matter(text) if text.startswith("---") else 0
    if found and not _NAMES_SOURCES.search(text, 0, found):
        found = 0
    return without_ours(" " * found + text[found:])


def without_ours(text: str) -> str:
    """Blank comments to xcheck, and the end of a line that holds nothing else: they part nothing around them."""
    match = OPENING.search(text)
    parts, done = [], 0
    while match is not None:
        start, end = match.start(), text.find("-->", match.end()) + 3
        if end < 3:
            break
        line = max(text.rfind("\n", done, start), text.rfind("\r", done, start), done - 1) + 1
        following = text.find("\n", end) + 1 or len(text)
        if not text[line:start].strip() and not text[end:following].strip():
            end = following
        parts += [text[done:start], " " * (end - start)]
        done = end
        match = OPENING.search(text, done)
    return "".join([*parts, text[done:]])


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _blank_mark(match: re.Match[str]) -> str:
    return match.group() if match.lastgroup == "stays" else _blank(match)


def _front_matter(text: str) -> int:
    """Return where the front matter ends, 0 if there is none; its lines are gone, so no line break counts."""
    lines = text.splitlines(keepends=True)
    closing = _FRONT_MATTER.get(lines[0].rstrip()) if lines else None
    if closing is None:
        return 0
    at = len(lines[0])
    for line in lines[1:]:
        at += len(line)
        if line.rstrip() in closing:
            return at
    return 0


def _without_comments(text: str) -> str:
    """Blank HTML comments; their line breaks stay, one that never closes is text."""
    at = text.find("<!--")
    parts, done = [], 0
    while at >= 0:
        end = text.find("-->", at)
        if end < 0:
            break
        parts += [text[done:at], re.sub(r"[^\n\r]", " ", text[at : end + 3])]
        done = end + 3
        at = text.find("<!--", done)
    return "".join([*parts, text[done:]])
