"""One finding for what several sources hold against the same words of a draft.

draft / wire    Friday, Thursday  -.
draft / radio   Friday, Thursday   |-->  draft: Friday. wire and radio: Thursday.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..match import Comparison
from ..model import Finding, Kind, Presence, Reading
from ..several.corpus import Corpus


def joined_by_words(
    draft: Reading, against: Sequence[Reading], comparisons: Sequence[Comparison], findings: Iterable[Finding]
) -> Iterator[Finding]:
    """Yield the findings, those of one rule on the same words of a draft as one, as bad and as sure as the worst.

    Of each source the surest counts: what else it holds against the same words is reported for itself if both cannot be
    true, and else not at all. What the draft alone has is lacking in every source of which it is found.
    """
    if len(against) == 1:
        yield from findings
        return
    from ..several.chains import ends  # here, because a draft with one source has nothing to put together
    from ..several.chains.facts import family_of
    from ..several.merge import Group

    corpus = Corpus((draft, *against), tuple(comparisons))
    groups: dict[tuple[object, ...], dict[str, Finding]] = {}
    alone: list[Finding] = []
    absent: dict[tuple[object, ...], dict[str, None]] = {}
    for finding in sorted(findings, key=lambda finding: -finding.confidence):
        sources = {place.article for place in finding.places} - {draft.id}
        if finding.kind is Kind.OMISSION or len(sources) != 1:
            alone.append(finding)
            if draft.id not in finding.absent:
                absent.setdefault((finding.rule, finding.places), {}).update(dict.fromkeys(finding.absent))
            continue
        own = tuple((place.start, place.end) for place in finding.places if place.article == draft.id)
        group = groups.setdefault((finding.rule, finding.kind, own), {})
        source = sources.pop()
        if source not in group:
            group[source] = finding
        elif finding.kind is Kind.CONFLICT and finding.places != group[source].places:
            alone.append(finding)
    for group in groups.values():
        some = list(group.values())
        family = family_of(some[0])
        words = {end.article: end for one in some for end in ends(corpus, one, None if family is None else family.type)}
        yield Group(corpus, some, tuple(words.values()), words).merged() if len(some) > 1 else some[0]
    for finding in alone:
        lacking = absent.get((finding.rule, finding.places))
        yield finding if not lacking else lacking_in(finding, tuple(s.id for s in against if s.id in lacking))


def lacking_in(finding: Finding, sources: tuple[str, ...]) -> Finding:
    """Return a finding on what the draft has and these sources lack."""
    presence = finding.presence and Presence(finding.presence.tells, finding.presence.near, sources)
    return finding.replace(absent=sources, presence=presence)
