"""Splitting: where statements begin and end, what each is, and that no input breaks it."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xcheck.model import Article, Statement
from xcheck.split import split

GOLDEN = Path(__file__).with_name("golden_sentences.txt")

BODY = "Both sides met on Monday. Nothing was agreed."
"A paragraph for headings to stand over."


def statements(text: str, name: str = "article.txt") -> tuple[Statement, ...]:
    return split(Article(name, text), "a")


def texts(text: str, name: str = "article.txt") -> list[str]:
    return [statement.text for statement in statements(text, name)]


def kinds(text: str, name: str = "article.txt") -> list[tuple[str, str]]:
    return [(statement.kind.value, statement.text) for statement in statements(text, name)]


def kind_of(line: str) -> str:
    """Return the kind of a line that stands between two paragraphs."""
    found = statements(f"{BODY}\n{line}\n{BODY}")
    return next(s.kind.value for s in found if s.block == 1)


def golden() -> list[list[str]]:
    """Return the cases as lists of sentences, each with the space that follows it, if any."""
    cases = [
        line for line in GOLDEN.read_text(encoding="utf-8").split("\n") if line and not line.startswith("#")
    ]
    return [case.replace(" ‖ ", " \x01").replace("‖", "\x01").split("\x01") for case in cases]


@pytest.mark.parametrize("case", golden(), ids=lambda case: case[0][:40])
def test_golden_sentences(case: list[str]) -> None:
    from xcheck.sentences import sentences

    text = "".join(case)
    assert [text[start:end] for start, end in sentences(text, 0, len(text))] == [
        part.rstrip() for part in case
    ]


def test_golden_list_is_large_enough() -> None:
    assert len(golden()) >= 80


def test_statements_have_ids_blocks_and_headings() -> None:
    text = (
        f"Peace Plan Rejected\n\n{BODY}\nWhat Moscow Wants\n{BODY}\n\nFAQs: The Plan\nWhat is it?\nA plan.\n"
    )
    found = statements(text)
    assert [s.id for s in found] == [f"a{n}" for n in range(1, len(found) + 1)]
    assert [(s.kind.value, s.block, s.heading) for s in found] == [
        ("heading", 0, None),
        ("sentence", 1, "a1"),
        ("sentence", 1, "a1"),
        ("heading", 2, None),
        ("sentence", 3, "a4"),
        ("sentence", 3, "a4"),
        ("heading", 4, None),
        ("question", 5, "a7"),
        ("sentence", 6, "a8"),
    ]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\x85", "\x0b", "\x0c"])
def test_every_line_break_ends_a_statement(newline: str) -> None:
    assert texts(f"The talks in{newline}Paris failed.{newline}He left.") == [
        "The talks in",
        "Paris failed.",
        "He left.",
    ]


def test_lines_broken_by_width_are_sentences_not_headings() -> None:
    text = (
        "The Council Of Ministers met on Monday in the capital to discuss the\n"
        "plan that had been put forward by the envoys of seven nations after\n"
        "Long Talks In Geneva And Paris that went on for most of a\n"
        "week. Nothing was agreed.\n"
    )
    assert {kind for kind, _ in kinds(text)} == {"sentence"}


@pytest.mark.parametrize(
    "line",
    [
        "What the 20-Point Plan Proposes",
        "A Stalled Initiative: The “Coalition of the Willing” Plan",
        "Background",
        "WHAT HAPPENS NEXT",
        "Condemnation of the “Axis of War”",
        "Key points:",
        "How the storm formed",
        "Conclusion",
        "2. Background of the Dispute",
        "Talks in the U.S.",
        "# Any title",
    ],
)
def test_headings(line: str) -> None:
    assert kind_of(line) == "heading"


@pytest.mark.parametrize(
    "line",
    [
        "The plan failed.",
        "He left!",
        "“We are ready,” said the Prime Minister",
        "“Never.” ― Francisca Duarte",
        "The mayor added:",
        "Police said: the road is closed",
        "by the end of the day",
        "The minister, who had been in office for less than a year when the storm came, said nothing more",
        "Then she told the crowd in the square:",
        "Who knows? Nobody does.",
        "“Who did this?”",
        "Smith knew, did he?",
        "Published on Monday, the study found no effect.",
        "Reporting by two newspapers led to the arrest.",
        "Follow the money, prosecutors said.",
        "Image is everything to the party.",
        "The views expressed by the envoy were his own.",
        "By Monday, the water had gone.",
        "Related talks will be held in May.",
        "Copyright law is at the centre of the case.",
        "Advertisement spending fell 3 percent.",
        "This story has been told before.",
        "(Later he denied it.)",
        "LONDON (Reuters) - Shares fell on Tuesday.",
        "She announced it on Facebook.",
        "In 2026 the rate was 3.5 percent (it was 4 percent in 2025).",
        "A photographer sued Getty Images.",
        "Claims of control: The ministry denied them.",
        "Signing up for the scheme takes a day.",
    ],
)
def test_news_is_not_lost(line: str) -> None:
    assert kind_of(line) == "sentence"


@pytest.mark.parametrize(
    "line",
    [
        "ALSO Read: Boxer Wins Title",
        "Read more: Five things to know",
        "RELATED: How we got here",
        "Sign up for our newsletter to get the news each morning.",
        "Follow us on X and Facebook.",
        "Follow Maria Stone on Twitter: @mstone",
        "By Maria Stone",
        "By MARIA STONE and JOHN BELL",
        "By Maria Stone and John Bell in Kyiv",
        "(Reporting by Maria Stone in Kyiv; Editing by John Bell)",
        "Reporting by Maria Stone; Editing by John Bell",
        "Associated Press writer Maria Stone in Kyiv contributed to this report.",
        "A rescuer carries a child from a flooded house. (AP Photo/Maria Stone)",
        "FILE - The harbour in 2019. (AP Photo/Maria Stone, File)",
        "Photo: Maria Stone",
        "Crowds gathered at the gate. Photograph: Maria Stone/Reuters",
        "The harbour at dawn. Getty Images",
        "© 2026 The Daily Post. All rights reserved.",
        "Copyright 2026 The Daily Post",
        "This story has been updated.",
        "This story has been updated to correct the name of the mayor.",
        "Editor’s note: This article first appeared in May.",
        "Advertisement",
        "ADVERTISEMENT",
        "Published 10:04 GMT, 6 January 2026",
        "Updated: Jan. 6, 2026, 3:15 p.m. EST",
        "January 6, 2026",
        "5 min read",
        "Disclaimer: This is no advice.",
    ],
)
def test_boilerplate(line: str) -> None:
    assert kind_of(line) == "boilerplate"


@pytest.mark.parametrize(
    "line",
    [
        "What is the “Coalition of the Willing”?",
        "Why did Russia reject the plan?",
        "Q: Can it be revived?",
        "So what happens now?",
        "3. Isn’t it too late?",
        "## A truce, but for how long?",
    ],
)
def test_questions(line: str) -> None:
    assert kind_of(line) == "question"


@pytest.mark.parametrize("mark", ["-", "*", "•", "–", "—", "+", "1.", "2)", "(a)", "b)", "(iv)", "--"])
def test_items_without_their_marks(mark: str) -> None:
    text = f"{BODY}\n{mark} Feeling surrounded: Moscow sees soldiers. It objects.\n{mark} Two more"
    assert kinds(text)[2:] == [
        ("item", "Feeling surrounded: Moscow sees soldiers."),
        ("item", "It objects."),
        ("item", "Two more"),
    ]


@pytest.mark.parametrize(
    "line", ["A. Smith won.", "2026. It was a year.", "-5 degrees were measured.", "*He left.", "e.g. this."]
)
def test_what_only_looks_like_an_items_mark(line: str) -> None:
    assert kind_of(line) == "sentence"


def test_bullets_on_one_line_and_rows_of_facts() -> None:
    found = kinds(f"{BODY}\nToll rises • Rescuers arrive • Roads are shut\nDeaths: 12\n{BODY}")[2:6]
    assert [text for _, text in found] == ["Toll rises", "Rescuers arrive", "Roads are shut", "Deaths: 12"]
    assert [kind for kind, _ in found[1:]] == ["item", "item", "item"]


def test_a_disclaimer_ends_at_the_next_heading() -> None:
    legal = "Disclaimer\nThis is no advice. Ask a lawyer.\nTerms may change."
    text = f"{BODY}\n{legal}\nA New Round of Talks\n{BODY}"
    found = [kind for kind, _ in kinds(text)]
    assert found == ["sentence"] * 2 + ["boilerplate"] * 3 + ["heading"] + ["sentence"] * 2


def test_related_links_end_at_the_next_sentence() -> None:
    text = f"{BODY}\nRelated stories\nBoxer Wins Title\n- Five things to know\n{BODY}"
    assert [kind for kind, _ in kinds(text)] == ["sentence"] * 2 + ["boilerplate"] * 3 + ["sentence"] * 2


@pytest.mark.parametrize(
    "text",
    [
        "Russia Rejects Peace Plan",
        "twelve people died",
        "Disclaimer",
        "What is the plan?",
        "Advertisement\n",
        "Peace Plan Rejected\nMoscow Says No",
        "rivers rose overnight\nhundreds left their homes\nschools stay shut",
    ],
)
def test_short_texts_are_always_compared(text: str) -> None:
    found = statements(text)
    assert all(statement.compared for statement in found)
    assert len(found) == len(text.strip().split("\n"))


@pytest.mark.parametrize("text", ["***", "…", "- \n---\n#\n", "?!", "“”"])
def test_marks_alone_are_no_statements(text: str) -> None:
    assert statements(text) == ()


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
    assert texts("He wrote [sic] and <b> and **x**.") == ["He wrote [sic] and <b> and **x**."]
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
    assert len(statements(opening + BODY, "news.md")) == 3


def test_comment_that_never_closes_is_text() -> None:
    assert texts("The plan <!-- failed. He left.", "news.md") == ["The plan <!-- failed.", "He left."]


@settings(deadline=None, max_examples=300)
@given(
    st.text(
        st.one_of(st.sampled_from(list(".!?…\"'”“’()[]*_`#->•| \n\r\t\0aAIU1\u2028\ud800")), st.characters()),
        max_size=120,
    ),
    st.sampled_from(["a.txt", "a.md"]),
)
def test_spans_slice_back_in_order(text: str, name: str) -> None:
    last = 0
    for statement in statements(text, name):
        assert last <= statement.start < statement.end <= len(text)
        assert statement.text == text[statement.start : statement.end] == statement.text.strip()
        assert any(character.isalnum() for character in statement.text)
        for word in statement.words:
            assert statement.start <= word.start < word.end <= statement.end
            assert text[word.start : word.end] == word.text
        last = statement.end


@given(st.text(st.sampled_from(list('aA.!? "”1\n')), max_size=60))
def test_no_word_of_plain_text_is_lost(text: str) -> None:
    kept = "".join(statement.text for statement in statements(text))
    numbered = sum(c.isdigit() for c in text)
    assert sum(c.isalpha() for c in kept) == sum(c.isalpha() for c in text)
    assert sum(c.isdigit() for c in kept) <= numbered


HOSTILE = [
    "." * 6,
    "(" * 6,
    "a.b.c.",
    '. " x ',
    "](](",
    "[![a](",
    "<!--",
    "`_*",
    "U.S. ",
    "? (",
    "\n- \n",
    "Aa\r",
    "A (b. ",
    "a\n=\n",
    " • a",
    "“A.” A ",
    "word ",
]


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@pytest.mark.parametrize("piece", HOSTILE, ids=repr)
def test_time_grows_with_length_only(piece: str, name: str) -> None:
    def seconds(copies: int) -> float:
        text = piece * copies
        began = time.perf_counter()
        statements(text, name)
        return time.perf_counter() - began

    seconds(100)
    small = min(seconds(3000) for _ in range(2))
    # Eight times the text: 64 times the time were it quadratic. The floor is for a busy machine.
    assert seconds(24_000) < max(24 * small, 0.25)


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "The talks failed. He left " * 80_000,
        "word" * 500_000,
        "The plan failed.\n" * 50_000,
        "a.b.c." * 100_000,
    ],
    ids=["one 2 MB line", "one 2 MB word", "50k lines", "dots"],
)
def test_large_texts(text: str) -> None:
    began = time.perf_counter()
    assert statements(text)
    assert time.perf_counter() - began < 30
