"""The matrix of who says what: its rows, their order, and the page at any width."""

from __future__ import annotations

import json
from functools import cache

import pytest
from rich.cells import cell_len

import xcheck
from tests.cases import compared
from tests.test_many import FIFTEEN, TWELVE, compare, landslide, outlets
from xcheck.model import Article, Report, Row


def rows(report: Report, kind: str) -> list[Row]:
    return [row for row in report.matrix if row.kind == kind]


def row(report: Report, kind: str, label: str) -> Row:
    (found,) = [row for row in rows(report, kind) if row.label == label]
    return found


def words(found: Row) -> list[str]:
    """Return the words of each article."""
    return [" / ".join(place.text for place in cell) for cell in found.cells]


# Rows.


def test_a_fact_is_a_row_with_the_words_of_each_article() -> None:
    report = compare(TWELVE, "It rained in Agadir on Sunday.", FIFTEEN, "Twelve people were killed in the quake.")
    found = row(report, "number", "killed")
    assert words(found) == ["12 people", "", "15 people", "Twelve people"]
    assert (found.differs, found.sides, found.article_count) == (True, (("a", "d"), ("c",)), 3)
    conflict = next(finding for finding in report.findings if finding.rule == "number-conflict")
    assert conflict.id in found.findings


def test_what_all_tell_alike_is_one_side() -> None:
    found = row(landslide(), "number", "homes")
    assert (words(found), found.differs) == (["2,100 homes"] * 5, False)
    assert found.sides == (("a", "b", "c", "d", "e"),)


def test_the_row_of_a_fact_has_its_dissenters_and_who_is_silent() -> None:
    houses = row(landslide(), "number", "houses")
    assert words(houses) == ["25 houses", "dozens of houses", "32 houses", "", "27 houses"]
    struck = row(landslide(), "date", "struck")
    assert words(struck) == ["6:20 a.m.", "6:20 a.m.", "6:20 a.m.", "5:50 a.m.", "6:20 a.m."]
    assert struck.sides == (("a", "b", "c", "e"), ("d",))


@pytest.mark.parametrize(
    ("texts", "label"),
    [
        (("It killed 12 people. It injured 15 people.",) * 2, "killed"),
        (("It killed 12 people. Twelve people are missing.", "It killed 12 people. It injured 12 people."), "killed"),
        (("It destroyed 12 schools. It killed 12 people.", "It killed 12 people. Twelve ships sank."), "killed"),
    ],
)
def test_figures_of_other_things_stand_in_rows_of_their_own(texts: tuple[str, ...], label: str) -> None:
    assert {text.lower() for text in words(row(compare(*texts), "number", label))} == {"12 people"}


def test_a_figure_that_one_article_tells_is_no_row() -> None:
    assert rows(compare(TWELVE, "The king visited the school in Agadir."), "number") == []


def test_a_quotation_stands_with_its_speaker() -> None:
    said = "“We will %s give up this long fight,” said Anna Weber."
    found = row(compare(said % "never", said % "not", said % "never"), "quotation", "Anna Weber")
    assert words(found)[1] == "We will not give up this long fight / Anna Weber"
    assert found.sides == (("a", "c"), ("b",))


def test_two_quotations_of_one_speaker_are_two_rows() -> None:
    text = "“We will never give up this fight,” said Anna Weber. “The mine must close this year,” she said."
    assert [row.label for row in rows(compare(text, text), "quotation")] == ["Anna Weber"] * 2


def test_names_that_two_have_and_that_act_or_speak() -> None:
    labels = {row.label for row in rows(landslide(), "name")}
    assert {"Marta Sole", "Elena Ferrant", "Pau Riera"} <= labels
    assert not labels & {"Toni Vidal", "Jordi Amat"}, "one article alone has them"


def test_each_row_is_a_question_in_words_of_an_article() -> None:
    questions = [row.question for row in landslide().matrix if row.kind != "topic"]
    assert "how many: … people were killed by a landslide …" in questions
    assert "when: The landslide struck at …" in questions
    assert len(questions) == len(set(questions))


