"""How a row is put together: places by article, who stands where, which findings are concerned."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ...model import Finding, Kind, Place, Row
from ..corpus import Corpus

Cells = tuple[tuple[Place, ...], ...]


def cells_of(corpus: Corpus, places: Iterable[Place]) -> Cells:
    """Return places by article, in the order of the report."""
    found: dict[str, list[Place]] = {reading.id: [] for reading in corpus.readings}
    for place in places:
        found[place.article].append(place)
    return tuple(map(tuple, found.values()))


def row(corpus: Corpus, kind: str, label: str, cells: Cells, findings: Sequence[Finding]) -> Row:
    """Return a row; its sides are those of its worst finding, or all that state it where none parts them."""
    differing = [finding for finding in findings if finding.kind is not Kind.OMISSION]
    worst = max(differing, key=lambda f: (f.severity.rank, -f.kind.rank, f.confidence, f.id), default=None)
    having = tuple(reading.id for reading, cell in zip(corpus.readings, cells, strict=True) if cell)
    sides = (having,) if worst is None else worst.sides
    ids = tuple(dict.fromkeys(finding.id for finding in (*differing, *findings)))
    return Row(kind, " ".join(label.split()), cells, sides, ids, worst is not None)


def concerned(findings: Iterable[Finding], cells: Cells) -> list[Finding]:
    """Return the findings all of whose places lie in cells of a row."""
    own = [place for cell in cells for place in cell]
    return [finding for finding in findings if all(any(_meet(p, other) for other in own) for p in finding.places)]


def _meet(one: Place, other: Place) -> bool:
    return one.article == other.article and one.start < other.end and other.start < one.end
