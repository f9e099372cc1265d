"""Whose words are whose: claims that are one, speakers that are the same, quotations that changed."""

from __future__ import annotations

import pytest

import xcheck
from xcheck.config import Settings
from xcheck.match import Comparison
from xcheck.model import Finding, Quote
from xcheck.pipeline import put_together, read
from xcheck.voices import attribution_pairs, same_voice, vague
from xcheck.voices.claims import candidates
from xcheck.voices.said_of import namings
from xcheck.voices.utterance import changes
from xcheck.voices.utterances import tokens_of

RULES = (
    "speaker-conflict", "vague-speaker", "dropped-attribution", "loaded-verb",
    "unquoted-words", "altered-quote", "retargeted-quote",
)  # fmt: skip


def compared(a: str, b: str) -> Comparison:
    settings = Settings()
    left, right = (read(xcheck.Article(name, text), name, settings) for name, text in (("a", a), ("b", b)))
    return put_together(left, right, settings)


def findings_on(a: str, b: str) -> list[Finding]:
    report = xcheck.compare(xcheck.Article("a", a), xcheck.Article("b", b), settings=Settings(select=RULES))
    return list(report.findings)


def ids(a: str, b: str) -> list[str]:
    return [finding.rule for finding in findings_on(a, b)]


# One claim, or two.


@pytest.mark.parametrize(
    ("a", "b", "alike"),
    [
        ("Weber said the dam would hold until spring.", "The dam would hold until spring, Weber said.", 1),
        ("Weber said the dam would hold until spring.", "Weber said the school would close in spring.", 0),
        (
            "Weber said the dam would hold.",
            "Lund said the river had left its bed near the old dam in May.",
            0,
        ),
        ("Weber called the plan a “hollow promise”.", "“It is a hollow promise,” said Weber.", 1),
        ("Weber called it a “promise”.", "Lund spoke of a “promise”.", 0),
        (
            "Weber denied the dam would break before spring.",
            "Lund said the dam would break before spring.",
            0,
        ),
        ("Weber hopes the dam will hold until spring.", "Weber hopes the dam will hold until spring.", 1),
    ],
)
def test_attributions_are_one_claim(a: str, b: str, alike: int) -> None:
    assert len(candidates(compared(a, b))) == alike


def test_an_attribution_has_one_partner_and_prefers_its_own_speaker() -> None:
    a = "Anna Weber said the dam would hold until spring."
    b = "Paul Lund said the dam would hold until spring.\n\nWeber said the dam would hold until late spring."
    (claim,) = attribution_pairs(compared(a, b))
    assert claim.right.speaker == "Weber"
    assert same_voice(claim) is True


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Officials said the dam would hold.", True),
        ("A spokesman said the dam would hold.", True),
        ("Two lawyers said the dam would hold.", True),
        ("The spokesman said the dam would hold.", False),
        ("The statement said the dam would hold.", False),
        ("Anna Weber said the dam would hold.", False),
        ("Weber's lawyers said the dam would hold.", False),
    ],
)
def test_a_speaker_is_vague(text: str, expected: bool) -> None:
    comparison = compared(text, "Nothing.")
    (side,) = (side for side in comparison.sides.values() if side.attributions)
    assert vague(side, side.attributions[0]) is expected


# Speakers.


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("Anna Weber said the dam would hold.", "Paul Lund said the dam would hold.", ["speaker-conflict"]),
        ("Anna Weber said the dam would hold.", "Weber said the dam would hold.", []),
        ("Anna Weber said the dam would hold.", "She said the dam would hold.", []),
        ("Anna Weber said the dam would hold.", "Officials said the dam would hold.", ["vague-speaker"]),
        ("Anna Weber said the dam would hold.", "The mayor said the dam would hold.", []),
        ("Anna Weber said the dam would hold.", "The D.A. said the dam would hold.", []),
        ("Anna Weber said the dam would hold.", "The CEO, according to a paper, said the dam would hold.", []),
        ("Anna Weber said the dam would hold.", "D. Lund said the dam would hold.", ["speaker-conflict"]),
        ("Anna Weber said the dam would hold.", "Weber and other officials said the dam would hold.", []),
        ("The Department of Health said the ward would close.", "The DH said the ward would close.", []),
        ("Moscow said the pipe would stay shut.", "Russian officials said the pipe would stay shut.", []),
        ("Anna Weber said the dam would hold.", "Paul Lund said the roof would not hold the snow.", []),
    ],
)
def test_speakers_are_told_apart(a: str, b: str, expected: list[str]) -> None:
    assert ids(a, b) == expected


