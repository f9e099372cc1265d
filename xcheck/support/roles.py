"""Which findings that another does an act are plain: the sources do not tell it of the draft's party as well.

"Colebrook had denied the charges" is no conflict with "Ms Pell denies the charge", if the sources have it of both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..match import Side
from ..model import Finding, Place, Span
from ..rules import rule_of
from .acts import Act, acts_of, clear
from .answers import answer
from .cast import SAME, Cast, relation
from .parties import Party, lemma_of, party, referent


def plain(findings: Iterable[Finding], draft: Sequence[Side], cast: Cast) -> Iterator[Finding]:
    """Leave out findings on who acts whose parties may be one, or of whose party the sources state the act too."""
    here = {side.statement.id: side for side in (*draft, *cast.sides)}
    for finding in findings:
        if rule_of(finding.rule).slot != "actor" or _is_plain(finding, here, cast):
            yield finding


def _is_plain(finding: Finding, here: dict[str, Side], cast: Cast) -> bool:
    own, theirs = (_doing(here, place) for place in finding.places[:2])
    if own is None or theirs is None:
        return True
    (act, who), (_, other) = own, theirs
    return relation(cast, who, other) != SAME and not _done_too(act, who, cast)


def _doing(here: dict[str, Side], place: Place) -> tuple[Act, Party] | None:
    """Return the act that the party at a place does or undergoes, if that is plain."""
    side, span = here[place.statement], Span(place.start, place.end)
    for act in acts_of(side, light=True):
        for role in ("agent", "patient"):
            phrase = act.phrases.get(role)
            if phrase is not None and side.analysis.span(phrase).meets(span) and clear(act, role):
                who = party(side, phrase)
                if who is not None:
                    return act, who
    return None


def _done_too(act: Act, who: Party, cast: Cast) -> bool:
    """Whether a source states an act of the same verb, or an answer of the same kind, of a party."""
    kind = answer(act)
    for index in sorted(cast.where(who) | {at + 1 for at in cast.where(who)}):
        for there in acts_of(cast.sides[index], light=True) if index < len(cast.sides) else ():
            denied = kind == "deny" and there.denied and there.verb.lemma in ("admit", "accept")
            if there.verb.lemma == act.verb.lemma or denied:
                other = referent(cast.sides, there.side, there.phrases.get("agent"))
                if _one_thing(act, there) and relation(cast, who, other) == SAME:
                    return True
    return False


def _one_thing(act: Act, there: Act) -> bool:
    """Whether two acts have the same noun as what they are done to, or neither has one."""
    things = [one.phrases.get("patient") for one in (act, there)]
    heads = [
        "" if thing is None else lemma_of(one.side, one.side.analysis.tokens[thing.head])
        for one, thing in zip((act, there), things, strict=True)
    ]
    return heads[0] == heads[1]
