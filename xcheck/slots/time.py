"""When: two dates of one event."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..claims import ClaimPair
from ..data import classes
from ..facts.dates import dates_agree, vaguer
from ..match import Side
from ..model import Date
from ..parse import VerbGroup
from . import Difference, agreement, too_many
from .predicate import governor, same_act

ONE_ACT = 0.4
"""How far two dates are of one event by the verbs that they belong to."""


SAME_WORDS = 0.6
"""Agreement of the words around from which two dates are of one event though no verb says so."""


_SINCE, _UNTIL = frozenset(("since", "after", "from")), frozenset(("until", "till", "by", "before"))
"""Words before a date that make it the first, or the last, of many days."""


def compare(pair: ClaimPair) -> Iterator[Difference]:
    """Yield dates that exclude each other, or of which one is vaguer.

    A date that the other statement gives as well is at home there, and is held against nothing else.
    """
    if too_many(*(side.dates for side in pair.sides)):
        return
    for a in _alone(pair.left.dates, pair.right.side.dates):
        for b in _alone(pair.right.dates, pair.left.side.dates):
            agreed = dates_agree(a, b)
            if agreed is None or a.text.lower() == b.text.lower():
                continue
            step = vaguer(a, b)
            if (agreed and not step) or held_by(pair.left.side, a, pair.right.side, b):
                continue
            near = agreement(pair, a.span, b.span)
            act = same_act(pair.meeting, a.start, b.start)
            one_period = share_an_end(a, b)
            if not one_period and (act is False or (act is None and near < SAME_WORDS) or of_saying(pair, a, b)):
                continue
            yield Difference(
                (pair.left.side, a.span),
                (pair.right.side, b.span),
                max(near, ONE_ACT if act or one_period else 0.0),
                "date",
                0 if not agreed else step,
            )


def share_an_end(left: Date, right: Date) -> bool:
    """Whether two periods of years begin or end alike, and not both: from 2009 to 2013, from 2006 to 2013.

    By chance that is rare enough to make them one period in two statements that are paired, whatever their verbs.
    """
    ends = [date.value.split("/") for date in (left, right) if date.grain == "year" and date.value.count("/") == 1]
    return len(ends) == 2 and (ends[0][0] == ends[1][0]) != (ends[0][1] == ends[1][1])


def held_by(left: Side, a: Date, right: Side, b: Date) -> bool:
    """Whether one date opens a stretch of time of an act in which the other one lies: paid since 2007, paid in 2013.

    So do the days of a state that lasts: remained critical on Wednesday, remained in hospital on Thursday. Of two acts
    the first days may still exclude each other: has had it since 1926, bought it in 1962.
    """
    verbs = governor(left, a.start), governor(right, b.start)
    if verbs[0] is None or verbs[1] is None or verbs[0].lemma != verbs[1].lemma:
        return False
    if classes("lasting_verbs").get(verbs[0].lemma) == "lasting" and not (
        _first_or_last(left, a) and _first_or_last(right, b)
    ):
        return True
    for side, date, there, other in ((left, a, right, b), (right, b, left, a)):
        before, beside = _word_before(side, date), _word_before(there, other)
        if before != beside and date.high and date.low and other.low and other.high:
            if before in _SINCE and other.low >= date.low:
                return True
            if before in _UNTIL and other.high <= date.high:
                return True
    return False


def _first_or_last(side: Side, date: Date) -> bool:
    """Whether a date is the first or the last of many days: until Friday."""
    return _word_before(side, date) in _SINCE | _UNTIL


def _word_before(side: Side, date: Date) -> str:
    words = side.words_in(side.statement.start, date.start)
    return words[-1].lower if words else ""


def _alone(dates: Sequence[Date], others: Sequence[Date]) -> list[Date]:
    """Return the dates that the other statement does not give alike."""
    return [a for a in dates if not any((a.value, a.time) == (b.value, b.time) for b in others)]


def of_saying(pair: ClaimPair, left: Date, right: Date) -> bool:
    """Whether a date only says when somebody spoke: "the coast guard said on Tuesday".

    To warn or to deny is an act with a day of its own, if both claims state that act. A verb of saying that brings in
    no words reports no speech: "will add four teams by 2017".
    """
    verbs = [governor(side, date.start) for side, date in zip(pair.sides, (left, right), strict=True)]
    speaks = [verb is not None and is_cue(side, verb) for side, verb in zip(pair.sides, verbs, strict=True)]
    lemmas = [verb.lemma for verb in verbs if verb is not None]
    kinds = [classes("reporting_verbs").get(v.lemma) for v, cue in zip(verbs, speaks, strict=True) if v and cue]
    return "neutral" in kinds or (any(kinds) and len(set(lemmas)) > 1)


def is_cue(side: Side, verb: VerbGroup) -> bool:
    """Whether a verb brings in what somebody said: says; "add" not in "said that it will add four teams"."""
    span = side.analysis.span(verb)
    return any(a.cue is not None and a.cue.meets(span) for a in side.attributions)


def at_other_times(left: Side, right: Side) -> bool:
    """Whether both statements are dated and no date of one can be a date of the other: Monday's toll, Tuesday's."""
    if not (left.dates and right.dates):
        return False
    return not any(dates_agree(a, b) is not False for a in left.dates for b in right.dates)


def newer(left: Side, right: Side) -> int:
    """Return 1 where the right statement is of a later day, -1 where the left one is, 0 where nobody can say.

    Articles of two days are ordered by these; else by the days that the statements name, if all of one come first.
    """
    days = left.reading.day, right.reading.day
    if days[0] and days[1]:
        return (days[0] < days[1]) - (days[1] < days[0])
    named = [[(d.low, d.high) for d in side.dates if d.low and d.high] for side in (left, right)]
    if not all(named):
        return 0
    (low, high), (other_low, other_high) = ((min(d[0] for d in some), max(d[1] for d in some)) for some in named)
    return (high < other_low) - (other_high < low)
