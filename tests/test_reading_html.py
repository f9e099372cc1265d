"""Saved pages: the article and nothing around it, and what the page tells of it."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

import xcheck
from xcheck.model import Date, StatementKind
from xcheck.reading import html
from xcheck.reading.days import iso_day
from xcheck.reading.extract import Extract, Refused
from xcheck.split import split

COURIER = Path(__file__).parents[1] / "fixtures" / "museum-theft" / "courier.html"
FIRST = "Thieves took three paintings from the maritime museum early on Sunday, the police said."
SECOND = "The alarm went off at 3:12 a.m., but the first patrol car came 19 minutes later, the director told reporters."
THIRD = "Officers are studying footage from 14 cameras and are looking for a white van that left the quay at night."


def page(body: str, head: str = "", title: str = "Theft at the museum") -> str:
    return f"<!doctype html><html><head><meta charset=utf-8><title>{title}</title>{head}</head><body>{body}</body>"


def read(text: str, charset: str | None = None) -> Extract:
    return html.extract(text.encode(), charset)


def lines(body: str, head: str = "") -> list[str]:
    return read(page(f"<h1>Theft at the museum</h1>{body}", head)).text.splitlines()


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


@cache
def courier() -> xcheck.Article:
    return xcheck.read_article(COURIER)


STORY = paragraphs(FIRST, SECOND, THIRD)


@pytest.mark.parametrize(
    "words",
    ["cookies", "Politics", "Share", "Advertisement", "newsletter", "30 more cameras", "harbourcat", "25 minutes",
     "All rights", "JavaScript", "second key", "gale warning", "no news", "Who was Anna Thorsen", "Photograph", "Voss"],
)  # fmt: skip
def test_what_surrounds_an_article_is_not_read(words: str) -> None:
    assert words in COURIER.read_text(encoding="utf-8")
    assert words not in courier().text


@pytest.mark.parametrize(
    "words",
    ["# Police deny delay after museum theft\n\nDirector says", "about 2.4 million euros early on Sunday.\n\n",
     "Inspector Per Lindqvist told the Courier", "\n\n# A van and 41 cameras\n\n", "The museum, founded in 1921,"],
)  # fmt: skip
def test_the_article_is_read(words: str) -> None:
    assert words in courier().text


def test_what_the_page_says_of_it() -> None:
    article = courier()
    described = (article.title, article.byline, article.published)
    assert described == ("Police deny delay after museum theft", "Mara Voss", "2025-10-06")


def test_statements_are_what_they_are_on_the_page() -> None:
    kinds = {s.text: s.kind for s in split(courier(), "a")}
    assert kinds["Police deny delay after museum theft"] is StatementKind.HEADING
    assert kinds["A van and 41 cameras"] is StatementKind.HEADING
    assert kinds["Roads to the south were closed for six hours."] is StatementKind.SENTENCE


def test_blocks_are_lines() -> None:
    body = f"{paragraphs(FIRST, SECOND)}<h2>What is gone</h2><ul><li>“Low Tide”, 1890</li><li>A <b>frame</b></li></ul>"
    assert lines(body + paragraphs(THIRD))[2:] == [
        FIRST, "", SECOND, "", "# What is gone", "", "- “Low Tide”, 1890", "- A frame", "", THIRD,
    ]  # fmt: skip


def test_a_table_becomes_items() -> None:
    table = "<table><tr><th>Town<th>Dead<th>Injured</tr><tr><td>Lund<td>3<td>12<tr><td>Halden<td>1<td>4</table>"
    assert "- Lund: Dead 3; Injured 12" in lines(STORY + table + paragraphs(SECOND))


def test_a_table_that_arranges_the_page_is_none() -> None:
    menu = "<a href=1>Home</a><br><a href=2>Archive</a><br><a href=3>Letters</a>"
    found = lines(f"<table><tr><td>{menu}<td>{'<br><br>'.join((FIRST, SECOND, THIRD))}</table>")
    assert [line for line in found if line] == ["# Theft at the museum", FIRST, SECOND, THIRD]


@pytest.mark.parametrize(
    "extra",
    [
        f"<div hidden>{paragraphs(THIRD + ' Hidden.')}</div>",
        f'<div style="color:red; display : none">{paragraphs("This paragraph is hidden from everybody.")}</div>',
        f"<!-- {paragraphs('A comment in the source of the page, which no reader sees.')} -->",
        "<template><p>A template of the page, which is no part of what is shown to readers.</p></template>",
        "<nav><p>Menus may hold whole sentences, too, and those are still no part of the article.</p></nav>",
        "<form><p>Write to us, and tell us what you saw on the quay on Sunday night.</p><button>Send</button></form>",
        "<h3>More on this</h3><ul><li><a href=1>Ferry stops for 14 days</a><li><a href=2>Mayor resigns at 61</a></ul>",
        "<div><a href=1><h4>Ferry stops</h4><p>For 14 days from Monday</p></a><a href=2><p>Mayor resigns</p></a></div>",
    ],
)  # fmt: skip
def test_what_nobody_reads_is_cut(extra: str) -> None:
    assert lines(paragraphs(FIRST, SECOND) + extra + paragraphs(THIRD)) == lines(STORY)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (
            'He told <a href="/c">the Courier</a> and <a href="/r">the Review</a> that nothing of worth was lost.',
            "He told the Courier and the Review that nothing of worth was lost.",
        ),
        (
            "Some words are <i>set</i> <b>apart</b>, and some are un<span>touched</span>, said the guard.",
            "Some words are set apart, and some are untouched, said the guard.",
        ),
        (
            "One man was seen&nbsp;at 3&thinsp;a.m. &amp; one at 4 &lt; 5, as the guard\n  wrote down.",
            "One man was seen at 3 a.m. & one at 4 < 5, as the guard wrote down.",
        ),
        ("It was an un&shy;usu&shy;al night, the guard said, and he had seen many.",
         "It was an unusual night, the guard said, and he had seen many."),
    ],
)  # fmt: skip
def test_what_stands_in_a_paragraph_stays(source: str, text: str) -> None:
    assert lines(paragraphs(FIRST, source, THIRD))[4] == text


def test_links_inside_a_list_of_facts_stay() -> None:
    text = "lost three paintings in 2019, and none was found."
    facts = f"<ul><li><a href=/l>Lund</a> {text}</li><li>Halden lost two.</li></ul>"
    assert f"- Lund {text}" in lines(STORY + facts + paragraphs(SECOND))


def test_a_title_that_is_not_in_the_article_is_put_over_it() -> None:
    found = read(page(f"<div><h1>Theft at the museum</h1></div><article>{STORY}</article>")).text
    assert found.startswith(f"# Theft at the museum\n\n{FIRST}")


# What a page says of its article.


def published(head: str = "", under: str = "") -> str | None:
    return read(page(f"<h1>Theft at the museum</h1>{under}{STORY}", head)).published


def linked(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **fields})}</script>'


@pytest.mark.parametrize(
    ("head", "under", "day"),
    [
        (linked(datePublished="2025-10-05T23:30:00-05:00"), "", "2025-10-05"),
        (f"{linked(datePublished='2025-10-05')}<meta name=date content=2024-01-01>", "", "2025-10-05"),
        (linked(headline="No day"), "<time datetime=2025-10-06>today</time>", "2025-10-06"),
        ('<meta property="article:published_time" content="2025-10-05T08:00:00Z">', "", "2025-10-05"),
        ("<meta name=DC.date.issued content=2025-10-05>", "", "2025-10-05"),
        ("<meta itemprop=datePublished content='October 5, 2025'>", "", "2025-10-05"),
        ("", "<p class=date>5 October 2025</p>", "2025-10-05"),
        ("", "<p>By Tom Arden | Oct. 5th, 2025</p>", "2025-10-05"),
        ('<meta property="article:modified_time" content="2025-10-09">', "", None),
        ("<meta name=date content=05/10/2025>", "", None),
        ("<meta name=date content=2025-13-40>", "", None),
        ("<script type='application/ld+json'>{broken</script>", "", None),
        ("<script type='application/ld+json'>[[[{}]], null, 3]</script>", "", None),
        ("", "", None),
    ],
)
def test_the_day_of_publication(head: str, under: str, day: str | None) -> None:
    assert published(head, under) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-01-06T10:00Z", "2026-01-06"),
        ("Tuesday, 6 January 2026, 10:00", "2026-01-06"),
        ("Jan. 6, 2026", "2026-01-06"),
        ("6th of May", None),
        ("6 Maybe 2026", None),
        ("January 2026", None),
        ("31 February 2026", None),
        ("12026-01-067", None),
        ("", None),
    ],
)
def test_a_day_counts_only_in_full(text: str, day: str | None) -> None:
    assert iso_day(text) == day


@pytest.mark.parametrize(
    ("head", "under", "byline"),
    [
        (linked(author={"name": "Mara Voss"}), "<p class=byline>By Tom Arden</p>", "Mara Voss"),
        (linked(author=[{"name": "Mara Voss"}, {"name": "Tom Arden"}]), "", "Mara Voss, Tom Arden"),
        ("<meta name=author content='Mara Voss'>", "", "Mara Voss"),
        ("<meta name=author content=https://example.org/mara>", "<p>By Tom Arden</p>", "Tom Arden"),
        ("", "<div class=byline>By <a href=/m>Mara Voss</a> and Tom Arden</div>", "Mara Voss and Tom Arden"),
        ("", "<a rel=author href=/m>Mara Voss</a>", "Mara Voss"),
        ("", "<p>5 October 2025 | by Mara Voss</p>", "Mara Voss"),
        ("", "<p>By the sea, by night</p>", None),
        ("", "", None),
    ],
)
def test_the_byline(head: str, under: str, byline: str | None) -> None:
    assert read(page(f"<h1>Theft at the museum</h1>{under}{STORY}", head)).byline == byline


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        (linked(headline="Three paintings gone"), "<h1>Theft</h1>", "Three paintings gone"),
        ("<meta property=og:title content='Three paintings gone'>", "<h1>Theft</h1>", "Three paintings gone"),
        ("", "<h1>Theft</h1>", "Theft"),
        ("", "<h1>The Courier</h1><h1>Theft at the museum</h1>", "Theft at the museum"),
        ("", "", "Theft at the museum"),
    ],
)
def test_the_title(head: str, body: str, title: str) -> None:
    article = read(page(body + STORY, head, title="Theft at the museum | The Courier"))
    assert article.title == title
    assert article.text.startswith(f"# {title}\n")


# Encodings.


@pytest.mark.parametrize(
    ("data", "charset"),
    [
        (page(paragraphs("“Café” – 5 €", *[FIRST] * 2)).encode(), None),
        (page(paragraphs("“Café” – 5 €", *[FIRST] * 2)).replace("utf-8", "windows-1252").encode("cp1252"), None),
        (page(paragraphs("“Café” – 5 €", *[FIRST] * 2)).replace("utf-8", "iso-8859-1").encode("cp1252"), None),
        (page(paragraphs("“Café” – 5 €", *[FIRST] * 2)).replace("utf-8", "no-such").encode(), None),
        (page(paragraphs("“Café” – 5 €", *[FIRST] * 2)).encode("utf-16"), None),
        (b"\xef\xbb\xbf" + page(paragraphs("“Café” – 5 €", *[FIRST] * 2)).encode(), "iso-8859-1"),
        (page(paragraphs("“Café” – 5 €", *[FIRST] * 2)).replace("utf-8", "latin1").encode(), "utf-8"),
        (b'<?xml version="1.0" encoding="utf-8"?>' + page(paragraphs("“Café” – 5 €", *[FIRST] * 2)).encode(), None),
    ],
)
def test_encodings(data: bytes, charset: str | None) -> None:
    assert "“Café” – 5 €" in html.extract(data, charset).text


# What is no article.


@pytest.mark.parametrize(
    "body",
    ["", "<p>Loading</p>", "<h1>Theft at the museum</h1>", "<ul><li><a href=1>News</a><li><a href=2>Sport</a></ul>"],
)  # fmt: skip
def test_a_page_without_article_is_refused(body: str) -> None:
    with pytest.raises(Refused) as caught:
        read(page(body))
    assert "has no article text" in caught.value.why


# Which files are pages.


@pytest.mark.parametrize("name", ["a.html", "a.HTM", "a.xhtml", "a.txt", "a", "a.md"])
def test_a_page_is_known_by_how_it_begins(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("\n " + page(STORY), encoding="utf-8")
    assert xcheck.read_article(path).text == f"# Theft at the museum\n\n{FIRST}\n\n{SECOND}\n\n{THIRD}\n"


def test_a_text_that_is_only_named_a_page_is_a_text(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(f"{FIRST}\n\n{SECOND}\n", encoding="utf-8")
    assert xcheck.read_article(path).text == f"{FIRST}\n\n{SECOND}\n"


@pytest.mark.parametrize("text", ["The sign said <html>.", "On <!doctype html> in the middle.", "<b>Bold</b> news."])
def test_a_text_that_mentions_tags_is_a_text(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    assert xcheck.read_article(path).text == text


def test_without_the_extra_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("xcheck.reading.apart.find_spec", lambda name: None)
    with pytest.raises(xcheck.XcheckError) as caught:
        xcheck.read_article(COURIER)
    assert str(caught.value) == (
        f"{COURIER} is a web page, and the packages that read documents are not installed. "
        "Install them: pip install 'xcheck-news[documents]'"
    )


# The day of publication as a dateline.


def day_of_monday(text: str, published: str | None = None, dateline: str | None = None) -> str | None:
    article = xcheck.Article("a", text, published=published)
    facts = xcheck.facts(article, xcheck.Settings(dateline=dateline))
    return next(fact.low for fact in facts if isinstance(fact, Date) and fact.text.endswith("Monday"))


MONDAY = "The museum opened on Monday after two weeks of work.\n"


def test_the_day_of_a_page_resolves_its_weekdays() -> None:
    assert day_of_monday(MONDAY, published="2025-10-08") == "2025-10-06"


def test_a_dateline_in_the_text_comes_first_then_the_page_then_the_option() -> None:
    stamped = "Published 22 October 2025\n\n" + MONDAY
    assert day_of_monday(stamped, published="2025-10-08", dateline="2025-10-15") == "2025-10-20"
    assert day_of_monday(MONDAY, published="2025-10-08", dateline="2025-10-15") == "2025-10-06"
    assert day_of_monday(MONDAY, dateline="2025-10-15") == "2025-10-13"
    assert day_of_monday(MONDAY) is None


def test_what_the_user_says_of_one_article_comes_before_its_page() -> None:
    article = xcheck.Article("a", MONDAY, "a.html", published="2025-10-08")
    settings = xcheck.Settings(datelines=(("a.html", "2025-10-15"),))
    assert next(fact.low for fact in xcheck.facts(article, settings) if isinstance(fact, Date)) == "2025-10-13"


@pytest.mark.parametrize("day", ["8 October 2025", "20251008", "2025-W41-3", ""])
def test_a_day_that_is_none_is_refused_at_once(day: str) -> None:
    with pytest.raises(ValueError, match="published"):
        xcheck.Article("a", MONDAY, published=day)


def test_struck_and_hidden_words_and_marks_of_notes_are_not_read() -> None:
    body = paragraphs(
        "Prices rose in February<sup>3</sup> by <del>4</del> <ins>5</ins> percent over 12 km<sup>2</sup>.",
        "The fire <s>killed</s> hurt nine<sup><a href='#n1'>[1]</a></sup> people "
        "<span style='text-decoration: line-through'>on Monday</span> <span class='sr-only'>opens here</span>today.",
        FIRST,
    )
    text = " ".join(lines(body))
    assert "February by" in text and "5 percent over 12 km2" in text and "hurt nine people" in text
    assert not any(words in text for words in ("February3", " 4 ", "killed", "[1]", "Monday", "opens here"))


@pytest.mark.parametrize("shown", [paragraphs("The museum was robbed on Sunday, the police said..."), STORY])
def test_an_article_that_stands_in_the_data_of_its_page_is_read_where_the_page_shows_a_teaser(shown: str) -> None:
    data = json.dumps({"@type": "NewsArticle", "articleBody": f"{FIRST}\n\n{SECOND}\n<p>{THIRD}</p>"})
    shown_lines = lines(shown, f'<script type="application/ld+json">{data}</script>')
    assert [line for line in shown_lines if line] == ["# Theft at the museum", FIRST, SECOND, THIRD]
