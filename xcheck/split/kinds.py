"""What each line is: sentences, a heading, a list item, a question or boilerplate.

A line is judged by itself (its opening mark, its last character, the words newspapers say about themselves)
and by its neighbours (a heading stands over a paragraph). In doubt it is sentences: headings and boilerplate
are never compared, so that a wrong guess there would lose news.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..data import classes
from ..model import StatementKind
from ..words import analyse
from .boilerplate import is_boilerplate, section
from .layout import Line

SENTENCE, HEADING, ITEM = StatementKind.SENTENCE, StatementKind.HEADING, StatementKind.ITEM
QUESTION, BOILERPLATE = StatementKind.QUESTION, StatementKind.BOILERPLATE

HEADING_WORDS = 12
"Longest heading in sentence case; one in title case may be half as long again."
HEADLINE_WORDS = 25
"Longest first line that is taken for the headline."
LEAD_IN_WORDS = 3
'Longest heading in sentence case that ends in a colon ("Key points:"); longer ones introduce a quotation.'
QUESTION_WORDS = 25
BYLINE_LINES = 4
'How far from the top "By our health desk" is a byline; names alone are known anywhere.'
SHORTEST_CLAIM = 4
"Words of a heading that tells who does what: Mayor opens new bridge."
LONGEST_HEADING = 200
"In characters: a longer line is not looked at word by word."
TITLE_SHARE = 0.7
"Share of the larger words of a title that have a capital."

_ACRONYM_LAST = re.compile(r"(?:\b[A-Za-z]\.){2,4}\Z")
_SPOKEN = tuple(stop + mark for stop in ".!?…," for mark in '"”’')
"A stop or comma inside quotation marks: somebody speaks, which no heading does."
_VALUE = r"\w: *[$€£¥]?\d"
"A row of facts: `Deaths: 12`."
_QUOTES = "\"'“‘«"
_WORD = re.compile(r"[^\W_][\w'’.-]*")


def kinds(lines: Sequence[Line], boilerplate: Sequence[str] = (), draft: bool = False) -> list[StatementKind]:
    """Return the kind of every line; at least one is compared if there is any line at all.

    A line in which one of the user's patterns is found is boilerplate, whatever else it looks like. In a `draft`
    nothing else is: its author could hide a claim behind "Photo: ..." or "All rights reserved", or write it as code.
    """
    found, listed = _kinds(lines, draft), [False] * len(lines)
    if boilerplate:
        from .patterns import is_listed  # most runs have none

        listed = [is_listed(line.text, boilerplate) for line in lines]
        found = [BOILERPLATE if own else kind for own, kind in zip(listed, found, strict=True)]
    if not any(kind in (SENTENCE, ITEM) for kind in found):
        # Nothing to compare would help nobody: a lone headline is compared, and so is a list of questions.
        left = [kind for kind, own in zip(found, listed, strict=True) if not own]
        spare = next((kind for kind in (HEADING, QUESTION, BOILERPLATE) if kind in left), None)
        return [SENTENCE if kind is spare and not own else kind for kind, own in zip(found, listed, strict=True)]
    return found


def asserts(text: str, kind: StatementKind) -> bool:
    """Whether a heading or question states something that may be false.

    "Fire kills 15 in Lindal" and "12 dead" do, and so does "Did you know that 15 people died?"; "Key points", "What
    happened" and "How many died?" do not.
    """
    words = [_lower(word) for word in _WORD.findall(text[:LONGEST_HEADING])]
    if kind is QUESTION:
        return any(_is_layout("factive", word) for word in words)
    if kind is not HEADING or not words or _is_layout("asking", words[0]):
        return False
    acts = len(words) >= SHORTEST_CLAIM and any(analyse(word)[1].startswith("v") for word in words)
    return acts or any(character.isdigit() for character in text)


def _kinds(lines: Sequence[Line], draft: bool) -> list[StatementKind]:
    """Return the kind of every line; under a heading over boilerplate, lines are boilerplate."""
    if len(lines) == 1:
        return [ITEM if lines[0].mark in ("bullet", "number") else SENTENCE]
    flowing = any(line.closed for line in lines)
    if draft:
        return [_kind(lines, number, flowing) for number in range(len(lines))]
    found: list[StatementKind] = []
    under = ""
    for number, line in enumerate(lines):
        own = line.mark == "code" or is_boilerplate(line.text) or _signs(lines, number, flowing)
        kind = BOILERPLATE if own else _kind(lines, number, flowing)
        short = not line.closed and len(line.text) <= LONGEST_HEADING
        label = section(line.text, late=2 * number >= len(lines)) if short else ""
        if label and kind not in (ITEM, QUESTION):
            under, kind = label, BOILERPLATE
        elif (under == "legal" and kind in (HEADING, QUESTION)) or (under == "links" and not _links(line)):
            under = ""
        elif under:
            kind = BOILERPLATE
        found.append(kind)
    return found


def _links(line: Line) -> bool:
    """Whether a line may stand in a list of links: no sentence, no Markdown heading."""
    return not line.closed and line.mark != "hash"


def _kind(lines: Sequence[Line], number: int, flowing: bool) -> StatementKind:
    """Return what a line is by itself and by its neighbours."""
    line = lines[number]
    if line.mark == "code":
        return SENTENCE
    if _asks(line):
        return QUESTION
    if line.mark == "hash":
        return HEADING
    if line.mark == "bullet":
        return ITEM
    if line.mark == "number":
        listed = any(lines[i].mark == "number" for i in (number - 1, number + 1) if 0 <= i < len(lines))
        return ITEM if listed or not _heads(lines, number) else HEADING
    if not flowing or not _heads(lines, number):
        return SENTENCE
    return ITEM if number and re.search(_VALUE, line.text) else HEADING


def _signs(lines: Sequence[Line], number: int, flowing: bool) -> bool:
    """Whether a line near the top says who wrote the text: By our health desk."""
    line = lines[number]
    signed = line.text.startswith("By ") and 0 < number <= BYLINE_LINES and line.mark == ""
    return signed and flowing and not _asks(line) and _heads(lines, number)


def _asks(line: Line) -> bool:
    """Whether a line is one question that opens with a question word and is not somebody's utterance."""
    text = line.text
    if not text.rstrip("\"'”’)*_ ").endswith("?") or len(text) > LONGEST_HEADING or text[0] in _QUOTES:
        return False
    if re.search(r"[.!?]\s+[\"“A-Z]", text.removeprefix("Q.")) or len(text.split()) > QUESTION_WORDS:
        return False
    if line.mark == "hash":
        return True
    words = [_lower(word) for word in _WORD.findall(text)[:3]]
    first = next((word for word in words if not word.isdigit() and not _is_layout("prefix", word)), "")
    return _is_layout("asking", first)


