"""Drafts held against the articles they were written from: a verdict for each statement, and what differs.

    read each article once  ->  check_one, draft by draft  ->  together: one report

A draft looks for evidence word by word, in all its sources; the rules then look at it beside that evidence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ..claims import Neighbours, claim_pairs
from ..comparability.verbatim import differences
from ..config import Settings
from ..coverage.sources import Source
from ..doubts import doubts
from ..errors import BadSettings, RuleCrashed
from ..match import Comparison, compared
from ..model import Article, Crash, Draft, Finding, Pair, Quote, Reading, Remark, Report, Severity, Span, Verdict
from ..pipeline import ask, judge, put_together, read, share_an_event, sided, unfinished
from ..record import Record
from ..rule import Rule
from ..rules import RULES, choose
from ..rules.missing_fact import MissingFact
from ..rules.unsupported_quote import UnsupportedQuote
from ..rules.unsupported_statement import UnsupportedStatement
from ..several.corpus import with_distinct_names
from ..sift import deduplicated, keep, sort, unique
from ..support import support, unmarked, unsupported, verdict
from ..support.bearing import Bearing, bearings
from ..support.items import itemised, unnamed
from ..support.lacking import lacks
from ..support.settling import of_draft
from ..voices.misquoted import quotations
from .failing import as_errors, quoted_too
from .ids import draft_id, numbered, source_id
from .likewise import joined_by_words
from .plan import Job
from .remarks import of_another_event, remarks
from .required import missing_facts
from .workers import each

MOST_SOURCES = 24
"""Sources that are kept as they were read; more than most drafts have."""

OF_SOURCES = ("name", "statement")
"""What rules mark that tell what only the sources have."""


class Checked(Record, eq=False):
    """What one draft came to; ids of its findings are unique within it."""

    draft: Reading
    sources: tuple[str, ...]
    pairs: tuple[Pair, ...]
    findings: tuple[Finding, ...]
    alone: tuple[str, ...]
    verdicts: tuple[Verdict, ...]
    crashes: tuple[Crash, ...] = ()
    remarks: tuple[Remark, ...] = ()
    named_by: str = ""


def check(draft: Article, *, against: Sequence[Article], settings: Settings | None = None) -> Report:
    """Return a verdict for each statement of a draft and its differences from one or more sources.

    What only the sources have is reported where the settings ask for it. Raises BadSettings without a source, else
    as `compare` does.
    """
    settings = settings or Settings()
    choose(settings)
    if not against:
        raise BadSettings("there is no source to check the draft against; give at least one")
    draft, *sources = with_distinct_names([draft, *against])
    drafted = read(draft, draft_id(0), settings, draft=True)
    readings = tuple(read(source, source_id(n), settings, draft=True) for n, source in enumerate(sources))
    return together([check_one(drafted, readings, settings)], readings, settings)


class Done(NamedTuple):
    """A draft that is checked, and the sources that no earlier draft has."""

    checked: Checked
    sources: dict[int, Reading]


class Desk:
    """Checks the drafts of a run one by one, and keeps the sources that it read last for the next.

    What it gives back is without the words, which no report needs and which take most of the memory.
    """

    def __init__(self, jobs: Sequence[Job], sources: Sequence[Article], settings: Settings) -> None:
        self.jobs, self.sources, self.settings = jobs, sources, settings
        self._first: dict[int, int] = {}
        for number, job in enumerate(jobs):
            for n in job.sources:
                self._first.setdefault(n, number)
        self._read: dict[int, Reading] = {}

    def __call__(self, number: int) -> Done:
        """Check one draft."""
        job = self.jobs[number]
        own = self.settings.replace(required=job.required)
        draft = read(job.draft, draft_id(number), own, draft=True)
        against = [self._source(n) for n in job.sources]
        checked = spared(draft, against, own)
        new = {n: _light(r) for n, r in zip(job.sources, against, strict=True) if self._first[n] == number}
        return Done(checked.replace(draft=_light(draft), named_by=job.named_by), new)

    def _source(self, n: int) -> Reading:
        found = self._read.pop(n, None) or read(self.sources[n], source_id(n), self.settings, draft=True)
        self._read[n] = found  # the last one read is the last to go
        while len(self._read) > MOST_SOURCES:
            del self._read[next(iter(self._read))]
        return found


def _light(reading: Reading) -> Reading:
    return reading.replace(statements=tuple(s.replace(words=()) for s in reading.statements))


def check_all(
    jobs: Sequence[Job],
    sources: Sequence[Article],
    settings: Settings,
    processes: int = 1,
    progress: Callable[[int], None] | None = None,
) -> Report:
    """Return one report on several drafts, the same however many processes check them.

    Rules that fail on a draft are reported in the report. `progress` is called with the number of drafts that are done.
    """
    choose(settings)
    done = each(Desk(jobs, sources, settings), len(jobs), processes, progress)
    readings = {n: reading for one in done for n, reading in one.sources.items()}
    return together([one.checked for one in done], [readings[n] for n in sorted(readings)], settings)


def check_one(draft: Reading, against: Sequence[Reading], settings: Settings, broken: Iterable[str] = ()) -> Checked:
    """Hold one draft against its sources; `broken` are rules that are not asked, because they failed on it."""
    asked = {rule.id for rule in choose(settings)}.difference(broken)
    quotes_judged, statements_judged = (rule.id not in broken for rule in (UnsupportedQuote, UnsupportedStatement))
    every = [rule for rule in RULES if rule.id not in broken and not rule.of_claims and not rule.judges]
    own = compared(draft)
    borne = [bearings(own, Source(compared(reading))) for reading in against]
    comparisons = [beside(draft, reading, some, settings) for reading, some in zip(against, borne, strict=True)]
    looked_up = quotations(comparisons)
    misquoted = tuple(one.wrong for one in looked_up if one.wrong is not None)
    # Every rule runs, so that support does not depend on which rules are asked for.
    by_statement = {some[0].side.statement.id: some for some in zip(*borne, strict=True)}
    found = [
        [sided(finding, c) for finding in of_draft(differences(c, ask(every, c)), some, by_statement)]
        for c, some in zip(comparisons, borne, strict=True)
    ]
    found = [list(_left(UnsupportedQuote, some, draft)) for some in found] if quotes_judged else found
    by_source = [_by_statement(some) for some in found]
    of_own = [[here.get(side.statement.id, ()) for here in by_source] for side in own]
    supports = [tuple(map(support, some, here)) for some, here in zip(zip(*borne, strict=True), of_own, strict=True)]
    lacks_of_each = [lacks(some) for some in zip(*borne, strict=True)]
    lacking = [unmarked(some, here) for some, here in zip(lacks_of_each, of_own, strict=True)]
    verdicts = tuple(quoted_too(map(verdict, supports, of_own, lacking), misquoted if quotes_judged else ()))
    found = [list(as_errors(some, verdicts, lacks_of_each)) for some in found]
    unborne = tuple(unsupported(supports, verdicts, of_own, lacking))
    nowhere = tuple(reading.id for reading in against)
    in_words = [f for some in found for f in some]
    if quotes_judged:
        in_words += [sided(finding, comparisons[0]) for finding in judge(UnsupportedQuote(), misquoted)]
    if statements_judged:
        in_words += [_of_draft(finding, nowhere) for finding in judge(UnsupportedStatement(), unborne)]
    everything = [*in_words]
    if MissingFact.id in asked:
        missing = judge(MissingFact(), missing_facts(draft, own, settings, check))
        everything += [finding.replace(absent=(draft.id,)) for finding in missing]
    verdicts = tuple(itemised(verdicts, by_statement, _by_statement(in_words), looked_up))
    if statements_judged:
        rest = unnamed(verdicts, by_statement, _by_statement(in_words))
        everything += [_of_draft(finding, nowhere) for finding in judge(UnsupportedStatement(), rest)]
    kept = keep((f for f in everything if f.rule in asked), settings)
    if settings.missing:
        of_sources = [rule for rule in RULES if rule.marks in OF_SOURCES and rule.id in asked]
        kept = iter([*kept, *only_there(draft, against, of_sources, settings)])
    joined = joined_by_words(draft, against, comparisons, deduplicated(kept))
    findings = sort(unique(joined), (draft, *against))
    pairs = tuple(meeting.pair for comparison in comparisons for meeting in comparison.meetings)
    paired = {pair.left for pair in pairs}
    alone = tuple(side.statement.id for side in own if side.statement.id not in paired)
    return Checked(
        draft,
        tuple(r.id for r in against),
        pairs,
        tuple(findings),
        alone,
        verdicts,
        remarks=(*of_another_event(draft, verdicts, any(one.related for one in comparisons)), *remarks(draft)),
    )


def _of_draft(finding: Finding, nowhere: tuple[str, ...]) -> Finding:
    """Return a finding on words that the draft has and `nowhere`, ids of its sources, anything like them."""
    own = finding.places[0].article
    return finding.replace(sides=((own,),), absent=nowhere)


def _left(rule: type[Rule], findings: Iterable[Finding], draft: Reading) -> Iterator[Finding]:
    """Leave to a rule what it judges: what the rules that it stands for say of the draft's quotations."""
    quoted = [fact.span for fact in draft.facts if isinstance(fact, Quote)]
    for finding in findings:
        own = [Span(place.start, place.end) for place in finding.places if place.article == draft.id]
        if finding.rule not in rule.instead_of or not any(span.meets(quote) for span in own for quote in quoted):
            yield finding


