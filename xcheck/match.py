"""Inside a pair: which words of one statement answer which words of the other.

A statement is read as a row of units: a name, a number or a date is one unit, every other word is one.

    left    Russia | has | formally   | rejected | core | elements | of | the | plan
              |              gap           |         gap               |     |
    right   Moscow | has | completely | rejected |                  | the | plan

Units are linked in three steps: the longest common row of keys (rapidfuzz's LCS), what is left of content words
wherever they stand (the same lemma, a related word, a like spelling), and function words beside linked ones.
Unlinked runs between the same two links face each other in a gap; rules look into gaps, and ask `context` whether
two units stand among the same words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from rapidfuzz.distance import Indel, LCSseq

from .config import Settings
from .facts.dates import dates_agree
from .facts.names import akin
from .facts.numbers import agree, same_quantity
from .model import (
    Attribution,
    Date,
    Fact,
    Marker,
    Name,
    Number,
    Pair,
    Quote,
    Reading,
    Span,
    Statement,
)
from .record import Record
from .words import is_content, related, relatives, slip_of

_ALIKE = 0.84
"""Least normalised Indel similarity of two spellings of one word; below it "rejected" meets "respected"."""

_LONG_ENOUGH = 5
"""Letters a word needs before a like spelling says anything."""

_WINDOW = 4
"""Content units looked at on each side by `context`."""


class Unit(NamedTuple):
    """One comparable piece of a statement, with the fact it stands for, if any."""

    start: int
    end: int
    key: str
    content: bool
    fact: Fact | None = None

    @property
    def span(self) -> Span:
        """Where it stands in its article."""
        return Span(self.start, self.end)


class Gap(NamedTuple):
    """Unlinked units between two links; either side may be empty. Half-open index ranges."""

    left: range
    right: range


class Side(Record, eq=False):
    """One statement with everything that was read in it."""

    reading: Reading
    statement: Statement
    names: tuple[Name, ...] = ()
    numbers: tuple[Number, ...] = ()
    dates: tuple[Date, ...] = ()
    quotes: tuple[Quote, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    markers: tuple[Marker, ...] = ()

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """The statement as a row of units; punctuation is left out."""
        return tuple(_units(self))

    @property
    def name(self) -> str:
        """Name of the article."""
        return self.reading.article.name

    def text(self, span: Span) -> str:
        """Return the words of a span."""
        return self.reading.article.text[span.start : span.end]

    def unit_at(self, offset: int) -> int | None:
        """Return the index of the unit that covers an offset."""
        return next((i for i, unit in enumerate(self.units) if unit.start <= offset < unit.end), None)

    def span_of(self, indices: range) -> Span:
        """Return the span from the first to the last unit of a range that is not empty."""
        return Span(self.units[indices[0]].start, self.units[indices[-1]].end)


@lru_cache(maxsize=8)
def sides(reading: Reading) -> Mapping[str, Side]:
    """Return every statement of an article with what was read in it, by statement id."""
    found: dict[str, dict[type, list[Fact]]] = {statement.id: {} for statement in reading.statements}
    for fact in reading.facts:
        found[fact.statement].setdefault(type(fact), []).append(fact)
    markers: dict[str, list[Marker]] = {}
    for marker in reading.markers:
        markers.setdefault(marker.statement, []).append(marker)
    return {
        s.id: Side(
            reading,
            s,
            names=tuple(f for f in found[s.id].get(Name, ()) if isinstance(f, Name)),
            numbers=tuple(f for f in found[s.id].get(Number, ()) if isinstance(f, Number)),
            dates=tuple(f for f in found[s.id].get(Date, ()) if isinstance(f, Date)),
            quotes=tuple(f for f in found[s.id].get(Quote, ()) if isinstance(f, Quote)),
            attributions=tuple(f for f in found[s.id].get(Attribution, ()) if isinstance(f, Attribution)),
            markers=tuple(markers.get(s.id, ())),
        )
        for s in reading.statements
    }


def _units(side: Side) -> Iterator[Unit]:
    """Yield names, dates and numbers whole, and every other word by itself."""
    facts: list[Fact] = sorted([*side.dates, *side.names, *side.numbers], key=lambda f: (f.start, -f.end))
    at = 0
    end = 0
    for word in side.statement.words:
        if word.start < end:
            continue
        while at < len(facts) and facts[at].start < word.start:
            at += 1
        if at < len(facts) and facts[at].start == word.start:
            fact = facts[at]
            end = fact.end
            yield Unit(fact.start, fact.end, _key(fact), True, fact)
        elif word.lemma:
            yield Unit(word.start, word.end, word.lemma, is_content(word))


def _key(fact: Fact) -> str:
    if isinstance(fact, Name):
        return f"name {fact.key}"
    if isinstance(fact, Number):
        return f"number {fact.low} {fact.high} {fact.form}"
    if isinstance(fact, Date):
        return f"date {fact.value} {fact.time}"
    return fact.text


def similarity(left: Unit, right: Unit) -> float:
    """Return how surely two units mean the same: 1 same key, less for related words and like spellings."""
    if left.fact is not None or right.fact is not None:
        return _fact_similarity(left, right)
    if left.key == right.key:
        return 1.0
    if not (left.content and right.content):
        return 0.0
    if related(left.key, right.key):
        return 0.8
    if min(len(left.key), len(right.key)) >= _LONG_ENOUGH and left.key[:2] == right.key[:2]:
        alike = Indel.normalized_similarity(left.key, right.key, score_cutoff=_ALIKE)
        return 0.7 * alike
    return 0.0


def _fact_similarity(left: Unit, right: Unit) -> float:
    a, b = left.fact, right.fact
    if isinstance(a, Name) and isinstance(b, Name):
        return 1.0 if a.key == b.key else 0.9 if akin(a, b) else 0.0
    if isinstance(a, Number) and isinstance(b, Number):
        if (a.low, a.high) == (b.low, b.high):
            return 1.0
        return 0.8 if same_quantity(a, b) and agree(a, b) else 0.0
    if isinstance(a, Date) and isinstance(b, Date):
        if (a.value, a.time) == (b.value, b.time):
            return 1.0
        return 0.8 if dates_agree(a, b) else 0.0
    return 0.9 if left.key.removeprefix("name ") == right.key.removeprefix("name ") else 0.0


def link(left: Sequence[Unit], right: Sequence[Unit]) -> dict[int, int]:
    """Return {index in left: index in right}, one to one."""
    keys_left, keys_right = _shared_keys(left, right)
    links: dict[int, int] = {}
    for op in LCSseq.opcodes(keys_left, keys_right):
        if op.tag == "equal":
            links.update(zip(range(op.src_start, op.src_end), range(op.dest_start, op.dest_end), strict=True))
    _drop_stray(left, right, links)
    _link_slips(left, right, links)
    _link_moved(left, right, links)
    _link_neighbours(left, right, links)
    return links


def _shared_keys(left: Sequence[Unit], right: Sequence[Unit]) -> tuple[list[str], list[str]]:
    """Return the keys, where a right unit with a fact that agrees takes the left one's key."""
    keys_left = [unit.key for unit in left]
    keys_right = [unit.key for unit in right]
    known = set(keys_left)
    for j, unit in enumerate(right):
        if unit.fact is not None and unit.key not in known:
            best = max(((similarity(other, unit), -i) for i, other in enumerate(left) if other.fact is not None), default=(0.0, 0))
            if best[0] > 0:
                keys_right[j] = keys_left[-best[1]]
    return keys_left, keys_right


