"""Who states a fact, who has something near it and who lacks it: asked of every article, not of the two in a finding.

    wire    The clerk resigned on Monday after a letter had been leaked.
    radio   The clerk gave up her post on Monday.        near: it states half of it
    post    It was a hard week for the mayor.            lacks it

    "only wire tells this; radio has something near it; post lacks it"

Two articles may find that one lacks a statement while nobody asked the third. Its coverage answers.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from ..comparability.elsewhere import REACH, word_near
from ..match import Side
from ..model import Cover, Finding, Number, Place, Presence, Word
from .corpus import Corpus

ROUNDED = 0.004
"""Part of a figure that is lost where it is given with fewer digits."""

SHARE = 0.6
"""Share of a statement that an article does not state, from which it lacks it where another article surely lacks it."""

UNCOVERED = 0.5
"""Share of the content words of a detail that an article neither has nor has near, from which it lacks the detail."""

ALONE = 0.75
"""The same where only what stands near speaks for it, and not the coverage of the whole statement."""


class Inquiry:
    """Answers for words of the articles of one report."""

    def __init__(self, corpus: Corpus, against: Mapping[str, Collection[str]]) -> None:
        self.corpus = corpus
        self.against = against
        "The articles that findings hold against each statement: they report it, if otherwise."
        self._number = {s.id: at for reading in corpus.readings for at, s in enumerate(reading.statements)}
        self._paired: dict[str, set[str]] = {}
        self._covers: dict[str, dict[str, Cover]] = {}
        for comparison in corpus.comparisons:
            for meeting in comparison.meetings:
                self._paired.setdefault(meeting.pair.left, set()).add(meeting.right.reading.id)
                self._paired.setdefault(meeting.pair.right, set()).add(meeting.left.reading.id)
            for own, other in ((comparison.left, comparison.right), (comparison.right, comparison.left)):
                for statement in own.statements:
                    if statement.id in comparison.coverage:
                        self._covers.setdefault(statement.id, {})[other.id] = comparison.coverage[statement.id]

    def without(self, marks: str, places: Iterable[Place], absent: Collection[str]) -> tuple[list[str], list[str]]:
        """Return which of the articles that do not have the words have something near them, and which lack them.

        `absent` are those that the rule itself found to lack them.
        """
        having = list(places)
        has = {place.article for place in having}
        near, lacks = [], []
        for id in (reading.id for reading in self.corpus.readings if reading.id not in has):
            if id in absent or self._lacks(marks, having, id):
                lacks.append(id)
            elif any(id in self._covers.get(place.statement, {}) for place in having):
                near.append(id)  # an article on another event does not stand near
        return near, lacks

    def figures(self, place: Place) -> dict[str, Place]:
        """Return where other articles state the figure that is all a place says, whatever they state around it."""
        side = self.corpus.sides[place.statement]
        own = next((n for n in side.numbers if n.start < place.end and place.start < n.end), None)
        words = [w for w in side.words_in(place.start, place.end) if w.content]
        if own is None or not all(own.start <= word.start < own.end for word in words):
            return {}
        found: dict[str, Place] = {}
        for reading in self.corpus.readings:
            same = (f for f in reading.facts if isinstance(f, Number) and _one_figure(own, f))
            fact = next(same, None) if reading.id != place.article else None
            if fact is not None:
                found[reading.id] = reading.place(fact.span, fact.statement)
        return found

    def around(self, finding: Finding) -> Finding:
        """Return a finding on what articles state otherwise, with who else comes near it."""
        having = {place.article for place in finding.places}
        covers = [self._covers.get(place.statement, {}) for place in finding.places]
        lacking = {
            reading.id
            for reading in self.corpus.readings
            if all(reading.id not in cover or cover[reading.id].status == "lacks" for cover in covers)
        }
        rest = [r.id for r in self.corpus.readings if r.id not in having]
        tells = tuple(r.id for r in self.corpus.readings if r.id in having)
        near, lacks = (tuple(id for id in rest if (id in lacking) is lacked) for lacked in (False, True))
        return finding.replace(presence=Presence(tells, near, lacks))

    def _lacks(self, marks: str, places: Iterable[Place], article: str) -> bool:
        """Whether an article states none of the places; of a name the rule has asked all articles itself."""
        if marks == "name":
            return False
        answers = list(self._answers(marks, places, article))
        return bool(answers) and all(answers)

    def _answers(self, marks: str, places: Iterable[Place], article: str) -> Iterator[bool]:
        for place in places:
            cover = self._covers.get(place.statement, {}).get(article)
            if cover is None:
                continue
            if marks == "statement" and article in self.against.get(place.statement, ()):
                yield False
                continue
            if marks == "detail" and article not in self._paired.get(place.statement, ()):
                yield True  # it has no statement beside this one
                continue
            words = self.corpus.sides[place.statement].words_in(place.start, place.end)
            yield self._uncovered(cover, [word for word in words if word.content], marks != "statement")

    def _uncovered(self, cover: Cover, words: Sequence[Word], detail: bool) -> bool:
        """Whether an article does not state some words: by the runs that it does not state, and by what stands near."""
        if cover.status == "lacks" or not words:
            return cover.status == "lacks"
        runs = sum(any(run.span.meets(word) for run in cover.uncovered) for word in words)
        if not detail and cover.share >= SHARE:
            return True
        near = self._statements_around(cover)
        missing = sum(not word_near(word, near) for word in words)
        enough = UNCOVERED if not detail or runs >= UNCOVERED * len(words) else ALONE
        return missing >= enough * len(words)

    def _statements_around(self, cover: Cover) -> list[Side]:
        """Return the statements that hold most of a statement, and those beside them."""
        found: dict[str, Side] = {}
        for id in cover.places:
            side = self.corpus.sides[id]
            at = self._number[id]
            for beside in side.reading.statements[max(0, at - REACH) : at + REACH + 1]:
                found[beside.id] = self.corpus.sides[beside.id]
        return list(found.values())


def _one_figure(one: Number, other: Number) -> bool:
    """Whether two figures of one form and unit are one, or one of them rounds the other: $13.6 million, $13,625,777."""
    if (one.form, one.unit) != (other.form, other.unit) or not one.exact or not other.exact or one.form == "count":
        return False
    low, high = sorted((abs(one.low or 0.0), abs(other.low or 0.0)))
    return high > 0 and (high - low) <= ROUNDED * high
