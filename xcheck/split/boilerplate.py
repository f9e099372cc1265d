"""What newspapers say about themselves: promotion, bylines, credits, time stamps, legal notices; and copied code.

Every cue is a row of data/boilerplate.tsv. In doubt a line is news: "Published on Monday, the study found it"
is a sentence, "Published 10:04 GMT, 6 January 2026" is a stamp.
"""

from __future__ import annotations

import re
from functools import cache

from ..data import rows

HEAD, TAIL = 300, 100
"How much of a line's two ends is looked at; a line of 2 MB is no byline."
LONGEST_STAMP = 100
LONGEST_BYLINE = 12
"In words."
LONGEST_PLACE = 3
"In words: Port Louis, Tuesday 3 March 2026."

_WORD = re.compile(r"[^\W_][\w'’.]*")
_CREDIT = re.compile(r"(?:^|[.!?”\"] |\()(?:Photograph|Photo|Picture|Image|Credit|Photo credit)s?: [^.!?]{2,70}\Z")
_JOINING = frozenset(("and", "of", "for", "in", "the", "with", "de", "van", "von", "at", "&"))


@cache
def _cues(label: str) -> tuple[str, ...]:
    return tuple(row[1] for row in rows("boilerplate") if row[0] == label)


@cache
def _openings() -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Return the plain cues that open a line, and those with a gap ("follow … on twitter") as their parts."""
    cues = _cues("start")
    return tuple(c for c in cues if "…" not in c), tuple(tuple(c.split(" … ")) for c in cues if "…" in c)


@cache
def _stamp_words() -> frozenset[str]:
    return frozenset(word for row in _cues("stamp") for word in row.split(" "))


def section(heading: str, late: bool = False) -> str:
    """Return "legal" or "links" for a heading over boilerplate, else "".

    Late in a text, "About ..." is how a press release introduces the company.
    """
    plain = _straightened(heading[:HEAD]).strip(" .:()[]*_|»›>-–—#")
    if late and plain.startswith("about "):
        return "legal"
    return next((label for label in ("legal", "links") if plain in _cues(label)), "")


def is_boilerplate(line: str) -> bool:
    """Whether a line by itself is promotion, a byline, a credit, a stamp or a notice."""
    head = _straightened(line[:HEAD]).lstrip(" [*_|»›>")
    plain, gapped = _openings()
    if head.startswith(plain):
        return True
    if any(head.startswith(parts[0]) and parts[1] in head for parts in gapped):
        return True
    tail = _straightened(line[-TAIL:]).rstrip(" .!)]*_")
    if tail.endswith(_cues("tail")) or (line[-1] != "." and tail.endswith(_cues("agency"))):
        return True
    if len(line) <= HEAD and head.strip(" .:()[]*_|»›>-–—") in _cues("exact"):
        return True
    return _is_code(line) or _is_credit(line) or (len(line) <= LONGEST_STAMP and (_is_byline(line) or _is_stamp(line)))


def _is_code(line: str) -> bool:
    """Whether a line is of a style sheet or script, copied with a page: @media print { .ad { display: none; } }."""
    return "{" in line[:HEAD] and line.rstrip()[-1:] in ("{", "}", ";")


def _straightened(text: str) -> str:
    return text.lower().replace("’", "'").replace("‘", "'")


def _is_credit(line: str) -> bool:
    """Whether a line ends in a photographer's credit: (AP Photo/Jane Roe), Photograph: Jane Roe/Reuters."""
    end = line[-TAIL:].rstrip(" .*_")
    if end.endswith(")"):
        inside = _straightened(end[end.rfind("(") + 1 : -1]) if "(" in end else ""
        return inside.startswith(_cues("credit"))
    return _CREDIT.search(end) is not None


def _is_byline(line: str) -> bool:
    """Whether a line is "By" and names: By Jane Roe and John Doe in Kyiv."""
    if not line.startswith(("By ", "BY ")) or line.endswith((".", "!", "?", ":")):
        return False
    words = _WORD.findall(line)[1:]
    named = sum(1 for word in words if word[0].isupper())
    return named >= 2 and len(words) <= LONGEST_BYLINE and all(w[0].isupper() or w in _JOINING for w in words)


def _is_stamp(line: str) -> bool:
    """Whether a line holds nothing but words of time and a number, and perhaps a place."""
    words = [word.strip(".") for word in _WORD.findall(line)]
    timed = [word for word in words if word.lower() in _stamp_words()]
    numbers = [word for word in words if word[0].isdigit()]
    rest = [word for word in words if word not in timed and not word.rstrip("apmhstndr").isdigit()]
    placed = len(rest) <= LONGEST_PLACE and len(numbers) > 1 and all(word[0].isupper() for word in rest)
    return bool(timed and numbers) and (not rest or placed)
