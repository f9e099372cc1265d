"""Who an article says belongs to a group: "the pact includes Norway and Denmark", "around 30 countries took part"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from ..data import rows
from ..match import Side
from ..model import Name, Reading, Span
from ..record import Record

_BETWEEN = frozenset((",", "and", "or", "the", "as", "well", "also", "countries", "members", "states", ":", "&"))
"""What may stand between the members of a list."""


class Membership(Record):
    """What one statement says of a group's members."""

    group: Name
    side: Side
    members: tuple[Name, ...]
    "Those named; empty where they are only counted or described."
    span: Span


def memberships(reading: Reading, by_id: Mapping[str, Side]) -> list[Membership]:
    """Return the fullest membership of each group, in the order in which the groups are first mentioned."""
    best: dict[str, Membership] = {}
    for membership in _memberships(reading, by_id):
        known = best.get(membership.group.key)
        if known is None or len(membership.members) > len(known.members):
            best[membership.group.key] = membership
    return list(best.values())


def _memberships(reading: Reading, by_id: Mapping[str, Side]) -> Iterator[Membership]:
    """Yield what the statements of an article say of the members of a named group."""
    last: Name | None = None
    for statement in reading.statements:
        side = by_id[statement.id]
        groups = [name for name in side.names if name.category not in ("person", "place") and not name.adjective]
        if statement.compared:
            cue = _cue(side, "before")
            if cue is not None:
                before = [name for name in groups if name.end <= cue.start]
                group = before[-1] if before else last if _refers_back(side) else None
                membership = None if group is None else _members(side, cue, group)
                if membership is not None:
                    yield membership
            elif last is not None and not groups and (crowd := _crowd(side)) is not None:
                yield Membership(last, side, (), crowd)
        if groups:
            last = groups[-1]


def _cue(side: Side, place: str) -> Span | None:
    """Return the first words that say who belongs: includes, made up of; attended, took part."""
    words = side.statement.words
    for at, word in enumerate(words):
        for phrase in _member_cues(place).get(word.lower, ()):
            if tuple(w.lower for w in words[at : at + len(phrase)]) == phrase and not _in_name(side, word.start):
                return Span(word.start, words[at + len(phrase) - 1].end)
    return None


@cache
def _member_cues(place: str) -> dict[str, list[tuple[str, ...]]]:
    """Return the phrases of one place by their first word."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for row in rows("membership"):
        for phrase in (tuple(cell.split(" ")) for cell in row[1:] if row[0] == place):
            found.setdefault(phrase[0], []).append(phrase)
    return found


def _in_name(side: Side, offset: int) -> bool:
    """Whether a word belongs to a name: the "Coalition of" the Willing."""
    return any(name.start <= offset < name.end for name in side.names)


def _crowd(side: Side) -> Span | None:
    """Return the counted group that opens a statement and took part: "Around 30 countries, most of them small, met"."""
    cue = _cue(side, "behind")
    counted = next((n for n in side.numbers if n.form == "count"), None)
    if cue is None or counted is None or counted.start - side.statement.start > 12 or counted.end > cue.start:
        return None
    return Span(counted.start, _phrase_end(side, counted.end, cue.start))


def _refers_back(side: Side) -> bool:
    """Whether the statement opens with a word that takes up what stood before."""
    words = [word.lower for word in side.statement.words[:1]]
    return bool(words) and words[0] in ("it", "they", "the", "this", "these", "its", "members", "leaders")


def _members(side: Side, cue: Span, group: Name) -> Membership | None:
    """Return the names behind the cue, else the counted or described group there."""
    stop = _clause_end(side, cue.end)
    behind = [name for name in side.names if cue.end <= name.start < stop]
    counted = next((n for n in side.numbers if cue.end <= n.start < stop and n.form == "count"), None)
    if counted is not None:
        return Membership(group, side, (), Span(counted.start, _phrase_end(side, counted.end, stop)))
    drawn = next((w for w in side.statement.words if w.lower == "from" and cue.end <= w.start < stop), None)
    if drawn is not None and behind and drawn.end <= behind[0].start:  # nations, mostly from NATO
        first = next(w for w in side.statement.words if w.start >= cue.end)
        return Membership(group, side, (), Span(first.start, behind[-1].end))
    listed = _names_in_row(side, cue.end, behind)
    if len(listed) >= 2:
        return Membership(group, side, listed, Span(listed[0].start, listed[-1].end))
    return None


def _names_in_row(side: Side, start: int, names: list[Name]) -> tuple[Name, ...]:
    """Return the names that follow each other behind a cue with nothing but commas and "and" between."""
    run: list[Name] = []
    for name in names:
        between = [w.lower for w in side.statement.words if start <= w.start and w.end <= name.start]
        if any(word not in _BETWEEN for word in between):
            break
        run.append(name)
        start = name.end
    return tuple(run)


def _clause_end(side: Side, start: int) -> int:
    """Return where the list behind a cue ends: at a dash, a semicolon, a bracket or the statement's end."""
    return next((w.start for w in side.statement.words if w.start >= start and w.text in "—–;():"), side.statement.end)


def _phrase_end(side: Side, start: int, stop: int) -> int:
    """Return the end of a description such as ", largely from Europe" behind a count."""
    end = start
    for word in side.statement.words:
        if word.start < start or word.end > stop:
            continue
        if word.lower in ("along", "and", "with", "."):
            break
        if word.text != ",":
            end = word.end
    return end
