"""Another word in a statement that is else the same."""

from __future__ import annotations

from collections.abc import Iterator

from ..comparability.single import Row, forms_of, only_difference, only_phrase, other_thing, sort_of
from ..match import Meeting, Side
from ..model import Finding, Kind, Severity, Span
from ..rule import Example, Rule
from ..senses import contrary, synonym_or_hyponym
from ..sentences import quoted
from ..voices.utterance import alike
from ..words import analyse

COPY = 10
"""Content words, the same in two statements, from which one other noun among them is a warning."""


class OtherWord(Rule):
    """Two statements that are else the same have another word or short phrase in one place.

    Why it matters: who copies a sentence and changes one place of it, changes what it says: a truckie becomes an
    officer. Whether the two words mean the same is left to the reader.
    What it lets pass: synonyms, inflections and other spellings; names, figures and dates on both sides, opposites and
    words known to mean other things, which have rules of their own; two verbs. It is a warning
    of one noun in a long statement only.
    """

    id = "other-word"
    kind = Kind.WORDING
    severity = Severity.NOTE
    agree = (
        Example("The firm sold the old mine in May.", "The firm has sold the old mine in May."),
        Example("The grey cat slept near the stove.", "The gray cat slept near the stove."),
        Example("The driver fell asleep near the old mill.", "The driver fell aslepe near the old mill."),
        Example("A porter found the old map in May.", "On the fifth day of May the map turned up at a stall."),
    )
    differ = (
        Example(
            "The young team praised its goalie after the long match in May.",
            "The young team praised its coxswain after the long match in May.",
        ),
        Example(
            "Two days later a farmhand saw the small boat in the reeds.",
            "Two days later a retired teacher saw the small boat in the reeds.",
        ),
    )

    def check_pair(self, meeting: Meeting) -> Iterator[Finding]:
        """Yield the one place that differs, where no other rule can say how."""
        place = only_phrase(meeting)
        if place is None or _covered_elsewhere(meeting, *place) or _one_meaning(*place):
            return
        spans = [Span(row[0].start, row[-1].end) for row in place]
        left, right = meeting.left.text(spans[0]), meeting.right.text(spans[1])
        yield self.finding(
            (meeting.left, spans[0]),
            (meeting.right, spans[1]),
            message=(
                f"One place alone differs: {quoted(left)} in {meeting.left.name}, "
                f"{quoted(right)} in {meeting.right.name}."
            ),
            subject=left.lower(),
            confidence=0.6,
            severity=Severity.WARNING if _copied(meeting) and all(map(_is_noun, place)) else None,
        )


def _copied(meeting: Meeting) -> bool:
    """Whether so much is the same that one statement must be a copy of the other, changed on purpose."""
    return sum(word.content for word in meeting.left.statement.words) > COPY


def _is_noun(row: Row) -> bool:
    words = [word for word in row if word.content]
    return len(words) == 1 and sort_of(forms_of(words[0])) == "n"


def _covered_elsewhere(meeting: Meeting, left: Row, right: Row) -> bool:
    """Whether another rule looks at such a place: facts or markers on both sides, opposites, known other things."""
    if all(_holds_fact(side, row) for side, row in ((meeting.left, left), (meeting.right, right))):
        return True
    if all(_is_marked(side, row) for side, row in ((meeting.left, left), (meeting.right, right))):
        return True
    swap = only_difference(meeting)
    if swap is None:
        return False
    a, b = (forms_of(word) for word in swap)
    return bool(contrary(a, b)) or other_thing(a, b)


def _holds_fact(side: Side, row: Row) -> bool:
    facts = (*side.names, *side.numbers, *side.dates)
    return any(fact.span.meets(word) for fact in facts for word in row if word.content)


def _is_marked(side: Side, row: Row) -> bool:
    return any(marker.start <= word.start < marker.end for marker in side.markers for word in row)


def _one_meaning(left: Row, right: Row) -> bool:
    """Whether each content word of one side has its like on the other, or both are two verbs."""
    a, b = ([word for word in row if word.content] for row in (left, right))
    if all(analyse(word.lower)[1][:1] == "v" for word in (*a, *b)):
        return True
    fewer, more = sorted((a, b), key=len)
    return all(
        any(alike(w, other) or synonym_or_hyponym(forms_of(w), forms_of(other)) for other in more) for w in fewer
    )
