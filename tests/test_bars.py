"""The bars that open a terminal report: which statements meet others, which stand alone, where the findings lie."""

from __future__ import annotations

import re
import unicodedata
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

import xcheck
from xcheck.model import Draft, Kind, Pair, Reading, Report, Severity, Verdict
from xcheck.reports import render
from xcheck.reports.bars import FEW, in_order, per_cell
from xcheck.reports.layout import cells
from xcheck.reports.signs import ALONE, DIFFERS, MET, SIGNS

from .reporting import finding, reading


def article(id: str, count: int) -> Reading:
    return reading(id, f"{id}.txt", "".join(f"Statement {n} of {id}.\n" for n in range(1, count + 1)))


def compared(*articles: Reading, pairs: dict[str, str], findings=(), mode="compare", **keys) -> Report:
    met = {*pairs, *pairs.values()}
    alone = tuple(s.id for one in articles for s in one.statements if s.id not in met)
    return Report(mode, articles, tuple(Pair(a, b, 0.8) for a, b in pairs.items()), tuple(findings), alone, **keys)


def opening(report: Report, width: int = 80, **options) -> list[str]:
    """Return the bars and what explains them."""
    lines = render(report, width=width, **options).split("\n\n")[0].rstrip("\n").split("\n")
    return lines[next(at for at, line in enumerate(lines) if re.search("[▮▯✗~!]", line)) :]


A, B = article("a", 6), article("b", 5)
STRAIGHT = {f"a{n}": f"b{n}" for n in range(1, 5)}


def test_a_cell_is_filled_where_a_statement_has_a_counterpart():
    assert opening(compared(A, B, pairs=STRAIGHT)) == [
        "a.txt  4 of 6  ▮▮▮▮▯▯",
        "b.txt  4 of 5  ▮▮▮▮▯",
        "▮ statement also told elsewhere, ▯ only here",
    ]


def test_signs_that_do_not_occur_are_not_explained():
    both = {f"a{n}": f"b{n}" for n in range(1, 4)}
    assert opening(compared(article("a", 3), article("b", 3), pairs=both))[-1] == "▮ statement also told elsewhere"


def test_findings_mark_the_statements_they_lie_in():
    error = finding("number-conflict", Kind.CONFLICT, Severity.ERROR, "x", (A, "Statement 1"), (B, "Statement 1"))
    warning = finding("shifted-degree", Kind.WORDING, Severity.WARNING, "x", (A, "Statement 2"), (B, "Statement 2"))
    milder = finding("vague-date", Kind.PRECISION, Severity.WARNING, "x", (A, "Statement 1"))
    lines = opening(compared(A, B, pairs=STRAIGHT, findings=(error, warning, milder)))
    assert lines == [
        "a.txt  4 of 6  ✗!▮▮▯▯",
        "b.txt  4 of 5  ✗!▮▮▯",
        "▮ statement also told elsewhere, ▯ only here, ✗ with an error, ! with a warning",
    ]


@pytest.mark.parametrize(
    "quiet",
    [
        finding("vague-number", Kind.PRECISION, Severity.NOTE, "x", (A, "Statement 1")),
        finding("omitted-name", Kind.OMISSION, Severity.WARNING, "x", (A, "Statement 1")),
        finding(
            "number-conflict", Kind.CONFLICT, Severity.ERROR, "x", (A, "Statement 1"),
            suppressed={"by": "config", "because": "known"},
        ),
    ],
)  # fmt: skip
def test_notes_omissions_and_what_is_let_pass_are_no_marks(quiet):
    assert opening(compared(A, B, pairs=STRAIGHT, findings=(quiet,)))[0].endswith("▮▮▮▮▯▯")


def test_an_omission_made_an_error_is_a_mark():
    bad = finding("omitted-statement", Kind.OMISSION, Severity.ERROR, "x", (A, "Statement 6"))
    assert opening(compared(A, B, pairs=STRAIGHT, findings=(bad,)))[0].endswith("▮▮▮▮▯✗")


def test_letters_tell_the_order_only_where_it_is_another():
    crossed = {"a1": "b3", "a2": "b4", "a5": "b1", "a6": "b2"}
    assert opening(compared(A, B, pairs=crossed))[:4] == [
        "a.txt  4 of 6  ▮▮▯▯▮▮",
        "  parts        aaabbb",
        "b.txt  4 of 5  ▮▮▮▮▯",
        "  meets        bbaa",
    ]
    nearly = {"a1": "b1", "a2": "b2", "a3": "b3", "a6": "b4", "a5": "b5"}
    assert "parts" not in "".join(opening(compared(A, B, pairs=nearly)))
    assert "parts" in "".join(opening(compared(A, B, pairs=nearly), show={"map"}))


def test_articles_too_short_for_parts_have_no_letters():
    crossed = {"a1": "b2", "a2": "b1"}
    assert len(opening(compared(article("a", 2), article("b", 2), pairs=crossed), show={"map"})) == 3


