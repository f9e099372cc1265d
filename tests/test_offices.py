"""`check` on what somebody is said to be: an office that the sources give to somebody else."""

from __future__ import annotations

import pytest

from tests.gates import flags
from xcheck.model import Severity

SOURCE = """The board of Arvel fined the bus company Torrin Coaches on Monday.

Judge Nora Vinter read the order out. "We did our duty," the company's lawyer, Dana Kern, said.

The passengers asked for more. Their spokesman, Paul Hask, called the order weak."""


@pytest.mark.parametrize(
    ("draft", "words"),
    [
        ("Nora Vinter, the company's lawyer, read the order out.", "lawyer"),
        ("Dana Kern, the passengers' spokeswoman, called the order weak.", "spokeswoman"),
        ("Lawyer Nora Vinter read the order out.", "Lawyer"),
    ],
)
def test_an_office_of_another_person_is_an_error(draft: str, words: str) -> None:
    assert any(words in text and severity is Severity.ERROR for text, severity in flags(draft, SOURCE).items())


@pytest.mark.parametrize(
    "draft",
    [
        "Nora Vinter, the judge, read the order out.",
        "Dana Kern, the company's lawyer, said that it had done its duty.",
        "Paul Hask, the passengers' spokesperson, called the order weak.",  # one office, whoever holds it
        "Paul Hask, a spokesman, called the order weak.",
    ],
)
def test_an_office_that_the_sources_tell_is_silent(draft: str) -> None:
    assert flags(draft, SOURCE) == {}
