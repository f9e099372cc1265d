"""Precision: whether two dates can both be meant, and which is the vaguer."""

from __future__ import annotations

import pytest

import xcheck
from tests.test_dates import WRITTEN, one
from xcheck.facts.dates import dates_agree, vaguer

AGREE = [
    ("on January 6, 2026", "in early January 2026", True),
    ("on January 6, 2026", "on 6 January", True),
    ("on January 6, 2026", "in 2026", True),
    ("in 2014", "from 2014 to 2016", True),
    ("on 06/01/2026", "on June 1, 2026", True),
    ("on Monday", "on Monday night", True),
    ("this week", "this week", True),
    ("three weeks ago", "3 weeks ago", True),
    ("in 1994", "in the 1990s", True),
    ("on Tuesday", "on January 6, 2026", True),
    ("at 7 a.m. then", "at 7:10 a.m. then", True),
    ("on January 6, 2026", "on January 7, 2026", False),
    ("on January 6", "on January 7, 2026", False),
    ("in January", "in March", False),
    ("in 2014", "in 2022", False),
    ("in late January 2026", "on January 6, 2026", False),
    ("on Monday", "on Tuesday", False),
    ("on Monday", "on January 6, 2026", False),
    ("on Monday morning", "on Monday night", False),
    ("from 2014 to 2016", "from 2014 to 2017", False),
    ("in the first quarter of 2026", "in May 2026", False),
    ("three weeks ago", "four weeks ago", False),
    ("over the past 25 years", "over the past 21 years", False),
    ("at 6 a.m. then", "at 9 a.m. then", False),
    ("two days ago", "three days ago", None),
    ("this week", "last week", None),
    ("this week", "on January 6, 2026", None),
    ("yesterday", "today", None),
    ("at 6 a.m. then", "in 2014", None),
    ("at 18:00 GMT", "at 1 p.m. EST", None),
    ("on January 6", "in 2026", None),
    ("a year earlier", "in 2014", None),
    ("on the 25th", "on the 28th", False),
    ("on the 6th", "on January 6, 2026", True),
    ("in Q1", "in January", None),
    ("in spring 2026", "in May", None),
]


@pytest.mark.parametrize(("left", "right", "expected"), AGREE)
def test_dates_agree(left: str, right: str, expected: bool | None) -> None:
    a, b = one(f"They met {left}."), one(f"They met {right}.")
    assert dates_agree(a, b) is expected
    assert dates_agree(b, a) is expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("in early January 2026", "on January 6, 2026", -1),
        ("this week", "on January 6, 2026", -1),
        ("on Monday", "on January 6, 2026", -1),
        ("in 2026", "in January 2026", -1),
        ("in January", "on January 6", -1),
        ("in January 2026", "in early January 2026", -1),
        ("in the 1990s", "in 1994", -1),
        ("on January 6", "on January 6, 2026", 0),
        ("in January 2026", "in February 2026", 0),
        ("on Monday", "on Tuesday", 0),
        ("this week", "last week", 0),
        ("two weeks earlier", "earlier this month", 1),
        ("two weeks earlier", "Aug. 9", -1),
        ("a year later", "2027", -1),
    ],
)
def test_vaguer(left: str, right: str, expected: int) -> None:
    a, b = one(f"They met {left}."), one(f"They met {right}.")
    assert vaguer(a, b) == expected
    assert vaguer(b, a) == -expected


def test_with_a_dateline_this_week_meets_the_calendar() -> None:
    a, b = one("They met this week.", WRITTEN), one("They met on January 6, 2026.")
    assert dates_agree(a, b) is True and vaguer(a, b) == -1
    assert dates_agree(a, one("They met on January 20, 2026.")) is False


@pytest.mark.parametrize(
    ("a", "b", "severity"),
    [
        ("The bridge of Lyon opened on March 4, 1998.", "The bridge of Lyon opened in 1998.", "note"),
        ("The bridge of Lyon opened on March 4, 1998.", "The bridge of Lyon opened in March 1998.", "warning"),
        ("The bridge of Lyon opened in early 1998.", "The bridge of Lyon opened in the 1990s.", "warning"),
    ],
)
def test_a_year_alone_is_background(a: str, b: str, severity: str) -> None:
    report = xcheck.compare(xcheck.Article("a", a), xcheck.Article("b", b))
    assert [f.severity for f in report.findings if f.rule == "vague-date"] == [severity]


@pytest.mark.parametrize(("more", "count"), [("", 1), (" A clerk retired on Tuesday.", 0)])
def test_today_is_vague_only_where_no_other_day_is_told(more: str, count: int) -> None:
    council = "The council of Port Ilma approved the new bridge over the river. "
    exact = council + "The vote was taken on January 6, 2026, in the town hall."
    vague = council + "Today the mayor thanked the voters of the town." + more
    found = xcheck.compare(
        xcheck.Article("a", exact), xcheck.Article("b", vague), settings=xcheck.Settings(select=("vague-date",))
    ).findings
    assert len(found) == count


def test_a_day_in_two_statements_that_tell_more_besides_is_no_certain_conflict() -> None:
    here = "The leaders met in Paris on January 6, while unions at home called for a strike over wages."
    there = "Although snow had closed most roads to the airport, the leaders met in Paris on January 7."
    report = xcheck.compare(xcheck.Article("a", here), xcheck.Article("b", there))
    (found,) = [found for found in report.findings if found.rule == "date-conflict"]
    assert found.severity == "error" and 0.9 < found.confidence < 1


@pytest.mark.parametrize(
    ("exact", "loose", "why"),
    [("3 April 2026", "3/4/2026", True), ("12 March 2026", "March 2026", False), ("6 January", "early January", False)],
)
def test_a_date_in_figures_is_called_ambiguous_and_no_other(exact: str, loose: str, why: bool) -> None:
    texts = (f"The mayor opened the new bridge in Vell {day}." for day in (f"on {exact}", f"on {loose}"))
    report = xcheck.compare(*(xcheck.Article(name, text) for name, text in zip("ab", texts, strict=True)))
    assert [("ambiguous" in found.message) for found in report.findings if found.rule == "vague-date"] == [why]


@pytest.mark.parametrize(("between", "found"), [("the", True), ("those very", True), ("then and there the", False)])
def test_a_part_is_held_against_the_whole_that_stands_near_the_act(between: str, found: bool) -> None:
    a, b = "The storm closed some of the roads to Vell.", f"The storm closed {between} roads to Vell."
    report = xcheck.compare(xcheck.Article("a", a), xcheck.Article("b", b))
    assert [p.text for f in report.findings if f.rule == "shifted-scope" for p in f.places] == [
        "some of",
        "roads",
    ] * found


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("two days earlier", "two weeks earlier", False),
        ("14 days earlier", "two weeks earlier", True),
        ("two months ago", "nine weeks ago", True),
        ("two days ago", "two weeks later", None),
    ],
)
def test_counts_of_two_units(left: str, right: str, expected: bool | None) -> None:
    a, b = one(f"They met {left}."), one(f"They met {right}.")
    assert dates_agree(a, b) is dates_agree(b, a) is expected