def beside(draft: Reading, source: Reading, borne: Sequence[Bearing], settings: Settings) -> Comparison:
    """Return a draft beside one source: each statement with its evidence, each claim with those about the same."""
    meetings = tuple(meeting for one in borne for meeting in one.meetings)
    own, others = [one.side for one in borne], borne[0].source.sides if borne else ()
    related = share_an_event(own, others)
    return Comparison(
        draft, source, meetings, settings, related, claim_pairs(Neighbours(own, others)) if related else ()
    )


def _by_statement(findings: Iterable[Finding]) -> Mapping[str, Sequence[Finding]]:
    """Return what was found in each statement of a draft, where all findings begin."""
    by_statement: dict[str, list[Finding]] = {}
    for finding in findings:
        by_statement.setdefault(finding.places[0].statement, []).append(finding)
    return by_statement


def spared(draft: Reading, against: Sequence[Reading], settings: Settings) -> Checked:
    """Do what `check_one` does without the rules that fail on this draft, and tell which those are."""
    failed: dict[str, Crash] = {}
    while True:
        try:
            return check_one(draft, against, settings, failed).replace(crashes=tuple(failed.values()))
        except RuleCrashed as error:
            if error.rule in failed:
                raise
            failed[error.rule] = Crash(error.rule, str(error), draft.id)


