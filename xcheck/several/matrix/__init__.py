"""Who says what: a row for each fact, quotation, name and topic, and in it the words of each article.

                  wire            radio           post             sea-report
    killed        nine people     nine people     eleven people
    when: struck  6:20 a.m.                       5:50 a.m.        6:20 a.m.

What differs comes first, the worst of it on top; then what most articles state.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ...model import Finding, Row, Topic
from ..chains.facts import FactChains
from ..corpus import Corpus
from .acts import act_rows
from .described import described_rows
from .doubted import doubted
from .facts import fact_rows
from .marked import marked_rows
from .merged import merged
from .names import name_rows
from .questions import question
from .statements import statement_rows
from .topics import topic_rows

KINDS = ("number", "date", "quotation", "speaker", "members", "actor", "definition", "wording", "name", "topic")
"""Kinds of rows, in their order where as many articles state them."""

LITTLE = {"name": 1, "topic": 2}
"""Kinds of rows that say little where nothing differs: a name who is in the story, a topic where to read."""


def matrix(chains: FactChains, findings: Sequence[Finding], topics: Sequence[Topic]) -> tuple[Row, ...]:
    """Return the rows of a report, what differs first, then what most articles state."""
    active = [finding for finding in findings if finding.suppressed is None]
    chains = FactChains(chains.corpus, [finding for finding in active if not doubted(chains.corpus, finding)])
    rows = [*fact_rows(chains, active), *described_rows(chains.corpus, active), *name_rows(chains.corpus, active)]
    rows += act_rows(chains.corpus, active)
    known = {id for row in rows for id in row.findings}
    rows += list(marked_rows(chains.corpus, [finding for finding in active if finding.id not in known], rows))
    rows = merged(chains.corpus, list(_sorted(chains.corpus, rows, active)))
    rows += statement_rows(chains.corpus, rows)
    rows += topic_rows(chains.corpus, topics)
    ordered = _sorted(chains.corpus, rows, active)
    return tuple(row.replace(question=question(chains.corpus, row)) for row in ordered)


def _sorted(corpus: Corpus, rows: Iterable[Row], findings: Iterable[Finding]) -> Iterator[Row]:
    """Yield the rows by worth; nothing but their cells depends on the order of the articles."""
    bad = {f.id: (f.severity.rank, -f.kind.rank, f.confidence) for f in findings}

    def worth(row: Row) -> tuple[object, ...]:
        worst = max((bad[id] for id in row.findings), default=(0, 0, 0.0)) if row.differs else (0, 0, 0.0)
        places = sorted((corpus.rank[place.article], place.start) for cell in row.cells for place in cell)
        little = LITTLE.get(row.kind, 0)
        return (
            not row.differs,
            [-part for part in worst],
            little,
            -row.article_count,
            KINDS.index(row.kind),
            places[0],
            row.label,
            places,
        )

    yield from sorted(rows, key=worth)
