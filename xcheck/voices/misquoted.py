"""Quotations of a draft that no source has as said by anybody, and where the sources come nearest to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..match import Comparison, Misquoted, Side
from ..model import Reading, Severity, Span, StatementKind, Word
from .quotations import Wordings, cut, stitched
from .spoken import Held, Spoken, holders, spoken
from .utterances import Passage, passages, speech, tokens_in

SPEAKER = frozenset(("i", "we", "my", "our", "me", "us", "i'm", "we're", "i've", "we've", "i'll", "we'll"))
"""Words by which a text without marks is itself somebody's words: a speech, a letter, a statement."""

NEAR = 0.34
"""Least share of a quotation's content words that a statement has which says it in other words."""


class Looked(NamedTuple):
    """A quotation of a draft that was looked up in its sources."""

    passage: Passage
    place: tuple[Side, Span] | None
    "Where a source bears it out."
    wrong: Misquoted | None


def quotations(comparisons: Sequence[Comparison]) -> tuple[Looked, ...]:
    """Look up the quotations of a draft; `comparisons` hold it against each of its sources."""
    if not comparisons:
        return ()
    rows = [row for one in comparisons for row in spoken(one, one.right)]
    wordings = Wordings([passage for one in comparisons for passage in passages(one, one.right)])
    found = []
    for passage in passages(comparisons[0], comparisons[0].left):
        heading = passage.side.statement.kind is StatementKind.HEADING and passage.quotes[0].utterance
        if (passage.side.statement.compared or heading) and speech(passage):
            found.append(_looked_up(passage, rows, wordings, comparisons))
    return tuple(found)


def _looked_up(
    passage: Passage, rows: Sequence[Spoken], wordings: Wordings, comparisons: Sequence[Comparison]
) -> Looked:
    """Return where a source bears out one quotation, or what is wrong with it."""
    whole = (passage.span,)
    conditions = []
    for found in holders(passage, rows):
        left_out = cut(passage, found)
        if not found.honest:
            first, last = (found.spoken.passage_at(place) for place in (found.stretches[0][0], found.stretches[-1][0]))
            places = ((first.side, first.span), (last.side, last.span))
            what = f"joins by an ellipsis two sentences of {first.side.name}: {_both_quoted(first, last)}"
            conditions.append(Misquoted(passage.side, whole, places, what, Severity.ERROR))
        elif left_out is not None and left_out.conditional:
            words, other = left_out.other.words_of(left_out.left_out), left_out.other
            what = f"ends the quotation where {other.side.name} goes on: “{words}”"
            place = ((other.side, other.span_of(left_out.left_out)),)
            conditions.append(Misquoted(passage.side, whole, place, what, Severity.ERROR))
        else:
            return Looked(passage, _source_words(found), None)
    if conditions:
        return Looked(passage, None, conditions[0])
    plain = _unmarked(passage, comparisons)
    if plain is not None:
        side, span, own = plain
        if own:
            return Looked(passage, (side, span), None)
        what = f"has these words as a quotation, {side.name} has them without quotation marks"
        return Looked(passage, None, Misquoted(passage.side, whole, ((side, span),), what, Severity.WARNING))
    wrong = _altered(passage, rows, wordings) or _paraphrased(passage, comparisons)
    return Looked(passage, None, wrong)


def _source_words(found: Held) -> tuple[Side, Span]:
    """Return the words of a source in which a quotation begins, up to its first ellipsis or the end of the sentence."""
    start, end = found.stretches[0]
    words = [found.spoken.tokens[at] for at in range(start, end) if found.spoken.passage_at(at) is found.passage]
    return found.passage.side, found.passage.span_of(words)


def _both_quoted(first: Passage, last: Passage) -> str:
    return f"“{first.words_of(first.tokens)}” and “{last.words_of(last.tokens)}”"


