"""Who does what: the name before a verb or behind its "by", and the thing the verb is about.

Captain | Marta Sole |, who | leads | the rescue | work |
          actor               verb                 object
the rescue | work | is | led | by Captain | Marta Sole |
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..facing import SAYING
from ..match import Side
from ..model import Name, Reading, Span
from ..record import Record
from ..words import analyse

REACH = 5
"""Units between a verb and its object or its actor."""

_RELATIVE = frozenset(("who", "which"))
_AUXILIARY = frozenset(("have", "will", "would", "also", "now", "still"))
"""What may stand between an actor and the verb."""

_GOVERNING = frozenset(("in", "of", "from", "at", "for", "with", "to", "by", "on", "near", "and", "or", "than"))
"""Words behind which a name is no subject: a policeman in Ferguson shot."""

_DETERMINERS = frozenset(("the", "a", "an", "its", "his", "her", "their", "this", "these"))


class Actor(Record):
    """A name, what it does, and to what."""

    side: Side
    name: Name
    verb: str
    object: str
    "Key of the name or noun the verb is about."
    label: str
    "The verb and its object, as the statement has them."


def actors(reading: Reading, told: Mapping[str, Side]) -> Iterator[Actor]:
    """Yield who does what to what in the compared statements of an article."""
    for statement in reading.statements:
        side = told[statement.id]
        if statement.compared and side.names:
            for verb in range(1, len(side.units)):
                if _may_be_verb(side, verb):
                    found = _passive(side, verb) or _active(side, verb)
                    if found is not None:
                        yield found


def _may_be_verb(side: Side, at: int) -> bool:
    unit = side.units[at]
    word = unit.content and unit.fact is None and unit.key not in SAYING
    return word and "v" in _kinds(side, at) + analyse(unit.key)[1]  # "leads" is known as a noun alone


def _kinds(side: Side, at: int) -> str:
    return analyse(side.text(side.units[at].span).lower())[1]


def _active(side: Side, verb: int) -> Actor | None:
    """Return who does it and what stands behind the verb."""
    units, at = side.units, verb - 1
    while at > 0 and units[at].key in _AUXILIARY:
        at -= 1
    relative = units[at].key in _RELATIVE
    at -= relative
    name = units[at].fact if at >= 0 else None
    if not isinstance(name, Name) or name.adjective or (at and units[at - 1].key in _GOVERNING):
        return None
    mark = side.text(Span(name.end, units[at + 1].start)).strip()
    object = _object(side, verb + 1)
    confidence = _kinds(side, verb)[:1] == "v" or (verb + 1 < len(units) and not units[verb + 1].content)
    if object is None or not confidence or mark not in (("", ",") if relative else ("",)):
        return None
    label = " ".join(side.text(Span(units[verb].start, units[object].end)).split())
    return Actor(side, name, units[verb].key, units[object].key, label)


def _passive(side: Side, verb: int) -> Actor | None:
    """Return who stands behind "by", and the noun before the verb."""
    units = side.units
    if verb + 1 >= len(units) or units[verb + 1].key != "by":
        return None
    name = next((u.fact for u in units[verb + 2 : verb + 2 + REACH] if isinstance(u.fact, Name)), None)
    at = next((k for k in range(verb - 1, -1, -1) if units[k].content), None)
    if name is None or name.adjective or at is None or not _is_thing(side, at):
        return None
    label = f"{side.text(units[verb].span)} {side.text(units[at].span)}"
    return Actor(side, name, units[verb].key, units[at].key, label)


def _object(side: Side, start: int) -> int | None:
    """Return the head of what stands behind a verb with nothing but spaces between: the rescue | work |."""
    units, last = side.units, None
    for at in range(start, min(start + REACH, len(units))):
        if side.text(Span(units[at - 1].end, units[at].start)).strip():
            break
        if units[at].content and (at > start or units[at].fact is None or isinstance(units[at].fact, Name)):
            last = at
        elif at > start or units[at].key not in _DETERMINERS:
            break
    named = units[start].key in _DETERMINERS if start < len(units) else False
    return last if last is not None and (_is_thing(side, last) or (named and "n" in _kinds(side, last))) else None


def _is_thing(side: Side, at: int) -> bool:
    """Whether a unit is a name or a noun: by its commonest use, or behind "the"."""
    fact = side.units[at].fact
    kinds = "" if fact is not None else _kinds(side, at)
    behind = at > 0 and side.units[at - 1].key in _DETERMINERS
    return isinstance(fact, Name) or kinds[:1] == "n" or (behind and "n" in kinds)
