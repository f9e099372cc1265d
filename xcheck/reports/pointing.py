"""Where a finding points, for formats that know a primary place and others: the same answer in each of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ..digest import digest
from ..model import Article, Draft, Finding, Kind, Place, Reading, Report, Severity, Statement, pointed
from ..sentences import listed
from .relation import heading

LONGEST = 300
"""Characters of an article or a message that are shown at once; a statement may be as long as its article."""


BY_DRAFT = "the draft itself"
GIVEN_BY = {"inline": "a comment in the draft", "config": "the configuration", "baseline": "the baseline"}
_MARKS = frozenset('“„«"')
_PLURAL = {"heading": "headings", "question": "questions", "address": "addresses"}


class Other(NamedTuple):
    """What stands in another article, or further down in the same one."""

    reading: Reading
    place: Place | None
    "None where the article has nothing like it."
    absent: bool
    "Whether the words of the finding are missing there; the place is then that of the nearest statement."


class Notice(NamedTuple):
    """Something about the run itself."""

    id: str
    "A fingerprint, as findings have one."
    severity: Severity
    title: str
    message: str
    path: str | None
    line: int | None
    rule: str
    "The rule that failed."


def _notice(severity: Severity, title: str, message: str, path: str | None, line: int | None, rule: str) -> Notice:
    id = digest("\x1f".join((title, message, path or "")))[:16]
    return Notice(id, severity, title, short(message), path, line, rule)


class Pointer:
    """Answers for the findings of one report."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.readings = {reading.id: reading for reading in report.articles}
        self.statements: Mapping[str, tuple[Reading, Statement]] = {
            s.id: (reading, s) for reading in report.articles for s in reading.statements
        }
        self.sources = {draft.article: draft.sources for draft in report.drafts}
        "Those of each draft; empty in a comparison, where no article is privileged."
        self.evidence = {verdict.statement: verdict.evidence for verdict in report.verdicts}
        self.labels = _labels(report)
        self.has_baseline = any((f.suppressed or {}).get("by") == "baseline" for f in report.findings)

    def reported(self) -> list[Finding]:
        """Return the findings that mean something: of unrelated articles no omissions."""
        return [f for f in self.report.findings if self.report.related or f.kind is not Kind.OMISSION]

    def active(self) -> list[Finding]:
        """Return the findings that nobody has suppressed, worst first, surest first."""
        found = [finding for finding in self.reported() if finding.suppressed is None]
        return sorted(found, key=lambda finding: (-finding.severity.rank, -finding.confidence))

    def primary(self, finding: Finding) -> Place:
        """Return the place in the draft, or else the first one."""
        return next((place for place in finding.places if place.article in self.sources), finding.places[0])

    def others(self, finding: Finding) -> list[Other]:
        """Return the other places, and for an omission the articles that lack the words, with what comes nearest."""
        primary = self.primary(finding)
        found = [Other(self.readings[p.article], p, False) for p in finding.places if p is not primary]
        return [*found, *(Other(r, self._nearest_in(r, primary), True) for r in self.lacking(finding))]

    def lacking(self, finding: Finding) -> list[Reading]:
        """Return the articles that lack what an omission is of: of a draft's words, the sources."""
        if finding.kind is not Kind.OMISSION:
            return []
        if finding.absent:
            return [self.readings[id] for id in finding.absent]
        having = {place.article for place in finding.places}
        primary = self.primary(finding).article
        asked = self.sources.get(primary)
        if asked is None and self.sources:
            asked = tuple(draft for draft, sources in self.sources.items() if primary in sources)
        return [r for r in self.report.articles if r.id not in having and (asked is None or r.id in asked)]

    def _nearest_in(self, reading: Reading, place: Place) -> Place | None:
        """Return the statement of an article that says most of what another one says."""
        for id in (*self.report.counterparts.get(place.statement, ()), *self.evidence.get(place.statement, ())):
            owner, statement = self.statements[id]
            if owner is reading:
                return owner.place(statement.span, id)
        return None

    def notices(self) -> list[Notice]:
        """Return what a gate must hear besides, rules that failed first."""
        found = []
        if not self.report.related:
            text = "these articles share almost nothing, so what only one of them says is not listed"
            found.append(_notice(Severity.WARNING, "unrelated-articles", text, None, None, ""))
        for id in self.report.unrelated:
            text = f"{self.labels[id]} shares almost nothing with the others: another event?"
            path = file(self.readings[id].article)
            found.append(_notice(Severity.WARNING, "unrelated-articles", text, path, None, ""))
        for crash in self.report.crashes:
            path = None if crash.article is None else file(self.readings[crash.article].article)
            text = f"rule {crash.rule} failed, so its findings are missing: {crash.message}"
            found.append(_notice(Severity.ERROR, "rule-failed", text, path, None, crash.rule))
        for remark in self.report.remarks:
            path = remark.path if remark.article is None else file(self.readings[remark.article].article)
            found.append(_notice(remark.severity, remark.title, remark.message, path, remark.line, ""))
        for unused in self.report.unused:
            because = f" ({unused.because})" if unused.because else ""
            text = f"this suppression of {unused.allows}{because} meets no finding; remove it"
            found.append(_notice(Severity.WARNING, "unused-suppression", text, unused.path, unused.line, ""))
        return sorted(found, key=lambda notice: -notice.severity.rank)

    def suppressed(self) -> list[Finding]:
        """Return the findings that are let pass, as notes that begin with who lets them and why."""
        quiet = [finding for finding in self.reported() if finding.suppressed is not None]
        return [
            f.replace(severity=Severity.NOTE, message=short(f"let pass by {given_by(f)}: {f.message}")) for f in quiet
        ]

    def accounts(self) -> list[Notice]:
        """Return for each draft what it was held against, who named that, and how much was not compared."""
        found = []
        for draft in self.report.drafts:
            reading = self.readings[draft.article]
            message = account(self.report, draft, [self.labels[id] for id in draft.sources])
            title = "sources-named-by-draft" if BY_DRAFT in draft.named_by else "checked"
            found.append(_notice(Severity.NOTE, title, message, file(reading.article), None, ""))
        return found

    def of_the_run(self) -> list[Notice]:
        """Return what formats hear of that know findings only: the notices, and drafts that named their own sources."""
        return [*self.notices(), *(one for one in self.accounts() if one.title != "checked")]

    def where(self, place: Place) -> str:
        """Return file:line:column, or file and page or paragraph."""
        return pointed(self.labels[place.article], place.point)

    def message(self, finding: Finding) -> str:
        """Return what a finding says, and of an omission where the words are missing."""
        names = [reading.article.name for reading in self.lacking(finding)]
        said = all(name in finding.message for name in names)
        message = short(finding.message)
        if said:
            return message
        stop = "." if message.endswith(".") else ""
        return f"{message.removesuffix(stop)}; missing in {named(names)}{stop}"

    def heading(self, finding: Finding) -> str:
        """Return what a finding is in plain words: "Cannot both be true", of a draft's words "In no source"."""
        if finding.kind is not Kind.OMISSION or not self.sources:
            return heading(finding).title
        if self.sources.keys() & {*finding.absent}:
            return "Not in the draft"
        asked = {*self.sources.get(self.primary(finding).article, ())}
        return "In no source" if asked <= {*finding.absent} else "Not in all sources"

    def elsewhere(self, finding: Finding) -> list[str]:
        """Return a line for each other place: where it is, and its words."""
        lines = []
        for other in self.others(finding):
            if other.place is not None:
                nearest = "nearest there: " if other.absent else ""
                lines.append(f"{self.where(other.place)} {nearest}{words(other.place)}")
        return lines


