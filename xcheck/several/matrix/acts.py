"""Rows of who did what: an act on one thing, with who does it, where two articles state both.

    who used $84,000      wire  | Blake Farenthold     post  | the Texas Republican     radio  | he
    who passed the bill   wire  | the House            post  | the Senate

One act has one verb, or two that are linked in a pair of statements, and one object. "The bill" may
be any: there the verbs must be linked, or the party be the same. "He" counts where it can mean only whom the
others name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ...facts.dates import dates_agree
from ...facts.names import coreferent
from ...facts.numbers import agree
from ...match import Side
from ...model import Finding, Name, Place, Row, Span
from ...parse import NounPhrase
from ...profiles.acts import Act, acts, figures
from ...rules import rule_of
from ...senses import synonym_or_hyponym
from ..corpus import Corpus
from .rows import cells_of, concerned, row

Head = tuple[str, int]
"""A statement and the unit that is the verb of an act in it."""

RELATIVE = frozenset(("who", "which", "that"))

MOST_ALIKE = 48
"""Acts of one verb in an article beyond which they are a table or noise, and make no rows."""

NEAR = 8
"""Tokens between who does it and the verb that are shown in one piece."""


def act_rows(corpus: Corpus, findings: Sequence[Finding]) -> Iterator[Row]:
    """Yield a row for each act that two articles state with who does it."""
    conflicts = [finding for finding in findings if rule_of(finding.rule).slot == "actor"]
    for group in _Grouping(corpus).groups():
        apart = len({act.stage for act in group}) > 1
        cells = cells_of(corpus, (place for act in group for place in _act_places(corpus, act, apart)))
        if figures(group[0]) and len({place.text.lower() for cell in cells for place in cell}) == 1:
            continue  # how many it was is a row already, and nobody says otherwise who did it
        whole = row(corpus, "actor", _act_label(group), cells, concerned(conflicts, cells))
        sides = whole.sides if whole.differs else _act_sides(corpus, group)
        yield whole.replace(sides=sides, differs=len(sides) > 1)


class _Grouping:
    """Which acts of all articles are one."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.acts: list[Act] = []
        for reading in sorted(corpus.readings, key=lambda reading: corpus.rank[reading.id]):
            all_acts = list(acts(reading, corpus.sides))
            alike = Counter(act.lemma for act in all_acts)
            self.acts += [act for act in all_acts if alike[act.lemma] <= MOST_ALIKE]
        self.paired: set[tuple[str, str]] = set()
        self.links: set[tuple[Head, Head]] = set()
        heads = {_head(act) for act in self.acts}
        for comparison in corpus.comparisons:
            self.paired.update(
                _ordered_pair(*(side.statement.id for side in pair.sides)) for pair in comparison.claim_pairs
            )
            for meeting in comparison.meetings:
                left, right = meeting.left.statement.id, meeting.right.statement.id
                self.paired.add(_ordered_pair(left, right))
                for i, j in meeting.links.items():
                    if (left, i) in heads and (right, j) in heads:
                        self.links.add(((left, i), (right, j)))

    def groups(self) -> list[list[Act]]:
        """Return what at least two articles say of one act, one mention in each."""
        groups: list[list[Act]] = []
        at: dict[str, list[int]] = {}
        linked: dict[Head, set[Head]] = {}
        for one, other in self.links:
            linked.setdefault(one, set()).add(other)
            linked.setdefault(other, set()).add(one)
        by_head = {_head(act): act for act in self.acts}
        for act in self.acts:
            lemmas = {act.lemma, *(by_head[head].lemma for head in linked.get(_head(act), ()))}
            near = sorted({number for lemma in lemmas for number in at.get(lemma, ())})
            own = next((n for n in near if all(self._same_act(other, act) for other in groups[n])), None)
            if own is None:
                own = len(groups)
                groups.append([])
            groups[own].append(act)
            at.setdefault(act.lemma, []).append(own)
        return [found for group in groups if len(found := _one_each(group)) > 1]

    def _same_act(self, a: Act, b: Act) -> bool:
        """Whether two acts are one, as far as a reader of both can be sure."""
        verbs = a.lemma == b.lemma or (
            (_head(a), _head(b)) in self.links and synonym_or_hyponym((a.verb.lemma,), (b.verb.lemma,))
        )
        verbs = verbs or ((_head(b), _head(a)) in self.links and synonym_or_hyponym((a.verb.lemma,), (b.verb.lemma,)))
        if not verbs or not _one_patient(a, b) or _on_other_days(a, b):
            return False
        same = same_party(a, b)
        if a.side.reading.id == b.side.reading.id:
            return same
        paired = _ordered_pair(a.side.statement.id, b.side.statement.id) in self.paired
        if same:
            return a.stage == b.stage or paired or _specific(a, b)
        linked = (_head(a), _head(b)) in self.links or (_head(b), _head(a)) in self.links
        certain = paired or linked if _specific(a, b) else linked and not _names(a.side, a.thing)
        return certain and not (a.pronoun or b.pronoun) and _next_to_verb(a) and _next_to_verb(b)


def _ordered_pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


