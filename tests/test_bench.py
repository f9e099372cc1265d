"""The bench itself, and speeds so generous that only a change of order of growth breaks them."""

from __future__ import annotations

import pytest

from .bench import articles, gate, growth, processes
from .bench.growth import Point
from .bench.pace import pace

QUIET = 0.05
"Seconds of the processor that `pace` takes on the quiet machine whose seconds the limits below are."

BUSY = 4
"Other processes may take most of the machine: targets times this."


@pytest.fixture
def slowness() -> float:
    """How much longer this machine takes just now than the quiet one; never less than 1."""
    return max(1.0, pace() / QUIET)


def test_made_articles_are_the_same_every_time_and_not_each_other() -> None:
    a, b = articles.made(40)
    assert articles.made(40) == (a, b)
    assert len(a.splitlines()) == len(b.splitlines()) == 40
    assert len(set(a.splitlines())) == 40
    assert sorted(a.splitlines()) != sorted(b.splitlines())
    assert a.splitlines()[:5] != b.splitlines()[:5]


def test_a_larger_article_begins_with_the_smaller() -> None:
    assert articles.made(20)[0].startswith(articles.made(10)[0])


def test_joined_fixtures_have_the_words_asked_for() -> None:
    assert [len(text.split()) for text in articles.joined(1000)] == [1000, 1000]


@pytest.mark.parametrize(("power", "expected"), [(1, 0.5), (2, 1.0), (3, 1.5)])
def test_exponent_is_of_the_product(power: int, expected: float) -> None:
    points = [Point(n, n**power / 1000, n**power, 0, 0) for n in (10, 20, 40, 80)]
    assert growth.exponent(points, "seconds") == pytest.approx(expected)
    assert growth.exponent(points, "megabytes") == pytest.approx(expected)


def test_exponent_takes_noise_for_noise() -> None:
    points = [Point(n, 1e-5 * n, n / 1000, 0, 0) for n in (10, 20, 40, 80)]
    assert growth.exponent(points, "seconds") == growth.exponent(points, "megabytes") == 0


def test_a_missing_tool_is_skipped_with_a_reason() -> None:
    command = processes._found("no tool", "no-such-program-anywhere", ())
    assert command.skipped == "no-such-program-anywhere is not installed"
    assert processes.times([command], rounds=1) == {}


@pytest.mark.slow
def test_start_stays_short(slowness: float) -> None:
    seconds = processes.times(processes.starts(), rounds=3)
    for name in ("import xcheck", "xcheck --version", "xcheck explain"):
        assert seconds[name].processor < 0.12 * BUSY * slowness, name


@pytest.mark.slow
def test_two_articles_of_a_thousand_words(slowness: float) -> None:
    first, median = growth.articles_apart()
    assert first < 0.5 * BUSY * slowness, "the first reads the tables and analyses every sentence, later ones remember"
    assert median < 0.25 * BUSY * slowness


@pytest.mark.slow
def test_five_articles_of_a_thousand_words(slowness: float) -> None:
    took, findings, alone = growth.several_apart()
    assert took < 1.5 * BUSY * slowness
    assert took < 1.5 * sum(alone), "each article is analysed once, whatever it is held against"
    assert findings > 50


@pytest.mark.slow
def test_time_and_memory_grow_no_faster_than_the_product() -> None:
    points = [growth.apart(size) for size in (100, 400)]
    assert growth.exponent(points, "processor") < 1.2
    assert growth.exponent(points, "megabytes") < 1.2


@pytest.mark.slow
def test_a_folder_of_drafts_in_one_call(slowness: float) -> None:
    took = gate.measured(own=True, drafts=6)
    assert took.processor_seconds < 6 * 0.6 * BUSY * slowness
    assert took.megabytes < 400
