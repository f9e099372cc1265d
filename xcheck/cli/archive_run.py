"""What the commands of `xcheck archive` do, loaded when one of them runs: bring an archive up to date, write rows."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import islice
from typing import Any

import click

from ..archive.build import Way, compare_all, group, pair_days
from ..archive.build import add as add_all
from ..archive.event import report_of
from ..archive.event import search as find
from ..archive.events import Grouping
from ..archive.nearby import Reach
from ..archive.outlets import profiles
from ..archive.ranking import Ranking, Wanted
from ..archive.reports import rows as tables
from ..archive.reports.html import write
from ..archive.reports.rows import of_difference, of_event, of_outlet
from ..archive.reports.terminal import Terminal
from ..archive.sources import items
from ..archive.store import Archive, exists
from ..drafts.workers import processors
from ..errors import BadSettings
from ..model import Kind
from ..reports import render
from ..reports.escapes import visible
from ..rules import known
from .archive import FEW
from .exits import say
from .output import check_output, page_width, wants_color
from .pager import show as show_paged
from .progress import Progress


def add(paths: tuple[str, ...], file: str, **columns: str | None) -> None:
    """Put articles into the archive: folders, patterns, and tables in .jsonl, .csv, .tsv, .parquet or feeds in .xml."""
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


def events(file: str, format: str, output: str | None, **options: Any) -> None:
    """List the events that two articles or more tell of, each with its worst difference."""
    check_output(output, [file])
    wanted = asked(options)
    bring_up_to_date(file, options, compared=False)
    with Archive(file) as kept:
        found = list(Ranking(kept).summaries(wanted))
        write_rows(map(of_event, found), format, output, options, lambda terminal: terminal.events(found))


def differences(file: str, format: str, output: str | None, **options: Any) -> None:
    """Compare the articles of each event, and tell where they differ, worst first."""
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


def show(event: str, file: str, omissions: bool, format: str, output: str | None, **options: Any) -> None:
    """Show one event as `xcheck compare` shows its articles; the beginning of its id is enough."""
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


def search(words: tuple[str, ...], file: str, limit: int, **options: Any) -> None:
    """Find the articles that have all these words; "in quotation marks" they must stand in a row."""
    with Archive(file) as kept:
        rows = find(kept, " ".join(words), limit)
        write_rows((), "terminal", None, options, lambda terminal: terminal.articles(rows))
    if not rows:
        say("xcheck: no article has these words")


def outlets(file: str, format: str, output: str | None, **options: Any) -> None:
    """Count for each outlet what was found of it: how often alone with a figure, how often vaguer; no verdict."""
    check_output(output, [file])
    with Archive(file) as kept:
        found = profiles(kept, asked(options))
    write_rows(map(of_outlet, found), format, output, options, lambda terminal: terminal.outlets(found))


def asked(options: dict[str, Any]) -> Wanted:
    """Return which differences are asked for; raises BadSettings for what does not exist."""
    for option in ("first", "last"):
        try:
            if options[option] and date.fromisoformat(options[option]).isoformat() != options[option]:
                raise ValueError
        except ValueError:
            name = "--from" if option == "first" else "--to"
            raise BadSettings(f"{name} is {options[option]!r}; give a day as YYYY-MM-DD, such as 2026-01-07") from None
    kinds = options.get("kinds", ())
    for kind in kinds:
        if kind not in tuple(Kind):
            raise BadSettings(f"--kind {kind!r} is not one of {', '.join(Kind)}")
    return Wanted(
        options["outlets"], options["first"], options["last"], kinds,
        tuple(map(known, options.get("select", ()))),
        tuple(map(known, options.get("ignore", ()))), options.get("min_confidence") or 0.0,
    )  # fmt: skip


def bring_up_to_date(file: str, options: dict[str, Any], compared: bool) -> None:
    """Pair, group and compare what is not yet; what could not be is reported, and is tried again the next time."""
    if options["as_it_is"]:
        return

    exists(file)
    with Progress() as progress, Archive(file, write=True) as kept:
        way = _way(options, progress)
        failed = pair_days(kept, Reach(), way)
        progress("grouping events")
        group(kept, Grouping())
        if compared:
            failed += compare_all(kept, options["omissions"], way)
    for message in failed[:5]:
        say(f"xcheck: {shown(message)}")
    if len(failed) > 5:
        say(f"xcheck: and {len(failed) - 5} more failed; the next run tries them again")


def _way(options: dict[str, Any], progress: Progress) -> Way:

    gc.enable()  # a short run never looks for cycles; this one may go on for hours
    return Way(options["jobs"] or processors(), options["scheduler"], progress)


def write_rows(
    rows: Iterable[Any], format: str, output: str | None, options: dict[str, Any], lines: Callable[[Any], Iterator[str]]
) -> None:
    """Write rows in a format, or lines on a terminal."""
    if format == "parquet":
        if output in (None, "-"):
            raise BadSettings("--format parquet writes a file; name it, such as -o found.parquet")
        tables.write_parquet(iter(rows), output)
        return
    if format == "jsonl":
        text = tables.json_lines(rows)
    elif format == "csv":
        text = tables.comma_separated(rows)
    else:
        text = "".join(f"{line}\n" for line in lines(Terminal(**look_of(format, output, options))))
    show_paged(text, bool(options.get("pager")) and format == "terminal", output)


def look_of(format: str, output: str | None, options: dict[str, Any]) -> dict[str, Any]:
    """Return width and colour of a terminal; the other formats take nothing."""
    if format != "terminal":
        return {}
    color = wants_color(options["color"], output, os.environ)
    return {"width": page_width(options["width"], os.environ), "color": color}


def shown(text: str) -> str:
    """Return foreign text that is harmless on a terminal."""
    return visible(text)
