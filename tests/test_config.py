"""Settings refuse what they cannot use, and say what to give instead."""

from __future__ import annotations

from typing import Any

import pytest

from xcheck import Article, Settings, check, compare
from xcheck.errors import BadSettings


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"min_confidence": 1.5}, "0 to 1"),
        ({"dateline": "yesterday"}, "YYYY-MM-DD"),
        ({"dateline": "2026-13-01"}, "YYYY-MM-DD"),
        ({"select": "number-conflict"}, r"\('number-conflict',\)"),
        ({"ignore": "vague-date"}, "tuple"),
    ],
)
def test_what_cannot_be_used_is_refused_in_words(given: dict[str, Any], says: str) -> None:
    with pytest.raises(BadSettings, match=says):
        Settings(**given)


def test_a_threshold_keeps_what_is_sure_enough() -> None:
    a = Article("a.txt", "The quake killed 12 people in Agadir.")
    b = Article("b.txt", "The quake killed 15 people in Agadir.")
    sure = compare(a, b).findings[0].confidence
    assert compare(a, b, settings=Settings(min_confidence=sure)).findings
    assert not compare(a, b, settings=Settings(min_confidence=min(1.0, sure + 0.01))).findings


def test_an_alias_makes_two_names_one() -> None:
    a, b = (
        Article("a.txt", "The Bundeswehr sent help to Agadir."),
        Article("b.txt", "The German army sent help to Agadir."),
    )
    assert compare(a, b).findings
    assert not compare(a, b, settings=Settings(aliases=(("Bundeswehr", "German army"),))).findings


def test_a_heading_that_states_nothing_bears_nothing_out() -> None:
    source = Article("source.txt", "The Agadir quake\n\nRescue teams arrived on Monday. They found no survivors there.")
    report = check(Article("draft.txt", "The quake killed 12 people in Agadir."), against=[source])
    headings = {s.id for s in report.articles[1].statements if not s.compared}
    assert headings and not headings & set(report.verdicts[0].evidence)
