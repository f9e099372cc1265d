"""Where a report goes: standard output in UTF-8 whatever the locale, or a file; in which colour and width."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence

from ..errors import BadSettings

WIDEST = 160
"""Lines longer than this are hard to read, however wide the window is."""


def check_output(output: str | None, articles: Sequence[str], others: Sequence[str] = ()) -> None:
    """Refuse an output file that cannot be written or that the run reads, before any work is done.

    `others` are the configuration and the baseline.
    """
    if output is None or output == "-":
        return
    if not output:
        raise BadSettings("--output has no name; give it a file, such as report.txt")
    folder = os.path.dirname(output) or os.curdir
    if os.path.isdir(output):
        raise BadSettings(f"{output} is a directory; name a file in it, such as {os.path.join(output, 'report.txt')}")
    if not os.path.isdir(folder):
        raise BadSettings(f"the folder {folder} does not exist; make it first: mkdir -p '{folder}'")
    if any(one_file(output, given) for given in articles):
        raise BadSettings(f"{output} is one of the articles; give --output another name")
    if any(one_file(output, given) for given in others):
        raise BadSettings(f"{output} is the configuration or the baseline of this run; give --output another name")


def one_file(path: str, other: str) -> bool:
    """Whether two names lead to one file, by any link; of two that do not exist yet, whether they will."""
    if "-" in (path, other) or "://" in other:
        return False
    try:
        if os.path.realpath(path) == os.path.realpath(other):
            return True
        return os.path.samefile(path, other)
    except (OSError, ValueError):
        return False


def write_file(data: bytes, path: str) -> None:
    """Write a file whole or not at all: it is written beside the old one, which it then replaces.

    What is no plain file, such as a pipe or /dev/null, is written as it is, and so is a file in a folder that takes no
    new ones.
    """
    target = os.path.realpath(path)
    beside = os.path.join(os.path.dirname(target), f".xcheck-{os.getpid()}.tmp")
    if os.path.lexists(target) and not os.path.isfile(target):
        return _write_in_place(data, target)
    try:
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    except PermissionError:
        return _write_in_place(data, target)
    try:
        with open(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if os.path.exists(target):
            os.chmod(beside, os.stat(target).st_mode & 0o7777)
        os.replace(beside, target)
    except BaseException:
        os.unlink(beside)
        raise


def _write_in_place(data: bytes, path: str) -> None:
    with open(path, "wb") as file:
        file.write(data)


def write_output(text: str | bytes, output: str | None) -> None:
    """Write a finished text to a file, or to standard output; a reader that has gone away is no error."""
    data = text if isinstance(text, bytes) else text.encode("utf-8", "backslashreplace")
    if output is not None and output != "-":
        try:
            write_file(data, output)
        except OSError as error:
            reason = error.strerror or error
            raise BadSettings(f"{output} cannot be written: {reason}; give --output another name") from None
        return
    if sys.stdout is None:  # started with `>&-`
        raise BadSettings("standard output is closed; open it, or give --output a file")
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # `xcheck ... | head`: python would complain once more when it flushes at exit
        silence()
    except OSError as error:
        silence()
        raise BadSettings(f"standard output cannot be written: {error.strerror or error}") from None


def size(path: str) -> int:
    """Return how many bytes a file has; one that does not exist yet has none."""
    try:
        return os.stat(path).st_size
    except OSError:
        return 0


def append(text: str, path: str) -> None:
    """Add a text to the end of the file that GitHub gives a step for its summary."""
    try:
        with open(path, "ab") as file:
            file.write(text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise BadSettings(
            f"the job summary {path} cannot be written: {error.strerror or error}; "
            "let GITHUB_STEP_SUMMARY name a file, or unset it"
        ) from None


def silence() -> None:
    """Let what is still to be written to standard output go nowhere, python's own complaint too."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def wants_color(choice: str, output: str | None, environment: Mapping[str, str]) -> bool:
    """Return whether to write colour: as told, else by NO_COLOR and FORCE_COLOR, else only to a terminal."""
    if choice != "auto":
        return choice == "always"
    if environment.get("NO_COLOR") or (output is not None and output != "-"):
        return False
    if environment.get("FORCE_COLOR", "0") != "0":
        return environment["FORCE_COLOR"] != ""
    return sys.stdout is not None and sys.stdout.isatty() and environment.get("TERM") != "dumb"


def page_width(choice: int | None, environment: Mapping[str, str]) -> int:
    """Return the width as told, else COLUMNS, else that of the terminal, else 80."""
    if choice is not None:
        return choice
    columns = environment.get("COLUMNS", "")
    if columns.isdecimal() and int(columns) > 0:
        return min(int(columns), WIDEST)
    try:
        return min(os.get_terminal_size(sys.stdout.fileno()).columns or 80, WIDEST)
    except (AttributeError, OSError, ValueError):  # no terminal, or none at all: `>&-`
        return 80
