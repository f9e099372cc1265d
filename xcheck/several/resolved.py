"""Conflicts between two articles that a third one resolves: both hold a part of what it states whole.

    wire    “The bridge was old,” said the engineer.                        two wordings of one utterance?
    radio   “The bridge was badly built,” said the engineer.
    post    “The bridge was old and the bridge was badly built,” said ...   no: she said both

    wire    The ministry lent nine lorries.  radio  It lent eleven lorries.
    post    The ministry lent nine lorries in May and eleven lorries in June.

A third article that states how one value became the other ("from nine to eleven") or denies one resolves nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from ..match import Side
from ..model import Date, Fact, Finding, Kind, Name, Number, Place, Quote, Span
from ..voices.utterances import Token, passages, tokens_of
from .chains import ends
from .chains.facts import Family, fact_at, family_of
from .corpus import Corpus

CHANGING = frozenset(("from", "to", "than"))
"""Words before a value by which it becomes, or is held against, another."""

Pieces = Sequence[Sequence[str]]


class Resolved:
    """Answers for the conflicts between each two articles of one report."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus

    def __call__(self, finding: Finding) -> bool:
        """Whether a third article holds both sides of a conflict as two parts of one thing."""
        if finding.kind is not Kind.CONFLICT or len({place.article for place in finding.places}) != 2:
            return False
        if all(self._quoted_tokens(place) for place in finding.places):
            return self._both_said(finding)
        family = family_of(finding)
        return family is not None and family.type is not Quote and self._has_both(finding, family)

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

    def _has_both(self, finding: Finding, family: Family) -> bool:
        """Whether one statement of a third article that is put beside these has both values, joined by "and"."""
        mentions = ends(self.corpus, finding, family.type)
        facts = [fact_at(self.corpus, here) for here in mentions]
        if len(facts) != 2 or facts[0] is None or facts[1] is None:
            return False
        own = {here.article for here in mentions}
        beside = {id for here in mentions for id in self._partners.get(here.statement, ())}
        sides = (self.corpus.sides[id] for id in sorted(beside))
        return any(s.reading.id not in own and _joined_by_and(s, facts[0], facts[1]) for s in sides)

    @cached_property
    def _partners(self) -> Mapping[str, set[str]]:
        found: dict[str, set[str]] = {}
        for comparison in self.corpus.comparisons:
            for meeting in comparison.meetings:
                found.setdefault(meeting.pair.left, set()).add(meeting.pair.right)
                found.setdefault(meeting.pair.right, set()).add(meeting.pair.left)
        return found


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


def _joined_by_and(side: Side, one: Fact, other: Fact) -> bool:
    """Whether a statement has both values and "and" between them, neither denied nor turned into the other."""
    if any(marker.type == "negation" for marker in side.markers):
        return False
    facts = [fact for fact in (*side.numbers, *side.dates, *side.names) if type(fact) is type(one)]
    firsts, seconds = ([fact for fact in facts if _same_value(fact, value)] for value in (one, other))
    return any(_are_parts(side, *sorted((a, b), key=lambda f: f.start)) for a in firsts for b in seconds if a != b)


def _are_parts(side: Side, first: Fact, second: Fact) -> bool:
    words = side.words_in(first.end, second.start)
    cues = [said.cue for said in side.attributions if said.cue is not None]
    if not any(word.lower == "and" for word in words) or any(cue.meets(word) for cue in cues for word in words):
        return False
    before = [[word.lower for word in side.statement.words if word.end <= fact.start][-1:] for fact in (first, second)]
    return not any(CHANGING.intersection(some) for some in before)


def _same_value(fact: Fact, value: Fact) -> bool:
    """Whether two facts have one value; a figure without a unit counts what the one joined to it counts."""
    if isinstance(fact, Number) and isinstance(value, Number):
        return (fact.low, fact.high) == (value.low, value.high) and (not fact.unit or fact.unit == value.unit)
    if isinstance(fact, Date) and isinstance(value, Date):
        return (fact.value, fact.time) == (value.value, value.time)
    return isinstance(fact, Name) and isinstance(value, Name) and fact.key == value.key