def _altered(passage: Passage, rows: Sequence[Spoken], wordings: Wordings) -> Misquoted | None:
    """Return another wording that a source has of a quotation, or the pieces that it is put together from."""
    one = wordings.nearest(passage, strict=True)
    if one is not None:
        other = one.other
        marked = tuple(Span(c.left[0].start, c.left[-1].end) for c in one.changes if c.left) or (passage.span,)
        places = tuple((other.side, Span(c.right[0].start, c.right[-1].end)) for c in one.changes if c.right)
        here = "” … “".join(_passage_text(passage, c.left) for c in one.changes if c.left)
        there = "” … “".join(_passage_text(other, c.right) for c in one.changes if c.right)
        if not there:
            what = f"quotes “{here}”, which {other.side.name} leaves out"
        elif not here:
            what = f"leaves out “{there}”, which {other.side.name} quotes"
        else:
            what = f"quotes “{here}”, {other.side.name} “{there}”"
        return Misquoted(passage.side, marked, places or ((other.side, other.span),), what, Severity.ERROR)
    joined = stitched(passage, rows)
    if joined is not None:
        places = tuple((place.side, place.span_of(words)) for place, words in joined.places)
        what = f"has as one quotation what {places[0][0].name} has in several"
        return Misquoted(passage.side, (passage.span,), places, what, Severity.ERROR)
    return None


def _passage_text(passage: Passage, words: Sequence[Word]) -> str:
    return " ".join(passage.side.text(Span(words[0].start, words[-1].end)).split())


def _unmarked(passage: Passage, comparisons: Sequence[Comparison]) -> tuple[Side, Span, bool] | None:
    """Return where a source has the very words without marks, and whether it speaks there in the first person.

    Of a quotation in the first person: a text of a speech has no marks, and an interview names who speaks instead.
    """
    wanted = list(passage.keys)
    for comparison in comparisons:
        for statement in comparison.right.statements:
            side = comparison.sides[statement.id]
            tokens = tokens_in(side, statement.words)
            if not set(wanted) <= {word.lower for word in statement.words} | {token.key for token in tokens}:
                continue
            keys = [token.key for token in tokens]
            for at in range(len(keys) - len(wanted) + 1):
                if keys[at : at + len(wanted)] == wanted:
                    words = [token.word for token in tokens[at : at + len(wanted)]]
                    own = any(word.lower in SPEAKER for word in words)
                    return side, Span(words[0].start, words[-1].end), own
    return None


def _paraphrased(passage: Passage, comparisons: Sequence[Comparison]) -> Misquoted:
    """Return the statement of a source that says most of a quotation in other words, if one does."""
    wanted = {token.word.lemma for token in passage.tokens if token.word.content}
    best: tuple[float, Side] | None = None
    rarity = _rarity([comparison.right for comparison in comparisons])
    total = sum(rarity.get(word, 1.0) for word in wanted)
    for comparison in comparisons:
        for statement in comparison.right.statements:
            shared = wanted & {word.lemma for word in statement.words if word.content}
            share = sum(rarity[word] for word in shared) / total if total else 0.0
            if share >= NEAR and (best is None or share > best[0]):
                best = share, comparison.sides[statement.id]
    if best is None:
        what = "quotes words that no source has in a quotation"
        return Misquoted(passage.side, (passage.span,), (), what, Severity.ERROR)
    side = best[1]
    words = " ".join(side.statement.text.split())
    what = f"quotes words that no source has in a quotation; nearest in {side.name}: {words}"
    return Misquoted(passage.side, (passage.span,), ((side, side.statement.span),), what, Severity.ERROR)


def _rarity(readings: Sequence[Reading]) -> dict[str, float]:
    """Return how much each word of the sources says: one over the number of statements that have it."""
    counts = Counter(_lemmas(readings))
    return {word: 1.0 / count for word, count in counts.items()}


def _lemmas(readings: Sequence[Reading]) -> Iterator[str]:
    for reading in readings:
        for statement in reading.statements:
            yield from dict.fromkeys(word.lemma for word in statement.words if word.content)
