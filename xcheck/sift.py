"""Which findings are reported: those confident enough, each difference once, the worst first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from .config import Settings
from .data import classes
from .match import Comparison
from .model import Finding, Kind, Place, Reading, Severity
from .rules import find_rule, known, rule_of
from .slots.one_act import Ground, ground


def deduplicated(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Leave out each finding that another one on the same two articles makes redundant.

    - an omitted statement, if a finding compares that statement with one of the other article;
    - an omitted detail, if a finding on both articles marks the same words, or all of them but function words, or a
      conflict marks words around them;
    - an omitted name, if an error says that another name stands in its place, or a conflict that an omitted one does;
    - any other finding, if a more severe conflict marks its words in both articles, or of a quotation if a
      figure or day in it is what differs: “all four | three doors”.
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
    omitted = {_key_of(finding.places[0]) for finding in found if rule_of(finding.rule).marks == "name"}
    swapped = [
        finding for finding in conflicts
        if finding.severity is Severity.ERROR or all(_key_of(place) in omitted for place in finding.places)
    ]  # fmt: skip
    names = {_key_of(place) for finding in swapped for place in finding.places}
    near: dict[str, list[Finding]] = {}
    for finding in conflicts:
        near.setdefault(finding.places[0].statement, []).append(finding)
    for finding in found:
        first = finding.places[0]
        marks = rule_of(finding.rule).marks
        if marks == "statement":
            covered = first.statement in statements
        elif marks == "detail":
            covered = _key_of(first) in words or any(_says(p, first) for f in differing for p in f.places)
            covered = covered or any(_lies_in(first, p) for f in conflicts for p in f.places)
        elif marks == "name":
            covered = _key_of(first) in names
        else:
            covered = any(_marks_worse(other, finding) for other in near.get(first.statement, ()))
        if not covered:
            yield finding


def _key_of(place: Place) -> tuple[str, int, int]:
    return place.article, place.start, place.end


def _lies_in(detail: Place, place: Place) -> bool:
    """Whether a place holds a detail: the detail |nearly| lies in |nearly all|."""
    return place.article == detail.article and place.start <= detail.start and detail.end <= place.end


def _says(place: Place, detail: Place) -> bool:
    """Whether a place lies in a detail and holds all of it but function words: with a |magnitude of 6.5|."""
    if _key_of(place)[0] != detail.article or not (detail.start <= place.start and place.end <= detail.end):
        return False
    rest = detail.text[: place.start - detail.start] + " " + detail.text[place.end - detail.start :]
    return all(word in classes("function_words") for word in rest.lower().split())


def _marks_worse(other: Finding, finding: Finding) -> bool:
    """Whether a finding is more severe than another one on both articles, and marks all words of it.

    False where the more severe one is an altered quotation: what was altered (a negation) is reported beside it.
    """
    quotation = "quotation" in (rule_of(finding.rule).judges, rule_of(finding.rule).slot)
    of_fact = quotation and rule_of(other.rule).slot in ("number", "date")
    if other.severity.rank < finding.severity.rank + (not of_fact) or len({p.article for p in finding.places}) < 2:
        return False
    if rule_of(other.rule).slot == "quotation":
        return False
    return all(
        any(p.article == q.article and p.start <= q.start and q.end <= p.end for p in other.places)
        for q in finding.places
    )


DOUBTED = 0.75
"""Factor of the confidence of a finding whose severity is lowered."""


def grounded(comparison: Comparison, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Lower the severity of a finding by one for each step of evidence that it lacks; see `slots.one_act`.

    The steps say how sure it is that both places belong to one act of one agent; a rule names in `needs` what it asks.
    Not used in `check`: there what may be wrong is an error until somebody has looked.
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
    """Leave out findings below the least confidence, and give the others the severity that the settings say."""
    severities = {known(id): Severity(severity) for id, severity in settings.severity}
    for finding in findings:
        if finding.confidence >= settings.min_confidence:
            yield finding.replace(severity=severities[finding.rule]) if finding.rule in severities else finding


def unique(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield each difference once, where its confidence is highest; number equal fingerprints of other places.

    The same words of one article may be compared with several statements of the other: a conflict is reported again
    only if it marks other words there, any other kind only once. So is a claim in other words whose words stand twice.
    """
    seen: set[tuple[object, ...]] = set()
    ids: dict[str, int] = {}
    for finding in sorted(findings, key=lambda f: -f.confidence):
        keys = [_difference_key(finding, place) for place in finding.places]
        if any(key in seen for key in keys) or (finding.id in ids and find_rule(finding.rule).of_claims):
            continue
        seen.update(keys)
        ids[finding.id] = ids.get(finding.id, 0) + 1
        number = ids[finding.id]
        yield finding if number == 1 else finding.replace(id=f"{finding.id}-{number}")


def _difference_key(finding: Finding, place: Place) -> tuple[object, ...]:
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
