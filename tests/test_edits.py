"""Common subsequences and edits: the same as rapidfuzz's, for short rows and long ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA, Indel, LCSseq

from xcheck.edits import blocks, likeness, slips_between

letters = st.text("abcd", max_size=12)
rows = st.lists(st.sampled_from(["the", "plan", "was", "rejected", "by"]), max_size=40)


def of_rapidfuzz(left, right):
    ops = LCSseq.opcodes(left, right)
    return [(op.src_start, op.dest_start, op.src_end - op.src_start) for op in ops if op.tag == "equal"]


@given(rows, rows)
def test_blocks_are_those_of_rapidfuzz(left, right):
    assert blocks(left, right) == of_rapidfuzz(left, right)


@given(letters, letters)
def test_likeness_is_that_of_rapidfuzz(left, right):
    for least in (0.0, 0.5, 0.7, 0.83, 1.0):
        assert likeness(left, right, least) == Indel.normalized_similarity(left, right, score_cutoff=least)


@given(letters, letters, st.integers(0, 3))
def test_slips_are_those_of_rapidfuzz(left, right, most):
    assert slips_between(left, right, most) == OSA.distance(left, right, score_cutoff=most)


def test_long_rows_give_the_same():
    left = [f"word{k * 7 % 90}" for k in range(300)]
    right = [f"word{k * 11 % 90}" for k in range(250)]
    assert blocks(left, right) == of_rapidfuzz(left, right)
    assert blocks(left[:150], right[:150]) == of_rapidfuzz(left[:150], right[:150])


@pytest.mark.parametrize(
    ("left", "right", "most", "expected"),
    [
        ("harwood", "harwood", 1, 0),
        ("harwood", "harwodo", 1, 1),
        ("harwood", "marwod", 1, 2),
        ("ab", "abcdef", 2, 3),
    ],
)
def test_slips_stop_counting_beyond_most(left, right, most, expected):
    assert slips_between(left, right, most) == expected
