"""A comment for a pull request in Markdown: the verdict, the worst findings with both texts, the rest folded.

The first line is a comment that nobody sees and that never changes, by which a bot finds what it wrote the last time.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from ...model import Finding, Kind, Report, Severity
from .. import asked
from ..closing import outcome
from ..escapes import markdown
from ..pointing import Pointer
from ..relation import HEADINGS, sections
from ..terminal import summary
from ..verdicts import verdict_counts
from .findings import Findings
from .matrix import who_says_what
from .wording import MANY, and_more, named

MARKER = "<!-- xcheck report -->"

LIMIT = 65_536
"""Characters that GitHub takes in a comment. Bytes are counted, which are never fewer."""

SUPPRESSED = "Suppressed"

_ONLY_SOME = HEADINGS[Kind.OMISSION, False].title

WORST = 10
"""Findings shown before the fold."""

_RESERVE = 200
"""Bytes kept for what closes the page."""

_SHARE = 4
"""What part of the page the notes on what is missing leave to the matrix: of ten articles they would fill it all."""


def render(report: Report, *, limit: int = LIMIT, show: Collection[str] = (), fail_on: str = "error") -> str:
    """Return the report as Markdown of at most `limit` bytes; what does not fit is counted.

    Of drafts it says first which of them `fail_on` fails.

    Who says what is shown of more than two articles, and of two where `show` has "matrix" or "all".
    """
    return _Comment(report, fail_on).text(limit, matrix=asked(report, show) or len(report.articles) > 2)


class _Comment:
    """Writes one report."""

    def __init__(self, report: Report, fail_on: str) -> None:
        self.report = report
        self.outcomes = [outcome(report.of_draft(draft), fail_on) for draft in report.drafts]
        "Of each draft whether it passes, and why."
        self.pointer = Pointer(report)
        self.names = {id: named(label) for id, label in self.pointer.labels.items()}
        names = {reading.id: reading.article.name for reading in report.articles}
        self.short = names if len(set(names.values())) == len(names) else self.pointer.labels
        "What articles are called again and again: without their folders, if that is clear."

    def text(self, limit: int, matrix: bool) -> str:
        found = self.pointer.active()
        page = "\n".join([MARKER, *self._opening(found), ""])
        worst = [f for f in found if f.severity is not Severity.NOTE or f.kind is Kind.UPDATE][:WORST]
        before_fold = {finding.id for finding in worst}
        rest = [finding for finding in found if finding.id not in before_fold]
        tables, left = Findings(self.pointer, self.short), 0
        kept = min(_size(who_says_what(self.report, self.short, limit)), limit // _SHARE) if matrix else 0
        parts: list[str] = []
        for title, some in [("", worst), *self._folded(rest)]:
            spared = kept if title in (_ONLY_SOME, SUPPRESSED) else 0
            section, count = tables.section(title, some, limit - _RESERVE - spared - _size(page, *parts))
            parts.append(section)
            left += len(some) - count
        if left:
            more = "1 more finding does" if left == 1 else f"{left} more findings do"
            parts.append(f"\n{more} not fit here; `--format json` has them all.\n")
        if matrix:  # it stands below the worst, and takes the room that the findings leave
            parts.insert(1, who_says_what(self.report, self.short, limit - _size(page, *parts)))
        return page + "".join(parts)

    def _opening(self, found: Sequence[Finding]) -> Iterator[str]:
        """Yield the verdict, and what it was reached on."""
        report = self.report
        if self.outcomes:
            verdict = self._passing()
        elif report.mode == "check":
            verdict = verdict_counts(report)
        else:
            counts = [(sum(f.severity is severity for f in found), severity.value) for severity in reversed(Severity)]
            parts = [f"{count} {name}{'s' * (count > 1)}" for count, name in counts if count]
            verdict = ", ".join(parts) or "no differences found"
        failed = len(report.crashes)
        yield f"### xcheck: {verdict}" + (f", {failed} rule{'s' * (failed > 1)} failed" if failed else "")
        yield ""
        if not self.outcomes:
            yield f"{', '.join(list(self.names.values())[:MANY])}{and_more(len(self.names) - MANY)}"
            yield ""
        yield markdown(summary(report))
        for (passes, why), account in zip(self.outcomes, self.pointer.accounts(), strict=True):
            message = f"{why} {account.message[:1].upper()}{account.message[1:]}."
            yield ""
            yield f"{'' if passes else '✗ '}{named(account.path) if account.path else 'The draft'} {markdown(message)}"
        yield from self._notices()

    def _passing(self) -> str:
        """Return how many drafts fail: "1 of 2 drafts fails", "the draft passes"."""
        failing, total = sum(not passes for passes, _ in self.outcomes), len(self.outcomes)
        if total == 1:
            return "the draft fails" if failing else "the draft passes"
        if failing in (0, total):
            return f"{'both' if total == 2 else f'all {total}'} drafts {'fail' if failing else 'pass'}"
        return f"{failing} of {total} drafts fail{'s' * (failing == 1)}"

    def _notices(self) -> Iterator[str]:
        notices = self.pointer.notices()
        for notice in notices[:MANY]:
            line = "" if notice.line is None else f", line {notice.line}"
            where = "" if notice.path is None else f"{named(notice.path)}{line}: "
            yield ""
            yield f"{notice.severity.value.capitalize()}: {where}{markdown(notice.message)}"
        if len(notices) > MANY:
            yield ""
            yield f"{len(notices) - MANY} more of the kind; `--format json` has them all."

    def _folded(self, rest: Sequence[Finding]) -> Iterator[tuple[str, list[Finding]]]:
        for heading, some in sections(rest):
            yield heading.title, sorted(some, key=lambda f: -(f.weight or 0.0))
        quiet = [finding for finding in self.pointer.reported() if finding.suppressed is not None]
        if quiet:
            yield SUPPRESSED, quiet


def _size(*parts: str) -> int:
    return sum(len(part.encode()) for part in parts)
