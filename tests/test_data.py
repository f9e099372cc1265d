"""Tables: every row of a searched table is found, and nothing that is not there."""

from __future__ import annotations

from itertools import takewhile
from pathlib import Path

import pytest

import xcheck.data
from tests.tables import aliases
from xcheck.data import lookup, rows

FOLDER = Path(xcheck.data.__file__).parent
SEARCHED = (
    "alias_forms",
    "lexicon",
    "related",
    "opposites",
    "senses",
    "contraries",
    "contrasts",
    "given_names",
    "nicknames",
    "speaking_nouns",
    "transitive_verbs",
)
LISTS = (
    "abbreviations",
    "function_words",
    "markers",
    "name_words",
    "number_cues",
    "reporting_verbs",
    "speakers",
    "stances",
    "topic_words",
)


@pytest.mark.parametrize("name", SEARCHED)
def test_a_searched_table_is_sorted_and_has_each_word_once(name):
    words = [row[0] for row in rows(name)]
    assert words == sorted(set(words))


@pytest.mark.parametrize("name", SEARCHED)
def test_every_row_is_found(name):
    table = rows(name)
    for row in (table[0], *table[1:-1:53], table[-1]):
        assert lookup(name, row[0]) == "\t".join(row[1:])


@pytest.mark.parametrize("name", LISTS)
def test_a_row_of_words_has_each_word_once(name):
    for *_, words in rows(name):
        listed = words.split(" | " if name in ("markers", "stances") else " ")
        assert len(listed) == len(set(listed)), words


@pytest.mark.parametrize(
    "word", ["", "#", "# Source", "0", "zzzz", "rejecte", "ejected", "Rejected", "é", "\n", "a\tb"]
)
@pytest.mark.parametrize("name", ["lexicon", "opposites"])
def test_what_is_not_there_is_not_found(name, word):
    assert lookup(name, word) == ""


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.tsv")), ids=lambda path: path.stem)
def test_a_table_opens_with_its_source_and_ends_with_a_line_break(path):
    text = path.read_bytes().decode("utf-8")
    head = "".join(takewhile(lambda line: line.startswith("#"), text.splitlines()))
    assert "Source:" in head and "Licence:" in head
    assert text.endswith("\n") and "\r" not in text


def test_the_forms_of_aliases_are_compiled_from_the_aliases():
    assert (FOLDER / "alias_forms.tsv").read_text(encoding="utf-8") == aliases.compiled(), (
        "run: python -m tests.tables.aliases"
    )