def test_words_far_in_a_quotation_are_asked_for_by_those_around_them() -> None:
    whole = (
        "“I am glad to say that I am a sailor, but you don't need to be in the boat every Sunday to see it,” she said."
    )
    apart = "“I am glad to say that I am a sailor,” {}. “But you don't need to be in the {} every Sunday to see it.”"
    report = compare(whole, apart.format("said Ann Lee", "boats"), whole, apart.format("she said", "boat"))
    asked = [r.question for r in report.matrix if "boats" in words(r)]
    assert asked == ["in which words: “… don't need to be in the … every Sunday to see it” (Ann Lee)"]


def test_a_question_cuts_no_name_and_ends_in_no_comma() -> None:
    text = "The judge made her remarks to the Southern Harbour Times in an article published {}, and regrets them.{}"
    report = compare(text.format("Saturday", ""), text.format("Sunday", " It rained."))
    (found,) = rows(report, "date")
    assert found.question == "when: … Southern Harbour Times in an article published …"
    text = "The ministry examined {}'s election for traces of fraud and found none."
    (found,) = rows(compare(*[text.format("last year")] * 2), "date")
    assert found.question == "when: The ministry examined …'s election for traces of fraud"


def test_rows_that_tell_the_same_words_are_one_question() -> None:
    long = "“We will never give up this fight and we need help now,” said Anna Weber."
    short = "“We will never give up this fight,” said Anna Weber."
    other = "“We need help now,” said Anna Weber."
    (found,) = rows(compare(short, long, short), "quotation")
    assert [bool(cell) for cell in found.cells] == [True, True, True]
    assert len(rows(compare(short, long, other), "quotation")) <= 2


def test_the_name_is_the_fullest_each_article_has() -> None:
    texts = ("The mayor, Anna Weber, left. Weber was tired.", "Ms. Weber left in the evening. She was tired.")
    assert words(row(compare(*texts), "name", "Anna Weber"))[0] == "Anna Weber"


def test_definitions_side_by_side() -> None:
    texts = ("Basil is a herb. It grows in Asia.", "Basil is a plant. It grows in Asia.")
    found = row(compare(*texts), "definition", "Basil")
    assert words(found) == ["a herb", "a plant"]


def test_members_of_a_group_side_by_side() -> None:
    texts = (
        "The Nordic Pact includes Norway, Denmark and Iceland. It met in Oslo.",
        "The Nordic Pact brought together around 30 countries. It met in Oslo.",
        "The Nordic Pact includes Iceland, Norway and Denmark. It met in Oslo.",
    )
    found = row(compare(*texts), "members", "Nordic Pact")
    assert words(found) == ["Norway, Denmark and Iceland", "around 30 countries", "Iceland, Norway and Denmark"]
    assert (found.differs, found.sides) == (True, (("a", "c"), ("b",)))


def test_who_does_it_side_by_side() -> None:
    texts = ("Marta Sole leads the search in Lorca.", "The search is led by Captain Marta Sole.", "It rained in Lorca.")
    found = row(compare(*texts), "actor", "leads the search")
    assert (words(found), found.sides) == (["Marta Sole", "Captain Marta Sole", ""], (("a", "b"),))
    texts = (*texts[:2], "Paul Lang, who leads the search, was tired.")
    assert row(compare(*texts), "actor", "leads the search").sides == (("a", "b"), ("c",))
    assert row(landslide(), "actor", "leads the rescue work").article_count == 5


NIGHT = "The fire destroyed the town hall of Vell on Monday night. {} The mayor, Ann Hale, said that nobody was hurt."


def act(*sentences: str) -> tuple[list[str], tuple[tuple[str, ...], ...], bool]:
    """Return words and sides of the one act that these sentences tell besides the fire, and whether they differ."""
    (found,) = [r for r in rows(compare(*map(NIGHT.format, sentences)), "actor") if "town hall" not in r.question]
    return words(found), found.sides, found.differs


