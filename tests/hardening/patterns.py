"""Every regular expression of xcheck, and the texts on which each would be slowest.

An expression that backtracks does so on a text that nearly matches, again and again: `(a+)+b` on aaaa. So each
expression is taken apart into characters that its pieces accept, or just refuse, and one, two or three neighbours
of them are repeated to whatever length is wanted.
"""

from __future__ import annotations

import re
import re._parser as parser  # type: ignore[import-not-found]  # the only way to look into an expression
from collections.abc import Callable, Iterator
from itertools import pairwise
from sys import _getframe
from time import process_time
from typing import Any, NamedTuple

OPENINGS = ("", "“", "(", "A")
"What may stand before the repeated part."

ENDINGS = ("", "\n", "!", "x")
"What may stand behind it; a match that fails only there has tried everything before."

MOST_UNITS = 120
"Of one expression; the others repeat what these try."


GROWTH = 4
"The longer text is so many times as long."

MOST_GROWTH = 8.0
"A linear search takes 4 times as long on it, a quadratic one 16 times."

TIMES = 5
"The best of so many counts, as a machine may have something else to do."

LEAST_SECONDS = 0.002
"A search shorter than this tells nothing."


def collected(run: Callable[[], object]) -> list[re.Pattern[str]]:
    """Return every expression that xcheck compiles while something runs that imports it for the first time."""
    found: dict[tuple[str, int], re.Pattern[str]] = {}
    compiled = re._compile  # type: ignore[attr-defined]

    def noted(pattern: Any, flags: int) -> Any:
        result = compiled(pattern, flags)
        if isinstance(result.pattern, str) and _getframe(2).f_globals["__name__"].startswith("xcheck"):
            found[result.pattern, result.flags] = result
        return result

    re._compile = noted  # type: ignore[attr-defined]
    try:
        run()
    finally:
        re._compile = compiled  # type: ignore[attr-defined]
    return list(found.values())


def units(pattern: re.Pattern[str]) -> list[str]:
    """Return short texts to repeat: neighbouring characters that the expression's pieces accept."""
    characters = list(_accepted(parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE)))
    alone = dict.fromkeys(characters)
    two = dict.fromkeys(a + b for a, b in pairwise(characters) if a != b)
    three = dict.fromkeys("".join(some) for some in zip(characters, characters[1:], characters[2:], strict=False))
    found = [*alone, *two, *three]
    step = max(len(found) / MOST_UNITS, 1.0)
    return [found[int(n * step)] for n in range(int(len(found) / step))]


def _accepted(parsed: Any) -> Iterator[str]:
    """Yield a character or two for every piece of a parsed expression, in its order."""
    for code, value in parsed:
        name = str(code)
        if name in ("LITERAL", "NOT_LITERAL"):
            yield chr(value)
        elif name == "ANY":
            yield "x"
        elif name == "IN":
            yield from _members(value)
        elif name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            yield from _accepted(value[2])
        elif name == "SUBPATTERN":
            yield from _accepted(value[3])
        elif name == "ATOMIC_GROUP":
            yield from _accepted(value)
        elif name in ("ASSERT", "ASSERT_NOT"):
            yield from _accepted(value[1])
        elif name == "BRANCH":
            for branch in value[1]:
                yield from _accepted(branch)


def _members(members: Any) -> Iterator[str]:
    """Yield what stands for a set of characters: of each range the first, of each category one."""
    for code, value in list(members)[:6]:
        name = str(code)
        if name == "LITERAL":
            yield chr(value)
        elif name == "RANGE":
            yield chr(value[0])
        elif name == "CATEGORY":
            yield {"DIGIT": "7", "SPACE": " ", "WORD": "a"}.get(str(value).rsplit("_", 1)[-1], "-")


class Timed(NamedTuple):
    """The repeated text on which an expression takes longest, and how much longer on one four times as long."""

    growth: float
    seconds: float
    unit: str
    pattern: str

    @property
    def linear(self) -> bool:
        """Whether it takes no longer than a linear search may."""
        return self.seconds < LEAST_SECONDS or self.growth < MOST_GROWTH


def timed(pattern: re.Pattern[str], length: int) -> Timed:
    """Return the worst that an expression does to texts of that length and four times it."""
    tried = [(_seconds(pattern, unit, length, at), unit, at) for unit in units(pattern) for at in range(len(OPENINGS))]
    _, unit, at = max(tried)
    least = most = float("inf")
    for _ in range(TIMES):
        least = min(least, _seconds(pattern, unit, length, at))
        most = min(most, _seconds(pattern, unit, GROWTH * length, at))
    return Timed(most / least, most, unit, pattern.pattern)


def _seconds(pattern: re.Pattern[str], unit: str, length: int, at: int) -> float:
    """Return how long it takes to find all matches in a repeated text."""
    text = OPENINGS[at] + unit * (length // len(unit)) + ENDINGS[at]
    begin = process_time()
    for _ in pattern.finditer(text):
        pass
    return process_time() - begin
