"""`xcheck archive`: many articles in one file, what was found between them, and how it is shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from ..model import Kind
from . import unfinished
from .options import choice_options, listed, look_options, output_option, pager_option, together

FEW = 30
"""Differences that a terminal shows, unless more are asked for."""

file_option = click.option(
    "--file", "file", metavar="FILE", envvar="XCHECK_ARCHIVE", default="xcheck-archive.sqlite", show_default=True,
    shell_complete=unfinished.file, help="The archive; XCHECK_ARCHIVE may name it, too.",
)  # fmt: skip

work_options = together(
    click.option("--jobs", type=click.IntRange(1, 256), metavar="N",
                 help="Work on so many events at a time.  [default: as many as there are processors]"),
    click.option("--scheduler", metavar="ADDRESS",
                 help="Let the workers of a Dask scheduler do the work, such as tcp://10.0.0.1:8786."),
    click.option("--as-it-is", is_flag=True, help="Tell what the archive holds already, and bring nothing up to date."),
)  # fmt: skip

which_options = together(
    click.option("--outlet", "outlets", multiple=True, callback=listed, metavar="NAME",
                 help="Only where this outlet is concerned. May be repeated or hold commas."),
    click.option("--from", "first", metavar="DAY", default="", help="Only events from this day on: YYYY-MM-DD."),
    click.option("--to", "last", metavar="DAY", default="", help="Only events up to this day."),
)  # fmt: skip


def format_option(*names: str) -> Callable[..., Any]:
    """Return the option that names the format, the first name by default."""
    return click.option("--format", type=click.Choice(names), default=names[0], show_default=True,
                        help="How it is told.")  # fmt: skip


@click.group()
def archive() -> None:
    """Find where outlets differ in a folder, a dump or a table of thousands of articles.

    One file, an SQLite database, holds the articles and all that was found. What is there already is not
    done again, and a run that was interrupted goes on where it was.

    \b
    xcheck archive add crawl/ dump.jsonl    put articles in
    xcheck archive events                   which articles tell of one event
    xcheck archive differences              where they differ, worst first
    xcheck archive show EVENT               one event, as xcheck compare shows it
    xcheck archive search ferry fire        articles with these words
    xcheck archive outlets                  each outlet against the others, in counts
    """


@archive.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", shell_complete=unfinished.file)
@file_option
@click.option("--text-column", "text", metavar="NAME", help="Column of a table that has the text.")
@click.option("--title-column", "title", metavar="NAME", help="Column that has the title.")
@click.option("--outlet-column", "outlet", metavar="NAME", help="Column that has the outlet.")
@click.option("--date-column", "date", metavar="NAME", help="Column that has the day.")
@click.option("--address-column", "address", metavar="NAME", help="Column that has the address.")
def add(paths: tuple[str, ...], file: str, **columns: str | None) -> None:
    """Put articles into the archive: folders, patterns, and tables in .jsonl, .csv, .tsv, .parquet or feeds in .xml.

    In a folder each file is an article, and the folder below the one named is its outlet. A row of a table is
    one, too. The columns text, title, outlet, date and address are known by their usual names (body, headline,
    source, published, url ...). The same words from several outlets become one article that all of them carry.

    \b
    xcheck archive add crawl/
    xcheck archive add dump.jsonl --text-column body --outlet-column domain
    """
    from .archive_run import add as run

    run(paths, file, **columns)


@archive.command()
@file_option
@work_options
@which_options
@format_option("terminal", "jsonl", "csv", "parquet")
@output_option
@look_options
@pager_option
def events(file: str, format: str, output: str | None, **options: Any) -> None:
    """List the events that two articles or more tell of, each with its worst difference.

    \b
    xcheck archive events
    xcheck archive events --from 2026-01-05 --to 2026-01-11 --format csv -o week.csv
    """
    from .archive_run import events as run

    run(file, format, output, **options)


@archive.command()
@file_option
@work_options
@which_options
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    callback=listed,
    metavar="KIND",
    help=f"Only these kinds: {', '.join(Kind)}. May be repeated or hold commas.",
)
@choice_options
@click.option("--omissions", is_flag=True, help="Tell what only some articles of an event have, too; takes longer.")
@click.option(
    "--limit",
    type=click.IntRange(1),
    metavar="N",
    default=None,
    help=f"Tell so many.  [default: {FEW} on a terminal, else all; of html, 1000 and 100 events]",
)
@format_option("terminal", "html", "jsonl", "csv", "parquet")
@output_option
@look_options
@pager_option
def differences(file: str, format: str, output: str | None, **options: Any) -> None:
    """Compare the articles of each event, and tell where they differ, worst first.

    First what cannot both be true. --format html writes a folder: an index with filters, and a page an event.

    \b
    xcheck archive differences
    xcheck archive differences --outlet wire --kind conflict,update
    xcheck archive differences --format html -o report/
    xcheck archive differences --scheduler tcp://10.0.0.1:8786 --format parquet -o found.parquet
    """
    from .archive_run import differences as run

    run(file, format, output, **options)


@archive.command()
@click.argument("event", metavar="EVENT")
@file_option
@click.option("--omissions", is_flag=True, help="Tell what only some articles have, too.")
@format_option("terminal", "json", "html", "markdown")
@output_option
@look_options
@pager_option
def show(event: str, file: str, omissions: bool, format: str, output: str | None, **options: Any) -> None:
    """Show one event as `xcheck compare` shows its articles; the beginning of its id is enough.

    \b
    xcheck archive show 2026-01-07-3fa2
    xcheck archive show 2026-01-07-3fa2 --format html -o event.html
    """
    from .archive_run import show as run

    run(event, file, omissions, format, output, **options)


@archive.command()
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@file_option
@click.option("--limit", type=click.IntRange(1), metavar="N", default=20, show_default=True, help="Tell so many.")
@look_options
def search(words: tuple[str, ...], file: str, limit: int, **options: Any) -> None:
    """Find the articles that have all these words; "in quotation marks" they must stand in a row.

    \b
    xcheck archive search ferry fire
    xcheck archive search '"port amaro"' valdoni
    """
    from .archive_run import search as run

    run(words, file, limit, **options)


@archive.command()
@file_option
@which_options
@format_option("terminal", "jsonl", "csv", "parquet")
@output_option
@look_options
def outlets(file: str, format: str, output: str | None, **options: Any) -> None:
    """Count for each outlet what was found of it: how often alone with a figure, how often vaguer; no verdict.

    \b
    xcheck archive outlets
    xcheck archive outlets --outlet wire,post --format csv
    """
    from .archive_run import outlets as run

    run(file, format, output, **options)
