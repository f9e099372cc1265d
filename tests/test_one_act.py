"""A conflict of independent articles is an error only where both tell of one act of one owner."""

from __future__ import annotations

import pytest

import xcheck
from tests import cases
from xcheck.config import Settings
from xcheck.model import Finding
from xcheck.reports.relation import LEAST_CONFIDENCE

BEFORE_A = (
    "The council of Norrby voted on the harbour bridge on Monday evening. Some forty people came to the town hall. "
    "The mayor spoke first. Builders had waited for the vote since spring. "
)
BEFORE_B = (
    "On Monday evening Norrby's council voted about the bridge over the harbour. The mayor opened the debate. "
    "For months builders have been waiting. The town hall was full. "
)


def of_rule(rule: str, a: str, b: str, settings: Settings | None = None) -> list[Finding]:
    """Return what a rule says of two articles that end in these sentences."""
    articles = xcheck.Article("a", BEFORE_A + a), xcheck.Article("b", BEFORE_B + b)
    return [finding for finding in xcheck.compare(*articles, settings=settings).findings if finding.rule == rule]


@pytest.mark.parametrize(
    ("rule", "a", "b"),
    [
        (
            "number-conflict",
            "The bridge over the harbour will cost 40 million crowns.",
            "Building the harbour bridge is to cost 55 million crowns, the council was told.",
        ),
        (
            "date-conflict",
            "Ada Lind has led the council of Norrby since 2012.",
            "Ada Lind, who has led the council of Norrby since 2013, voted against it.",
        ),
        (
            "flipped-negation",
            "The council did not approve the bridge in the end.",
            "In the end the council approved the bridge by two votes.",
        ),
        (
            "number-conflict",  # ages of one person, whatever the sentences tell
            "Ada Lind, 52, went home early.",
            "Applause came from Ada Lind, 53, and from the gallery.",
        ),
        (
            "number-conflict",  # the same digits in another order are a slip, whatever else is told
            "Builders will use 118,000 rivets for the bridge.",
            "The bridge is held by 181,000 rivets, each one as long as a hand, and by luck.",
        ),
    ],
)
def test_one_act_of_one_owner_is_an_error(rule: str, a: str, b: str) -> None:
    assert "error" in {finding.severity for finding in of_rule(rule, a, b)}
    assert "error" in {finding.severity for finding in of_rule(rule, b, a)}


@pytest.mark.parametrize(
    ("rule", "a", "b"),
    [
        (
            "date-conflict",  # terms of two persons
            "Ada Lind, who was mayor of Norrby from 2006 to 2012, was against the bridge.",
            "Nils Holm, who was mayor of Norrby from 2000 to 2006, spoke against the bridge.",
        ),
        (
            "number-conflict",  # two measures of time, and nothing else in common
            "Builders emerged from the town hall after 90 minutes and spoke of a long winter to reporters.",
            "It was the first debate about the bridge in 22 days, and most of those who came were pensioners.",
        ),
        (
            "flipped-negation",  # a vote for the bridge, and none for a toll
            "A member of the council was the first one to call for a toll on the bridge.",
            "Holm admitted that no member of the council had called him about the ferry.",
        ),
    ],
)
def test_other_acts_and_owners_are_none(rule: str, a: str, b: str) -> None:
    assert "error" not in {finding.severity for finding in (*of_rule(rule, a, b), *of_rule(rule, b, a))}


def test_the_reader_of_the_report_decides_all_the_same() -> None:
    a = "Ada Lind, who was mayor of Norrby from 2006 to 2012, was against the bridge."
    b = "Nils Holm, who was mayor of Norrby from 2000 to 2006, spoke against the bridge."
    assert {f.severity for f in of_rule("date-conflict", a, b)} == {"note"}
    findings = of_rule("date-conflict", a, b, Settings(severity=(("date-conflict", "error"),)))
    assert {f.severity for f in findings} == {"error"}


def test_a_figure_at_home_under_another_name_conflicts_with_nothing() -> None:
    """139 million is what 141 million was, not what was paid."""
    a = "The harbour earned roughly 141 million crowns and paid 44 million crowns in dues from 2007 to 2014."
    b = "The harbour earned 139 million crowns by fees from 2007 to 2014, the council was told."
    assert not of_rule("number-conflict", a, b)
    crosswise = (
        "Turnout was 61 percent in Norrby and 47 percent in Vell.",
        "It was 47 percent in Norrby and 61 percent in Vell.",
    )
    assert len(of_rule("number-conflict", *crosswise)) == 2


def test_nobody_acts_as_a_day() -> None:
    a = "The mayor and 18 members called on the builders to cancel the meeting with the owner of the ferry."
    b = "Members of the council called Friday for the builders to cancel the coming meeting with the ferry's owner."
    assert not of_rule("role-conflict", a, b)


