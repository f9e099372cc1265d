"""The sentences that tell a person of a difference: each article by name, then its own words.

first-night.txt: “the ferry had not sent a distress call”. two-days-later.txt: “the ferry sent a distress call”.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from enum import Enum
from operator import attrgetter

from .data import classes
from .match import Side
from .model import Span, Word
from .model.findings import sentence
from .words import closed

BEFORE, BEHIND = 6, 7
"""Words of a clause that are shown on either side of those that differ."""

LONGEST, SPARE, LEAST = 13, 3, 5
"""Words of a claim that are shown; so many more are shown as well where none is left then; and so many at least."""

LEAD = 4
"""Words that are shown before those that differ, where these stand too far behind for the beginning to be shown."""

_STOPS = frozenset('.;:!?—–()[]“”«»",…')
_PAIRS = (('"', '"'), ("“", "”"), ("«", "»"))
_MARKS = frozenset(mark for pair in _PAIRS for mark in pair)


def both(left: Side, words: str, right: Side, other: str) -> str:
    """Return what either article says, in two sentences: "a.txt: 12 people. b.txt: 15 people."."""
    return f"{says(left.name, words)} {says(right.name, other)}"


def says(name: str, words: str) -> str:
    """Return what one article says, as a sentence."""
    return sentence(f"{name}: {' '.join(words.split())}")


def quoted(text: str) -> str:
    """Return an article's words between marks; a quotation within them has single ones."""
    words = " ".join(text.split())
    return f"“{words.replace('“', '‘').replace('”', '’')}”" if "“" in words and "”" in words else f"“{words}”"


