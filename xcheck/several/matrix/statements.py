"""Rows of what articles state in words of their own, and of which no figure, day, quotation or act is a row.

how told: the candidate was criticized for his immigration platform
    fox   has faced criticism about his stance on immigration from the Right
    nyt   was widely criticized within his own party
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...data import classes
from ...facts.names import overlap
from ...match import Meeting
from ...model import Name, Row, Span
from ..chains import Chain, Link, chained, one_of_each, place_of, statement_mention
from ..corpus import Corpus
from .rows import cells_of, row

SAME, CLOSE, ALONE, LINKED = 0.6, 0.4, 0.65, 2
"""Least score and closeness of a pair of which one statement covers the other, and least linked units
and show what was done: two things said of one mayor share her office, her name and "said"."""


def statement_rows(corpus: Corpus, rows: Iterable[Row]) -> Iterator[Row]:
    """Yield a row for each statement that another article covers; none where `rows` hold it twice."""
    together: dict[str, set[int]] = {}
    for number, known in enumerate(rows):
        if known.kind != "name":
            for place in (place for cell in known.cells for place in cell):
                together.setdefault(place.statement, set()).add(number)
    for chain in chained(corpus, _links(corpus), one_of_each):
        held = [number for here in chain for number in together.get(here.statement, ())]
        if len(chain) > 1 and len(held) == len(set(held)):
            cells = cells_of(corpus, (place_of(corpus, here) for here in chain))
            yield row(corpus, "wording", _shortest(corpus, chain), cells, [])


def _links(corpus: Corpus) -> Iterator[Link]:
    """Yield the pairs of which each statement covers the other, by its words and by the alignment."""
    for comparison in corpus.comparisons:
        for meeting in comparison.meetings:
            one, other = meeting.left.statement.id, meeting.right.statement.id
            covers = [comparison.coverage.get(id) for id in (one, other)]
            mutual = all(
                cover is not None and cover.status == "tells" and answer in cover.places[:1]
                for cover, answer in zip(covers, (other, one), strict=True)
            )
            if meeting.pair.score >= SAME and mutual and _state_the_same(meeting):
                yield Link(meeting.pair.score, statement_mention(corpus, one), statement_mention(corpus, other))


def _state_the_same(meeting: Meeting) -> bool:
    """Whether two statements share more than whom they speak of: names and titles, persons and verbs of saying."""
    titles = {
        word for side in (meeting.left, meeting.right) for name in side.names for word in (name.role or "").split()
    }
    units = (meeting.left.units[i] for i in meeting.links)
    content = (unit for unit in units if unit.content and not isinstance(unit.fact, Name) and unit.key not in titles)
    informative = sum(
        unit.key not in classes("persons") and unit.key not in classes("reporting_verbs") for unit in content
    )
    return meeting.closeness >= (CLOSE if informative >= LINKED and not _of_other_bodies(meeting) else ALONE)


def _of_other_bodies(meeting: Meeting) -> bool:
    """Whether each statement names a body that the other does not: the Senate's committee, the House's."""
    one, other = (
        [name for name in side.names if name.category == "organisation"] for side in (meeting.left, meeting.right)
    )
    alone = [name for name in one if not any(overlap(name, there) for there in other)]
    return bool(alone) and any(not any(overlap(here, name) for here in one) for name in other)


def _shortest(corpus: Corpus, chain: Chain) -> str:
    """Return the shortest statement, by which the row is known."""
    sides = [corpus.sides[here.statement] for here in chain]
    best = min(sides, key=lambda side: (len(side.statement.text), corpus.rank[side.reading.id]))
    return best.text(Span(best.statement.start, best.statement.end))
