"""PDF files: lines become the paragraphs they were, without what pages bear at top and bottom."""

from __future__ import annotations

from pathlib import Path

import pytest

import xcheck
from xcheck.model import StatementKind
from xcheck.reading import pdf
from xcheck.reading.extract import Extract
from xcheck.split import split

from .documents import portable
from .documents.__main__ import FOLDER, review
from .documents.portable import Line, column

ONE = "Thieves broke into the maritime museum in Halden Bay early on Sunday and took three paintings, the police said."
TWO = "The alarm went off at 3:12 a.m., but the first patrol car came 19 minutes later, as the director told reporters."
THREE = (
    "Officers are studying footage from 14 cameras in the harbour. They are looking for a white van that left at night."
)


def read(*pages: list[Line], info: str = "") -> Extract:
    return pdf.extract(portable.document(*pages, info=info))


def lines(*pages: list[Line]) -> list[str]:
    return [line for line in read(*pages).text.splitlines() if line]


def test_the_fixture_is_what_the_script_makes() -> None:
    assert (FOLDER / "review.pdf").read_bytes() == review()


def test_the_fixture_is_read_whole() -> None:
    article = xcheck.read_article(FOLDER / "review.pdf")
    assert (article.title, article.byline, article.published) == ("How to steal a sunset", None, "2025-10-12")
    found = [line for line in article.text.splitlines() if line]
    assert len(found) == 9
    assert found[:2] == ["# How to steal a sunset", "By Sofia Lind"]
    assert found[5] == "# A side door and two guards"
    assert "HARBOUR" not in article.text and "12 October" not in article.text
    assert "- " not in article.text and "well-known expert" in article.text


def test_statements_are_what_they_are_on_the_page() -> None:
    kinds = {s.text: s.kind for s in split(xcheck.read_article(FOLDER / "review.pdf"), "a")}
    assert kinds["How to steal a sunset"] is StatementKind.HEADING
    assert kinds["A side door and two guards"] is StatementKind.HEADING
    assert kinds["By Sofia Lind"] is StatementKind.BOILERPLATE
    assert kinds["On Friday officers arrested a man of 43 from Lund."] is StatementKind.SENTENCE


@pytest.mark.parametrize("width", [30, 45, 60])
def test_lines_are_joined_and_paragraphs_are_not(width: int) -> None:
    first = column(ONE, 50, 500, width)
    second = column(TWO, 50, first[-1].y - 24, width)
    assert lines([*first, *second]) == [ONE, TWO]


def test_paragraphs_are_told_by_their_first_lines() -> None:
    first, second = column(ONE, 50, 500, 50), column(TWO, 50, 0, 50)
    start = first[-1].y - 14
    indented = [line._replace(y=start - 14 * n, x=62 if n == 0 else 50) for n, line in enumerate(second)]
    assert lines([*first, *indented]) == [ONE, TWO]


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        ("of\u00adficers", "officers"),
        ("irre\u00adplaceable", "irreplaceable"),
        ("Lind\u00adqvist", "Lindqvist"),
        ("well-\u00adknown", "well-known"),
        ("state-of-the-\u00adart", "state-of-the-art"),
        ("Franco-\u00adGerman", "Franco-German"),
    ],
)
def test_hyphens_at_the_ends_of_lines(words: str, whole: str) -> None:
    start = "This line is made so long that it ends within "
    broken = words.partition("\u00ad")
    text = [f"{start}{broken[0].removesuffix('-')}-", f"{broken[2]} and so that nothing is lost of it.", "It is so."]
    page = [Line(50, 500 - 14 * n, line) for n, line in enumerate(text)]
    assert lines(page)[0].startswith(f"{start}{whole} and so that nothing is lost")


def test_a_word_that_has_its_hyphen_elsewhere_keeps_it() -> None:
    text = ("The night-watch had seen a white van before the night-", "watch went home, and nobody asked why.")
    page = [Line(50, 500 - 14 * n, line) for n, line in enumerate(text)]
    assert lines(page) == [
        "The night-watch had seen a white van before the night-watch went home, and nobody asked why."
    ]


def edged(text: str, number: int, *, top: str = "The Courier", bottom: str = "") -> list[Line]:
    body = column(text, 50, 480, 50)
    return [Line(50, 560, top, "F3", 8), *body, Line(200, 30, bottom or str(number), "F3", 8)]


@pytest.mark.parametrize("bottom", ["", "Page {} of 3", "- {} -", "{} | The Courier", "Courier {}/2026"])
def test_headers_and_footers_are_dropped(bottom: str) -> None:
    pages = [edged(text, n, bottom=bottom.format(n)) for n, text in enumerate((ONE, TWO, THREE), 1)]
    assert lines(*pages) == [ONE, TWO, THREE]


def test_a_sentence_goes_on_over_the_page() -> None:
    words = TWO.split()
    pages = [edged(" ".join(words[:12]), 1), edged(" ".join(words[12:]), 2)]
    assert lines(*pages) == [TWO]


def test_figures_in_the_text_are_no_page_numbers() -> None:
    page_lines = [
        *column(ONE, 50, 480, 50),
        Line(50, 400, "In 2024 there were 14."),
        Line(50, 360, "There were 12 in 2025."),
    ]
    assert lines(page_lines)[-2:] == ["In 2024 there were 14.", "There were 12 in 2025."]


def test_what_a_browser_prints_around_a_page_is_dropped() -> None:
    around = [Line(20, 580, "10/12/26, 9:34 PM", "F3", 8), Line(20, 20, "https://example.org/story 1/1", "F3", 8)]
    assert lines([*around, *column(ONE, 50, 480, 50)]) == [ONE]


