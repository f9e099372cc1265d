"""What articles say that things are: what is read as a definition, and which two of them differ."""

from __future__ import annotations

import pytest

import xcheck
from xcheck.config import Settings
from xcheck.match import sides
from xcheck.pipeline import read
from xcheck.profiles.definitions import definitions


def defined(text: str) -> list[tuple[str, str]]:
    reading = read(xcheck.Article("text", text), "a", Settings())
    return [
        (definition.label, definition.side.text(definition.span)) for definition in definitions(reading, sides(reading))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The road toll is a tax on lorries.", [("the road toll", "tax")]),
        ("Heat pumps are machines that move warmth.", [("heat pumps", "machines")]),
        ("The duty is a kind of tax.", [("the duty", "tax")]),
        ("The duty is one of the oldest taxes in Norway.", [("the duty", "oldest taxes")]),
        ("The bill came from Nordsea Cables, a private company.", [("Nordsea Cables", "private company")]),
        ("Nordsea Cables, which is a private company, lost.", [("Nordsea Cables", "private company")]),
        ("Police say little, but Nordsea Cables is a private company.", [("Nordsea Cables", "private company")]),
    ],
)
def test_a_definition_is_read(text: str, expected: list[tuple[str, str]]) -> None:
    assert defined(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The road toll is not a tax.",
        "The road toll may be a tax.",
        "The road toll is high.",
        "The road toll is the last tax of its sort.",
        "It is a tax on lorries.",
        "There is a tax on lorries.",
        "“The road toll is a tax,” said Anna Weber.",
        "Anna Weber said that the road toll is a tax.",
        "The head of Nordsea Cables is a lawyer.",
        "The board of Nordsea Cables, a lawyer among them, met.",
        "In Oslo, a lawyer met the mayor.",
        "After the vote in Norway, a company shut its doors.",
        "The house is a public and noisy place.",
        "The vote was won by Ames of Iowa, a critic of the bill.",
        "The chair of the Harbour Guard, a former nurse, has left.",
        "The Santa Lavinia, a crew member said, left Oslo.",
        "The roads were closed on Monday.",
    ],
)
def test_no_definition_is_read(text: str) -> None:
    assert defined(text) == []


def test_an_answer_to_another_question_defines_nothing() -> None:
    assert defined("Tolls on the roads\n\nWhy was the toll raised?\n\nIt is a tax on lorries.\n") == []


def findings_on(a: str, b: str) -> list[xcheck.Finding]:
    settings = Settings(select=("diverging-definition",))
    return list(xcheck.compare(xcheck.Article("left", a), xcheck.Article("right", b), settings=settings).findings)


@pytest.mark.parametrize(
    ("a", "b", "words"),
    [
        (
            "Members of the Harbour Guard, a militia from the north, held the bridge.",
            "The bridge was held by members of the Harbour Guard, which is a political party.",
            ["militia", "political party"],
        ),
        (
            "The new building is a school, and 200 children will come.",
            "The new building is a hospital, and 200 children will come.",
            ["school", "hospital"],
        ),
        (
            "The works will be run by Nordsea Cables, a private company.",
            "The works will be run by Nordsea Cables, a public company.",
            ["private company", "public company"],
        ),
        (
            "The police met Anna Weber, a nurse from Lyon.",
            "The police met Anna Weber, a teacher from Lyon.",
            ["nurse", "teacher"],
        ),
    ],
)
def test_definitions_that_diverge_are_told_with_their_words(a: str, b: str, words: list[str]) -> None:
    (finding,) = findings_on(a, b)
    assert [place.text for place in finding.places] == words
    assert (finding.kind, finding.severity) == ("precision", "note")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # the same, a kind of it, a word of its family
        ("The toll falls on Nordsea, a company.", "The toll falls on Nordsea, a large corporation."),
        ("The toll falls on Nordsea, a bank.", "The toll falls on Nordsea, a company that owns a bank."),
        ("The toll falls on Nordsea, a lender.", "The toll falls on Nordsea, a small lender."),
        ("The toll falls on Nordsea, a board of doctors.", "The toll falls on Nordsea, a doctors' union."),
        # another thing
        ("The toll falls on Nordsea, a school.", "The toll falls on Westland, a hospital."),
        ("The new building is a school in Lyon.", "The old building is a hospital in Lyon."),
        # persons have many callings, one after the other and at once
        ("Anna Weber, the mayor, won the vote.", "Anna Weber, mayor of Lyon, won the vote."),
        ("Anna Weber, a lawyer, won the vote.", "Anna Weber, a mother of two, won the vote."),
        ("Anna Weber, a former governor, won the vote.", "Anna Weber, a senator, won the vote."),
        # praise and size
        ("The toll falls on Nordsea, a good company.", "The toll falls on Nordsea, a bad company."),
        ("The toll falls on Nordsea, a large company.", "The toll falls on Nordsea, a small company."),
        ("The new building is a success in Lyon.", "The new building is a failure in Lyon."),
        # what somebody calls it
        ("The toll falls on Nordsea, a school.", "The toll falls on Nordsea, “a hospital”, said Anna Weber."),
        # one definition of several agrees
        (
            "The toll falls on Nordsea, a school. Nordsea, a hospital, is in Lyon.",
            "The toll falls on Nordsea, a hospital. It is in Lyon.",
        ),
    ],
)
def test_definitions_that_may_both_hold_stay_silent(a: str, b: str) -> None:
    assert [finding.message for finding in findings_on(a, b)] == []


def test_two_articles_on_other_matters_are_not_held_against_each_other() -> None:
    a = "Anna Weber of Lyon wrote a novel on the Harbour Guard, a militia, that Claire Petit and Jean Roux praise."
    b = "Westland Machines of Aarhus sold two lifts to the Harbour Guard, a party that Erik Holm runs in Denmark."
    assert findings_on(a, b) == []
