"""Who or what a phrase of a statement means by itself, and what a pronoun stands for.

What stands in a row of others, and what is cut from a whole ("each of the girls"), is left open.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..data import classes
from ..match import Side
from ..model import Name, Span
from ..parse import NounPhrase, Token, VerbGroup
from ..words import closed

NOUNS = ("NN", "NNS")
"""Tags of nouns that are no names."""

PRONOUNS = frozenset(("PRP", "WP", "WDT", "DT", "EX", "CD", "JJ"))
"""Tags of heads that say nothing of whom they mean: he, who, that, all, four, many."""

RELATIVE = ("WDT", "WP")
"""Tags of which and who, behind which a clause describes what stands before them."""

BETWEEN = frozenset((*RELATIVE, "RB", "MD", "TO", ",", "RP", "DT", "POS", "VBD", "VBZ", "VBP", "VBN"))
"""Tags of what may stand between a verb and who takes part in it."""


class Party(NamedTuple):
    """Who or what a phrase of a statement means."""

    side: Side
    span: Span
    names: tuple[Name, ...]
    noun: str
    "Lemma of its head; empty where that is a name."
    plural: bool
    whole: Span
    "With what owns it."
    words: frozenset[str]
    "Lemmas of all words of the phrase."
    within: tuple[Name, ...]
    'Names that stand before its head: the firm of "Norvia chief Ann Hale".'
    counted: bool
    "Whether the phrase states how many: two ships."

    @property
    def person(self) -> bool | None:
        """Whether it is a person; None where it may be."""
        if self.names:
            return self.names[0].category == "person" or None
        return self.noun in classes("persons")


def party(side: Side, phrase: NounPhrase | None) -> Party | None:
    """Return who or what a phrase means by itself; None for a pronoun, and for what stands in a row of others."""
    if phrase is None:
        return None
    analysis = side.analysis
    span, head = analysis.span(phrase), analysis.tokens[phrase.head]
    if head.tag in PRONOUNS or head.lower in closed("possessive") or _in_a_row(side, phrase):
        return None
    if "of" in (token.lower for token in analysis.tokens[phrase.first : phrase.last]) or "-" in head.text:
        return None  # each of the girls
    if any(number.form == "age" and number.span.meets(span) for number in side.numbers):
        return None  # the 26-year-old
    names = [name for name in side.names if name.span.meets(head)]
    if phrase.apposition is not None:
        beside = analysis.span(analysis.phrases[phrase.apposition])
        names += [name for name in side.names if beside.meets(name)]
    names += [name for name in _named_behind(side, phrase) if name not in names]
    noun = "" if any(name.span.meets(head) for name in names) else lemma_of(side, head)
    numbers = [number for number in side.numbers if number.span.meets(span) and (number.low or 0) >= 2]
    whole = (
        span if phrase.possessor is None else Span(analysis.span(analysis.phrases[phrase.possessor]).start, span.end)
    )
    words = frozenset(token.lemma for token in analysis.tokens[phrase.first : phrase.last + 1])
    within = tuple(name for name in side.names if name.span.meets(whole) and name not in names)
    return Party(side, span, tuple(names), noun, head.tag in ("NNS", "NNPS"), whole, words, within, bool(numbers))


def _named_behind(side: Side, phrase: NounPhrase) -> list[Name]:
    """Return the name that stands between commas right behind a phrase: its treasurer, Jonas Brandt, ..."""
    tokens = side.analysis.tokens
    if phrase.last + 2 >= len(tokens) or tokens[phrase.last + 1].text != ",":
        return []
    at = phrase.last + 2
    while at < len(tokens) and tokens[at].tag in ("NNP", "NNPS"):
        at += 1
    span = Span(tokens[phrase.last + 2].start, tokens[at - 1].end)
    closed_by_comma = at < len(tokens) and at > phrase.last + 2 and tokens[at].text == ","
    return [name for name in side.names if name.span.meets(span)] if closed_by_comma else []


def lemma_of(side: Side, token: Token) -> str:
    """Return the lemma of a token as a word of its statement has it, by which articles are looked up."""
    return next((word.lemma for word in side.words_in(token.start, token.end)), token.lemma)


def _in_a_row(side: Side, phrase: NounPhrase) -> bool:
    """Whether a phrase is only a part of what takes part: the duke |and| duchess, 3 percent |of| residents."""
    analysis, tokens = side.analysis, side.analysis.tokens
    if phrase.first and tokens[phrase.first - 1].tag == "CC":
        opens = phrase.first > 1 and tokens[phrase.first - 2].text == ","  # ..., and |an appeal| was rejected
        return not (
            opens
            and any(
                v.finite and v.subject is not None and analysis.phrases[v.subject] is phrase for v in analysis.verbs
            )
        )
    behind = phrase.last + 1
    if behind + 1 >= len(tokens):
        return False
    joined = tokens[behind].tag == "CC" and analysis.phrase_of(behind + 1) is not None
    owner = tokens[behind].tag == "POS" and not any(name.span.meets(tokens[behind]) for name in side.names)
    return joined or owner or tokens[behind].lower == "of"


def beside(side: Side, phrase: NounPhrase, verb: VerbGroup) -> bool:
    """Whether nothing but small words and an apposition stands between a phrase and a verb."""
    analysis, tokens = side.analysis, side.analysis.tokens
    last = phrase.last
    if phrase.apposition is not None:
        last = max(last, analysis.phrases[phrase.apposition].last)
    between = range(last + 1, verb.first) if phrase.first < verb.first else range(verb.last + 1, phrase.first)
    if len(between) > 2 and all(tokens[at].text == "," for at in (between[0], between[-1])):
        if all(tokens[at].tag in ("NNP", "NNPS") for at in between[1:-1]):
            return True  # its treasurer, Jonas Brandt, had hidden
        return tokens[between[1]].tag in RELATIVE  # the firm, which had asked for it, called
    return all(tokens[at].tag in BETWEEN or tokens[at].lower == "by" for at in between)


def antecedent(cast: Sequence[Side], side: Side, phrase: NounPhrase) -> Party | None:
    """Return what "it", "its", "he" or "she" stands for: the subject before it that can be meant, if one is sure."""
    analysis = side.analysis
    pronoun = analysis.tokens[phrase.head]
    if pronoun.lower not in ("it", "its", "he", "she"):
        return None
    before = next((n for n, other in enumerate(cast) if other is side), 0)
    for near in (side, *cast[max(0, before - 1) : before]):
        if near.reading is not side.reading:
            continue
        found = []
        for verb in near.analysis.verbs:
            subject = None if verb.subject is None else near.analysis.phrases[verb.subject]
            opening = "" if subject is None else near.analysis.tokens[subject.first].lower
            if near is side and (opening, pronoun.lower) in (("his", "he"), ("her", "she")):
                return None  # his lawyer said that he denied it
            if subject is None or (near is side and subject.last >= phrase.first) or verb.clause == "relative":
                continue
            who = party(near, subject)
            if who is not None and (who.names or not who.plural) and who.person is not (pronoun.lower in ("it", "its")):
                found.append(who)
        if found:
            return found[0] if near is not side else found[-1]
        if any(near.analysis.tokens[p.head].tag == "PRP" for p in near.analysis.phrases if near is not side):
            return None
    return None


def referent(sides: Sequence[Side], side: Side, phrase: NounPhrase | None) -> Party | None:
    """Return who or what a phrase means: by itself, or what its pronoun stands for in the article of some sides."""
    return None if phrase is None else party(side, phrase) or antecedent(sides, side, phrase)


def matter(side: Side, phrase: NounPhrase, sides: Sequence[Side]) -> frozenset[str]:
    """Return the lemma of what a phrase means; where that is a pronoun, of all nouns before it."""
    token = side.analysis.tokens[phrase.head]
    if token.tag != "PRP":
        return frozenset((lemma_of(side, token),))
    before = side.analysis.tokens[: phrase.first]
    return nouns_before(side, sides) | {lemma_of(side, other) for other in before if other.tag in NOUNS}


def nouns_before(side: Side, sides: Sequence[Side], verbs: bool = False) -> frozenset[str]:
    """Return the lemmas of the nouns, and if asked for of the verbs, of the two statements before one."""
    at = next((n for n, other in enumerate(sides) if other is side), 0)
    near = [other for other in sides[max(0, at - 2) : at] if other.reading is side.reading]
    return frozenset(
        lemma_of(other, token)
        for other in near
        for token in other.analysis.tokens
        if token.tag in NOUNS or (verbs and token.tag.startswith("VB"))
    )


def simple(side: Side, span: Span, name: Name | None, noun: str = "") -> Party:
    """Return a name, or a noun by its lemma, as a party by itself: Halden, the company of "company lawyer"."""
    words = frozenset((noun,) if name is None else name.key.split())
    return Party(side, span, () if name is None else (name,), noun, False, span, words, (), False)


def goes_with(side: Side) -> Iterator[tuple[str, Name]]:
    """Yield each name of a statement with a noun that stands for it: captain, Rolf Stane."""
    analysis = side.analysis
    for name in side.names:
        if name.role:
            yield name.role.split(" ")[-1], name
        if " " in name.text and name.category != "person":
            yield name.text.rsplit(" ", 1)[-1].lower(), name
    for phrase in analysis.phrases:
        yield from _in_phrase(side, phrase)
    for verb in analysis.verbs:
        if verb.lemma in ("be", "become") and verb.predicate is not None and verb.subject is not None:
            subject, token = analysis.phrases[verb.subject], analysis.tokens[verb.predicate]
            if token.tag in NOUNS:
                yield from ((lemma_of(side, token), name) for name in _inside(side, subject))


def apposition(side: Side, phrase: NounPhrase) -> NounPhrase | None:
    """Return the phrase that names a phrase again; in "Ann Hale, the firm's lawyer" it is the lawyer, not the firm."""
    at = phrase.apposition
    owned = (other for other in side.analysis.phrases if at is not None and other.possessor == at)
    return next(owned, None if at is None else side.analysis.phrases[at])


def _inside(side: Side, phrase: NounPhrase) -> list[Name]:
    span = side.analysis.span(phrase)
    return [name for name in side.names if name.span.meets(span)]


def _in_phrase(side: Side, phrase: NounPhrase) -> Iterator[tuple[str, Name]]:
    """Yield the names of a phrase and its apposition with their nouns: the |company| Halden Lines."""
    tokens, phrases = side.analysis.tokens, side.analysis.phrases
    head, inside = tokens[phrase.head], _inside(side, phrase)
    other = apposition(side, phrase)
    if phrase.possessor is not None and head.text[:1].isupper():  # St Brede's Hospital
        yield from ((head.lower, name) for name in _inside(side, phrases[phrase.possessor]))
    if inside and inside[-1].span.meets(head):
        before = [token for token in tokens[phrase.first : phrase.head] if token.end <= inside[-1].start]
        if before and before[-1].tag in NOUNS:
            yield lemma_of(side, before[-1]), inside[-1]
        if other is not None and tokens[other.head].tag in NOUNS:
            yield lemma_of(side, tokens[other.head]), inside[-1]
    elif other is not None and head.tag in NOUNS:
        yield from ((lemma_of(side, head), name) for name in _inside(side, other))