def test_who_they_are_is_shown() -> None:
    a = "Anna Weber, the minister, spoke on Monday. She warned that boats near the wall were “fair game”."
    b = "Danish officials said no. They stated that boats near the wall were “fair game”."
    (finding,) = (f for f in findings_on(a, b) if f.rule == "vague-speaker")
    assert [place.text for place in finding.places] == ["She", "They", "Danish officials"]
    assert finding.message == "a names Anna Weber, b says only “They” (Danish officials)."


# How it is reported.


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("Weber said the dam was unsafe for years.", "Weber admitted the dam was unsafe for years.", 1),
        ("Weber said the dam was unsafe for years.", "Weber warned the dam was unsafe for years.", 0),
        ("Weber said the dam was unsafe for years.", "Weber insisted the dam was unsafe for years.", 0),
        ("Weber claimed the dam was unsafe for years.", "Weber alleged the dam was unsafe for years.", 0),
        ("Weber said the dam was unsafe for years.", "Weber believed the dam was unsafe for years.", 0),
        (
            "According to Weber, the dam was unsafe for years.",
            "Weber claimed the dam was unsafe for years.",
            1,
        ),
    ],
)
def test_only_strong_contrasts_of_verbs_are_told(a: str, b: str, expected: int) -> None:
    assert ids(a, b).count("loaded-verb") == expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("Police said the driver fled the scene on foot.", "The driver fled the scene on foot.", 1),
        ("Police said the driver fled the scene on foot.", "The driver fled on foot, witnesses say.", 0),
        (
            "Police said the driver fled the scene on foot.",
            "Police saw the driver flee the scene on foot.",
            0,
        ),
        ("Weber said he fled the scene on foot that night.", "He fled the scene on foot that night.", 0),
        ("Weber announced the dam will be torn down in May.", "The dam will be torn down in May.", 0),
        ("The guests spoke of 40,000.", "Forty thousand people filled the square.", 1),
        ("The guests spoke of 40,000.", "Forty thousand people filled the square, the guests said.", 0),
        ("The guests spoke of 40.", "Forty people filled the square.", 0),
    ],
)
def test_a_dropped_source_is_told(a: str, b: str, expected: int) -> None:
    assert ids(a, b).count("dropped-attribution") == expected


TO_A_PAPER = "Lanton told the Harbour Post that the ferry had been late for three weeks because of fog"


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (f"{TO_A_PAPER}.", "The ferry was three weeks late owing to fog, Lanton said.", True),
        (f"{TO_A_PAPER} and that crews were tired.", "The ferry was three weeks late owing to fog, Lanton said.", True),
        # half of the words: she may have spoken of it twice
        (f"{TO_A_PAPER}.", "Fog kept the ferry in the harbour for three weeks, Lanton said.", False),
    ],
)
def test_where_it_was_said_is_missed_only_of_one_utterance(a: str, b: str, expected: bool) -> None:
    assert ("dropped-attribution" in ids(a, b)) is expected


def test_a_source_in_the_sentence_before_is_not_dropped() -> None:
    a = "Police said the driver fled the scene on foot."
    b = "Police said the car was stolen in Lima. The driver fled the scene on foot."
    assert "dropped-attribution" not in ids(a, b)


