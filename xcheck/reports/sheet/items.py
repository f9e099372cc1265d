"""What a person ticks off: each statement of an article, and each quotation, figure, date and name in it.

    The ferry carried 412 people, said Rui Fontes.   statement   a source differs   wire.txt:7  "... 371 people ..."
        412 people                                    figure      a source differs   wire.txt:7  "371 people"
        Rui Fontes                                    name        a source has it    wire.txt:9  "Rui Fontes"

Findings come first: what one marks as wrong is wrong. What none speaks of is looked for in the statements that were put
beside this one, then in all others; what is found nowhere is told as not found, and never as right.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ...digest import digest
from ...facts.dates import dates_agree
from ...facts.names import coreferent
from ...facts.numbers import agree, same_quantity
from ...model import Date, Fact, Finding, Kind, Name, Number, Place, Quote, Reading, Report, Severity, Span, Statement

VERDICTS = ("contradicted", "differs", "unsupported", "supported")
"""Worst first; the words that readers see are in WORDS."""

WORDS = {
    "check": {
        "contradicted": "a source contradicts it",
        "differs": "a source tells it differently",
        "unsupported": "found in no source",
        "supported": "a source has it",
    },
    "compare": {
        "contradicted": "contradicted",
        "differs": "told differently",
        "unsupported": "found only here",
        "supported": "others have it",
    },
}
"""What each verdict is called: of a draft beside its sources, of one article beside the others."""

SIGNS = {"contradicted": "✕", "differs": "!", "unsupported": "?", "supported": "✓"}

MOST_NAMES = 400
"""Different names in an article beyond which only names in the same words are looked for."""

WIDEST = 0.25
"""Share of itself over which a rounded figure may range and still tell an exact one: "roughly 12" tells 11.9."""

WIDER = 3
"""Times that the words of a finding may be as long as a fact in them and still speak of it."""

_TYPES: tuple[tuple[type[Fact], str], ...] = ((Quote, "quotation"), (Number, "figure"), (Date, "date"), (Name, "name"))
_DIFFERS = (Kind.UPDATE, Kind.PRECISION, Kind.WORDING)


class Item(NamedTuple):
    """One thing to check, what became of it, and where another article tells it."""

    key: str
    "Known by its words and those of its statement, so that a tick stays when text around it moves."
    what: str
    "statement, quotation, figure, date or name."
    place: Place
    verdict: str
    "One of VERDICTS."
    source: Place | None
    "Words of another article: those that say it, or that differ; None where nothing like it was found."
    passage: Statement | None
    "The statement that these words stand in."
    why: str
    "What the worst finding says of it; empty where none speaks."


def items(report: Report) -> list[Item]:
    """Return what is to be checked, in the order of the text: in a check of the drafts, else of every article."""
    drafts = {draft.article for draft in report.drafts} or {told.article for told in _judged(report)}
    own = [r for r in report.articles if r.id in drafts] if report.mode == "check" else report.articles
    desk = _Desk(report)
    return [item for reading in own for item in _numbered(desk.of(reading))]


def _judged(report: Report) -> Iterator[Statement]:
    """Yield the statements that have a verdict: a report made by hand may name no drafts."""
    judged = {told.statement for told in report.verdicts}
    return (s for reading in report.articles for s in reading.statements if s.id in judged)


def _numbered(found: Iterable[Item]) -> Iterator[Item]:
    """Yield the items of one article, those of one key told apart."""
    seen: dict[str, int] = defaultdict(int)
    for item in found:
        seen[item.key] += 1
        yield item if seen[item.key] == 1 else item._replace(key=f"{item.key}-{seen[item.key]}")


class _Desk:
    """A report, looked up from the statement at hand."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.owner = {s.id: (reading, s) for reading in report.articles for s in reading.statements}
        self.facts: dict[str, list[Fact]] = defaultdict(list)
        for reading in report.articles:
            for fact in reading.facts:
                self.facts[fact.statement].append(fact)
        self.found: dict[str, list[Finding]] = defaultdict(list)
        for finding in sorted(report.findings, key=lambda finding: -finding.severity.rank):
            for id in dict.fromkeys(place.statement for place in finding.places):
                self.found[id].append(finding)
        self.verdicts = {told.statement: told for told in report.verdicts}
        self.beside = self._beside()
        self.everywhere = {reading.id: _Everywhere(self._others(reading)) for reading in report.articles}

    def _beside(self) -> dict[str, list[str]]:
        """Return the statements of others that were put beside each, best first: evidence before pairs."""
        met: dict[str, list[tuple[float, str]]] = defaultdict(list)
        for pair in self.report.pairs:
            met[pair.left].append((-pair.score, pair.right))
            met[pair.right].append((-pair.score, pair.left))
        ids = {*met, *self.verdicts}
        return {
            id: list(
                dict.fromkeys(
                    (*(self.verdicts[id].evidence if id in self.verdicts else ()), *(o for _, o in sorted(met[id])))
                )
            )
            for id in sorted(ids)
        }

    def _others(self, reading: Reading) -> list[Reading]:
        """Return the articles that one is held against: the sources of a draft, else all others."""
        sources = next((draft.sources for draft in self.report.drafts if draft.article == reading.id), None)
        return [r for r in self.report.articles if r is not reading and (sources is None or r.id in sources)]

    def of(self, reading: Reading) -> Iterator[Item]:
        """Yield the items of one article; a name again only where something is said of it there."""
        named: set[str] = set()
        for statement in reading.statements:
            if not statement.compared:
                continue
            yield self._statement(reading, statement)
            for fact in sorted(self.facts[statement.id], key=lambda fact: (fact.start, -fact.end)):
                what = next((what for type_, what in _TYPES if isinstance(fact, type_)), None)
                if what is None or _idle(fact):
                    continue
                marks = [f for f in self.found[statement.id] if _marks(f, reading.id, fact.span, statement)]
                if isinstance(fact, Name) and fact.key in named and not marks:
                    continue
                named.update([fact.key] if isinstance(fact, Name) else [])
                yield self._fact(reading, statement, fact, what, marks)

    def _statement(self, reading: Reading, statement: Statement) -> Item:
        found = self.found[statement.id]
        beside = self.beside.get(statement.id, [])
        told = self.verdicts.get(statement.id)
        if told is not None:
            verdict = told.verdict
        elif any(f.kind is Kind.CONFLICT for f in found):
            verdict = "contradicted"
        elif not beside:
            verdict = "unsupported"
        else:
            verdict = "differs" if any(f.kind in _DIFFERS for f in found) else "supported"
        worst = next((f for f in found if verdict != "supported" and _weighs(f)), None)
        place = reading.place(statement.span, statement.id)
        source = self._other(worst, reading.id) if worst is not None else None
        if source is None and beside:
            other, passage = self.owner[beside[0]]
            source = other.place(passage.span, passage.id)
        return self._item("statement", place, statement, verdict, source, worst)

    def _fact(self, reading: Reading, statement: Statement, fact: Fact, what: str, marks: Sequence[Finding]) -> Item:
        place = reading.place(fact.span, statement.id)
        worst = next(iter(marks), None)
        if worst is not None:
            source = self._other(worst, reading.id)
            if source is None:
                return self._item(what, place, statement, "unsupported", None, worst)
            verdict = "contradicted" if worst.kind is Kind.CONFLICT else "differs"
            return self._item(what, place, statement, verdict, source, worst)
        source = self._found(reading, statement, fact)
        return self._item(what, place, statement, "supported" if source else "unsupported", source, None)

    def _found(self, reading: Reading, statement: Statement, fact: Fact) -> Place | None:
        """Return where another article says a fact: beside its statement, else anywhere."""
        beside = [id for id in self.beside.get(statement.id, []) if self.owner[id][0] is not reading]
        for id in beside:
            for other in self.facts[id]:
                if _same(fact, other):
                    return self.owner[id][0].place(other.span, id)
        return self.everywhere[reading.id].place(fact)

    def _other(self, finding: Finding, own: str) -> Place | None:
        return next((place for place in finding.places if place.article != own), None)

    def _item(
        self, what: str, place: Place, statement: Statement, verdict: str, source: Place | None, worst: Finding | None
    ) -> Item:
        key = digest("\x1f".join((what, _plain(place.text), _plain(statement.text))))[:16]
        passage = self.owner[source.statement][1] if source is not None else None
        return Item(key, what, place, verdict, source, passage, _told(worst) if worst is not None else "")


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
        self.texts = [(reading, _quoted(reading)) for reading in readings]

    def place(self, fact: Fact) -> Place | None:
        """Return where a fact is told in the same way; of a bare figure or a weekday that says too little."""
        if isinstance(fact, Number) and not fact.unit:
            return None
        found = self.keys.get(_key(fact))
        if found is None and isinstance(fact, Name) and len(self.names) <= MOST_NAMES:
            found = next((told for told in self.names.values() if coreferent(fact, told[1])), None)
        if found is None and isinstance(fact, Quote):
            found = next(
                ((r, quote) for r, quotes in self.texts for quote in quotes if fact.value in quote.value), None
            )
        return None if found is None else found[0].place(found[1].span, found[1].statement)


