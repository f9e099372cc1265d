"""An utterance of an article as one row of words, and where a quotation of the other article stands in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import NamedTuple

from ..match import Comparison
from ..model import Reading
from ..record import Record
from .utterances import Passage, Token, passages


class Spoken(Record, eq=False):
    """All that one utterance of an article holds, as one row of words."""

    tokens: tuple[Token, ...]
    sentence: tuple[int, ...]
    "For each word the number of its sentence."
    passages: tuple[Passage, ...]

    @cached_property
    def at(self) -> dict[str, list[int]]:
        """Where each word stands."""
        found: dict[str, list[int]] = {}
        for number, token in enumerate(self.tokens):
            found.setdefault(token.key, []).append(number)
        return found

    @cached_property
    def line(self) -> str:
        """All words as one text, each between two marks that no word holds."""
        return _joined_keys([token.key for token in self.tokens])

    def has(self, tokens: Sequence[Token]) -> bool:
        """Whether it holds some words in a row."""
        return _joined_keys([token.key for token in tokens]) in self.line

    def begins(self, at: int) -> bool:
        """Whether a sentence begins at a place."""
        return at == 0 or self.sentence[at - 1] != self.sentence[at]

    def rest(self, at: int) -> tuple[Token, ...]:
        """Return what follows of a sentence behind one of its words."""
        return tuple(self.tokens[k] for k in range(at + 1, len(self.tokens)) if self.sentence[k] == self.sentence[at])

    def before(self, at: int) -> tuple[Token, ...]:
        """Return what stands of a sentence before one of its words."""
        return tuple(self.tokens[k] for k in range(at) if self.sentence[k] == self.sentence[at])

    def passage_at(self, at: int) -> Passage:
        """Return the sentence that a word stands in."""
        return self.passages[self.sentence[at]]


class Held(NamedTuple):
    """Where the words of a quotation stand in an utterance of the other article."""

    spoken: Spoken
    stretches: tuple[tuple[int, int], ...]
    "First word and the one behind the last, for each stretch between ellipses."

    @property
    def passage(self) -> Passage:
        """The sentence in which they begin."""
        return self.spoken.passage_at(self.stretches[0][0])

    @property
    def honest(self) -> bool:
        """Whether no ellipsis joins the beginning of one sentence to the middle of another."""
        for (_, end), (start, _) in pairwise(self.stretches):
            apart = self.spoken.sentence[end - 1] != self.spoken.sentence[start]
            if apart and not self.spoken.begins(start) and not self.spoken.begins(end):
                return False
        return True


@lru_cache(maxsize=16)
def spoken(comparison: Comparison, reading: Reading) -> tuple[Spoken, ...]:
    """Return the utterances of an article, each as one row of words."""
    grouped: dict[int, list[Passage]] = {}
    for passage in passages(comparison, reading):
        grouped.setdefault(passage.number, []).append(passage)
    return tuple(_spoken_of(some) for some in grouped.values())


def _spoken_of(some: Sequence[Passage]) -> Spoken:
    tokens = tuple(token for passage in some for token in passage.tokens)
    sentence = tuple(number for number, passage in enumerate(some) for _ in passage.tokens)
    return Spoken(tokens, sentence, tuple(some))


_MARK = "\x1f"


def _joined_keys(keys: Sequence[str]) -> str:
    return _MARK + _MARK.join(keys) + _MARK


def holders(passage: Passage, there: Sequence[Spoken]) -> Iterator[Held]:
    """Yield where an article quotes all words of a quotation, in order, unbroken but at its ellipses."""
    wanted = frozenset(passage.keys)
    for one in there:
        if wanted <= one.at.keys():
            stretches = _stretch_places(one, passage.tokens)
            if stretches is not None:
                yield Held(one, stretches)


def held(passage: Passage, there: Sequence[Spoken]) -> Held | None:
    """Return the first place where an article quotes the words of a quotation, an honest one where there is one."""
    first = None
    for found in holders(passage, there):
        if found.honest:
            return found
        first = first or found
    return first


def _stretch_places(one: Spoken, tokens: Sequence[Token]) -> tuple[tuple[int, int], ...] | None:
    """Return the places of the stretches of a quotation, each unbroken, in order; None where one is missing."""
    found: list[tuple[int, int]] = []
    at = 0
    for stretch in _stretches(tokens):
        at = one.line.find(_joined_keys(stretch), at)
        if at < 0:
            return None
        start = one.line.count(_MARK, 0, at)
        found.append((start, start + len(stretch)))
        at += len(_joined_keys(stretch)) - 1
    return tuple(found)


def _stretches(tokens: Sequence[Token]) -> list[list[str]]:
    """Return the words between the ellipses and brackets of a quotation."""
    found: list[list[str]] = []
    for token in tokens:
        if token.gap or not found:
            found.append([])
        found[-1].append(token.key)
    return found
