"""A line on a terminal's standard error that tells how far a long run is."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from ..model import Article

WORTH_TELLING = 3
"""Fewer drafts are done before anyone has read how many there are."""


class Progress:
    """Told on a terminal only, and gone when the run ends, so that a log has nothing of it."""

    def __init__(self, drafts: Sequence[Article]) -> None:
        self.count = len(drafts)
        self.shown = self.count >= WORTH_TELLING and sys.stderr is not None and sys.stderr.isatty()

    def __enter__(self) -> Progress:
        self(0)
        return self

    def __call__(self, done: int) -> None:
        """Tell how many drafts are done."""
        if self.shown:
            sys.stderr.write(f"\r\x1b[Kxcheck: {done} of {self.count} drafts checked")
            sys.stderr.flush()

    def __exit__(self, *of_error: object) -> None:
        if self.shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
