"""Two things of one statement that change places: two figures, or what is and what is not.

source    Four have been discharged, and two are in intensive care. The boiler was set at 48 degrees instead of 60.
draft     Two have been discharged, and four are in intensive care. The boiler was set at 60 rather than 48 degrees.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from ..claims.clauses import STEM
from ..comparability import outside_quotes
from ..facts.numbers import same_quantity
from ..match import Side
from ..model import Number, Span
from ..slots import too_many
from .against import Against
from .cast import Cast
from .stems import MARKS, MOST_PLACES, share, stems, stems_of

ALIKE = 0.3
"""Least share of the other words of a draft statement that a statement of a source must have to be of the same."""

REACH = 10
"""Tokens on each side of "instead of" within which stand the two things."""

TWO = 2
"""Words by which a thing is known again; a figure is known by itself."""

COUNTS = ("count", "bare")
"""Forms of one count, with its noun and without: four guests, four."""

INSTEAD = (("instead", "of"), ("rather", "than"), ("but", "not"))
"""Words between what is and what is not."""


class Contrast(NamedTuple):
    """What a statement says is so and what is not, each by the first letters of its words."""

    span: Span
    real: frozenset[str]
    unreal: frozenset[str]


@lru_cache(maxsize=2048)
def contrasts(side: Side) -> tuple[Contrast, ...]:
    """Return what a statement sets against each other: 48 instead of 60, guests but not holders of tickets."""
    return tuple(_contrasts(side))


def _contrasts(side: Side) -> Iterator[Contrast]:
    tokens = side.analysis.tokens
    for at in range(1, len(tokens) - 2):
        pair = (tokens[at].lower, tokens[at + 1].lower)
        behind = tokens[at + 1 : at + 1 + REACH]
        end = next((token.start for token in behind[1:] if token.tag in MARKS), behind[-1].end)
        later = pair[0] == "but" and any(token.lower in ("not", "n't") and token.end <= end for token in behind)
        if (pair in INSTEAD or later) and outside_quotes(side, tokens[at].span):
            before = [t for t in tokens[max(0, at - REACH) : at] if t.text != ","]
            left = stems(side, Span(before[0].start, tokens[at].start)) if before else frozenset()
            right = stems(side, Span(tokens[at + 1].start, end))
            if left - right and right - left:
                yield Contrast(Span(tokens[at].start, tokens[at + 1].end), left - right, right - left)


def turned_contrasts(own: Side, cast: Cast) -> Iterator[Against]:
    """Yield what a draft statement sets against each other the other way round than the sources, with their words."""
    for mine in contrasts(own):
        words = mine.real | mine.unreal
        places = sorted({at for stem in words for at in cast.by_stem.get(stem, ())[:MOST_PLACES]})
        pairs = [(side, theirs) for side in map(cast.sides.__getitem__, places) for theirs in contrasts(side)]
        straight = any(mine.real & theirs.real and mine.unreal & theirs.unreal for _, theirs in pairs)
        for side, theirs in pairs:
            if not straight and _known_again(mine.real & theirs.unreal) and _known_again(mine.unreal & theirs.real):
                yield Against(mine.span, side, theirs.span)
                return


def _known_again(common: frozenset[str]) -> bool:
    return len(common) >= TWO or any(stem.isdigit() for stem in common)


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
