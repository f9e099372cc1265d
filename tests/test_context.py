"""What "this plan", "the gathering", "she" and "it" mean, and what is left open."""

from __future__ import annotations

import pytest

import xcheck
from xcheck.match import sides
from xcheck.pipeline import read
from xcheck.topics.context import Anaphora, anaphora


def last(text: str) -> Anaphora:
    """Return what the last statement takes from those before it."""
    reading = read(xcheck.Article("a", text), "a", xcheck.Settings())
    all_sides = sides(reading)
    return anaphora([all_sides[s.id] for s in reading.statements if s.compared])[-1]


@pytest.mark.parametrize(
    ("text", "lemmas"),
    [
        ("The council passed a drainage plan.\nThis plan costs too much.", {"drainage"}),
        (
            "The council passed a drainage plan.\nResidents fear that the cost of this plan will rise.",
            {"drainage"},
        ),
        ("Two navy patrols left the harbour.\nIt rained all day.\nThese patrols came back.", {"navy"}),
        ("A wage dispute shut the mine.\nSuch disputes are rare.", {"wage"}),
        ("The tram depot burned down.\nIt was built in 1911.", {"tram", "depot"}),
    ],
)
def test_words_that_stood_before_are_taken(text: str, lemmas: set[str]) -> None:
    assert lemmas <= last(text).lemmas


@pytest.mark.parametrize(
    "text",
    [
        "The council passed a drainage plan.\nThis winter was cold.",
        "The council passed a drainage plan.\nA plan for the school is new.",
        "The tram depot burned down.\nTwo drivers were hurt.",
        "This plan costs too much.",
        "It was built in 1911.",
        "A drainage plan was passed.\nOne.\nTwo.\nThree.\nFour.\nFive fell.\nThis plan is dear.",
    ],
)
def test_what_nothing_fits_stays_open(text: str) -> None:
    assert not last(text).lemmas & {"drainage", "tram", "depot"}


def test_a_gathering_is_the_meeting_of_whom_it_was() -> None:
    found = last("Ministers came to a meeting of the Harbour Group in Oslo.\nThe gathering ended late.")
    assert [name.text for name in found.names] == ["Harbour Group"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Mayor Ines Calder opened the bridge.\nShe praised the builders.", ["Ines Calder"]),
        ("The bridge was opened.\nShe praised the builders.", []),
        ("Mayor Ines Calder opened the bridge.\nThe builders were praised.", []),
    ],
)
def test_a_person_is_the_last_one_named(text: str, names: list[str]) -> None:
    assert [name.text for name in last(text).names] == names


def test_the_answer_speaks_of_what_was_asked() -> None:
    text = (
        "Talks at the Harbour Group are over.\n\nWhat is the Harbour Group?\n"
        "It is a club of nine ports.\nIts seat is Oslo.\n"
    )
    reading = read(xcheck.Article("a", text), "a", xcheck.Settings())
    all_sides = sides(reading)
    compared = [s for s in reading.statements if s.compared]
    found = dict(zip([s.text for s in compared], anaphora([all_sides[s.id] for s in compared]), strict=True))
    assert [name.text for name in found["It is a club of nine ports."].names] == ["Harbour Group"]
    assert not found["Talks at the Harbour Group are over."].names


def test_nothing_of_nothing() -> None:
    assert anaphora([]) == []
