"""Whether the other article tells a statement, whatever counterpart it has, and which of its words it does not tell."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import xcheck
from xcheck.coverage import BAR, LACKS, LEAST, cover, log_odds, runs, weights
from xcheck.coverage.words import FEATURES, WHERE, Held, Lookup
from xcheck.match import Comparison, sides
from xcheck.model import Cover, Span
from xcheck.pipeline import put_together, read

SLUICE = """The lock-keeper of Ostrow resigned on Monday after a letter from the mayor had been leaked.
Barges waited for nine hours at the sluice.
A heron has nested on the western gate since April."""

CANAL = """Nine hours is how long the barges had to wait at the sluice of Ostrow.
Its lock-keeper gave up her post on Monday.
She resigned because a letter was leaked that the mayor had written."""


def held_together(left: str, right: str) -> Comparison:
    options = xcheck.Settings()
    return put_together(
        read(xcheck.Article("a", left), "a", options), read(xcheck.Article("b", right), "b", options), options
    )


def covers(left: str, right: str) -> dict[str, Cover]:
    """Return the cover of each statement by its id: a1, a2, b1."""
    return dict(held_together(left, right).coverage)


def test_what_three_statements_tell_together_is_told() -> None:
    found = covers(SLUICE, CANAL)
    assert found["a1"].status != "lacks"
    assert found["a2"].status == "tells"
    assert found["a2"].places[0] == "b1"


def test_what_stands_nowhere_is_lacking() -> None:
    assert covers(SLUICE, CANAL)["a3"].status == "lacks"
    assert covers(SLUICE, CANAL)["a3"].share > 0.6


def test_a_fair_counterpart_does_not_hide_a_word_that_stands_nowhere() -> None:
    for nearest in (-4.0, -2.0, 0.0, 0.5):
        assert log_odds(Held(Span(0, 1), 1.0, (0.0, 0.0, nearest), False)) > BAR
    assert log_odds(Held(Span(0, 1), 1.0, (1.0, 0.5, -4.0), False)) < BAR


def test_no_counterpart_does_not_make_what_is_told_an_omission() -> None:
    report = xcheck.compare(xcheck.Article("a", SLUICE), xcheck.Article("b", CANAL))
    omitted = {f.places[0].statement for f in report.findings if f.rule == "omitted-statement"}
    assert "a3" in omitted
    assert not {"a2", "b1", "b2"} & omitted
    assert "a3" in report.unpaired
    assert "a2" not in report.unpaired


def test_articles_on_two_events_cover_nothing() -> None:
    other = "The orchestra played in Vienna. The conductor bowed. Flowers were thrown from the boxes."
    assert covers(SLUICE, other) == {}


def test_a_statement_of_which_exactly_the_bound_is_untold_is_lacking() -> None:
    ferry = held_together("The ferry sank.", "The ferry sank.").meetings[0].left
    nowhere, held = (0.0, 0.0, -5.0), (1.0, 1.0, 6.0)

    class Found:
        def held(self, *_: object) -> tuple[list[Held], tuple[str, ...]]:
            shares = ((LACKS, nowhere), (1 - LACKS, held))
            return [Held(Span(n, n + 1), 20 * share, values, False) for n, (share, values) in enumerate(shares)], ()

    assert cover(ferry, Found(), -5.0).status == "lacks"  # type: ignore[arg-type]


def test_a_copy_tells_every_statement() -> None:
    assert {cover.status for cover in covers(SLUICE, SLUICE).values()} == {"tells"}


@pytest.mark.parametrize(
    ("gains", "parted", "found"),
    [
        ([], [], []),
        ([3.0, 3.0], [False, False], [(0, 1)]),
        ([3.0, -9.0, 3.0], [False, False, False], [(0, 0), (2, 2)]),
        ([3.0, -1.0, 3.0], [False, False, False], [(0, 2)]),
        ([1.0, 1.0], [False, True], []),  # a mark between costs more than the second adds
        ([-1.0, 1.0], [False, False], []),
    ],
)
def test_runs_are_the_best_sums(gains: list[float], parted: list[bool], found: list[tuple[int, int]]) -> None:
    words = [Held(Span(k, k + 1), 1.0, (0.0, 0.0, 0.0), mark) for k, mark in enumerate(parted)]
    assert sorted((first, last) for first, last, _ in runs(gains, words)) == found


@given(st.lists(st.floats(-5, 5), max_size=12))
@settings(deadline=None)
def test_runs_never_overlap_and_each_is_enough(gains: list[float]) -> None:
    words = [Held(Span(k, k + 1), 1.0, (0.0, 0.0, 0.0), False) for k in range(len(gains))]
    seen: set[int] = set()
    for first, last, weight in runs(gains, words):
        assert weight >= LEAST
        assert seen.isdisjoint(range(first, last + 1))
        seen.update(range(first, last + 1))


def test_whatever_is_held_speaks_for_being_told() -> None:
    _, factors = weights()
    assert len(factors) == len(FEATURES)
    assert all(factor <= 0 for factor in factors)
    nothing, all_of_it = (Held(Span(0, 1), 1.0, values, False) for values in ((0.0, 0.0, -5.0), (1.0, 1.0, 6.0)))
    assert log_odds(nothing) > 0 > log_odds(all_of_it)


def looked_up(left: str, right: str) -> tuple[list[Held], tuple[str, ...]]:
    """Return how the right text holds the words of the left one, a single statement, and which statements hold most."""
    comparison = held_together(left, right)
    own, there = (list(sides(reading).values()) for reading in (comparison.left, comparison.right))
    return Lookup(own, there).held(own[0], None)


def test_a_word_counts_half_as_a_neighbour_at_four_places() -> None:
    # the right text has the first of five words beside the second, or beside the last
    near, far = (
        looked_up("Gulls herons storks ospreys kestrels.", f"Gulls {other}.") for other in ("herons", "kestrels")
    )
    nearness = [1 / (1 + distance / 4) for distance in (1, 2, 3, 4)]
    for (words, _), held in ((near, 0), (far, 3)):
        weights = [word.rarity * near for word, near in zip(words[1:], nearness, strict=True)]
        together = words[0].values[FEATURES.index("together")]
        assert together == pytest.approx(weights[held] / sum(weights), abs=0.001)
    assert nearness[3] == 0.5


def test_words_are_looked_for_in_the_few_statements_that_hold_most() -> None:
    many = " ".join(f"Barges passed lock {number}." for number in range(WHERE + 4))
    _, where = looked_up("Barges waited.", many)
    assert len(where) == WHERE == 8
