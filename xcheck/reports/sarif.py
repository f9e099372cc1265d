"""SARIF 2.1.0: what GitHub code scanning and other viewers of static analysis read.

The primary place of a finding is its location, what the other articles say its related locations. Columns count
code points and lines end at a line feed, as in all of xcheck.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping

from .. import __version__
from ..model import Article, Finding, Place, Reading, Report, Severity
from ..rule import Rule
from ..rules import RULES
from . import asked
from .escapes import encoded, markdown, storable, unlinked, uri, visible
from .json.findings import row
from .json.writing import Object, write
from .manual import paragraphs
from .pointing import Notice, Other, Pointer, file, words
from .rows import facts

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"

SOURCE_ROOT = "%SRCROOT%"
"""What relative URIs are relative to: the folder of the run, in CI the checked-out repository."""

LEVELS: Mapping[Severity, str] = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}

_IN_SOURCE = "inline"
_KNOWN_BEFORE = "baseline"


def render(report: Report, *, root: str | None = None, show: Collection[str] = ()) -> str:
    """Return the report as a SARIF log; absolute paths under the folder `root` are written relative to it.

    The run has who says what among its properties where `show` has "matrix" or "all".
    """
    run = _run(report, root) | (_matrix(report) if asked(report, show) else {})
    return write({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _run(report: Report, root: str | None) -> Object:
    pointer = Pointer(report)
    rules = _rules(report)
    index = {rule["id"]: number for number, rule in enumerate(rules)}
    files = {reading.id: _file(number, reading.article, root) for number, reading in enumerate(report.articles)}
    return {
        "tool": {"driver": {"name": "xcheck", "semanticVersion": __version__, "rules": rules}},
        "invocations": [_invocation(pointer, index, root)],
        "originalUriBaseIds": {SOURCE_ROOT: {"description": {"text": "The folder in which xcheck ran."}}},
        "artifacts": [_artifact(reading, files[reading.id]) for reading in report.articles],
        "columnKind": "unicodeCodePoints",
        "results": [_result(pointer, found, index[found.rule], files) for found in pointer.reported()],
    }


def _matrix(report: Report) -> Object:
    """Return the facts of the matrix as the JSON report has them; articles are called by the id of their artifact."""
    return {"properties": {"matrix": [_matrix_row(row(found, report)) for found in facts(report)]}}


def _matrix_row(row: Object) -> Object:
    cells = {id: [place | {"text": storable(place["text"])} for place in cell] for id, cell in row["cells"].items()}
    return row | {"label": storable(row["label"]), "cells": cells}


def _rules(report: Report) -> list[Object]:
    """Return the rules that could speak, in the order of `xcheck rules`, and others that a report may hold."""
    found = {finding.rule for finding in report.findings}
    known = [rule for rule in RULES if rule.speaks_in(report.mode) or rule.id in found]
    described = {rule.id: _rule(rule) for rule in known}
    for finding in report.findings:
        described.setdefault(finding.rule, {"id": finding.rule, "defaultConfiguration": _level(finding.severity)})
    return list(described.values())


def _rule(rule: Rule) -> Object:
    manual = list(paragraphs(rule.manual()))
    return {
        "id": rule.id,
        "name": type(rule).__name__,
        "shortDescription": _text(rule.title()),
        "fullDescription": _text(" ".join(manual[:2])),
        "help": {"text": _help(rule, manual), "markdown": _help_page(rule, manual)},
        "defaultConfiguration": _level(rule.severity),
        "properties": {"kind": rule.kind.value, "problem.severity": rule.severity.value, "tags": [rule.kind.value]},
    }


def _level(severity: Severity) -> Object:
    return {"level": LEVELS[severity]}


def _help(rule: Rule, manual: list[str]) -> str:
    differ = [f"It reports, for example: {one.a} / {one.b}" for one in rule.differ[:1]]
    agree = [f"It keeps silent on: {one.a} / {one.b}" for one in rule.agree[:1]]
    return _escaped("\n\n".join([*manual, *differ, *agree]))


def _help_page(rule: Rule, manual: list[str]) -> str:
    """Return the manual with all its examples, each a line with both texts."""
    page = list(map(markdown, manual))
    for title, examples in (("It reports", rule.differ), ("It keeps silent on", rule.agree)):
        if examples:
            page.append(f"**{title}**")
            page.append("\n".join(f"- {markdown(one.a)}<br>{markdown(one.b)}" for one in examples))
    return "\n\n".join(page)


def _invocation(pointer: Pointer, index: Mapping[str, int], root: str | None) -> Object:
    """Return how the run went; what was not reported is said, so that no silence seems a praise."""
    invocation: Object = {"executionSuccessful": not pointer.report.crashes}
    for notice in (*pointer.notices(), *pointer.accounts()):
        of_settings = notice.title == "unused-suppression"
        key = "toolConfigurationNotifications" if of_settings else "toolExecutionNotifications"
        invocation.setdefault(key, []).append(_notification(notice, index, root))
    return invocation


def _notification(notice: Notice, index: Mapping[str, int], root: str | None) -> Object:
    notification: Object = {"level": LEVELS[notice.severity], "message": _text(notice.message)}
    if notice.rule in index:
        notification["associatedRule"] = {"id": notice.rule, "index": index[notice.rule]}
    if notice.path is not None:
        where = {"artifactLocation": _address(notice.path, root)}
        notification["locations"] = [
            {"physicalLocation": where | ({} if notice.line is None else {"region": {"startLine": notice.line}})}
        ]
    return notification


def _file(number: int, article: Article, root: str | None) -> Object:
    """Return where an article is; one from no file has its name for an address."""
    path = file(article)
    where = {"uri": encoded(article.name or "-"), "uriBaseId": SOURCE_ROOT} if path is None else _address(path, root)
    return {**where, "index": number}


def _address(path: str, root: str | None) -> Object:
    address = uri(path, root, os.sep == "\\")
    return {"uri": address, **({} if ":" in address.split("/")[0] else {"uriBaseId": SOURCE_ROOT})}


def _artifact(reading: Reading, where: Object) -> Object:
    """Return which text was read; the hash is that of the text in UTF-8, so of any file that is UTF-8 without BOM."""
    location = {key: value for key, value in where.items() if key != "index"}
    return {
        "location": {**location, "description": _text(reading.article.name)},
        "hashes": {"sha-256": reading.article.sha256},
        "properties": {"id": reading.id},
    }


def _result(pointer: Pointer, finding: Finding, index: int, files: Mapping[str, Object]) -> Object:
    others = pointer.others(finding)
    result: Object = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": LEVELS[finding.severity],
        "message": _text(pointer.message(finding)),
        "locations": [{"physicalLocation": _place(pointer, pointer.primary(finding), files)}],
        "relatedLocations": [_related(pointer, number, other, files) for number, other in enumerate(others, 1)],
        # GitHub takes no other key for the identity of an alert, and would else hash the line: a whole paragraph here.
        "partialFingerprints": {"primaryLocationLineHash": f"{finding.id}:1", "xcheck/v1": finding.id},
        "properties": {
            "confidence": finding.confidence,
            "kind": finding.kind.value,
            "subject": storable(finding.subject),
            "absent": [reading.article.name for reading in pointer.lacking(finding)],
        },
    }
    if finding.suppressed is not None:
        result["suppressions"] = [_suppression(finding.suppressed)]
    if pointer.has_baseline:
        known = (finding.suppressed or {}).get("by") == _KNOWN_BEFORE
        result["baselineState"] = "unchanged" if known else "new"
    return result


def _suppression(suppressed: Mapping[str, str]) -> Object:
    kind = "inSource" if suppressed.get("by") == _IN_SOURCE else "external"
    because = suppressed.get("because", "")
    return {"kind": kind, "status": "accepted", **({"justification": storable(because)} if because else {})}


def _related(pointer: Pointer, number: int, other: Other, files: Mapping[str, Object]) -> Object:
    name = other.reading.article.name
    if other.place is None:
        text, where = f"missing in {name}", {"artifactLocation": files[other.reading.id]}
    else:
        nearest = "missing, the nearest there is " if other.absent else ""
        text, where = f"{name}: {nearest}{words(other.place)}", _place(pointer, other.place, files)
    return {"id": number, "message": _text(text), "physicalLocation": where}


def _place(pointer: Pointer, place: Place, files: Mapping[str, Object]) -> Object:
    """Return words of an article, and the statement they stand in, which must not be the words themselves."""
    reading, statement = pointer.statements[place.statement]
    around = reading.place(statement.span, statement.id)
    context = {"contextRegion": _region(around)} if statement.text != place.text else {}
    return {"artifactLocation": files[place.article], "region": _region(place), **context}


def _region(place: Place) -> Object:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
        "charOffset": place.start,
        "charLength": place.end - place.start,
        "snippet": {"text": storable(place.text)},
    }


def _text(text: str) -> Object:
    """Return a message on one line."""
    return {"text": _escaped(visible(text))}


def _escaped(text: str) -> str:
    """Return text in which nothing is a link or a placeholder; the standard wants braces doubled."""
    return "\n".join(unlinked(line) for line in text.split("\n")).replace("{", "{{").replace("}", "}}")
