"""A story of two sources: its faithful twin is silent, and false sentences of the kinds that machines make are told.

asked about, told as so       considered, told as done      two of five, told as most      a condition cut
"""

from __future__ import annotations

from pathlib import Path

import pytest

import xcheck
from xcheck.model import Finding, Severity

MERGER = Path(__file__).parent / "merger"
ROWS = [
    line.split("\t")
    for line in (MERGER / "false.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
SOURCES = [xcheck.read_article(MERGER / name) for name in ("wire.txt", "paper.txt")]
TWIN = (MERGER / "twin.txt").read_text(encoding="utf-8")

BOARD = xcheck.Article(
    "board",
    """The river board said it would shut three of its eight locks by June. No boats were damaged in the storm.

The Boatmen's League, which had asked for a later date in May, called the plan rash. Its secretary, Ada Renn, said the
league was weighing a lawsuit.

The locks were built by Hellmer, a Danish firm, which denies any fault. A laboratory is checking whether the steel came
from a mill in Odense.

The board has spent 5 million crowns on gates since March and expects to spend twice as much on new pumps next year.
It may open a sixth basin if the council agrees.""",
)


def loud(draft: str, *sources: xcheck.Article) -> list[Finding]:
    report = xcheck.check(xcheck.Article("draft", draft), against=sources)
    return [finding for finding in report.findings if finding.severity >= Severity.WARNING]


def test_the_faithful_twin_is_silent() -> None:
    assert loud(TWIN, *SOURCES) == []


@pytest.mark.parametrize(("severity", "kind", "sentence"), ROWS, ids=[row[2] for row in ROWS])
def test_each_false_sentence_is_told_on_its_own_words(severity: str, kind: str, sentence: str) -> None:
    if severity == "MISS":
        pytest.skip(f"{kind} is not seen yet")
    findings = [f for f in loud(f"{TWIN}\n{sentence}\n", *SOURCES) if f.places[0].start >= len(TWIN)]
    assert findings, kind
    assert max(finding.severity for finding in findings) is Severity[severity.upper()]


@pytest.mark.parametrize(
    ("draft", "words"),
    [
        ("The laboratory found that the steel came from a mill in Odense.", "came"),
        ("The league has sued the river board.", "has sued"),
        ("The Boatmen's League has filed a lawsuit.", "has filed"),
        ("Most of the locks will shut by June.", "Most of"),
        ("Ada Renn, the board's secretary, declined to comment.", "board"),
        ("Hellmer admitted a fault.", "admitted"),
        ("The board had asked the Boatmen's League for a later date in May.", "The board"),
        ("The board expects to spend 5 million crowns on new pumps next year.", "5 million crowns"),
        ("The gates cost 8 crowns.", "8 crowns"),
    ],
)
def test_a_relation_that_the_source_tells_otherwise_fails(draft: str, words: str) -> None:
    errors = [f.places[0].text for f in loud(draft, BOARD) if f.severity is Severity.ERROR]
    assert any(words in text for text in errors), loud(draft, BOARD)


@pytest.mark.parametrize(
    "draft",
    [
        "A laboratory is trying to find out whether the steel came from a mill in Odense.",
        "The league may sue the river board.",
        "Three of the eight locks will shut by June.",
        "Most of the locks will stay open.",
        "Ada Renn, the league's secretary, said a lawsuit was being weighed.",
        "Hellmer, the Danish firm that built the locks, denies that it is at fault.",
        "The Boatmen's League had asked the board for a later date in May.",
        "The board has spent 5 million crowns on gates since March.",
        "It may open a sixth basin, provided the council agrees.",
    ],
)
def test_the_same_relation_in_other_words_is_no_error(draft: str) -> None:
    assert [f for f in loud(draft, BOARD) if f.severity is Severity.ERROR] == []


def test_a_condition_that_the_next_sentence_tells_is_not_left_out() -> None:
    cut = loud("The board may open a sixth basin.", BOARD)
    assert [f.places[0].text for f in cut] == ["may open"]
    assert loud("The board may open a sixth basin. First the council has to agree.", BOARD) == []


def test_every_item_that_is_not_borne_out_has_a_finding() -> None:
    draft = "Three of the eight locks of the board will shut in June, the fifth month, and 12 more in 2031."
    report = xcheck.check(xcheck.Article("draft", draft), against=[BOARD])
    items = [i for v in report.verdicts for i in v.items if i.kind != "act" and i.verdict != "supported"]
    assert items
    for item in items:
        assert any(p.start < item.end and item.start < p.end for f in report.findings for p in f.places), item


def test_what_is_denied_of_the_rest_is_what_is_told_of_a_part() -> None:
    source = xcheck.Article("wire", "Two of the union's five regional branches supported the merger in May.")
    rest = loud("Three of the union's five regional branches did not support the merger in May.", source)
    assert [f for f in rest if f.severity is Severity.ERROR] == []
    assert loud("Two of the union's five regional branches did not support the merger in May.", source)


def test_a_day_that_one_source_has_is_no_error_because_another_has_another_of_something_else() -> None:
    sources = [
        xcheck.Article("wire", "The study was handed to the court in January by a former clerk, Piet Lauer."),
        xcheck.Article("paper", "Piet Lauer spoke for two days in February. He told the judges that he had no choice."),
    ]
    found = loud("Piet Lauer, a former clerk, handed the study to the court in January.", *sources)
    assert [f for f in found if f.severity is Severity.ERROR] == []
    assert loud("Piet Lauer, a former clerk, handed the study to the court in March.", *sources)


def test_the_members_of_a_board_may_be_the_board() -> None:
    source = (
        "Three of the seven members of the theatre's board resigned last week in protest against the cut. "
        "The remaining members are considering a lawsuit against the ministry."
    )
    draft = "The board has filed a lawsuit against the ministry."
    report = xcheck.check(xcheck.Article("draft", draft), [xcheck.Article("wire", source)])
    assert any("considering a lawsuit" in finding.message for finding in report.findings)
