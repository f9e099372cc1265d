"""Two figures of one statement that change places.

source    Four have been discharged, and two are in intensive care.
draft     Two have been discharged, and four are in intensive care.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from ..claims.clauses import STEM
from ..comparability import outside_quotes
from ..facts.numbers import same_quantity
from ..match import Side
from ..model import Number, Span
from ..slots import too_many
from .against import Against
from .cast import Cast
from .stems import MARKS, share, stems, stems_of

ALIKE = 0.3
"""Least share of the other words of a draft statement that a statement of a source must have to be of the same."""

TWO = 2
"""Words by which a thing is known again."""

COUNTS = ("count", "bare")
"""Forms of one count, with its noun and without: four guests, four."""


def exchanged_figures(own: Side, cast: Cast) -> Iterator[Against]:
    """Yield a figure of a draft statement that stands in a source where the draft has another one, and that for it."""
    for one, other in () if too_many(own.numbers) else combinations(own.numbers, 2):
        ages = "age" in (one.form, other.form)  # one person's at two times
        one_sort = same_quantity(one, other) or (one.form in COUNTS and other.form in COUNTS)
        if ages or not one_sort or (one.low, one.high) == (other.low, other.high) or not outside_quotes(own, one.span):
            continue
        if _part_of(own, one) or _part_of(own, other):
            continue
        near = _words_of_figure(own, one), _words_of_figure(own, other)
        forms = COUNTS if one.form in COUNTS else (one.form,)
        for side, a in (place for form in forms for place in cast.figures.get((one.low, one.high, form), ())):
            for b in (b for b in side.numbers if (b.low, b.high) == (other.low, other.high) and b is not a):
                theirs = _words_of_figure(side, a), _words_of_figure(side, b)
                both = (near[0] & near[1]) | (theirs[0] & theirs[1])
                crossed = [len((near[k] & theirs[1 - k]) - both) for k in (0, 1)]
                straight = any((near[k] & theirs[k]) - both for k in (0, 1))
                if max(crossed) >= TWO and not straight and share(stems_of(own), stems_of(side)) >= ALIKE:
                    yield Against(one.span, side, a.span)
                    return


def _part_of(side: Side, number: Number) -> bool:
    """Whether a figure is a part of another one, so that one verb holds for both: 17 of the plant's 64 people."""
    return any(word.lower == "of" for word in side.words_in(number.start, number.end + 2))


def _words_of_figure(side: Side, number: Number) -> frozenset[str]:
    """Return the words of a figure: up to the next mark, conjunction or figure on each side."""
    tokens = side.analysis.tokens
    cuts = [t for t in tokens if t.tag in MARKS or t.tag == "CC" or any(n.span.meets(t) for n in side.numbers)]
    start = max((t.end for t in cuts if t.end <= number.start), default=side.statement.start)
    end = min((t.start for t in cuts if t.start >= number.end), default=side.statement.end)
    return stems(side, Span(start, end)) - {word.lemma[:STEM] for word in side.words_in(number.start, number.end)}
