"""Who is measured on whole articles: xcheck, a naive flagger, and aligners that only link.

A contender says two things of two articles: the findings, and which passages of them speak of the same. The naive
flagger pairs sentences by TF-IDF and flags the figures, capitalised words and negations that one of them has alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from xcheck.model import Finding, Span

from .aligners import BASELINES, Aligner, Link
from .engines import NAIVE, OURS, report_of

Linked = tuple[Span, Span]


class Said(NamedTuple):
    """What a contender says of two articles; None for what it does not do."""

    findings: tuple[Finding, ...] | None
    "Their places name the articles a and b."
    links: tuple[Linked, ...] | None


class Contender(NamedTuple):
    """One contender."""

    name: str
    missing: Callable[[], str | None]
    says: Callable[[str, str, float], Said]
    thresholds: tuple[float, ...] = (0.0,)
    "Those to choose from; a single one is taken as it is."


def _xcheck(a: str, b: str, threshold: float) -> Said:
    report = report_of(a, b)
    spans = {statement.id: statement.span for reading in report.articles for statement in reading.statements}
    return Said(report.findings, tuple((spans[pair.left], spans[pair.right]) for pair in report.pairs))


_END = re.compile(r"[.!?][\"”’')]*\s+(?=[\"“‘']?[A-Z0-9])|\n+")
"Plain ends of sentences and lines: the baselines owe nothing to xcheck's own splitter."


def passages(text: str) -> list[Span]:
    """Return the sentences of an article, plainly split."""
    edges = [0, *(match.end() for match in _END.finditer(text)), len(text)]
    return [Span(start, end) for start, end in pairwise(edges) if text[start:end].strip()]


def _words_of(text: str, spans: list[Span]) -> tuple[str, ...]:
    return tuple(text[span.start : span.end] for span in spans)


def _linked(aligner: Aligner, a: str, b: str, threshold: float) -> Said:
    left, right = passages(a), passages(b)
    found = aligner.align(_words_of(a, left), _words_of(b, right), threshold)
    return Said(None, tuple((left[i], right[j]) for i, j, _ in found))


NAIVE_THRESHOLD = 0.1
"Low, as a flagger that misses little would choose it."


def _best(links: list[Link]) -> list[Link]:
    """Return the links that are the best of one of their two sentences."""
    rows: dict[int, float] = {}
    columns: dict[int, float] = {}
    for i, j, score in links:
        rows[i] = max(score, rows.get(i, 0.0))
        columns[j] = max(score, columns.get(j, 0.0))
    return [link for link in links if link[2] in (rows[link[0]], columns[link[1]])]


def _naive(tf_idf: Aligner, a: str, b: str, threshold: float) -> Said:
    left, right = passages(a), passages(b)
    links = _best(tf_idf.align(_words_of(a, left), _words_of(b, right), threshold))
    findings = []
    for i, j, _ in links:
        here, there = left[i], right[j]
        for finding in NAIVE.differences(a[here.start : here.end], b[there.start : there.end]):
            findings.append(_within(finding, a, b, here, there))
    return Said(tuple(findings), tuple((left[i], right[j]) for i, j, _ in links))


def _within(finding: Finding, a: str, b: str, here: Span, there: Span) -> Finding:
    """Return a finding on two sentences as one on their articles; a side without a place is marked whole."""
    places = []
    for article, text, sentence in (("a", a, here), ("b", b, there)):
        own = [place for place in finding.places if place.article == article]
        spans = [Span(sentence.start + place.start, sentence.start + place.end) for place in own] or [sentence]
        template = finding.places[0]
        places += [
            template.replace(article=article, start=span.start, end=span.end, text=text[span.start : span.end])
            for span in spans
        ]
    return finding.replace(places=tuple(places))


def _of(aligner: Aligner) -> Contender:
    return Contender(aligner.name, aligner.missing, partial(_linked, aligner), aligner.thresholds)


_TF_IDF = next(aligner for aligner in BASELINES if aligner.name == "tf-idf")
OURS_CONTENDER = Contender(OURS.name, OURS.missing, _xcheck)
NAIVE_CONTENDER = Contender(NAIVE.name, _TF_IDF.missing, partial(_naive, _TF_IDF), (NAIVE_THRESHOLD,))
NAIVE_ON_ARTICLES = NAIVE._replace(
    missing=_TF_IDF.missing,
    differences=lambda a, b: _naive(_TF_IDF, a, b, NAIVE_THRESHOLD).findings or (),
)
"The same as an engine, for measures that only ask for findings."
CONTENDERS = (
    NAIVE_CONTENDER,
    *(_of(aligner) for aligner in BASELINES if aligner.name in ("tf-idf", "4-grams", "stems + 4-grams")),
)
