"""Work has bounds: it grows about as the text does, and what is beyond the limit is named as not compared."""

from __future__ import annotations

import json
from collections.abc import Callable, ItemsView
from functools import partial
from pathlib import Path

import pytest

from tests.gates import run
from tests.hardening.noise import FIGURES, SENTENCES, article, grown, houses, seconds
from xcheck import Article, Settings, compare
from xcheck.coverage.words import MOST_HITS, _holding_most
from xcheck.pipeline import MOST_STATEMENTS, read

Texts = tuple[str, str]


def figures(unit: str, length: int) -> Texts:
    """Return two texts of a length, a piece repeated, of which the second has other figures."""
    text = unit * (length // len(unit))
    return text, text.replace("12", "15") + "x."


def distinct(length: int) -> Texts:
    """Return two texts of a length of which no two sentences are alike."""
    return houses(length, "killed"), houses(length, "hurt")


def articles(kind: str, length: int) -> Texts:
    """Return two texts of a length whose sentences bring something anew."""
    return article(kind, length, 0), article(kind, length, 3)


GROWING: dict[str, tuple[int, Callable[[int], Texts]]] = {
    **{unit.strip(): (6000, partial(figures, unit)) for unit in FIGURES},
    "distinct sentences": (5000, distinct),
    **{kind: (15_000, partial(articles, kind)) for kind in SENTENCES},
}
"""What a text is made of -> the shorter length, and both texts of a length.

In shorter ones what all texts cost hides what grows.
"""


@pytest.mark.slow
@pytest.mark.parametrize("call", ["compare", "check"])
@pytest.mark.parametrize("kind", GROWING)
def test_work_grows_with_the_text_and_not_with_its_square(kind: str, call: str) -> None:
    length, texts = GROWING[kind]
    found = grown(lambda length: seconds(call, *texts(length)), length)
    assert found.linear, found


def test_words_that_stand_everywhere_are_not_looked_up_everywhere() -> None:
    looked_at = 0

    class Counted(dict[int, float]):
        def items(self) -> ItemsView[int, float]:
            nonlocal looked_at
            looked_at += len(self)
            return super().items()

    everywhere = [Counted.fromkeys(range(4000), 1.0) for _ in range(9)]
    rare = Counted.fromkeys((3211, 17), 1.0)
    assert _holding_most([*everywhere, rare], [0.1] * 9 + [5.0])[:2] == [17, 3211]
    assert looked_at <= MOST_HITS
    assert len(_holding_most(everywhere, [0.1] * 9)) > 1  # no rarer ones: better than none


def test_what_is_beyond_the_limit_is_named_and_is_no_green_check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("xcheck.pipeline.MOST_STATEMENTS", 3)
    Path("wire.txt").write_text("The fire killed 12 people. It was late. Nobody was hurt.\n", encoding="utf-8")
    Path("d.txt").write_text("It was late. It was late. It was late.\n\nThe fire killed 15 people.\n", encoding="utf-8")
    result = run("check", "d.txt", "--against", "wire.txt", "--no-config", "--fail-on", "never")
    assert result.exit_code == 2
    assert "d.txt: this article is too long to be compared whole: what stands from line 3 on was not" in result.stderr
    document = json.loads(run("check", "d.txt", "--against", "wire.txt", "--no-config", "--format", "json").stdout)
    (left,) = document["articles"][0]["not_compared"]
    assert (left["why"], left["line"], left["statement"]) == ("beyond the limit of work", 3, None)
    assert run("compare", "d.txt", "wire.txt", "--no-config").exit_code == 0


def test_many_facts_are_bounded_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("xcheck.pipeline.MOST_FACTS", 5)
    article = Article("a", "12 people died. 13 were hurt. 14 were missing.\n" * 4)
    reading = read(article, "a", Settings())
    assert len(reading.facts) <= 5 and reading.left_out[-1].why == "beyond the limit of work"
    assert compare(article, Article("b", "12 people died.")).remarks
    assert MOST_STATEMENTS >= 2000
