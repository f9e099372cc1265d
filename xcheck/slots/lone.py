"""What each of two articles states and the other does not, beside the same words: one figure, day or name each.

    A  NHL commissioner Gary Bettman, who has dismissed talk of expansion, visited Seattle.
    B  In Seattle, NHL commissioner Carl Lindholm had meetings with possible owners.

No grammar is asked: two reporters build their sentences in their own ways, but a fact keeps its neighbours. Facts that
both articles know stand in many places, and are held against each other by the slots of claims.

Of 27 pairs of outlets this finds three differences, of which readers list two; of the errors put into figures, days and
names of facts that both state, one in seven that nothing else reported.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from ..claims import Neighbours
from ..claims.clauses import key_of
from ..claims.neighbours import UNIT
from ..comparability.anchor import of_others
from ..data import classes
from ..facts.dates import dates_agree
from ..facts.names import coreferent
from ..facts.names.capitals import name_words
from ..facts.names.likeness import share_a_word
from ..match import Comparison, Meeting, Side
from ..model import Date, Fact, Name, Number, Pair, Span
from ..words import analyse, opposite
from . import Difference, too_many
from .predicate import governor
from .quantity import comparable, of_two_things, same_value
from .time import at_other_times, held_by

REACH = 6
"""Units before and behind a fact that are its neighbours."""

FADING = 0.25
"""How much less a neighbour counts with each unit that it stands farther off, on both sides together."""

TURNED = 0.7
"""What a neighbour counts that stands before one fact and behind the other."""

RARE = 1.0 * UNIT
"""Least weight of a neighbour; what most statements have says nothing of any fact."""

LEAST = 0.5
"""Least weight of the common neighbours; a word that only one statement of either article has weighs about 3."""

CLOSE, LIKE, APART = 0.1, 0.15, 0.3
"""Least similarity of the statements: of figures and days, of two names, and where little else says that two facts are
of one thing: the nouns counted differ (teams, franchises), a name speaks, names are of different sorts, a place and a
person, or an article knows both days or names."""

ALONE, KNOWN, NAMED = 0.09, 0.3, 0.22
"""Least evidence, which is the similarity of the statements times the weight of the common neighbours: of figures and
days that neither article shares, of a figure that one article knows beside its own, and of two names."""

RATES = frozenset(("percent", "fraction", "points"))
"""Forms of figures that are used of everything: the words beside them do not say whose rate, of what and when."""

DAYS = frozenset(("day", "weekday", "relative"))
"""Grains of dates that name one day; the year in which a firm was founded is held against no Sunday."""

LIST = 2
"""Names in common among the neighbours from which two more names are members of one list."""

BOTH = 2
"""Both facts of two are stated by their own article alone."""

STATEMENTS = 5
"""Statements that each article has at least: what a text of a sentence or two does not state says nothing."""

GAP = 6
"""Letters between two names of a list: ", and "."""

MOST_FACTS = 400
"""Facts of a kind in an article beyond which nothing is called lone: a table."""

F = TypeVar("F", Name, Date, Number)


class _FactPair(NamedTuple, Generic[F]):
    """Two facts in the same surroundings, of which one article at least states its own alone."""

    left: Side
    a: F
    right: Side
    b: F
    similarity: float
    "Of their statements, 0..1."
    weight: float
    "Of the neighbours they have in common."
    members: bool
    "Whether all names among the neighbours are common to both: two more members of one list."
    crossed: bool
    "Whether each common neighbour stands before one and behind the other: by |Weber| in Lyon, |Tarnite| was in Lyon."
    lone: int
    "How many of the two facts the other article states nowhere."

    @property
    def meeting(self) -> Meeting:
        """The two statements with the alignment of their words."""
        return Meeting(Pair(self.left.statement.id, self.right.statement.id, self.similarity), self.left, self.right)

    @property
    def evidence(self) -> float:
        """How much says that both facts are of one thing."""
        return self.similarity * self.weight


def numbers(comparison: Comparison) -> Iterator[Difference]:
    """Yield figures of one quantity, or counts, that neither statement shares."""

    def of_one_thing(found: _FactPair[Number]) -> bool:
        left, a, right, b = found[:4]
        counts = {a.form, b.form} <= {"bare", "count"} and found.similarity >= APART and found.weight >= 2 * LEAST
        apart = at_other_times(left, right) or of_two_things(left, a, right, b)
        least = ALONE if found.lone == BOTH else KNOWN
        enough = found.evidence >= least and (counts or (comparable(a, b) and a.form not in RATES))
        return enough and not apart and not of_others(found.meeting, a, b)

    for found in _best(filter(of_one_thing, _fact_pairs(comparison, Number, same_value, lambda side: side.numbers))):
        yield _difference(found, found.a.unit or found.b.unit or "number")


def dates(comparison: Comparison) -> Iterator[Difference]:
    """Yield days, months, years or times that exclude each other."""

    def exclude(found: _FactPair[Date]) -> bool:
        enough = found.evidence >= ALONE and (found.lone == BOTH or found.similarity >= APART)
        grains = {found.a.grain, found.b.grain}
        alike = bool(found.a.time) == bool(found.b.time) and (len(grains) == 1 or grains <= DAYS)
        if not (enough and alike) or dates_agree(found.a, found.b) is not False:
            return False
        return not (_of_other_acts(found) or held_by(found.left, found.a, found.right, found.b))

    for found in _best(filter(exclude, _fact_pairs(comparison, Date, _one_date, lambda side: side.dates))):
        yield _difference(found, "date")


def names(comparison: Comparison) -> Iterator[Difference]:
    """Yield names that each article states alone, or of which each stands in a list of the same others."""

    def in_one_place(found: _FactPair[Name]) -> bool:
        if found.members and found.similarity >= APART:
            return True
        if found.lone < BOTH or found.evidence < NAMED or found.crossed or _of_two_offices(found.a, found.b):
            return False
        if _in_a_row(found.left, found.a) != _in_a_row(found.right, found.b):
            return False
        one_sort = found.a.category == found.b.category or "other" in (found.a.category, found.b.category)
        plain = one_sort and not (found.left.is_source(found.a) or found.right.is_source(found.b))
        return found.similarity >= (LIKE if plain else APART)

    for found in _best(filter(in_one_place, _fact_pairs(comparison, Name, _one_name, lambda side: side.names))):
        yield _difference(found, found.a.role or found.a.category)


def _difference(found: _FactPair[F], subject: str) -> Difference:
    likely = min(1.0, found.weight / (4 * LEAST))
    return Difference((found.left, found.a.span), (found.right, found.b.span), likely, subject)


def _best(found: Iterable[_FactPair[F]]) -> list[_FactPair[F]]:
    """Return each fact with the one that shares most with it, the likeliest first: no fact answers two."""
    kept: list[_FactPair[F]] = []
    taken: set[tuple[str, int]] = set()
    for one in sorted(found, key=lambda one: (-one.evidence, one.a.start, one.b.start)):
        places = {(one.left.reading.id, one.a.start), (one.right.reading.id, one.b.start)}
        if taken.isdisjoint(places):
            taken |= places
            kept.append(one)
    return kept


def _fact_pairs(
    comparison: Comparison, kind: type[F], same: Callable[[F, F], bool], of: Callable[[Side], Sequence[F]]
) -> Iterator[_FactPair[F]]:
    """Yield two facts that have enough neighbours in common and are not stated by each other's statement."""
    near = comparison.neighbours
    if near is None or min(len(near.left), len(near.right)) < STATEMENTS:
        return
    facts = [[fact for fact in one.facts if isinstance(fact, kind)] for one in (comparison.left, comparison.right)]
    lacking: dict[int, bool] = {}  # by the identity of a fact: a statement has several neighbours

    def lacks(number: int, fact: F) -> bool:
        if id(fact) not in lacking:
            lacking[id(fact)] = _lacks(facts[number], fact, same)
        return lacking[id(fact)]

    for left, right, similarity in near:
        here, there = of(left), of(right)
        if similarity < CLOSE or not here or not there or too_many(here, there):
            continue
        alone = [b for b in there if not any(same(other, b) for other in here)]
        for a in here if alone else ():
            if any(same(a, other) for other in there):
                continue
            for b in alone:
                weight, members, crossed = _common(near, left, a, right, b)
                lone = lacks(1, a) + lacks(0, b) if weight >= LEAST else 0
                if lone:
                    yield _FactPair(left, a, right, b, similarity, weight, members, crossed, lone)


