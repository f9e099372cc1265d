"""What the analysis of a statement holds: tokens, noun phrases and verb groups.

Everything refers to tokens by their index in `Analysis.tokens`, to phrases by their index in `Analysis.phrases`;
offsets are those of the article.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from ..model import Span
from ..record import Record

_start = attrgetter("start")

_DANGLING = frozenset(("IN", "TO", "CC", "DT", "PRP", "PRP$", "MD", "WDT", "WP", "WRB", ",", ":"))
"""Tags of words that tell nothing at the end of a run: "and he" of "and he left"."""

CHAIN = 4
"""Tokens from the first to the last of a verb group that stands in one piece: has also been opening."""


class Token(NamedTuple):
    """A word or mark as treebanks count them: "doesn't" is two tokens, does + n't."""

    text: str
    lower: str
    lemma: str
    tag: str
    "Penn Treebank tag: NN, NNS, NNP, VBD, VBN, MD ..."
    start: int
    end: int
    head: int
    "Index of the governor, -1 for the root of the statement and for what hangs nowhere."
    relation: str
    'Universal Dependencies label of the arc to the head: nsubj, obj, obl, "dep" where only rules looked.'

    @property
    def span(self) -> Span:
        """Where it stands in the article."""
        return Span(self.start, self.end)


class NounPhrase(Record):
    """A noun with what stands before it: "the two former ministers"; what follows it ("of Vell") is another phrase."""

    first: int
    last: int
    head: int
    determiner: int | None = None
    quantifier: tuple[int, ...] | None = None
    'Tokens that say how many or what share: "at least 12", "nearly all", "some of the".'
    modifiers: tuple[int, ...] = ()
    "Adjectives, nouns and participles before the head, numbers of the quantifier left out."
    possessor: int | None = None
    'Index of the phrase that owns this one: the mayor in "the mayor\'s plan", his in "his plan".'
    apposition: int | None = None
    'Index of the phrase that names the same thing again: the mayor in "Ann Hale, the mayor, ...".'


class VerbGroup(Record):
    """A verb with its auxiliaries, and who takes part in it; "is" in "is unsafe" is a verb group too."""

    first: int
    last: int
    head: int
    "Index of the main verb; of the form of be where an adjective or noun is the predicate."
    lemma: str
    particle: int | None = None
    voice: str = "active"
    'Or "passive"; the subject of a passive is what is acted on, the agent is an oblique with "by".'
    tense: str | None = None
    'past, present or future; None for an infinitive, a participle or behind a modal other than "will".'
    aspect: str = "simple"
    'Or "perfect", "progressive"; "has been opening" is perfect.'
    modal: int | None = None
    negation: int | None = None
    "The token that denies it: not, n't, never, or the no of its subject or object."
    finite: bool = True
    governors: tuple[int, ...] = ()
    "Verbs, adjectives and nouns that take it as their complement, nearest first: plans to open, refused to sign."
    subject: int | None = None
    object: int | None = None
    predicate: int | None = None
    'Token that a form of be, become or seem says of the subject: unsafe in "is unsafe", mayor in "became mayor".'
    obliques: tuple[tuple[int, int], ...] = ()
    "Pairs of a preposition (token) and its phrase (index) that belong to the verb."
    agreed: bool = False
    "Whether the parser and the chunk rules give the same subject and the same object."
    shared: bool = False
    "Whether the subject stands with another verb: of the governor (plans to open), or of the first of two verbs."
    clause: str = "main"
    "main, reported, relative, adverbial, participle or headline."


class Analysis(Record, eq=False):
    """The grammar of one statement."""

    tokens: tuple[Token, ...]
    phrases: tuple[NounPhrase, ...]
    verbs: tuple[VerbGroup, ...]

    @cached_property
    def _phrase_of(self) -> dict[int, int]:
        return {at: k for k, phrase in enumerate(self.phrases) for at in range(phrase.first, phrase.last + 1)}

    @cached_property
    def _verb_of(self) -> dict[int, int]:
        return {at: k for k, verb in enumerate(self.verbs) for at in (*self._chain(verb), verb.head)}

    def _chain(self, verb: VerbGroup) -> list[int]:
        """Return the tokens of a verb group that no phrase covers: "has |the council| agreed"."""
        return [at for at in range(verb.first, verb.last + 1) if at not in self._phrase_of]

    def token_at(self, offset: int) -> int | None:
        """Return the index of the token that covers an offset of the article."""
        at = bisect_right(self.tokens, offset, key=_start) - 1
        return at if at >= 0 and offset < self.tokens[at].end else None

    def phrase_of(self, token: int) -> int | None:
        """Return the index of the noun phrase that a token belongs to."""
        return self._phrase_of.get(token)

    def verb_at(self, offset: int) -> int | None:
        """Return the index of the verb group that covers an offset of the article."""
        at = self.token_at(offset)
        return None if at is None else self._verb_of.get(at)

    def verb_of(self, token: int) -> int | None:
        """Return the index of the verb group that a token belongs to."""
        return self._verb_of.get(token)

    def whole(self, span: Span) -> Span:
        """Return a span widened to the phrases and verb groups it cuts, without the small words left at its end.

        "style holding" of "a military-style holding ground" becomes the phrase; "his friends and" ends at "friends".
        """
        first, last = self.token_at(span.start), self.token_at(span.end - 1)
        if first is None or last is None:
            return span
        while last > first and self.tokens[last].tag in _DANGLING:
            last -= 1
        for at in (first, last):
            phrase, verb = self.phrase_of(at), self.verb_of(at)
            part = self.phrases[phrase] if phrase is not None else self.verbs[verb] if verb is not None else None
            if part is not None and (isinstance(part, NounPhrase) or part.last - part.first < CHAIN):
                first, last = min(first, part.first), max(last, part.last)
        return Span(self.tokens[first].start, self.tokens[last].end)

    def span(self, part: NounPhrase | VerbGroup) -> Span:
        """Return where a phrase or verb group stands in the article."""
        return Span(self.tokens[part.first].start, self.tokens[part.last].end)


def inside_quotation(tokens: Sequence[Token]) -> list[bool]:
    """Return for each token whether it stands between quotation marks."""
    found, within = [], False
    for token in tokens:
        if token.text in ("“", "«") or (token.text == '"' and not within):
            within = True
        elif token.text in ("”", "»", '"'):
            within = False
        found.append(within)
    return found
