"""Quotations: what stands between quotation marks, and whether two quotations are the same words."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from ..data import classes
from ..model import Quote, Span, Statement, Word, paragraphs
from ..words import analyse

_MARKS = re.compile(r"[“”„\"«»‘]|``|''?")
_LONGEST_SINGLE = 400
"""Single marks look like apostrophes, so their partner is looked for this many characters ahead only."""

_ELISIONS = frozenset(
    ("tis", "twas", "twere", "twill", "em", "til", "till", "cause", "n", "bout", "round", "ere", "cuz")
)
"""Words that open with an apostrophe: 'tis, 'em, rock 'n' roll."""

_LONGEST_PHRASE = 12
"""Words: a longer quotation is a clause even where no verb is recognised."""

_EDGES = " \t\xa0,.;:"
_TOKEN = re.compile(r"\[[^\[\]]{0,80}\]|\.\.\.|…|\. \. \.|[^\W_]+(?:['’-][^\W_]+)*")
_INITIAL = re.compile(r"\[([^\W_])\](?=[^\W_])")
_SUBJECTS = frozenset(
    (
        "i",
        "we",
        "you",
        "he",
        "she",
        "it",
        "they",
        "that",
        "this",
        "there",
        "who",
        "what",
        "nobody",
        "everyone",
    )
)


def find_quotes(text: str, statements: Sequence[Statement]) -> tuple[Quote, ...]:
    """Return the quotations of a text, one Quote for every statement a quotation touches, in order.

    Marks and edge punctuation (comma, stop, colon, semicolon) are outside the span; `?` and `!` stay inside,
    as they belong to what was said. A quotation inside another is a part of the outer one.
    """
    found: list[Quote] = []
    starts = [statement.start for statement in statements]
    for paragraph in paragraphs(text, statements):
        for quoted in _quoted_spans(text, *paragraph):
            for statement in statements[max(0, bisect_right(starts, quoted.start) - 1) :]:
                if statement.start >= quoted.end:
                    break
                span = _trimmed(text, max(quoted.start, statement.start), min(quoted.end, statement.end))
                if span is not None:
                    found.append(_quote(text, span, statement))
    return tuple(found)


def _quoted_spans(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield what stands between marks in one paragraph; the marks are outside.

    A quotation of several paragraphs is opened by each of them, and closed by the last.
    """
    first = start
    while first < end and text[first].isspace():
        first += 1
    opened, opener, closers = -1, -1, _NOTHING
    done = start
    for match in _MARKS.finditer(text, start, end):
        mark, at = match.group(), match.start()
        if at < done:
            continue
        if opened >= 0:
            if (at == opened or mark == "“") and text[match.end() : match.end() + 1].isalnum():
                opened = match.end() if at == opened else opened  # ""We have: a quotation that opens with another one
            elif mark in closers:
                yield Span(opened, at)
                opened = -1
        elif mark in "‘'":
            close = _single_close(text, at, end)
            if close > 0:
                yield Span(at + 1, close)
                done = close + 1
        else:
            closers = _closers(text, mark, at, end)
            if closers:
                opened, opener = match.end(), at
    if opened >= 0 and (text[opener] in "“«„" or opener == first or _next_mark(text, end) == text[opener]):
        yield Span(opened, end)


def _next_mark(text: str, end: int) -> str:
    """Return the sign with which the next paragraph begins."""
    while end < len(text) and text[end].isspace():
        end += 1
    return text[end : end + 1]


_NOTHING: frozenset[str] = frozenset()
_CLOSERS = {
    "``": frozenset(("''", '"')),
    "''": frozenset(("''",)),
    "„": frozenset("”“"),
    "“": frozenset(("”", '"', "''")),
    "”": frozenset('”"'),
    '"': frozenset(("”", '"', "''")),
    "«": frozenset("»"),
}


def _closers(text: str, mark: str, at: int, end: int) -> frozenset[str]:
    """Return the marks that may close what this mark opens; empty when it opens nothing."""
    if mark in ("``", "“", "„", "«"):
        return _CLOSERS[mark]
    # A straight mark behind a number is inches or seconds; ” opens only where a typist slipped.
    before = text[at - 1] if at else " "
    after = text[at + len(mark)] if at + len(mark) < end else " "
    opens = not (before.isalnum() or before in ",.?!…”") and not (after.isspace() and not before.isspace())
    return _CLOSERS.get(mark, _NOTHING) if opens else _NOTHING


