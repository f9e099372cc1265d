"""What the sources state in the place of words of a draft: whichever way it is found, it is told by these places."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, TypeVar

from ..match import Side
from ..model import Span
from ..sentences import stretch

T = TypeVar("T")


class Against(NamedTuple):
    """Words of a draft statement, and those of a source that exclude them."""

    span: Span
    there: Side
    theirs: Span
    certain: bool = True
    "Whether it is an error, and not only worth a look."

    @property
    def words(self) -> str:
        """The words of the source; of a whole statement how it begins."""
        whole = self.theirs == self.there.statement.span
        return stretch(self.there, self.theirs) if whole else self.there.text(self.theirs)


def unless_stated(found: Iterable[tuple[bool, T]]) -> T | None:
    """Return the first place that has something otherwise; None where any has it as the draft does, which is True."""
    first = None
    for alike, place in found:
        if alike:
            return None
        first = first or place
    return first
