"""Every rule is held to its own examples, and to the house's shape of a rule."""

from __future__ import annotations

from pathlib import Path

import pytest

import xcheck
from xcheck.errors import RuleCrashed, UnknownRule
from xcheck.model import Kind
from xcheck.pipeline import ask
from xcheck.rule import REQUIRED, Example, Rule
from xcheck.rules import RULES, choose, find_rule

DIFFER = [(rule, example) for rule in RULES for example in rule.differ]
AGREE = [(rule, example) for rule in RULES for example in rule.agree]


def findings_on(rule: Rule, example: Example) -> list[xcheck.Finding]:
    a, b = xcheck.Article("left.txt", example.a), xcheck.Article("right.txt", example.b)
    settings = xcheck.Settings(select=(rule.id,))
    if rule.judges == REQUIRED:
        return list(xcheck.check(a, [a], settings.replace(required=(example.b,))).findings)
    report = xcheck.check(a, [b], settings) if rule.judges else xcheck.compare(a, b, settings=settings)
    return list(report.findings)


def name(case: tuple[Rule, Example]) -> str:
    return f"{case[0].id}: {case[1].a[:40]}"


@pytest.mark.parametrize("case", DIFFER, ids=name)
def test_a_rule_finds_what_it_says_differs(case: tuple[Rule, Example]) -> None:
    rule, example = case
    found = findings_on(rule, example)
    assert found, "nothing found"
    assert any(example.says in f.message for f in found), [f.message for f in found]
    assert all(f.rule == rule.id and f.kind is rule.kind for f in found)
    certain = rule.judges == REQUIRED  # a fact that a draft must hold is named by the newsroom, all else is read
    assert all(0 < f.confidence < 1 or certain for f in found), [f.confidence for f in found]


@pytest.mark.parametrize("case", AGREE, ids=name)
def test_a_rule_lets_pass_what_it_says_agrees(case: tuple[Rule, Example]) -> None:
    assert findings_on(*case) == []


@pytest.mark.parametrize("case", [case for case in DIFFER if not case[0].judges], ids=name)
def test_a_difference_is_found_from_either_side(case: tuple[Rule, Example]) -> None:
    rule, example = case
    there = findings_on(rule, example)
    back = findings_on(rule, Example(example.b, example.a))
    assert sorted(tuple(sorted(p.text for p in f.places)) for f in there) == sorted(
        tuple(sorted(p.text for p in f.places)) for f in back
    )


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_is_complete(rule: Rule) -> None:
    assert rule.title().endswith(".")
    assert "Why it matters:" in rule.manual() and "What it lets pass:" in rule.manual()
    assert rule.agree and rule.differ
    assert (Path(xcheck.__file__).parent / "rules" / f"{rule.id.replace('-', '_')}.py").is_file()


def test_every_rule_file_is_listed_once() -> None:
    files = {path.stem.replace("_", "-") for path in (Path(xcheck.__file__).parent / "rules").glob("[a-z]*.py")}
    ids = [rule.id for rule in RULES]
    assert sorted(ids) == sorted(files)


def test_an_unknown_rule_offers_the_nearest() -> None:
    with pytest.raises(UnknownRule, match="number-conflict"):
        find_rule("numbers-conflict")


def test_ignore_wins_over_select() -> None:
    settings = xcheck.Settings(select=("number-conflict", "vague-date"), ignore=("vague-date",))
    assert [rule.id for rule in choose(settings)] == ["number-conflict"]


def test_a_rule_that_crashes_is_named() -> None:
    class Broken(Rule):
        """Breaks."""

        id = "broken"
        kind = Kind.CONFLICT

        def check(self, comparison: object) -> object:  # type: ignore[override]
            raise ZeroDivisionError("by hand")

    with pytest.raises(RuleCrashed, match="broken"):
        list(ask([Broken()], None))  # type: ignore[arg-type]
