"""Lines that a width has broken: joined where they are one paragraph, left alone where they are not."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

import xcheck
from xcheck.split import split

FIXTURES = Path(__file__).parents[1] / "fixtures"
ARTICLES = sorted(
    path
    for path in FIXTURES.glob("*/*")
    if path.suffix in (".txt", ".md") and path.stem not in ("expected", "findings")
)


def statements_in(text: str, name: str = "a.txt") -> list[str]:
    """Return the kind and text of every statement, white space evened out."""
    return [f"{s.kind}: {' '.join(s.text.split())}" for s in split(xcheck.Article(name, text), "a")]


def wrapped(text: str, width: int) -> str:
    """Break the paragraphs of a text at a width; headings of Markdown have one line."""
    lines = text.split("\n")
    return "\n".join(
        line if line.startswith("#") else textwrap.fill(line, width, break_long_words=False, break_on_hyphens=False)
        for line in lines
    )


@pytest.mark.parametrize("width", [60, 72, 100])
@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_an_article_broken_at_a_width_has_the_same_statements(path: Path, width: int) -> None:
    article = xcheck.read_article(path)
    assert statements_in(wrapped(article.text, width), path.name) == statements_in(article.text, path.name)


@pytest.mark.parametrize("case", ["ferry-fire", "fraud-verdict", "tea-study"])
def test_articles_broken_at_a_width_have_the_same_findings(case: str) -> None:
    paths = [path for path in ARTICLES if path.parent.name == case][:2]
    whole = [xcheck.read_article(path) for path in paths]
    broken = [article.replace(text=wrapped(article.text, 66)) for article in whole]
    assert ids(whole) == ids(broken)


def ids(articles: list[xcheck.Article]) -> list[tuple[str, ...]]:
    found = xcheck.compare(*articles).findings
    return sorted((f.rule, " ".join(f.message.split()), *(" ".join(p.text.split()) for p in f.places)) for f in found)


JOINED = [
    ("plain text at a width",
     "The coast guard said the ferry had sent\nno distress call before it sank off the\n"
     "coast of Corvo. Two people died.",
     ["sentence: The coast guard said the ferry had sent no distress call before it sank off the coast of Corvo.",
      "sentence: Two people died."]),
    ("a name over the break",
     "The repair of the bridge cost 5 million euros, said\nKarin Aune, the mayor of Lindal, and it took more\n"
     "than a year. The bridge had been shut since the\nflood.",
     ["sentence: The repair of the bridge cost 5 million euros, said Karin Aune, the mayor of Lindal, and it took "
      "more than a year.", "sentence: The bridge had been shut since the flood."]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "statements"), [case[1:] for case in JOINED], ids=[case[0] for case in JOINED])
def test_lines_that_go_on_are_joined(text: str, statements: list[str]) -> None:
    assert statements_in(text) == statements


MARKDOWN = [
    ("one break", "The repair cost 6 million euros,\nsaid the mayor.", 1),
    ("an item", "- The repair cost 6 million euros,\n  said the mayor.\n- Two people died.", 2),
    ("a quotation over the break", "“We will not pay for it,\nand we never said so,” she told them.", 1),
]


@pytest.mark.parametrize(("text", "count"), [case[1:] for case in MARKDOWN], ids=[case[0] for case in MARKDOWN])
def test_markdown_is_joined_as_it_is_shown(text: str, count: int) -> None:
    assert len(statements_in(text, "a.md")) == count


APART = [
    ("a headline", "Ferry sinks off Corvo\nTwo people died when a ferry sank. The captain is missing."),
    ("a list", "Apples from the valley\nPears from the hills\nQuinces from the coast\nPlums from nowhere at all"),
    ("a list of long lines",
     "The bridge is open again to lorries and buses alike\nThe ferry sails twice a day in summer\n"
     "The school at Lindal has got a new roof this year"),
    ("paragraphs", "The coast guard said the ferry had sent\n\nno distress call."),
    ("sentences", "The bridge is open again to lorries and buses.\nthe ferry sails twice a day in summer."),
    ("bullets", "- The bridge is open again to lorries\n- the ferry sails twice a day"),
    ("verse", "the sea\nis wide\nand I\ncannot\nget over"),
]  # fmt: skip


@pytest.mark.parametrize("text", [case[1] for case in APART], ids=[case[0] for case in APART])
def test_lines_of_their_own_are_left_alone(text: str) -> None:
    lines = [line for line in text.split("\n") if line]
    assert len(statements_in(text)) >= len(lines)


def test_a_quotation_over_broken_lines_is_one() -> None:
    text = (
        "The mayor said “we will not pay for the bridge\nand we have never said that we would” on Friday.\n"
        "Nobody in the council of the town by the river\nsaid anything else when the vote was taken late\nat night."
    )
    facts = [fact for fact in xcheck.facts(xcheck.Article("a.txt", text)) if fact.type == "quote"]
    assert [" ".join(fact.text.split()) for fact in facts] == [
        "we will not pay for the bridge and we have never said that we would"
    ]
