"""How a finished report leaves: in each format to its file, and as an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, Any

import click

from ..errors import BadSettings
from ..model.report import UNCHECKED
from ..reports import WITH_MATRIX, render
from ..reports.escapes import visible
from .exits import ExitCode, say
from .options import Destination
from .output import append, check_output, one_file, page_width, size, wants_color, write_output
from .pager import show as show_paged

if TYPE_CHECKING:
    from ..model import Report


SUMMARY_LIMIT = 2**20
"""Bytes of a job summary that GitHub takes of one step; of a larger one it shows nothing."""


def look(format: str, output: str | None, color: str, width: int | None) -> dict[str, Any]:
    """Return what the terminal formats take of the command line; the others take nothing."""
    if format != "terminal":
        return {}
    environment = os.environ
    return {"width": page_width(width, environment), "color": wants_color(color, output, environment)}


def particulars(format: str, show: Collection[str], fail_on: str) -> dict[str, Any]:
    """Return what a format takes besides."""
    match format:
        case "terminal":
            return {"show": show, "fail_on": fail_on}
        case "sarif":
            return {"show": show, "root": os.getcwd()}
        case "gitlab":
            return {"root": os.getcwd()}
        case "junit" | "markdown" | "github":
            return {"show": show, "fail_on": fail_on}
    return {}


def check_outputs(
    formats: Sequence[Destination], output: str | None, articles: Sequence[str], others: Sequence[str]
) -> None:
    """Refuse files that cannot be written, are read, or would be written twice, before any work is done."""
    check_output(output, articles, others)
    files = [(f"--format {format}={file}", file) for format, file in formats if file is not None]
    if output is not None:
        files.append(("--output", output))
    for number, (option, file) in enumerate(files):
        check_output(file, articles, others)
        for other, known in files[:number]:
            if file != "-" and one_file(file, known):
                raise BadSettings(f"{other} and {option} name one file; give one of them another name")
    if any(format == "sheet" for format, _ in formats):
        from ..reports.sheet import check_path

        for place in (
            output if destination.file is None else destination.file
            for destination in formats
            if destination.format == "sheet"
        ):
            check_path(place)
    if output is not None and all(file is not None for _, file in formats):
        raise BadSettings(f"every format has a file of its own, so nothing is left for --output {output}; leave it out")


def write_report(
    report: Report,
    formats: Iterable[Destination],
    output: str | None,
    color: str,
    width: int | None,
    show: Collection[str],
    fail_on: str,
    pager: bool = False,
) -> None:
    """Write the report in every format; standard output comes last, so that a closed pipe costs no file."""
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    for format, file in sorted(formats, key=lambda destination: destination.file is None):
        where = output if file is None else file
        options = look(format, where, color, width) | particulars(format, show, fail_on)
        if format == "github" and summary:
            _add_summary(report, summary, show, fail_on)
        if format == "sheet" and where is not None and where != "-":
            from ..reports.sheet import data

            write_output(data(report, where), where)
        else:
            show_paged(render(report, format, **options), pager and format == "terminal", where)
        _say_written(where)


def _say_written(where: str | None) -> None:
    """Tell a person at a terminal that a file was written: else `-o report.html` ends without a word."""
    if where is not None and where != "-" and sys.stderr is not None and sys.stderr.isatty():
        say(f"xcheck: wrote {visible(where)}")


def _add_summary(report: Report, file: str, show: Collection[str], fail_on: str) -> None:
    """Add the report to a job summary, as far as the limit allows: one byte more, and nothing of the step is shown."""
    room = SUMMARY_LIMIT - size(file)
    text = render(report, "markdown", limit=room, show=show, fail_on=fail_on)
    if len(text.encode("utf-8", "backslashreplace")) <= room:
        append(text, file)


def say_unshown(show: Collection[str], formats: Iterable[Destination], mode: str) -> None:
    """Tell on standard error that nothing in this run shows the matrix, or in a check the topics, asked for by name."""
    names = [name for name, _ in formats]
    if mode == "check":
        for part in ("matrix", "topics"):
            if part in show:
                message = f"--show {part} adds nothing to a check; try xcheck compare DRAFT SOURCE --show {part}"
                click.echo(f"xcheck: {message}", err=True)
    elif "matrix" in show and not any(name in WITH_MATRIX for name in names):
        message = f"--show matrix adds nothing to {' and '.join(names)}: only findings have a place there"
        click.echo(f"xcheck: {message}; give one of --format {', '.join(WITH_MATRIX)}", err=True)


def exit_code(report: Report, fail_on: str) -> ExitCode:
    """Return whether a rule failed, or a finding is bad enough."""
    if report.crashes:
        return ExitCode.INTERNAL_ERROR
    if report.mode == "check" and any(remark.ends_a_check for remark in report.remarks):
        return ExitCode.CANNOT_RUN
    failing = any(report.fails(finding, fail_on) for finding in report.findings)
    return ExitCode.FINDINGS if failing or (report.mode == "check" and report.alarms(fail_on)) else ExitCode.CLEAN


def say_remarks(report: Report) -> None:
    """Tell on standard error what was not compared: what there was too much of, and drafts that could not be."""
    names = {reading.id: reading.article.path or reading.article.name for reading in report.articles}
    for remark in report.remarks:
        if remark.ends_a_check:
            where = f"{names.get(remark.article or '') or remark.path}: " if remark.title != UNCHECKED else ""
            say("\n".join(f"xcheck: {visible(line)}" for line in f"{where}{remark.message}".split("\n")))


def say_crashes(report: Report) -> None:
    """Tell the rules that failed on standard error, each once."""
    for message in dict.fromkeys(crash.message for crash in report.crashes):
        click.echo(f"xcheck: {visible(message)}", err=True)
