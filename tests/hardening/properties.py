"""What must hold for whatever text is given: hypothesis draws the texts, `hold` says what must be true of them.

The texts are pieces of our fixtures with numbers, quotations, marks, escape codes and any other characters put
between and inside them, as any of these alone is stopped too early to reach the rules.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from hypothesis import strategies as st

import xcheck
from xcheck.model import Finding, Reading, Report
from xcheck.reports import REPORTS
from xcheck.split import split

FIXTURES = Path(__file__).parents[2] / "fixtures"

MARKS = (
    "“", "”", '"', "'", "’", "«", "»", "(", ")", "[", "]", "…", "...", ".", "!", "?", ",", ";", ":", "—", "-", "*", "_",
    "`", "```", "#", "- ", "> ", "|", "<b>", "</script>", "<!--", "-->", "]]>", "::error::", "%0A", "&amp;", "\\",
    "\x00", "\x07", "\x1b[31m", "\x1b]0;x\x07", "\x85", "\u2028", "\u202e", "\u200b", "\u0301", "\ud800", "\ufeff",
    "\r", "\r\n", "\t", "\x0b", "\xa0", "🦊", "中文", "ﬁ", "İ", "ß", "٣", "½", "²",
)  # fmt: skip
CLAIMS = (
    "12", "1,200", "$1.5bn", "a third of", "two dozen", "around 30", "3-4", "50%", "6 percentage points", "Jan. 6",
    "Monday", "last week", "9:40 p.m.", "in 2019", "not", "no", "never", "all", "some", "part of", "may", "will",
    "completely", "Ann Berg", "the U.S.", "Dr. Berg", "Berg", "NATO", "Norway and Sweden", "she said", "said Berg",
    "according to officials,", "led by", "rose", "fell", "by", "of", "than", "because", "this plan", "who", "that",
)  # fmt: skip

names = st.sampled_from(("a.txt", "a.md"))


@cache
def stories() -> tuple[tuple[str, ...], ...]:
    """Return the sentences of each fixture, of all its articles."""
    sentences = (tuple(_sentences(folder)) for folder in sorted(FIXTURES.iterdir()))
    return tuple(story for story in sentences if story)


def _sentences(folder: Path) -> Iterator[str]:
    for path in sorted(folder.glob("*.txt")):
        if path.name not in ("expected.txt", "findings.txt"):
            article = xcheck.read_article(path)
            yield from (article.text[s.start : s.end] for s in split(article, "a"))


GAPS = st.sampled_from((" ", "\n", "\n\n", "", "\r\n", "\n- ", "\n## "))


def pieces(story: tuple[str, ...]) -> st.SearchStrategy[str]:
    """Return sentences of one story, whole, broken and changed, and what is none."""
    sentence = st.sampled_from(story)
    return st.one_of(
        sentence,
        sentence,
        st.builds(_inserted, sentence, st.sampled_from((*MARKS, *CLAIMS)), st.integers(0, 200)),
        st.builds(_changed, sentence, st.sampled_from(CLAIMS), st.integers(0, 30)),
        st.lists(st.sampled_from((*MARKS, *CLAIMS)), max_size=12).map(" ".join),
        st.text(max_size=30),
    )


@st.composite
def two_texts(draw: st.DrawFn) -> tuple[str, str]:
    """Return two articles of some pieces each; half of the second stands in the first, some of it changed."""
    own = pieces(draw(st.sampled_from(stories())))
    first = draw(st.lists(own, min_size=4, max_size=14))
    taken = st.sampled_from(first)
    kept = st.one_of(taken, st.builds(_changed, taken, st.sampled_from(CLAIMS), st.integers(0, 30)), own)
    return _joined(draw, first), _joined(draw, draw(st.lists(kept, min_size=4, max_size=14)))


def _joined(draw: st.DrawFn, some: list[str]) -> str:
    return "".join(piece + draw(GAPS) for piece in some)


def _inserted(sentence: str, what: str, at: int) -> str:
    at = min(at, len(sentence))
    return sentence[:at] + what + sentence[at:]


def _changed(sentence: str, what: str, at: int) -> str:
    words = sentence.split(" ")
    words[at % len(words)] = what
    return " ".join(words)


def hold(a: str, b: str, name: str = "a.txt") -> None:
    """Assert all that must hold for two texts."""
    one, two = xcheck.Article(name, a), xcheck.Article("b.txt", b)
    report = xcheck.compare(one, two)
    for reading in report.articles:
        slices_back(reading)
    in_place(report)
    assert not xcheck.compare(one, xcheck.Article("b.md" if name.endswith(".md") else "b.txt", a)).findings
    mirrored(report, xcheck.compare(two, one))
    checked = xcheck.check(one, [two])
    in_place(checked)
    assert [v.statement for v in checked.verdicts] == [s.id for s in checked.articles[0].statements if s.compared]
    within = xcheck.compare_within(one)
    in_place(within)
    for each in (report, checked, within):
        renders(each)


def slices_back(reading: Reading) -> None:
    """Assert that statements, words and facts stand where they say, in order, and that no statement meets another."""
    text, end = reading.article.text, 0
    for statement in reading.statements:
        assert end <= statement.start < statement.end <= len(text)
        assert text[statement.start : statement.end] == statement.text
        end = statement.end
        for word in statement.words:
            assert statement.start <= word.start < word.end <= statement.end
            assert text[word.start : word.end] == word.text
    for fact in reading.facts:
        assert 0 <= fact.start < fact.end <= len(text)


def in_place(report: Report) -> None:
    """Assert that the words of every finding stand where it says, inside their statement, and that ids are unique."""
    readings = {reading.id: reading for reading in report.articles}
    statements = {s.id: s for reading in report.articles for s in reading.statements}
    assert len({finding.id for finding in report.findings}) == len(report.findings)
    for finding in report.findings:
        for place in finding.places:
            article, statement = readings[place.article].article, statements[place.statement]
            assert article.text[place.start : place.end] == place.text != ""
            assert statement.start <= place.start < place.end <= statement.end
            assert article.position(place.start) == (place.line, place.column)
            assert article.position(place.end) == (place.end_line, place.end_column)


def mirrored(report: Report, other: Report) -> None:
    """Assert that the order of two articles changes no finding, nor its id, but for its sides."""
    turned = {"a": "b", "b": "a"}
    ours = sorted(_without_ids(finding, lambda id: id) for finding in report.findings)
    theirs = sorted(_without_ids(finding, turned.__getitem__) for finding in other.findings)
    assert ours == theirs


def _without_ids(finding: Finding, article: Callable[[str], str]) -> tuple[object, ...]:
    places = sorted((article(place.article), place.start, place.end) for place in finding.places)
    words = finding.id.partition("-")[0]  # equal ones are numbered from the first article on
    return (words, finding.rule, finding.severity, finding.confidence, places)


def renders(report: Report) -> None:
    """Assert that every format takes the report, that JSON parses back, and that a terminal gets text only."""
    for name in REPORTS:
        text = xcheck.render(report, name)
        text.encode("utf-8", "strict" if name == "json" else "surrogateescape")
        if name == "json":
            told_back = json.loads(text)
            assert [f["places"][0]["text"] for f in told_back["findings"]] == [
                finding.places[0].text for finding in report.findings
            ]
        if name == "terminal":
            shown = xcheck.render(report, name, width=60, show=("all",))
            assert not [c for c in shown if c != "\n" and unicodedata.category(c) in ("Cc", "Cs")]
            assert not set(shown) & set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068")
