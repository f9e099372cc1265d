"""Where a capital letter means something: what an article shows of its words, and how a line is set."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from ...data import classes, lookup, rows
from ...model import Statement, Word
from ...record import Record
from ...words import analyse, closed, parts_of_speech
from .aliases import Groups

DASHES = frozenset("-–—―")
OPENERS = DASHES | frozenset("\"“”‘'`:;•*.?!…/")
"""After one of these a capital may be due to its place alone."""

ENDINGS = (
    *("ing", "ings", "ers", "ors", "tion", "tions", "ment", "ments", "ity", "ities"),
    *("ness", "ism", "ists", "ship", "ly", "ed", "ees", "men"),
)
"""Endings of words that the lexicon may lack; a name built so ("Manning") is shown by other sentences."""

PREFIXES = ("anti", "counter", "multi", "non", "post", "pre", "semi")
"""Syllables that make a word of another one; a name built so ("Prescott") is shown by other sentences."""

PARTICLES = ("out", "up", "down", "off", "over", "back")
"""What makes a noun of a verb: turnout, lockdown; a name built so is shown by other sentences."""

TITLE_CASE = 0.85
"""Share of capitalised words, function words apart, from which a line is set in title case."""

TITLE_CASE_WORDS = 4
"""Fewer such words say nothing of how a line is set."""

LEAD = 9
"""The bold lead of a list item has fewer words than this."""

SMALL_IN_PLACES = frozenset(("of", "the", "and", "de", "la", "al", "el", "st", "nd", "rd", "th"))
"""Words without a capital that a dateline may hold."""

DATELINE = 12
"""A dateline ("ANKARA, Turkey (Reuters) -") ends within so many words."""


LONGEST_STATE = 4
"""Words and full stops of a state behind a party's letter: "N. Mex.", "West Virginia"."""


class Evidence(Record):
    """What the whole article shows of its words."""

    groups: Groups
    lower: frozenset[str]
    "Words seen without a capital."
    inside: frozenset[str]
    "Words seen capitalised where no sentence begins."
    uncased: bool
    "The article has no capital letter at all."
    owners: frozenset[str] = frozenset()
    "Words in capitals that own something and never stand behind an article: HP's profit."


@cache
def name_words(label: str) -> frozenset[str]:
    """Return one class of the table of words that stand beside or inside names."""
    return frozenset(word for name, words in rows("name_words") if name == label for word in words.split(" "))


def is_given_name(lower: str) -> bool:
    """Whether a word is a known first name, without accents."""
    return bool(lookup("given_names", lower))


def lead(words: Sequence[Word]) -> int:
    """Return where the bold lead of a list item ends ("Lower Prices: ..."), 0 when there is none."""
    for at, word in enumerate(words[:LEAD]):
        if word.text == ":":
            return at
        if word.text[0].islower() and word.lower not in classes("function_words"):
            return 0
    return 0


def begins(words: Sequence[Word], at: int) -> bool:
    """Whether a capital at this word may be due to its place: first of a sentence or a quotation."""
    if at == 0:
        return True
    before = words[at - 1]
    if before.text[-1] not in OPENERS or initials(words, at - 1):
        return False
    glued = at > 1 and words[at - 2].end == before.start and before.end < words[at].start
    return not (glued and before.text in "'’")  # a plural's apostrophe opens nothing


def initials(words: Sequence[Word], at: int) -> bool:
    """Whether the full stop at this place belongs to a letter or a title before it ("J.", "Gen.")."""
    if words[at].text != "." or at == 0 or words[at - 1].end != words[at].start:
        return len(words[at].text) > 1 and words[at].text[-1] == "."
    before = words[at - 1]
    return (len(before.text) == 1 and before.text.isupper()) or before.lower in name_words("abbreviated")


def known(lower: str) -> bool:
    """Whether it is an ordinary word of the language."""
    lemma, pos = analyse(lower)
    return bool(pos and parts_of_speech(lemma)) or functional(lower) or lower in name_words("plain")


def ordinary(lower: str) -> bool:
    """Whether a word that opens a sentence is an ordinary one or built like one."""
    if known(lower) or lookup("speaking_nouns", lower) or _prefixed(lower):
        return True
    built = lower.endswith(ENDINGS) or lookup("speaking_nouns", analyse(lower)[0])
    return bool(built) and not is_given_name(lower)


def _prefixed(lower: str) -> bool:
    """Whether it is an ordinary word and a syllable, which the lexicon need not list: pretax, nonprofit, turnout."""
    stems = (lower[len(prefix) :] for prefix in PREFIXES if lower.startswith(prefix))
    verbs = (lower[: -len(particle)] for particle in PARTICLES if lower.endswith(particle))
    built = any(len(stem) > 2 and known(stem) for stem in stems)
    return not is_given_name(lower) and (
        built or any(parts_of_speech(verb)[:1] == "v" for verb in verbs if len(verb) > 2)
    )


