"""Where the articles of an event differ: a unit of work from plain values to plain values.

The articles of an event are compared as `xcheck compare` compares them, each with each, and each fact is reported once.
What was read in them before comes with them; what is read here goes back with the findings.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from ..config import Settings
from ..model import Article, Finding, Reading, Report
from ..pipeline import article_id, compare_read, read, spared
from ..rules import RULES
from ..several.corpus import with_distinct_names
from .forget import forget
from .precision import exacter
from .readings import comparers, packed, readers, unpacked

MOST = 24
"""Articles of one event that are compared, each with each: 276 pairs. Of a larger event the first ones are."""


class EventArticle(NamedTuple):
    """An article of an event."""

    id: int
    name: str
    "As the report calls it: its outlet, or its outlets."
    address: str
    title: str
    day: str
    text: str
    outlets: int
    "How many ran it unchanged."
    version: str = ""
    "Of the readers that made the record."
    record: bytes = b""


class Unit(NamedTuple):
    """An event to be compared."""

    event: str
    sum: str
    articles: tuple[EventArticle, ...]
    omissions: bool
    version: str
    "Of the code that shall compare: another machine must have the same."


class Row(NamedTuple):
    """A finding as it is kept."""

    rule: str
    kind: int
    severity: int
    confidence: float
    weight: float
    same: str
    "Equal for the same words of one rule on one subject, in whichever event."
    record: dict[str, Any]


class Differing(NamedTuple):
    """What a unit gives."""

    event: str
    sum: str
    rows: tuple[Row, ...]
    read: tuple[tuple[int, bytes], ...]
    "Records of articles that were read here."
    failed: str = ""
    "Why some rule, or all of it, could not be asked; empty mostly."


class OtherVersion(Exception):
    """A machine has other code than the one that asks."""


def settings(omissions: bool) -> Settings:
    """Return what an event is compared with: nothing is made that no report of an archive shows.

    Nor is a claim that two outlets tell each in its own words a difference between them.
    """
    retold = tuple(rule.id for rule in RULES if rule.of_claims)
    return Settings(topics=False, matrix=False, omissions=omissions, ignore=retold)


def differing(unit: Unit) -> Differing:
    """Compare the articles of an event."""
    if unit.version != comparers():
        raise OtherVersion(
            f"this machine has the code {comparers()}, not {unit.version}: install the same xcheck there"
        )
    used = settings(unit.omissions)
    readings, fresh = read_all(unit.articles, used)
    if len(readings) < 2:
        return Differing(unit.event, unit.sum, (), fresh)
    report = compared(readings, used)
    rows = tuple(_row(finding, report, unit.articles) for finding in report.findings)
    forget()
    return Differing(unit.event, unit.sum, rows, fresh, "; ".join(crash.message for crash in report.crashes))


def compared(readings: tuple[Reading, ...], settings: Settings) -> Report:
    """Compare without the rules that fail on these articles; the report tells which those are."""
    return spared(lambda tried: compare_read(readings, tried), settings)


def read_all(
    articles: Sequence[EventArticle], settings: Settings
) -> tuple[tuple[Reading, ...], tuple[tuple[int, bytes], ...]]:
    """Return what is read in the articles of an event, from their records where these are of today's readers."""
    named = with_distinct_names([_article(one) for one in articles])
    readings, fresh = [], []
    for number, (one, article) in enumerate(zip(articles, named, strict=True)):
        if one.record and one.version == readers():
            readings.append(unpacked(one.record, article, article_id(number)))
        else:
            reading = read(article, article_id(number), settings)
            readings.append(reading)
            fresh.append((one.id, packed(reading)))
    return tuple(readings), tuple(fresh)


def _article(one: EventArticle) -> Article:
    return Article(one.name, one.text, one.address or None, one.title or None, None, one.day or None)


def _row(finding: Finding, report: Report, articles: Sequence[EventArticle]) -> Row:
    number = {reading.id: at for at, reading in enumerate(report.articles)}
    statements = {s.id: s for reading in report.articles for s in reading.statements}
    sides = [[articles[number[id]].id for id in side] for side in finding.sides]
    record = {
        "id": finding.id,
        "message": finding.message,
        "subject": finding.subject,
        "stronger": [articles[number[id]].id for id in exacter(finding, report.articles)],
        "sides": sides,
        "absent": [articles[number[id]].id for id in finding.absent],
        "places": [
            {
                "article": articles[number[place.article]].id,
                "line": place.line,
                "column": place.column,
                "start": place.start,
                "end": place.end,
                "text": place.text,
                "statement": statements[place.statement].text,
                "statement_start": statements[place.statement].start,
            }
            for place in finding.places
        ],
    }
    return Row(
        finding.rule, finding.kind.rank, finding.severity.rank, finding.confidence,
        _weight(finding, [articles[number[place.article]] for place in finding.places], sides, articles),
        f"{finding.id[:16]} {finding.subject}", record,
    )  # fmt: skip


def _weight(
    finding: Finding, marked: Sequence[EventArticle], sides: Sequence[Sequence[int]], articles: Sequence[EventArticle]
) -> float:
    """Return how much a difference matters, 0..1: how sure it is, how early it stands, who is on the weaker side.

    News puts first what matters most: of a place in the opening all counts, of one at the very end half. A version
    that two outlets carry is no slip of one: the side with fewer articles counts half with one, and more with others.
    """
    early = max(
        1.0 - place.start / max(len(one.text), 1) / 2 for place, one in zip(finding.places, marked, strict=True)
    )
    fewest = min((len(side) for side in sides), default=1)
    backed = 1.0 - 0.5 / max(fewest, 1)
    return round(finding.confidence * early * (0.5 + backed / 2), 4)
