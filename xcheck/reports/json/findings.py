"""What was found, as data: findings, topics, the matrix, verdicts, and what a run has to say of itself."""

from __future__ import annotations

from ...model import Crash, Draft, Finding, Item, Kind, Place, Presence, Remark, Report, Row, Topic, Unused, Verdict
from .writing import Object, number


def finding(finding: Finding) -> Object:
    """Return one difference."""
    return {
        "id": finding.id,
        "rule": finding.rule,
        "kind": finding.kind.value,
        "severity": finding.severity.value,
        "confidence": finding.confidence,
        "message": finding.message,
        "subject": finding.subject,
        "places": [place(found) for found in finding.places],
        "stronger": finding.stronger,
        "suppressed": None if finding.suppressed is None else dict(finding.suppressed),
        "sides": [list(side) for side in finding.sides],
        "absent": list(finding.absent),
        "presence": _presence(finding.presence),
        "weight": None if finding.weight is None else number(finding.weight),
    }


def _presence(presence: Presence | None) -> Object | None:
    """Return who states it, who has something near and who lacks it."""
    if presence is None:
        return None
    return {"tells": list(presence.tells), "near": list(presence.near), "lacks": list(presence.lacks)}


def place(place: Place) -> Object:
    """Return words that a finding points at."""
    return {
        "article": place.article,
        "statement": place.statement,
        "start": place.start,
        "end": place.end,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "text": place.text,
        "page": place.page,
        "paragraph": place.paragraph,
    }


def unpaired(report: Report) -> list[Object]:
    """Return the statements without a counterpart, each with its article."""
    owner = {statement.id: reading.id for reading in report.articles for statement in reading.statements}
    return [{"article": owner[id], "statement": id} for id in report.unpaired]


def topic(topic: Topic, report: Report) -> Object:
    """Return a subject with the statements of each article that speak of it."""
    statements = zip(report.articles, topic.statements, strict=True)
    return {
        "kind": topic.kind,
        "label": topic.label,
        "left": list(topic.left),
        "right": list(topic.right),
        "statements": {reading.id: list(ids) for reading, ids in statements},
    }


def row(row: Row, report: Report) -> Object:
    """Return what each article says of one fact; an article that is silent has no places."""
    cells = zip(report.articles, row.cells, strict=True)
    return {
        "kind": row.kind,
        "label": row.label,
        "question": row.question,
        "cells": {reading.id: [place(found) for found in places] for reading, places in cells},
        "sides": [list(side) for side in row.sides],
        "differs": row.differs,
        "findings": list(row.findings),
    }


def verdict(verdict: Verdict) -> Object:
    """Return what the sources say to one draft statement."""
    return {
        "statement": verdict.statement,
        "verdict": verdict.verdict,
        "support": number(verdict.support),
        "evidence": list(verdict.evidence),
        "items": [item(one) for one in verdict.items],
    }


def item(item: Item) -> Object:
    """Return what a person ticks of a draft statement."""
    return {
        "kind": item.kind,
        "start": item.start,
        "end": item.end,
        "text": item.text,
        "verdict": item.verdict,
        "source": None if item.source is None else place(item.source),
    }


def unused(unused: Unused) -> Object:
    """Return a suppression that met no finding."""
    return {
        "by": unused.by,
        "allows": unused.allows,
        "because": unused.because,
        "path": unused.path,
        "line": unused.line,
    }


def draft(draft: Draft) -> Object:
    """Return which sources a draft was held against, and who named them."""
    return {"article": draft.article, "sources": list(draft.sources), "named_by": draft.named_by or None}


def remark(remark: Remark) -> Object:
    """Return what else a gate must hear."""
    return {
        "title": remark.title,
        "severity": remark.severity.value,
        "message": remark.message,
        "article": remark.article,
        "line": remark.line,
        "path": remark.path,
    }


def crash(crash: Crash) -> Object:
    """Return a rule that failed."""
    return {"rule": crash.rule, "message": crash.message, "article": crash.article}


def summary(report: Report) -> Object:
    """Return the counts of findings by kind, and how many are suppressed."""
    counts: Object = {kind.value: report.count(kind) for kind in Kind}
    counts["suppressed"] = len(report.let_pass)
    return counts
