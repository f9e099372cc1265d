"""Where a quotation stands in another article: word for word, cut, altered, put together from two, or nowhere.

Each quoted sentence of one article is looked for in all utterances of the other, whatever the statements around say.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from ..data import classes
from ..match import Comparison
from ..model import Reading
from . import same_voice
from .claims import LONG, SHORT, AttributionPair
from .spoken import Held, Spoken, holders, spoken
from .utterance import Change, changes, moved, runs_of, small, substantive
from .utterances import Passage, Token, passages, speech

PIECE = 3
"""Least words of a stretch that a quotation may be put together from."""

COVERED = 0.9
"""Least share of a quotation that such stretches are."""

LONGEST_PIECED = 120
"""Words of a quotation that is looked for piece by piece."""

COMMON, LIKELY = 40, 8
"""Quotations looked at for one word, and for one quotation."""

LONGEST_FRAME = 40
"""Words around a quotation that are compared word for word."""

NEIGHBOUR = 0.8
"""Share of equal words (Dice) from which two statements are copies of each other."""


class Altered(NamedTuple):
    """Two wordings of one sentence, the quotation's own first."""

    own: Passage
    other: Passage
    changes: list[Change]


class Wordings:
    """The quotations of an article by their words, to look for other wordings of a quotation among."""

    def __init__(self, some: Sequence[Passage]) -> None:
        self._by_word: dict[str, list[Passage]] = {}
        for passage in some:
            for key in dict.fromkeys(t.key for t in passage.tokens if t.word.content):
                self._by_word.setdefault(key, []).append(passage)

    def nearest(self, passage: Passage, strict: bool = False) -> Altered | None:
        """Return the other wording of a quotation that keeps most of its words; None when none is one.

        A `strict` reader does not ask whose words they are.
        """
        shared: Counter[Passage] = Counter()
        for key in dict.fromkeys(t.key for t in passage.tokens if t.word.content):
            for other in self._by_word.get(key, ())[:COMMON]:
                shared[other] += 1
        for other, _ in shared.most_common(LIKELY):
            found = changes(passage.tokens, other.tokens, strict or _one_speaker(passage, other), strict)
            if found:
                return Altered(passage, other, found)
            order = moved(passage.tokens, other.tokens) if len(passage.tokens) > PIECE else None
            if order is not None:
                return Altered(passage, other, [order])
        return None


def _one_speaker(a: Passage, b: Passage) -> bool:
    if a.voice is None or b.voice is None or not a.voice.speaker or not b.voice.speaker:
        return False
    one, other = a.voice.speaker.lower(), b.voice.speaker.lower()
    return one == other or one.endswith(" " + other) or other.endswith(" " + one)


def framed(comparison: Comparison, a: Passage, b: Passage) -> Change | None:
    """Return how the only quotations of two statements differ that are copies of each other but for them.

    Never / Yes: the words say nothing of each other, their frame and its neighbours do.
    """
    frame = _frame(a)
    if not frame or frame != _frame(b) or not all(_same_beside(comparison, a, b, step) for step in (-1, 1)):
        return None
    differing = [run for run in runs_of(a.tokens, b.tokens) if not run.same]
    if len(differing) != 1 or not (differing[0].left and differing[0].right):
        return None
    change = Change([t.word for t in differing[0].left], [t.word for t in differing[0].right])
    return None if small(change) or not substantive(change, change) else change


def _frame(passage: Passage) -> list[str]:
    """Return the words of a statement around its only quotation, with who says it; none where there are more."""
    side = passage.side
    voice = passage.voice
    whole = passage.quotes[0].text[:1].isupper() and _stopped(passage)
    if side.quotes != passage.quotes or voice is None or voice.source is None or not whole:
        return []
    quoted = passage.span
    words = [w.lower for w in side.statement.words if w.lemma and not quoted.meets(w)]
    return words if len(words) <= LONGEST_FRAME else []


def _stopped(passage: Passage) -> bool:
    """Whether a mark that ends a sentence stands behind a quotation, or the comma for it."""
    end = passage.span.end
    return passage.side.reading.article.text[end - 1 : end + 1].strip()[-1:] in tuple(".,?!")


def _same_beside(comparison: Comparison, a: Passage, b: Passage, step: int) -> bool:
    """Whether the statements before, or behind, are copies of each other, or there are none."""
    rows = [_keys_beside(comparison, passage, step) for passage in (a, b)]
    if not rows[0] and not rows[1]:
        return True
    return 2 * len(rows[0] & rows[1]) >= NEIGHBOUR * (len(rows[0]) + len(rows[1]))


def _keys_beside(comparison: Comparison, passage: Passage, step: int) -> frozenset[str]:
    statements = passage.side.reading.statements
    at = int(passage.side.statement.id.removeprefix(passage.side.reading.id)) - 1 + step
    return comparison.sides[statements[at].id].keys if 0 <= at < len(statements) else frozenset()


