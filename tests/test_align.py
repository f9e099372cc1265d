"""Alignment: what meets, what stays alone, and that neither order nor hashing changes it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import xcheck
from xcheck.align import align, informative, score, weights
from xcheck.align.choosing import NONE, PARTNERS, beside_rivals, choose, parallel, shares
from xcheck.align.evidence import CANDIDATES, FEATURES, bag_of, candidates, evidence, rarity
from xcheck.match import Side, sides
from xcheck.pipeline import read

WIRE = """Ferry workers in Port Hale walked out on Monday over unpaid overtime.
The harbour authority says that talks failed late on Sunday.
About 4,000 passengers were stranded on the island of Merrow.
Union leader Greta Lind called the offer “a bad joke.”
A court will hear the case on March 3.
Fishing boats were not affected."""

LOCAL = """Islanders on Merrow are stuck: some 4,000 people could not travel.
“A bad joke,” said Greta Lind of what the workers were offered.
The strike of the ferry workers began on Monday because overtime had not been paid.
The bakery on Quay Street gave away bread.
Negotiations between the union and the harbour authority broke down on Sunday night.
Judges take up the matter on March 3."""


def sides_in(text: str, id: str = "a") -> list[Side]:
    reading = read(xcheck.Article(id, text), id, xcheck.Settings())
    all_sides = sides(reading)
    return [all_sides[s.id] for s in reading.statements if s.compared]


def pairs(left: str, right: str) -> dict[tuple[int, int], float]:
    """Return {(number left, number right): score}, counted from 1."""
    return {
        (int(p.left[1:]), int(p.right[1:])): p.score for p in align(sides_in(left, "a"), sides_in(right, "b")).pairs
    }


@pytest.mark.parametrize(("left", "right"), [(1, 3), (3, 1), (4, 2)])
def test_what_tells_the_same_meets_in_any_order(left: int, right: int) -> None:
    assert (left, right) in pairs(WIRE, LOCAL)


def test_what_only_one_has_stays_alone() -> None:
    found = pairs(WIRE, LOCAL)
    assert 6 not in {left for left, _ in found}
    assert 4 not in {right for _, right in found}


@pytest.mark.parametrize(("left", "right"), [(1, 1), (2, 4), (3, 4), (5, 4), (6, 3)])
def test_what_tells_of_other_things_does_not_meet(left: int, right: int) -> None:
    assert (left, right) not in pairs(WIRE, LOCAL)


def test_one_statement_may_answer_two() -> None:
    one = "The mill closed in May, and 300 weavers lost their jobs.\n" + WIRE
    two = "The mill closed in May.\nSome 300 weavers lost their jobs at the mill.\n" + LOCAL
    assert {(1, 1), (1, 2)} <= pairs(one, two).keys()


def test_an_article_beside_itself_pairs_each_statement_with_itself() -> None:
    found = pairs(WIRE, WIRE)
    assert {(n, n) for n in range(1, 7)} <= found.keys()
    assert all(found[n, n] > 0.9 for n in range(1, 7))


def test_two_articles_on_nothing_in_common_have_no_pairs() -> None:
    other = "\n".join(f"The orchestra played the {word} symphony in Vienna." for word in ("first", "second", "third"))
    assert not pairs(WIRE, other * 3)


FERRY = WIRE + "\nGreta Lind says that the union has money for a month."
ISLAND = LOCAL + "\nGreta Lind was born on Merrow, a fisherman's daughter."


def test_a_name_and_a_verb_of_saying_tell_nothing() -> None:
    meant = informative(
        evidence([bag_of(side) for side in sides_in(FERRY)], [bag_of(side) for side in sides_in(ISLAND, "b")])
    )
    assert (6, 6) not in meant  # Greta Lind, and that is all
    assert (3, 1) in meant  # Greta Lind and what she said
    assert (0, 2) in meant  # a strike, its workers and its day


def test_a_pair_gives_way_to_its_rivals() -> None:
    alone, rivalled = beside_rivals({(0, 0): -2.0}), beside_rivals({(0, 0): -2.0, (0, 1): 2.0, (0, 2): 1.0})
    assert rivalled[0, 0] < alone[0, 0]
    assert rivalled[0, 1] > rivalled[0, 2] > rivalled[0, 0]
    assert shares({(0, 0): NONE + 3.0})[0, 0] > 0.9
    assert shares({(0, 0): -1.0, (0, 1): 2.0, (1, 0): 2.0})[0, 0] < 0.2
    assert shares({(0, 0): -1.0, (0, 1): 2.0})[0, 0] > 0.9  # nothing else answers the right one


def test_what_is_chosen_is_meant_and_among_the_best() -> None:
    odds = {(0, j): float(j) for j in range(PARTNERS + 2)}
    assert choose(odds, odds) == [(0, j) for j in range(2, PARTNERS + 2)]
    assert choose(odds, [(0, 3)]) == [(0, 3)]


def test_articles_told_in_one_order_are_parallel() -> None:
    assert parallel({(k, k): 1.0 for k in range(5)}, 5, 5) == 1.0
    assert parallel({(k, 4 - k): 1.0 for k in range(5)}, 5, 5) < 0.0
    assert parallel({(0, 1): 1.0, (1, 0): 1.0}, 2, 2) == 0.0


def test_long_statements_that_share_much_are_nearer_than_short_ones_that_share_a_word() -> None:
    left = "The inspector found cracks in the bridge over the Tarn, and closed two lanes to lorries.\nIt rained."
    right = (
        "Lorries may not use two lanes of the Tarn bridge, where an inspector saw cracks on a visit in the spring.\n"
        "It rained on the fair, and the brass band of the town played on under the roof of the market hall."
    )
    found = evidence([bag_of(s) for s in sides_in(left)], [bag_of(s) for s in sides_in(right, "b")])
    words = FEATURES.index("words")
    assert found[0, 0][words] > 2 * found[1, 1][words] > 0.0


def test_a_name_and_what_is_told_of_it_meet() -> None:
    assert (7, 8) in pairs(FERRY, ISLAND + "\nIts money will last a month, Greta Lind said.")


def test_two_short_translations_meet() -> None:
    assert pairs("The minister stepped down on Friday.", "On Friday the minister resigned.")


def test_nothing_meets_nothing() -> None:
    assert align([], []).pairs == ()
    assert align(sides_in(WIRE), []).pairs == ()


def test_scores_are_shares_and_every_feature_has_a_weight() -> None:
    assert all(0.0 <= value <= 1.0 for value in pairs(WIRE, LOCAL).values())
    assert {*FEATURES, "bias"} == weights().keys()


def test_evidence_is_named_in_full() -> None:
    found = evidence([bag_of(s) for s in sides_in(WIRE)], [bag_of(s) for s in sides_in(LOCAL, "b")])
    assert all(len(values) == len(FEATURES) for values in found.values())
    assert score(found).keys() == found.keys()


WORDS = [
    "harbour",
    "strike",
    "ferry",
    "court",
    "judge",
    "paid",
    "talks",
    "the",
    "of",
    "never",
    "Merrow",
    "12",
    "May",
]
LINES = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=7).map(" ".join), min_size=1, max_size=9)


@settings(max_examples=40, deadline=None)
@given(LINES, LINES)
def test_swapping_the_articles_mirrors_the_pairs(one: Sequence[str], two: Sequence[str]) -> None:
    left, right = (".\n".join(lines) + "." for lines in (one, two))
    assert pairs(left, right) == {(j, i): value for (i, j), value in pairs(right, left).items()}


def test_common_words_propose_no_candidates() -> None:
    sides_of = [
        sides_in("\n".join(f"The town voted on item {word}." for word in ("alpha " * n).split()), "a") for n in (60, 60)
    ]
    left, right = ([bag_of(side) for side in some] for some in sides_of)
    weight = rarity((bag.words | bag.figures for bag in (*left, *right)), 120)
    assert len(candidates(left, right, weight)) <= 2 * CANDIDATES * 60


SCRIPT = f"""
import xcheck
report = xcheck.compare(xcheck.Article("a", {WIRE!r}), xcheck.Article("b", {LOCAL!r}))
print(report.pairs, report.topics)
"""


def test_hashing_changes_nothing() -> None:
    runs = [
        subprocess.run(
            [sys.executable, "-c", SCRIPT],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            cwd=Path(xcheck.__file__).parents[1],
        ).stdout
        for seed in ("0", "1", "77")
    ]
    assert runs[0]
    assert all(one == two for one, two in pairwise(runs))
