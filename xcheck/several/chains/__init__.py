"""Mentions of one fact in several articles, chained: who says nine, who says eleven, who says nothing.

    a   | nine people | were killed ------.  a finding links what differs,
    b   the slide killed | eleven people | -'  comparable facts that agree link as well
    c   it left | nine | dead                (equal to a's, and of one sort: linked)
    d   | eleven people | are missing        (equal to b's, of another sort: another chain)

Links are taken the surest first. One that would bring two values of one article into a chain is left out, so
that a doubtful link never makes one fact of two. Nothing here depends on the order in which the articles came.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import NamedTuple

from ...model import Fact, Finding, Place, Span
from ..corpus import Corpus


class Mention(NamedTuple):
    """Words of one article that state a fact."""

    article: str
    statement: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        """Where it stands in its article."""
        return Span(self.start, self.end)


class Link(NamedTuple):
    """Two mentions of one fact, whether they agree on it or not, and how surely they are of one."""

    confidence: float
    left: Mention
    right: Mention


Chain = tuple[Mention, ...]
"""The mentions of one fact, in the order of the articles."""

Fits = Callable[[Mention, Mention], bool]


def key(corpus: Corpus, here: Mention) -> tuple[int, int, int]:
    """Return what mentions are sorted by where the order of the articles must not count."""
    return corpus.rank[here.article], here.start, here.end


def place_of(corpus: Corpus, here: Mention) -> Place:
    """Return the place of a mention."""
    return corpus.readings[corpus.order[here.article]].place(here.span, here.statement)


def mention(fact: Fact, article: str) -> Mention:
    """Return the mention that is a fact."""
    return Mention(article, fact.statement, fact.start, fact.end)


def statement_mention(corpus: Corpus, statement: str) -> Mention:
    """Return a statement as the mention of what it states."""
    side = corpus.sides[statement]
    return Mention(side.reading.id, statement, side.statement.start, side.statement.end)


def ends(corpus: Corpus, finding: Finding, kind: type[Fact] | None) -> list[Mention]:
    """Return what a finding holds against each other, one mention for each article in it.

    A place inside a fact of `kind` means that fact: two words of one quotation are one mention.
    """
    found: dict[str, Mention] = {}
    for place in finding.places:
        here = _mention_at(corpus, place, kind)
        known = found.get(place.article)
        if known is None:
            found[place.article] = here
        elif known.statement == here.statement:
            found[place.article] = known._replace(start=min(known.start, here.start), end=max(known.end, here.end))
    return list(found.values())


def _mention_at(corpus: Corpus, place: Place, kind: type[Fact] | None) -> Mention:
    span = Span(place.start, place.end)
    if kind is not None:
        for fact in corpus.facts.get(place.statement, ()):
            if isinstance(fact, kind) and fact.span.meets(span):
                return mention(fact, place.article)
    return Mention(place.article, place.statement, place.start, place.end)


def chained(
    corpus: Corpus, links: Iterable[Link], fits: Fits, value: Callable[[Mention], Hashable] | None = None
) -> list[Chain]:
    """Return the chains that links make, as far as the mentions of each chain fit each other.

    `value` is the same for mentions that fit the same others; of a thousand of one value one is asked.
    """
    chains: dict[Mention, list[Mention]] = {}
    distinct: dict[int, dict[Hashable, Mention]] = {}
    for link in sorted(links, key=lambda link: (-link.confidence, *sorted(key(corpus, end) for end in link[1:]))):
        one, other = (chains.setdefault(end, [end]) for end in link[1:])
        if one is other:
            continue
        if len(one) < len(other):
            one, other = other, one
        own, others = (_distinct(chain, distinct, value) for chain in (one, other))
        if all(fits(a, b) for a in own.values() for b in others.values()):
            one += other
            own.update(others)
            del distinct[id(other)]
            chains.update(dict.fromkeys(other, one))
    different = {id(chain): chain for chain in chains.values()}
    return sorted(
        (tuple(sorted(chain, key=lambda m: (corpus.order[m.article], m.start))) for chain in different.values()),
        key=lambda chain: min(key(corpus, here) for here in chain),
    )


def _distinct(
    chain: list[Mention], known: dict[int, dict[Hashable, Mention]], value: Callable[[Mention], Hashable] | None
) -> dict[Hashable, Mention]:
    """Return one mention of a chain for each value in it."""
    if id(chain) not in known:
        known[id(chain)] = {value(m) if value else m: m for m in chain}
    return known[id(chain)]


def joined(mentions: Iterable[Mention]) -> dict[Mention, Mention]:
    """Return for each mention the stretch it makes with those that overlap it in its statement."""
    found: dict[Mention, Mention] = {}
    run: list[Mention] = []

    def close() -> None:
        if run:
            whole = run[0]._replace(end=max(m.end for m in run))
            found.update(dict.fromkeys(run, whole))

    for here in sorted(set(mentions)):
        if run and (here[:2] != run[0][:2] or here.start >= max(m.end for m in run)):
            close()
            run = []
        run.append(here)
    close()
    return found


def one_of_each(left: Mention, right: Mention) -> bool:
    """Whether two mentions may share a chain that has one of each article."""
    return left.article != right.article
