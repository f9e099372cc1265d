"""Noun phrases by rules over tags: determiner, quantifier, modifiers and the head, the last noun before another word.

"The two former ministers of Vell's largest party" is three phrases: ministers, Vell (which possesses) and party.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from ..data import classes, rows
from .analysis import NounPhrase, Token

_NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
_PRONOUNS = frozenset(("PRP", "WP", "EX"))
_BEFORE_NOUN = frozenset(("JJ", "JJR", "JJS", "CD", "VBN", "VBG", "FW", "$", "SYM", "LS"))
_OPENS = frozenset(("DT", "PDT", "PRP$", "WP$", "WDT", "JJ", "JJR", "JJS", "CD", "FW", "$", *_NOUNS))
_DETERMINERS = frozenset(("DT", "PDT", "PRP$", "WP$", "WDT"))
_LONGEST = 40
"""Tokens of the longest noun phrase; without an end a row of 50,000 adjectives would take hours."""

_LONGEST_NEAR = 4
"""Words of the longest phrase that says how exact a number is: no more than."""


@cache
def quantifier_words(kind: str) -> frozenset[tuple[str, ...]]:
    """Return the phrases of one class of quantifiers: share, amount or near."""
    return frozenset(
        tuple(p.split(" ")) for label, found in rows("quantifiers") if label == kind for p in found.split(" | ")
    )


@cache
def _times() -> frozenset[str]:
    return frozenset(word for word, kind in classes("speakers").items() if kind == "time")


def is_time(token: Token) -> bool:
    """Whether a token names a day, a month or another stretch of time."""
    return token.lower in _times() or token.lemma in _times()


class _Chunker:
    """Goes through the tokens from left to right and collects phrases."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.tags = [token.tag for token in tokens] + [".", "."]
        self.found: list[NounPhrase] = []

    def run(self) -> list[NounPhrase]:
        at = 0
        while at < len(self.tokens):
            at = self.phrase(at)
        return self.found

    def phrase(self, at: int) -> int:
        """Collect the phrase that begins at a token, if one does; return where to go on."""
        tag = self.tags[at]
        size = self.approximated(at)
        if size:
            last = self.last_noun(at + size)
            if last is not None:
                self.found.extend(self.built(at, at + size, last, None))
                return last + 1
        if tag in _PRONOUNS or self.stands_alone(at):
            self.found.append(NounPhrase(at, at, at))
            return at + 1
        if tag not in _OPENS and not self.adverb_opens(at):
            return at + 1
        own = self.possessive(at)
        last = self.last_noun(at)
        if last is None:
            if own is not None:
                self.found.append(NounPhrase(at, at, at))
            return at + 1
        self.found.extend(self.built(at, at, last, own))
        return last + 1

    def approximated(self, at: int) -> int:
        """Return how many tokens from one on say how exact the number or share behind them is: at least |12|."""
        for size in range(_LONGEST_NEAR, 0, -1):
            behind = at + size
            if behind < len(self.tokens) and tuple(t.lower for t in self.tokens[at:behind]) in quantifier_words("near"):
                counts = self.tags[behind] in ("CD", "$") or (self.tokens[behind].lower,) in quantifier_words("share")
                return size if counts and self.last_noun(behind) is not None else 0
        return 0

    def stands_alone(self, at: int) -> bool:
        """Whether "this", "that", "which" or "some" has no noun behind it: "This was said", "the man that left"."""
        return (
            self.tags[at] in ("DT", "WDT", "PDT")
            and self.last_noun(at) is None
            and self.tokens[at].lower not in ("the", "a", "an")
        )

    def adverb_opens(self, at: int) -> bool:
        """Whether an adverb belongs to the adjective or number of a phrase: |very large| plans, |nearly| 30 people."""
        return (
            self.tags[at] in ("RB", "RBR", "RBS")
            and self.tags[at + 1] in ("JJ", "JJR", "JJS", "CD")
            and self.tokens[at].lower not in ("not", "n't", "also", "now", "then")
        )

    def possessive(self, at: int) -> NounPhrase | None:
        return NounPhrase(at, at, at) if self.tags[at] in ("PRP$", "WP$") else None

    def last_noun(self, first: int) -> int | None:
        """Return the last noun (or bare number) of the phrase that begins at a token."""
        tags, noun, at = self.tags, None, first
        while at < min(len(self.tokens), first + _LONGEST):
            tag = tags[at]
            if tag in _NOUNS:
                if noun is not None and self.starts_anew(noun, at):
                    break
                noun = at
            elif tag == "HYPH":
                at += 1  # "well-known": whatever follows the hyphen belongs to it
                inside = at < len(self.tokens) and noun == at - 2
                compound = inside and (tags[at] == "CD" or not self.noun_follows(at + 1))
                if tags[at] in _NOUNS or compound:
                    noun = at  # "the co-operative refused": the whole compound is the noun
            elif noun is not None and tags[noun] in _NOUNS:
                if not (tag == "CD" and tags[at - 1] in ("NNP", "NN") and noun == at - 1):
                    break  # "Route 66" goes on, "the plan new ..." does not
                noun = at
            elif tag in ("CD", "$", "SYM"):
                noun = at
            elif not self.may_stand_before_noun(first, at):
                break
            at += 1
        return noun

    def starts_anew(self, noun: int, at: int) -> bool:
        """Whether a noun behind a noun is the next phrase: "on |Monday| |police| said", "last |week| |Smith| said"."""
        return (
            is_time(self.tokens[noun])
            and noun == at - 1
            and self.tags[at] != self.tags[noun]
            and not is_time(self.tokens[at])
        )

    def may_stand_before_noun(self, first: int, at: int) -> bool:
        """Whether a token inside a phrase may stand before its noun."""
        tag, tags = self.tags[at], self.tags
        if tag in ("DT", "PRP$", "WP$", "PDT", "WDT"):
            return (
                at == first
                or tags[at - 1] in ("PDT", "DT")
                or (at > first and tags[at - 1] in ("RB",) and at - 1 == first)
            )
        if tag in ("VBG", "VBN"):
            # "the injured man", "two missing boys"; "saw opening ..." opens no phrase
            return at > first
        if tag in _BEFORE_NOUN:
            return True
        if tag in ("RB", "RBR", "RBS"):
            return tags[at + 1] in _BEFORE_NOUN
        if tag in ("CC", ","):
            # "black and white dogs", "a large, old house"
            return (
                at > first
                and tags[at - 1] in ("JJ", "JJS", "JJR")
                and tags[at + 1] in ("JJ", "JJS", "JJR")
                and self.noun_follows(at + 2)
            )
        return False

    def noun_follows(self, at: int) -> bool:
        """Whether only adjectives stand before the next noun."""
        while at < len(self.tokens) and self.tags[at] in ("JJ", "HYPH"):
            at += 1
        return at < len(self.tokens) and self.tags[at] in _NOUNS

    def built(self, first: int, core: int, last: int, own: NounPhrase | None) -> list[NounPhrase]:
        """Return the phrase from `first` to `last`, behind the pronoun that possesses it, if any.

        From `first` to `core` stands what says how exact its number is.
        """
        first, quantity = self.of_quantity(first)
        possessor = None
        before: list[NounPhrase] = []
        if own is not None:
            before.append(own)
            possessor = len(self.found)
        elif first > 1 and self.tags[first - 1] == "POS" and self.found and self.found[-1].last == first - 2:
            possessor = len(self.found) - 1
        head = self.head_of(first, last)
        quantity = quantity or self.leading_quantity(first, core, head)
        # "some of |the| residents" has its determiner inside the quantifier, "all |the| residents" behind it
        places = [k for k in range(first, head) if self.tags[k] in _DETERMINERS and k not in quantity]
        if quantity and self.tags[quantity[-1]] in ("DT", "PRP$") and len(quantity) > 1:
            places.append(quantity[-1])
        determiner = places[0] if places else None
        silent = {*quantity, *places, head}
        modifiers = tuple(
            k for k in range(first, last + 1) if k not in silent and self.tags[k] not in ("HYPH", ",", "CC")
        )
        return [*before, NounPhrase(first, last, head, determiner, quantity or None, modifiers, possessor)]

    def head_of(self, first: int, last: int) -> int:
        """Return the last noun; "Route" of "Route 66"; the sign of "$4 million", as in Universal Dependencies."""
        head = next((k for k in range(last, first - 1, -1) if self.tags[k] in _NOUNS), None)
        if head is None:
            head = next((k for k in range(first, last + 1) if self.tags[k] == "$"), last)
        return head

    def of_quantity(self, first: int) -> tuple[int, tuple[int, ...]]:
        """Join "some of", "12 of", "a majority of" to the phrase behind it; return its start and quantifier."""
        if not (self.found and first > 1 and self.tokens[first - 1].lower == "of"):
            return first, ()
        last = self.found[-1]
        if last.last != first - 2:
            return first, ()
        words = [self.tokens[k].lower for k in range(last.first, last.last + 1)]
        amount, share = quantifier_words("amount"), quantifier_words("share")
        tag = self.tags[last.last]
        counts = tag == "CD" or (words[-1],) in share or (words[-1],) in amount
        plain = not (
            last.possessor is not None or any(self.tags[k] in ("NNP", "NNPS") for k in range(last.first, last.last))
        )
        if not counts or not plain:
            return first, ()
        self.found.pop()
        quantity = [*range(last.first, first)]
        if self.tags[first] in ("DT", "PRP$"):
            quantity.append(first)
        return last.first, tuple(quantity)

    def leading_quantity(self, first: int, core: int, head: int) -> tuple[int, ...]:
        """Return the number or share at the start of a phrase with what says how exact it is."""
        found = list(range(first, core))
        for k in range(core, head):
            lower, tag = self.tokens[k].lower, self.tags[k]
            if tag == "CD" or (lower,) in quantifier_words("share"):
                found.append(k)
            elif found or tag not in ("DT", "PRP$"):
                break
        return tuple(found)


