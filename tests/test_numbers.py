"""Numbers: what is read and what is left alone."""

from __future__ import annotations

import ast
import math
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

import xcheck
from xcheck import compare
from xcheck.comparability import anchor
from xcheck.comparability.missing import INFORMATIVE_FORMS
from xcheck.facts.numbers import agree, find_numbers, same_quantity
from xcheck.facts.numbers.hedges import last_step
from xcheck.facts.numbers.numerals import digits_value
from xcheck.model import Article, Number, Span, Statement, StatementKind
from xcheck.model.facts import NumberForm
from xcheck.support import risks
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


FORMS = {
    "count": ("The fire killed 12 horses in the stables.", "The fire killed 15 horses in the stables."),
    "money": ("The bridge costs 12 million euros to build.", "The bridge costs 15 million euros to build."),
    "percent": ("The price of bread rose 12 percent in May.", "The price of bread rose 15 percent in May."),
    "points": ("The bank raised its rate by 50 basis points.", "The bank raised its rate by 0.75 percentage points."),
    "ordinal": ("It was the third fire in the stables.", "It was the fourth fire in the stables."),
    "fraction": ("The council sold a third of the stables.", "The council sold a quarter of the stables."),
    "ratio": ("Odds of 3 to 1 were offered on the mare.", "Odds of 5 to 1 were offered on the mare."),
    "age": ("A girl of six was hurt in the stables.", "A girl, 4, was hurt in the stables."),
    "score": ("The council backed it by 52 votes to 48.", "The council backed it by 51 votes to 49."),
    "measure": ("A 6.8-magnitude quake hit the town.", "A quake with a magnitude of 6.5 hit the town."),
    "bare": ("The index of prices stands at 120 now.", "The index of prices stands at 125 now."),
}
"Two sentences for each form of number that a rule must hold against each other."


def test_every_form_of_number_has_its_sentences() -> None:
    assert set(FORMS) == set(get_args(NumberForm))


@pytest.mark.parametrize("form", FORMS)
def test_numbers_of_every_form_are_read_and_held_against_each_other(form: str) -> None:
    left, right = FORMS[form]
    assert [n.form for n in numbers(left)] == [n.form for n in numbers(right)] == [form]
    report = compare(Article("a", left), Article("b", right))
    assert [finding.rule for finding in report.findings if finding.kind == "conflict"] == ["number-conflict"]


def test_no_room_asks_for_a_form_that_does_not_exist() -> None:
    """A set of forms is compared with `.form` in many rooms: each name in it must be one of the forms."""
    asked: dict[str, list[str]] = {}
    texts_of = {path: path.read_text(encoding="utf-8") for path in sorted(Path(xcheck.__file__).parent.rglob("*.py"))}
    for path, text in texts_of.items():
        for node in ast.walk(ast.parse(text)) if ".form" in text else ():
            if isinstance(node, ast.Compare) and any(
                isinstance(part, ast.Attribute) and part.attr == "form" for part in ast.walk(node)
            ):
                texts = [leaf.value for leaf in ast.walk(node) if isinstance(leaf, ast.Constant)]
                asked.setdefault(str(path), []).extend(text for text in texts if isinstance(text, str) and text)
    words = {text for texts in asked.values() for text in texts}
    assert len(asked) > 5
    assert words <= set(get_args(NumberForm)), words - set(get_args(NumberForm))
    for name, sets in {
        "_SHARES": anchor._SHARES,
        "INFORMATIVE_FORMS": INFORMATIVE_FORMS,
        "_MEASURES": risks._MEASURES,
    }.items():
        assert set(sets) <= set(get_args(NumberForm)), name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is a 1-in-3 chance.", (1 / 3, 1 / 3, "", "fraction")),
        ("One-in-four pupils failed.", (0.25, 0.25, "", "fraction")),
        ("The odds are 3:1.", (3, 3, "to one", "ratio")),
        ("It is drawn on a scale of 1:200.", (0.005, 0.005, "to one", "ratio")),
        ("It was 90 times the limit.", (90, 90, "times", "ratio")),
        ("It was about three times the limit.", (2.5, 3.5, "times", "ratio")),
        ("They met three times a week.", (3, 3, "time", "count")),
        ("It costs 40 cents per mile.", (40, 40, "cent per mile", "money")),
        ("It costs 40 cents a mile.", (40, 40, "cent per mile", "money")),
        ("It sold for 40 cents a week ago.", (40, 40, "cent", "money")),
        ("It paid for a $400 million arena.", (4e8, 4e8, "dollar", "money")),
        ("It paid A$400 million.", (4e8, 4e8, "australian dollar", "money")),
        ("It rose half a percentage point.", (0.5, 0.5, "percentage point", "points")),
        ("It lies half a mile away.", (0.5, 0.5, "mile", "measure")),
        ("It took 50bps off.", (50, 50, "basis point", "points")),
        ("A magnitude 6.2 quake hit.", (6.2, 6.2, "magnitude", "measure")),
        ("A magnitude-6.2 quake hit.", (6.2, 6.2, "magnitude", "measure")),
        ("He is a man in his early 20s.", (20, 23, "year old", "age")),
        ("The driver, 34, left.", (34, 34, "year old", "age")),
        ("They won by three goals to one.", (1, 3, "score", "score")),
        ("Prices changed by -2.3 percent.", (-2.3, -2.3, "%", "percent")),
    ],
)
def test_ratios_rates_ages_and_results(text: str, expected: tuple[float, float, str, str]) -> None:
    (found,) = numbers(text)
    assert (found.low, found.high, found.unit, found.form) == (
        pytest.approx(expected[0]),
        pytest.approx(expected[1]),
        *expected[2:],
    )


def test_a_negative_number_shows_its_sign_and_a_fall_is_one() -> None:
    (below,) = numbers("The rate was -2.3 percent in May.")
    assert below.text == "-2.3 percent"
    (fell,) = numbers("Prices fell by 2.3 percent in May.")
    (rose,) = numbers("Prices rose by 2.3 percent in May.")
    assert agree(below, fell) and agree(fell, below)
    assert not agree(below, rose)


@pytest.mark.parametrize(
    "text",
    [
        "Those who first reported it left.",
        "It was a six-figure sum.",
        "The deadly 2012 attacks went on.",
        "Our 2015 calendars are here.",
        "It fell from 18:30 on.",
    ],
)
def test_these_hold_no_number(text: str) -> None:
    assert numbers(text) == ()


def test_nothing_is_told_of_two_outcomes() -> None:
    assert [(n.low, n.unit) for n in numbers("No deaths or injuries were reported.")] == [(0, "killed"), (0, "injured")]
