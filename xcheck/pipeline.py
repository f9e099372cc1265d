"""The whole run on one page: split, read the facts, align, ask every rule, sift; drafts/ does it for `check`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from .align import align
from .claims import Neighbours, claim_pairs
from .comparability.verbatim import copies, differences
from .config import Settings
from .coverage import coverage
from .doubts import doubts
from .errors import RuleCrashed, XcheckError
from .facts import day_of, read_facts
from .match import Comparison, Meeting, Side, sides
from .model import (
    Article,
    Crash,
    Date,
    Finding,
    Kind,
    LeftOut,
    Presence,
    Reading,
    Remark,
    Report,
    Row,
    Severity,
    Statement,
    Topic,
)
from .model.report import UNFINISHED
from .rule import Judgement, Rule
from .rules import choose
from .salience import weighed
from .several.corpus import Corpus, couples, with_distinct_names
from .sift import deduplicated, grounded, keep, sort, unique
from .split import left_out, split

if TYPE_CHECKING:
    from .several.chains.facts import FactChains

T = TypeVar("T")

RELATED = 0.2
"""Least share of the smaller vocabulary that two articles on one event have in common: 1,000 words of one event share
.22 to .7 of it, of two events .06 to .3, most of them under .17 (44 events of three outlets each, and the fixtures)."""

SAME_NAMES = 0.35
"""Share of the names from which half of that vocabulary is enough."""

MOST_STATEMENTS, MOST_FACTS = 4_000, 12_000
"""Statements and facts of one article that are compared, four times those of a long report: work has a bound."""

COPIED_PAIR = 0.9
"""Least score of a pair between articles that are not related: a statement copied from one to the other."""


def read(article: Article, id: str, settings: Settings, draft: bool = False) -> Reading:
    """Return an article's statements with all facts and markers in them; a `draft` and its sources hide fewer lines."""
    settings = settings.of(article.path)
    statements = split(article, id, settings.boilerplate, draft)
    rest: tuple[Statement, ...] = ()
    if len(statements) > MOST_STATEMENTS:
        statements, rest = statements[:MOST_STATEMENTS], statements[MOST_STATEMENTS:]
    day = day_of(article, statements, settings)
    facts, markers = read_facts(article, statements, settings, day)
    if len(facts) > MOST_FACTS:
        last = next(n for n, s in enumerate(statements) if s.end >= facts[MOST_FACTS].start)
        statements, rest = statements[:last], (*statements[last:], *rest)
        known = {statement.id for statement in statements}
        facts = tuple(fact for fact in facts if fact.statement in known)
        markers = tuple(marker for marker in markers if marker.statement in known)
    left = left_out(article, statements)
    if rest:
        left = (*(one for one in left if one.end <= rest[0].start), LeftOut(rest[0].start, rest[-1].end, UNFINISHED))
    return Reading(id, article, statements, facts, markers, left, None if day is None else day.isoformat())


def unfinished(readings: Iterable[Reading]) -> Iterator[Remark]:
    """Yield for each article that was too long to be compared whole where the rest begins."""
    for reading in readings:
        if reading.left_out and reading.left_out[-1].why == UNFINISHED:
            line = reading.article.position(reading.left_out[-1].start)[0]
            message = (
                f"this article is too long to be compared whole: what stands from line {line} on was not; divide it"
            )
            yield Remark(UNFINISHED, Severity.ERROR, message, reading.id, line)


def doubtful(readings: Iterable[Reading], settings: Settings) -> Iterator[Remark]:
    """Yield what of each article cannot be judged."""
    for reading in readings:
        yield from doubts(reading, language=settings.language)


Progress = Callable[[str, int, int], None]
"""Is called with what is done next, how many of it are begun, and how many there are."""


def compare(*articles: Article, settings: Settings | None = None, progress: Progress | None = None) -> Report:
    """Return all differences between two or more articles, none of them privileged: each is held against each.

    Raises UnknownRule for a rule in the settings that does not exist, RuleCrashed when a rule fails.
    """
    settings = settings or Settings()
    choose(settings)  # a rule that does not exist is reported before anything is read
    each = _each(with_distinct_names(articles), "reading articles", progress)
    readings = tuple(read(article, article_id(n), settings) for n, article in enumerate(each))
    return compare_read(readings, settings, progress)


