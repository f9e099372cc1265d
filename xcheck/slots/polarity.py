"""Whether it is so: one claim denies what the other states."""

from __future__ import annotations

from collections.abc import Iterator

from ..claims import ClaimPair
from ..comparability import in_speech, outside_quotes, target_unit
from ..comparability.stance import one_stance
from ..data import classes
from ..match import Meeting, Side
from ..model import Date, Span
from . import Difference
from .negation import balanced, negations, of_another_act
from .predicate import governor
from .progress import neither_yet


def compare(pair: ClaimPair) -> Iterator[Difference]:
    """Yield a negation of one claim with the word of the other that is linked to what it denies and is not denied."""
    yield from _denied_left(pair)
    for difference in _denied_left(pair.mirrored()):
        yield difference.mirrored()


def _denied_left(pair: ClaimPair) -> Iterator[Difference]:
    view = pair.meeting
    denied_right = {target_unit(view.right, marker) for marker in negations(view.right)}
    for marker in negations(view.left):
        i = target_unit(view.left, marker) if pair.left.holds(Span(marker.start, marker.end)) else None
        j = view.links.get(i) if i is not None else None
        if i is None or j is None or j in denied_right or isinstance(view.left.units[i].fact, Date):
            continue
        if not pair.right.holds(view.right.units[j].span) or balanced(view, i, j) or of_another_act(view, marker):
            continue
        if _class_of(view.left, i) != _class_of(view.right, j) or view.left.units[i].key in classes("reporting_verbs"):
            continue  # "state-wide" answers no "say", and who did not say it denies nothing
        if _denied_by_verb(view.right, j) or neither_yet(view, i, j):
            continue
        if one_stance(view, i, j) and _spoken_alike(view, i, j):
            span = Span(marker.start, marker.end)
            place = (view.right, view.right.units[j].span)
            yield Difference((view.left, span), place, view.context(i, j), view.left.units[i].key)


def _denied_by_verb(side: Side, at: int) -> bool:
    """Whether a unit hangs on a verb that is denied: does not extend to unions, |partnerships| or other ties."""
    token = side.analysis.token_at(side.units[at].start)
    verb = governor(side, side.units[at].start)
    return verb is not None and verb.negation is not None and token != verb.head


def _spoken_alike(view: Meeting, i: int, j: int) -> bool:
    """Whether both units stand in quotation marks, or neither does in a quoted clause."""
    places = ((view.left, view.left.units[i].span), (view.right, view.right.units[j].span))
    quoted = [not outside_quotes(*place) for place in places]
    return quoted[0] == quoted[1] or not any(in_speech(*place) for place in places)


def _class_of(side: Side, at: int) -> str:
    """Return the first letter of the tag of a unit: V of a verb, N of a noun, J of an adjective."""
    token = side.analysis.token_at(side.units[at].start)
    return "" if token is None else side.analysis.tokens[token].tag[:1]
