"""Reading plain text: what becomes an article, unchanged, and what is refused with advice."""

from __future__ import annotations

import io
import os
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from xcheck.errors import UnreadableArticle
from xcheck.reading import file, read_article

CURLY = "Moscow’s “no” — said at 5 °C — cost €3."


def written(folder: Path, data: bytes, name: str = "article.txt") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def refused(path: str | os.PathLike[str]) -> str:
    with pytest.raises(UnreadableArticle) as caught:
        read_article(path)
    return str(caught.value)


class Input:
    """Stands in for standard input: bytes behind `buffer`."""

    def __init__(self, data: bytes) -> None:
        self.buffer = io.BytesIO(data)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (CURLY.encode(), CURLY),
        (b"\xef\xbb\xbf" + CURLY.encode(), CURLY),
        (CURLY.encode("utf-16"), CURLY),
        (b"\xfe\xff" + CURLY.encode("utf-16-be"), CURLY),
        (CURLY.encode("cp1252"), CURLY),
        ("Café “Élan” — fermé".encode("cp1252"), "Café “Élan” — fermé"),
        (b"One.\r\nTwo.\rThree.\n", "One.\r\nTwo.\rThree.\n"),
        (b"\x1b[31mred\x07 [sic] [/b]", "\x1b[31mred\x07 [sic] [/b]"),
        ("A\ufeffB".encode(), "A\ufeffB"),
    ],
    ids=[
        "utf-8",
        "utf-8 bom",
        "utf-16",
        "utf-16-be",
        "cp1252",
        "cp1252 accents",
        "line ends",
        "control",
        "inner bom",
    ],
)
def test_text_is_read_and_not_changed(tmp_path: Path, data: bytes, text: str) -> None:
    assert read_article(written(tmp_path, data)).text == text


def test_name_and_path_are_kept(tmp_path: Path) -> None:
    path = written(tmp_path, b"Text.", "easy.news")
    article = read_article(path)
    assert (article.name, article.path) == ("easy.news", str(path))


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", Input("Zürich.".encode()))
    article = read_article("-")
    assert (article.name, article.path, article.text) == ("standard input", "-", "Zürich.")


def test_empty_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", Input(b""))
    assert refused("-") == (
        "Standard input is empty, so there is nothing to compare. Pipe an article into it: cat article.txt | xcheck ..."
    )


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"),
        (b" \r\n\t\n", "holds nothing but white space"),
        ("\ufeff\u2003\n".encode(), "holds nothing but white space"),
        (b"Text\0more", "iconv -f utf-16le"),
        ("Talks".encode("utf-16-le"), "iconv -f utf-16le"),
        ("\ufeffA\0B".encode("utf-16-le"), "is binary"),
        ("\ufeffTalks".encode("utf-32-le"), "is binary"),
        (b"\xff\xfeA", "is damaged UTF-16"),
        (b"%PDF-1.7 ...", "is a damaged PDF file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is a Word file of before 2007 (.doc), or one with a password"),
        (b"PK\x03\x04....", "unzip"),
        (b"\x1f\x8b\x08", "gunzip -c"),
        ("“Yes,” he said — twice".encode() + b" \xe9t\xe9", "is damaged UTF-8: byte 0xe9 at offset 29"),
        (b"\xef\xbb\xbfcaf\xe9", "is damaged UTF-8: byte 0xe9 at offset 6"),
        (b"undefined \x81 byte", "iconv -f latin1"),
        (b"It\xd5s over, it\xd5s done", "iconv -f macintosh"),
    ],
)
def test_what_is_no_text_is_refused_with_advice(tmp_path: Path, data: bytes, says: str) -> None:
    path = written(tmp_path, data)
    message = refused(path)
    assert says in message
    assert message.startswith(str(path))


def test_missing_file_offers_the_nearest(tmp_path: Path) -> None:
    written(tmp_path, b"Text.", "standard.txt")
    assert f"Did you mean {tmp_path / 'standard.txt'}?" in refused(tmp_path / "standrad.txt")
    assert f"See what is there: ls {tmp_path}" in refused(tmp_path / "other.md")
    assert "Neither does its directory" in refused(tmp_path / "no" / "such.txt")