def test_two_parties_of_one_act_differ() -> None:
    signed = "{} signed the contract for the new bridge on Sunday."
    row = act(signed.format("Anna Weber"), signed.format("Paul Lang"), signed.format("Ms. Weber"))
    assert row == (["Anna Weber", "Paul Lang", "Ms. Weber"], (("a", "c"), ("b",)), True)
    row = act("The bill was passed by the Senate.", "The House passed the bill.", "The House passed the bill.")
    assert row == (["the Senate", "The House", "The House"], (("a",), ("b", "c")), True)


def test_another_word_for_a_party_is_put_beside_it_and_is_no_difference() -> None:
    row = act(
        "Blake Farenthold used $84,000 of taxpayer money to settle a claim.",
        "The Texas Republican used $84,000 of taxpayer money to settle the claim.",
        "Mr. Farenthold has used $84,000 of taxpayer money.",
    )
    assert row[1:] == ((("a", "b", "c"),), False)


def test_an_act_that_is_done_here_and_to_come_or_denied_there_differs() -> None:
    row = act(
        "The company will close the plant.", "The company closed the plant.", "The company plans to close the plant."
    )
    assert row == (
        ["The company will close", "The company closed", "The company plans to close"],
        (("a", "c"), ("b",)),
        True,
    )
    denied = act("The company did not warn the workers.", "The company warned the workers.")
    assert denied == (["The company did not warn", "The company warned"], (("a",), ("b",)), True)


def test_a_pronoun_stands_for_the_only_name_before_it() -> None:
    row = act("Anna Weber resigned in May. She signed the contract in June.", "Anna Weber signed the contract in June.")
    assert row == (["Anna Weber", "Anna Weber"], (("a", "b"),), False)


def test_who_acts_stands_behind_the_place_of_a_report() -> None:
    text = "LORCA — The council rejected the plan on Friday. It rained."
    assert words(row(compare(text, "The council rejected the plan on Friday."), "actor", "rejected the plan")) == [
        "The council",
        "The council",
    ]


def test_those_who_act_together_stand_together() -> None:
    text = "{} rejected the offer."
    both = "Hilda Brand and Bill Brand"
    assert act(text.format(both), text.format("Bill Brand"))[0] == [both, "Bill Brand"]


@pytest.mark.parametrize(
    "other",
    [
        "It is unclear whether Anna Weber signed the contract.",
        "Paul Lang wants to sign the contract.",
        "“Anna Weber signed the contract,” said Paul Lang.",
        "Paul Lang met Anna Weber before he signed the contract.",
        "Paul Lang signed a broader version of the contract for the harbour.",
    ],
)
def test_what_is_open_quoted_or_of_another_thing_is_no_telling(other: str) -> None:
    report = compare(*map(NIGHT.format, ("Anna Weber signed the new contract.", other)))
    assert [r.label for r in rows(report, "actor") if "contract" in r.label] == []


def test_the_question_is_the_act_with_the_rest_of_its_clause() -> None:
    text = NIGHT.format("Anna Weber signed the contract for the new bridge on Sunday.")
    (found,) = [r for r in rows(compare(text, text.replace("Anna", "Ms.")), "actor") if "contract" in r.label]
    assert found.question == "who signed the contract for the new bridge on Sunday"


@pytest.mark.parametrize(
    "other",
    [
        "A policeman in Lorca leads the search.",
        "Marta Sole leads a choir.",
        "Marta Sole left the search.",
        "The search near Marta Sole leads nowhere.",
        "Marta Sole said the search goes on.",
    ],
)
def test_another_act_is_no_row_of_who_does_it(other: str) -> None:
    assert rows(compare("Marta Sole leads the search in Lorca.", other), "actor") == []


