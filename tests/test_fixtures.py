"""The cases in fixtures/, two or more articles each: well made, and told apart as their expected.txt asks.

`expected.txt` is written by hand, `findings.txt` by `XCHECK_UPDATE=1 pytest tests/test_fixtures.py`.

Under a PAIR or ARTICLES line stand the expectations: verb and rules, words of each article ("-" for none), why.

    MUST, MISS, MAY         must be told; should be and is not yet; may be
    NOT, ALARM              is no difference and must not be told loudly; is, and should not be
    FACT, PART, LOST        a fact of several articles: words of those that tell it, "~words" of one that comes near it,
                            "-" of one that lacks it. FACT: who lacks it is told, and nobody who tells it is said to
                            lack it. PART: only the second holds. LOST: somebody who tells it is said to lack it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import pytest

import xcheck
from tests.cases import CASES, articles, compared
from xcheck.model import Finding, Kind, Reading, Severity

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
GIVEN = ("PAIR ", "ARTICLES ")
STANDINGS = ("LOST", "PART", "FACT")
"How well it is told who has a fact, the worst first."
NEAR = "~"
AGREEING = "agreement"
LONGEST_SHARED_RUN = 7
"Words in a row that a fixture may have in common with the shared seeds."

CATALOGUE = (
    "number-conflict", "vague-number", "updated-figure", "date-conflict", "vague-date", "name-conflict", "omitted-name",
    "membership-conflict", "role-conflict", "altered-quote", "unquoted-words", "retargeted-quote",
    "speaker-conflict", "vague-speaker", "dropped-attribution", "loaded-verb", "shifted-degree",
    "shifted-scope", "shifted-certainty", "flipped-negation", "opposite-word", "other-word",
    "diverging-definition", "omitted-detail", "omitted-statement", "unsupported-statement",
)  # fmt: skip
"The rules of the report format, so that an expectation may name one that is still to be written."


Names = tuple[str, ...]
"""File names of the articles that are compared with each other."""


class Line(NamedTuple):
    """One line of an expected.txt, with words of each article; empty where it has no such words."""

    case: str
    names: Names
    number: int
    verb: str
    rules: tuple[str, ...]
    words: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.case}/expected.txt:{self.number}"


def raw(case: str) -> list[str]:
    return (ROOT / "fixtures" / case / "expected.txt").read_text(encoding="utf-8").splitlines()


def groups(case: str) -> list[Names]:
    """Return what each PAIR or ARTICLES line gives; the lines under it are about these articles."""
    return [_names(text) for text in raw(case) if text.startswith(GIVEN)]


def _names(text: str) -> Names:
    return tuple(text.split(" ", 1)[1].split(" | "))


def lines(case: str) -> Iterator[Line]:
    names: Names = ()
    for number, text in enumerate(raw(case), start=1):
        if text.startswith(GIVEN):
            names = _names(text)
        elif text and not text.startswith("#"):
            head, *words, _why = text.split(" | ")
            verb, _, rules = head.partition(" ")
            cells = tuple("" if words == "-" else words for words in words)
            yield Line(case, names, number, verb, tuple(rules.split(",")) if rules else (), cells)


def text_of(case: str, name: str) -> str:
    return articles(case, name)[0].text


def runs(text: str, length: int) -> set[str]:
    """Return every stretch of so many words, in lower case and without punctuation."""
    words = re.findall(r"\w+", text.lower())
    return {" ".join(words[at : at + length]) for at in range(len(words) - length + 1)}


# How a case is made.


@pytest.mark.parametrize("case", CASES)
def test_a_case_has_articles_and_says_why_it_exists(case: str) -> None:
    files = {path.name for path in (ROOT / "fixtures" / case).iterdir()}
    assert files - {"findings.txt"} == {*chain(*groups(case)), "expected.txt"}
    assert raw(case)[0].startswith("# ")
    least = 250 if all(len(names) == 2 for names in groups(case)) else 140
    for name in sorted({*chain(*groups(case))}):
        assert least <= len(text_of(case, name).split()) <= 450, name


@pytest.mark.parametrize("case", CASES)
def test_a_case_expects_enough(case: str) -> None:
    verbs = [line.verb for line in lines(case)]
    assert set(verbs) <= {"MUST", "MISS", "MAY", "NOT", "ALARM", *STANDINGS}
    assert verbs.count("NOT") >= 5
    if case == AGREEING:
        assert set(verbs) == {"NOT"}
    else:
        assert sum(verb in ("MUST", "MISS", "MAY") for verb in verbs) >= 8
        assert "MUST" in verbs


@pytest.mark.parametrize("line", [line for case in CASES for line in lines(case)], ids=str)
def test_an_expectation_names_rules_and_words_that_exist(line: Line) -> None:
    assert (line.rules == ("*",) and line.verb == "NOT") or set(line.rules) <= set(CATALOGUE)
    assert (line.rules == ()) == (line.verb in STANDINGS)
    assert any(line.words)
    for name, marked in zip(line.names, line.words, strict=True):
        words = marked.removeprefix(NEAR) if line.verb in STANDINGS else marked
        assert words in text_of(line.case, name), f"{name} does not say {words!r}"


@pytest.mark.parametrize("case", CASES)
def test_no_sentence_is_taken_from_the_seeds(case: str) -> None:
    if not (SHARED / "seeds").is_dir():
        pytest.skip("the seeds are not beside this checkout")
    seeds: set[str] = set()
    for path in sorted((SHARED / "seeds").glob("*.txt")):
        seeds.update(runs(path.read_text(encoding="utf-8"), LONGEST_SHARED_RUN + 1))
    for name in sorted({*chain(*groups(case))}):
        assert sorted(runs(text_of(case, name), LONGEST_SHARED_RUN + 1) & seeds) == []


# What a run finds in it.


def touches(finding: Finding, reading: Reading, words: str) -> bool:
    """Whether a place of the finding shares a character with the words, wherever the article has them."""
    text = reading.article.text
    at = text.find(words)
    while at >= 0:
        if any(p.article == reading.id and p.start < at + len(words) and at < p.end for p in finding.places):
            return True
        at = text.find(words, at + 1)
    return False


def answers(line: Line, finding: Finding) -> bool:
    """Whether a finding is of a named rule and marks the words of each article that the line gives.

    What is no difference between several articles is none between any two of them.
    """
    if line.rules != ("*",) and finding.rule not in line.rules:
        return False
    readings = compared(line.case, *line.names).articles
    given = [(reading, words) for reading, words in zip(readings, line.words, strict=True) if words]
    touched = sum(touches(finding, reading, words) for reading, words in given)
    return touched == len(given) or (line.verb == "NOT" and touched > 1)


def listing(case: str) -> str:
    """Return one line per finding, in the order of the report, and over each report its articles if there are more."""
    lines_of = []
    for names in groups(case):
        readings = {reading.id: reading.article for reading in compared(case, *names).articles}
        lines_of += [f"{' | '.join(names)}\n"] if len(groups(case)) > 1 else []
        for finding in compared(case, *names).findings:
            places = (
                f'{Path(readings[p.article].name).name}:{p.line}:{p.column} "{" ".join(p.text.split())}"'
                for p in finding.places
            )
            lines_of.append(f"{finding.severity} {finding.rule} {' / '.join(places)}{who(case, names, finding)}\n")
    return "".join(lines_of)


def who(case: str, names: Names, finding: Finding) -> str:
    """Return who stands on which side, where there are more than two articles."""
    by_id = {reading.id: reading.article.name for reading in compared(case, *names).articles}
    if len(by_id) == 2:
        return ""
    sides = [", ".join(by_id[id] for id in side) for side in finding.sides]
    absent = [f"not in {', '.join(by_id[id] for id in finding.absent)}"] if finding.absent else []
    return f" [{' | '.join([*sides, *absent])}]"


def loud(case: str, names: Names) -> list[Finding]:
    return [finding for finding in compared(case, *names).findings if finding.severity >= Severity.WARNING]


def expected(verb: str) -> list[Line]:
    return [line for case in CASES for line in lines(case) if line.verb == verb]


@pytest.mark.parametrize("line", expected("MUST"), ids=str)
def test_what_must_be_found_is_found(line: Line) -> None:
    near = [f for f in compared(line.case, *line.names).findings if answers(line._replace(rules=("*",)), f)]
    said = [(finding.rule, [place.text for place in finding.places]) for finding in near]
    assert any(answers(line, finding) for finding in near), f"only {said} on these words"


@pytest.mark.parametrize("line", expected("MISS"), ids=str)
def test_what_is_known_to_be_missed_is_still_missed(line: Line) -> None:
    found = [finding.message for finding in compared(line.case, *line.names).findings if answers(line, finding)]
    assert found == [], "found at last: make it a MUST"


@pytest.mark.parametrize("line", expected("NOT"), ids=str)
def test_what_is_no_difference_is_not_reported(line: Line) -> None:
    wrong = [finding.message for finding in loud(line.case, line.names) if answers(line, finding)]
    assert wrong == []


@pytest.mark.parametrize("line", expected("ALARM"), ids=str)
def test_what_is_known_to_be_a_false_alarm_still_is_one(line: Line) -> None:
    assert [f for f in loud(line.case, line.names) if answers(line, f)], "silent at last: make it a NOT"


def standing(line: Line) -> str:
    """Return how well the report tells who has a fact, and who lacks it."""
    found = compared(line.case, *line.names)
    places = [
        (reading, words)
        for reading, words in zip(found.articles, line.words, strict=True)
        if words[:1] not in ("", NEAR)
    ]
    telling = {reading.id for reading, _ in places}
    lacking = {reading.id for reading, words in zip(found.articles, line.words, strict=True) if not words}
    absent = {
        id
        for finding in found.findings
        if finding.kind is Kind.OMISSION and any(touches(finding, reading, words) for reading, words in places)
        for id in finding.absent
    }
    if absent & telling:
        return "LOST"
    return "FACT" if lacking <= absent else "PART"


@pytest.mark.parametrize("line", [line for verb in STANDINGS for line in expected(verb)], ids=str)
def test_who_has_a_fact_is_told_no_worse_than_it_was(line: Line) -> None:
    now = standing(line)
    assert STANDINGS.index(now) >= STANDINGS.index(line.verb), f"now it is {now}"


def test_articles_that_agree_give_no_error_and_no_warning() -> None:
    assert [(finding.rule, finding.message) for finding in loud(AGREEING, groups(AGREEING)[0])] == []


@pytest.mark.parametrize("case", CASES)
def test_the_findings_are_the_listed_ones(case: str) -> None:
    path = ROOT / "fixtures" / case / "findings.txt"
    now = listing(case)
    if os.environ.get("XCHECK_UPDATE") == "1":
        path.write_text(now, encoding="utf-8", newline="\n")
    elif not path.exists():
        pytest.skip("no findings.txt yet: XCHECK_UPDATE=1 pytest tests/test_fixtures.py writes it")
    assert path.read_text(encoding="utf-8") == now


def test_two_events_share_almost_nothing() -> None:
    found = xcheck.compare(*articles("ferry-fire", "first-night.txt"), *articles("half-year-results", "wire.txt"))
    assert not found.related
    assert [finding.message for finding in found.findings if finding.kind == "omission"] == []
