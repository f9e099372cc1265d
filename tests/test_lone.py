"""Facts that each article tells alone, beside the same words, are held against each other; others are not."""

from __future__ import annotations

import pytest

import xcheck
from xcheck.pipeline import put_together, read
from xcheck.slots import lone

REST = "Visitors were sent home. The police closed the bridge. Rain fell until noon. "
BEFORE_A = (
    REST + "The museum in Sarn Harbour lost four paintings on the night of the storm. Its guards noticed nothing. "
)
BEFORE_B = REST + "Thieves took four paintings from the museum in Sarn Harbour while the storm cut the power. "


def conflicts(a: str, b: str) -> set[tuple[str, tuple[str, ...]]]:
    """Return (rule, words) of what may differ in a figure, day or name when two articles end in these sentences."""
    report = xcheck.compare(xcheck.Article("a", BEFORE_A + a), xcheck.Article("b", BEFORE_B + b))
    rules = ("number-conflict", "date-conflict", "name-conflict")
    return {(f.rule, tuple(place.text for place in f.places)) for f in report.findings if f.rule in rules}


@pytest.mark.parametrize(
    ("a", "b", "rule", "words"),
    [
        (
            "Museum curator Orla Finch bought the paintings at an auction in spring.",
            "The paintings came from an auction to which curator Tessa Brandt went.",
            "name-conflict",
            ("Orla Finch", "Tessa Brandt"),
        ),
        (
            "Whoever finds them gets a reward of 75,000 euros.",
            "The insurer will pay a reward, 50,000 euros, to the finder.",
            "number-conflict",
            ("75,000 euros", "50,000 euros"),
        ),
        (  # little else in common: enough where neither name speaks
            "Museum curator Orla Finch bought them in spring.",
            "It was curator Tessa Brandt who went to the auction by train.",
            "name-conflict",
            ("Orla Finch", "Tessa Brandt"),
        ),
        (
            "It will stay closed until Wednesday while locks are changed.",
            "All its doors stay closed until Friday, said a notice.",
            "date-conflict",
            ("Wednesday", "Friday"),
        ),
    ],
)
def test_a_fact_that_each_tells_alone_in_the_same_surroundings(
    a: str, b: str, rule: str, words: tuple[str, ...]
) -> None:
    assert (rule, words) in conflicts(a, b)
    assert (rule, words[::-1]) in {(r, w) for r, w in conflicts(b, a)}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Whoever finds them gets a reward of 75,000 euros.", "The frames alone are worth 50,000 euros."),
        ("It will stay closed until Wednesday.", "The inquiry is led from the capital since Friday."),
        ("Founded in 1921, it will stay closed.", "All its doors stay closed until Friday."),
        ("Detective Orla Finch leads the search.", "The harbour choir sang under Tessa Brandt."),
    ],
)
def test_other_surroundings_or_another_grain_are_another_fact(a: str, b: str) -> None:
    assert conflicts(a, b) == set()


def test_a_name_that_both_articles_know_is_no_other_name() -> None:
    a = "Museum director Orla Finch spoke of a black day. Tessa Brandt, a guard, wept."
    b = "The museum director met guard Tessa Brandt. Orla Finch had no words."
    assert conflicts(a, b) == set()


def lone_figures(a: str, b: str) -> int:
    """Return how many figures are held against each other as told by one article alone."""
    settings = xcheck.Settings()
    articles = (xcheck.Article("a", BEFORE_A + a), "a"), (xcheck.Article("b", BEFORE_B + b), "b")
    comparison = put_together(*(read(article, id, settings) for article, id in articles), settings)
    return len(list(lone.numbers(comparison)))


def test_one_fact_answers_one_other() -> None:
    b = "The insurer will pay a reward, 50,000 euros, to the finder. The reward of the thieves is 60,000 euros."
    assert lone_figures("Whoever finds them gets a reward of 75,000 euros.", b) == 1


def test_long_statements_need_more_in_common_than_a_word_beside_the_figure() -> None:
    a, b = "Whoever finds them gets a reward of 75,000 euros", "The insurer will pay a reward, 50,000 euros"
    boats = ", while boats left for distant islands and farmers brought hay to barns before snow buried villages."
    wolves = ", although schools had no heating oil after teachers asked for holidays, as wolves roam near forests."
    assert lone_figures(f"{a}.", f"{b}.") == 1
    assert lone_figures(a + boats, b + wolves) == 0


def test_a_figure_that_is_hedged_or_a_vote_is_missing_where_nothing_near_it_is_stated() -> None:
    a = "The fighters attacked the outpost in Farah and the council voted 348-77 to help. An estimated 400 men came."
    b = "The fighters attacked the outpost in Farah and the council voted to help. Men came."
    report = xcheck.compare(xcheck.Article("a", a), xcheck.Article("b", b))
    lacking = {place.text for f in report.findings if f.kind == "omission" for place in f.places}
    assert any("348-77" in text for text in lacking) and any("400 men" in text for text in lacking)
    same = xcheck.compare(
        xcheck.Article("a", "About 350 people will lose their work at the plant in Tolvik by spring."),
        xcheck.Article("b", "The firm will cut 340 jobs at its plant in Tolvik by spring."),
    )
    assert not any("350" in place.text for f in same.findings if f.kind == "omission" for place in f.places)
