"""What a person ticks in a draft statement: each quotation, figure, name, date and act, with its place in a source.

    “We stay,” Vale said of the 12 jobs.     quotation “We stay”, name Vale, figure 12 jobs

What a finding marks is judged by it; the rest by whether a source holds it. The place is where the source states most
of what else the statement says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial

from ..facts.dates import dates_agree, vaguer
from ..facts.numbers import narrow, same_quantity
from ..match import Side, Unsupported
from ..match.linking import similarity
from ..model import Date, Fact, Finding, Item, Kind, Name, Number, Place, Severity, Span, Verdict
from ..slots.predicate import LIGHT
from ..voices.misquoted import Looked
from .bearing import Bearing, Part

UNNAMED = 0.5
"""How sure it is that an item is not borne out of which no rule says so."""

KINDS = {Name: "name", Number: "figure", Date: "date"}


def itemised(
    verdicts: Iterable[Verdict],
    borne: Mapping[str, Sequence[Bearing]],
    findings: Mapping[str, Sequence[Finding]],
    looked_up: Iterable[Looked],
) -> Iterator[Verdict]:
    """Yield the verdicts with the items of their statements, in the order of the text.

    `borne` holds each statement beside each source and `findings` what was found in it, by statement id; `looked_up`
    are all quotations of the draft.
    """
    quoted: dict[str, list[Looked]] = {}
    for one in looked_up:
        quoted.setdefault(one.passage.side.statement.id, []).append(one)
    for verdict in verdicts:
        id = verdict.statement
        beside, own, borne_out = borne[id], findings.get(id, ()), verdict.verdict in ("supported", "differs")
        found = [*_facts(beside, own, borne_out), *_acts(beside, own, borne_out), *_quotations(quoted.get(id, ()), own)]
        yield verdict.replace(items=tuple(sorted(found, key=lambda item: (item.start, -item.end, item.kind))))


def unnamed(
    verdicts: Iterable[Verdict], borne: Mapping[str, Sequence[Bearing]], findings: Mapping[str, Sequence[Finding]]
) -> Iterator[Unsupported]:
    """Yield, as notes, the items that are counted as not borne out and that no finding marks, with what is nearest."""
    for verdict in verdicts:
        side = borne[verdict.statement][0].side
        own = [f.places[0] for f in findings.get(verdict.statement, ()) if not _whole(f.places[0], f)]
        for item in verdict.items:
            span = Span(item.start, item.end)
            marked = any(Span(place.start, place.end).meets(span) for place in own)
            if item.kind != "act" and item.verdict != "supported" and not marked:
                near = "" if item.source is None else f"; nearest is “{item.source.text}”"
                yield Unsupported(
                    side, span, UNNAMED, Severity.NOTE, message=f"no source has “{item.text}” as it stands here{near}"
                )


def _facts(bearings: Sequence[Bearing], findings: Sequence[Finding], borne_out: bool) -> Iterator[Item]:
    for beside in zip(*(one.parts for one in bearings), strict=True):
        fact = beside[0].unit.fact
        if fact is not None and type(fact) in KINDS:
            place = _place(bearings, beside, partial(_same_fact, fact))
            held = place is not None
            if not held:
                place = _place(bearings, beside, partial(_vaguer, fact))
            else_ = "supported" if held else "differs" if borne_out or place is not None else "unsupported"
            yield _item(KINDS[type(fact)], bearings[0].side, beside[0].unit.span, findings, else_, place)


def _quotations(quoted: Iterable[Looked], findings: Sequence[Finding]) -> Iterator[Item]:
    for one in quoted:
        place = None if one.place is None else _place_of(*one.place)
        otherwise = "unsupported" if one.place is None else "supported"
        yield _item("quotation", one.passage.side, one.passage.span, findings, otherwise, place)


def _acts(bearings: Sequence[Bearing], findings: Sequence[Finding], borne_out: bool) -> Iterator[Item]:
    """Yield the verbs of a statement, without light ones, those that report what follows, and those in quotations."""
    side = bearings[0].side
    other = [*(a.cue for a in side.attributions if a.cue is not None), *(quote.span for quote in side.quotes)]
    verbs = [side.analysis.tokens[verb.head].span for verb in side.analysis.verbs if verb.lemma not in LIGHT]
    heads = {span.start for span in verbs if not any(span.meets(one) for one in other)}
    for beside in zip(*(one.parts for one in bearings), strict=True):
        if beside[0].unit.fact is None and beside[0].unit.start in heads:
            place = _place(bearings, beside)
            else_ = "supported" if place is not None else "differs" if borne_out else "unsupported"
            yield _item("act", side, beside[0].unit.span, findings, else_, place)


def _item(kind: str, side: Side, span: Span, findings: Sequence[Finding], otherwise: str, place: Place | None) -> Item:
    """Return an item with the verdict of the worst finding that marks it; where nothing does, `otherwise`."""
    weighing = (f for f in findings if f.severity >= Severity.WARNING and f.kind is not Kind.WORDING)
    marking = [finding for finding in weighing if _marks(finding, kind, side, span)]
    verdict = otherwise
    if marking:
        worst = max(marking, key=lambda finding: finding.severity)
        verdict = _VERDICTS.get(worst.kind, "differs")
        if worst.severity is not Severity.ERROR and worst.kind is Kind.CONFLICT:
            verdict = "differs"
        own = worst.places[0].article
        place = next((p for p in worst.places if p.article != own), place if verdict != "unsupported" else None)
    return Item(kind, span.start, span.end, side.text(span), verdict, place)


_VERDICTS = {Kind.CONFLICT: "contradicted", Kind.OMISSION: "unsupported"}


def _marks(finding: Finding, kind: str, side: Side, span: Span) -> bool:
    """Whether the words of a finding meet a span of the draft; one on a whole statement says nothing of its parts.

    So does one on a whole quotation, but of the quotation itself.
    """
    own = finding.places[0]
    here = [p for p in finding.places if p.article == own.article and Span(p.start, p.end).meets(span)]
    quoted = [quote.span for quote in side.quotes if kind != "quotation" and quote.span.meets(span)]
    return any(not _whole(p, finding) and not any(p.start <= q.start and q.end <= p.end for q in quoted) for p in here)


def _whole(place: Place, finding: Finding) -> bool:
    return finding.subject == "statement" and finding.kind is Kind.OMISSION


def _one_sort(fact: Number, other: Number) -> bool:
    """Whether two figures may count the same; one without a unit states a count, and no measure: 42, 42 crew."""
    if fact.unit and other.unit:
        return same_quantity(fact, other)
    return fact.form == other.form or {fact.form, other.form} == {"bare", "count"}


def _one_unit(fact: Fact | None, other: Fact | None) -> bool:
    """Whether two figures count the same: two sons, and not the two minutes beside them."""
    return isinstance(fact, Number) and isinstance(other, Number) and (fact.form, fact.unit) == (other.form, other.unit)


def _same_fact(fact: Fact, other: Fact | None) -> bool:
    """Whether a source's fact is the draft's: not 22 km for 22 people, nor "overnight" for 11:02 p.m.; words are."""
    if isinstance(fact, Number) and isinstance(other, Number):
        if (fact.low, fact.high) == (other.low, other.high):
            return _one_sort(fact, other)
        return narrow(fact) and narrow(other) and same_quantity(fact, other)
    if isinstance(fact, Date) and isinstance(other, Date):
        return fact.time == other.time and (fact.value == other.value or _as_precise(fact, other))
    return True


def _as_precise(fact: Date, other: Date) -> bool:
    return dates_agree(fact, other) is not False and vaguer(other, fact) >= 0


def _vaguer(fact: Fact, other: Fact | None) -> bool:
    """Whether a source's fact is too wide to be that of the draft: "at least 40" and "dozens" beside 60."""
    if isinstance(fact, Number) and isinstance(other, Number):
        return _one_sort(fact, other)
    return isinstance(fact, Date) and isinstance(other, Date)


