"""Verb groups with everything that takes part in them: the tree read off, checked against the rules.

The tree answers where it can; the rules answer where it gives no subject or object, and where it takes a time, an age
or a phrase before a comma for the subject ("Last week, 76 people were killed").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from .analysis import NounPhrase, Token, VerbGroup, inside_quotation
from .phrases import is_time
from .roles import Rules
from .verbs import DENYING_WORDS, Links

_CARRIED = frozenset(("cop", "aux", "aux:pass"))
_FINITE_CLAUSE = {
    "acl:relcl": "relative",
    "advcl:relcl": "relative",
    "ccomp": "reported",
    "advcl": "adverbial",
    "acl": "relative",
}
_OPEN_CLAUSE = {"acl": "participle", "advcl": "participle", "acl:relcl": "relative", "ccomp": "reported"}
_LONGEST_CHAIN = 4
"""Governors that are followed up: wants to try to begin to open."""


class Clauses:
    """Reads the verb groups of one statement."""

    def __init__(
        self,
        tokens: Sequence[Token],
        phrases: Sequence[NounPhrase],
        rules: Rules,
        groups: Sequence[Links],
        headline: bool,
    ) -> None:
        self.tokens = tokens
        self.phrases = phrases
        self.rules = rules
        self.headline = headline
        self.groups = rules.as_headline(groups) if headline else list(groups)
        self.phrase_of: dict[int, int] = {}
        for k, phrase in enumerate(phrases):
            for at in range(phrase.first, phrase.last + 1):
                self.phrase_of.setdefault(at, k)
        self.children: dict[int, list[int]] = defaultdict(list)
        for at, token in enumerate(tokens):
            if token.head >= 0:
                self.children[token.head].append(at)
        self.pivots = self.own_pivots()
        "The token that the tree hangs subject and object on: of a copula the predicate."
        self.group_of = {pivot: k for k, pivot in enumerate(self.pivots)}
        self.group_of.update({links.head: k for k, links in enumerate(self.groups)})
        self.done: dict[int, VerbGroup] = {}
        self.quoted = inside_quotation(tokens)

    def run(self) -> tuple[VerbGroup, ...]:
        """Return the verb groups in order."""
        return tuple([self.group(k, 0) for k in range(len(self.groups))])

    def own_pivots(self) -> list[int]:
        """Return the pivot of each group; where several have one, the verb itself keeps it, else the last of them."""
        pivots = [self.pivot(links) for links in self.groups]
        owner = {pivot: k for k, pivot in enumerate(pivots)}
        owner |= {links.head: k for k, links in enumerate(self.groups)}
        return [pivot if owner[pivot] == k else self.groups[k].head for k, pivot in enumerate(pivots)]

    def pivot(self, links: Links) -> int:
        """Return the token that the tree hangs the group on: the head, or what a copula says of the subject."""
        chain = [at for at in links.chain if self.tokens[at].relation != "mark"]
        for at in chain:
            # where the tree takes an auxiliary for the verb, the others hang on it
            token = self.tokens[at]
            if token.head not in chain:
                return token.head if token.relation in _CARRIED and token.head >= 0 else at
        return links.head

    def hung(self, k: int) -> list[int]:
        """Return the tokens that the tree hangs on a verb group, in order."""
        parts = {self.pivots[k], *self.groups[k].chain}
        return sorted(c for part in parts for c in self.children[part] if c not in parts)

    def group(self, k: int, depth: int) -> VerbGroup:
        """Return one verb group; those it shares a subject with are read first."""
        if k in self.done:
            return self.done[k]
        links, pivot = self.groups[k], self.pivots[k]
        by_tree, by_rules = self.tree_subject(k), self.rules.subject(links)
        object_by_tree, object_by_rules = self.tree_object(k), self.rules.object(links)
        subject = self.chosen(by_tree, by_rules, links)
        shared = False
        governors = self.governors(k, pivot)
        if subject is None and depth < _LONGEST_CHAIN:
            subject = self.shared_subject(k, pivot, governors, depth)
            shared = subject is not None
        elif governors and subject is not None:
            shared = by_tree is None
        particle = next((c for c in self.hung(k) if self.tokens[c].relation == "compound:prt"), None)
        if particle is None and links.last + 1 < len(self.tokens) and self.tokens[links.last + 1].tag == "RP":
            particle = links.last + 1
        found_object = object_by_tree if object_by_tree is not None else object_by_rules
        if found_object is not None and found_object == subject:
            found_object = None
        found = VerbGroup(
            first=links.first,
            last=links.last,
            head=links.head,
            lemma=self.tokens[links.head].lemma,
            particle=particle,
            voice=links.voice,
            tense=links.tense,
            aspect=links.aspect,
            modal=links.modal,
            negation=links.negation if links.negation is not None else self.denied_by_phrase(subject, found_object),
            finite=links.finite,
            governors=governors,
            subject=subject,
            object=found_object,
            predicate=self.predicate(k, pivot),
            obliques=self.obliques(k),
            agreed=by_tree == by_rules and object_by_tree == object_by_rules,
            shared=shared,
            clause=self.clause(k, pivot, links),
        )
        self.done[k] = found
        return found

    def chosen(self, by_tree: int | None, by_rules: int | None, links: Links) -> int | None:
        """Return the subject: the tree's, unless it is none or one that the rules know better."""
        if by_tree is None:
            return by_rules
        if by_rules is None or by_rules == by_tree:
            return by_tree
        phrase, other = self.phrases[by_tree], self.phrases[by_rules]
        after_comma = phrase.first > 0 and self.tokens[phrase.first - 1].text == ","
        before_comma = phrase.last + 1 < links.first and self.tokens[phrase.last + 1].text == ","
        age = after_comma and self.tokens[phrase.head].tag == "CD"
        # "Ann Hale, 52, the mayor of Vell, resigned"
        inserted = other.last < phrase.first and self.tokens[links.first - 1].text == ","
        fronted = before_comma and phrase.last < other.first and self.opens_aside(by_tree)
        return by_rules if is_time(self.tokens[phrase.head]) or age or inserted or fronted else by_tree

    def opens_aside(self, phrase: int) -> bool:
        """Whether a phrase stands behind a preposition, so that it is no subject: According to |the ministry|, ..."""
        return self.rules.tag(self.rules.start(phrase) - 1) in ("IN", "TO")

    def tree_subject(self, k: int) -> int | None:
        """Return the subject that the tree gives; for "who" and "which" the phrase they stand for."""
        links, pivot = self.groups[k], self.pivots[k]
        found = [c for c in self.hung(k) if self.tokens[c].relation in ("nsubj", "nsubj:pass")]
        if not found:
            return self.modified(pivot, links)
        at = next((c for c in found[::-1] if c < links.head), found[0])
        phrase = self.phrase_of.get(at)
        if self.tokens[at].tag in ("WDT", "WP") and phrase is not None:
            higher = self.phrase_of.get(self.tokens[pivot].head)
            if self.tokens[pivot].relation in ("acl:relcl", "acl") and higher is not None and higher < phrase:
                return higher
            return self.rules.antecedent(phrase)
        return phrase

    def modified(self, pivot: int, links: Links) -> int | None:
        """Return the phrase that a participle belongs to: |people| killed in the flood."""
        token = self.tokens[pivot]
        if (
            token.relation in ("acl", "acl:relcl")
            and not links.finite
            and self.tokens[links.first].tag in ("VBN", "VBG")
        ):
            return self.phrase_of.get(token.head)
        return None

    def tree_object(self, k: int) -> int | None:
        """Return the object that the tree gives."""
        links, pivot = self.groups[k], self.pivots[k]
        if pivot not in links.chain:
            return None
        at = next((c for c in self.hung(k) if self.tokens[c].relation == "obj"), None)
        if at is None:
            return None
        if self.tokens[at].tag in ("WDT", "WP") and self.tokens[pivot].relation == "acl:relcl":
            return self.phrase_of.get(self.tokens[pivot].head)
        phrase = self.phrase_of.get(at)
        if phrase is None or self.rules.acts_next(links, phrase):
            return None  # "claimed |Reed| often left": subject of the next verb
        # "was given |a prize|": what a passive keeps as object stands right behind it
        apart = self.phrases[phrase].first != self.rules.behind(links.last)
        return None if links.voice == "passive" and apart else phrase

    def shared_subject(self, k: int, pivot: int, governors: tuple[int, ...], depth: int) -> int | None:
        """Return the subject that a verb has from another one: from its governor, or from the first of two verbs."""
        token = self.tokens[pivot]
        if governors:
            other = self.group_of.get(governors[0])
            if other is None or other == k:
                return None
            governor = self.group(other, depth + 1)
            # "asked |him| to leave", but "|he| wants to leave"
            return (
                governor.object
                if governor.object is not None and governor.head < self.groups[k].first
                else governor.subject
            )
        joined = token.head if token.relation == "conj" else None
        if joined is None and self.tokens[self.rules.before(self.groups[k].first)].tag == "CC" and k:
            joined = self.pivots[k - 1]
        other = self.group_of.get(joined) if joined is not None else None
        if other is None or other >= k or self.groups[other].finite != self.groups[k].finite:
            return None
        return self.group(other, depth + 1).subject

    def governors(self, k: int, pivot: int) -> tuple[int, ...]:
        """Return the words that a verb completes: |plans| to open, |is likely| to be |asked| to go."""
        found: list[int] = []
        links = self.groups[k]
        at: int | None = pivot
        first = links.first
        if links.finite:
            return ()
        while at is not None and len(found) < _LONGEST_CHAIN:
            token = self.tokens[at]
            up = None
            if token.relation == "xcomp" or (token.relation == "acl" and self.tokens[first].tag == "TO"):
                up = token.head
            elif not found and self.tokens[first].tag == "TO":
                up = self.rules.leads(first)
            if up is None or up < 0 or up in found or self.tokens[up].tag[:2] not in ("VB", "JJ", "NN"):
                break
            found.append(up)
            other = self.group_of.get(up)
            if other is None or self.groups[other].finite:
                break
            first = self.groups[other].first
            at = up
        return tuple(found)

    def denied_by_phrase(self, subject: int | None, object: int | None) -> int | None:
        """Return the "no" of a subject or object that denies the verb: |no| plan was made, |nobody| came."""
        for k in (subject, object):
            if k is None:
                continue
            phrase = self.phrases[k]
            for at in range(phrase.first, phrase.last + 1):
                if self.tokens[at].lower in DENYING_WORDS:
                    return at
        return None

    def predicate(self, k: int, pivot: int) -> int | None:
        """Return what a copula says of its subject."""
        links = self.groups[k]
        if self.tokens[links.head].relation == "cop" and pivot != links.head:
            return pivot
        return self.rules.predicate(links)

    def obliques(self, k: int) -> tuple[tuple[int, int], ...]:
        """Return preposition and phrase of everything that belongs to the verb with a preposition."""
        found = []
        for at in self.hung(k):
            if self.tokens[at].relation in ("obl", "obl:agent", "obl:unmarked"):
                case = next((c for c in self.children[at] if self.tokens[c].relation == "case" and c < at), None)
                phrase = self.phrase_of.get(at)
                if case is not None and phrase is not None:
                    found.append((case, phrase))
                    if self.tokens[case].lower == "from":
                        found.extend(self.goal(phrase))
        return tuple(found)

    def goal(self, start: int) -> Iterator[tuple[int, int]]:
        """Yield "to" and its phrase right behind what stands with "from": the goal belongs to the verb, too."""
        at = self.phrases[start].last + 1
        if at + 1 < len(self.tokens) and self.tokens[at].lower == "to" and at + 1 in self.rules.opening:
            goal = self.rules.opening[at + 1]
            if self.tokens[self.phrases[goal].head].relation == "nmod":  # else the verb has it already
                yield at, goal

    def clause(self, k: int, pivot: int, links: Links) -> str:
        """Return what kind of clause a verb stands in."""
        relation, seen = self.tokens[pivot].relation, 0
        while relation in ("conj", "xcomp") and self.tokens[pivot].head >= 0 and seen < _LONGEST_CHAIN:
            pivot, seen = self.tokens[pivot].head, seen + 1
            relation = self.tokens[pivot].relation
            if pivot in self.group_of and not links.finite:
                links = self.groups[self.group_of[pivot]]
        if self.headline and links.finite and self.tokens[links.first].tag in ("VBN", "VBG", "TO"):
            return "headline"
        found = (_FINITE_CLAUSE if links.finite else _OPEN_CLAUSE).get(relation)
        if found is not None and not (found == "relative" and links.finite and self.headline and k == 0):
            return found
        if links.finite and self.rules.opens_relative(links):
            return "relative"
        if self.quoted[links.head]:
            return "reported"
        if not links.finite and self.tokens[links.first].tag in ("VBG", "VBN"):
            return "participle"
        return "headline" if self.headline else "main"
