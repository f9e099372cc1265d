"""Rows of what findings alone know of: the words they mark, another verb, a denial, another speaker."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...model import Finding, Kind, Place, Row, Severity, Span
from ...rules import find_rule
from ...sentences import with_doer
from ..chains.facts import FAMILIES
from ..corpus import Corpus
from .rows import cells_of, row

FIGURES = ("number", "date")
"""Kinds of rows of which two values are one question only where one act is sure."""


ALIKE = 0.65
"""Least closeness of two statements of which the figures are of one thing, however little else tells so."""

SPOKEN = 0.6
"""Least confidence of a note on who says something that makes a row."""


def doubted(corpus: Corpus, finding: Finding) -> bool:
    """Whether a finding on figures or days is milder than its rule, and its statements say little else alike.

    They may be of two things: eight years of her tax returns, 33 years of his.
    """
    family = FAMILIES.get(finding.rule)
    if family is None or family.kind not in FIGURES or finding.severity >= find_rule(finding.rule).severity:
        return False
    at = {place.statement for place in finding.places}
    meetings = (meeting for comparison in corpus.comparisons for meeting in comparison.meetings)
    return not any({m.pair.left, m.pair.right} <= at and m.closeness >= ALIKE for m in meetings)


def marked_rows(corpus: Corpus, findings: Iterable[Finding], rows: Iterable[Row]) -> Iterator[Row]:
    """Yield a row for each finding that is no omission.

    None for a note on figures, days or quotations that all stand in `rows` of their own: two facts, and not one; nor
    for one that is doubted, which a list of differences may tell and a table of who says what may not.
    """
    shown = {(place.article, place.start, place.end) for row in rows for cell in row.cells for place in cell}
    for finding in findings:
        rule = find_rule(finding.rule)
        apart = finding.rule in FAMILIES and finding.severity is Severity.NOTE
        known = all((place.article, place.start, place.end) in shown for place in finding.places)
        if (apart and known) or doubted(corpus, finding) or _hardly(finding, rule.slot):
            continue
        if finding.kind is not Kind.OMISSION and not rule.of_claims:
            places = [_with_source(corpus, place) if rule.slot == "speaker" else place for place in finding.places]
            yield row(corpus, rule.slot, finding.subject or finding.rule, cells_of(corpus, places), [finding])


def _hardly(finding: Finding, slot: str) -> bool:
    """Whether a note on who says something rests on too few words to say that both tell it."""
    return slot == "speaker" and finding.severity is Severity.NOTE and finding.confidence < SPOKEN


def _with_source(corpus: Corpus, place: Place) -> Place:
    """Return who says something, where a finding marks the verb alone: |Listeners called in to| say."""
    side, span = corpus.sides[place.statement], Span(place.start, place.end)
    alone = any(a.cue == span for a in side.attributions)
    return side.reading.place(with_doer(side, span), place.statement) if alone else place
