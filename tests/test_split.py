"""Splitting: ids, blocks, headings, spans; and that no input breaks it or makes it slow."""

from __future__ import annotations

import gc
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xcheck.model import Article, Statement
from xcheck.split import LONGEST, split
from xcheck.split.markdown import read_markdown

BODY = "Both sides met on Monday. Nothing was agreed."
"A paragraph for headings to stand over."


def statements(text: str, name: str = "article.txt") -> tuple[Statement, ...]:
    return split(Article(name, text), "a")


def test_statements_have_ids_blocks_and_headings() -> None:
    text = f"Peace Plan Rejected\n\n{BODY}\nWhat Moscow Wants\n{BODY}\n\nFAQs: The Plan\nWhat is it?\nA plan.\n"
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
    assert [s.text for s in statements(f"The talks in{newline}Paris failed.{newline}He left.")] == [
        "The talks in",
        "Paris failed.",
        "He left.",
    ]


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
    assert sum(c.isalpha() for c in kept) == sum(c.isalpha() for c in text)


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


@pytest.mark.slow
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@pytest.mark.parametrize("piece", HOSTILE, ids=repr)
def test_time_grows_with_length_only(piece: str, name: str) -> None:
    def seconds(copies: int) -> float:
        text = piece * copies
        read_markdown.cache_clear()
        gc.collect()
        gc.disable()  # a full collection walks the heap of the whole test run
        began = time.process_time()
        statements(text, name)
        spent = time.process_time() - began
        gc.enable()
        return spent

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
    began = time.process_time()
    assert statements(text)
    assert time.process_time() - began < 30


def test_a_run_without_a_stop_is_cut_between_words() -> None:
    text = "one two  three\t" * 2000
    found = statements(text)
    assert max(len(s.text) for s in found) <= LONGEST
    assert " ".join(" ".join(s.text for s in found).split()) == " ".join(text.split())
    assert [s.text for s in statements("a" * 10_000 + " b")] == ["a" * 10_000, "b"]
    assert len(statements("word " * 250 + "end.")) == 1
