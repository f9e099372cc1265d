"""What each line is; news that only looks like a heading or boilerplate is never lost."""

from __future__ import annotations

import pytest

from xcheck.model import Article, Statement
from xcheck.split import split

BODY = "Both sides met on Monday. Nothing was agreed."
"A paragraph for headings to stand over."


def statements(text: str) -> tuple[Statement, ...]:
    return split(Article("article.txt", text), "a")


def kinds(text: str) -> list[tuple[str, str]]:
    return [(statement.kind.value, statement.text) for statement in statements(text)]


def kind_of(line: str) -> str:
    """Return the kind of a line that stands between two paragraphs."""
    found = statements(f"{BODY}\n{line}\n{BODY}")
    return next(s.kind.value for s in found if s.block == 1)


def test_lines_broken_by_width_are_sentences_not_headings() -> None:
    text = (
        "The Council Of Ministers met on Monday in the capital to discuss the\n"
        "plan that had been put forward by the envoys of seven nations after\n"
        "Long Talks In Geneva And Paris that went on for most of a\n"
        "week. Nothing was agreed.\n"
    )
    assert {kind for kind, _ in kinds(text)} == {"sentence"}


@pytest.mark.parametrize(
    "line",
    [
        "What the 20-Point Plan Proposes",
        "A Stalled Initiative: The “Coalition of the Willing” Plan",
        "Background",
        "WHAT HAPPENS NEXT",
        "Condemnation of the “Axis of War”",
        "Key points:",
        "How the storm formed",
        "Conclusion",
        "2. Background of the Dispute",
        "Talks in the U.S.",
        "# Any title",
    ],
)
def test_headings(line: str) -> None:
    assert kind_of(line) == "heading"


@pytest.mark.parametrize(
    "line",
    [
        "The plan failed.",
        "He left!",
        "“We are ready,” said the Prime Minister",
        "“Never.” ― Francisca Duarte",
        "The mayor added:",
        "Police said: the road is closed",
        "by the end of the day",
        "The minister, who had been in office for less than a year when the storm came, said nothing more",
        "Then she told the crowd in the square:",
        "Who knows? Nobody does.",
        "“Who did this?”",
        "Smith knew, did he?",
        "Published on Monday, the study found no effect.",
        "Reporting by two newspapers led to the arrest.",
        "Follow the money, prosecutors said.",
        "Image is everything to the party.",
        "The views expressed by the envoy were his own.",
        "By Monday, the water had gone.",
        "Related talks will be held in May.",
        "Copyright law is at the centre of the case.",
        "Advertisement spending fell 3 percent.",
        "This story has been told before.",
        "(Later he denied it.)",
        "LONDON (Reuters) - Shares fell on Tuesday.",
        "She announced it on Facebook.",
        "In 2026 the rate was 3.5 percent (it was 4 percent in 2025).",
        "A photographer sued Getty Images.",
        "Claims of control: The ministry denied them.",
        "Signing up for the scheme takes a day.",
    ],
)
def test_news_is_not_lost(line: str) -> None:
    assert kind_of(line) == "sentence"


@pytest.mark.parametrize(
    "line",
    [
        "ALSO Read: Boxer Wins Title",
        "Read more: Five things to know",
        "RELATED: How we got here",
        "Sign up for our newsletter to get the news each morning.",
        "Follow us on X and Facebook.",
        "Follow Maria Stone on Twitter: @mstone",
        "By Maria Stone",
        "By MARIA STONE and JOHN BELL",
        "By Maria Stone and John Bell in Kyiv",
        "(Reporting by Maria Stone in Kyiv; Editing by John Bell)",
        "Reporting by Maria Stone; Editing by John Bell",
        "Associated Press writer Maria Stone in Kyiv contributed to this report.",
        "A rescuer carries a child from a flooded house. (AP Photo/Maria Stone)",
        "FILE - The harbour in 2019. (AP Photo/Maria Stone, File)",
        "Photo: Maria Stone",
        "Crowds gathered at the gate. Photograph: Maria Stone/Reuters",
        "The harbour at dawn. Getty Images",
        "© 2026 The Daily Post. All rights reserved.",
        "Copyright 2026 The Daily Post",
        "This story has been updated.",
        "This story has been updated to correct the name of the mayor.",
        "Editor’s note: This article first appeared in May.",
        "Advertisement",
        "ADVERTISEMENT",
        "Published 10:04 GMT, 6 January 2026",
        "Updated: Jan. 6, 2026, 3:15 p.m. EST",
        "January 6, 2026",
        "Port Louis, Tuesday 3 March 2026",
        "5 min read",
        "Disclaimer: This is no advice.",
        "@media only screen and (min-width : 500px) {.mobile { display: none; }}",
        "var ad = { slot: 4 };",
    ],
)
def test_boilerplate(line: str) -> None:
    assert kind_of(line) == "boilerplate"


