"""Text from outside made harmless, in a way for each place it may go; no report writes it any other way.

Articles, paths and names come from strangers. What is written may be read by a terminal, by a runner that looks for
commands in a log, by a browser, by a page that makes links and notifies people: each obeys other characters.
"""

from __future__ import annotations

import posixpath
import re

_SPACES = "\t\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"

UNSEEN = (
    "\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164"
    "\ufeff\uffa0\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f\U000e0100-\U000e01ef"
)
"""Inside the brackets of a pattern: what is unseen or turns the writing direction, and lone surrogates.

Joiners and the choice of a letter's form are left: an emoji of two people has them."""

_INVISIBLE = f"\x00-\x1f{UNSEEN}"

LOGGED = r"#(?=#\w*\[)"
"""The first sign of `##[error]` and `##vso[...]`, which runners obey wherever it stands in what is printed."""

_BREAK = "\u200b"
"""A space of no width, put where a page would else see a name to notify or an address to link."""

_LIVE = r"""(?xi)
      [@\#!~&%](?=["\w])       # @name, #123, and on GitLab !123 ~label &12 %milestone
    | \bGH-(?=\d)              # another way to write #123
    | :(?=//)                  # https://...
    | :(?=[\w+-]+:)(?!\d+:\d)  # :tada:, but not file:12:5
    | \bwww(?=\.)              # linked without a scheme, too
    | \](?=[(\[])              # [text](address), ![picture](address), [text][label]
    | <(?=[A-Za-z/!?])         # tags and comments
"""

_MARKUP = r"""[&<>"`*_\[\]\\|~#@$^]"""
"""What Markdown and HTML give a meaning to anywhere in a line; a line of a report never begins with foreign text."""


def visible(text: str) -> str:
    """Return the text with a stand-in for each character a terminal or log might obey; no offset moves.

    Line breaks and tabs become spaces, control characters their pictures (ESC is ␛); what is invisible or turns the
    writing direction, and lone surrogates, become �; the signs that open a command of a runner become their like.
    """
    if (
        text.isascii() and text.isprintable() and "::" not in text and "##" not in text
    ):  # most text is, and saves compiling the pattern
        return text
    return re.sub(f"[{_INVISIBLE}]|:(?=:)|{LOGGED}", _stand_in, text)


def _stand_in(match: re.Match[str]) -> str:
    char = match.group()
    if char in _SPACES:
        return " "
    if char < " ":
        return chr(0x2400 + ord(char))
    return {"\x7f": "␡", ":": "∶", "#": "♯"}.get(char, "\ufffd")


def unlinked(text: str) -> str:
    """Return plain text that notifies nobody and links nowhere, even where it is shown as Markdown in the end."""
    return re.sub(_LIVE, lambda match: match.group() + _BREAK, visible(text))


def markdown(text: str) -> str:
    """Return text for the middle of a line of Markdown, in HTML or not: it looks the same and means nothing.

    Character references are right in both, as backslashes are not. GitHub shows "$5 and $6" as a formula
    unless the sign has an element of its own.
    """
    return re.sub(_MARKUP, _reference, unlinked(text)).replace(_BREAK, "&#8203;")


def _reference(match: re.Match[str]) -> str:
    return "<span>$</span>" if match.group() == "$" else f"&#{ord(match.group())};"


def command_data(text: str) -> str:
    """Return text for the message of a workflow command; line breaks in it are kept."""
    lines = (visible(line) for line in text.split("\n"))
    return "%0A".join(line.replace("%", "%25") for line in lines)


def command_property(text: str) -> str:
    """Return text for a property of a workflow command, a path for one: its characters are kept as they are."""
    for char, escaped in (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"), (":", "%3A"), (",", "%2C")):
        text = text.replace(char, escaped)
    # A log shows the line, and a terminal obeys these.
    return re.sub(f"[{_INVISIBLE}]", _stand_in, text)


def xml_text(text: str) -> str:
    """Return text of characters that XML may hold, for a writer that escapes markup; line breaks are kept."""
    return "\n".join(re.sub("[\ufffe\uffff]", "\ufffd", visible(line)) for line in text.split("\n"))


def storable(text: str) -> str:
    """Return the text without what readers refuse though JSON can write it: NUL and lone surrogates."""
    return re.sub("[\0\ud800-\udfff]", "\ufffd", text)


def uri(path: str, root: str | None = None, windows: bool = False) -> str:
    """Return a path as a percent-encoded URI reference: relative, or file:///... for an absolute one outside of `root`.

    A relative path keeps its `..`, which shows no stranger where the files lie on this machine. An address stays one.
    """
    if _is_address(path):
        return encoded(path, ":/?#[]@!$&'()*+,;=%~")
    path = relative(path, root, windows)
    if windows and path.startswith("//"):  # //server/share/file
        return "file:" + encoded(path, "/~")
    if windows and path[1:2] == ":":
        return "file:///" + encoded(path, "/~:")
    return ("file://" if path.startswith("/") else "") + encoded(path, "/~")


def relative(path: str, root: str | None = None, windows: bool = False) -> str:
    """Return a path with slashes, without `.` and, if it lies under the folder `root`, from there."""
    import ntpath

    if _is_address(path):
        return path

    module = ntpath if windows else posixpath
    path = module.normpath(path)
    if root is not None and module.isabs(path):
        beneath = module.join(module.normpath(root), "")
        if module.normcase(path).startswith(module.normcase(beneath)):
            path = path[len(beneath) :]
    if windows:
        return path.replace("\\", "/")
    return "/" + path.lstrip("/") if path.startswith("/") else path


def _is_address(path: str) -> bool:
    return path.startswith(("https://", "http://"))


def encoded(text: str, safe: str = "~") -> str:
    """Return text percent-encoded; bytes of a file name that are no UTF-8 stay what they are."""
    from urllib.parse import quote_from_bytes

    try:
        raw = text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        raw = text.encode("utf-8", "surrogatepass")
    return quote_from_bytes(raw, safe)
