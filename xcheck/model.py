"""The nouns: articles, statements, facts, pairs, findings, reports. All frozen, all built whole.

Offsets are code points into `Article.text`, 0-based, end exclusive; the text is never changed.
Attribute names are the keys of the JSON report wherever both exist.
"""

from __future__ import annotations

from bisect import bisect_right
from enum import StrEnum
from functools import lru_cache
from typing import ClassVar, NamedTuple

from .digest import digest
from .record import Record


class _Ordered(StrEnum):
    """A word that also knows its place: compares by the order of definition, equals its own text."""

    @property
    def rank(self) -> int:
        """Position in the order of definition, 0 first."""
        return list(type(self)).index(self)

    def __lt__(self, other: str) -> bool:
        return self.rank < type(self)(other).rank

    def __le__(self, other: str) -> bool:
        return self.rank <= type(self)(other).rank

    def __gt__(self, other: str) -> bool:
        return self.rank > type(self)(other).rank

    def __ge__(self, other: str) -> bool:
        return self.rank >= type(self)(other).rank


class Severity(_Ordered):
    """How bad a finding is: note < warning < error."""

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"


class Kind(_Ordered):
    """What sort of difference a finding is, in the order of the report."""

    CONFLICT = "conflict"
    PRECISION = "precision"
    WORDING = "wording"
    OMISSION = "omission"


class StatementKind(StrEnum):
    """What a statement is in its article; only sentences and items are compared."""

    SENTENCE = "sentence"
    HEADING = "heading"
    ITEM = "item"
    QUESTION = "question"
    BOILERPLATE = "boilerplate"


