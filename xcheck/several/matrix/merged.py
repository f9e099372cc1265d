"""One row a question: rows of one sort whose words overlap become one.

quotation   fox “I'm being myself”      hpo “And I'm being myself, frank, we've got ...”   -
quotation   -                           hpo “And I'm being myself, frank, we've got ...”   nyt “and I'm being myself”
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ...model import Place, Row
from ..corpus import Corpus

SORTS = {
    "number": "number",
    "date": "date",
    "quotation": "words",
    "wording": "words",
    "speaker": "speaker",
    "definition": "definition",
    "members": "members",
}
"""Kinds of rows that may be one question; each name and actor stands for itself."""


ANSWERS = frozenset(("number", "date"))
"""Sorts of which one place answers one question: the museum is closed until |Wednesday|."""


PART = 64
"""Characters of a stretch by which rows are looked up: one statement may hold a thousand figures."""


def merged(corpus: Corpus, rows: Sequence[Row]) -> list[Row]:
    """Return the rows, each later one that states the same words put into the first that does."""
    kept: list[Row] = []
    at: dict[tuple[str, str, int], list[int]] = {}
    for row in rows:
        sort = SORTS.get(row.kind)
        parts = [(sort or "", *part) for cell in row.cells for place in cell for part in _stretches(place)]
        near = {n for part in parts for n in at.get(part, ())}
        own = next((n for n in sorted(near) if _one_row(kept[n], row)), None) if sort else None
        if own is None and sort in ANSWERS and any(_row_answered(kept[n], row) for n in near):
            continue
        if own is None:
            own = len(kept)
            kept.append(row)
        else:
            kept[own] = _joined(kept[own], row)
        for part in parts:
            at.setdefault(part, []).append(own)
    return kept


def _stretches(place: Place) -> list[tuple[str, int]]:
    """Return the stretches of PART characters of a statement that a place touches: places that meet share one."""
    return [(place.statement, part) for part in range(place.start // PART, place.end // PART + 1)]


def _one_row(row: Row, other: Row) -> bool:
    """Whether two rows share words in one article, and state other words in none."""
    both = [(here, there) for here, there in zip(row.cells, other.cells, strict=True) if here and there]
    return bool(both) and all(_meet(here, there) for here, there in both)


def _row_answered(row: Row, other: Row) -> bool:
    """Whether a row has an answer of every article that the other has one of, and one of them is the same."""
    both = list(zip(row.cells, other.cells, strict=True))
    return all(here or not there for here, there in both) and any(_meet(here, there) for here, there in both)


def _meet(here: Iterable[Place], there: Sequence[Place]) -> bool:
    return any(a.start < b.end and b.start < a.end for a in here for b in there)


def _joined(row: Row, other: Row) -> Row:
    """Return a row with the cells that it lacks from the other, and the findings of both."""
    cells = tuple(here or there for here, there in zip(row.cells, other.cells, strict=True))
    findings = tuple(dict.fromkeys((*row.findings, *other.findings)))
    known = {id for side in row.sides for id in side}
    sides = row.sides if row.differs or not other.differs else other.sides
    if not row.differs and not other.differs:
        more = tuple(id for side in other.sides for id in side if id not in known)
        sides = ((*row.sides[0], *more), *row.sides[1:]) if row.sides and more else row.sides
    return row.replace(cells=cells, findings=findings, sides=sides, differs=row.differs or other.differs)
