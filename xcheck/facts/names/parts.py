"""How a run of capitalised words falls into names, titles and ordinary words.

"Russian Foreign Minister Sergey Lavrov" is cut at titles, at demonyms before a person, and at places that are
no part of a longer name ("London Bridge" is one).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...model import Word
from ...record import Record
from ...words import analyse, closed, parts_of_speech
from .aliases import Alias, lookup
from .capitals import Evidence, begins, functional, initials, is_given_name, known, lead, name_words, ordinary
from .runs import behind_office

ROMAN = frozenset(["ii", "iii", "iv", "vi", "vii", "viii", "ix", "xi", "xii", "xiii", "xiv", "xv", "xvi"])


DESIGNATOR = 3
"""Letters before the hyphen of a type: MiG-29."""


class Part(Record):
    """A name within a statement, as a range of its words."""

    first: int
    last: int
    alias: Alias | None = None
    titled: bool = False
    "A title stands right before it."


def parts(words: Sequence[Word], first: int, last: int, evidence: Evidence) -> Iterator[Part]:
    """Cut a run into its names; titles and words that are capitalised by their place alone fall out."""
    at, titled = first, False
    while at < last:
        found = lookup(evidence.groups, words, at)
        if found is not None:
            reach = _end_of_name(words, at, at + found[0], last, found[1], evidence)
            if reach == at + found[0]:
                yield Part(at, reach, found[1], titled)
            else:
                yield Part(at, reach, _home(words, at + found[0], reach, found[1], evidence), titled)
            at, titled = reach, False
            continue
        ahead = _title(words, at, last)
        if ahead > at:
            at, titled = ahead, True
            continue
        ending = at + 1
        while ending < last and not _begins_part(words, at, ending, last, evidence):
            ending += 1
        start, stop = _trim(words, at, ending, evidence)
        if at < start < stop:
            at = start  # what is left may begin with an alias or a title
            continue
        if start < stop and (titled or accepted(words, start, stop, evidence)):
            yield Part(start, stop, None, titled)
        at, titled = ending, False


def _home(words: Sequence[Word], inner: int, last: int, land: Alias, evidence: Evidence) -> Alias | None:
    """Return the alias of a body that stands after its own country ("U.S. Senate"), else None."""
    found = lookup(evidence.groups, words, inner)
    if found is None or inner + found[0] != last or found[1].kind != "body":
        return None
    return found[1] if found[1].home == land.key else None


def _title(words: Sequence[Word], at: int, last: int) -> int:
    """Return where a title that begins at a word ends, or `at` when none does."""
    titles, modifiers = name_words("title"), name_words("modifier")
    here = at
    while (
        here < last and (words[here].lower in modifiers or words[here].text == "-") and words[here].lower not in titles
    ):
        here += 1
    if here == last or words[here].lower not in titles:
        return at
    if here > at and _heads(words, at, here):
        return at
    if (
        here + 1 < last
        and words[here].lower in name_words("shared")
        and (words[here + 1].lower in name_words("organisation") or words[here + 1].lower in name_words("place"))
    ):
        return at
    if (
        words[here].lower == "general"
        and here + 1 < last
        and known(words[here + 1].lower)
        and not is_given_name(words[here + 1].lower)
    ):
        return at
    if _of_body(words, here + 1, last):
        return at
    while here < last and (
        words[here].lower in titles or (words[here].lower in modifiers and not is_given_name(words[here].lower))
    ):
        here += 1
        if here < last and words[here].text in (".", "-"):
            here += 1
    behind = words[min(here, last - 1)]
    if behind.text[0].isupper() and behind.lower in closed("preposition") and not is_given_name(behind.lower):
        return at  # the Justice Against Sponsors of Terrorism Act; not Inspector Per Lind
    if here + 1 < last and words[here].lower == "of" and words[here - 1].lower in titles:
        after = here + 1 + (words[here + 1].lower == "the")
        while after < last and words[after].lower in name_words("office"):
            here = after = after + 1
        named = behind_office(words, after, last)
        here = named if named > after else here
    return here


def _heads(words: Sequence[Word], at: int, title: int) -> bool:
    """Whether a body's name goes on with the word before who heads it: Human Rights |Campaign| President."""
    body = words[title - 1].lower in name_words("organisation") or words[title - 1].lower in name_words("area")
    named = at > 1 and all(word.text[0].isupper() for word in words[at - 2 : at])
    return body and named and title == at + 1 and words[title].lower in name_words("head_of_body")


