"""The comment in Markdown, as a library renders it: verdict, both texts marked, folds, and nothing of a stranger's."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests import hostile
from tests.reporting import EASY, WIRE, finding, full, number_conflict, omissions, reading, report, shifted_degree
from xcheck.model import Crash, Kind, Report, Severity, Unused, Verdict
from xcheck.reports.escapes import visible
from xcheck.reports.markdown import LIMIT, MARKER, render

OWN = {
    "b", "br", "code", "details", "h3", "i", "p", "span", "sub", "summary", "table", "tbody", "td", "th", "thead", "tr",
}  # fmt: skip


class Page(HTMLParser):
    """What a browser would show."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.comments: list[str] = []
        self.rows: list[list[str]] = []
        self.bold: list[str] = []
        self.open: list[str] = []
        self.attributes: list[str] = []
        self.prose: list[str] = []
        "Pieces of text outside of code; a page looks in each for names and addresses."
        self.feed(MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(text))

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes += [name for name, _ in attrs]
        if tag != "br":
            self.open.append(tag)
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")
        if tag == "b":
            self.bold.append("")
        self.prose.append("")

    def handle_endtag(self, tag):
        assert self.open.pop() == tag
        self.prose.append("")

    def handle_comment(self, data):
        self.comments.append(data)

    def handle_data(self, data):
        if "td" in self.open or "th" in self.open:
            self.rows[-1][-1] += data
        if "b" in self.open:
            self.bold[-1] += data
        if "code" not in self.open:
            self.prose = [*self.prose[:-1], "".join(self.prose[-1:]) + data]


def shown(report: Report, **options) -> Page:
    text = render(report, **options)
    assert len(text.encode()) <= options.get("limit", LIMIT)
    page = Page(text)
    assert page.tags <= OWN and page.attributes == [] and page.open == []
    assert page.comments == [MARKER[4:-3]] and text.startswith(MARKER + "\n")
    assert {len(row) for row in page.rows} <= {4}
    for piece in page.prose:
        assert not re.search(r"[@#]\w|[!&~%][\w\"]|GH-\d|://|www\.|:tada:", piece), piece
    return page


def test_the_verdict_stands_first():
    lines = render(full()).split("\n")
    assert lines[:2] == [MARKER, "### xcheck: 1 error, 2 warnings, 3 notes"]
    assert render(report()).split("\n")[1] == "### xcheck: no differences found"
    checked = Report("check", (EASY.replace(id="d"), WIRE), (), (), (), (Verdict("b1", "supported", 0.9, ("a1",)),))
    assert render(checked).split("\n")[1] == "### xcheck: 1 of 1 statements supported"


def test_both_texts_stand_side_by_side_with_their_words_marked():
    page = shown(report(number_conflict()))
    assert page.rows[0] == ["", "what", "news/wire.txt", "news/easy.txt"]
    assert page.rows[1][2:] == [
        "1:1 At least 214 people died on the ferry late on Tuesday.",
        "1:1 About 180 people died on Tuesday night.",
    ]
    assert page.bold == ["At least 214 people", "About 180 people"]


def test_words_of_the_second_article_stand_in_its_column():
    page = shown(report(omissions()[2]))
    assert page.rows[1][2:] == ["missing", "3:1 It was very cold."]


def test_of_three_articles_each_place_has_its_file():
    third = reading("c", "third.txt", "Perhaps 190 people died.\n")
    three = finding("number-conflict", Kind.CONFLICT, Severity.ERROR, "x", (WIRE, "214"), (EASY, "180"), (third, "190"))
    page = shown(report(three, omissions()[0], articles=(WIRE, EASY, third)))
    assert page.rows[0][2:] == ["here", "elsewhere"]
    assert page.rows[1][3] == (
        "easy.txt:1:7 About 180 people died on Tuesday night.third.txt:1:9 Perhaps 190 people died."
    )
    assert page.rows[2][3] == "missing in easy.txtmissing in third.txt"


