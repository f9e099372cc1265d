"""Different dates for the same event."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..claims import whole
from ..comparability import fact_pairs, near_copy
from ..comparability.anchor import of_two_events, same_referent
from ..facts.dates import dates_agree
from ..match import Comparison, Meeting, Side
from ..model import Date, Finding, Kind, Severity, Span
from ..rule import Example, Rule
from ..sentences import values
from ..slots import ONE_SLOT, Difference, lone, time
from ..slots.one_act import slip_of_digits

LEAST_CONFIDENCE = 0.35
"""Least confidence that two dates are of the same event."""


def contradict(left: Date, right: Date) -> bool:
    """Whether two dates cannot both be meant."""
    return dates_agree(left, right) is False


def _only_said(meeting: Meeting, left: Date, right: Date) -> bool:
    """Whether a date says when somebody spoke; of one statement, stated in the same words, two such dates conflict."""
    return time.of_saying(whole(meeting), left, right) and not near_copy(meeting)


def _answered(date: Date, there: Side) -> bool:
    """Whether the other statement has the same words for a day that only one article resolves: "last year"."""
    same = [other for other in there.dates if other.text.lower() == date.text.lower()]
    return any((other.low is None) != (date.low is None) for other in same)


class DateConflict(Rule):
    """The articles date the same event differently.

    Why it matters: a wrong day makes a wrong order of events.
    What it lets pass: a coarser date that holds the finer one (January, January 6); relative words that no dateline
    resolves; dates of different events in one statement; the days on which two spokesmen spoke.
    """

    id = "date-conflict"
    kind = Kind.CONFLICT
    severity = Severity.ERROR
    slot = "date"
    needs = "event"
    agree = (
        Example("The leaders met in Paris on January 6.", "The leaders met in Paris in early January."),
        Example("The court ruled on 6 January 2026.", "The court ruled on Jan. 6, 2026."),
        Example("The fire is out, the mayor said on Tuesday.", "No flames are left, the mayor said on Thursday."),
        Example("The bridge opened in 1998.", "The bridge closed in 2014 after the flood."),
        Example("The paper sold 82,000 copies a day in 2003.", "In 2007 it had a circulation of 39,000 copies."),
        Example(
            "Tuesday, 14 October 2025\n\nThe museum had 88,000 visitors last year, and it will stay closed.",
            "The museum, which was founded in 1921 and had 88,000 visitors last year, will stay closed.",
        ),
    )
    differ = (
        Example("The leaders met in Paris on January 6.", "The leaders met in Paris on January 7.", "January 6"),
        Example("The bridge opened in 1998.", "The bridge opened in 1989.", "1998"),
    )

    def check(self, comparison: Comparison) -> Iterator[Finding]:
        """Yield comparable dates of pairs of statements, then of pairs of claims."""
        yield from super().check(comparison)
        for pair in comparison.claim_pairs:
            for found in time.compare(pair):
                if found.vaguer or found.agreement < ONE_SLOT:
                    continue
                meeting = pair.meeting
                if not (_owns_another(*found.left, meeting.links) or _owns_another(*found.right, meeting.back)):
                    yield self._apart(found)
        for found in lone.dates(comparison):
            yield self._apart(found, Severity.NOTE)

    def _apart(self, found: Difference, severity: Severity | None = None) -> Finding:
        confidence = 0.5 + 0.4 * found.agreement
        return self.of_slots(found, values(found.left, found.right), confidence, severity=severity)

    def check_pair(self, meeting: Meeting) -> Iterator[Finding]:
        """Yield comparable dates that exclude each other."""
        for left, right, confidence, linked in fact_pairs(meeting, Date, contradict):
            if linked or confidence < LEAST_CONFIDENCE or not same_referent(meeting, left, right):
                continue
            if time.held_by(meeting.left, left, meeting.right, right) and not near_copy(meeting):
                continue
            if _owns_another(meeting.left, left.span, meeting.links):
                continue
            if _owns_another(meeting.right, right.span, meeting.back):
                continue
            one_date = slip_of_digits(left.text, right.text) or time.share_an_end(left, right)
            if not one_date and of_two_events(meeting, left, right):
                continue
            if _only_said(meeting, left, right) or _answered(left, meeting.right) or _answered(right, meeting.left):
                continue
            yield self.finding(
                (meeting.left, left.span),
                (meeting.right, right.span),
                message=values((meeting.left, left.span), (meeting.right, right.span)),
                subject="date",
                confidence=0.5 + 0.45 * confidence,
            )


def _owns_another(side: Side, date: Span, links: Mapping[int, int]) -> bool:
    """Whether a date is that of a thing which the other statement does not speak of: |Thursday|'s announcement."""
    if side.reading.article.text[date.end : date.end + 2] not in ("'s", "’s"):
        return False
    owned = next((k for k, unit in enumerate(side.units) if unit.start >= date.end and unit.content), None)
    return owned is not None and owned not in links
