"""A report shown page by page, by the program that PAGER names."""

from __future__ import annotations

import os
import sys

from .output import write_output

PAGER = "less -R"
"""The program where PAGER names none; -R lets colours through and nothing else."""


def show(text: str, wanted: bool, output: str | None) -> None:
    """Write a terminal report: through the pager where that is wanted and a terminal is there, else as it is."""
    if not (wanted and output in (None, "-") and _on_a_terminal() and _paged(text)):
        write_output(text, output)


def _on_a_terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def _paged(text: str) -> bool:
    """Whether a pager could be started; one that is left early has shown what was wanted."""
    import shlex
    import shutil
    import signal
    import subprocess

    try:
        command = shlex.split(os.environ.get("PAGER", PAGER))
    except ValueError:  # a quotation mark without its like
        return False
    program = shutil.which(command[0]) if command else None
    if program is None:
        return False
    # less would show escape codes and what is not ASCII as numbers, if nobody told it
    environment = {"LESS": "-R", "LESSCHARSET": "utf-8", **os.environ}
    sys.stdout.flush()
    try:
        process = subprocess.Popen([program, *command[1:]], stdin=subprocess.PIPE, env=environment)
    except OSError:
        return False
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is for the pager, which decides itself
    try:
        process.communicate(text.encode("utf-8", "backslashreplace"))  # takes a closed pipe for the end
    finally:
        signal.signal(signal.SIGINT, before)
    return True
