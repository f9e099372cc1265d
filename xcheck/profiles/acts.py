"""Who does what: the acts of an article with who does each, and to what.

    Blake Farenthold | used | $84,000          agent, verb, thing
    the bill was | passed | by the Senate       thing, verb, agent

Stated in the article's voice or in reported speech; what stands between quotation marks is its speaker's, and what is
left open (to use, using) is not stated.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..claims.predication import AHEAD, factuality, parts
from ..comparability import SAYING, outside_quotes
from ..match import Side
from ..model import Name, Number, Reading, Span
from ..parse import NounPhrase, VerbGroup
from ..record import Record
from ..slots.predicate import LIGHT

DONE = frozenset(("done", "under way", "holds", "begun", "ended", "reported"))
TO_COME = frozenset((*AHEAD, "possible", "unlikely"))
"""Factualities of acts that are stated as done, and as not done yet; wanted, avoided and open ones are not stated."""

ROLES = ("patient", "with", "against", "for", "to", "over", "of")
"""What an act is done to, the first that it has."""

LOOK_BACK = 2
"""Statements before its own in which a pronoun's name is looked for."""

MOST_VERBS = 48
"""Verbs of a statement that is read for acts; one with more is a table or noise."""

DASHES = frozenset(("—", "–", "―", "-", "--"))
DATELINE = 8
"""Tokens at the start of a report among which stands the dash behind its place."""

UNSURE = frozenset(("whether", "if", "unless", "until", "before"))
"""Words behind which an act is stated as done or not."""

PERSONAL = frozenset(("he", "she", "him", "her", "who"))


class Act(Record, eq=False):
    """What somebody does to somebody or something."""

    side: Side
    verb: VerbGroup
    agent: NounPhrase
    thing: NounPhrase
    role: str
    "patient, else the preposition before the thing: voted against the bill."
    names: tuple[Name, ...]
    "Who does it, by name; of a pronoun the only person named last before it."
    pronoun: bool
    stage: str
    "done or to come; of what is denied with not before it."

    @property
    def party(self) -> Span:
        """Who does it, all that act together: |Hillary and Bill Clinton| earned."""
        together = _conjuncts(self.side, self.agent, self.verb)
        return Span(
            self.side.analysis.span(together[0]).start,
            max([self.side.analysis.span(together[-1]).end, *(name.end for name in self.names if not self.pronoun)]),
        )

    @property
    def lemma(self) -> str:
        """The verb with its particle: pick up."""
        if self.verb.particle is None:
            return self.verb.lemma
        return f"{self.verb.lemma} {self.side.analysis.tokens[self.verb.particle].lower}"


def acts(reading: Reading, by_id: Mapping[str, Side]) -> Iterator[Act]:
    """Yield who does what to what in the compared statements of an article."""
    for at, statement in enumerate(reading.statements):
        if statement.compared and statement.claims:
            side = by_id[statement.id]
            before = [by_id[other.id] for other in reading.statements[max(0, at - LOOK_BACK) : at]]
            yield from _acts_of(side, before)


def _acts_of(side: Side, before: list[Side]) -> Iterator[Act]:
    analysis = side.analysis
    for verb in analysis.verbs if len(analysis.verbs) <= MOST_VERBS else ():
        if verb.lemma in LIGHT or verb.lemma in SAYING or not outside_quotes(side, analysis.span(verb)):
            continue
        found = parts(side, verb)
        agent = _behind_dateline(side, found.pop("agent", None))
        role = next((role for role in ROLES if role in found), None)
        stage = None if agent is None else _stage(side, verb, agent)
        if agent is None or role is None or stage is None:
            continue
        thing = found[role]
        pronoun = analysis.tokens[agent.head].lower in PERSONAL
        names = _antecedents(side, agent, before) if pronoun else _names_of_phrase(side, agent, verb)
        if not (names if pronoun else _is_noun(side, agent)) or not (_is_noun(side, thing) or _is_figure(side, thing)):
            continue
        if _is_time(side, agent) or _is_time(side, thing):
            continue
        yield Act(side, verb, agent, thing, role, names, pronoun, stage)


