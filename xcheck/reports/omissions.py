"""What only some articles state, as an editor reads it: one entry for each thing, the weightiest first.

Each name and each detail has a finding. Here a name stands in the entry of the statement that holds it, the details of
one statement are one entry, and so are the sentences of one quotation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ..model import Finding, Kind, Place, Quote, Reading, Report
from ..rules import rule_of
from ..salience import WEIGHS

SHOWN = 0.4
"""Weight from which an entry is always shown: of what readers called important, nine of ten that are found have it."""

FEW = 3
"""Entries of each article that are shown however little they weigh."""

_MARKS = frozenset("“”„«»\"'‘’")
_NEAR_START = 2
"""Characters before a quotation that opens a statement: the mark, a bracket."""


Holders = tuple[tuple[str, ...], ...]
"""Articles that state something, that come near it, and that lack it."""


class Entry(NamedTuple):
    """One thing that some articles state and others lack."""

    findings: tuple[Finding, ...]
    "The finding that leads it, then those that are folded into it."
    statements: tuple[str, ...]
    "The statement of the leading finding, and what goes on in the same quotation."

    @property
    def lead(self) -> Finding:
        """What the entry is about."""
        return self.findings[0]

    @property
    def place(self) -> Place:
        """Where it is stated, first of all."""
        return self.lead.places[0]

    @property
    def tells(self) -> tuple[str, ...]:
        """The articles that state it."""
        ids = [id for side in self.lead.sides for id in side]
        return tuple(ids or dict.fromkeys(place.article for place in self.lead.places))

    @property
    def weight(self) -> float:
        """How much an editor must know it, 0 to 1."""
        return max(finding.weight or 0.0 for finding in self.findings)

    @property
    def important(self) -> bool:
        """Whether an editor must see it."""
        return self.weight >= WEIGHS

    @property
    def whole(self) -> bool:
        """Whether the statement itself is lacking, and not words of it."""
        return rule_of(self.lead.rule).marks == "statement"

    @property
    def marks(self) -> list[Place]:
        """The words that are lacking, in the leading statements; none that an article has that lacks the rest."""
        lacks = {*self.lead.absent}
        some = [f for f in self.findings if rule_of(f.rule).marks != "statement" and lacks <= {*f.absent}]
        return [place for finding in some for place in finding.places if place.statement in self.statements]


def listed(finding: Finding) -> bool:
    """Whether a finding is listed here: an omission of a statement, a detail or a name."""
    return finding.kind is Kind.OMISSION and bool(rule_of(finding.rule).marks)


def entries(report: Report) -> list[Entry]:
    """Return what only some articles state, the weightiest first, then in the order of the articles."""
    if not report.related:
        return []
    found = [f for f in report.active if listed(f)]
    order = {reading.id: number for number, reading in enumerate(report.articles)}
    joined = list(_quotations(report.articles, _folded(found)))
    return sorted(joined, key=lambda e: (-e.weight, order[e.place.article], e.place.start))


def shown(some: Sequence[Entry], everything: bool) -> list[Entry]:
    """Return those that a report shows of the entries of one article: what matters, and a few of the rest."""
    return list(some) if everything else [e for number, e in enumerate(some) if e.weight >= SHOWN or number < FEW]


def _folded(findings: Iterable[Finding]) -> Iterator[list[Finding]]:
    """Yield the findings of each thing: all on a statement that is lacking, else those that the same articles lack."""
    marking: dict[str, list[Finding]] = {"statement": [], "detail": [], "name": []}
    for finding in findings:
        marking[rule_of(finding.rule).marks].append(finding)
    groups: dict[tuple[object, ...], list[Finding]] = {}
    whole: dict[str, list[Finding]] = {}
    for finding in marking["statement"]:
        groups[finding.id, finding.places[0].statement] = own = [finding]
        for place in finding.places:
            whole.setdefault(place.statement, own)
    for finding in sorted(marking["detail"], key=lambda f: f.places[0].start - f.places[0].end):
        statement = finding.places[0].statement
        own = whole.get(statement) or groups.setdefault((statement, finding.absent), [])
        own.append(finding)
    for key in [*groups]:
        host = _lacked_by_more(groups, groups[key][0])
        if host is not None:
            host += groups.pop(key)
    for finding in marking["name"]:
        at = {place.statement for place in finding.places}
        lead = next((whole[id] for id in at if id in whole and _lacks_all(whole[id][0], finding)), None)
        if lead is None:
            id = finding.places[0].statement
            near = next((groups[key] for key in groups if key[0] in at and _lacks_all(groups[key][0], finding)), None)
            lead = near if near is not None else groups.setdefault((id, finding.absent), [])
        lead.append(finding)
    yield from groups.values()


def _lacked_by_more(groups: Mapping[tuple[object, ...], list[Finding]], detail: Finding) -> list[Finding] | None:
    """Return the entry that holds a detail of one statement where whoever has something near the detail lacks more.

    "Perry would extend work visas", which two lack; "to move freely" in it, which one lacks and the other has near.
    """
    lacks = {*detail.near, *detail.absent}
    hosts = (
        group
        for (statement, *_), group in groups.items()
        if detail.near
        and statement == detail.places[0].statement
        and group[0].sides == detail.sides
        and lacks <= {*group[0].absent}
    )
    return next(hosts, None)


def _lacks_all(lead: Finding, finding: Finding) -> bool:
    """Whether whoever lacks the one lacks the other, or comes but near it."""
    return {*finding.absent} <= {*lead.absent, *lead.near}


def _quotations(readings: Sequence[Reading], groups: Iterable[list[Finding]]) -> Iterator[Entry]:
    """Yield the entries, of which sentences of one quotation that the same articles lack are one."""
    at = {s.id: (reading, number) for reading in readings for number, s in enumerate(reading.statements)}
    quotes = {reading.id: _by_statement(reading) for reading in readings}
    waiting: list[Entry] = []
    for group in sorted(groups, key=lambda g: (g[0].places[0].article, at[g[0].places[0].statement][1])):
        entry = Entry(tuple(group), (group[0].places[0].statement,))
        before = waiting[-1] if waiting else None
        if before is not None and _one_quotation(before, entry, at, quotes[entry.place.article]):
            waiting[-1] = Entry((*before.findings, *entry.findings), (*before.statements, *entry.statements))
        else:
            waiting.append(entry)
    yield from waiting


def _by_statement(reading: Reading) -> dict[str, list[Quote]]:
    found: dict[str, list[Quote]] = {}
    for fact in reading.facts:
        if isinstance(fact, Quote):
            found.setdefault(fact.statement, []).append(fact)
    return found


def _one_quotation(
    before: Entry, after: Entry, at: dict[str, tuple[Reading, int]], quotes: dict[str, list[Quote]]
) -> bool:
    """Whether a statement goes on with the quotation of the one before it, and the same articles lack both."""
    first, second = before.statements[-1], after.statements[0]
    (reading, number), (other, following) = at[first], at[second]
    if reading is not other or following != number + 1 or first not in quotes or second not in quotes:
        return False
    if _holders(before) != _holders(after):
        return False
    statement = reading.statements[following]
    begins = quotes[second][0].start - statement.start <= _NEAR_START
    between = reading.article.text[quotes[first][-1].end : quotes[second][0].start]
    same_block = reading.statements[number].block == statement.block
    return begins and (same_block or not any(mark in _MARKS for mark in between))


def _holders(entry: Entry) -> Holders:
    """Return who states it, who has something near and who lacks it."""
    return entry.tells, entry.lead.near, entry.lead.absent


def by_holders(report: Report) -> dict[Holders, list[Entry]]:
    """Return the entries by who states them, who has something near and who lacks them.

    First what one article alone has, article by article, then what several have.
    """
    groups: dict[Holders, list[Entry]] = {}
    for entry in entries(report):
        groups.setdefault(_holders(entry), []).append(entry)
    order = {reading.id: number for number, reading in enumerate(report.articles)}
    alone = sorted((key for key in groups if one_has(key)), key=lambda key: (order[key[0][0]], len(key[2])))
    rest = sorted((key for key in groups if key not in alone), key=lambda key: (len(key[0]), [*map(order.get, key[0])]))
    return {key: groups[key] for key in (*alone, *rest)}


def one_has(key: Holders) -> bool:
    """Whether one article alone states something, and no other comes near it."""
    return len(key[0]) == 1 and not key[1]


def alone(key: Holders, names: Mapping[str, str]) -> str:
    """Return the heading of what one article has: only it, or it and not some of the others, as of many sources."""
    tells, _, lacks = key
    others = [id for id in names if id not in tells]
    if not lacks or len(lacks) == len(others):  # of two articles nobody need say who else
        return f"Only in {names[tells[0]]}"
    return f"In {names[tells[0]]} and not in {', '.join(names[id] for id in lacks)}"


def who(key: Holders, names: Mapping[str, str]) -> str:
    """Return who states it, who has something near, and who lacks it."""
    tells, near, lacks = (", ".join(names[id] for id in ids) for ids in key)
    beside = f"; something near: {near}" if near else ""
    return f"lacks: {lacks}; tells: {tells}{beside}"
