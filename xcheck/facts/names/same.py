"""When two names mean the same: keys, surnames, spellings, acronyms, and seats of government."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import Indel

from ...data import lookup
from ...model import Name
from ...words import is_word
from .aliases import alias, spaced
from .capitals import is_given_name, name_words
from .short_forms import letters_of, tokens

SPELLING = 0.83
"""Likeness (normalised Indel) from which two words are spellings of one name: "Zelensky" / "Zelenskyy" .94,
"Kharkiv" / "Kharkov" .86; "Clinton" / "Clayton" .71, "Obama" / "Osama" .80 are not."""

SOUND = 0.7
"""Likeness that is enough when the consonants agree: "Mohammed" / "Muhammad" .75."""

SHORTEST_VARIANT = 4
"""Shorter words have no spelling variants: "Kim" is not "Kin"."""

_SOUNDS = "kh:h gh:g ph:f sch:sh tch:ch ck:k q:k c:k z:s w:v x:ks dh:d th:t"
_FOLDED = tuple(pair.split(":") for pair in _SOUNDS.split(" "))
"""Letters of one sound, longest first."""


@lru_cache(maxsize=4096)
def consonants(word: str) -> str:
    """Return the consonants of a word as they sound, doubled ones once."""
    for old, new in _FOLDED:
        word = word.replace(old, new)
    kept = [char for char in word if char not in "aeiouyj'’-"]
    return "".join(char for at, char in enumerate(kept) if not at or kept[at - 1] != char)


@lru_cache(maxsize=16384)
def variants(left: str, right: str) -> bool:
    """Whether two words are spellings of one name."""
    if left == right:
        return True
    if min(len(left), len(right)) < SHORTEST_VARIANT or (is_word(left) and is_word(right)):
        return False  # two words of the language are two: March, Marsh
    alike = Indel.normalized_similarity(left, right)
    if (alike >= SPELLING and left[0] == right[0]) or (alike >= SOUND and consonants(left) == consonants(right)):
        return True
    return romanised(left, right)


def _respelt(left: str, right: str) -> bool:
    """Whether two names are spelt in two ways, word by word: a national committee is no senatorial one."""
    words, others = left.split(), right.split()
    return len(words) == len(others) and all(map(variants, words, others))


_MARKS = re.compile(r"q(?!u[aeiou])|kh|dh|gh(?=[aeiou])")
"""Letters that stand for a sound of another script: Qaddafi, Khadafy; not Quinn, Wright."""

_HARD = re.compile(r"q|dh")
"""Those beside which k and g are one sound spelt twice; elsewhere Khalid is not Ghalid."""

_LETTERS = re.compile(r"(.)\1|ou|[dgk]h|y")


@lru_cache(maxsize=4096)
def romanised(left: str, right: str) -> bool:
    """Whether two words are one name written in our letters by two rules: Gadhafi, Qaddafi."""
    marks = _MARKS.findall(left + " " + right)
    hard = any(map(_HARD.match, marks))
    return bool(marks) and _folded_word(left, hard) == _folded_word(right, hard)


def _folded_word(word: str, hard: bool) -> str:
    """Return a word with what the rules write differently written one way."""
    plain = _LETTERS.sub(lambda found: {"ou": "u", "oo": "u", "ee": "i", "y": "i"}.get(found[0], found[0][0]), word)
    return plain.replace("q", "k").replace("g", "k") if hard else plain


@lru_cache(maxsize=4096)
def _unarticled(key: str) -> str:
    """Return a key without the article that a hyphen joins to a name: al-Qaddafi."""
    return " ".join([_without_article(part) for part in key.split(" ")])


def _without_article(part: str) -> str:
    article, hyphen, name = part.partition("-")
    return name if hyphen and name and article in name_words("article") else part


@lru_cache(maxsize=4096)
def romanised_one_way(part: str) -> str:
    """Return a word of a key without its article; one that begins with k, q or g as if there were one rule."""
    name = _without_article(part)
    return _folded_word(name, hard=True) if name.startswith(("k", "q", "g")) else name


@lru_cache(maxsize=4096)
def _full_names(given: str) -> frozenset[str]:
    """Return what a first name may be in full, itself included: Bob, Robert."""
    return frozenset((given, *lookup("nicknames", given).split()))


@lru_cache(maxsize=4096)
def given(left: str, right: str) -> bool:
    """Whether two first names may be one: an initial, a nickname, a spelling."""
    if len(left) == 1 or len(right) == 1:
        return left[0] == right[0]
    if is_given_name(left) and is_given_name(right):
        # Of two known first names letters say nothing: Ina is no Ira, Bob is Robert.
        return not _full_names(left).isdisjoint(_full_names(right)) or consonants(left) == consonants(right)
    return variants(left, right) or not _full_names(left).isdisjoint(_full_names(right))


@lru_cache(maxsize=4096)
def tabled(key: str) -> bool:
    """Whether a key comes from the table, and so is compared letter by letter."""
    return alias(spaced(key)) is not None


@lru_cache(maxsize=4096)
def _landless(key: str) -> tuple[str, str]:
    """Return (land, rest) of a body's key: ("russia", "foreign ministry") for "russian foreign ministry"."""
    words = spaced(key).split(" ")
    for length in (3, 2, 1):
        found = alias(" ".join(words[:length]))
        if found is not None and length < len(words) and found.country:
            return found.key, " ".join(words[length:])
    for at in range(len(words) - 1, 0, -1):
        if words[at] in ("of", "in"):
            rest = words[at + 1 :]
            found = alias(" ".join(rest[1:] if rest[:1] == ["the"] else rest))
            if found is not None and found.country:
                return found.key, " ".join(words[:at])
    return "", key