def _stage(side: Side, verb: VerbGroup, agent: NounPhrase) -> str | None:
    """Return how real an act is stated to be; None where it asserts nothing: to use, a plan using, whether he used."""
    tokens = side.analysis.tokens
    tag = tokens[verb.first].tag
    if not verb.finite and not verb.governors and tag in ("VBN", "VBG") and agent.first > verb.last:
        return "done"  # a bill |passed by| the House
    if not verb.finite and (not verb.governors or tag == "VBG"):
        return None
    if any(tokens[at].lower in UNSURE for at in range(max(0, agent.first - 2), agent.first)):
        return None
    if verb.clause == "relative" and tokens[agent.head].tag == "PRP":
        return None  # the possibility that |she violated| the law
    kind = factuality(side, verb).value
    stage = "done" if kind in DONE else "to come" if kind in TO_COME else None
    return f"not {stage}" if stage and verb.negation is not None else stage


def _is_noun(side: Side, phrase: NounPhrase) -> bool:
    """Whether a phrase names a party or thing: by a noun, or by an adjective behind an article.

    No noun stands right behind a pronoun: the bill that she |signs|.
    """
    if phrase.first and side.analysis.tokens[phrase.first - 1].tag == "PRP":
        return False
    tag = side.analysis.tokens[phrase.head].tag
    return tag.startswith("N") or (tag == "JJ" and phrase.determiner is not None)


def _is_figure(side: Side, phrase: NounPhrase) -> bool:
    span = side.analysis.span(phrase)
    return any(number.span.meets(span) for number in side.numbers)


def _is_time(side: Side, phrase: NounPhrase) -> bool:
    span = side.analysis.span(phrase)
    return any(date.span.meets(span) for date in side.dates)


def _behind_dateline(side: Side, agent: NounPhrase | None) -> NounPhrase | None:
    """Return who acts; of a place before the dash that opens a report, who stands behind it: WASHINGTON — The House."""
    if agent is None or agent.first:
        return agent
    tokens = side.analysis.tokens
    dash = next((at for at in range(agent.last + 1, min(len(tokens), DATELINE)) if tokens[at].text in DASHES), None)
    if dash is None:
        return agent
    return next((phrase for phrase in side.analysis.phrases if phrase.first == dash + 1), None)


def _names_of_phrase(side: Side, agent: NounPhrase, verb: VerbGroup) -> tuple[Name, ...]:
    """Return the name that a phrase comes to, of its apposition, or of whose office it is."""
    analysis = side.analysis
    phrases = _conjuncts(side, agent, verb)
    phrases += [analysis.phrases[phrase.apposition] for phrase in phrases if phrase.apposition is not None]
    heads = [analysis.tokens[phrase.head].span for phrase in phrases]
    office = analysis.tokens[agent.head].lemma
    last = analysis.tokens[verb.first - 1].end if verb.first else 0
    return tuple(
        name
        for name in side.names
        if not name.adjective
        and (any(name.span.meets(head) for head in heads) or (name.end == last and office in (name.role or "").split()))
    )


def _conjuncts(side: Side, agent: NounPhrase, verb: VerbGroup) -> list[NounPhrase]:
    """Return the phrases that "and" joins to one before its verb, in order, itself among them."""
    analysis, found = side.analysis, [agent]
    while found[0].first > 1 and analysis.tokens[found[0].first - 1].lower == "and":
        before = analysis.phrase_of(found[0].first - 2)
        if before is None:
            break
        found.insert(0, analysis.phrases[before])
    while found[-1].last + 2 < verb.first and analysis.tokens[found[-1].last + 1].lower == "and":
        behind = analysis.phrase_of(found[-1].last + 2)
        if behind is None:
            break
        found.append(analysis.phrases[behind])
    return found


def _antecedents(side: Side, pronoun: NounPhrase, before: list[Side]) -> tuple[Name, ...]:
    """Return the one person whom the nearest words before a pronoun name; none where they name two."""
    start = side.analysis.span(pronoun).start
    near = [[name for name in side.names if name.end <= start]]
    near += [list(other.names) for other in reversed(before)]
    for names in near:
        persons = [name for name in names if name.category == "person"]
        if persons:
            return tuple(persons) if len({name.key for name in persons}) == 1 else ()
    return ()


def figures(act: Act) -> list[Number]:
    """Return the figures in what an act is done to."""
    span = act.side.analysis.span(act.thing)
    return [number for number in act.side.numbers if number.span.meets(span)]
