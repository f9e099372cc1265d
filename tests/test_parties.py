"""Who does what, and what a person is: parties that change places, offices that belong to somebody else."""

from __future__ import annotations

import pytest

from xcheck import Article, Report, Settings, Severity, check
from xcheck.match import Side, compared
from xcheck.pipeline import read
from xcheck.support.answers import turned_answers
from xcheck.support.cast import Cast
from xcheck.support.parties import party

COUNCIL = (
    "The town opposed the dam at the hearing in May, and the co-operative refused the loan. Farmers had asked for "
    "both. The board of the co-operative meets again in June."
)
NORVIA = "Norvia sued the county over the landfill, while the residents blocked the gate for six weeks."
DORN = "Board chair Ilse Dorn rejected the offer on Monday. Town mayor Ina Lund welcomed it."


def held(draft: str, source: str) -> Report:
    return check(Article("draft", draft), against=[Article("source", source)])


def loud(report: Report) -> list[tuple[str, str, str]]:
    findings = (f for f in report.findings if f.severity > Severity.NOTE)
    return sorted((f.rule, f.severity.value, f.places[0].text) for f in findings)


@pytest.mark.parametrize(
    ("draft", "source", "parties"),
    [
        ("The co-operative opposed the dam at the hearing in May, and the town refused the loan.", COUNCIL,
         ["The co-operative", "the town"]),
        ("The co-operative opposed the dam. The town refused the loan.", COUNCIL, ["The co-operative", "The town"]),
        ("The co-operative opposed the dam at the hearing.", COUNCIL, ["The co-operative"]),
        ("The residents sued the county over the landfill, while Norvia blocked the gate for six weeks.", NORVIA,
         ["Norvia", "The residents"]),
    ],
)  # fmt: skip
def test_parties_that_change_places_are_told(draft: str, source: str, parties: list[str]) -> None:
    report = held(draft, source)
    assert loud(report) == [("role-conflict", "error", party) for party in parties]
    assert "supported" not in {verdict.verdict for verdict in report.verdicts}


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("At the hearing in May the dam was opposed by the town; the co-operative refused the loan.", COUNCIL),
        ("The loan was refused by the co-operative, and at the hearing in May the town opposed the dam.", COUNCIL),
        ("The residents blocked the gate for six weeks, while Norvia sued the county over the landfill.", NORVIA),
        # one party by two names, and two that act together
        ("The company refused the offer.", "Norvia refused the offer. The company will go to court."),
        ("The firm refused the offer.", "The company refused the offer, and the firm will go to court."),
        ("The co-operative opposed the dam.", "The town and the co-operative opposed the dam. The state paid a loan."),
        ("The union opposed the dam.", "The town opposed the dam. On Friday the union opposed the dam as well."),
    ],
)
def test_parties_in_their_places_are_not(draft: str, source: str) -> None:
    assert [found for found in loud(held(draft, source)) if found[0] == "role-conflict"] == []


@pytest.mark.parametrize(
    ("draft", "words"),
    [
        ("Town mayor Ilse Dorn rejected the offer on Monday.", "Town mayor"),
        ("On Monday Ilse Dorn, the town mayor, rejected the offer.", "town mayor"),
        ("The offer was rejected by Mayor Ilse Dorn on Monday.", "Mayor"),
    ],
)
def test_an_office_of_somebody_else_fails(draft: str, words: str) -> None:
    report = held(draft, DORN)
    assert loud(report) == [("unsupported-statement", "error", words)]
    assert "another one" in report.findings[0].message + report.findings[-1].message


def test_another_office_that_the_sources_give_to_nobody_is_a_warning() -> None:
    report = held("On Monday the offer was rejected by Ilse Dorn, the treasurer.", DORN)
    assert loud(report) == [("unsupported-statement", "warning", "treasurer")]
    assert [verdict.verdict for verdict in report.verdicts] == ["differs"]


@pytest.mark.parametrize(
    "draft",
    [
        "Ilse Dorn, who chairs the board, rejected the offer on Monday.",
        "Ilse Dorn, chair of the board, rejected the offer on Monday.",
        "Chairwoman Ilse Dorn rejected the offer on Monday.",
        "Mrs. Dorn rejected the offer on Monday.",
        "The board's chairman, Ilse Dorn, rejected the offer on Monday.",
        "Ina Lund, the mayor, welcomed the offer.",
    ],
)
def test_the_same_office_in_other_words_passes(draft: str) -> None:
    assert loud(held(draft, DORN)) == []


@pytest.mark.parametrize(
    ("draft", "code"),
    [
        ("Lars Vik died in March after a trial of two weeks.", True),
        ("Lars Vik was convicted of fraud in March after a trial of two weeks.", True),
        ("Lars Vik was arrested in March after a trial of two weeks.", True),
        ("Lars Vik resigned in March after a trial of two weeks.", True),
        ("Lars Vik was cleared of fraud in March after a trial of two weeks.", False),
        ("A court in Orsa acquitted Lars Vik of fraud in March.", False),
    ],
)
def test_what_became_of_a_person_is_a_fact(draft: str, code: bool) -> None:
    source = "Lars Vik was acquitted of fraud in March after a trial of two weeks. The court in Orsa found no proof."
    assert any(found[1] == "error" for found in loud(held(draft, source))) == code


@pytest.mark.parametrize("act", ["allowed", "permitted", "forbade"])
def test_an_order_is_no_permission(act: str) -> None:
    source = "The county ordered Norvia to remove the tanks by June. The company had asked for more time."
    (found,) = loud(held(f"The county {act} Norvia to remove the tanks by June.", source))
    assert found == ("opposite-word", "error", act)


def sides_of(text: str) -> tuple[Side, ...]:
    return compared(read(Article("a", text), "a", Settings()))


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("The teacher left.", True),
        ("The ship left.", False),
        ("Anna Berg left.", True),
        ("Norvia left.", None),  # who knows
    ],
)
def test_whether_a_party_is_a_person_is_told_by_its_noun_or_name(text: str, person: bool | None) -> None:
    (side,) = sides_of(text)
    found = party(side, side.analysis.phrases[0])
    assert found is not None and found.person is person


@pytest.mark.parametrize(
    ("source", "turned"),
    [
        ("In court, Paul Stern denied the theft.", ["admitted"]),
        ("In court, Anna Berg denied the theft.", []),
        ("In court, Paul Stern confessed to the theft.", []),
        ("Paul Stern denied the theft in May. In court, Paul Stern admitted the theft.", []),
    ],
)
def test_an_answer_is_turned_where_the_same_party_gives_the_other_one_and_nowhere_this_one(
    source: str, turned: list[str]
) -> None:
    draft = sides_of("Paul Stern admitted the theft.")
    found = turned_answers(draft[0], Cast(sides_of(source)))
    assert [draft[0].text(one.span) for one in found] == turned
