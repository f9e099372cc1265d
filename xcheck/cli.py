"""The commands: read the options, call, print, exit."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from . import __version__
from .config import Settings
from .exits import Commands, ExitCode
from .output import check_output, page_width, wants_color, write_output
from .reports import FACTS, REPORTS, SHOW, render

if TYPE_CHECKING:
    from .model import Report

Command = TypeVar("Command", bound=Callable[..., Any])


def _listed(ctx: click.Context, param: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    """Return the values of an option that may be repeated or hold commas."""
    return tuple(part.strip() for value in given for part in value.split(",") if part.strip())


def _aliases(ctx: click.Context, param: click.Parameter, given: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Return groups of names from "Bundeswehr=German army"."""
    groups = tuple(tuple(name.strip() for name in value.split("=")) for value in given)
    for value, names in zip(given, groups, strict=True):
        if len(names) < 2 or not all(names):
            raise click.BadParameter(f'{value!r} is not of the form "Bundeswehr=German army"', ctx, param)
    return groups


def _shown(ctx: click.Context, param: click.Parameter, given: tuple[str, ...]) -> frozenset[str]:
    show = _listed(ctx, param, given)
    for part in show:
        if part not in SHOW:
            raise click.BadParameter(f"{part!r} is not one of {', '.join(SHOW)}", ctx, param)
    return frozenset(show)


def _options(*options: Callable[[Command], Command]) -> Callable[[Command], Command]:
    """Return a decorator that adds options in the order in which help lists them."""

    def add(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return add


look_options = _options(
    click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True,
                 help="Use colour. 'auto' heeds NO_COLOR and FORCE_COLOR."),
    click.option("--width", type=click.IntRange(40, 1000), metavar="N",
                 help="Columns of the terminal report.  [default: those of the terminal]"),
)  # fmt: skip

reading_options = _options(
    click.option("--dateline", metavar="YYYY-MM-DD",
                 help="Day the articles were written; resolves 'this week' and 'on Monday'."),
    click.option("--alias", "aliases", multiple=True, callback=_aliases, metavar="NAME=NAME",
                 help="Names that mean the same, such as \"Bundeswehr=German army\". May be repeated."),
)  # fmt: skip

output_option = click.option("-o", "--output", metavar="FILE", help="Write the report to FILE, in UTF-8.")

report_options = _options(
    click.option("--format", type=click.Choice(list(REPORTS)), default="terminal", show_default=True,
                 help="How the report is told."),
    output_option,
    click.option("--select", multiple=True, callback=_listed, metavar="RULE",
                 help="Run these rules only. May be repeated or hold commas."),
    click.option("--ignore", multiple=True, callback=_listed, metavar="RULE",
                 help="Leave these rules out. May be repeated or hold commas."),
    click.option("--min-confidence", type=click.FloatRange(0, 1), default=0.0, metavar="0..1",
                 help="Report only findings at least this sure."),
    click.option("--fail-on", type=click.Choice(["error", "warning", "note", "never"]), default="error",
                 show_default=True, help="Exit with 1 when there is a finding this bad or worse."),
    reading_options,
    click.option("--show", multiple=True, callback=_shown, metavar="WHAT",
                 help="Add notes, agreed (pairs without a difference), pairs, topics, or all."),
    look_options,
)  # fmt: skip


def _look(format: str, output: str | None, color: str, width: int | None) -> dict[str, Any]:
    """Return what the terminal formats take; the others take nothing."""
    if format != "terminal":
        return {}
    environment = os.environ
    return {"width": page_width(width, environment), "color": wants_color(color, output, environment)}


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="xcheck", message="%(prog)s %(version)s")
def cli() -> None:
    """A diff for facts: tell where two articles on the same event differ.

    \b
    xcheck compare standard.txt easy.txt      what differs, worst first
    xcheck check draft.md --against wire.txt  what no source bears out
    xcheck facts easy.txt                     what xcheck reads in one article
    xcheck explain shifted-degree             what a rule looks for

    Exit status: 0 nothing at or above --fail-on, 1 findings, 2 could not run, 3 internal error.
    """


