"""How a run ends: the exit codes, and every failure as one sentence on standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from enum import IntEnum
from importlib import import_module
from typing import Any

import click

from ..errors import RuleCrashed, XcheckError
from .output import silence

LIKE = 60
"""Least likeness, of 100, of a word to the command it is taken for."""


class ExitCode(IntEnum):
    """What the exit status tells a script."""

    CLEAN = 0
    "Nothing at or above --fail-on."
    FINDINGS = 1
    "At least one finding at or above --fail-on."
    CANNOT_RUN = 2
    "Usage, or an input or output that is missing, unreadable, empty or binary."
    INTERNAL_ERROR = 3
    "A bug in xcheck; the message names the rule it happened in."
    INTERRUPTED = 130
    "Stopped by the user."


class CannotRun(click.ClickException):
    """Something the user can mend."""

    exit_code = ExitCode.CANNOT_RUN

    def show(self, file: Any = None) -> None:
        """Print the message, harmless even where it quotes a hostile file name."""
        from ..reports.escapes import visible

        click.echo(f"xcheck: {visible(self.message)}", err=True)


class InternalError(CannotRun):
    """A bug in xcheck."""

    exit_code = ExitCode.INTERNAL_ERROR


class Commands(click.Group):
    """Commands that end every failure in one sentence and its own exit code, never in a traceback.

    click alone would end an interrupt, a closed pipe and a plain ClickException in exit code 1, which here
    means "findings".
    """

    def __init__(self, *args: Any, files: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.files = files

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, as help lists them."""
        return list(self.files)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load a command."""
        if cmd_name not in self.files:
            return None
        found: click.Command = getattr(import_module(f"{__package__}.{self.files[cmd_name]}"), cmd_name)
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that was typed; one that does not exist is answered with the nearest."""
        name = args[0]
        if name not in self.files and not ctx.resilient_parsing and not name.startswith("-"):
            from rapidfuzz.process import extractOne

            near = extractOne(name.lower(), list(self.files), score_cutoff=LIKE)
            hint = f"Did you mean {near[0]}?" if near else f"There are {', '.join(self.files)}."
            ctx.fail(f"No such command {name!r}. {hint}")
        return super().resolve_command(ctx, args)

    def make_context(self, *args: Any, **kwargs: Any) -> click.Context:
        """Read the arguments; `--help` and `--version` print here."""
        try:
            return super().make_context(*args, **kwargs)
        except BrokenPipeError:
            silence()
            raise click.exceptions.Exit(ExitCode.CLEAN) from None

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit):
            raise
        except BrokenPipeError:  # of a command's help: output.py tells its own failures
            silence()
            ctx.exit(ExitCode.CLEAN)
        except (KeyboardInterrupt, click.Abort):
            click.echo("xcheck: interrupted", err=True)
            ctx.exit(ExitCode.INTERRUPTED)
        except RuleCrashed as error:
            _debug()
            raise InternalError(str(error)) from error
        except XcheckError as error:
            raise CannotRun(str(error)) from error
        except Exception as error:
            if isinstance(error, OSError) and error.filename is None:
                raise  # help that cannot be written
            _debug()
            raise InternalError(
                f"internal error, {type(error).__name__}: {error}. This is a bug in xcheck, not in your "
                "text; run again with XCHECK_DEBUG=1 to see where it happened"
            ) from error


def _debug() -> None:
    if os.environ.get("XCHECK_DEBUG", "0") not in ("", "0"):
        import traceback

        traceback.print_exc(file=sys.stderr)
