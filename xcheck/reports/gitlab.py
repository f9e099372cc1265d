"""GitLab Code Quality: the findings of a merge request, in its widget and beside the lines."""

from __future__ import annotations

import os

from ..model import Article, Finding, Report, Severity
from .escapes import relative, storable, unlinked
from .json.writing import Object, write
from .pointing import Notice, Pointer, file

SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def render(report: Report, *, root: str | None = None) -> str:
    """Return the findings as a Code Quality report; absolute paths under the folder `root` become relative to it."""
    pointer = Pointer(report)
    return write(
        [
            *(_of_the_run(report, notice, root) for notice in pointer.of_the_run()),
            *(_issue(pointer, finding, root) for finding in (*pointer.active(), *pointer.suppressed())),
        ]
    )


def _of_the_run(report: Report, notice: Notice, root: str | None) -> Object:
    path = _path(report.articles[0].article, root) if notice.path is None else _relative(notice.path, root)
    return {
        "description": unlinked(notice.message),
        "check_name": notice.title,
        "fingerprint": notice.id,
        "severity": SEVERITIES[notice.severity],
        "location": {"path": path, "lines": {"begin": notice.line or 1}},
    }


def _issue(pointer: Pointer, finding: Finding, root: str | None) -> Object:
    place = pointer.primary(finding)
    return {
        "description": unlinked("; ".join([pointer.message(finding), *pointer.elsewhere(finding)])),
        "check_name": finding.rule,
        "fingerprint": finding.id,
        "severity": SEVERITIES[finding.severity],
        "location": {
            "path": _path(pointer.readings[place.article].article, root),
            "lines": {"begin": place.line, "end": place.end_line},
        },
    }


def _path(article: Article, root: str | None) -> str:
    path = file(article)
    return storable(article.name) if path is None else _relative(path, root)


def _relative(path: str, root: str | None) -> str:
    """Return a path as the repository writes it, by which the widget finds the file: no ./ and slashes only."""
    return storable(relative(path, root, os.sep == "\\"))
