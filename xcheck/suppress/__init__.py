"""Findings that a person lets pass: by a comment in the draft, in the configuration, or all of an earlier run.

A finding that is let pass stays in the report with who lets it pass and why; what lets nothing pass is listed too. Each
permission is as narrow as it can be: a comment is for one statement and some rules, an id for one finding, an
entry of a baseline for one finding in the same words of the same statement.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from typing import Protocol

from ..model import Finding, Remark, Report, Severity, Unused
from ..reading.paths import same_file
from ..rule import REQUIRED
from ..rules import find_rule
from .baseline import Baseline
from .inline import Allow, comments


class Allowed(Protocol):
    """What a configuration says of one finding."""

    @property
    def id(self) -> str: ...  # noqa: D102
    @property
    def because(self) -> str: ...  # noqa: D102
    @property
    def path(self) -> str | None: ...  # noqa: D102


def suppress(
    report: Report,
    allowed: Sequence[Allowed] = (),
    file: str = "",
    baseline: Baseline | None = None,
    asked: Set[str] | None = None,
    in_drafts: bool | Sequence[str] = True,
) -> Report:
    """Return the report with every finding that is let pass marked, and with what lets nothing pass.

    `allowed` stands in the configuration called `file`. Only the rules that were `asked` can have met a permission;
    None is all. `in_drafts` says whether comments may let findings pass, or of which rules; never those of facts that
    the gate requires. Raises BadSettings for a comment that cannot be understood.
    """
    drafts = {draft.article for draft in report.drafts}
    own = [reading for reading in report.articles if reading.id in drafts]
    written = [allow for reading in own for allow in comments(reading)]
    inline = [a.replace(rules=kept) for a in written if (kept := _permitted(a.rules, in_drafts))]
    paths = {reading.id: same_file(reading.article.path or "") for reading in report.articles}
    used: set[int] = set()

    unmet = [a for a in inline if asked is None or not asked.isdisjoint(a.rules)]
    known = baseline.count() if baseline is not None else None
    findings = []
    for finding in report.findings:
        permission = _inline(finding, inline, used) or _config(finding, allowed, paths, used)
        if permission is None and known is not None and finding.places[0].article in (drafts or paths):
            permission = known.take(finding, report)
        findings.append(finding if permission is None else finding.replace(suppressed=permission))
    unused = [
        *(Unused("inline", ", ".join(a.rules), a.because, a.path, a.line) for a in unmet if id(a) not in used),
        *(
            Unused("config", one.id, one.because, file)
            for one in allowed
            if id(one) not in used and (bool(drafts) if one.path is None else same_file(one.path) in paths.values())
        ),
        *(known.left(report, asked) if known is not None else ()),
    ]
    overruled = tuple(_overruled(a, in_drafts) for a in written if _permitted(a.rules, in_drafts) != a.rules)
    return report.replace(findings=tuple(findings), unused=tuple(unused), remarks=(*report.remarks, *overruled))


def _permitted(rules: Iterable[str], in_drafts: bool | Sequence[str]) -> tuple[str, ...]:
    """Return those of some rules that a comment in a draft may let pass."""
    known = [rule for rule in rules if find_rule(rule).judges != REQUIRED]
    return tuple(rule for rule in known if in_drafts is True or (in_drafts and rule in in_drafts))


def _overruled(allow: Allow, in_drafts: bool | Sequence[str]) -> Remark:
    kept = _permitted(allow.rules, in_drafts)
    rules = ", ".join(rule for rule in allow.rules if rule not in kept)
    message = f"this comment may not let {rules} pass, and lets nothing of it pass; take it out"
    return Remark("suppression-not-heeded", Severity.WARNING, message, allow.draft, allow.line)


def _inline(finding: Finding, inline: Iterable[Allow], used: set[int]) -> dict[str, str] | None:
    """Return what a comment says of a finding; all that fit are used."""
    fitting = [a for a in inline if finding.rule in a.rules and a.statement == finding.places[0].statement]
    used.update(map(id, fitting))
    return {"by": "inline", "because": fitting[0].because} if fitting else None


def _config(
    finding: Finding, allowed: Iterable[Allowed], paths: dict[str, str], used: set[int]
) -> dict[str, str] | None:
    own = [paths[place.article] for place in finding.places]
    fitting = [one for one in allowed if one.id == finding.id and (one.path is None or same_file(one.path) in own)]
    used.update(map(id, fitting))
    return {"by": "config", "because": fitting[0].because} if fitting else None