def test_what_all_agree_on_has_one_side() -> None:
    report = compare("Marta Sole leads the search.", "Marta Sole leads the search.", "Paul Lang leads the search.")
    page = xcheck.render(report, "terminal", width=80, show=frozenset(["agreed"]))
    assert "leads the search" not in page.split("What all articles agree on")[1]


def test_quoted_words_that_nobody_says_are_known_by_how_they_begin() -> None:
    texts = ["The sign at the gate reads “No entry for horses or mules after dark”."] * 2
    assert [r.label for r in rows(compare(*texts), "quotation")] == ["No entry for horses or…"]


def test_a_finding_without_a_fact_has_a_row_too() -> None:
    texts = ("The court formally rejected the plan on Monday.", "The court completely rejected the plan on Monday.")
    (found,) = rows(compare(*texts), "wording")
    assert (words(found), found.differs) == (["formally rejected", "completely rejected"], True)


def test_every_difference_stands_in_a_row() -> None:
    concerned = {id for row in landslide().matrix for id in row.findings}
    differing = {finding.id for finding in landslide().findings if finding.kind != "omission"}
    assert differing <= concerned


def test_topics_are_shared_over_all_articles() -> None:
    topics = rows(landslide(), "topic")
    assert topics and all(row.article_count > 1 for row in topics)
    labels = [row.label for row in topics]
    assert len(labels) == len(set(labels))
    assert max(row.article_count for row in topics) == 5


# Order.


def test_what_differs_comes_first_then_what_most_tell() -> None:
    matrix = landslide().matrix
    assert [row.differs for row in matrix] == sorted((row.differs for row in matrix), reverse=True)
    assert (matrix[0].kind, matrix[0].label) == ("number", "killed")
    alike = [row for row in matrix if not row.differs]
    little = {"name": 1, "topic": 2}  # who is in the story, and where to read, come last
    order = [(little.get(row.kind, 0), -row.article_count) for row in alike]
    assert order == sorted(order)


def test_a_figure_of_several_digits_is_one_row_however_round_it_is_told() -> None:
    report = compare(
        "The couple paid $43,885,310 in federal taxes. Their rate was 45.8 percent in all.",
        "Over eight years they gave nearly $15 million to charity. With what the city takes it was 45.8 percent.",
        "The two have given $14,959,450 to charity. The treasury had $43.9 million from them.",
    )
    figures = [words(found) for found in rows(report, "number")]
    assert ["45.8 percent", "45.8 percent", ""] in figures
    assert ["", "nearly $15 million", "$14,959,450"] in figures
    assert ["$43,885,310", "", "$43.9 million"] in figures


def test_two_round_figures_of_other_things_are_no_row() -> None:
    report = compare("The town paid $15 million for the school.", "A banker left $15 million to his nephew.")
    assert rows(report, "number") == []


def test_what_is_told_in_other_words_is_a_row() -> None:
    report = compare(
        "Netanyahu was invited by House Speaker John Boehner without him first conferring with the White House.",
        "Netanyahu was invited to speak by House Speaker John Boehner, who did not seek approval from the White House.",
        "It rained in Oslo all day, and the ferries did not sail.",
    )
    (found,) = [row for row in rows(report, "wording") if not row.findings]
    assert [bool(cell) for cell in found.cells] == [True, True, False]
    assert (
        found.question == "how told: Netanyahu was invited by House Speaker John Boehner without him first conferring …"
    )


def test_figures_and_days_that_may_be_of_two_things_are_not_one_row() -> None:
    report = compared("maker-layoffs", "business-letter.txt", "market-wire.txt", "tolvik-post.txt")
    doubted = {"number-conflict", "date-conflict"}
    assert any(f.rule in doubted and f.severity < "error" for f in report.findings)
    figures = [set(words(found)) for kind in ("number", "date") for found in rows(report, kind)]
    assert not any({"seven years", "three months"} <= both or {"Tuesday", "April"} <= both for both in figures)
    assert any({"1943", "1934"} <= both for both in figures)


