"""The same act, another actor."""

from __future__ import annotations

from collections.abc import Iterator

from ..claims import whole
from ..comparability import SAME_EVENT, is_verb, only_says
from ..comparability.single import incompatible, other_thing, sort_of
from ..data import classes
from ..match import Meeting, Side
from ..model import Finding, Kind, Severity
from ..rule import Example, Rule
from ..sentences import clauses, quoted
from ..slots import actor, role

CLOSE = 0.6
"""Least closeness of two statements in which who did what to whom is stated the other way round."""


class RoleConflict(Rule):
    """Who acts and who is acted upon change places: A beat B, B beat A.

    Why it matters: the same names and the same verb, and the story is turned round.
    Two parties that one article tells apart may be exchanged as well: the town opposed the dam and the union refused
    the loan here, the union opposed the dam there.
    What it lets pass: the passive ("B was beaten by A"); lists told in another order; statements that share little.
    """

    id = "role-conflict"
    kind = Kind.CONFLICT
    severity = Severity.ERROR
    slot = "actor"
    needs = "event"
    agree = (
        Example("Norway beat Denmark in the final in Oslo.", "Denmark was beaten by Norway in the final in Oslo."),
        Example("Norway and Denmark signed the treaty in Oslo.", "Denmark and Norway signed the treaty in Oslo."),
        Example(
            "The union opposed the dam at the hearing.",
            "The town and the union opposed the dam at the hearing, and the council refused the loan.",
        ),
        Example("Norway, which beat Denmark, won in Oslo.", "Norway won in Oslo, having beaten Denmark."),
        Example(
            "Talks stalled on Tuesday in Lyon when the union left the room for good.",
            "Talks stalled on Tuesday in Lyon when the company left the harbour for good.",
        ),
        Example("The man sold the old boat in May in Lyon.", "The fisherman sold the old boat in May in Lyon."),
        Example(
            "The union and the plant had asked the board to keep the boat.", "The union had wanted to keep the boat."
        ),
        Example("In winter a pipe laid bare freezes at once.", "A line laid bare freezes at once in winter."),
        Example(
            "The big rise in the price of oil hurt the firm in May.",
            "In May the firm was hurt by the extraordinary rise in the price of oil.",
        ),
    )
    differ = (
        Example("Norway beat Denmark in the final in Oslo.", "Denmark beat Norway in the final in Oslo.", "Norway"),
        Example("On Monday night the company left the table.", "The union left the table on Monday night.", "union"),
        Example(
            "The union opposed the dam at the hearing.",
            "The town opposed the dam at the hearing, and the union refused the loan.",
            "what “The town” does",
        ),
        Example("Weber accused Lang of fraud on Monday.", "Lang accused Weber of fraud on Monday.", "Weber"),
    )

    def check_pair(self, meeting: Meeting) -> Iterator[Finding]:
        """Yield an act that another does, or whose parts stand in each other's places."""
        yield from self._other_actor(meeting)
        for found in actor.compare(whole(meeting)):
            (left, a), (right, b) = found.left, found.right
            yield self.of_slots(
                found,
                message=(
                    f"{quoted(left.text(a))} does in {left.name} what {quoted(right.text(b))} does in {right.name}."
                ),
                confidence=0.5 + 0.4 * found.agreement,
            )
        if meeting.closeness < CLOSE:
            return
        for found in role.compare(whole(meeting)):
            yield self.of_slots(found, clauses(found.left, found.right), 0.5 + 0.4 * meeting.closeness)

    def _other_actor(self, meeting: Meeting) -> Iterator[Finding]:
        """Yield an act on one object that another thing or body does: the company / the union left the table."""
        if meeting.pair.score < SAME_EVENT:
            return
        for verb, answer in sorted(meeting.links.items()):
            if not (is_verb(meeting.left, verb) and is_verb(meeting.right, answer)):
                continue
            if only_says(meeting.left, verb) or not _same_object(meeting, verb, answer):
                continue
            left, right = _noun_before(meeting.left, verb), _noun_before(meeting.right, answer)
            if left is None or right is None or left in meeting.links or right in meeting.back:
                continue
            a, b = meeting.left.units[left], meeting.right.units[right]
            apart = other_thing((a.key,), (b.key,)) and incompatible((a.key,), (b.key,))
            if not apart or _anybody(a.key, b.key):
                continue
            yield self.finding(
                (meeting.left, a.span),
                (meeting.right, b.span),
                message=clauses((meeting.left, a.span), (meeting.right, b.span)),
                subject=meeting.left.units[verb].key,
                confidence=0.6,
                severity=Severity.WARNING,
            )


def _anybody(left: str, right: str) -> bool:
    """Whether one noun may be said of whoever the other one names: the man, the fisherman."""
    people = classes("loose_units")
    return any(
        people.get(one) == "people" and other in classes("persons") for one, other in ((left, right), (right, left))
    )


def _noun_before(side: Side, verb: int) -> int | None:
    """Return the noun right before a verb, behind "the": no name, no pronoun, nobody in particular ("a roof")."""
    at = verb - 1
    if at < 1 or not side.units[at].content or side.units[at].fact is not None or is_verb(side, at):
        return None
    noun = sort_of((side.text(side.units[at]).lower(),)) == "n"  # "the big increase in" has no verb
    return at if noun and side.units[at - 1].key == "the" else None


def _same_object(meeting: Meeting, verb: int, answer: int) -> bool:
    """Whether the next content words behind a verb are linked."""
    left, right = _next(meeting.left, verb), _next(meeting.right, answer)
    return left is not None and meeting.links.get(left) == right


def _next(side: Side, verb: int) -> int | None:
    return next((at for at in range(verb + 1, min(verb + 4, len(side.units))) if side.units[at].content), None)
