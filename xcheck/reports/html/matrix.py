"""Who says what: a row for each fact, quotation or topic, a column for each article; what differs stands first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...model import Article, Place, Row, Severity
from ..rows import in_minority, words
from .element import Html, anchor, element, join
from .view import SIGNS, View


def matrix(view: View) -> Html:
    """Return the table, in three parts: what differs, other facts, topics."""
    rows = view.report.matrix
    facts = [row for row in rows if row.kind != "topic"]
    differing, others = [r for r in facts if r.differs], [r for r in facts if not r.differs]
    topics = [row for row in rows if row.kind == "topic"]
    if not rows:
        return Html()
    return element(
        "section",
        element("h2", "Who says what"),
        _table(view, differing, "Facts told in more than one way") if differing else Html(),
        _folded(view, others, "Told alike, or by some only"),
        _folded(view, topics, "Topics"),
        id="matrix",
        aria_label="Who says what",
        tabindex=-1,
    )


def _folded(view: View, rows: Sequence[Row], title: str) -> Html:
    if not rows:
        return Html()
    summary = element("summary", title, " ", element("b", str(len(rows))))
    return element("details", summary, _table(view, rows, title))


def _table(view: View, rows: Sequence[Row], title: str) -> Html:
    """Return a table; roles are written because a phone stacks its cells, and would forget that they are a table."""
    heads = [(element("span", view.letter(r.id), class_="letter"), " ", view.names[r.id]) for r in view.readings]
    first = (element("span", "What", class_="hidden"),)
    across = [element("th", *head, scope="col", role="columnheader") for head in (first, *heads)]
    return element(
        "table",
        element("caption", title, class_="hidden"),
        element("thead", element("tr", *across, role="row"), role="rowgroup"),
        element("tbody", *(_matrix_row(view, row) for row in rows), role="rowgroup"),
        role="table",
    )


def _matrix_row(view: View, row: Row) -> Html:
    numbers = [view.numbers[id] for id in row.findings if id in view.numbers]
    two_sided = [n for n in numbers if not view.finding(n).absent]
    worst = (view.worst(tuple(two_sided)) or Severity.NOTE) if row.differs else None
    cells = [_cell(view, row, number, worst) for number in range(len(row.cells))]
    label: str = row.question or row.label
    if two_sided:
        worst_first = min(two_sided, key=lambda n: (-view.finding(n).severity.rank, n))
        label = element("a", label, href=f"#{anchor('f', view.finding(worst_first).id)}", class_="to-finding")
    sign = element("span", f"{SIGNS[worst]} ", class_="severity", title=worst.value) if worst else Html()
    head = element("th", sign, label, scope="row", role="rowheader")
    return element("tr", head, *cells, class_=worst.value if worst else None, role="row")


def _cell(view: View, row: Row, number: int, worst: Severity | None) -> Html:
    """Return the words of one article; those of a smaller side are marked."""
    reading, places = view.readings[number], row.cells[number]
    letter = element("span", view.letter(reading.id), class_="letter")
    if not places:
        silent = element("span", "–", title="says nothing of it")
        return element("td", letter, silent, class_="silent", role="cell")
    said = join(_linked_words(row, places, reading.article))
    content = element("mark", said, class_=worst.value) if worst and in_minority(row, reading.id) else said
    return element("td", letter, element("div", content), role="cell")


def _linked_words(row: Row, places: Sequence[Place], article: Article) -> Iterator[Html | str]:
    """Yield the words of a cell, which lead to them; of a topic also how much more there is."""
    for place, joint, quoted in words(row, places, article):
        if joint:
            yield f" {joint} "
        text = f"“{place.text}”" if quoted else place.text
        yield element("a", text, href=f"#{anchor(place.statement)}", class_="to-words")
    if row.kind == "topic" and len(places) > 1:
        yield f" and {len(places) - 1} more"
