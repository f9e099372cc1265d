"""An outlet against the others: counts over all events, and no verdict.

copies        articles that other outlets ran unchanged, too: agency text
alone         figures and dates with which it stands alone while at least two others agree on another one
vaguer        how often another was more exact; exacter the reverse
unattributed  claims reported as plain fact that another gives to a speaker
own updates   newer figures in a later article of its own: corrections, and stories that went on
"""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from ..model import Kind
from ..rules import rule_of
from .names import outlet_of
from .ranking import Difference, Ranking, Wanted
from .store import Archive

FIGURES = ("number", "date")
"""Slots in which an outlet may stand alone."""


class Profile(NamedTuple):
    """Counts of one outlet."""

    outlet: str
    articles: int = 0
    copies: int = 0
    events: int = 0
    conflicts: int = 0
    alone: int = 0
    vaguer: int = 0
    exacter: int = 0
    unattributed: int = 0
    updates: int = 0


def profiles(archive: Archive, wanted: Wanted) -> list[Profile]:
    """Return the profile of each outlet, those with most articles first."""
    counts: dict[str, Counter[str]] = {}

    def add(outlet: str, what: str) -> None:
        counts.setdefault(outlet, Counter())[what] += 1

    ranking = Ranking(archive)
    event_of = dict(archive.rows("SELECT article, event FROM member"))
    events: dict[str, set[str]] = {}
    ids = [row[0] for row in archive.rows("SELECT id FROM article ORDER BY id")]
    for at in range(0, len(ids), 500):
        for id, carriers in archive.carriers(ids[at : at + 500]).items():
            who = {outlet_of(carrier) for carrier in carriers}
            for outlet in who:
                add(outlet, "articles")
                if len(who) > 1:
                    add(outlet, "copies")
                if id in event_of:
                    events.setdefault(outlet, set()).add(event_of[id])
    for difference in ranking.differences(wanted._replace(outlets=())):
        for outlet, what in _counts(difference):
            add(outlet, what)
    found = [
        Profile(
            outlet, *(len(events.get(outlet, ())) if name == "events" else some[name] for name in Profile._fields[1:])
        )
        for outlet, some in counts.items()
        if not wanted.outlets or outlet in wanted.outlets
    ]
    return sorted(found, key=lambda profile: (-profile.articles, profile.outlet))


def _counts(difference: Difference) -> list[tuple[str, str]]:
    """Return what a difference counts for which outlets."""
    counts: list[tuple[str, str]] = []
    everyone = {outlet for side in difference.sides for outlet in side}
    slot = rule_of(difference.rule).slot
    if difference.kind is Kind.CONFLICT:
        counts += [(outlet, "conflicts") for outlet in everyone]
    if difference.kind is Kind.CONFLICT and slot in FIGURES and len(difference.sides) == 2:
        for one, other in (difference.sides, difference.sides[::-1]):
            if len(one) == 1 and len(other) > 1:
                counts.append((one[0], "alone"))
    if difference.kind is Kind.PRECISION and difference.stronger:
        counts += [(outlet, "exacter") for outlet in difference.stronger]
        counts += [(outlet, "vaguer") for outlet in everyone - set(difference.stronger)]
    if difference.kind is Kind.WORDING and slot == "speaker" and difference.stronger:
        counts += [(outlet, "unattributed") for outlet in difference.stronger]
    if difference.kind is Kind.UPDATE and len(everyone) == 1:
        counts += [(outlet, "updates") for outlet in everyone]
    return sorted(counts)
