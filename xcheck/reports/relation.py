"""How articles relate, in plain words: "Both tell 14 things alike and differ in 5. 23 only in A (3 important)"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from ..model import Finding, Kind, Report, Severity
from ..sentences import counted
from .omissions import entries, listed

_DOUBTED = "may not both be true"
"""What is said of conflicts that are no errors: too little shows that both articles speak of one act of one owner."""


class Heading(NamedTuple):
    """What findings stand under, in every report."""

    name: str
    "Of a kind its value; a second heading of a kind has a name of its own."
    title: str
    meaning: str


HEADINGS = {
    (Kind.CONFLICT, True): Heading(
        "conflict", "Cannot both be true", "one of them is wrong, or they speak of two things"
    ),
    (Kind.CONFLICT, False): Heading("doubted", _DOUBTED.capitalize(), "they may speak of two things; look yourself"),
    (Kind.UPDATE, False): Heading("update", "Changed since", "the later article tells a newer figure or state"),
    (Kind.PRECISION, False): Heading(
        "precision", "One is vaguer", "the same thing, told exactly in one and loosely in another"
    ),
    (Kind.WORDING, True): Heading(
        "wording", "Said with another force", "the same thing, told more strongly, more surely or in another voice"
    ),
    (Kind.WORDING, False): Heading(
        "reworded", "Told in other words", "the same thing in other words: whether they matter is yours to judge"
    ),
    (Kind.OMISSION, False): Heading("omission", "Not in all", "only some of the articles tell it"),
}
"""Of each kind, and of its graver findings apart from the others where two headings say more: an error among
conflicts, what is more than a note among wordings."""

_GRAVE = {Kind.CONFLICT: Severity.ERROR, Kind.WORDING: Severity.WARNING}
"""From which severity on a finding stands under the graver heading of its kind."""

_COUNTED = {
    "conflict": ("cannot both be true", "cannot both be true"),
    "doubted": (_DOUBTED, _DOUBTED),
    "update": ("changed since", "changed since"),
    "precision": ("is vaguer in one", "are vaguer in one"),
    "wording": ("is said with another force", "are said with another force"),
    "reworded": ("is told in other words", "are told in other words"),
}
"""What is said of one finding under a heading, and of several."""

FEW, LEAST_CONFIDENCE = 4, 0.63
"""Notes on differences that are shown without being asked for, and their least confidence.

