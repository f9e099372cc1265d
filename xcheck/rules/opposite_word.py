"""Opposites, or words for different things, in the same place."""

from __future__ import annotations

from collections.abc import Iterator

from ..comparability import LINKED, comparability, loose_copy, marked, near_copy, one_claim
from ..comparability.single import few_differences, forms_of, incompatible, only_difference, other_thing
from ..comparability.stance import one_stance
from ..facts.wording import phrasal_acts
from ..match import Comparison, Meeting, Side, Unit
from ..model import Finding, Kind, Severity, Word
from ..rule import Example, Rule
from ..senses import contrary, shared_sorts
from ..sentences import clauses, quoted
from ..slots import ONE_SLOT, opposite
from ..slots.opposite import LIGHT
from ..words import opposites

LEAST_CONFIDENCE = 0.45
"""Least confidence that the two words stand in the same place, beside a linked word."""

ALONE = 0.75
"""The same without such a neighbour: "the new school", "the old harbour"."""

ALONE_DIFFERS, DIFFERS = "One word alone differs", "Another word in sentences that are else the same"
"""What is said where two sentences differ in one word only, and in two or three."""

TIGHT = 4
"""Most units on a side of a gap in which opposites by a wider sense are looked for."""

GRADED = frozenset(("degree", "scope", "certainty"))
"""Types of markers that have rules of their own."""

PLAIN = frozenset(
    (
        "before", "after", "during", "above", "below", "inside", "outside", "over", "under", "more", "less",
        "fewer", "most", "least", "with", "without", "for", "against", "up", "down", "earlier", "later",
        "same", "never", "near", "far",
    )
)  # fmt: skip
"""Function words whose opposites matter; "on" and "off" belong to too many idioms."""


