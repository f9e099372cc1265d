"""`check` on how far an act has come: asked about, ordered, under way, done."""

from __future__ import annotations

import pytest

from tests.gates import flags
from xcheck.model import Severity

SOURCE = """The court in Arvel on Monday ordered Torrin Coaches to pay 2 million euros to 90 passengers.

The council plans to close the depot in May. The last guests left the hall at noon.

Police are still checking whether the manager, Otto Lund, accepted gifts from a garage. He denies it.

Engineers repaired the bridge after they had been told to repair it."""


@pytest.mark.parametrize(
    ("draft", "words", "severity"),
    [
        ("Police said that Otto Lund accepted gifts from a garage.", "accepted", Severity.ERROR),  # of a named person
        ("Otto Lund accepted gifts from a garage.", "accepted", Severity.ERROR),
        ("Torrin Coaches has paid 2 million euros to the passengers.", "has paid", Severity.ERROR),
        ("The council closed the depot.", "closed", Severity.ERROR),
        ("Police have finished checking the manager.", "have finished", Severity.ERROR),
        ("Police have closed the check.", "have closed", Severity.ERROR),
    ],
)
def test_what_is_told_as_done_too_early_is_told(draft: str, words: str, severity: Severity) -> None:
    assert flags(draft, SOURCE).get(words) is severity


@pytest.mark.parametrize(
    "draft",
    [
        "Police are checking whether Otto Lund accepted gifts from a garage.",
        "Otto Lund denies that he accepted gifts.",
        "Torrin Coaches was ordered to pay 2 million euros to the passengers.",
        "Torrin Coaches must pay 2 million euros to the passengers.",
        "The council wants to close the depot.",
        "Engineers repaired the bridge.",  # told as ordered here, as done there
        "The guests left the hall.",
    ],
)
def test_what_the_sources_tell_so_is_silent(draft: str) -> None:
    assert flags(draft, SOURCE) == {}