def _of_other_acts(found: _FactPair[F]) -> bool:
    """Whether two days are of opposite acts (opened in 1998, closed in 2014), or of two times that somebody spoke."""
    verbs = governor(found.left, found.a.start), governor(found.right, found.b.start)
    lemmas = [verb.lemma for verb in verbs if verb is not None]
    if len(lemmas) < len(verbs):
        return False
    return opposite(*lemmas) or all(lemma in classes("reporting_verbs") for lemma in lemmas)


def _in_a_row(side: Side, name: Name) -> bool:
    """Whether a name is one of several in a row: the U.S., UK, |Poland| and Baltic states."""
    return any(
        0 < max(name.start, other.start) - min(name.end, other.end) <= GAP
        and side.text(Span(min(name.end, other.end), max(name.start, other.start))).strip() in (",", ", and", "and")
        for other in side.names
        if other is not name
    )


def _of_two_offices(a: Name, b: Name) -> bool:
    """Whether two names are said to be of two roles: commissioner and deputy commissioner, coach and captain."""
    here, there = _office_words(a), _office_words(b)
    if not (here and there):
        return False
    return not (here <= there or there <= here) or not name_words("modifier").isdisjoint(here ^ there)


def _office_words(name: Name) -> frozenset[str]:
    """Return the lemmas of what a name is said to be, none if nothing is said."""
    words = (name.role or "").replace("'s", "").replace("’s", "").replace("-", " ").split()
    return frozenset(analyse(word)[0] or word for word in words if word not in classes("function_words"))