@pytest.mark.parametrize(
    ("header", "day"),
    [("12 October 2025", "2025-10-12"), ("Printed on 12 October 2025", None), ("The Courier 7/2025", None)],
)
def test_the_day_in_the_header_is_that_of_the_paper(header: str, day: str | None) -> None:
    assert read(edged(ONE, 1, top=header), edged(TWO, 2, top=header)).published == day


def test_columns_one_after_the_other() -> None:
    left, right = column(f"{ONE} {TWO}", 40, 500, 32, size=9), column(THREE, 230, 500, 32, size=9)
    assert lines([*left, *right]) == [f"{ONE} {TWO}", THREE]


def test_columns_that_the_file_mixes_line_by_line() -> None:
    left, right = column(f"{ONE} {TWO}", 40, 500, 32, size=9), column(f"{THREE} {THREE}", 230, 500, 32, size=9)
    mixed = [line for pair in zip(left, right, strict=False) for line in pair]
    mixed += [*left[len(right) :], *right[len(left) :]]
    assert lines(mixed) == [f"{ONE} {TWO}", f"{THREE} {THREE}"]


def test_a_table_is_read_by_rows() -> None:
    rows = [("Monday", "closed"), ("Tuesday", "closed"), ("Friday", "noon to 6 p.m."), ("Sunday", "10 to 6")]
    cells = [Line(x, 400 - 14 * n, text) for n, row in enumerate(rows) for x, text in zip((50, 200), row, strict=True)]
    found = " ".join(lines([*column(ONE, 50, 500, 50), *cells]))
    assert "Monday closed" in found and "Friday noon to 6 p.m." in found


def test_headings_are_larger_or_bold() -> None:
    page = [
        Line(50, 550, "Museum robbed", "F2", 20), *column(ONE, 50, 500, 50), Line(50, 420, "A white van", "F2", 11),
        *column(TWO, 50, 400, 50), Line(50, 330, "This bold line is a sentence of the text.", "F2", 11),
    ]  # fmt: skip
    assert lines(page) == [
        "# Museum robbed", ONE, "# A white van", TWO, "This bold line is a sentence of the text.",
    ]  # fmt: skip


def test_a_heading_of_two_lines_is_one() -> None:
    page = [Line(50, 550, "Three paintings stolen", "F2", 20), Line(50, 526, "from the museum", "F2", 20)]
    assert lines([*page, *column(ONE, 50, 490, 50)])[0] == "# Three paintings stolen from the museum"


def test_items_of_lists() -> None:
    items = [
        Line(60, 420, "\u2022 One painting of the harbour"),
        Line(60, 406, "\u2022 One of the sea"),
        Line(60, 392, "2. And a boat"),
    ]
    assert lines([*column(ONE, 50, 500, 50), *items])[1:] == [
        "- One painting of the harbour", "- One of the sea", "- And a boat",
    ]  # fmt: skip


def test_a_pdf_file_is_known_by_how_it_begins(tmp_path: Path) -> None:
    path = tmp_path / "review"
    path.write_bytes(review())
    assert xcheck.read_article(path).title == "How to steal a sunset"


# Where something stands: pages as viewers count them.


def test_every_offset_has_the_page_it_stands_on() -> None:
    read_article = read(edged(ONE, 1), [], edged(TWO, 3), edged(THREE, 4))
    article = xcheck.Article("a.pdf", read_article.text, document="pdf", pages=read_article.pages)
    assert [article.page(article.text.index(text[:20])) for text in (ONE, TWO, THREE)] == [1, 3, 4]
    assert [article.page(at) for at in (0, len(article.text))] == [1, 4]
    assert "\ufdd0" not in read_article.text


def test_a_sentence_over_two_pages_has_both() -> None:
    words = TWO.split()
    read_article = read(edged(" ".join(words[:12]), 1), edged(" ".join(words[12:]), 2))
    article = xcheck.Article("a.pdf", read_article.text, document="pdf", pages=read_article.pages)
    assert [article.page(article.text.index(word)) for word in (words[11], words[12])] == [1, 2]


def test_a_word_broken_over_two_pages_and_a_heading_on_top() -> None:
    first = [*column(ONE, 50, 480, 50), Line(50, 400, "He said that it was impos-")]
    second = [Line(50, 480, "sible to say who had done it, and why."), *column(TWO, 50, 420, 50)]
    third = [Line(50, 480, "What is known", "F2", 18), *column(THREE, 50, 440, 50)]
    read_article = read(first, second, third)
    article = xcheck.Article("a.pdf", read_article.text, document="pdf", pages=read_article.pages)
    assert "impossible to say" in article.text
    assert [article.page(article.text.index(word)) for word in ("was", "to say", "# What is")] == [1, 2, 3]
    assert article.page(article.text.index("Officers")) == 3


def test_a_place_in_a_document_is_a_page_or_a_paragraph() -> None:
    paper = xcheck.read_article(FOLDER / "review.pdf")
    letter = xcheck.read_article(FOLDER / "statement.docx")
    report = xcheck.compare(paper, letter)
    places = [place for finding in report.findings for place in finding.places]
    of_paper = [place for place in places if place.article == "a"]
    assert {place.page for place in of_paper} <= {1, 2} and {place.point for place in of_paper} <= {"p. 1", "p. 2"}
    for place in places:
        if place.article == "b":
            lines = [line for line in letter.text.splitlines() if line.strip()]
            assert place.text in letter.text and place.text.split()[0] in lines[(place.paragraph or 0) - 1]
            assert place.point == f"par. {place.paragraph}" and place.in_words == f"paragraph {place.paragraph}"
