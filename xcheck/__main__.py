"""`python -m xcheck`, and the `xcheck` command."""

from __future__ import annotations

import gc
import os
import sys

TYPE_CHECKING = False  # see xcheck/__init__.py
if TYPE_CHECKING:
    from typing import NoReturn


def main() -> NoReturn:
    """Run the command line and exit; an interrupt while it loads is no traceback either."""
    gc.disable()  # one run makes few cycles, and looking for them takes a tenth of its time
    try:
        from .cli import cli

        cli(prog_name="xcheck")
    except KeyboardInterrupt:
        _say("interrupted")
        os._exit(130)
    except SystemExit as end:
        _leave(end.code)
    raise AssertionError("click always exits")


def _leave(code: str | int | None) -> NoReturn:
    """End at once when all is written: taking a run's tables and statements apart would take 8 ms more."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:  # a run may be started with a closed one: `>&-`
                stream.flush()
        except (OSError, ValueError):
            pass  # the reader has gone; what matters was written, or its failure reported, before
    os._exit(code if isinstance(code, int) else 0 if code is None else 1)


def _say(sentence: str) -> None:
    try:
        if sys.stderr is not None:
            sys.stderr.write(f"xcheck: {sentence}\n")
            sys.stderr.flush()
    except (OSError, ValueError):
        pass  # nobody can read it; the exit code tells


if __name__ == "__main__":
    main()
