"""What a file or standard input holds, and why it cannot be had."""

from __future__ import annotations

import os
import shlex
import sys

from ..errors import UnreadableArticle

MAX_BYTES = 10_000_000
"Of a file: a page or a document has pictures and layout beside its text."

MAX_TEXT = 2_000_000
"Bytes of the text itself. An article has 5 to 50 kB, a thick novel 1 to 3 MB."

STANDARD_INPUT = "standard input"


def content(given: str) -> bytes:
    """Return what the file holds, at most one byte more than is allowed."""
    try:
        if given == "-" and sys.stdin is None:
            raise UnreadableArticle("Standard input is closed. Pipe an article into it: cat article.txt | xcheck ... -")
        if given == "-":
            return sys.stdin.buffer.read(MAX_BYTES + 1)
        with open(given, "rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise UnreadableArticle(f"{given} does not exist. {_similar_file(given)}") from None
    except IsADirectoryError:
        raise UnreadableArticle(
            f"{given} is a directory, not an article. Name a file in it: ls {argument(given)}"
        ) from None
    except PermissionError:
        raise UnreadableArticle(
            f"{given} may not be read: permission denied. Allow it: chmod u+r {argument(given)}"
        ) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableArticle(
            f"{subject(given)} cannot be read: {reason}. Check the path, or pipe the text in: "
            "cat article.txt | xcheck ... -"
        ) from None


def _similar_file(given: str) -> str:
    """Return advice that names the most similar file beside the missing one, if there is one."""
    import difflib  # only when a file is missing: these imports are dear
    from pathlib import Path

    folder = Path(given).parent
    try:
        names = sorted(entry.name for entry in folder.iterdir())
    except OSError:
        return f"Neither does its directory: ls {argument(os.fspath(folder.parent))}"
    close = difflib.get_close_matches(Path(given).name, names, n=1)
    if close:
        return f"Did you mean {argument(os.fspath(folder / close[0]))}?"
    return f"See what is there: ls {argument(os.fspath(folder))}"


def subject(given: str) -> str:
    """Return the path as a sentence begins with it."""
    return STANDARD_INPUT.capitalize() if given == "-" else given


def argument(given: str) -> str:
    """Return the path as one types it in a shell."""
    return shlex.quote(given)
