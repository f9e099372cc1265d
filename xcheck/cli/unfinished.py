"""What a shell offers for a word that is not finished: files, rules, formats, parts of the report.

click offers the values of a Choice itself. Nothing here is loaded before a shell asks, but the names.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


def file(ctx: click.Context, param: click.Parameter, begun: str) -> list[CompletionItem]:
    """Leave it to the shell, which knows files best."""
    return _by_shell(begun, "file")


def folder(ctx: click.Context, param: click.Parameter, begun: str) -> list[CompletionItem]:
    """Leave it to the shell to offer folders."""
    return _by_shell(begun, "dir")


def rule(ctx: click.Context, param: click.Parameter, begun: str) -> list[CompletionItem]:
    """Offer ids of rules, each with what it looks for."""
    from ..rules import RULES

    return _offered(begun, "", ((rule.id, rule.title()) for rule in RULES))


def rules(ctx: click.Context, param: click.Parameter, begun: str) -> list[CompletionItem]:
    """Offer ids of rules for the last one of a list with commas."""
    from ..rules import RULES

    given, last = _last(begun)
    return _offered(last, given, ((rule.id, rule.title()) for rule in RULES if rule.id not in given.split(",")))


def show(ctx: click.Context, param: click.Parameter, begun: str) -> list[CompletionItem]:
    """Offer parts of the report for the last one of a list with commas."""
    from ..reports import SHOW

    given, last = _last(begun)
    return _offered(last, given, ((name, "") for name in SHOW if name not in given.split(",")))


def destination(ctx: click.Context, param: click.Parameter, begun: str) -> list[CompletionItem]:
    """Offer formats, and after NAME= the files that the report could be written to."""
    from ..reports import REPORTS

    name, equals, path = begun.partition("=")
    if not equals:
        return _offered(begun, "", ((format, "") for format in REPORTS))
    # bash takes the sign for the end of a word and asks for the rest as for any file; zsh and fish do not
    return _offered(path, f"{name}=", ((found, "") for found in _files(path)))


def _last(begun: str) -> tuple[str, str]:
    """Return what stands before the last part of a list, with its comma, and that part."""
    given, comma, last = begun.rpartition(",")
    return given + comma, last


def _offered(begun: str, before: str, words: Iterable[tuple[str, str]]) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    return [CompletionItem(before + word, help=help or None) for word, help in words if word.startswith(begun)]


def _by_shell(begun: str, kind: str) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    return [CompletionItem(begun, type=kind)]


def _files(begun: str) -> list[str]:
    """Return the files and folders whose path begins so; what a terminal might obey is left out."""
    folder, name = os.path.split(begun)
    try:
        with os.scandir(folder or os.curdir) as entries:
            found = [(one.name, one.is_dir()) for one in entries]
    except OSError:
        return []
    seen = sorted(one for one in found if one[0].isprintable() and (name or not one[0].startswith(".")))
    return [os.path.join(folder, name) + ("/" if is_folder else "") for name, is_folder in seen]
