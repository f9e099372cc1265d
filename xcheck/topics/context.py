"""Anaphora: what a statement means by "this plan", "the gathering", "she", "it": words that stood before.

    1 Thirty countries sent ministers to a meeting of the Harbour Group.
    2 The gathering ended without a date.        a gathering, a kind of meeting: the Harbour Group
    3 It will be followed by talks in Rome.      it: what statement 2 is about

Only what the text gives is taken: the nearest earlier phrase with the same head noun or one of its kind, the
subject of the statement before, the last person named, the question that is answered. Where nothing fits,
nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..facts.speakers.tags import tag
from ..match import Side
from ..model import Name, StatementKind, Word
from ..record import Record
from ..senses import synonym_or_hyponym
from ..words import analyse

REACH = 4
"""Statements looked back for a phrase or a person."""

LONGEST = 4
"""Content words of a phrase: modifiers and head."""

NEAR = 30
"""Characters from a noun to a name that it is said to be of."""

BOUND = 120
"""Words of a statement that are looked at; a line without an end must not cost its square."""

_POINTING = frozenset(("this", "these", "that", "those", "such"))
_PERSON = frozenset(("he", "she"))
_THING = frozenset(("it", "they", "this", "these", "that", "those"))
_VERBS = frozenset("VEAB")

Phrase = Sequence[Word]
"""Content words in a row; the last is the head."""


class Anaphora(Record):
    """What a statement refers back to: lemmas and names that need not stand in it."""

    lemmas: frozenset[str]
    names: tuple[Name, ...]


NOTHING = Anaphora(frozenset(), ())


def anaphora(sides: Sequence[Side]) -> list[Anaphora]:
    """Return what each compared statement of an article takes from those before it, and from its question."""
    found: list[Anaphora] = []
    phrases: list[list[Phrase]] = []
    questions = _questions(sides)
    for at, side in enumerate(sides):
        words = side.statement.words[:BOUND]
        lemmas: set[str] = set()
        names: list[Name] = []
        for nouns in _pointed(words):
            back = next(_antecedents(phrases[-REACH:], nouns), None)
            if back is not None:
                step, phrase = back
                lemmas.update(word.lemma for word in phrase[:-1])
                names += _names_of(sides[at - step], phrase[-1])
        first = words[0].lower if words else ""
        under = side.statement.heading
        asked = questions.get(under) if under is not None else None
        if asked is not None and (at == 0 or sides[at - 1].statement.heading != under):
            lemmas |= asked.lemmas
            names += asked.names
        elif first in _PERSON:
            names += _last_person(sides[max(0, at - REACH) : at])
        elif at and first in _THING and next(_pointed(words[: LONGEST + 1]), None) is None:
            before = _opening_words(sides[at - 1]) or found[at - 1]
            lemmas |= before.lemmas
            names += before.names
        found.append(Anaphora(frozenset(lemmas), tuple(names)) if lemmas or names else NOTHING)
        phrases.append(_content_runs(words))
    return found


def _questions(sides: Sequence[Side]) -> dict[str, Anaphora]:
    """Return what each question of the article asks about."""
    if not sides:
        return {}
    reading = sides[0].reading
    names: dict[str, list[Name]] = {s.id: [] for s in reading.statements if s.kind is StatementKind.QUESTION}
    for fact in reading.facts:
        if isinstance(fact, Name) and fact.statement in names:
            names[fact.statement].append(fact)
    return {
        s.id: Anaphora(frozenset(w.lemma for w in s.words[:BOUND] if w.content), tuple(names[s.id]))
        for s in reading.statements
        if s.id in names
    }


def _content_runs(words: Sequence[Word]) -> list[Phrase]:
    """Return the runs of content words of a statement, cut at words that are verbs only."""
    found: list[Phrase] = []
    start = 0
    for at in range(len(words) + 1):
        if at == len(words) or not words[at].content or _only_verb(words[at]):
            if at > start:
                found.append(words[max(start, at - LONGEST) : at])
            start = at + 1
    return found


def _only_verb(word: Word) -> bool:
    kinds = analyse(word.lower)[1]
    return "v" in kinds and "n" not in kinds


def _pointed(words: Sequence[Word]) -> Iterator[Phrase]:
    """Yield what can be the head behind a pointing word: "these forces"; at the opening "the gathering" too.

    The last noun comes first; in "this plan costs" the true head is the one that stood before.
    """
    for at, word in enumerate(words[:-1]):
        if word.lower in _POINTING or (at == 0 and word.lower == "the"):
            nouns = _phrase_nouns(words[at + 1 : at + 1 + LONGEST])
            if nouns:
                yield nouns[::-1]


def _phrase_nouns(words: Sequence[Word]) -> list[Word]:
    """Return what may be nouns in a phrase: "plan" of "proposed plan failed"."""
    found: list[Word] = []
    for word in words:
        kinds = analyse(word.lower)[1]
        if not word.content or (found and _only_verb(word)):
            break
        if "n" in kinds or not kinds:
            found.append(word)
    return found


def _antecedents(before: Sequence[Sequence[Phrase]], nouns: Phrase) -> Iterator[tuple[int, Phrase]]:
    """Yield (statements back, phrase) that a noun can point at: the same head first, then one of its kind."""
    for same in (True, False):
        for step, phrases in enumerate(reversed(before), 1):
            for phrase in reversed(phrases):
                if any(_answers(phrase[-1], noun, same) for noun in nouns):
                    yield step, phrase


def _answers(last: Word, noun: Word, same: bool) -> bool:
    if same:
        return last.lemma == noun.lemma
    return synonym_or_hyponym((last.lower, last.lemma), (noun.lower, noun.lemma))


def _names_of(side: Side, head: Word) -> list[Name]:
    """Return the name a noun stands in, or those it is said to be of: the meeting of the so-called Guild."""
    inside = [name for name in side.names if name.start <= head.start < name.end]
    if inside or not side.reading.article.text.startswith(" of ", head.end):
        return inside
    return [name for name in side.names if head.end <= name.start < head.end + NEAR]


def _opening_words(side: Side) -> Anaphora | None:
    """Return the content words and names before the first verb of a statement; None without any."""
    words = side.statement.words[:BOUND]
    tags = tag(words, side.names)
    end = next((at for at, letter in enumerate(tags) if at and letter in _VERBS), None)
    if end is None:
        return None
    lemmas = frozenset(word.lemma for word in words[:end] if word.content)
    names = tuple(name for name in side.names if name.end <= words[end].start)
    return Anaphora(lemmas, names) if lemmas else None


def _last_person(before: Sequence[Side]) -> list[Name]:
    """Return the first person named in the nearest statement that names one."""
    for side in reversed(before):
        people = [name for name in side.names if name.category == "person"]
        if people:
            return people[:1]
    return []