def test_one_day_answers_one_question() -> None:
    hours = "The museum will stay closed until {}. Visitors may return their tickets."
    report = compare(*(hours.format(day) for day in ("Wednesday", "Wednesday", "Friday")))
    (found,) = [row for row in rows(report, "date") if row.differs]
    assert (found.question, words(found)) == (
        "when: The museum will stay closed until …", ["Wednesday", "Wednesday", "Friday"],
    )  # fmt: skip


def test_nothing_is_asked_of_what_is_the_first_and_of_places_that_do_not_act() -> None:
    text = "The first patrol car reached Halden Bay in May. Officers of Halden Bay met Ana Lund, who lives in Oslo."
    report = compare(text, text, text)
    assert [row.label for row in rows(report, "name")] == ["Ana Lund"]
    assert not any("first" in place for row in rows(report, "number") for place in words(row))


def test_who_says_so_is_told_with_the_source_and_not_by_the_verb_alone() -> None:
    report = landslide()
    (found,) = [row for row in rows(report, "speaker") if "road to the coast" in row.question]
    assert "Listeners called in to say" in words(found)
    assert found.question.startswith("who says so, if anybody: ")
    where = [row.question for row in rows(report, "speaker") if "We will dig" in row.question]
    assert where == ["who says so, and where: We will dig until everyone is found"]


def test_the_words_of_most_ask_the_question() -> None:
    report = compare(
        *("“We asked for a wall and got nothing at all,” said Anna Weber.",) * 2,
        "“We begged for a wall and got nothing at all,” said Anna Weber.",
    )
    (found,) = [row for row in rows(report, "quotation") if row.differs]
    assert found.question == "in which words: “We asked for a wall …” (Anna Weber)"


def test_findings_do_not_depend_on_the_matrix() -> None:
    without = xcheck.compare(*outlets(), settings=xcheck.Settings(matrix=False, topics=False))
    assert without.findings == landslide().findings
    assert without.matrix == ()


# As data.


def test_the_matrix_is_data() -> None:
    document = json.loads(xcheck.render(landslide(), "json"))
    first = document["matrix"][0]
    assert (first["kind"], first["label"], first["differs"]) == ("number", "killed", True)
    assert list(first["cells"]) == ["a", "b", "c", "d", "e"]
    assert first["cells"]["d"][0]["text"] == "Eleven people"
    ids = {finding["id"] for finding in document["findings"]}
    texts = {reading.id: reading.article.text for reading in landslide().articles}
    for found in document["matrix"]:
        assert {*found["findings"]} <= ids
        for article, places in found["cells"].items():
            assert all(p["article"] == article and texts[article][p["start"] : p["end"]] == p["text"] for p in places)
        telling = {article for article, places in found["cells"].items() if places}
        assert {id for side in found["sides"] for id in side} <= telling


# On the page.


def shown(report: Report, width: int, *more: str) -> str:
    page = xcheck.render(report, "terminal", width=width, show=frozenset(["matrix", *more]))
    return page.split("Who says what")[1].split("small differences")[0]


def test_a_wide_page_has_a_table_with_a_column_for_each_article() -> None:
    lines = shown(landslide(), 140).splitlines()
    (head,) = [line for line in lines if "public-radio.txt" in line][:1]
    killed = next(line for line in lines if line.startswith("✗ how many:"))
    assert [head.index(name) for name in ("wire.txt", "morning-post.txt")] == [
        killed.index("Nine people :3"), killed.index("[[Eleven people]] :3"),
    ]  # fmt: skip


def test_a_narrow_page_lists_who_says_what() -> None:
    text = shown(landslide(), 60)
    assert "✗ how many: … people were killed by a landslide …\n    [[Eleven people]]  morning-post.txt:3\n" in text
    assert "    Nine people  wire.txt:3, public-radio.txt:3\n" in text
    assert "    silent: morning-post.txt\n" in text


