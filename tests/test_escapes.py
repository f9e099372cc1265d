"""Escapes: what each place would obey, and what must stay as it is."""

from __future__ import annotations

import json
from urllib.parse import unquote_to_bytes

import pytest
from hypothesis import given, settings

from tests.hostile import ANY
from xcheck.reports.escapes import command_data, command_property, encoded, markdown, relative, unlinked, uri, visible
from xcheck.reports.json.writing import write


@pytest.mark.parametrize(
    "text", ["naïve “quotes” — 東京 👍", "at 10:15 p.m., 3:1", "C# and F#", "#1 in the list", "a: b", "[sic]", "👩‍🚀"]
)
def test_what_is_harmless_stays(text):
    assert visible(text) == text


@settings(deadline=None)
@given(text=ANY)
def test_visible_moves_no_offset_and_is_done_once(text):
    assert len(visible(text)) == len(text)
    assert visible(visible(text)) == visible(text)


@pytest.mark.parametrize(
    "text", ["at 10:15:30 p.m.", "story.txt:12:5", "50% of 3 & 4", "5 < 6", "a - b", "well, no!", "wwwhat", "C#"]
)
def test_what_calls_nobody_stays(text):
    assert unlinked(text) == text


@pytest.mark.parametrize("text", ["It’s 5, she said: “no” (twice); 10:15 p.m. – 3/4 = 75 %.", "1. a", "- b", "+ c"])
def test_prose_is_readable_as_markdown(text):
    assert markdown(text) == text


def test_commands_escape_percent_first():
    assert command_data("100%0A\nb:c,d") == "100%250A%0Ab:c,d"
    assert command_property("50%,a:b\r\n") == "50%25%2Ca%3Ab%0D%0A"


@settings(deadline=None)
@given(text=ANY)
def test_json_gives_back_any_text(text):
    assert json.loads(write({"text": text})) == {"text": text}


@pytest.mark.parametrize(
    ("path", "root", "address"),
    [
        ("C:\\w\\news\\a b.txt", "c:\\W", "news/a%20b.txt"),
        ("news\\a.txt", "C:\\w", "news/a.txt"),
        ("D:\\a.txt", "C:\\w", "file:///D:/a.txt"),
        ("\\\\server\\share\\a.txt", "C:\\w", "file://server/share/a.txt"),
        ("..\\a.txt", "C:\\w", "../a.txt"),
    ],
)
def test_windows_paths(path, root, address):
    assert uri(path, root, windows=True) == address


def test_other_paths():
    assert uri("a\\b.txt") == "a%5Cb.txt"
    assert uri("//a//b.txt") == "file:///a/b.txt"
    assert uri("n\udcff.txt") == "n%FF.txt"
    assert uri("https://example.org/ä?b=1#c") == "https://example.org/%C3%A4?b=1#c"
    assert relative("/w/a.txt", "/w/") == relative("/w/a.txt", "/w") == relative("a.txt", "/w") == "a.txt"
    assert relative("/a.txt", "/") == "a.txt"


@settings(deadline=None)
@given(text=ANY)
def test_what_is_encoded_is_plain_and_can_be_decoded(text):
    encoded_text = encoded(text)
    assert encoded_text.isascii() and not set(encoded_text) & set(' "<>\\^`{|}:/?#[]@\n')
    assert unquote_to_bytes(encoded_text).decode("utf-8", "surrogateescape") == text or any(
        "\ud800" <= c <= "\udfff" for c in text
    )
