"""`--watch`: the same command again and again, whenever one of the files that it reads changes.

Each run is a process of its own, so that nothing of the last one is left in the next.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from typing import NoReturn

import click

from ..errors import BadSettings, XcheckError

EVERY = 0.4
"""Seconds between two looks; a change is heeded when it has not gone on for as long."""
OPTION = "--watch"

State = dict[str, tuple[int, int, int] | None]
"""Path -> when it was changed, its size and number; None where it is not there."""


def watch(files: Callable[[], Iterable[str]]) -> NoReturn:
    """Run the command that was typed, without `--watch`, and again after each change of its files; never returns.

    `files` tells them anew each time, since a folder may get another one. Ends with Ctrl-C.
    """
    paths = _paths(files)
    if "-" in paths:
        raise BadSettings("standard input cannot be watched; give a file in place of -")
    if not paths:
        raise BadSettings("there is no file to watch: addresses of the web are read once; leave --watch out")
    command = [sys.executable, "-m", "xcheck", *_without_option(sys.argv[1:])]
    while True:
        seen = _state(_paths(files))
        if sys.stdout is not None and sys.stdout.isatty():
            click.clear()
        subprocess.run(command, check=False)
        count = len(seen)
        message = f"watching {count} file{'s' * (count != 1)}, Ctrl-C ends it"
        click.echo(f"xcheck: {message}", err=True)
        _wait(seen, lambda: _state(_paths(files)))


def _wait(seen: State, look: Callable[[], State]) -> None:
    """Return when the files are others than those that were seen, and have come to rest."""
    last = seen
    while True:
        time.sleep(EVERY)
        now = look()
        if now != seen and now == last:
            return
        last = now


def _paths(files: Callable[[], Iterable[str]]) -> list[str]:
    """Return the files to look at; while one is being replaced, a folder may seem to be empty."""
    try:
        return [path for path in dict.fromkeys(files()) if "://" not in path]
    except XcheckError:
        return []


def _state(paths: Iterable[str]) -> State:
    found: State = {}
    for path in paths:
        try:
            about = os.stat(path)
        except OSError:
            found[path] = None
        else:
            found[path] = (about.st_mtime_ns, about.st_size, about.st_ino)
    return found


def _without_option(arguments: list[str]) -> list[str]:
    """Return what was typed without the option; behind -- it would be a file."""
    end = arguments.index("--") if "--" in arguments else len(arguments)
    return [*(one for one in arguments[:end] if one != OPTION), *arguments[end:]]
