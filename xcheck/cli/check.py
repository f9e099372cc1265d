"""`xcheck check`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from ..reading.paths import expand_all
from . import unfinished
from .exits import ExitCode
from .options import gate_options, jobs_option, label_option, report_options, watch_option
from .reporting import check_outputs, exit_code, say_crashes, say_remarks, say_unshown, write_report
from .watch import watch

if TYPE_CHECKING:
    from ..drafts.plan import Plan
    from .effective import EffectiveConfig


@click.command()
@click.argument("drafts", nargs=-1, metavar="[DRAFT]...", shell_complete=unfinished.file)
@gate_options
@label_option
@jobs_option
@watch_option
@report_options
@click.pass_context
def check(ctx: click.Context, /, drafts: tuple[str, ...], **options: Any) -> None:
    """Check drafts against the articles they were written from.

    Tells which statements no source bears out, and where a draft differs from its sources. Drafts and
    sources may be folders or patterns, or HEAD:draft.md for what git keeps. Without DRAFT, those that the
    configuration names are checked.

    \b
    xcheck check summary.txt --against wire.txt
    xcheck check drafts/ --against 'wire/*.txt' --fail-on warning
    xcheck check draft.md --against wire.txt --require 'Twelve people died.'
    xcheck check draft.md --against wire.txt --label "Our draft" --label Agency
    xcheck check draft.md --against wire/ --watch
    xcheck check draft.md --against HEAD:draft.md
    """
    from .gate import run_check

    say_unshown(options["show"], (), "check")

    def ready(plan: Plan, effective: EffectiveConfig) -> None:
        check_outputs(effective["formats"], options["output"], plan.paths, effective.reads(met=True))
        if options["watch"]:
            typed = (*drafts, *options["against"])
            read = [*plan.paths, *options["lists"], *effective.reads(met=True)]
            watch(lambda: [*read, *expand_all(typed, "draft", typed=True)])

    gate = run_check(ctx, drafts, ready)
    color, width, show = options["color"], options["width"], options["show"]
    fail_on = gate.effective["fail-on"]
    write_report(
        gate.report, gate.effective["formats"], options["output"], color, width, show, fail_on, options["pager"]
    )
    say_crashes(gate.report)
    say_remarks(gate.report)
    code = exit_code(gate.report, fail_on)
    if gate.effective["fail-on-unused"] and gate.report.unused and code is ExitCode.CLEAN:
        code = ExitCode.FINDINGS
    ctx.exit(code)
