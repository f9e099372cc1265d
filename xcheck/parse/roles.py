"""Subject and object of every verb group by rules over phrases: what stands right before the verb and right behind it.

The rules go over what often comes between: appositions and ages between commas ("Ann Hale, 52, the mayor, resigned"),
"of"-phrases, "killed in the flood" behind a noun, adverbs. They fail silently where a sentence is more complicated.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from ..data import classes
from .analysis import NounPhrase, Token
from .phrases import is_time
from .verbs import Links

_FAR = 40
"""Tokens from a verb to the comma that opens what stands between it and its subject."""

_STEPS = 8
"""Prepositions, possessors, adverbs gone over at most from a verb to the head of its subject: texts may be hostile."""

_NOMINAL = frozenset(("NN", "NNS", "NNP", "NNPS", "PRP", "CD", "DT", "WP", "WDT", "EX", "$", "%"))
_RELATIVE = frozenset(("WDT", "WP"))
_BOTH = frozenset(("after", "before", "since", "until", "till", "as", "than", "like"))
"""Prepositions that are conjunctions, too."""

_BETWEEN = frozenset(
    ("DT", "CD", "JJ", "NN", "NNS", "NNP", "NNPS", "WP", "WDT", "VBN", "VBG", "IN", "RB", "PRP$", "WRB")
)
"""What may open the words between two commas behind a subject."""


class Rules:
    """Finds subjects and objects of the verb groups of one statement."""

    def __init__(self, tokens: Sequence[Token], fine: Sequence[str], phrases: Sequence[NounPhrase]) -> None:
        self.tokens = tokens
        self.fine = fine
        "Tags with what tells conjunctions (IN<) from prepositions."
        self.phrases = phrases
        # a possessive pronoun is a phrase inside the one it opens: the larger one counts
        self.ending = {phrase.last: k for k, phrase in enumerate(phrases)}
        self.opening = {phrase.first: k for k, phrase in enumerate(phrases)}

    def tag(self, at: int) -> str:
        """Return the tag of a token, that of a full stop outside of the statement."""
        return self.tokens[at].tag if 0 <= at < len(self.tokens) else "."

    def head(self, phrase: int) -> Token:
        """Return the head of a phrase."""
        return self.tokens[self.phrases[phrase].head]

    def start(self, phrase: int) -> int:
        """Return where a phrase begins with all that possess it: |the| town's school."""
        possessor = self.phrases[phrase].possessor
        for _ in range(_STEPS):
            if possessor is None or self.phrases[possessor].first >= self.phrases[phrase].first:
                break
            phrase = possessor
            possessor = self.phrases[phrase].possessor
        return self.phrases[phrase].first

    def before(self, at: int) -> int:
        """Return the token before one, adverbs skipped."""
        at -= 1
        for _ in range(_STEPS):
            if self.tag(at) not in ("RB", "RBR"):
                break
            at -= 1
        return at

    def subject(self, links: Links) -> int | None:
        """Return the phrase that stands as subject before a verb group, or behind "said" and the like."""
        inner = self.between(links)
        if inner is not None:
            return inner
        at = self.before(links.first)
        if at in self.ending:
            found = self.climbed(self.ending[at])
        elif self.tag(at) == "," and links.finite:
            found = self.across(at)
        else:
            # "those who were hurt |left|"
            found = self.out_of_relative(at) if links.finite else None
        if found is None and self.inverted(links):
            return self.opening.get(links.last + 1)  # “...,” said |Ann Hale|
        if found is not None and self.head(found).tag == "EX":
            return self.opening.get(links.last + 1, found)  # "there are |three schools|"
        if found is not None and self.head(found).tag in _RELATIVE:
            return self.antecedent(found)
        return found

    def inverted(self, links: Links) -> bool:
        """Whether a verb of saying stands behind what was said, so that its subject may follow."""
        if not links.finite or links.chain[1:] or self.tokens[links.head].lemma not in saying():
            return False
        return links.first > 0 and self.tag(links.first - 1) in ("''", ",", "``")

    def between(self, links: Links) -> int | None:
        """Return the phrase between an auxiliary and its verb: has |the council| agreed."""
        for here, after in zip(links.chain, links.chain[1:], strict=False):
            for at in range(here + 1, after):
                if at in self.opening:
                    return self.opening[at]
        return None

    def antecedent(self, pronoun: int) -> int | None:
        """Return the phrase that "who" or "which" stands for."""
        at = self.phrases[pronoun].first - 1
        if self.tag(at) == ",":
            at -= 1
        if at not in self.ending:
            return pronoun
        found = self.ending[at]
        if self.tag(at + 1) == ",":
            return self.climbed(found)
        return found

    def climbed(self, phrase: int) -> int | None:
        """Return the phrase that the one before a verb depends on: |members| of the council, |Hale| and Reed."""
        for _ in range(_STEPS):
            first = self.start(phrase)
            before = self.tag(first - 1)
            outer = self.out_of_relative(first - 1 if before not in ("IN", "TO") else first - 2)
            if outer is not None:
                phrase = outer
            elif before in ("IN", "TO") and not self.fine[first - 1].endswith("<"):
                higher = self.above(first - 1)
                if higher is None:
                    # "fell |after| treatment failed": a conjunction here
                    return phrase if self.tokens[first - 1].lower in _BOTH else None
                phrase = higher
            elif before == "CC" and self.joins(first - 1):
                phrase = self.ending[first - 2]
            elif is_time(self.head(phrase)) and first - 1 in self.ending:
                phrase = self.ending[first - 1]  # "the council |last week| approved"
            else:
                return phrase
        return phrase

    def out_of_relative(self, verb: int) -> int | None:
        """Return what a relative clause belongs to whose verb stands at a token: |people| who |left| the town."""
        if self.tag(verb) not in ("VBD", "VBZ", "VBP", "VB", "VBN"):
            return None
        at = self.before(verb)
        for _ in range(_STEPS):
            if self.tag(at) not in ("MD", "VBD", "VBZ", "VBP", "VB", "VBN"):
                break
            at = self.before(at)
        if self.tag(at) not in _RELATIVE or at not in self.ending:
            return None
        found = self.antecedent(self.ending[at])
        return found if found != self.ending[at] else None

    def opens_relative(self, links: Links) -> bool:
        """Whether "who", "which" or "that" before a verb stands for a noun before it."""
        at = self.before(links.first)
        return self.tag(at) in _RELATIVE and at in self.ending and self.antecedent(self.ending[at]) != self.ending[at]

    def above(self, preposition: int) -> int | None:
        """Return the phrase that a prepositional phrase follows: |people| (killed) in the flood."""
        at = preposition - 1
        if at in self.ending:
            return self.ending[at]
        if self.tag(at) in ("VBN", "RB", "VBG", "RP") and at - 1 in self.ending and self.tag(at - 1) in _NOMINAL:
            return self.ending[at - 1]
        return None

    def joins(self, at: int) -> bool:
        """Whether a conjunction joins two nouns of one subject: the first one is no object of a verb before it."""
        if at - 1 not in self.ending or self.tokens[at].lower == "but":
            return False
        first = self.start(self.ending[at - 1])
        if self.tag(first - 1) == "IN":
            return first - 2 in self.ending  # "rules on noise and litter": both hang on the noun before
        return self.tag(first - 1)[:2] not in ("VB", "TO", "RP")

    def across(self, comma: int) -> int | None:
        """Return the phrase before what a comma closes, once or more: |Ann Hale|, 52, the mayor|,| resigned."""
        found = None
        for at in range(comma - 1, max(0, comma - _FAR), -1):
            tag = self.tag(at)
            if tag in ("``", "''", ":", "-LRB-") or (tag in ("VBD", "VBZ", "VBP", "MD") and not self.relative(at)):
                break
            if tag != "," or self.tag(at + 1) not in _BETWEEN:
                continue
            if at - 1 not in self.ending:
                continue
            candidate = self.climbed(self.ending[at - 1])
            if candidate is None or is_time(self.head(candidate)):
                continue
            found = candidate
            first = self.phrases[candidate].first
            inserted = self.tag(first) in ("CD", "DT", "PRP$") and self.tag(first - 1) == ","
            if not inserted:
                break
        return found

    def relative(self, verb: int) -> bool:
        """Whether a finite verb belongs to a relative clause between commas: , who |leads| the party,."""
        for at in range(verb - 1, max(-1, verb - _FAR), -1):
            if self.tag(at) in ("WP", "WDT", "WRB", "WP$"):
                return True
            if self.tag(at) == ",":
                return False
        return False

    def behind(self, at: int) -> int:
        """Return the token behind a verb, adverbs and particle skipped."""
        at += 1
        while self.tag(at) in ("RB", "RBR", "RP") and at not in self.opening:
            at += 1
        return at

    def object(self, links: Links) -> int | None:
        """Return the phrase right behind an active verb."""
        if links.voice == "passive" or self.tokens[links.head].lemma in ("be", "seem", "become", "appear"):
            return None
        found = self.opening.get(self.behind(links.last))
        if self.inverted(links) and self.across(links.first - 1) is None:
            return None
        if found is None or is_time(self.head(found)) or self.head(found).tag in (*_RELATIVE, "EX"):
            return None
        second = self.opening.get(self.phrases[found].last + 1)
        gives = second is not None and self.head(found).tag in ("PRP", "NNP", "NNS", "NN")
        if gives and second is not None and self.tokens[links.head].lemma in _GIVES and not is_time(self.head(second)):
            return second
        return None if self.acts_next(links, found) else found

    def acts_next(self, links: Links, phrase: int) -> bool:
        """Whether the phrase behind a verb of saying is the subject of the next verb: said |the council| agreed."""
        if self.tokens[links.head].lemma not in saying():
            return False
        after = self.phrases[phrase].last + 1
        while self.tag(after) == "RB":
            after += 1
        return self.tag(after) in ("VBD", "VBZ", "VBP", "MD")

    def predicate(self, links: Links) -> int | None:
        """Return what a form of be says of its subject: unsafe, mayor."""
        if self.tokens[links.head].lemma not in ("be", "seem", "become", "appear", "remain", "feel"):
            return None
        at = self.behind(links.last)
        if at in self.opening:
            return self.phrases[self.opening[at]].head
        return at if self.tag(at)[:2] == "JJ" else None

    def as_headline(self, groups: Sequence[Links]) -> list[Links]:
        """Read participle and infinitive of a headline as finite verbs: "Man arrested", "Town to vote".

        Of "Man arrested in May dies" the finite verb is the other one, as its subject tells.
        """
        others = {self.subject(links) for links in groups if links.finite}
        found: list[Links] = []
        for links in groups:
            at, tag = self.before(links.first), self.tokens[links.first].tag
            leads = at in self.ending and all(before.finite for before in found)
            tense = {"TO": "future", "VBN": "past", "VBG": "present"}.get(tag)
            if tense and leads and not links.finite and self.subject(links) not in others - {None}:
                aspect = "progressive" if tag == "VBG" else links.aspect
                links = links._replace(finite=True, tense=tense, aspect=aspect)
                others.add(self.subject(links))
            found.append(links)
        return found

    def leads(self, to: int) -> int | None:
        """Return the verb or adjective right before "to"."""
        at = self.before(to)
        return at if at >= 0 and self.tokens[at].tag[:2] in ("VB", "JJ") else None


@cache
def saying() -> frozenset[str]:
    """Return the verbs behind which a clause may follow without "that"."""
    return frozenset((*classes("reporting_verbs"), "know", "think", "believe", "hope", "fear", "feel", "see"))


_GIVES = frozenset(
    ("give", "offer", "show", "teach", "send", "grant", "hand", "award", "cost", "pay", "tell", "owe", "lend")
)
"""Verbs with two objects: gave |the school| |£4 million|."""
