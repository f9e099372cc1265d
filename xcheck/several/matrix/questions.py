"""What a row of the matrix answers, in a clause of an article with a gap where the articles' words stand.

how many: … people were killed when a landslide ...
when: The slope gave way at …
in which words: “We asked for a drainage wall …” (Elena Ferrant)
how told: the candidate was criticized for his immigration platform
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain

from ...model import Number, Place, Row, Span
from ...sentences import Reach, clause, quoted, stretch
from ..chains import Mention
from ..chains.facts import fact_at
from ..corpus import Corpus

GAP = "…"

BEFORE, BEHIND = 6, 6
"""Words of the clause that are shown on either side of the gap."""

FEWEST = 2
"""Words of more than two letters beside the gap that make a question."""

OPENING, STATED = 6, 12
"""Words by which a quotation or a claim is known, and by which what is reported in other words."""

_MARKS = "“”„«»\"'"

_GLUED = re.compile(rf"{GAP} ([,;:]|['’]s\b)")
"""What stands at the word before it: during …'s campaign."""

_AMOUNTS = frozenset(("money", "percent", "points", "measure", "fraction", "ratio"))
"""Forms of numbers that are asked for by "how much"."""


def question(corpus: Corpus, row: Row) -> str:
    """Return what a row answers; of those that most articles side with the first by name gives the words."""
    most = max(map(len, row.sides), default=0)
    odd = {id for side in row.sides for id in side if len(side) < most}
    cells = chain.from_iterable(row.cells)
    places = sorted(cells, key=lambda place: (place.article in odd, corpus.rank[place.article], place.start))
    if not places:
        return row.label
    asked = _ASKED.get(row.kind, _question_label)
    return asked(corpus, row, places)


def _number(corpus: Corpus, row: Row, places: Sequence[Place]) -> str:
    place = places[0]
    fact = fact_at(corpus, Mention(place.article, place.statement, place.start, place.end))
    much = isinstance(fact, Number) and fact.form in _AMOUNTS
    span = Span(place.start, place.end)
    if isinstance(fact, Number) and fact.head is not None and span.start < fact.head.start < span.end:
        span = Span(span.start, fact.head.start)
    return f"how {'much' if much else 'many'}: {_gapped(corpus, place, span)}"


def _date(corpus: Corpus, row: Row, places: Sequence[Place]) -> str:
    return f"when: {_gapped(corpus, places[0])}"


def _quotation(corpus: Corpus, row: Row, places: Sequence[Place]) -> str:
    """Return how the quotation begins that a place is or lies in, and who says it."""
    spoken = [
        (place, quote)
        for place in places
        for quote in corpus.sides[place.statement].quotes
        if quote.span.meets(Span(place.start, place.end))
    ]
    narrow = [(place, quote) for place, quote in spoken if not any(_lies_within(other, place) for other, _ in spoken)]
    place, quote = narrow[0] if narrow else (places[0], None)
    side, span = corpus.sides[place.statement], Span(place.start, place.end)
    speakers = [
        name for said in dict.fromkeys([*(said for said, _ in spoken), place]) for name in _said_by(corpus, said)
    ]
    who = f" ({max(speakers, key=speakers.count)})" if speakers else ""
    opening = stretch(side, quote.span if quote else span, most=OPENING).strip(_MARKS)
    if quote and span.start >= quote.start + len(opening.removesuffix(f" {GAP}")):
        opening = _gapped(corpus, place)
    return f"in which words: {quoted(opening)}{who}"


def _lies_within(place: Place, other: Place) -> bool:
    """Whether words are a part of others, and not all of them."""
    return place.statement == other.statement and place != other and other.start <= place.start < place.end <= other.end


def _said_by(corpus: Corpus, place: Place) -> list[str]:
    """Return who says the words of a place, by name; nobody where no article states it."""
    span = Span(place.start, place.end)
    return [a.speaker for a in corpus.sides[place.statement].attributions if a.speaker and a.content.meets(span)][:1]


