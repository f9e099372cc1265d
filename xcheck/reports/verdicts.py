"""The verdicts of `check`: how many statements are borne out, and each that is not with its best evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ..model import Finding, Report, Severity, Verdict
from ..rules import rule_of
from .layout import Line, Mark, cells
from .page import INDENT, Page

ORDER = ("contradicted", "unsupported", "differs")
"""Worst first; supported statements are not listed."""

_STYLES = {"contradicted": Severity.ERROR, "unsupported": Severity.WARNING, "differs": Severity.NOTE}

_LABELS = {"unsupported": "in no source"}
"""What a verdict is called in a sentence, where its name in the JSON report is no word of a newsroom."""


def verdict_counts(report: Report) -> str:
    """Return how many statements of the draft got which verdict."""
    return ", ".join(text for _, text in verdict_parts(report))


def verdict_parts(report: Report) -> list[tuple[str, str]]:
    """Return the verdicts given and how often each was, borne out first, then worst first."""
    counts = Counter(verdict.verdict for verdict in report.verdicts)
    parts = [("supported", f"{counts['supported']} of {len(report.verdicts)} statements supported")]
    return [*parts, *((name, f"{counts[name]} {called(name, counts[name])}") for name in ORDER if counts[name])]


def called(verdict: str, count: int) -> str:
    """Return what a verdict on so many statements is called in a sentence."""
    return "differ" if verdict == "differs" and count > 1 else _LABELS.get(verdict, verdict)


def verdicts_table(page: Page, report: Report) -> Iterator[str]:
    """Yield each statement that is not supported, and below it the source statement that says most of it."""
    listed = [verdict for verdict in report.verdicts if verdict.verdict in ORDER and not _allowed(report, verdict)]
    if not listed:
        return
    yield from ("", page.heading("Not confirmed by a source", len(listed)))
    for verdict in sorted(listed, key=lambda one: ORDER.index(one.verdict)):
        yield ""
        said = _LABELS.get(verdict.verdict, verdict.verdict)
        first: Line = [(INDENT, ""), (said, _STYLES[verdict.verdict].value), ("", "")]
        reason = _reason(report, verdict)
        why = "" if reason is None else f": {reason.message}"
        yield from map(page.line, page.set(why, "", first, 2 * INDENT))
        yield from _statements(page, report, verdict, reason)


def _allowed(report: Report, verdict: Verdict) -> bool:
    """Whether a person lets pass all that is wrong with a statement."""
    own = [f for f in report.findings if f.places[0].statement == verdict.statement and f.severity > Severity.NOTE]
    return bool(own) and all(finding.suppressed is not None for finding in own)


def _reason(report: Report, verdict: Verdict) -> Finding | None:
    """Return what is said of a statement: the words that no source has, or the first thing that differs."""
    own = [f for f in report.active if f.places[0].statement == verdict.statement]
    return next((f for f in own if (rule_of(f.rule).judges == "statement") == (verdict.verdict == "unsupported")), None)


def _statements(page: Page, report: Report, verdict: Verdict, found: Finding | None) -> Iterator[str]:
    """Yield the draft's statement and the source's that differs, else its best evidence, places in one column."""
    against = [place.statement for place in found.places if place.statement != verdict.statement] if found else []
    shown = [verdict.statement, *[*against, *verdict.evidence][:1]]
    room = page.width - 2 * len(INDENT)
    places = [page.place(id, page.statements[id][1].start, room // 3) for id in shown]
    width = max(map(cells, places)) + 2
    own = [
        Mark(place.start, place.end, f"mark-{finding.severity}")
        for finding in report.active
        for place in finding.places
        if place.statement == verdict.statement
    ]
    marks = {verdict.statement: own}
    if found is not None:  # the words that are held against the draft's must not be cut away
        for place in found.places:
            if place.statement != verdict.statement:
                marks.setdefault(place.statement, []).append(Mark(place.start, place.end, f"mark-{found.severity}"))
    for id, where in zip(shown, places, strict=True):
        text = page.snippet(page.statements[id][1], max(room - width, 8), marks.get(id, ()))
        yield page.line([(2 * INDENT, ""), (where, "place"), (" " * (width - cells(where)), ""), *text])
