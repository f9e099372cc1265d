"""What ends a report: whether a draft passes, what is let pass and why, which permissions are stale, what failed."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Finding, Report, Unused
from ..sentences import counted
from .escapes import visible
from .layout import Segment
from .page import INDENT, Page
from .pointing import GIVEN_BY, account
from .ticks import ticks


def closing(page: Page, report: Report, fail_on: str) -> Iterator[str]:
    """Yield whether a draft passes, why, and what became of its statements."""
    passes, why = outcome(report, fail_on)
    yield from page.paragraph(f"{visible(report.articles[0].article.called)} {why}", "good" if passes else "error")
    for draft in report.drafts:
        sources = [visible(r.article.called) for r in report.articles if r.id in draft.sources]
        against = account(report, draft, sources)
        yield from page.paragraph(f"{against[:1].upper()}{against[1:]}.", "dim")


def outcome(report: Report, fail_on: str) -> tuple[bool, str]:
    """Return whether the draft of a report passes, and in words why and what became of its statements."""
    failing = sum(report.fails(finding, fail_on) for finding in report.findings)
    alarms = report.alarms(fail_on)
    passes = not failing and not report.crashes and not alarms
    if report.crashes:
        why = "a rule failed"
    elif failing:
        why = f"{counted(failing, 'finding')} at or above {fail_on}"
    elif alarms:
        why = alarms[0].message
    else:
        why = "no finding fails it" if fail_on == "never" else f"nothing at or above {fail_on}"
    if report.let_pass:
        why += f", {len(report.let_pass)} suppressed"
    return passes, f"{'passes' if passes else 'fails'}: {why}; {ticks(report)}."


def total(page: Page, report: Report, fail_on: str) -> Iterator[str]:
    """Yield how many drafts pass, and which do not."""
    failed = []
    for draft in report.drafts:
        one = report.of_draft(draft)
        if one.crashes or one.alarms(fail_on) or any(one.fails(finding, fail_on) for finding in one.findings):
            failed.append(one.articles[0].article.called)
    count = len(report.drafts)
    # a draft that could not be checked is no article of the report
    unchecked = [one.path for one in report.remarks if one.article is None and one.path is not None]
    if failed or unchecked:
        more = f", {len(unchecked)} could not be checked" if unchecked else ""
        passed = f"{count - len(failed)} pass, {len(failed)} fail{more}"
        yield from page.paragraph(f"{count + len(unchecked)} drafts: {passed}:", "error")
        for path in (*failed, *unchecked):
            yield from page.paragraph(visible(path), indent=INDENT)
    else:
        yield from page.paragraph(f"{count} drafts: all pass.", "good")


def suppressed_list(page: Page, report: Report) -> Iterator[str]:
    """Yield each finding that is let pass, with its place, who lets it and why."""
    if report.let_pass:
        yield from ("", page.heading("Suppressed", len(report.let_pass)))
    for finding in report.let_pass:
        yield ""
        yield from _line(page, finding)


def _line(page: Page, finding: Finding) -> Iterator[str]:
    place = finding.places[0]
    where: Segment = (page.place(place.statement, place.start, page.width // 2), "place")
    yield page.line([(INDENT, ""), where])
    yield from page.paragraph(f"{finding.rule}: {finding.message}", indent=INDENT)
    suppressed = finding.suppressed or {}
    reason = f"allowed by {GIVEN_BY.get(suppressed.get('by', ''), '?')}: {suppressed.get('because', '')}"
    yield from page.paragraph(reason, "dim", indent=INDENT)


def asides(page: Page, report: Report) -> Iterator[str]:
    """Yield the permissions that let nothing pass, and the rules that failed."""
    if report.unused:
        yield from ("", page.heading("Unused suppressions", len(report.unused)), "")
        for unused in report.unused:
            yield from page.paragraph(_unused(unused), indent=INDENT)
    if report.remarks:
        yield from ("", page.heading("Look at these yourself", len(report.remarks)), "")
        names = {reading.id: reading.article.called for reading in report.articles}
        for remark in report.remarks:
            where = f"{names.get(remark.article or '', '')}{'' if remark.line is None else f':{remark.line}'}"
            text = f"{where}: {remark.message}" if where else remark.message
            yield from page.paragraph(text, remark.severity.value, indent=INDENT)
    if report.crashes:
        yield from ("", page.heading("Rules that failed", len(report.crashes)), "")
        names = {reading.id: reading.article.called for reading in report.articles}
        for crash in report.crashes:
            on = f" on {names[crash.article]}" if crash.article in names else ""
            text = f"{crash.rule}{on}: its findings are missing from this report. {crash.message}"
            yield from page.paragraph(text, "error", indent=INDENT)


def _unused(unused: Unused) -> str:
    where = unused.path or "the configuration"
    if unused.line is not None:
        where += f":{unused.line}"
    because = f" ({unused.because})" if unused.because else ""
    there = "in the statement after it" if unused.by == "inline" else "there"
    return f"{where}: {unused.allows} is allowed{because}, but no such finding is {there}; take it out"
