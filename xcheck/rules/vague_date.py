"""An exact date beside a vague one."""

from __future__ import annotations

from collections.abc import Iterator

from ..comparability import fact_pairs, of_saying, outside_quotes
from ..comparability.anchor import LIKE_WORDS, same_referent
from ..comparability.missing import first_full_date
from ..facts.dates import dates_agree, vaguer
from ..match import Comparison, Meeting, Side
from ..model import Date, Finding, Kind, Reading, Severity
from ..rule import Example, Rule
from ..slots.predicate import same_act

LEAST_CONFIDENCE = 0.3
"""Least confidence that two dates are of the same event."""


PAIR = 0.6
"""Least score of the pair: dates that are only compatible say little of their own."""

LONG = frozenset(("year", "decade", "century"))
"""Grains of what lies in the past: that one article gives the day, too, is a note."""

AMBIGUOUS = ": ambiguous, day or month may come first (date-order in the configuration says which)"
"""What is said of a date in figures such as 1/6/2026."""

NOW = frozenset(
    f"relative:{word}" for word in ("today", "yesterday", "tonight", "this week", "last week", "this month")
)
"""Relative dates that mean the event itself, not its past."""


def compatible(left: Date, right: Date) -> bool:
    """Whether two dates may be the same and one is coarser."""
    if (left.grain == "time") != (right.grain == "time") or left.text.lower() == right.text.lower():
        return False
    return dates_agree(left, right) is not False and vaguer(left, right) != 0


def _unresolved_now(comparison: Comparison, reading: Reading) -> Date | None:
    """Return the first "today" or "this week" of an article in which nothing, not even a weekday, says when that is."""
    dates = [fact for fact in reading.facts if isinstance(fact, Date)]
    if any(date.grain in ("day", "weekday", "month") and date.value not in NOW for date in dates):
        return None
    for date in dates:
        side = comparison.sides[date.statement]
        if date.value in NOW and date.low is None and side.statement.compared and outside_quotes(side, date.span):
            return date
    return None


def _latest(comparison: Comparison, date: Date) -> bool:
    """Whether no later year is stated anywhere: the date is of the event and not of its past."""
    facts = (*comparison.left.facts, *comparison.right.facts)
    years = [fact.low[:4] for fact in facts if isinstance(fact, Date) and fact.low is not None]
    return date.low is not None and date.low[:4] == max(years)


class VagueDate(Rule):
    """One article dates an event more vaguely than the other.

    Why it matters: "this week" means nothing a month later, and hides a wrong day.
    What it lets pass: the same precision in other words; relative words that a dateline resolves to the other's day;
    an exact date that the vaguer article has elsewhere.
    """

    id = "vague-date"
    kind = Kind.PRECISION
    severity = Severity.WARNING
    slot = "date"
    agree = (
        Example("The court ruled on 6 January 2026.", "The court ruled on Jan. 6, 2026."),
        Example("The court ruled this week.", "The court ruled this week."),
        Example("The court ruled at 10 a.m.", "The court ruled on Monday."),
        Example(
            "The hospice had to close four of its ten beds in 2020. It hopes to reopen two of them next spring.",
            "The hospice closed four of its ten beds in 2020 but will reopen two of them in the spring.",
        ),
        Example(
            "Ann Weber declared in July that she plans to challenge incumbent Senator Mike Lang in the state primary.",
            "Ann Weber is challenging Senator Mike Lang in next year's state primary.",
        ),
    )
    differ = (
        Example("The court ruled on January 6.", "The court ruled this week.", "this week"),
        Example("The bridge opened in March 1998.", "The bridge opened in 1998.", "1998"),
    )

    def check(self, comparison: Comparison) -> Iterator[Finding]:
        """Yield vague dates of pairs, then one for an article whose only "now" nothing resolves."""
        yield from super().check(comparison)
        if not comparison.related:
            return
        for own, other in ((comparison.left, comparison.right), (comparison.right, comparison.left)):
            exact, vague = first_full_date(own), _unresolved_now(comparison, other)
            if exact is not None and vague is not None and _latest(comparison, exact):
                sides = comparison.sides[exact.statement], comparison.sides[vague.statement]
                places = ((sides[0], exact.span), (sides[1], vague.span))
                yield self.finding(
                    *(places if own is comparison.left else places[::-1]),
                    message=(
                        f"{sides[0].name} gives the date, {exact.text}; {sides[1].name} says only {vague.text}, and "
                        "tells no date to count it from."
                    ),
                    subject="date",
                    confidence=0.75,
                )

    def check_pair(self, meeting: Meeting) -> Iterator[Finding]:
        """Yield comparable dates that are compatible but not equally precise."""
        # each date beside the most confident one of the other side
        for left, right, confidence, _ in fact_pairs(meeting, Date, _any):
            coarser = vaguer(left, right)
            if confidence >= LEAST_CONFIDENCE and _either_way(left, right):
                yield self.finding(
                    (meeting.left, left.span),
                    (meeting.right, right.span),
                    message=f"{left.text} in {meeting.left.name}, {right.text} in {meeting.right.name}{AMBIGUOUS}",
                    subject="date",
                    confidence=0.5 + 0.4 * confidence,
                )
                continue
            if confidence < LEAST_CONFIDENCE or coarser == 0 or not compatible(left, right):
                continue
            if meeting.pair.score < PAIR or not same_referent(meeting, left, right) or of_saying(meeting, left, right):
                continue
            if _of_two_acts(meeting, left, right):
                continue
            names = (meeting.left.name, meeting.right.name)
            vague, exact = (left, right) if coarser < 0 else (right, left)
            vague_in, exact_in = names if coarser < 0 else names[::-1]
            if _has_date(meeting.left if coarser < 0 else meeting.right, exact):
                continue
            yield self.finding(
                (meeting.left, left.span),
                (meeting.right, right.span),
                message=f"{exact_in} says when: {exact.text}; {vague_in} loosely: {vague.text}{_why_vague(vague)}",
                subject="date",
                confidence=0.5 + 0.4 * confidence,
                severity=Severity.NOTE if _background(vague, exact) else None,
            )


def _of_two_acts(meeting: Meeting, left: Date, right: Date) -> bool:
    """Whether two dates are known to be of two acts: declared in July, next year's primary."""
    i, j = meeting.left.unit_at(left.start), meeting.right.unit_at(right.start)
    if i is None or j is None or meeting.context(i, j) >= LIKE_WORDS:
        return False
    follow = meeting.links.get(i + 1) == j + 1  # last year's assault, last September's attack
    return not follow and same_act(meeting, left.start, right.start) is False


def _why_vague(date: Date) -> str:
    return AMBIGUOUS if "|" in date.value else ""


def _either_way(left: Date, right: Date) -> bool:
    """Whether two dates in figures are written otherwise and may be one, since either may begin with the month."""
    return "|" in left.value and left.value == right.value and left.text != right.text


def _any(left: Date, right: Date) -> bool:
    return True


def _has_date(side: Side, date: Date) -> bool:
    """Whether the article of a statement has a date, too, there or elsewhere: it is not vague about it."""
    dates = (fact for fact in side.reading.facts if isinstance(fact, Date))
    return any((fact.value, fact.time) == (date.value, date.time) for fact in dates)


def _background(vague: Date, exact: Date) -> bool:
    """Whether nothing says which day either means, or one is a year alone: born in 1941, on May 5, 1941."""
    return (vague.low is None and exact.low is None) or (vague.grain in LONG and exact.grain not in LONG)