@cli.command()
@click.argument("articles", nargs=-1, metavar="A B [MORE]...")
@click.option("--within", is_flag=True, help="Take one article only: where its own statements conflict.")
@report_options
@click.pass_context
def compare(
    ctx: click.Context,
    articles: tuple[str, ...],
    within: bool,
    format: str,
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
    topics = format != "terminal" or not show.isdisjoint(("topics", "all"))
    settings = Settings(select, ignore, min_confidence, dateline, aliases, topics)
    check_output(output, articles)
    compare = xcheck.compare_within if within else xcheck.compare
    report = compare(*[xcheck.read_article(path) for path in articles], settings=settings)
    _tell(report, format, output, color, width, show)
    ctx.exit(_verdict(report, fail_on))


@cli.command()
@click.argument("draft")
@click.option("--against", "sources", multiple=True, required=True, metavar="SOURCE",
              help="An article the draft was written from. May be repeated.")  # fmt: skip
@report_options
@click.pass_context
def check(
    ctx: click.Context,
    draft: str,
    sources: tuple[str, ...],
    format: str,
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
    check_output(output, paths)
    read, *against = map(xcheck.read_article, paths)
    report = xcheck.check(read, against, settings)
    _tell(report, format, output, color, width, show)
    ctx.exit(_verdict(report, fail_on))


def _tell(report: Report, format: str, output: str | None, color: str, width: int | None, show: frozenset[str]) -> None:
    """Write the report."""
    look = _look(format, output, color, width)
    if format == "terminal":
        look["show"] = show
    write_output(render(report, format, **look), output)


def _verdict(report: Report, fail_on: str) -> ExitCode:
    """Return whether a finding that is not suppressed is bad enough."""
    active = [finding for finding in report.findings if finding.suppressed is None]
    bad = fail_on != "never" and any(finding.severity >= fail_on for finding in active)
    return ExitCode.FINDINGS if bad else ExitCode.CLEAN


@cli.command()
@click.argument("article", metavar="FILE")
@click.option("--format", type=click.Choice(list(FACTS)), default="terminal", show_default=True,
              help="How the facts are told.")  # fmt: skip
@output_option
@reading_options
@look_options
def facts(
    article: str,
    format: str,
    output: str | None,
    dateline: str | None,
    aliases: tuple[tuple[str, ...], ...],
    color: str,
    width: int | None,
) -> None:
    """Show what xcheck reads in one article.

    Each statement with its names, numbers, dates, quotations and attributions, and the words that set
    the force of a claim.

    \b
    xcheck facts easy.txt
    xcheck facts --format json easy.txt
    """
    import xcheck
    from xcheck.pipeline import read

    settings = Settings(dateline=dateline, aliases=aliases)
    check_output(output, [article])
    reading = read(xcheck.read_article(article), "a", settings)
    write_output(FACTS[format](reading, **_look(format, output, color, width)), output)


@cli.command()
@look_options
def rules(color: str, width: int | None) -> None:
    """List all rules with their severity.

    \b
    xcheck rules
    """
    from .reports.manual import rules_list
    from .rules import RULES

    write_output(rules_list(RULES, **_look("terminal", None, color, width)), None)


@cli.command()
@click.argument("rule", required=False)
@look_options
@click.pass_context
def explain(ctx: click.Context, rule: str | None, color: str, width: int | None) -> None:
    """Print a rule's manual with examples.

    Without RULE, list the rules.

    \b
    xcheck explain shifted-degree
    """
    from .reports.manual import explain as manual
    from .rules import find_rule

    if rule is None:
        ctx.invoke(rules, color=color, width=width)
        return
    write_output(manual(find_rule(rule), **_look("terminal", None, color, width)), None)


@cli.command()
@output_option
def schema(output: str | None) -> None:
    """Print the JSON Schema of the JSON report.

    \b
    xcheck schema > report.schema.json
    """
    from .reports.json import schema as schema_text

    check_output(output, ())
    write_output(schema_text(), output)
