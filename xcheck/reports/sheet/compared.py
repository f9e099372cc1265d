"""What a comparison says of the facts in a statement, which has no verdicts as a draft has.

Findings come first: what one marks as wrong is wrong. What none speaks of is looked for in the statements that were put
beside this one, then in all others; what is found nowhere is reported as not found, and never as right.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from ...facts.dates import dates_agree
from ...facts.names import coreferent
from ...facts.numbers import agree, narrow, same_quantity
from ...model import (
    Date,
    Fact,
    Finding,
    Item,
    Kind,
    Name,
    Number,
    Place,
    Quote,
    Reading,
    Report,
    Severity,
    Span,
    Statement,
)

MOST_NAMES = 400
"""Different names in an article beyond which only names in the same words are looked for."""

WIDER = 3
"""Times that the words of a finding may be as long as a fact in them and still speak of it."""

_TYPES: tuple[tuple[type[Fact], str], ...] = ((Quote, "quotation"), (Number, "figure"), (Date, "date"), (Name, "name"))


class Compared:
    """The articles of a comparison, looked up from the statement at hand.

    `owner` gives the article of each statement by id, `found` the findings in each, worst first.
    """

    def __init__(
        self,
        report: Report,
        owner: Mapping[str, tuple[Reading, Statement]],
        found: Mapping[str, Sequence[Finding]],
    ) -> None:
        self.owner, self.found = owner, found
        self.facts: dict[str, list[Fact]] = defaultdict(list)
        for reading in report.articles:
            for fact in reading.facts:
                self.facts[fact.statement].append(fact)
        self.everywhere = {r.id: _Everywhere([o for o in report.articles if o is not r]) for r in report.articles}

    def items(self, reading: Reading, statement: Statement, beside: Sequence[str]) -> Iterator[Item]:
        """Yield the facts of a statement to look up; `beside` are the ids of those put beside it, best first."""
        for fact in sorted(self.facts[statement.id], key=lambda fact: (fact.start, -fact.end)):
            what = next((what for type_, what in _TYPES if isinstance(fact, type_)), None)
            if what is None or _idle(fact):
                continue
            verdict, source = self._judged(reading, statement, fact, beside)
            yield Item(what, fact.start, fact.end, fact.text, verdict, source)

    def _judged(
        self, reading: Reading, statement: Statement, fact: Fact, beside: Sequence[str]
    ) -> tuple[str, Place | None]:
        worst = next((f for f in self.found[statement.id] if marks(f, reading.id, fact.span, statement)), None)
        if worst is None:
            source = self._place_of(reading, fact, beside)
            return ("unsupported" if source is None else "supported"), source
        source = across(worst, reading.id)
        if source is None:
            return "unsupported", None
        return ("contradicted" if worst.kind is Kind.CONFLICT else "differs"), source

    def _place_of(self, reading: Reading, fact: Fact, beside: Sequence[str]) -> Place | None:
        """Return where another article says a fact: beside its statement, else anywhere."""
        for id in beside:
            other, _ = self.owner[id]
            if other is not reading:
                for found in self.facts[id]:
                    if _states_fact(fact, found):
                        return other.place(found.span, id)
        return self.everywhere[reading.id].place(fact)


class _Everywhere:
    """The facts of some articles, looked up by what they say."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self.readings = readings
        self.keys: dict[tuple[object, ...], tuple[Reading, Fact]] = {}
        self.names: dict[str, tuple[Reading, Name]] = {}
        for reading in readings:
            for fact in reading.facts:
                self.keys.setdefault(_key(fact), (reading, fact))
                if isinstance(fact, Name):
                    self.names.setdefault(fact.key, (reading, fact))
        self.texts = [(reading, _quotes(reading)) for reading in readings]

    def place(self, fact: Fact) -> Place | None:
        """Return where a fact is stated in the same way; of a bare figure or a weekday that says too little."""
        if isinstance(fact, Number) and not fact.unit:
            return None
        found = self.keys.get(_key(fact))
        if found is None and isinstance(fact, Name) and len(self.names) <= MOST_NAMES:
            found = next((name for name in self.names.values() if coreferent(fact, name[1])), None)
        if found is None and isinstance(fact, Quote):
            found = next(
                ((r, quote) for r, quotes in self.texts for quote in quotes if fact.value in quote.value), None
            )
        return None if found is None else found[0].place(found[1].span, found[1].statement)


def _quotes(reading: Reading) -> list[Quote]:
    return [fact for fact in reading.facts if isinstance(fact, Quote)]


def _key(fact: Fact) -> tuple[object, ...]:
    """Return what a fact says, alike for those that say the same."""
    if isinstance(fact, Name):
        return "name", fact.key
    if isinstance(fact, Number):
        return "number", fact.low, fact.high, fact.unit, fact.form
    if isinstance(fact, Date):
        return "date", fact.value, fact.time
    return fact.type, fact.value if isinstance(fact, Quote) else fact.text


def _states_fact(fact: Fact, other: Fact) -> bool:
    """Whether a statement beside this one says the same fact."""
    if isinstance(fact, Name) and isinstance(other, Name):
        return fact.key == other.key or coreferent(fact, other)
    if isinstance(fact, Number) and isinstance(other, Number):
        if (fact.low, fact.high) == (other.low, other.high):
            return not (fact.unit and other.unit) or same_quantity(fact, other)
        return narrow(fact) and narrow(other) and same_quantity(fact, other) and agree(fact, other)
    if isinstance(fact, Date) and isinstance(other, Date):
        if (fact.value, fact.time) == (other.value, other.time):
            return True
        return fact.grain == other.grain and bool(dates_agree(fact, other))
    return isinstance(fact, Quote) and isinstance(other, Quote) and fact.value in other.value


def marks(finding: Finding, article: str, span: Span, statement: Statement) -> bool:
    """Whether a finding says something of a fact, and not of its whole statement or of the words around it."""
    if finding.kind is Kind.WORDING or not weighs(finding):
        return False
    own = [Span(p.start, p.end) for p in finding.places if p.article == article and p.statement == statement.id]
    longest = WIDER * (span.end - span.start)
    return any(span.meets(one) and one != statement.span and one.end - one.start <= longest for one in own)


def across(finding: Finding, article: str) -> Place | None:
    """Return what another article says otherwise, of several the first; if none does, what another says."""
    own = next((side for side in finding.sides if article in side), (article,))
    others = [place for place in finding.places if place.article != article]
    return next((place for place in others if place.article not in own), next(iter(others), None))


def weighs(finding: Finding) -> bool:
    """Whether a finding says that something is wrong or lacking, and not only that it is stated in other words."""
    return finding.severity > Severity.NOTE or finding.kind is not Kind.WORDING


def _idle(fact: Fact) -> bool:
    """Whether a figure counts nothing that anybody would look up: "first moments", "a second day"."""
    return isinstance(fact, Number) and fact.form == "ordinal" and not any(map(str.isdigit, fact.text))
