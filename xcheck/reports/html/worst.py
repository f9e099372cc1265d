"""What to look at first: the worst finding with the words of both sides, above everything else."""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Finding, Span
from .element import Html, anchor, element
from .snippet import snippet
from .view import SIGNS, View, words_at

SIDES = 3
"""Articles that are quoted; the finding in the list has all."""


def worst(view: View) -> Html:
    """Return the first finding of the first group; nothing where nothing was found."""
    if not view.groups:
        return Html()
    group = view.groups[0]
    number, finding = group.findings[0]
    sign = element("span", f"{SIGNS[finding.severity]} {finding.severity.value}", class_="severity")
    which = element("small", f"1 of {len(group.findings)}, {group.meaning}")
    return element(
        "section",
        element("h2", "Look at this first", class_="hidden"),
        element("p", sign, " ", element("b", group.title), " ", which, class_="worst-kind"),
        element("p", element("a", finding.message, href=f"#{anchor('f', finding.id)}"), class_="worst-said"),
        *_sides(view, finding),
        id="worst",
        class_=finding.severity.value,
        data_n=number,
        aria_label="Look at this first",
    )


def _sides(view: View, finding: Finding) -> Iterator[Html]:
    """Yield for each article what it says there, the words that differ marked."""
    told: dict[str, list[Span]] = {}
    for place in finding.places:
        told.setdefault(place.statement, []).append(Span(place.start, place.end))
    for id, spans in list(told.items())[:SIDES]:
        reading, statement = view.statements[id]
        letter = element("span", view.letter(reading.id), class_="letter")
        start = next(p.start for p in finding.places if p.statement == id)
        line = reading.article.position(start)[0]
        name = element("a", f"{view.names[reading.id]}, line {line}", href=f"#{words_at(reading.id, start)}")
        said = element("q", snippet(reading.article.text, statement, spans))
        yield element("p", letter, element("span", said, " ", name), class_="worst-side")
    if finding.absent and len(told) == 1:
        lacking = [view.names[id] for id in finding.absent]
        yield element("p", f"Not in {', '.join(lacking)}.", class_="soft")
