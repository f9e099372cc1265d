"""A newer figure or state in the later article."""

from __future__ import annotations

from collections.abc import Iterator

from ..claims import whole
from ..facts.dates import spoken
from ..match import Comparison, Side
from ..model import Finding, Kind, Severity, Span
from ..rule import Example, Rule
from ..slots import Difference, quantity, stage
from ..slots.time import newer


class UpdatedFigure(Rule):
    """The later article tells a newer count or state of the same thing.

    Why it matters: both can be true, each on its day; whoever takes over the older one prints what no longer holds.
    What it lets pass: figures that do not change with the hour, which are number-conflict when they differ; the same
    count told twice; stages of a matter where neither article tells its day.
    """

    id = "updated-figure"
    kind = Kind.UPDATE
    severity = Severity.NOTE
    agree = (
        Example("The quake killed 12 people.", "The quake killed 15 people."),
        Example(
            "The quake killed 12 people, police said on Monday.", "The quake killed 12 people, police said on Tuesday."
        ),
        Example(
            "The quake killed 12 people, police said on Monday.", "The quake injured 15 people, police said on Tuesday."
        ),
        Example(
            "The ferry carried 12 sailors, police said on Monday.",
            "The ferry carried 15 sailors, police said on Tuesday.",
        ),
        Example("The court charged Anna Weber with fraud.", "The court convicted Anna Weber of fraud."),
    )
    differ = (
        Example(
            "The quake killed 12 people, police said on Monday.",
            "The quake killed 15 people, police said on Tuesday.",
            "left.txt on Monday: 12 people killed. right.txt on Tuesday: 15 people.",
        ),
        Example(
            "Published 3 March 2025\n\nThe quake killed at least 12 people in Vell.",
            "Published 5 March 2025\n\nThe number of people killed by the quake in Vell has risen to 15.",
            "left.txt on Monday: at least 12 people killed. right.txt on Wednesday: 15.",
        ),
        Example("The quake killed 12 people.", "The death toll of the quake rose to 15.", "right.txt, later: 15"),
        Example(
            "Published 3 March 2025\n\nThe court in Lyon charged Anna Weber with fraud.",
            "Published 9 May 2025\n\nThe court in Lyon convicted Anna Weber of fraud.",
            "left.txt on 3 March 2025: charged. right.txt on 9 May 2025: convicted.",
        ),
        Example(
            "Published 3 March 2025\n\nThe museum in Lyon will open its new wing on Tuesday.",
            "Published 5 March 2025\n\nThe museum in Lyon opened its new wing on Tuesday.",
            "left.txt on Monday: will open. right.txt on Wednesday: opened.",
        ),
    )

    def check(self, comparison: Comparison) -> Iterator[Finding]:
        """Yield what two claims, or two versions of one statement, state of two times; two figures once, however often.

        Sentences come before headlines, which state the same in fewer words. Last come the tolls that no two claims
        state, since each article puts its own among other things.
        """
        reported: set[tuple[object, ...]] = set()
        pairs = (*map(whole, comparison.meetings), *comparison.claim_pairs)
        for pair in sorted(pairs, key=lambda pair: not all(side.statement.compared for side in pair.sides)):
            for found in (*quantity.of_other_times(pair), *stage.compare(pair)):
                values = tuple(_value(*end) for end in (found.left, found.right))
                if (found.subject, *values) not in reported:
                    reported.add((found.subject, *values))
                    yield self._newer(found)
        subjects = {subject for subject, *_ in reported}
        for found in quantity.tolls(comparison.left, comparison.right):
            if comparison.related and found.subject not in subjects:
                yield self._newer(found)

    def _newer(self, found: Difference) -> Finding:
        (left, a), (right, b) = found.left, found.right
        order = newer(left, right) or _by_words(found)
        days = _days(left, right)
        if order and not any(days):
            days = [", later", ""] if order < 0 else ["", ", later"]
        ends = [(f"{left.name}{days[0]}", left.text(a)), (f"{right.name}{days[1]}", right.text(b))]
        ends = ends[::-1] if order < 0 else ends
        return self.of_slots(
            found,
            message=f"{ends[0][0]}: {quantity.with_outcome(ends[0][1], found.subject)}. {ends[1][0]}: {ends[1][1]}.",
            confidence=0.5 + 0.4 * found.agreement,
        )


def _value(side: Side, span: Span) -> object:
    """Return the value of the figure that stands somewhere, else the words."""
    return next((number.low for number in side.numbers if number.start == span.start), side.text(span).lower())


def _by_words(found: Difference) -> int:
    """Return which side is later by its own words: of "12 people" and "has risen to 15" the second."""
    risen = [
        any(number.start == span.start and quantity.has_risen(side, number) for number in side.numbers)
        for side, span in (found.left, found.right)
    ]
    return int(risen[1]) - int(risen[0])


def _days(left: Side, right: Side) -> list[str]:
    """Return when each side says it, " on Monday": the day of its article, else one day that its statement names."""
    days = left.reading.day, right.reading.day
    if days[0] and days[1] and days[0] != days[1]:
        return [f" on {day}" for day in spoken((days[0], days[1]))]
    named = [[d for d in side.dates if d.grain in ("day", "weekday")] for side in (left, right)]
    if not all(named):
        return ["", ""]
    return [f" on {some[-1].text.removeprefix('on ')}" for some in named]
