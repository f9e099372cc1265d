"""Which words differ between two versions of a text, and whether a finding marks them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance import Indel

from xcheck.model import Finding, Kind, Severity, Span

_TOKEN = re.compile(r"\w+(?:['’.,]\w+)*|[^\w\s]")

WHOLE = frozenset(("omitted-statement", "unsupported-statement"))
"Rules that mark a whole statement: they never say which words changed."


class Changed(NamedTuple):
    """Spans of the words that differ, on either side."""

    a: tuple[Span, ...]
    b: tuple[Span, ...]

    def met_by(self, finding: Finding) -> bool:
        """Whether the finding marks some of these words."""
        sides = {"a": self.a, "b": self.b}
        return any(
            Span(place.start, place.end).meets(span)
            for place in finding.places
            for span in sides.get(place.article, ())
        )


def changed_words(a: str, b: str) -> Changed:
    """Return the words that are not common to both, by the shortest edit script over tokens."""
    left = [Span(*m.span()) for m in _TOKEN.finditer(a)]
    right = [Span(*m.span()) for m in _TOKEN.finditer(b)]
    spans: tuple[list[Span], list[Span]] = ([], [])
    for op in Indel.opcodes([a[s.start : s.end] for s in left], [b[s.start : s.end] for s in right]):
        if op.tag != "equal":
            spans[0].extend(left[op.src_start : op.src_end])
            spans[1].extend(right[op.dest_start : op.dest_end])
    return Changed(tuple(spans[0]), tuple(spans[1]))


def loud(finding: Finding) -> bool:
    """Whether it is a warning or worse."""
    return finding.severity in (Severity.WARNING, Severity.ERROR)


def hard(finding: Finding) -> bool:
    """Whether it says that both cannot be true."""
    return finding.kind is Kind.CONFLICT


def loudest(findings: Sequence[Finding]) -> float:
    """Return the highest confidence among the findings, 0 for none."""
    return max((finding.confidence for finding in findings), default=0.0)


def marked_share(findings: Sequence[Finding], changed: Changed) -> tuple[int, int]:
    """Return how many marked characters lie on changed words, and how many are marked in all."""
    inside = total = 0
    for place in (place for finding in findings for place in finding.places):
        total += place.end - place.start
        for span in changed.a if place.article == "a" else changed.b:
            inside += max(0, min(place.end, span.end) - max(place.start, span.start))
    return inside, total