def _head(act: Act) -> Head:
    unit = act.side.unit_at(act.side.analysis.tokens[act.verb.head].start)
    return act.side.statement.id, -1 if unit is None else unit


def _lemma(side: Side, phrase: NounPhrase) -> str:
    return side.analysis.tokens[phrase.head].lemma


def _names(side: Side, phrase: NounPhrase) -> list[Name]:
    head = side.analysis.tokens[phrase.head].span
    return [name for name in side.names if name.span.meets(head)]


def _one_patient(a: Act, b: Act) -> bool:
    """Whether two acts are done to one thing: names that mean one, one noun, one figure."""
    if a.role != b.role:
        return False
    names, others = _names(a.side, a.thing), _names(b.side, b.thing)
    if names or others:
        return any(coreferent(one, other) for one in names for other in others)
    left, right = figures(a), figures(b)
    if left or right:
        return any(agree(one, other) for one in left for other in right)
    mine, theirs = map(_modifiers, (a, b))
    return _lemma(a.side, a.thing) == _lemma(b.side, b.thing) and (not mine or not theirs or bool(mine & theirs))


def _on_other_days(a: Act, b: Act) -> bool:
    """Whether both statements state one day each, and not the same."""
    days, others = a.side.dates, b.side.dates
    return len(days) == len(others) == 1 and dates_agree(days[0], others[0]) is False


def same_party(a: Act, b: Act) -> bool:
    """Whether two acts are said of one party: names that mean one, nouns that may."""
    if a.names or b.names:
        return any(coreferent(one, other) for one in a.names for other in b.names)
    left, right = _lemma(a.side, a.agent), _lemma(b.side, b.agent)
    return left == right or synonym_or_hyponym((left,), (right,))


def _specific(a: Act, b: Act) -> bool:
    """Whether the words for a thing leave no doubt of which: a figure, or a modifier that both have."""
    return bool(figures(a)) or bool(_modifiers(a) & _modifiers(b))


def _modifiers(act: Act) -> frozenset[str]:
    """Return what distinguishes one thing from another of its name: a |military| deferment."""
    return frozenset(act.side.analysis.tokens[at].lemma for at in act.thing.modifiers)


def _next_to_verb(act: Act) -> bool:
    """Whether nothing else stands between a party and its verb that might do it."""
    tokens = act.side.analysis.tokens
    between = [at for at in range(act.agent.last + 1, act.verb.first) if tokens[at].lower not in RELATIVE]
    phrases = {act.side.analysis.phrase_of(at) for at in between} - {None, act.agent.apposition}
    tags = {tokens[at].tag[:2] for at in between}
    return act.verb.voice == "passive" or not (phrases or tags & {"JJ", "NN"})


def _one_each(group: Sequence[Act]) -> list[Act]:
    """Return one mention in each article: of one stage with another article's, if it has any."""
    found: list[Act] = []
    for id in dict.fromkeys(act.side.reading.id for act in group):
        own = [act for act in group if act.side.reading.id == id]
        others = {act.stage for act in group if act.side.reading.id != id}
        found.append(min(own, key=lambda act: (act.stage not in others, act.pronoun, act.side.statement.start)))
    return found


def _act_places(corpus: Corpus, act: Act, whole: bool) -> Iterator[Place]:
    """Yield the words for who does it, of a pronoun the name it stands for; where the stages differ, with the verb."""
    side = act.side
    agent, verb = act.party, side.analysis.span(act.verb)
    if act.pronoun and not whole:
        name = act.names[-1]
        yield side.reading.place(name.span, name.statement)
        return
    if not whole:
        yield side.reading.place(agent, side.statement.id)
    elif 0 <= act.verb.first - act.agent.last <= NEAR:
        yield side.reading.place(Span(agent.start, verb.end), side.statement.id)
    else:
        yield side.reading.place(agent, side.statement.id)
        yield side.reading.place(verb, side.statement.id)


def _act_label(group: Sequence[Act]) -> str:
    """Return the act in words of an article: used $84,000."""
    act = min(group, key=lambda act: (act.stage != "done", act.verb.voice == "passive", not act.verb.finite))
    side = act.side
    first = min((at for at in act.verb.governors if at < act.verb.first), default=act.verb.first)  # plans to issue
    verb, thing = side.analysis.span(act.verb), side.analysis.span(act.thing)
    verb = Span(side.analysis.tokens[first].start, verb.end)
    if act.verb.voice == "active" and verb.end <= thing.start:
        return side.text(Span(verb.start, thing.end))
    return f"{side.text(verb)} {side.text(thing)}"


def _act_sides(corpus: Corpus, group: Sequence[Act]) -> tuple[tuple[str, ...], ...]:
    """Return the articles that state the same party and stage, side by side."""
    sides: list[list[Act]] = []
    for act in sorted(group, key=lambda act: corpus.order[act.side.reading.id]):
        own = next((side for side in sides if _alike(side[0], act)), None)
        if own is None:
            sides.append([act])
        else:
            own.append(act)
    return tuple(tuple(act.side.reading.id for act in side) for side in sides)


def _alike(a: Act, b: Act) -> bool:
    return a.stage == b.stage and (same_party(a, b) or not (a.names and b.names))
