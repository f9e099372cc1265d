"""What was found, as data: findings, topics, the matrix, and what a run has to say of itself.

What is a record of the model is written with the names and in the order of its fields: `to_dict`.
"""

from __future__ import annotations

from ...model import Draft, Kind, Report, Row, Topic
from .writing import Object


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
        "cells": {reading.id: [place.to_dict() for place in places] for reading, places in cells},
        "sides": [list(side) for side in row.sides],
        "differs": row.differs,
        "findings": list(row.findings),
    }


def draft(draft: Draft) -> Object:
    """Return which sources a draft was held against, and who named them."""
    return draft.to_dict() | {"named_by": draft.named_by or None}


def summary(report: Report) -> Object:
    """Return the counts of findings by kind, and how many are suppressed."""
    counts: Object = {kind.value: report.count(kind) for kind in Kind}
    counts["suppressed"] = len(report.let_pass)
    return counts