class OppositeWord(Rule):
    """One article uses the opposite of the other's word, or, in the same sentence, a word for another thing.

    Why it matters: rose / fell, accepted / rejected, before / after: both sentences look alike to every
    similarity measure, and only one can be true. Where two sentences differ in a word or two only, these words
    were chosen: "arrested" beside "released".
    What it lets pass: opposites of different things; a negated opposite ("not open", "closed"); synonyms, and
    words of which one is a kind of the other (guitar, instrument); other words in sentences that differ in
    more than three. Two verbs or two adjectives that are no opposites are a note, and so are two nouns for an act,
    a thought or a state, since these have many near-synonyms (threat, problem).
    """

    id = "opposite-word"
    kind = Kind.CONFLICT
    severity = Severity.WARNING
    of_speakers = True
    needs = "verb"
    agree = (
        Example("The door was not open at night.", "The door was closed at night."),
        Example("She left without being able to vote.", "She left, unable to vote."),
        Example("Exports rose while imports fell.", "Imports fell while exports rose."),
        Example("The link is to enter service in May.", "The link is to go into operation in May."),
        Example("The bill was paid off in June.", "The bill was settled on the first of June."),
        Example("The police searched the house for weapons.", "The police searched the building for weapons."),
        Example("Roads to the south were closed for four hours.", "Roads to the south were closed for six hours."),
        Example("The mayor opened the new school on Monday.", "The mayor visited the old harbour with his wife."),
        Example("The council voted to keep the library open.", "The council voted not to close the library."),
    )
    differ = (
        Example("Shares of the firm rose on Monday.", "Shares of the firm fell on Monday.", "rose"),
        Example("The hotel stood near the lake.", "The hotel stood far from the lake.", "near"),
        Example("The rebels had won, partly by luck, in May.", "The rebels had lost, mostly by luck, in May.", "lost"),
        Example("The court accepted the appeal.", "The court rejected the appeal.", "accepted"),
        Example("The council voted to keep the library open.", "The council voted to close the library.", "close"),
        Example(
            "The driver left the crash unhurt, police say.",
            "The driver left the crash injured, police say.",
            "unhurt",
        ),
        Example(
            "Thieves stole a brown dog and an orange coat in the town.",
            "Thieves stole a green dog and a blue coat in the town.",
            "Another word",
        ),
        Example("Thieves stole a red bicycle in town.", "Thieves stole a blue bicycle in town.", "One word"),
    )

    def check(self, comparison: Comparison) -> Iterator[Finding]:
        """Yield opposites of pairs of statements, then of pairs of claims."""
        yield from super().check(comparison)
        for pair in comparison.claim_pairs:
            for found in opposite.compare(pair):
                if found.agreement < ONE_SLOT:
                    continue
                yield self.of_slots(found, clauses(found.left, found.right), 0.4 + 0.4 * found.agreement)

    def check_pair(self, meeting: Meeting) -> Iterator[Finding]:
        """Yield the one word in which the statements differ, else opposites among the same words."""
        for found in opposite.kept(meeting):
            yield self.of_slots(found, clauses(found.left, found.right), 0.4 + 0.4 * found.agreement)
        swap = only_difference(meeting)
        if swap is not None:
            one, other = swap
            if not _both_markers(meeting, *swap) and _denied(meeting.left, one) == _denied(meeting.right, other):
                yield from self._swapped(meeting, one, other)
            return
        for one, other in few_differences(meeting):
            if not _both_markers(meeting, one, other) and _denied(meeting.left, one) == _denied(meeting.right, other):
                swapped = self._swapped(meeting, one, other, alone=False)
                yield from (found for found in swapped if found.severity >= Severity.WARNING)
        denied_left, denied_right = marked(meeting.left, "negation"), marked(meeting.right, "negation")
        for i, j, level in _opposed(meeting):
            a, b = meeting.left.units[i], meeting.right.units[j]
            if (level < 3 or not near_copy(meeting)) and (_light(meeting.left, i) or _light(meeting.right, j)):
                continue
            if _both_markers(meeting, a, b) or (i in denied_left) != (j in denied_right):
                continue
            if _denied(meeting.left, a) != _denied(meeting.right, b):
                continue
            placed = _in_copied_gap(meeting, i, j) or (_same_place(meeting, i, j) and one_claim(meeting, i, j))
            if placed and one_stance(meeting, i, j):
                confidence = comparability(meeting, i, j)
                yield self._opposites(meeting, a, b, level, confidence)

    def _opposites(self, meeting: Meeting, a: Unit | Word, b: Unit | Word, level: int, confidence: float) -> Finding:
        return self.finding(
            (meeting.left, a.span),
            (meeting.right, b.span),
            message=clauses((meeting.left, a.span), (meeting.right, b.span)),
            subject=meeting.left.text(a).lower(),
            confidence=0.5 + 0.05 * (level - 3) + 0.45 * confidence,
        )

    def _swapped(self, meeting: Meeting, a: Word, b: Word, alone: bool = True) -> Iterator[Finding]:
        left, right = _forms(meeting.left, a), _forms(meeting.right, b)
        level = contrary(left, right)
        if level and (level > 2 or not {a.lemma, b.lemma} & LIGHT):
            yield self._opposites(meeting, a, b, level, LINKED)
        elif a.content and b.content and other_thing(left, right) and not _both_figures(meeting, a, b):
            apart = incompatible(left, right)
            siblings = "n" in shared_sorts(left, right)
            yield self.finding(
                (meeting.left, a.span),
                (meeting.right, b.span),
                message=(
                    f"{ALONE_DIFFERS if alone else DIFFERS}: {quoted(a.text)} in {meeting.left.name}, "
                    f"{quoted(b.text)} in {meeting.right.name}."
                ),
                subject=a.lower,
                confidence=0.65 if not apart else 0.9 if siblings else 0.8,
                severity=Severity.WARNING if apart else Severity.NOTE,
            )


def _both_figures(meeting: Meeting, a: Word, b: Word) -> bool:
    """Whether both words belong to figures, which number-conflict holds against each other: four hours, six hours."""
    return all(
        any(number.span.meets(at.span) for number in side.numbers)
        for side, at in ((meeting.left, a), (meeting.right, b))
    )


def _both_markers(meeting: Meeting, a: Unit | Word, b: Unit | Word) -> bool:
    """Whether both words set degree, scope or certainty (partly, completely): other rules compare these."""
    types = [
        {m.type for m in side.markers if m.type in GRADED and m.start <= at.start < m.end}
        for side, at in ((meeting.left, a), (meeting.right, b))
    ]
    return bool(types[0] & types[1])


