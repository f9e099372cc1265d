"""What both articles tell word for word is no difference, unless the words mean another thing in each."""

from __future__ import annotations

import pytest

import xcheck

CALLS = "Most of the houses stood four years ago, and no house of the old quarter stood longer. "
FIRST = "The ferry sank off Corvo on Monday with 40 people on board. "


def compared(left: str, right: str) -> xcheck.Report:
    return xcheck.compare(xcheck.Article("one", left), xcheck.Article("two", right))


@pytest.mark.parametrize(
    "text",
    [
        FIRST + "So they did.",
        FIRST + CALLS,
        FIRST + "Of his 41 speeches, fifteen of his speeches were on trade. So he did. So he did.",
        "Some of the guests left, the host said, but every guest of some standing stayed for the speech.",
    ],
)
def test_a_copy_differs_in_nothing_and_has_a_counterpart(text: str) -> None:
    report = compared(text, text)
    assert ([finding.message for finding in report.findings], report.unpaired) == ([], ())


def test_another_word_is_still_told() -> None:
    report = compared(FIRST + "So they did.", FIRST.replace("40", "60") + "So they did.")
    assert "number-conflict" in [finding.rule for finding in report.findings]


def test_words_that_only_one_has_still_have_no_counterpart() -> None:
    report = compared(FIRST + "So they did.", FIRST)
    assert report.unpaired == ("a2",)
