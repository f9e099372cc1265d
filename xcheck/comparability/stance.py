"""In which stance a word stands: asserted, under a condition, asked about, commanded or wanted.

Only what both articles state in one stance can be held against each other: "if he does not sign" denies nothing, "where
he was born" states no birth, "See below" says of nobody that he saw, "urged them to pay" of nobody that they paid.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from operator import attrgetter

from ..data import lookup, rows
from ..match import Meeting, Side
from ..model import Word
from ..words import analyse

ASSERTED, CONDITION, QUESTION, COMMAND, WANTED = "asserted", "condition", "question", "command", "wanted"

REACH = 14
"""Words behind a conjunction that its clause is taken to hold, if no mark ends it before."""

OBJECT = 5
"""Words that may stand between a verb of wanting and "to": want the owners of both ships to pay."""

BETWEEN = 2
"""Words that may stand between a word of asking and what is asked: the question of where, asked them if."""

_OPENS, _CLOSES = frozenset('“"'), frozenset('”"')
_CLAUSE_ENDS = frozenset((",", ";", ":", "—", "–", "--", "(", ")", ".", "!", "?", *_OPENS, *_CLOSES))
_BEFORE_BASE = frozenset(("do", "don't", "not", "never", "always", "please", "just", "now", "also"))
"""Words that may stand before the verb of a command, or between "to" and a verb."""

_start = attrgetter("start")


@cache
def _stance_phrases(label: str) -> frozenset[tuple[str, ...]]:
    return frozenset(
        tuple(phrase.split(" "))
        for kind, phrases in rows("stances")
        if kind == label
        for phrase in phrases.split(" | ")
    )


def one_stance(meeting: Meeting, i: int, j: int) -> bool:
    """Whether left unit i and right unit j have one stance."""
    return stance(meeting.left, i) == stance(meeting.right, j)


def stance(side: Side, index: int) -> str:
    """Return the stance of a unit."""
    words = side.statement.words
    at = bisect_left(words, side.units[index].start, key=_start)
    if _in_question(words, at):
        return QUESTION
    if at == _commanding(side):
        return COMMAND
    found = _subordinate(words, at)
    plain = found == ASSERTED and side.units[index].fact is None
    return WANTED if plain and _wanted(words, at) else found


def _in_question(words: Sequence[Word], at: int) -> bool:
    """Whether the sentence that holds a word ends in a question mark; quotations behind the word are passed over."""
    quoted = False
    for word in words[at:]:
        if not quoted and word.text in (".", "!", "?", "”"):
            return word.text == "?" and not _given(words[:at])
        if word.text in ("“", "”"):
            quoted = word.text == "“"
        elif word.text == '"':
            if not quoted and sum(w.text == '"' for w in words[:at]) % 2:
                return False  # it ends the quotation that the word stands in
            quoted = not quoted
    return False


def _given(before: Sequence[Word]) -> bool:
    """Whether the last words before a place take for granted what follows: Did you know that ..."""
    known = [k for k, w in enumerate(before[1:], 1) if w.lower == "that" and _is_stance(before[k - 1], "given")]
    return bool(known) and not any(w.text in (".", "!", "?") for w in before[known[-1] :])


def _commanding(side: Side) -> int | None:
    """Return the verb in its base form that opens a statement without a subject: See the map below."""
    words = side.statement.words
    at = next((k for k, w in enumerate(words) if w.lemma and w.lower not in _BEFORE_BASE), None)
    if at is None or at + 1 >= len(words) or any(name.span.meets(words[at]) for name in side.names):
        return None
    word, behind = words[at], words[at + 1]
    lemma, pos = analyse(word.lower)
    if not word.content or pos[:1] != "v" or lemma != word.lower or lookup("given_names", word.lower):
        return None
    # "Cook said", "Talk was cheap": what has a verb behind it is a subject
    return None if behind.lemma in ("be", "have", "do") or _verb_form(behind) else at


def _verb_form(word: Word) -> bool:
    lemma, pos = analyse(word.lower)
    return "v" in pos and lemma != word.lower


def _wanted(words: Sequence[Word], at: int) -> bool:
    """Whether a verb is an infinitive that hangs on a word of wanting: asked them to pay, a bid to pay."""
    lemma, pos = analyse(words[at].lower)
    if "v" not in pos or lemma != words[at].lower:
        return False
    while at > 0 and (words[at - 1].lower in _BEFORE_BASE or words[at - 1].lower.endswith("ly")):
        at -= 1
    if at < 2 or words[at - 1].lower != "to":
        return False
    for k in range(at - 2, max(-1, at - 3 - OBJECT), -1):
        word = words[k]
        if word.text in _CLAUSE_ENDS or word.lower == "to":
            return False
        if (word.lemma,) in _stance_phrases("wanting"):
            return True
        if (word.lemma,) in _stance_phrases("causing"):
            return word.lower == word.lemma or word.lower.endswith("ing")
    return False


def _subordinate(words: Sequence[Word], at: int) -> str:
    """Return the stance that the nearest conjunction before a word, in the same clause, sets."""
    for k in range(at - 1, max(-1, at - 1 - REACH), -1):
        found = _set_by(words, k)
        if found is not None:
            return found
        if words[k].text in _CLAUSE_ENDS or _is_stance(words[k], "leaving") or _main_clause(words, k, at):
            return ASSERTED
    return ASSERTED


def _main_clause(words: Sequence[Word], k: int, at: int) -> bool:
    """Whether a clause begins at a word that no conjunction opens: if it rains |he will stay."""
    begins = k + 1 < at and _is_stance(words[k], "subject") and _is_stance(words[k + 1], "main")
    return begins and (k == 0 or _set_by(words, k - 1) is None)


def _set_by(words: Sequence[Word], at: int) -> str | None:
    """Return the stance that a conjunction sets which begins at a word, or None."""
    word = words[at]
    if _is_stance(word, "whether") or (_is_stance(word, "open") and _asking_before(words, at)):
        return QUESTION
    if _begins(words, at, "condition"):
        return QUESTION if word.lower == "if" and _asking_before(words, at) else CONDITION
    first = not any(w.lemma for w in words[:at])
    if first and (_is_stance(word, "opening") or _is_stance(word, "inverted")):
        return CONDITION
    opens = words[at - 1].text in _CLAUSE_ENDS or words[at - 1].lower in ("and", "or", "but")
    turned = opens and _is_stance(word, "inverted") and at + 1 < len(words) and _is_stance(words[at + 1], "subject")
    return CONDITION if turned else None


def _is_stance(word: Word, label: str) -> bool:
    return (word.lower,) in _stance_phrases(label) or (word.lemma,) in _stance_phrases(label)


def _begins(words: Sequence[Word], at: int, label: str) -> bool:
    """Whether a phrase of a class begins at a word."""
    return any(tuple(w.lower for w in words[at : at + n]) in _stance_phrases(label) for n in (1, 2, 3))


def _asking_before(words: Sequence[Word], at: int) -> bool:
    """Whether a word of asking stands right before a word, but for a preposition or pronoun or two."""
    for k in range(at - 1, max(-1, at - 2 - BETWEEN), -1):
        word = words[k]
        if {(word.lower,), (word.lemma,), (word.lemma, words[k + 1].lower)} & _stance_phrases("asking"):
            return True
        if (word.lower,) not in _stance_phrases("between"):
            return False
    return False
