"""What a page, a keyboard or an agency does to a text is no difference, and hides none."""

from __future__ import annotations

import pytest

from xcheck import Article, Settings, Severity, check

OPENING = "The board met in Orsa. "
TELLS = "The fire in Lindenau killed 12 people on Monday, Mayor Ilse Dorn said. The bridge reopened."

DATELINES = [
    "LONDON, March 14 (Reuters) - ",
    "ORSA, 14 March: ",
    "Karachi: ",
    "MUMBAI: ",
    "LONDON (AP) — ",
    "WASHINGTON, D.C., March 14 (UPI) -- ",
    "PARIS, Mar. 14 /Newswire/ -- ",
    "Berlin, 14 March 2026 (dpa) – ",
    "(Reuters) - ",
    "LONDON/PARIS, March 14 (Reuters) - ",
    "Paris (AFP) - ",
    "JERUSALEM, 14 March. ",
    "ORSA, March 14. — ",
    "London - ",
]


def worst(draft: str, source: str, settings: Settings | None = None) -> Severity | None:
    report = check(Article("d.md", draft), against=[Article("s.md", source)], settings=settings)
    return max((f.severity for f in report.findings if f.severity > Severity.NOTE), default=None)


@pytest.mark.parametrize("dateline", DATELINES)
def test_where_a_report_was_filed_is_no_claim(dateline: str) -> None:
    assert worst(dateline + TELLS, TELLS) is None
    assert worst(TELLS, dateline + TELLS) is None
    assert worst(dateline + TELLS.replace("12", "15"), TELLS) is Severity.ERROR


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("The firm raised 70m euros in May.", "The firm raised 70 million euros in May."),
        ("The firm raised $1.2bn in May.", "The firm raised 1.2 billion dollars in May."),
        ("The bank raised its rate by 50bps.", "The bank raised its rate by half a percentage point."),
        ("The bank raised its rate by 50 bp.", "The bank raised its rate by 50 basis points."),
        ("The road cost 5 dollars per mile.", "The road cost 5 dollars a mile."),
        ("The growth rate was −2.3 percent.", "The growth rate was minus 2.3 percent."),
        ("The bridge opened on 13/6/2026.", "The bridge opened on June 13, 2026."),
        ("The fair runs 3–7 June.", "The fair runs from June 3 to 7."),
        ("The fair runs Monday to Friday.", "The fair runs from Monday through Friday."),
        ("Denmark will send 19 F-16 jets.", "Denmark will send 19 F-16s."),
        ("The 12-metre wall fell on Monday.", "The wall, 12 metres high, fell on Monday."),
        ("Lars Vik, 54, was arrested.", "Lars Vik, a 54-year-old lawyer, was arrested."),
        ("The lake covers 12 km² of land.", "The lake covers 12 square kilometres of land."),
        ("The fire killed 12 people.[3] The town wept.", "The fire killed 12 people. The town wept."),
        ("The fire killed 12 people in Lindenau¹².", "The fire killed 12 people in Lindenau."),
        ("The fire killed 12³ people† in Lindenau.", "The fire killed 12 people in Lindenau."),
        ("Mayor Jose\u0301 Peña spoke.", "Mayor José Pen\u0303a spoke."),
        ("Minister Ste\ufb00en Berg left the of\ufb01ce.", "Minister Steffen Berg left the office."),
        ("The har\u200bbour cost 4\u200b000 euros.", "The harbour cost 4000 euros."),
        ("The bridge cost 4\u202f000 euros.", "The bridge cost 4,000 euros."),
        ("The mayor`s house burnt; it didn´t fall.", "The mayor's house burnt; it didn't fall."),
        ("The fire killed １２ people.", "The fire killed 12 people."),
    ],
)
def test_another_way_to_write_it_is_no_difference(draft: str, source: str) -> None:
    assert worst(OPENING + draft, OPENING + source) is None
    assert worst(OPENING + source, OPENING + draft) is None


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("The firm raised 80m euros in May.", "The firm raised 70 million euros in May."),
        ("The bank raised its rate by 25bp.", "The bank raised its rate by 50 basis points."),
        ("The road cost 5 dollars per kilometre.", "The road cost 5 dollars per mile."),
        ("The growth rate was -2.3 percent.", "The growth rate was 2.3 percent."),
        ("The fair runs June 3-9.", "The fair runs June 3-7."),
        ("The fair runs Monday to Thursday.", "The fair runs from Monday through Friday."),
        ("Denmark will send 19 F-35 jets.", "Denmark will send 19 F-16 jets."),
        ("The 15-metre wall fell on Monday.", "The wall, 12 metres high, fell on Monday."),
        ("Lars Vik (45) was arrested.", "Lars Vik, aged 54, was arrested."),
        ("The bridge cost 4\u200b500 euros.", "The bridge cost 4000 euros."),
        ("The house burnt; it didn´t fall.", "The house burnt; it fell."),
    ],
)
def test_so_written_a_difference_is_still_one(draft: str, source: str) -> None:
    assert worst(OPENING + draft, OPENING + source) is Severity.ERROR


def test_a_date_in_figures_is_called_ambiguous_until_the_order_is_told() -> None:
    draft, source = (
        Article("d", OPENING + "It opened on 1/6/2026."),
        Article("s", OPENING + "It opened on June 1, 2026."),
    )
    (found,) = check(draft, against=[source]).findings
    assert found.severity is Severity.WARNING and "ambiguous" in found.message and "date-order" in found.message
    assert worst(draft.text, source.text, Settings(date_order="day-first")) is None
    assert worst(draft.text, source.text, Settings(date_order="month-first")) is Severity.ERROR
