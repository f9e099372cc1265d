"""What a person ticks off: each statement of an article, and each quotation, figure, date, name and act in it.

    The ferry carried 412 people, said Rui Fontes.   statement   a source differs   wire.txt:7  "... 371 people ..."
        412 people                                    figure      a source differs   wire.txt:7  "371 people"
        Rui Fontes                                    name        a source has it    wire.txt:9  "Rui Fontes"

Of a draft they are the items of its verdicts, which the JSON report has, too. A comparison gives no verdicts: there
`compared` says what became of each fact.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ...digest import digest
from ...model import Finding, Kind, Name, Place, Reading, Report, Span, Statement
from ...model import Item as Listed
from .compared import Compared, across, marks, weighs

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

_DIFFERS = (Kind.UPDATE, Kind.PRECISION, Kind.WORDING)


class Item(NamedTuple):
    """One thing to check, what became of it, and where another article states it."""

    key: str
    "Known by its words and those of its statement, so that a tick stays when text around it moves."
    what: str
    "statement, quotation, figure, date, name or act."
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
    drafts = {draft.article for draft in report.drafts} or {verdict.article for verdict in _judged(report)}
    own = [r for r in report.articles if r.id in drafts] if report.mode == "check" else report.articles
    desk = _Desk(report)
    return [item for reading in own for item in _numbered(desk.of(reading))]


def _judged(report: Report) -> Iterator[Statement]:
    """Yield the statements that have a verdict: a report made by hand may name no drafts."""
    judged = {verdict.statement for verdict in report.verdicts}
    return (s for reading in report.articles for s in reading.statements if s.id in judged)


def _numbered(found: Iterable[Item]) -> Iterator[Item]:
    """Yield the items of one article, those of one key numbered."""
    seen: dict[str, int] = defaultdict(int)
    for item in found:
        seen[item.key] += 1
        yield item if seen[item.key] == 1 else item._replace(key=f"{item.key}-{seen[item.key]}")


class _Desk:
    """A report, looked up from the statement at hand."""

    def __init__(self, report: Report) -> None:
        self.owner = {s.id: (reading, s) for reading in report.articles for s in reading.statements}
        self.names = {
            (r.id, fact.start): fact.key for r in report.articles for fact in r.facts if isinstance(fact, Name)
        }
        self.found: dict[str, list[Finding]] = defaultdict(list)
        for finding in sorted(report.findings, key=lambda finding: -finding.severity.rank):
            for id in dict.fromkeys(place.statement for place in finding.places):
                self.found[id].append(finding)
        self.verdicts = {verdict.statement: verdict for verdict in report.verdicts}
        self.compared = Compared(report, self.owner, self.found) if report.mode != "check" else None
        self.beside = report.beside

    def of(self, reading: Reading) -> Iterator[Item]:
        """Yield the items of one article; a name again only where something is said of it there."""
        named: set[str] = set()
        for statement in reading.statements:
            if not statement.compared:
                continue
            yield self._statement_item(reading, statement)
            for item in self._listed(reading, statement):
                place = reading.place(Span(item.start, item.end), statement.id)
                worst = self._worst(reading, statement, item)
                name = self.names.get((reading.id, item.start)) if item.kind == "name" else None
                if name in named and worst is None:
                    continue
                named.update([name] if name is not None else [])
                yield self._item(item.kind, place, statement, item.verdict, item.source, worst)

    def _listed(self, reading: Reading, statement: Statement) -> Sequence[Listed]:
        if self.compared is not None:
            return list(self.compared.items(reading, statement, self.beside.get(statement.id, ())))
        verdict = self.verdicts.get(statement.id)
        return verdict.items if verdict is not None else ()

    def _worst(self, reading: Reading, statement: Statement, item: Listed) -> Finding | None:
        """Return the finding that says what is wrong with an item."""
        if item.verdict == "supported":
            return None
        span = Span(item.start, item.end)
        return next((f for f in self.found[statement.id] if marks(f, reading.id, span, statement)), None)

    def _statement_item(self, reading: Reading, statement: Statement) -> Item:
        found = self.found[statement.id]
        beside = self.beside.get(statement.id, ())
        judged = self.verdicts.get(statement.id)
        if judged is not None:
            verdict = judged.verdict
        elif any(f.kind is Kind.CONFLICT for f in found):
            verdict = "contradicted"
        elif not beside:
            verdict = "unsupported"
        else:
            verdict = "differs" if any(f.kind in _DIFFERS for f in found) else "supported"
        worst = next((f for f in found if verdict != "supported" and weighs(f)), None)
        place = reading.place(statement.span, statement.id)
        source = across(worst, reading.id) if worst is not None else None
        if source is None and beside:
            other, passage = self.owner[beside[0]]
            source = other.place(passage.span, passage.id)
        return self._item("statement", place, statement, verdict, source, worst)

    def _item(
        self, what: str, place: Place, statement: Statement, verdict: str, source: Place | None, worst: Finding | None
    ) -> Item:
        key = digest("\x1f".join((what, _normalised(place.text), _normalised(statement.text))))[:16]
        passage = self.owner[source.statement][1] if source is not None else None
        return Item(key, what, place, verdict, source, passage, _note(worst) if worst is not None else "")


def _note(finding: Finding) -> str:
    """Return what a finding says, and who lets it pass."""
    suppressed = finding.suppressed
    return (
        finding.message
        if suppressed is None
        else f"{finding.message} (let pass: {suppressed.get('because') or 'no reason given'})"
    )


def _normalised(words: str) -> str:
    """Return words in lower case with single spaces: what stays when a draft is set anew."""
    return " ".join(words.lower().split())
