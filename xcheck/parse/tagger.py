"""Tags in context: every token gets the class that scores highest, left to right, seeing the two tags before it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from .lexicon import shape, word_class
from .scoring import Model, models

FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_MAY_BE_VERB = frozenset(("VB", "NN", "JJ", "IN"))
_ENDS_SUBJECT = frozenset(("NN", "NNS", "NNP", "NNPS", "PRP", "CD", "RB", "WDT", "WP", "-RRB-"))
_AUXILIARY, _SUBORDINATE, _STANDS_ALONE = "+", "<", "!"


class Look(NamedTuple):
    """What the models see of one token."""

    word: str
    'The word in lower case, digits as 0; "" for a word that the training text has too seldom.'
    kind: str
    "Tags the word had there, or the word classes of the lexicon."
    shape: str
    end: str
    "Its last three letters."
    lower: str


NOTHING = Look("^", "^", "^", "^", "^")
"""Stands before the first token and behind the last."""

Known = dict[str, str]
"""{word: tags it had in the training text}."""


def normal(lower: str) -> str:
    """Return a word as the models know it: all numbers of one length are alike."""
    if not lower[0].isdigit():
        return lower
    return "0" * min(len(lower), 4) if lower.isdigit() else "0" + lower.lstrip("0123456789.,")


def look(text: str, lower: str, known: Known, blind: bool) -> Look:
    """Return what the models see of a token; `blind` where capitals say nothing, as in a Title With Capitals."""
    word = normal(lower)
    tags = known.get(word)
    form = shape(text)
    if blind and form in "AUMI":
        form = "T"
    return Look(word if tags else "", tags or word_class(lower), form, lower[-3:], lower)


def capitals_say_nothing(texts: Sequence[str]) -> bool:
    """Whether nearly every longer word of a statement begins with a capital, so that capitals mark no names."""
    long = [text for text in texts if len(text) > 3 and text[0].isalpha()]
    return len(long) > 3 and sum(text[0].isupper() for text in long) * 10 > len(long) * 8


def fixed(looks: Sequence[Look], at: int) -> tuple[str, ...]:
    """Return the features of a token that no tag changes; `looks` has two empty ones before and behind."""
    far, before, this, behind, last = looks[at : at + 5]
    word, kind, form, end, _ = this
    next_word, next_kind, next_form, next_end, _ = behind
    return (
        "a" + word, "b" + end, "c" + end[-2:], "d" + kind, "e" + form, "f" + next_word, "g" + before.word,
        "h" + last.word, "i" + far.word, "j" + next_kind, "k" + before.kind, "l" + word + " " + next_word,
        "m" + before.word + " " + word, "n" + kind + " " + next_kind, "o" + form + kind, "p" + next_end,
        "q" + before.shape + form + next_form, "r" + next_kind + " " + last.kind, "s" + form + end,
        "t" + before.kind + " " + kind, "u" + form + next_kind, "v" + before.word + " " + kind,
    )  # fmt: skip


def moving(looks: Sequence[Look], at: int, left: str, far: str) -> tuple[str, ...]:
    """Return the features of a token that hold the tags before it."""
    word, kind, form, end, _ = looks[at + 2]
    next_kind = looks[at + 3].kind
    both = far + left
    return (
        "A" + left, "B" + both, "C" + left + word, "D" + left + kind, "E" + both + kind, "F" + left + end,
        "G" + left + form, "H" + left + next_kind, "I" + left + kind + " " + next_kind, "J" + both + word,
        "K" + left + looks[at + 1].word, "L" + left + looks[at + 3].word,
    )  # fmt: skip


def seen(texts: Sequence[str], lowers: Sequence[str], known: Known) -> list[Look]:
    """Return what is seen of each token, with two empty ones before and behind."""
    blind = capitals_say_nothing(texts)
    middle = [look(text, lower, known, blind) for text, lower in zip(texts, lowers, strict=True)]
    return [NOTHING, NOTHING, *middle, NOTHING, NOTHING]


def tag_codes(looks: Sequence[Look], best: Callable[[tuple[str, ...]], str], sure: Known) -> str:
    """Return one letter per token: the code of its tag among the model's classes."""
    codes = "^^"
    for at in range(len(looks) - 4):
        code = sure.get(looks[at + 2].word)
        if code is None:
            code = best(fixed(looks, at) + moving(looks, at, codes[-1], codes[-2]))
        codes += code
    return codes[2:]


def tags(texts: Sequence[str], lowers: Sequence[str], whole: bool) -> tuple[str, list[str]]:
    """Return the code of each token (for the parser) and its tag (see `plain`).

    A `whole` sentence has a finite verb; where none was found, the token that comes nearest to one is it: in "The
    school opened." the last word alone might be a participle.
    """
    head, known = models()
    model = known["tags"]
    codes: str = head["codes"]
    names: dict[str, str] = head["tags"]
    looks = seen(texts, lowers, head["known"])
    found = tag_codes(looks, lambda features: codes[model.best(features)], head["sure"])
    if whole and not any(names[code].rstrip(_AUXILIARY) in FINITE for code in found):
        found = _with_verb(found, looks, model, codes, names)
    return found, [names[code] for code in found]


def _with_verb(found: str, looks: Sequence[Look], model: Model, codes: str, names: dict[str, str]) -> str:
    """Return the codes with a finite verb where it costs least, if some word may be one."""
    finite = [(k, code) for k, code in enumerate(codes) if names[code] in FINITE]
    nearest: tuple[int, int, str] | None = None
    before = "^^" + found
    for at, code in enumerate(found):
        if names[code][:2] not in _MAY_BE_VERB or "v" not in word_class(looks[at + 2].lower):
            continue
        if not at or names[found[at - 1]] not in _ENDS_SUBJECT:
            continue
        scores = model.scores(fixed(looks, at) + moving(looks, at, before[at + 1], before[at]))
        best, other = max((scores[k], other) for k, other in finite)
        lost = max(scores) - best
        if nearest is None or lost < nearest[0]:
            nearest = lost, at, other
    if nearest is None:
        return found
    _, at, code = nearest
    return found[:at] + code + found[at + 1 :]


def fine(tag: str, universal: str) -> str:
    """Return the class that the tagger learns: the Penn tag, with what Universal Dependencies tell apart in it.

    Auxiliaries (VBZ+) from verbs, "that he left" (IN<) from "in it", "this" alone (DT!) from "this plan".
    """
    if tag[:2] == "VB" and universal == "AUX":
        return tag + _AUXILIARY
    if tag == "IN" and universal == "SCONJ":
        return tag + _SUBORDINATE
    if tag == "DT" and universal == "PRON":
        return tag + _STANDS_ALONE
    return tag


def plain(tag: str) -> str:
    """Return the Penn tag of a class of the tagger."""
    return tag.rstrip(_AUXILIARY + _SUBORDINATE + _STANDS_ALONE)


def is_auxiliary(tag: str) -> bool:
    """Whether the tagger takes a form of be, have or do for an auxiliary or copula."""
    return tag.endswith(_AUXILIARY)
