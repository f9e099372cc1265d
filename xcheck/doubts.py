"""What xcheck cannot judge in an article, so that a run says it instead of passing over it.

Bei einem Brand in der Altstadt sind ...     not in English
“We will never sell, Mayor Vale said.        a quotation that nothing closes
Subscribe to continue reading                the teaser of an article, not the article
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from unicodedata import name

from .data import classes, rows
from .model import Reading, Remark, Severity, StatementKind
from .model.report import LANGUAGE
from .split.layout import shown

ENOUGH = 20_000
"""Characters of an article in which its language shows."""

FEWEST, MANY = 6, 60
"""Words from which function words of another language tell it, and from which the lack of English ones does."""

OTHER, ENGLISH = 0.12, 0.15
"""Least share of function words of the other language, and least share of English ones in an English article.

In 2,250 English texts of 60 words and more the lowest share of English ones was .27; in Welsh it is .08. Of 11,600
English texts none was taken for another language."""

TEASER = 12
"""Statements that a teaser has at most: a line about subscribing stands below many a whole article, too."""

_LETTERS = re.compile(r"[^\W\d_]+")
_LATIN = re.compile("[A-Za-zÀ-ɏḀ-ỿ]")
_MARK = re.compile("[“”\"]|''")
_STRAIGHT = frozenset(('"', "''"))


def doubts(reading: Reading, of_draft: bool = False, language: str | None = None) -> Iterator[Remark]:
    """Yield what cannot be judged in an article; with `language` "en" it is English, whatever it looks like."""
    other = None if language == "en" else other_language(reading.article.text)
    if other is not None:
        what = f"this seems to be in {other}: only English is read, so that nothing said of it counts"
        yield Remark(LANGUAGE, Severity.ERROR, f"{what}. If it is English, give --language en", reading.id)
        return
    open_marks = list(unclosed(reading))
    if open_marks:
        more = f" (and {len(open_marks) - 1} more)" if len(open_marks) > 1 else ""
        what = f"a quotation mark has no partner{more}, so that what is quoted there is a guess"
        severity = Severity.WARNING if of_draft else Severity.NOTE
        yield Remark("quotation-marks", severity, what, reading.id, reading.article.position(open_marks[0])[0])
    wall = teaser(reading)
    if wall is not None:
        line = reading.article.position(wall)[0]
        what = "this seems to be the beginning of an article behind a pay wall: what it does not tell may stand there"
        yield Remark("teaser", Severity.WARNING, what, reading.id, line)


def other_language(text: str) -> str | None:
    """Return the language of a text by its function words, or None for English and for what is too short to tell."""
    letters = _LETTERS.findall(text[:ENOUGH])
    foreign = [word for word in letters if not (word.isascii() or _LATIN.match(word))]
    if len(letters) >= FEWEST and len(foreign) > len(letters) / 2:
        return f"another language than English, in {name(foreign[0][0], 'other').split(' ')[0].title()} letters"
    words = [word for word in letters if word.islower()]  # names are of no language
    if len(words) < FEWEST:
        return None
    counts = Counter(words)
    english = sum(map(counts.__getitem__, counts.keys() & classes("function_words").keys())) / len(words)
    shares = {
        known: sum(map(counts.__getitem__, counts.keys() & own)) / len(words) for known, own in _languages().items()
    }
    best = max(shares, key=lambda known: (shares[known], known))
    if shares[best] >= OTHER and shares[best] > english:
        return best
    return "another language than English" if len(words) >= MANY and english < ENGLISH else None


@cache
def _languages() -> dict[str, frozenset[str]]:
    english = classes("function_words")
    return {known: frozenset(own.split(" ")).difference(english) for known, own in rows("languages")}


def unclosed(reading: Reading) -> Iterator[int]:
    """Yield the offsets of quotation marks that open and are not closed, or close what nothing opened.

    A quotation that goes on in the next paragraph is opened there again, and closed once. Inches and seconds behind a
    figure are no marks.
    """
    text = shown(reading.article).text
    paragraphs = [span for span in reading.paragraphs if text[span.start : span.end].strip()]
    for here, after in zip(paragraphs, [*paragraphs[1:], None], strict=True):
        goes_on = after is not None and text[after.start : after.end].lstrip()[:1] in ("“", '"')
        opened = -1
        for match in _MARK.finditer(text, here.start, here.end):
            at = match.start()
            if match.group() == '"' and at and text[at - 1].isdigit() and opened < 0:
                continue
            opens = match.group() == "“" or (match.group() in _STRAIGHT and opened < 0)
            if opens and opened >= 0:
                yield opened
            if not opens and opened < 0:
                yield at
            opened = at if opens else -1
        if opened >= 0 and not goes_on:
            yield opened


def teaser(reading: Reading) -> int | None:
    """Return where an article says that it goes on for subscribers; None for one that is long enough to be whole."""
    sentences = sum(s.kind in (StatementKind.SENTENCE, StatementKind.ITEM) for s in reading.statements)
    if sentences > TEASER:
        return None
    found = _wall().search(shown(reading.article).text)
    return None if found is None else found.start()


@cache
def _wall() -> re.Pattern[str]:
    """Return how pages say that the article goes on behind a pay wall: subscribe to continue, for subscribers only."""
    patterns = {kind: "|".join(map(re.escape, phrases.split(" | "))) for kind, phrases in rows("walls")}
    asked = rf"\b(?:{patterns['ask']})\b[^.!?\n]{{0,40}}\b(?:to|and) (?:{patterns['goal']})\b"
    return re.compile(rf"{asked}|\b(?:{patterns['plain']})\b", re.IGNORECASE)