def words(place: Place) -> str:
    """Return the words of a place between marks, if they do not begin with one."""
    text = short(place.text)
    return text if text[:1] in _MARKS else f"“{text}”"


def account(report: Report, draft: Draft, sources: list[str]) -> str:
    """Return what a draft was held against, who named that, and how much of it was not compared."""
    by = f", named by {draft.named_by}" if draft.named_by else ""
    left = left_out(next(r for r in report.articles if r.id == draft.article))
    return f"held against {named(sources)}{by}" + (f"; not compared: {left}" if left else "")


def left_out(reading: Reading) -> str:
    """Return how much of an article was not compared: 2 headings, 1 question."""
    counts: dict[str, int] = {}
    for one in reading.left_out:
        counts[one.why] = counts.get(one.why, 0) + 1
    return ", ".join(f"{count} {_PLURAL.get(why, why) if count > 1 else why}" for why, count in counts.items())


def given_by(finding: Finding) -> str:
    """Return who lets a finding pass, and why."""
    suppressed = finding.suppressed or {}
    return f"{GIVEN_BY.get(suppressed.get('by', ''), '?')} ({suppressed.get('because') or 'no reason given'})"


def named(names: list[str]) -> str:
    """Return the names of articles in a row; of many only how many there are."""
    return f"{len(names)} other articles" if len(names) > 5 else listed(names)


def short(text: str, longest: int = LONGEST) -> str:
    """Return the text, cut where it is longer."""
    return text if len(text) <= longest else text[: longest - 1] + "…"


def file(article: Article) -> str | None:
    """Return the path of an article that came from a file."""
    return None if article.path in (None, "-") else article.path


def _labels(report: Report) -> dict[str, str]:
    """Return what each article is called: its label, path or name, with its id where two would be called the same."""
    labels = {r.id: r.article.called for r in report.articles}
    called = list(labels.values())
    return {id: label if called.count(label) == 1 else f"{label} ({id})" for id, label in labels.items()}
