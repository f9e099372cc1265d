"""Where sentences end: the golden list."""

from __future__ import annotations

from pathlib import Path

import pytest

from xcheck.split.sentences import sentences

GOLDEN = Path(__file__).with_name("golden_sentences.txt")


def golden() -> list[list[str]]:
    """Return the cases as lists of sentences, each with the space that follows it, if any."""
    cases = [line for line in GOLDEN.read_text(encoding="utf-8").split("\n") if line and not line.startswith("#")]
    return [case.replace(" ‖ ", " \x01").replace("‖", "\x01").split("\x01") for case in cases]


@pytest.mark.parametrize("case", golden(), ids=lambda case: case[0][:40])
def test_golden_sentences(case: list[str]) -> None:
    text = "".join(case)
    assert [text[start:end] for start, end in sentences(text, 0, len(text))] == [part.rstrip() for part in case]


def test_golden_list_is_large_enough() -> None:
    assert len(golden()) >= 80


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They lied to the F.B.I. Nothing came of it.", ["They lied to the F.B.I.", "Nothing came of it."]),
        ("They lied to F.B.I. Director Lind.", ["They lied to F.B.I. Director Lind."]),
        ("after that mr. lund left. he wept.", ["after that mr. lund left.", "he wept."]),
        ("she was ill. he wept.", ["she was ill.", "he wept."]),
    ],
)
def test_acronyms_and_titles(text: str, expected: list[str]) -> None:
    spans = sentences(text, 0, len(text), caseless=text.islower())
    assert [text[start:end] for start, end in spans] == expected
