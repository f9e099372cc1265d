"""`xcheck archive`: many articles in one file, what was found between them, and how it is shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

import click

from ..errors import BadSettings
from ..model import Kind
from . import unfinished
from .archive_common import (
    asked,
    bring_up_to_date,
    file_option,
    format_option,
    look_of,
    shown,
    which_options,
    work_options,
    write_rows,
)
from .exits import say
from .options import choice_options, listed, look_options, output_option, pager_option
from .output import check_output
from .pager import show as show_paged
from .progress import Progress

if TYPE_CHECKING:
    pass

FEW = 30
"""Differences that a terminal shows, unless more are asked for."""


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
    from ..archive.build import add as add_all
    from ..archive.sources import items
    from ..archive.store import Archive

    given = {name: column for name, column in columns.items() if column is not None}
    with Progress() as progress, Archive(file, write=True) as kept:
        added = add_all(kept, items(paths, given), progress)
        count = kept.count("article")
    for one in added.skipped[:5]:
        say(f"xcheck: {shown(f'{one.where} {one.why}')}")
    if len(added.skipped) > 5:
        say(f"xcheck: and {len(added.skipped) - 5} more could not be added")
    copies = f", {added.carriers} more outlets of articles that are there" if added.carriers else ""
    known = f", {added.known} known already" if added.known else ""
    click.echo(f"{added.articles} articles added{copies}{known}; {shown(file)} holds {count}")
    if not added.articles + added.carriers + added.known:
        raise BadSettings("nothing could be added")


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
    from ..archive.ranking import Ranking
    from ..archive.reports.rows import of_event
    from ..archive.store import Archive

    check_output(output, [file])
    wanted = asked(options)
    bring_up_to_date(file, options, compared=False)
    with Archive(file) as kept:
        found = list(Ranking(kept).summaries(wanted))
        write_rows(map(of_event, found), format, output, options, lambda terminal: terminal.events(found))


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
    from ..archive.ranking import Ranking
    from ..archive.reports.rows import of_difference
    from ..archive.store import Archive

    if format != "html":
        check_output(output, [file])
    elif output is None:
        raise BadSettings("--format html writes a folder; name it, such as -o report/")
    wanted = asked(options)
    bring_up_to_date(file, options, compared=True)
    limit = options["limit"]
    with Archive(file) as kept:
        ranking = Ranking(kept)
        if format == "html":
            from ..archive.reports.html import write

            with Progress() as progress:
                write(ranking, wanted, output or "", limit or 1000, progress)
            return
        found = islice(ranking.differences(wanted), limit or (FEW if format == "terminal" else None))
        rows = (of_difference(number, one) for number, one in enumerate(found, 1))
        write_rows(rows, format, output, options, lambda terminal: _differences(terminal, found, limit or FEW, kept))


def _differences(terminal: Any, found: Iterable[Any], limit: int, kept: Any) -> Iterator[str]:
    shown = list(found)
    yield from terminal.differences(shown)
    total = kept.count("finding")
    if shown:
        yield ""
    more = (
        f" {len(shown)} are shown: --limit N shows more, --kind, --outlet and --from choose."
        if total > len(shown)
        else ""
    )
    yield from terminal.page.paragraph(f"{total} differences in {kept.count('event')} events.{more}", "dim")


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
    from ..archive.event import report_of
    from ..archive.store import Archive
    from ..reports import render

    check_output(output, [file])
    with Archive(file) as kept, Progress() as progress:
        progress("comparing")
        report = report_of(kept, event, omissions)
    look = {"show": frozenset(), "fail_on": "never"} if format == "terminal" else {}
    show_paged(
        render(report, format, **look, **look_of(format, output, options)),
        options["pager"] and format == "terminal",
        output,
    )


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
    from ..archive.event import search as find
    from ..archive.store import Archive

    with Archive(file) as kept:
        rows = find(kept, " ".join(words), limit)
        write_rows((), "terminal", None, options, lambda terminal: terminal.articles(rows))
    if not rows:
        say("xcheck: no article has these words")


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
    from ..archive.outlets import profiles
    from ..archive.reports.rows import of_outlet
    from ..archive.store import Archive

    check_output(output, [file])
    with Archive(file) as kept:
        found = profiles(kept, asked(options))
    write_rows(map(of_outlet, found), format, output, options, lambda terminal: terminal.outlets(found))