def noun_phrases(tokens: Sequence[Token]) -> list[NounPhrase]:
    """Return the noun phrases of a statement in order; a possessive pronoun is a phrase inside the one it opens."""
    return _with_appositions(tokens, _Chunker(tokens).run())


_AROUND = 12
"""Tokens from a name to the comma that closes the apposition behind it."""


def _with_appositions(tokens: Sequence[Token], found: list[NounPhrase]) -> list[NounPhrase]:
    """Note for each phrase the one behind its comma that names the same thing: Ann Hale, |the mayor|, said."""
    for k in range(len(found) - 1):
        phrase = found[k]
        comma = phrase.last + 1
        if comma + 1 >= len(tokens) or tokens[comma].text != ",":
            continue
        other = k + 1
        while other + 1 < min(len(found), k + 4) and (found[other].first <= comma or _is_age(tokens, found[other])):
            other += 1  # "Ann Hale, 52, the mayor": the age names nobody
        if _is_apposition(tokens, phrase, found[other], comma):
            found[k] = phrase.replace(apposition=other)
    return found


def _is_age(tokens: Sequence[Token], phrase: NounPhrase) -> bool:
    """Whether a phrase is a bare number between two commas."""
    behind = phrase.last + 1
    return (
        phrase.first == phrase.last
        and tokens[phrase.first].tag == "CD"
        and behind < len(tokens)
        and tokens[behind].text == ","
    )


def _is_apposition(tokens: Sequence[Token], phrase: NounPhrase, other: NounPhrase, comma: int) -> bool:
    """Whether of two phrases around a comma one is a name and the other a description, and no list is meant."""
    if other.first - comma > 3 or tokens[other.first - 1].text != ",":
        return False
    name, named = tokens[phrase.head].tag.startswith("NNP"), tokens[other.head].tag.startswith("NNP")
    described = other.determiner is not None or other.possessor is not None or not named
    if not ((name and described and not named) or (named and not name and phrase.determiner is not None)):
        return False
    for at in range(other.last + 1, min(len(tokens), other.last + _AROUND)):
        text, tag = tokens[at].text, tokens[at].tag
        if text in ',.;—–)"”' or tag in (",", ".", "-RRB-", ":"):
            after = tokens[at + 1].tag if at + 1 < len(tokens) else "."
            return after != "CC" or text != ","
        if tag in ("CC", "MD") or (tag[:2] == "VB" and tag not in ("VBN", "VBG")):
            return False
    return True
