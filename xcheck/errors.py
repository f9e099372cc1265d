"""The few ways in which xcheck gives up, each saying what happened, why, and what to type."""

from __future__ import annotations

import os
import sys


class XcheckError(Exception):
    """Something the user can mend; ends in exit code 2 and never in a traceback."""


class UnreadableArticle(XcheckError):
    """The input is missing, not text, empty, or too large."""


class BadSettings(XcheckError):
    """An option or configuration value cannot be used."""


class UnknownRule(XcheckError):
    """No rule has that id; the message offers the nearest one."""


class RuleCrashed(XcheckError):
    """A rule failed on this input; carries the rule's id, ends in exit code 3."""

    def __init__(self, rule: str, cause: Exception) -> None:
        super().__init__(
            f"rule {rule} failed with {type(cause).__name__}: {cause}. This is a bug in xcheck, not in your text. "
            f"Run again with --ignore {rule} to see what the other rules say."
        )
        self.rule = rule


def traced() -> None:
    """Print on standard error where the exception that is handled was raised, if XCHECK_DEBUG asks for it."""
    if os.environ.get("XCHECK_DEBUG", "0") not in ("", "0"):
        import traceback

        traceback.print_exc(file=sys.stderr)
