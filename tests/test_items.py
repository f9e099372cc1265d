"""Items of a verdict: what a person ticks in a statement of a draft, each with its verdict and place in a source."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.schemas import report_schema
from xcheck import Article, check, read_article, render
from xcheck.support.items import _facts

STORY = Path(__file__).parent / "story"
SOURCE = Article(
    "wire",
    "The council of Orsa voted on Tuesday to sell the harbour for 4 million euros. “We had no choice,” Mayor Ada Vale "
    "said. Lars Brandt, who leads the union, rejected the sale.",
)


def items_of(draft: str) -> list[tuple[str, str, str, str | None]]:
    report = check(Article("draft", draft), against=[SOURCE])
    return [
        (item.kind, item.text, item.verdict, None if item.source is None else item.source.text)
        for verdict in report.verdicts
        for item in verdict.items
    ]


def test_every_item_has_its_verdict_and_its_place() -> None:
    assert items_of("On Tuesday the council of Orsa voted to sell the harbour for 4 million euros.") == [
        ("date", "Tuesday", "supported", "Tuesday"),
        ("name", "Orsa", "supported", "Orsa"),
        ("act", "voted", "supported", "voted"),
        ("act", "sell", "supported", "sell"),
        ("figure", "4 million euros", "supported", "4 million euros"),
    ]
    assert items_of("“We had no choice,” Vale said.") == [
        ("quotation", "We had no choice", "supported", "We had no choice"),
        ("name", "Vale", "supported", "Ada Vale"),
    ]


@pytest.mark.parametrize(
    ("draft", "item"),
    [
        ("The council of Orsa voted to sell the harbour for 9 million euros.",
         ("figure", "9 million euros", "contradicted", "4 million euros")),
        ("The council of Orsa voted on Friday to sell the harbour.", ("date", "Friday", "contradicted", "Tuesday")),
        ("Lars Brandt, who leads the union, accepted the sale.", ("act", "accepted", "contradicted", "rejected")),
        ("The council of Orsa voted to sell the harbour to Norvia.", ("name", "Norvia", "unsupported", None)),
        ("“We had every choice,” Mayor Ada Vale said.", ("quotation", "We had every choice", "contradicted", "no")),
    ],
)  # fmt: skip
def test_what_is_wrong_has_its_item(draft: str, item: tuple[str, ...]) -> None:
    found = items_of(draft)
    assert item in found
    assert [one for one in found if one[2] != "supported"] == [item]


def test_the_items_of_the_story_are_the_planted_faults() -> None:
    source = read_article(STORY / "article.txt")
    wrong = check(read_article(STORY / "summary.txt"), against=[source])
    found = {item.text for verdict in wrong.verdicts for item in verdict.items if item.verdict != "supported"}
    assert found == {
        "We will close the site", "Our children have waited long enough for clean air", "26,000 tons", "March 13",
        "Ingrid Falk", "Tomas Brant", "accepted", "charged",
    }  # fmt: skip
    right = check(read_article(STORY / "twin.txt"), against=[source])
    assert {item.verdict for verdict in right.verdicts for item in verdict.items} == {"supported"}


def test_items_are_slices_and_hold_to_the_contract() -> None:
    draft = read_article(STORY / "summary.txt")
    document = json.loads(render(check(draft, against=[read_article(STORY / "article.txt")]), "json"))
    report_schema().validate(document)
    items = [item for verdict in document["verdicts"] for item in verdict["items"]]
    assert len(items) > 20
    assert all(draft.text[item["start"] : item["end"]] == item["text"] for item in items)
    places = [item["source"] for item in items if item["source"] is not None]
    assert {place["article"] for place in places} == {"s"}


@pytest.mark.parametrize(
    ("draft", "source", "verdicts"),
    [
        ("The toll in Orsa rose to 22.", "Orsa lies 22 km from the coast, where the toll is counted.", {"22": False}),
        ("The ship left Orsa with 42 crew.", "The ship left Orsa with a crew of 42.", {"42 crew": True}),
        ("The ship left Orsa at 11:02 p.m.", "The ship left Orsa overnight.", {"11:02 p.m.": False}),
        ("Ada Vale came to Orsa with two sons.", "Ada Vale came to Orsa for two minutes.", {"two sons": False}),
    ],
)
def test_a_figure_of_another_thing_and_a_vaguer_time_tell_nothing(
    draft: str, source: str, verdicts: dict[str, bool]
) -> None:
    report = check(Article("draft", draft), against=[Article("source", source)])
    found = {item.text: item.verdict == "supported" for verdict in report.verdicts for item in verdict.items}
    assert verdicts.items() <= found.items()


def test_a_statement_looked_up_in_two_sources_has_the_same_words_in_both() -> None:
    """Were a word missing beside one source, its item would be left out of the sheet without a word."""
    word = SimpleNamespace(unit=SimpleNamespace(fact=None))
    both = [SimpleNamespace(parts=(word, word)), SimpleNamespace(parts=(word,))]
    with pytest.raises(ValueError, match="shorter"):
        list(_facts(both, (), borne_out=False))  # type: ignore[arg-type]
