"""`python -m xcheck`, and the `xcheck` command."""

from __future__ import annotations

import os
import sys
from typing import NoReturn


def main() -> NoReturn:
    """Run the command line and exit; an interrupt while it loads is no traceback either."""
    try:
        from .cli import cli

        cli(prog_name="xcheck")
    except KeyboardInterrupt:
        sys.stderr.write("xcheck: interrupted\n")
        os._exit(130)
    raise AssertionError("click always exits")


if __name__ == "__main__":
    main()
