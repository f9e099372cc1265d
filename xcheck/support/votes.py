"""A vote called unanimous of which the sources tell that some were against.

source    The council voted 11 to 4 for the plan.
draft     The council's vote was unanimous.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..claims.clauses import STEM
from ..comparability import outside_quotes
from ..match import Side
from ..model import Span
from .against import Against
from .cast import Cast
from .stems import share, stems_of

UNANIMOUS = frozenset(("unanimous", "unanimously", "unanimity"))
"""Words that say that all were of one mind."""

VOTING = frozenset(("vote", "ballot", "poll"))
"""Lemmas that show that a figure counts votes."""

ALIKE = 0.3
"""Least share of the other words of a draft that the statement of a vote must have to be of the same one."""


def undivided(own: Side, cast: Cast) -> Iterator[Against]:
    """Yield the words by which a draft calls a vote unanimous, with the count of a source that has votes against it."""
    for word in own.statement.words:
        if word.lemma not in UNANIMOUS or not outside_quotes(own, word.span):
            continue
        if any(not UNANIMOUS.isdisjoint(other.lemma for other in side.statement.words) for side in cast.sides):
            continue
        rest = stems_of(own) - {word.lemma[:STEM]}
        for side in cast.sides:
            count = _against(side)
            if count is not None and share(rest, stems_of(side)) >= ALIKE:
                yield Against(word.span, side, count)
                return


def _against(side: Side) -> Span | None:
    """Return the count by which a statement has votes on both sides: 11 to 4, four against it."""
    tokens, lemmas = side.analysis.tokens, {word.lemma for word in side.statement.words}
    if lemmas.isdisjoint(VOTING):
        return None
    counts = [number for number in side.numbers if number.low and number.form in ("bare", "count", "score")]
    for one in counts:
        behind = [token.lower for token in tokens if token.start >= one.end][:2]
        score = one.form == "score" or (behind[:1] in (["to"], ["-"], ["–"]) and any(n.start > one.end for n in counts))
        if score or "against" in behind:
            return one.span
    return None
