"""What every part of the page asks of a report: which findings are shown, their numbers, and who meets whom."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import NamedTuple

from ...digest import digest
from ...model import Finding, Kind, Report, Severity, Statement, Verdict
from ...rules import RULES
from ..omissions import Entry, Holders, by_holders
from ..relation import HEADINGS, Heading, heading
from .element import anchor

UNSUPPORTED = Heading("unsupported", "In no source", "the draft says it, and no source does")
MISSING = Heading("missing", "Not in the draft", "a source or the gate has it, and the draft does not")
"""Of a draft, what else would stand under the omissions."""


class Group(NamedTuple):
    """Findings that stand together in the list."""

    name: str
    title: str
    meaning: str
    findings: list[tuple[int, Finding]]
    "With their numbers."


SIGNS = {Severity.ERROR: "✕", Severity.WARNING: "!", Severity.NOTE: "·"}
"""Severity is shown by a sign and a word, never by colour alone."""


class View:
    """A report, looked up from all sides."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.readings = report.articles
        self.statements = {s.id: (reading, s) for reading in report.articles for s in reading.statements}
        self.titles = {rule.id: rule.title() for rule in RULES}
        related = [f for f in report.findings if report.related or f.kind is not Kind.OMISSION]
        order = [name for name, _, _ in self.kinds]
        omissions = [finding for some in self.holders.values() for entry in some for finding in entry.findings]
        rank = {finding.id: number for number, finding in enumerate(omissions)}
        self.findings = sorted(
            related,
            key=lambda f: (
                f.suppressed is not None, order.index(self.group(f)), rank.get(f.id, 0), -f.severity.rank
            ),
        )  # fmt: skip
        "Those that are shown, as they stand in the list, suppressed ones last; their numbers are 1, 2, ..."
        self.numbers = {finding.id: number for number, finding in enumerate(self.findings, 1)}
        self.active = [finding for finding in self.findings if finding.suppressed is None]
        self.alone = frozenset(report.unpaired) if len(report.articles) > 1 else frozenset()

    @cached_property
    def holders(self) -> dict[Holders, list[Entry]]:
        """What only some articles state, in the order of the terminal report."""
        return by_holders(self.report)

    @cached_property
    def names(self) -> dict[str, str]:
        """Name of each article by id; the path where two have the same name."""
        names = [reading.article.name for reading in self.readings]
        return {
            r.id: r.article.name if names.count(r.article.name) == 1 else r.article.path or r.id for r in self.readings
        }

    def credits(self, id: str) -> list[str]:
        """Return who wrote an article and when, where its document says so beside its text."""
        article = next(reading.article for reading in self.readings if reading.id == id)
        return [one for one in (article.byline, article.published) if one]

    @cached_property
    def touching(self) -> dict[str, set[int]]:
        """Numbers of the findings in each statement that are not suppressed."""
        found: dict[str, set[int]] = defaultdict(set)
        for number, finding in enumerate(self.findings, 1):
            for place in finding.places:
                if finding.suppressed is None:
                    found[place.statement].add(number)
        return found

    @cached_property
    def marked(self) -> dict[str, list[tuple[int, int, int]]]:
        """(start, end, number of the finding) of every place in each article."""
        found: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
        for number, finding in enumerate(self.findings, 1):
            for place in finding.places:
                found[place.article].append((place.start, place.end, number))
        return found

    @cached_property
    def worst_in(self) -> dict[str, Severity]:
        """Worst severity of what was found in each statement."""
        found = {id: self.worst(numbers) for id, numbers in self.touching.items()}
        return {id: worst for id, worst in found.items() if worst is not None}

    @cached_property
    def verdicts(self) -> dict[str, Verdict]:
        """Verdict of each draft statement."""
        return {verdict.statement: verdict for verdict in self.report.verdicts}

    @property
    def kinds(self) -> list[Heading]:
        """What findings may stand under, worst first."""
        kinds = list(HEADINGS.values())
        return kinds if self.report.mode == "compare" else [*kinds[:2], UNSUPPORTED, MISSING, *kinds[2:]]

    @cached_property
    def groups(self) -> list[Group]:
        """The findings that are shown, by what they are, worst first; suppressed ones stand in none."""
        found = [Group(*group, []) for group in self.kinds]
        by_name = {group.name: group for group in found}
        for number, finding in enumerate(self.findings, 1):
            if finding.suppressed is None:
                by_name[self.group(finding)].findings.append((number, finding))
        return [group for group in found if group.findings]

    def group(self, finding: Finding) -> str:
        """Return the name of the group that a finding stands in."""
        if self.report.mode == "compare" or finding.kind is not Kind.OMISSION:
            return heading(finding).name
        drafts = {draft.article for draft in self.report.drafts} or {self.statements[id][0].id for id in self.verdicts}
        of_draft = finding.places[0].article in drafts and not drafts.intersection(finding.absent)
        return (UNSUPPORTED if of_draft else MISSING).name

    def key(self, finding: Finding) -> str:
        """Return by what, beside its id, a mark on a finding is kept: the words of its statement, not their place."""
        return digest(" ".join(self.statements[finding.places[0].statement][1].text.lower().split()))[:8]

    def finding(self, number: int) -> Finding:
        """Return a finding by its number."""
        return self.findings[number - 1]

    def worst(self, numbers: set[int] | tuple[int, ...]) -> Severity | None:
        """Return the worst severity of some findings that are not suppressed."""
        return max((self.finding(n).severity for n in numbers if self.finding(n).suppressed is None), default=None)

    def letter(self, article: str) -> str:
        """Return the sign of an article: A for a."""
        return article.upper()

    def numeral(self, statement: str) -> str:
        """Return the number of a statement within its article: 12 for a12."""
        return statement.removeprefix(self.statements[statement][1].article)

    def covers(self, finding: Finding, statement: Statement) -> bool:
        """Whether a finding speaks of a whole statement, but for its stop, rather than of words in it."""
        for place in finding.places:
            if place.article == statement.article and place.start < statement.end and place.end > statement.start:
                before = statement.text[: max(place.start - statement.start, 0)]
                after = statement.text[place.end - statement.start :]
                if not any(map(str.isalnum, before + after)):
                    return True
        return False

    def counterparts(self, statement: str) -> str:
        """Return the counterparts of a statement as a reader calls them: B7, B8."""
        met = self.report.beside.get(statement, ())
        return ", ".join(f"{self.letter(self.statements[id][0].id)}{self.numeral(id)}" for id in met)


def words_at(article: str, start: int) -> str:
    """Return the id of the element that begins at an offset of an article."""
    return anchor("w", article, start)