def _single_close(text: str, at: int, end: int) -> int:
    """Return where the partner of an opening single mark stands, or 0 where the mark is an apostrophe."""
    before = text[at - 1] if at else " "
    if before.isalnum() or before in "’'" or at + 1 >= end or not text[at + 1].isalnum():
        return 0
    mark = text[at]
    word = re.compile(r"\w*").match(text, at + 1)
    first = word.group().lower() if word else ""
    if first in _ELISIONS or (mark == "'" and first[:1].isdigit()):
        return 0
    closer, doubtful = "’" if mark == "‘" else "'", 0
    limit = min(end, at + _LONGEST_SINGLE)
    opening = text.find(" " + mark, at + 1, limit)
    limit = opening if opening > 0 else limit
    close = text.find(closer, at + 1, limit)
    while close > 0:
        if close + 1 >= end or not text[close + 1].isalnum():
            # "the workers’ vote" may go on: a plural's apostrophe closes only if nothing later does.
            if text[close - 1] != "s" or close + 1 >= end or text[close + 1] in ',.;:?!”")':
                return close
            doubtful = doubtful or close
        close = text.find(closer, close + 1, limit)
    return doubtful if mark == "‘" else 0


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """Return the span without edge punctuation and spaces; None when no word is left."""
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and (text[end - 1] in _EDGES or text[end - 1] in "“”\"'`"):
        end -= 1
    if end < len(text) and text[end] == "." and end - start > 2 and text[end - 2] == "." and text[end - 1].isalpha():
        end += 1  # the stop of "U.S." is not the sentence's
    return Span(start, end) if any(map(str.isalnum, text[start:end])) else None


def _quote(text: str, span: Span, statement: Statement) -> Quote:
    words = statement.words
    first = bisect_left(words, span.start, key=lambda word: word.start)
    last = bisect_left(words, span.end, key=lambda word: word.start)
    quoted = text[span.start : span.end]
    return Quote(
        start=span.start,
        end=span.end,
        text=quoted,
        statement=statement.id,
        value=" ".join(quoted.lower().replace("’", "'").replace("‘", "'").split()).strip(_EDGES + "…!?'\"“”"),
        utterance=_is_utterance(words[first:last], text[span.end : span.end + 1]),
    )


def _is_utterance(words: Sequence[Word], after: str) -> bool:
    """Whether quoted words are a clause or sentence: a subject with its verb, or a sentence by its form."""
    spoken = [word for word in words if word.text[0].isalnum()]
    if len(spoken) < 2:
        return False
    if any(_is_auxiliary(word.lower) and at + ("'" in word.lower) > 0 for at, word in enumerate(spoken)):
        return True
    if len(spoken) > _LONGEST_PHRASE or any(_is_finite(left, right) for left, right in pairwise(spoken)):
        return True
    small = any(word.text.islower() and len(word.text) > 3 for word in spoken[1:])
    ended = after in (".", ",") or words[-1].text in "?!…"
    return bool(ended and after and small and spoken[0].text[0].isupper())


def _is_auxiliary(lower: str) -> bool:
    """Whether a word is a finite auxiliary or holds one: is, won't, they've."""
    kind = classes("phrase_tags").get(lower)
    return (kind == "A" and lower not in ("be", "been", "being", "having")) or (kind == "S" and "'" in lower)


def _is_finite(left: Word, right: Word) -> bool:
    """Whether two neighbours are a subject and its verb."""
    pos = analyse(right.lower)[1]
    if left.lower in _SUBJECTS:
        return pos.startswith("v") and right.lower != "to"
    return pos == "v" and right.lower.endswith("ed") and analyse(left.lower)[1].startswith("n")


def same_words(left: Quote, right: Quote) -> bool:
    """Whether two quotations are the same words, once typography and editors' marks are left aside.

    Curly or straight marks, edge punctuation, case, insertions in brackets and ellipses do not count; a
    part of a fuller quotation is the same words.
    """
    if left.value == right.value:
        return True
    here, there = _normal(left.text), _normal(right.text)
    some, others = _bag(left.text), _bag(right.text)
    return (some <= others and _holds(there, here)) or (others <= some and _holds(here, there))


@lru_cache(maxsize=4096)
def _normal(text: str) -> tuple[str, ...]:
    """Return the words of a quotation in lower case; "" stands for whatever an ellipsis or bracket hides."""
    tokens: list[str] = []
    for token in _TOKEN.findall(_INITIAL.sub(r"\1", text.replace("’", "'").lower())):
        if token == "[sic]":
            continue
        hidden = token[0] in "[.…"
        if not (hidden and tokens and tokens[-1] == ""):
            tokens.append("" if hidden else token)
    return tuple(tokens)


@lru_cache(maxsize=4096)
def _bag(text: str) -> frozenset[str]:
    """Return the words of a quotation without their order: most two quotations differ in them already."""
    return frozenset(token for token in _normal(text) if token)


def _holds(whole: tuple[str, ...], part: tuple[str, ...]) -> bool:
    """Whether `whole` has the stretches of `part` between its gaps, each unbroken, in order."""
    at = 0
    stretch: list[str] = []
    for token in (*part, ""):
        if token:
            stretch.append(token)
        elif stretch:
            at = _end_of_stretch(whole, stretch, at)
            if at < 0:
                return False
            stretch = []
    return any(part)


def _end_of_stretch(whole: tuple[str, ...], stretch: list[str], start: int) -> int:
    """Return the position behind the first place of a stretch from `start` on, or -1."""
    size = len(stretch)
    for at in range(start, len(whole) - size + 1):
        if whole[at] == stretch[0] and list(whole[at : at + size]) == stretch:
            return at + size
    return -1
