"""Rows of the matrix hold one question each: what two articles state of two things stands in none of them together."""

from __future__ import annotations

import pytest

from tests.cases import compared
from tests.test_many import compare
from tests.test_matrix import rows, words
from xcheck.facts.names import same_name
from xcheck.model import Name, Report


def together(report: Report, *texts: str) -> bool:
    """Whether one row holds all of some words."""
    return any({place.text for cell in row.cells for place in cell} >= set(texts) for row in report.matrix)


def test_a_recent_day_is_one_only_where_the_statements_tell_one_thing() -> None:
    report = compared("maker-layoffs", "business-letter.txt", "market-wire.txt", "tolvik-post.txt")
    assert not together(report, "Tuesday", "Tuesday morning")  # the call, what was read out in the canteen
    assert together(report, "21 October")
    alike = compare(
        "The Lorca Post, 12 May 2025\n\nThe union rejected the cuts on Monday.",
        "The Lorca Times, 12 May 2025\n\nOn Monday the union rejected the cuts in a letter.",
    )
    assert together(alike, "Monday")


def test_a_seat_of_government_is_no_name_of_another() -> None:
    report = compare(
        "Officials in Washington spoke of a plan. Washington said that Ana Lund would speak.",
        "The White House said on Sunday that Ana Lund would speak. The White House has a plan.",
    )
    assert together(report, "Ana Lund")
    assert not together(report, "Washington", "White House")


def test_two_acts_of_one_party_on_other_days_are_two() -> None:
    text = "Anna Weber {} for mayor in {}."
    assert rows(compare(text.format("ran", 2008), text.format("ran", 2008)), "actor")
    assert not rows(compare(text.format("ran", 2008), text.format("is running", 2016)), "actor")


@pytest.mark.parametrize(("owner", "one"), [("Lund", True), ("Weber", False)])
def test_a_rate_of_another_owner_is_another_rate(owner: str, one: bool) -> None:
    report = compare(
        "Ana Lund and Carl Weber released papers. In 2014 Lund paid a federal tax rate of 35.7 percent.",
        f"Ana Lund and Carl Weber have much. {owner} paid an effective federal tax rate of roughly 36 percent.",
    )
    assert together(report, "35.7 percent", "roughly 36 percent") is one


def test_the_speaker_that_most_articles_name_asks_for_the_words() -> None:
    report = compare(
        "“We asked for a wall and got nothing at all,” the Post quotes.",
        *("“We asked for a wall and got nothing at all,” said Anna Weber.",) * 2,
    )
    (found,) = rows(report, "quotation")
    assert found.question.endswith("(Anna Weber)"), words(found)


def test_committees_that_differ_in_a_word_are_two() -> None:
    national, senatorial = (
        Name(0, 1, text, "a1", key=text.lower(), category="organisation")
        for text in ("Republican National Committee", "Republican Senatorial Committee")
    )
    assert not same_name(national, senatorial)


def test_words_of_an_article_end_where_the_sentence_about_them_does() -> None:
    told = "“We are shocked,” she said. “These pictures belong to the whole {}.”"
    messages = {found.message for found in compare(told.format("town"), told.format("country")).findings}
    assert "a: “These pictures belong to the whole town”. b: “These pictures belong to the whole country”." in messages
