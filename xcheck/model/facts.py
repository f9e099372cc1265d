"""Facts and markers: what a statement claims, and how forcefully."""

from __future__ import annotations

from typing import ClassVar, Literal

from ..record import Record
from .text import Span


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


NumberForm = Literal[
    "count", "money", "percent", "points", "ordinal", "fraction", "ratio", "age", "score", "measure", "bare"
]
"""What a number is: points are percentage points, a ratio "3 to 1" or "90 times", bare a figure whose unit is unknown.

A form that is added here is asked for by tests/test_numbers.py, with two sentences that it must tell apart.
"""


class Number(Fact):
    """A quantity as an interval with a unit."""

    type: ClassVar[str] = "number"
    low: float | None
    "Lower bound, in units of `unit`, scale applied; None for open."
    high: float | None
    "Upper bound; equals `low` when exact; None for open."
    unit: str
    "Lemma of what is counted (country, dollar, %, point, year old); empty when unknown."
    form: NumberForm
    hedge: str | None = None
    "The word that makes it inexact, lower case: around, more than, dozens."
    head: Span | None = None
    "Where the counted thing stands: 'countries', 'people'."
    falls: bool = False
    "Stated as a fall, without a sign: 'fell by 2.3 percent' is -2.3 percent."

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
    "negation, negative (a word that denies by its sense: refuse, without), certainty, obligation, degree or scope."
    start: int
    end: int
    text: str
    statement: str
    value: str
    "Its class in the table: not; may, will, reported, planned; formal, complete, partial; all, some, part, only."
    target: Span | None = None
    "The word it works on: 'rejected' for 'formally'."