def functional(lower: str) -> bool:
    """Whether it is a word without meaning of its own, or one with a verb or "ever" drawn to it ("I'd", "whoever")."""
    functions = classes("function_words")
    if lower.endswith("ever") and lower[:-4] in functions:
        return True
    return lower in functions or ("'" in lower and lower.partition("'")[0] in functions)


def headline(statement: Statement) -> bool:
    """Whether a statement is set in title case or capitals and has no full stop: a capital says little."""
    words = statement.words
    if not words or words[-1].text == ".":
        return False
    functions = classes("function_words")
    content = [w.text for w in words[1:] if w.text[0].isalpha() and w.lower not in functions]
    return len(content) >= TITLE_CASE_WORDS and sum(t[0].isupper() for t in content) >= TITLE_CASE * len(content)


def gather(statements: Sequence[Statement], groups: Groups, uncased: bool) -> Evidence:
    """Return what the running text shows of its words."""
    lower: set[str] = set()
    inside: set[str] = set()
    owners: set[str] = set()
    common: set[str] = set()
    for statement in statements:
        words = statement.words
        heading = max(lead(words), 1)
        for at, word in enumerate(words):
            first = word.text[0]
            if first.islower():
                lower.add(word.lower)
            elif first.isupper() and at >= heading and not begins(words, at) and _capital_alone(words, at):
                inside.add(word.lower)
            if first.isupper() and word.text.isupper():
                behind_article = at > 0 and words[at - 1].lower in closed("article")
                if behind_article:
                    common.add(word.lower)
                elif at + 1 < len(words) and words[at + 1].lower == "'s":
                    owners.add(word.lower)
    return Evidence(groups, frozenset(lower), frozenset(inside), uncased, frozenset(owners - common))


def _capital_alone(words: Sequence[Word], at: int) -> bool:
    """Whether a word shows by itself that it is a name.

    An ordinary one beside other capitals does not ("Fox News"), unless a first name stands before it ("Brian Brown").
    """
    if at and is_given_name(words[at - 1].lower) and words[at - 1].text[0].isupper():
        return True
    beside = (words[k].text[0].isupper() for k in (at - 1, at + 1) if 0 <= k < len(words))
    return not known(words[at].lower) or not any(beside)


def party_tag(words: Sequence[Word], at: int) -> int:
    """Return where the party and state of a member end that begin at a word, else `at`: (D-Ohio), R-N.Y., (Calif.)."""
    before = words[at - 1].text if at else ""
    if before not in (",", "("):
        return at
    end = at
    if words[at].lower in name_words("party") and len(words[at].text) == 1 and at + 2 < len(words):
        if words[at + 1].text not in DASHES or not words[at + 2].text[0].isupper():
            return at
        end = at + 2
    elif before != "(":
        return at
    first = end
    while end < len(words) and end - first < LONGEST_STATE and (words[end].text[0].isupper() or words[end].text == "."):
        end += 1
    if first > at:
        return end
    # a state alone must be abbreviated and fill the brackets
    short = end - at in (1, 2) and words[end - 1].text[-1] == "." and end < len(words) and words[end].text == ")"
    return end if short else at


@cache
def _months() -> frozenset[str]:
    return frozenset(word for kind, _, words in rows("date_words") if kind == "month" for word in words.split(" "))


def _behind_dashes(words: Sequence[Word], at: int) -> int:
    while at < len(words) and words[at].text in DASHES:
        at += 1
    return at


def dateline(words: Sequence[Word]) -> int:
    """Return the number of words of an agency's dateline at the beginning, 0 when there is none.

    LONDON, March 14 (Reuters) - | NEW DELHI, Sept 3 (PTI): | Selby, Jan 5 (dpa) -- | ORSA, 14 March: | LEEDS -
    (Reuters) - | ORSA, 14 March. | ORSA, 14 March. - |
    A place in small letters needs a day or an agency beside it, and so does a colon ("WATCH: The mayor").
    """
    if not words or not (words[0].text[0].isupper() or words[0].text == "("):
        return 0
    loud = words[0].text.isupper() and (len(words[0].text) > 3 or (len(words) > 1 and words[1].text.isupper()))
    dated = agency = bracketed = False
    for at, word in enumerate(words[:DATELINE]):
        if at and (word.text in DASHES or word.text == "_") and words[at - 1].end < word.start:
            return _behind_dashes(words, at + 1) if loud or dated or agency else 0
        if word.text == ":" and at and (dated or agency):
            return at + 1 if at + 1 < len(words) and words[at + 1].text[0].isupper() else 0
        if word.text == "." and loud and dated:
            end = _behind_dashes(words, at + 1)
            if end < len(words) and words[end].text[0].isupper():
                return end
        dated = dated or word.lower in _months()
        agency = agency or (word.text == ")" and words[at - 1].text[0].isalpha() and len(words[at - 1].text) > 1)
        bracketed = word.text == "(" or (bracketed and word.text != ")")
        if not (
            word.text[0].isupper()
            or word.text[0].isdecimal()
            or word.text in "(),./"
            or word.lower in SMALL_IN_PLACES
            or (bracketed and not known(word.lower))  # (dpa)
        ):
            return 0
    return 0