def _drop_stray(left: Sequence[Unit], right: Sequence[Unit], links: dict[int, int]) -> None:
    """Unlink function words that no linked content word stands near to on both sides."""
    for i, j in list(links.items()):
        if left[i].content:
            continue
        near = any(
            left[k].content and k in links and abs(links[k] - j) <= 3 for k in range(max(0, i - 3), min(len(left), i + 4))
        )
        if not near:
            del links[i]


def _link_slips(left: Sequence[Unit], right: Sequence[Unit], links: dict[int, int]) -> None:
    """Link units between the same two links of which one is a typing slip of the other, small words too."""
    taken = set(links.values())
    for i, unit in enumerate(left):
        j = links.get(i - 1, -1) + 1 if i else 0
        if i in links or j in taken or j >= len(right) or unit.fact is not None or right[j].fact is not None:
            continue
        if slip_of(unit.key, right[j].key):
            links[i] = j
            taken.add(j)


def _link_moved(left: Sequence[Unit], right: Sequence[Unit], links: dict[int, int]) -> None:
    """Link content units that stayed alone, best similarity first, then nearest to linked neighbours."""
    taken = set(links.values())
    free_left = [i for i, unit in enumerate(left) if unit.content and i not in links]
    free_right = [j for j, unit in enumerate(right) if unit.content and j not in taken]
    if not free_left or not free_right:
        return
    scale = len(right) / max(1, len(left))
    options = []
    for i, j in _hopeful(left, right, free_left, free_right):
        score = similarity(left[i], right[j])
        if score > 0:
            options.append((-score, abs(i * scale - j), i, j))
    for _, _, i, j in sorted(options):
        if i not in links and j not in taken:
            links[i] = j
            taken.add(j)


