"""Topics: quotations, names, acts and things of which both articles speak in several places."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import xcheck
from tests.test_many import landslide
from xcheck.match import Side, sides
from xcheck.model import Topic
from xcheck.pipeline import read
from xcheck.topics import MOST, topics
from xcheck.topics.relatedness import related_lemmas

FILL = (
    "Rain fell on the coast.", "A bakery opened.", "Schools are closed.", "The museum sold a painting.",
    "Buses ran late.", "Nine swimmers trained.", "An orchard froze.", "The cinema was full.",
)  # fmt: skip
"Statements about other things, so that no subject is everywhere."


def sides_of(lines: Sequence[str], id: str) -> list[Side]:
    reading = read(xcheck.Article(id, "\n".join(lines)), id, xcheck.Settings())
    all_sides = sides(reading)
    return [all_sides[s.id] for s in reading.statements if s.compared]


def found(left: Sequence[str], right: Sequence[str], fill: Sequence[str] = FILL) -> list[Topic]:
    return list(topics(sides_of([*left, *fill], "a"), sides_of([*right, *fill[::-1]], "b")))


def holds(some: Sequence[Topic], kind: str, left: str, right: str) -> bool:
    """Whether a topic of a kind holds two statements."""
    return any(t.kind == kind and left in t.left and right in t.right for t in some)


@pytest.mark.parametrize(
    ("kind", "left", "right"),
    [
        ("act", ["The guild rejected the offer.", "Its rejection was brief."], ["A guild envoy said no."]),
        ("act", ["The guild rejected the offer.", "Its rejection was brief."], ["The bid was turned down."]),
        ("thing", ["Two nations signed.", "The nations will meet."], ["Each country has a vote."]),
        ("thing", ["A wage deal is near.", "The deal is fair."], ["The wage pact is signed."]),
        ("name", ["Ines Calder spoke.", "Guests cheered Calder."], ["Mayor Ines Calder left."]),
        ("name", ["The UK agreed.", "Britain will pay."], ["The United Kingdom signed."]),
        ("quotation", ["It is a “paper shield.”"], ["A paper shield, he said.", "“Paper shield” it is."]),
    ],
)  # fmt: skip
def test_a_subject_under_other_words_is_a_topic(kind: str, left: list[str], right: list[str]) -> None:
    assert holds(found(left, right), kind, "a1", "b1")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (["The guild rejected the offer.", "Its rejection was brief."], ["The guild signed the offer."]),
        (["The harbour is deep."], ["A lawyer resigned."]),
        (["Ines Calder spoke."], ["Ines Calder left."]),  # once in either: no topic but a pair
        (["He called it a “paper shield.”", "She laughed."], ["The shield was of paper.", "He paid."]),
        (["A wage deal is near.", "The deal is fair."], ["The earners queue."]),
    ],
)
def test_what_is_not_one_subject_is_no_topic(left: list[str], right: list[str]) -> None:
    some = found(left, right)
    assert not any("a1" in t.left and "b1" in t.right for t in some if t.kind != "name" or "Calder" in t.label)


def test_what_stands_nearly_everywhere_is_no_topic() -> None:
    lines = [f"The bridge is {word}." for word in ("old", "long", "wet", "shut", "safe", "cold", "dark", "high")]
    assert not any("bridge" in topic.label for topic in found(lines, lines))


def test_a_thing_is_known_by_its_modifier() -> None:
    some = found(
        ["A peace framework was drafted.", "The framework has gaps.", "It snowed."],
        ["The peace plan was read.", "This plan is new.", "Nobody slept."],
    )
    assert any({"a1", "a2"} <= {*t.left} and {"b1", "b2"} <= {*t.right} for t in some)


def test_there_are_few_and_each_tells_something_new() -> None:
    words = (
        "harbour",
        "bridge",
        "court",
        "ferry",
        "strike",
        "tax",
        "school",
        "storm",
        "vote",
        "mine",
        "pact",
    )
    left = [f"The {a} and the {b} were named." for a in words for b in words[:4]]
    some = found(left, left[::-1], [])
    assert len(some) <= MOST
    assert len({(t.left, t.right) for t in some}) == len(some)


WORDS = [
    "plan",
    "peace",
    "reject",
    "rejection",
    "guild",
    "Oslo",
    "Calder",
    "“red line”",
    "the",
    "this",
    "said no",
]
LINES = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join), min_size=1, max_size=10)


@settings(max_examples=40, deadline=None)
@given(LINES, LINES)
def test_swapping_the_articles_mirrors_the_topics(one: Sequence[str], two: Sequence[str]) -> None:
    a, b = ([f"{line}." for line in lines] for lines in (one, two))
    here = [(t.kind, t.label, t.left, t.right) for t in topics(sides_of(a, "a"), sides_of(b, "b"))]
    there = [(t.kind, t.label, t.right, t.left) for t in topics(sides_of(b, "b"), sides_of(a, "a"))]
    assert here == there


@pytest.mark.parametrize(
    ("one", "two"), [("reject", "rejection"), ("nation", "country"), ("peacekeeping", "peacekeeper")]
)
def test_words_of_one_kind_are_related(one: str, two: str) -> None:
    assert two in related_lemmas(sorted((one, two)))[one]


@pytest.mark.parametrize(
    ("one", "two"), [("reject", "accept"), ("nation", "ocean"), ("harbour", "lawyer"), ("plan", "plane")]
)
def test_words_of_other_kinds_are_not(one: str, two: str) -> None:
    assert two not in related_lemmas(sorted((one, two))).get(one, ())


def test_the_report_tells_topics_unless_told_not_to() -> None:
    lines = ["The guild rejected the offer.", "Its rejection was brief."], ["A guild spokesman said no."]
    left, right = (xcheck.Article(n, "\n".join([*some, *FILL])) for n, some in zip("ab", lines, strict=True))
    assert xcheck.compare(left, right).topics
    assert xcheck.compare(left, right, settings=xcheck.Settings(topics=False)).topics == ()
    page = xcheck.render(xcheck.compare(left, right), "terminal", show=("topics",))
    assert "Topics" in page
    assert "Its rejection was brief." in page.split("Topics", 1)[1]


# Of several articles.


def several(*texts: Sequence[str]) -> list[Topic]:
    """Return the topics of texts named a, b, c, ... like their ids."""
    named = (xcheck.Article(chr(ord("a") + n), "\n".join([*lines, *FILL])) for n, lines in enumerate(texts))
    return list(xcheck.compare(*named).topics)


SAID, BRIEF, NO = "The guild rejected the offer.", "Its rejection was brief.", "A guild spokesman said no."


def test_a_subject_of_three_articles_is_one_topic_with_the_statements_of_each() -> None:
    (rejected,) = [t for t in several([SAID, BRIEF], [NO], [BRIEF, SAID]) if t.kind == "act"]
    assert rejected.statements == (("a1", "a2"), ("b1",), ("c1", "c2"))
    assert (rejected.left, rejected.right) == (("a1", "a2"), ("b1",))


def test_an_article_that_is_silent_has_no_statements() -> None:
    (rejected,) = [t for t in several([SAID, BRIEF], ["It rained."], [NO]) if t.kind == "act"]
    assert rejected.statements == (("a1", "a2"), (), ("c1",))
    assert (rejected.left, rejected.right) == (("a1", "a2"), ("c1",))


def test_other_subjects_of_the_same_articles_stay_apart() -> None:
    pact = ["A wage pact is near.", "The pact is fair."]
    some = several([SAID, BRIEF, *pact], [NO, pact[0]], [BRIEF, pact[1]])
    assert not any({"a1", "a3"} <= {*t.statements[0]} for t in some)
    assert {t.statements[0] for t in some} >= {("a1", "a2"), ("a3", "a4")}


def test_no_topic_of_several_tells_what_another_has_told() -> None:
    covered = [{id for ids in topic.statements for id in ids} for topic in landslide().topics]
    assert len({(t.kind, t.label.lower()) for t in landslide().topics}) == len(covered) > 10
    assert not any(one < other for one in covered for other in covered)


def test_what_most_articles_speak_of_comes_first() -> None:
    counts = [sum(1 for ids in topic.statements if ids) for topic in landslide().topics]
    assert counts == sorted(counts, reverse=True) and (counts[0], counts[-1]) == (5, 2)


def test_the_matrix_and_every_page_have_the_same_topics() -> None:
    rows = [row for row in landslide().matrix if row.kind == "topic"]
    topics = {(t.label, t.statements) for t in landslide().topics}
    assert {(row.label, tuple(tuple(p.statement for p in cell) for cell in row.cells)) for row in rows} == topics
    without = xcheck.compare(*(r.article for r in landslide().articles), settings=xcheck.Settings(matrix=False))
    assert without.topics == landslide().topics
    page = xcheck.render(without, "terminal", width=80, show=("topics",)).split("Topics", 1)[1]
    assert all(f"\n{topic.label}  {topic.kind}, " in page for topic in without.topics)
