"""Quotations as whole utterances: joined, looked for in the whole other article, and judged in a check."""

from __future__ import annotations

import pytest

import xcheck
from xcheck.config import Settings
from xcheck.model import Finding
from xcheck.pipeline import put_together, read
from xcheck.voices.spelling import one_spelling
from xcheck.voices.utterances import passages, speech


def utterances(text: str) -> list[tuple[int, str, str | None]]:
    """Return each quoted sentence with the number of its utterance and its speaker."""
    settings = Settings()
    left, right = (read(xcheck.Article(name, t), name, settings) for name, t in (("a", text), ("b", "Nothing.")))
    comparison = put_together(left, right, settings)
    found = passages(comparison, left)
    return [(p.number, " ".join(p.keys), p.voice.speaker if p.voice else None) for p in found]


def compared(a: str, b: str, *rules: str) -> list[Finding]:
    settings = Settings(select=rules)
    return list(xcheck.compare(xcheck.Article("a", a), xcheck.Article("b", b), settings=settings).findings)


def checked(draft: str, *sources: str) -> list[Finding]:
    settings = Settings(select=("unsupported-quote", "altered-quote", "speaker-conflict"))
    against = [xcheck.Article(f"s{n}", text) for n, text in enumerate(sources)]
    return list(xcheck.check(xcheck.Article("draft", draft), against=against, settings=settings).findings)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“We will,” Ada Vale said, “never sell.” “The harbour is ours.”",
            [(1, "we will never sell", "Ada Vale"), (1, "the harbor be ours", "Ada Vale")],
        ),
        (
            "Ada Vale said: “The harbour is ours.\n\n“Nobody sells it.”",
            [(1, "the harbor be ours", "Ada Vale"), (1, "no one sells it", "Ada Vale")],
        ),
        (
            "“It is ours,” Ada Vale said. Later she met Paul Lund. “It is mine,” Paul Lund said.",
            [(1, "it be ours", "Ada Vale"), (2, "it be mine", "Paul Lund")],
        ),
        (
            "“It is ours,” said the town's mayor, Ada Vale. “It stays ours.”",
            [(1, "it be ours", "Ada Vale"), (1, "it stays ours", "Ada Vale")],
        ),
        ("“[W]e don't sell [it], U.S. or not,” she said.", [(1, "we do not sell us or not", None)]),
    ],
)
def test_an_utterance_is_joined(text: str, expected: list[tuple[int, str, str | None]]) -> None:
    assert utterances(text) == expected


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("He called it a “gift to strangers”.", True),
        ("The “so-called gift” was opened in May.", False),
        ("She starred in “The Old Man and His Boat”.", False),
        ("“We will stay here.”", True),
    ],
)
def test_speech_is_told_from_titles_and_scare_quotes(text: str, spoken: bool) -> None:
    settings = Settings()
    left, right = (read(xcheck.Article(name, t), name, settings) for name, t in (("a", text), ("b", "Nothing.")))
    comparison = put_together(left, right, settings)
    assert [speech(passage) for passage in passages(comparison, left)] == [spoken]


@pytest.mark.parametrize(
    ("british", "american"),
    [("labour", "labor"), ("realised", "realized"), ("centre", "center"), ("four", "four"), ("promise", "promise")],
)
def test_one_word_has_one_spelling(british: str, american: str) -> None:
    assert one_spelling(british) == one_spelling(american) == american


SAID = "“{},” Mayor Ada Vale said."


@pytest.mark.parametrize(
    ("a", "b", "severities"),
    [
        ("We kill the harbour by waiting", "We killed the harbour by waiting", ["error"]),
        ("We favour the harbour, and do not sell it", "We favor the harbor and don't sell it", []),
        ("Ships need a safe old harbour", "A safe old harbour ships need", ["error"]),
        ("I think that the harbour is a good place", "I think the harbour is a good place", []),
        ("We sell the old harbour", "We sell the old harbour unless the town pays", ["warning"]),
        ("We sell the old harbour", "We sell the old harbour in May or in June", ["note"]),
        ("We sell the old harbour", "Nobody wanted our ships", []),
    ],
)
def test_how_a_quotation_is_altered(a: str, b: str, severities: list[str]) -> None:
    # A sentence of its own on each side: what stands around a quotation is told apart from it.
    one, two = "The talks began on Monday. " + SAID.format(a), SAID.format(b) + " Nobody else spoke at all."
    assert [f.severity for f in compared(one, two, "altered-quote")] == severities
    assert [f.severity for f in compared(two, one, "altered-quote")] == severities


