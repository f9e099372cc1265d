"""How well a source bears out a statement of a draft: as well as the words it bears out worst.

Each unit of the statement gets a risk that the source does not bear it out, by a logistic function with
weights learnt on human judgements (`python -m tests.accuracy.learn_support`); the worst unit decides, because
one wrong name makes a sentence wrong, and it is the one to show.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from math import exp

from ..data import rows
from ..match import Meeting, Side
from ..model import Date, Finding, Kind, Name, Number, Severity, Span, Verdict
from ..record import Record
from ..words import analyse, opposite
from .bearing import ABSENT, Bearing, Part
from .sources import threes

FEATURES = (
    "part_new", "new_in_name", "new_place", "new_other_name", "new_given_name", "absent_number",
    "absent_measure", "absent_date", "new_proper_word", "linked", "other_name", "conflict",
    "opposite", "covered", "together", "copied",
)  # fmt: skip
"""Names of the evidence for one unit, in the order of `evidence_rows`; the last three are the statement's."""

BORNE_OUT = 0.3
"""Least support of a supported statement. At .5 right and wrong drafts are told apart best, but every fifth
sentence of a true summary is called unsupported, most of them for a free word; at .3, one in ten."""

FACT_BORNE_OUT = 0.5
"""The same where the worst unit is a name, number or date that the source does not have."""

HELD = 0.4
"""Least share of a supported statement that its evidence holds, by weight of the words."""

_MEASURES = frozenset(("money", "percent", "points", "age", "measure"))
"""Forms of numbers that a writer does not count or round by the way."""


class Support(Record):
    """How well one source bears out one draft statement."""

    bearing: Bearing
    score: float
    "0..1."
    weakest: Span
    "The words that the source bears out worst."
    enough: bool
    "Whether the source bears the statement out."


def support(bearing: Bearing, findings: Sequence[Finding]) -> Support:
    """Weigh every unit; the worst decides, and support is never more than the share that the evidence holds.

    `findings` are those of the rules on this draft and source.
    """
    bias, factors = weights()
    risks = [
        bias + sum(weight * value for weight, value in zip(factors, row, strict=True))
        for row in evidence_rows(bearing, findings)
    ]
    if not risks:
        return Support(bearing, 1.0, bearing.side.statement.span, True)
    worst = max(range(len(risks)), key=lambda i: (risks[i], -bearing.parts[i].held, -i))
    part = bearing.parts[worst]
    held = sum((share for _, share in bearing.evidence), 0.0)
    score = round(min(held, 1.0 / (1.0 + exp(min(risks[worst], 50.0)))), 3)
    strict = part.unit.fact is not None and part.held < ABSENT
    return Support(bearing, score, part.unit.span, held >= HELD and score >= (FACT_BORNE_OUT if strict else BORNE_OUT))


@cache
def weights() -> tuple[float, tuple[float, ...]]:
    """Return the learnt bias and the weight of each of FEATURES."""
    known = {name: float(value) for name, value in rows("support_weights")}
    return known["bias"], tuple(known[name] for name in FEATURES)


def evidence_rows(bearing: Bearing, findings: Sequence[Finding]) -> Iterator[tuple[float, ...]]:
    """Yield one value for each of FEATURES of every part of a draft statement."""
    total = sum(bearing.masses) or 1.0
    covered = sum(mass * part.held for mass, part in zip(bearing.masses, bearing.parts, strict=True)) / total
    together = max(bearing.shares(near=True), default=0.0)
    runs = threes(bearing.side)
    copied = sum(run in bearing.source.threes for run in runs) / max(1, len(runs))
    conflicts = [f for f in findings if is_conflict(f) and f.places[0].statement == bearing.side.statement.id]
    for part in bearing.parts:
        yield (*_of_words(bearing, part), *_of_meetings(bearing, part, conflicts), covered, together, copied)


def _of_words(bearing: Bearing, part: Part) -> tuple[float, ...]:
    """Return what the words of a unit tell: which of them the source has nowhere."""
    fact = part.unit.fact
    share = part.new / max(1, len(part.words))
    some = float(0 < part.new < len(part.words))
    category = fact.category if isinstance(fact, Name) else ""
    absent = part.held < ABSENT
    return (
        some,
        float(part.new if category else 0),
        share * (category == "place"),
        share * (category == "other"),
        some * (category == "person"),
        (1.0 - part.held) * isinstance(fact, Number),
        float(absent and isinstance(fact, Number) and fact.form in _MEASURES),
        (1.0 - part.held) * isinstance(fact, Date),
        float(fact is None and part.new > 0 and _looks_proper(bearing, part)),
    )


