"""E-mails, pages saved as one file, and rich text."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

import xcheck
from xcheck.reading import mail, rtf
from xcheck.reading.extract import Extract, Refused

from .test_reading_html import FIRST, SECOND, STORY, THIRD, page


def message(plain: str | None = None, paged: str | None = None, **headers: str) -> EmailMessage:
    made = EmailMessage()
    for key, value in {"Subject": "Theft at the museum", "From": "Mara Voss <m@example.org>", **headers}.items():
        made[key.replace("_", "-")] = value
    if plain is not None:
        made.set_content(plain)
    if paged is not None and plain is None:
        made.set_content(paged, subtype="html")
    elif paged is not None:
        made.add_alternative(paged, subtype="html")
    return made


def read(made: EmailMessage) -> Extract:
    return mail.extract(made.as_bytes())


def test_what_a_letter_says_of_itself() -> None:
    article = read(message(f"{FIRST}\n", Date="Mon, 06 Oct 2025 23:30:00 -0500"))
    assert (article.title, article.byline, article.published) == ("Theft at the museum", "Mara Voss", "2025-10-06")


def test_a_letter_without_name_and_day() -> None:
    article = read(message(FIRST, From="m@example.org", Date="yesterday"))
    assert (article.byline, article.published) == (None, None)


def test_encoded_headers_and_text() -> None:
    article = read(message(f"“Café” – {FIRST}", Subject="Café à midi"))
    assert article.title == "Café à midi"
    assert article.text.startswith("“Café” – ")


def test_lines_broken_by_width_are_joined() -> None:
    text = "Thieves took three paintings from the maritime museum early on\nSunday, the police said.\n\nThe end.\n"
    assert read(message(text)).text == f"{FIRST}\n\nThe end.\n"


def test_short_lines_and_lists_stay_lines() -> None:
    text = f"Dear all,\nthis is the news.\n\n{FIRST}\n- one painting\n- one frame\n"
    assert read(message(text)).text.splitlines()[::2] == [
        "Dear all,",
        "this is the news.",
        FIRST,
        "- one painting",
        "- one frame",
    ]


def test_the_signature_is_no_news() -> None:
    assert read(message(f"{FIRST}\n\n-- \nMara Voss\nThe Courier\n")).text == f"{FIRST}\n"


def test_the_page_of_a_letter_is_preferred() -> None:
    assert read(message("Your program cannot show this letter.", page(STORY))).text.endswith(
        f"\n\n{SECOND}\n\n{THIRD}\n"
    )


def test_plain_text_where_the_page_holds_no_article() -> None:
    assert read(message(FIRST, "<html><img src=x></html>")).text == f"{FIRST}\n"


def test_attachments_are_not_read() -> None:
    made = message(None)
    made.set_content("")
    made.add_attachment(f"{FIRST}\n", filename="story.txt")
    with pytest.raises(Refused, match="no article text"):
        read(made)


def test_a_saved_page_tells_of_itself() -> None:
    made = message(
        None, page(f"<h1>Night raid</h1><p>By Tom Arden</p>{STORY}"), Snapshot_Content_Location="https://a.example/"
    )
    del made["From"]
    made["From"] = "<Saved by a browser>"
    article = read(made)
    assert (article.title, article.byline) == ("Night raid", "Tom Arden")


@pytest.mark.parametrize("name", ["a.eml", "a.mhtml", "a.mht", "a.EML"])
def test_letters_are_known_by_their_names(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(message(FIRST).as_bytes())
    assert xcheck.read_article(path).text == f"{FIRST}\n"


def test_a_text_that_begins_like_a_letter_is_a_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("From: the sea\n\nNothing new.", encoding="utf-8")
    assert xcheck.read_article(path).text == "From: the sea\n\nNothing new."


def test_rich_text() -> None:
    source = rb"{\rtf1\ansi{\fonttbl{\f0 Times;}}\f0 Caf\'e9 \u8220?closed\u8221?: it \b will\b0  stay so.\par "
    found = rtf.extract(source + rb"It is \emdash they say \emdash  open again on Sunday at noon.\par}")
    assert found.text == "Café “closed”: it will stay so.\n\nIt is —they say — open again on Sunday at noon.\n"


def test_rich_text_is_known_by_how_it_begins(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(rb"{\rtf1\ansi Nothing is as it was, and nobody has been seen at the museum.\par}")
    assert xcheck.read_article(path).text == "Nothing is as it was, and nobody has been seen at the museum.\n"


# Letters in letters.

ASKED = "We heard that four paintings were stolen on Saturday. Is that right? Who told you so?"
OUTLOOK = "From: Jo Ander\nSent: Monday, October 6, 2025 9:14 AM\nTo: Mara Voss\nSubject: Theft at the museum\n\n"
QUOTING = {
    "signs": f"{FIRST}\n\nOn Mon, Oct 6, 2025 at 9:14 AM, Jo Ander <jo@example.org> wrote:\n> {ASKED}\n",
    "between": f"> {ASKED}\n\n{FIRST}\n\n>> {SECOND}\n",
    "outlook": f"{FIRST}\n\n-----Original Message-----\n{OUTLOOK}{ASKED}\n",
    "below": f"On Mon, Oct 6, 2025 at 9:14 AM, Jo Ander <jo@example.org> wrote:\n> {ASKED}\n\n{FIRST}\n",
}  # fmt: skip
WROTE = "On Mon, Oct 6, 2025 at 9:14 AM Jo Ander &lt;jo@example.org&gt; wrote:<br>"
QUOTING_PAGES = {
    "gmail": f'<div class="gmail_quote"><div class="gmail_attr">{WROTE}</div><blockquote>{ASKED}</blockquote></div>',
    "apple": f'<div><blockquote type="cite"><div>{WROTE}</div><div>{ASKED}</div></blockquote></div>',
    "thunderbird": f'<div class="moz-cite-prefix">{WROTE}</div><blockquote type="cite">{ASKED}</blockquote>',
    "outlook": f"<hr><div>{OUTLOOK.strip().replace(chr(10), '<br>')}</div><p>{ASKED}</p>",
}


@pytest.mark.parametrize("how", QUOTING)
def test_what_is_quoted_of_another_letter_is_not_the_senders(how: str) -> None:
    assert read(message(QUOTING[how], Subject="Re: Theft at the museum")).text == f"{FIRST}\n"


@pytest.mark.parametrize("declared", ["", '<?xml version="1.0" encoding="utf-8"?>'])
@pytest.mark.parametrize("how", QUOTING_PAGES)
def test_what_a_page_quotes_of_another_letter_is_not_the_senders(how: str, declared: str) -> None:
    paged = f"{declared}<html><body><p>{FIRST}</p>{QUOTING_PAGES[how]}</body></html>"
    text = read(message("see the page", paged, Subject="AW: Theft at the museum")).text
    assert FIRST in text and "four paintings" not in text


def test_a_letter_that_is_sent_on_is_the_article() -> None:
    sent_on = f"Begin forwarded message:\n\nFrom: Jo Ander\nSubject: Theft\nDate: 6 Oct 2025\n\n{FIRST}\n{SECOND}\n"
    assert FIRST in read(message(sent_on, Subject="Fwd: Theft at the museum")).text
    assert FIRST in read(message(f"{OUTLOOK}{FIRST}\n", Subject="FW: Theft at the museum")).text


def test_a_letter_that_only_quotes_is_refused() -> None:
    with pytest.raises(Refused, match="quotes only what others wrote"):
        read(message(f"Thanks!\n\nOn Mon, Oct 6, 2025 at 9:14 AM, Jo <jo@example.org> wrote:\n> {ASKED}\n"))
