"""What an article has somewhere else: in the same words anywhere, in other words near the paired statement.

left    ... said the engineer, Rosa K. Lund        "engineer" and the name are unlinked in the statement that quotes
right   Rosa Lund, who built it, said that ...     her, and stand in the one before it
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from ..data import classes
from ..facts.dates import dates_agree
from ..facts.names import overlap
from ..facts.numbers import agree, same_quantity
from ..match import Comparison, Side, Unit, sides
from ..model import Date, Fact, Name, Number, Reading, Span, Word
from ..senses import meaning
from ..words import analyse, relatives, slip_of
from .single import forms_of

REACH = 1
"""Statements on each side of a paired one in which its matter may be stated: split in two, or taken up again."""

MANY_SENSES = 4
"""Leading senses from which a word is too general to be a detail by itself: order, case, age, part."""

GENERAL = 0.5
"""How much a general word counts beside a word that has a meaning of its own."""

_PERSONS = frozenset(("person", "people", "man", "woman"))
"""Wide words that say of whom a statement is all the same: among women."""


class Near:
    """The statements of one article in which another may state what one of its statements states, by its id."""

    def __init__(self, comparison: Comparison) -> None:
        self._partners: dict[str, list[Side]] = {}
        for meeting in comparison.meetings:
            self._partners.setdefault(meeting.left.statement.id, []).append(meeting.right)
            self._partners.setdefault(meeting.right.statement.id, []).append(meeting.left)

    def of(self, statement: str) -> list[Side]:
        """Return what answers a statement, and the statements beside that."""
        found: dict[str, Side] = {}
        for partner in self._partners.get(statement, ()):
            all_sides, order = sides(partner.reading), _statement_order(partner.reading)
            at = order[partner.statement.id]
            around = partner.reading.statements[max(0, at - REACH) : at + REACH + 1]
            found.update((beside.id, all_sides[beside.id]) for beside in around)
        return list(found.values())


@lru_cache(maxsize=8)
def _statement_order(reading: Reading) -> dict[str, int]:
    return {statement.id: at for at, statement in enumerate(reading.statements)}


@lru_cache(maxsize=8)
def words_of(reading: Reading) -> frozenset[str]:
    """Return every word of an article as it stands, in lower case, and its lemma."""
    return frozenset(form for s in reading.statements for w in s.words for form in (w.lower, w.lemma))


def new_words(side: Side, span: Span, opposite: Side) -> list[Word]:
    """Return the content words of a span that the other article has nowhere, nor misspelt in the paired statement."""
    anywhere = words_of(opposite.reading)
    there = {form for w in opposite.statement.words for form in (w.lower, w.lemma)}
    words = [w for w in side.words_in(span.start, span.end) if w.content]
    new = [w for w in words if w.lower not in anywhere and w.lemma not in anywhere]
    return [w for w in new if not any(slip_of(w.lower, other) for other in there)]


def present_near(side: Side, unit: Unit, there: Reading, near: Sequence[Side]) -> bool:
    """Whether an article states a unit near the paired statement, in the same or other words.

    A name counts in any form and anywhere, a figure whatever it is of there.
    """
    if not near:
        return False
    if unit.fact is not None and _known(unit.fact, there, near):
        return True
    words = [word for word in side.words_in(unit.start, unit.end) if word.content]
    return all(word_near(word, near) for word in words)


def amount(words: Iterable[Word], side: Side) -> float:
    """Return how informative words are: 1 for each that has a meaning of its own, less for a general one."""
    facts = [fact.span for fact in (*side.names, *side.numbers, *side.dates)]
    return sum(1.0 if any(fact.meets(w) for fact in facts) or not general(w) else GENERAL for w in words)


def general(word: Word) -> bool:
    """Whether a word says little without the words around it: an adverb, a light verb, a word of many senses."""
    if classes("topic_words").get(word.lemma, "count") != "count" and word.lemma not in _PERSONS:
        return True
    return analyse(word.lower)[1][:1] == "r" or len(meaning(forms_of(word)).own) >= MANY_SENSES


def word_near(word: Word, near: Sequence[Side]) -> bool:
    """Whether one of some statements has a word, or another that means the same."""
    there = [other for side in near for other in side.statement.words]
    if any(other.lemma == word.lemma for other in there):
        return True
    forms = forms_of(word)
    return any(_same_meaning(forms, other) for other in {forms_of(other) for other in there if other.content})


@lru_cache(maxsize=65536)
def _same_meaning(own: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether another word means what a word does: one of its family, a synonym, or a kind of it.

    A kind of the other word is a detail: women where the other article has adults.
    """
    if any(a in relatives(b) or b in relatives(a) for a in own for b in other):
        return True
    a, b = meaning(own), meaning(other)
    return bool(a.own & b.own or a.own & b.wider)


def _known(fact: Fact, there: Reading, near: Sequence[Side]) -> bool:
    """Whether an article has a fact: a name anywhere, a figure or a day near what answers, whatever it is of there."""
    if isinstance(fact, Name):
        return any(overlap(fact, f) for f in there.facts if isinstance(f, Name))
    if isinstance(fact, Number):
        return any(_same_figure(fact, other) for side in near for other in side.numbers)
    return isinstance(fact, Date) and any(dates_agree(fact, other) for side in near for other in side.dates)


def _same_figure(fact: Number, other: Number) -> bool:
    same = (fact.low, fact.high) == (other.low, other.high)
    return same or (same_quantity(fact, other) and agree(fact, other))
