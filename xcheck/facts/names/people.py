"""What a name is said to be: its title or description in the text, and its category."""

from __future__ import annotations

from collections.abc import Sequence

from ...data import classes, lookup
from ...model import Word
from ...words import analyse
from .capitals import initials, is_given_name, known, name_words

LONGEST_ROLE = 9
"""A title or description is looked for within so many words."""

LONGEST_ACRONYM = 6
"""Capitals up to this length are read as an acronym, and so as an organisation."""

ENDS = ',.;:–—()"“”'

WAYS = frozenset(("in", "at", "near", "outside", "to", "from", "through", "around", "across", "for"))
"""Before a word that is a place and a surname, these speak for the place."""

PLACE_PREPOSITIONS = frozenset(("in", "at", "near", "outside"))


def describes(word: Word) -> bool:
    """Whether a word says what a person is: president, spokeswoman, singer."""
    if word.lower in name_words("title"):
        return True
    return "person" in (lookup("speaking_nouns", word.lower), lookup("speaking_nouns", word.lemma))


def role_before(words: Sequence[Word], first: int, titled: bool) -> str | None:
    """Return the title or description right before a name ("foreign ministry spokeswoman"), or None."""
    at = first
    while at and words[at - 1].text in (".", ",") and (words[at - 1].text == "." or _set_off(words, at)):
        at -= 1
    if not at or not (titled or describes(words[at - 1])):
        return None
    start = at - 1
    while start and at - start < LONGEST_ROLE and _in_role(words, start - 1):
        start -= 1
    for of in range(start + 1, at - 1):
        if words[of].lower == "of" and words[at - 1].lower in name_words("title"):
            start = of  # the daughter of former vice |president| Harlow: the title is his, the daughter another person
    while start < at and (words[start].lower in ("of", "and", "-", "'s") or words[start].text == "."):
        start += 1
    return _lowered(words, start, at)


def _set_off(words: Sequence[Word], at: int) -> bool:
    """Whether a comma parts a description from its name: "Norway's leader, Harlow"."""
    return (
        at > 2
        and describes(words[at - 2])
        and any(word.lower in ("'s", "the") for word in words[max(0, at - 6) : at - 2])
    )


def _in_role(words: Sequence[Word], at: int) -> bool:
    """Whether a word can stand inside a title: a noun, adjective, name or "of"."""
    word = words[at]
    if word.lower in ("of", "-", "'s") or (word.text == "." and len(words[at - 1].text) < 5 and at > 0):
        return word.lower != "of" or (at > 0 and describes(words[at - 1]))
    if not word.text[0].isalpha() or word.lower in classes("function_words") or word.lower in name_words("calendar"):
        return False
    noun = analyse(word.lower)[1][:1] in ("n", "a") or word.lower in name_words("modifier")
    return word.text[0].isupper() or noun or describes(word)


def role_after(words: Sequence[Word], last: int) -> str | None:
    """Return the description set off by commas after a name ("the president of Ukraine"), or None."""
    if last + 1 >= len(words) or words[last].text != ",":
        return None
    start = last + 1
    if words[start].lower in ("himself", "herself", "themselves", "both"):
        start += 1
    if words[start].lower in ("the", "a", "an", "his", "her", "their", "its"):
        start += 1
    end, person = start, False
    while end < len(words) and end - start <= LONGEST_ROLE:
        if words[end].text in ENDS and not initials(words, end):
            break
        if words[end].lower in ("who", "which", "whose", "that", "said", "and"):
            break
        person = person or (end - start < 5 and describes(words[end]))
        if analyse(words[end].lower)[1] == "v" and words[end].lower not in (
            "elected",
            "appointed",
            "retired",
        ):
            return None
        end += 1
    if not person or end == len(words) or words[end].text not in ",.":
        return None
    return _lowered(words, start, end)


def _lowered(words: Sequence[Word], start: int, end: int) -> str | None:
    """Return words in lower case as they stand, with single blanks."""
    text = ""
    for at in range(start, end):
        glued = at > start and words[at].start == words[at - 1].end
        text += ("" if glued or not text else " ") + words[at].lower
    return text or None


def category(words: Sequence[Word], first: int, last: int) -> str:
    """Return person, place, organisation, group or other for a name that no table knows."""
    here = [
        word
        for at, word in enumerate(words[first:last], first)
        if word.text[0].isalpha() and not (at > first and words[at - 1].text == "-")
    ]
    if not here:  # 5-Axis
        return "other"
    tail, head = here[-1].lower, here[0].lower
    place = head in name_words("before_place") and (head in name_words("place") or not known(tail))
    if len(here) > 1 and place and tail not in name_words("organisation"):
        return "place"
    if len(here) > 1 and is_given_name(head) and _surname(here, words[first:last]):
        return "person"
    if tail in name_words("organisation") or any(
        word.lower in ("of", "for", "on", "to") and here[i - 1].lower in name_words("of")
        for i, word in enumerate(here[1:], 1)
    ):
        on = any(word.lower == "on" for word in here)  # the House Committee on Energy
        place = head in name_words("place") and any(
            word.lower == "of" for word in here[1:2]
        )  # the Port of Selby; not the Port Authority of
        place = place and tail not in name_words("organisation") and not on
        return "place" if place else "organisation"
    if tail in name_words("place"):
        return "place"
    if len(here) == 1 and here[0].text.isupper() and 1 < len(tail) <= LONGEST_ACRONYM:
        return "organisation"
    if any(word.lower in name_words("particle") for word in here[1:-1]):
        return "person"
    the = first > 0 and words[first - 1].lower == "the"
    if the and tail.endswith("s"):
        return "group"
    if (
        1 < len(here) < 4
        and not the
        and not _compound(words[first:last])
        and not any(known(word.lower) for word in here)
    ):
        return "person"
    if len(here) == 1 and first and words[first - 1].lower in PLACE_PREPOSITIONS and not known(tail):
        return "place"
    return "other"


def _compound(whole: Sequence[Word]) -> bool:
    """Whether a name has a small word inside that no person's name has."""
    return any(word.lower in ("of", "for", "and", "&") for word in whole)


def _surname(here: Sequence[Word], whole: Sequence[Word]) -> bool:
    """Whether a surname can follow a first name here: not in "Christian Coalition" or "Easter Egg Roll"."""
    if _compound(whole) or here[-1].lower in name_words("together"):
        return False
    head, tail = here[0].lower, here[-1].lower
    ordinary = all(known(word.lower) for word in here)
    if ordinary and (len(here) > 2 or analyse(head)[1][:1] == "a"):
        return False
    if tail in name_words("area"):
        return False  # Farah Province
    body = any(tail in name_words(label) for label in ("organisation", "place", "together"))
    return not body or (len(here) == 2 and not known(head))
