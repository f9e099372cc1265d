"""What quoted words are said of: "She called |the law| a “mess”", "|The law| would be a “mess”".

Found for short quotations behind a verb of naming or behind "is"; nothing where the grammar does not show it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from ..data import classes
from ..facts.names import coreferent
from ..facts.wording import is_verb
from ..match import Comparison, Side
from ..model import Attribution, Quote, Reading, Span, Word
from ..record import Record
from ..words import related
from .claims import content_words, innermost

REACH = 12
"""Words between a naming verb and its quotation."""

LONGEST = 4
"""Content words of a quotation that names something."""

BACK = 3
"""Statements in which "these", "the" or "it" may mean what was named last."""

_BE = frozenset(("be", "is", "are", "was", "were", "been", "being", "isn't", "aren't", "become", "becomes", "became"))
_ENDS = frozenset(("as", "to", "that", "which", "who", "into", "and", "but", "while", "because"))
_CUTS = frozenset((",", "—", "–", "(", ")", ";", ":", "“", "”", '"', "--"))
_BACK_TO = frozenset(("the", "this", "that", "these", "those", "such", "it", "they"))


class Naming(Record):
    """A quotation and the words that say of what it is said."""

    side: Side
    quote: Quote
    span: Span
    words: tuple[Word, ...]
    "Content words of the target."
    lemmas: frozenset[str]
    "Lemmas of the target, of what stands beside it, and of what was named just before when it points back."
    voice: Attribution | None


@lru_cache(maxsize=4)
def namings(comparison: Comparison, reading: Reading) -> tuple[Naming, ...]:
    """Return what the short quotations of an article are said of, in the order of the text."""
    return tuple(_namings(comparison, reading))


def _namings(comparison: Comparison, reading: Reading) -> Iterator[Naming]:
    order = {statement.id: number for number, statement in enumerate(reading.statements)}
    last: tuple[int, frozenset[str]] | None = None
    for quote in (fact for fact in reading.facts if isinstance(fact, Quote)):
        side = comparison.sides[quote.statement]
        if not side.statement.compared or not 0 < content_words(side, quote.span) <= LONGEST:
            continue
        voice = innermost(side, quote.span)
        found = _target(side, quote, voice)
        if found is None:
            continue
        phrase, beside = found
        lemmas = frozenset(word.lemma for word in (*phrase, *beside) if word.content)
        at = order[quote.statement]
        if last is not None and at - last[0] <= BACK and phrase[0].lower in _BACK_TO:
            lemmas |= last[1]
        last = at, lemmas
        words = tuple(word for word in phrase if word.content)
        if words:
            yield Naming(side, quote, Span(phrase[0].start, phrase[-1].end), words, lemmas, voice)


def _target(side: Side, quote: Quote, voice: Attribution | None) -> tuple[list[Word], list[Word]] | None:
    """Return the phrase a quotation is said of, and the words that stand in apposition to it."""
    before = [w for w in side.statement.words if w.end <= quote.start]
    while before and not before[-1].lemma:
        before.pop()
    start = voice.content.start if voice is not None and voice.content.start < quote.start else 0
    be = _copula(before)
    if be is not None:
        return _first_phrase(before, be, start)
    near = range(len(before) - 1, max(-1, len(before) - 1 - REACH), -1)
    at = next((k for k in near if _is_of_kind("verb", before[k])), None)
    if at is None or "not" in (w.lower for w in before[at:]):
        return None
    if any(w.lower in _BE for w in before[max(0, at - 2) : at]) or before[at].lemma == "count":
        return _first_phrase(before, at, start)
    phrase = _object(before[at + 1 :])
    if len(phrase) == 1 and _is_of_kind("pronoun", phrase[0]):
        phrase = _antecedent(side, before[at]) if phrase[0].lower in ("them", "it", "these", "this") else []
    return (phrase, []) if phrase else None


def _is_of_kind(kind: str, word: Word) -> bool:
    known = classes("naming")
    return known.get(word.lower) == kind or known.get(word.lemma) == kind


def _copula(before: list[Word]) -> int | None:
    """Return the "is" of "X is a kind of “Y”", when only small words stand between it and the quotation."""
    for at in range(len(before) - 1, max(-1, len(before) - 7), -1):
        if before[at].lower in _BE:
            return at
        if not _is_of_kind("filler", before[at]):
            return None
    return None


def _object(words: list[Word]) -> list[Word]:
    """Return the first noun phrase behind a naming verb: "the security arrangements" (as forming an ...)."""
    if words and words[0].lower == "of":
        words = words[1:]
    phrase: list[Word] = []
    for word in words:
        if word.lower in _ENDS or word.text in _CUTS or (word.lower in ("a", "an") and phrase):
            break
        phrase.append(word)
    if not phrase or is_verb(phrase[0]) or not any(w.content or _is_of_kind("pronoun", w) for w in phrase):
        return []
    return phrase


def _first_phrase(before: list[Word], verb: int, start: int) -> tuple[list[Word], list[Word]] | None:
    """Return the first phrase of the clause before a verb, and what stands between the two."""
    clause = [w for w in before[:verb] if w.start >= start]
    while clause and (clause[0].lower in _ENDS or clause[0].text in _CUTS):
        clause = clause[1:]
    phrase: list[Word] = []
    for word in clause:
        if word.text in _CUTS or word.lower in (
            "would",
            "will",
            "could",
            "can",
            "may",
            "might",
            "must",
            "should",
        ):
            break
        if word.lower in _BE or word.lower in _ENDS:
            break
        phrase.append(word)
    if not any(w.content for w in phrase):
        return None
    return phrase, [w for w in clause[len(phrase) :] if w.lemma]


def _antecedent(side: Side, verb: Word) -> list[Word]:
    """Return the nearest name before "calling them" that is no person, no speaker and in no insertion."""
    speakers = [a.source for a in side.attributions if a.source is not None]
    text = side.reading.article.text
    for name in reversed(side.names):
        if name.end > verb.start or name.adjective or name.category == "person":
            continue
        if _inserted(text, side.statement.start, name.start, verb.start):
            continue
        if not any(source.meets(name) for source in speakers):
            return [w for w in side.statement.words if name.start <= w.start < name.end]
    return []


def _inserted(text: str, start: int, at: int, end: int) -> bool:
    """Whether a place stands between two dashes or brackets that close before the verb."""
    for opens, closes in (("—", "—"), ("–", "–"), ("(", ")")):
        if text.count(opens, start, at) % 2 and text.find(closes, at, end) >= 0:
            return True
    return False


def one_thing(a: Naming, b: Naming) -> bool:
    """Whether two targets share a word, a related word or a name."""
    if a.lemmas & b.lemmas or any(related(x, y) for x in sorted(a.lemmas) for y in sorted(b.lemmas)):
        return True
    names_a = [n for n in a.side.names if n.span.meets(a.span)]
    names_b = [n for n in b.side.names if n.span.meets(b.span)]
    return any(coreferent(x, y) for x in names_a for y in names_b)
