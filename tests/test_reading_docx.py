"""Word files: the text as it would be sent out, each part of it as what it is."""

from __future__ import annotations

from pathlib import Path

import pytest

import xcheck
from xcheck.model import StatementKind
from xcheck.reading import docx
from xcheck.reading.extract import Extract
from xcheck.split import split

from .documents import word
from .documents.__main__ import FOLDER, statement
from .documents.word import deleted, heading, inserted, item, linked, noted, paragraph, run, table

LONG = "Thieves took three paintings from the maritime museum early on Sunday, the police said."


def read(*body: str, footnotes: tuple[str, ...] = (), title: str = "") -> Extract:
    return docx.extract(word.document(*body, footnotes=footnotes, title=title))


def lines(*body: str, footnotes: tuple[str, ...] = ()) -> list[str]:
    """Return the lines after a first paragraph, without the empty ones."""
    first, *rest = read(paragraph(LONG), *body, footnotes=footnotes).text.splitlines()
    assert first == LONG
    return [line for line in rest if line]


def test_the_fixture_is_what_the_script_makes() -> None:
    assert (FOLDER / "statement.docx").read_bytes() == statement()


def test_statements_are_what_they_are_in_the_file() -> None:
    article = xcheck.read_article(FOLDER / "statement.docx")
    kinds = {s.text: s.kind for s in split(article, "a")}
    assert kinds["Statement on the theft of 5 October"] is StatementKind.HEADING
    assert kinds["What was taken"] is StatementKind.HEADING
    assert kinds["“Low Tide”, painted about 1890, watercolour"] is StatementKind.ITEM
    assert kinds["Friday: 12 noon to 6 p.m."] is StatementKind.ITEM
    assert kinds["Two guards were on duty that night."] is StatementKind.SENTENCE


@pytest.mark.parametrize("words", ["worth 2.4", "One guard", "as she always does", "[1]", "↑", "Hours", "http"])
def test_what_is_struck_or_only_made_by_word_is_not_read(words: str) -> None:
    assert words not in xcheck.read_article(FOLDER / "statement.docx").text


def test_tracked_changes_are_accepted() -> None:
    body = paragraph(
        "The loss is ", deleted("2.4"), inserted("1.9"), " million", deleted(" euros"), inserted(" kroner"), "."
    )
    assert lines(body) == ["The loss is 1.9 million kroner."]


def test_text_that_was_moved_is_read_where_it_went() -> None:
    who = word.WHO
    away = f"<w:p><w:moveFrom {who}>{run('It was moved.')}</w:moveFrom></w:p>"
    here = f"<w:p><w:moveTo {who}>{run('It was moved.')}</w:moveTo></w:p>"
    assert lines(away, paragraph("Between."), here) == ["Between.", "It was moved."]


def test_a_paragraph_that_was_struck_whole_is_gone() -> None:
    assert lines(paragraph(deleted("Nobody knows.")), paragraph("All know.")) == ["All know."]


def test_headings_of_all_levels_and_a_title_by_style() -> None:
    style = '<w:pStyle w:val="Title"/>'
    parts = word.parts(paragraph("A title", style=style), paragraph(LONG), heading("Two", 2), heading("Three", 3))
    titles = '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style></w:styles>'
    parts["word/styles.xml"] = parts["word/styles.xml"].replace("</w:styles>", titles)
    assert docx.extract(word.zipped({**parts})).text == f"# A title\n\n{LONG}\n\n# Two\n\n# Three\n"


def test_lists_within_lists() -> None:
    assert lines(item("One"), item("Within", level=1), item("Two")) == ["- One", "- Within", "- Two"]


def test_items_stand_directly_under_each_other() -> None:
    assert read(paragraph(LONG), item("One"), item("Two"), paragraph("End.")).text.endswith(
        "\n\n- One\n- Two\n\nEnd.\n"
    )


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([("Day", "Visitors"), ("Monday", "120"), ("Tuesday", "90")], ["- Monday: 120", "- Tuesday: 90"]),
        (
            [("Town", "Dead", "Injured"), ("Lund", "3", "12"), ("Halden", "1", "")],
            ["- Lund: Dead 3; Injured 12", "- Halden: Dead 1"],
        ),
        ([("Lund", "3"), ("Halden", "1")], ["- Lund: 3", "- Halden: 1"]),
        (
            [("Paul Brisa", "doctor"), ("Ana Quental", "president")],
            ["- Paul Brisa: doctor", "- Ana Quental: president"],
        ),
        ([("Only one column of words",)], ["Only one column of words"]),
    ],
)
def test_tables(rows: list[tuple[str, ...]], expected: list[str]) -> None:
    assert lines(table(*rows)) == expected


def test_links_and_footnotes() -> None:
    body = paragraph("See the ", linked("register"), " of art", noted(1), ".")
    assert lines(body, footnotes=("It is kept in Lund.",)) == ["See the register of art.", "It is kept in Lund."]


def test_white_space_and_line_breaks_in_a_paragraph() -> None:
    body = paragraph(run("Two  spaces"), "<w:r><w:br/></w:r>", run("and a break."), "<w:r><w:tab/></w:r>", run("Tab."))
    assert lines(body) == ["Two spaces", "and a break. Tab."]


def test_the_title_of_the_properties() -> None:
    assert read(paragraph("A & B"), paragraph(LONG), title="A & B").text.startswith("# A & B\n")
    assert read(paragraph(LONG), title="Press release form 7").text == f"{LONG}\n"
    assert read(paragraph(LONG), title="Press release form 7").title == "Press release form 7"
    assert read(paragraph(LONG)).title is None


def test_what_the_properties_say_of_writer_and_day_is_no_byline() -> None:
    parts = word.parts(paragraph(LONG))
    properties = (
        "<dc:creator>PC 7</dc:creator><dcterms:created>2020-01-01T00:00:00Z</dcterms:created></cp:coreProperties>"
    )
    parts["docProps/core.xml"] = parts["docProps/core.xml"].replace("</cp:coreProperties>", properties)
    found = docx.extract(word.zipped({**parts}))
    assert (found.byline, found.published) == (None, None)


def test_a_word_file_is_known_by_how_it_begins(tmp_path: Path) -> None:
    path = tmp_path / "statement.txt"
    path.write_bytes(statement())
    assert xcheck.read_article(path).text == xcheck.read_article(FOLDER / "statement.docx").text


def test_another_archive_is_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "book.odt"
    path.write_bytes(word.zipped({"content.xml": "<a/>"}))
    with pytest.raises(xcheck.XcheckError, match="is a zip archive"):
        xcheck.read_article(path)


def test_what_word_hides_or_strikes_out_is_not_read() -> None:
    def marked(text: str, mark: str) -> str:
        return f'<w:r><w:rPr>{mark}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'

    runs = (
        marked("The fire killed ", ""),
        marked("nine", "<w:strike/>"),
        marked("seven", "<w:dstrike/>"),
        marked("five", ""),
        marked(" hidden", "<w:vanish/>"),
        marked(" people", '<w:vanish w:val="0"/>'),
    )
    shown = lines(f"<w:p>{''.join(runs)}</w:p>")
    assert shown == ["The fire killed five people"]
