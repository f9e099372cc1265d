"""Newer figures and states: told of later articles, never as a conflict, always shown."""

from __future__ import annotations

import json

import pytest

import xcheck
from xcheck.model import Finding, Kind

MONDAY, WEDNESDAY, MAY = "Published 3 March 2025\n\n", "Published 5 March 2025\n\n", "Published 9 May 2025\n\n"


def findings_on(a: str, b: str, *more: str) -> list[Finding]:
    texts = [xcheck.Article(name, text) for name, text in zip(("a", "b", "c"), (a, b, *more), strict=False)]
    return [f for f in xcheck.compare(*texts).findings if f.kind in (Kind.CONFLICT, Kind.UPDATE)]


def said(a: str, b: str, *more: str) -> list[tuple[str, str]]:
    return [(finding.rule, finding.message) for finding in findings_on(a, b, *more)]


@pytest.mark.parametrize(
    ("earlier", "later", "message"),
    [
        (
            "At least 14 people died in the flood in Vell.",
            "The number of people who died in the flood in Vell has risen to 22.",
            "a on Monday: At least 14 people killed. b on Wednesday: 22.",
        ),
        (
            "After the flood in Vell 31 people are missing, police said.",
            "After the flood in Vell nine people are still missing, police said.",
            "a on Monday: 31 people missing. b on Wednesday: nine people.",
        ),
        (
            "So far the storm has felled 40 pylons near Vell.",
            "The storm has felled 66 pylons near Vell.",
            "a on Monday: 40 pylons. b on Wednesday: 66 pylons.",
        ),
        (
            "The firm has not signed the lease for the mill in Vell.",
            "The firm has signed the lease for the mill in Vell.",
            "a on Monday: has not signed. b on Wednesday: has signed.",
        ),
        (
            "The firm plans to open the mill in Vell this spring.",
            "The firm opened the mill in Vell this spring.",
            "a on Monday: to open. b on Wednesday: opened.",
        ),
        (
            "The lawyer of the banker in Vell said that he would appeal.",
            "The lawyer of the banker in Vell lodged the appeal.",
            "a on Monday: would appeal. b on Wednesday: lodged the appeal.",
        ),
        (
            "Two men were arrested in Vell after the looting.",
            "Police in Vell have charged two men after the looting.",
            "a on Monday: were arrested. b on Wednesday: have charged.",
        ),
        (
            "The ferries to Vell will not sail before Tuesday, the operator said.",
            "The ferries to Vell sailed again on Tuesday, the operator said.",
            "a on Monday: will not sail. b on Wednesday: sailed.",
        ),
    ],
)
def test_what_the_later_article_tells_is_newer(earlier: str, later: str, message: str) -> None:
    assert said(MONDAY + earlier, WEDNESDAY + later) == [("updated-figure", message)]
    back = said(WEDNESDAY + later, MONDAY + earlier)
    assert [rule for rule, _ in back] == ["updated-figure"]
    swapped = message.replace("a on", "# on").replace("b on", "a on").replace("# on", "b on")
    assert back[0][1] == swapped, "the earlier one is told first, whichever article was given first"


def test_what_was_done_is_not_undone_by_an_older_plan() -> None:
    earlier, later = "The firm opened the mill in Vell.", "The firm plans to open the mill in Vell."
    assert "updated-figure" not in [rule for rule, _ in said(MONDAY + earlier, WEDNESDAY + later)]


def test_a_figure_that_does_not_change_with_the_hour_is_a_conflict_on_any_day() -> None:
    found = said(
        MONDAY + "The ferry to Vell carried 371 passengers when it sank.",
        WEDNESDAY + "The ferry to Vell carried 412 passengers when it sank.",
    )
    assert [rule for rule, _ in found] == ["number-conflict"]


def test_two_tolls_of_one_day_are_a_conflict() -> None:
    found = said(
        MONDAY + "The flood in Vell killed 14 people, police said.",
        MONDAY + "The flood in Vell killed 22 people, police said.",
    )
    assert [rule for rule, _ in found] == ["number-conflict"]


def test_another_person_of_the_same_stage_is_no_news() -> None:
    found = said(
        MONDAY + "The court in Vell charged Anna Weber with fraud.",
        MAY + "The court in Vell convicted Paul Stern of fraud.",
    )
    assert "updated-figure" not in [rule for rule, _ in found]


def test_a_pronoun_is_the_person_named_before_it() -> None:
    found = said(
        MONDAY + "Anna Weber ran the bank in Vell. She was charged with fraud at the court in Lyon.",
        MAY + "Anna Weber ran the bank in Vell. She was convicted of fraud at the court in Lyon.",
    )
    assert ("updated-figure", "a on 3 March 2025: was charged. b on 9 May 2025: was convicted.") in found


def test_an_update_of_three_articles_is_one_finding_with_its_sides() -> None:
    found = findings_on(
        MONDAY + "The flood in Vell killed 14 people, police said.",
        MONDAY + "Fourteen people were killed by the flood in Vell, police said.",
        WEDNESDAY + "The flood in Vell has killed 22 people, police said.",
    )
    assert [(f.rule, f.sides) for f in found] == [("updated-figure", (("a", "b"), ("c",)))]
    assert found[0].message == "a and b on Monday: 14 people killed. c on Wednesday: 22 people."


