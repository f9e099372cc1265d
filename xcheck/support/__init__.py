"""How well a source bears out a statement of a draft: as well as the words it bears out worst.

Each suspect of the statement (see risks) gets a risk that the source does not bear it out, by a logistic function
with weights learnt on human judgements (`python -m tests.accuracy.learn_support`); the worst one decides, because
one wrong name makes a sentence wrong, and it is the one to show.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from math import exp

from ..data import rows
from ..match import Side
from ..model import Finding, Kind, Severity, Span, Verdict
from ..record import Record
from .bearing import ABSENT, Bearing
from .risks import FEATURES, is_conflict, suspects

BORNE_OUT = 0.3
"""Least support of a supported statement. At .5 right and wrong drafts are told apart best, but every fifth
sentence of a true summary is called unsupported, most of them for a free word; at .3, one in ten."""

FACT_BORNE_OUT = 0.5
"""The same where the worst unit is a name, number or date that the source does not have."""

HELD = 0.4
"""Least share of a supported statement that its evidence holds, by weight of the words."""


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
    """Weigh every suspect; the worst decides, and support is never more than the share that the evidence holds.

    `findings` are those of the rules on this statement and source.
    """
    if not bearing.parts:
        return _without_content(bearing)
    bias, factors = weights()
    found = list(suspects(bearing, [finding for finding in findings if is_conflict(finding)]))
    risks = [bias + sum(w * value for w, value in zip(factors, one.values, strict=True)) for one in found]
    worst = max(range(len(risks)), key=lambda i: (risks[i], -found[i].held, -i))
    held = sum((share for _, share in bearing.evidence), 0.0)
    score = round(min(held, 1.0 / (1.0 + exp(min(risks[worst], 50.0)))), 3)
    least = FACT_BORNE_OUT if found[worst].fact and found[worst].held < ABSENT else BORNE_OUT
    return Support(bearing, score, found[worst].span, held >= HELD and score >= least)


def _without_content(bearing: Bearing) -> Support:
    """Judge a statement in which nothing can be looked up ("So they did."): told word for word, or not at all."""
    copied = bearing.source.tells(bearing.side)
    return Support(bearing, float(copied), bearing.side.statement.span, copied)


@cache
def weights() -> tuple[float, tuple[float, ...]]:
    """Return the learnt bias and the weight of each of FEATURES."""
    known = {name: float(value) for name, value in rows("support_weights")}
    return known["bias"], tuple(known[name] for name in FEATURES)


def verdict(supports: Sequence[Support], findings: Sequence[Sequence[Finding]]) -> Verdict:
    """Return what the sources together say to one draft statement.

    `supports` and `findings`, those on this statement, go source by source; one source that bears it out is enough.
    """
    id = supports[0].bearing.side.statement.id
    order = sorted(range(len(supports)), key=lambda n: (-supports[n].score, n))
    told = findings
    clear = [n for n in order if supports[n].enough and not any(map(is_conflict, told[n]))]
    if not clear and any(is_conflict(f) for some in told for f in some):
        word = "contradicted"
    elif any(f.kind is Kind.UPDATE for some in told for f in some):
        word = "differs"  # a source tells the same thing newer
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