def _lower(word: str) -> str:
    return word.lower().replace("’", "'").rstrip(".")


def _is_layout(label: str, word: str) -> bool:
    return classes("layout").get(word) == label


def _heads(lines: Sequence[Line], number: int) -> bool:
    """Whether a line is a heading: short, without the end of a sentence, and over something."""
    line, rest = lines[number], lines[number + 1 : number + 2]
    text = line.text
    if len(text) > LONGEST_HEADING or text[0].islower() or text[-1] in ",;-–—―":
        return False
    if (line.closed and not _ACRONYM_LAST.search(text)) or any(end in text for end in _SPOKEN):
        return False
    if rest and not rest[0].gap and rest[0].text[0].islower():
        return False
    words = _WORD.findall(text)
    if any(part[-1] == ":" and _says(_lower(part[:-1])) for part in text.split()):
        return False  # "The mayor added:" opens a quotation
    titled = _titled(words)
    if line.closed or not rest:
        return titled and len(words) <= HEADING_WORDS
    if number == 0:
        return len(words) <= HEADLINE_WORDS
    if text.endswith(":"):
        return len(words) <= (HEADING_WORDS if titled else LEAD_IN_WORDS)
    if titled:
        return len(words) <= HEADING_WORDS * 3 // 2
    return len(words) <= HEADING_WORDS and (rest[0].closed or rest[0].mark != "")


def _says(word: str) -> bool:
    """Whether a word is first of all a verb of speech: added, says, not points or claims."""
    lemma, parts = analyse(word)
    return parts.startswith("v") and lemma in classes("reporting_verbs")


def _titled(words: Sequence[str]) -> bool:
    """Whether most of the larger words have a capital."""
    large = [word for word in words if (len(word) > 3 and not _is_layout("small", word.lower())) or word[0].isupper()]
    return bool(large) and sum(not word[0].islower() for word in large) >= TITLE_SHARE * len(large)
