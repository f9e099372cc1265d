"""Texts that are no articles: random characters, figures and made-up words, and short pieces repeated.

What stands in them is a name, a number or a date at every step, so that whatever is held against all else shows.
Time is the processor's, and the shortest of some tries, as a machine may have something else to do.
"""

from __future__ import annotations

import gc
import random
from collections.abc import Callable
from time import process_time
from typing import NamedTuple

import xcheck
from xcheck import Article

SORTS = ("words", "names", "marks", "ascii", "digits")

UNITS = (
    "1 ", "$1 ", "1-", "[1]", "1) ", "a.b", "a-", "-a", "é", "a—b", "\x1b[31m", "Aa, ", "Aa of ", "U.S. ",
    "Monday ", "ten to ", "Mr. Aa Bb said. ", "“A b,” said Bb Cc. ",
)  # fmt: skip

GROWTH, MOST_GROWTH = 4, 10.0
"The longer text is so many times as long; linear work takes 4 times as long on it, work with the square 16 times."

LEAST_SECONDS = 0.5
"Work shorter than this tells nothing."

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_MARKS = ".,;:!?\"'()[]{}-—…“”$%&*#@/\\ \n"


def noise(kind: str, length: int, seed: int) -> str:
    """Return a text without sense of about that length; the same for the same seed."""
    drawn, found, size = random.Random(seed), [], 0
    while size < length:
        piece = _piece(kind, drawn)
        found.append(piece)
        size += len(piece)
    return "".join(found)


def _piece(kind: str, drawn: random.Random) -> str:
    if kind == "marks":
        return drawn.choice(_MARKS)
    if kind == "ascii":
        return chr(drawn.randint(32, 126))
    if kind == "digits":
        word = str(drawn.randint(0, 10 ** drawn.randint(1, 8)))
    else:
        word = "".join(drawn.choice(_LETTERS) for _ in range(drawn.randint(1, 9)))
    return (word.capitalize() if kind == "names" else word) + drawn.choice((" ", " ", " ", ". ", ", ", "\n"))


CALLS: dict[str, Callable[[Article, Article], object]] = {
    "compare": xcheck.compare,
    "check": lambda draft, source: xcheck.check(draft, [source]),
    "within": lambda article, _: xcheck.compare_within(article),
}


def seconds(call: str, a: str, b: str) -> float:
    """Return how long the processor is busy with two texts."""
    one, two = Article("a", a), Article("b", b)
    return busy(lambda: CALLS[call](one, two))


def busy(work: Callable[[], object]) -> float:
    """Return how long the processor is busy with a piece of work.

    Nothing is collected meanwhile: that takes time by all that other tests have left, not by the work.
    """
    gc.collect()
    gc.disable()
    begin = process_time()
    try:
        work()
        return process_time() - begin
    finally:
        gc.enable()


class Grown(NamedTuple):
    """How long a text takes, and one four times as long."""

    least: float
    most: float

    @property
    def growth(self) -> float:
        """How many times longer the longer one takes."""
        return self.most / max(self.least, 1e-9)

    @property
    def linear(self) -> bool:
        """Whether work grows about as the text does."""
        return self.most < LEAST_SECONDS or self.growth < MOST_GROWTH


def grown(cost: Callable[[int], float], size: int) -> Grown:
    """Time work of a size and of GROWTH times it, each the shorter of two tries.

    Both are tried again only where the first round looks as if it grew with the square: on a machine that is busy with
    something else the long one may meet what the short one did not, and of two rounds the better one is believed.
    """
    once = Grown(min(cost(size) for _ in range(2)), cost(GROWTH * size))
    return once if once.linear else min(once, Grown(cost(size), cost(GROWTH * size)), key=lambda round: round.growth)


def repeated(call: str, unit: str) -> Callable[[int], float]:
    """Return what two texts of a length cost that are a repeated piece; the second ends otherwise."""

    def cost(length: int) -> float:
        text = unit * (length // len(unit))
        return seconds(call, text, text[: -len(unit)] + "x.")

    return cost


FIGURES = (
    "12 km 3 kg ", "12% to 13 per cent ", "The fire killed 12; ", "Did 12 die? ", "The fire killed 12.\n",
    "“We will go,” said Ann Berg. ", "It rained on 3 May 2026. ",
)  # fmt: skip
"""Short pieces in which a figure stands at every step, beside which the other article has another."""


def houses(length: int, act: str) -> str:
    """Return sentences of which no two are alike."""
    found, size, number = [], 0, 0
    while size < length:
        found.append(f"The fire in house {number * 7919 % 100003} {act} {number % 977} people near the river. ")
        size, number = size + len(found[-1]), number + 1
    return "".join(found)


_NOUNS = (
    "council", "bridge", "mayor", "river", "harbour", "school", "budget", "union", "ferry", "court", "plan", "road",
    "winter", "clerk", "town", "gate",
)  # fmt: skip
_SURNAMES = (
    "Adler", "Brandt", "Costa", "Duran", "Eklund", "Farkas", "Gruber", "Hansen", "Ivers", "Jonas", "Kovac", "Lind",
    "Moreau", "Nagy", "Olsen",
)  # fmt: skip


def _surname(number: int) -> str:
    """Return one of 1,500 surnames."""
    return f"{_SURNAMES[number % 15]}{'abcdefghij'[number // 15 % 10]}{'klmnopqrst'[number // 150 % 10]}"


def _question(n: int) -> str:
    return f"Why did the {_NOUNS[n % 16]} of {_surname(n)} leave the {_NOUNS[(n * 3 + 1) % 16]} in {1900 + n % 99}?"


def _common_words(n: int) -> str:
    return " ".join(random.Random(n).choices(_NOUNS, k=9)).capitalize() + "."


SENTENCES: dict[str, Callable[[int], str]] = {"questions": _question, "common words": _common_words}
"""What each sentence brings anew: a name and acts; another choice of a few words that all others have, too."""


def article(kind: str, length: int, first: int) -> str:
    """Return paragraphs of five of the SENTENCES from number `first` on, about that many characters."""
    found, size = [], 0
    while size < length:
        found.append(SENTENCES[kind](first + len(found)))
        size += len(found[-1]) + 1
    return "\n\n".join(" ".join(found[at : at + 5]) for at in range(0, len(found), 5))
