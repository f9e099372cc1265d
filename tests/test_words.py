"""Tokens and lemmas: what every other part of the reading stands on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xcheck.words import analyse, one_hides, opposite, related, slip_of, tokenize


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("rejected", "reject"),
        ("stopped", "stop"),
        ("planning", "plan"),
        ("died", "die"),
        ("lied", "lie"),
        ("using", "use"),
        ("goes", "go"),
        ("believes", "believe"),
        ("proves", "prove"),
        ("wolves", "wolf"),
        ("countries", "country"),
        ("children", "child"),
        ("fell", "fall"),
        ("tariffs", "tariff"),
        ("crisis", "crisis"),
        ("news", "news"),
        ("bus", "bus"),
        ("boxes", "box"),
        ("gases", "gas"),
        ("dishes", "dish"),
        ("tries", "try"),
        ("dried", "dry"),
        ("ties", "tie"),
        ("Kyivs", "kyiv"),
    ],
)
def test_a_word_has_its_lemma(word: str, lemma: str) -> None:
    assert analyse(word.lower())[0] == lemma


@pytest.mark.parametrize("word", ["this", "his", "us", "was", "during", "species", "various"])
def test_what_is_no_inflection_stays(word: str) -> None:
    assert analyse(word)[0] == word


def test_tokens_keep_abbreviations_contractions_and_figures_whole() -> None:
    words = [w.text for w in tokenize("The U.S. didn't pay Mr. Smith’s $1.5bn at 10 a.m., he said.")]
    assert " ".join(words) == "The U.S. didn't pay Mr . Smith ’s $ 1.5 bn at 10 a.m. , he said ."


def test_function_words_and_punctuation_carry_no_content() -> None:
    assert [w.text for w in tokenize("They have not been to the old bridge.") if w.content] == ["old", "bridge"]


@pytest.mark.parametrize(
    ("text", "lemmas"),
    [
        ("the F.B.I. said", ["fbi", "say"]),
        ("the FBI said", ["fbi", "say"]),
        ("the U.S. said", ["u.s.", "say"]),  # not "us"
        ("at 9 a.m. on", ["9", "a.m."]),  # not "am"
        ("Mr. Lund and Mrs. Okafor", ["lund", "okafor"]),
    ],
)
def test_acronyms_lose_their_dots_and_courtesy_has_no_content(text: str, lemmas: list[str]) -> None:
    assert [word.lemma for word in tokenize(text) if word.content] == lemmas


def test_related_words_are_not_opposites() -> None:
    assert related("reject", "rejection") and related("refuse", "reject")
    assert opposite("rise", "fall") and opposite("fall", "rise")
    assert not opposite("reject", "refuse") and not related("rise", "fall")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("nto", "not"),
        ("hvaing", "having"),
        ("becuase", "because"),
        ("vyre", "very"),
        ("form", "form"),
        ("broth", "broth"),
        ("denise", "denise"),
        ("allergy", "allergy"),
        ("Denise", "denise"),
        ("Nto", "nto"),
        ("pre-war", "pre"),
    ],
)
def test_a_small_word_is_read_though_two_letters_changed_places(typed: str, meant: str) -> None:
    (word, *_) = tokenize(typed)
    assert (word.text, word.lower) == (typed.split("-")[0], meant)


@pytest.mark.parametrize(
    ("left", "right", "slip"), [("tihs", "this", True), ("cats", "cat", False), ("cuts", "cats", False)]
)
def test_a_slip_is_no_known_word(left: str, right: str, slip: bool) -> None:
    assert slip_of(left, right) is slip


@pytest.mark.parametrize(
    ("text", "hidden", "word", "same"),
    [
        ("a d**ned lie", "d**ned", "damned", True),
        ("a d__ned lie", "d__ned", "damned", True),
        ("a d---ed lie", "d---ed", "damned", True),
        ("a d...ed lie", "d...ed", "damned", True),
        ("no bull****", "bull****", "bullshit", True),
        ("d*** it", "d***", "damn", True),
        ("a d**ned lie", "d**ned", "great", False),
        ("a d**ned lie", "d**ned", "dned", False),
        ("Vitamin C--which is rare", "C", "C--which", False),
        ("it was well...this", "well", "wells", False),
        ("a **bold** word", "bold", "boldly", False),
    ],
)
def test_a_word_with_hidden_letters_is_one_word(text: str, hidden: str, word: str, same: bool) -> None:
    assert hidden in [token.text for token in tokenize(text)]
    assert one_hides(hidden, word) is one_hides(word, hidden) is same


@given(st.text())
def test_every_token_slices_back(text: str) -> None:
    for word in tokenize(text, 7):
        assert text[word.start - 7 : word.end - 7] == word.text


@pytest.mark.parametrize(
    ("text", "lower"),
    [
        ("The ﬁre killed ﬁve", ["the", "fire", "killed", "five"]),
        ("in Sel\u200bby and gov\u00adernment", ["in", "selby", "and", "government"]),
        ("Nova\u0301k left", ["novák", "left"]),
        ("L`Aram and LʼAram and L’Aram", ["l'aram", "and", "l'aram", "and", "l'aram"]),
        ("February³ over 5 km²", ["february", "over", "5", "km2"]),
        ("it`s Lund`s", ["it", "'s", "lund", "'s"]),
    ],
)
def test_keys_are_what_a_reader_sees_and_the_text_stays(text: str, lower: list[str]) -> None:
    words = tokenize(text)
    assert [word.lower for word in words] == lower
    assert all(text[word.start : word.end] == word.text for word in words)
