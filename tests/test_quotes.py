"""Quotations: marks, apostrophes, continued paragraphs, and which quotations are the same words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import xcheck
from xcheck.facts.quotes import find_quotes, same_words
from xcheck.model import Quote, Statement, StatementKind
from xcheck.words import tokenize


def statements(text: str, *pieces: str) -> list[Statement]:
    """Return the pieces of a text as its statements; every line is one when no pieces are given."""
    found, at = [], 0
    for n, piece in enumerate(pieces or [line for line in text.split("\n") if line]):
        at = text.index(piece, at)
        found.append(
            Statement(
                id=f"a{n + 1}",
                article="a",
                kind=StatementKind.SENTENCE,
                start=at,
                end=at + len(piece),
                text=piece,
                words=tokenize(piece, at),
                block=text.count("\n", 0, at),
                heading=None,
            )
        )
        at += len(piece)
    return found


def quoted(text: str, *pieces: str) -> list[str]:
    return [quote.text for quote in find_quotes(text, statements(text, *pieces))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor called it “a bitter day,” then left.", ["a bitter day"]),
        ('The mayor called it "a bitter day", then left.', ["a bitter day"]),
        ('He calls it "a bitter day,\'\' and adds "It rained."', ["a bitter day", "It rained"]),
        ("The mayor called it ‘a bitter day’, then left.", ["a bitter day"]),
        ("The mayor called it 'a bitter day', then left.", ["a bitter day"]),
        ("Le maire parle d'« un jour amer » ici.", ["un jour amer"]),
        ("The mayor called it `` a bitter day '' and left .", ["a bitter day"]),
        ("The mayor called it ''a bitter day'' and left.", ["a bitter day"]),
        ("„Ein bitterer Tag“, sagte sie.", ["Ein bitterer Tag"]),
        ("He said “the ‘bitter day’ is over” and left.", ["the ‘bitter day’ is over"]),
        ("Both ‘hawks’ and ‘doves’ agreed.", ["hawks", "doves"]),
        ("She backs ‘the workers’ vote’ in May.", ["the workers’ vote"]),
        ("“Will it last?” she asked.", ["Will it last?"]),
        ("It is made in “the U.S.” now.", ["the U.S."]),
        ("“Stop” (he said) “or leave.”", ["Stop", "or leave"]),
        ('""We learnt much," she said to the group.', ["We learnt much"]),
    ],
)
def test_marks(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The farmers’ union and the drivers’ union don’t agree.",
        "The farmers' union and the drivers' union don't agree.",
        "'Tis the season, and 'twas cold.",
        "’Tis the season of ’98.",
        "Rock 'n' roll of the 1990's and the '80s.",
        'A 6" pipe and a 12" board.',
        "He is 6' 2\" tall.",
        "James' book, the boss' car.",
        'The dial read 5" more than before.',
        "“”",
        "“ . ”",
    ],
)
def test_no_quotation(text: str) -> None:
    assert quoted(text) == []


def test_one_quotation_over_sentences_gives_one_quote_each() -> None:
    text = "“We will rebuild. It takes years,” she said."
    found = find_quotes(text, statements(text, "“We will rebuild.", "It takes years,” she said."))
    assert [(q.statement, q.text) for q in found] == [("a1", "We will rebuild"), ("a2", "It takes years")]
    assert all(text[q.start : q.end] == q.text for q in found)


def test_unclosed_quotation_ends_with_its_paragraph() -> None:
    text = "“We will rebuild.\n“It takes years,” she said.\nNobody answered."
    assert quoted(text) == ["We will rebuild", "It takes years"]


def test_a_quotation_that_the_next_paragraph_goes_on_with_is_not_closed() -> None:
    text = '"It is bad," she said. "We will rebuild.\n\n"It takes years," she said.'
    assert quoted(text) == ["It is bad", "We will rebuild", "It takes years"]


def test_a_stray_straight_mark_quotes_nothing() -> None:
    assert quoted('The plan " failed.\nNobody said "so".') == ["so"]


@pytest.mark.parametrize(
    ("text", "utterance"),
    [
        ("“We will rebuild,” she said.", True),
        ("“Never again!” she said.", True),
        ("“Great work by everybody,” she said.", True),
        ("She called it “a bitter day.”", False),
        ("They met on “Evening Focus,” a programme.", False),
        ("She said it “is too late now.”", False),
        ("He fears “it is too late.”", True),
        ("“They lied,” she said.", True),
    ],
)
def test_utterance_or_phrase(text: str, utterance: bool) -> None:
    assert [q.utterance for q in find_quotes(text, statements(text))] == [utterance]


def test_value_is_normal() -> None:
    (quote,) = find_quotes("“Don’t  panic!”", statements("“Don’t  panic!”"))
    assert quote.value == "don't panic"


def quote(text: str) -> Quote:
    (found,) = find_quotes(f"“{text}”", statements(f"“{text}”"))
    return found


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("a bitter day", "a bitter day,"),
        ("A bitter day.", "a bitter day"),
        ("We don't know.", "We don’t know"),
        ("[W]e will go", "We will go"),
        ("We will [sic] go", "We will go"),
        ("[The minister] will not go home", "He will not go home"),
        ("We will … go home in May", "We will pack and go home in May"),
        ("We will ... go home", "We will pack up, and then go home"),
        ("We will . . . go home", "We will pack up, and then go home"),
        ("go home", "We will go home in May"),
    ],
)
def test_same_words(left: str, right: str) -> None:
    assert same_words(quote(left), quote(right))
    assert same_words(quote(right), quote(left))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("a bitter day", "a better day"),
        ("We will go", "We will not go"),
        ("We will … stay home", "We will go home"),
        ("home go", "go home"),
        ("We go … we will", "We will … we go"),
        ("it is legitimate", "it is illegitimate"),
        ("go homes", "go home"),
    ],
)
def test_other_words(left: str, right: str) -> None:
    assert not same_words(quote(left), quote(right))


@given(st.text(alphabet="“”\"'‘’«»`[]….ab s\n", max_size=80))
def test_spans_are_slices_inside_their_statement(text: str) -> None:
    by_id = {statement.id: statement for statement in statements(text)}
    for found in find_quotes(text, list(by_id.values())):
        home = by_id[found.statement]
        assert text[found.start : found.end] == found.text
        assert home.start <= found.start < found.end <= home.end
        assert same_words(found, found)


@pytest.mark.parametrize("piece", ["‘a ", "“", '"', " '", "''", "``", "«", "x’ "])
def test_hostile_marks_take_linear_time(piece: str) -> None:
    text = piece * 30_000
    whole = Statement("a1", "a", StatementKind.SENTENCE, 0, len(text), text, (), 0, None)
    find_quotes(text, [whole])


@pytest.mark.parametrize(
    ("a", "b", "severity"),
    [
        (
            "We doctors cannot predict today what the final outcome of this vote will be",
            "We doctors cannot predict today what the end result of this vote will be",
            "warning",
        ),
        (
            "We doctors cannot predict today what the final outcome of this vote will be",
            "We doctors cannot predict today what the good outcome of this vote will be",
            "error",
        ),
        (
            "Our doctors are working on the case with other big towns",
            "Our doctors are not working on the case with other big towns",
            "error",
        ),
    ],
)
def test_a_phrase_in_other_words_is_a_warning_and_a_fact_an_error(a: str, b: str, severity: str) -> None:
    one, two = (xcheck.Article(name, f"“{text},” said Anna Weber.") for name, text in zip("ab", (a, b), strict=True))
    found = [f.severity for f in xcheck.compare(one, two).findings if f.rule == "altered-quote"]
    assert found == [severity]


def test_a_freely_told_quotation_still_shows_its_lost_negation() -> None:
    a = xcheck.Article(
        "a", "“I spend whole long days calming worried guests: usually, this does not mean a rapid end,” she said."
    )
    b = xcheck.Article(
        "b", "“I spend whole long days soothing worried guests, as it usually does mean a rapid end,” she said."
    )
    assert [f.severity for f in xcheck.compare(a, b).findings if f.rule == "altered-quote"] == ["error"]