def _quoted(reading: Reading) -> list[Quote]:
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


def _same(fact: Fact, other: Fact) -> bool:
    """Whether a statement beside this one says the same fact."""
    if isinstance(fact, Name) and isinstance(other, Name):
        return fact.key == other.key or coreferent(fact, other)
    if isinstance(fact, Number) and isinstance(other, Number):
        if (fact.low, fact.high) == (other.low, other.high):
            return not (fact.unit and other.unit) or same_quantity(fact, other)
        return _narrow(fact) and _narrow(other) and same_quantity(fact, other) and agree(fact, other)
    if isinstance(fact, Date) and isinstance(other, Date):
        if (fact.value, fact.time) == (other.value, other.time):
            return True
        return fact.grain == other.grain and bool(dates_agree(fact, other))
    return isinstance(fact, Quote) and isinstance(other, Quote) and fact.value in other.value


def _narrow(fact: Number) -> bool:
    """Whether a figure says how many: "at least 14" tells no 22, "millions of dollars" no 13,625,777."""
    if fact.low is None or fact.high is None:
        return False
    return fact.high - fact.low <= WIDEST * max(abs(fact.low), abs(fact.high))


def _marks(finding: Finding, article: str, span: Span, statement: Statement) -> bool:
    """Whether a finding says something of a fact, and not of its whole statement or of the words around it."""
    if finding.kind is Kind.WORDING or not _weighs(finding):
        return False
    own = [Span(p.start, p.end) for p in finding.places if p.article == article and p.statement == statement.id]
    longest = WIDER * (span.end - span.start)
    return any(span.meets(one) and one != statement.span and one.end - one.start <= longest for one in own)


def _weighs(finding: Finding) -> bool:
    """Whether a finding says that something is wrong or lacking, and not only that it is told in other words."""
    return finding.severity > Severity.NOTE or finding.kind is not Kind.WORDING


def _told(finding: Finding) -> str:
    """Return what a finding says, and who lets it pass."""
    told = finding.suppressed
    return (
        finding.message if told is None else f"{finding.message} (let pass: {told.get('because') or 'no reason given'})"
    )


def _idle(fact: Fact) -> bool:
    """Whether a figure counts nothing that anybody would look up: "first moments", "a second day"."""
    return isinstance(fact, Number) and fact.form == "ordinal" and not any(map(str.isdigit, fact.text))


def _plain(words: str) -> str:
    """Return words in lower case with single spaces: what stays when a draft is set anew."""
    return " ".join(words.lower().split())
