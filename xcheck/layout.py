"""What each line of an article is: sentences, a heading, a list item, a question or boilerplate.

A line is judged by itself (its opening mark, its last character, the words newspapers say about themselves)
and by its neighbours (a heading stands over a paragraph). In doubt it is sentences: headings and boilerplate
are never compared, so that a wrong guess there would lose news.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from .boilerplate import is_boilerplate, section
from .model import Article, StatementKind

SENTENCE, HEADING, ITEM = StatementKind.SENTENCE, StatementKind.HEADING, StatementKind.ITEM
QUESTION, BOILERPLATE = StatementKind.QUESTION, StatementKind.BOILERPLATE

HEADING_WORDS = 12
"Longest heading in sentence case; one in title case may be half as long again."
HEADLINE_WORDS = 25
"Longest first line that is taken for the headline."
LEAD_IN_WORDS = 5
'Longest heading in sentence case that ends in a colon ("Key points:"); longer ones introduce a quotation.'
QUESTION_WORDS = 25
LONGEST_HEADING = 200
"In characters: a longer line is not looked at word by word."
TITLE_SHARE = 0.7
"Share of the larger words of a title that have a capital."

_MARKDOWN = (".md", ".markdown", ".mdown", ".mkd")

_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_QUOTED = re.compile(r"(?:>\s?)+")
_MARK = re.compile(
    r"(?:(?P<hash>#{1,6})|(?P<bullet>[-–—]{1,2}|[*+•‣▪●◦·○■□➤►])|(?P<number>\(?\d{1,3}[.)]|\(?[a-z]\)|\([ivxA-Z]{1,4}\)))\s+"
)
_BULLET_INSIDE = re.compile(r"\s[•▪●‣]\s")
_CLOSED = re.compile(r"""[.!?…]["'”’»)\]*_]{0,4}\Z""")
_ACRONYM_LAST = re.compile(r"(?:\b[A-Za-z]\.){2,4}\Z")
_WORD = re.compile(r"[^\W_][\w'’.-]*")
_ASKING = frozenset(
    "what why how who whom whose when where which is are was were can could should would will does do did "
    "has have may might must".split()
)
_SMALL = frozenset(
    ("and", "for", "from", "into", "over", "per", "the", "via", "with", "after", "amid", "says")
)


class Line(NamedTuple):
    """A line with its kind; the span leaves out opening marks and white space."""

    start: int
    end: int
    kind: StatementKind


class _Draft(NamedTuple):
    start: int
    end: int
    text: str
    mark: str
    "hash, bullet or number for the mark that opened it, code inside a fence, else empty."
    gap: bool
    "Whether an empty line stands before it."
    closed: bool
    "Whether it ends as a sentence does."


def lines(article: Article) -> tuple[str, tuple[Line, ...]]:
    """Return the text as a reader sees it, offsets unchanged, and its lines that hold words."""
    markdown = (article.path or article.name).lower().endswith(_MARKDOWN)
    shown = article.text
    if markdown:
        from .markdown import visible  # plain text need not wait for it

        shown = visible(shown)
    drafts = list(_drafts(shown, markdown))
    kinds = _kinds(drafts)
    if not any(kind in (SENTENCE, ITEM) for kind in kinds):
        # Nothing to compare would help nobody: a lone headline is compared, and so is a list of questions.
        spare = next((kind for kind in (HEADING, QUESTION, BOILERPLATE) if kind in kinds), None)
        kinds = [SENTENCE if kind is spare else kind for kind in kinds]
    return shown, tuple(Line(d.start, d.end, kind) for d, kind in zip(drafts, kinds, strict=True))


def _drafts(shown: str, markdown: bool) -> list[_Draft]:
    """Return the lines that hold a letter or a digit, without their opening marks."""
    found: list[_Draft] = []
    last, fenced = 0, False
    for match in _LINE.finditer(shown):
        text = match.group().strip()
        if not text:
            continue
        if markdown and text.startswith(("```", "~~~")):
            fenced = not fenced
        elif markdown and found and not text.strip(text[0]) and text[0] in "=-":
            if len(_BREAK.findall(shown, found[-1].end, match.start())) == 1:
                found[-1] = found[-1]._replace(mark="hash")  # underlined
        else:
            gap = last == 0 or len(_BREAK.findall(shown, last, match.start())) > 1
            for start, end, mark in _pieces(shown, *match.span()):
                text = shown[start:end]
                if any(character.isalnum() for character in text):
                    found.append(
                        _Draft(
                            start, end, text, "code" if fenced else mark, gap, bool(_CLOSED.search(text[-8:]))
                        )
                    )
                    gap = False
            last = match.end()
    return found


