"""What `check` and `baseline` do alike: from what was typed to a finished report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import click

from ..errors import UnreadableArticle
from .force import Force, folders_of, force, say_where
from .progress import Progress

if TYPE_CHECKING:
    from ..drafts.plan import Plan
    from ..model import Report


class Gate(NamedTuple):
    """A report and what was in force."""

    report: Report
    force: Force


def run_check(ctx: click.Context, given: Sequence[str], ready: Callable[[Plan, Force], None], met: bool = True) -> Gate:
    """Check the drafts of a command; `ready` may refuse before any work is done.

    `met` is whether the baseline of the configuration is heeded: not where one is written anew.
    """
    from ..drafts import check_all
    from ..drafts.plan import Asked, find_drafts, make_plan
    from ..drafts.workers import processors
    from ..reading.paths import expand_all, project_of
    from ..rules import choose
    from ..suppress import suppress
    from ..suppress.baseline import load
    from ..suppress.inline import check_comments

    against = expand_all(ctx.params["against"], "source", typed=True)
    drafts = find_drafts(given, against, typed=True)
    rules = force(ctx, folders_of(drafts))
    say_where(rules)
    root = project_of(rules.config.folder) if rules.config is not None else None
    if not given:
        if not rules["draft"]:
            raise click.UsageError(
                "name a draft, as the examples of xcheck check --help show, or name drafts in the configuration "
                "([[tool.xcheck.draft]])"
            )
        drafts = find_drafts([table.path for table in rules["draft"]], against, root)
    asked = Asked(
        against,
        rules["draft"],
        rules["required"],
        rules.config.path if rules.config is not None else "",
        root,
        rules["sources-in-drafts"],
        ctx.params["allow_private_addresses"],
    )
    with Progress() as progress:
        progress("" if "-" in (*drafts, *against) else "reading drafts and sources")
        plan = make_plan(drafts, asked)
    ready(plan, rules)
    check_comments(job.draft for job in plan.jobs)
    baseline = load(rules["baseline"]) if met and rules["baseline"] is not None else None
    shown = ctx.params.get("show", frozenset())
    settings = rules.settings(rules.datelines(plan.paths), missing=not shown.isdisjoint(("missing", "all")))
    processes = min(ctx.params["jobs"] or processors(), len(plan.jobs))
    with Progress() as progress:
        count = len(plan.jobs)
        progress("checking drafts", 0, count)
        tell = partial(progress, "checking drafts", count=count)
        report = check_all(plan.jobs, plan.sources, settings, processes, tell if progress.shown else None)
    refuse_empty(report)
    file = rules.config.path if rules.config is not None else ""
    report = suppress(
        report, rules["allow"], file, baseline, {rule.id for rule in choose(settings)}, rules["allow-in-drafts"]
    )
    return Gate(report, rules)


def refuse_empty(report: Report) -> None:
    """Refuse articles without a statement: no finding can be made in them, so that they would always pass."""
    empty = [r for r in report.articles if not any(statement.compared for statement in r.statements)]
    drafts = {draft.article for draft in report.drafts}
    if empty:
        named = ", ".join(
            f"{reading.article.path or reading.article.name} ({'draft' if reading.id in drafts else 'source'})"
            for reading in empty
        )
        raise UnreadableArticle(
            f"no statement to compare in {named}: headings, questions and boilerplate are not compared. "
            "`xcheck facts FILE` shows what is read"
        )
