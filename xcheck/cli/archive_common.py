"""What the commands of `xcheck archive` share: options, how an archive is brought up to date, how rows are written."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

import click

from ..errors import BadSettings
from ..model import Kind
from . import unfinished
from .exits import say
from .options import listed, together
from .output import page_width, wants_color
from .pager import show as show_paged
from .progress import Progress

if TYPE_CHECKING:
    from ..archive.build import Way
    from ..archive.ranking import Wanted

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


def shown(text: str) -> str:
    """Return foreign text that is harmless on a terminal."""
    from ..reports.escapes import visible

    return visible(text)


def asked(options: dict[str, Any]) -> Wanted:
    """Return which differences are asked for; raises BadSettings for what does not exist."""
    from datetime import date

    from ..archive.ranking import Wanted
    from ..rules import known

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
    from ..archive.build import compare_all, group, pair_days
    from ..archive.events import Grouping
    from ..archive.nearby import Reach
    from ..archive.store import Archive, exists

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
    import gc

    from ..archive.build import Way
    from ..drafts.workers import processors

    gc.enable()  # a short run never looks for cycles; this one may go on for hours
    return Way(options["jobs"] or processors(), options["scheduler"], progress)


def look_of(format: str, output: str | None, options: dict[str, Any]) -> dict[str, Any]:
    """Return width and colour of a terminal; the other formats take nothing."""
    if format != "terminal":
        return {}
    color = wants_color(options["color"], output, os.environ)
    return {"width": page_width(options["width"], os.environ), "color": color}


def write_rows(
    rows: Iterable[Any], format: str, output: str | None, options: dict[str, Any], lines: Callable[[Any], Iterator[str]]
) -> None:
    """Write rows in a format, or lines on a terminal."""
    from ..archive.reports import rows as tables

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
        from ..archive.reports.terminal import Terminal

        text = "".join(f"{line}\n" for line in lines(Terminal(**look_of(format, output, options))))
    show_paged(text, bool(options.get("pager")) and format == "terminal", output)
