"""The Reviewdog Diagnostic Format, in which reviewdog takes findings to any code host; columns count UTF-8 bytes."""

from __future__ import annotations

from ..model import Article, Finding, Place, Report, Severity
from .escapes import storable, unlinked
from .json.writing import Object, write
from .pointing import Notice, Pointer, file

SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.NOTE: "INFO"}


def render(report: Report) -> str:
    """Return the findings as one DiagnosticResult."""
    pointer = Pointer(report)
    return write(
        {
            "source": {"name": "xcheck"},
            "diagnostics": [
                *(_of_the_run(report, notice) for notice in pointer.of_the_run()),
                *(_diagnostic(pointer, finding) for finding in (*pointer.active(), *pointer.suppressed())),
            ],
        }
    )


def _of_the_run(report: Report, notice: Notice) -> Object:
    path = notice.path or file(report.articles[0].article) or report.articles[0].article.name
    return {
        "message": unlinked(notice.message),
        "location": {
            "path": storable(path),
            **({} if notice.line is None else {"range": {"start": {"line": notice.line}}}),
        },
        "severity": SEVERITIES[notice.severity],
        "code": {"value": notice.title},
    }


def _diagnostic(pointer: Pointer, finding: Finding) -> Object:
    related = [
        {
            "message": unlinked(f"missing in {other.reading.article.name}" if other.absent else other.place.text),
            "location": _location(pointer, other.place),
        }
        for other in pointer.others(finding)
        if other.place is not None
    ]
    return {
        "message": unlinked(pointer.message(finding)),
        "location": _location(pointer, pointer.primary(finding)),
        "severity": SEVERITIES[finding.severity],
        "code": {"value": finding.rule},
        **({"related_locations": related} if related else {}),
    }


def _location(pointer: Pointer, place: Place) -> Object:
    article = pointer.readings[place.article].article
    return {
        "path": storable(file(article) or article.name),
        "range": {
            "start": {"line": place.line, "column": _byte_column(article, place.start, place.column)},
            "end": {"line": place.end_line, "column": _byte_column(article, place.end, place.end_column)},
        },
    }


def _byte_column(article: Article, offset: int, column: int) -> int:
    """Return the 1-based column of an offset in bytes of UTF-8; `column` is that in code points."""
    before = article.text[offset - column + 1 : offset]
    return len(before.encode("utf-8", "surrogatepass")) + 1
