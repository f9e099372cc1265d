"""A line on a terminal's standard error that tells what a long run is at, and for how long."""

from __future__ import annotations

import os
import signal
import sys
from time import monotonic
from typing import Any

from ..reports.escapes import visible

AFTER = 1.0
"""Seconds of work before anything is shown."""
EVERY = 0.5
"""Seconds after which it is shown anew."""


class Progress:
    """Shown on a terminal only, and gone when the work ends, so that a log has nothing of it.

    An alarm draws the line, so that one long step is shown, too; no thread runs, and a short run pays nothing.
    """

    def __init__(self) -> None:
        self.shown = sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
        self._text = ""
        self._before: Any = None
        self._drawn = False

    def __enter__(self) -> Progress:
        self._began = monotonic()
        if self.shown:
            self._start()
        return self

    def __call__(self, what: str, done: int = 0, count: int = 0) -> None:
        """Say what is done now, and how much of it is; nothing is shown of what is without a name."""
        self._text = visible(f"{what}, {done} of {count}" if count > 1 else what) if self.shown else ""

    def __exit__(self, *of_error: object) -> None:
        if self._before is not None:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, self._before)
        if self._drawn:
            _write("\r\x1b[K")

    def _start(self) -> None:
        try:
            self._before = signal.signal(signal.SIGALRM, lambda *_: self._draw())
            signal.setitimer(signal.ITIMER_REAL, AFTER, EVERY)
        except (AttributeError, ValueError):
            pass  # no alarms on this system, or not in this thread

    def _draw(self) -> None:
        """Draw the line; imports nothing, since an alarm may ring in the middle of an import."""
        if self._text:
            seconds = f"({monotonic() - self._began:.0f} s)"
            room = _columns() - len(f"xcheck:  {seconds} ")
            text = self._text[: room if self._text.isascii() else room // 2]  # a letter may take two columns
            self._drawn = True
            _write(f"\r\x1b[Kxcheck: {text} {seconds}")


def _columns() -> int:
    try:
        return max(os.get_terminal_size(sys.stderr.fileno()).columns or 80, 20)
    except (AttributeError, OSError, ValueError):
        return 80


def _write(text: str) -> None:
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except (OSError, ValueError, RuntimeError):
        pass  # the terminal has gone, or an alarm rang while another was drawn
