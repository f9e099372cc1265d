"""`xcheck compare`."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Sequence
from typing import Any

import click

import xcheck

from ..config import Settings
from ..model import Article, Report
from . import unfinished
from .articles import check_labels, named, read_all, say_passed_over
from .effective import effective_config
from .options import Destination, label_option, report_options, watch_option
from .progress import Progress
from .reporting import check_outputs, exit_code, say_crashes, say_remarks, say_unshown, write_report
from .watch import watch


@click.command()
@click.argument("articles", nargs=-1, metavar="A B [MORE]...", shell_complete=unfinished.file)
@click.option("--within", is_flag=True, help="Take one article only: where its own statements conflict.")
@label_option
@click.option(
    "--list",
    "lists",
    multiple=True,
    metavar="FILE",
    shell_complete=unfinished.file,
    help="Take the articles that FILE names, a path or an address a line. May be repeated.",
)
@watch_option
@report_options
@click.pass_context
def compare(ctx: click.Context, /, articles: tuple[str, ...], within: bool, **options: Any) -> None:
    """Compare two or more articles on the same event.

    Articles are text or Markdown files, - for standard input, and, with pip install 'xcheck-news[documents]',
    saved pages, PDF and Word files, e-mails, or addresses of the web; a folder or pattern stands for the
    articles in it, HEAD:draft.md for what git keeps. The report goes to standard output, everything else to
    standard error.

    \b
    xcheck compare standard.txt easy.txt
    xcheck compare --format json -o report.json standard.txt easy.txt
    xcheck compare wire.txt radio.txt post.txt --show matrix
    curl -s example.org/story.txt | xcheck compare - ours.md --fail-on warning
    xcheck compare https://example.org/story.html statement.docx
    xcheck compare HEAD:draft.md draft.md
    xcheck compare sources/ draft.md --watch
    xcheck compare --within ours.md
    """
    needed = "one article" if within else "at least two articles"
    if not articles and not options["lists"]:
        raise click.UsageError(f"give {needed}, as the examples of xcheck compare --help show")
    typed = (articles, options["lists"])
    articles = tuple(named(*typed))
    if (len(articles) != 1) if within else (len(articles) < 2):
        raise click.UsageError(f"give {needed}, as the examples of xcheck compare --help show")
    check_labels(options["labels"], articles)
    say_passed_over(typed[0])
    effective = effective_config(ctx, [os.curdir])
    formats, show = effective["formats"], options["show"]
    settings = effective.settings(
        effective.datelines(articles), **_needed_parts(formats, show, several=len(articles) > 2)
    )
    check_outputs(formats, options["output"], articles, effective.reads(met=False))
    say_unshown(show, formats, "compare")
    if options["watch"]:
        watch(lambda: [*named(*typed), *options["lists"], *effective.reads(met=False)])
    from ..pipeline import spared

    with Progress() as progress:
        read = read_all(articles, options["labels"], options["allow_private_addresses"], progress)
        progress("comparing")
        report = spared(_comparing(read, within, progress), settings)
    if effective["allow"] and effective.config is not None:
        from ..suppress import suppress

        report = suppress(report, effective["allow"], effective.config.path)
    color, width, fail_on = options["color"], options["width"], effective["fail-on"]
    write_report(report, formats, options["output"], color, width, show, fail_on, options["pager"])
    say_crashes(report)
    say_remarks(report)
    ctx.exit(exit_code(report, fail_on))


def _needed_parts(formats: Sequence[Destination], show: Collection[str], several: bool) -> dict[str, bool]:
    """Return which parts of the report something in this run shows; they take their time."""
    names = {name for name, _ in formats}
    whole = "all" in show or not names.isdisjoint(("json", "html"))
    matrix = several and not names.isdisjoint(("terminal", "markdown", "github"))
    return {"topics": whole or "topics" in show, "matrix": whole or matrix or "matrix" in show}


def _comparing(read: Sequence[Article], within: bool, progress: Progress) -> Callable[[Settings], Report]:
    """Return what compares some articles."""
    if within:
        return lambda settings: xcheck.compare_within(*read, settings=settings)
    return lambda settings: xcheck.compare(*read, settings=settings, progress=progress if progress.shown else None)