def test_the_plain_telling_is_marked_where_it_answers_the_claim() -> None:
    a = "Police said the driver had fled the scene on foot."
    b = "The driver had fled the scene on foot late on Tuesday evening."
    (found,) = [finding for finding in findings_on(a, b) if finding.rule == "dropped-attribution"]
    assert [place.text for place in found.places] == ["Police said", "driver had fled the scene on foot"]


# Quoted words.


def wordings(a: str, b: str) -> list[tuple[str, str]]:
    comparison = compared(f"“{a},” she said.", f"“{b},” she said.")
    left, right = comparison.sides["a1"], comparison.sides["b1"]
    found = changes(tuple(tokens_of(left, left.quotes[0])), tuple(tokens_of(right, right.quotes[0])))
    return [(" ".join(w.text for w in c.left), " ".join(w.text for w in c.right)) for c in found]


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("We will never sell this old harbour", "We will not sell this old harbour", [("never", "not")]),
        ("The old bolts may break sooner", "The old bolts break sooner", [("may", "")]),
        (
            "The harbour is big but not safe yet",
            "The harbour is big and not safe yet",
            [("but", "and")],
        ),
        ("We're proud of this old harbour", "We are proud of this old harbour", []),
        ("We don't sell the old harbour", "We do not sell the old harbour", []),
        ("The U.S. fleet left the harbour", "The US fleet left the harbour", []),
        ("There were three boats in the harbour", "There were 3 boats in the harbour", []),
        ("We [the union] will sell the harbour", "We will sell the harbour", []),
        ("We will sell the harbour", "We will sell the harbour and the old fleet in May", []),
        ("We will sell any boats in the harbour", "We will sell boats in the harbour", [("any", "")]),
        ("We will sell the old harbour", "They saw a storm over the old town", []),
        ("The web site of the harbour was down", "The website of the harbour was down", []),
        ("The web site of the harbour was down", "The web shop of the harbour was down", [("site", "shop")]),
        ("It was good", "It was bad", []),
        ("Now it looks like Qaddafi will win the war", "Now it looks like al-Gadhafi will win the war", []),
        (
            "Now it looks like the mayor will win the war",
            "Now it looks like al-Gadhafi will win the war",
            [("the mayor", "al Gadhafi")],
        ),
    ],
)
def test_changes_inside_a_quotation(a: str, b: str, expected: list[tuple[str, str]]) -> None:
    assert wordings(a, b) == expected


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("She described the security rules as forming an “axis of harm”.", "the security rules"),
        ("The ministry's labelling of the plan as an “axis of harm” hurt.", "the plan"),
        (
            "They mocked the Baltic League—with Oslo and Riga—calling them an “axis of harm”.",
            "Baltic League",
        ),
        (
            "According to Weber, any base — huts or halls — would be considered “meddling”.",
            "any base",
        ),
        ("Weber says these boats would be a type of “meddling”.", "these boats"),
        ("She called it a “mess”.", None),
        ("She called him a “mess”.", None),
        ("The plan is not what she called a “mess”.", None),
        ("She spoke of a “mess” in the harbour.", None),
    ],
)
def test_what_quoted_words_are_said_of(text: str, target: str | None) -> None:
    comparison = compared(text, "Nothing.")
    found = [naming.side.text(naming.span) for naming in namings(comparison, comparison.left)]
    assert found == ([] if target is None else [target])


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("She called the law an “axis of harm.”", "“Axis of harm,” she called the law.", []),
        (
            "She called the law an “axis of harm”.",
            "She called the cities an “axis of harm”.",
            ["retargeted-quote"],
        ),
        (  # an article may say it of the plan and of its parts: the other one is held against the first only
            "She called the law an “axis of harm”. He called the cities an “axis of harm”, too.",
            "She called the boats an “axis of harm”.",
            ["retargeted-quote"],
        ),
        ("She called the law an “axis of harm”.", "She called the new laws an “axis of harm”.", []),
        ("She called the boats “fair game”.", "She said the boats were fair game.", ["unquoted-words"]),
        ("She called the boats “fair game”.", "It was a fair and open game.", []),
        ("She spoke of a “game”.", "It was a game, she said.", []),
        (
            "Lima said foreign troops in the hills would be an “invasion”.",
            "Lima said the foreign troops would be seen as a “provocation”.",
            ["altered-quote"],
        ),
        ("Lima called the plan “unfair”.", "Lima called the plan “reckless”.", []),
    ],
)
def test_quotations_beside_each_other(a: str, b: str, expected: list[str]) -> None:
    assert ids(a, b) == expected


