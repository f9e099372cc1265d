"""Numbers: what is read and what is left alone."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xcheck.facts.numbers import agree, find_numbers, same_quantity
from xcheck.facts.numbers.hedges import last_step
from xcheck.facts.numbers.numerals import digits_value
from xcheck.model import Number, Span, Statement, StatementKind
from xcheck.words import tokenize


def statement(text: str, offset: int = 0) -> Statement:
    words = tokenize(text, offset)
    return Statement("a1", "a", StatementKind.SENTENCE, offset, offset + len(text), text, words, 0, None)


def numbers(text: str) -> tuple[Number, ...]:
    return find_numbers(statement(text))


def one(text: str) -> Number:
    found = numbers(text)
    assert len(found) == 1, [n.text for n in found]
    return found[0]


READ: list[tuple[str, float | None, float | None, str, str]] = [
    # digits, separators, scales
    ("The army sent 1,200 more soldiers.", 1200, 1200, "soldier", "count"),
    ("The army sent 1 400 soldiers.", 1400, 1400, "soldier", "count"),
    ("It rose by 1.5 percent.", 1.5, 1.5, "%", "percent"),
    ("It rose by 1,5 percent.", 1.5, 1.5, "%", "percent"),
    ("There are 2.5m visitors a year.", 2.5e6, 2.5e6, "visitor", "count"),
    ("There are 12,34,567 voters.", 1234567, 1234567, "voter", "count"),
    ("The state has 3 crore voters.", 3e7, 3e7, "voter", "count"),
    ("The fund holds 5 lakh rupees.", 5e5, 5e5, "rupee", "money"),
    ("They counted 2 1/2 million ballots.", 2.5e6, 2.5e6, "vote", "count"),
    # words
    ("Twenty-five ships left.", 25, 25, "ship", "count"),
    ("Two hundred and six ships left.", 206, 206, "ship", "count"),
    ("Half a million voters stayed at home.", 5e5, 5e5, "voter", "count"),
    ("Two and a half million voters stayed.", 2.5e6, 2.5e6, "voter", "count"),
    ("A hundred and fifty ships left.", 150, 150, "ship", "count"),
    ("Five million two hundred thousand voters came.", 5.2e6, 5.2e6, "voter", "count"),
    ("A dozen ships left.", 12, 12, "ship", "count"),
    ("Two dozen ships left.", 24, 24, "ship", "count"),
    ("Both countries signed.", 2, 2, "country", "count"),
    ("Three oil tankers left the port.", 3, 3, "tanker", "count"),
    ("Two arms dealers were there.", 2, 2, "dealer", "count"),
    ("71 small and narrow streets were flooded.", 71, 71, "street", "count"),
    ("One officer resigned.", 1, 1, "officer", "count"),
    ("Three of the clerks resigned.", 3, 3, "clerk", "count"),
    ("Two grown-up children came.", 2, 2, "child", "count"),
    ("They bought 32 F-35 fighters.", 32, 32, "fighter", "count"),
    # vague words
    ("Dozens of ships left.", 24, 99, "ship", "count"),
    ("Scores of ships left.", 40, 199, "ship", "count"),
    ("Hundreds of thousands of voters came.", 200_000, 999_000, "voter", "count"),
    ("Several ships left.", 3, 9, "ship", "count"),
    ("A few hundred ships left.", 200, 900, "ship", "count"),
    ("A couple of ships left.", 2, 3, "ship", "count"),
    ("Few ships left.", 1, 9, "ship", "count"),
    # hedges
    ("Around 30 European countries agreed.", 25, 35, "country", "count"),
    ("Some 30 countries agreed.", 25, 35, "country", "count"),
    ("An estimated 1,200 houses burned.", 1080, 1320, "home", "count"),
    ("30-odd countries agreed.", 25, 35, "country", "count"),
    ("Nearly 200 ships left.", 180, 200, "ship", "count"),
    ("More than two dozen ships left.", 24, 36, "ship", "count"),
    ("At least 40 ships left.", 40, None, "ship", "count"),
    ("30 or more ships left.", 30, None, "ship", "count"),
    ("Up to 30 ships left.", None, 30, "ship", "count"),
    ("As many as 30 ships left.", None, 30, "ship", "count"),
    ("Fewer than 30 ships left.", 15, 30, "ship", "count"),
    ("It took 20 minutes or so.", 16, 24, "minute", "measure"),
    # ranges
    ("They sent 10-15 ships.", 10, 15, "ship", "count"),
    ("They sent between 10 and 15 ships.", 10, 15, "ship", "count"),
    ("They sent from 10 to 15 ships.", 10, 15, "ship", "count"),
    ("It will cost 10 to 15 million euros.", 10e6, 15e6, "euro", "money"),
    ("It will cost $10m-$15m.", 10e6, 15e6, "dollar", "money"),
    ("Two or three ships left.", 2, 3, "ship", "count"),
    # money
    ("It lost $1.5bn.", 1.5e9, 1.5e9, "dollar", "money"),
    ("It lost US$1.5 billion.", 1.5e9, 1.5e9, "dollar", "money"),
    ("It lost 1,500 million dollars.", 1.5e9, 1.5e9, "dollar", "money"),
    ("It lost A$20m.", 20e6, 20e6, "australian dollar", "money"),
    ("It lost £4billion.", 4e9, 4e9, "pound", "money"),
    ("It lost Rs 500 crore.", 5e9, 5e9, "rupee", "money"),
    ("A stamp is 68p.", 68, 68, "penny", "money"),
    # shares
    ("A third of voters stayed.", 1 / 3, 1 / 3, "", "fraction"),
    ("Two-thirds of voters stayed.", 2 / 3, 2 / 3, "", "fraction"),
    ("Three quarters of voters stayed.", 0.75, 0.75, "", "fraction"),
    ("Half of voters stayed.", 0.5, 0.5, "", "fraction"),
    ("One in five voters stayed.", 0.2, 0.2, "", "fraction"),
    ("Nine out of ten voters stayed.", 0.9, 0.9, "", "fraction"),
    ("It is 12 per cent.", 12, 12, "%", "percent"),
    ("It fell by two percentage points.", 2, 2, "percentage point", "points"),
    ("It fell by 25 basis points.", 25, 25, "basis point", "points"),
    # measures, ages, scores, ordinals
    ("It is a 20-point plan.", 20, 20, "point", "measure"),
    ("It is a five-year deal.", 5, 5, "year", "measure"),
    ("It is 5km away.", 5, 5, "km", "measure"),
    ("It is 40 square miles.", 40, 40, "square mile", "measure"),
    ("It was -15C at night.", -15, -15, "celsius", "measure"),
    ("It was minus 15 degrees Celsius.", -15, -15, "celsius", "measure"),
    ("It blew at 60 miles per hour.", 60, 60, "mile/h", "measure"),
    ("It is a 5m wide hole.", 5, 5, "metre", "measure"),
    ("The 91-year-old spoke.", 91, 91, "year old", "age"),
    ("She is 91 years old.", 91, 91, "year old", "age"),
    ("A man aged 91 spoke.", 91, 91, "year old", "age"),
    ("Ms Novak, 91, spoke.", 91, 91, "year old", "age"),
    ("She is in her 30s.", 30, 39, "year old", "age"),
    ("Celtic won 2-1.", 1, 2, "score", "score"),
    ("The bill passed by 52-48.", 48, 52, "vote", "score"),
    ("It was the third attempt.", 3, 3, "attempt", "ordinal"),
    ("She finished third in the race.", 3, 3, "place", "ordinal"),
    ("They came joint second.", 2, 2, "place", "ordinal"),
    ("Her team was fourth behind Oslo.", 4, 4, "place", "ordinal"),
    ("It was the 21st attempt.", 21, 21, "attempt", "ordinal"),
    ("It was the twenty-first attempt.", 21, 21, "attempt", "ordinal"),
    ("It is 100 m wide.", 100, 100, "metre", "measure"),
    ("There were 5m people.", 5e6, 5e6, "person", "count"),
    # casualties
    ("Three fatalities were reported.", 3, 3, "killed", "count"),
    ("12 people were killed.", 12, 12, "killed", "count"),
    ("The blast killed 12 people.", 12, 12, "killed", "count"),
    ("The blast left 12 dead.", 12, 12, "killed", "count"),
    ("12 deaths were reported.", 12, 12, "killed", "count"),
    ("12 people on board the ferry died.", 12, 12, "killed", "count"),
    ("The death toll rose to 12.", 12, 12, "killed", "count"),
    ("12 others were seriously injured.", 12, 12, "injured", "count"),
    ("The blast wounded at least 12.", 12, None, "injured", "count"),
    ("Three children were killed.", 3, 3, "killed child", "count"),
    ("Three wounded soldiers returned.", 3, 3, "soldier", "count"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "low", "high", "unit", "form"), READ, ids=[case[0] for case in READ])
def test_reads(text: str, low: float | None, high: float | None, unit: str, form: str) -> None:
    number = one(text)
    assert (number.unit, number.form) == (unit, form)
    assert number.low == (None if low is None else pytest.approx(low))
    assert number.high == (None if high is None else pytest.approx(high))


NONE = [
    "No one knew.",
    "One of them knew.",
    "They met one another.",
    "This one is better.",
    "One should know.",
    "One day it will end.",
    "A one-sided view.",
    "The G7 met.",
    "An F-16 crashed.",
    "COVID-19 spread.",
    "He plays for the U-21 team.",
    "A Boeing 737 landed.",
    "Article 5 was invoked.",
    "He lives at No. 10.",
    "Highway 61 was closed.",
    "The 9/11 attacks changed much.",
    "It is open 24/7.",
    "It began at 18:00.",
    "It began at 6 a.m.",
    "Call 020-555-0100 now.",
    "It began in 2014.",
    "The 2016 vote was close.",
    "It lasted from 2014 to 2016.",
    "In the 1990s it grew.",
    "Both France and Germany signed.",
    "A second later it fell.",
    "She first met him there.",
    "He scores often.",
    "A couple married.",
    "Apollo 11 landed.",
    "The meeting on January 6 failed.",
    "The meeting on 6 May failed.",
    "Version 1.2.3 is out.",
    "They use 5G.",
    "The quarter ended well.",
    "An hour passed.",
    "It ended between 6 and 8 p.m.",
]


@pytest.mark.parametrize("text", NONE)
def test_leaves_alone(text: str) -> None:
    assert [n.text for n in numbers(text) if n.form != "bare"] == []


@pytest.mark.parametrize(
    ("text", "hedges"),
    [
        ("She lived nearly to the age of 82.", ["nearly"]),
        ("The water rose almost to the height of 30 metres.", ["almost"]),
        ("The class serves around 200 women and 20 children.", ["around", "around"]),
        # another verb or noun between; a figure that is not round; another verb; no approximation; no count before
        ("He nearly sold the house at the age of 82.", [None]),
        ("The port almost lost all of its 30 ships.", [None]),
        ("The class serves around 200 women and 24 children.", ["around", None]),
        ("About 200 women left and 20 children stayed.", ["about", None]),
        ("The class serves more than 200 women and 20 children.", ["more than", None]),
        ("The class serves 200 women and around 20 children.", [None, "around"]),
    ],
)
def test_a_hedge_reaches_over_a_dimension_and_to_the_next_round_count(text: str, hedges: list[str | None]) -> None:
    assert [number.hedge for number in numbers(text)] == hedges


def test_span_covers_hedge_number_and_noun() -> None:
    text = "Yesterday around 30 European countries agreed."
    number = find_numbers(statement(text, 100))[0]
    assert text[number.start - 100 : number.end - 100] == number.text == "around 30 European countries"
    assert number.head is not None
    assert text[number.head.start - 100 : number.head.end - 100] == "countries"
    assert number.hedge == "around"


def test_spans_do_not_overlap() -> None:
    assert [n.text for n in numbers("Fewer than 12 of the 30 members left.")] == [
        "Fewer than 12",
        "30 members",
    ]
    assert [n.text for n in numbers("They took the fifth and sixth place.")] == ["fifth", "sixth place"]


def test_taken_digits_are_not_quantities() -> None:
    text = "The Route 66 Society has 40 members."
    assert [n.text for n in find_numbers(statement(text), [Span(4, 20)])] == ["40 members"]


def test_a_span_inside_another_hides_nothing() -> None:
    text = "The Route 66 Society has 40 members."
    assert [n.text for n in find_numbers(statement(text), [Span(10, 12), Span(0, 20)])] == ["40 members"]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("12 people were killed and 30 injured.", ["killed", "injured"]),
        ("The blast killed 3 soldiers and 2 guards.", ["killed soldier", "killed guard"]),
        ("3 soldiers and 2 guards were killed.", ["killed soldier", "killed guard"]),
        ("12 people died and 3 houses burned down.", ["killed", "home"]),
        ("Profit rose from 10 to 15 percent.", ["%", "%"]),
        ("12 of the 30 members left.", ["member", "member"]),
        ("Twelve ships and three boats left.", ["ship", "boat"]),
    ],
)
def test_reads_several(text: str, units: list[str]) -> None:
    assert [n.unit for n in numbers(text)] == units


@given(st.text(alphabet="0123456789,.-–/:'$£%½ amkbn\ttwohundredth", max_size=80))
def test_any_text_gives_spans_inside_it(text: str) -> None:
    for number in numbers(text):
        assert text[number.start : number.end] == number.text
        assert all(bound is None or math.isfinite(bound) for bound in (number.low, number.high))
        assert same_quantity(number, number) is (bool(number.unit) or number.form == "fraction")
        assert agree(number, number)


@given(st.integers(min_value=0, max_value=10**15 - 1))
def test_grouped_digits_keep_their_value(value: int) -> None:
    assert digits_value(f"{value:,}") == value


@given(st.integers(min_value=1, max_value=10**9))
def test_last_step_divides_the_value(value: int) -> None:
    assert value % last_step(value) == 0 and value % (10 * last_step(value)) != 0


def test_hostile_runs_are_read_in_linear_time() -> None:
    assert numbers("9" * 20_000) == ()
    assert len(numbers("1-" * 3_000)) < 6_000
    assert len(numbers("one hundred and " * 2_000)) <= 4_000
    assert all(n.high is not None and math.isfinite(n.high) for n in numbers("one " + "million " * 2_000))