def _hopeful(
    left: Sequence[Unit], right: Sequence[Unit], free_left: Sequence[int], free_right: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Yield the pairs of free units that may be similar; most are not, as a look at their keys tells."""
    facts = [j for j in free_right if right[j].fact is not None]
    plain = [(j, right[j].key, relatives(right[j].key)) for j in free_right if right[j].fact is None]
    for i in free_left:
        key = left[i].key
        if left[i].fact is not None:
            told = key.removeprefix("name ")
            yield from ((i, j) for j in facts)
            yield from ((i, j) for j, other, _ in plain if other == told)
            continue
        yield from ((i, j) for j in facts if right[j].key.removeprefix("name ") == key)
        begin, near = key[:2], relatives(key)
        for j, other, near_other in plain:
            if other[:2] == begin or other in near or key in near_other:
                yield i, j


def _link_neighbours(left: Sequence[Unit], right: Sequence[Unit], links: dict[int, int]) -> None:
    """Link equal function words that stand right beside linked units on both sides."""
    taken = set(links.values())
    for step in (1, -1):
        order = range(len(left)) if step == 1 else range(len(left) - 1, -1, -1)
        for i in order:
            if i in links or i - step not in links:
                continue
            j = links[i - step] + step
            if 0 <= j < len(right) and j not in taken and left[i].key == right[j].key:
                links[i] = j
                taken.add(j)


class Meeting(Record, eq=False):
    """A pair with both its sides, and what answers what in it."""

    pair: Pair
    left: Side
    right: Side

    @cached_property
    def links(self) -> dict[int, int]:
        """{index of a left unit: index of the right unit it answers}."""
        return link(self.left.units, self.right.units)

    @cached_property
    def back(self) -> dict[int, int]:
        """The links from the right side."""
        return {j: i for i, j in self.links.items()}

    @cached_property
    def closeness(self) -> float:
        """Share of the content units of both sides that are linked: 1 says the same in the same words."""
        contents = [unit.content for unit in self.left.units], [unit.content for unit in self.right.units]
        total = sum(contents[0]) + sum(contents[1])
        linked = sum(contents[0][i] for i in self.links) + sum(contents[1][j] for j in self.back)
        return linked / total if total else 0.0

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """Unlinked runs that face each other, in the order of the left side, then those of the right alone."""
        return tuple(_gaps(len(self.left.units), len(self.right.units), self.links, self.back))

    @cached_property
    def _gap_of(self) -> dict[int, Gap]:
        return {i: gap for gap in self.gaps for i in gap.left}

    def gap_of(self, i: int) -> Gap | None:
        """Return the gap that holds left unit i, None for a linked one."""
        return self._gap_of.get(i)

    def context(self, i: int, j: int) -> float:
        """Return how far the words around left unit i are those around right unit j, 0..1."""
        return (_half_context(self.left.units, self.links, i, j) + _half_context(self.right.units, self.back, j, i)) / 2

    @cached_property
    def _flipped(self) -> Meeting:
        return Meeting(Pair(self.pair.right, self.pair.left, self.pair.score), self.right, self.left)

    def flipped(self) -> Meeting:
        """Return the meeting seen from the other side, where what answers what may come out otherwise."""
        return self._flipped


def _half_context(units: Sequence[Unit], links: dict[int, int], i: int, j: int) -> float:
    """Weigh the content units around i by nearness; a unit counts when its link lands near j."""
    total = found = 0.0
    for step in (-1, 1):
        seen = 0
        at = i + step
        while 0 <= at < len(units) and seen < _WINDOW:
            if units[at].content:
                seen += 1
                weight = 1.0 / seen
                total += weight
                if at in links and abs(links[at] - j) <= abs(at - i) + 3:
                    found += weight
            at += step
    return found / total if total else 0.0


def _gaps(n: int, m: int, links: dict[int, int], back: dict[int, int]) -> Iterator[Gap]:
    """Yield the gaps; a left run faces the right run that starts behind the link before it or ends before the link after it."""
    seen: set[int] = set()
    i = 0
    while i < n:
        if i in links:
            i += 1
            continue
        end = i
        while end < n and end not in links:
            end += 1
        start_right = links[i - 1] + 1 if i > 0 else 0
        stop = start_right
        while stop < m and stop not in back:
            stop += 1
        if stop == start_right and end < n:  # nothing behind the link before: look before the link after
            start_right = stop = links[end]
            while start_right > 0 and start_right - 1 not in back:
                start_right -= 1
        facing = range(start_right, stop)
        if any(j in seen for j in facing):
            facing = range(stop, stop)
        seen.update(facing)
        yield Gap(range(i, end), facing)
        i = end
    j = 0
    while j < m:
        if j in back or j in seen:
            j += 1
            continue
        end = j
        while end < m and end not in back and end not in seen:
            end += 1
        at = back[j - 1] + 1 if j - 1 in back else 0
        yield Gap(range(at, at), range(j, end))
        j = end


class Comparison(Record, eq=False):
    """Two articles with their pairs: what the rules look at.

    Equal only to itself, so that what several rules need can be kept beside it.
    """

    left: Reading
    right: Reading
    meetings: tuple[Meeting, ...]
    alone: tuple[Side, ...]
    "Compared statements of either article without a counterpart."
    settings: Settings
    related: bool = True
    "Whether the articles share enough for omissions to mean something."
    unsupported: tuple[tuple[Side, Span, float], ...] = ()
    "Only in `check`: statements of the draft that no source bears out, the words borne out worst, how sure."

    @cached_property
    def sides(self) -> dict[str, Side]:
        """All statements of both articles by id."""
        return {**sides(self.left), **sides(self.right)}
