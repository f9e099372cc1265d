"""The report for programs: JSON format 1, written key by key; `xcheck schema` prints its JSON Schema."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping
from typing import Any

from ..model import (
    Article,
    Attribution,
    Crash,
    Date,
    Fact,
    Finding,
    Kind,
    Marker,
    Name,
    Number,
    Place,
    Quote,
    Reading,
    Report,
    Row,
    Span,
    Topic,
    Unused,
    Verdict,
)
from .escapes import LOGGED, UNSEEN

FORMAT = 1
"""Raised only for a change that breaks a reader; keys are added freely."""

Object = dict[str, Any]

_ESCAPED = re.compile(f"[{UNSEEN}]|{LOGGED}")
"""Nothing that is read back, and nothing that a person or a runner who looks at the text would take for something."""


def render(report: Report) -> str:
    """Return the report as JSON text."""
    return write(
        {
            "format": FORMAT,
            "tool": tool(),
            "mode": report.mode,
            "related": report.related,
            "articles": (
                {**article(reading), "statements": statements(reading), **read(reading)} for reading in report.articles
            ),
            "pairs": [{"left": pair.left, "right": pair.right, "score": number(pair.score)} for pair in report.pairs],
            "findings": [finding(found) for found in report.findings],
            "unpaired": unpaired(report),
            "topics": [topic(found) for found in report.topics],
            "matrix": [row(found, report) for found in report.matrix],
            "unrelated": list(report.unrelated),
            "verdicts": [verdict(told) for told in report.verdicts],
            "drafts": [{"article": draft.article, "sources": list(draft.sources)} for draft in report.drafts],
            "unused": [unused(found) for found in report.unused],
            "crashes": [crash(found) for found in report.crashes],
            "summary": summary(report),
        }
    )


def render_facts(reading: Reading) -> str:
    """Return what was read in one article as JSON text."""
    return write({"format": FORMAT, "tool": tool(), "article": article(reading), **read(reading)})


def schema() -> str:
    """Return the JSON Schema of the report; of the facts under `$defs/facts_document`."""
    from pathlib import Path  # 3 ms, which no report pays

    path = Path(__file__).parent.parent / "data" / "report.schema.json"
    return path.read_text(encoding="utf-8")


def write(document: Mapping[str, Any] | list[Object]) -> str:
    """Return JSON text that any reader takes: what is unseen, lone surrogates and commands of runners are escaped.

    Lists are written item by item, and may be iterators: json.dumps would keep millions of pieces for a large report.
    """
    if isinstance(document, list):
        return _dumped(document) + "\n"
    parts = ["{"]
    for key, value in document.items():
        parts.append(f"{'' if len(parts) == 1 else ','}\n  {_dumped(key)}: ")
        if isinstance(value, (list, Iterator)):
            items = [f"\n    {_dumped(item, 4)}" for item in value]
            parts.append(f"[{','.join(items)}\n  ]" if items else "[]")
        else:
            parts.append(_dumped(value, 2))
    return "".join([*parts, "\n}\n"])


def _dumped(value: Any, indent: int = 0) -> str:
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=2).replace("\n", "\n" + " " * indent)
    return _ESCAPED.sub(lambda match: _units(match.group()), text)


def _units(char: str) -> str:
    """Return the escape of a character; one beyond the first 65,536 has two."""
    return re.sub("....", r"\\u\g<0>", char.encode("utf-16-be", "surrogatepass").hex())


def tool() -> Object:
    """Return who wrote the report."""
    from .. import __version__

    return {"name": "xcheck", "version": __version__}


def article(reading: Reading) -> Object:
    """Return which text was read."""
    read: Article = reading.article
    return {
        "id": reading.id,
        "name": read.name,
        "path": read.path,
        "title": read.title,
        "byline": read.byline,
        "published": read.published,
        "sha256": read.sha256,
    }


def statements(reading: Reading) -> list[Object]:
    """Return the statements of an article, headings and boilerplate too."""
    found = []
    for statement in reading.statements:
        line, column = reading.article.position(statement.start)
        found.append(
            {
                "id": statement.id,
                "kind": statement.kind.value,
                "start": statement.start,
                "end": statement.end,
                "line": line,
                "column": column,
            }
        )
    return found


def read(reading: Reading) -> Object:
    """Return the facts and markers of an article."""
    text = reading.article.text
    return {
        "facts": [fact(found, text) for found in reading.facts],
        "markers": [marker(found, text) for found in reading.markers],
    }


def fact(fact: Fact, text: str) -> Object:
    """Return a fact with its normal form under `value`."""
    told: Object = {
        "type": fact.type,
        "start": fact.start,
        "end": fact.end,
        "text": fact.text,
        "statement": fact.statement,
    }
    match fact:
        case Name():
            told |= {
                "value": fact.key,
                "category": fact.category,
                "adjective": fact.adjective,
                "stands_for": fact.stands_for,
                "role": fact.role,
            }
        case Number():
            told["value"] = {
                "low": number(fact.low),
                "high": number(fact.high),
                "unit": fact.unit,
                "form": fact.form,
                "hedge": fact.hedge,
            }
        case Date():
            told |= {
                "value": fact.value,
                "grain": fact.grain,
                "low": fact.low,
                "high": fact.high,
                "time": fact.time,
            }
        case Quote():
            told |= {"value": fact.value, "utterance": fact.utterance}
        case Attribution():
            told |= {
                "source": words(fact.source, text),
                "cue": words(fact.cue, text),
                "content": words(fact.content, text),
                "speaker": fact.speaker,
                "named": fact.named,
                "force": fact.force,
            }
    return told


def marker(marker: Marker, text: str) -> Object:
    """Return a word that sets the force of a claim, and the word it works on."""
    return {
        "type": marker.type,
        "start": marker.start,
        "end": marker.end,
        "text": marker.text,
        "statement": marker.statement,
        "value": marker.value,
        "target": words(marker.target, text),
    }


def words(span: Span | None, text: str) -> Object | None:
    """Return a span with its text."""
    if span is None:
        return None
    return {"start": span.start, "end": span.end, "text": text[span.start : span.end]}


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
    }


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
    }


def unpaired(report: Report) -> list[Object]:
    """Return the statements without a counterpart, each with its article."""
    owner = {statement.id: reading.id for reading in report.articles for statement in reading.statements}
    return [{"article": owner[id], "statement": id} for id in report.unpaired]


def topic(topic: Topic) -> Object:
    """Return a subject with the statements of either article that speak of it."""
    return {"kind": topic.kind, "label": topic.label, "left": list(topic.left), "right": list(topic.right)}


def row(row: Row, report: Report) -> Object:
    """Return what each article says of one fact; an article that is silent has no places."""
    cells = zip(report.articles, row.cells, strict=True)
    return {
        "kind": row.kind,
        "label": row.label,
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


def crash(crash: Crash) -> Object:
    """Return a rule that failed."""
    return {"rule": crash.rule, "message": crash.message, "article": crash.article}


def summary(report: Report) -> Object:
    """Return the counts of findings by kind, and how many are suppressed."""
    counts: Object = {kind.value: report.count(kind) for kind in Kind}
    counts["suppressed"] = sum(1 for finding in report.findings if finding.suppressed is not None)
    return counts


def number(value: float | None) -> float | None:
    """Return a number JSON can hold; infinity, which means an open bound, becomes null."""
    return value if value is not None and math.isfinite(value) else None
