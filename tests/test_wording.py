"""Markers with what they work on, relations, and what WordNet says of two words."""

from __future__ import annotations

import pytest

from xcheck import Article
from xcheck.facts.relations import CAUSE, CORRELATION, POSSIBLE, read_relation
from xcheck.facts.wording import find_markers, strength
from xcheck.model import Statement
from xcheck.senses import contrary, known, shared_sorts, synonym_or_hyponym
from xcheck.split import split


def statement(text: str) -> Statement:
    (only,) = split(Article("test", text), "a")
    return only


def markers(text: str) -> list[tuple[str, str, str | None]]:
    """Return (class, words, word worked on) of all markers but those that deny by their sense."""
    return [
        (m.value, m.text, text[m.target.start : m.target.end] if m.target else None)
        for m in find_markers(statement(text))
        if m.type != "negative"
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The board formally rejected the offer.", ("formal", "formally", "rejected")),
        ("The offer was rejected completely by the board.", ("complete", "completely", "rejected")),
        ("The horse ran very fast at the end.", ("strong", "very", "fast")),
        ("The bridge was partly destroyed.", ("partial", "partly", "destroyed")),
        ("The levy helped a little.", ("partial", "a little", "helped")),
        ("The board did not sign the treaty.", ("not", "not", "sign")),
        ("The board didn't sign the treaty.", ("not", "didn't", "sign")),
        ("The board refused to sign the treaty.", ("refuse", "refused to", "sign")),
        ("The levy should not, however, be raised.", ("not", "not", "raised")),
        ("It is not her fault when ferries sink.", ("not", "not", "fault")),
        ("He is not a dentist.", ("not", "not", "dentist")),
        ("The mayor said no one had left the port.", ("not", "no one", "left")),
        ("The police arrested nobody at the port.", ("not", "nobody", "arrested")),
        ("He left without a lamp he needed.", ("without", "without", "lamp")),
        ("She left without paying the bill.", ("without", "without", "paying")),
        ("There is no reason why it sank.", ("no", "no", "reason")),
        ("The answer is not always the same.", ("not", "not", "always")),
        ("The levy may hurt farmers.", ("possible", "may", "hurt")),
        ("The army reportedly shelled the port.", ("reported", "reportedly", "shelled")),
        ("She plans to sell the farm.", ("planned", "plans to", "sell")),
        ("They rejected core elements of the peace framework.", ("most", "core elements of", "framework")),
        ("All members of the crew survived.", ("all", "All", "members")),
    ],
)
def test_a_marker_and_its_target(text: str, found: tuple[str, str, str]) -> None:
    assert found in markers(text)


@pytest.mark.parametrize(
    ("text", "type"),
    [
        ("A little dog ran across the road.", "degree"),
        ("He owns a little white boat.", "degree"),
        ("Nearly 30 ships left port.", "degree"),
        ("The storm not only hit the coast, it flooded the plain.", "negation"),
        ("No doubt the ferry was late.", "negation"),
        ("The ferry was sold as part of a deal.", "scope"),
        ("The ferry was part of the deal.", "scope"),
        ("The ferry was no more than 4 minutes late.", "negation"),
        ("Two of the crew fell ill on the ferry.", "negative"),
        ("The farmers sold the wheat in town.", "certainty"),
        ("The farmers sold the wheat in town.", "scope"),
    ],
)
def test_what_looks_like_a_marker_works_on_nothing(text: str, type: str) -> None:
    assert [m.text for m in find_markers(statement(text)) if m.type == type and m.target] == []


def test_strengths_are_ordered_as_readers_hear_them() -> None:
    assert strength("certainty", "possible") < strength("certainty", "future") < strength("certainty", "certain")
    assert strength("degree", "partial") < strength("degree", "strong") < strength("degree", "complete")
    assert strength("scope", "some") < strength("scope", "most") < strength("scope", "all")


@pytest.mark.parametrize(
    ("text", "grade", "words"),
    [
        ("Tea is associated with better sleep, the study found.", CORRELATION, "associated with"),
        ("Tea drinkers were less likely to fall ill.", CORRELATION, "less likely to"),
        ("Tea was linked to a reduced risk of stroke.", CORRELATION, "linked to"),
        ("Tea may improve sleep.", POSSIBLE, "may"),
        ("Tea improves sleep, researchers suggest.", POSSIBLE, "suggest"),
        ("Tea improves sleep.", CAUSE, "improves"),
        ("Walking prevents strokes.", CAUSE, "prevents"),
    ],
)
def test_a_relation_is_read_with_its_words(text: str, grade: int, words: str) -> None:
    relation = read_relation(statement(text))
    assert relation is not None
    assert (relation.grade, text[relation.span.start : relation.span.end]) == (grade, words)


@pytest.mark.parametrize(
    "text",
    [
        "The reduced fare costs five pounds.",
        "The increase came in March.",
        "The men walked to the harbour.",
        "An improved diet was on offer.",
    ],
)
def test_no_relation_is_read_where_nothing_acts(text: str) -> None:
    assert read_relation(statement(text)) is None


@pytest.mark.parametrize(
    ("left", "right", "level"),
    [
        ("rise", "fall", 3),
        ("accept", "reject", 3),
        ("before", "after", 3),
        ("highest", "lowest", 3),
        ("softer", "harder", 3),
        ("unhurt", "injured", 2),
        ("huge", "tiny", 1),
        ("rise", "increase", 0),
        ("huge", "enormous", 0),
        ("farmer", "dentist", 0),
        ("sofa", "couch", 0),
        ("red", "blue", 0),
        # no comparatives; comparatives of other things; another degree
        ("number", "feeling", 0),
        ("slower", "cheaper", 0),
        ("highest", "lower", 0),
        ("summer", "tower", 0),
    ],
)
def test_opposites_by_themselves_and_by_wider_senses(left: str, right: str, level: int) -> None:
    assert contrary((left,), (right,)) == contrary((right,), (left,)) == level


@pytest.mark.parametrize(
    ("left", "right"), [("sofa", "couch"), ("house", "building"), ("promise", "pledge"), ("car", "vehicle")]
)
def test_synonyms_and_kinds_are_kin(left: str, right: str) -> None:
    assert synonym_or_hyponym((left,), (right,)) and synonym_or_hyponym((right,), (left,))


@pytest.mark.parametrize(
    ("left", "right"), [("beer", "wine"), ("arrest", "release"), ("red", "blue"), ("kitchen", "bedroom")]
)
def test_things_of_one_sort_are_not_kin(left: str, right: str) -> None:
    assert not synonym_or_hyponym((left,), (right,))


def test_siblings_stand_under_one_sense() -> None:
    assert "n" in shared_sorts(("red",), ("blue",))
    assert "n" in shared_sorts(("kitchen",), ("bedroom",))
    assert not shared_sorts(("kitchen",), ("arrest",))


def test_misspelt_words_are_not_known() -> None:
    assert known(("kitchen",)) and known(("vodka",))
    assert not known(("kichten",)) and not known(("zzzz",))
