"""`check` on the order of two acts, and on how many they are told of."""

from __future__ import annotations

import pytest

from tests.gates import flags
from xcheck.model import Severity

SOURCE = """The council of Arvel reopened the bridge in May after engineers replaced the bolts.

Most of the injured have left hospital; four still cannot walk. Most guests praised the crew.

The bus was sold before the company moved to Tarvo."""


@pytest.mark.parametrize(
    ("draft", "words"),
    [
        ("Engineers replaced the bolts after the bridge had been reopened.", "after"),
        ("After the bridge was reopened, engineers replaced the bolts.", "After"),
        ("The company moved to Tarvo before the bus was sold.", "before"),
        ("Most of the injured still cannot walk.", "Most of"),  # told of four
        ("All of the injured have left hospital.", "All of"),
        ("All guests praised the crew.", "All"),
    ],
)
def test_a_turned_order_and_a_larger_share_are_errors(draft: str, words: str) -> None:
    assert any(text.startswith(words) and found is Severity.ERROR for text, found in flags(draft, SOURCE).items())


@pytest.mark.parametrize(
    "draft",
    [
        "Engineers replaced the bolts before the bridge was reopened.",
        "After engineers had replaced the bolts, the council reopened the bridge.",
        "The bridge was reopened once the bolts had been replaced.",
        "The company moved to Tarvo after the bus was sold.",
        "Most of the injured have left hospital.",
        "Four of the injured still cannot walk.",
        "Most of the guests praised the crew.",
    ],
)
def test_the_same_order_and_share_in_other_words_are_silent(draft: str) -> None:
    assert flags(draft, SOURCE) == {}
