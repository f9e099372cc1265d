"""Ids of drafts, of sources and of the findings in several drafts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..model import Finding
from ..pipeline import article_id

DRAFT = "d"
"""Id of the first draft; da, db, ... follow."""

FIRST_SOURCE = ord("s") - ord("a")
"""Number of the first source's id, s; t, u, ... follow, but none that begins with d."""


def draft_id(number: int) -> str:
    """Return d, da, db, ..."""
    return DRAFT + article_id(number - 1) if number else DRAFT


def source_id(number: int) -> str:
    """Return s, t, ... z, aa, ab, ... without those that begin with d, which are drafts'."""
    at = FIRST_SOURCE
    while True:
        id = article_id(at)
        if not id.startswith(DRAFT):
            if number == 0:
                return id
            number -= 1
        at += 1


def numbered(checked: Iterable[Iterable[Finding]]) -> Iterator[Finding]:
    """Yield the findings of all drafts; where an earlier draft has the same fingerprint, a later one counts on."""
    before: dict[str, int] = {}
    for findings in checked:
        here: dict[str, int] = {}
        for finding in findings:
            plain, _, number = finding.id.partition("-")
            here[plain] = max(here.get(plain, 0), int(number or 1))
            total = before.get(plain, 0) + int(number or 1)
            yield finding if total == int(number or 1) else finding.replace(id=f"{plain}-{total}")
        for plain, count in here.items():
            before[plain] = before.get(plain, 0) + count
