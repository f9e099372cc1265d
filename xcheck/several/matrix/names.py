"""Rows of names: in which articles a person, place or body is named, and how."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ...facts.names import same_name
from ...model import Finding, Name, Place, Reading, Row
from ...rules import rule_of
from ..chains.names import entities
from ..corpus import Corpus
from .rows import cells_of, row

_WITHIN = frozenset(("in", "at", "near", "of", "above", "from", "to"))
"""Words behind which a name is a place."""

_GENITIVES = frozenset(("'s", "’s"))
_MARKS = frozenset("“„«")


def name_rows(corpus: Corpus, findings: Sequence[Finding]) -> Iterator[Row]:
    """Yield a row for each name that two articles have and that acts or speaks in one of them, or is a person."""
    omitted: dict[tuple[str, int, int], list[Finding]] = {}
    for finding in findings:
        if rule_of(finding.rule).marks == "name":
            for place in finding.places:
                omitted.setdefault((place.article, place.start, place.end), []).append(finding)
    fullest = _fullest_names(corpus)
    mentions: dict[str, list[tuple[Reading, Name]]] = {key: [] for key in fullest.values()}
    for reading in corpus.readings:
        for fact in reading.facts:
            if isinstance(fact, Name) and not fact.adjective:
                mentions[fullest[fact.key]].append((reading, fact))
    for group in mentions.values():
        lacking = dict.fromkeys(f for reading, n in group for f in omitted.get((reading.id, n.start, n.end), ()))
        articles = {reading.id for reading, _ in group}
        if len(articles) > 1 and any(_acts(corpus, name) for _, name in group):
            label = max((name.text for _, name in group), key=lambda text: (len(text), text))
            yield row(corpus, "name", label, cells_of(corpus, _fullest(group)), list(lacking))


def _fullest_names(corpus: Corpus) -> dict[str, str]:
    """Return the key of the fullest name for each key: a seat of government is no name of it, nor of another seat."""
    found: dict[str, str] = {}
    for entity in entities(corpus):
        kept: list[Name] = []
        for name in entity:
            own = next((known for known in kept if same_name(known, name)), None)
            if own is None:
                kept.append(name)
            found[name.key] = (own or name).key
    return found


def _acts(corpus: Corpus, name: Name) -> bool:
    """Whether a name is a person, a source of what is said, or the subject of a verb.

    A place is a source where it is all of it, "Arizona said", and not in "Sheriff Lind of Arizona said"; and what
    something is in or of is none of them, nor is the title of a work: in Sant Orsel, the Children's Fund, “Low Tide”.
    """
    side = corpus.sides[name.statement]
    text, words = side.reading.article.text, side.statement.words
    before = next((word.lower for word in reversed(words) if word.end <= name.start), "")
    if before in _WITHIN or text[name.end : name.end + 2] in _GENITIVES or text[name.start - 1 : name.start] in _MARKS:
        return False
    sources = [a.source for a in side.attributions if a.source and a.source.meets(name)]
    if name.category == "place":
        return any(sum(word.content for word in side.words_in(*source)) == len(name.text.split()) for source in sources)
    return bool(
        name.category == "person"
        or sources
        or any(t.relation.startswith("nsubj") and t.span.meets(name) for t in side.analysis.tokens)
    )


def _fullest(group: Iterable[tuple[Reading, Name]]) -> Iterator[Place]:
    """Yield the fullest mention of each article, the first of several."""
    best: dict[str, tuple[Reading, Name]] = {}
    for reading, name in group:
        known = best.get(reading.id)
        if known is None or len(name.text) > len(known[1].text):
            best[reading.id] = reading, name
    yield from (reading.place(name.span, name.statement) for reading, name in best.values())