def _persons(left: str, right: str) -> bool:
    """Whether two names of persons agree: a surname and a full name, a nickname."""
    short, long = tokens(_unarticled(left)), tokens(_unarticled(right))
    if len(short) > len(long):
        short, long = long, short
    if not short:
        return False
    if len(short) == 1:
        return variants(short[0], long[-1]) or short[0] == long[0]
    if not variants(short[-1], long[-1]):
        return any(long[at : at + len(short)] == short for at in range(len(long) - len(short)))
    return given(short[0], long[0]) or any(variants(short[0], part) for part in long[1:-1])


@lru_cache(maxsize=16384)
def _significant_words(key: str) -> tuple[str, ...]:
    """Return the words of a body's name, small ones left out."""
    return tuple([word for word in tokens(_unarticled(key)) if word not in ("of", "the", "for", "and", "&")])


def _bodies(left: str, right: str) -> bool:
    """Whether two names of bodies or places agree: whatever their order, with or without a land."""
    land, rest = _landless(left)
    other_land, other_rest = _landless(right)
    if land and other_land and land != other_land:
        return False
    if rest == other_rest:
        return True
    one, two = _significant_words(rest), _significant_words(other_rest)
    if len(one) == len(two):
        if len(one) < 2:
            return bool(one) and variants(one[0], two[0])
        return sorted(one) == sorted(two) or all(map(variants, one, two))
    short, long = sorted((one, two), key=len)
    tail = long[len(short) :]
    return (
        bool(short)
        and long[: len(short)] == short
        and (all(word in name_words("together") for word in tail) or all(word in name_words("area") for word in tail))
    )


@lru_cache(maxsize=16384)
def _capitals(text: str) -> str:
    """Return the letters of an acronym in lower case; of another name none."""
    letters = text.replace(".", "")
    return letters.lower() if letters.isupper() and 2 < len(letters) < 8 else ""


def same_name(left: Name, right: Name) -> bool:
    """Whether two names mean the same person, place or body, as far as their words say."""
    if left.key == right.key:
        return True
    return _coreferent(left.key, left.text, left.category, right.key, right.text, right.category)


@lru_cache(maxsize=65536)
def _coreferent(key: str, text: str, category: str, other_key: str, other_text: str, other_category: str) -> bool:
    """Whether two names of other keys mean the same; an article names the same few again and again."""
    if tabled(key) and tabled(other_key):
        return False
    if _acronym(text, other_key) or _acronym(other_text, key):
        return True
    if tabled(key) or tabled(other_key):
        if _of_another_land(*((key, other_key) if tabled(key) else (other_key, key))):
            return False
        texts = text.lower(), other_text.lower()
        return _bodies(key, other_key) or (_respelt(*texts) and not any(map(is_given_name, texts)))
    if "person" in (category, other_category):
        named, kind = (other_key, other_category) if category == "person" else (key, category)
        if kind not in ("person", "other") and not (kind == "place" and " " not in named):
            return False
        return _persons(key, other_key)
    return _bodies(key, other_key)


def _of_another_land(known: str, key: str) -> bool:
    """Whether a name puts a land before that of a body which the table gives to another: Ohio Senate, Senate."""
    body, land = alias(spaced(known)), _landless(key)[0]
    return body is not None and body.home is not None and land not in ("", body.home)


def _acronym(short: str, long: str) -> bool:
    """Whether the text of one name is the initials of the key of another."""
    letters = _capitals(short)
    return letters != "" and letters == letters_of(long)


def coreferent(left: Name, right: Name) -> bool:
    """Whether two names mean the same, or one is a seat that stands for the other's government."""
    if left.stands_for is not None or right.stands_for is not None:
        one, two = left.stands_for or left.key, right.stands_for or right.key
        if one == two:
            return True
    return same_name(left, right)


def within(part: Name, whole: Name) -> bool:
    """Whether a longer name says a shorter one too: "Russia" in "Russian Foreign Ministry"."""
    if _landless(whole.key)[0] == part.key != whole.key:
        return True
    inner, outer = tokens(part.key), tokens(whole.key)
    reach = len(outer) - len(inner)
    return reach > 0 and any(outer[at : at + len(inner)] == inner for at in range(reach + 1))


def overlap(left: Name, right: Name) -> bool:
    """Whether two names mean the same, or one of them says the other too."""
    return coreferent(left, right) or within(left, right) or within(right, left)
