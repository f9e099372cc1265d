"""Pairs and findings: what is said of two articles, and the reading of one."""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property

from ..record import Record
from .facts import Fact, Marker
from .text import Article, Span, Statement, paragraphs


class _Ordered(StrEnum):
    """A word that also knows its place: compares by the order of definition, equals its own text."""

    @cached_property
    def rank(self) -> int:
        """Position in the order of definition, 0 first."""
        return list(type(self)).index(self)

    def _rank_of(self, other: str) -> int:
        return other.rank if isinstance(other, type(self)) else type(self)(other).rank

    def __lt__(self, other: str) -> bool:
        return self.rank < self._rank_of(other)

    def __le__(self, other: str) -> bool:
        return self.rank <= self._rank_of(other)

    def __gt__(self, other: str) -> bool:
        return self.rank > self._rank_of(other)

    def __ge__(self, other: str) -> bool:
        return self.rank >= self._rank_of(other)


class Severity(_Ordered):
    """How bad a finding is: note < warning < error."""

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"


class Kind(_Ordered):
    """What sort of difference a finding is, in the order of the report."""

    CONFLICT = "conflict"
    UPDATE = "update"
    PRECISION = "precision"
    WORDING = "wording"
    OMISSION = "omission"


class Pair(Record):
    """Two statements that speak of the same thing."""

    left: str
    right: str
    score: float
    "0..1, calibrated."


class Topic(Record):
    """A subject that at least two articles speak of, one of them in several places."""

    kind: str
    "quotation, name, act or thing."
    label: str
    statements: tuple[tuple[str, ...], ...]
    "Ids of the statements of each article that speak of it, in the order of the report; none where it is silent."

    @property
    def left(self) -> tuple[str, ...]:
        """The statements of the first article that speaks of it."""
        return self._covering()[0]

    @property
    def right(self) -> tuple[str, ...]:
        """The statements of the second article that speaks of it."""
        return self._covering()[1]

    def _covering(self) -> list[tuple[str, ...]]:
        return [some for some in self.statements if some]


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
    page: int | None = None
    "Of a PDF file, 1-based as viewers count; the lines are those of the text that was taken out, `xcheck read`."
    paragraph: int | None = None
    "Of another document, 1-based; None for plain text."

    @property
    def of_document(self) -> bool:
        """Whether it stands in a document, whose lines a user does not see."""
        return self.page is not None or self.paragraph is not None

    @property
    def point(self) -> str:
        """How a user finds it: "16:58", line and column of a text; "p. 3"; "par. 12"."""
        if not self.of_document:
            return f"{self.line}:{self.column}"
        return f"par. {self.paragraph}" if self.page is None else f"p. {self.page}"

    @property
    def in_words(self) -> str:
        """The same in words: "line 16", "page 3", "paragraph 12"."""
        if not self.of_document:
            return f"line {self.line}"
        return f"paragraph {self.paragraph}" if self.page is None else f"page {self.page}"


_ENDS = (".", "!", "?", "…", ".”", "!”", "?”")


def sentence(text: str) -> str:
    """Return words with a stop behind them, if they have none."""
    return text if text.endswith(_ENDS) else f"{text}."


class Presence(Record):
    """Who tells a fact, who has something near it, and who lacks it: ids of articles, in the order of the report."""

    tells: tuple[str, ...]
    near: tuple[str, ...]
    lacks: tuple[str, ...]


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
    "Who lets it pass, and why: {'by': 'inline', 'config' or 'baseline', 'because': ...}."
    sides: tuple[tuple[str, ...], ...] = ()
    """Ids of the articles on each side, in the order of the report; of an omission, those that have the words.

    Articles that tell nothing of it stand on no side. Empty where an article is held against itself."""
    absent: tuple[str, ...] = ()
    "Of an omission, ids of the articles that lack the words."
    presence: Presence | None = None
    "Of an omission, and of every finding on more than two articles, who tells it and who does not."
    weight: float | None = None
    "Of an omission, 0..1: how much an editor must know it; None of everything else."

    @property
    def near(self) -> tuple[str, ...]:
        """The articles that tell something near, so that neither can be said of them."""
        return self.presence.near if self.presence is not None else ()

    def __post_init__(self) -> None:
        if not self.places:
            raise ValueError(f"a finding of {self.rule} points at no words")
        if not 0.0 <= self.confidence <= 1.0:
            raise ValueError(f"confidence {self.confidence} of {self.rule} is not in 0..1")


class Row(Record):
    """What each article says of one fact or topic."""

    kind: str
    "number, date, name, quotation, speaker, members, actor, definition, wording or topic."
    label: str
    cells: tuple[tuple[Place, ...], ...]
    "The words of each article, in the order of the report; none where it is silent."
    sides: tuple[tuple[str, ...], ...]
    "Ids of the articles that tell it alike; one that agrees with several sides stands on none."
    findings: tuple[str, ...] = ()
    "Ids of the findings concerned."
    differs: bool = False
    "Whether one of them is no omission, or the articles tell two parties of an act, or two stages of it."
    question: str = ""
    "What the row answers, in words of an article: how many: … people were killed."

    @property
    def article_count(self) -> int:
        """How many articles tell it."""
        return sum(1 for cell in self.cells if cell)


class Item(Record):
    """Something in a draft statement that a person looks up: a quotation, figure, name, date or act."""

    kind: str
    "quotation, figure, name, date or act."
    start: int
    end: int
    text: str
    verdict: str
    "supported, differs, contradicted or unsupported, as of statements; an act in other words differs."
    source: Place | None
    "Where a source tells it, or comes nearest to it."


class Verdict(Record):
    """What the sources say to one draft statement."""

    statement: str
    verdict: str
    support: float
    evidence: tuple[str, ...]
    items: tuple[Item, ...] = ()
    "What a person ticks, in the order of the text."


class LeftOut(Record):
    """Words of an article that were not compared, and why."""

    start: int
    end: int
    why: str
    "heading, question, boilerplate, code, struck out, address, front matter ..."
    statement: str | None = None
    "None of what is no statement."


class Reading(Record):
    """One article as xcheck read it: its statements, and the facts and markers in them."""

    id: str
    article: Article
    statements: tuple[Statement, ...]
    facts: tuple[Fact, ...]
    markers: tuple[Marker, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    "What was not compared, in order."
    day: str | None = None
    "ISO day that the article was written on, as it says itself or as the settings tell; None where nobody does."

    def __hash__(self) -> int:
        return hash((self.id, self.article.text))  # kept with the text: readings are keys of caches

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """The paragraphs of the article, in order."""
        return paragraphs(self.article.text, self.statements)

    def place(self, span: Span, statement: str) -> Place:
        """Return the place of a span, with lines and columns."""
        line, column = self.article.position(span.start)
        end_line, end_column = self.article.position(span.end)
        text = self.article.text[span.start : span.end]
        page, paragraph = self.article.page(span.start), self.article.paragraph(span.start)
        return Place(
            self.id, statement, span.start, span.end, line, column, end_line, end_column, text, page, paragraph
        )