class Span(NamedTuple):
    """A half-open range of offsets into an article's text."""

    start: int
    end: int

    def meets(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


class Word(NamedTuple):
    """One token of a statement; punctuation has an empty lemma."""

    text: str
    lower: str
    lemma: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


@lru_cache(maxsize=64)
def _line_starts(text: str) -> tuple[int, ...]:
    starts, at = [0], text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return tuple(starts)


class Article(Record):
    """A named text, exactly as it was read."""

    name: str
    text: str
    path: str | None = None
    "As the user gave it; None for text that came from no file."

    def position(self, offset: int) -> tuple[int, int]:
        """Return line and column of an offset, both 1-based, columns in code points."""
        starts = _line_starts(self.text)
        line = bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1

    @property
    def sha256(self) -> str:
        """Hash of the text in UTF-8; lone surrogates are kept as they are."""
        return digest(self.text)


class Statement(Record):
    """A sentence, list item, heading, question or piece of boilerplate; `text` is a slice of the article's."""

    id: str
    "Article id and 1-based number: a1, a2, ... counts every kind."
    article: str
    kind: StatementKind
    start: int
    end: int
    text: str
    words: tuple[Word, ...]
    block: int
    "Number of the line (paragraph) it stands in, 0-based, counting lines that hold text."
    heading: str | None
    "Id of the heading or question it stands under."

    _quiet: ClassVar[frozenset[str]] = frozenset(("text", "words"))

    def __hash__(self) -> int:
        return hash((self.id, self.start, self.end))

    @property
    def span(self) -> Span:
        """Where it stands in its article."""
        return Span(self.start, self.end)

    @property
    def compared(self) -> bool:
        """Whether the rules look at it: sentences and list items only."""
        return self.kind in (StatementKind.SENTENCE, StatementKind.ITEM)


class Fact(Record):
    """Something one statement claims, with its place and a normal form; see the subclasses."""

    type: ClassVar[str] = "fact"
    start: int
    end: int
    text: str
    "The slice of the article."
    statement: str
    "Id of the statement it stands in."

    @property
    def span(self) -> Span:
        """Where it stands in its article."""
        return Span(self.start, self.end)


class Name(Fact):
    """A person, place, organisation or group."""

    type: ClassVar[str] = "name"
    key: str
    "Normal form, lower case: united kingdom for UK, Britain, British; the fullest form the article gives."
    category: str
    "person, place, organisation, group or other."
    adjective: bool = False
    "A demonym or adjective use: British, Russian, NATO-led."
    stands_for: str | None = None
    "Key of the country whose government a capital or seat may stand for: Moscow, Kremlin -> russia."
    role: str | None = None
    "Title or description beside it in the text, lower case: foreign ministry spokeswoman."


class Number(Fact):
    """A quantity as an interval with a unit."""

    type: ClassVar[str] = "number"
    low: float | None
    "Lower bound, in units of `unit`, scale applied; None for open."
    high: float | None
    "Upper bound; equals `low` when exact; None for open."
    unit: str
    "Lemma of what is counted (country, dollar, %, point, year old); empty when unknown."
    form: str
    "count, money, percent, points (percentage points), ordinal, fraction, age, score, measure or bare."
    hedge: str | None = None
    "The word that makes it inexact, lower case: around, more than, dozens."
    head: Span | None = None
    "Where the counted thing stands: 'countries', 'people'."

    @property
    def exact(self) -> bool:
        """Whether it is one value."""
        return self.low is not None and self.low == self.high


class Date(Fact):
    """A point or stretch of time with partial precision."""

    type: ClassVar[str] = "date"
    value: str
    "Normal form in the manner of EDTF: 2026-01-06, XXXX-01-06, 2026-01~early, 2014/2022, relative:this week."
    grain: str
    "year, season, quarter, month, week, weekday, day, time, decade, century or relative."
    low: str | None = None
    "Earliest day it can mean, ISO; None when the year is unknown and no dateline resolves it."
    high: str | None = None
    "Latest day it can mean, ISO."
    time: str | None = None
    "Clock time HH:MM or part of the day (morning, noon, evening, night)."


class Quote(Fact):
    """Words between quotation marks; the span leaves the marks out."""

    type: ClassVar[str] = "quote"
    value: str
    "Normal form: lower case, straight apostrophes, no edge punctuation, single spaces."
    utterance: bool
    "A whole clause or sentence that was spoken, against a short quoted phrase."


class Attribution(Fact):
    """Who says what: source, cue and content."""

    type: ClassVar[str] = "attribution"
    source: Span | None
    cue: Span | None
    content: Span
    speaker: str | None
    "The resolved speaker as the article names it at its fullest (She -> Maria Zakharova); None when unknown."
    named: bool
    "Whether the speaker is a named person, body or government, against 'officials', 'sources', 'experts'."
    force: str = "neutral"
    "Class of the cue in the table of reporting verbs: neutral, claim, admit, insist, warn, deny, insult, ..."


class Marker(Record):
    """A word that sets the force of a claim."""

    type: str
    "negation, certainty, degree or scope."
    start: int
    end: int
    text: str
    statement: str
    value: str
    "Its class in the table: not; may, will, reported, planned; formal, complete, partial; all, some, part, only."
    target: Span | None = None
    "The word it works on: 'rejected' for 'formally'."


class Pair(Record):
    """Two statements that speak of the same thing."""

    left: str
    right: str
    score: float
    "0..1, calibrated."


class Topic(Record):
    """A subject that both articles speak of, one of them in several places."""

    kind: str
    "quotation, name, act or thing."
    label: str
    left: tuple[str, ...]
    "Ids of the statements of the left article that speak of it, in its order."
    right: tuple[str, ...]


class Place(Record):
    """Words of an article that a finding points at."""

    article: str
    statement: str
    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int
    text: str


class Finding(Record):
    """One difference, the words that show it, and how bad and how sure it is."""

    id: str
    rule: str
    kind: Kind
    severity: Severity
    confidence: float
    message: str
    subject: str
    places: tuple[Place, ...]
    stronger: str | None = None
    "Id of the article that says it more strongly."
    suppressed: dict[str, str] | None = None

    def __post_init__(self) -> None:
        if not self.places:
            raise ValueError(f"a finding of {self.rule} points at no words")
        if not 0.0 <= self.confidence <= 1.0:
            raise ValueError(f"confidence {self.confidence} of {self.rule} is not in 0..1")


class Verdict(Record):
    """What the sources say to one draft statement."""

    statement: str
    verdict: str
    support: float
    evidence: tuple[str, ...]


class Reading(Record):
    """One article as xcheck read it: its statements, and the facts and markers in them."""

    id: str
    article: Article
    statements: tuple[Statement, ...]
    facts: tuple[Fact, ...]
    markers: tuple[Marker, ...] = ()

    def __hash__(self) -> int:
        return hash((self.id, self.article))

    def place(self, span: Span, statement: str) -> Place:
        """Return the place of a span, with lines and columns."""
        line, column = self.article.position(span.start)
        end_line, end_column = self.article.position(span.end)
        text = self.article.text[span.start : span.end]
        return Place(self.id, statement, span.start, span.end, line, column, end_line, end_column, text)


class Report(Record):
    """All that one run found."""

    mode: str
    "compare or check."
    articles: tuple[Reading, ...]
    pairs: tuple[Pair, ...]
    findings: tuple[Finding, ...]
    unpaired: tuple[str, ...]
    "Ids of compared statements without a counterpart, in the order of the articles."
    verdicts: tuple[Verdict, ...] = ()
    related: bool = True
    "False when the articles share almost nothing, so that omissions mean nothing."
    topics: tuple[Topic, ...] = ()
    "Subjects of each two articles, best first; empty in `check`."

    def count(self, kind: Kind) -> int:
        """Return how many findings of a kind are not suppressed."""
        return sum(1 for finding in self.findings if finding.kind is kind and finding.suppressed is None)
