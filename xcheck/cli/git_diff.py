"""`xcheck git-diff`: what git calls to show how an article has changed."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import click

from ..errors import XcheckError
from ..reading import read_article
from ..reports import render
from ..reports.escapes import visible
from .effective import effective_config
from .options import choice_options, config_options, look_options, show_option
from .output import page_width, wants_color, write_output

if TYPE_CHECKING:
    from ..model import Report

NOTHING = "/dev/null"
"""What git calls the side of a file that is new or gone."""


@click.command("git-diff")
@click.argument("given", nargs=-1, required=True, metavar="PATH OLD HEX MODE NEW HEX MODE [NEW-PATH INFO]")
@choice_options
@config_options
@show_option
@look_options
@click.pass_context
def git_diff(ctx: click.Context, /, given: tuple[str, ...], show: frozenset[str], **options: Any) -> None:
    """Show in git what an article says otherwise than before.

    git calls it with the arguments above, where a project's .gitattributes and your configuration say so:

    \b
    echo '*.md diff=xcheck' >> .gitattributes
    git config diff.xcheck.command 'xcheck git-diff'
    git diff; git log -p --ext-diff; git show --ext-diff HEAD

    It always ends with 0, since git takes anything else for a failure and stops.
    """
    if len(given) not in (1, 7, 8, 9):
        raise click.UsageError("git calls this command: git config diff.xcheck.command 'xcheck git-diff'")

    path = given[0]
    environment = dict(os.environ)
    if environment.get("GIT_PAGER_IN_USE") == "true":  # the pipe ends at a pager that shows colours
        environment.setdefault("FORCE_COLOR", "1")
    try:
        report = None if len(given) == 1 else _compared(ctx, given)
    except XcheckError as error:  # of one file; the next ones are to be shown
        write_output(f"{visible(path)}: {visible(str(error))}\n", None)
        return
    if report is None:
        write_output(f"{visible(path)}: {_why(given)}\n", None)
        return

    color = wants_color(options["color"], None, environment)
    text = render(report, "terminal", width=page_width(options["width"], environment), color=color, show=show)
    write_output(f"{visible(path)}\n{text}\n", None)


def _why(given: tuple[str, ...]) -> str:
    if len(given) == 1:
        return "not merged, so there are no two versions to compare"
    return "a new article, nothing to compare it with" if given[1] == NOTHING else "gone"


def _compared(ctx: click.Context, given: tuple[str, ...]) -> Report | None:
    """Return the report on two versions of an article; None where there is only one."""
    from ..pipeline import compare, spared

    path, old, new = given[0], given[1], given[4]
    if NOTHING in (old, new):
        return None
    effective = effective_config(ctx, [os.curdir])
    now = given[7] if len(given) > 7 else path
    both = read_article(old, label=f"a/{path}"), read_article(new, label=f"b/{now}")
    return spared(lambda settings: compare(*both, settings=settings), effective.settings())
