"""Runs of capitalised words, and what an article shows of its words: where a capital means something."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from ..data import classes, rows
from ..model import Statement, Word
from ..words import analyse
from .aliases import Alias, Forms, lookup

OPENERS = frozenset("\"“”‘'`:;—–-•*.?!…/")
"""After one of these a capital may be due to its place alone."""

TITLE_CASE = 0.8
"""Share of capitalised words, function words apart, from which a line is set in title case."""

TITLE_CASE_WORDS = 4
"""Fewer such words say nothing of how a line is set."""

LEAD = 9
"""The bold lead of a list item has fewer words than this."""

DATELINE = 12
"""A dateline ("ANKARA, Turkey (Reuters) -") ends within so many words."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the whole article shows of its words."""

    table: Forms
    lower: frozenset[str]
    "Words seen without a capital."
    inside: frozenset[str]
    "Words seen capitalised where no sentence begins."
    uncased: bool
    "The article has no capital letter at all."


@cache
def name_words(label: str) -> frozenset[str]:
    """Return one class of the table of words that stand beside or inside names."""
    return frozenset(word for name, words in rows("name_words") if name == label for word in words.split(" "))


@cache
def given_names() -> frozenset[str]:
    """Return the known first names, without accents."""
    return frozenset(classes("given_names"))


def lead(words: Sequence[Word]) -> int:
    """Return where the bold lead of a list item ends ("Feeling Surrounded: ..."), 0 when there is none."""
    for at, word in enumerate(words[:LEAD]):
        if word.text == ":":
            return at
        if word.text[0].islower() and word.lower not in classes("function_words"):
            return 0
    return 0


def begins(words: Sequence[Word], at: int) -> bool:
    """Whether a capital at this word may be due to its place: first of a sentence or a quotation."""
    return at == 0 or (words[at - 1].text[-1] in OPENERS and not initials(words, at - 1))


def initials(words: Sequence[Word], at: int) -> bool:
    """Whether the full stop at this place belongs to a letter or a title before it ("J.", "Gen.")."""
    if words[at].text != "." or at == 0 or words[at - 1].end != words[at].start:
        return len(words[at].text) > 1 and words[at].text[-1] == "."
    before = words[at - 1]
    return (len(before.text) == 1 and before.text.isupper()) or before.lower in name_words("abbreviated")


def known(lower: str) -> bool:
    """Whether it is an ordinary word of the language."""
    return bool(analyse(lower)[1]) or lower in classes("function_words") or lower in name_words("plain")


def headline(statement: Statement) -> bool:
    """Whether a statement is set in title case or capitals and has no full stop: a capital says little."""
    words = statement.words
    if not words or words[-1].text == ".":
        return False
    functions = classes("function_words")
    content = [w.text for w in words[1:] if w.text[0].isalpha() and w.lower not in functions]
    return len(content) >= TITLE_CASE_WORDS and sum(t[0].isupper() for t in content) >= TITLE_CASE * len(
        content
    )


def gather(statements: Sequence[Statement], table: Forms, uncased: bool) -> Evidence:
    """Return what the running text shows of its words."""
    lower: set[str] = set()
    inside: set[str] = set()
    for statement in statements:
        words = statement.words
        heading = max(lead(words), 1)
        for at, word in enumerate(words):
            first = word.text[0]
            if first.islower():
                lower.add(word.lower)
            elif first.isupper() and at >= heading and not begins(words, at):
                inside.add(word.lower)
    return Evidence(table, frozenset(lower), frozenset(inside), uncased)


def dateline(words: Sequence[Word]) -> int:
    """Return the number of words of a dateline at the beginning, 0 when there is none."""
    if not words or not (words[0].text.isupper() and len(words[0].text) > 3):
        return 0
    for at, word in enumerate(words[:DATELINE]):
        if word.text in ("-", "–", "—") and words[at - 1].end < word.start:
            return at + 1
    return 0


def runs(words: Sequence[Word], evidence: Evidence) -> Iterator[tuple[int, int]]:
    """Yield (first, last) of every stretch of capitalised words, with the small words that belong inside."""
    at, particles = dateline(words), name_words("particle")
    while at < len(words):
        word = words[at]
        if word.text[0].isupper() or evidence.uncased:
            last = _extend(words, at, evidence)
        elif (
            word.lower in particles
            and _capital(words, at + 1, word.end + 1)
            and words[at + 1].lower not in ("i",)
        ):
            last = _extend(words, at + 1, evidence)
        elif (
            word.lower in ("al", "el", "sub")
            and _capital(words, at + 2, word.end + 1)
            and words[at + 1].text == "-"
        ):
            last = _extend(words, at + 2, evidence)
        else:
            at += 1
            continue
        yield at, last
        at = last


def _capital(words: Sequence[Word], at: int, reach: int) -> bool:
    """Whether there is a capitalised word that starts no later than `reach`."""
    return at < len(words) and words[at].text[0].isupper() and words[at].start <= reach


def _extend(words: Sequence[Word], at: int, evidence: Evidence) -> int:
    """Return where the run that begins at a word ends."""
    start = at
    while True:
        found = lookup(evidence.table, words, at, evidence.uncased)
        last = at + (found[0] if found else 1)
        if last >= len(words) or evidence.uncased:
            return last
        end, here = words[last - 1].end, words[last]
        if here.text == "." and initials(words, last) and _capital(words, last + 1, here.end + 1):
            at = last + 1
        elif _capital(words, last, end + 1) or (here.text[0].isdigit() and here.start == end):
            at = last
        elif (
            here.text == "-"
            and here.start == end
            and last + 1 < len(words)
            and words[last + 1].start == here.end
        ):
            if not (words[last + 1].text[0].isupper() or words[last + 1].text[0].isdigit()):
                return last
            at = last + 1
        elif here.text == "&" and here.start <= end + 1 and _capital(words, last + 1, here.end + 1):
            at = last + 1
        else:
            step = _joiner(words, start, last, found[1] if found else None)
            if not step:
                return last
            at = last + step


def _joiner(words: Sequence[Word], start: int, at: int, alias: Alias | None) -> int:
    """Return how many small words at a place join two parts of one name: 0 for none."""
    word, before = words[at].lower, words[at - 1].lower
    if words[at].start != words[at - 1].end + 1:
        return 0
    if word in name_words("particle") and (alias is None or not alias.country):
        two = at + 1 < len(words) and words[at + 1].lower in name_words("particle")
        step = 2 if two else 1
        return step if _capital(words, at + step, words[at + step - 1].end + 1) else 0
    the = 2 if at + 1 < len(words) and words[at + 1].lower == "the" else 1
    if not _capital(words, at + the, words[at + the - 1].end + 1):
        return 0
    if word == "of":
        plain = not begins(words, start) or at - start > 1
        noun = "n" in analyse(before)[1] and before not in name_words("title") and alias is None and plain
        return the if before in name_words("of") or noun else 0
    heads = name_words("for")
    if word == "for":
        return the if before in heads else 0
    if word == "and" and alias is None and the == 1 and known(before) and known(words[at + 1].lower):
        if any(words[i].lower in heads for i in range(start, at)) and any(
            words[i].lower in ("of", "for") for i in range(start, at)
        ):
            return 1
        ending = at + 1
        while _capital(words, ending + 1, words[ending].end + 1):
            ending += 1
        single = at - start == 1 or words[start].lower in classes("function_words")
        return 1 if single and ending > at + 1 and words[ending].lower in heads else 0
    return 0