def _place(
    bearings: Sequence[Bearing], parts: Sequence[Part], fits: Callable[[Fact | None], bool] = lambda other: True
) -> Place | None:
    """Return where a source has a part of a statement beside most of the rest of it; None where none has it.

    `fits` says whether the fact that stands there will do; words that are none have None.
    """
    best: tuple[float, Place] | None = None
    for bearing, part in zip(bearings, parts, strict=True):
        for index in bearing.places(part):
            value = part.hits[index] * (0.1 + bearing.around(part, index))
            if best is None or value > best[0]:
                fact, place = _there(part, bearing.source.sides[index])
                best = (value, place) if fits(fact) else best
    return None if best is None else best[1]


def _there(part: Part, side: Side) -> tuple[Fact | None, Place]:
    """Return what a statement has in place of a part: the fact that is likest to it, else words."""
    like = max(
        side.units, key=lambda unit: (similarity(part.unit, unit), _one_unit(part.unit.fact, unit.fact)), default=None
    )
    if like is not None and similarity(part.unit, like) > 0:
        return like.fact, _place_of(side, like.span)
    lemmas = {word.lemma for word in part.words}
    words = [word for word in side.statement.words if word.lemma in lemmas]
    return None, _place_of(side, Span(words[0].start, words[-1].end) if words else side.statement.span)


def _place_of(side: Side, span: Span) -> Place:
    return side.reading.place(span, side.statement.id)