def compare_read(readings: tuple[Reading, ...], settings: Settings, progress: Progress | None = None) -> Report:
    """Return the same for articles that are read already; their ids are a, b, c ..., and no two have one name."""
    rules = choose(settings)
    if len(readings) > 2:  # each two of many have pairs of claims beyond count, and the matrix shows their facts
        rules = tuple(rule for rule in rules if not rule.of_claims)
    if not settings.omissions:
        rules = tuple(rule for rule in rules if rule.kind is not Kind.OMISSION)
    both = _each(tuple(couples(readings)), "aligning each two articles", progress)
    corpus = Corpus(readings, tuple(put_together(left, right, settings) for left, right in both))
    found = [
        (comparison, _findings_of_two(comparison, rules, settings))
        for comparison in _each(corpus.comparisons, "comparing each two articles", progress)
    ]
    chains = _chains(corpus, found) if len(readings) > 2 or settings.matrix else None
    findings = tuple(sort(weighed(_with_sides(found, chains), readings), readings))
    pairs = tuple(corpus.pairs())
    covered = corpus.covered()
    alone = tuple(s.id for r in readings for s in r.statements if s.compared and s.id not in covered)
    alone = alone if settings.omissions else ()
    strangers = corpus.strangers()
    related = len(strangers) < len(readings)
    topics = _topics(corpus) if settings.topics else ()
    matrix = _matrix(chains, findings, topics) if chains is not None and settings.matrix else ()
    return Report(
        "compare", readings, pairs, findings, alone, related=related, topics=topics, matrix=matrix,
        unrelated=strangers if related else (), remarks=(*doubtful(readings, settings), *unfinished(readings)),
    )  # fmt: skip


def _findings_of_two(comparison: Comparison, rules: Sequence[Rule], settings: Settings) -> list[Finding]:
    """Return the findings on two articles: what the rules say, made milder where too little bears it out, once."""
    found = grounded(comparison, differences(comparison, ask(rules, comparison)))
    return list(unique(deduplicated(keep(found, settings))))


def _each(values: Sequence[T], what: str, progress: Progress | None) -> Iterable[T]:
    """Yield the values, and tell how many were asked for."""
    if progress is None:
        return values
    return _counted(values, what, progress)


def _counted(values: Sequence[T], what: str, progress: Progress) -> Iterator[T]:
    for number, value in enumerate(values, 1):
        progress(what, number, len(values))
        yield value


Found = Sequence[tuple[Comparison, Sequence[Finding]]]
"""What the rules found in each two articles."""


def _chains(corpus: Corpus, found: Found) -> FactChains:
    from .several.chains.facts import FactChains  # here, because two articles on a terminal have no use for it

    return FactChains(corpus, [finding for _, findings in found for finding in findings])


def _with_sides(found: Found, chains: FactChains | None) -> Iterable[Finding]:
    """Return the findings of two articles with their sides, those of more as one for each fact."""
    if len(found) == 1 or chains is None:
        return [sided(finding, comparison) for comparison, findings in found for finding in findings]
    from .several.merge import merged

    return merged(chains, found)


def sided(finding: Finding, comparison: Comparison) -> Finding:
    """Return a finding on two articles with who stands where."""
    here = tuple(dict.fromkeys(place.article for place in finding.places))
    if finding.kind is not Kind.OMISSION:
        return finding.replace(sides=tuple((id,) for id in here))
    both = (comparison.left.id, comparison.right.id)
    absent = tuple(id for id in both if id not in here)
    return finding.replace(sides=(here,), absent=absent, presence=Presence(here, (), absent))


def _topics(corpus: Corpus) -> tuple[Topic, ...]:
    from .topics import topics_of  # here, because a report that does not show them should not pay for them

    of_two = [topic for comparison in corpus.comparisons for topic in topics_of(comparison)]
    if len(corpus.readings) == 2:
        return tuple(of_two)
    from .several.topics import shared

    return shared(corpus, of_two)


