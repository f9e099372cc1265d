"""What fails a run: what is called contradicted is an error, whichever rule or quotation says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..match import Misquoted
from ..model import Finding, Severity, Span, Verdict
from ..support.lacking import Lack
from ..support.risks import is_conflict


def quoted_too(verdicts: Iterable[Verdict], misquoted: Sequence[Misquoted]) -> Iterator[Verdict]:
    """Yield the verdicts, contradicted where a quotation stands so in no source, its nearest words as evidence."""
    wrong = {one.side.statement.id: one for one in reversed(misquoted) if one.severity is Severity.ERROR}
    for judged in verdicts:
        one = wrong.get(judged.statement)
        if one is not None:
            nearest = [side.statement.id for side, _ in one.places]
            judged = judged.replace(verdict="contradicted", evidence=tuple(dict.fromkeys([*nearest, *judged.evidence])))
        yield judged


def as_errors(
    findings: Iterable[Finding], verdicts: Sequence[Verdict], lacks_of_each: Sequence[Sequence[Lack]]
) -> Iterator[Finding]:
    """Yield the findings, conflicts of statements that are contradicted as errors: what is called so fails a run.

    So are those whose words are an error, too, by what the sources tell, which is not reported twice.
    """
    denied = {verdict.statement for verdict in verdicts if verdict.verdict == "contradicted"}
    wrong = {
        v.statement: [one.span for one in some if one.sure] for v, some in zip(verdicts, lacks_of_each, strict=True)
    }
    for finding in findings:
        place = finding.places[0]
        by_sources = any(span.meets(Span(place.start, place.end)) for span in wrong[place.statement])
        raised = is_conflict(finding) and (place.statement in denied or by_sources)
        yield finding.replace(severity=Severity.ERROR) if raised else finding
