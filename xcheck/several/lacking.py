"""What some articles have and others lack: the omissions of each two of several articles become one for each thing.

    a has it, b lacks it -.
    a has it, c lacks it  |-->  a and d have it, b and c lack it
    d has it, b lacks it -'

Names are one thing where they are coreferent. Statements are one thing where pairs of high score link them, also by way
of a third article, or where the coverage says that an article states them. Details are one thing where paired
statements have their words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ..model import Finding, Name, Place, Presence
from ..rule import fingerprint
from ..rules import rule_of
from ..sentences import quoted
from .chains import Chain, Link, Mention, chained, key, one_of_each, place_of, statement_mention
from .chains.facts import FactChains
from .chains.names import entities
from .corpus import Corpus
from .presence import Inquiry

SAME_STATEMENT = 0.6
"""Score of a pair from which two statements count as one: an article with a pair of either has both."""

SAME_DETAIL, SAME_WORDS = 0.6, 2
"""Share of the content words of the shorter of two details that the other must have, and how many, or else all."""


class Lack(NamedTuple):
    """An omission, and the article that lacks the words."""

    finding: Finding
    article: str


def lacking(chains: FactChains, lacks: Sequence[Lack], differing: Iterable[Finding]) -> Iterator[Finding]:
    """Yield one omission for each thing that some articles have and others lack.

    `differing` are the findings on both articles. An article is not said to lack a statement with which one of these
    findings compares its own, nor a detail within words that one of them marks.
    """
    corpus = chains.corpus
    against: dict[str, set[str]] = {}
    words: dict[str, list[tuple[Place, set[str]]]] = {}
    for finding in differing:
        articles = {place.article for place in finding.places}
        for place in finding.places:
            against.setdefault(place.statement, set()).update(articles)
            words.setdefault(place.statement, []).append((place, articles))
    by_kind: dict[str, list[Lack]] = {}
    for lack in lacks:
        marks, first = rule_of(lack.finding.rule).marks, lack.finding.places[0]
        if marks == "statement":
            covered = lack.article in against.get(first.statement, ())
        else:
            covered = marks == "detail" and any(
                lack.article in articles and place.start <= first.start and first.end <= place.end
                for place, articles in words.get(first.statement, ())
            )
        if not covered:
            by_kind.setdefault(marks, []).append(lack)
    inquiry = Inquiry(corpus, against)
    for marks, some in by_kind.items():
        if marks == "name":
            having = _have_name(corpus, some)
        elif marks == "statement":
            having = _have_statement(corpus, some)
        else:
            having = _have_detail(chains, some)
        for found, have in having:
            merged = _merged(inquiry, found, have)
            if merged is not None:
                yield merged


def _merged(inquiry: Inquiry, lacks: Sequence[Lack], have: Mapping[str, Place]) -> Finding | None:
    """Return one finding; None where every article that was said to lack the words turns out to have them."""
    corpus = inquiry.corpus
    order = corpus.order.__getitem__
    if rule_of(lacks[0].finding.rule).marks == "detail":
        known = [*(lack.finding.places[0] for lack in lacks), *have.values()]
        figures = [inquiry.figures(place) for place in known]
        have = {**{id: place for found in figures for id, place in found.items()}, **have}
    has = sorted({*have, *(lack.finding.places[0].article for lack in lacks)}, key=order)
    missed = {lack.article for lack in lacks} - set(has)
    if not missed:
        return None
    ranked = sorted(lacks, key=lambda lack: _worst_first(corpus, lack))
    best = ranked[0].finding
    marks = rule_of(best.rule).marks
    places = {lack.finding.places[0].article: lack.finding.places[0] for lack in reversed(ranked)}
    places = {id: places.get(id) or have[id] for id in has}
    near, absent = inquiry.without(marks, places.values(), missed)
    whole = len(has) == 1 and not near
    return best.replace(
        id=fingerprint(best.rule, best.kind, [best.places[0].text]),
        severity=max(lack.finding.severity for lack in lacks),
        confidence=max(lack.finding.confidence for lack in lacks),
        message=best.message if whole else _omission_message(corpus, best, places, near, absent),
        places=tuple(places.values()),
        sides=(tuple(has),),
        absent=tuple(absent),
        presence=Presence(tuple(has), tuple(near), tuple(absent)),
    )


def _omission_message(
    corpus: Corpus, best: Finding, places: Mapping[str, Place], near: Sequence[str], absent: Sequence[str]
) -> str:
    """Return who has what words, who has something near them, and who lacks them."""
    marks = rule_of(best.rule).marks
    if marks == "statement":
        having = f"{corpus.names([*places])} {'tell' if len(places) > 1 else 'tells'} this"
    elif marks == "name":  # other forms of one name
        having = corpus.said(dict.fromkeys(places, " ".join(best.places[0].text.split())))
    else:
        having = corpus.said({id: quoted(place.text) for id, place in places.items()})
    beside = f"; {corpus.names(near)} {'have' if len(near) > 1 else 'has'} something near it" if near else ""
    return f"{having}{beside}; {corpus.names(absent)} {'lack' if len(absent) > 1 else 'lacks'} it."


def _worst_first(corpus: Corpus, lack: Lack) -> tuple[object, ...]:
    """Return what omissions of one thing are sorted by: severity, confidence, then article and position."""
    finding, place = lack.finding, lack.finding.places[0]
    return (-finding.severity.rank, -finding.confidence, corpus.rank[place.article], place.start, place.end)


Having = Iterator[tuple[list[Lack], dict[str, Place]]]
"""Omissions of one thing, with a place in each article that is known to have it."""


def _have_name(corpus: Corpus, lacks: Iterable[Lack]) -> Having:
    """Yield omitted names by whom they mean."""
    groups = entities(corpus)
    of_key = {name.key: number for number, group in enumerate(groups) for name in group}
    found: dict[int, list[Lack]] = {}
    for lack in lacks:
        found.setdefault(of_key[lack.finding.subject], []).append(lack)
    have: dict[int, dict[str, Place]] = {number: {} for number in found}
    for reading in corpus.readings:
        for fact in reading.facts:
            places = have.get(of_key[fact.key]) if isinstance(fact, Name) else None
            if places is not None and reading.id not in places:
                places[reading.id] = reading.place(fact.span, fact.statement)
    yield from ((some, have[number]) for number, some in found.items())


def _have_statement(corpus: Corpus, lacks: Iterable[Lack]) -> Having:
    """Yield omitted statements, grouped by the chains that pairs of high score make of statements."""
    pairs = [meeting.pair for comparison in corpus.comparisons for meeting in comparison.meetings]
    links = [
        Link(pair.score, statement_mention(corpus, pair.left), statement_mention(corpus, pair.right))
        for pair in pairs
        if pair.score >= SAME_STATEMENT
    ]
    chains = chained(corpus, links, one_of_each)
    chain_of = {here.statement: chain for chain in chains for here in chain}
    found: dict[str, list[Lack]] = {}
    for lack in lacks:
        id = lack.finding.places[0].statement
        found.setdefault(chain_of[id][0].statement if id in chain_of else id, []).append(lack)
    for id, some in found.items():
        have = {here.article: place_of(corpus, here) for here in chain_of.get(id, ())}
        for lack in some:
            for article, place in _articles_with(corpus, lack.finding.places[0].statement):
                have.setdefault(article, place)
        yield some, have


def _articles_with(corpus: Corpus, statement: str) -> Iterator[tuple[str, Place]]:
    """Yield the articles that cover a statement, whether or not a pair links it to one of theirs, with the place."""
    for comparison in corpus.comparisons:
        cover = comparison.coverage.get(statement)
        if cover is not None and cover.status == "tells" and cover.places:
            there = statement_mention(corpus, cover.places[0])
            yield there.article, place_of(corpus, there)


def _have_detail(chains: FactChains, lacks: Iterable[Lack]) -> Having:
    """Yield omitted figures by the fact they state, other details by the words they share in statements that pair."""
    corpus = chains.corpus
    figures: dict[Chain, list[Lack]] = {}
    some = []
    for lack in sorted(lacks, key=lambda lack: _worst_first(corpus, lack)):
        chain = chains.figure(lack.finding.places[0])
        if chain:
            figures.setdefault(chain, []).append(lack)
        else:
            some.append(lack)
    for chain, group in figures.items():
        yield group, {here.article: place_of(corpus, here) for here in reversed(chain)}
    lemmas = {_mention(lack.finding.places[0]): _lemmas(corpus, lack.finding.places[0]) for lack in some}
    paired = _paired(corpus)
    links = []
    for one in lemmas:
        for other in lemmas:
            near = other.statement == one.statement or other.statement in paired.get(one.statement, ())
            if near and key(corpus, one) < key(corpus, other) and (shared := _shared(lemmas[one], lemmas[other])):
                links.append(Link(shared, one, other))
    chain_of: dict[Mention, Chain] = {here: chain for chain in chained(corpus, links, _one_detail) for here in chain}
    found: dict[Mention, list[Lack]] = {}
    for lack in some:
        here = _mention(lack.finding.places[0])
        found.setdefault(chain_of.get(here, (here,))[0], []).append(lack)
    for group in found.values():
        yield group, _places_elsewhere(corpus, group[0].finding.places[0], paired)


def _shared(left: frozenset[str], right: frozenset[str]) -> float:
    """Return how far two details have the same words; 0 for two details."""
    same = len(left & right)
    if not same or (same < SAME_WORDS and left != right):
        return 0.0
    share = same / min(len(left), len(right))
    return share if share >= SAME_DETAIL else 0.0


def _one_detail(one: Mention, other: Mention) -> bool:
    """Whether two details may be one: of two articles, or overlapping."""
    return one.article != other.article or (one.statement == other.statement and one.span.meets(other))


def _places_elsewhere(corpus: Corpus, place: Place, paired: Mapping[str, Sequence[str]]) -> dict[str, Place]:
    """Return where statements that pair with a detail's own have all its words."""
    wanted = _lemmas(corpus, place)
    found: dict[str, Place] = {}
    for id in paired.get(place.statement, ()) if wanted else ():
        side = corpus.sides[id]
        there = [word for word in side.statement.words if word.content and word.lemma in wanted]
        if {word.lemma for word in there} == wanted:
            here = Mention(side.reading.id, id, there[0].start, there[-1].end)
            found.setdefault(side.reading.id, place_of(corpus, here))
    return found


def _paired(corpus: Corpus) -> dict[str, list[str]]:
    """Return the statements that each statement pairs with, the surest first."""
    found: dict[str, list[tuple[float, str]]] = {}
    for comparison in corpus.comparisons:
        for pair in (meeting.pair for meeting in comparison.meetings):
            found.setdefault(pair.left, []).append((-pair.score, pair.right))
            found.setdefault(pair.right, []).append((-pair.score, pair.left))
    start = {id: (corpus.rank[side.reading.id], side.statement.start) for id, side in corpus.sides.items()}
    return {id: [b for _, b in sorted(some, key=lambda x: (x[0], start[x[1]]))] for id, some in found.items()}


def _mention(place: Place) -> Mention:
    return Mention(place.article, place.statement, place.start, place.end)


def _lemmas(corpus: Corpus, place: Place) -> frozenset[str]:
    words = corpus.sides[place.statement].words_in(place.start, place.end)
    return frozenset(word.lemma for word in words if word.content)
