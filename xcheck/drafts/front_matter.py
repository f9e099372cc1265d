"""The sources of a draft that its front matter names: the one key that is read there.

    ---                                 ---
    title: A bridge for Seixal          sources:
    sources: [wire.txt, "a, b.txt"]       - wire.txt        # the agency
    ---                                   - ../wire/*.txt
                                        ---

All other keys are the business of whoever publishes the draft. This is no YAML: what goes beyond these two forms
and a single path is refused in words.
"""

from __future__ import annotations

import re

from ..errors import UnreadableArticle
from ..model import Article

LONGEST = 10_000
"""Characters of a list between brackets."""

_KEY = re.compile(r"sources[ \t]*:(?:[ \t]+(?P<rest>.*))?\Z")
_ITEM = re.compile(
    r"""(?:"(?P<double>[^"\\]*+)"|'(?P<single>[^']*+)'|(?P<plain>[^\s,#"'\[\]{}&*!|>%@`][^,#\[\]{}]*+))\s*+"""
)


def sources_of(article: Article) -> tuple[str, ...] | None:
    """Return the paths as they stand there, None where the draft names none; raises UnreadableArticle."""
    lines = article.text.splitlines()
    if not lines or lines[0].rstrip() != "---":
        return None
    end = next((n for n, line in enumerate(lines) if n and line.rstrip() in ("---", "...")), None)
    if end is None:
        return None
    for number in range(1, end):
        key = _KEY.match(lines[number].rstrip())
        if key is not None:
            found = _value_of_key(article, lines, number, end, (key["rest"] or "").strip())
            if not found:
                raise _refused(article, number, "names no file")
            return found
    return None


def _value_of_key(article: Article, lines: list[str], number: int, end: int, rest: str) -> tuple[str, ...]:
    if rest.startswith("["):
        while "]" not in rest and number + 1 < end and len(rest) < LONGEST:  # a list may go over several lines
            number += 1
            rest += " " + lines[number].strip()
        if len(rest) > LONGEST:
            raise _refused(article, number, f"has a list of more than {LONGEST:,} characters; write it with -")
        if not rest.partition("#")[0].rstrip().endswith("]"):
            raise _refused(article, number, "has a list that does not end in ]")
        return _flow(article, number, rest[1 : rest.rindex("]")])
    if rest and not rest.startswith("#"):
        return (_single(article, number, rest),)
    found = []
    for n in range(number + 1, end):
        line = lines[n].rstrip()
        if line.lstrip(" \t").startswith(("- ", "-\t")):
            found.append(_single(article, n, line.lstrip(" \t")[2:].lstrip()))
        elif line.strip() and not line.strip().startswith("#"):
            if line[:1] in " \t":
                raise _refused(article, n, f"holds {line.strip()!r}, which is no item")
            break
    return tuple(found)


def _single(article: Article, number: int, text: str) -> str:
    """Return one path; a comment may follow it."""
    match = _ITEM.match(text)
    if match is None or not (text[match.end() :] == "" or text[match.end() :].startswith("#")):
        raise _refused(article, number, f"holds {text.strip()!r}, which is no path; put it between quotation marks")
    return _path(match)


def _flow(article: Article, number: int, text: str) -> tuple[str, ...]:
    found, at = [], 0
    while text[at:].strip():
        at += len(text[at:]) - len(text[at:].lstrip())
        match = _ITEM.match(text, at)
        if match is None or (match.end() < len(text) and text[match.end()] != ","):
            raise _refused(article, number, f"holds {text[at:].strip()!r}, which is no list of paths")
        found.append(_path(match))
        at = match.end() + 1
    return tuple(found)


def _path(match: re.Match[str]) -> str:
    return next(part for part in match.group("double", "single", "plain") if part is not None).strip()


def _refused(article: Article, number: int, what: str) -> UnreadableArticle:
    return UnreadableArticle(
        f"{article.path or article.name}:{number + 1}: the key sources {what}. "
        "Write it as sources: [wire.txt, agency.txt], or as a list with - in front of each"
    )
