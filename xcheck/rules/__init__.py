"""IDS, the one list: a new rule is one file and one line here; its order is the order of `xcheck rules`.

A rule's file is loaded when the rule is asked for, and with it the rooms that compare; a command that only needs to
know whether a rule exists, such as `xcheck config`, loads none of them.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module

from ..config import Settings
from ..errors import UnknownRule
from ..rule import Rule

RULES: tuple[Rule, ...]
"""All rules in the order of the list, loaded when they are first asked for."""

IDS = (
    "number-conflict",
    "vague-number",
    "updated-figure",
    "date-conflict",
    "vague-date",
    "name-conflict",
    "respelt-name",
    "omitted-name",
    "membership-conflict",
    "role-conflict",
    "altered-quote",
    "unquoted-words",
    "retargeted-quote",
    "speaker-conflict",
    "vague-speaker",
    "dropped-attribution",
    "loaded-verb",
    "shifted-degree",
    "shifted-scope",
    "shifted-certainty",
    "flipped-negation",
    "opposite-word",
    "other-word",
    "reworded-claim",
    "diverging-definition",
    "omitted-detail",
    "omitted-statement",
    "unsupported-quote",
    "unsupported-statement",
    "missing-fact",
)


def known(id: str) -> str:
    """Return the id of a rule that exists; UnknownRule offers the nearest."""
    if id in IDS:
        return id
    from rapidfuzz.process import extractOne

    near = extractOne(id.lower(), IDS)
    raise UnknownRule(f"there is no rule {id!r}; did you mean {near[0]}? `xcheck rules` lists them all")


@cache
def find_rule(id: str) -> Rule:
    """Return the rule with that id: vague-date is VagueDate in vague_date.py. Raises UnknownRule."""
    module = import_module(f".{known(id).replace('-', '_')}", __name__)
    rule: type[Rule] = getattr(module, id.title().replace("-", ""))
    return rule()


def rule_of(id: str) -> Rule:
    """Return the rule of a finding; of one that is not listed, as in an old archive, a rule without properties."""
    return find_rule(id) if id in IDS else Rule()


def choose(settings: Settings) -> tuple[Rule, ...]:
    """Return the rules that the settings ask for, in the order of the list. Raises UnknownRule."""
    wanted = set(map(known, settings.select)) or set(IDS)
    wanted -= set(map(known, settings.ignore))
    return tuple(find_rule(id) for id in IDS if id in wanted)


def __getattr__(name: str) -> tuple[Rule, ...]:
    """Load all rules when RULES is first read."""
    if name != "RULES":
        raise AttributeError(f"module {__name__} has no attribute {name}")
    return tuple(map(find_rule, IDS))
