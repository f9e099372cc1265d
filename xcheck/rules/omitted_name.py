"""A name that only one article has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import chain

from ..facts.names import coreferent, within
from ..facts.names.likeness import PREFIX, folded, hinted_in, misnamed, name_parts, one_word, share_in
from ..facts.names.near import clues, enter
from ..match import Comparison, Side
from ..model import Finding, Kind, Name, Reading, Severity, Span
from ..rule import Example, Rule
from ..words import analyse, is_word, slip_of

STORY = 3
"""Compared statements of an article from which an omitted name can be a warning."""

_REACH = 45
"""Characters shown on each side of a name to show what it is or does there."""


_BESIDE = 10
"""Characters between two names of a list: ", and the "."""


class OmittedName(Rule):
    """Only one article names this person, place, organisation or group.

    Why it matters: who acted, spoke, was hit or belongs is the heart of a story.
    What it lets pass: other forms of a name that the other article has (UK and Britain, Zelenskyy and Ukraine's
    president by name, Moscow and Russia); passing mentions and adjectives are notes, not warnings.
    """

    id = "omitted-name"
    kind = Kind.OMISSION
    severity = Severity.WARNING
    marks = "name"
    agree = (
        Example("Britain signed the treaty.", "The UK signed the treaty."),
        Example("The World Health Organization (WHO) sent help.", "The WHO sent help."),
    )
    differ = (
        Example("Norway, Denmark and Iceland signed the treaty.", "Norway and Denmark signed the treaty.", "Iceland"),
    )

    def check(self, comparison: Comparison) -> Iterator[Finding]:
        """Yield each name without counterpart once, at its first mention in a pair, else at its first mention."""
        if not comparison.related:
            return
        paired = {side.statement.id for meeting in comparison.meetings for side in (meeting.left, meeting.right)}
        for own, other in ((comparison.left, comparison.right), (comparison.right, comparison.left)):
            known = _Known(_names_in(other), _folded_words(other))
            for mentions in _grouped(
                name for name in _names_in(own) if comparison.sides[name.statement].statement.compared
            ):
                if not any(known.holds(name) for name in mentions):
                    yield self._omitted(comparison, mentions, paired, known)

    def _omitted(self, comparison: Comparison, mentions: list[Name], paired: set[str], known: _Known) -> Finding:
        in_pairs = [name for name in mentions if name.statement in paired]
        name = (in_pairs or mentions)[0]
        side = comparison.sides[name.statement]
        matters = bool(in_pairs) and not known.hints(name) and _matters(side, name) and _long_enough(comparison)
        return self.finding(
            (side, name.span),
            message=f"Only {side.name} names {name.text}: {_what(side, name)}",
            subject=name.key,
            confidence=0.5 + 0.2 * bool(in_pairs) + 0.1 * (len(mentions) > 1) + 0.1 * (name.category != "other"),
            severity=Severity.WARNING if matters else Severity.NOTE,
        )


def _long_enough(comparison: Comparison) -> bool:
    """Whether both texts are long enough for a missing name to be a choice; two sentences leave out nearly all."""
    return all(sum(s.compared for s in r.statements) >= STORY for r in (comparison.left, comparison.right))


def _names_in(reading: Reading) -> list[Name]:
    return [fact for fact in reading.facts if isinstance(fact, Name)]


def _grouped(names: Iterable[Name]) -> list[list[Name]]:
    """Return the mentions of each entity together, in order of first mention."""
    groups: dict[str, list[Name]] = {}
    for name in names:
        groups.setdefault(name.key, []).append(name)
    return list(groups.values())


def _folded_words(reading: Reading) -> frozenset[str]:
    """Return every word of an article, folded: names may stand there in lower case."""
    return frozenset(folded(w.lower) for s in reading.statements for w in s.words if w.lemma)


def _matters(side: Side, name: Name) -> bool:
    """Whether the name acts, speaks or belongs there: a person, a subject, a source, one of a list."""
    if name.adjective or name.text.endswith("."):  # Pittsburg, Calif.
        return False
    words = side.statement.words
    before = [w for w in words if w.end <= name.start][-2:]
    if before and before[-1].text == "-" and before[-1].end == name.start:  # Lang, R-Ohio
        return False
    if name.category == "person" or _speaks(side, name) or _in_list(side, name):
        return True
    after = [w for w in words if w.start >= name.end][:2]
    opens = not before or all(w.lower in ("the", "“", '"', ",", "and", "but") for w in before)
    return opens and any(analyse(w.lower)[1].startswith("v") or w.lower in _AUXILIARIES for w in after)


def _speaks(side: Side, name: Name) -> bool:
    """Whether the name is a source, and not merely where a person who is one works: Lang, a clerk at the Council."""
    for attribution in side.attributions:
        source = attribution.source
        if source is not None and source.meets(name):
            return not any(n.category == "person" and source.meets(n) for n in side.names)
    return False


_AUXILIARIES = frozenset(
    "is are was were has have had will would can could may might must should did does".split()  # noqa: SIM905
)


_JOINERS = frozenset((",", "and", "or", "&"))


def _in_list(side: Side, name: Name) -> bool:
    """Whether a name is one of a list; two with nothing but a comma between are a place within another: Leeds, Kent."""
    beside = [other for other in side.names if _in_one_list(side, name, other)]
    if len(beside) != 1:
        return bool(beside)
    (other,) = beside
    between = side.words_in(min(name.end, other.end), max(name.start, other.start))
    if any(w.lower != "," for w in between):
        return True
    return any(third.start != name.start and _in_one_list(side, other, third) for third in side.names)


def _in_one_list(side: Side, name: Name, other: Name) -> bool:
    """Whether two names stand side by side in a list: Norway, Denmark and Iceland; not Lang of Iceland; Leeds, Pa."""
    if other.category == "place" and other.text.endswith("."):
        return False
    start, end = (other.end, name.start) if other.start < name.start else (name.end, other.start)
    between = [w.lower for w in side.words_in(start, end)] if 0 < end - start <= _BESIDE else []
    return bool(_JOINERS & {*between}) and all(word in _JOINERS or word == "the" for word in between)


class _Known:
    """The names and words of one article, indexed so that few need a close look."""

    def __init__(self, names: Iterable[Name], words: frozenset[str]) -> None:
        self._folded = words
        self._by_beginning: dict[str, list[str]] = {}
        self._by_length: dict[tuple[str, int], list[str]] = {}
        for word in sorted(words):
            enter(self._by_beginning, word[:PREFIX], word)
            enter(self._by_length, (word[:1], len(word)), word)
        self._keys: set[str] = set()
        self._near: dict[str, list[Name]] = {}
        for name in names:
            if name.key in self._keys:
                continue
            self._keys.add(name.key)
            for clue in clues(name):
                enter(self._near, clue, name)

    def holds(self, name: Name) -> bool:
        """Whether a name of the article means the same entity, or its words stand there in any case."""
        if name.key in self._keys or share_in(name, self._folded) == 1.0:
            return True
        near = [other for clue in clues(name) for other in self._near.get(clue, ())]
        if any(coreferent(name, other) or within(name, other) or misnamed(name, other) for other in near):
            return True
        word = folded(name.text)
        if " " in word:
            return all(part in self._folded or self._misspelt(part) for part in name_parts(name))
        return self._varied(word) or self._misspelt(word)

    @cached_property
    def _by_slip(self) -> dict[tuple[str, int, bool], list[str]]:
        """The words by first letter, length and whether they are known: a slip is unknown, what is meant is not."""
        found: dict[tuple[str, int, bool], list[str]] = {}
        for word in sorted(self._folded):
            enter(found, (word[:1], len(word), is_word(word)), word)
        return found

    def _varied(self, word: str) -> bool:
        """Whether a word of the same family, or a slip of one, stands in the article."""
        alike = self._by_beginning.get(word[:PREFIX], [])
        near = (self._by_length.get((word[:1], len(word) + more), ()) for more in (0, -1, 1, -2, 2))
        return any(one_word(word, other) for other in chain(alike, *near))

    def _misspelt(self, word: str) -> bool:
        """Whether a typing slip of a word stands in the article."""
        first, other_kind = dict.fromkeys((word[:1], word[1:2])), not is_word(word)  # "hte"
        near = (self._by_slip.get((one, len(word) + more, other_kind), ()) for one in first for more in (0, -1, 1))
        return any(slip_of(word, other) for other in chain.from_iterable(near))

    def hints(self, name: Name) -> bool:
        """Whether some distinctive words of a name stand there, so that it may be given in another form."""
        return hinted_in(name, self._folded)


def _what(side: Side, name: Name) -> str:
    """Return what the name is said to be, else the words around it."""
    if name.role and " " in name.role:
        return name.role
    statement = side.statement
    text = side.reading.article.text
    start, end = max(statement.start, name.start - _REACH), min(statement.end, name.end + _REACH)
    start = text.find(" ", start) + 1 if start > statement.start else start
    end = text.rfind(" ", name.end, end) if end < statement.end else end
    end = end if end > 0 else statement.end
    before = "…" if start > statement.start else ""
    after = "…" if end < statement.end else ""
    return f"{before}{' '.join(side.text(Span(start, end)).split())}{after}"