def test_a_verb_of_saying_that_brings_in_no_words_has_a_day_of_its_own() -> None:
    a = "The harbour office said the council is preparing to add four quays by 2027 in Norrby, Vell, Sarn and Ost."
    b = "Nils Holm wrote that the council will add four landings by 2024 in Norrby, Vell, Ost and Sarn."
    assert [tuple(p.text for p in f.places) for f in of_rule("date-conflict", a, b)] == [("2027", "2024")]
    a = "The coast guard said on Tuesday that the harbour of Norrby was closed to all ships and to the ferry."
    b = "No ship may enter Norrby's harbour, a spokesman of the coast guard said on Thursday."
    assert not of_rule("date-conflict", a, b)


def test_periods_that_share_one_end_are_one_period() -> None:
    a = "The long dispute about the toll on the bridge of Norrby lasted from 2009 to 2013."
    b = "Ada Lind fought against the toll on the bridge from 2006 to 2013."
    assert [tuple(p.text for p in f.places) for f in of_rule("date-conflict", a, b)] == [
        ("from 2009 to 2013", "from 2006 to 2013")
    ]
    assert [f.confidence for f in of_rule("date-conflict", a, b)] == [pytest.approx(0.89, abs=0.02)]
    assert not of_rule("date-conflict", a, b.replace("from 2006 to 2013", "from 2009 to 2013"))


def test_a_denial_of_what_was_said_and_of_quoted_words() -> None:
    a = "The harbour office said the council is preparing to add four quays in Norrby, Vell, Sarn and Ost."
    b = "Nils Holm wrote that the council will not add four landings in Norrby, Vell, Ost and Sarn."
    assert of_rule("flipped-negation", a, b)
    assert not of_rule("flipped-negation", a, b.replace(" not", ""))
    a = "“As mayor, I will secure the bridge within a year and put more guards on it,” Holm said."
    b = "Holm said in a statement that if elected mayor, he would not “secure the bridge within a year.”"
    assert of_rule("flipped-negation", a, b)
    assert not of_rule("flipped-negation", a, b.replace(" not", ""))


def test_a_claim_and_another_mans_denial_of_it_are_both_true() -> None:
    a = "Guests kept up pressure on Holm to take back his claim that the bridge is a “bridge of Lind's choosing”."
    b = "Needless to say, the bridge is not “a bridge of Lind's choosing”, said Nils Berg, who led the guests."
    assert {f.severity for f in (*of_rule("flipped-negation", a, b), *of_rule("flipped-negation", b, a))} == {"note"}


def test_a_part_and_its_whole_change_places() -> None:
    a = "The board will close two of its five stations in June."
    b = "In June the board will close five of its two stations."
    assert len(of_rule("number-conflict", a, b)) == 2
    assert not of_rule("number-conflict", a, b.replace("five of its two", "two of all its five"))


@pytest.mark.parametrize(
    ("rule", "a", "b"),
    [
        (
            "shifted-certainty",
            "The bridge over the harbour may close in June, the council was told.",
            "In June the bridge will close, the harbour office said.",
        ),
        (
            "opposite-word",
            "Ada Lind accepted the offer for the old ferry in spring.",
            "In spring Ada Lind rejected the offer that two owners had made for the old ferry.",
        ),
    ],
)
def test_how_one_act_is_told_weighs(rule: str, a: str, b: str) -> None:
    assert "warning" in {finding.severity for finding in (*of_rule(rule, a, b), *of_rule(rule, b, a))}


@pytest.mark.parametrize(
    ("rule", "a", "b"),
    [
        (
            "shifted-certainty",  # two persons do not meet, the one and the other
            "The pensioners regretted that Ada Lind could not meet with them.",
            "Nils Holm has said he will not meet with Ada Lind ahead of the vote on the bridge.",
        ),
        (
            "opposite-word",  # a ban that one imposed and another one lifts
            "The change marks a shift, overriding a 2014 ban on the bridge imposed by the county.",
            "Builders hope that the harbour office will lift the ban that keeps lorries away from town.",
        ),
    ],
)
def test_what_is_told_of_other_acts_is_no_more_than_a_note(rule: str, a: str, b: str) -> None:
    assert {finding.severity for finding in (*of_rule(rule, a, b), *of_rule(rule, b, a))} <= {"note"}


def test_what_somebody_asks_is_not_done() -> None:
    a = "The county has begun to ask whether rules were broken at the harbour bridge."
    b = "I have not broken any rules,” said Ada Lind, who leads the harbour office."
    assert not of_rule("shifted-certainty", a, b)


@pytest.mark.parametrize(
    ("a", "b", "shown"),
    [
        (
            "Ada Lind, the daughter of Finnish fishermen, scorned the harbour toll.",
            "The daughter of Finnish fishermen, Ada Lind has for years challenged the county's ferry office.",
            False,
        ),
        (
            "Ada Lind, the daughter of Finnish fishermen, blocked a toll for lorries on Friday.",
            "No toll will be taken from lorries: Ada Lind, whose parents fished off Finland, "
            "had blocked it in the county.",
            True,
        ),
    ],
)
def test_a_claim_in_other_words_is_sure_only_with_an_act_in_common(a: str, b: str, shown: bool) -> None:
    found = [
        f
        for f in of_rule("reworded-claim", a, b)
        if any("Lind" in place.text or "toll" in place.text for place in f.places)
    ]
    assert [f.confidence >= LEAST_CONFIDENCE for f in found] == [shown]


