"""The commands: read the options, call, print, exit. A command's file is loaded when it is asked for."""

from __future__ import annotations

import click

from .. import __version__
from .exits import Commands

COMMANDS = {
    "compare": "compare",
    "check": "check",
    "baseline": "baseline",
    "config": "config",
    "archive": "archive",
    "facts": "facts",
    "read": "read",
    "rules": "manual",
    "explain": "manual",
    "schema": "manual",
    "init": "init",
    "completion": "completion",
    "git-diff": "git_diff",
    "serve": "serve",
}
"""Command -> the file here that has it, in the order in which help lists them."""


def _version(ctx: click.Context, param: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from ..signature import signature

        click.echo(f"xcheck {__version__} {signature()}")
        ctx.exit()


@click.group(
    cls=Commands, files=COMMANDS, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version,
              help="Show the version, and the sums over rules and tables that made a report.")  # fmt: skip
def cli() -> None:
    """A diff for facts: tell where two articles on the same event differ.

    \b
    xcheck compare standard.txt easy.txt      what differs, worst first
    xcheck check draft.md --against wire.txt  what no source bears out
    xcheck archive differences                where thousands of articles differ, event by event
    xcheck facts easy.txt                     what xcheck reads in one article
    xcheck read statement.pdf                 the text it takes out of a document
    xcheck serve                              a page to drop and paste articles into
    xcheck explain shifted-degree             what a rule looks for

    Exit status: 0 nothing at or above --fail-on, 1 findings, 2 could not run, 3 internal error.
    """
