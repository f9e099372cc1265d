"""Conflicts between two articles that a third one resolves: both hold a part of what it states whole.

wire    “The bridge was old,” said the engineer.                        two wordings of one utterance?
radio   “The bridge was badly built,” said the engineer.
post    “The bridge was old and the bridge was badly built,” said ...   no: she said both
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from ..model import Finding, Kind, Place, Span
from ..voices.utterances import Token, passages, tokens_of
from .corpus import Corpus

Pieces = Sequence[Sequence[str]]


class Resolved:
    """Answers for the conflicts between each two articles of one report."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus

    def __call__(self, finding: Finding) -> bool:
        """Whether a third article holds both sides of a conflict as two parts of one thing."""
        if finding.kind is not Kind.CONFLICT or len({place.article for place in finding.places}) != 2:
            return False
        return all(self._quoted_tokens(place) for place in finding.places) and self._both_said(finding)

    def _both_said(self, finding: Finding) -> bool:
        """Whether one utterance in any article has the words of both quotations, apart from each other."""
        pieces = [
            list(self._differing_words(finding, id)) for id in sorted({place.article for place in finding.places})
        ]
        return all(pieces) and any(_hold_both(said, *pieces) for said in self._utterances)

    def _differing_words(self, finding: Finding, article: str) -> Iterator[list[str]]:
        """Yield the words that differ, with a word of their quotation on each side."""
        for place in (place for place in finding.places if place.article == article):
            tokens = self._quoted_tokens(place)
            marked = [at for at, token in enumerate(tokens) if place.start <= token.word.start < place.end]
            if marked:
                yield [token.key for token in tokens[max(0, marked[0] - 1) : marked[-1] + 2]]

    def _quoted_tokens(self, place: Place) -> list[Token]:
        side = self.corpus.sides[place.statement]
        span = Span(place.start, place.end)
        quote = next((quote for quote in side.quotes if quote.span.meets(span)), None)
        return [] if quote is None else list(tokens_of(side, quote))

    @cached_property
    def _utterances(self) -> list[list[str]]:
        """The words of each utterance, its sentences together, whichever article has it."""
        found: dict[tuple[str, int], list[str]] = {}
        seen: set[str] = set()
        for comparison in self.corpus.comparisons:
            for reading in (comparison.left, comparison.right):
                if reading.id not in seen:
                    seen.add(reading.id)
                    for passage in passages(comparison, reading):
                        found.setdefault((reading.id, passage.number), []).extend(passage.keys)
        return list(found.values())


def _hold_both(said: Sequence[str], one: Pieces, other: Pieces) -> bool:
    """Whether words hold all pieces of both, none of the one where the other has one."""
    here, there = ([_at(said, piece) for piece in pieces] for pieces in (one, other))
    if any(at is None for at in (*here, *there)):
        return False
    return not any(a.meets(b) for a in here for b in there if a is not None and b is not None)


def _at(said: Sequence[str], piece: Sequence[str]) -> Span | None:
    """Return where a run of words stands, without a word on one side of it where it does not stand with both."""
    for part in dict.fromkeys((tuple(piece), tuple(piece[:-1]), tuple(piece[1:]))):
        for at in range(len(said) - len(part) + 1):
            if len(part) > 1 and tuple(said[at : at + len(part)]) == part:
                return Span(at, at + len(part))
    return None