def test_a_quotation_over_several_sentences_is_not_unquoted() -> None:
    a = "Weber said: “The harbour is sold to strangers. Our boats lie idle in the rain. We will be back.”"
    b = "“Our boats lie idle in the rain,” Weber said."
    assert "unquoted-words" not in ids(a, b)
    paragraphs = "“The mayor was wrong,” Weber wrote.\n\nOur boats lie idle in the rain. That is no news.”"
    assert "unquoted-words" not in ids(paragraphs, b)


def test_an_article_against_itself_has_one_voice() -> None:
    text = "Weber said the dam was “a gift to strangers”. Officials said no. Weber's rejection came late."
    assert findings_on(text, text) == []
    assert all(isinstance(fact, Quote) for fact in compared(text, text).sides["a1"].quotes)


# Claims that are told elsewhere, among other words.

FAR = (
    "The valley has waited for the dam since the spring, and nobody in it knows when the work will begin. {} Shops in "
    "the old town stay closed on Sundays."
)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (
            "The Orsa Herald reported that cracks in the dam were found by divers in March.",
            "Divers had found cracks in the wall of the dam in March, and the council, which met for two days, fell.",
            [("dropped-attribution", "note")],
        ),
        (
            "The Orsa Herald reported that cracks in the dam were found by divers in March.",
            "According to Paul Lund, divers had found cracks in the wall of the dam in March, and the council fell.",
            [("vague-speaker", "note")],
        ),
        (
            "The administration argued that cracks in the dam would flood the lower farms in spring.",
            "Sent back by Anna Weber last week, the bill was lost, with Weber telling the council that cracks in the "
            "dam would flood the farms.",
            [("vague-speaker", "note")],
        ),
        (
            "“The cracks in the dam are old and small,” Anna Weber said in a statement.",
            "There was talk in the hall of leaving. “The cracks in the dam are old and small,” Anna Weber said.",
            [("dropped-attribution", "note")],
        ),
        (
            "Anna Weber endorsed the plan to mend the cracks in the dam before spring.",
            "Standing in the rain on Friday, Anna Weber announced a plan to mend the cracks in the dam before spring.",
            [("loaded-verb", "note")],
        ),
        (
            "Anna Weber said the cracks in the dam were found by divers in March.",
            "Paul Lund paid the divers for a boat in March.",
            [],
        ),
    ],
)
def test_a_claim_is_found_wherever_the_other_article_tells_it(a: str, b: str, expected: list[tuple[str, str]]) -> None:
    found = findings_on(a + " Rain fell on the hills all week.", FAR.format(b))
    assert [(finding.rule, str(finding.severity)) for finding in found] == expected


@pytest.mark.parametrize(
    ("quoted", "words", "found"),
    [
        # three words are hers wherever they stand, two only where she says them
        ("a gift to lazy landlords", "Paul Stern said the tax was a gift to lazy landlords and their banks.", 0.9),
        ("a gift to landlords", "Paul Stern said the tax was a gift to landlords and their banks.", None),
        ("a gift to landlords", "Anna Berg called the tax a gift to landlords and their banks.", 0.8),
    ],
)
def test_words_without_marks_are_the_quoted_ones(quoted: str, words: str, found: float | None) -> None:
    unquoted = [f for f in findings_on(f"Anna Berg said the plan was “{quoted}”.", words) if f.rule == "unquoted-words"]
    assert [f.confidence for f in unquoted] == [pytest.approx(found)] * (found is not None)
    assert all([place.text for place in f.places] == [quoted, quoted.removeprefix("a ")] for f in unquoted)
