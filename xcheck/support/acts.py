"""What a draft says that somebody does, where the sources state the same act of somebody else.

    source    Halden Lines rejected the ruling.
    draft     Irma Vey rejected the ruling.        reject: said of Halden Lines, and nowhere of her

All acts of the sources with that verb, or a related one, are looked at: where one may be of the draft's party, or it is
not clear of whom it is, nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from ..claims.clauses import STEM
from ..claims.predication import AHEAD, factuality, parts
from ..data import classes
from ..facts.names import coreferent
from ..match import Side, compared
from ..model import Span
from ..parse import NounPhrase, VerbGroup
from ..senses import synonym_or_hyponym
from ..slots import too_many
from ..slots.actor import is_date
from ..slots.predicate import LIGHT
from ..slots.time import at_other_times
from ..words import relatives
from .cast import APART, SAME, UNKNOWN, Cast, relation
from .parties import Party, antecedent, beside, lemma_of, matter, party
from .stems import clause, opens_clause, share, stems, stems_of

TWO = 2
"""Words of a phrase that a source has together, for it to know the thing."""

MOSTLY = 0.6
"""Share of the words of two acts besides their parties from which they are of one thing."""

PARTS = ("agent", "patient")
"""The roles in which a thing must be the same for two acts to be one."""

WITH_NOUN = ("take", "make")
"""Light verbs that state an act with their object: took 120 samples."""


class Act(NamedTuple):
    """A verb of a statement with who takes part."""

    side: Side
    verb: VerbGroup
    phrases: Mapping[str, NounPhrase]

    @property
    def denied(self) -> bool:
        """Whether it is denied."""
        return self.verb.negation is not None


@lru_cache(maxsize=4096)
def acts_of(side: Side, light: bool = False) -> tuple[Act, ...]:
    """Return what the verbs of a statement tell, light ones only where asked for, and nothing of a table."""
    if too_many(side.analysis.verbs):
        return ()
    wanted = (verb for verb in side.analysis.verbs if light or verb.lemma not in LIGHT)
    return tuple(Act(side, verb, _taking_part(side, verb)) for verb in wanted)


def _taking_part(side: Side, verb: VerbGroup) -> Mapping[str, NounPhrase]:
    """Return who takes part in a verb: its subject is what stands between the word that opens its clause and it.

    In "called off after |crew members| had gone on strike" the tree may give the strike to what was called off.
    """
    found, analysis = parts(side, verb), side.analysis
    at = analysis.phrase_of(verb.first - 1) if verb.first and verb.finite else None
    first = None if at is None else analysis.phrases[at].first
    if at is None or not first or verb.subject == at or not opens_clause(side, first - 1):
        return found
    role = "patient" if verb.voice == "passive" else "agent"
    return {**found, role: analysis.phrases[at]}


def clear(act: Act, role: str) -> bool:
    """Whether it is plain who fills a role of an act: tree and rules agree, or it stands right beside the verb."""
    phrase, verb = act.phrases.get(role), act.verb
    tokens = act.side.analysis.tokens
    infinitive = "TO" in (tokens[verb.first].tag, tokens[max(0, verb.first - 1)].tag)
    reduced = verb.voice == "passive" and "by" in [t.lower for t in tokens[verb.last + 1 : verb.last + 2]]
    if phrase is None or not (verb.finite or verb.governors or infinitive or reduced):
        return False  # reduced: a petition started |by| a teacher
    return beside(act.side, phrase, verb)


class OtherParty(NamedTuple):
    """A party of a draft's act, and the one that the sources state it of."""

    span: Span
    verb: str
    rival: Party
    certain: bool
    """Whether both have names and the thing is stated in the same words, the party has another role in the same act, or
    what it undergoes is stated with most of the same words."""


def of_others(own: Side, cast: Cast) -> Iterator[OtherParty]:
    """Yield the parties of acts of a draft statement of which the sources state the act of others only.

    Irma Vey rejected the ruling, where the sources have it rejected by the company. Of one act only one party is named.
    """
    for act in acts_of(own, light=True):
        quoted = any(quote.span.meets(own.analysis.span(act.verb)) for quote in own.quotes)
        if quoted or (act.verb.lemma in LIGHT and act.verb.lemma not in WITH_NOUN):
            continue
        for role in ("agent", "patient"):
            phrase = act.phrases.get(role)
            who = None if phrase is None or not clear(act, role) else party(own, phrase)
            if who is not None and cast.knows(who):
                found = _Search(act, role, who, compared(own.reading), cast).rival()
                if found is not None:
                    yield OtherParty(who.whole, act.verb.lemma, *found)
                    break


