"""Rows of what findings alone know of: the words they mark, another verb, a denial, another speaker."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...model import Finding, Kind, Place, Row, Severity, Span
from ...rules import find_rule
from ...sentences import with_doer
from ..chains.facts import family_of
from ..corpus import Corpus
from .doubted import doubted
from .rows import cells_of, row


def marked_rows(corpus: Corpus, findings: Iterable[Finding], rows: Iterable[Row]) -> Iterator[Row]:
    """Yield a row for each finding that is no omission.

    None for a note on figures, days or quotations that all stand in `rows` of their own: two facts, and not one; nor
    for one that is doubted.
    """
    shown = {(place.article, place.start, place.end) for row in rows for cell in row.cells for place in cell}
    for finding in findings:
        rule = find_rule(finding.rule)
        apart = family_of(finding) is not None and finding.severity is Severity.NOTE
        known = all((place.article, place.start, place.end) in shown for place in finding.places)
        if (apart and known) or doubted(corpus, finding):
            continue
        if finding.kind is not Kind.OMISSION and not rule.of_claims:
            places = [_with_source(corpus, place) if rule.slot == "speaker" else place for place in finding.places]
            yield row(corpus, rule.slot, finding.subject or finding.rule, cells_of(corpus, places), [finding])


def _with_source(corpus: Corpus, place: Place) -> Place:
    """Return who says something, where a finding marks the verb alone: |Listeners called in to| say."""
    side, span = corpus.sides[place.statement], Span(place.start, place.end)
    alone = any(a.cue == span for a in side.attributions)
    return side.reading.place(with_doer(side, span), place.statement) if alone else place