def _opposed(meeting: Meeting) -> Iterator[tuple[int, int, int]]:
    """Yield (left unit, right unit, level) of unlinked units that are opposites; level 3 is of direct opposites.

    Words that are opposites only by a wider sense of one of them count in a short gap alone: of two long phrases some
    pair of words always is. Wider senses of both are not used: almost any two words are opposites by these.
    """
    left = _comparable(meeting.left, meeting.links)
    right = _comparable(meeting.right, meeting.back)
    others = {meeting.right.units[j].key for j in right}
    direct = {i: found for i in left if (found := opposites(meeting.left.units[i].key) & others)}
    for i, found in direct.items():
        for j in right:
            if meeting.right.units[j].key in found:
                yield i, j, 3
    for gap in meeting.gaps:
        if len(gap.left) <= TIGHT and len(gap.right) <= TIGHT:
            for i in (i for i in gap.left if i in left and i not in direct):
                for j in (j for j in gap.right if j in right):
                    level = contrary(_both(meeting.left, i), _both(meeting.right, j))
                    if level > 1:
                        yield i, j, level


def _comparable(side: Side, linked: dict[int, int]) -> set[int]:
    """Return the unlinked units of a side that are plain words."""
    return {
        k
        for k, unit in enumerate(side.units)
        if k not in linked and unit.fact is None and (unit.content or unit.key in PLAIN)
    }


def _denied(side: Side, at: Unit | Word) -> bool:
    """Whether "not", "without" or "non" stands before a word, auxiliaries between: not being able, non-lethal."""
    before = [w.lower for w in side.statement.words if w.end <= at.start][-2:]
    while before and before[-1] in ("-", "be", "being", "been", "have"):
        before.pop()
    return bool(before) and (before[-1] in ("not", "non", "without", "never") or before[-1].endswith("n't"))


def _both(side: Side, index: int) -> tuple[str, ...]:
    unit = side.units[index]
    lower = side.text(unit).lower()
    forms = (lower,) if unit.key == lower else (lower, unit.key)
    return (*forms, *_act_at(side, index))


def _light(side: Side, index: int) -> bool:
    """Whether a unit is a light verb that does not mean an act with the particle behind it."""
    return side.units[index].key in LIGHT and not _act_at(side, index)


def _act_at(side: Side, index: int) -> tuple[str, ...]:
    return _act(side.units[index].key, side.units[index + 1].key if index + 1 < len(side.units) else "")


def _forms(side: Side, word: Word) -> tuple[str, ...]:
    """Return the forms of a word and, of a verb with a particle, the act that the two mean: turned down, reject."""
    behind = next((w.lower for w in side.statement.words if w.start >= word.end), "")
    return (*forms_of(word), *_act(word.lemma, behind))


def _act(verb: str, particle: str) -> tuple[str, ...]:
    act = phrasal_acts().get((verb, particle))
    return () if act is None else (act,)


def _in_copied_gap(meeting: Meeting, i: int, j: int) -> bool:
    """Whether two units stand in one short gap of a copied statement: they had |won|, partly, they had |lost|, mostly.

    Whatever else was changed beside them, who copies a statement and turns a word round turns it round.
    """
    gap = meeting.gap_of(i) if loose_copy(meeting) else None
    return gap is not None and j in gap.right and max(len(gap.left), len(gap.right)) <= TIGHT


def _same_place(meeting: Meeting, i: int, j: int) -> bool:
    """Whether two units stand among the same words, most of all right beside."""
    left, right = meeting.left.units, meeting.right.units
    before = i > 0 and meeting.links.get(i - 1) == j - 1
    after = meeting.links.get(i + 1) == j + 1
    # an article before both says little: "the new school", "the old harbour" differ in the thing, too
    other_things = (
        not after and i + 1 < len(left) and j + 1 < len(right) and left[i + 1].content and right[j + 1].content
    )
    beside = after or (before and not other_things)
    return comparability(meeting, i, j) >= (LEAST_CONFIDENCE if beside else ALONE)
