"""Outcomes: what became of counted people, so that 12 dead are never held against 12 injured."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from ...data import classes, rows
from ...model import Word
from .codes import cues
from .numerals import lower_at
from .units import Quantity, Unit

STATE_REACH = 6
"Words after the noun among which the state stands: 12 people are now known to have died."
PHRASE_REACH = 9
"Words of a phrase that may stand between the noun and its verb: 12 people on board the ship were killed."
TALLY_REACH = 12
"Words before a bare number among which the tally stands: the death toll in the region rose to 12."

ANYBODY = ("", "person", "other", "victim", "life", "civilian", "casualty", "body", "resident")
"Units that the outcome replaces: 12 people killed, 12 lives lost; 3 children killed stay apart from them."
_AUXILIARIES = frozenset(("was", "were", "is", "are", "had", "have", "has", "been", "being"))


@cache
def _outcomes(place: str) -> dict[str, str]:
    return {word: unit for unit, where, words in rows("outcomes") if where == place for word in words.split()}


def with_outcome(words: Sequence[Word], quantity: Quantity, unit: Unit | None) -> Quantity:
    """Return the number of a count with what became of the counted people as its unit, where that is stated."""
    if quantity.form not in ("count", "bare"):
        return quantity
    head = unit.end - 1 if unit is not None else None
    outcome = _outcome(words, quantity.first, unit.end if unit else quantity.last, head)
    return quantity if outcome is None else _with_unit(words, quantity, outcome)


def read_nobody(words: Sequence[Word], i: int) -> Quantity | None:
    """Return the zero of "no one was arrested", "nobody died", "no injuries"."""
    lower, start = words[i].lower, i + 1
    if lower == "no" and lower_at(words, start) == "one":
        start += 1
    elif lower == "no":
        for k in range(start, min(start + 2, len(words))):
            unit = _outcomes("noun").get(words[k].lower)
            if unit is not None:
                return Quantity(i, k + 1, 0.0, 0.0, "count", unit)
        return None
    unit = _state_after(words, start)
    for k in range(start, min(start + STATE_REACH + 1, len(words))):
        if unit is not None and words[k].lower in _outcomes("state"):
            return Quantity(i, k + 1, 0.0, 0.0, "count", unit)
    return None


def also_none(words: Sequence[Word], nobody: Quantity) -> Iterator[Quantity]:
    """Yield the zeros that are joined to one: no deaths |or injuries|."""
    at = nobody.last
    while lower_at(words, at) in ("or", "and", "nor", ",") and lower_at(words, at + 1) in _outcomes("noun"):
        yield Quantity(at + 1, at + 2, 0.0, 0.0, "count", _outcomes("noun")[words[at + 1].lower])
        at += 2


def share_outcomes(words: Sequence[Word], found: Sequence[Quantity]) -> list[Quantity]:
    """Let what is said once hold for all joined numbers: "killed 3 soldiers and 2 guards", both ways."""
    shared = list(found)
    steps = range(len(shared) - 1)
    for giver, taker in [*((k, k + 1) for k in steps), *((k + 1, k) for k in reversed(steps))]:
        left, right = shared[min(giver, taker)], shared[max(giver, taker)]
        outcome = shared[giver].unit.split(" ")[0]
        joined = all(word.lower in ("and", ",") for word in words[left.last : right.first]) and left.last < right.first
        if joined and outcome in _units() and shared[taker].form == "count" and not _has_outcome(shared[taker]):
            shared[taker] = _with_unit(words, shared[taker], outcome)
    return shared


@cache
def _units() -> frozenset[str]:
    return frozenset(unit for unit, _, _ in rows("outcomes"))


def _has_outcome(quantity: Quantity) -> bool:
    return quantity.unit.split(" ")[0] in _units()


def _with_unit(words: Sequence[Word], quantity: Quantity, outcome: str) -> Quantity:
    head = words[quantity.last - 1].lower
    anybody = quantity.unit in ANYBODY or head in _outcomes("noun") or head in _outcomes("state")
    return quantity.replace(form="count", unit=outcome if anybody else f"{outcome} {quantity.unit}")


def _outcome(words: Sequence[Word], start: int, end: int, head: int | None) -> str | None:
    """Return what became of the people whose number phrase is words[start:end]; None if nothing is stated."""
    if head is not None and words[head].lower in _outcomes("noun"):
        return _outcomes("noun")[words[head].lower]
    before = _outcomes("verb").get(lower_at(words, start - 1))
    if before is not None:
        return before
    after = _state_after(words, end)
    if after is not None:
        return after
    people = head is not None and words[head].lower in ("people", "persons")
    if head is not None and not (people and lower_at(words, start - 1) in ("to", "at", "reached")):
        return None
    return _tally_before(words, start)  # the death toll rose to 47, to 47 people


def _state_after(words: Sequence[Word], end: int) -> str | None:
    states = _outcomes("state")
    for k in range(end, min(end + STATE_REACH + 1, len(words))):
        if words[k].lower in states and not (words[k].lower == "dead" and lower_at(words, k + 1) == "or"):
            return states[words[k].lower]
        if _lost_life(words, k):
            return "killed"
        if words[k].lower not in cues("towards_state"):
            break
    if classes("function_words").get(lower_at(words, end)) != "preposition":
        return None
    for k in range(end + 1, min(end + PHRASE_REACH, len(words))):
        if not words[k].text[0].isalpha() or words[k].lower in ("who", "that", "which", "and"):
            return None
        if words[k].lower in _outcomes("alone"):
            return _outcomes("alone")[words[k].lower]
        if _lost_life(words, k):
            return "killed"
        if words[k].lower in _AUXILIARIES:
            return _state_after(words, k)
    return None


def _lost_life(words: Sequence[Word], at: int) -> bool:
    """Whether somebody lost his life here: lost their lives."""
    if lower_at(words, at) not in ("lost", "lose") or lower_at(words, at + 2) not in ("life", "lives"):
        return False
    return lower_at(words, at + 1) in ("their", "his", "her")


def _tally_before(words: Sequence[Word], start: int) -> str | None:
    for k in range(start - 1, max(start - 1 - TALLY_REACH, -1), -1):
        code = lower_at(words, k - 1) == "-"
        if (words[k].text[0].isdecimal() and not code) or words[k].text in ".;":
            return None
        if words[k].lower in _outcomes("tally"):
            return _outcomes("tally")[words[k].lower]
    return None