def _looks_proper(bearing: Bearing, part: Part) -> bool:
    """Whether a word that was not read as a name looks like one: capital, or unknown to the lexicon."""
    text = bearing.side.text(part.unit.span)
    return not analyse(text.lower())[1] or (text[:1].isupper() and part.unit.start > bearing.side.statement.start)


def _of_meetings(bearing: Bearing, part: Part, conflicts: Sequence[Finding]) -> tuple[float, ...]:
    """Return what the statement beside its evidence tells of a unit."""
    linked = any(part.index in meeting.links for meeting in bearing.meetings)
    other = against = 0.0
    for meeting in bearing.meetings:
        if isinstance(part.unit.fact, Name):
            other = max(other, _other_name(meeting, part.index))
        elif part.unit.fact is None and any(opposite(part.unit.key, unit.key) for unit in meeting.right.units):
            against = max(against, meeting.closeness)
    conflict = max((f.confidence for f in conflicts if _marks(f, part.unit.span)), default=0.0)
    return (float(linked), other, conflict, against)


def _other_name(meeting: Meeting, index: int) -> float:
    """Return how surely another name of the evidence stands where an unlinked one does in the draft."""
    if index in meeting.links:
        return 0.0
    gap = next((gap for gap in meeting.gaps if index in gap.left), None)
    names = [j for j in gap.right if isinstance(meeting.right.units[j].fact, Name)] if gap else []
    return max((meeting.context(index, j) for j in names), default=0.0)


def is_conflict(finding: Finding) -> bool:
    """Whether a finding says that draft and source cannot both be true."""
    return finding.kind is Kind.CONFLICT and finding.severity >= Severity.WARNING and finding.suppressed is None


def _marks(finding: Finding, span: Span) -> bool:
    return any(Span(p.start, p.end).meets(span) for p in finding.places if p.article == finding.places[0].article)


def verdict(supports: Sequence[Support], findings: Sequence[Sequence[Finding]]) -> Verdict:
    """Return what the sources together say to one draft statement.

    `supports` and `findings` go source by source; one source that bears the statement out is enough.
    """
    id = supports[0].bearing.side.statement.id
    order = sorted(range(len(supports)), key=lambda n: (-supports[n].score, n))
    told = [[f for f in some if any(p.statement == id for p in f.places)] for some in findings]
    clear = [n for n in order if supports[n].enough and not any(map(is_conflict, told[n]))]
    if not clear and any(is_conflict(f) for some in told for f in some):
        word = "contradicted"
    elif not clear:
        word = "unsupported"
    elif any(f.severity >= Severity.WARNING and f.kind is not Kind.CONFLICT for f in told[clear[0]]):
        word = "differs"
    else:
        word = "supported"
    against = [p.statement for some in told for f in some if is_conflict(f) for p in f.places if p.statement != id]
    first = against[:1] if word == "contradicted" else []
    return Verdict(id, word, supports[order[0]].score, tuple(dict.fromkeys([*first, *_evidence(supports)])))


def _evidence(supports: Sequence[Support]) -> list[str]:
    """Return the statements that say most of a draft statement: the first of each source, then more."""
    bearings = [one.bearing for one in supports]
    found = [(k, -share, n, i) for n, one in enumerate(bearings) for k, (i, share) in enumerate(one.evidence)]
    return [bearings[n].source.sides[i].statement.id for _, _, n, i in sorted(found)]


def unsupported(
    supports: Sequence[Sequence[Support]], verdicts: Sequence[Verdict]
) -> Iterator[tuple[Side, Span, float]]:
    """Yield the statements that no source bears out, the words borne out worst, and how sure that is."""
    for some, told in zip(supports, verdicts, strict=True):
        if told.verdict == "unsupported":
            best = max(some, key=lambda one: one.score)
            side, words = best.bearing.side, best.weakest
            near = any(one.bearing.meetings for one in some)
            elsewhere = any(one.bearing.holds(words) for one in some if one is not best)
            yield side, words if near and not elsewhere else side.statement.span, 1.0 - best.score
