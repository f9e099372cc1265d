"""The report of a run: what was found in all its articles, and what else a gate must hear."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any, ClassVar

from ..record import Record
from .findings import Finding, Kind, Pair, Reading, Row, Severity, Topic, Verdict


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


UNFINISHED = "beyond the limit of work"
"Title of the remark that an article was too long to be compared whole."
UNCHECKED = "could not be checked"
"Title of the remark on a draft that could not, while others could."
LANGUAGE = "not in English"
"Title of the remark on an article in another language."


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

    @property
    def ends_a_check(self) -> bool:
        """Whether a check ends in 2: what it says of such an article is nothing to go by."""
        return self.title in (UNFINISHED, UNCHECKED, LANGUAGE)


class _Part:
    """What a report says of one article."""

    def __init__(self) -> None:
        self.pairs: list[Pair] = []
        self.findings: list[Finding] = []
        self.unpaired: list[str] = []
        self.verdicts: list[Verdict] = []


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
    """Subjects, each listed once for all articles; empty in `check`.

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

        data: dict[str, Any] = json.loads(Report._render(self, "json"))
        return data

    def _repr_html_(self) -> str:
        """Return what a notebook shows: the counts and the findings, each with its words."""
        return Report._render(self, "notebook")

    def of_draft(self, draft: Draft) -> Report:
        """Return what the report says of one draft and its sources."""
        own = self._parts_by_article.get(draft.article, _Part())
        concerned = sorted(
            {draft.article, *draft.sources} & self._article_order.keys(), key=self._article_order.__getitem__
        )
        return self.replace(
            articles=tuple(self.articles[self._article_order[id]] for id in concerned),
            pairs=tuple(own.pairs),
            findings=tuple(own.findings),
            unpaired=tuple(own.unpaired),
            verdicts=tuple(own.verdicts),
            drafts=(draft,),
            crashes=tuple(crash for crash in self.crashes if crash.article == draft.article),
            remarks=tuple(one for one in self.remarks if one.article in (draft.article, *draft.sources)),
        )

    @cached_property
    def _article_order(self) -> dict[str, int]:
        return {reading.id: number for number, reading in enumerate(self.articles)}

    @cached_property
    def _parts_by_article(self) -> dict[str, _Part]:
        """What the report says of each article that holds the first words of it; one pass for hundreds of drafts."""
        owner = {s.id: reading.id for reading in self.articles for s in reading.statements}
        parts = {reading.id: _Part() for reading in self.articles}
        for pair in self.pairs:
            parts[owner[pair.left]].pairs.append(pair)
        for finding in self.findings:
            for id in dict.fromkeys((finding.places[0].article, *finding.absent)):
                parts[id].findings.append(finding)
        for id in self.unpaired:
            parts[owner[id]].unpaired.append(id)
        for verdict in self.verdicts:
            parts[owner[verdict.statement]].verdicts.append(verdict)
        return parts

    @cached_property
    def counterparts(self) -> dict[str, tuple[str, ...]]:
        """The statements that each statement was paired with, the surest first."""
        found: dict[str, list[tuple[float, str]]] = {}
        for pair in self.pairs:
            found.setdefault(pair.left, []).append((-pair.score, pair.right))
            found.setdefault(pair.right, []).append((-pair.score, pair.left))
        return {id: tuple(other for _, other in sorted(some)) for id, some in found.items()}

    @cached_property
    def beside(self) -> dict[str, tuple[str, ...]]:
        """The same, for a statement of a draft its evidence before others."""
        evidence = {verdict.statement: verdict.evidence for verdict in self.verdicts if verdict.evidence}
        met = self.counterparts
        return met | {id: tuple(dict.fromkeys((*first, *met.get(id, ())))) for id, first in evidence.items()}

    @cached_property
    def active(self) -> tuple[Finding, ...]:
        """The findings that nobody lets pass."""
        return tuple(finding for finding in self.findings if finding.suppressed is None)

    @cached_property
    def let_pass(self) -> tuple[Finding, ...]:
        """The findings that a comment, the configuration or a baseline lets pass."""
        return tuple(finding for finding in self.findings if finding.suppressed is not None)

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
        return sum(finding.kind is kind for finding in self.active)
