"""The report as a program that reads it holds it to the contract: the Python face, offsets, order, ids, symmetry."""

from __future__ import annotations

import copy
import json
import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest
from rich.cells import cell_len

import xcheck
from tests.cases import FIXTURES, PAIRS, articles, checked, compared
from tests.schemas import report_schema
from xcheck.model import Article, Finding, Report

EARLIER = "The town library opens a reading room next spring, its director said. Visitors may borrow board games.\n\n"

ODD = {
    "crlf": lambda text: text.replace("\n", "\r\n"),
    "old mac": lambda text: text.replace("\n", "\r"),
    "tabs": lambda text: text.replace(" ", "\t"),
    "astral": lambda text: text.replace(". ", ". \U0001f600 "),
    "combining": lambda text: text.replace("e", "e\u0301"),
    "surrogates": lambda text: text.replace("q", "\ud800"),
    "NUL": lambda text: text.replace("(", "\0"),
    "markup": lambda text: text.replace(" the ", " [sic] the[/b] "),
    "escapes": lambda text: text.replace(" the ", " \x1b[31mthe\x07 "),
    "separators": lambda text: text.replace("\n", "\u2028").replace(",", "\x85"),
    "one line": lambda text: text.replace("\n", " "),
    "a word a line": lambda text: text.replace(" ", "\n"),
    "capitals": str.upper,
    "backwards": lambda text: text[::-1],
}
"What may befall a text, none of which may move an offset."


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def holds(report: Report) -> None:
    """Check what the schema can and cannot say of a report."""
    document = json.loads(xcheck.render(report, "json"))
    report_schema().validate(document)
    texts = {reading.id: reading.article.text for reading in report.articles}
    statements = {s["id"]: (a["id"], s) for a in document["articles"] for s in a["statements"]}
    for article in document["articles"]:
        text, last = texts[article["id"]], 0
        for statement in article["statements"]:
            assert last <= statement["start"] < statement["end"] <= len(text)
            assert (statement["line"], statement["column"]) == line_and_column(text, statement["start"])
            last = statement["end"]
        for fact in (*article["facts"], *article["markers"]):
            assert text[fact["start"] : fact["end"]] == fact["text"] != ""
            assert statements[fact["statement"]][0] == article["id"]
    for finding in document["findings"]:
        sides, lacking = [id for side in finding["sides"] for id in side], finding["rule"] == "missing-fact"
        assert len(sides) == len(set(sides)) and {*sides} == {p["article"] for p in finding["places"] if not lacking}
        alone = finding["rule"] == "unsupported-quote"  # no source may come near the words
        sided = 0 if lacking else len(finding["sides"])  # no article has the words of a missing fact
        assert sided == (not lacking) if finding["kind"] == "omission" else sided > 1 or (alone and sided == 1)
        assert bool(finding["absent"]) == (finding["kind"] == "omission") and not {*sides} & {*finding["absent"]}
        assert finding["stronger"] in {None, *(p["article"] for p in finding["places"])}
        for place in finding["places"]:
            text, (owner, statement) = texts[place["article"]], statements[place["statement"]]
            assert text[place["start"] : place["end"]] == place["text"] != ""
            assert (place["line"], place["column"]) == line_and_column(text, place["start"])
            assert (place["end_line"], place["end_column"]) == line_and_column(text, place["end"])
            assert owner == place["article"]
            assert statement["start"] <= place["start"] and place["end"] <= statement["end"]
    for topic in document["topics"]:
        assert list(topic["statements"]) == list(texts)
        assert all(statements[id][0] == article for article, ids in topic["statements"].items() for id in ids)
        assert [ids for ids in topic["statements"].values() if ids][:2] == [topic["left"], topic["right"]]
    keys = [sort_key(document, finding) for finding in document["findings"]]
    assert keys == sorted(keys)
    ids = [finding["id"] for finding in document["findings"]]
    assert len(ids) == len(set(ids))


def sort_key(document: dict, finding: dict) -> tuple[object, ...]:
    kinds, severities = ["conflict", "update", "precision", "wording", "omission"], ["error", "warning", "note"]
    order = [article["id"] for article in document["articles"]]
    places = [(order.index(p["article"]), p["start"], p["end"]) for p in finding["places"]]
    return kinds.index(finding["kind"]), severities.index(finding["severity"]), -finding["confidence"], places


# What a report says.


@pytest.mark.parametrize("case", PAIRS)
def test_every_report_holds_to_the_contract(case: str) -> None:
    holds(compared(case))
    holds(checked(case))


@pytest.mark.parametrize("change", ODD.values(), ids=ODD)
def test_odd_text_moves_no_offset(change) -> None:
    left, right = (article.replace(text=change(article.text)) for article in articles("peace-plan"))
    holds(xcheck.compare(left, right))
    holds(xcheck.check(left, against=[right]))


def test_three_articles_are_held_each_against_each() -> None:
    third = Article("third", "Russia rejected the plan. Around 40 countries met in Paris on January 6, 2026.")
    report = xcheck.compare(*articles("peace-plan"), third)
    holds(report)
    assert [reading.id for reading in report.articles] == ["a", "b", "c"]
    assert {"c"} < {place.article for finding in report.findings for place in finding.places}
    places = [(f.rule, *((p.article, p.start, p.end) for p in f.places)) for f in report.findings]
    assert len(places) == len(set(places))


@pytest.mark.parametrize("case", PAIRS)
def test_no_words_are_told_as_differing_and_as_missing(case: str) -> None:
    found = compared(case).findings
    differing = {(p.article, p.start, p.end) for f in found if len(f.places) > 1 for p in f.places}
    missing = [f.places[0] for f in found if f.rule in ("omitted-detail", "omitted-statement")]
    assert missing
    assert not [place.text for place in missing if (place.article, place.start, place.end) in differing]


