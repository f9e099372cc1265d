"""What only some articles tell: what stands in one entry, and which words of it are marked."""

from __future__ import annotations

import pytest

import xcheck
from xcheck.model import Article, Finding, Kind, Presence, Report, Severity, Span
from xcheck.reports.omissions import Entry, by_holders, entries

TEXTS = (
    "Anna Weber asked the council for money in Lorca in October. It rained. “We go on,” she said. “We win,” she said.",
    "It rained. Anna Weber left.",
    "It rained. Nobody came.",
)


def report_with(*omissions: tuple[str, str, str, str, str]) -> Report:
    """Return a report on three articles with omissions: rule, words, who tells it, has it near, lacks it."""
    articles = [Article(f"{name}.txt", text) for name, text in zip("abc", TEXTS, strict=True)]
    report = xcheck.compare(*articles, settings=xcheck.Settings(topics=False, matrix=False))
    reading = report.articles[0]
    findings = []
    for rule, words, tells, near, lacks in omissions:
        start = reading.article.text.index(words)
        statement = next(s for s in reading.statements if s.start <= start < s.end)
        place = reading.place(Span(start, start + len(words)), statement.id)
        here = Presence(tuple(tells), tuple(near), tuple(lacks))
        found = Finding(f"{rule}{start}", rule, Kind.OMISSION, Severity.NOTE, 0.5, "x", "x", (place,))
        findings.append(found.replace(sides=(here.tells,), absent=here.lacks, presence=here))
    return report.replace(findings=tuple(findings), related=True)


def marks(entry: Entry) -> list[str]:
    return [place.text for place in entry.marks]


ASKED = ("omitted-detail", "asked the council for money", "a", "", "bc")


def test_a_name_that_one_article_has_is_not_marked_as_lacking_in_both() -> None:
    (entry,) = entries(
        report_with(ASKED, ("omitted-name", "Anna Weber", "a", "b", "c"), ("omitted-name", "Lorca", "a", "", "bc"))
    )
    assert marks(entry) == ["asked the council for money", "Lorca"]


@pytest.mark.parametrize("first", [True, False])
def test_a_detail_that_an_article_comes_near_stands_in_the_entry_of_what_it_lacks(first: bool) -> None:
    near = ("omitted-detail", "in Lorca in October" if first else "Lorca", "a", "b", "c")
    report = report_with(near, ASKED) if first else report_with(ASKED, near)
    (entry,) = entries(report)
    assert marks(entry) == ["asked the council for money"]
    assert [*by_holders(report)] == [(("a",), (), ("b", "c"))]


def test_a_detail_that_an_article_comes_near_stands_alone_where_it_lacks_nothing_else() -> None:
    other = ("omitted-detail", "asked the council for money", "a", "", "c")
    assert len(entries(report_with(other, ("omitted-detail", "in October", "ab", "", "c")))) == 1
    assert len(entries(report_with(("omitted-detail", "in October", "a", "b", "c")))) == 1
    assert len(entries(report_with(ASKED, ("omitted-detail", "in October", "ab", "", "c")))) == 2


def test_sentences_of_one_quotation_are_one_entry_only_where_the_same_articles_tell_them() -> None:
    first, second = "“We go on,” she said.", "“We win,” she said."
    alike = ("omitted-statement", first, "ab", "", "c"), ("omitted-statement", second, "ab", "", "c")
    assert len(entries(report_with(*alike))) == 1
    assert len(entries(report_with(alike[0], ("omitted-statement", second, "a", "b", "c")))) == 2
