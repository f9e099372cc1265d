"""Reports built by hand, so that what is printed can be held against what was meant."""

from __future__ import annotations

import re

from xcheck.model import (
    Article,
    Finding,
    Kind,
    Pair,
    Reading,
    Report,
    Severity,
    Span,
    Statement,
    StatementKind,
)


def reading(id: str, name: str, text: str, path: str | None = None) -> Reading:
    """Read a text whose lines are its statements."""
    article = Article(name, text, path)
    statements = tuple(
        Statement(f"{id}{n}", id, StatementKind.SENTENCE, m.start(), m.end(), m.group(), (), n - 1, None)
        for n, m in enumerate(re.finditer(r"[^\n]+", text), 1)
    )
    return Reading(id, article, statements, ())


def finding(rule: str, kind: Kind, severity: Severity, message: str, *places: tuple[Reading, str], **keys) -> Finding:
    """Find words in one or more readings; the id is the rule and the words."""
    placed = []
    for read, words in places:
        start = read.article.text.index(words)
        statement = next(s for s in read.statements if s.start <= start < s.end)
        placed.append(read.place(Span(start, start + len(words)), statement.id))
    fields = {"confidence": 0.9, "subject": places[0][1], **keys}
    id = rule + "".join(f"-{place.article}{place.start}" for place in placed)
    return Finding(id=id, rule=rule, kind=kind, severity=severity, message=message, places=tuple(placed), **fields)


WIRE = reading(
    "a",
    "wire.txt",
    "At least 214 people died on the ferry late on Tuesday.\n"
    "Investigators formally rejected parts of the account.\n"
    "Norway sent two helicopters.\n"
    "The operator declined to comment.\n",
    "news/wire.txt",
)
EASY = reading(
    "b",
    "easy.txt",
    "About 180 people died on Tuesday night.\nInvestigators completely rejected the account.\nIt was very cold.\n",
    "news/easy.txt",
)


def number_conflict() -> Finding:
    return finding(
        "number-conflict",
        Kind.CONFLICT,
        Severity.ERROR,
        "at least 214 dead in wire.txt, about 180 in easy.txt",
        (WIRE, "At least 214 people"),
        (EASY, "About 180 people"),
    )


def shifted_degree() -> Finding:
    return finding(
        "shifted-degree",
        Kind.WORDING,
        Severity.WARNING,
        "'formally rejected' in wire.txt, 'completely rejected' in easy.txt",
        (WIRE, "formally rejected"),
        (EASY, "completely rejected"),
        confidence=0.86,
        stronger="b",
    )


def vague_date() -> Finding:
    return finding(
        "vague-date",
        Kind.PRECISION,
        Severity.NOTE,
        "'late on Tuesday' in wire.txt, 'Tuesday night' in easy.txt",
        (WIRE, "late on Tuesday"),
        (EASY, "Tuesday night"),
    )


def omissions() -> tuple[Finding, ...]:
    return (
        finding("omitted-name", Kind.OMISSION, Severity.WARNING, "only wire.txt names Norway", (WIRE, "Norway")),
        finding(
            "omitted-statement",
            Kind.OMISSION,
            Severity.NOTE,
            "only wire.txt has this",
            (WIRE, "The operator declined to comment."),
        ),
        finding(
            "omitted-statement",
            Kind.OMISSION,
            Severity.NOTE,
            "only easy.txt has this",
            (EASY, "It was very cold."),
        ),
    )


def report(*findings: Finding, articles: tuple[Reading, ...] = (WIRE, EASY), **keys) -> Report:
    """Return a report of the two ferry articles, or of others."""
    ids = {statement.id for article in articles for statement in article.statements}
    pairs = (Pair("a1", "b1", 0.71), Pair("a2", "b2", 0.8))
    fields = {
        "pairs": tuple(pair for pair in pairs if {pair.left, pair.right} <= ids),
        "unpaired": tuple(id for id in ("a3", "a4", "b3") if id in ids),
        **keys,
    }
    return Report(mode="compare", articles=articles, findings=findings, **fields)


def full() -> Report:
    """Return a report with something in every section."""
    return report(number_conflict(), vague_date(), shifted_degree(), *omissions())
