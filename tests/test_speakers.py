"""Attributions: source, cue, content, force, and the speakers that pronouns and short mentions mean."""

from __future__ import annotations

import re

import pytest

import xcheck
from tests.test_quotes import statements
from xcheck.facts.quotes import find_quotes
from xcheck.facts.speakers import find_attributions
from xcheck.model import Attribution, Name

NAMES = {
    "Anna Berg": ("anna berg", "person", None),
    "Berg": ("anna berg", "person", None),
    "Tom Hale": ("tom hale", "person", "mayor"),
    "Hale": ("tom hale", "person", None),
    "Finance Ministry": ("finance ministry", "organisation", None),
    "Norway": ("norway", "place", None),
    "Norwegian": ("norway", "place", None),
    "Oslo": ("oslo", "place", None),
    "Reuters": ("reuters", "organisation", None),
    "Acme": ("acme", "organisation", None),
}


def attributions(*pieces: str, text: str | None = None) -> list[Attribution]:
    """Return the attributions of sentences, one statement each; names are those of NAMES."""
    text = text or " ".join(pieces)
    by_line = statements(text, *pieces)
    names = []
    for statement in by_line:
        at = statement.start
        for match in re.finditer("|".join(sorted(NAMES, key=len, reverse=True)), statement.text):
            key, category, role = NAMES[match.group()]
            names.append(
                Name(
                    start=at + match.start(),
                    end=at + match.end(),
                    text=match.group(),
                    statement=statement.id,
                    key=key,
                    category=category,
                    role=role,
                    adjective=match.group() == "Norwegian",
                )
            )
    found = find_attributions(text, by_line, names, find_quotes(text, by_line))
    for attribution in found:
        assert text[attribution.start : attribution.end] == attribution.text
    return list(found)


def one(*pieces: str) -> tuple[str | None, str | None, str, str | None]:
    """Return source, cue, content and speaker of the only attribution."""
    text = " ".join(pieces)
    (found,) = attributions(*pieces)
    source, cue = (text[s.start : s.end] if s is not None else None for s in (found.source, found.cue))
    return source, cue, text[found.content.start : found.content.end], found.speaker


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("Anna Berg said that the dam was safe.", "Anna Berg", "said", "the dam was safe"),
        ("Anna Berg said the dam was safe.", "Anna Berg", "said", "the dam was safe"),
        ("The dam was safe, Berg said.", "Berg", "said", "The dam was safe"),
        ("Berg issued a statement saying the dam was safe.", "Berg", "saying", "the dam was safe"),
        ("A statement appeared, saying the dam was safe.", "A statement", "saying", "the dam was safe"),
        ("The dam was safe, Berg said on Monday in Oslo.", "Berg", "said", "The dam was safe"),
        (
            "“The dam is safe,” said Berg, the chief engineer.",
            "Berg, the chief engineer",
            "said",
            "“The dam is safe,”",
        ),
        ("According to Berg, the dam was safe.", "Berg", "According to", "the dam was safe"),
        ("The dam was safe, according to Berg.", "Berg", "according to", "The dam was safe"),
        ("Berg told Reuters that the dam was safe.", "Berg", "told", "the dam was safe"),
        ("Berg told Reuters on Monday that the dam was safe.", "Berg", "told", "the dam was safe"),
        ("Berg described the dam as a disgrace.", "Berg", "described", "the dam as a disgrace"),
        ("Berg called the dam “a disgrace.”", "Berg", "called", "the dam “a disgrace.”"),
        ("Berg warned of a second flood.", "Berg", "warned", "a second flood"),
        ("The dam was described by Berg as a disgrace.", "Berg", "described", "as a disgrace"),
        ("Berg’s claim that the dam was safe was wrong.", "Berg", "claim", "the dam was safe was wrong"),
        ("Berg’s formal rejection of the plan surprised Oslo.", "Berg", "rejection", "the plan"),
        ("In Berg’s view, the dam was safe.", "Berg", "view", "the dam was safe"),
        ("From Norway’s perspective, the dam was safe.", "Norway", "perspective", "the dam was safe"),
        ("Berg: “The dam is safe.”", "Berg", ":", "“The dam is safe.”"),
        (
            "Berg, the chief engineer, said the dam was safe.",
            "Berg, the chief engineer",
            "said",
            "the dam was safe",
        ),
        (
            "Norwegian officials have not said that the dam was safe.",
            "Norwegian officials",
            "said",
            "the dam was safe",
        ),
        (
            "A report by the Finance Ministry found that costs rose.",
            "A report by the Finance Ministry",
            "found",
            "costs rose",
        ),
    ],
)
def test_source_cue_content(text: str, source: str, cue: str, content: str) -> None:
    found = one(text)
    assert found[:2] == (source, cue)
    assert found[2].strip("“”.,") == content.strip("“”.,")


@pytest.mark.parametrize(
    "text",
    [
        "The United States of Norway lie in the north.",
        "The so-called peace lasted a week.",
        "The calls of the birds filled the valley.",
        "Reports of the flood were few.",
        "The proposed law met the needs of Oslo.",
        "The dam stood at a point of the river.",
        "Norway would share the cost of the dam.",
        "The dam, built by Acme, is safe.",
        "There were claims of fraud.",
        "The road was named after the king.",
    ],
)
def test_nothing_is_attributed(text: str) -> None:
    assert attributions(text) == []


