"""The keys of a configuration: what each may hold, and how a wrong one is reported."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

from ..errors import BadSettings, UnknownRule, XcheckError
from ..reason import is_reason
from ..reports import REPORTS
from ..rules import known
from . import DATE_ORDERS, FAIL_ON, SEVERITIES, Settings


class DraftTable(NamedTuple):
    """What [[tool.xcheck.draft]] says of some drafts."""

    path: str
    sources: tuple[str, ...]
    required: tuple[str, ...]


class Allowed(NamedTuple):
    """What [[tool.xcheck.allow]] lets pass."""

    id: str
    because: str
    path: str | None


class _Wrong(Exception):
    """A value that cannot be used; says what to write instead."""


def _text_value(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise _Wrong(f"is {_type_of(value)}; give a text")
    return value


def _in_drafts(value: Any) -> bool | tuple[str, ...]:
    """Return whether comments in drafts may let rules pass, or which rules."""
    if isinstance(value, bool):
        return value
    if not isinstance(value, list):
        raise _Wrong(f'is {_type_of(value)}; give true, false or rules, such as ["loaded-verb"]')
    return _rules(value)


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise _Wrong(f"is {_type_of(value)}; give a list of texts")
    for item in value:
        if not isinstance(item, str) or not item.strip():
            raise _Wrong(f"holds {_type_of(item)}; give texts only")
    return tuple(value)


def _rules(value: Any) -> tuple[str, ...]:
    return tuple(_rule(id) for id in _texts(value))


def _rule(id: str) -> str:
    try:
        return known(id)
    except UnknownRule as error:
        raise _Wrong(f"names {id!r}: {error}") from None


def _severity(value: Any) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, dict):
        raise _Wrong(f'is {_type_of(value)}; give a table, such as {{vague-date = "note"}}')
    return tuple((_rule(id), _one_of(SEVERITIES, found, f"of {id} ")) for id, found in value.items())


def _one_of(words: tuple[str, ...], value: Any, what: str = "") -> str:
    if value not in words:
        raise _Wrong(f"{what}is {value!r}; give one of {', '.join(words)}")
    return str(value)


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise _Wrong(f"is {_type_of(value)}; give true or false")
    return value


def _share(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value <= 1:
        raise _Wrong(f"is {value!r}; give a number from 0 to 1, such as 0.6")
    return float(value)


def _iso_day(value: Any) -> str:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    _refuse_as(Settings, dateline=_text_value(value))
    return str(value)


def _iso_days(value: Any) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, dict):
        raise _Wrong(f'is {_type_of(value)}; give a table, such as {{"wire/*.txt" = 2026-01-07}}')
    return tuple((path, _iso_day(day)) for path, day in value.items())


def _aliases(value: Any) -> tuple[tuple[str, ...], ...]:
    if not isinstance(value, list):
        raise _Wrong(f'is {_type_of(value)}; give lists of names, such as [["Bundeswehr", "German army"]]')
    groups = []
    for group in value:
        if not isinstance(group, list) or len(group) < 2:
            raise _Wrong(f'holds {_type_of(group)}; give lists of names, such as [["Bundeswehr", "German army"]]')
        groups.append(_texts(group))
    return tuple(groups)


def _patterns(value: Any) -> tuple[str, ...]:
    _refuse_as(Settings, boilerplate=_texts(value))
    return tuple(value)


def _required(value: Any) -> tuple[str, ...]:
    _refuse_as(Settings, required=_texts(value))
    return tuple(value)


def _refuse_as(make: Callable[..., object], **values: Any) -> None:
    """Let the value's own home refuse it."""
    try:
        make(**{name: tuple(value) if isinstance(value, list) else value for name, value in values.items()})
    except XcheckError as error:
        raise _Wrong(f"cannot be used: {error}") from None


