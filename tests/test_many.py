"""More than two articles: one finding for each fact, who stands on which side, who lacks what."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import xcheck
from tests.cases import articles, compared
from tests.test_contract import holds
from xcheck.model import Article, Finding, Kind, Report, Severity
from xcheck.reports.omissions import alone

OUTLETS = ("wire.txt", "public-radio.txt", "valley-paper.txt", "morning-post.txt", "broadcaster.txt")
STRANGER = Article("cooking.txt", "Peel two onions. Fry them in butter until they are golden, and add a cup of rice.\n")


def outlets() -> tuple[Article, ...]:
    return articles("landslide", *OUTLETS)


def landslide() -> Report:
    return compared("landslide", *OUTLETS)


def compare(*texts: str) -> Report:
    """Compare texts named a, b, c, ... like their ids."""
    return xcheck.compare(*(Article(chr(ord("a") + n), text) for n, text in enumerate(texts)))


def of_rule(report: Report, rule: str) -> list[Finding]:
    return [finding for finding in report.findings if finding.rule == rule]


def stands(finding: Finding) -> str:
    """Return who stands where: "ac|b", and behind a dash who lacks it: "ac-b"."""
    sides = "|".join("".join(side) for side in finding.sides)
    return f"{sides}-{''.join(finding.absent)}" if finding.absent else sides


def sides_of(rule: str, *texts: str) -> list[str]:
    return [stands(finding) for finding in of_rule(compare(*texts), rule)]


TWELVE, FIFTEEN, EIGHTEEN = (f"The quake killed {n} people in Agadir on Monday." for n in (12, 15, 18))


# One finding for each fact, with its sides.


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ((TWELVE, FIFTEEN), ["a|b"]),
        ((TWELVE, FIFTEEN, TWELVE), ["ac|b"]),
        ((TWELVE, TWELVE, TWELVE, TWELVE, FIFTEEN), ["abcd|e"]),
        ((FIFTEEN, TWELVE, TWELVE, TWELVE, TWELVE), ["a|bcde"]),
        ((TWELVE, FIFTEEN, EIGHTEEN), ["a|b|c"]),
        ((TWELVE, FIFTEEN, TWELVE, EIGHTEEN, FIFTEEN), ["ac|be|d"]),
        ((TWELVE, "Monday's quake killed twelve people in Agadir.", FIFTEEN), ["ab|c"]),
        ((TWELVE, TWELVE, TWELVE), []),
    ],
)
def test_one_fact_is_one_finding_that_names_every_side(texts: tuple[str, ...], expected: list[str]) -> None:
    assert sides_of("number-conflict", *texts) == expected


def test_a_lone_dissenter_is_as_bad_as_one_of_two_and_named() -> None:
    alone = of_rule(compare(TWELVE, FIFTEEN), "number-conflict")[0]
    (finding,) = of_rule(compare(TWELVE, TWELVE, TWELVE, FIFTEEN), "number-conflict")
    assert (finding.severity, finding.confidence) == (alone.severity, alone.confidence)
    assert finding.severity is Severity.ERROR
    assert finding.message == "a, b and c: 12 people. d: 15 people."
    assert [(place.article, place.text) for place in finding.places] == [
        ("a", "12 people"), ("b", "12 people"), ("c", "12 people"), ("d", "15 people"),
    ]  # fmt: skip


def test_two_articles_of_many_that_differ_are_told_as_if_alone() -> None:
    (alone,) = of_rule(compare(TWELVE, FIFTEEN), "number-conflict")
    third = "The king opened a new hospital in Agadir after the quake."
    (finding,) = of_rule(compare(TWELVE, FIFTEEN, third), "number-conflict")
    assert finding.replace(presence=None) == alone


OTHER_FIGURES = [
    ("The quake killed 12 people. It injured 15 people.", "The quake killed 12 people. It injured 15 people."),
    ("The quake killed 12 people. Fifteen people are missing.", "The quake killed 12 people."),
    ("The quake killed 12 people. It destroyed 15 schools.", "The quake killed 12 people. It destroyed 15 schools."),
]


@pytest.mark.parametrize(("one", "two"), OTHER_FIGURES)
def test_equal_figures_of_other_things_are_no_side(one: str, two: str) -> None:
    found = of_rule(compare(one, two, "The quake killed 14 people."), "number-conflict")
    assert {place.text.lower() for finding in found for place in finding.places} <= {"12 people", "14 people"}
    assert [stands(finding) for finding in found] == ["ab|c"]


def test_two_facts_stay_two_findings() -> None:
    texts = (
        "The quake killed 12 people. It injured 40 people.",
        "The quake killed 15 people. It injured 60 people.",
        "The quake killed 12 people. It injured 60 people.",
    )
    assert sorted(sides_of("number-conflict", *texts)) == ["ac|b", "a|bc"]


def test_an_article_with_two_values_never_makes_one_fact_of_two() -> None:
    texts = (
        "The quake killed 12 people in Agadir. In the port of Safi the wave killed 15 people.",
        "The quake killed 14 people in Agadir. In the port of Safi the wave killed 15 people.",
        "The quake killed 12 people in Agadir. In the port of Safi the wave killed 16 people.",
    )
    found = of_rule(compare(*texts), "number-conflict")
    assert sorted(stands(finding) for finding in found) == ["ab|c", "ac|b"]
    for finding in found:
        assert len({place.article for place in finding.places}) == len(finding.places)


def test_equal_shares_of_two_groups_are_told_apart_by_the_words_around_them() -> None:
    first = "The quake killed 12 people."
    texts = (
        f"{first} Of the women 5 percent were hurt. Of the men 5 percent were hurt.",
        f"{first} Of the women 6 percent were hurt. Of the men 5 percent were hurt.",
        f"{first} Of the women 5 percent were hurt. Of the men 7 percent were hurt.",
    )
    messages = {finding.message for finding in of_rule(compare(*texts), "number-conflict")}
    assert messages == {"a and c: 5 percent. b: 6 percent.", "a and b: 5 percent. c: 7 percent."}


def test_two_figures_of_one_article_that_agree_are_one_side() -> None:
    texts = (
        "The tax rate is 35.7 percent. The tax rate is roughly 36 percent.",
        "The tax rate is 31.5 percent.",
        "The tax rate is 35.7 percent.",
    )
    (finding,) = of_rule(compare(*texts), "number-conflict")
    assert finding.message == "a: 35.7 percent and roughly 36 percent; c: 35.7 percent. b: 31.5 percent."


def test_whoever_agrees_with_two_sides_stands_on_none() -> None:
    report = compare(TWELVE, FIFTEEN, "The quake killed at least 10 people in Agadir on Monday.")
    assert [stands(finding) for finding in of_rule(report, "number-conflict")] == ["a|b"]


def test_a_quotation_in_two_pieces_stands_with_the_whole_one_against_an_altered_one() -> None:
    whole = '"I am no member of it, but I stand in the pew every Sunday of the year," Weber said.'
    altered = 'Weber was seen. "But I stand in the pews every Sunday of the year," Weber said.'
    pieces = '"I am no member of it," Weber said, "but I stand in the pew every Sunday of the year."'
    (finding,) = of_rule(compare(whole, altered, pieces), "altered-quote")
    assert finding.sides == (("a", "c"), ("b",))
    assert [place.text for place in finding.places] == ["pew", "pews", "pew"]


def test_a_quotation_altered_in_one_of_three() -> None:
    said, altered = (f"“We will {word} give up this long fight,” said Anna Weber." for word in ("never", "not"))
    (finding,) = of_rule(compare(said, altered, said), "altered-quote")
    assert (stands(finding), finding.message) == ("ac|b", "a and c: “never”. b: “not”.")


def test_rules_of_wording_merge_too_and_say_who_else() -> None:
    texts = (
        "The court formally rejected the plan on Monday.",
        "The court completely rejected the plan on Monday.",
        "The court formally rejected the plan on Monday.",
        "The court rejected the plan on Monday.",
    )
    (finding,) = of_rule(compare(*texts), "shifted-degree")
    assert stands(finding) == "ac|b|d"
    assert "c says the same as a." in finding.message and "d: rejected." in finding.message


def test_denied_by_one_of_three() -> None:
    said, denied = "The ferry sent a distress call at noon.", "The ferry did not send a distress call at noon."
    (finding,) = of_rule(compare(said, denied, said), "flipped-negation")
    assert stands(finding) == "ac|b"


# Omissions.

NORDIC = "Norway and Denmark signed the treaty in Oslo on Monday. Schools stay open. It rained."
WITH_ICELAND = "Norway, Denmark and Iceland signed the treaty in Oslo on Monday. Schools stay open. It rained."


def test_a_name_that_one_of_four_lacks_is_one_omission() -> None:
    (finding,) = of_rule(compare(WITH_ICELAND, WITH_ICELAND, NORDIC, WITH_ICELAND), "omitted-name")
    assert (stands(finding), [p.text for p in finding.places]) == ("abd-c", ["Iceland"] * 3)
    assert finding.message == "a, b and d: Iceland; c lacks it."


def test_a_name_that_one_of_four_has_is_one_omission() -> None:
    (finding,) = of_rule(compare(WITH_ICELAND, NORDIC, NORDIC, NORDIC), "omitted-name")
    assert (stands(finding), finding.severity) == ("a-bcd", Severity.WARNING)


def test_a_statement_that_some_have_and_others_lack_is_one_omission() -> None:
    short = "The quake killed 12 people in Agadir."
    long = f"{short} Schools will stay closed until May."
    (finding,) = of_rule(compare(long, short, long, short), "omitted-statement")
    assert stands(finding) == "ac-bd"


def test_a_figure_that_some_tell_and_others_lack_is_told_in_the_words_of_each() -> None:
    pupils = (" with 340 pupils", " with 340 pupils", " with 380 pupils", "")
    texts = [f"The mayor opened the school{some} on Monday." for some in pupils]
    (finding,) = of_rule(compare(*texts), "omitted-detail")
    assert finding.message == "a and b: “with 340 pupils”; c: “with 380 pupils”; d lacks it."
    houses = next(f for f in landslide().findings if f.rule == "omitted-detail" and "27 houses" in f.message)
    assert houses.message == (
        "wire.txt: “25 houses”; public-radio.txt: “dozens of houses”; valley-paper.txt: “32 houses”; "
        "broadcaster.txt: “27 houses”; morning-post.txt lacks it."
    )


def test_what_an_article_tells_otherwise_it_does_not_lack() -> None:
    statement = next(p.statement for p in conflict_on("5:50 a.m.").places if p.article == "a")
    lacking = [f for f in landslide().findings if f.rule == "omitted-statement" and f.places[0].statement == statement]
    assert not any("d" in finding.absent for finding in lacking)


def test_a_word_that_differs_from_some_is_not_missing_from_others() -> None:
    plain, formal = (
        "The council rejected the criticism on Monday.",
        "The council formally rejected the criticism on Monday.",
    )
    strong = "The council completely rejected the criticism on Monday."
    report = compare(formal, plain, strong)
    assert of_rule(report, "shifted-degree")
    assert of_rule(report, "omitted-detail") == []
    assert [stands(finding) for finding in of_rule(compare(formal, plain), "omitted-detail")]


def conflict_on(words: str) -> Finding:
    return next(f for f in landslide().findings if f.kind is Kind.CONFLICT and words in {p.text for p in f.places})


# The fixture of five outlets.


@pytest.mark.parametrize(
    ("words", "expected"),
    [("Eleven people", "abc|d"), ("5:50 a.m.", "abce|d"), ("27 houses", "a|c|e"), ("begged", "abc|d")],
)
def test_five_outlets(words: str, expected: str) -> None:
    concerned = [f for f in landslide().findings if f.kind is Kind.CONFLICT and words in {p.text for p in f.places}]
    assert [stands(finding) for finding in concerned] == [expected]


def test_no_fact_is_told_twice() -> None:
    seen: set[tuple[object, ...]] = set()
    for finding in landslide().findings:
        keys = {(finding.rule, p.article, p.start, p.end) for p in finding.places}
        assert not keys & seen, finding.message
        seen |= keys


def test_reports_of_many_hold_to_the_contract() -> None:
    holds(landslide())
    holds(xcheck.compare(*outlets()[:3], STRANGER))


# Order, identity, other events.


def without_order(report: Report) -> tuple[object, ...]:
    """Return all that must not depend on the order of the articles."""
    name = {reading.id: reading.article.name for reading in report.articles}

    def places(some: object) -> tuple[object, ...]:
        return tuple(sorted((name[p.article], p.start, p.end) for p in some))  # type: ignore[attr-defined]

    findings = sorted(
        (
            f.id, f.rule, f.severity, f.confidence, f.subject, name.get(f.stronger or ""), places(f.places),
            sorted(sorted(name[id] for id in side) for side in f.sides), sorted(name[id] for id in f.absent),
        )
        for f in report.findings
    )  # fmt: skip
    rows = [(r.kind, r.label, r.differs, sorted(r.findings), [places(c) for c in r.cells if c]) for r in report.matrix]
    rows = [(*row[:4], sorted(row[4])) for row in rows]
    texts = {s.id: (name[r.id], s.start) for r in report.articles for s in r.statements}
    pairs = sorted((*sorted((texts[p.left], texts[p.right])), p.score) for p in report.pairs)
    topics = [(t.kind, t.label, sorted([texts[id] for id in ids] for ids in t.statements)) for t in report.topics]
    return findings, rows, pairs, topics


@pytest.mark.parametrize("order", [(1, 0, 2, 3, 4), (4, 3, 2, 1, 0), (2, 4, 0, 3, 1)], ids=str)
def test_the_order_of_the_articles_changes_no_finding(order: tuple[int, ...]) -> None:
    turned = xcheck.compare(*(outlets()[n] for n in order))
    assert without_order(turned) == without_order(landslide())
    orders = {reading.id: number for number, reading in enumerate(turned.articles)}
    for finding in turned.findings:
        firsts = [orders[side[0]] for side in finding.sides]
        assert firsts == sorted(firsts)
        assert all([orders[id] for id in side] == sorted(orders[id] for id in side) for side in finding.sides)


def test_three_fixtures_in_every_order() -> None:
    reports = [xcheck.compare(*three) for three in permutations(outlets()[1:4])]
    assert all(without_order(report) == without_order(reports[0]) for report in reports)


SENTENCES = st.sampled_from(
    [
        TWELVE, FIFTEEN, EIGHTEEN, "The quake injured 15 people in Agadir.", "Twelve people died in Agadir on Monday.",
        "The king visited Agadir on Tuesday.", "The king will not visit Agadir.", "About a dozen people were killed.",
        "“We lost our homes,” said Anna Weber.", "“We lost our town,” said Anna Weber.", "Schools stay closed.",
    ]
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(SENTENCES, min_size=1, max_size=4, unique=True), min_size=3, max_size=4), st.randoms())
def test_any_articles_in_any_order(texts: list[list[str]], random) -> None:
    articles = [Article(f"{n}.txt", " ".join(sentences)) for n, sentences in enumerate(texts)]
    shuffled = random.sample(articles, len(articles))
    report = xcheck.compare(*articles)
    assert without_order(xcheck.compare(*shuffled)) == without_order(report)
    for finding in report.findings:
        holders = [id for side in finding.sides for id in side]
        assert len(holders) == len(set(holders)) and {*holders} == {place.article for place in finding.places}


def test_another_article_on_something_else_changes_no_id() -> None:
    four = outlets()[:4]
    more = xcheck.compare(*four, STRANGER)
    assert {f.id for f in xcheck.compare(*four).findings} == {f.id for f in more.findings}
    assert (more.related, more.unrelated) == (True, ("e",))


def test_ids_are_unique_and_survive_moved_lines() -> None:
    moved = xcheck.compare(*(a.replace(text=f"{a.text}\n\n") for a in outlets()))
    ids = [finding.id for finding in landslide().findings]
    assert len(ids) == len(set(ids))
    assert ids == [finding.id for finding in moved.findings]


def test_articles_of_different_events_are_not_related() -> None:
    report = xcheck.compare(STRANGER, Article("b", "The bank raised its rate on Friday."), Article("c", "It is warm."))
    assert (report.related, report.unrelated, report.findings) == (False, (), ())


def test_articles_of_one_name_are_told_apart() -> None:
    texts = ((TWELVE, "a/story.txt"), (FIFTEEN, "b/story.txt"), (TWELVE, None))
    (finding,) = of_rule(xcheck.compare(*(Article("story.txt", *one) for one in texts)), "number-conflict")
    assert finding.message == "a/story.txt and story.txt (3): 12 people. b/story.txt: 15 people."


def test_the_same_article_three_times_has_no_finding() -> None:
    assert xcheck.compare(*[outlets()[0]] * 3).findings == ()


# On the page.


def page(report: Report, width: int = 100, **options) -> str:
    return xcheck.render(report, "terminal", width=width, **options)


def test_a_page_shows_one_statement_for_each_side_and_where_else_it_is_said() -> None:
    text = page(landslide()).split("Cannot both be true")[1]
    assert "wire.txt and public-radio.txt: Nine people; valley-paper.txt: nine. morning-post.txt: Eleven" in text
    assert "  with wire.txt: public-radio.txt:3:24, valley-paper.txt:3:19\n" in text
    assert text.count("[[Eleven people]]") == 1


def test_a_page_lists_omissions_by_who_lacks_them() -> None:
    text = page(landslide())
    assert "  lacks: morning-post.txt; tells: wire.txt, public-radio.txt, valley-paper.txt, broadcaster.txt\n" in text
    assert "Only in broadcaster.txt " in text


def test_a_page_tells_what_all_agree_on() -> None:
    text = page(landslide(), show=frozenset(["agreed"])).split("What all articles agree on")[1]
    assert "2,100 homes  wire.txt:13, public-radio.txt:13, valley-paper.txt:13, morning-post.txt:15," in text
    assert "Eleven" not in text and "houses" not in text


def test_a_page_names_an_article_on_another_event() -> None:
    assert "cooking.txt shares almost nothing with the others" in page(xcheck.compare(*outlets()[:3], STRANGER))


# --- what a third article resolves ---

SHED = "The shed stood open for a week. "
SAID = " said Ida Holm, who grows apples in Vessel."
ORCHARD = (
    f"{SHED}“The pumps were in a terrible state,”{SAID}",
    f"{SHED}“The pumps were in a dangerous state,”{SAID}",
    f"{SHED}“The pumps were in a terrible state. The pumps were in a dangerous state,”{SAID}",
)


def conflicts(*texts: str) -> list[str]:
    return [f.rule for f in compare(*texts).findings if f.kind is Kind.CONFLICT]


def test_two_halves_of_one_quotation_are_no_conflict_where_a_third_article_has_it_whole() -> None:
    assert conflicts(*ORCHARD[:2]) == ["altered-quote", "opposite-word"]
    assert conflicts(*ORCHARD) == []
    other = ORCHARD[2].replace("terrible", "sorry")
    assert "altered-quote" in conflicts(*ORCHARD[:2], other), "it has the words of one of them only"


# What the articles are called.


def test_two_pages_of_one_site_are_called_by_its_name_and_the_end_of_their_address() -> None:
    def pages(*addresses: str) -> list[str]:
        articles = [Article("news.example", TWELVE, address) for address in addresses]
        return [reading.article.name for reading in xcheck.compare(*articles).articles]

    ferry, fire = "https://news.example/2026/01/07/ferry?ref=home", "https://news.example/2026/01/08/fire/"
    assert pages(ferry, fire) == ["news.example/ferry", "news.example/fire"]
    other = "https://news.example/video/ferry"
    assert pages(ferry, other) == [ferry, other], "both end alike"
    assert pages(ferry, ferry) == ["news.example (1)", "news.example (2)"]


def test_what_one_source_of_several_lacks_is_not_said_to_be_only_in_the_draft() -> None:
    names = {"a": "draft", "b": "wire", "c": "radio"}
    assert alone((("a",), (), ("b", "c")), names) == "Only in draft"
    assert alone((("a",), (), ("c",)), names) == "In draft and not in radio"
