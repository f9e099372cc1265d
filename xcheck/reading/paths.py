"""What a user names files by: paths, patterns and folders become a sorted list of files.

Patterns are expanded here as well as by a shell, since a CI file or a configuration knows no shell: `*` and `?` stay
within a name, `**` reaches into folders, what is hidden stays out.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable

from ..errors import UnreadableArticle

READABLE = (
    ".txt", ".text", ".md", ".markdown", ".mdown", ".mkd",
    ".html", ".htm", ".xhtml", ".eml", ".mht", ".mhtml", ".pdf", ".docx", ".docm", ".rtf",
)  # fmt: skip
"""Endings of the files that are taken from a folder."""

_MAGIC = re.compile(r"[*?[]")


def expand(given: str, what: str) -> list[str]:
    """Return the files that a path, a pattern or a folder stands for, sorted.

    A path that does not exist stays as it is: whoever reads it says so. Raises UnreadableArticle where a pattern
    or a folder gives nothing, since a check of nothing would be green.
    """
    if given == "-" or "://" in given:
        return [given]
    if os.path.isdir(given):
        return _in_folder(given, what)
    if os.path.lexists(given) or not _MAGIC.search(given):
        return [given]
    from glob import glob

    found = sorted(path for path in glob(given, recursive=True) if os.path.isfile(path))
    if not found:
        raise UnreadableArticle(f"the pattern {given} matches no file, so there is no {what}. Correct the pattern")
    return found


def expand_all(given: Iterable[str], what: str) -> list[str]:
    """Return the files that all of them stand for, each once, in the order given."""
    files: dict[str, str] = {}
    for one in given:
        for path in expand(one, what):
            files.setdefault(same_file(path), path)
    return list(files.values())


def same_file(path: str) -> str:
    """Return what is equal for two names of one file."""
    return path if path in ("", "-") or "://" in path else os.path.realpath(path)


def _in_folder(folder: str, what: str) -> list[str]:
    """Return the articles in a folder and the folders in it."""
    found = []
    for here, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        names = [name for name in files if not name.startswith(".") and name.lower().endswith(READABLE)]
        found += [os.path.normpath(os.path.join(here, name)) for name in names]
    if not found:
        endings = ", ".join(READABLE)
        raise UnreadableArticle(f"{folder} holds no {what}: no file in it ends in {endings}. Name another folder")
    return sorted(found)