@pytest.mark.parametrize(
    ("verb", "force"),
    [
        ("said", "neutral"),
        ("claimed", "claim"),
        ("admitted", "admit"),
        ("insisted", "insist"),
        ("warned", "warn"),
        ("announced", "announce"),
        ("denied", "deny"),
        ("believes", "believe"),
    ],
)
def test_force_is_the_class_of_the_cue(verb: str, force: str) -> None:
    (found,) = attributions(f"Anna Berg {verb} that the dam was safe.")
    assert found.force == force


def test_reported_without_a_source() -> None:
    (found,) = attributions("The dam is said to be safe.")
    assert (found.source, found.speaker, found.named) == (None, None, False)
    (found,) = attributions("The dam was reportedly safe.")
    assert (found.source, found.speaker, found.force) == (None, None, "claim")


@pytest.mark.parametrize(
    ("pieces", "speaker", "named"),
    [
        (("Spokeswoman Anna Berg spoke in Oslo.", "She said the dam was safe."), "Anna Berg", True),
        (("Anna Berg met Tom Hale.", "Berg said the dam was safe."), "Anna Berg", True),
        (("Norwegian officials spoke up.", "The officials said the dam was safe."), "officials", False),
        (("Norwegian officials said no.", "They said that the dam was safe."), "Norwegian officials", False),
        (("Tom Hale came to Oslo.", "The mayor said the dam was safe."), "Tom Hale", True),
        (("The Finance Ministry met.", "The ministry said the dam was safe."), "Finance Ministry", True),
        (("Oslo waited.", "The minister said the dam was safe."), "minister", False),
        (("Oslo waited.", "She said the dam was safe."), None, False),
        (("Oslo waited.", "Experts said the dam was safe."), "Experts", False),
        (("Oslo waited.", "Norway said the dam was safe."), "Norway", True),
        (("Oslo waited.", "Anna Berg, who said the dam was safe, left."), "Anna Berg", True),
        (
            ("Oslo waited.", "A statement by the Finance Ministry said the dam was safe."),
            "Finance Ministry",
            True,
        ),
    ],
)
def test_speaker_is_resolved(pieces: tuple[str, ...], speaker: str | None, named: bool) -> None:
    found = attributions(*pieces)[-1]
    assert (found.speaker, found.named) == (speaker, named)


def test_pronouns_follow_the_gender_the_text_gives() -> None:
    found = attributions(
        "Spokeswoman Anna Berg met spokesman Tom Hale.",
        "He said that the dam was safe.",
        "She said that it was not.",
    )
    assert [a.speaker for a in found] == ["Tom Hale", "Anna Berg"]


def test_a_quotation_that_goes_on_keeps_its_speaker() -> None:
    found = attributions("“The dam is safe,” Berg said.", "“It has always been safe.”", "Nobody answered.")
    assert [(a.statement, a.speaker, a.cue is None) for a in found] == [
        ("a1", "Berg", False),
        ("a2", "Berg", True),
    ]


def test_a_quotation_that_began_before_its_cue_has_the_speaker() -> None:
    found = attributions("“The dam is safe.", "It has always been safe,” Berg said.")
    assert [(a.statement, a.speaker) for a in found] == [("a1", "Berg"), ("a2", "Berg")]


def test_a_quotation_far_from_any_speaker_has_none() -> None:
    assert attributions("Berg said the dam was safe.", "The river rose.", "“It will break.”")[1:] == []


def test_a_participle_shares_the_subject() -> None:
    text = "Berg praised the dam, adding that Acme built it well."
    found = attributions(text)
    assert [(a.speaker, text[a.content.start : a.content.end]) for a in found] == [
        ("Berg", "the dam"),
        ("Berg", "Acme built it well"),
    ]


def test_who_is_spoken_of_does_not_go_on_speaking() -> None:
    found = attributions("Anna Berg confirmed that Acme intended to close the dam and said that Oslo was safe.")
    assert [one.speaker for one in found if one.force == "neutral"] == ["Anna Berg"]


def test_it_is_not_whoever_spoke_last() -> None:
    found = attributions("Norway rejected the plan.", "The plan was long.", "It seeks to end the talks.")
    assert [a.speaker for a in found] == ["Norway", None]


def test_a_relative_clause_ends_the_content() -> None:
    assert one("Acme, which said it was sound, fell.")[2] == "it was sound"


def test_an_apposition_goes_on_behind_who() -> None:
    found = attributions("“No,” said Tom Hale, a lawyer for Acme, who has questioned the law.")
    assert [a.speaker for a in found] == ["Tom Hale", "Tom Hale"]


def test_words_inside_a_quotation_are_not_searched() -> None:
    found = attributions("“Hale says the dam is safe,” Anna Berg said.")
    assert [a.speaker for a in found] == ["Anna Berg"]


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["said ", "said, ", "he said ", ", Berg, ", "“a” ", "that Berg said ", "( ", "and "])
def test_hostile_sentences_take_linear_time(piece: str) -> None:
    attributions((piece * 4_000).strip())


def test_that_two_speakers_may_be_one_is_a_note_and_never_certain() -> None:
    said = "said the fire had begun in the engine room of the Santa Lavinia shortly before noon."
    texts = (f"The company {said}", f"Linea Atlantica, which owns the ship, {said}")
    report = xcheck.compare(*(xcheck.Article(name, text) for name, text in zip("ab", texts, strict=True)))
    (found,) = [found for found in report.findings if found.rule == "vague-speaker"]
    assert found.severity == "note" and 0.6 < found.confidence < 0.8
