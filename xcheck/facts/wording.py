"""Markers: words that set the force of a claim (negation, certainty, degree, scope), and their targets."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from ..data import rows
from ..model import Marker, Span, Statement, Word
from ..words import analyse, closed

_ASIDE = 8
"""Words between two commas right behind a negation, which it does not deny."""

_REACH = 5
"""Words a marker looks ahead for its target; longer and it leaves its own phrase."""

_NOT_A_TARGET = frozenset(
    (
        "be", "is", "are", "was", "were", "been", "being", "am", "have", "has", "had", "having", "do", "does",
        "did", "will", "would", "shall", "should", "may", "might", "can", "could", "must", "to",
    )
)  # fmt: skip
"""Auxiliaries: a marker works on the verb behind them."""

_CLAUSE_ENDS = frozenset(",;:.()—–?!”")


@cache
def _phrases_by_word() -> dict[str, tuple[tuple[tuple[str, ...], str, str], ...]]:
    """Return {first word: ((phrase, type, class), ...)}, longest phrase first."""
    found: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for kind, label, _, phrases in rows("markers"):
        for phrase in phrases.split(" | "):
            parts = tuple(phrase.replace("-", " - ").split(" "))
            found.setdefault(parts[0], []).append((parts, kind, label))
    return {first: tuple(sorted(some, key=lambda item: -len(item[0]))) for first, some in found.items()}


@cache
def strength(kind: str, label: str) -> int:
    """Return the strength of a class of markers: 0 weakest, 9 strongest."""
    return next(
        int(number) for row_kind, row_label, number, _ in rows("markers") if (row_kind, row_label) == (kind, label)
    )


@cache
def phrasal_acts() -> dict[tuple[str, str], str]:
    """Return {(verb, particle): act} of acts named in two words: strike down, overturn."""
    return {(verb, particle): act for act, verb, particle in rows("phrasal_acts")}


def is_verb(word: Word) -> bool:
    """Whether a word is, by form or habit, a verb that carries meaning."""
    return analyse(word.lower)[1].startswith("v") and word.lower not in _NOT_A_TARGET


def _ahead(words: Sequence[Word], at: int, classes: str) -> Word | None:
    """Return the first word from `at` on, within reach and clause, whose commonest class is wanted."""
    for word in words[at : at + _REACH]:
        if word.text in _CLAUSE_ENDS:
            return None
        if word.lower in _NOT_A_TARGET or not word.content:
            continue
        pos = analyse(word.lower)[1] or "n"
        if pos[0] == "v" and word.text[0].isupper() and word is not words[0]:
            pos = "n"  # a name: "not clear in the Accord agreement"
        if pos[0] in classes:
            return word
    return None


def _verb_before(words: Sequence[Word], at: int) -> Word | None:
    """Return the nearest word before `at`, within reach and clause, that is a verb before all."""
    return _ahead(words[max(0, at - 3) : at][::-1], 0, "v")


def _head_noun(words: Sequence[Word], at: int) -> Word | None:
    """Return the last word of the noun phrase that starts at `at`: "the peace framework" -> framework."""
    head = None
    for word in words[at : at + 2 * _REACH]:
        if not word.lemma and word.text not in ("-", "–"):
            break
        pos = analyse(word.lower)[1] or "n"
        if head is not None and (pos[0] in "vr" or word.lower in _LEAVES_PHRASE):
            break
        if word.lower not in _LEAVES_PHRASE and "n" in pos:
            head = word
    return head


_LEAVES_PHRASE = frozenset(
    (
        "of", "in", "on", "at", "by", "for", "from", "with", "to", "that", "which", "who", "and", "or", "but",
        "as", "than", "the", "a", "an", "this", "these", "those", "its", "their", "his", "her", "our",
    )
)  # fmt: skip


def _degree_target(words: Sequence[Word], start: int, end: int) -> Word | None:
    """Return what a degree is said of: the word it stands before or behind, if it is no size or number.

    "worked very fast" bounds fast, "worked quickly" worked; "a little dog" and "nearly 30" bound nothing.
    """
    near = words[end] if end < len(words) else None
    if near is not None and (near.text[0].isdigit() or (words[end - 1].lower == "little" and _opens_noun(words, end))):
        return None
    nearest = _ahead(words, end, "var")
    behind = _verb_before(words, start)
    if behind is None or (nearest is not None and behind is not words[start - 1]):
        return nearest
    if nearest is near and near is not None and not words[end - 1].lower.endswith("ly"):
        return near
    return behind


def _opens_noun(words: Sequence[Word], at: int) -> bool:
    """Whether a noun, or an adjective and a noun, begin at `at`."""
    for word in words[at : at + 3]:
        if not word.lemma:
            return False
        pos = analyse(word.lower)[1] or "n"
        if pos[0] == "n" or word.lower in _LEAVES_PHRASE:
            return pos[0] == "n"
    return False


_NOBODY = frozenset(("nobody", "nothing", "none", "one"))
"""Last words of negations that may be the object of a verb before them: saw nobody, saw no one."""


_JOINING = frozenset(("and", "or", "but"))
"""Words before which a marker of certainty stands for a whole clause."""


def target_of(kind: str, label: str, words: Sequence[Word], start: int, end: int) -> Word | None:
    """Return the word that a marker at words[start:end] works on."""
    if kind == "certainty" and end < len(words) and words[end].lower in _JOINING:
        return None  # worked as they should and printed all ballots
    if kind == "degree":
        return _degree_target(words, start, end)
    object_of = words[end - 1].lower in _NOBODY and start and _verb_before(words, start) is words[start - 1]
    if object_of and not (end < len(words) and _finite(words[end])):  # said nobody |had| left
        return words[start - 1]  # the police arrested nobody
    if kind == "scope":
        return _head_noun(words, end)
    if kind == "negative":
        return words[start]
    if kind == "negation":
        return _denied(label, words, end)
    return _next_content_word(words, end)


def _finite(word: Word) -> bool:
    """Whether a word is an auxiliary, or a verb that is no participle in -ing: what a subject stands before."""
    return word.lower in _NOT_A_TARGET or (is_verb(word) and not word.lower.endswith("ing"))


def _next_content_word(words: Sequence[Word], end: int) -> Word | None:
    """Return the next verb, else the next adjective or noun, else the next adverb."""
    return _ahead(words, end, "v") or _ahead(words, end, "an") or _ahead(words, end, "r")


def _denied(label: str, words: Sequence[Word], end: int) -> Word | None:
    """Return what a negation that ends at `end` denies."""
    at = _behind_aside(words, end)
    if label in ("no", "without"):  # they stand before a noun, or a verb in -ing
        return _ahead(words, at, "nvar")
    if words[at - 1].lower == "not" and at < len(words) and _determines(words[at].lower):
        return _ahead(words, at, "na") or _ahead(words, at, "v")
    return _next_content_word(words, at)


def _determines(lower: str) -> bool:
    """Whether behind a word stands what a "not" denies: it was not the pilot's error."""
    return lower == "any" or lower in closed("article") or lower in closed("possessive")


