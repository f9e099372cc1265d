"""Opposites, or words for different things, in the same place."""

from __future__ import annotations

from collections.abc import Iterator

from ..facing import LINKED, marked, same_gap, sureness
from ..match import Meeting, Side, Unit
from ..model import Finding, Kind, Severity, Word
from ..rule import Example, Rule
from ..senses import contrary, shared_sorts
from ..single import forms_of, only_difference, other_thing, sort_of
from ..words import is_content, opposite

SURE = 0.45
"""Least sureness that the two words stand in the same place, beside a word that answers."""

ALONE = 0.75
"""The same without such a neighbour: "the new school", "the old harbour"."""

PLAIN = frozenset(
    (
        "before", "after", "during", "above", "below", "inside", "outside", "over", "under", "more", "less", "fewer",
        "most", "least", "with", "without", "for", "against", "up", "down", "earlier", "later", "same", "never",
    )
)  # fmt: skip
"""Function words whose opposites matter; "on" and "off" belong to too many idioms."""


class OppositeWord(Rule):
    """One article uses the opposite of the other's word, or, in the same sentence, a word for another thing.

    Why it matters: rose / fell, accepted / rejected, before / after: both sentences look alike to every similarity
    measure, and only one can be true. Where two sentences differ in one word only, that word was chosen: "arrested"
    beside "released".
    What it lets pass: opposites of different things; a negated opposite ("not open", "closed"); synonyms, and words
    of which one is a kind of the other (guitar, instrument); other words in sentences that differ in more than one.
    Two verbs that are no opposites are a note, since a verb has many near-synonyms.
    """

    id = "opposite-word"
    kind = Kind.CONFLICT
    severity = Severity.WARNING
    agree = (
        Example("The door was not open at night.", "The door was closed at night."),
        Example("Exports rose while imports fell.", "Imports fell while exports rose."),
        Example("The bill was paid off in June.", "The bill was settled on the first of June."),
        Example(
            "The police searched the house for weapons.", "The police searched the building for weapons."
        ),
        Example(
            "The mayor opened the new school on Monday.", "The mayor visited the old harbour with his wife."
        ),
    )
    differ = (
        Example("Shares of the firm rose on Monday.", "Shares of the firm fell on Monday.", "rose"),
        Example("The court accepted the appeal.", "The court rejected the appeal.", "accepted"),
        Example(
            "The driver left the crash unhurt, police say.",
            "The driver left the crash injured, police say.",
            "unhurt",
        ),
        Example("Thieves stole a red bicycle in town.", "Thieves stole a blue bicycle in town.", "one word"),
    )

    def check_pair(self, meeting: Meeting) -> Iterator[Finding]:
        """Yield the one word in which the statements differ, else opposites among the same words."""
        swap = only_difference(meeting)
        if swap is not None:
            yield from self._swapped(meeting, *swap)
            return
        denied_left, denied_right = marked(meeting.left, "negation"), marked(meeting.right, "negation")
        for i, j in _free(meeting):
            level = _opposed(meeting, i, j)
            if level and _same_place(meeting, i, j) and (i in denied_left) == (j in denied_right):
                sure = sureness(meeting, i, j)
                yield self._opposites(meeting, meeting.left.units[i], meeting.right.units[j], level, sure)

    def _opposites(
        self, meeting: Meeting, a: Unit | Word, b: Unit | Word, level: int, sure: float
    ) -> Finding:
        left, right = meeting.left.text(a.span), meeting.right.text(b.span)
        return self.finding(
            (meeting.left, a.span),
            (meeting.right, b.span),
            message=f"'{left}' in {meeting.left.name}, '{right}' in {meeting.right.name}",
            subject=left.lower(),
            confidence=0.4 + 0.05 * (level - 3) + 0.5 * sure,
        )

    def _swapped(self, meeting: Meeting, a: Word, b: Word) -> Iterator[Finding]:
        left, right = forms_of(a), forms_of(b)
        level = contrary(left, right)
        if level:
            yield self._opposites(meeting, a, b, level, LINKED)
        elif is_content(a) and is_content(b) and other_thing(left, right):
            verbs = sort_of(left) == "v"
            siblings = "n" in shared_sorts(left, right)
            yield self.finding(
                (meeting.left, a.span),
                (meeting.right, b.span),
                message=(
                    f"the two differ in one word only: '{a.text}' in {meeting.left.name}, "
                    f"'{b.text}' in {meeting.right.name}"
                ),
                subject=a.lower,
                confidence=0.55 if verbs else 0.75 if siblings else 0.65,
                severity=Severity.NOTE if verbs else Severity.WARNING,
            )


def _free(meeting: Meeting) -> Iterator[tuple[int, int]]:
    """Yield the unlinked units of both sides that may be opposites, by index."""
    left = [
        i for i in range(len(meeting.left.units)) if i not in meeting.links and _comparable(meeting.left, i)
    ]
    right = [
        j for j in range(len(meeting.right.units)) if j not in meeting.back and _comparable(meeting.right, j)
    ]
    for i in left:
        for j in right:
            yield i, j


def _comparable(side: Side, index: int) -> bool:
    """Whether a unit is a plain word."""
    unit = side.units[index]
    return unit.fact is None and (unit.content or unit.key in PLAIN)


def _opposed(meeting: Meeting, i: int, j: int) -> int:
    """Return how directly two units are opposites, 0 for not; by wider senses only when they fill the same gap."""
    a, b = meeting.left.units[i], meeting.right.units[j]
    if opposite(a.key, b.key):
        return 3
    if same_gap(meeting, i, j) is None:
        return 0
    return contrary(_both(meeting.left, a), _both(meeting.right, b))


def _both(side: Side, unit: Unit) -> tuple[str, ...]:
    lower = side.text(unit.span).lower()
    return (lower,) if unit.key == lower else (lower, unit.key)


def _same_place(meeting: Meeting, i: int, j: int) -> bool:
    """Whether two units stand among the same words, most of all right beside."""
    left, right = meeting.left.units, meeting.right.units
    before = i > 0 and meeting.links.get(i - 1) == j - 1
    after = meeting.links.get(i + 1) == j + 1
    # an article before both says little: "the new school", "the old harbour" differ in the thing, too
    other_things = (
        not after
        and i + 1 < len(left)
        and j + 1 < len(right)
        and left[i + 1].content
        and right[j + 1].content
    )
    beside = after or (before and not other_things)
    return sureness(meeting, i, j) >= (SURE if beside else ALONE)
