"""Findings that a list of differences may state and a table of who says what may not: they may be of two things.

"| he told Fox News | ..."           "| he said on CNN | ..."                  two interviews
"the Langs' rate was | 36 percent |"  "Weber paid | roughly 31 percent |"     two owners
"“a package,” | Lang | said"          "| Weber is pushing for a package |"      two speakers
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

from ...comparability.anchor import owned_by_others
from ...facts.names import coreferent
from ...match import Meeting
from ...model import Finding, Kind, Name, Number, Place, Severity, Span
from ...rules import find_rule
from ..chains import Mention
from ..chains.facts import fact_at, family_of
from ..corpus import Corpus

DOUBTFUL = ("number", "date", "role", "speaker")
"""What two statements may state of two things, and so are one question only where one act is sure."""

ALIKE = 0.65
"""Least closeness of two statements that are of one thing, however little else shows it."""

RATES = frozenset(("percent", "fraction", "points"))
"""Forms of numbers that mean nothing without whose they are."""

LEAST_CONFIDENCE, LEAST_OF_NOTES, AMONG = 0.55, 0.65, 0.5
"""Least confidence of a difference that is none of facts; the same of a note on words, and least closeness of its
statements where it has less: of "asked" / "demanded" the act alone shows that it is one."""


def doubted(corpus: Corpus, finding: Finding) -> bool:
    """Whether a finding may be of two things, however much alike its statements look."""
    family, rule = family_of(finding), find_rule(finding.rule)
    kind = rule.slot if family is None else family.kind
    if _of_others(corpus, finding) or (kind == "quotation" and _said_by_others(corpus, finding)):
        return True
    if kind in DOUBTFUL and finding.severity < rule.severity:
        return _closeness(corpus, finding) < ALIKE
    if family is not None or finding.kind is Kind.OMISSION:
        return False
    note = kind == "wording" and finding.kind is Kind.WORDING and finding.severity is Severity.NOTE
    return finding.confidence < LEAST_CONFIDENCE or (
        note and finding.confidence < LEAST_OF_NOTES and _closeness(corpus, finding) < AMONG
    )


def _meetings(corpus: Corpus, finding: Finding) -> Iterator[tuple[Meeting, Place, Place]]:
    """Yield the meetings of statements that stand on two sides of a finding, each with its left and right place."""
    side = {id: number for number, ids in enumerate(finding.sides) for id in ids}
    for left, right in permutations(finding.places, 2):
        meeting = corpus.meetings.get((left.statement, right.statement))
        if meeting is not None and side.get(left.article) != side.get(right.article):
            yield meeting, left, right


def _closeness(corpus: Corpus, finding: Finding) -> float:
    return max((meeting.closeness for meeting, _, _ in _meetings(corpus, finding)), default=0.0)


def _of_others(corpus: Corpus, finding: Finding) -> bool:
    """Whether two places of a finding are percentages or parts of which the statements name two owners."""
    for meeting, *ends in _meetings(corpus, finding):
        facts = [fact_at(corpus, Mention(p.article, p.statement, p.start, p.end)) for p in ends]
        i, j = meeting.left.unit_at(ends[0].start), meeting.right.unit_at(ends[1].start)
        rates = all(isinstance(fact, Number) and fact.form in RATES for fact in facts)
        if rates and i is not None and j is not None and owned_by_others(meeting, i, j):
            return True
    return False


def _said_by_others(corpus: Corpus, finding: Finding) -> bool:
    """Whether words that one article quotes of a person are reported in the other of persons who are all others."""
    speakers = [name for place in finding.places for name in _speakers(corpus, place)]
    for place in finding.places if speakers else ():
        span = Span(place.start, place.end)
        persons = [n for n in corpus.sides[place.statement].names if n.category == "person" and n.span.meets(span)]
        if persons and not _speakers(corpus, place) and not any(coreferent(a, b) for a in persons for b in speakers):
            return True
    return False


def _speakers(corpus: Corpus, place: Place) -> list[Name]:
    """Return the names by which an article says who utters the words of a place."""
    side, span = corpus.sides[place.statement], Span(place.start, place.end)
    sources = [a.source for a in side.attributions if a.source and a.content.meets(span) and not a.source.meets(span)]
    return [name for name in side.names if name.category == "person" and any(name.span.meets(s) for s in sources)]
