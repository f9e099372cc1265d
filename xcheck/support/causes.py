"""A cause that no source states: the fire that faulty wiring caused, where its cause is not known.

source    Turnout was 58 percent. Hesse's campaign said that machines had jammed.
draft     Turnout fell because machines had jammed.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..comparability import outside_quotes
from ..match import Side
from ..model import Span
from ..senses import synonym_or_hyponym
from .blame import blame_words
from .cast import Cast
from .stems import stems

HALF = 0.5
"""Share of the words of a cause, or of what it caused, from which a statement states it."""


def uncaused(own: Side, cast: Cast) -> Iterator[tuple[Span, str]]:
    """Yield the words of a draft statement that make one thing the cause of another, where no source ties the two."""
    words = own.statement.words
    for at, word in enumerate(words):
        if word.lower != "because" or not 0 < at < len(words) - 1 or not outside_quotes(own, word.span):
            continue
        named = words[at + 1].lower == "of"  # because of its price: no act that a source would tell
        end = next((other.start for other in words[at + 1 :] if other.text in (",", ";", ".")), own.statement.end)
        cause = stems(own, Span(word.end, end))
        before = (other.end for other in reversed(words[:at]) if other.text in (",", ";", ":"))
        start = next(before, own.statement.start)
        effect = stems(own, Span(start, word.start))
        if (
            cause
            and effect
            and (
                _another(own, Span(word.end, end), effect, cast) or (not named and _without_cause(cause, effect, cast))
            )
        ):
            yield word.span, own.text(Span(word.end, end)).strip()


def _another(own: Side, span: Span, effect: frozenset[str], cast: Cast) -> bool:
    """Whether a source gives another cause of an effect, and none has this one there: a storm, beside a strike."""
    causes = [word.lemma for word in own.words_in(span.start, span.end) if word.content]
    places = cast.holding(effect, HALF)
    given = [at for at in places if any(word.lower == "because" for word in cast.sides[at].statement.words)]
    near = {at + step for at in places for step in (-1, 0, 1)} & set(range(len(cast.sides)))
    words = [word.lemma for at in sorted(near) for word in cast.sides[at].statement.words if word.content]
    return bool(given) and not any(a == b or synonym_or_hyponym((a,), (b,)) for a in causes for b in words)


def _without_cause(cause: frozenset[str], effect: frozenset[str], cast: Cast) -> bool:
    """Whether the sources state an effect, but nowhere its cause beside it, and no word of causing there."""
    of_cause, of_effect = cast.holding(cause, HALF), cast.holding(effect, HALF)
    if not of_cause or not of_effect or any(abs(a - b) <= 1 for a in of_cause for b in of_effect):
        return False
    near = {index + step for index in (*of_cause, *of_effect) for step in (0, 1)} & set(range(len(cast.sides)))
    return not any(blame_words("cause") & {word.lemma for word in cast.sides[index].statement.words} for index in near)
