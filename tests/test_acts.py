"""`check` on who does what: an act that the sources tell of another party, and what may be one party."""

from __future__ import annotations

import pytest

import xcheck
from tests.gates import flags
from xcheck.model import Severity

SOURCE = """The court in Arvel on Monday ordered the bus company Torrin Coaches to pay 2 million euros to 90 passengers.

Judge Nora Vinter said the driver, Paul Hask, had left the wheel and that the company had ignored a warning.

Torrin Coaches rejected the verdict and said it would appeal. "We did our duty," its lawyer, Dana Kern, said.

The passengers' association had asked for more. Its chairwoman, Ilse Brandt, called the verdict a relief.

The ministry lifted the ban on the company's three new buses in May. The old canteen was sold in June."""


@pytest.mark.parametrize(
    ("draft", "words", "severity"),
    [
        ("Ilse Brandt rejected the verdict.", "Ilse Brandt", Severity.ERROR),  # two names, one thing
        ("The court ordered the passengers to pay the company 2 million euros.", "the passengers", Severity.ERROR),
        ("The company left the wheel.", "The company", Severity.ERROR),
        ("The passengers were ordered to pay 2 million euros.", "The passengers", Severity.ERROR),
        ("The association will appeal.", "The association", Severity.WARNING),  # "it" is the company
        ("The company's three new buses were sold.", "The company's three new buses", Severity.WARNING),
    ],
)
def test_an_act_that_the_sources_tell_of_another_party_is_told(draft: str, words: str, severity: Severity) -> None:
    assert flags(draft, SOURCE) == {words: severity}


@pytest.mark.parametrize(
    "draft",
    [
        "Torrin Coaches rejected the verdict.",
        "The company rejected the verdict.",  # an apposition says which one
        "The firm rejected the verdict and will appeal.",  # another word for it
        "The company's lawyer, Dana Kern, rejected the verdict.",  # who speaks for it
        "Paul Hask left the wheel.",
        "The bus driver left the wheel.",
        "The company was ordered to pay 2 million euros to the passengers.",
        "The canteen was sold in June.",
        "The verdict was rejected by the company.",
    ],
)
def test_other_words_for_one_party_are_silent(draft: str) -> None:
    assert flags(draft, SOURCE) == {}


def test_an_act_of_each_is_no_difference() -> None:
    source = SOURCE + "\n\nThe association will appeal, too."
    assert flags("The association will appeal.", source) == {}


def test_a_second_source_may_tell_it() -> None:
    report = xcheck.check(
        xcheck.Article("draft", "Ilse Brandt rejected the verdict."),
        against=[
            xcheck.Article("wire", SOURCE),
            xcheck.Article("mail", "Ilse Brandt rejected the verdict on Tuesday."),
        ],
    )
    assert [f for f in report.findings if f.severity >= Severity.WARNING] == []


WELLS = """Harlow Water said sorry to the residents in a letter. Edwin Prewitt, who had reported the spill, got none.

Two of the nine wells were closed. The tribunal granted a request by the union for more time.

The council spent 40,000 euros on filters for the school. The cows drank after the farmer had opened the gate.

Engineers had asked whether the pump had failed. On Friday they found that the pump had failed in the night.

Harlow Water will stop the pump in May. Aldo Renn, a farmer, died when a storm brought down the chapel roof."""


@pytest.mark.parametrize(
    ("draft", "words", "severity"),
    [
        ("The tribunal rejected a request by the union for more time.", "rejected", Severity.ERROR),
        ("No filters were bought.", "No filters", Severity.WARNING),
        ("The cows had opened the gate.", "The cows", Severity.WARNING),  # behind "after" stands another subject
    ],
)
def test_a_decision_and_a_denial_that_the_source_does_not_tell(draft: str, words: str, severity: Severity) -> None:
    assert flags(draft, WELLS).get(words) is severity


@pytest.mark.parametrize(
    "draft",
    [
        "Two wells were closed.",
        "Two of nine wells were closed.",
        "The tribunal granted the union's request for more time.",
        "Harlow Water said sorry, though not to Edwin Prewitt, who had reported the spill.",
        "Harlow Water has not stopped the pump yet.",  # which it will
        "The storm killed a farmer, Aldo Renn.",  # who died
        "The pump had failed.",  # asked in one place, told in another
    ],
)
def test_a_part_and_what_is_denied_of_one_only_are_no_errors(draft: str) -> None:
    assert flags(draft, WELLS) == {}


def test_who_did_it_is_read_behind_a_participle_as_well() -> None:
    source = (
        "A petition started by the retired teacher Greta Moll gathered 6,400 signatures. The council had closed the "
        "library in March. Ada Thorn, who leads the council, said that it would stay open until 2029."
    )
    assert flags("The petition was started by Ada Thorn.", source) == {"Ada Thorn": Severity.ERROR}
    assert flags("The petition was started by Greta Moll, a teacher.", source) == {}


FIRE = (
    "The council voted 11 to 4 to keep the fish market open until 2031. The market burned down in 1962. Three "
    "firefighters died in the blaze, and two vendors were hurt."
)


@pytest.mark.parametrize(
    ("draft", "words"),
    [
        ("Three firefighters were rescued.", "Three firefighters"),
        ("Three firefighters were injured in the blaze.", "Three firefighters"),
        ("Two vendors were killed.", "Two vendors"),
    ],
)
def test_the_dead_of_a_source_were_not_rescued(draft: str, words: str) -> None:
    assert flags(draft, FIRE).get(words) is Severity.ERROR


@pytest.mark.parametrize(
    "draft",
    [
        "Three firefighters were killed.",
        "Two vendors were injured.",
        "Two vendors were rescued, hurt.",
        "No firefighters were injured.",
    ],
)
def test_what_may_be_one_outcome_is_no_error(draft: str) -> None:
    assert Severity.ERROR not in flags(draft, FIRE).values()


def test_to_close_what_a_source_keeps_open_is_contradicted() -> None:
    draft = xcheck.Article("draft", "The council voted 11 to 4 to close the fish market.")
    report = xcheck.check(draft, [xcheck.Article("source", FIRE)])
    assert [verdict.verdict for verdict in report.verdicts] == ["contradicted"]
