"""`xcheck compare`."""

from __future__ import annotations

import click

from ..config import Settings
from .options import Destination, report_options
from .telling import check_outputs, exit_code, tell


@click.command()
@click.argument("articles", nargs=-1, metavar="A B [MORE]...")
@click.option("--within", is_flag=True, help="Take one article only: where its own statements conflict.")
@report_options
@click.pass_context
def compare(
    ctx: click.Context,
    articles: tuple[str, ...],
    within: bool,
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
    """Compare two or more articles on the same event.

    Articles are .txt or .md files; - is standard input. The report goes to standard output,
    everything else to standard error.

    \b
    xcheck compare standard.txt easy.txt
    xcheck compare --format json -o report.json standard.txt easy.txt
    curl -s example.org/story.txt | xcheck compare - ours.md --fail-on warning
    xcheck compare --within ours.md
    """
    import xcheck

    needed = "one article" if within else "at least two articles"
    if (len(articles) != 1) if within else (len(articles) < 2):
        raise click.UsageError(f"give {needed}, as the examples of xcheck compare --help show")
    if articles.count("-") > 1:
        raise click.UsageError("standard input can be read only once; give a file for the other article")
    whole = any(name != "terminal" for name, _ in formats) or "all" in show
    topics, matrix = whole or "topics" in show, whole or not show.isdisjoint(("matrix", "agreed", "topics"))
    settings = Settings(select, ignore, min_confidence, dateline, aliases, topics, matrix)
    check_outputs(formats, output, articles)
    compare = xcheck.compare_within if within else xcheck.compare
    report = compare(*[xcheck.read_article(path) for path in articles], settings=settings)
    tell(report, formats, output, color, width, show)
    ctx.exit(exit_code(report, fail_on))
