"""Rows of numbers, dates and quotations: the chains of facts that at least two articles state."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from ...comparability import governing_verb
from ...data import classes
from ...match import Side
from ...model import Attribution, Date, Finding, Kind, Number, Place, Row
from ...words import analyse
from ..chains import Chain, Mention, key, place_of
from ..chains.facts import TOLLS, FactChains, fact_at, family_of
from ..corpus import Corpus
from .rows import cells_of, row

F = TypeVar("F", Number, Date)

REACH = 5
"""Units before a figure in which stands what it measures: profit rose to £206m."""

FIRST_WORDS = 5
"""Words by which a quotation is known that has no speaker."""


def fact_rows(chains: FactChains, findings: Sequence[Finding]) -> Iterator[Row]:
    """Yield a row for each number, date and quotation that two articles state."""
    labels: dict[str, Callable[[Corpus, Chain], str]] = {"number": _counted, "date": _dated, "quotation": _speaker}
    lacking: dict[Chain, list[Finding]] = {}
    for finding in findings:
        if finding.kind is Kind.OMISSION:
            lacking.setdefault(chains.figure(finding.places[0]), []).append(finding)
    for kind, label in labels.items():
        at: dict[str, list[Finding]] = {}
        for finding in findings:
            family = family_of(finding)
            if family is not None and family.kind == kind:
                at.setdefault(finding.places[0].statement, []).append(finding)
        for chain in chains.of_kind(kind):
            if len({here.article for here in chain}) > 1:
                near = dict.fromkeys(f for here in chain for f in at.get(here.statement, ()))
                concerned = [finding for finding in near if _lies_in(chain, finding)]
                cells = cells_of(
                    chains.corpus, _mention_places(chains.corpus, _once(chains.corpus, chain, concerned), kind)
                )
                if not concerned and all(_first(fact_at(chains.corpus, here)) for here in chain):
                    continue
                found = [*concerned, *lacking.get(chain, ())]
                yield row(chains.corpus, kind, label(chains.corpus, chain), cells, found)


def _first(fact: object) -> bool:
    """Whether a number only says that something was the first: no question where all state it so."""
    return isinstance(fact, Number) and fact.form == "ordinal" and fact.low == 1


def _lies_in(chain: Chain, finding: Finding) -> bool:
    """Whether every place of a finding stands in the chain."""
    return all(
        any(place.article == here.article and place.start < here.end and here.start < place.end for here in chain)
        for place in finding.places
    )


def _once(corpus: Corpus, chain: Chain, findings: Iterable[Finding]) -> list[Mention]:
    """Return the mentions of a chain, of equal words in one article the one that a finding marks, else the first."""
    marks = {(place.article, place.start) for finding in findings for place in finding.places}
    kept: dict[tuple[str, str], Mention] = {}
    for here in chain:
        words = here.article, place_of(corpus, here).text.lower()
        if words not in kept or (
            (here.article, here.start) in marks and (here.article, kept[words].start) not in marks
        ):
            kept[words] = here
    return [here for here in chain if here in kept.values()]


def _mention_places(corpus: Corpus, chain: Iterable[Mention], kind: str) -> Iterator[Place]:
    """Yield the words of each mention, of a quotation with its speaker."""
    for here in chain:
        yield place_of(corpus, here)
        said = _attribution(corpus, here) if kind == "quotation" else None
        if said is not None and said.source is not None:
            yield corpus.readings[corpus.order[here.article]].place(said.source, here.statement)


def _attribution(corpus: Corpus, here: Mention) -> Attribution | None:
    """Return the attribution that gives a quotation to its speaker, the closest around it."""
    side = corpus.sides[here.statement]
    around = [a for a in side.attributions if a.content.meets(here)]
    return min(around, key=lambda a: a.content.end - a.content.start, default=None)


def _speaker(corpus: Corpus, chain: Chain) -> str:
    """Return who is quoted, by the name that the first article gives; of words that nobody says, how they begin."""
    mentions = sorted(chain, key=lambda here: key(corpus, here))
    for named in (True, False):
        for here in mentions:
            said = _attribution(corpus, here)
            if said is not None and said.speaker and said.named is named:
                return said.speaker
    words = place_of(corpus, mentions[0]).text.split()
    return " ".join(words[:FIRST_WORDS]) + ("…" if len(words) > FIRST_WORDS else "")


def _counted(corpus: Corpus, chain: Chain) -> str:
    """Return what is counted: killed, houses; of a share what it is of, of money what is done with it: rate, paid."""
    numbers = _chain_facts(corpus, chain, Number)
    for _, number in numbers:
        if number.unit in TOLLS:
            return number.unit
    for side, number in numbers:
        if number.form in ("count", "ordinal") and number.head is not None:
            return " ".join(side.text(number.head).lower().split())
    for side, number in numbers:
        counted = (
            _governing_verb(side, number)
            if number.form == "money"
            else _measured(side, number) or _governing_verb(side, number)
        )
        if counted:
            return counted
    return next((number.unit for _, number in numbers if number.unit), "number")


def _measured(side: Side, number: Number) -> str:
    """Return the nearest noun before a figure that is no person, name or figure itself."""
    at = side.unit_at(number.start)
    for k in range(at - 1, max(-1, at - 1 - REACH), -1) if at is not None else ():
        unit = side.units[k]
        noun = analyse(side.text(unit).lower())[1][:1] == "n"
        if unit.content and unit.fact is None and noun and unit.key not in classes("persons"):
            return side.text(unit).lower()
    return ""


def _governing_verb(side: Side, fact: Number | Date) -> str:
    """Return the verb that governs a figure or date."""
    at = side.unit_at(fact.start)
    verb = None if at is None else governing_verb(side, at)
    return "" if verb is None else side.text(side.units[verb]).lower()


def _dated(corpus: Corpus, chain: Chain) -> str:
    """Return what happened then, by its verb."""
    for side, date in _chain_facts(corpus, chain, Date):
        act = _governing_verb(side, date)
        if act:
            return act
    return "date"


def _chain_facts(corpus: Corpus, chain: Chain, type: type[F]) -> list[tuple[Side, F]]:
    """Return the facts of a chain with the statements they stand in, the first article by name first."""
    found = []
    for here in sorted(chain, key=lambda here: key(corpus, here)):
        fact = fact_at(corpus, here)
        if isinstance(fact, type):
            found.append((corpus.sides[here.statement], fact))
    return found
