"""Which findings are reported: those confident enough, each difference once, the worst first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from .config import Settings
from .data import classes
from .match import Comparison
from .model import Finding, Kind, Place, Reading, Severity
from .rules import find_rule, known
from .slots.one_act import Ground, ground


def deduplicated(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Leave out what another finding of the same two articles tells already.

    A whole statement that only one is said to have, wherever it differs in something; a detail, where its very words
    do; two names, where each stands in the other's place; a difference in words that a worse one marks in both.
    """
    found = list(findings)
    two_sided = [finding for finding in found if len({place.article for place in finding.places}) > 1]
    exact = [finding for finding in two_sided if not find_rule(finding.rule).of_claims]
    statements = {place.statement for finding in exact for place in finding.places}
    differing = [
        finding for finding in two_sided if not (find_rule(finding.rule).of_claims and finding.kind is Kind.WORDING)
    ]
    words = {_key_of(place) for finding in two_sided for place in finding.places}
    conflicts = [finding for finding in two_sided if finding.kind is Kind.CONFLICT]
    omitted = {_key_of(finding.places[0]) for finding in found if finding.rule == "omitted-name"}
    swapped = [finding for finding in conflicts if all(_key_of(place) in omitted for place in finding.places)]
    names = {_key_of(place) for finding in swapped for place in finding.places}
    near: dict[str, list[Finding]] = {}
    for finding in conflicts:
        near.setdefault(finding.places[0].statement, []).append(finding)
    for finding in found:
        first = finding.places[0]
        if finding.rule == "omitted-statement":
            covered = first.statement in statements
        elif finding.rule == "omitted-detail":
            covered = _key_of(first) in words or any(_says(p, first) for f in differing for p in f.places)
            covered = covered or any(_inside(first, p) for f in conflicts for p in f.places)
        elif finding.rule == "omitted-name":
            covered = _key_of(first) in names
        else:
            covered = any(_marks_worse(other, finding) for other in near.get(first.statement, ()))
        if not covered:
            yield finding


def _key_of(place: Place) -> tuple[str, int, int]:
    return place.article, place.start, place.end


def _inside(detail: Place, place: Place) -> bool:
    """Whether a place holds a detail: |nearly| of "nearly all", which the other article denies."""
    return place.article == detail.article and place.start <= detail.start and detail.end <= place.end


def _says(place: Place, detail: Place) -> bool:
    """Whether a place holds all of a detail but small words: with a |magnitude of 6.5|."""
    if _key_of(place)[0] != detail.article or not (detail.start <= place.start and place.end <= detail.end):
        return False
    rest = detail.text[: place.start - detail.start] + " " + detail.text[place.end - detail.start :]
    return all(word in classes("function_words") for word in rest.lower().split())


def _marks_worse(other: Finding, finding: Finding) -> bool:
    """Whether a worse finding marks all the words of one that faces both articles, too.

    That a quotation was altered is reported beside how: its sense turned round, its force another.
    """
    if other.severity.rank <= finding.severity.rank or len({place.article for place in finding.places}) < 2:
        return False
    if other.rule == "altered-quote":
        return False
    return all(
        any(p.article == q.article and p.start <= q.start and q.end <= p.end for p in other.places)
        for q in finding.places
    )


DOUBTED = 0.75
"""What is left of the confidence of a finding that is made milder."""


def grounded(comparison: Comparison, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Make a difference milder by one step for each that it lacks of one act of one owner; see `slots.one_act`.

    Not for a draft and its sources: there what may be wrong is an error until somebody has looked.
    """
    mildest_first = sorted(Severity)
    for finding in findings:
        needs = find_rule(finding.rule).needs
        if needs and finding.severity > Severity.NOTE and len(finding.places) > 1:
            left, right = finding.places[:2]
            if left.article != comparison.left.id:
                left, right = right, left
            steps = Ground.ACT - ground(comparison, left, right, needs)
            most = mildest_first[max(0, mildest_first.index(find_rule(finding.rule).severity) - steps)]
            if most < finding.severity:
                finding = finding.replace(severity=most, confidence=round(DOUBTED * finding.confidence, 2))
        yield finding


def keep(findings: Iterable[Finding], settings: Settings) -> Iterator[Finding]:
    """Leave out what is not sure enough, and make findings as bad as the settings say."""
    severities = {known(id): Severity(severity) for id, severity in settings.severity}
    for finding in findings:
        if finding.confidence >= settings.min_confidence:
            yield finding.replace(severity=severities[finding.rule]) if finding.rule in severities else finding


def unique(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Tell each difference once, where it is surest; number equal fingerprints of other places.

    The same words of one article may meet several statements of the other: a conflict is reported again only for other
    words there, anything milder only once.
    """
    seen: set[tuple[object, ...]] = set()
    ids: dict[str, int] = {}
    for finding in sorted(findings, key=lambda f: -f.confidence):
        keys = [_key(finding, place) for place in finding.places]
        if any(key in seen for key in keys):
            continue
        seen.update(keys)
        ids[finding.id] = ids.get(finding.id, 0) + 1
        number = ids[finding.id]
        yield finding if number == 1 else finding.replace(id=f"{finding.id}-{number}")


def _key(finding: Finding, place: Place) -> tuple[object, ...]:
    others = tuple(p.text.lower() for p in finding.places if p is not place) if finding.kind is Kind.CONFLICT else ()
    articles = tuple(p.article for p in finding.places)
    return (finding.rule, articles, place.article, place.start, place.end, others)


def sort(findings: Iterable[Finding], articles: Sequence[Reading]) -> list[Finding]:
    """Order findings by kind, severity (worst first), confidence (high first), then position."""
    order = {reading.id: number for number, reading in enumerate(articles)}

    def key(finding: Finding) -> tuple[object, ...]:
        places = tuple((order[p.article], p.start, p.end) for p in finding.places)
        return (finding.kind.rank, -finding.severity.rank, -finding.confidence, places, finding.rule, finding.id)

    return sorted(findings, key=key)
