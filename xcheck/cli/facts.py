"""`xcheck facts`."""

from __future__ import annotations

import click

from ..config import Settings
from ..reports import FACTS
from . import unfinished
from .options import look_options, output_option, pager_option, reading_options
from .output import check_output
from .pager import show
from .progress import Progress
from .telling import look


@click.command()
@click.argument("article", metavar="FILE", shell_complete=unfinished.file)
@click.option("--format", type=click.Choice(list(FACTS)), default="terminal", show_default=True,
              help="How the facts are told.")  # fmt: skip
@output_option
@reading_options
@look_options
@pager_option
def facts(
    article: str,
    format: str,
    output: str | None,
    dateline: str | None,
    aliases: tuple[tuple[str, ...], ...],
    allow_private_addresses: bool,
    color: str,
    width: int | None,
    pager: bool,
) -> None:
    """Show what xcheck reads in one article.

    Each statement with its names, numbers, dates, quotations and attributions, and the words that set
    the force of a claim.

    \b
    xcheck facts easy.txt
    xcheck facts --format json easy.txt
    """
    import xcheck

    from ..pipeline import read

    settings = Settings(dateline=dateline, aliases=aliases)
    check_output(output, [article])
    with Progress() as progress:
        progress("" if article == "-" else f"reading {article}")
        text = xcheck.read_article(article, allow_private_addresses=allow_private_addresses)
        reading = read(text, "a", settings)
    show(FACTS[format](reading, **look(format, output, color, width)), pager and format == "terminal", output)
