"""`xcheck check`."""

from __future__ import annotations

import click

from ..config import Settings
from .options import Destination, report_options
from .telling import check_outputs, exit_code, tell


@click.command()
@click.argument("draft")
@click.option("--against", "sources", multiple=True, required=True, metavar="SOURCE",
              help="An article the draft was written from. May be repeated.")  # fmt: skip
@report_options
@click.pass_context
def check(
    ctx: click.Context,
    draft: str,
    sources: tuple[str, ...],
    formats: tuple[Destination, ...],
    output: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    min_confidence: float,
    fail_on: str,
    dateline: str | None,
    aliases: tuple[tuple[str, ...], ...],
    show: frozenset[str],
    color: str,
    width: int | None,
) -> None:
    """Check a draft against the articles it was written from.

    Tells which statements no source bears out, and where the draft differs from the sources.

    \b
    xcheck check summary.txt --against wire.txt
    xcheck check draft.md --against wire.txt --against agency.txt --fail-on warning
    """
    import xcheck

    paths = (draft, *sources)
    if paths.count("-") > 1:
        raise click.UsageError("standard input can be read only once; give a file for the other article")
    settings = Settings(select, ignore, min_confidence, dateline, aliases)
    check_outputs(formats, output, paths)
    read, *against = map(xcheck.read_article, paths)
    report = xcheck.check(read, against, settings)
    tell(report, formats, output, color, width, show)
    ctx.exit(exit_code(report, fail_on))
