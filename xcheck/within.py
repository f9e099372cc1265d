"""One article held against itself, which may say 12 killed at the top and 15 at the end.

Every statement meets those before it that state the same, and the rules that know conflicts look at each two once.
An article rounds, repeats and leaves out as it goes on, so nothing milder than a conflict is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import product

from .align import align
from .config import Settings
from .facts.dates import dates_agree
from .facts.names import overlap
from .facts.numbers import agree, same_quantity
from .match import Comparison, Meeting, Side, sides
from .model import Article, Finding, Kind, Place, Reading, Report
from .pipeline import ask, doubtful, read
from .rules import choose, find_rule
from .sift import keep, sort, unique

SAME_STATEMENT, CLOSE = 0.99, 0.3
"""Least score and closeness of two statements of one article that state the same: all 46 conflicts that 132 articles
which do not contradict themselves gave without these bars were in other pairs, or in neighbours."""

APART = 2
"""Least distance of two statements that state the same: the next one goes on, and states the next thing."""

_CHANGING = frozenset(
    (
        "rise", "climb", "grow", "increase", "fall", "drop", "revise", "correct", "update", "later", "earlier",
        "initial", "initially", "first", "previous", "previously", "originally",
    )
)  # fmt: skip
"""Lemmas by which an article says itself that what it stated has changed."""


class Within(Comparison, eq=False):
    """An article beside itself, where messages name each statement by its place instead of its article."""

    @cached_property
    def sides(self) -> dict[str, Side]:
        """All statements by id, each as if its article were called by the statement's place: story.txt:9:1."""
        return {id: _by_place(side) for id, side in sides(self.left).items()}


def compare_within(article: Article, *, settings: Settings | None = None) -> Report:
    """Return the conflicts between the statements of one article; raises what `compare` does."""
    settings = settings or Settings()
    rules = [rule for rule in choose(settings) if rule.kind is Kind.CONFLICT]
    reading = read(article, "a", settings)
    comparison = Within(reading, reading, (), settings)
    comparison = comparison.replace(meetings=tuple(_meetings(reading, comparison.sides)))
    found = _standing(ask(rules, comparison), comparison.sides)
    findings = tuple(sort(unique(keep(found, settings)), (reading,)))
    pairs = tuple(meeting.pair for meeting in comparison.meetings)
    paired = {id for pair in pairs for id in (pair.left, pair.right)}
    alone = tuple(s.id for s in reading.statements if s.compared and s.id not in paired)
    return Report("compare", (reading,), pairs, findings, alone, remarks=tuple(doubtful((reading,), settings)))


def _meetings(reading: Reading, by_id: Mapping[str, Side]) -> Iterator[Meeting]:
    """Yield each two statements that state the same once, the earlier as the left one."""
    own = [by_id[s.id] for s in reading.statements if s.compared]
    order = {side.statement.id: number for number, side in enumerate(own)}
    for pair in align(own, own, within=True).pairs:
        if order[pair.right] - order[pair.left] >= APART and pair.score >= SAME_STATEMENT:
            meeting = Meeting(pair, by_id[pair.left], by_id[pair.right])
            if meeting.closeness >= CLOSE and not _names_apart(meeting.left, meeting.right):
                yield meeting


def _names_apart(left: Side, right: Side) -> bool:
    """Whether both statements have names and none in common."""
    pairs = product(left.names, right.names)  # looked at one by one: a list of names may have thousands
    return bool(left.names and right.names) and not any(overlap(a, b) for a, b in pairs)


def _by_place(side: Side) -> Side:
    article = side.reading.article
    line, column = article.position(side.statement.start)
    return side.replace(reading=side.reading.replace(article=article.replace(name=f"{article.name}:{line}:{column}")))


def _standing(findings: Iterable[Finding], by_id: Mapping[str, Side]) -> Iterator[Finding]:
    """Yield the findings on two statements, in reading order, that no date, change or speaker accounts for."""
    found = [f for f in findings if f.places[0].start < f.places[-1].start]  # the others come from the other side, too
    for finding in found:
        left, right = by_id[finding.places[0].statement], by_id[finding.places[-1].statement]
        rule = find_rule(finding.rule)
        if left is right or _other_voices(left, right, rule.of_speakers):
            continue
        if rule.slot == "date":
            accounted = _other_counts(left, right)
        else:
            accounted = _other_times(left, right) or _changing(left) or _changing(right)
        if not accounted and not any(_inexact(by_id[place.statement], place) for place in finding.places):
            yield finding


def _other_counts(left: Side, right: Side) -> bool:
    """Whether the statements count the same sort of thing and come to other figures: a later count, another event."""
    return any(same_quantity(a, b) and not agree(a, b) for a in left.numbers for b in right.numbers)


def _inexact(side: Side, place: Place) -> bool:
    """Whether a place is a number in round words: an article that counted 12 may go on to speak of several."""
    return any(number.start == place.start and not number.exact for number in side.numbers)


def _other_times(left: Side, right: Side) -> bool:
    """Whether both statements are dated and no date of one is known to be one of the other."""
    pairs = product(left.dates, right.dates)
    return bool(left.dates and right.dates) and not any(dates_agree(a, b) for a, b in pairs)


def _changing(side: Side) -> bool:
    return any(word.lemma in _CHANGING for word in side.statement.words)


def _other_voices(left: Side, right: Side, strict: bool) -> bool:
    """Whether two speakers are reported, or, where `strict`, a speaker and the article itself."""
    one, two = _speakers(left), _speakers(right)
    return one.isdisjoint(two) if one and two else strict and one != two


def _speakers(side: Side) -> set[str]:
    said = side.attributions
    return {(a.speaker or (side.text(a.source) if a.source else "")).lower() for a in said}
