"""Details that the other article tells in other words, beside the statement that answers, are not missing."""

from __future__ import annotations

import pytest

import xcheck

QUOTED = "“We will open all our books to the inspectors of the harbour,” "


def details(left: str, right: str) -> list[str]:
    """Return the words that one of two articles is said to have alone."""
    found = xcheck.compare(xcheck.Article("a", left), xcheck.Article("b", right)).findings
    return [finding.places[0].text for finding in found if finding.rule == "omitted-detail"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (  # a synonym and a middle initial, one statement further on
            f"{QUOTED}the lawyer, Ivo D. Marten, said. The firm ships grain.",
            f"{QUOTED.replace('inspectors', 'officers')}he said. Ivo Marten is the attorney of the firm.",
        ),
        (  # the figure is of something that is called otherwise
            "The port has 63 reports of leaks that began under the pier, including 21 reports of injuries.",
            "The port knows of 63 leaks that began under the pier. Twenty-one people were injured by the leaks.",
        ),
        (  # a form of address
            f"{QUOTED}Mr. Marten said. Ivo Marten runs the firm.",
            f"{QUOTED}Marten said. Ivo Marten runs the firm.",
        ),
        (  # where and when a report was filed
            "LORVIK, 5 May 2026 (Shore News) - The old ferry to Lorvik sank in a storm off the coast early in May.",
            "The old ferry to Lorvik sank in a storm off the coast early in May. Nobody was on deck.",
        ),
        (  # a word too general to be missed where more than it differs
            "Their captain left the burning ferry at the age of 61, and sold his house in Lorvik.",
            "In Lorvik their captain, 61, sold his house; he had left the burning ferry to its crew.",
        ),
    ],
)
def test_what_is_told_beside_or_in_other_words_is_not_missing(left: str, right: str) -> None:
    assert details(left, right) == []


@pytest.mark.parametrize(
    ("left", "right", "words"),
    [
        (  # another role than the one told
            f"{QUOTED}the bookkeeper, Ivo Marten, said. The firm ships grain.",
            f"{QUOTED.replace('inspectors', 'officers')}he said. Ivo Marten is the attorney of the firm.",
            "bookkeeper",
        ),
        (  # a kind of what the other has is a detail
            "Two cups a day lowered the risk of falls by 18% among women in the trial.",
            "Two cups each day cut the risk of falls by 18% in older adults of the trial.",
            "women",
        ),
        (  # a figure that is told of nothing there
            "The port has 63 reports of leaks that began under the pier, including 34 reports of injuries.",
            "The port knows of 63 leaks that began under the pier. Twenty-one people were injured by the leaks.",
            "34",
        ),
        (  # in a copy even a general word is left out on purpose
            "The council rejected the final order for the two new ferries on Tuesday.",
            "The council rejected the order for the two new ferries on Tuesday.",
            "final",
        ),
        (  # told far from the statement that answers
            "The crew of the grey ferry slept in the chapel above the town. " + "Rain fell. " * 3,
            "The crew of the grey ferry slept above the town. "
            + "The old mill burnt down. Farmers sold barley at the fair. The bridge to Orm is shut. " * 2
            + "A church was built in 1802.",
            "chapel",
        ),
    ],
)
def test_what_is_told_nowhere_is_missing(left: str, right: str, words: str) -> None:
    assert any(words in detail for detail in details(left, right)), details(left, right)


@pytest.mark.parametrize(("count", "told"), [("one new ferry", False), ("1 new ferry", True), ("six ferries", True)])
def test_one_in_letters_is_hardly_a_count(count: str, told: bool) -> None:
    found = details(
        f"The harbour of Lorvik has ordered {count} from a yard in the north.",
        "The harbour of Lorvik has new plans. A yard in the north builds.",
    )
    assert any(count.split()[0] in words.split() for words in found) is told
