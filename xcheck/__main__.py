"""`python -m xcheck`, and the `xcheck` command."""

from __future__ import annotations

import gc
import os
import sys
from typing import NoReturn


def main() -> NoReturn:
    """Run the command line and exit; an interrupt while it loads is no traceback either."""
    gc.disable()  # one run makes few cycles, and looking for them takes a tenth of its time
    try:
        from .cli import cli

        cli(prog_name="xcheck")
    except KeyboardInterrupt:
        sys.stderr.write("xcheck: interrupted\n")
        os._exit(130)
    except SystemExit as end:
        _leave(end.code)
    raise AssertionError("click always exits")


def _leave(code: str | int | None) -> NoReturn:
    """End at once when all is written: taking a run's tables and statements apart would take 8 ms more."""
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):
        sys.exit(code)
    os._exit(code if isinstance(code, int) else 0 if code is None else 1)


if __name__ == "__main__":
    main()
