"""Single cases for reading: both texts with the changed words marked, and every finding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from xcheck.model import Finding, Place, Span

from .changes import changed_words
from .measure import Measure, Outcome
from .shared import digest

LONG = 1200
"Longer texts are cut in print; a finding in them is told with the words around it."

AROUND = 140
"Characters of context on either side."


def chosen(measures: Sequence[Measure], misses: bool, only: str, count: int) -> list[tuple[str, Outcome]]:
    """Return the first cases that went wrong: misses in a mixed order, alarms with the surest first."""
    found: dict[tuple[str, str], tuple[str, Outcome]] = {}
    for measure in measures:
        if only.lower() not in measure.name.lower():
            continue
        for outcome in measure.outcomes:
            text = f"{outcome.what} {' '.join(f.rule for f in outcome.findings)}"
            if (outcome.gold and not outcome.said) if misses else (outcome.said and not outcome.gold):
                found.setdefault((outcome.id, text), (measure.name, outcome))
    order = sorted(found.values(), key=lambda case: (0 if misses else -case[1].score, digest(case[1].id)))
    return order[:count]


def marked(text: str, spans: Sequence[Span]) -> str:
    """Return a text with [[...]] around spans, neighbouring ones joined."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and not text[joined[-1].end : span.start].strip():
            joined[-1] = Span(joined[-1].start, max(span.end, joined[-1].end))
        else:
            joined.append(span)
    for span in reversed(joined):
        text = f"{text[: span.start]}[[{text[span.start : span.end]}]]{text[span.end :]}"
    return text if len(text) <= LONG else text[:LONG] + " ..."


def around(text: str, place: Place) -> str:
    """Return the marked words with some of their line on either side."""
    before = text[max(0, place.start - AROUND) : place.start].rsplit("\n", 1)[-1]
    after = text[place.end : place.end + AROUND].split("\n", 1)[0]
    return f"{before}[[{text[place.start : place.end]}]]{after}".strip()


def finding_lines(finding: Finding, a: str, b: str, context: bool) -> Iterator[str]:
    """Yield one finding: what it says, and the words it marks, alone or with those around them."""
    stronger = f" stronger={finding.stronger}" if finding.stronger else ""
    yield f"    * {finding.rule} {finding.severity} {finding.confidence:.2f}{stronger}: {finding.message}"
    texts = {"a": a, "b": b}
    if context:
        for place in finding.places:
            yield f"      {place.article}: {around(texts[place.article], place)}"
    else:
        yield "      " + " / ".join(f"{place.article}: {place.text!r}" for place in finding.places)


def case_lines(measure: str, outcome: Outcome) -> Iterator[str]:
    """Yield one case: its texts, what people say, what was found."""
    yield f"--- {outcome.id}  ({measure})  score {outcome.score:.2f}  {outcome.what}"
    short = len(outcome.a) < LONG and len(outcome.b) < LONG
    changed = changed_words(outcome.a, outcome.b) if short else None
    yield f"  a: {marked(outcome.a, changed.a if changed else ())}"
    yield f"  b: {marked(outcome.b, changed.b if changed else ())}"
    for finding in outcome.findings:
        yield from finding_lines(finding, outcome.a, outcome.b, context=not short)
    if not outcome.findings:
        yield "    nothing found"