def _of_body(words: Sequence[Word], at: int, last: int) -> bool:
    """Whether the word of a body ends the run behind a title: Governors Association, Sheriff's Department."""
    at += at < last and words[at].lower in ("'s", "'")
    return at + 1 == last and words[at].lower in name_words("organisation")


def _end_of_name(words: Sequence[Word], at: int, inner: int, last: int, alias: Alias, evidence: Evidence) -> int:
    """Return where the name ends that begins with an alias: at `inner`, or further on."""
    if inner >= last or words[inner].text in ("-", ".") or _title(words, inner, last) > inner:
        return inner
    if words[inner].lower in ("of", "for", "and", "on", "to", ","):
        return last if words[inner - 1].lower in name_words("of") or alias.kind == "body" else inner
    if words[inner].lower in name_words("particle") or words[inner].lower in name_words("trailing"):
        return last if alias.kind not in ("body", "user") and words[inner].lower in name_words("particle") else inner
    after = lookup(evidence.groups, words, inner)
    if after is not None:
        body = alias.country and after[1].kind == "body" and not after[1].adjective
        return inner + after[0] if body else inner
    ending = inner + 1
    while ending < last and not _begins_part(words, inner, ending, last, evidence):
        ending += 1
    tail = [words[i].lower for i in range(inner, ending)]
    if (
        tail[-1] in name_words("organisation")
        or tail[-1] in name_words("place")
        or any(w in name_words("of") for w in tail)
    ):
        return ending
    if any(word in name_words("calendar") for word in tail):
        return inner
    ordinary = all(known(word) and not is_given_name(word) for word in tail)
    acronym = words[at].text.isupper()
    if alias.adjective or alias.kind in ("body", "group", "user") or acronym:
        return ending if ordinary else inner
    return ending if not (len(tail) > 1 and is_given_name(tail[0])) else inner


def _begins_part(words: Sequence[Word], start: int, at: int, last: int, evidence: Evidence) -> bool:
    """Whether a new part begins at a word of a run."""
    lower = words[at].lower
    if words[at - 1].lower in ("of", "the", "for", "and", "on", "to", ",", "-", "&") or words[
        at - 1
    ].lower in name_words("particle"):
        joined = words[at - 1].text == "-" and lookup(evidence.groups, words, at) is not None
        return joined
    if not words[at].text[0].isupper():
        return False
    if words[at - 1].lower in name_words("organisation") and is_given_name(lower) and at + 1 < last:
        return True  # "the Harlow Group Anna Quill"
    title = _title(words, at, last)
    if title > at and (title < last or lower not in name_words("organisation")) and not _middle(words, start, at):
        return True
    found = lookup(evidence.groups, words, at)
    return found is not None and (found[0] > 1 or found[1].adjective) and words[at - 1].text != "."


def _middle(words: Sequence[Word], start: int, at: int) -> bool:
    """Whether a title word at a place is a surname: it follows first names or an initial (Ina T. King)."""
    before = [word.lower for word in words[start:at] if len(word.text) > 1]
    if not before or not all(map(is_given_name, before)):
        return False
    return at - start > 1 or not known(before[0])


def _trim(words: Sequence[Word], start: int, stop: int, evidence: Evidence) -> tuple[int, int]:
    """Leave out function words, days and months at the edges, and the ordinary word that opens a sentence."""
    calendar, plain = name_words("calendar"), name_words("plain")
    if _designator(words, start, stop):
        return start, stop  # the I of I-95 is no pronoun
    while start < stop and (functional(words[start].lower) or words[start].text in "-.&"):
        if lookup(evidence.groups, words, start) is not None:
            break  # "US" looks like a pronoun
        if start + 1 < stop and words[start + 1].text == "&" and words[start].text.isupper():
            break  # "AT&T"
        start += 1
    while start < stop and words[stop - 1].lower in calendar and not _keeps_month(words, start, stop):
        stop -= 1
    while start < stop - 1 and (
        words[start].lower in calendar or (begins(words, start) and words[start].lower in plain)
    ):
        start += 1
    if stop - start > 1 and begins(words, start) and not _opening(words, start, stop, evidence):
        start += 1
    while stop - start > 1 and words[stop - 1].text in "-.&":
        stop -= 1
    if stop - start == 2 and is_given_name(words[start].lower) and stop < len(words) and initials(words, stop):
        stop -= 1  # "[George W.] Bush"
    if stop - start == 2 and words[stop - 1].lower in name_words("trailing"):
        stop -= 1  # "Harlow Campaign", but "Human Rights Campaign"
    return start, stop


