"""A condition that a draft leaves out: the deal could go ahead, where the sources say "only if the firm sells plants".

What the sentences beside it tell is not left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from ..claims.clauses import STEM
from ..comparability import outside_quotes
from ..data import rows
from ..match import Side, compared
from ..model import Span
from .acts import Act, acts_of
from .against import Against
from .cast import Cast
from .stems import MOST_PLACES, clause, clause_stems, share, stems, stems_of

LEAST, SAME = 2, 0.75
"""Words that a clause must have to be found again, and share of them that a clause of a source must hold."""

CONDITION_HELD = 0.3
"""Share of the words of a condition that the draft must have there or beside it, for it to be stated."""


@cache
def _phrases() -> tuple[tuple[str, ...], ...]:
    found = (tuple(one.split(" ")) for label, phrases in rows("conditions") for one in phrases.split(" | "))
    return tuple(sorted(found, key=lambda words: (-len(words), words)))


OTHERWISE = frozenset(("once", "until", "when", "after", "before", "only", "must", "condition", "depend"))
"""Words by which a draft may tell a condition in its own way."""


def unconditional(own: Side, cast: Cast) -> Iterator[Against]:
    """Yield the acts of a draft statement that the sources state under a condition only, with that condition."""
    if any(word.lemma in OTHERWISE for word in own.statement.words) or any(conditions_of(own)):
        return
    for act in acts_of(own):
        span = own.analysis.span(act.verb)
        core = clause_stems(own, act.verb)
        if act.denied or len(core) < LEAST or not outside_quotes(own, span):
            continue
        found = None
        lemmas = (act.verb.lemma, f"re{act.verb.lemma}")  # open again, reopen
        places = sorted({at for lemma in lemmas for at in cast.at.get(lemma, ())})
        for index in places if len(places) <= MOST_PLACES else ():
            side = cast.sides[index]
            for there in acts_of(side):
                words = core if there.verb.lemma == act.verb.lemma else core - {act.verb.lemma[:STEM]}
                if there.verb.lemma not in lemmas or share(words, clause_stems(side, there.verb)) < SAME:
                    continue
                condition = _condition(side, there)
                if condition is None:
                    found = None
                    break
                if not _has_condition(compared(own.reading), own, side, condition):
                    found = found or Against(span, side, condition, certain=False)
            else:
                continue
            break
        if found is not None:
            yield found
            return


def _condition(side: Side, there: Act) -> Span | None:
    """Return the condition right behind the clause of an act, or that opens the sentence before it."""
    own = clause(side, there.verb)
    for words, span in conditions_of(side):
        behind = span.start >= side.analysis.span(there.verb).end and not _between(side, own.end, span.start)
        first = words == ("if",) and span.end <= own.start and not _between(side, span.end, own.start)
        if behind or first:
            return span
    return None


def _between(side: Side, start: int, end: int) -> bool:
    """Whether a word of meaning stands between two places."""
    return any(word.content for word in side.words_in(start, end))


def conditions_of(side: Side) -> Iterator[tuple[tuple[str, ...], Span]]:
    """Yield the conditions of a statement with their opening words, each to the next mark."""
    words = side.statement.words
    for at in range(len(words)):
        for phrase in _phrases():
            if tuple(word.lower for word in words[at : at + len(phrase)]) == phrase:
                last = next((w for w in words[at:] if w.text in (",", ";", ".", "”", '"')), words[-1])
                if outside_quotes(side, words[at].span):
                    yield phrase, Span(words[at].start, last.start)
                break


def _has_condition(draft: Sequence[Side], own: Side, side: Side, condition: Span) -> bool:
    """Whether the draft has the words of a condition in the statement or beside it."""
    at = next(n for n, other in enumerate(draft) if other is own)
    near = frozenset().union(*(stems_of(other) for other in draft[max(0, at - 1) : at + 3]))
    words = stems(side, condition)
    return share(words, near) > CONDITION_HELD if words else True
