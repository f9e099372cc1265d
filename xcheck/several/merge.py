"""The findings on each two of several articles become one for each fact, which says who stands where.

    wire / post    nine, eleven  -.
    radio / post   nine, eleven   |-->  nine in wire, radio; eleven in post
    wire / radio   (agree)       -'

Two articles stand on one side when no finding parts them and their values, as far as these are known, agree.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..facts.dates import spoken
from ..match import Comparison
from ..model import Finding, Kind, Place
from ..model.findings import sentence
from ..rule import fingerprint
from ..slots.quantity import with_outcome
from .chains import Chain, Mention, ends, place_of
from .chains.facts import FactChains, Family, fact_at, family_of, word_chains
from .corpus import Corpus
from .lacking import Lack, lacking
from .presence import Inquiry
from .resolved import Resolved

Sides = tuple[tuple[str, ...], ...]


class Group:
    """The findings of one rule on one fact, and the words of each article that state it."""

    def __init__(self, corpus: Corpus, findings: Sequence[Finding], chain: Chain, own: Mapping[str, Mention]) -> None:
        self.corpus = corpus
        self.findings = sorted(findings, key=lambda f: _surest_first(corpus, f))
        self.chain = chain
        self.family = family_of(findings[0])
        self.words = dict(own)
        "What each article of the findings states."
        self.apart = {frozenset(place.article for place in finding.places) for finding in findings}

    def merged(self) -> Finding:
        """Return one finding for all, as bad and as sure as the worst of them."""
        best, sides = self.findings[0], self._sides_by_article()
        ids = [id for side in sides for id in side]
        if len(self.findings) == 1 and len(ids) == 2:
            return best.replace(sides=sides)
        places = tuple(
            place for id in sorted(ids, key=self.corpus.order.__getitem__) for place in self._marked_places(id)
        )
        return best.replace(
            id=fingerprint(best.rule, best.kind, (p.text for p in best.places)),
            severity=max(finding.severity for finding in self.findings),
            message=self._sides_message(sides) if len(ids) > 2 else best.message,
            places=places,
            sides=sides,
        )

    def _sides_by_article(self) -> Sides:
        """Return the articles on each side; one that agrees with two sides stands on neither."""
        rank = self.corpus.rank
        degrees = {id: sum(id in two for two in self.apart) for id in self.words}
        sides: list[list[str]] = []
        for id in sorted(self.words, key=lambda id: (-degrees[id], rank[id])):
            side = next((side for side in sides if all(self._one_wording(id, other) for other in side)), None)
            if side is None:
                sides.append([id])
            else:
                side.append(id)
        if self.family is not None:
            for here in self.chain:
                side = None if here.article in self.words else self._side_of(here, sides)
                if side is not None:
                    side.append(here.article)
                    self.words[here.article] = here
        order = self.corpus.order
        return tuple(sorted((tuple(sorted(side, key=order.__getitem__)) for side in sides), key=lambda s: order[s[0]]))

    def _side_of(self, here: Mention, sides: Sequence[list[str]]) -> list[str] | None:
        """Return the one side that a mention of no finding agrees with, if any: first by its very words."""
        words = place_of(self.corpus, here).text.lower()
        for same in (
            lambda other: place_of(self.corpus, self.words[other]).text.lower() == words,
            lambda other: self._same(here, self.words[other]),
        ):
            near = [side for side in sides if any(map(same, side))]
            if near:
                return near[0] if len(near) == 1 else None
        return None

    def _one_wording(self, one: str, other: str) -> bool:
        if frozenset((one, other)) in self.apart:
            return False
        if self.family is None or self._same(self.words[one], self.words[other]):
            return True
        return len({" ".join(place.text.lower() for place in self._marked_places(id)) for id in (one, other)}) == 1

    def _same(self, one: Mention, other: Mention) -> bool:
        a, b = fact_at(self.corpus, one), fact_at(self.corpus, other)
        if a is None or b is None or self.family is None:
            return place_of(self.corpus, one).text.lower() == place_of(self.corpus, other).text.lower()
        return self.family.alike(a, b)

    def _marked_places(self, article: str) -> Iterator[Place]:
        """Yield the words of an article that findings mark, no two of them overlapping, else the whole mention."""
        found: list[Place] = []
        for place in (place for finding in self.findings for place in finding.places if place.article == article):
            if not any(place.start < known.end and known.start < place.end for known in found):
                found.append(place)
        yield from sorted(found, key=lambda p: p.start) or [place_of(self.corpus, self.words[article])]

    def _sides_message(self, sides: Sides) -> str:
        """Return who says what; where words alone do not say it, as the rule says it, and who else does."""
        if self.family is not None:
            return " ".join(self._said(side) for side in sides)
        best = self.findings[0]
        if best.kind is Kind.UPDATE and (in_turn := self._in_turn(sides)):
            return in_turn
        said = [place.article for place in best.places]
        more = []
        for side in sides:
            others = [id for id in side if id not in said]
            first = next((id for id in side if id in said), None)
            if others and first is not None:
                same = "say" if len(others) > 1 else "says"
                more.append(f"{self.corpus.names(others)} {same} the same as {self.corpus.name(first)}.")
            elif others:
                more.append(self._said(side))
        return " ".join([best.message, *more])

    def _in_turn(self, sides: Sides) -> str:
        """Return what each side states on its day, the earliest first; nothing where an article has no day."""
        days = {id: self.corpus.readings[self.corpus.order[id]].day or "" for side in sides for id in side}
        first = {side: min(days[id] for id in side) for side in sides}
        if not all(days.values()):
            return ""
        ordered = sorted(sides, key=lambda side: first[side])
        words = [
            " ".join(" and ".join(place.text for place in self._marked_places(side[0])).split()) for side in ordered
        ]
        words[0] = with_outcome(words[0], self.findings[0].subject)
        calendar = spoken([first[side] for side in ordered])
        parts = zip(ordered, calendar, words, strict=True)
        return " ".join(f"{self.corpus.names(side)} on {day}: {text}." for side, day, text in parts)

    def _said(self, side: Sequence[str]) -> str:
        """Return the words of a side and who says them; other words for the same stand beside them."""
        quoted = self.family is not None and self.family.kind == "quotation"
        words = {}
        for id in side:
            text = (" … " if quoted else " and ").join(
                " ".join(place.text.split()) for place in self._marked_places(id)
            )
            words[id] = f"“{text}”" if quoted else text
        return sentence(self.corpus.said(words))


def merged(chains: FactChains, found: Iterable[tuple[Comparison, Sequence[Finding]]]) -> Iterator[Finding]:
    """Yield one finding for each rule and fact, of what was found in each two articles."""
    by_rule: dict[str, list[Finding]] = {}
    lacks = []
    resolved = Resolved(chains.corpus)
    for comparison, findings in found:
        both = comparison.left.id, comparison.right.id
        for finding in findings:
            if finding.kind is Kind.OMISSION:
                lacks.append(Lack(finding, both[both[0] == finding.places[0].article]))
            elif not resolved(finding):
                by_rule.setdefault(finding.rule, []).append(finding)
    inquiry = Inquiry(chains.corpus, {})
    differing = [inquiry.around(finding) for finding in _differing(chains, by_rule)]
    yield from numbered(chains.corpus, [*differing, *lacking(chains, lacks, differing)])


def numbered(corpus: Corpus, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Number equal fingerprints of other places, the surest first."""
    counts: dict[str, int] = {}
    for finding in sorted(findings, key=lambda f: _surest_first(corpus, f)):
        counts[finding.id] = number = counts.get(finding.id, 0) + 1
        yield finding if number == 1 else finding.replace(id=f"{finding.id}-{number}")


