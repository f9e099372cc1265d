"""What a fact-checker ticks off in a draft: quotations, figures, names, statements, and how many of each hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..model import Fact, Kind, Name, Number, Quote, Reading, Report, Severity, Span


def ticks(report: Report) -> str:
    """Return how many quotations, figures, names and statements of the drafts hold: "figures 14 of 15".

    What a finding marks that a warning or worse says of them does not hold, whether or not a person lets it pass: it
    was not found in the sources. Of nothing there is no count.
    """
    drafts = {draft.article for draft in report.drafts}
    readings = [reading for reading in report.articles if reading.id in drafts]
    marked = {reading.id: _marked(report, reading) for reading in readings}
    counts = []
    for what, type_ in (("quotations", Quote), ("figures", Number)):
        facts = [(reading, fact) for reading in readings for fact in _compared(reading) if isinstance(fact, type_)]
        held = sum(not _meets(fact.span, marked[reading.id]) for reading, fact in facts)
        if facts:
            counts.append(f"{what} {held} of {len(facts)}{' word for word' if type_ is Quote else ''}")
    names: dict[tuple[str, str], bool] = {}
    for reading in readings:
        for fact in _compared(reading):
            if isinstance(fact, Name):
                key = reading.id, fact.key
                names[key] = names.get(key, True) and not _meets(fact.span, marked[reading.id])
    if names:
        counts.append(f"names {sum(names.values())} of {len(names)}")
    told = sum(told.verdict == "supported" for told in report.verdicts)
    return ", ".join([*counts, f"statements {told} of {len(report.verdicts)} told by a source"])


def _compared(reading: Reading) -> Iterator[Fact]:
    compared = {statement.id for statement in reading.statements if statement.compared}
    return (fact for fact in reading.facts if fact.statement in compared)


def _marked(report: Report, reading: Reading) -> list[Span]:
    """Return the words of a draft that something serious is said of, whole statements left out."""
    whole = {statement.span for statement in reading.statements}
    found = []
    for finding in report.findings:
        if finding.severity >= Severity.WARNING and finding.kind is not Kind.WORDING:
            places = (place for place in finding.places if place.article == reading.id)
            found += [span for span in (Span(place.start, place.end) for place in places) if span not in whole]
    return found


def _meets(span: Span, marked: Iterable[Span]) -> bool:
    return any(span.meets(other) for other in marked)