def test_of_many_articles_only_the_shares_are_told_unless_asked():
    many = [article(chr(ord("a") + n), 6) for n in range(FEW + 1)]
    pairs = {f"{one.id}1": f"{other.id}1" for one, other in pairwise(many)}
    assert MET not in render(compared(*many, pairs=pairs), width=100)
    assert "c.txt 1 of 6" in render(compared(*many, pairs=pairs), width=100)
    assert len(opening(compared(*many, pairs=pairs), show={"map"})) == 2 * len(many) + 3
    assert len(opening(compared(*many[:FEW], pairs={"a1": "b1"}))) == FEW + 1


def test_unrelated_articles_have_no_bars():
    assert MET not in render(compared(A, B, pairs={"a1": "b1"}, related=False))
    assert MET not in render(compared(A, B, pairs={}))


def test_a_check_says_what_the_draft_was_held_against():
    fact = "The quake killed 12 people in Agadir."
    texts = {"d.txt": fact, "wire.txt": fact, "post.txt": f"{fact} It rained."}
    draft, *sources = (xcheck.Article(name, text) for name, text in texts.items())
    assert "\nHeld against wire.txt and post.txt." in render(xcheck.check(draft, sources), "terminal")


def test_a_draft_has_a_cell_for_each_verdict():
    labels = ("supported", "contradicted", "differs", "unsupported", "supported")
    verdicts = tuple(Verdict(f"d{n}", verdict, 0.5, ()) for n, verdict in enumerate(labels, 1))
    report = compared(
        article("d", 5), A, pairs={"d1": "a1"}, mode="check", verdicts=verdicts, drafts=(Draft("d", ("a",)),)
    )
    assert opening(report) == [
        "▮✗~▯▮",
        "▮ 2 of 5 statements supported, ✗ 1 contradicted, ▯ 1 in no source, ~ 1 differs.",
    ]


@pytest.mark.parametrize(
    ("verdicts", "shown"),
    [
        ("supported supported contradicted", "✗"),
        ("supported supported unsupported", "▮"),
        ("supported unsupported differs", "▯"),
        ("differs differs unsupported", "~"),
    ],
)
def test_a_cell_of_many_statements_shows_a_contradiction_else_what_most_are(verdicts, shown):
    given = tuple(Verdict(f"d{n}", word, 0.5, ()) for n, word in enumerate(verdicts.split() * 40, 1))
    report = compared(article("d", 120), A, pairs={}, mode="check", verdicts=given, drafts=(Draft("d", ("a",)),))
    lines = opening(report, width=40)
    assert lines[0] == shown * 40
    assert "a cell for every 3 statements." in " ".join(" ".join(lines[1:]).split())


def test_one_article_is_held_against_itself():
    lines = opening(compared(A, pairs={"a1": "a5"}))
    assert lines == ["a.txt  2 of 6  ▮▯▯▯▮▯", "▮ statement told twice, ▯ told once"]
    alone = xcheck.compare_within(xcheck.Article("one.txt", "Ten ships sailed. A storm came."))
    assert MET not in render(alone)


@pytest.mark.parametrize("width", [40, 79, 80, 100, 140, 160])
def test_a_thousand_statements_fit(width):
    long, short = article("a", 1000), article("b", 250)
    pairs = {f"a{n}": f"b{n}" for n in range(1, 201)}
    first, second, *legend = opening(compared(long, short, pairs=pairs), width=width)
    assert max(map(cells, (first, second, *legend))) <= width
    lengths = [len(re.findall(f"[{MET}{ALONE}]", line)) for line in (first, second)]
    assert lengths[0] == pytest.approx(4 * lengths[1], abs=4)  # bars of one scale
    assert first.index(ALONE) - first.index(MET) == pytest.approx(lengths[0] / 5, abs=1)
    assert legend[0].startswith(f"▮ {per_cell(1000, width - first.index(MET))} statements")


@pytest.mark.parametrize("sign", [MET, ALONE, DIFFERS, SIGNS[Severity.ERROR], SIGNS[Severity.WARNING]])
def test_no_sign_is_shown_double_by_any_terminal(sign):
    assert unicodedata.east_asian_width(sign) in ("N", "Na")  # squares and full blocks are ambiguous
    assert cells(sign) == 1


def test_long_and_wide_names_are_cut():
    wide = reading("a", "報" * 60 + ".txt", "One.\nTwo.\n")
    lines = opening(compared(wide, B, pairs={"a1": "b1"}), width=40)
    assert max(map(cells, lines)) <= 40
    assert lines[0].startswith("報報報報報報…")


def test_colour_only_repeats_what_the_signs_say():
    report = compared(A, B, pairs=STRAIGHT)
    colored = "\n".join(opening(report, color=True))
    assert "\x1b[" in colored
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == "\n".join(opening(report))


@given(st.lists(st.integers(0, 4), max_size=7))
def test_the_share_in_order_is_that_of_the_longest_run(parts):
    runs = (some for size in range(len(parts), 0, -1) for some in combinations(parts, size))
    longest = next((len(some) for some in runs if list(some) == sorted(some)), 0)
    assert in_order(parts) == (longest / len(parts) if parts else 1.0)
