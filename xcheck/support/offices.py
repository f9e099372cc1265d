"""What a draft says that a person is, where the sources say something else: town mayor Ilse Dorn, who chairs a board.

    source    Board chair Ilse Dorn rejected the offer. Town mayor Ina Lund welcomed it.
    draft     Town mayor Ilse Dorn rejected the offer.

It is wrong where the sources have that office and give it to somebody else; where they have it nowhere, a writer may
know it from elsewhere, and it is a warning only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from ..comparability.single import other_thing
from ..data import classes
from ..facts.names import coreferent
from ..facts.names.capitals import name_words
from ..match import Side
from ..model import Name, Span
from ..senses import synonym_or_hyponym
from ..words import analyse
from .bearing import Bearing
from .cast import Cast
from .parties import apposition, lemma_of

_OF = frozenset(("of", "for", "at", "in", "to", "from", "on", "with", "and"))
"""Words before which the head of a role stands: |director| of the company."""

_ADDRESS = frozenset(("sir", "dame", "lady", "lord", "madam", "miss"))
"""Words by which anybody may be called besides an office."""

_ANYBODY = ("woman", "person", "man")
"""Endings of one office held by anybody: chairwoman, spokesperson."""


def misplaced(bearings: Sequence[Bearing], cast: Cast) -> Iterator[tuple[Span, bool]]:
    """Yield the role of a person in a draft statement, and whether the sources give it to somebody else.

    `cast` holds the parties of all sources.
    """
    side = bearings[0].side
    yield from _of_only_holders(side, cast)
    sources = [one.source.sides for one in bearings]
    for name, head, span in offices(side):
        if any(quote.span.meets(span) for quote in side.quotes):
            continue
        own = [
            *(office for some in sources for office in _roles(some, name)),
            *sorted(_of_people(cast.nouns_of((name,)))),
        ]
        if (
            not own
            or any(same_office(head, office) for office in own)
            or any(_has_office(some, name, head) for some in sources)
        ):
            continue
        others = _given(cast, name, head)
        if others or all(other_thing((head,), (office,)) for office in own):
            yield span, others


def _of_only_holders(side: Side, cast: Cast) -> Iterator[tuple[Span, bool]]:
    """Yield offices that a draft statement puts before the name of one whom the sources know as somebody else."""
    for name in side.names:
        for phrase in side.analysis.phrases:
            noun, span = lemma_of(side, side.analysis.tokens[phrase.head]), side.analysis.span(phrase)
            explained = span.end < name.start and side.text(Span(span.end, name.start)) == ", "
            if explained and noun in classes("persons") and _only_holder(cast, name, noun):
                yield span, True


def offices(side: Side) -> Iterator[tuple[Name, str, Span]]:
    """Yield each person of a statement with what he or she is said to be, and where: in a title or an apposition."""
    analysis = side.analysis
    for name in side.names:
        if name.category != "person":
            continue
        head = _head(name.role) if name.role else None
        span = _role_place(side, name) if head is not None else None
        if head is not None and span is not None:
            yield name, head, span
        elif not name.role:
            for phrase in analysis.phrases:
                other = apposition(side, phrase) if analysis.span(phrase).meets(name) else None
                noun = None if other is None else lemma_of(side, analysis.tokens[other.head])
                if other is not None and noun in classes("persons"):
                    yield name, noun, analysis.span(other)
                    break


def _only_holder(cast: Cast, name: Name, head: str) -> bool:
    """Whether the sources know a person, and have an office in all places as that of one other: captain Luke Farrow."""
    places = set(cast.at.get(head, ()))
    held = [(other, at) for other, at in cast.named if other.role and _head(other.role) == head]
    known = any(coreferent(name, other) and other.category == "person" for other, _ in cast.named)
    others = [other for other, _ in held if not coreferent(name, other)]
    return known and bool(others) and len(others) == len(held) and places <= {at for _, at in held}


def _of_people(nouns: Iterable[str]) -> list[str]:
    return [noun for noun in nouns if noun in classes("persons")]


def _given(cast: Cast, name: Name, head: str) -> bool:
    """Whether the sources put an office to the name of another person: its lawyer, Dana Kohl."""
    nouns = [noun for noun in cast.at if office_of(noun) == office_of(head)]
    others = (other for noun in nouns for other in cast.names_of(noun) if other.category == "person")
    return any(not coreferent(name, other) for other in others)


@lru_cache(maxsize=4096)
def _head(role: str) -> str | None:
    """Return the noun of a role that says what somebody is: director of "director of the company Norvia"."""
    words: list[str] = []
    for word in role.split():
        if word in _OF:
            break
        words.append(word)
    lemma, kinds = analyse(words[-1]) if words else ("", "")
    address = lemma in _ADDRESS or lemma in name_words("abbreviated")
    person = bool(words) and words[-1].endswith(_ANYBODY)  # spokeswoman: in few lexicons
    return (lemma or words[-1]) if ("n" in kinds or person) and not address else None


def office_of(noun: str) -> str:
    """Return a noun without what shows the sex of who holds the office."""
    return next((noun.removesuffix(end) for end in _ANYBODY if noun.endswith(end) and noun != end), noun)


def same_office(head: str, other: str) -> bool:
    """Whether two nouns may mean one office: chairman, chair."""
    return office_of(head) == office_of(other) or synonym_or_hyponym((head,), (other,))


def _role_place(side: Side, name: Name) -> Span | None:
    """Return where the role of a name stands in its statement, the nearest place if it has several."""
    text, role = side.statement.text.lower(), name.role or ""
    at, places = text.find(role), []
    while at >= 0:
        places.append(side.statement.start + at)
        at = text.find(role, at + 1)
    if not places:
        return None
    start = min(places, key=lambda start: abs(start - name.start))
    return Span(start, start + len(role))


def _roles(sides: Sequence[Side], name: Name) -> Iterator[str]:
    """Yield what a source says that a person is."""
    for side in sides:
        for there in side.names:
            if there.role and coreferent(name, there):
                head = _head(there.role)
                if head is not None:
                    yield head


def _has_office(sides: Sequence[Side], name: Name, head: str) -> bool:
    """Whether a source has the noun, or one of its family, in or right behind a sentence that names the person."""
    for at, side in enumerate(sides):
        if any(coreferent(name, there) for there in side.names):
            for near in sides[at : at + 2]:
                held = {there.role for there in near.names if there.role and not coreferent(name, there)}
                taken = {word for role in held for word in role.split()}
                words = (word for word in near.statement.words if word.content and word.lower not in taken)
                if any(same_office(head, word.lemma) for word in words):
                    return True
    return False