def test_a_quotation_is_looked_for_in_the_whole_article() -> None:
    a = "“We will never sell the old harbour to strangers,” Ada Vale said on Monday. The council met in June."
    b = (
        "The council met in June, and it rained. Fishermen in the town fear for their boats. On Monday they heard the "
        "mayor. “It rains,” Ada Vale told them. “We will not sell the old harbour to strangers.”"
    )
    (finding,) = compared(a, b, "altered-quote")
    assert [place.text for place in finding.places] == ["never", "not"]


def test_sentences_of_two_speakers_joined_in_one() -> None:
    a = "“We will stay in the harbour for ever and the town will pay for the boats,” Ada Vale said."
    b = "“We will stay in the harbour for ever,” Ada Vale said. “And the town will pay for the boats,” Paul Lund said."
    assert "a runs together in one quotation what b quotes in several." in [
        f.message for f in compared(a, b, "altered-quote")
    ]


def test_sentences_that_follow_each_other_joined_in_one_are_a_note() -> None:
    a = "“Fishermen built this harbour with their hands and fishermen will defend it to the end,” Ada Vale said."
    b = "“Fishermen built this harbour with their hands. Fishermen will defend it to the end by law,” Ada Vale said."
    (found,) = (f for f in compared(a, b, "altered-quote") if len(f.places) > 2)
    assert (found.message, found.severity) == ("a quotes as one sentence what b quotes as several.", "note")
    apart = b.replace("hands. Fish", "hands. The town looked on and slept. Fish")
    (found,) = (f for f in compared(a, apart, "altered-quote") if len(f.places) > 2)
    assert (found.message, found.severity) == (
        "a runs together in one quotation what b quotes in several.",
        "warning",
    )


def test_the_same_words_from_another_mouth() -> None:
    a = "“We will not move,” said the company's director, Paul Lund. “The offer stands until Friday.”"
    b = "“We will not move,” said Paul Lund. Ada Vale leads the union.\n\n“The offer stands until Friday,” Vale said."
    (finding,) = compared(a, b, "speaker-conflict")
    assert finding.message == "Who said it? a: Paul Lund. b: Ada Vale."


@pytest.mark.parametrize(
    ("draft", "source", "says"),
    [
        (
            "“We will never sell the quay,” Vale said.",
            "“We won't sell the quay,” Vale said. “Never.”",
            "quotes “never”",
        ),
        ("“We will never pay for it,” Vale said.", "Vale said the town would not pay.", "no source has in a quotation"),
        (
            "“We will pay,” Vale said.",
            "“We will pay once the state does,” Vale said.",
            "goes on: “once the state does”",
        ),
        ("He called it “a bitter gift”.", "He said it was a bitter gift.", "without quotation marks"),
        ("“We will pay,” Vale said.", "VALE: We will pay, of course.", ""),
        ("“We will pay,” Vale said.", "“We will pay,” said Vale, “in May.”", ""),
    ],
)
def test_a_draft_quotes_what_its_source_quotes(draft: str, source: str, says: str) -> None:
    found = [f.message for f in checked(draft, source) if f.rule == "unsupported-quote"]
    assert (len(found), says in "".join(found)) == (int(bool(says)), True)


def test_one_source_is_enough_and_one_finding_tells_it() -> None:
    draft = "“We will never sell the old harbour,” Vale said."
    altered, right = "“We will not sell the old harbour,” Vale said.", "“We’ll never sell the old harbor,” said Vale."
    assert checked(draft, altered, right) == []
    (finding,) = checked(draft, altered)
    assert (finding.rule, finding.severity) == ("unsupported-quote", "error")
    assert [place.text for place in finding.places] == ["never", "not"]


def test_a_statement_with_an_invented_quotation_is_not_supported() -> None:
    draft = xcheck.Article("draft", "“We will never pay for this bridge,” Mayor Ada Vale said.")
    source = xcheck.Article("source", "Mayor Ada Vale said on Monday that the town would not pay for the bridge.")
    report = xcheck.check(draft, against=[source])
    assert [verdict.verdict for verdict in report.verdicts] == ["contradicted"]
