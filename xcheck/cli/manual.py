"""`xcheck rules`, `xcheck explain` and `xcheck schema`: what xcheck says about itself."""

from __future__ import annotations

import click

from ..rules import IDS, find_rule
from . import unfinished
from .options import look_options, output_option
from .output import check_output, write_output
from .reporting import look


@click.command()
@look_options
def rules(color: str, width: int | None) -> None:
    """List all rules with their severity.

    \b
    xcheck rules
    """
    from ..reports.manual import rules_list

    write_output(rules_list([*map(find_rule, IDS)], **look("terminal", None, color, width)), None)


@click.command()
@click.argument("rule", required=False, shell_complete=unfinished.rule)
@look_options
@click.pass_context
def explain(ctx: click.Context, rule: str | None, color: str, width: int | None) -> None:
    """Print a rule's manual with examples.

    Without RULE, list the rules.

    \b
    xcheck explain shifted-degree
    """
    from ..reports.manual import explain as manual

    if rule is None:
        ctx.invoke(rules, color=color, width=width)
        return
    write_output(manual(find_rule(rule), **look("terminal", None, color, width)), None)


@click.command()
@output_option
def schema(output: str | None) -> None:
    """Print the JSON Schema of the JSON report.

    \b
    xcheck schema > report.schema.json
    """
    from ..reports.schema import schema as schema_text

    check_output(output, ())
    write_output(schema_text(), output)
