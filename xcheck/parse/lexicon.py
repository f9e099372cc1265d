"""What is known of a word without its neighbours: possible word classes, the shape of its letters, its lemma.

Word classes come from the tables compiled from WordNet and from the list of given names, so that a word which the
treebank does not hold can still be tagged.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ..data import lookup
from ..words import analyse, parts_of_speech

_ENDINGS = ("ing", "ed", "est", "er", "s")

_IRREGULAR = {
    "'m": "be", "'re": "be", "am": "be", "is": "be", "are": "be", "was": "be", "were": "be", "been": "be",
    "being": "be", "'ve": "have", "has": "have", "had": "have", "having": "have", "'ll": "will", "wo": "will",
    "ca": "can", "sha": "shall", "n't": "not", "does": "do", "did": "do", "done": "do", "doing": "do",
    "an": "a", "says": "say", "said": "say",
}  # fmt: skip

_ADJECTIVES = frozenset(("JJR", "JJS", "RBR", "RBS"))


@lru_cache(maxsize=65536)
def word_class(lower: str) -> str:
    """Return the classes a word may have: "nv" for plan, "n>snv" for plans, "v>dv" for opened.

    Own classes stand first, those of the word it may be an inflection of behind the ">" and the kind of ending.
    A "g" at the end marks a given name.
    """
    if not lower[:1].isalpha():
        return "0" if lower[:1].isdigit() else lower[:1]
    own, _, irregular = lookup("lexicon", lower).partition("\t")
    found = own
    if irregular:
        found += ">!" + irregular.rpartition("\t")[2]
    else:
        lemma = analyse(lower)[0]
        if lemma != lower:
            ending = next((ending for ending in _ENDINGS if lower.endswith(ending)), "!")
            stems = parts_of_speech(lemma)
            if ending == "s" and parts_of_speech(lower[:-1]) != stems:
                stems += parts_of_speech(lower[:-1])
            found += ">" + ending[-1] + stems
    return found + "g" if lookup("given_names", lower) else found


def shape(text: str) -> str:
    """Return one letter for how a word is written: a lower, A capital first, U capitals, 0 digits, y a year ..."""
    if text[0].isdigit():
        if text.isdigit():
            return "y" if len(text) == 4 else "0"
        return "t" if text[-1].isalpha() else "9"
    if not text[0].isalpha():
        return "'" if len(text) > 1 and text[0] in "'’" else "."
    if text.islower():
        return "a"
    if text.isupper():
        return "U" if len(text) > 1 else "I"
    return "A" if text[1:].islower() else "M"


_DOUBLING = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")
"""Short verbs whose last letter is doubled before -ed and -ing."""


@lru_cache(maxsize=65536)
def lemma_of(lower: str, tag: str) -> str:
    """Return the lemma of a word by its Penn tag: "left" is leave as VBD and left as JJ."""
    if tag[:1] == "V" or tag == "MD":
        if lower == "'s":
            return "be"
        if lower == "'d":
            return "would" if tag == "MD" else "have"
        return _IRREGULAR.get(lower) or _verb(lower, tag)
    if tag == "NNS":
        return _singular(lower)
    if tag in _ADJECTIVES:
        lemma, classes = analyse(lower)
        return lemma if classes[:1] in ("a", "r", "") or "a" in classes else lower
    return _IRREGULAR.get(lower, lower) if tag in ("RB", "DT") else lower


def _verb(lower: str, tag: str) -> str:
    """Return the infinitive of a verb form."""
    if tag in ("VB", "VBP"):
        return lower
    _, _, irregular = lookup("lexicon", lower).partition("\t")
    lemma, _, kind = irregular.partition("\t")
    if kind == "v":
        return lemma
    if tag == "VBZ":
        return _strip(
            lower, (("ies", "y"), ("sses", "ss"), ("shes", "sh"), ("ches", "ch"), ("xes", "x"), ("s", ""), ("es", ""))
        )
    if tag == "VBG":
        return _strip(lower, (("ying", "ie"), ("ing", "e"), ("ing", "")))
    return _strip(lower, (("ied", "y"), ("ed", "e"), ("ed", "")))


def _strip(lower: str, rules: tuple[tuple[str, str], ...]) -> str:
    """Return the first stem that the lexicon has as a verb, else what the last fitting rule leaves."""
    plain = lower
    for suffix, ending in rules:
        if lower.endswith(suffix) and len(lower) > len(suffix) + 1:
            stem = lower[: -len(suffix)] + ending
            if "v" in parts_of_speech(stem) or ((suffix, ending) == ("ed", "e") and _keeps_e(stem)):
                return stem
            if not ending and stem[-1] == stem[-2:-1] and "v" in parts_of_speech(stem[:-1]):
                return stem[:-1]
            plain = stem
    return plain


def _keeps_e(stem: str) -> bool:
    """Whether a form in -ed is of a stem in -e that the lexicon does not know as a verb: fine of "fined", not fin."""
    return _DOUBLING.fullmatch(stem[:-1]) is not None and parts_of_speech(stem) != ""


def _singular(lower: str) -> str:
    """Return the singular of a plural noun."""
    lemma, classes = analyse(lower)
    if lemma != lower and "n" in (classes or "n"):
        return lemma
    if lower.endswith("ies") and len(lower) > 4:
        return lower[:-3] + "y"
    return lower[:-1] if lower.endswith("s") and not lower.endswith("ss") else lower
