"""Pairs, findings and reports: what is said of two articles."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from functools import cached_property
from typing import Any, ClassVar

from ..record import Record
from .facts import Fact, Marker
from .text import Article, Span, Statement, paragraphs


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
        return self._telling()[0]

    @property
    def right(self) -> tuple[str, ...]:
        """The statements of the second article that speaks of it."""
        return self._telling()[1]

    def _telling(self) -> list[tuple[str, ...]]:
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
    def told(self) -> str:
        """The same in words: "line 16", "page 3", "paragraph 12"."""
        if not self.of_document:
            return f"line {self.line}"
        return f"paragraph {self.paragraph}" if self.page is None else f"page {self.page}"


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
    "Whether one of them is no omission."

    @property
    def told(self) -> int:
        """How many articles tell it."""
        return sum(1 for cell in self.cells if cell)


class Verdict(Record):
    """What the sources say to one draft statement."""

    statement: str
    verdict: str
    support: float
    evidence: tuple[str, ...]


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
        return hash((self.id, self.article))

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


class Draft(Record):
    """Which sources a draft was held against; ids of articles."""

    article: str
    sources: tuple[str, ...]
    named_by: str = ""
    "Who named the sources: the command line, a configuration file, the draft itself."


class Unused(Record):
    """A suppression that met no finding: what it was for is mended, or it never fitted."""

    by: str
    "inline, config or baseline."
    allows: str
    "The rules of a comment, else the id of a finding."
    because: str
    path: str | None
    "The file it stands in: a draft, the configuration, the baseline."
    line: int | None = None
    "1-based; None where only the entry is known."


class Crash(Record):
    """A rule that failed; its findings are missing, those of all others stand."""

    rule: str
    message: str
    article: str | None = None
    "Id of the draft it failed on; None in `compare`."


class Remark(Record):
    """Something about a draft or the run itself that a gate must hear, and that no rule looks for."""

    title: str
    "hidden-characters, unfinished ..."
    severity: Severity
    message: str
    article: str | None = None
    "Id of the draft."
    line: int | None = None
    path: str | None = None
    "Of a draft that is no article of the report: it could not be checked."


class Report(Record):
    """All that one run found."""

    _render: ClassVar[Callable[[Report, str], str]]
    "What writes a report in a format; put in by the package, since reports/ stands above the model."

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
    """Subjects, each told once for all articles; empty in `check`.

    Of two articles the best come first, of more those that most articles speak of."""
    drafts: tuple[Draft, ...] = ()
    "Only in `check`: each draft with its sources, in the order of the articles."
    unused: tuple[Unused, ...] = ()
    "Suppressions that met no finding."
    crashes: tuple[Crash, ...] = ()
    "Rules that failed, where a run was told to go on."
    matrix: tuple[Row, ...] = ()
    "Who says what: what differs first, then what most articles tell; empty in `check`."
    unrelated: tuple[str, ...] = ()
    "Ids of articles that seem to tell of another event than most."
    remarks: tuple[Remark, ...] = ()
    "What else a gate must hear."

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON report as data: what `xcheck.render(report, "json")` writes, read back."""
        import json  # 2 ms, which the terminal does not pay

        told: dict[str, Any] = json.loads(Report._render(self, "json"))
        return told

    def _repr_html_(self) -> str:
        """Return what a notebook shows: the counts and the findings, each with its words."""
        return Report._render(self, "notebook")

    def of_draft(self, draft: Draft) -> Report:
        """Return what the report says of one draft and its sources."""
        readings = tuple(r for r in self.articles if r.id == draft.article or r.id in draft.sources)
        own = {s.id for r in readings if r.id == draft.article for s in r.statements}
        return self.replace(
            articles=readings,
            pairs=tuple(pair for pair in self.pairs if pair.left in own),
            findings=tuple(f for f in self.findings if draft.article in (f.places[0].article, *f.absent)),
            unpaired=tuple(id for id in self.unpaired if id in own),
            verdicts=tuple(told for told in self.verdicts if told.statement in own),
            drafts=(draft,),
            crashes=tuple(crash for crash in self.crashes if crash.article == draft.article),
            remarks=tuple(remark for remark in self.remarks if remark.article in (None, draft.article, *draft.sources)),
        )

    def fails(self, finding: Finding, fail_on: str) -> bool:
        """Whether a finding is bad enough to fail a run; what only a source of a draft has never is."""
        if finding.suppressed is not None or fail_on == "never" or finding.severity < fail_on:
            return False
        return not self.drafts or any(draft.article == finding.places[0].article for draft in self.drafts)

    def alarms(self, fail_on: str) -> tuple[Remark, ...]:
        """Return the remarks that are bad enough to fail a run; a note never is."""
        worse = [one for one in self.remarks if one.severity > Severity.NOTE]
        return () if fail_on == "never" else tuple(one for one in worse if one.severity >= fail_on)

    def count(self, kind: Kind) -> int:
        """Return how many findings of a kind are not suppressed."""
        return sum(1 for finding in self.findings if finding.kind is kind and finding.suppressed is None)
