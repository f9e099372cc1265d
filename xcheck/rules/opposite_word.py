"""Opposites, or words for different things, in the same place."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz.distance import Indel

from ..facing import marked, same_gap, sureness, word
from ..match import Gap, Meeting, Side
from ..model import Finding, Kind, Number, Severity
from ..rule import Example, Rule
from ..senses import contrary, kin, known, shared_sorts
from ..words import analyse, opposite

SURE = 0.45
"""Least sureness that the two words stand in the same place, beside a word that answers."""

ALONE = 0.75
"""The same without such a neighbour: "the new school", "the old harbour"."""

LEAST_SHARED = 3
"""Content words that two statements need beside the one they differ in."""

ONE_SPELLING = 0.7
"""Normalised Indel similarity from which two words are taken for one word spelt twice: fibre, fiber."""

PLAIN = frozenset(
    "before after during above below inside outside over under more less fewer most least with without "
    "for against up down earlier later".split()
)
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
        """Yield unlinked words that are opposites and stand among the same words, else the one word that differs."""
        told = False
        denied_left, denied_right = marked(meeting.left, "negation"), marked(meeting.right, "negation")
        for i, j in _free(meeting):
            level = _opposed(meeting, i, j)
            if level and _same_place(meeting, i, j) and (i in denied_left) == (j in denied_right):
                told = True
                yield self._opposites(meeting, i, j, level)
        swap = None if told else _only_difference(meeting)
        if swap is not None:
            yield self._other_word(meeting, *swap)

    def _opposites(self, meeting: Meeting, i: int, j: int, level: int) -> Finding:
        left, right = word(meeting.left, i), word(meeting.right, j)
        return self.finding(
            (meeting.left, meeting.left.units[i].span),
            (meeting.right, meeting.right.units[j].span),
            message=f"'{left}' in {meeting.left.name}, '{right}' in {meeting.right.name}",
            subject=meeting.left.units[i].key,
            confidence=0.4 + 0.05 * (level - 3) + 0.5 * sureness(meeting, i, j),
        )

    def _other_word(self, meeting: Meeting, i: int, j: int) -> Finding:
        left, right = _forms(meeting.left, i), _forms(meeting.right, j)
        verbs = _sort(left) == _sort(right) == "v"
        siblings = "n" in shared_sorts(left, right)
        return self.finding(
            (meeting.left, meeting.left.units[i].span),
            (meeting.right, meeting.right.units[j].span),
            message=(
                f"the two differ in one word only: '{word(meeting.left, i)}' in {meeting.left.name}, "
                f"'{word(meeting.right, j)}' in {meeting.right.name}"
            ),
            subject=meeting.left.units[i].key,
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
    """Whether a unit is a plain word, or an ordinal: first, last."""
    unit = side.units[index]
    if unit.fact is not None:
        return isinstance(unit.fact, Number) and unit.fact.form == "ordinal"
    return unit.content or unit.key in PLAIN


def _opposed(meeting: Meeting, i: int, j: int) -> int:
    """Return how directly two units are opposites, 0 for not; by wider senses only when they fill the same gap."""
    left, right = _forms(meeting.left, i), _forms(meeting.right, j)
    if any(opposite(a, b) for a in left for b in right):
        return 3
    if (
        not (meeting.left.units[i].content and meeting.right.units[j].content)
        or same_gap(meeting, i, j) is None
    ):
        return 0
    return contrary(left, right)


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


def _forms(side: Side, index: int) -> tuple[str, ...]:
    """Return a unit as it stands, in lower case, and its lemma."""
    unit = side.units[index]
    lower = side.text(unit.span).lower()
    return (lower,) if unit.fact is not None or unit.key == lower else (lower, unit.key)


def _sort(forms: tuple[str, ...]) -> str:
    """Return the commonest part of speech of a word; a rare word is taken for a noun."""
    return (analyse(forms[0])[1] or "n")[0]


def _only_difference(meeting: Meeting) -> tuple[int, int] | None:
    """Return the two common words that alone keep the statements from saying the same, or None."""
    if len(meeting.gaps) != 1:
        return None
    left, right = _content(meeting.left, meeting.gaps[0].left), _content(meeting.right, meeting.gaps[0].right)
    if left is None or right is None or not _one_word(meeting.gaps[0]):
        return None
    if sum(meeting.left.units[i].content for i in meeting.links) < LEAST_SHARED:
        return None
    a, b = _forms(meeting.left, left), _forms(meeting.right, right)
    if not (known(a) and known(b)) or kin(a, b) or _sort(a) != _sort(b):
        return None
    if _sort(a) == "v" and "v" in shared_sorts(a, b):
        return None
    if Indel.normalized_similarity(a[0], b[0]) >= ONE_SPELLING:
        return None
    return left, right


def _content(side: Side, indices: range) -> int | None:
    """Return the one content word of a run, if it stands for no fact."""
    found = [k for k in indices if side.units[k].content]
    return found[0] if len(found) == 1 and side.units[found[0]].fact is None else None


def _one_word(gap: Gap) -> bool:
    """Whether a gap holds one word on each side, and at most a function word beside it."""
    return len(gap.left) <= 2 and len(gap.right) <= 2