def only_there(
    draft: Reading, against: Iterable[Reading], rules: Sequence[Rule], settings: Settings
) -> Iterator[Finding]:
    """Yield what only the sources have, as notes, each words once; a draft need not tell all."""
    seen: set[str] = set()
    for reading in against:
        for finding in ask(rules, put_together(draft, reading, settings)):
            confidence = finding.confidence >= settings.min_confidence
            if confidence and finding.places[0].article == reading.id and finding.id not in seen:
                seen.add(finding.id)
                yield finding.replace(severity=Severity.NOTE, sides=((reading.id,),), absent=(draft.id,))


def together(checked: Sequence[Checked], sources: Sequence[Reading], settings: Settings) -> Report:
    """Return one report on several drafts; equal fingerprints in two drafts are numbered."""
    readings = (*(one.draft for one in checked), *sources)
    doubtful = [remark for one in checked for remark in doubts(one.draft, of_draft=True, language=settings.language)]
    doubtful += [remark for source in sources for remark in doubts(source, language=settings.language)]
    findings = list(numbered(one.findings for one in checked))
    return Report(
        "check",
        readings,
        tuple(pair for one in checked for pair in one.pairs),
        tuple(sort(findings, readings)),
        tuple(id for one in checked for id in one.alone),
        tuple(verdict for one in checked for verdict in one.verdicts),
        drafts=tuple(Draft(one.draft.id, one.sources, one.named_by) for one in checked),
        crashes=tuple(crash for one in checked for crash in one.crashes),
        remarks=(*doubtful, *(remark for one in checked for remark in one.remarks), *unfinished(readings)),
    )