def _lacks(facts: Sequence[F], fact: F, same: Callable[[F, F], bool]) -> bool:
    """Whether no fact of an article means the same."""
    return len(facts) <= MOST_FACTS and not any(same(other, fact) for other in facts)


def _one_date(a: Date, b: Date) -> bool:
    return a.text.lower() == b.text.lower() or dates_agree(a, b) is True


def _one_name(a: Name, b: Name) -> bool:
    return coreferent(a, b) or share_a_word(a, b)


def _common(near: Neighbours, left: Side, a: Fact, right: Side, b: Fact) -> tuple[float, bool, bool]:
    """Return the weight of the common neighbours, whether all names are among them, and whether all are turned."""
    here, there = _neighbours(left, a.start), _neighbours(right, b.start)
    shared = [key for key in sorted(here.keys() & there.keys()) if near.weight[key] >= RARE]
    weight = sum(
        near.weight[key]
        / (1 + FADING * (abs(here[key]) + abs(there[key])))
        * (1.0 if here[key] * there[key] > 0 else TURNED)
        for key in shared
    )
    named = [{key for key in some if key.startswith("name ")} for some in (here, there)]
    crossed = all(here[key] * there[key] < 0 for key in shared)
    return weight / UNIT, named[0] == named[1] and len(named[0]) >= LIST, crossed


@lru_cache(maxsize=1024)
def _neighbours(side: Side, start: int) -> Mapping[str, int]:
    """Return {key of a unit beside a fact: how many units behind the fact it stands, negative before it}."""
    at = side.unit_at(start)
    if at is None:
        return {}
    found: dict[str, int] = {}
    for near in range(max(0, at - REACH), min(len(side.units), at + REACH + 1)):
        if near != at and side.units[near].content:
            found.setdefault(key_of(side.units[near]), near - at)
    return found
