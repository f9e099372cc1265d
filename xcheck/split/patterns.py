"""A user's regular expressions for lines that are no news, and a bound on what they may cost.

Python's `re` tries every way to match: `(\\w+\\s?)*!` takes minutes on one line without "!". So a repetition may hold
no repetition and no choice that can be tried in several ways, unless it is possessive (`++`, `*+`) or atomic,
which are never tried again; few may stand beside each other, and only the ends of a long line are looked at.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable
from functools import lru_cache
from re import _parser  # type: ignore[attr-defined]  # the only way to see what a pattern repeats
from typing import Any

from ..errors import BadSettings

LONGEST = 300
"""Characters of a pattern, and of a line's beginning that is looked at."""

MOST_OPEN = 3
"""Repetitions without a near end that may stand beside each other: work grows with this power of a line's length."""

FEW = 10
"""A repetition that ends after so many is no open one."""


@lru_cache(maxsize=256)
def line_pattern(text: str) -> re.Pattern[str]:
    """Return the compiled pattern; raises BadSettings, which says what is wrong and what to write."""
    if len(text) > LONGEST:
        raise BadSettings(f"boilerplate pattern {text[:30]!r}... is longer than {LONGEST} characters; split it in two")
    if not text:
        raise BadSettings("a boilerplate pattern is empty, which would match every line; take it out")

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # "[[" may mean another thing some day
            pattern = re.compile(text)
            tree = _tree(text)
    except (re.error, OverflowError, RecursionError, Warning) as error:
        where = getattr(error, "pos", None)
        place = "" if where is None else f" at character {where + 1}"
        what = getattr(error, "msg", None) or str(error)
        raise BadSettings(f"boilerplate pattern {text!r} is no regular expression: {what}{place}") from None
    if pattern.match("") is not None:
        raise BadSettings(f"boilerplate pattern {text!r} matches nothing at all, so it would match every line")
    if _open_repetitions(tree, text) > MOST_OPEN:
        raise BadSettings(
            f"boilerplate pattern {text!r} may take for ever: more than {MOST_OPEN} open repetitions; "
            "make them possessive (.*+) or give them an end (.{0,10})"
        )
    return pattern


def is_listed(line: str, patterns: Iterable[str]) -> bool:
    """Whether one of the user's patterns is found in a line."""
    return any(line_pattern(text).search(line, 0, LONGEST) is not None for text in patterns)


def _tree(text: str) -> Any:
    return _parser.parse(text)


def _open_repetitions(tree: Any, text: str, inside: bool = False) -> int:
    """Count the open repetitions; refuse one within another."""
    found = 0
    for name, value in tree:
        kind = str(name)
        if kind in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            least, most, body = value
            tried = least != most and kind != "POSSESSIVE_REPEAT"
            if inside and tried:
                raise _nested(text)
            within = _open_repetitions(body, text, inside or (int(most) > 1 and kind != "POSSESSIVE_REPEAT"))
            found += within + (tried and int(most) > FEW)
        elif kind == "BRANCH":
            if inside:
                raise _nested(text)
            found += sum(_open_repetitions(part, text, inside) for part in value[1])
        elif kind == "ATOMIC_GROUP":
            found += _open_repetitions(value, text)
        elif kind == "SUBPATTERN":
            found += _open_repetitions(value[-1], text, inside)
        elif kind in ("ASSERT", "ASSERT_NOT"):
            found += _open_repetitions(value[1], text, inside)
        elif kind == "GROUPREF_EXISTS":
            found += sum(_open_repetitions(part, text, inside) for part in value[1:] if part is not None)
    return found


def _nested(text: str) -> BadSettings:
    return BadSettings(
        f"boilerplate pattern {text!r} may take for ever: a repetition or a choice (|) stands within a repetition; "
        "make what stands within possessive, as in (?: \\w++)*, or atomic, as in (?>a|b)*"
    )
