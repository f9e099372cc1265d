"""`check` on deaths, steps of a case and causes that no source tells."""

from __future__ import annotations

import pytest

from tests.gates import flags
from xcheck.model import Severity

SOURCE = """A bus of Torrin Coaches left the road near Arvel on Friday.

The driver, Paul Hask, was taken to hospital, and 12 passengers were hurt. The company checks its brakes.

Judge Nora Vinter said that the company had ignored a warning. "We did not cause it," the company said."""


@pytest.mark.parametrize(
    ("draft", "words", "severity"),
    [
        ("Four passengers of the bus died near Arvel.", "died", Severity.ERROR),
        ("The passengers of the bus were charged.", "were charged", Severity.WARNING),
        ("The judge said the crash of the bus was caused by the driver.", "was caused", Severity.WARNING),
    ],
)
def test_what_no_source_tells_of_anybody_is_told(draft: str, words: str, severity: Severity) -> None:
    assert flags(draft, SOURCE).get(words) is severity


@pytest.mark.parametrize(
    ("draft", "more"),
    [
        ("Passengers died.", "The toll rose to three on Sunday."),
        ("Two passengers were killed.", "Two passengers lost their lives; the victims were from Arvel."),
        ("The accident was caused by the driver.", "Police blamed the driver for the accident."),
        ("Nobody died.", "All passengers are well."),
        ("The passengers could have died.", ""),
    ],
)
def test_other_words_for_it_are_silent(draft: str, more: str) -> None:
    assert not {"died", "were killed", "was caused"} & flags(draft, f"{SOURCE}\n\n{more}").keys()
