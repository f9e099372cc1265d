"""Dates: what is read, what is left alone, what a dateline resolves."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import xcheck
from xcheck.facts.dates import dates_agree, find_dateline, find_dates, vaguer
from xcheck.facts.names.capitals import dateline as place_and_day
from xcheck.model import Article, Date, Statement, StatementKind
from xcheck.words import tokenize

WRITTEN = date(2026, 1, 7)
"A Wednesday."


def statement(text: str, offset: int = 0) -> Statement:
    words = tokenize(text, offset)
    return Statement("a1", "a", StatementKind.SENTENCE, offset, offset + len(text), text, words, 0, None)


def dates(text: str, dateline: date | None = None) -> tuple[Date, ...]:
    return find_dates(statement(text), dateline)


def one(text: str, dateline: date | None = None) -> Date:
    found = dates(text, dateline)
    assert len(found) == 1, [d.text for d in found]
    return found[0]


READ: list[tuple[str, str, str, str]] = [
    ("They met on January 6, 2026, there.", "January 6, 2026", "2026-01-06", "day"),
    ("They met on 6 January 2026.", "6 January 2026", "2026-01-06", "day"),
    ("They met on the 6th of January 2026.", "6th of January 2026", "2026-01-06", "day"),
    ("They met on Jan. 6.", "Jan. 6", "XXXX-01-06", "day"),
    ("They met on 6 Jan and left.", "6 Jan", "XXXX-01-06", "day"),
    ("They met on May 6 there.", "May 6", "XXXX-05-06", "day"),
    ("They met on March 3rd, 2020.", "March 3rd, 2020", "2020-03-03", "day"),
    ("They met on 2026-01-06.", "2026-01-06", "2026-01-06", "day"),
    ("They met on 06/01/2026.", "06/01/2026", "2026-01-06|2026-06-01", "day"),
    ("They met on 26/01/2026.", "26/01/2026", "2026-01-26", "day"),
    ("They met on 06.01.2026 there.", "06.01.2026", "2026-01-06|2026-06-01", "day"),
    ("They met on Jan. 6-8.", "Jan. 6-8", "XXXX-01-06/XXXX-01-08", "day"),
    ("They met on 6-8 January 2026.", "6-8 January 2026", "2026-01-06/2026-01-08", "day"),
    ("They met Wednesday, Jan. 7, 2026.", "Wednesday, Jan. 7, 2026", "2026-01-07", "day"),
    ("They met on Wednesday, 7th January.", "Wednesday, 7th January", "XXXX-01-07", "day"),
    ("They met in January 2026.", "January 2026", "2026-01", "month"),
    ("They met in early January 2026.", "early January 2026", "2026-01~early", "month"),
    ("They met in mid-January.", "mid-January", "XXXX-01~mid", "month"),
    ("They met at the end of January.", "end of January", "XXXX-01~late", "month"),
    ("They met in May.", "May", "XXXX-05", "month"),
    ("They met last March.", "last March", "XXXX-03", "month"),
    ("They met in late 2025.", "late 2025", "2025~late", "year"),
    ("They met from January to March 2026.", "January to March 2026", "2026-01/2026-03", "month"),
    ("The year 2026 was hard.", "2026", "2026", "year"),
    ("It was built around 1800 by monks.", "around 1800", "1800", "year"),
    ("It dates back to about 1935.", "about 1935", "1935", "year"),
    ("They met in 2014.", "2014", "2014", "year"),
    ("It has held since 1789.", "1789", "1789", "year"),
    ("The 2016 vote was close.", "2016", "2016", "year"),
    ("He led it in 2014-2016.", "2014-2016", "2014/2016", "year"),
    ("He led it in the 2014-15 season.", "2014-15", "2014/2015", "year"),
    ("He led it from 2014 to 2016.", "from 2014 to 2016", "2014/2016", "year"),
    ("He led it between 2014 and 2016.", "between 2014 and 2016", "2014/2016", "year"),
    ("It grew in the 1990s.", "1990s", "199X", "decade"),
    ("It grew in the mid-1990s.", "mid-1990s", "199X~mid", "decade"),
    ("It grew in the late 70s.", "late 70s", "197X~late", "decade"),
    ("It grew in the '90s.", "90s", "199X", "decade"),
    ("It grew in the 19th century.", "19th century", "18XX", "century"),
    ("It grew in the nineteenth century.", "nineteenth century", "18XX", "century"),
    ("They met in spring 2026.", "spring 2026", "2026-spring", "season"),
    ("They met in the summer of 2014.", "summer of 2014", "2014-summer", "season"),
    ("Sales fell in the first quarter of 2026.", "first quarter of 2026", "2026-Q1", "quarter"),
    ("Sales fell in Q1.", "Q1", "XXXX-Q1", "quarter"),
    ("They met on Monday.", "Monday", "relative:monday", "weekday"),
    ("They met last week.", "last week", "relative:last week", "week"),
    ("They met this week.", "this week", "relative:this week", "week"),
    ("They meet next month.", "next month", "relative:next month", "month"),
    ("They met earlier this year.", "earlier this year", "relative:this year", "year"),
    ("They met late last year.", "late last year", "relative:late last year", "year"),
    ("They met yesterday.", "yesterday", "relative:yesterday", "day"),
    ("They met two days ago.", "two days ago", "relative:2 day ago", "day"),
    ("They met three years ago.", "three years ago", "relative:3 year ago", "year"),
    ("They met a year ago.", "a year ago", "relative:1 year ago", "year"),
    ("It grew over the past year.", "past year", "relative:past 1 year", "relative"),
    ("It grew over the last two years.", "last two years", "relative:past 2 year", "relative"),
    ("They met three weeks later.", "three weeks later", "relative:3 week later", "relative"),
    ("They met the next day.", "the next day", "relative:next day", "relative"),
    ("They met on the 25th.", "25th", "XXXX-XX-25", "day"),
    ("they left in may 2015, it is said.", "may 2015", "2015-05", "month"),
    ("he said in may that it rained.", "may", "XXXX-05", "month"),
    ("they left on august 5 by boat.", "august 5", "XXXX-08-05", "day"),
    ("They met over the weekend.", "weekend", "relative:weekend", "weekday"),
]


@pytest.mark.parametrize(("text", "said", "value", "grain"), READ, ids=[case[0] for case in READ])
def test_reads(text: str, said: str, value: str, grain: str) -> None:
    found = one(text)
    assert (found.text, found.value, found.grain) == (said, value, grain)


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("They met at 6 a.m. there.", "06:00"),
        ("They met at 6.30pm.", "18:30"),
        ("They met at 18:00 GMT.", "18:00"),
        ("They met at 18:00.", "18:00"),
        ("They met at 12 a.m. there.", "00:00"),
        ("They met at noon.", "12:00"),
        ("They met overnight.", "night"),
        ("They met on Monday night.", "night"),
        ("They met early Tuesday.", "morning"),
        ("They met this morning.", "morning"),
    ],
)
def test_reads_times(text: str, time: str) -> None:
    assert one(text).time == time


NONE = [
    "They will march in the street.",
    "They may meet.",
    "They may 20 years on.",
    "The march in the rain.",
    "An august body.",
    "May they meet?",
    "Theresa May spoke.",
    "The Sun said so.",
    "Black Friday was busy.",
    "The Sunday Times said so.",
    "A 2,014-page report.",
    "It has 1,800 members.",
    "2000 people came.",
    "It cost 1990 dollars.",
    "It cost $2014.",
    "The ratio is 16:9.",
    "They won 3-2.",
    "He was born a second son.",
    "April Jones spoke.",
    "They fall often.",
    "In her 30s she left.",
    "Take the next step.",
    "The last man left.",
    "Version 2.0.1 is out.",
    "A 2014-page report.",
    "They set it on 30/30/2020.",
    "It spring back.",
    "The first quarter-final was dull.",
    "He took the past with him.",
    "Twenty ships left.",
    "This is a week of talks.",
    "It was on the 18th hole.",
    "They came in the 21st place.",
    'He was on the "Today" programme.',
    "They met at 6." + "9" * 5_000 + "pm.",
]


@pytest.mark.parametrize("text", NONE)
def test_leaves_alone(text: str) -> None:
    assert [d.text for d in dates(text)] == []


def test_two_years_are_two_dates_and_repeats_are_kept() -> None:
    assert [d.value for d in dates("Since 2014 and 2022, and 2014 again.")] == ["2014", "2022", "2014"]


def test_span_is_in_article_offsets() -> None:
    found = find_dates(statement("They met on Jan. 6 there.", 500))[0]
    assert (found.start, found.end) == (512, 518)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("They met on Monday.", "2026-01-05", "2026-01-05"),
        ("They met on Wednesday.", "2026-01-07", "2026-01-07"),
        ("They met on Friday.", "2026-01-02", "2026-01-02"),
        ("They will meet on Friday.", "2026-01-02", "2026-01-09"),
        ("They met yesterday.", "2026-01-06", "2026-01-06"),
        ("They met last month.", "2025-12-01", "2025-12-31"),
        ("They met this year.", "2026-01-01", "2026-12-31"),
        ("They met two days ago.", "2026-01-05", "2026-01-05"),
        ("They met three years ago.", "2023-01-01", "2023-12-31"),
        ("They met on December 20.", "2025-12-20", "2025-12-20"),
        ("They met on January 6.", "2026-01-06", "2026-01-06"),
        ("They met in November.", "2025-11-01", "2025-11-30"),
        ("It grew over the past year.", "2025-01-07", "2026-01-07"),
        ("They met the next day.", None, None),
    ],
)
def test_dateline_resolves(text: str, low: str | None, high: str | None) -> None:
    found = one(text, WRITTEN)
    assert (found.low, found.high) == (low, high)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PARIS, Jan. 6, 2026 (Reuters) - They met.", WRITTEN.replace(day=6)),
        ("PARIS, Jan. 6 (Reuters) - They met.", None),
        ("PARIS, Jan. 6 (Reuters) - They met.\n\nUpdated 2026\n", WRITTEN.replace(day=6)),
        ("Talks fail\nPublished 6 January 2026\nThey met.", WRITTEN.replace(day=6)),
        ("---\ndate: 2026-01-06\n---\nThey met.", WRITTEN.replace(day=6)),
        ("Talks fail\n6 January 2026\nThey met.", WRITTEN.replace(day=6)),
        ("Talks fail\nThe Valley Post, Tuesday 6 January 2026\nThey met.", WRITTEN.replace(day=6)),
        ("Talks fail\nVALE, 6 January 2026\nThey met.", WRITTEN.replace(day=6)),
        ("They met in Vale, 6 January 2026", None),
        ("They met on January 6, 2026, in Paris.", None),
        ("Talks fail\nPublished 06/01/2026\nThey met.", None),
        ("They published it on January 6, 2026.", None),
        ("They met.", None),
        ("", None),
    ],
)
def test_dateline(text: str, expected: date | None) -> None:
    lines = [statement(line) for line in text.split("\n") if line]
    assert find_dateline(Article("a", text), lines) == expected


@given(st.text(alphabet="0123456789-/.:,' JanMay.thslwekdgoyr\n", max_size=80), st.sampled_from([None, WRITTEN]))
def test_any_text_gives_spans_inside_it(text: str, dateline: date | None) -> None:
    end = 0
    for found in dates(text, dateline):
        assert text[found.start : found.end] == found.text
        assert found.start >= end
        end = found.end
        assert (found.low is None) == (found.high is None)
        assert found.low is None or found.high is None or found.low <= found.high
        assert dates_agree(found, found) is not False and vaguer(found, found) == 0


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_every_spelling_of_a_day_is_that_day(day: date) -> None:
    for said in (f"{day:%B} {day.day}, {day.year}", f"{day.day} {day:%B} {day.year}", day.isoformat()):
        found = one(f"They met on {said}.")
        assert (found.low, found.high) == (day.isoformat(), day.isoformat())


@given(st.dates())
def test_no_dateline_leads_out_of_the_calendar(day: date) -> None:
    for said in (
        "last year",
        "next decade",
        "200 years ago",
        "next Friday",
        "the past 9000 years",
        "this week",
    ):
        for found in dates(f"They will meet {said}.", day):
            assert found.low is None or found.high is None or found.low <= found.high


def test_hostile_runs_are_read_in_linear_time() -> None:
    assert dates("9" * 20_000) == ()
    assert len(dates("1/" * 3_000)) == 0
    assert len(dates("May " * 3_000)) <= 3_000


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The fair runs from May 3 to May 5.", "XXXX-05-03/XXXX-05-05"),
        ("The fair runs May 30-June 2.", "XXXX-05-30/XXXX-06-02"),
        ("The fair runs between 3 May and 5 May.", "XXXX-05-03/XXXX-05-05"),
    ],
)
def test_stretches_of_days_are_one_date(text: str, value: str) -> None:
    assert one(text).value == value


def test_a_day_that_took_anothers_place_is_no_stretch() -> None:
    assert [found.text for found in dates("The vote was moved from May 3 to May 5.")] == ["May 3", "May 5"]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("The fair runs May 3-5.", "The fair runs from May 3 to May 5.", True),
        ("The fair runs May 3-5.", "The fair runs May 3-6.", False),
        ("It closes on 1/6/2026.", "It closes on 6 January 2026.", True),
        ("It closes on 1/6/2026.", "It closes on 1 June 2026.", True),
        ("It closes on 1/6/2026.", "It closes on 3 March 2026.", False),
        ("It began at 11:52 p.m.", "It began shortly before midnight.", True),
        ("It began at 9 p.m.", "It began shortly before midnight.", False),
        ("It began after 9 p.m.", "It began at 10:30 p.m.", True),
        ("It began after 9 p.m.", "It began before 9 p.m.", False),
        ("It began around noon.", "It began at 12:20 p.m.", True),
    ],
)
def test_stretches_figures_and_bounds_agree_where_they_can_be_meant(left: str, right: str, expected: bool) -> None:
    assert dates_agree(one(left), one(right)) is expected
    assert dates_agree(one(right), one(left)) is expected


@pytest.mark.parametrize(
    ("order", "value"),
    [(None, "2026-01-06|2026-06-01"), ("day-first", "2026-06-01"), ("month-first", "2026-01-06")],
)
def test_the_order_of_dates_in_figures_is_told_or_both_are_kept(order: str | None, value: str) -> None:
    (found,) = find_dates(statement("It closes on 1/6/2026."), None, order)
    assert found.value == value


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("LEEDS, March 14 (Newsdesk) - A court met.", 8),
        ("LEEDS, 14 March: A court met.", 5),
        ("NEW DERBY, Sept 3 (NDA): A court met.", 9),
        ("Selby, Jan 5 (NDA) -- A court met.", 9),
        ("LEEDS ― A court met.", 2),
        ("Selby: A court met.", 0),
        ("WATCH: A court met.", 0),
        ("NATO members agreed - at last.", 0),
        ("Ina Lund left - at last.", 0),
    ],
)
def test_where_an_agencys_dateline_ends(text: str, words: int) -> None:
    assert place_and_day(tokenize(text)) == words


def test_the_day_of_a_dateline_is_no_events() -> None:
    facts = xcheck.facts(xcheck.Article("a", "LEEDS, March 14 (Newsdesk) - A court met on March 13."))
    assert [fact.text for fact in facts if isinstance(fact, Date)] == ["March 13"]


@pytest.mark.parametrize(
    ("left", "right", "agree"),
    [
        ("It was built around 1800.", "It was built in 1803.", True),
        ("It was built around 1800.", "It was built around 1900.", False),
        ("It was built in about 1987.", "It was built in 1981.", False),
    ],
)
def test_a_year_given_roughly_is_near_by_years_not_by_a_share_of_it(left: str, right: str, agree: bool) -> None:
    assert dates_agree(one(left), one(right)) is agree


@pytest.mark.parametrize(
    "text", ["The toll rose to about 1500.", "Around 1800 fled the town.", "They sold around 1800."]
)
def test_a_rough_count_of_four_digits_is_no_year(text: str) -> None:
    assert not dates(text)


def test_the_day_of_an_announcement_is_not_that_of_the_ruling_it_follows() -> None:
    law = "The agency will treat the harbour marriages of sailors as valid{}"
    wire = (
        "{} announcement comes on the heels of a historic decision by the Supreme Court, which overturned a part of "
        "the Defense of Harbours Act earlier this year."
    )
    post = (
        "It is the broadest federal rule change to come out of the landmark Supreme Court decision in June that struck "
        "down the 1996 Defense of Harbours Act, and a sign of how quickly the government moves."
    )
    texts = [f"{law.format(', it announced.')}\n\n{wire.format('Thursday’s')}", f"{law.format('.')}\n\n{post}"]
    report = xcheck.compare(*map(xcheck.Article, "ab", texts), settings=xcheck.Settings(dateline="2013-08-29"))
    assert [f.message for f in report.findings if f.rule == "date-conflict"] == []
