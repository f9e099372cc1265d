"""Who, where: two names in one place of a claim."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..claims import ClaimPair
from ..facts.names import akin
from ..facts.names.likeness import misnamed, namesakes, one_part_changed, share_a_word
from ..match import Side
from ..model import Name
from . import Difference, agreement


def compare(pair: ClaimPair) -> Iterator[Difference]:
    """Yield two names of one kind, each in its claim alone, of which one article at least knows only its own.

    Two names that both articles know are rarely taken for each other: each has its own place in both.
    """
    left, right = pair.sides
    for a in pair.left.names:
        for b in pair.right.names:
            if not another(a, b) or a.adjective != b.adjective:
                continue
            if _holds(right.names, a) or _holds(left.names, b):
                continue
            if _known(right, a) and _known(left, b):
                continue
            yield Difference((left, a.span), (right, b.span), agreement(pair, a.span, b.span), a.role or a.category)


def another(left: Name, right: Name) -> bool:
    """Whether two names may stand for each other and do not mean the same."""
    if misnamed(left, right) or namesakes(left, right) or one_part_changed(left, right):
        return True
    if akin(left, right) or share_a_word(left, right):
        return False
    return left.category == right.category or "other" in (left.category, right.category)


def _holds(names: Sequence[Name], name: Name) -> bool:
    return any(akin(other, name) for other in names)


def _known(side: Side, name: Name) -> bool:
    """Whether the article of a statement has a name anywhere."""
    return any(isinstance(fact, Name) and akin(fact, name) for fact in side.reading.facts)