def _pieces(shown: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and mark of what stands on one line: bullets within it open pieces of their own."""
    start, end = _strip(shown, start, end)
    quoted = _QUOTED.match(shown, start, end)
    if quoted is not None:
        start = quoted.end()
    opening = _MARK.match(shown, start, end)
    mark = opening.lastgroup or "" if opening is not None else ""
    if opening is not None:
        start = opening.end()
    for bullet in _BULLET_INSIDE.finditer(shown, start, end):
        yield *_strip(shown, start, bullet.start()), mark
        start, mark = bullet.end(), "bullet"
    start, end = _strip(shown, start, end)
    while mark == "hash" and end > start and shown[end - 1] in "# ":
        end -= 1
    yield start, end, mark


def _strip(shown: str, start: int, end: int) -> tuple[int, int]:
    while start < end and shown[start].isspace():
        start += 1
    while end > start and shown[end - 1].isspace():
        end -= 1
    return start, end


def _kinds(drafts: Sequence[_Draft]) -> list[StatementKind]:
    """Return the kind of every line; under a heading over boilerplate, lines are boilerplate."""
    if len(drafts) == 1:
        return [ITEM if drafts[0].mark in ("bullet", "number") else SENTENCE]
    flowing = any(draft.closed for draft in drafts)
    wrapped = _wrapped(drafts)
    kinds: list[StatementKind] = []
    under = ""
    for number, draft in enumerate(drafts):
        kind = _kind(drafts, number, flowing, wrapped)
        label = section(draft.text) if not draft.closed and len(draft.text) <= LONGEST_HEADING else ""
        if label and kind in (HEADING, BOILERPLATE):
            under, kind = label, BOILERPLATE
        elif (under == "legal" and kind in (HEADING, QUESTION)) or (under == "links" and not _links(draft)):
            under = ""
        elif under:
            kind = BOILERPLATE
        kinds.append(kind)
    return kinds


def _links(draft: _Draft) -> bool:
    """Whether a line may stand in a list of links: no sentence, no Markdown heading."""
    return draft.mark in ("bullet", "number") or (draft.mark == "" and not draft.closed)


def _wrapped(drafts: Sequence[_Draft]) -> bool:
    """Whether the text is broken into lines by width: many lines run on in the next one."""
    running = sum(
        not draft.closed and not following.gap and following.text[0].islower()
        for draft, following in pairwise(drafts)
    )
    return running >= 2 and running * 5 >= len(drafts)


def _kind(drafts: Sequence[_Draft], number: int, flowing: bool, wrapped: bool) -> StatementKind:
    """Return what a line is by itself and by its neighbours."""
    draft = drafts[number]
    if draft.mark == "code" or is_boilerplate(draft.text):
        return BOILERPLATE
    if _asks(draft):
        return QUESTION
    if draft.mark == "hash":
        return HEADING
    if draft.mark == "bullet":
        return ITEM
    if draft.mark == "number":
        listed = any(drafts[i].mark == "number" for i in (number - 1, number + 1) if 0 <= i < len(drafts))
        return ITEM if listed or not _heads(drafts, number, wrapped) else HEADING
    return HEADING if flowing and _heads(drafts, number, wrapped) else SENTENCE


def _asks(draft: _Draft) -> bool:
    """Whether a line is one question that opens with a question word and is not somebody's utterance."""
    text = draft.text
    if not text.rstrip("\"'”’)*_ ").endswith("?") or len(text) > LONGEST_HEADING:
        return False
    if re.search(r"[.!?]\s+[\"“A-Z]", text.removeprefix("Q.")) or len(text.split()) > QUESTION_WORDS:
        return False
    words = [
        word.lower().replace("’", "'").partition("'")[0].removesuffix("n") for word in _WORD.findall(text)[:3]
    ]
    while words and (words[0] in ("q", "so", "and", "but") or words[0].isdigit()):
        del words[0]
    return draft.mark == "hash" or (bool(words) and words[0] in _ASKING)


def _heads(drafts: Sequence[_Draft], number: int, wrapped: bool) -> bool:
    """Whether a line is a heading: short, without the end of a sentence, and over something."""
    draft, rest = drafts[number], drafts[number + 1 : number + 3]
    text = draft.text
    if len(text) > LONGEST_HEADING or text[0].islower() or text[-1] in ",;-–—":
        return False
    if draft.closed and not _ACRONYM_LAST.search(text):
        return False
    if rest and not rest[0].gap and (wrapped or rest[0].text[0].islower()):
        return False
    if wrapped and not draft.gap:
        return False
    words = _WORD.findall(text)
    titled = _titled(words)
    if draft.closed or not rest:
        return titled and len(words) <= HEADING_WORDS
    if number == 0:
        return len(words) <= HEADLINE_WORDS
    if text.endswith(":"):
        return len(words) <= (HEADING_WORDS if titled else LEAD_IN_WORDS)
    if titled:
        return len(words) <= HEADING_WORDS * 3 // 2
    return len(words) <= HEADING_WORDS and any(other.closed or other.mark for other in rest)


def _titled(words: Sequence[str]) -> bool:
    """Whether most of the larger words have a capital."""
    large = [word for word in words if (len(word) > 3 and word.lower() not in _SMALL) or word[0].isupper()]
    return bool(large) and sum(not word[0].islower() for word in large) >= TITLE_SHARE * len(large)