@pytest.mark.parametrize(("before", "expected"), [("Per Dahl", True), ("Nils Holm", False)])
def test_an_act_still_to_come_beside_the_same_act_done_to_another(before: str, expected: bool) -> None:
    a = "Ada Lind, who leads the harbour office, endorsed Nils Holm for mayor of Norrby on Tuesday morning."
    b = f"Ada Lind announced on Tuesday she will endorse Nils Holm for mayor of Norrby. In 2008 Lind endorsed {before}."
    found = of_rule("shifted-certainty", a, b)
    assert bool(found) is expected


@pytest.mark.parametrize(
    ("done", "stated"),
    [
        ("On Tuesday Nils Holm won the endorsement of Ada Lind of the harbour office.", True),
        ("On Tuesday Nils Holm won the endorsement of Per Dahl of the harbour office.", False),
        ("On Tuesday Nils Holm sought the endorsement of Ada Lind of the harbour office.", False),
    ],
)
def test_an_act_still_to_come_beside_its_noun(done: str, stated: bool) -> None:
    a = "Ada Lind of the harbour office will endorse Nils Holm for mayor."
    assert bool(of_rule("shifted-certainty", a, done)) is stated


@pytest.mark.parametrize(
    ("other", "severity"),
    [("Karl Weber died in 1970.", "note"), ("Greta Lind-Weber died in 1970.", "error")],
)
def test_a_day_of_a_person_named_beside_who_acts(other: str, severity: str) -> None:
    a = "Greta Lind-Weber, 81, niece of the late Karl Weber, died in Oslo on February 14, 2002."
    (found,) = of_rule("date-conflict", a, other)
    assert found.severity.value == severity


def test_a_year_of_one_act_beside_a_weekday_of_another_is_no_error() -> None:
    articles = cases.articles("museum-theft", "wire.txt", "courier.html")
    found = [f for f in xcheck.compare(*articles).findings if f.rule == "date-conflict"]
    severities = {tuple(place.text for place in f.places): f.severity.value for f in found}
    assert severities["last year", "Wednesday"] == "note"
    assert severities["19 minutes later", "nine minutes later"] == "error"


def test_two_periods_that_share_an_end_are_one_whatever_the_verbs() -> None:
    a = "Ada Lind, who ran the harbour office from 2009 to 2013, opposes the bridge."
    b = "Lind, a critic of the bridge, headed the port authority from 2006 to 2013, and has since taught law."
    assert len(of_rule("date-conflict", a, b)) == 1
    assert not of_rule("date-conflict", a, b.replace("from 2006 to 2013", "from 2004 to 2007"))


@pytest.mark.parametrize(
    ("rule", "a", "b"),
    [
        (
            "date-conflict",  # a day that opens a sentence is of its main verb, not of the clause set off behind it
            "Ada Lind, who will vote on the bridge in May, has faced many questions since Monday, when the Norrby Post "
            "reported that she owned the quarry.",
            "Late on Wednesday, two days after the Norrby Post reported that she owned the quarry, Ada Lind said that "
            "she would sell it.",
        ),
        (
            "date-conflict",  # a state that lasts holds on both days
            "Ada Lind remained in the hospital of Norrby on Wednesday, its doctors said, and needs further operations.",
            "For a broken leg Ada Lind, whose state was critical, remained in hospital on Thursday after one more.",
        ),
        (
            "number-conflict",  # the figure stands in both, and of two nights
            "Johnson said that there were six arrests on Wednesday, compared to 47 the previous night.",
            "There were fewer fires in the town, though the police made 47 arrests overnight.",
        ),
    ],
)
def test_what_is_of_two_days_is_no_conflict(rule: str, a: str, b: str) -> None:
    assert {finding.severity for finding in of_rule(rule, a, b)} <= {"note"}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "Ada Lind, who was mayor of Norrby from 2006 to 2012, dismissed the idea.",
            "Carl Berg, who was mayor of Norrby from 2000 to 2006, dismissed the idea.",
        ),
        (
            "Ada Lind was mayor of Norrby from 1996 to 2007, after her brother. She was its deputy mayor from 1993 to "
            "1996.",
            "Ada Lind was the first woman to be mayor of Norrby, from 1996 to 2007.",
        ),
    ],
    ids=("two persons", "two offices of one career"),
)
def test_two_periods_of_a_career_or_of_two_persons_are_a_note_at_most(a: str, b: str) -> None:
    assert {finding.severity for finding in of_rule("date-conflict", a, b)} <= {"note"}


def test_what_hangs_on_a_denied_verb_is_denied_as_well() -> None:
    a = "The new rule is for families of two, and not for those in domestic partnerships, the council said."
    b = "The council's rule does not extend to civil unions, registered domestic partnerships or other ties."
    assert of_rule("flipped-negation", a, b) == []
    assert of_rule("flipped-negation", a, b.replace("does not extend to civil unions,", "extends to civil unions and"))
