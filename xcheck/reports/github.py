"""Workflow commands of GitHub Actions: a line for each finding, which the platform shows beside the text."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from ..model import Finding, Place, Report, Severity
from . import asked
from .closing import outcome
from .escapes import command_data, command_property, visible
from .matrix import plain_lines
from .pointing import Notice, Pointer, file

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}

MOST = 10
"""Annotations of each severity that GitHub keeps of one step; it drops the others without a word."""


def render(report: Report, *, show: Collection[str] = (), fail_on: str = "error") -> str:
    """Return a workflow command for each of the worst findings, a line on what was left off, and whether drafts pass.

    Who says what follows where `show` has "matrix" or "all": lines of the log, folded.
    """
    pointer = Pointer(report)
    lines: dict[Severity, list[str]] = {severity: [] for severity in COMMANDS}
    for notice in pointer.notices():
        lines[notice.severity].append(_notice(notice))
    for finding in (*pointer.active(), *pointer.suppressed()):
        lines[finding.severity].append(_command(pointer, finding))
    shown = [line for some in lines.values() for line in some[:MOST]]
    folded = _group(report) if asked(report, show) else ()
    both = zip(report.drafts, pointer.accounts(), strict=True)
    accounts = [_account(report.of_draft(draft), notice, fail_on) for draft, notice in both]
    return "".join(line + "\n" for line in (*shown, *_left_off(lines), *accounts, *folded))


def _group(report: Report) -> Iterator[str]:
    """Yield who says what, between the commands that fold it; no line of it is one that could end it early."""
    yield "::group::Who says what"
    yield from plain_lines(report)
    yield "::endgroup::"


def _command(pointer: Pointer, finding: Finding) -> str:
    """Return `::error file=draft.txt,line=3,endLine=3,col=5,endColumn=9,title=Cannot both be true (...)::12, 15`."""
    place = pointer.primary(finding)
    path = file(pointer.readings[place.article].article)
    properties = [
        *([] if path is None else _position(path, place)),
        ("title", f"{pointer.heading(finding)} ({finding.rule})"),
    ]
    message = pointer.message(finding) if path is not None else f"{pointer.where(place)}: {pointer.message(finding)}"
    return _line(finding.severity, properties, [message, *pointer.elsewhere(finding)])


def _account(report: Report, notice: Notice, fail_on: str) -> str:
    """Return whether a draft passes and what it was held against, as a line of the log: it is said of every draft."""
    _, account = outcome(report, fail_on)
    line = f"xcheck: {notice.path or 'the draft'} {account} {notice.message[:1].upper()}{notice.message[1:]}."
    return " ".join(visible(line).split())


def _notice(notice: Notice) -> str:
    properties = [("file", notice.path), ("line", notice.line and str(notice.line)), ("title", notice.title)]
    return _line(notice.severity, [(key, value) for key, value in properties if value], [notice.message])


def _line(severity: Severity, pairs: Sequence[tuple[str, str]], message: Sequence[str]) -> str:
    properties = ",".join(f"{key}={command_property(value)}" for key, value in pairs)
    return f"::{COMMANDS[severity]} {properties}::{_data(message)}"


def _data(lines: Sequence[str]) -> str:
    """Return a message of some lines; a line break within one of them is none of ours."""
    return command_data("\n".join(" ".join(visible(line).split()) for line in lines))


def _position(path: str, place: Place) -> Iterator[tuple[str, str]]:
    yield from (("file", path), ("line", str(place.line)), ("endLine", str(place.end_line)))
    if place.line == place.end_line:  # the platform takes columns within one line only
        yield from (("col", str(place.column)), ("endColumn", str(place.end_column)))


def _left_off(lines: Mapping[Severity, Sequence[str]]) -> Iterator[str]:
    counts = [(len(some) - MOST, severity.value) for severity, some in lines.items()]
    parts = [f"{count} {name}{'s' * (count > 1)}" for count, name in counts if count > 0]
    if parts:
        yield (
            f"xcheck: {', '.join(parts)} left off, as GitHub shows {MOST} of each severity in a step; "
            "the job summary and the other formats have them."
        )
