"""Figures that two articles do not both have by chance, wherever they stand.

45.8 percent      45.8 percent            three digits alike
$13.6 million     $13,625,777             one is the other, rounded
$15 million to charity   nearly $15 million to charity      two digits, and a word beside them
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from ...comparability.anchor import of_others
from ...facts.numbers import same_quantity
from ...model import Number
from ..corpus import Corpus
from . import Link, mention

DIGITS, FEWER = 3, 2
"""Digits that two figures do not share by chance, and fewer that they do not where a word beside them is one, too."""

CERTAIN, LIKELY = 0.9, 0.3
"""Sureness of a link for either reason."""

BESIDE = 6
"""Units on either side of a figure that say what it is of."""

MOST_ALIKE = 48
"""Figures of one size beyond which they are a table, and are distinguished by nothing here."""

FORMS = ("money", "percent", "measure", "count")


def precise(corpus: Corpus) -> Iterator[Link]:
    """Yield the links between figures of several digits that are one figure, more or less rounded."""
    alike: dict[tuple[str, str, str], list[tuple[str, Number, float]]] = {}
    for reading in corpus.readings:
        for fact in reading.facts:
            if isinstance(fact, Number) and fact.form in FORMS:
                for value in dict.fromkeys((fact.low, fact.high)):
                    if value and _digits(value) >= FEWER:
                        alike.setdefault((fact.form, fact.unit, f"{value:.1e}"), []).append((reading.id, fact, value))
    for group in alike.values():
        for one, other in combinations(group, 2) if len(group) <= MOST_ALIKE else ():
            confidence = _one_figure_confidence(corpus, one, other)
            if confidence:
                yield Link(confidence, mention(one[1], one[0]), mention(other[1], other[0]))


def _one_figure_confidence(corpus: Corpus, one: tuple[str, Number, float], other: tuple[str, Number, float]) -> float:
    """Return how sure it is that two figures are one; 0 where they may be two."""
    (article, a, value), (another, b, second) = one, other
    digits = min(_digits(value), _digits(second))
    rounded = f"{value:.{digits - 1}e}" == f"{second:.{digits - 1}e}"
    if article == another or not rounded or not same_quantity(a, b):
        return 0.0
    if value != second and _of_others(corpus, a, b):
        return 0.0
    if digits >= DIGITS and a.exact and b.exact:
        return CERTAIN
    return LIKELY if _words_beside(corpus, a) & _words_beside(corpus, b) else 0.0


def _of_others(corpus: Corpus, a: Number, b: Number) -> bool:
    """Whether two figures stand in a pair of statements that say they are of two owners or two years."""
    pairs = ((a, b), (b, a))
    meetings = [(corpus.meetings.get((left.statement, right.statement)), left, right) for left, right in pairs]
    return any(meeting is not None and of_others(meeting, left, right) for meeting, left, right in meetings)


def _digits(value: float) -> int:
    """Return how many digits a figure has from its first to the last that is no zero."""
    return len(f"{abs(value):.9e}".partition("e")[0].replace(".", "").rstrip("0"))


def _words_beside(corpus: Corpus, number: Number) -> frozenset[str]:
    """Return what the words on either side of a figure say, but what is counted."""
    side = corpus.sides[number.statement]
    at = side.unit_at(number.start)
    if at is None:
        return frozenset()
    near = side.units[max(0, at - BESIDE) : at + BESIDE + 1]
    return frozenset(unit.key for unit in near if unit.content and unit.fact is None and unit.key != number.unit)
