"""A stretch of text becomes Words: tokens with offsets, lemmas and parts of speech.

Lemmas follow WordNet's morphy: irregular forms from a table, else the first suffix rule whose result is a
known word; an unknown word loses its plain inflection only ("tariffs" -> "tariff").
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from unicodedata import normalize

from rapidfuzz.distance import OSA

from .data import classes, lookup, rows
from .model import Word

_TOKEN = re.compile(
    r"""
    (?:[A-Za-z]\.){2,}            # U.S., p.m.
    | (?<![^\W_])[b-hj-z](?:(?:-{2,}|\.{2,}|…)[a-z]+ | \*{2,}(?!\*|\w))   # f---ing, s***
    | \d+(?:[.,]\d+|[\u00ad\u200b-\u200d\u2060\ufeff]+\d+)*   # 1,200  3.5, and breaks that nobody sees
    | [^\W\d_]+(?:[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]+[^\W\d_]*)*   # accents and breaks in words
      (?:['’‘`´ʼ′＇](?![sS]\b)[^\W\d_]+[\u0300-\u036f]*)*   # words; doesn't stays whole, Russia’s loses its 's
      (?:(?:\*+|_{2,})[^\W\d_]+|\*{4,}(?!\*))?   # and letters that are hidden: f***ing, s__t, bull****
    | ['’‘`´ʼ′＇][sS]\b           # the possessive (or "is") on its own
    | \d+(?=[^\W\d_])
    | \S
    """,
    re.VERBOSE,
)

_RULES = {
    "n": (
        ("ies", "y"), ("men", "man"), ("sses", "ss"), ("shes", "sh"), ("ches", "ch"), ("xes", "x"), ("zes", "z"),
        ("ses", "s"), ("s", ""),
    ),
    "v": (
        ("ies", "y"), ("ied", "y"), ("es", "e"), ("es", ""), ("s", ""), ("ed", "e"), ("ed", ""), ("ing", "e"),
        ("ing", ""),
    ),
    "a": (("ier", "y"), ("iest", "y"), ("er", "e"), ("est", "e"), ("er", ""), ("est", "")),
}  # fmt: skip
"""Detachment rules of WordNet's morphy(7), plus doubled consonants handled in `_detach`."""

_BY_LAST = {
    last: [(pos, suffix, end) for pos, some in _RULES.items() for suffix, end in some if suffix[-1] == last]
    for last in "dgnrst"
}
"""The same by the last letter of the suffix: most words have none of them."""

_NEVER_INFLECTED = frozenset(
    ("this", "his", "its", "us", "as", "is", "was", "has", "does", "news", "various", "previous")
)


def parts_of_speech(word: str) -> str:
    """Return letters of "nvar", commonest first, for a word that the lexicon has as it stands, else ""."""
    return lookup("lexicon", word).partition("\t")[0]


def _detach(word: str) -> tuple[str, str] | None:
    """Return (lemma, part of speech) by the first suffix rule that gives a known word."""
    for pos, suffix, ending in _BY_LAST.get(word[-1:], ()):
        # "used", "goes" and "women" leave two letters; the rest needs three ("his", "her"), with its ending or without
        least = 2 if suffix in ("ed", "ing", "es", "men") else 3
        stem = word[: -len(suffix)] + ending
        if word.endswith(suffix) and max(len(stem), len(word) - len(suffix)) >= least:
            if pos in parts_of_speech(stem):
                return stem, pos
            doubled = not ending and len(stem) > 3 and stem[-1] == stem[-2]
            if doubled and pos in parts_of_speech(stem[:-1]):
                return stem[:-1], pos
    return None


def positive(lower: str, degree: str) -> str:
    """Return the adjective that a word ending in `degree` ("er", "est") compares: low for "lowest", else ""."""
    found = _detach(lower) if lower.endswith(degree) else None
    return found[0] if found is not None and found[1] == "a" else ""


@lru_cache(maxsize=65536)
def analyse(lower: str) -> tuple[str, str]:
    """Return (lemma, parts of speech) of a lower-case word.

    Parts of speech are letters of "nvar", commonest first; an inflected verb form ("rejected") gives "v",
    and "" means the word is unknown to the lexicon: most often a rarer noun or a name.
    """
    own, _, irregular = lookup("lexicon", lower).partition("\t")
    if lower in _NEVER_INFLECTED:
        return lower, own
    if irregular:
        lemma, _, pos = irregular.partition("\t")
        return lemma, pos
    if own and not (lower.endswith("s") and not lower.endswith(("ss", "us", "is"))):
        if lower.endswith(("ed", "ing")) and "v" not in own:
            found = _detach(lower)
            if found is not None and found[1] == "v":
                return found[0], "v" + own
        return lower, own
    found = _detach(lower)
    if found is not None:
        return found
    if own:
        return lower, own
    if lower.endswith("s") and not lower.endswith(("ss", "us", "is")) and len(lower) > 3:
        return lower[:-1], "n"
    return lower, ""


_APOSTROPHES = str.maketrans(dict.fromkeys("’‘`´ʼ′＇", "'"))
_UNSEEN = str.maketrans(dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_RAISED = re.compile(r"(?<=[^\W\d_]{4})(?<![⁰¹²³⁴-⁹])[⁰¹²³⁴-⁹]++$")
"""The mark of a footnote behind a word: February³; km² and CO₂ are shorter."""


@lru_cache(maxsize=4096)
def plain(lower: str) -> str:
    """Return a token as a reader sees it: ligatures parted, accents joined, no raised marks nor breaks.

    The text itself is never changed; this is the key by which words of two texts are held against each other.
    """
    if len(lower) == 1 and not lower.isalpha():
        return "'" if lower == "’" else lower
    # apostrophes first: NFKC makes a blank and an accent of "´"
    return normalize("NFKC", _RAISED.sub("", lower.translate(_UNSEEN)).translate(_APOSTROPHES))


def tokenize(text: str, offset: int = 0) -> tuple[Word, ...]:
    """Return the words and punctuation of a text; offsets are shifted by `offset`."""
    found, empty = [], _function_words()
    for match in _TOKEN.finditer(text):
        token, (start, end) = match.group(), match.span()
        lower = token.lower()
        if not lower.isascii() or "`" in lower:
            lower = plain(lower)
        if token[0].isalpha():
            joined = text[match.end() : match.end() + 1] == "-"  # "pre-war"
            lower = corrected(lower) if not joined and token.islower() else lower
            lemma = analyse(lower)[0] if "." not in lower else _undotted(lower)
            if token[0].isupper():
                lemma = _written_out(lower, lemma, text[match.end() : match.end() + 2])
        elif token[0].isdigit() or lower == "'s":
            lemma = lower
        else:
            lemma = ""
        content = bool(lemma) and lower not in empty
        found.append(Word(token, lower, lemma, offset + start, offset + end, content))
    return tuple(found)


@cache
def _short_titles() -> dict[str, str]:
    return dict(
        pair.split(":") for label, pairs in rows("name_words") if label == "written_out" for pair in pairs.split()
    )


def _written_out(lower: str, lemma: str, behind: str) -> str:
    """Return the whole word for a title written short: senator for "Sen.", and for "Sen" before a name."""
    title = _short_titles().get(lower)
    return title if title is not None and (behind[:1] == "." or (behind[:1] == " " and behind[1:].isupper())) else lemma


def _undotted(lower: str) -> str:
    """Return "f.b.i." as the "fbi" it also is; but "U.S." is no "us", and "a.m." no "am"."""
    plain = lower.replace(".", "")
    return lower if plain in _function_words() else plain


@lru_cache(maxsize=16384)
def relatives(lemma: str) -> frozenset[str]:
    """Return the lemmas of like meaning or of the same word family, by WordNet."""
    return frozenset(lookup("related", lemma).split())


def related(left: str, right: str) -> bool:
    """Whether two lemmas may mean the same: synonyms or members of one word family, by WordNet."""
    return right in relatives(left) or left in relatives(right)


@cache
def _function_words() -> frozenset[str]:
    return frozenset(classes("function_words"))


@cache
def closed(label: str) -> frozenset[str]:
    """Return the words of one closed class: "article", "modal", "possessive"."""
    return frozenset(word for word, kind in classes("function_words").items() if kind == label)


@lru_cache(maxsize=16384)
def opposites(lemma: str) -> frozenset[str]:
    """Return the opposites of a lemma, by WordNet's antonyms."""
    return frozenset(lookup("opposites", lemma).split())


def opposite(left: str, right: str) -> bool:
    """Whether two lemmas are opposites, by WordNet's antonyms."""
    return right in opposites(left)


_SLIP_LETTERS, _TWO_SLIPS = 3, 8
"""Letters a word needs to bear one typing slip, and two."""


_HIDDEN = re.compile(r"\*+|_{2,}|-{2,}|\.{2,}|…")
"""Signs that stand for letters which a paper does not print."""


def one_hides(left: str, right: str) -> bool:
    """Whether one of two words is the other with letters hidden: f***ing, fucking."""
    for hidden, word in ((left, right), (right, left)):
        parts = [word] if hidden.isalpha() else _HIDDEN.split(hidden)
        if len(parts) > 1 and word.startswith(parts[0]) and word.endswith(parts[-1]):
            return parts[0] != "" and len(word) > len("".join(parts))
    return False


@lru_cache(maxsize=65536)
def slip_of(left: str, right: str) -> bool:
    """Whether one of two lemmas is no known word and a typing slip or two away from the other, which is one.

    So is a word of which a paper hides letters.
    """
    if one_hides(left, right):
        return True
    short = min(len(left), len(right))
    if short < _SLIP_LETTERS or abs(len(left) - len(right)) > 2 or is_word(left) == is_word(right):
        return False
    slips = 2 if short >= _TWO_SLIPS else 1
    return OSA.distance(left, right, score_cutoff=slips) <= slips


def is_word(lower: str) -> bool:
    """Whether a lower-case word stands in the lexicon or among the function words, in any inflection."""
    lemma, pos = analyse(lower)
    return (bool(pos) and bool(lookup("lexicon", lower) or lookup("lexicon", lemma))) or lower in _function_words()


@cache
def _small_words() -> dict[str, tuple[str, ...]]:
    """Return {letters in order: words} of the words that say how a sentence is built, counted and meant."""
    marking = {phrase for row in rows("markers") for phrase in row[3].split(" | ")}
    counting = {word for row in rows("number_words") for word in row[2].split(" ")}
    found: dict[str, tuple[str, ...]] = {}
    for word in sorted(_function_words() | marking | counting):
        if word.isalpha() and len(word) >= _SLIP_LETTERS:
            letters = "".join(sorted(word))
            found[letters] = (*found.get(letters, ()), word)
    return found


@lru_cache(maxsize=16384)
def corrected(lower: str) -> str:
    """Correct a slip: return the word that an unknown one is but for two exchanged letters (nto: not), else itself.

    Only function words, markers and number words are looked for, on which polarity and figures depend. Letters that
    are missing or too many are not corrected, since they make other known words: broth, both. Nor are first names:
    Denise, denies.
    """
    if len(lower) < _SLIP_LETTERS or is_word(lower) or lookup("given_names", lower):
        return lower
    for word in _small_words().get("".join(sorted(lower)), ()):
        changed = [at for at, letter in enumerate(word) if letter != lower[at]]
        if len(changed) == 2 and (changed[0] > 0 or changed[1] == 1):
            return word
    return lower
