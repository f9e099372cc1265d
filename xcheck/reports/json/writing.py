"""JSON text that any reader takes, for every format that is JSON; and the values that it needs a way for."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping
from typing import Any

from ... import __version__
from ...record import Record, plain_data
from ...signature import signature
from ..escapes import LOGGED, UNSEEN

Object = dict[str, Any]

_ESCAPED = re.compile(f"[{UNSEEN}]|{LOGGED}")
"""Nothing that is read back, and nothing that a person or a runner who looks at the text would take for something."""


def write(document: Mapping[str, Any] | list[Object]) -> str:
    """Return JSON text that any reader takes: what is unseen, lone surrogates and commands of runners are escaped.

    Lists are written item by item, and may be iterators: json.dumps would keep millions of pieces for a large report.
    """
    if isinstance(document, list):
        return _dumped(document) + "\n"
    parts = ["{"]
    for key, value in document.items():
        parts.append(f"{'' if len(parts) == 1 else ','}\n  {_dumped(key)}: ")
        if isinstance(value, (list, Iterator)):
            items = [f"\n    {_dumped(item, 4)}" for item in value]
            parts.append(f"[{','.join(items)}\n  ]" if items else "[]")
        else:
            parts.append(_dumped(value, 2))
    return "".join([*parts, "\n}\n"])


def _dumped(value: Any, indent: int = 0) -> str:
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=2).replace("\n", "\n" + " " * indent)
    return _ESCAPED.sub(lambda match: _units(match.group()), text)


def _units(char: str) -> str:
    """Return the escape of a character; one beyond the first 65,536 has two."""
    return re.sub("....", r"\\u\g<0>", char.encode("utf-16-be", "surrogatepass").hex())


def only(record: Record, *names: str) -> Object:
    """Return some fields and properties of a record as data, under their names."""
    return {name: plain_data(getattr(record, name)) for name in names}


def number(value: float | None) -> float | None:
    """Return a number JSON can hold; infinity, which means an open bound, becomes null."""
    return value if value is not None and math.isfinite(value) else None


def tool() -> Object:
    """Return who wrote the report."""
    return {"name": "xcheck", "version": __version__, "signature": signature()}