@pytest.mark.parametrize(
    "line",
    [
        "What is the “Coalition of the Willing”?",
        "Why did Russia reject the plan?",
        "Q: Can it be revived?",
        "So what happens now?",
        "3. Isn’t it too late?",
        "## A truce, but for how long?",
    ],
)
def test_questions(line: str) -> None:
    assert kind_of(line) == "question"


@pytest.mark.parametrize("mark", ["-", "*", "•", "–", "—", "+", "1.", "2)", "(a)", "b)", "(iv)", "--"])
def test_items_without_their_marks(mark: str) -> None:
    text = f"{BODY}\n{mark} Feeling surrounded: Moscow sees soldiers. It objects.\n{mark} Two more"
    assert kinds(text)[2:] == [
        ("item", "Feeling surrounded: Moscow sees soldiers."),
        ("item", "It objects."),
        ("item", "Two more"),
    ]


@pytest.mark.parametrize(
    "line", ["A. Smith won.", "2026. It was a year.", "-5 degrees were measured.", "*He left.", "e.g. this."]
)
def test_what_only_looks_like_an_items_mark(line: str) -> None:
    assert kind_of(line) == "sentence"


def test_bullets_on_one_line_and_rows_of_facts() -> None:
    found = kinds(f"{BODY}\nToll rises • Rescuers arrive • Roads are shut\nDeaths: 12\n{BODY}")[2:6]
    assert [text for _, text in found] == ["Toll rises", "Rescuers arrive", "Roads are shut", "Deaths: 12"]
    assert [kind for kind, _ in found[1:]] == ["item", "item", "item"]


def test_a_disclaimer_ends_at_the_next_heading() -> None:
    legal = "Disclaimer\nThis is no advice. Ask a lawyer.\nTerms may change."
    text = f"{BODY}\n{legal}\nA New Round of Talks\n{BODY}"
    found = [kind for kind, _ in kinds(text)]
    assert found == ["sentence"] * 2 + ["boilerplate"] * 3 + ["heading"] + ["sentence"] * 2


def test_a_press_release_ends_with_what_it_says_of_itself() -> None:
    about = "About Northgate\nNorthgate was founded in 1974. It has 900 staff."
    late = kinds(f"{BODY}\n{BODY}\n{about}")[4:]
    assert [kind for kind, _ in late] == ["boilerplate"] * 2
    early = kinds(f"{about}\n{BODY}\n{BODY}")
    assert [kind for kind, _ in early] == ["heading"] + ["sentence"] * 6


def test_a_byline_of_no_name_stands_at_the_top() -> None:
    assert kinds(f"Plan Rejected\nBy our staff in Kyiv\n{BODY}")[1][0] == "boilerplate"
    assert kind_of("By Monday, all was quiet.") == "sentence"


def test_related_links_end_at_the_next_sentence() -> None:
    text = f"{BODY}\nRelated stories\nBoxer Wins Title\n- Five things to know\n{BODY}"
    assert [kind for kind, _ in kinds(text)] == ["sentence"] * 2 + ["boilerplate"] * 3 + ["sentence"] * 2


@pytest.mark.parametrize(
    "text",
    [
        "Russia Rejects Peace Plan",
        "twelve people died",
        "Disclaimer",
        "What is the plan?",
        "Advertisement\n",
        "Peace Plan Rejected\nMoscow Says No",
        "rivers rose overnight\nhundreds left their homes\nschools stay shut",
    ],
)
def test_short_texts_are_always_compared(text: str) -> None:
    found = statements(text)
    assert all(statement.compared for statement in found)
    assert len(found) == len(text.strip().split("\n"))


@pytest.mark.parametrize("text", ["***", "…", "- \n---\n#\n", "?!", "“”"])
def test_marks_alone_are_no_statements(text: str) -> None:
    assert statements(text) == ()