class _Search(NamedTuple):
    """One party of one act of a draft, looked for in the sources."""

    act: Act
    role: str
    who: Party
    draft: Sequence[Side]
    cast: Cast

    def rival(self) -> tuple[Party, bool] | None:
        """Return whom the sources state the act of, if they state it of nobody who may be the party, and how surely."""
        rivals: list[tuple[Party, bool]] = []
        own = self.act.verb.lemma
        for lemma in (own, *sorted(relatives(own))):
            for index in self.cast.at.get(lemma, ()):
                side = self.cast.sides[index]
                for there in acts_of(side, light=True):
                    if there.verb.lemma != lemma or (lemma in LIGHT and not self.in_same_words(there)):
                        continue
                    thing = self.thing(there)
                    if thing == APART:
                        continue
                    other = self.other(there) if clear(there, self.role) else None
                    if other is None or not self.another(there, other):
                        return None
                    if lemma == own and there.denied == self.act.denied and thing == SAME and self.one_time(there):
                        named = bool(self.who.names and other.names) and self.in_same_words(there)
                        turned = self.elsewhere_in(there) or self.crosswise(there)
                        undergone = self.role == "patient" and self.of_people() and self.rest_told(there)
                        rivals.append((other, named or turned or undergone))
        if self.role == "patient" and not self.mentioned():
            return None
        return None if not rivals or self.denied() else rivals[0]

    def another(self, there: Act, other: Party) -> bool:
        """Whether an act of a source is surely of another party: who hides a thing is not from whom it is hidden."""
        how = relation(self.cast, self.who, other)
        return how == APART or (how != SAME and self.role == "agent" and self.elsewhere_in(there))

    def other(self, there: Act) -> Party | None:
        """Return who has the role in an act of a source."""
        return _who(self.cast.sides, there.side, there.phrases.get(self.role))

    def one_time(self, there: Act) -> bool:
        """Whether nothing says that two acts are of two times: gave last year, will give."""
        mine, theirs = self.act.side, there.side
        ahead = [factuality(act.side, act.verb).value in AHEAD for act in (self.act, there)]
        if ahead[0] != ahead[1]:
            return False
        return not at_other_times(mine, theirs) and not (mine.dates and not theirs.dates)

    def _things(self, act: Act) -> dict[str, NounPhrase]:
        return {role: part for role, part in act.phrases.items() if role != self.role and not is_date(act.side, part)}

    def thing(self, there: Act) -> str:
        """Return whether an act of a source is said of the same thing besides the party in question."""
        mine, theirs = self._things(self.act), self._things(there)
        said = _reports(self.act) or _reports(there)
        if self.role == "agent" and ("patient" in mine) != ("patient" in theirs):
            return SAME if self.crosswise(there) else UNKNOWN
        if not mine and not theirs and not said:
            return SAME
        if not mine and self.role == "patient" and self.rest_told(there):
            return SAME
        found = UNKNOWN
        for role in sorted(mine.keys() & theirs.keys()):
            a = _who(self.draft, self.act.side, mine[role])
            b = _who(self.cast.sides, there.side, theirs[role])
            how = UNKNOWN if a is None else relation(self.cast, a, b)
            if how == APART and role in PARTS:
                return APART
            meant = how == UNKNOWN and role == "patient" and self.stands_for(there, theirs[role])
            if (how == SAME or meant) and (role in PARTS or not said):
                found = SAME
        return found

    def stands_for(self, there: Act, phrase: NounPhrase) -> bool:
        """Whether what an act of a source is done to is a pronoun that may stand for what the draft's is done to."""
        own = matter(self.act.side, self.act.phrases["patient"], self.draft)
        if there.side.analysis.tokens[phrase.head].tag != "PRP":
            return False
        return any(synonym_or_hyponym((a,), (b,)) for a in own for b in matter(there.side, phrase, self.cast.sides))

    def crosswise(self, there: Act) -> bool:
        """Whether the other party of a draft's act does it in a source: the board asked the union for a recall.

        What else is stated must be the same: the union had asked for a recall.
        """
        theirs = there.phrases
        asked, asking = (_who(self.draft, self.act.side, self.act.phrases.get("patient")), self.other(there))
        if asked is None or "patient" in theirs or relation(self.cast, asked, asking) != SAME:
            return False
        own = self.act.side
        rest = stems(own, clause(own, self.act.verb)) - stems(own, self.who.whole) - stems(own, asked.whole)
        rest -= {self.act.verb.lemma[:STEM]}
        return bool(rest) and share(rest, stems(there.side, clause(there.side, there.verb))) >= MOSTLY

    def rest_told(self, there: Act) -> bool:
        """Whether an act of a source has most of what else the draft tells: the union was ordered |to pay a fine|."""
        own = self.act.side
        rest = stems(own, own.statement.span) - stems(own, self.who.whole) - {self.act.verb.lemma[:STEM]}
        return len(rest) >= TWO and share(rest, stems_of(there.side)) >= MOSTLY

    def of_people(self) -> bool:
        """Whether the party is called by a noun for a body or a person."""
        return self.who.noun in classes("bodies") or self.who.noun in classes("persons")

    def elsewhere_in(self, there: Act) -> bool:
        """Whether the party has another role in an act of a source: the passengers pay, paid to the passengers."""
        heads = [there.side.analysis.tokens[p.head] for role, p in there.phrases.items() if role != self.role]
        named = any(
            name.span.meets(head) and any(coreferent(name, own) for own in self.who.names)
            for name in there.side.names
            for head in heads
        )
        return named or any(lemma_of(there.side, head) == self.who.noun for head in heads)

    def in_same_words(self, there: Act) -> bool:
        """Whether the thing that is acted on is stated in the same words: no race of men beside one of women."""
        a, b = self.act.phrases.get("patient"), there.phrases.get("patient")
        if self.role != "agent" or a is None or b is None:
            return False
        phrases = ((self.act.side.analysis, a), (there.side.analysis, b))
        left, right = ({t.lemma for t in its.tokens[p.first : p.last + 1]} - {"a", "an", "the"} for its, p in phrases)
        return left == right

    def denied(self) -> bool:
        """Whether a source states of the party that it did not do something with the thing: denied, did not admit."""
        own = self.cast.where(self.who)
        for index in sorted(own | {index + 1 for index in own}):
            for there in acts_of(self.cast.sides[index]) if index < len(self.cast.sides) else ():
                if there.denied != self.act.denied and self.thing(there) == SAME:
                    other = self.other(there)
                    if other is not None and relation(self.cast, self.who, other) == SAME:
                        return True
        return False

    def mentioned(self) -> bool:
        """Whether a source states something of the party by two words of its phrase at least: the children's ward."""
        who, side = self.who, self.who.side
        if who.names:
            return True
        words = {word.lemma for word in side.words_in(who.whole.start, who.whole.end) if word.content}
        if self.of_people():
            return True  # the union, the captain
        texts = (self.cast.sides[at].statement.words for at in self.cast.where(who))
        return any(len(words & {word.lemma for word in text}) >= TWO for text in texts)


def _who(sides: Sequence[Side], side: Side, phrase: NounPhrase | None) -> Party | None:
    if phrase is None:
        return None
    owned = next((other for other in side.analysis.phrases if _owns(side, phrase, other)), phrase)
    return party(side, owned) or antecedent(sides, side, phrase)


def _owns(side: Side, phrase: NounPhrase, other: NounPhrase) -> bool:
    """Whether a phrase only owns another one right behind it: asked |the boatmen|'s |league|."""
    at = other.possessor
    return at is not None and other.first > phrase.last and side.analysis.phrases[at] is phrase


def _reports(act: Act) -> bool:
    """Whether a verb names who says the rest: "the study suggests"."""
    head = act.side.analysis.tokens[act.verb.head].span
    return any(a.cue is not None and a.cue.meets(head) for a in act.side.attributions)
