"""What a claim says, slot by slot: predicate, roles, polarity, factuality, quantifier, degree, attribution.

    The council of Vell    has not formally approved    the bridge    until now, the mayor said
    agent                  predicate: approve           patient       attribution
                           polarity: not, degree: formally, factuality: done

One predication for each verb of a statement, and one for each apposition, which says what somebody is: "Ann Hale, the
mayor". What the grammar leaves open stays empty; nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from ..data import classes
from ..match import Side
from ..model import Attribution, Marker, Name, Number, Span
from ..parse import NounPhrase, VerbGroup
from ..parse.phrases import quantifier_words
from ..record import Record

MARKED = {
    "planned": "planned", "intended": "planned", "future": "expected", "likely": "expected", "conditional": "expected",
    "unlikely": "unlikely", "possible": "possible", "able": "possible", "reported": "reported", "must": "wanted",
}  # fmt: skip
"""{class of a marker of certainty: factuality of what it works on}."""

AHEAD = frozenset(("planned", "expected"))
"""What is still to come."""


class Slot(NamedTuple):
    """The words that fill a slot, and what they come to: a lemma, a name's key, a class."""

    span: Span
    value: str


class Predication(Record, eq=False):
    """What one verb of a statement says of whom."""

    side: Side
    verb: VerbGroup

    @cached_property
    def predicate(self) -> Slot:
        """The verb with its auxiliaries; its lemma, with the particle of a phrasal verb."""
        analysis, verb = self.side.analysis, self.verb
        lemma = verb.lemma if verb.particle is None else f"{verb.lemma} {analysis.tokens[verb.particle].lower}"
        return Slot(analysis.span(verb), lemma)

    @cached_property
    def phrases(self) -> Mapping[str, NounPhrase]:
        """Who and what take part, by role: agent, patient, and the prepositions of the rest."""
        return parts(self.side, self.verb)

    @cached_property
    def roles(self) -> Mapping[str, Slot]:
        """The roles with their words: agent, patient, attribute, time, place, amount, else the preposition."""
        found: dict[str, Slot] = {}
        for role, phrase in self.phrases.items():
            found.setdefault(self._role(role, phrase), slot_of(self.side, phrase))
        at = self.verb.predicate
        if at is not None:
            inside = self.side.analysis.phrase_of(at)
            token = self.side.analysis.tokens[at]
            whole = None if inside is None else self.side.analysis.phrases[inside]
            found["attribute"] = Slot(token.span, token.lemma) if whole is None else slot_of(self.side, whole)
        return found

    def _role(self, role: str, phrase: NounPhrase) -> str:
        """Return the name of a role: what stands behind a preposition is a time, a place or an amount by what it is."""
        if role in ("agent", "patient"):
            return role
        span = self.side.analysis.span(phrase)
        if any(date.span.meets(span) for date in self.side.dates):
            return "time"
        if any(name.category == "place" and name.span.meets(span) for name in self.side.names):
            return "place" if role in ("in", "at", "near") else role
        return "amount" if role in ("by", "at") and _numbers(self.side, span) else role

    @cached_property
    def polarity(self) -> Slot | None:
        """What denies it, as "negative"; None where nothing does."""
        at = self.verb.negation
        return None if at is None else Slot(self.side.analysis.tokens[at].span, "negative")

    @cached_property
    def factuality(self) -> Slot:
        """How real it is stated to be, with the words that say so; see `factuality`."""
        return factuality(self.side, self.verb)

    @cached_property
    def quantifier(self) -> Slot | None:
        """Of how many or what share it is stated: that of the patient, else of the agent."""
        found = (self.phrases.get(role) for role in ("patient", "agent"))
        return next((slot for phrase in found if phrase is not None if (slot := counted_by(self.side, phrase))), None)

    @cached_property
    def degree(self) -> Slot | None:
        """The adverb of degree or manner that works on it: formally, completely."""
        marker = self._marker("degree")
        return None if marker is None else Slot(Span(marker.start, marker.end), marker.value)

    def _marker(self, kind: str) -> Marker | None:
        return marker_on(self.side, self.verb, kind)

    @cached_property
    def attribution(self) -> Attribution | None:
        """Who says it, where the statement says so."""
        head = self.side.analysis.tokens[self.verb.head].span
        return next((a for a in self.side.attributions if a.content.meets(head)), None)


class Naming(NamedTuple):
    """What an apposition or a title says somebody is: "Ann Hale, the mayor"."""

    who: Slot
    what: Slot


def predications(side: Side) -> tuple[Predication, ...]:
    """Return what the verbs of a statement say, in order; auxiliaries belong to their verb."""
    return tuple(Predication(side, verb) for verb in side.analysis.verbs)


