"""What a draft turns round of its source, in whatever words: the act, the direction, the winner, the head of a body."""

from __future__ import annotations

import pytest

from xcheck import Article, Severity, check


def loud(draft: str, source: str) -> list[tuple[str, str]]:
    report = check(Article("draft", draft), against=[Article("source", source)])
    return [(f.severity.value, f.places[0].text) for f in report.findings if f.severity >= Severity.WARNING]


SHOPS = "The supermarket group Fenwell bought the remaining shops in May. It kept the staff but cut opening hours."
LIMES = "On Tuesday the regional court reversed the decision of the planning board to fell the limes."
FERRY = "Two of the nine buses are out of service. The ferry company has cancelled the morning crossing until July."
CROWD = "The crowd of 18,420 was the highest of the season at Mill Road."
BLAST = (
    "The eruption that buried Hesta took place about 40 years earlier than historians had believed. It lasted a week."
)
HOURS = "Opening hours at the museum would be cut from 48 to 36 a week, its director said."
RAIN = "The rain fell for at least five days in the valley, the office said."
HALL = "Simon Hall, who runs the museum, was pleased. The council is led by Ada Brandt, a lawyer."
MATCH = "Marlow Rovers beat Castleton 2-1 in the semi-final on Saturday."
CASE = "Peter Losch was charged with arson on Friday. If he is convicted, he faces ten years in prison."
GRANT = "The team plans to drill two lakes next year if the research council renews its grant."
OWNERS = "Four of the six landowners around the lake gave their consent; the other two refused."
PUT_OFF = "The council postponed its decision on the loan on Monday at the request of the Liberal group."


SPA = (
    "The town owns the spa, two thirds of whose cost came from the state. Four guests have been discharged, and "
    "two are in intensive care. The boiler was set at 48 degrees instead of 60. The pool may reopen in November "
    "if three tests find no bacteria. A spokeswoman said that nobody was under suspicion so far.\n\n"
    "“We closed the pool within an hour,” the director, Karsten Reuth, said. “Nobody told us that the boiler had "
    "been turned down.” Vera Holm, a doctor, listened."
)


@pytest.mark.parametrize(
    ("draft", "source", "words"),
    [
        ("Fenwell bought the shops and dismissed the employees.", SHOPS, "dismissed"),
        ("The court confirmed the planning board's decision to fell the limes.", LIMES, "confirmed"),
        ("The evening crossing is cancelled until July.", FERRY, "evening"),
        ("The eruption that buried Hesta was four decades later than historians had believed.", BLAST, "later"),
        ("Opening hours at the museum would go from 36 to 48 a week.", HOURS, "36 to 48"),
        ("Rain fell for at most five days in the valley.", RAIN, "at most five days"),
        ("Simon Hall, who leads the council, was pleased.", HALL, "Simon Hall"),
        ("Castleton reached the final after a 2-1 victory over Marlow Rovers on Saturday.", MATCH, "victory"),
        ("Peter Losch was convicted of arson on Friday.", CASE, "convicted"),
        ("The research council has renewed the grant.", GRANT, "has renewed"),
        ("The council approved the loan on Monday.", PUT_OFF, "approved"),
        ("The state paid one third of the cost of the spa.", SPA, "one third of the cost"),
        ("Two guests have been discharged, and four are in intensive care.", SPA, "Two guests"),
        ("Karsten Reuth is under suspicion, a spokeswoman said.", SPA, "suspicion"),
        ("“Nobody told us that the boiler had been turned down,” Vera Holm said.", SPA, "Vera Holm"),
    ],
)
def test_what_is_turned_round_is_an_error_on_its_words(draft: str, source: str, words: str) -> None:
    assert ("error", words) in [(severity, text.removeprefix("from ")) for severity, text in loud(draft, source)]


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("Fenwell bought the shops and retained the employees.", SHOPS),
        ("The court overturned the planning board's decision to fell the limes.", LIMES),
        ("Seven of the nine buses are in service.", FERRY),
        ("The crowd of 18,420 was the season's largest at Mill Road.", CROWD),
        ("The eruption that buried Hesta was four decades earlier than historians had believed.", BLAST),
        ("Opening hours at the museum would go down from 48 to 36 a week.", HOURS),
        ("Rain fell for five days or more in the valley.", RAIN),
        ("Ada Brandt heads the council.", HALL),
        ("Castleton are out after a 2-1 defeat by Marlow Rovers on Saturday.", MATCH),
        ("Peter Losch has not been convicted of arson.", CASE),
        ("Two lakes are to be drilled next year if the council renews the grant.", GRANT),
        ("Two of the six landowners around the lake refused.", OWNERS),
        ("The council has not decided on the loan yet.", PUT_OFF),
        ("The state paid two thirds of the cost of the spa.", SPA),
        ("Two guests are in intensive care, and four have been discharged.", SPA),
        ("The boiler was set at 48 rather than 60 degrees.", SPA),
        ("“Nobody told us that the boiler had been turned down,” Karsten Reuth said.", SPA),
        ("Exports rose in May.", "Exports rose while imports fell in May."),
    ],
)
def test_what_is_told_in_other_words_is_no_error(draft: str, source: str) -> None:
    assert [text for severity, text in loud(draft, source) if severity == "error"] == []