def test_only_the_smaller_sides_are_marked() -> None:
    text = shown(landslide(), 140).split("Cannot both be true")[0]
    assert "[[5:50 a.m.]]" in text and "[[6:20 a.m.]]" not in text
    assert all(f"[[{n} houses]]" in text for n in (25, 32, 27))
    assert "[[dozens" not in text


def test_of_words_told_twice_the_ones_that_differ_are_shown() -> None:
    """The figure in the headline-like first statement faces nothing; the second one is in the finding, and marked."""
    report = compare(
        "The harbour has cameras. Police study the film of 14 cameras in the harbour, Lindqvist said.",
        "Now 41 cameras help. Police study the film of 41 cameras in the harbour, Lindqvist said.",
        "Police study the film of 14 cameras in the harbour, Lindqvist said.",
    )
    finding = next(finding for finding in report.findings if finding.rule == "number-conflict")
    marked = {(place.article, place.start) for place in finding.places}
    cells = row(report, "number", "cameras").cells
    assert {(cell[0].article, cell[0].start) for cell in cells} == marked


def test_a_question_that_is_cut_has_dots() -> None:
    found = row(compare(TWELVE, FIFTEEN, TWELVE), "number", "killed")
    long = found.replace(question="when: the harbour company of the town that " + "sacked its dockers " * 4 + "on …")
    report = compare(TWELVE, FIFTEEN, TWELVE).replace(matrix=(long,))
    page = xcheck.render(report, "terminal", width=80).split("Who says what")[1].split("Cannot")[0]
    asked = [line[2:22].strip() for line in page.splitlines()[3:] if line.strip()]
    assert asked[0] == "when: the harbour"
    assert len(asked) == 4
    assert asked[-1].endswith("sacked its …")


def test_what_is_left_off_is_told() -> None:
    assert "more: add --show notes" in shown(landslide(), 100)
    assert "more: add" not in shown(landslide(), 100, "notes").split("What all")[0]


def test_without_a_fact_in_common_the_page_says_so() -> None:
    assert "No fact is told by two of the articles." in shown(compare("It rained.", "Sales rose."), 80)


@cache
def _some(count: int) -> Report:
    long = outlets()[0].replace(name="an-outlet-with-a-very-long-name.txt")
    return xcheck.compare(*[*outlets(), long][:count])


def test_who_did_not_ask_for_the_table_reads_what_differs_and_a_few_facts() -> None:
    facts = " ".join(f"Fez{k} sent {k + 20} buses on Monday." for k in range(30))
    report = compare(*[f"{TWELVE} {facts}"] * 3)
    text = xcheck.render(report, "terminal", width=140).split("Who says what")[1].split("\n\n")[1]
    assert "named: " not in text and len(text.splitlines()) < 20
    assert "more: add --show matrix" in text
    assert "named: " in xcheck.render(report, "terminal", width=140, show=["notes"])


@pytest.mark.parametrize("width", [40, 41, 57, 80, 100, 140, 200])
@pytest.mark.parametrize("count", [2, 3, 6])
def test_no_line_is_wider_than_the_page(width: int, count: int) -> None:
    page = xcheck.render(_some(count), "terminal", width=width, show=frozenset(["all"]))
    assert [line for line in page.split("\n") if cell_len(line) > width] == []


def test_words_of_an_article_are_no_markup_and_no_escape() -> None:
    evil = "The quake killed 12 \x1b[31mpeople[/b] in Agadir. “We lost \x1b]0;all[/bold] of it,” said Anna Weber."
    other = "The quake killed 15 people in Agadir. “We lost \x1b]0;some[/bold] of it,” said Anna Weber."
    articles = [Article("a[/red]\x1b[1m", evil), Article("b", other), Article("c", other)]
    page = xcheck.render(xcheck.compare(*articles), "terminal", width=80, show=frozenset(["all"]))
    assert "\x1b" not in page
    assert "[/b" in page