def namings(side: Side) -> Iterator[Naming]:
    """Yield who is called what in appositions."""
    analysis = side.analysis
    for phrase in analysis.phrases:
        if phrase.apposition is not None:
            yield Naming(slot_of(side, phrase), slot_of(side, analysis.phrases[phrase.apposition]))


def slot_of(side: Side, phrase: NounPhrase) -> Slot:
    """Return a phrase as a slot: the key of the name or the value of the figure in it, else the lemma of its head."""
    span = side.analysis.span(phrase)
    name = next((name for name in side.names if isinstance(name, Name) and name.span.meets(span)), None)
    return Slot(span, side.analysis.tokens[phrase.head].lemma if name is None else name.key)


def counted_by(side: Side, phrase: NounPhrase) -> Slot | None:
    """Return what gives the share in a phrase, by its class: "nearly all", "most", "some"; figures are facts."""
    if not phrase.quantifier:
        return None
    tokens = [side.analysis.tokens[at] for at in phrase.quantifier]
    span = Span(tokens[0].start, tokens[-1].end)
    share = next((m.value for m in side.markers if m.type == "scope" and Span(m.start, m.end).meets(span)), None)
    if share is None:
        return None
    near = any((token.lower,) in quantifier_words("near") for token in tokens)
    return Slot(span, f"nearly {share}" if near else share)


def _numbers(side: Side, span: Span) -> list[Number]:
    return [number for number in side.numbers if number.span.meets(span)]


def parts(side: Side, verb: VerbGroup) -> dict[str, NounPhrase]:
    """Return the phrases of a verb by role: agent, patient, and the prepositions of its obliques.

    The subject of a passive is its patient, and what stands with "by" its agent.
    """
    analysis = side.analysis
    found: dict[str, NounPhrase] = {}
    for preposition, phrase in verb.obliques:
        found.setdefault(analysis.tokens[preposition].lower, analysis.phrases[phrase])
    subject = None if verb.subject is None else analysis.phrases[verb.subject]
    if verb.voice == "passive" and not _reads_as_past(side, verb):
        roles = {"agent": found.pop("by", None), "patient": subject}
    else:
        roles = {"agent": subject, "patient": None if verb.object is None else analysis.phrases[verb.object]}
    return {**found, **{role: phrase for role, phrase in roles.items() if phrase is not None}}


def _reads_as_past(side: Side, verb: VerbGroup) -> bool:
    """Whether a lone participle is the past of its sentence: "The co-operative |opposed| the dam".

    It has a subject and an object, and its subject no other verb: "the man |given| the prize left" has.
    """
    if verb.first != verb.last or verb.subject is None or verb.object is None:
        return False
    return not any(other.subject == verb.subject for other in side.analysis.verbs if other is not verb)


def marker_on(side: Side, verb: VerbGroup, kind: str) -> Marker | None:
    """Return the first marker of a kind that works on a verb."""
    head = side.analysis.tokens[verb.head].span
    return next((m for m in side.markers if m.type == kind and m.target is not None and m.target.meets(head)), None)


def factuality(side: Side, verb: VerbGroup) -> Slot:
    """Return how real an act is stated to be, with the words that say so.

    done (opened, has opened), under way (is opening), holds (opens, owns), planned (plans to open), expected (will
    open), possible (may open), unlikely, reported (reportedly opened), wanted (wants to open, must open), begun, ended
    (stopped opening); "open" for an infinitive or participle of which nothing says.
    """
    analysis = side.analysis
    span = analysis.span(verb)
    before = verb.first - 1
    gerund = not verb.governors and before >= 0 and analysis.tokens[verb.first].tag == "VBG"
    for at in (*verb.governors, before) if gerund and analysis.verb_of(before) is not None else verb.governors:
        kind = classes("factuality").get(analysis.tokens[at].lemma)
        if kind is not None:
            return Slot(analysis.tokens[at].span, kind)
    marker = marker_on(side, verb, "certainty")
    if marker is not None and marker.value in MARKED:
        past = verb.tense == "past" and marker.value == "likely"  # indicated that he survived: not still to come
        return Slot(Span(marker.start, marker.end), "reported" if past else MARKED[marker.value])
    if verb.tense == "future":
        return Slot(span, "expected")
    if verb.aspect == "progressive":
        return Slot(span, "under way")
    if verb.tense == "past" or verb.aspect == "perfect":
        return Slot(span, "done")
    if verb.tense == "present":
        return Slot(span, "done" if verb.clause == "headline" else "holds")
    return Slot(span, "open")