def _drafts(value: Any) -> tuple[DraftTable, ...]:
    found = []
    for table in _tables(value, {"path": _text_value, "sources": _texts, "required": _required}):
        if "path" not in table:
            raise _Wrong('has a table without path; give one, such as path = "drafts/*.md"')
        if "sources" not in table and "required" not in table:
            raise _Wrong(f'says nothing of {table["path"]}; add sources = ["wire/*.txt"]')
        found.append(DraftTable(table["path"], table.get("sources", ()), table.get("required", ())))
    return tuple(found)


def _allowed(value: Any) -> tuple[Allowed, ...]:
    found = []
    for table in _tables(value, {"id": _text_value, "because": _text_value, "path": _text_value}):
        if "id" not in table:
            raise _Wrong("has a table without id; give the id of a finding, as --format json tells it")
        if "because" not in table:
            raise _Wrong(f'lets {table["id"]} pass without a reason; add because = "..."')
        if not is_reason(table["because"]):
            raise _Wrong(f"lets {table['id']} pass for {table['because']!r}, which is no reason; say why")
        found.append(Allowed(table["id"], table["because"], table.get("path")))
    return tuple(found)


def _tables(value: Any, readers: Mapping[str, Callable[[Any], Any]]) -> list[dict[str, Any]]:
    if not isinstance(value, list) or not all(isinstance(table, dict) for table in value):
        raise _Wrong(f"is {_type_of(value)}; write tables in double brackets")
    found = []
    for table in value:
        read = {}
        for name, inner in table.items():
            if name not in readers:
                raise _Wrong(f"has an unknown key {name!r}; did you mean {nearest(name, readers)}?")
            try:
                read[name] = readers[name](inner)
            except _Wrong as wrong:
                raise _Wrong(f"has a {name} that {wrong}") from None
        found.append(read)
    return found


def _formats(value: Any) -> tuple[str, ...]:
    for text in _texts(value):
        name = text.partition("=")[0]
        if name not in REPORTS:
            raise _Wrong(f"names {name!r}; did you mean {nearest(name, REPORTS)}?")
    return tuple(value)


KEYS: Mapping[str, Callable[[Any], Any]] = {
    "select": _rules,
    "ignore": _rules,
    "severity": _severity,
    "min-confidence": _share,
    "fail-on": lambda value: _one_of(FAIL_ON, value),
    "fail-on-unused": _flag,
    "dateline": _iso_day,
    "datelines": _iso_days,
    "date-order": lambda value: _one_of(DATE_ORDERS, value),
    "language": lambda value: _one_of(("en",), value),
    "aliases": _aliases,
    "boilerplate": _patterns,
    "formats": _formats,
    "required": _required,
    "baseline": _text_value,
    "draft": _drafts,
    "exclude": _texts,
    "sources-in-drafts": _flag,
    "allow": _allowed,
    "allow-in-drafts": _in_drafts,
}
"""Key -> function from what the file holds to the value."""


def checked(document: Mapping[str, Any], file: str, prefix: str) -> dict[str, Any]:
    """Return the values of a configuration by key; raises BadSettings for the first that cannot be used."""
    values = {}
    for key, value in document.items():
        if key not in KEYS:
            raise BadSettings(f"{file}: there is no key {prefix}{key}; did you mean {prefix}{nearest(key, KEYS)}?")
        try:
            values[key] = KEYS[key](value)
        except _Wrong as wrong:
            raise BadSettings(f"{file}: {prefix}{key} {wrong}") from None
    return values


def nearest(name: str, names: Iterable[str]) -> str:
    """Return the known name most like another one."""
    from rapidfuzz.process import extractOne

    return str(extractOne(name.lower().replace("_", "-"), list(names))[0])


def _type_of(value: Any) -> str:
    kinds = {bool: "true or false", int: "a number", float: "a number", str: "a text", list: "a list", dict: "a table"}
    kind = kinds.get(type(value), "a date" if isinstance(value, date) else type(value).__name__)
    return "an empty text" if value == "" else kind if isinstance(value, (list, dict)) else f"{kind}, {value!r}"
