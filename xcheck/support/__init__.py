"""How well a source bears out a statement of a draft: by what of it the source states, and by its worst words.

Each suspect of the statement (see risks) gets a risk that the source does not bear it out; one wrong name makes a
sentence wrong, so the worst one counts, and it is the one to show. Beside it counts how much of the statement a few
sentences of the source tell, and what they deny. Both are logistic functions with weights learnt on human judgements
(`python -m tests.accuracy.learn_support`), each of the sign that reason demands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain
from math import exp
from typing import NamedTuple

from ..data import rows
from ..match import Side, Unsupported
from ..model import Finding, Kind, Severity, Span, Verdict
from ..record import Record
from .bearing import Bearing
from .denials import undenied
from .lacking import Lack
from .risks import FEATURES, OF_STATEMENT, STANDING_FOR, is_conflict, of_statement, suspects, unclear_opening

BORNE_OUT = 0.4
"""Least support of a supported statement. At .5 right and wrong drafts are distinguished best, but more sentences of
true summaries are called unsupported, most of them for a free word; at .4, one in ten."""

HELD = 0.25
"""Least share of a supported statement that its evidence holds, by weight of the words."""

UNCLEAR = 0.9
"""How sure it is that a draft which opens with "She" is not borne out: nothing before it says of whom it speaks."""

OF_FACTS = 0.9
"""How sure it is that a fact which no source has is not borne out."""


class Support(Record):
    """How well one source bears out one draft statement."""

    bearing: Bearing
    score: float
    "0..1."
    weakest: Span
    "The words that the source bears out worst."
    enough: bool
    "Whether the source bears the statement out."
    confidence: float = 0.0
    "How sure it is at least that it does not, where something else than its words says so."


def support(bearing: Bearing, findings: Sequence[Finding]) -> Support:
    """Weigh every suspect, then the statement with its worst one.

    `findings` are those of the rules on this statement and source.
    """
    if not bearing.parts:
        return _without_content(bearing)
    learnt = weights()
    conflicts = [finding for finding in findings if is_conflict(finding)]
    found = list(suspects(bearing, conflicts))
    risks = [risk(learnt.of_suspects, one.values) for one in found]
    worst = max(range(len(risks)), key=lambda i: (risks[i], -found[i].held, -i))
    score = round(1.0 - risk(learnt.of_statements, of_statement(bearing, conflicts, risks[worst])), 3)
    pronoun = unclear_opening(bearing)
    if pronoun is not None:
        return Support(bearing, score, pronoun, False, UNCLEAR)
    held = sum((share for _, share in bearing.evidence), 0.0)
    return Support(bearing, score, found[worst].span, score >= BORNE_OUT and held >= HELD)


def _without_content(bearing: Bearing) -> Support:
    """Judge a statement in which nothing can be looked up ("So they did."): stated word for word, or not at all."""
    copied = bearing.source.has_words_of(bearing.side)
    return Support(bearing, float(copied), bearing.side.statement.span, copied)


class Weights(NamedTuple):
    """The learnt weights, a bias first in each row."""

    of_suspects: tuple[float, ...]
    of_statements: tuple[float, ...]


@cache
def weights() -> Weights:
    """Return the learnt weights of FEATURES and OF_STATEMENT."""
    known = {name: float(value) for name, value in rows("support_weights")}
    return Weights(
        tuple(known[name] for name in ("bias_of_suspects", *FEATURES)),
        tuple(known[name] for name in ("bias_of_statements", *OF_STATEMENT)),
    )


def risk(learnt: Sequence[float], values: Sequence[float]) -> float:
    """Return the logistic function of some evidence, 0..1."""
    total = learnt[0] + sum(weight * value for weight, value in zip(learnt[1:], values, strict=True))
    return 1.0 / (1.0 + exp(-max(-50.0, min(total, 50.0))))


def verdict(supports: Sequence[Support], findings: Sequence[Sequence[Finding]], lacking: Sequence[Lack]) -> Verdict:
    """Return what the sources together say to one draft statement.

    `supports` and `findings`, those on this statement, go source by source; one source that bears it out is enough,
    but where another contradicts it the statement differs; so it is if that one says more of it than the first.
    `lacking` is what none of them has.
    """
    id = supports[0].bearing.side.statement.id
    order = sorted(range(len(supports)), key=lambda n: (-supports[n].score, n))
    against = [[f for f in some if is_conflict(f)] for some in findings]
    nearest = max((supports[n].score for n in order if against[n]), default=0.0)
    clear = [n for n in order if supports[n].enough and not against[n] and supports[n].score >= nearest]
    denied = [f for some in against for f in some]
    if denied and not clear:
        word = "contradicted"
    elif any(f.kind is Kind.UPDATE for some in findings for f in some):
        word = "differs"  # a source tells the same thing newer
    elif not clear or any(lack.certain or lack.message for lack in lacking):
        word = "unsupported"
    elif (
        any(f.severity is Severity.ERROR for f in denied)
        or any(lack.office for lack in lacking)
        or any(f.severity >= Severity.WARNING and f.kind is not Kind.CONFLICT for f in findings[clear[0]])
    ):
        word = "differs"
    else:
        word = "supported"
    first = [place.statement for f in denied for place in f.places if place.statement != id][:1] if not clear else []
    return Verdict(id, word, supports[order[0]].score, tuple(dict.fromkeys([*first, *_evidence(supports)])))


def _evidence(supports: Sequence[Support]) -> list[str]:
    """Return the statements that say most of a draft statement: the first of each source, then more."""
    bearings = [one.bearing for one in supports]
    found = [(k, -share, n, i) for n, one in enumerate(bearings) for k, (i, share) in enumerate(one.evidence)]
    return [bearings[n].source.sides[i].statement.id for _, _, n, i in sorted(found)]


def unmarked(lacking: Sequence[Lack], findings: Sequence[Sequence[Finding]]) -> tuple[Lack, ...]:
    """Return what no other finding marks: that a source has another figure there, or a newer one, is reported by it.

    A note on a word hides nothing: granted, rejected.
    """
    of_facts = [f for some in findings for f in some if f.kind not in (Kind.OMISSION, Kind.WORDING)]
    others = [f for f in of_facts if f.severity > Severity.NOTE or f.kind is Kind.UPDATE]
    marked = [Span(f.places[0].start, f.places[0].end) for f in others]
    return tuple(one for one in lacking if not any(one.span.meets(span) for span in marked))


def unsupported(
    supports: Sequence[Sequence[Support]],
    verdicts: Sequence[Verdict],
    findings: Sequence[Sequence[Sequence[Finding]]],
    lacking: Sequence[Sequence[Lack]],
) -> Iterator[Unsupported]:
    """Yield what no source bears out: each fact by itself, else the statement or the words borne out worst."""
    for some, judged, own, lacked in zip(supports, verdicts, findings, lacking, strict=True):
        side = some[0].bearing.side
        facts = lacked
        if judged.verdict != "unsupported":
            facts = [one for one in facts if one.certain or one.office or one.message]
        for one in facts:
            yield Unsupported(side, one.span, OF_FACTS, one.severity, one.elsewhere, one.office, one.message)
        if judged.verdict == "unsupported" and not facts and not any(map(is_conflict, chain.from_iterable(own))):
            best = max(some, key=lambda one: one.score)
            words = best.weakest
            near = any(one.bearing.meetings for one in some)
            elsewhere = any(one.bearing.holds(words) for one in some if one is not best)
            span = words if near and not elsewhere else side.statement.span
            confidence, message = max(1.0 - best.score, best.confidence), _of_pronoun(side, span)
            yield Unsupported(side, span, confidence, Severity.WARNING, message=message)
        yield from undenied([one.bearing for one in some], own)


def _of_pronoun(side: Side, span: Span) -> str:
    """Return what is wrong with a pronoun that stands for nothing; "" for other words, of which the rule says it."""
    words = side.text(span)
    if words.lower() not in STANDING_FOR:
        return ""
    return f"nothing before “{words}” tells who or what it means, so no source can confirm this"
