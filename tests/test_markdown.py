"""Markdown is read as shown, at the offsets of the file."""

from __future__ import annotations

import pytest

from xcheck.model import Article, Statement
from xcheck.split import split

BODY = "Both sides met on Monday. Nothing was agreed."
"A paragraph for headings to stand over."


def statements(text: str, name: str = "article.txt") -> tuple[Statement, ...]:
    return split(Article(name, text), "a")


def kinds(text: str, name: str = "article.txt") -> list[tuple[str, str]]:
    return [(statement.kind.value, statement.text) for statement in statements(text, name)]


MARKDOWN = """\
---
title: "Not a statement."
---
# Plan *rejected*

Talks in Paris
--------------

It **formally** rejected [core elements](https://example.org/a_(b).html "Title") of it.[^1] **No.** Yes.
<!-- Not this.
Nor this. -->
* **Feeling surrounded:** Moscow_sees _soldiers_.
> ![A ship](ship.png) “We will not go,” he said.

```
code = 1
```

## What happens next?

See <https://example.org/x> and [the report][r].

[r]: https://example.org
"""


def test_markdown_is_read_as_shown() -> None:
    assert kinds(MARKDOWN, "news.md") == [
        ("heading", "Plan *rejected*"),
        ("heading", "Talks in Paris"),
        (
            "sentence",
            'It **formally** rejected [core elements](https://example.org/a_(b).html "Title") of it.[^1]',
        ),
        ("sentence", "**No.**"),
        ("sentence", "Yes."),
        ("item", "**Feeling surrounded:** Moscow_sees _soldiers_."),
        ("sentence", "“We will not go,” he said."),
        ("boilerplate", "code = 1"),
        ("question", "What happens next?"),
        ("sentence", "See <https://example.org/x> and [the report][r]."),
    ]


def test_markdown_words_are_the_visible_ones() -> None:
    words = [w.text for s in statements(MARKDOWN, "news.md") for w in s.words]
    assert "formally" in words and "elements" in words and "soldiers" in words
    assert not {"*", "**", "https", "example", "ship", "png", "title", "Not", "`"} & set(words)
    assert all(MARKDOWN[w.start : w.end] == w.text for s in statements(MARKDOWN, "news.md") for w in s.words)


def test_plain_text_keeps_what_markdown_would_hide() -> None:
    assert [s.text for s in statements("He wrote [sic] and <b> and **x**.")] == ["He wrote [sic] and <b> and **x**."]
    assert [w.text for w in statements("It said [sic](no).")[0].words] == [
        "It",
        "said",
        "[",
        "sic",
        "]",
        "(",
        "no",
        ")",
        ".",
    ]


@pytest.mark.parametrize("opening", ["---\ntitle: x\n", "+++\nThe plan failed.\n"])
def test_front_matter_that_never_closes_is_text(opening: str) -> None:
    shown = " ".join(statement.text for statement in statements(opening + BODY, "news.md"))
    assert all(word in shown for word in (opening + BODY).split() if word[0].isalnum())


def test_comment_that_never_closes_is_text() -> None:
    assert [s.text for s in statements("The plan <!-- failed. He left.", "news.md")] == [
        "The plan <!-- failed.",
        "He left.",
    ]