ONCE = {
    "how a quotation was altered": (
        "“We asked for a wall three years ago,” the mayor said.",
        "“We begged for a wall three years ago,” the mayor said.",
        ["altered-quote", "shifted-degree"],
    ),
    "a number in a word": (
        "The bridge to the south was closed for six hours.",
        "The bridge to the south was closed for four hours.",
        ["number-conflict"],
    ),
    "a name in the place of another": (
        "The lamps were made in Vietnam by Tan Electric.",
        "The lamps were made in China by Tan Electric.",
        ["name-conflict"],
    ),
    "a number and a word": (
        "The bridge to the south was closed for six hours before the match.",
        "The bridge to the south was closed for four hours after the match.",
        ["number-conflict", "opposite-word"],
    ),
}


@pytest.mark.parametrize(("a", "b", "rules"), ONCE.values(), ids=ONCE)
def test_one_difference_is_told_by_one_rule(a: str, b: str, rules: list[str]) -> None:
    assert [finding.rule for finding in xcheck.compare(Article("a", a), Article("b", b)).findings] == rules


@pytest.mark.parametrize("name", sorted({(case, n) for case in PAIRS for n in (0, 1)}), ids=lambda n: f"{n[0]}-{n[1]}")
def test_an_article_beside_itself_has_no_finding(name: tuple[str, int]) -> None:
    article = articles(name[0])[name[1]]
    report = xcheck.compare(article, article)
    assert ([finding.message for finding in report.findings], report.unpaired) == ([], ())
    report = xcheck.check(article, against=[article])
    assert [finding.message for finding in report.findings] == []
    assert {verdict.verdict for verdict in report.verdicts} == {"supported"}


def mirrored(finding: Finding) -> tuple[object, ...]:
    other = {"a": "b", "b": "a"}
    places = frozenset((other[place.article], place.start, place.end) for place in finding.places)
    return finding.rule, finding.severity, finding.confidence, other.get(finding.stronger or ""), places


def place_and_rule(finding: Finding) -> tuple[object, ...]:
    places = frozenset((place.article, place.start, place.end) for place in finding.places)
    return finding.rule, finding.severity, finding.confidence, finding.stronger, places


@pytest.mark.parametrize("case", PAIRS)
def test_swapped_articles_give_mirrored_findings(case: str) -> None:
    left, right = articles(case)
    swapped = {mirrored(finding) for finding in xcheck.compare(right, left).findings}
    assert {place_and_rule(finding) for finding in compared(case).findings} == swapped


@pytest.mark.parametrize("case", PAIRS)
def test_ids_survive_a_paragraph_on_top(case: str) -> None:
    moved = xcheck.compare(*(article.replace(text=EARLIER + article.text) for article in articles(case)))
    ids = {
        (f.rule, *((p.article, p.start - len(EARLIER), p.end - len(EARLIER)) for p in f.places)): f.id
        for f in moved.findings
    }
    before = {(f.rule, *((p.article, p.start, p.end) for p in f.places)): f.id for f in compared(case).findings}
    kept = before.keys() & ids.keys()
    assert len(kept) > 0.8 * len(before)
    assert [key for key in kept if before[key] != ids[key]] == []


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1"},
        {"PYTHONHASHSEED": "77"},
        {"LC_ALL": "C", "PYTHONUTF8": "0"},
        {"TZ": "Pacific/Kiritimati"},
        {"PYTHONOPTIMIZE": "2"},
    ],
    ids=str,
)
def test_the_same_bytes_everywhere(environment: dict[str, str], tmp_path: Path) -> None:
    left, right = articles("peace-plan")
    command = [sys.executable, "-m", "xcheck", "compare", left.path, right.path, "--format", "json"]
    known = {**os.environ, "PYTHONPATH": str(FIXTURES.parent), **environment}
    run = subprocess.run(command, env=known, cwd=tmp_path, capture_output=True, check=False)
    assert run.stdout.decode("utf-8") == xcheck.render(compared("peace-plan"), "json"), run.stderr


@pytest.mark.parametrize("width", [40, 60, 80, 100, 160])
def test_no_line_of_a_real_report_is_wider_than_the_page(width: int) -> None:
    for report in (compared("peace-plan"), checked("peace-plan")):
        page = xcheck.render(report, "terminal", width=width, show=frozenset(["all"]))
        assert [line for line in page.split("\n") if cell_len(line) > width] == []


# The Python face.


def test_the_face_stays_whole_when_everything_is_loaded() -> None:
    left, right = articles("peace-plan")
    assert xcheck.compare(left, right).findings
    assert {fact.type for fact in xcheck.facts(left)} <= {"name", "number", "date", "quote", "attribution"}
    assert xcheck.facts(left) == xcheck.facts(left) != ()


def test_values_are_frozen_and_can_be_copied() -> None:
    report = compared("peace-plan")
    result = checked("peace-plan")
    reading = report.articles[0]
    for value in (
        report, result, reading, reading.article, reading.statements[0], reading.facts[0], reading.markers[0],
        report.pairs[0], report.findings[0], report.findings[0].places[0], report.topics[0], result.verdicts[0],
        xcheck.Settings(),
    ):  # fmt: skip
        for twin in (copy.copy(value), copy.deepcopy(value), pickle.loads(pickle.dumps(value))):
            assert (twin, type(twin), hash(twin)) == (value, type(value), hash(value))
        with pytest.raises(AttributeError, match="cannot be changed"):
            value.anything = 1
        assert repr(value).startswith(type(value).__name__ + "(")
