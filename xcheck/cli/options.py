"""What several commands take: options, and how the words of one become values."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple, TypeVar

import click

from ..config import FAIL_ON
from ..errors import BadSettings
from ..reports import REPORTS, SHOW
from . import unfinished

Command = TypeVar("Command", bound=Callable[..., Any])


class Destination(NamedTuple):
    """A format, and the file its report goes to; None is standard output, or what --output says."""

    format: str
    file: str | None


def listed(ctx: click.Context, param: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    """Return the values of an option that may be repeated or hold commas."""
    return tuple(part.strip() for value in given for part in value.split(",") if part.strip())


def _aliases(ctx: click.Context, param: click.Parameter, given: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Return groups of names from "Bundeswehr=German army"."""
    groups = tuple(tuple(name.strip() for name in value.split("=")) for value in given)
    for value, names in zip(given, groups, strict=True):
        if len(names) < 2 or not all(names):
            raise click.BadParameter(f'{value!r} is not of the form "Bundeswehr=German army"', ctx, param)
    return groups


def _parts_shown(ctx: click.Context, param: click.Parameter, given: tuple[str, ...]) -> frozenset[str]:
    show = listed(ctx, param, given)
    for part in show:
        if part not in SHOW:
            raise click.BadParameter(f"{part!r} is not one of {', '.join(SHOW)}", ctx, param)
    return frozenset(show)


def _destinations(ctx: click.Context, param: click.Parameter, given: tuple[str, ...]) -> tuple[Destination, ...]:
    """Return formats and files from "json" and "sarif=out.sarif"."""
    try:
        return destinations(given)
    except BadSettings as error:
        raise click.BadParameter(str(error), ctx, param) from None


def destinations(given: Iterable[str], origin: str = "") -> tuple[Destination, ...]:
    """Return formats and files from what an option or a configuration says."""
    found = []
    before = f"{origin}: " if origin else ""
    for value in given:
        name, equals, file = value.partition("=")
        if name not in REPORTS:
            raise BadSettings(f"{before}{name!r} is not one of {', '.join(REPORTS)}")
        if equals and not file:
            raise BadSettings(f"{before}{value!r} names no file; give one, such as {name}=report.txt")
        found.append(Destination(name, file or None))
    files = [file or "-" for _, file in found]
    for file in files:
        if files.count(file) > 1:
            where = "standard output" if file == "-" else file
            raise BadSettings(
                f"{before}two reports would go to {where}; give each a file of its own, such as json=report.json"
            )
    return tuple(found)


def together(*options: Callable[[Command], Command]) -> Callable[[Command], Command]:
    """Return a decorator that adds options in the order in which help lists them."""

    def add(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return add


look_options = together(
    click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True,
                 help="Use colour. 'auto' heeds NO_COLOR and FORCE_COLOR."),
    click.option("--width", type=click.IntRange(40, 1000), metavar="N",
                 help="Columns of the terminal report.  [default: those of the terminal]"),
)  # fmt: skip

reading_options = together(
    click.option("--dateline", metavar="YYYY-MM-DD",
                 help="Day the articles were written, where they do not tell it themselves; resolves 'this week' and "
                      "'on Monday'."),
    click.option("--language", type=click.Choice(["en"]),
                 help="Take every article for English, even where it does not look like it."),
    click.option("--alias", "aliases", multiple=True, callback=_aliases, metavar="NAME=NAME",
                 help="Names that mean the same, such as \"Bundeswehr=German army\". May be repeated."),
    click.option("--allow-private-addresses", is_flag=True,
                 help="Fetch articles from addresses inside this machine's own network, too."),
)  # fmt: skip

jobs_option = click.option(
    "--jobs",
    type=click.IntRange(1, 256),
    metavar="N",
    help="Check so many drafts at a time.  [default: as many as there are processors]",
)

watch_option = click.option(
    "--watch", is_flag=True, help="Stay, and report anew whenever one of the files that are read changes."
)

