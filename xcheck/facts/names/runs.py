"""Runs of capitalised words, with the small words that belong inside ("Bank of England")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...data import classes
from ...model import Word
from ...words import analyse
from .aliases import Alias, Groups, lookup
from .capitals import Evidence, begins, dateline, initials, is_given_name, known, name_words

SYLLABLE = 4
"""Parts of a Korean or Chinese given name are no longer than this."""

LONGEST_RUN = 30
"""A run is broken off after so many words: no name is longer, and hostile input stays cheap."""


def runs(words: Sequence[Word], evidence: Evidence) -> Iterator[tuple[int, int]]:
    """Yield (first, last) of every stretch of capitalised words, with the small words that belong inside."""
    at, particles = dateline(words), name_words("particle")
    while at < len(words):
        word = words[at]
        if word.text[0].isupper():
            last = _extend(words, at, evidence)
        elif word.lower in particles and _capital(words, at + 1, word.end + 1) and words[at + 1].lower not in ("i",):
            last = _extend(words, at + 1, evidence)
        elif word.lower in ("al", "el", "sub") and _capital(words, at + 2, word.end + 1) and words[at + 1].text == "-":
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
        found = lookup(evidence.groups, words, at)
        last = at + (found[0] if found else 1)
        if last >= len(words) or last - start > LONGEST_RUN:
            return last
        end, here = words[last - 1].end, words[last]
        if here.text == "." and initials(words, last) and _capital(words, last + 1, here.end + 1):
            at = last + 1
        elif _capital(words, last, end + 1) or (here.text[0].isdigit() and here.start == end):
            at = last
        elif here.text == "-" and here.start == end and last + 1 < len(words) and words[last + 1].start == here.end:
            after = words[last + 1].text[0]
            if not (after.isupper() or after.isdigit() or (found is None and _syllable(words, start, last))):
                return last
            at = last + 1
        elif here.text == "&" and here.start <= end + 1 and _capital(words, last + 1, here.end + 1):
            at = last + 1
        else:
            step = _joiner(words, start, last, found[1] if found else None, evidence.groups)
            if not step:
                return last
            at = last + step


def _joiner(words: Sequence[Word], start: int, at: int, alias: Alias | None, groups: Groups) -> int:
    """Return how many small words at a place join two parts of one name: 0 for none."""
    word, before = words[at].lower, words[at - 1].lower
    if word in ("'s", "'", "’"):
        body = at + 1 < len(words) and words[at + 1].lower in name_words("organisation")
        body = body and words[at + 1].text[0].isupper()
        return 1 if body and alias is None and analyse(before)[1][:1] == "n" and known(before) else 0
    if words[at].start != words[at - 1].end + 1:
        return 0
    if word in name_words("article") and (alias is None or not alias.country) and _hyphened(words, at):
        return 2
    if word in name_words("particle") and (alias is None or not alias.country):
        two = at + 1 < len(words) and words[at + 1].lower in name_words("particle")
        step = 2 if two else 1
        return step if _capital(words, at + step, words[at + step - 1].end + 1) else 0
    the = 2 if at + 1 < len(words) and words[at + 1].lower == "the" else 1
    if not _capital(words, at + the, words[at + the - 1].end + 1):
        return 0
    if word == "of":
        return the if _of(words, start, at, at + the, alias, groups) else 0
    heads = name_words("for")
    if word == "on" and before in name_words("on"):
        day = words[at + the].lower in name_words("calendar")
        return 0 if day or lookup(groups, words, at + the) is not None else the
    if word == "for":
        common = alias is None and not begins(words, start) and _noun(before) and _noun(words[at + the].lower)
        return the if before in heads or common else 0
    on = any(words[i].lower == "on" for i in range(start, at))
    if word == "and" and alias is None and the == 1 and (known(before) or on) and known(words[at + 1].lower):
        if any(words[i].lower in heads for i in range(start, at)) and any(
            words[i].lower in ("of", "for", "on") for i in range(start, at)
        ):
            return 1
        ending = at + 1
        while _capital(words, ending + 1, words[ending].end + 1):
            ending += 1
        land = lookup(groups, words, start)
        led = land is not None and start + land[0] == at - 1  # U.S. Fish and Wildlife Service
        single = at - start == 1 or words[start].lower in classes("function_words")
        tail = words[ending].lower
        body = (single and tail in heads) or (led and (tail in heads or tail in name_words("organisation")))
        return 1 if body and ending > at + 1 else 0
    return 0


def _hyphened(words: Sequence[Word], at: int) -> bool:
    """Whether a hyphen joins a word to a capitalised one: Omar al-Hashimi."""
    end = words[at].end
    return (
        at + 1 < len(words)
        and words[at + 1].text == "-"
        and words[at + 1].start == end
        and _capital(words, at + 2, end + 1)
    )


def _noun(lower: str) -> bool:
    """Whether it is an ordinary noun and no title."""
    return analyse(lower)[1][:1] == "n" and known(lower) and lower not in name_words("title")


def behind_office(words: Sequence[Word], at: int, last: int) -> int:
    """Return where a full name begins behind ordinary words that say what for: (Minister of) Public Works |Ina Lund."""
    end = at
    while (
        end < last and words[end].text[0].isupper() and known(words[end].lower) and not is_given_name(words[end].lower)
    ):
        end += 1
    return (
        end
        if at < end < last and is_given_name(words[end].lower) and _capital(words, end + 1, words[end].end + 1)
        else at
    )


def _syllable(words: Sequence[Word], start: int, at: int) -> bool:
    """Whether a hyphen and a small letter go on with a name ("Ban Ki-moon"), against "Kyiv-led"."""
    before, after = words[at - 1], words[at + 1]
    short = max(len(before.text), len(after.text)) <= SYLLABLE
    return short and at - 1 > start and not known(before.lower) and "v" not in analyse(after.lower)[1]


def _of(words: Sequence[Word], start: int, at: int, after: int, alias: Alias | None, groups: Groups) -> bool:
    """Whether "of" joins what stands before it with the capitalised word after it."""
    before = words[at - 1].lower
    if before in name_words("title"):
        return words[after].lower in name_words("office") or behind_office(words, after, len(words)) > after
    found = lookup(groups, words, after)
    if found is not None and found[1].country:
        beyond = after + found[0]
        if _capital(words, beyond, words[beyond - 1].end + 1):
            return False  # "of the U.S. Department of Defense" is a name of its own
    if before in name_words("of"):
        return True
    if any(word.lower in name_words("title") or is_given_name(word.lower) for word in words[start:at]):
        return False  # "Tim Cook of Apple"
    plain = not begins(words, start) or at - start > 1
    return plain and alias is None and analyse(before)[1][:1] in ("n", "a") and known(before)
