"""Anchors: figures face each other that are of one owner, one year and one act."""

from __future__ import annotations

import pytest

import xcheck

SHOWN = "Her office released ten years of bank statements showing the Webers"
TAX = "paid an effective federal tax rate of"


def conflicts(left: str, right: str) -> bool:
    report = xcheck.compare(xcheck.Article("a", left), xcheck.Article("b", right))
    return any(finding.rule == "number-conflict" for finding in report.findings)


@pytest.mark.parametrize(
    ("left", "right", "spoken"),
    [
        # another year, or several
        ("The effective tax rate of the firm for 2014 was 35.7 percent.",
         "From 2007 through 2014 the firm paid $43 million, for an effective tax rate of 31.5 percent.", False),
        (f"Last year, the Lorenzos {TAX} 35.7 percent and gave to charity.",
         "From 2007 through 2014 the Lorenzos paid an effective federal tax rate of 31.5 percent.", False),
        (f"Last year, the Lorenzos {TAX} 35.7 percent.",
         "In 2014 the Lorenzos said their effective federal tax rate was 31.5 percent, to their regret.", True),
        (f"In 2014, the Lorenzos {TAX} 35.7 percent and gave to charity.",
         f"In 2014, the Lorenzos {TAX} 31.5 percent, to their regret.", True),
        # another owner
        (f"Paul Lang ran for mayor. Lang {TAX} roughly 36 percent over those years.",
         f"Anna Weber told the paper about money. In those years the couple {TAX} 31.5 percent.", False),
        (f"Paul Lang ran for mayor. Lang {TAX} 36.2 percent over those years.",
         f"Paul Lang told the paper about money. In those years the candidate {TAX} 31.5 percent.", True),
        ("The Webers' effective federal tax rate for 2014 was 35.7 percent.",
         "The federal tax rate of Paul Lang was 31 percent, the paper said, and his wife's was lower.", False),
        ("The Webers' effective federal tax rate for 2014 was 35.7 percent.",
         "The federal tax rate of the Webers was 31 percent, the paper said, and their son's was lower.", True),
        # another act
        (f"{SHOWN} donated tens of millions of euros in cash.",
         "According to the statements, the Webers inherited 140,937,785 euros over the ten years.", False),
        (f"{SHOWN} inherited tens of millions of euros in cash.",
         "According to the statements, the Webers inherited 140,937,785 euros over the ten years.", True),
        ("The police said a reward of 50,000 euros was offered for the stolen paintings.",
         "A reward of 75,000 euros has been raised for the stolen paintings.", True),
        # another's place in a table
        ("Lumora's sales rose by 15% to take second place, followed by Halden, up 3% to 81.5 million euros.",
         "Halden, in third place, is up 3% to 81.5 million euros.", False),
        ("The swimmer finished second in the 200 metres in Oslo on Friday.",
         "In Oslo on Friday the swimmer was third in the 200 metres.", True),
        # on top of another count
        ("Officers are studying footage from 41 cameras in the harbour.",
         "In 2024 the museum asked for 30 more cameras in the harbour.", False),
        ("Officers are studying footage from 41 cameras in the harbour.",
         "In 2024 the museum asked for another 30 cameras in the harbour.", False),
        ("The museum asked for 40 more cameras in the harbour in 2024.",
         "In 2024 the museum asked for 30 more cameras in the harbour.", True),
        ("Officers want more than 40 cameras for the harbour.",
         "In 2024 the museum asked for 30 cameras in the harbour.", True),
        ("Weber paid $40 million in federal taxes on Friday.",
         "On Friday Weber paid $14 million in federal taxes.", True),
    ],
)  # fmt: skip
def test_figures_face_each_other_when_they_are_of_one_thing(left: str, right: str, spoken: bool) -> None:
    assert conflicts(left, right) is spoken
    assert conflicts(right, left) is spoken


@pytest.mark.parametrize(("act", "spoken"), [("closed", False), ("reopened", True)])
def test_dates_of_opposite_acts_do_not_face_each_other(act: str, spoken: bool) -> None:
    left = xcheck.Article("a", "The school at Elm Road in Leeds opened on 3 May 2010 after a fire.")
    right = xcheck.Article("b", f"After a storm the school at Elm Road in Leeds {act} on 9 June 2011.")
    for report in (xcheck.compare(left, right), xcheck.compare(right, left)):
        assert any(finding.rule == "date-conflict" for finding in report.findings) is spoken


@pytest.mark.parametrize(
    ("left", "right"),
    [
        # the rate of another, named where a sentence opens
        ("The Webers' effective tax rate for 2014 was 35.7 percent, and they gave 2 percent to charity.",
         "Anna Long spoke on Monday. Long said her effective tax rate was 36 percent, and gave 3 percent to charity."),
        # a year in which two sums were paid is no thing
        ("The statements show that the Webers paid $43 million in taxes since 2007 and $9 million in fees since 2010.",
         "Their gifts ranged from $550,000 in 2008 to $3 million in 2007, the paper wrote, and $1 million in 2010."),
    ],
)  # fmt: skip
def test_figures_of_two_owners_or_things_are_no_conflict(left: str, right: str) -> None:
    assert not conflicts(left, right) and not conflicts(right, left)


def test_a_date_that_opens_a_stretch_of_time_holds_what_lies_in_it() -> None:
    left = "The museum in Lyon has paid its guards in cash since 2007, the union said."
    right = "A court in Lyon heard on Monday how the guards of a museum were paid in 2013: in cash, and late at night."
    found = xcheck.compare(xcheck.Article("a", left), xcheck.Article("b", right)).findings
    assert all(finding.rule != "date-conflict" for finding in found)