def counted(count: int, noun: str) -> str:
    """Return a number with its noun: 1 finding, 2 findings."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


def listed(words: Sequence[str]) -> str:
    """Return words in a row: "a", "a and b", "a, b and c"."""
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def clauses(left: tuple[Side, Span], right: tuple[Side, Span]) -> str:
    """Return what either article says, in the clauses that the words stand in."""
    return both(left[0], quoted(among(*left)), right[0], quoted(among(*right)))


def among(side: Side, span: Span, before: int = BEFORE, behind: int = BEHIND) -> str:
    """Return words in their clause; of one that is nothing but them ("since |2002|"), in what stands around it."""
    words = side.text(span).split()
    shown = (clause(side, span, before, behind, reach=reach) for reach in Reach)
    return next((text for text in shown if len(text.split()) > len(words) + 1), side.text(span)).rstrip(",;: ")


def values(left: tuple[Side, Span], right: tuple[Side, Span]) -> str:
    """Return the figures or dates of either article; where one has no word beside it, the clauses they stand in."""
    words, other = left[0].text(left[1]), right[0].text(right[1])
    if any(not any(map(str.isalpha, text)) for text in (words, other)):
        return clauses(left, right)
    return both(left[0], words, right[0], other)


class Reach(Enum):
    """What ends the words that are shown around others."""

    CLAUSE = 0
    "A sign or a word that opens a clause."
    PART = 1
    "A sign."
    SENTENCE = 2
    "Nothing but their number and the statement."


def clause(
    side: Side,
    span: Span,
    before: int = BEFORE,
    behind: int = BEHIND,
    instead: str | None = None,
    reach: Reach = Reach.CLAUSE,
) -> str:
    """Return words, or what stands `instead` of them, with those around them that belong to their clause."""
    words = side.statement.words
    first = bisect_right(words, span.start, key=attrgetter("end")) % len(words)
    last = max(bisect_left(words, span.end, key=attrgetter("start")) - 1, 0)
    start, end = _reach(words, first, -1, before, reach), _reach(words, last, 1, behind, reach)
    start, end = _around_names(side, start, end)
    while (
        end > last + 1 and _clause_goes_on(words, end, 1, reach) and not words[end].content
    ):  # no "criticism of its part in the"
        end -= 1
    left = "… " if _clause_goes_on(words, start, -1, reach) else ""
    right = " …" if _clause_goes_on(words, end, 1, reach) else ""
    if end > last and words[end].text == ".":  # the sentence that the words are put into ends in one
        end -= 1
    opening, rest = words[start].start, words[end].end
    if instead is None:
        return f"{left}{_paired(side.text(Span(opening, rest)))}{right}"
    before_it, behind_it = Span(opening, max(span.start, opening)), Span(span.end, max(rest, span.end))
    return f"{left}{side.text(before_it)}{instead}{side.text(behind_it)}{right}"


def _around_names(side: Side, start: int, end: int) -> tuple[int, int]:
    """Return the first and last of some words, with the rest of a name or compound that they stand in."""
    words = side.statement.words
    while (
        start > 0 and words[start - 1].end == words[start].start and "-" in (words[start - 1].text, words[start].text)
    ):
        start -= 1  # same|-sex
    for name in side.names:
        while start > 0 and name.start < words[start].start < name.end:
            start -= 1
        while end + 1 < len(words) and name.start < words[end].end < name.end:
            end += 1
    return start, end


def with_doer(side: Side, span: Span) -> Span:
    """Return a verb with what stands before it in its part of the sentence: |Listeners called in to| say."""
    words = side.statement.words
    first = next((k for k, word in enumerate(words) if word.end > span.start), 0)
    return Span(words[_reach(words, first, -1, BEFORE, Reach.PART)].start, span.end)


def stretch(side: Side, span: Span, marked: Span | None = None, most: int = LONGEST) -> str:
    """Return a claim as far as it has room, cut where a phrase ends; what is `marked` first of all is in it.

    "Kermit Elementary School officials called it a threat when the 9-year-old boy …"
    """
    words = [word for word in side.statement.words if span.start <= word.start and word.end <= span.end]
    content = [at for at, word in enumerate(words) if word.lemma]
    if len(content) > 1 and words[0].start > side.statement.start and _joins(words[content[0]]):
        del content[0]
    if not content:
        return side.text(span)
    before = sum(words[at].end <= marked.start for at in content) if marked else 0
    skipped = max(0, before - LEAD) if before >= most - LEAD and len(content) > most + SPARE else 0
    kept = content[skipped:]
    last = kept[-1] if len(kept) <= most + SPARE else _phrase_end(words, kept, most)
    text, start, end = side.reading.article.text, words[kept[0]].start, words[last].end
    if last > kept[0] and words[last].lower in closed("article"):  # gave his party a “chance”
        last = kept[-2]
        end = words[last].end
    whole = last == content[-1]
    if start > 0 and text[start - 1] in _MARKS:  # a quotation keeps its marks
        start -= 1
    if whole and text[end : end + 1] in _MARKS:
        end += 1
    return f"{'… ' if skipped else ''}{_paired(text[start:end])}{'' if whole else ' …'}"


def clause_opens(words: Sequence[Word], at: int) -> bool:
    """Whether a clause begins with a word: behind a sign, or at a word that joins clauses."""
    return at > 0 and bool(words[at].lemma) and (_ends(words, at - 1) or words[at].lower in classes("clause_openers"))


def _joins(word: Word) -> bool:
    """Whether a word only joins a clause to the one before it."""
    return word.lower == "that" or classes("clause_openers").get(word.lower) == "coordinator"


def _phrase_end(words: Sequence[Word], kept: Sequence[int], most: int) -> int:
    """Return the last word to be shown: one behind which a sign or a small word stands, near where room ends."""
    least = min(LEAST, most) - 1
    near = max(least, most - 1 - SPARE)
    order = (*range(most - 1, near - 1, -1), *range(most, most + SPARE), *range(near - 1, least - 1, -1))
    room = [kept[at] for at in order if words[kept[at]].content]
    ends = (at for at in room if _phrase_ends(words[at], words[at + 1]))
    return next(ends, next(iter(room), kept[most - 1]))


def _phrase_ends(word: Word, following: Word) -> bool:
    """Whether a phrase may end behind a word; not in "nine-year-old", nor in "Gov. Lind"."""
    if following.lemma:
        return not following.content and word.end < following.start
    return following.text[:1] in _STOPS and following.text != "."


def _paired(text: str) -> str:
    """Return words without quotation marks that have no partner among them."""
    for opening, closing in _PAIRS:
        more = text.count(opening) % 2 if opening == closing else text.count(opening) - text.count(closing)
        if more > 0:
            text = text.replace(opening, "", 1)
        elif more < 0:
            text = "".join(text.rsplit(closing, 1))
    return text


def _reach(words: Sequence[Word], at: int, step: int, most: int, reach: Reach) -> int:
    """Return how far the clause goes from a word, in one direction."""
    for _ in range(most):
        beyond = at + step
        if not 0 <= beyond < len(words) or _ends(words, beyond, reach):
            break
        at = beyond
    return at


def _clause_goes_on(words: Sequence[Word], at: int, step: int, reach: Reach) -> bool:
    """Whether the clause goes on beyond a word."""
    return 0 <= at + step < len(words) and not _ends(words, at + step, reach)


def _ends(words: Sequence[Word], at: int, reach: Reach = Reach.CLAUSE) -> bool:
    """Whether a word or mark parts clauses; a mark within a figure does not: 11:02."""
    word = words[at]
    if reach is Reach.SENTENCE:
        return at == len(words) - 1 and not word.lemma
    if word.text == "." and at < len(words) - 1:  # "Mr. Lind"
        return False
    if word.text[:1] in _STOPS:
        return not (0 < at < len(words) - 1 and words[at - 1].end == word.start and word.end == words[at + 1].start)
    return reach is Reach.CLAUSE and word.lower in classes("clause_openers")
