"""RULES, the one list: a new rule is one file and one line here; its order is the order of `xcheck rules`."""

from __future__ import annotations

from ..config import Settings
from ..errors import UnknownRule
from ..rule import Rule

RULES: tuple[Rule, ...] = ()


def find_rule(id: str) -> Rule:
    """Return the rule with that id; UnknownRule offers the nearest."""
    for rule in RULES:
        if rule.id == id:
            return rule
    from difflib import get_close_matches

    near = get_close_matches(id.lower(), [rule.id for rule in RULES], n=1, cutoff=0.0)
    raise UnknownRule(f"there is no rule {id!r}; did you mean {near[0]}? `xcheck rules` lists them all")


def choose(settings: Settings) -> tuple[Rule, ...]:
    """Return the rules that the settings ask for, in the order of the list."""
    wanted = {find_rule(id).id for id in settings.select} or {rule.id for rule in RULES}
    wanted -= {find_rule(id).id for id in settings.ignore}
    return tuple(rule for rule in RULES if rule.id in wanted)
