"""The nouns: articles, statements, facts, pairs, findings, reports. All frozen, all built whole.

Offsets are code points into `Article.text`, 0-based, end exclusive; the text is never changed.
Attribute names are the keys of the JSON report wherever both exist.
"""

from __future__ import annotations

from .coverage import Cover, UncoveredRun
from .facts import Attribution, Date, Fact, Marker, Name, Number, Quote
from .findings import Finding, Item, Kind, LeftOut, Pair, Place, Presence, Reading, Row, Severity, Topic, Verdict
from .report import Crash, Draft, Remark, Report, Unused
from .text import Article, Located, Span, Statement, StatementKind, Word, paragraphs, pointed

__all__ = [
    "Article", "Attribution", "Cover", "Crash", "Date", "Draft", "Fact", "Finding", "Item", "Kind", "LeftOut",
    "Located", "Marker", "Name", "Number", "Pair", "Place", "Presence", "Quote", "Reading", "Remark", "Report", "Row",
    "Severity", "Span", "Statement", "StatementKind", "Topic", "UncoveredRun", "Unused", "Verdict", "Word",
    "paragraphs", "pointed",
]  # fmt: skip
