"""Verb groups by rules over tags: auxiliaries, negation, adverbs and the verb they belong to.

"has not been fully opened" is one group: perfect, passive, denied, present. What the group says of tense and voice
follows from its auxiliaries alone, so that it does not hang on how the rest of the sentence was understood.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import NamedTuple

from .analysis import NounPhrase, Token

_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_DENIALS = frozenset(("not", "n't", "never"))
DENYING_WORDS = frozenset(("no", "nobody", "none", "nothing", "neither"))
"""Tokens that deny a verb from its subject or object."""

DENYING = DENYING_WORDS | _DENIALS | {"without"}
"""All tokens that may be the `VerbGroup.negation` of a verb."""

FUTURE = frozenset(("will", "'ll", "wo", "shall", "would", "'d"))
"""Modals by which an act is still to come, as tokens: wo of won't."""

_PAST = frozenset(("VBD",))
_BE, _GET = "be", "get"


class Links(NamedTuple):
    """The tokens of one verb group, before it is known who takes part."""

    first: int
    last: int
    head: int
    chain: tuple[int, ...]
    'The verbs of the group in order, the head last, and "to" first: to + have + opened.'
    negation: int | None
    modal: int | None
    voice: str
    tense: str | None
    aspect: str
    finite: bool


class Finder:
    """Finds the verb groups of a statement whose noun phrases are known."""

    def __init__(self, tokens: Sequence[Token], phrases: Sequence[NounPhrase]) -> None:
        self.tokens = tokens
        self.phrases = phrases
        self.inside = {
            at for phrase in phrases for at in range(phrase.first, phrase.last + 1) if phrase.first != phrase.last
        }
        self.opening = {phrase.first: phrase for phrase in phrases}

    def run(self) -> list[Links]:
        """Return the groups in order."""
        found: list[Links] = []
        taken: set[int] = set()
        for at in range(len(self.tokens)):
            if at not in taken and self.may_begin(at):
                links = self.group(at)
                if links is not None:
                    found.append(links)
                    taken.update(links.chain)
        return found

    def tag(self, at: int) -> str:
        """Return the tag of a token, that of a full stop outside of the statement."""
        return self.tokens[at].tag if 0 <= at < len(self.tokens) else "."

    def is_verb(self, at: int) -> bool:
        """Whether a token is a verb and no modifier inside a noun phrase."""
        # "including", "according" are prepositions to the tree
        return self.tag(at)[:2] == "VB" and at not in self.inside and self.tokens[at].relation not in ("case", "fixed")

    def may_begin(self, at: int) -> bool:
        """Whether a group can begin at a token: a modal, a verb, or "to" before one."""
        if self.tag(at) == "TO":
            behind = self.skipped(at + 1)
            return self.tag(behind) == "VB"
        return self.tag(at) == "MD" or self.is_verb(at)

    def skipped(self, at: int) -> int:
        """Return the next token that is no adverb, negation, or adverb between two commas ("should, however, be")."""
        while True:
            if self.tag(at) in ("RB", "RBR", "RBS"):
                at += 1
            elif self.tag(at) == "," and self.tag(at + 1) == "RB" and self.tag(at + 2) == ",":
                at += 3
            else:
                return at

    def group(self, first: int) -> Links | None:
        """Return the group that begins at a token."""
        chain = [first]
        at = first
        while True:
            after = self.follows(at, chain)
            if after is None:
                break
            chain.append(after)
            at = after
        head = chain[-1]
        if self.tag(head) == "TO":
            return None
        if self.tag(head) == "MD":
            return None if self.tokens[head].lower == "'d" else self.described(chain)
        return self.described(chain)

    def follows(self, at: int, chain: list[int]) -> int | None:
        """Return the verb that a token is an auxiliary of, if it is one."""
        token = self.tokens[at]
        wanted = _wanted(token)
        if not wanted:
            return None
        behind = self.skipped(at + 1)
        if self.fits(behind, wanted):
            return behind
        if len(chain) == 1 and self.asks(at):
            # "Has |the council| agreed?": the subject stands between
            phrase = self.opening.get(behind)
            if phrase is not None:
                after = self.skipped(phrase.last + 1)
                if self.fits(after, wanted) and token.lemma != _BE:
                    return after
                if self.fits(after, ("VBG", "VBN")) and token.lemma == _BE:
                    return after
        return None

    def fits(self, at: int, wanted: tuple[str, ...]) -> bool:
        """Whether a token is the verb that an auxiliary asks for."""
        return self.tag(at) in wanted and (at not in self.inside)

    def asks(self, at: int) -> bool:
        """Whether an auxiliary stands before its subject: at the start, or behind a question word or a comma."""
        return at == 0 or self.tag(at - 1) in ("WRB", "WP", "``", ",", ":", "CC") or self.tokens[at - 1].lower == "nor"

    def described(self, chain: list[int]) -> Links:
        """Work out what the auxiliaries say."""
        tokens = self.tokens
        head = chain[-1]
        first = chain[0]
        verbs = [at for at in chain if self.tag(at) not in ("MD", "TO")]
        modal = first if self.tag(first) == "MD" else None
        finite = self.tag(first) in _FINITE
        tense = None
        if modal is not None:
            tense = "future" if tokens[modal].lower in FUTURE else None
        elif finite:
            tense = "past" if self.tag(first) in _PAST else "present"
        aspect, voice = "simple", "active"
        for here, after in itertools.pairwise(verbs):
            lemma, tag = tokens[here].lemma, self.tag(after)
            if lemma == "have":
                aspect = "perfect"
            elif lemma == _BE and tag == "VBG":
                aspect = "progressive" if aspect == "simple" else aspect
            elif lemma in (_BE, _GET) and tag in ("VBN", "VBD"):
                voice = "passive"
        if len(verbs) == 1 and self.tag(head) == "VBN":
            voice = "passive"  # "people killed in the flood"
        return Links(first, head, head, tuple(chain), self.denied(chain), modal, voice, tense, aspect, finite)

    def denied(self, chain: list[int]) -> int | None:
        """Return the negation inside a group, or right before it: |not| to open, |never| said."""
        tokens = self.tokens
        for at in range(chain[0], chain[-1]):
            if tokens[at].lower in _DENIALS and at not in self.inside:
                return at
        before = chain[0] - 1
        while self.tag(before) == "RB" and before >= 0:
            if tokens[before].lower in _DENIALS:
                return before
            before -= 1
        if before >= 0 and tokens[before].lower == "without" and self.tag(chain[0]) == "VBG":
            return before
        if tokens[chain[-1]].lemma == _BE and chain[-1] + 1 < len(tokens):
            # "is not safe": behind the copula
            behind = chain[-1] + 1
            while self.tag(behind) == "RB" and tokens[behind].lower not in _DENIALS:
                behind += 1
            if behind < len(tokens) and tokens[behind].lower in _DENIALS:
                return behind
        if len(chain) == 1 and self.tag(chain[0]) == "MD" and chain[0] + 1 < len(tokens):
            behind = chain[0] + 1
            return behind if tokens[behind].lower in _DENIALS else None
        return None


def _wanted(token: Token) -> tuple[str, ...]:
    """Return the tags of the verb that an auxiliary asks for; VBD is what taggers often take a participle for."""
    if token.tag in ("MD", "TO") or token.lemma == "do":
        return ("VB",)
    if token.tag[:2] != "VB":
        return ()
    if token.lemma == "have":
        return ("VBN", "VBD")
    if token.lemma == _BE:
        return ("VBG", "VBN", "VBD")
    if token.lemma == _GET:
        return ("VBN",)
    return ()
