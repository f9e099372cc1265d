"""Details that the other article tells in other words, beside the statement that answers, are not missing."""

from __future__ import annotations

import pytest

import xcheck

QUOTED = "“We will open all our books to the inspectors of the harbour,” "
QUIET = "Nobody was on deck."


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
        (  # a kind of what is told
            f"The old mill was sold to a yard in May by a doctor to the east of Lorvik harbour. {QUIET}",
            "The old mill was sold to a yard in May. The harbour of Lorvik, to the east, has a surgeon.",
        ),
        (  # the figure is of something that is called otherwise
            "The port has 63 reports of leaks that began under the pier, including 21 reports of injuries.",
            "The port knows of 63 leaks that began under the pier. Twenty-one people were injured by the leaks.",
        ),
        (  # a form of address
            f"{QUOTED}Dr. Marten said. Ivo Marten runs the firm.",
            f"{QUOTED}Marten said. Ivo Marten runs the firm.",
        ),
        (  # where and when a report was filed
            "LORVIK, 5 May 2026 (Shore News) - The old ferry to Lorvik sank in a storm off the coast early in May.",
            "The old ferry to Lorvik sank in a storm off the coast early in May. Nobody was on deck.",
        ),
        (  # a word too general to be missed where more than it differs
            f"The harbour of Lorvik will in that case buy two ferries and a crane in May. {QUIET}",
            f"Two ferries and a new crane will be bought in May by the harbour of Lorvik. {QUIET}",
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
        (  # and, wide as the word is, whom it is told of
            f"Two cups a day lowered the risk of falls by 18% among women in the trial. {QUIET}",
            f"Two cups each day cut the risk of falls by 18% in the trial, doctors say. {QUIET}",
            "women",
        ),
        (  # a figure that is told of nothing there
            "The port has 63 reports of leaks that began under the pier, including 34 reports of injuries.",
            "The port knows of 63 leaks that began under the pier. Twenty-one people were injured by the leaks.",
            "34",
        ),
        (  # in a copy even a general word is left out on purpose
            f"The council quickly rejected the order for the two ferries on Tuesday. {QUIET}",
            f"The council rejected the order for the two ferries on Tuesday. {QUIET}",
            "quickly",
        ),
        (  # told far from the statement that answers
            f"{QUOTED}the lawyer, Ivo D. Marten, said. The firm ships grain.",
            f"{QUOTED.replace('inspectors', 'officers')}he said. "
            "Rain fell on the town. Sheep grazed there. Farmers sold barley. An attorney was found in the orchard.",
            "lawyer",
        ),
    ],
)
def test_what_is_told_nowhere_is_missing(left: str, right: str, words: str) -> None:
    assert any(words in detail for detail in details(left, right)), details(left, right)


@pytest.mark.parametrize(
    ("behind", "words"),
    [
        (" by the lawyer Ivo Marten in Lorvik", "in Lorvik"),
        (", by the lawyer, Ivo Marten, near the chapel of Orm", "near the chapel of Orm"),
        (" near the chapel of Orm, by the lawyer, Ivo Marten", "near the chapel of Orm"),
        (" near the chapel of Orm by the lawyer, Ivo Marten", "near the chapel of Orm by the lawyer"),  # no mark there
    ],
)
def test_what_is_told_beside_is_cut_off_a_detail(behind: str, words: str) -> None:
    left = f"The old ferry was sold to a yard in May{behind}."
    assert details(left, "The old ferry was sold to a yard in May. Ivo Marten is an attorney.") == [words]


@pytest.mark.parametrize(
    ("count", "expected"), [("one new ferry", False), ("1 new ferry", True), ("six ferries", True)]
)
def test_one_in_letters_is_hardly_a_count(count: str, expected: bool) -> None:
    found = details(
        f"The harbour of Lorvik has ordered {count} from a yard in the north.",
        "The harbour of Lorvik has new plans. A yard in the north builds.",
    )
    assert any(count.split()[0] in words.split() for words in found) is expected
