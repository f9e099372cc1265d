"""One office that two articles give to two persons, and what a person is said to be."""

import pytest

import xcheck

STORY = (
    "The league met in Seattle on Monday to talk of new teams.",
    "Owners said the talks about an arena were friendly.",
    "A vote on the arena is expected in the spring, the city said.",
    "Fans queued for hours to watch the talks.",
)


def _findings(a: str, b: str) -> list[tuple[str, str, str]]:
    left = "\n\n".join((STORY[0], a, *STORY[1:]))
    right = "\n\n".join((*STORY, b))
    report = xcheck.compare(xcheck.Article("a", left), xcheck.Article("b", right))
    return [(f.rule, str(f.severity), f.places[0].text) for f in report.findings if f.rule == "name-conflict"]


def test_two_holders_of_one_office_are_a_warning_wherever_they_stand() -> None:
    found = _findings(
        "NHL commissioner Gary Bettman dismissed talk of expansion.",
        "The mayor thanked NHL commissioner Carl Lindholm, who had come for a look at the site.",
    )
    assert found == [("name-conflict", "warning", "Gary Bettman")]


def test_what_many_may_be_is_a_note_only() -> None:
    found = _findings(
        "U.S. senator Gary Bettman dismissed talk of expansion.",
        "The mayor thanked U.S. senator Carl Lindholm, who had come to hear talk of expansion.",
    )
    assert {severity for _, severity, _ in found} <= {"note"}


def test_an_office_is_the_same_with_its_body_behind_it() -> None:
    found = _findings(
        "The NHL's commissioner, Gary Bettman, dismissed talk of expansion.",
        "The mayor thanked NHL commissioner Carl Lindholm, who had come for a look at the site.",
    )
    assert [name for _, _, name in found] == ["Gary Bettman"]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("NHL commissioner Gary Bettman dismissed it.", "The mayor thanked NHL deputy commissioner Carl Lindholm."),
        ("NHL commissioner Gary Bettman dismissed it.", "The mayor thanked former NHL commissioner Carl Lindholm."),
        ("Governor Gary Bettman dismissed it.", "The mayor thanked Governor Carl Lindholm."),
        ("NHL commissioner Gary Bettman dismissed it.", "The mayor thanked NHL commissioner Bettman."),
        (
            "NHL commissioner Gary Bettman will be followed by Carl Lindholm.",
            "NHL commissioner Carl Lindholm will follow Gary Bettman.",
        ),
    ],
    ids=("a deputy", "a former one", "of no body", "the same person", "an office that changes hands"),
)
def test_other_offices_are_held_against_nobody(a: str, b: str) -> None:
    assert _findings(a, b) == []


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("The finance minister, Paul Lang, left.", "finance minister"),
        ("She is the daughter of former vice president Paul Lang.", "former vice president"),
        ("Secretary of State Paul Lang left.", "secretary of state"),
    ],
)
def test_a_role_is_all_of_the_title_and_nothing_else(text: str, role: str) -> None:
    report = xcheck.compare(xcheck.Article("a", text), xcheck.Article("b", text))
    assert {fact.role for fact in report.articles[0].facts if isinstance(fact, xcheck.model.Name)} == {role}


def test_what_a_phrase_in_marks_denies_is_held_against_plain_words() -> None:
    a, b = "He called the plan “not serious”.", "He said the plan was serious."
    report = xcheck.compare(xcheck.Article("a", a), xcheck.Article("b", b))
    assert [(f.rule, f.message) for f in report.findings if f.rule == "flipped-negation"] == [
        ("flipped-negation", "a: “not serious”. b: “He said the plan was serious”.")
    ]