def test_every_report_tells_an_update() -> None:
    a = xcheck.Article("a", MONDAY + "The flood in Vell killed 14 people, police said.")
    b = xcheck.Article("b", WEDNESDAY + "The flood in Vell killed 22 people, police said.")
    report = xcheck.compare(a, b)
    message = "a on Monday: 14 people killed. b on Wednesday: 22 people."
    assert [(f.kind, f.severity, f.message) for f in report.findings] == [("update", "note", message)]
    terminal = xcheck.render(report, "terminal")
    assert "differ in 1, which changed since." in terminal and "Changed since 1" in terminal and message in terminal
    assert message in xcheck.render(report, "markdown").split("<details>")[0], "above the fold"
    assert "Changed since" in xcheck.render(report, "html") and message in xcheck.render(report, "html")
    document = json.loads(xcheck.render(report, "json"))
    assert document["summary"]["update"] == 1 and document["findings"][0]["kind"] == "update"
    (run,) = json.loads(xcheck.render(report, "sarif"))["runs"]
    assert [(one["ruleId"], one["level"]) for one in run["results"]] == [("updated-figure", "note")]
    assert "::notice" in xcheck.render(report, "github") and "title=Changed since" in xcheck.render(report, "github")
    assert "xcheck.update" in xcheck.render(report, "junit")


def test_a_draft_that_tells_what_no_longer_holds_differs_and_passes() -> None:
    draft = xcheck.Article("draft", "The flood in Vell killed 14 people, police said.", published="2025-03-03")
    source = xcheck.Article("source", "The flood in Vell killed 22 people, police said.", published="2025-03-05")
    report = xcheck.check(draft, against=[source])
    assert [verdict.verdict for verdict in report.verdicts] == ["differs"]
    assert not any(report.fails(finding, "warning") for finding in report.findings)


def test_the_first_toll_of_each_article_is_held_against_the_other_wherever_it_stands() -> None:
    found = said(
        MONDAY
        + "A storm hit Vell. Police counted 19 missing and were looking for a trawler. In 1987 a storm hit Vell.",
        WEDNESDAY + "A storm hit Vell. The number of the missing has fallen to 12. In 1987 a storm hit Vell.",
    )
    assert ("updated-figure", "a on Monday: 19 missing. b on Wednesday: 12.") in found


def test_tolls_differ_where_no_two_claims_are_of_one_fact() -> None:
    found = said(
        MONDAY
        + "A storm hit the coast of Vell at night. The mayor slept in the hall. A trawler sank at the pier. Lorries "
        "lay in a ditch. The harbour was shut at dusk. A choir sang hymns. Among bakers, in schools, on bridges and at "
        "the market, the wind killed 19.",
        WEDNESDAY
        + "The storm that hit the coast of Vell is over. Bakers sold bread again. Schools rang their bells. Bridges "
        "were swept clean. The market opened at dawn. A farmer found his cow. The mayor, a trawler captain, two "
        "lorries drivers and the harbour master wrote 22 deaths on a list.",
    )
    assert ("updated-figure", "a on Monday: 19 killed. b on Wednesday: 22 deaths.") in found


def test_what_has_merely_risen_is_no_running_count() -> None:
    found = said(
        MONDAY + "Sales of the firm in Vell rose to 412 pumps in March.",
        WEDNESDAY + "Sales of the firm in Vell came to 421 pumps in March.",
    )
    assert [rule for rule, _ in found] == ["number-conflict"]


@pytest.mark.parametrize(
    ("ahead", "done", "count"),
    [
        ("The company will close the plant in Vell.", "The company closed the plant in Vell.", 1),
        (
            "The company will close the plant in Vell. In May, as planned, the company closed the plant in Vell.",
            "The company closed the plant in Vell.",
            0,
        ),
    ],
)
def test_a_stage_differs_where_no_article_tells_both(ahead: str, done: str, count: int) -> None:
    for texts in ((ahead, done), (done, ahead)):
        articles = [xcheck.Article(name, text) for name, text in zip("ab", texts, strict=True)]
        report = xcheck.compare(*articles, settings=xcheck.Settings(select=("shifted-certainty",)))
        assert len(report.findings) == count


@pytest.mark.parametrize("days", [(MONDAY, WEDNESDAY), (WEDNESDAY, MONDAY), ("", "")])
def test_what_came_to_pass_meanwhile_is_told_no_firmer(days: tuple[str, str]) -> None:
    plan, done = "The firm plans to close the mill in Vell.", "The firm closed the mill in Vell."
    both = xcheck.Article("a", days[0] + plan), xcheck.Article("b", days[1] + done)
    rules = {finding.rule for finding in xcheck.compare(*both).findings}
    newer = days == (MONDAY, WEDNESDAY)  # else the plan is of the later day, or nobody says which is
    assert rules & {"updated-figure", "shifted-certainty"} == {"updated-figure" if newer else "shifted-certainty"}