Of the four surest notes of each of 27 pairs of outlets a reader lists .69, of those from .63 on .76 (3.3 a pair), and
of all notes .54 (11 a pair). Notes on conflicts are not among them: little says that both speak of one act."""


class Relation(NamedTuple):
    """How much articles have in common."""

    alike: int
    "Groups of statements that state one thing, and in which nothing differs that is more than a note."
    differ: tuple[tuple[Kind, int], ...]
    "How many findings of each kind are more than notes, or updates; kinds without any are left out."
    small: int
    "Notes on differences."
    only: tuple[tuple[str, int, int], ...]
    "Of each article how many things no other states, and how many of these are important."
    some: int
    "Things that some of many articles state and others lack."


def heading(finding: Finding) -> Heading:
    """Return what a finding stands under: of two conflicts one cannot be, an error, and the other may not be."""
    grave = _GRAVE.get(finding.kind)
    return HEADINGS[finding.kind, grave is not None and finding.severity >= grave]


def sections(findings: Sequence[Finding]) -> Iterator[tuple[Heading, list[Finding]]]:
    """Yield each heading that some of the findings stand under, with these, the worst first, else in their order."""
    found: dict[Heading, list[Finding]] = {one: [] for one in HEADINGS.values()}
    for finding in sorted(findings, key=lambda f: -f.severity.rank):
        found[heading(finding)].append(finding)
    yield from ((one, some) for one, some in found.items() if some)


def _counts_of_kind(kind: Kind, findings: Iterable[Finding]) -> Iterator[str]:
    """Yield how many findings of a kind stand under each heading: "2 cannot both be true", "3 may not both be true"."""
    for one, some in sections([finding for finding in findings if finding.kind is kind]):
        yield f"{len(some)} {_COUNTED[one.name][len(some) > 1]}"


def relation(report: Report) -> Relation:
    """Return how the articles of a comparison relate."""
    active = [f for f in report.active if f.kind is not Kind.OMISSION]
    loud = [f for f in active if weighty(f)]
    kinds = tuple((kind, sum(f.kind is kind for f in loud)) for kind in Kind)
    differing = {place.statement for finding in loud for place in finding.places}
    alike = _things((p.left, p.right) for p in report.pairs if not {p.left, p.right} & differing)
    all_entries = entries(report)
    lone = [entry for entry in all_entries if len(entry.tells) == 1 and not entry.lead.near]
    only = tuple(
        (r.id, len(own), sum(e.important for e in own))
        for r in report.articles
        if (own := [e for e in lone if e.place.article == r.id])
    )
    return Relation(
        alike, tuple((k, n) for k, n in kinds if n), len(active) - len(loud), only, len(all_entries) - len(lone)
    )  # fmt: skip


def _things(pairs: Iterable[tuple[str, str]]) -> int:
    """Return how many groups the pairs make of the statements: what is linked over others is one thing."""
    group: dict[str, set[str]] = {}
    for pair in pairs:
        joined = set().union(*(group.get(id, {id}) for id in pair))
        group.update(dict.fromkeys(joined, joined))
    return len({id(members) for members in group.values()})


def weighty(finding: Finding) -> bool:
    """Whether a finding is shown without being asked for: more than a note, or an update."""
    return finding.severity > Severity.NOTE or finding.kind is Kind.UPDATE


def shown(report: Report, everything: bool) -> list[Finding]:
    """Return the differences that a report shows: what weighs, and of two articles the surest of the small ones.

    Of two statements that stand there for something worse, nothing small is shown unasked.
    """
    active = [f for f in report.active if not listed(f)]
    if everything:
        return active
    loud = [f for f in active if weighty(f)]
    seen = {_statements(finding) for finding in loud}
    small = [
        f
        for f in active
        if not weighty(f)
        and f.confidence >= LEAST_CONFIDENCE
        and f.kind is not Kind.CONFLICT
        and _statements(f) not in seen
    ]
    few = sorted(small, key=lambda f: -f.confidence)[: FEW if report.mode == "compare" else 0]
    return [f for f in active if weighty(f) or f in few]


def _statements(finding: Finding) -> frozenset[str]:
    return frozenset(place.statement for place in finding.places)


def sentences(report: Report, name: Callable[[str], str]) -> list[str]:
    """Return how the articles relate: what they state alike, what otherwise and how, and what only one has."""
    found = relation(report)
    total = sum(count for _, count in found.differ)
    who = "Both" if len(report.articles) == 2 else "Two or more of them"
    things = counted(found.alike, "thing") if found.alike else "nothing"
    small = counted(found.small, "small difference") if found.small else ""
    differ = f", with {small}" if small and not total else f" and differ in {total or 'nothing'}"
    lines = [f"{who} tell {things} alike{differ}"]
    loud = [f for f in report.active if f.kind is not Kind.OMISSION and weighty(f)]
    parts = [part for kind, _ in found.differ for part in _counts_of_kind(kind, loud)]
    if len(parts) == 1:
        lines[0] += f", which {parts[0].partition(' ')[2]}"
    elif parts:
        lines[0] += f": {', '.join(parts)}"
    lines[0] += f"; {small}." if small and total else "."
    rest = [f"{count} only in {name(id)}{_weighing(count, weigh)}" for id, count, weigh in found.only]
    if found.some:
        rest.append(f"{found.some} in some of them and not in others")
    if rest:
        lines.append(f"{', '.join(rest)}.")
    return lines


def counts(report: Report) -> str:
    """Return how many findings there are of each kind, in words: "2 cannot both be true, 1 changed since"."""
    parts: list[str] = []
    for kind in Kind:
        if kind is not Kind.OMISSION:
            parts += _counts_of_kind(kind, report.active)
        elif report.count(kind):
            parts.append(f"{report.count(kind)} not in all")
    return ", ".join(parts) or "no differences"


def _weighing(count: int, important: int) -> str:
    if not important:
        return ""
    return " (important)" if count == important == 1 else f" ({important} important)"