def test_directory(tmp_path: Path) -> None:
    assert refused(tmp_path) == f"{tmp_path} is a directory, not an article. Name a file in it: ls {tmp_path}"


def test_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path, b"Text.", "with space.txt")

    def denied(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", denied)
    assert refused(path).endswith(f"Allow it: chmod u+r '{path}'")


@pytest.mark.parametrize("path", ["a\0b", "x" * 5000])
def test_impossible_paths(path: str) -> None:
    assert "Check the path" in refused(path) or "does not exist" in refused(path)


def test_size_is_limited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file, "MAX_BYTES", 3000)
    monkeypatch.setattr(file, "MAX_TEXT", 1000)
    assert len(read_article(written(tmp_path, b"x" * 1000)).text) == 1000
    assert "holds more than 0.001 MB of text, too large" in refused(written(tmp_path, b"x" * 1001))
    assert "is larger than 0.003 MB, too large" in refused(written(tmp_path, b"x" * 3001))


def test_the_text_of_a_page_is_limited_and_not_its_markup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("lxml")
    monkeypatch.setattr(file, "MAX_TEXT", 1000)
    line, path = b"<p>The ferry left the harbour at noon on Monday.</p>", tmp_path / "page.html"
    path.write_bytes(b"<html><body><article>" + b"<!-- -->" * 1000 + line * 3 + b"</article></body></html>")
    assert "left the harbour" in read_article(path).text
    path.write_bytes(b"<html><body><article>" + line * 100 + b"</article></body></html>")
    assert "holds more than 0.001 MB of text" in refused(path)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
@given(st.binary(max_size=200))
def test_bytes_give_text_or_advice(tmp_path: Path, data: bytes) -> None:
    path = written(tmp_path, data)
    try:
        text = read_article(path).text
    except UnreadableArticle as error:
        assert str(path) in str(error)
    else:
        assert text.strip()
        assert (
            not text.startswith("\ufeff")
            or data.count(b"\xef\xbb\xbf") > 1
            or data.startswith((b"\xff\xfe", b"\xfe\xff"))
        )


def test_a_path_may_be_bytes_and_names_stay_text(tmp_path: Path) -> None:
    article = read_article(os.fsencode(written(tmp_path, b"Text.")))  # type: ignore[arg-type]
    assert isinstance(article.name, str) and isinstance(article.path, str)


FEED = """<?xml version="1.0"?>\n<!-- made by hand -->\n<?xml-stylesheet href="x.xsl"?>
<rss version="2.0"><channel><title>News</title><link>https://example.org/</link>
<item><title>Theft</title><link>https://example.org/2025/theft.html</link></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title>
<entry><title>Theft</title><link rel="alternate" href="https://example.org/2025/theft.html"/></entry></feed>"""


@pytest.mark.parametrize("feed", [FEED, ATOM])
def test_a_feed_is_told_with_an_article_of_it(feed: str, tmp_path: Path) -> None:
    path = tmp_path / "news.xml"
    path.write_text(feed, encoding="utf-8")
    with pytest.raises(UnreadableArticle, match=r"is a feed.*such as https://example.org/2025/theft.html$"):
        read_article(path)


def test_xml_that_is_no_feed_is_text(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text("<?xml version='1.0'?>" * 200 + " The <rss> of the ministry said no.", encoding="utf-8")
    assert read_article(path).text.endswith("said no.")


@pytest.mark.parametrize(
    ("name", "entry", "content", "expected"),
    [
        ("a.odt", "mimetype", "application/vnd.oasis.opendocument.text", r"OpenDocument.*--convert-to docx '?\S*a.odt"),
        ("a.epub", "mimetype", "application/epub+zip", "a book"),
        ("a.xlsx", "xl/workbook.xml", "<x/>", "a spreadsheet"),
        ("a.pages", "Index/Document.iwa", "x", "Export it from Pages as Word"),
        ("a.zip", "a.txt", "The ministry said no.", "a zip archive, not text. Unpack it"),
    ],
)
def test_documents_that_are_not_read_are_told_by_name(
    name: str, entry: str, content: str, expected: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(entry, content)
    with pytest.raises(UnreadableArticle, match=expected):
        read_article(path)
