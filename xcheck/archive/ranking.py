"""What is shown of an archive: its events with their worst difference, and the differences of all events, worst first.

First what cannot both be true, then the rest by kind; within a kind the worse severity, then the weight: how sure the
finding is, how early in the articles it stands, and how many articles stand on its weaker side (see `differing`). The
same difference found in two events within a week, as when a story goes on the next day, is listed once, where it ranks
first, with the number of the other events.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from ..model import Kind, Severity
from .names import label, names, outlet_of
from .store import Archive, Carrier, Event

KINDS, SEVERITIES = tuple(Kind), tuple(Severity)

ONE_STORY = 7
"""Days between two events within which the same difference is reported once."""


class Wanted(NamedTuple):
    """Which differences are asked for; empty for all."""

    outlets: tuple[str, ...] = ()
    first: str = ""
    last: str = ""
    kinds: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    min_confidence: float = 0.0
    event: str = ""


class _Told(NamedTuple):
    """What is told of an article beside its words: the first fields of a `Piece`."""

    name: str
    outlets: tuple[str, ...]
    day: str
    title: str
    address: str


class Piece(NamedTuple):
    """Words of an article that a difference points at, and the statement they stand in."""

    name: str
    outlets: tuple[str, ...]
    day: str
    title: str
    address: str
    line: int
    column: int
    start: int
    "Offset of the words in the statement."
    text: str
    statement: str


class Difference(NamedTuple):
    """One difference, where it was found, and who stands where."""

    event: str
    day: str
    number: int
    "Of the finding within its event."
    id: str
    rule: str
    kind: Kind
    severity: Severity
    confidence: float
    weight: float
    message: str
    subject: str
    sides: tuple[tuple[str, ...], ...]
    "Outlets on each side; those that carried an article unchanged stand with it."
    absent: tuple[str, ...]
    stronger: tuple[str, ...]
    "Outlets that say it more strongly or exactly, where the rule decides it."
    pieces: tuple[Piece, ...]
    again: int
    "In how many other events of the days around the same was found."


class Summary(NamedTuple):
    """An event as a list of events shows it."""

    id: str
    day: str
    last: str
    title: str
    outlets: tuple[str, ...]
    articles: int
    copies: int
    "Outlets that ran an article of it unchanged which another one brought."
    counts: tuple[int, ...]
    "Findings of each kind, in the order of kinds."
    worst: str
    "Message of the difference that ranks first; empty where there is none."
    compared: bool


class Ranking:
    """An archive, looked up for reports."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self._known: dict[str, Mapping[int, _Told]] = {}

    @cached_property
    def events(self) -> Mapping[str, Event]:
        """All events by id."""
        return {event.id: event for event in self.archive.events()}

    def differences(self, wanted: Wanted) -> Iterator[Difference]:
        """Yield the differences asked for, those that rank first first."""
        seen: dict[str, list[tuple[str, str]]] = {}
        for row in self._rows(wanted):
            event, same = self.events[row[0]], row[6]
            if event.id != wanted.event and any(
                id != event.id and _one_story(day, event.day) for id, day in seen.get(same, ())
            ):
                continue
            if (event.id, event.day) not in seen.setdefault(same, []):
                seen[same].append((event.id, event.day))
            difference = self._difference(event, row)
            if not wanted.outlets or not set(wanted.outlets).isdisjoint(_concerned(difference)):
                yield difference

    def _rows(self, wanted: Wanted) -> Iterator[tuple[Any, ...]]:
        conditions, values = ["confidence >= ?"], [wanted.min_confidence]
        listed: tuple[tuple[str, Sequence[Any]], ...] = (
            ("kind IN", [KINDS.index(Kind(kind)) for kind in wanted.kinds]),
            ("rule IN", wanted.rules),
            ("rule NOT IN", wanted.ignored),
            ("event IN", [wanted.event] if wanted.event else []),
        )
        for column, some in listed:
            if some:
                conditions.append(f"{column} ({','.join('?' * len(some))})")
                values += some
        for day, condition in ((wanted.first, "event.last >= ?"), (wanted.last, "event.day <= ?")):
            if day:
                conditions.append(condition)
                values.append(day)  # type: ignore[arg-type]
        query = (
            "SELECT event, number, rule, kind, severity, confidence, same, weight, record FROM finding "
            f"JOIN event ON event.id = finding.event WHERE {' AND '.join(conditions)} "
            "ORDER BY kind, severity DESC, weight DESC, event, number"
        )
        yield from self.archive.rows(query, values)

    @cached_property
    def _again(self) -> Mapping[str, tuple[str, ...]]:
        """The events of each difference that is found in more than one."""
        query = (
            "SELECT same, event FROM finding WHERE same IN (SELECT same FROM finding GROUP BY same "
            "HAVING count(DISTINCT event) > 1) GROUP BY same, event ORDER BY same, event"
        )
        found: dict[str, tuple[str, ...]] = {}
        for same, event in self.archive.rows(query):
            found[same] = (*found.get(same, ()), event)
        return found

    def _difference(self, event: Event, row: Sequence[Any]) -> Difference:
        record, told = json.loads(row[8]), self._told(event.id)
        again = sum(id != event.id and _one_story(self.events[id].day, event.day) for id in self._again.get(row[6], ()))

        def run_by(ids: Sequence[int]) -> tuple[str, ...]:
            return tuple(dict.fromkeys(outlet for id in ids for outlet in told[id].outlets))

        def piece(place: Mapping[str, Any]) -> Piece:
            return Piece(
                *told[place["article"]], place["line"], place["column"], place["start"] - place["statement_start"],
                place["text"], place["statement"],
            )  # fmt: skip

        return Difference(
            event.id, event.day, row[1], record["id"], row[2], KINDS[row[3]], SEVERITIES[row[4]], row[5], row[7],
            record["message"], record["subject"], tuple(run_by(side) for side in record["sides"]),
            run_by(record["absent"]), run_by(record["stronger"]),
            tuple(map(piece, record["places"])), again,
        )  # fmt: skip

    def _told(self, event: str) -> Mapping[int, _Told]:
        """Return how each article of an event is told of, by id; read once, for an event has several differences."""
        if event not in self._known:
            kept = self.archive.articles(self.events[event].members)
            carriers = self.archive.carriers(one.id for one in kept)
            called = names([carriers[one.id] for one in kept])
            self._known[event] = {
                one.id: _Told(
                    name, tuple(dict.fromkeys(map(outlet_of, carriers[one.id]))), one.day, label(one.title, one.text),
                    carriers[one.id][0].address,
                )
                for one, name in zip(kept, called, strict=True)
            }  # fmt: skip
        return self._known[event]

    def summaries(self, wanted: Wanted) -> Iterator[Summary]:
        """Yield the events asked for, the earliest first."""
        counts: dict[str, list[int]] = {}
        for event, kind, count in self.archive.rows("SELECT event, kind, count(*) FROM finding GROUP BY event, kind"):
            counts.setdefault(event, [0] * len(KINDS))[kind] = count
        worst = dict(
            self.archive.rows(
                "SELECT event, record FROM (SELECT event, record, row_number() OVER (PARTITION BY event "
                "ORDER BY kind, severity DESC, weight DESC, number) AS rank FROM finding) WHERE rank = 1"
            )
        )
        compared = {row[0] for row in self.archive.rows("SELECT event FROM compared")}
        for event in self.events.values():
            if (wanted.first and event.last < wanted.first) or (wanted.last and event.day > wanted.last):
                continue
            kept = self.archive.articles(event.members)
            carriers = self.archive.carriers(event.members)
            outlets = outlets_of(carriers)
            if wanted.outlets and set(wanted.outlets).isdisjoint(outlets):
                continue
            yield Summary(
                event.id, event.day, event.last, label(kept[0].title, kept[0].text), outlets, len(kept),
                sum(len({outlet_of(c) for c in some}) - 1 for some in carriers.values()),
                tuple(counts.get(event.id, [0] * len(KINDS))),
                json.loads(worst[event.id])["message"] if event.id in worst else "", event.id in compared,
            )  # fmt: skip


def outlets_of(carriers: Mapping[int, Sequence[Carrier]]) -> tuple[str, ...]:
    """Return all who carried some articles, in alphabetical order."""
    return tuple(sorted({outlet_of(carrier) for some in carriers.values() for carrier in some}))


def _concerned(difference: Difference) -> set[str]:
    return {outlet for some in (*difference.sides, difference.absent) for outlet in some}


def _one_story(day: str, other: str) -> bool:
    if not day or not other:
        return day == other
    return abs((date.fromisoformat(day) - date.fromisoformat(other)).days) <= ONE_STORY
