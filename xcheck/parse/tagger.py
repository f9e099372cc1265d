"""Tags in context: every token gets the class that scores highest, left to right, seeing the two tags before it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from ..data import classes, lookup
from .features import TAGS, Groups
from .lexicon import lemma_of, shape, word_class
from .scoring import Grouped, models

FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_MAY_BE_VERB = frozenset(("VB", "NN", "JJ", "IN"))
_ENDS_SUBJECT = frozenset(("NN", "NNS", "NNP", "NNPS", "PRP", "CD", "RB", "WDT", "WP", "-RRB-"))
_NO_OBJECT = frozenset(("IN", "IN<", "TO", ".", ",", ":", "CC", "VBG", "WRB", "RB"))

_CLOSED = frozenset(
    ("IN", "DT", "PRP", "PRP$", "MD", "CC", "WDT", "WP", "WP$", "WRB", "TO", "EX", "PDT", "POS", "RP", "UH")
)
_OPENS_PHRASE = frozenset(("DT", "CD", "PRP", "PRP$", "PDT"))

_SHORTEST = 3
"""Tokens that are too few for a sentence with a verb: "Not so."."""

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


def groups(looks: Sequence[Look], at: int, left: str, far: str) -> Groups:
    """Return what the choice of a tag looks at: a group for each template of `features.TAGS`, and other features.

    `looks` has two empty ones before and behind, `left` and `far` are the tags before the token.
    """
    first, before, this, behind, last = looks[at : at + 5]
    word, kind, form, end, _ = this
    next_word, next_kind, next_form, next_end, _ = behind
    return (
        (word, kind, form, end),
        (next_word, next_kind, next_end),
        (kind, form, next_kind),
        (before.word, before.kind, kind),
        (left, word, kind, form, end),
        (far, left, word, kind),
        (left, next_kind, kind),
    ), (
        "h" + last.word, "i" + first.word, "l" + word + " " + next_word, "m" + before.word + " " + word,
        "q" + before.shape + form + next_form, "r" + next_kind + " " + last.kind, "K" + left + before.word,
        "L" + left + next_word,
    )  # fmt: skip


def seen(texts: Sequence[str], lowers: Sequence[str], known: Known) -> list[Look]:
    """Return what is seen of each token, with two empty ones before and behind."""
    blind = capitals_say_nothing(texts)
    middle = [look(text, lower, known, blind) for text, lower in zip(texts, lowers, strict=True)]
    return [NOTHING, NOTHING, *middle, NOTHING, NOTHING]


Scorer = Callable[[tuple[tuple[str, ...], ...], tuple[str, ...]], list[int]]
"""Gives the score of every class for the groups and other features of a token."""


def tag_codes(looks: Sequence[Look], scored: Scorer, codes: str, known: Known, closed: str = "") -> str:
    """Return one letter per token: the code of its tag among the model's classes.

    Tags of `closed` word classes (prepositions, pronouns, ...) are for the words that are known to have them.
    """
    made = "^^"
    for at in range(len(looks) - 4):
        this = looks[at + 2]
        code = known.get(this.word)
        if code is None:
            scores = scored(*groups(looks, at, made[-1], made[-2]))
            code = codes[scores.index(max(scores))]
            if code in closed and not _of_closed_class(this, closed):
                code = max((score, code) for score, code in zip(scores, codes, strict=True) if code not in closed)[1]
        made += code
    return made[2:]


def _of_closed_class(this: Look, closed: str) -> bool:
    """Whether a word can be a preposition, pronoun or the like."""
    if this.word:
        return any(code in closed for code in this.kind[1:])
    return this.lower in classes("function_words") or not this.lower[0].isalpha()


def tags(texts: Sequence[str], lowers: Sequence[str], headline: bool) -> tuple[str, list[str]]:
    """Return the code of each token (for the parser) and its tag (see `plain`).

    A whole sentence has a finite verb; where none was found, the token that comes nearest to one is it: in "The
    school opened." the last word alone might be a participle. In a headline it is one, where its verb always has an
    object and none follows: "Man arrested after fire".
    """
    head, known = models()
    model = known["tags"].grouped(TAGS)
    codes: str = head["codes"]
    names: dict[str, str] = head["tags"]
    looks = seen(texts, lowers, head["known"])
    closed = "".join(code for code, name in names.items() if plain(name) in _CLOSED)
    found = _mended(tag_codes(looks, model.scores, codes, head["sure"], closed), looks, names)
    if headline:
        found = _with_participles(found, lowers, names)
    elif len(texts) > _SHORTEST and not any(names[code].rstrip(_AUXILIARY) in FINITE for code in found):
        found = _with_verb(found, looks, model, codes, names)
    return found, [names[code] for code in found]


def _mended(found: str, looks: Sequence[Look], names: dict[str, str]) -> str:
    """Return the codes with a verb where behind "to" an adjective would stand before a number: to |open| two schools.

    And with a determiner for the "No" of "No plan was made".
    """
    tags = [names[code] for code in found]
    code_of = {name: code for code, name in names.items()}
    codes = list(found)
    for at in range(1, len(found) - 1):
        fits = looks[at + 1].lower == "to" and tags[at] == "JJ" and tags[at + 1] in _OPENS_PHRASE
        if fits and "v" in word_class(looks[at + 2].lower).partition(">")[0]:
            codes[at - 1 : at + 1] = [code_of["TO"], code_of["VB"]]
    if tags and tags[0] == "UH" and looks[2].lower == "no" and looks[3].lower[:1].isalpha():
        codes[0] = code_of["DT"]  # "No plan was made", not "No, they said"
    return "".join(codes)


def _with_participles(found: str, lowers: Sequence[str], names: dict[str, str]) -> str:
    """Return the codes of a headline with a participle for every past form that would need an object and has none."""
    participle = next(code for code, name in names.items() if name == "VBN")
    codes = list(found)
    for at, code in enumerate(found):
        behind = names[found[at + 1]] if at + 1 < len(found) else "."
        alone = names[code] == "VBD" and behind in _NO_OBJECT and at > 0 and names[found[at - 1]] in _ENDS_SUBJECT
        if alone and lookup("transitive_verbs", lemma_of(lowers[at], "VBD")):
            codes[at] = participle
    return "".join(codes)


def _with_verb(found: str, looks: Sequence[Look], model: Grouped, codes: str, names: dict[str, str]) -> str:
    """Return the codes with a finite verb where it costs least, if some word may be one."""
    finite = [(k, code) for k, code in enumerate(codes) if names[code] in FINITE]
    nearest: tuple[int, int, str] | None = None
    before = "^^" + found
    for at, code in enumerate(found):
        if names[code][:2] not in _MAY_BE_VERB or "v" not in word_class(looks[at + 2].lower):
            continue
        if not at or names[found[at - 1]] not in _ENDS_SUBJECT:
            continue
        scores = model.scores(*groups(looks, at, before[at + 1], before[at]))
        best, other = max((scores[k], other) for k, other in finite)
        lost = max(scores) - best
        if nearest is None or lost < nearest[0]:
            nearest = lost, at, other
    if nearest is None:
        return found
    _, at, code = nearest
    return found[:at] + code + found[at + 1 :]


def fine(tag: str, universal: str) -> str:
    """Return the class that the tagger learns: the Penn tag, with what Universal Dependencies distinguish in it.

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
