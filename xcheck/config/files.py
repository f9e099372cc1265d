"""The configuration file: found upwards from the articles, read once, its keys checked.

    [tool.xcheck] in pyproject.toml, or xcheck.toml, which holds the same keys at its top

Most runs have none: looking for it costs some system calls, and tomllib is loaded only for a file that speaks of us.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from typing import Any

from ..errors import BadSettings
from ..record import Record

OWN, SHARED = "xcheck.toml", "pyproject.toml"
MAX_BYTES = 1_000_000

_MENTION = re.compile(
    rb"""tool["']?\s*\.\s*["']?xcheck|^\s*\[\s*["']?tool["']?\s*\]|^\s*["']?tool["']?\s*=""", re.MULTILINE
)
"""What a pyproject.toml with our table cannot do without."""


class Config(Record, eq=False):
    """The values of one configuration file, checked."""

    path: str
    "As the user sees it."
    folder: str
    "What paths in it are relative to."
    prefix: str
    "What stands before its keys: tool.xcheck. or nothing."
    values: dict[str, Any]

    def origin(self, key: str) -> str:
        """Return where a value comes from, as one would say it."""
        return f"{self.path}: {self.prefix}{key}"

    def beside(self, path: str) -> str:
        """Return a path of the file as seen from the working directory."""
        if path == "-" or os.path.isabs(path):
            return path
        return os.path.relpath(os.path.join(self.folder, path))


def find(starts: Iterable[str]) -> str | None:
    """Return the configuration file nearest above some folders; raises BadSettings where they have different ones."""
    found = dict.fromkeys(_above(start) for start in dict.fromkeys(map(os.path.abspath, starts)))
    if len(found) > 1:
        paths = " and ".join(sorted(_short_path(path) if path else "none at all" for path in found))
        raise BadSettings(
            f"the drafts stand under different configurations: {paths}. Check them in runs of their own, or name "
            "one with --config FILE, or none with --no-config"
        )
    return next(iter(found), None)


def _above(folder: str) -> str | None:
    """Return the configuration file in a folder, or in the nearest one above it within the project.

    What is there and cannot be read is refused: passing it over would silently run another gate.
    """
    while True:
        own, shared = os.path.join(folder, OWN), os.path.join(folder, SHARED)
        has_own, has_shared = os.path.lexists(own), os.path.lexists(shared) and _mentions(shared)
        if has_own and has_shared:
            raise BadSettings(f"{_short_path(own)} and {_short_path(shared)} both configure xcheck; keep one of them")
        if has_own or has_shared:
            return own if has_own else shared
        above = os.path.dirname(folder)
        if above == folder or os.path.lexists(os.path.join(folder, ".git")):
            return None
        folder = above


def _mentions(path: str) -> bool:
    """Whether a pyproject.toml has a table for xcheck."""
    data = _file_content(path)
    if b"xcheck" not in data or not _MENTION.search(data):
        return False
    tool = _parsed(path, data).get("tool")
    return isinstance(tool, dict) and "xcheck" in tool


def _file_content(path: str) -> bytes:
    """Return what a configuration file holds; raises BadSettings for one that cannot be read."""
    shown = _short_path(path)
    try:
        if os.path.lexists(path) and not os.path.isfile(path):
            what = "is a folder" if os.path.isdir(path) else "leads nowhere" if os.path.islink(path) else "is no file"
            raise BadSettings(f"{shown} {what}, so the configuration cannot be read; mend it, or give --no-config")
        with open(path, "rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise BadSettings(f"{shown} does not exist; name a configuration with --config FILE") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise BadSettings(f"{shown} cannot be read: {reason}; mend it, or give --no-config") from None
    if len(data) > MAX_BYTES:
        raise BadSettings(f"{shown} is larger than {MAX_BYTES / 1e6:g} MB, too large for a configuration")
    return data


def load(path: str) -> Config:
    """Return a configuration file's values; raises BadSettings with file, key and what to write."""
    from .keys import checked

    shown, data = _short_path(path), _file_content(path)
    document = _parsed(path, data)
    prefix = ""
    if os.path.basename(path) == SHARED or set(document) == {"tool"}:
        tool = document.get("tool", {})
        table = tool.get("xcheck") if isinstance(tool, dict) else None
        if not isinstance(table, dict):
            raise BadSettings(f"{shown} has no table [tool.xcheck]; write one, or name another file")
        document, prefix = table, "tool.xcheck."
    values = checked(document, shown, prefix)
    return Config(shown, os.path.dirname(os.path.abspath(path)), prefix, values)


def _parsed(path: str, data: bytes) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:  # a number of 5,000 digits is a ValueError, too
        raise BadSettings(f"{_short_path(path)} is no valid TOML: {error}") from None


def _short_path(path: str) -> str:
    """Return a path as short as it can be said from here."""
    near = os.path.relpath(path)
    return near if not near.startswith(os.path.join(os.pardir, os.pardir, os.pardir)) else path
