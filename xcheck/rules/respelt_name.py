"""One name, two spellings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..facts.names.likeness import folded, misnamed, respelt
from ..facts.names.near import enter
from ..facts.names.same import consonants, romanised
from ..match import Comparison
from ..model import Finding, Kind, Name, Reading, Severity
from ..rule import Example, Rule

FULL, SINGLE = 0.85, 0.65
"""How sure two full names that differ in letters are one, and two of which one word is all there is."""


MOST_WORDS = 8
"""Words of a name that are looked at; no name of a person or body that is respelt is longer."""


class RespeltName(Rule):
    """One name is spelled in two ways.

    Why it matters: one of the two is misspelled, and searches, archives and readers take it for another.
    What it lets pass: accents and hyphens; a name that either article spells both ways; two known words or places,
    which are two names however alike (Austria, Australia). Another letter in the same place of a surname is
    name-conflict. Names from another script, which may be written by two rules, are a note.
    """

    id = "respelt-name"
    kind = Kind.PRECISION
    severity = Severity.WARNING
    agree = (
        Example("Filip Novák scored in June.", "Filip Novak scored in June."),
        Example("Bob Lindqvist signed the lease.", "Robert Lindqvist signed the lease."),
        Example("The envoy flew to Austria on Monday.", "The envoy flew to Australia on Monday."),
    )
    differ = (
        Example(
            "The part is sung by Greta Petersen.",
            "The part is sung by Greta Peterssen.",
            "Greta Peterssen",
        ),
        Example("Mayor Otto Lindqvist opened the bridge.", "The bridge was opened by Otto Lindquvist.", "Lindquvist"),
    )

    def check(self, comparison: Comparison) -> Iterator[Finding]:
        """Yield the first places of every two names, one in each article, that differ in spelling alone."""
        left, right = _first(comparison.left), _first(comparison.right)
        met = {(m.left.statement.id, m.right.statement.id) for m in comparison.meetings}
        seen: set[tuple[str, str]] = set()
        near = _index(right.values())
        for one in left.values():
            for other in (name for key in _keys(one) for name in near.get(key, ())):
                if _spelled(one, right) or _spelled(other, left) or not respelt(one, other) or misnamed(one, other):
                    continue
                words = one.key.split()[-1], other.key.split()[-1]
                single = " " not in one.key
                if words in seen or (single and (one.statement, other.statement) not in met):
                    continue
                seen.add(words)
                yield self._respelt(comparison, one, other, SINGLE if single else FULL)

    def _respelt(self, comparison: Comparison, one: Name, other: Name, confidence: float) -> Finding:
        sides = comparison.sides
        rules = all(romanised(x, y) or _skeleton(x) == _skeleton(y) for x, y in _paired_words(one, other))
        here, there = sides[one.statement], sides[other.statement]
        return self.finding(
            (here, one.span),
            (there, other.span),
            message=f"{here.name} spells the name {one.text}, {there.name} spells it {other.text}.",
            subject=one.category,
            confidence=confidence,
            severity=Severity.NOTE if rules else None,
        )


Key = tuple[tuple[str, ...], int, str]


def _keys(name: Name) -> Iterator[Key]:
    """Yield what a name in another spelling shares: all words but one, and of that one the first consonant."""
    words = folded(name.text).split()
    for at, word in enumerate(words[:MOST_WORDS]):
        yield (*words[:at], *words[at + 1 :]), at, consonants(word)[:1]


def _index(names: Iterable[Name]) -> dict[Key, list[Name]]:
    """Return names by their keys, so that each is held against the few that may be it."""
    index: dict[Key, list[Name]] = {}
    for name in names:
        for key in _keys(name):
            enter(index, key, name)
    return index


def _paired_words(one: Name, other: Name) -> Iterator[tuple[str, str]]:
    """Yield the words of two names side by side, folded."""
    yield from zip(folded(one.text).split(), folded(other.text).split(), strict=False)


def _skeleton(word: str) -> str:
    """Return the letters of a word that two rules for another script seldom write differently: Sergey, Sergei."""
    return "".join(letter for letter in word if letter not in "aeiouyj")


def _first(reading: Reading) -> dict[str, Name]:
    """Return the first mention in full of every name of an article, by its words folded."""
    compared = {statement.id for statement in reading.statements if statement.compared}
    found: dict[str, Name] = {}
    for fact in reading.facts:
        if isinstance(fact, Name) and fact.statement in compared and not fact.adjective:
            found.setdefault(folded(fact.text), fact)
    return found


def _spelled(name: Name, others: dict[str, Name]) -> bool:
    """Whether an article has a name in this very spelling."""
    return folded(name.text) in others