def test_the_worst_stand_above_the_fold_and_notes_below():
    text = render(full())
    top, _, folded = text.partition("<details>")
    assert "number-conflict" in top and "shifted-degree" in top and "vague-date" not in top
    assert "vague-date" in folded and folded.count("</details>") == 1 + folded.count("<details>")
    shown(full())


def test_suppressed_findings_are_folded_with_their_reason():
    quiet = number_conflict().replace(suppressed={"by": "inline", "because": "checked by phone"})
    text = render(report(quiet))
    assert "### xcheck: no differences found" in text
    assert "<summary>Suppressed (1)</summary>" in text and "checked by phone" in text


def test_failed_rules_and_unused_suppressions_stand_at_the_top():
    result = report(crashes=(Crash("vague-date", "KeyError"),), unused=(Unused("inline", "x", "", "a.txt", 3),))
    text = render(result)
    assert "### xcheck: no differences found, 1 rule failed\n" in text
    assert "Error: rule vague-date failed, so its findings are missing: KeyError" in text
    assert "Warning: <code>a.txt</code>, line 3: this suppression of x meets no finding" in text


def test_unrelated_articles_are_called_so():
    text = render(report(*omissions(), related=False))
    assert "share almost nothing" in text and "Norway" not in text


@pytest.mark.parametrize("limit", [LIMIT, 5000, 2000])
def test_what_does_not_fit_is_counted(limit):
    long = reading("a", "long.txt", "".join(f"Ship{n} sank **** near $$$$ the @coast.\n" for n in range(900)))
    findings = [
        finding("altered-quote", Kind.CONFLICT, Severity.ERROR, "*" * 900, (long, f"Ship{n} "), (EASY, "cold"))
        for n in range(900)
    ]  # fmt: skip
    findings = report(*findings, articles=(long, EASY), pairs=(), unpaired=())
    page = shown(findings, limit=limit)
    rows = len([row for row in page.rows if row[0] == "error"])
    assert f"\n{900 - rows} more findings do not fit here" in render(findings, limit=limit)


def test_long_names_leave_room():
    long = WIRE.replace(article=WIRE.article.replace(path="*" * 4000 + "/wire.txt"))
    assert shown(report(number_conflict(), articles=(long, EASY))).rows[0][2].endswith("*/wire.txt")


def test_a_long_statement_is_cut_to_the_surroundings_of_its_words():
    long = reading("a", "long.txt", "word " * 200 + "forty ships sank " + "word " * 200)
    page = shown(report(finding("x", Kind.CONFLICT, Severity.ERROR, "x", (long, "forty"), (EASY, "cold")),
                        articles=(long, EASY)))  # fmt: skip
    assert "… word word" in page.rows[1][2] and "word word …" in page.rows[1][2]
    assert len(page.rows[1][2]) < 250


@pytest.mark.parametrize("mode", ["compare", "check"])
@pytest.mark.parametrize("text", hostile.TEXTS.values(), ids=hostile.TEXTS)
def test_hostile_text_means_nothing(text, mode):
    row = next(row for row in shown(hostile.report(text, mode)).rows if "altered-quote" in row[1])
    assert squeezed(row[1]).startswith(squeezed(visible(f"it says {text} here")))
    assert squeezed(row[2]).startswith(squeezed(visible(f"1:8 Before {text} after and")))
    assert squeezed(row[3]) == squeezed(visible(f"1:12 Others say {text}."))


def squeezed(text: str) -> str:
    return " ".join(text.replace("\u200b", "").split())


@settings(deadline=None)
@given(text=hostile.ANY, mode=st.sampled_from(["compare", "check"]))
def test_any_text_is_shown_as_it_is(text, mode):
    page = shown(hostile.report(text, mode))
    assert {squeezed(words) for words in page.bold} == {squeezed(visible(text))}


def test_the_degree_is_told_with_its_rule():
    assert "shifted-degree, confidence 0.86" in shown(report(shifted_degree())).rows[1][1]
