"""`check` on what the sources leave open or have the other way round: owed, undecided, for or against, more."""

from __future__ import annotations

import pytest

from tests.gates import flags
from xcheck.model import Severity

SOURCE = """BRENBY, 4 March 2026 - The Brenby school board would decide in June whether to hire more cooks, it said.

Mayor Elin Strand wants to launch an inquiry. The board has not decided whether it will renew its contract with Lomax.

The brewer Otto Lamm has promised 300,000 crowns if the town pays the same amount. The town fined Lomax 80,000 crowns.

The Green group in the council backed the mayor's proposal. The Farmers' Party opposed it. The council is to vote on it.

Lomax supplies 31 schools, more than its rival Brisvik. Shares in Lomax fell 14 percent, in Brisvik 3 percent.

The health office is looking into the kitchens. It took 120 samples.

Engineers tested the ovens on 20 February. The roof was repaired on 2 March."""

OPEN = [
    ("The school board will hire more cooks.", "will hire"),
    ("The board renewed its contract with Lomax.", "renewed"),
    ("The board will renew its contract with Lomax.", "will renew"),
    ("The mayor has launched an inquiry.", "has launched"),
    ("Otto Lamm has paid 300,000 crowns.", "has paid"),
    ("The town received 300,000 crowns.", "received"),
    ("Lomax has paid 80,000 crowns.", "has paid"),
    ("The council adopted the mayor's proposal.", "adopted"),
]
TURNED = [
    ("The Farmers' Party supported the mayor's proposal.", "supported"),
    ("The Green group opposed the proposal by the mayor.", "opposed"),
    ("Brisvik supplies more schools than Lomax.", "more schools than"),
    ("Shares in Brisvik fell more sharply than shares in Lomax.", "more sharply than"),
    ("No samples were taken.", "No samples"),
]


@pytest.mark.parametrize(("draft", "words"), OPEN + TURNED)
def test_what_the_sources_leave_open_or_have_the_other_way_round_is_marked(draft: str, words: str) -> None:
    assert flags(draft, SOURCE).get(words, Severity.NOTE) >= Severity.WARNING


@pytest.mark.parametrize(
    "draft",
    [
        "The school board will decide in June if it hires more cooks.",
        "The mayor would like to launch an inquiry.",
        "Otto Lamm will give 300,000 crowns if the town pays as much.",
        "Lomax must pay a fine of 80,000 crowns.",
        "The council will vote on the mayor's proposal.",
        "The Farmers' Party is against the mayor's proposal, which the Green group backed.",
        "Lomax supplies more schools than Brisvik.",
        "Shares in Lomax fell more sharply than shares in Brisvik.",
        "Engineers tested the ovens before the roof was repaired.",
    ],
)
def test_the_same_in_other_words_is_silent(draft: str) -> None:
    assert flags(draft, SOURCE) == {}


def test_a_figure_that_another_source_has_among_more_of_its_words_is_no_conflict() -> None:
    source = "Brandt won 24,817 votes and Hesse 24,605. A recount is required only where the gap is under 200 votes."
    assert flags("Brandt got 24,817 votes, Hesse 24,605.", source) == {}


def test_two_portions_of_one_group_do_not_deny_each_other() -> None:
    source = "Most of the staff have received their wages; six are still owed money."
    assert flags("Six members of the staff have not received their wages.", source) == {}


REST = """Ann Prewitt was convicted in May 2019 of killing two patients.

Norvia is the second largest clinic in the country.

The group Fair Plate criticised the board. The board waited six days, the group said. Its director is Mina Kask."""


@pytest.mark.parametrize(
    "draft",
    [
        "Ann Prewitt was found guilty in May 2019 of killing two patients.",
        "Mina Kask accused the board of waiting six days.",
        "Norvia is the second largest clinic in the country.",
    ],
)
def test_the_like_of_an_accusation_and_a_rank_is_silent(draft: str) -> None:
    assert Severity.ERROR not in flags(draft, REST).values()


def test_the_largest_is_not_the_second_largest() -> None:
    assert "the largest clinic" in flags("Norvia is the largest clinic in the country.", REST)