def _matrix(chains: FactChains, findings: Sequence[Finding], topics: Sequence[Topic]) -> tuple[Row, ...]:
    from .several.matrix import matrix

    return matrix(chains, findings, topics)


def article_id(number: int) -> str:
    """Return a, b, ... z, aa, ab, ..."""
    letter = chr(ord("a") + number % 26)
    return letter if number < 26 else article_id(number // 26 - 1) + letter


def put_together(left: Reading, right: Reading, settings: Settings) -> Comparison:
    """Align two articles, pair their claims, and say which statements of one the other states."""
    by_id = {**sides(left), **sides(right)}
    of_left = [by_id[s.id] for s in left.statements if s.compared]
    of_right = [by_id[s.id] for s in right.statements if s.compared]
    related = share_an_event(of_left, of_right)
    aligned = align(of_left, of_right)
    pairs = tuple(pair for pair in aligned.pairs if related or pair.score >= COPIED_PAIR)
    paired = {id for pair in pairs for id in (pair.left, pair.right)}
    if related:  # "So they did." has no word to align it by
        rest = [[side for side in some if side.statement.id not in paired] for some in (of_left, of_right)]
        found = tuple(copies(*rest))
        order = {side.statement.id: at for at, side in enumerate((*of_left, *of_right))}
        pairs = tuple(sorted((*pairs, *found), key=lambda pair: (order[pair.left], order[pair.right])))
    meetings = tuple(Meeting(pair, by_id[pair.left], by_id[pair.right]) for pair in pairs)
    claiming = [[by_id[s.id] for s in r.statements if s.claims and tells(by_id[s.id])] for r in (left, right)]
    neighbours = Neighbours(*claiming) if related else None
    claims = claim_pairs(neighbours) if neighbours else ()
    covers = coverage(of_left, of_right, aligned.nearest) if related and settings.omissions else {}
    return Comparison(left, right, meetings, settings, related, claims, neighbours, covers)


def tells(side: Side) -> bool:
    """Whether a statement is more than a day: |2026-01-06| is when an article appeared, and no claim of it."""
    return any(unit.content and not isinstance(unit.fact, Date) for unit in side.units)


def share_an_event(left: Sequence[Side], right: Sequence[Side]) -> bool:
    """Whether two articles have enough words, or words and names, in common to report one event."""
    words = [
        {w.lemma for side in article_sides for w in side.statement.words if w.content}
        for article_sides in (left, right)
    ]
    names = [{name.key for side in article_sides for name in side.names} for article_sides in (left, right)]
    if not all(words):
        return False
    shared = len(words[0] & words[1]) / min(len(words[0]), len(words[1]))
    known = len(names[0] & names[1]) / min(len(names[0]), len(names[1])) if all(names) else 0.0
    return shared >= RELATED or (known >= SAME_NAMES and shared >= RELATED / 2)


def ask(rules: Iterable[Rule], comparison: Comparison) -> Iterator[Finding]:
    """Yield the findings of every rule; a rule that fails is named."""
    for rule in rules:
        with _named(rule):
            yield from rule.check(comparison)


def judge(rule: Judgement[T], found: Iterable[T]) -> Iterator[Finding]:
    """Yield the finding of a rule of `check` on each part of a draft; a rule that fails is named."""
    for one in found:
        with _named(rule):
            yield rule.judge(one)


@contextmanager
def _named(rule: Rule) -> Iterator[None]:
    """Say which rule it was that failed."""
    try:
        yield
    except XcheckError:
        raise
    except Exception as cause:
        raise RuleCrashed(rule.id, cause) from cause


def spared(run: Callable[[Settings], Report], settings: Settings) -> Report:
    """Compare without the rules that fail on these articles, and say which those are."""
    failed: dict[str, Crash] = {}
    while True:
        try:
            report = run(settings.replace(ignore=(*settings.ignore, *failed)))
            return report.replace(crashes=tuple(failed.values())) if failed else report
        except RuleCrashed as error:
            if error.rule in failed:
                raise
            failed[error.rule] = Crash(error.rule, str(error))
