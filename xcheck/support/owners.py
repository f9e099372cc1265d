"""Whose office a person holds: the union's lawyer, where the sources call her the board's.

source    The Consumers' Union called the plan too slow. Its lawyer, Omar Haddad, said ...
draft     Omar Haddad, the board's lawyer, said ...
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..data import classes
from ..facts.names import coreferent
from ..match import Side, compared
from ..model import Name, Span
from ..parse import NounPhrase
from .against import Against
from .cast import APART, Cast, relation
from .offices import office_of, offices, same_office
from .parties import NOUNS, Party, antecedent, lemma_of, party, simple

OWNING = ("of", "for", "at")
"""Words between an office and whose it is: chairman of Halden."""

WIDE = 6
"""Tokens before an office in which its owner may stand: the water board's new chief lawyer."""


def of_another(own: Side, cast: Cast) -> Iterator[Against]:
    """Yield whose office a person has in a draft statement, where the sources have the same office of another.

    With the statement of the source and the words in it.
    """
    for name, head, owner in _owned(own, compared(own.reading)):
        theirs = [
            (side, other)
            for at in sorted(cast.where(simple(own, name.span, name)))
            for side in (cast.sides[at],)
            for person, office, other in _owned(side, cast.sides)
            if coreferent(name, person) and same_office(head, office)
        ]
        if theirs and all(_parties_apart(cast, owner, other) for _, other in theirs):
            side, other = theirs[0]
            yield Against(owner.whole, side, other.whole)


def _parties_apart(cast: Cast, one: Party, other: Party) -> bool:
    return relation(cast, one, other) == APART and one.words.isdisjoint(other.words)


def _owned(side: Side, sides: Sequence[Side]) -> Iterator[tuple[Name, str, Party]]:
    """Yield the persons of a statement with their office and whose it is."""
    for name, head, span in offices(side):
        owner = _owner(side, sides, name, head, span)
        if owner is not None:
            yield name, head, owner
    for phrase in side.analysis.phrases:  # Its lawyer, Omar Haddad
        if phrase.apposition is None or phrase.possessor is None:
            continue
        beside = side.analysis.span(side.analysis.phrases[phrase.apposition])
        head = lemma_of(side, side.analysis.tokens[phrase.head])
        owner = _of_possessor(side, sides, phrase.possessor)
        for name in side.names:
            if name.category == "person" and beside.meets(name) and not name.role and owner is not None:
                yield name, head, owner


def _of_possessor(side: Side, sides: Sequence[Side], at: int) -> Party | None:
    phrase = side.analysis.phrases[at]
    names = [name for name in side.names if name.span.meets(side.analysis.span(phrase))]
    if names:
        return simple(side, names[-1].span, names[-1])
    return _before(side, sides, phrase) or _noun(side, phrase.head)


def _before(side: Side, sides: Sequence[Side], phrase: NounPhrase) -> Party | None:
    """Return what "its" stands for, if that has a name, or nothing near has one: no director of a case."""
    found = antecedent(sides, side, phrase)
    if found is not None and found.side is not side and len(_subjects(found.side)) > 1:
        return None  # the board received the report, the group said: "its" director is of one of the two
    if found is None or found.names or found.noun in classes("bodies"):
        return found
    return None if any(name.category != "person" for name in found.side.names) else found


def _subjects(side: Side) -> set[str]:
    """Return what acts in a statement, by its noun or the keys of its names."""
    phrases = side.analysis.phrases
    found = (party(side, phrases[verb.subject]) for verb in side.analysis.verbs if verb.subject is not None)
    return {who.noun or " ".join(name.key for name in who.names) for who in found if who is not None}


def _owner(side: Side, sides: Sequence[Side], name: Name, head: str, span: Span) -> Party | None:
    """Return whose an office is: by a name or noun before it, by "of", or by "its"."""
    analysis = side.analysis
    tokens = analysis.tokens
    inside = [t for t in range(len(tokens)) if span.start <= tokens[t].start < span.end]
    at = next((t for t in inside if office_of(lemma_of(side, tokens[t])) == office_of(head)), None)
    if at is None:
        return None
    if at + 2 < len(tokens) and tokens[at + 1].lower in OWNING:
        behind = analysis.phrase_of(at + 2)
        names = [
            other
            for other in side.names
            if behind is not None and other != name and other.span.meets(analysis.span(analysis.phrases[behind]))
        ]
        if names:
            return simple(side, names[0].span, names[0])
        return None if behind is None else party(side, analysis.phrases[behind])
    phrase = analysis.phrase_of(at)
    whole = None if phrase is None else analysis.phrases[phrase]
    if whole is not None and whole.possessor is not None:
        return _of_possessor(side, sides, whole.possessor)
    first = at if whole is None else max(whole.first, at - WIDE)
    names = [n for n in side.names if n != name and tokens[first].start <= n.start < tokens[at].start]
    if names:
        return simple(side, names[-1].span, names[-1])
    before = at - 1
    return _noun(side, before) if before >= first and tokens[before].tag in NOUNS else None


def _noun(side: Side, at: int) -> Party | None:
    """Return a noun as a party: the company of "company lawyer"."""
    token = side.analysis.tokens[at]
    return simple(side, token.span, None, lemma_of(side, token)) if token.tag in NOUNS else None
