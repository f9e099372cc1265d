"""Word alignment: which words of one statement correspond to which words of the other.

A statement is read as a row of units: a name, a number or a date is one unit, every other word is one.

    left    Russia | has | formally   | rejected | core | elements | of | the | plan
              |              gap           |         gap               |     |
    right   Moscow | has | completely | rejected |                  | the | plan

Units are linked in three steps: the longest common row of keys, what is left of content words
wherever they stand (the same lemma, a related word, a like spelling), and function words beside linked ones.
Unlinked runs between the same two links make a gap, "formally" and "completely" above. Rules compare what stands in a
gap, and ask `context` whether two units stand among the same words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from ..config import Settings
from ..model import Cover, Pair, Reading, Severity, Span
from ..record import Record
from .linking import link
from .units import Side, Unit, compared, sides

if TYPE_CHECKING:
    from ..claims import ClaimPair, Neighbours

__all__ = ["Comparison", "Gap", "Meeting", "Misquoted", "Side", "Unit", "Unsupported", "compared", "sides"]

_WINDOW = 4
"""Content units looked at on each side by `context`."""


class Gap(NamedTuple):
    """Unlinked units between two links; either side may be empty. Half-open index ranges."""

    left: range
    right: range


class Meeting(Record, eq=False):
    """A pair of statements with both analysed, and the alignment of their words."""

    pair: Pair
    left: Side
    right: Side

    @cached_property
    def links(self) -> dict[int, int]:
        """{index of a left unit: index of the right unit it is linked to}."""
        if self._right_first:
            return dict(sorted((i, j) for j, i in _linked(self.right, self.left).items()))
        return _linked(self.left, self.right)

    @cached_property
    def _right_first(self) -> bool:
        """Whether the right statement is taken as the first of the two: that whose text sorts first.

        The alignment breaks ties by order; so the result does not depend on which article was given first.
        """
        return self.right.statement.text < self.left.statement.text

    @cached_property
    def back(self) -> dict[int, int]:
        """The links from the right side."""
        return {j: i for i, j in self.links.items()}

    @cached_property
    def closeness(self) -> float:
        """Share of the content units of both sides that are linked, 0..1: 1 is the same in the same words."""
        contents = [unit.content for unit in self.left.units], [unit.content for unit in self.right.units]
        total = sum(contents[0]) + sum(contents[1])
        linked = sum(contents[0][i] for i in self.links) + sum(contents[1][j] for j in self.back)
        return linked / total if total else 0.0

    @cached_property
    def likeness(self) -> float:
        """Share of all units of both sides that are linked, function words too, 0..1."""
        total = len(self.left.units) + len(self.right.units)
        return 2 * len(self.links) / total if total else 0.0

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """Unlinked runs, each with that of the other side between the same links; left order, then right-only ones."""
        counts = len(self.left.units), len(self.right.units)
        if not self._right_first:
            return tuple(_gaps(*counts, self.links, self.back))
        found = (Gap(gap.right, gap.left) for gap in _gaps(*counts[::-1], self.back, self.links))
        return tuple(sorted(found, key=lambda gap: (not gap.left, gap.left.start, gap.right.start)))

    @cached_property
    def _gap_of(self) -> dict[int, Gap]:
        return {i: gap for gap in self.gaps for i in gap.left}

    def gap_of(self, i: int) -> Gap | None:
        """Return the gap that holds left unit i, None for a linked one."""
        return self._gap_of.get(i)

    def context(self, i: int, j: int) -> float:
        """Return how similar the contexts are, 0..1: how many words near left unit i are linked to some near unit j."""
        return (_half_context(self.left.units, self.links, i, j) + _half_context(self.right.units, self.back, j, i)) / 2

    @cached_property
    def _mirrored(self) -> Meeting:
        return Meeting(Pair(self.pair.right, self.pair.left, self.pair.score), self.right, self.left)

    def mirrored(self) -> Meeting:
        """Return the same with left and right exchanged."""
        return self._mirrored


@lru_cache(maxsize=1024)
def _linked(left: Side, right: Side) -> dict[int, int]:
    """Return {index of a left unit: index of the linked right unit}, cached for all claims of the two statements."""
    return link(left.units, right.units)


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
    """Yield the gaps: a left run with the right run behind the link before it, else that before the link after it."""
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
        right_run = range(start_right, stop)
        if any(j in seen for j in right_run):
            right_run = range(stop, stop)
        seen.update(right_run)
        yield Gap(range(i, end), right_run)
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


class Misquoted(NamedTuple):
    """A quotation of a draft that stands so in no source."""

    side: Side
    marked: tuple[Span, ...]
    "Its words that differ, all of them where none can be named."
    places: tuple[tuple[Side, Span], ...]
    "The nearest words of a source; none where no source comes near."
    what: str
    "What is wrong, as said of the draft: 'quotes “never”, wire.txt “not”'."
    severity: Severity


class Unsupported(NamedTuple):
    """Words of a draft that no source bears out: a fact, an act, a whole statement."""

    side: Side
    span: Span
    confidence: float
    severity: Severity
    elsewhere: bool = False
    "Whether a source has the words, but states them of something else."
    office: bool = False
    "Whether they say what a person is, and the sources say something else of that person."
    message: str = ""
    "What the sources state in their place, of an act or relation: 'the sources tell “rejected” of “the company”'."


class Missing(NamedTuple):
    """A required fact that a draft does not hold."""

    side: Side
    span: Span
    "Where the draft comes nearest to it."
    fact: str
    confidence: float
    "How sure it is that it is not there."


class Comparison(Record, eq=False):
    """Two articles with their pairs: what the rules look at.

    Equal only to itself, so that what several rules need can be kept beside it.
    """

    left: Reading
    right: Reading
    meetings: tuple[Meeting, ...]
    settings: Settings
    related: bool = True
    "Whether the articles share enough for omissions to mean something."
    claim_pairs: tuple[ClaimPair, ...] = ()
    "Claims of both articles that are about one fact, the likeliest first."
    neighbours: Neighbours | None = None
    "The statements of both that are nearest to each other; none of articles not related, and none in `check`."
    coverage: Mapping[str, Cover] = MappingProxyType({})
    "For compared statements of either article, by id, whether the other one states it; none of articles not related."

    @cached_property
    def sides(self) -> dict[str, Side]:
        """All statements of both articles by id."""
        return {**sides(self.left), **sides(self.right)}

    @cached_property
    def _paired(self) -> dict[tuple[str, str], Meeting]:
        return {(meeting.pair.left, meeting.pair.right): meeting for meeting in self.meetings}

    def meeting(self, left: Side, right: Side) -> Meeting:
        """Return the pair of two statements, one of score 0 where the alignment does not join them."""
        ids = (left.statement.id, right.statement.id)
        return self._paired.get(ids) or Meeting(Pair(*ids, 0.0), left, right)
