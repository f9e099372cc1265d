"""Different numbers for the same thing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..claims import whole
from ..comparability import fact_pairs, loose_copy
from ..comparability.anchor import of_two_events, same_referent
from ..facts.dates import dates_agree
from ..facts.names import same_name
from ..facts.numbers import agree, rounder, same_quantity
from ..match import Comparison, Meeting, Side, Unit
from ..model import Date, Finding, Kind, Name, Number, Reading, Severity, Span
from ..rule import Example, Rule
from ..sentences import values
from ..slots import ONE_SLOT, Difference, binding, lone, quantity
from ..slots.one_act import slip_of_digits
from ..slots.quantity import beside, comparable, confused, outdates

LEAST_CONFIDENCE = 0.35
"""Least confidence that two numbers count the same thing."""


SWAPPED = 0.4
"""What the same digits in another order add to the confidence, in a pair of at least this score."""

PAIR = 0.45
"""Score of a pair, or closeness, that figures need which are no slip of the pen."""

FEW_WORDS = 3
"""Units on each side of a gap in which digits are compared one by one."""


def other_unit(left: Number, right: Number) -> bool:
    """Whether a copied statement changes the unit and nothing else: 14 kilometres, 14 metres; dollars, euros.

    A currency given more exactly (dollars, Australian dollars) is no other one.
    """
    measured = left.form == right.form and left.form in ("measure", "money")
    if not (measured or {left.form, right.form} == {"measure", "ratio"}) or (left.low, left.high) != (
        right.low,
        right.high,
    ):
        return False
    units = sorted((left.unit, right.unit), key=len)
    more = units[1].startswith(units[0]) or units[1].endswith(units[0])  # given more exactly: pence, pence a litre
    return bool(units[0]) and bool(left.low) and not more


def another_value(left: Number, right: Number) -> bool:
    """Whether a copied statement changes the figure and nothing else: over 40, over 45."""
    same_shape = (left.form, left.unit, left.hedge) == (right.form, right.unit, right.hedge)
    if (left.falls != right.falls and agree(left, right)) or rounder(left, right) is not None:
        return False  # fell by 2.3 percent, was -2.3 percent; 49 million, 49,820,373
    return same_shape and (left.low, left.high) != (right.low, right.high)


def loosely_comparable(left: Number, right: Number) -> bool:
    """Whether two numbers may be held against each other in a copied statement: bare figures, too."""
    if {left.form, right.form} <= {"bare", "count", "age"} or comparable(left, right):
        return True
    return {left.form, right.form} <= {"measure", "money", "ratio"} and other_unit(left, right)


def digits_swapped(left: Number, right: Number) -> bool:
    """Whether two figures, hedged or not, have the same digits in another order: 3,116 and 3,611."""
    figures = [re.findall(r"\d[\d,.]*", number.text) for number in (left, right)]
    if left.low == right.low or any(len(found) != 1 for found in figures):
        return False
    return slip_of_digits(figures[0][0], figures[1][0])


def _can_both_be(left: Number, right: Number) -> bool:
    """Whether two numbers agree; bare figures agree when they are equal."""
    return agree(left, right) if same_quantity(left, right) else (left.low, left.high) == (right.low, right.high)


class NumberConflict(Rule):
    """The articles give different numbers for the same thing.

    Why it matters: a wrong figure is the commonest error in print, and the easiest to check.
    What it lets pass: counts of different things (12 dead, 15 injured); hedged figures whose ranges meet ("about
    1,200" and 1,187); the same value in other units, words or scales; numbers whose statements share too little.
    """

    id = "number-conflict"
    kind = Kind.CONFLICT
    severity = Severity.ERROR
    slot = "number"
    needs = "event"
    agree = (
        Example("The quake killed 12 people.", "Twelve people died in the quake."),
        Example("About 1,200 workers lost their jobs.", "The firm cut 1,187 jobs of workers."),
        Example("The quake killed 12 people.", "The quake injured 15 people."),
        Example(
            "The quake killed 12 people, police said on Monday.", "The quake killed 15 people, police said on Tuesday."
        ),
        Example("It lies about 20 km (15 miles) north of Lyon.", "It lies about 15 miles (20 km) north of Lyon."),
        Example("Profit rose to $1.5bn.", "Profit rose to 1,500 million dollars."),
        Example("The firm raised $49 million in March.", "The firm raised $49,820,373 in March."),
        Example("The paper sold 82,000 copies a day in 2003.", "In 2007 it had a circulation of 39,000 copies."),
    )
    differ = (
        Example("The quake killed 12 people.", "The quake killed 15 people.", "12 people"),
        Example("Sales rose 5% in March.", "Sales rose 7% in March.", "5%"),
        Example("The tunnel under the bay is 14 kilometres long.", "The tunnel under the bay is 14 metres long.", "14"),
        Example("She married at 14 and left school in May.", "She married at 16 and left school in May.", "14"),
        Example("The margin widened by 1.5 percentage points.", "The margin widened by 1.5%.", "1.5%"),
        Example("The team followed 3,116 adults for years.", "A team saw 3,611 people for years.", "3,611"),
        Example("The F-35 jets of the army landed in Oslo.", "The F-16 jets of the army landed in Oslo.", "35"),
        Example("The capacity is 20,716.", "The capacity is 716.", "20,716"),
        Example("It has a bandwidth of 9 MHz.", "It possesses a bandwidth of 11 MHz.", "9 MHz"),
        Example("Anna Weber, 52, won the race.", "The crowd loved Anna Weber, 53, of Lyon.", "53"),
    )

    def check(self, comparison: Comparison) -> Iterator[Finding]:
        """Yield comparable numbers of pairs, then ages of one person wherever they are stated."""
        yield from super().check(comparison)
        for pair in comparison.claim_pairs:
            for found in quantity.compare(pair):
                yield self._apart(found)
        counted = (whole(m) for m in comparison.meetings if m.left.numbers and m.right.numbers)
        for pair in (*comparison.claim_pairs, *counted):
            for found in binding.compare(pair):
                yield self._apart(found)
        for found in quantity.tolls_apart(comparison.left, comparison.right) if comparison.related else ():
            yield self._apart(found)
        for found in lone.numbers(comparison):
            yield self._apart(found, Severity.NOTE)
        right = list(_ages(comparison, comparison.right))
        for side, person, age in _ages(comparison, comparison.left):
            for other, namesake, other_age in right:
                if age.low != other_age.low and same_name(person, namesake):
                    yield self._conflict((side, age), (other, other_age), f"age of {person.text}", 0.85)

    def check_pair(self, meeting: Meeting) -> Iterator[Finding]:
        """Yield comparable numbers of one quantity whose ranges do not meet."""
        copy = loose_copy(meeting)
        reported: list[Span] = []
        for left, right, confidence, linked in fact_pairs(meeting, Number, loosely_comparable if copy else comparable):
            changed = confused(left, right) or (copy and (another_value(left, right) or other_unit(left, right)))
            slip = digits_swapped(left, right)
            confidence = min(1.0, confidence + SWAPPED) if slip and meeting.pair.score >= SWAPPED else confidence
            if (
                confidence < LEAST_CONFIDENCE
                or (linked and not changed)
                or not (slip or same_referent(meeting, left, right))
            ):
                continue
            if meeting.pair.score < PAIR and meeting.closeness < PAIR and not slip:
                continue
            if (not changed and _can_both_be(left, right)) or (not slip and of_two_events(meeting, left, right)):
                continue
            if _in_both_units(meeting, left, right) or (not copy and beside(meeting.left, left, meeting.right, right)):
                continue
            if outdates(meeting.left, left, meeting.right, right):
                reported.append(left.span)  # by updated-figure
                continue
            subject = left.unit or right.unit or "number"
            reported.append(left.span)
            yield self._conflict((meeting.left, left), (meeting.right, right), subject, 0.5 + 0.45 * confidence)

        if copy:
            yield from self._digits(meeting, reported)

    def _digits(self, meeting: Meeting, reported: list[Span]) -> Iterator[Finding]:
        """Yield what a copied statement changes in digits alone and no number or date accounts for: F-35."""
        for gap in meeting.gaps:
            if not 0 < len(gap.left) == len(gap.right) <= FEW_WORDS:
                continue
            for i, j in zip(gap.left, gap.right, strict=True):
                a, b = meeting.left.units[i], meeting.right.units[j]
                texts = meeting.left.text(a), meeting.right.text(b)
                if any(span.meets(a) for span in reported) or not _other_digits(*texts) or _covered_elsewhere(a, b):
                    continue
                yield self.finding(
                    (meeting.left, a.span),
                    (meeting.right, b.span),
                    message=values((meeting.left, a.span), (meeting.right, b.span)),
                    subject=texts[0].lower(),
                    confidence=0.85,
                )

    def _apart(self, found: Difference, severity: Severity | None = None) -> Finding:
        """Return the finding of two figures in one slot of two claims."""
        severity = severity or (None if found.agreement >= ONE_SLOT else Severity.WARNING)
        return self.of_slots(
            found,
            message=values(found.left, found.right),
            confidence=0.5 + 0.4 * found.agreement,
            severity=severity,
        )

    def _conflict(
        self, left: tuple[Side, Number], right: tuple[Side, Number], subject: str, confidence: float
    ) -> Finding:
        return self.finding(
            (left[0], left[1].span),
            (right[0], right[1].span),
            message=values((left[0], left[1].span), (right[0], right[1].span)),
            subject=subject,
            confidence=confidence,
        )


def _in_both_units(meeting: Meeting, left: Number, right: Number) -> bool:
    """Whether both statements give both figures: 20 km (15 miles), 15 miles (20 km)."""
    return (
        left.unit != right.unit
        and any(n.unit == left.unit and agree(n, left) for n in meeting.right.numbers)
        and any(n.unit == right.unit and agree(n, right) for n in meeting.left.numbers)
    )


def _other_digits(left: str, right: str) -> bool:
    """Whether two texts are the same but for their digits."""
    return left != right and any(map(str.isdigit, left)) and _without_digits(left) == _without_digits(right)


def _without_digits(text: str) -> str:
    """Return a text with a single 0 for each run of digits."""
    return re.sub(r"\d[\d,.]*", "0", text.lower())


def _covered_elsewhere(a: Unit, b: Unit) -> bool:
    """Whether the units are dates that exclude each other, or figures that agree: 1,200 and 1200."""
    if isinstance(a.fact, Date) and isinstance(b.fact, Date):
        return dates_agree(a.fact, b.fact) is not None
    return isinstance(a.fact, Number) and isinstance(b.fact, Number) and _can_both_be(a.fact, b.fact)


def _ages(comparison: Comparison, reading: Reading) -> Iterator[tuple[Side, Name, Number]]:
    """Yield the ages that stand right behind a person's name: Anna Weber, 52."""
    for side in (comparison.sides[s.id] for s in reading.statements if s.compared):
        for age in side.numbers:
            if age.form == "age":
                for name in side.names:
                    if 0 < age.start - name.end <= 3 and name.category in ("person", "other") and " " in name.key:
                        yield side, name, age
