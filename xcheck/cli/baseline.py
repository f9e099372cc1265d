"""`xcheck baseline`."""

from __future__ import annotations

from typing import Any

import click

from ..reports.escapes import visible
from . import unfinished
from .options import baseline_options
from .output import check_output, write_output


@click.command()
@click.argument("drafts", nargs=-1, metavar="[DRAFT]...", shell_complete=unfinished.file)
@baseline_options
@click.pass_context
def baseline(ctx: click.Context, /, drafts: tuple[str, ...], output: str | None, **options: Any) -> None:
    """Keep the findings of today, so that only new ones fail.

    Writes a file with every finding of a check; `xcheck check --baseline FILE` lets them pass. A finding is
    known by its words, not by its line.

    \b
    xcheck baseline drafts/ --against wire/ -o xcheck-baseline.json
    xcheck check drafts/ --against wire/ --baseline xcheck-baseline.json
    """
    from ..suppress.baseline import write
    from .gate import run_check

    gate = run_check(
        ctx, drafts, lambda plan, effective: check_output(output, plan.paths, effective.reads(met=False)), met=False
    )
    write_output(write(gate.report, output or "xcheck-baseline.json"), output)
    count = sum(finding.suppressed is None for finding in gate.report.findings)
    if output not in (None, "-"):
        click.echo(f"xcheck: {count} finding{'' if count == 1 else 's'} kept in {visible_path(output)}", err=True)


def visible_path(path: str | None) -> str:
    """Return a path that no terminal obeys."""
    return visible(path or "")
