"""Quantities: which two numbers may be compared, and which can both be meant."""

from __future__ import annotations

import pytest

import xcheck
from tests.test_numbers import one
from xcheck.facts.numbers import agree, same_quantity

AGREE = [
    ("12 ships left.", "Twelve ships left."),
    ("About 1,200 homes burned.", "1,187 homes burned."),
    ("Around 30 countries agreed.", "More than two dozen countries agreed."),
    ("Dozens of ships left.", "40 ships left."),
    ("A third of voters stayed.", "33% of voters stayed."),
    ("Half of voters stayed.", "50 per cent of voters stayed."),
    ("It is 5 miles away.", "It is 8 km away."),
    ("It took two weeks.", "It took 14 days."),
    ("It was 20C.", "It was 68F."),
    ("It lost $1.5bn.", "It lost 1,500 million dollars."),
    ("It lost about $1.5bn.", "It lost $1.48bn."),
    ("It cost 50p.", "It cost £0.50."),
    ("At least 12 people died.", "15 people died."),
    ("Nine people are now known to have lost their lives.", "Nine people were killed."),
    ("More than 10 people died.", "At least 12 people died."),
    ("Up to 40 people died.", "35 people died."),
    ("They sent 10-15 ships.", "They sent 12 ships."),
    ("Celtic won 2-1.", "Celtic lost 1-2."),
    ("12 people were killed.", "The death toll rose to 12."),
    ("Several ships left.", "Five ships left."),
    ("At least 12 people died.", "At most 12 people died."),
    ("More than 10 people died.", "Fewer than 12 people died."),
]


@pytest.mark.parametrize(("left", "right"), AGREE)
def test_agree(left: str, right: str) -> None:
    a, b = one(left), one(right)
    assert same_quantity(a, b) and same_quantity(b, a)
    assert agree(a, b) and agree(b, a)


DIFFER = [
    ("12 ships left.", "15 ships left."),
    ("It lost $1.5bn.", "It lost $1.48bn."),
    ("About 1,200 homes burned.", "1,500 homes burned."),
    ("A third of voters stayed.", "40% of voters stayed."),
    ("It is 5 miles away.", "It is 10 km away."),
    ("At least 12 people died.", "At least 15 people died."),
    ("At least 100 people died.", "At least 150 people died."),
    ("Nearly 20,000 homes burned.", "Nearly 25,000 homes burned."),
    ("They sent 3-4 ships.", "They sent 2-4 ships."),
    ("At least 12 people died.", "Ten people died."),
    ("Up to 30 people died.", "35 people died."),
    ("Dozens of ships left.", "Hundreds of ships left."),
    ("Celtic won 2-1.", "Celtic won 3-1."),
    ("It was the third attempt.", "It was the fourth attempt."),
    ("It is a 20-point plan.", "It is a 28-point plan."),
    ("The 91-year-old spoke.", "The man, aged 90, spoke."),
    ("One officer resigned.", "Two officers resigned."),
    ("More than 12 people died.", "Fewer than 12 people died."),
]


@pytest.mark.parametrize(("left", "right"), DIFFER)
def test_differ(left: str, right: str) -> None:
    a, b = one(left), one(right)
    assert same_quantity(a, b)
    assert not agree(a, b) and not agree(b, a)


NOT_COMPARABLE = [
    ("12 people were killed.", "15 people were injured."),
    ("12 people were killed.", "15 people came."),
    ("12 people were killed.", "Three children were killed."),
    ("It is a 20-point plan.", "They have 6 points."),
    ("It lost $5m.", "It lost €6m."),
    ("It rose by 2 percentage points.", "It rose by 3 percent."),
    ("It is 5 km away.", "It took 6 hours."),
    ("It was the third attempt.", "Four attempts failed."),
    ("Celtic won 2-1.", "Three goals fell."),
    ("12 ships left.", "15 boats left."),
    ("It lost $5m.", "It lost 6 ships."),
]


@pytest.mark.parametrize(("left", "right"), NOT_COMPARABLE)
def test_not_comparable(left: str, right: str) -> None:
    assert not same_quantity(one(left), one(right))


def test_a_part_and_a_count_can_be_held_against_each_other() -> None:
    assert not agree(one("A third of it sank."), one("It sank two."))


@pytest.mark.parametrize(
    ("there", "severity"),
    [("The quake killed 15 people.", "error"), ("The death toll of the quake rose to 15.", "warning")],
)
def test_the_only_figures_of_two_claims_in_other_words_differ_less_surely(there: str, severity: str) -> None:
    both = xcheck.Article("a", "The quake killed 12 people."), xcheck.Article("b", there)
    assert [f.severity for f in xcheck.compare(*both).findings if f.rule == "number-conflict"] == [severity]