def _keeps_month(words: Sequence[Word], start: int, stop: int) -> bool:
    """Whether a day or month belongs to a name: Black Friday, Theresa May; not "Anna May 6"."""
    dated = stop < len(words) and words[stop].text[0].isdecimal()
    surname = stop - start == 2 and words[stop - 1].lower in name_words("calendar_surname")
    given = is_given_name(words[start].lower) and not known(words[start].lower) and not dated
    return _holiday(words, start, stop) or (surname and given)


def _holiday(words: Sequence[Word], start: int, stop: int) -> bool:
    """Whether a day or month is part of a name ("Black Friday"): an ordinary word leads it."""
    return (
        stop - start == 2
        and not begins(words, start)
        and analyse(words[start].lower)[1][:1] in ("a", "n")
        and words[start].lower not in name_words("calendar")
    )


def _opening(words: Sequence[Word], start: int, stop: int, evidence: Evidence) -> bool:
    """Whether the first word of a sentence belongs to the name that follows it."""
    lower, second = words[start].lower, words[start + 1].lower
    if not ordinary(lower) or (is_given_name(lower) and not known(second)):
        return True
    if lower in evidence.inside and lower not in evidence.lower:
        return True
    if is_given_name(second) and stop - start > 2:
        return False
    pos = analyse(lower)[1]
    found = lookup(evidence.groups, words, start + 1)
    if pos[:1] == "a" and found is not None and found[1].country and lower not in name_words("before_place"):
        return False  # "Controversial Arizona Sheriff"
    return pos[:1] in ("n", "a") and (known(second) or lower in name_words("place") or lower in name_words("of"))


def accepted(words: Sequence[Word], start: int, stop: int, evidence: Evidence) -> bool:
    """Whether a capitalised stretch without alias or title is a name."""
    lowers = [word.lower for word in words[start:stop] if word.text[0].isalpha()]
    if _designator(words, start, stop):
        return True
    if not lowers or (len(lowers) == 1 and (len(lowers[0]) == 1 or lowers[0] in ROMAN)):
        return False
    plain, calendar = name_words("plain"), name_words("calendar")
    if all(functional(word) or word in plain or word in calendar for word in lowers):
        return False
    word = lowers[0]
    if len(lowers) == 1 and _sound(word, words[start].text):
        return False
    if start < lead(words) and all(known(lower) and lower not in evidence.inside for lower in lowers):
        return False
    if len(lowers) > 1:
        return True
    if any(word in name_words(label) for label in ("title", "modifier", "together")):
        return False
    if _common(words, start) and word not in evidence.owners:
        return False
    if word in evidence.lower and known(word):
        return False
    if begins(words, start):
        if stop < len(words) and words[stop].lower == "'s" and analyse(word) == (word, "n"):
            return word not in evidence.lower  # a noun without article that owns something: "Apple's"
        return (not ordinary(word) or word in evidence.inside) and word not in evidence.lower
    return not (words[start].text.isupper() and len(word) > 4 and known(word))


def _designator(words: Sequence[Word], start: int, stop: int) -> bool:
    """Whether letters and a figure joined by a hyphen name a type or a road: F-16, Su-27, I-95."""
    here = words[start:stop]
    joined = len(here) == 3 and here[1].text == "-" and here[0].end == here[1].start and here[1].end == here[2].start
    return joined and len(here[0].text) <= DESIGNATOR and here[0].text[0].isupper() and here[2].text.isdecimal()


def _sound(lower: str, text: str) -> bool:
    """Whether a word is a sound that is written down: Hmmm, Aaah, Pfft; not "NHL"."""
    drawn = any(lower[at] == lower[at + 1] == lower[at + 2] for at in range(len(lower) - 2))
    return drawn or (not text.isupper() and len(lower) > 2 and not set("aeiouy") & set(lower) and lower.isascii())


def _common(words: Sequence[Word], at: int) -> bool:
    """Whether capitals abbreviate a common word: a known one without a vowel ("TV"), a measure ("1.2 GW")."""
    text = words[at].text
    if not text.isupper():
        return False
    if parts_of_speech(text.lower()) and not set("AEIOUY") & set(text) and text[-1] != "S":
        return True
    return len(text) == 2 and at > 0 and words[at - 1].text[-1].isdigit()