def _behind_aside(words: Sequence[Word], at: int) -> int:
    """Return the place behind what stands between two commas there: the bridge must not, he added, be closed."""
    if at < len(words) and words[at].text == ",":
        for k in range(at + 1, min(at + 1 + _ASIDE, len(words))):
            if words[k].text == ",":
                return k + 1
            if not words[k].lemma and words[k].text not in ("-", "–"):
                break
    return at


def find_markers(statement: Statement) -> tuple[Marker, ...]:
    """Return the markers of a statement in order; a longer phrase hides the shorter one it holds."""
    words, table = statement.words, _phrases_by_word()
    lowers = [word.lower for word in words]
    found: list[Marker] = []
    past = 0
    for at in [k for k, lower in enumerate(lowers) if lower in table or lower.endswith("n't")]:
        if at < past:
            continue
        lower = lowers[at]
        if lower.endswith("n't") and lower != "n't":
            found.append(_marker(statement, "negation", "not", at, at + 1))
        for phrase, kind, label in table.get(lower, ()):
            if tuple(lowers[at : at + len(phrase)]) == phrase:
                if kind != "idiom":
                    found.append(_marker(statement, kind, label, at, at + len(phrase)))
                past = at + len(phrase)
                break
    return tuple(found)


def _marker(statement: Statement, kind: str, label: str, start: int, end: int) -> Marker:
    words = statement.words
    span = Span(words[start].start, words[end - 1].end)
    target = target_of(kind, label, words, start, end)
    text = statement.text[span.start - statement.start : span.end - statement.start]
    return Marker(kind, span.start, span.end, text, statement.id, label, target.span if target else None)