class Stitched(NamedTuple):
    """A quotation that is put together from two sentences of the other article."""

    places: tuple[tuple[Passage, tuple[Token, ...]], ...]
    "Where the other article has its words."
    running: bool
    'Whether they follow each other there in one utterance: quoted as two sentences, with a full stop for an "and".'


def stitched(passage: Passage, there: Sequence[Spoken]) -> Stitched | None:
    """Return the two or three stretches, of several sentences, that a quotation is put together from."""
    places: list[tuple[Passage, tuple[Token, ...]]] = []
    at, covered, running = 0, 0, True
    behind: tuple[Spoken, int] | None = None
    while at < len(passage.tokens) <= LONGEST_PIECED:
        best = _longest(passage.tokens, at, there)
        if best is None:
            at += 1
            continue
        one, start, size = best
        places.append((one.passage_at(start), tuple(one.tokens[start : start + size])))
        running = running and behind in (None, (one, start))
        behind = one, start + size
        at += size
        covered += size
    sentences = {id(place) for place, _ in places}
    if not 1 < len(places) < 4 or len(sentences) < 2 or covered < COVERED * len(passage.tokens):
        return None
    return Stitched(tuple(places), running)


def _longest(tokens: Sequence[Token], at: int, there: Sequence[Spoken]) -> tuple[Spoken, int, int] | None:
    """Return where the longest stretch that begins at a word stands, if it has words of its own."""
    best, most = None, PIECE - 1
    for one in there:
        for start in one.at.get(tokens[at].key, ())[:COMMON]:
            size = 0
            while (
                at + size < len(tokens)
                and start + size < len(one.tokens)
                and tokens[at + size].key == one.tokens[start + size].key
                and one.sentence[start + size] == one.sentence[start]
            ):
                size += 1
            if size > most and any(t.word.content for t in tokens[at : at + size]):
                best, most = (one, start, size), size
    return best


class Cut(NamedTuple):
    """A quotation that is printed as a whole sentence, and what the other article has of that sentence besides."""

    own: Passage
    other: Passage
    left_out: tuple[Token, ...]
    tail: bool
    "Whether the end is left out, not the beginning."

    @property
    def conditional(self) -> bool:
        """Whether what is left out takes back a part of the rest: "once the state pays", "but not today"."""
        return self.tail and any(token.word.lower in conditions() for token in self.left_out[:2])


@cache
def conditions() -> frozenset[str]:
    """Return the words that open a condition or a contrast."""
    return frozenset(word for word, kind in classes("quoted_words").items() if kind == "condition") | {"but"}


def cut(passage: Passage, found: Held) -> Cut | None:
    """Return what a quotation leaves out of the sentence it ends with, else of the one it begins with."""
    row = found.spoken
    first, last = found.stretches[0][0], found.stretches[-1][1] - 1
    rest = row.rest(last) if passage.ends else ()
    if any(token.word.content for token in rest) or len(rest) > 1:
        return Cut(passage, row.passage_at(last), rest, True)
    before = row.before(first) if passage.opens and not passage.tokens[0].gap else ()
    if sum(token.word.content for token in before) > 1:
        return Cut(passage, row.passage_at(first), before, False)
    return None


def quotations(comparison: Comparison, reading: Reading) -> Iterator[Passage]:
    """Yield the quotations of an article that are somebody's words."""
    for passage in passages(comparison, reading):
        if passage.side.statement.compared and speech(passage):
            yield passage


@lru_cache(maxsize=16)
def voiced(comparison: Comparison) -> tuple[tuple[Passage, AttributionPair], ...]:
    """Return the quotations that both articles have, with whom each gives the words to.

    Where the other article gives the same words to several, the one of whom they are the same comes first.
    """
    found: dict[tuple[int, int], tuple[Passage, AttributionPair]] = {}
    for own, other, mirrored in (
        (comparison.left, comparison.right, False),
        (comparison.right, comparison.left, True),
    ):
        rows = spoken(comparison, other)
        for passage in quotations(comparison, own):
            claims = list(_claims(passage, rows, mirrored))
            one = next((claim for claim in claims if same_voice(claim)), claims[0] if claims else None)
            if one is not None:
                found.setdefault((one.left.start, one.right.start), (passage, one))
    return tuple(found.values())


def _claims(passage: Passage, rows: Sequence[Spoken], mirrored: bool) -> Iterator[AttributionPair]:
    """Yield a claim for each place where the other article quotes the words, if it says there whose they are."""
    if passage.voice is None or passage.weight < SHORT:
        return
    confidence = 0.9 if passage.weight >= LONG else 0.8
    for place in holders(passage, rows):
        far = place.passage
        if far.voice is not None:
            ends = (passage.voice_side, passage.voice), (far.voice_side, far.voice)
            (left, a), (right, b) = ends[::-1] if mirrored else ends
            yield AttributionPair(left, a, right, b, confidence, passage.weight)
