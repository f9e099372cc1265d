"""How a run ends: the exit codes, and every failure as one sentence on standard error."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from enum import IntEnum
from errno import EBADF, EFBIG, EIO, ENOSPC, EPIPE
from importlib import import_module
from typing import Any

import click

from ..errors import RuleCrashed, XcheckError, traced
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
        found: click.Command = getattr(
            import_module(f"{__package__}.{self.files[cmd_name]}"), cmd_name.replace("-", "_")
        )
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

    def main(self, args: Sequence[str] | None = None, *rest: Any, **extra: Any) -> Any:
        """Run the command line and exit; the code is decided before anything is said of it."""
        if not extra.setdefault("standalone_mode", True):
            return super().main(args, *rest, **extra)
        extra["standalone_mode"] = False
        try:
            if sys.stdout is None and not {"-h", "--help", "--version"}.isdisjoint(args or sys.argv[1:]):
                raise CannotRun("standard output is closed; open it to see what you asked for")
            code = super().main(args, *rest, **extra) or ExitCode.CLEAN
        except click.ClickException as error:
            code = ExitCode.CANNOT_RUN if isinstance(error, click.UsageError) else error.exit_code
            say(_failure_message(error))
        except (KeyboardInterrupt, click.Abort):  # while the arguments are read; `invoke` has those of the run
            code = ExitCode.INTERRUPTED
            say("xcheck: interrupted")
        except OSError as error:
            code = ExitCode.CANNOT_RUN
            say(f"xcheck: {_of_the_system(error)}")
        sys.exit(code)

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
            say("xcheck: interrupted")
            ctx.exit(ExitCode.INTERRUPTED)
        except RuleCrashed as error:
            traced()
            raise InternalError(str(error)) from error
        except XcheckError as error:
            raise CannotRun(str(error)) from error
        except Exception as error:
            if isinstance(error, OSError) and error.filename is None:
                raise  # the system is at its end, or help cannot be written
            traced()
            raise InternalError(
                f"internal error, {type(error).__name__}: {error}. This is a bug in xcheck, not in your "
                "text; run again with XCHECK_DEBUG=1 to see where it happened"
            ) from error


def say(text: str) -> None:
    """Print a message on standard error; that nobody can read it changes no exit code."""
    with suppress(OSError, ValueError):
        click.echo(text, err=True)


def _failure_message(error: click.ClickException) -> str:
    """Return what a failure says, harmless even where it quotes a hostile file name."""
    from ..reports.escapes import visible

    if not isinstance(error, click.UsageError):
        return f"xcheck: {visible(error.message)}"
    lines = [f"Error: {visible(error.format_message())}"]
    if error.ctx is not None:
        hint = f"Try '{error.ctx.command_path} {error.ctx.help_option_names[0]}' for help."
        lines = [*error.ctx.get_usage().split("\n"), hint, "", *lines]
    return "\n".join(lines)


def _of_the_system(error: OSError) -> str:
    """Return what is said of an error that names no file: standard output is full, or the system is at its end."""
    reason = error.strerror or error
    if error.errno in (ENOSPC, EIO, EBADF, EFBIG, EPIPE):
        return f"standard output cannot be written: {reason}"
    return f"the system refuses to go on: {reason}. Check the working directory, and what the system has left"
