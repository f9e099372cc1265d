"""What in a statement of a draft no source bears out: facts first, then accusations, then the statement as a whole.

    The mayor paid 300,000 euros to Lars Vik, who was arrested on Sunday.
                   ^^^^^^^^^^^^^    ^^^^^^^^         ^^^^^^^^    ^^^^^^

A name, figure or date is looked up by a reader word by word, and is right or wrong; so is what somebody is accused
of. A source bears it out where it stands beside something else of the statement: a figure that a source states of
another thing is no support. How an act is worded is the writer's: there only the statement as a whole is weighed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import chain

from ..comparability.missing import in_dateline
from ..coverage.sources import Source
from ..match import Side
from ..model import Date, Name, Number, Severity, Span
from ..record import Record
from .accusing import accusing
from .acts import of_others
from .against import Against
from .answers import turned_answers
from .attitudes import turned_attitudes
from .bearing import Bearing, Part
from .blame import blamed
from .cast import Cast
from .comparing import turned_comparisons
from .conditions import unconditional
from .contests import turned_contests
from .directions import turned_bounds, turned_directions
from .figures import moved, of_another_outcome
from .leading import misled
from .offices import misplaced
from .opposed import opposed
from .order import turned
from .owed import not_handed
from .owners import of_another
from .pending import pending
from .shares import enlarged
from .standing import not_so_far
from .superlatives import unranked
from .swapped import exchanged_figures
from .undecided import undecided
from .wholes import complementary, outnumbered

AROUND = {Name: 0.05, Number: 0.15, Date: 0.15}
"""Least share of the rest of the statement that a source states where it has the fact.