label_option = click.option(
    "--label",
    "labels",
    multiple=True,
    metavar="NAME",
    help="What the report calls an article: once for each, in their order; of a check the drafts first, then sources.",
)

pager_option = click.option(
    "--pager", is_flag=True, help="Show the terminal report page by page, with $PAGER.  [default of PAGER: less -R]"
)

config_options = together(
    click.option("--config", metavar="FILE", shell_complete=unfinished.file,
                 help="Read this configuration.  [default: xcheck.toml or pyproject.toml above the drafts]"),
    click.option("--root-config", is_flag=True,
                 help="Read the configuration at the project's root, none in a folder below it."),
    click.option("--no-config", is_flag=True, help="Read no configuration."),
)  # fmt: skip

output_option = click.option(
    "-o", "--output", metavar="FILE", shell_complete=unfinished.file, help="Write the report to FILE, in UTF-8."
)

report_output_option = click.option(
    "-o", "--output", metavar="FILE", shell_complete=unfinished.file,
    help="Write the report to FILE, in UTF-8; where no format is named, in the one its name tells: report.html.",
)  # fmt: skip

choice_options = together(
    click.option("--select", multiple=True, callback=listed, metavar="RULE", shell_complete=unfinished.rules,
                 help="Run these rules only. May be repeated or hold commas."),
    click.option("--ignore", multiple=True, callback=listed, metavar="RULE", shell_complete=unfinished.rules,
                 help="Leave these rules out. May be repeated or hold commas."),
    click.option("--min-confidence", type=click.FloatRange(0, 1), metavar="0..1",
                 help="Report only findings at least this sure.  [default: 0]"),
)  # fmt: skip

format_option = click.option(
    "--format", "formats", multiple=True, callback=_destinations, metavar="NAME[=FILE]",
    shell_complete=unfinished.destination,
    help=f"How the report is told: {', '.join(REPORTS)}. May be repeated: --format terminal --format json=report.json"
         "  [default: terminal]",
)  # fmt: skip

fail_on_option = click.option(
    "--fail-on", type=click.Choice(FAIL_ON),
    help="Exit with 1 when there is a finding this bad or worse.  [default: error]",
)  # fmt: skip

show_option = click.option(
    "--show", multiple=True, callback=_parts_shown, metavar="WHAT", shell_complete=unfinished.show,
    help=f"Add {', '.join(SHOW)}; agreed are pairs without a difference, matrix is who says what, in "
         "every format but gitlab and rdjson. The other parts are of the terminal report.",
)  # fmt: skip

report_options = together(
    format_option,
    report_output_option,
    choice_options,
    fail_on_option,
    reading_options,
    show_option,
    config_options,
    look_options,
    pager_option,
)  # fmt: skip

draft_options = together(
    click.option("--against", multiple=True, metavar="SOURCE", shell_complete=unfinished.file,
                 help="An article, folder or pattern the drafts were written from. May be repeated. "
                      "[default: what the draft's front matter or the configuration names]"),
    click.option("--list", "lists", multiple=True, metavar="FILE", shell_complete=unfinished.file,
                 help="Take the sources that FILE names, too, a path or an address a line. May be repeated."),
    click.option("--require", "required", multiple=True, metavar="FACT",
                 help="A fact that every draft must hold, such as 'Twelve people died.' May be repeated."),
)  # fmt: skip

gate_options = together(
    draft_options,
    click.option("--baseline", metavar="FILE", shell_complete=unfinished.file,
                 help="Let the findings pass that `xcheck baseline` put into FILE."),
    click.option("--fail-on-unused/--no-fail-on-unused", default=False,
                 help="Exit with 1 when a suppression meets no finding."),
)  # fmt: skip

baseline_options = together(
    draft_options, output_option, choice_options, reading_options, jobs_option, config_options
)  # fmt: skip

config_command_options = together(
    gate_options, choice_options, fail_on_option, format_option, reading_options, config_options
)  # fmt: skip
