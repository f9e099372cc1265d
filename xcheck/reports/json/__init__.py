"""The report for programs: JSON format 1, written key by key; `xcheck schema` prints its JSON Schema."""

from __future__ import annotations

from ...model import Reading, Report
from .findings import draft, row, summary, topic, unpaired
from .reading import article, claims, not_compared, read, statements
from .writing import tool, write

FORMAT = 1
"""Raised only for a change that breaks a reader; keys are added freely."""


def render(report: Report) -> str:
    """Return the report as JSON text."""
    return write(
        {
            "format": FORMAT,
            "tool": tool(),
            "mode": report.mode,
            "related": report.related,
            "articles": (
                {
                    **article(reading),
                    "statements": statements(reading),
                    "not_compared": not_compared(reading),
                    **read(reading),
                }
                for reading in report.articles
            ),
            "pairs": [pair.to_dict() for pair in report.pairs],
            "findings": [found.to_dict() for found in report.findings],
            "unpaired": unpaired(report),
            "topics": [topic(found, report) for found in report.topics],
            "matrix": [row(found, report) for found in report.matrix],
            "unrelated": list(report.unrelated),
            "verdicts": [each.to_dict() for each in report.verdicts],
            "drafts": [draft(one) for one in report.drafts],
            "unused": [found.to_dict() for found in report.unused],
            "crashes": [found.to_dict() for found in report.crashes],
            "remarks": [each.to_dict() for each in report.remarks],
            "summary": summary(report),
        }
    )


def render_facts(reading: Reading) -> str:
    """Return what was read in one article as JSON text."""
    data = {"article": article(reading), **read(reading), "claims": claims(reading)}
    return write({"format": FORMAT, "tool": tool(), **data})