def _differing(chains: FactChains, by_rule: Mapping[str, Sequence[Finding]]) -> Iterator[Finding]:
    """Yield one finding for each fact of each rule."""
    for findings in by_rule.values():
        family = family_of(findings[0])
        if family is None:
            own, whole = word_chains(chains.corpus, findings)
        else:
            own, whole = chains.of_kind(family.kind), {}
        for group in _findings_by_chain(chains.corpus, findings, family, own, whole):
            yield group.merged()


def _findings_by_chain(
    corpus: Corpus,
    findings: Iterable[Finding],
    family: Family | None,
    chains: Sequence[Chain],
    whole: Mapping[Mention, Mention],
) -> Iterator[Group]:
    """Yield the findings of a rule by the chains of their ends: mostly one chain, two where these were kept apart."""
    number = {here: n for n, chain in enumerate(chains) for here in chain}
    found: dict[tuple[int, ...], Ends] = {}
    for finding in findings:
        both = [whole.get(end, end) for end in ends(corpus, finding, None if family is None else family.type)]
        where = tuple(sorted({number[end] for end in both}))
        if not _of_two_facts(finding, [chains[n] for n in where]):
            found.setdefault(where, []).append((finding, both))
    if family is not None and family.kind == "quotation":
        found = _one_utterance(found)
    for key, some in found.items():
        words = {end.article: end for _, both in reversed(some) for end in both}
        chain = chains[key[0]] if len(key) == 1 else tuple(words.values())
        yield Group(corpus, [finding for finding, _ in some], chain, words)


Ends = list[tuple[Finding, list[Mention]]]
"""Findings, each with the mentions that it marks."""


def _one_utterance(found: Mapping[tuple[int, ...], Ends]) -> dict[tuple[int, ...], Ends]:
    """Return groups with those as one that mark the same words: an utterance in two pieces has two chains.

    “I am no member,” he said, “but I stand in the pew” against “I stand in the pews” of another article.
    """
    joined: dict[tuple[int, ...], Ends] = {}
    for key, some in found.items():
        marked = {place for finding, _ in some for place in finding.places}
        own, ends = set(key), list(some)
        for other in list(joined):
            if any(place in marked for finding, _ in joined[other] for place in finding.places):
                own, ends = own | set(other), [*joined.pop(other), *ends]
        joined[tuple(sorted(own))] = ends
    return joined


def _of_two_facts(finding: Finding, chains: Sequence[Chain]) -> bool:
    """Whether a finding holds one fact against another, of which both articles state either: killed here, there."""
    held = {place.article for place in finding.places}
    return len(chains) > 1 and all(held <= {here.article for here in chain} for chain in chains)


def _surest_first(corpus: Corpus, finding: Finding) -> tuple[object, ...]:
    """Return what findings of one fact are sorted by: the surest first, whatever the order of the articles."""
    places = sorted((corpus.rank[place.article], place.start, place.end) for place in finding.places)
    return (-finding.confidence, places, finding.id)
