"""What to look at first: the worst finding with the words of both sides, above everything else."""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Finding, Span
from ..pointing import named
from .element import Html, anchor, element
from .snippet import snippet
from .view import SIGNS, View, words_at

SIDES = 3
"""Sides that are quoted; the finding in the list has all."""


def worst(view: View) -> Html:
    """Return the worst finding of the first group, one that quotes two articles before others; none of nothing."""
    if not view.groups:
        return Html()
    group = view.groups[0]
    number, finding = min(group.findings, key=lambda entry: (-entry[1].severity.rank, len(_articles(entry[1])) < 2))
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
    """Yield for each side what its first article says there, the words that differ marked, and who says likewise."""
    with_it = {side[0]: side[1:] for side in finding.sides} if len(finding.sides) > 1 else {}
    spans_by_statement: dict[str, list[Span]] = {}
    for place in finding.places:
        if not with_it or place.article in with_it:
            spans_by_statement.setdefault(place.statement, []).append(Span(place.start, place.end))
    for id, spans in list(spans_by_statement.items())[:SIDES]:
        reading, statement = view.statements[id]
        letter = element("span", view.letter(reading.id), class_="letter")
        first = next(place for place in finding.places if place.statement == id)
        name = element("a", f"{view.names[reading.id]}, {first.in_words}", href=f"#{words_at(reading.id, first.start)}")
        said = element("q", snippet(reading.article.text, statement, spans))
        others = named([view.names[other] for other in with_it.get(reading.id, ())])
        likewise = element("small", f" likewise {others}") if others else Html()
        yield element("p", letter, element("span", said, " ", name, likewise), class_="worst-side")
    if len(_articles(finding)) == 1:
        yield from _nearest_elsewhere(view, finding)


def _articles(finding: Finding) -> set[str]:
    return {place.article for place in finding.places}


def _nearest_elsewhere(view: View, finding: Finding) -> Iterator[Html]:
    """Yield what comes nearest to words that only one article has, and who has nothing like them."""
    own = finding.places[0]
    near: dict[str, str] = {}
    for id in view.report.beside.get(own.statement, ()):
        near.setdefault(view.statements[id][0].id, id)
    for article, id in list(near.items())[: SIDES - 1]:
        reading, statement = view.statements[id]
        letter = element("span", view.letter(article), class_="letter lacks")
        where = reading.place(statement.span, id).in_words
        name = element("a", f"{view.names[article]}, {where}", href=f"#{anchor(id)}")
        said = element("q", snippet(reading.article.text, statement, ()))
        yield element("p", letter, element("span", "nearest: ", said, " ", name), class_="worst-side")
    if nothing := [view.names[id] for id in finding.absent if id not in near]:
        yield element("p", f"Nothing like it in {named(nothing)}.", class_="soft")