Of the facts in true sentences of four sets of judged summaries 2 to 13% of the figures and dates are below it, of
those in false ones 7 to 86%; a name goes through a whole article, and little stands beside it each time.
"""

SORTS = {"money": "money", "percent": "share", "count": "count", "measure": "count"}
"""Forms of figures with what they measure: two sorts are never one figure."""

OTHERWISE: tuple[tuple[str, tuple[Callable[[Side, Cast], Iterator[Against]], ...]], ...] = (
    ("the sources tell this office of “{there}”, not of “{here}”", (of_another,)),
    ("the sources tell of “{there}” that they lead it, not of “{here}”", (misled,)),
    ("“{here}” is not what the sources tell of this party: “{there}”", (turned_answers, turned_attitudes)),
    ("“{here}” tells as so what the sources leave open: “{there}”", (pending,)),
    ("“{here}” tells as done what the sources leave open: “{there}”", (not_so_far,)),
    ("“{here}” tells as decided what the sources tell as still to come: “{there}”", (undecided,)),
    ("“{here}” tells as handed over what the sources tell as owed: “{there}”", (not_handed,)),
    ("“{here}” is the opposite of what the sources tell: “{there}”", (opposed,)),
    (
        "“{here}” turns round what the sources tell (“{there}”)",
        (
            turned,
            turned_comparisons,
            turned_directions,
            turned_bounds,
            exchanged_figures,
            turned_contests,
        ),
    ),
    ("the sources tell this of “{there}”, not of “{here}”", (enlarged, outnumbered)),
    ("the sources tell “{here}” of something else; here they have “{there}”", (moved,)),
    ("something else became of “{here}” in the sources: “{there}”", (of_another_outcome,)),
    ("the sources tell “{here}” under a condition: “{there}”", (unconditional,)),
)
"""What is said of words that the sources exclude, and what finds them, in the order in which they are asked."""


class Lack(Record):
    """Words of a statement that no source bears out."""

    span: Span
    severity: Severity
    elsewhere: bool = False
    "Whether a source has the words, but of something else."
    office: bool = False
    "Whether it is what a person is said to be, and the sources say something else of that person."
    message: str = ""
    "What the sources state in its place, where it is a party of an act or a relation of two."

    @property
    def certain(self) -> bool:
        """Whether it makes a statement wrong of which all else is stated."""
        return self.severity is Severity.ERROR and (self.office or not self.elsewhere)

    @property
    def sure(self) -> bool:
        """Whether the sources state something else in the place of these words."""
        return self.severity is Severity.ERROR and bool(self.message)


def lacks(bearings: Sequence[Bearing]) -> tuple[Lack, ...]:
    """Return the facts and the accusation of one statement that none of its sources bears out, in order.

    `bearings` are the statement beside each source. A fact said of something else counts where all others are stated.
    """
    found = list(_facts(bearings))
    cast = cast_of(tuple([one.source for one in bearings]))
    accused = list(accusing(bearings, cast))
    if accused:  # charged ... with assault: one accusation
        found.append(Lack(Span(accused[0].start, accused[-1].end), Severity.ERROR))
    offices = [
        Lack(span, Severity.ERROR if others else Severity.WARNING, elsewhere=others, office=True)
        for span, others in misplaced(bearings, cast)
        if not any(one.span.meets(span) for one in found)
    ]
    found += offices
    for one in relations(bearings, cast):
        # a fact that the sources have, of something else, says less than of whom they state this very act
        weaker = [o for o in found if o.elsewhere and not (o.office or o.message) and one.span.meets(o.span)]
        found = [other for other in found if other not in weaker]
        if not any(one.span.meets(other.span) for other in found):
            found.append(one)
    nowhere = [one for one in found if one.office or not one.elsewhere]
    return tuple(sorted(nowhere or found, key=lambda one: one.span.start))


def relations(bearings: Sequence[Bearing], cast: Cast) -> Iterator[Lack]:
    """Yield what a draft statement says of an act that the sources state of others, or as not done."""
    side = bearings[0].side
    for span, verb, rival, certain in of_others(side, cast):
        words = f"the sources tell “{verb}” of “{rival.side.text(rival.whole)}”, not of “{side.text(span)}”"
        yield Lack(span, Severity.ERROR if certain else Severity.WARNING, message=words)
    for words, finders in OTHERWISE:
        for one in chain.from_iterable(find(side, cast) for find in finders):
            message = words.format(here=side.text(one.span), there=one.words)
            yield Lack(one.span, Severity.ERROR if one.certain else Severity.WARNING, message=message)
    for span in unranked(side, cast):
        yield Lack(span, Severity.WARNING, message=f"no source tells “{side.text(span)}”")
    for span, severity, words in blamed(side, cast):
        yield Lack(span, severity, message=words)


@lru_cache(maxsize=16)
def cast_of(sources: tuple[Source, ...]) -> Cast:
    """Return the parties of some sources, put together once for all statements of a draft."""
    return Cast([side for source in sources for side in source.sides])


def _facts(bearings: Sequence[Bearing]) -> Iterator[Lack]:
    """Yield the names, figures and dates that no source has, or has only of something else."""
    for beside in zip(*(one.parts for one in bearings), strict=True):
        fact = beside[0].unit.fact
        least = AROUND.get(type(fact)) if fact is not None else None
        around = max(one.most_around(part) for one, part in zip(bearings, beside, strict=True)) if least else 1.0
        if isinstance(fact, Number) and fact.low == fact.high == 0 and not fact.text[:1].isdigit():
            continue  # no deaths: a denial
        if isinstance(fact, Number) and around >= 0.0 and all(map(_of_another_sort, bearings, beside)):
            around = -1.0
        if isinstance(fact, Number) and around < 0.0 and any(map(_of_the_rest, bearings)):
            continue
        if least is not None and around < least and not in_dateline(bearings[0].side, beside[0].unit.span):
            nearest = around >= 0.0 and any(map(_in_nearest_statement, bearings, beside))
            severity = Severity.WARNING if nearest else _severity(beside, around >= 0.0)
            yield Lack(beside[0].unit.span, severity, around >= 0.0)


def _of_the_rest(bearing: Bearing) -> bool:
    """Whether a source states of a part what a statement denies of the rest: three of five do not, two of five do."""
    return any(complementary(bearing.side, bearing.source.sides[index]) for index in bearing.order[:2])


def _in_nearest_statement(bearing: Bearing, part: Part) -> bool:
    """Whether a figure stands in what is nearest to the statement of all: it may be stated in quite other words."""
    return isinstance(part.unit.fact, Number) and bearing.order[:1] == bearing.places(part)[:1] != []


def _of_another_sort(bearing: Bearing, part: Part) -> bool:
    """Whether a source has a figure only as one of another sort: 340 homes, where a draft has 340 crowns."""
    fact = part.unit.fact
    places = [bearing.source.sides[index] for index in bearing.places(part)]
    if not isinstance(fact, Number) or fact.form not in SORTS:
        return not places
    like = [[n for n in side.numbers if (n.low, n.high) == (fact.low, fact.high)] for side in places]
    return all(some and all(n.form in SORTS and SORTS[n.form] != SORTS[fact.form] for n in some) for some in like)


def _severity(parts: Sequence[Part], elsewhere: bool) -> Severity:
    """Return an error, but a warning where a reader may be content: a fuller form of a name, "the last weeks"."""
    fact = parts[0].unit.fact
    if isinstance(fact, Date) and fact.low is None and fact.grain == "relative":
        return Severity.WARNING
    if isinstance(fact, Number) and not fact.exact and fact.hedge is not None and fact.form == "count":
        return Severity.WARNING
    partly = isinstance(fact, Name) and fact.category != "person" and not elsewhere
    if partly and any(part.new < len(part.words) for part in parts):
        return Severity.WARNING  # Heathrow Airport, where the source has Heathrow
    return Severity.ERROR