def _speaker(corpus: Corpus, row: Row, places: Sequence[Place]) -> str:
    """Return what is said, of which the row says by whom, or of one speaker where and to whom."""
    side = corpus.sides[places[0].statement]
    asked = f"who says so, {'and where' if all(_sourced(corpus, place) for place in places) else 'if anybody'}"
    span = Span(places[0].start, places[0].end)
    spoken = [a.content for a in side.attributions if any(part and part.meets(span) for part in (a.source, a.cue))]
    around = [a.content for a in side.attributions if a.content.meets(span)]
    content = max(spoken, key=_length) if spoken else min(around, key=_length, default=side.statement.span)
    return f"{asked}: {stretch(side, content, most=OPENING)}"


def _length(span: Span) -> int:
    return span.end - span.start


def _sourced(corpus: Corpus, place: Place) -> bool:
    """Whether words name who says something, and are not what somebody else says."""
    span = Span(place.start, place.end)
    return any(a.source and a.source.meets(span) for a in corpus.sides[place.statement].attributions)


def _wording(corpus: Corpus, row: Row, places: Sequence[Place]) -> str:
    if not row.findings:
        return _shortest(corpus, row, places)
    return f"in which words: {_gapped(corpus, places[0])}"


def _name(corpus: Corpus, row: Row, places: Sequence[Place]) -> str:
    """Return the words around a name that differs; of one that is not, that it is named."""
    if row.differs:
        return f"who or where: {_gapped(corpus, places[0])}"
    return f"named: {row.label}"


def _actor(corpus: Corpus, row: Row, places: Sequence[Place]) -> str:
    """Return the act with the rest of its clause, in the words of the article that the row has it from."""
    for side in (corpus.sides[place.statement] for place in places):
        text = side.statement.text
        at = text.find(row.label)
        if at >= 0:
            start = side.statement.start + at
            return f"who {clause(side, Span(start, start + len(row.label)), 0, BEHIND).removeprefix(f'{GAP} ')}"
    return f"who {row.label}"


def _shortest(corpus: Corpus, row: Row, places: Sequence[Place]) -> str:
    """Return the shortest statement as far as there is room."""
    sides = [corpus.sides[place.statement] for place in places]
    side = min(sides, key=lambda side: (len(side.statement.text), corpus.rank[side.reading.id]))
    return f"how told: {stretch(side, side.statement.span, most=STATED)}"


def _question_label(corpus: Corpus, row: Row, places: Sequence[Place]) -> str:
    return f"{_WORDS.get(row.kind, '')}{row.label}"


_ASKED = {
    "number": _number,
    "date": _date,
    "quotation": _quotation,
    "speaker": _speaker,
    "actor": _actor,
    "wording": _wording,
    "name": _name,
}
_WORDS = {"definition": "what is ", "members": "who belongs to ", "topic": "topic: "}


def _gapped(corpus: Corpus, place: Place, span: Span | None = None) -> str:
    """Return the clause around words, these left out; of one that says little, or nothing, what stands around it.

    "destroyed … houses" is a question, and "until …" is none: the museum will stay closed until ….
    """
    side, span = corpus.sides[place.statement], span or Span(place.start, place.end)
    clauses = [
        clause(side, span, BEFORE, BEHIND, instead=f" {GAP} ", reach=reach).lstrip(_MARKS + ",’ ") for reach in Reach
    ]
    if _long_words(clauses[0]) == 0 and len(side.words_in(*span)) > FEWEST:
        return stretch(side, side.statement.span, most=OPENING)
    best = next((words for words in clauses if _long_words(words) >= FEWEST), clauses[-1]).rstrip(" ,;:").split()
    while len(best) > 1 and best[0] == GAP and not any(map(str.isalnum, best[1])):  # of "the Clintons' rate" the rate
        del best[1]
    gapped = " ".join(word for word, before in zip(best, ["", *best], strict=False) if not word == before == GAP)
    return _GLUED.sub(rf"{GAP}\1", gapped)


def _long_words(text: str) -> int:
    """Return how many words of more than two letters a text has."""
    return sum(sum(map(str.isalpha, word)) > len("of") for word in text.split())
