"""What `check` and `baseline` do alike: from what was typed to a finished report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from typing import NamedTuple

import click

from ..drafts import check_all
from ..drafts.plan import Asked, Plan, make_plan
from ..drafts.remarks import ANOTHER_EVENT
from ..drafts.workers import processors
from ..errors import BadSettings, UnreadableArticle
from ..model import Remark, Report, Severity
from ..model.report import UNCHECKED
from ..reading.git import in_working_tree
from ..reading.paths import expand, expand_all, find_drafts, project_of, same_file
from ..rules import choose
from ..suppress import suppress as mark
from ..suppress.baseline import load
from .articles import check_labels, from_lists, say_passed_over
from .effective import EffectiveConfig, effective_config, folders_of, say_where
from .progress import Progress


class Gate(NamedTuple):
    """A report and what was in force."""

    report: Report
    effective: EffectiveConfig


def run_check(
    ctx: click.Context, given: Sequence[str], ready: Callable[[Plan, EffectiveConfig], None], met: bool = True
) -> Gate:
    """Check the drafts of a command; `ready` may refuse before any work is done.

    `met` is whether the baseline of the configuration is heeded: not where one is written anew.
    """
    against = expand_all([*ctx.params["against"], *from_lists(ctx.params["lists"])], "source", typed=True)
    say_passed_over((*given, *ctx.params["against"]))
    drafts = find_drafts(given, against, typed=True)
    effective = effective_config(ctx, folders_of(map(in_working_tree, drafts)))
    say_where(effective)
    root = project_of(effective.config.folder) if effective.config is not None else None
    if not given:
        if not effective["draft"]:
            raise click.UsageError(
                "name a draft, as the examples of xcheck check --help show, or name drafts in the configuration "
                "([[tool.xcheck.draft]])"
            )
        drafts = find_drafts([table.path for table in effective["draft"]], against, root)
    drafts = without(drafts, given, effective["exclude"])
    asked = Asked(
        against,
        effective["draft"],
        effective["required"],
        effective.config.path if effective.config is not None else "",
        root,
        effective["sources-in-drafts"],
        ctx.params["allow_private_addresses"],
        typed=bool(given),
    )
    labels = ctx.params.get("labels", ())
    with Progress() as progress:
        progress("" if "-" in (*drafts, *against) else "reading drafts and sources")
        plan = make_plan(drafts, asked)
    check_labels(labels, [*drafts, *(source.path or "" for source in plan.sources)])
    plan = plan.labelled(labels[: len(drafts)], drafts, labels[len(drafts) :])
    ready(plan, effective)
    if plan.refused and not met:
        raise BadSettings("\n".join(why for _, why in plan.refused))
    baseline = load(effective["baseline"]) if met and effective["baseline"] is not None else None
    shown = ctx.params.get("show", frozenset())
    settings = effective.settings(effective.datelines(plan.paths), missing=not shown.isdisjoint(("missing", "all")))
    processes = min(ctx.params["jobs"] or processors(), len(plan.jobs))
    with Progress() as progress:
        count = len(plan.jobs)
        progress("checking drafts", 0, count)
        progressed = partial(progress, "checking drafts", count=count)
        report = check_all(plan.jobs, plan.sources, settings, processes, progressed if progress.shown else None)
    report = with_refused(report, plan.refused, given)
    file = effective.config.path if effective.config is not None else ""
    report = mark(
        report, effective["allow"], file, baseline, {rule.id for rule in choose(settings)}, effective["allow-in-drafts"]
    )
    return Gate(report, effective)


def without(drafts: Sequence[str], given: Sequence[str], exclude: Sequence[str]) -> list[str]:
    """Return the drafts but those that the configuration leaves out; one that is named by its path stays."""
    out: set[str] = set()
    for pattern in exclude:
        with suppress(UnreadableArticle):  # what is gone need not be left out
            out.update(map(same_file, expand(pattern, "draft")))
    kept = [path for path in drafts if path in given or same_file(path) not in out]
    if not kept:
        raise BadSettings("the key exclude leaves out every draft; name drafts that it does not")
    return kept


def with_refused(report: Report, refused: Sequence[tuple[str, str]], given: Sequence[str]) -> Report:
    """Return a report that tells the drafts that could not be checked; raises UnreadableArticle where none could be.

    No finding can be made in an article without a statement, so that it would always pass.
    """
    empty = [r for r in report.articles if not any(statement.compared for statement in r.statements)]
    drafts = {draft.article for draft in report.drafts}
    silent = {reading.id for reading in empty}
    sources = {reading.id for reading in report.articles} - drafts
    if empty and (drafts <= silent or sources <= silent):
        named = ", ".join(
            f"{reading.article.path or reading.article.name} ({'draft' if reading.id in drafts else 'source'})"
            for reading in empty
        )
        raise UnreadableArticle(_nothing_in(named))
    found = [
        Remark(UNCHECKED, Severity.ERROR, _two_sentences(why, _stray(path, given)), path=path) for path, why in refused
    ]
    for reading in empty:
        path = reading.article.path or reading.article.name
        hint = _stray(path, given) if reading.id in drafts else ""
        found.append(Remark(UNCHECKED, Severity.ERROR, _two_sentences(_nothing_in(path), hint), reading.id))
    strangers = {one.article for one in report.remarks if one.title == ANOTHER_EVENT}
    for draft in report.drafts:
        one = report.of_draft(draft)
        path = one.articles[0].article.path or "-"
        hint = _stray(path, given)
        unsupported = sum(verdict.verdict == "unsupported" for verdict in one.verdicts)
        if (
            hint
            and (draft.article in strangers or unsupported >= len(one.verdicts) / 2)
            and draft.article not in silent
        ):
            found.append(Remark("stray", Severity.NOTE, hint, draft.article))
    return report.replace(remarks=(*found, *report.remarks))


def _nothing_in(named: str) -> str:
    return (
        f"no statement to compare in {named}: headings, questions and boilerplate are not compared. "
        "`xcheck facts FILE` shows what is read"
    )


def _stray(path: str, given: Sequence[str]) -> str:
    """Return how a file that a folder or a pattern gave is left out, if it is no draft."""
    return "" if path in given else f'If it is no draft, leave it out in the configuration: exclude = ["{path}"]'


def _two_sentences(first: str, second: str) -> str:
    """Return one or two sentences, with one stop between them."""
    if not second:
        return first
    return f"{first} {second}" if first[-1:] in ".?!" else f"{first}. {second}"
