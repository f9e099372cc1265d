"""`xcheck facts`."""

from __future__ import annotations

import os

import click

from ..reading import read_article
from ..reports import FACTS
from . import unfinished
from .effective import effective_config
from .options import config_options, look_options, output_option, pager_option, reading_options
from .output import check_output
from .pager import show
from .progress import Progress
from .reporting import look


@click.command()
@click.argument("article", metavar="FILE", shell_complete=unfinished.file)
@click.option("--format", type=click.Choice(list(FACTS)), default="terminal", show_default=True,
              help="How the facts are told.")  # fmt: skip
@output_option
@reading_options
@config_options
@look_options
@pager_option
@click.pass_context
def facts(
    ctx: click.Context,
    /,
    article: str,
    format: str,
    output: str | None,
    color: str,
    width: int | None,
    pager: bool,
    allow_private_addresses: bool,
    **_in_force: object,
) -> None:
    """Show what xcheck reads in one article.

    Each statement with its names, numbers, dates, quotations and attributions, and the words that set
    the force of a claim; datelines, aliases and boilerplate as the configuration has them.

    \b
    xcheck facts easy.txt
    xcheck facts --format json easy.txt
    """
    from ..pipeline import read

    effective = effective_config(ctx, [os.curdir])
    settings = effective.settings(effective.datelines([article]))
    check_output(output, [article], effective.reads(met=False))
    with Progress() as progress:
        progress("" if article == "-" else f"reading {article}")
        text = read_article(article, allow_private_addresses=allow_private_addresses, revisions=True)
        reading = read(text, "a", settings)
    show(FACTS[format](reading, **look(format, output, color, width)), pager and format == "terminal", output)
