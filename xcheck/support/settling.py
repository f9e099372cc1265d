"""Which findings of the rules concern a draft: what better evidence of a source settles is left out.

draft     The bridge was opened in January.
source 1  The bridge was opened in January.        source 2  It was closed in February.       no error
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..match import Meeting, Side, sides
from ..model import Finding, Kind, Severity, Span
from ..rules import rule_of
from .bearing import Bearing, denies
from .denials import denied_otherwise
from .wholes import complementary, of_two_portions

AS_GOOD = 0.6
"""How much of what stands around another figure must stand around the draft's own in another source.

What the draft has from one source is no error because another differs.
"""

FAR_BETTER = 2.0
"""How many times as much must stand there for the other figure to be of something else: no finding at all."""

ONE_THING = 0.7
"""Share of a statement beside its other figure from which a source that states it differs on one thing."""


def of_draft(
    findings: Iterable[Finding], borne: Sequence[Bearing], everywhere: Mapping[str, Sequence[Bearing]]
) -> Iterator[Finding]:
    """Keep what concerns the draft, its place first, and what better evidence of the source does not settle.

    `borne` are the statements beside the source of these findings, `everywhere` all by statement id; an
    omission is reported only of words that no source has.
    """
    draft = {one.side.reading.id for one in borne}
    here = {one.side.statement.id: one for one in borne}
    all_findings = list(findings)
    beside: dict[tuple[str, str], list[Finding]] = {}
    for finding in all_findings:
        for id in dict.fromkeys(place.statement for place in finding.places):
            beside.setdefault((finding.rule, id), []).append(finding)
    for finding in all_findings:
        own = [place for place in finding.places if place.article in draft]
        others = [place for place in finding.places if place.article not in draft]
        if not own or own[0].statement not in here:
            continue
        spans = [Span(place.start, place.end) for place in own]
        if finding.kind is Kind.OMISSION:
            if any(one.holds(span) for span in spans for one in everywhere[own[0].statement]):
                continue
        elif others:
            alike = beside[finding.rule, own[0].statement]
            one = here[own[0].statement]
            against = sides(one.source.sides[0].reading).get(others[0].statement)
            if finding.kind is Kind.CONFLICT and against is not None and complementary(one.side, against):
                continue
            of_denials = rule_of(finding.rule).of_denials and against is not None
            if against is not None and of_denials and _both_so(one.side, against):
                continue
            if _settled(one, spans[0], others[0].statement, alike):
                continue
            there = one.beside(spans[0], others[0].statement)
            elsewhere = (other.nearness(spans[0]) for other in everywhere[own[0].statement] if other is not one)
            best = max(elsewhere, default=0.0)
            if best > 0.0 and best >= FAR_BETTER * there:
                continue
            if there < ONE_THING and best >= AS_GOOD * there:
                finding = milder(finding)
        yield finding.replace(places=(*own, *others))


def _both_so(own: Side, other: Side) -> bool:
    """Whether what one statement denies and the other states can both be so: of two portions, or in other words."""
    return of_two_portions(own, other) or denied_otherwise(own, other)


def milder(finding: Finding) -> Finding:
    """Return a finding as a warning at most: the draft has it from another source."""
    return finding.replace(severity=min(finding.severity, Severity.WARNING, key=lambda severity: severity.rank))


def _quoted(meeting: Meeting) -> int:
    """Return how many quoted words of the draft the other statement has: who is named elsewhere says none."""
    quotes = [quote.span for quote in meeting.left.quotes]
    return sum(any(meeting.left.units[i].span.meets(span) for span in quotes) for i in meeting.links)


def _settled(one: Bearing, span: Span, against: str, alike: Sequence[Finding]) -> bool:
    """Whether evidence at least as good as a statement has the same words and differs in nothing there.

    `alike` are the findings of the same rule on the draft statement.
    """
    if one.has_another_figure(span, against):
        return True
    shares = {meeting.right.statement.id: meeting.pair.score for meeting in one.meetings}
    said = {meeting.right.statement.id: _quoted(meeting) for meeting in one.meetings}
    for meeting in one.meetings:
        id = meeting.right.statement.id
        if id == against or shares[id] < shares.get(against, 0.0) or said[id] < said.get(against, 0):
            continue
        inside = [i for i, unit in enumerate(meeting.left.units) if unit.content and unit.span.meets(span)]
        differs = any(
            any(p.statement == id for p in f.places)
            and any(p.statement == one.side.statement.id and Span(p.start, p.end).meets(span) for p in f.places)
            for f in alike
        )
        same = inside and all(i in meeting.links for i in inside)
        denied = denies(meeting.left, span) and denies(meeting.right)
        if (same or denied) and not differs:
            return True
    return False
