"""Other members named for the same group."""

from __future__ import annotations

from collections.abc import Iterator

from ..facts.names import coreferent
from ..match import Comparison
from ..model import Finding, Kind, Name, Severity
from ..profiles.members import Membership, memberships
from ..rule import Example, Rule
from ..sentences import quoted


class MembershipConflict(Rule):
    """The members named for the same group differ, or are named here and only counted there.

    Why it matters: who belongs to an alliance, a board or a list of suspects is a fact of its own.
    What it lets pass: lists that hold the same members in another order; groups that only one article describes.
    """

    id = "membership-conflict"
    kind = Kind.CONFLICT
    severity = Severity.WARNING
    slot = "members"
    agree = (
        Example(
            "The Nordic Pact includes Norway, Denmark and Iceland.",
            "The Nordic Pact includes Iceland, Norway and Denmark.",
        ),
    )
    differ = (
        Example(
            "The Nordic Pact includes Norway, Denmark and Iceland.",
            "The Nordic Pact brought together around 30 countries.",
            "Nordic Pact",
        ),
        Example(
            "The Nordic Pact includes Norway and Denmark.", "The Nordic Pact includes Norway and Iceland.", "Iceland"
        ),
    )

    def check(self, comparison: Comparison) -> Iterator[Finding]:
        """Yield one finding for each group whose members are stated differently."""
        for left in memberships(comparison.left, comparison.sides):
            for right in memberships(comparison.right, comparison.sides):
                if coreferent(left.group, right.group):
                    found = self._compare(left, right)
                    if found is not None:
                        yield found

    def _compare(self, left: Membership, right: Membership) -> Finding | None:
        only_left = [n for n in left.members if not any(coreferent(n, m) for m in right.members)]
        only_right = [m for m in right.members if not any(coreferent(n, m) for n in left.members)]
        if left.members and right.members and (only_left or only_right):
            parts = [f"only {left.side.name} names {_list(only_left)}"] if only_left else []
            parts += [f"only {right.side.name} names {_list(only_right)}"] if only_right else []
            detail, confidence = ", ".join(parts).replace("only", "Only", 1), 0.8
        elif bool(left.members) != bool(right.members):
            named, counted = (left, right) if left.members else (right, left)
            described = counted.side.text(counted.span)
            detail = f"{named.side.name} names {_list(named.members)}, {counted.side.name} says {quoted(described)}"
            confidence = 0.75
        else:
            return None
        return self.finding(
            (left.side, left.span),
            (right.side, right.span),
            message=f"Who belongs to {left.group.text}? {detail}.",
            subject=left.group.key,
            confidence=confidence,
        )


def _list(names: list[Name] | tuple[Name, ...]) -> str:
    texts = [name.text for name in names]
    return texts[0] if len(texts) == 1 else f"{', '.join(texts[:-1])} and {texts[-1]}"
