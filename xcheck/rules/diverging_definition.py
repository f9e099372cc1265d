"""What a thing is said to be, stated in other words for another thing."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from ..comparability.single import forms_of
from ..data import classes
from ..facts.names import coreferent
from ..match import Comparison
from ..model import Finding, Kind, Name, Severity, Word
from ..profiles.definitions import Definition, definitions, is_person
from ..rule import Example, Rule
from ..senses import contrary, shared_sorts, synonym_or_hyponym
from ..sentences import quoted
from ..words import analyse

OPPOSED, SIBLINGS, PERSONS = 0.8, 0.75, 0.55
"""Confidence of contrasting adjectives, of heads of one sort (a school, a hospital), and of two callings of one person,
who may have both."""

_PAST = frozenset(("former", "onetime", "retired", "past", "future", "aspiring"))
"""A former minister may be a teacher now."""


class DivergingDefinition(Rule):
    """The articles say of the same person, body or thing that it is something else.

    Why it matters: "a militia" here and "a party" there decides how a reader takes all that follows.
    What it lets pass: definitions with one word or sense in common ("a tax", "a levy on fuel"); what a thing is
    called by someone quoted; the many offices and relations of a person; praise and blame; "X is the Y"; words that
    WordNet puts under no common sense ("a company", "a corporation").
    """

    id = "diverging-definition"
    kind = Kind.PRECISION
    severity = Severity.NOTE
    slot = "definition"
    agree = (
        Example(
            "The Harbour Guard, a militia from the north, held the bridge.",
            "The bridge was held by the Harbour Guard, an armed militia.",
        ),
        Example(
            "Anna Weber, a lawyer, won the vote on Sunday.", "Anna Weber, a mother of two, won the vote on Sunday."
        ),
        Example(
            "The dam is a success, and the valley has water.",
            "The dam is a barrier of concrete, and the valley has water.",
        ),
        Example("Nordsea, a large lender, is for sale.", "Nordsea, a small lender, is for sale."),
    )
    differ = (
        Example(
            "The Harbour Guard, a militia from the north, held the bridge.",
            "The bridge was held by the Harbour Guard, a party from the north.",
            "“a militia”",
        ),
        Example(
            "The new building is a school, and 200 children will come.",
            "The new building is a hospital, and 200 children will come.",
            "“a hospital”",
        ),
        Example(
            "Nordsea Cables, a private company, will build the line to Leith.",
            "The line to Leith will be built by Nordsea Cables, a public company.",
            "public company",
        ),
    )

    def check(self, comparison: Comparison) -> Iterator[Finding]:
        """Yield one finding for each thing of which no definition here agrees with one there."""
        left = list(definitions(comparison.left, comparison.sides))
        right = list(definitions(comparison.right, comparison.sides)) if left and comparison.related else []
        seen: list[Definition] = []
        for one in left:
            others = [other for other in right if _same_subject(one, other)]
            if not others or any(_same_subject(one, known) for known in seen):
                continue
            seen.append(one)
            mine = [own for own in left if _same_subject(one, own)]
            confidence = [_divergence(own, other) for own in mine for other in others]
            if all(confidence):
                yield self._finding(one, others[0], confidence[0])

    def _finding(self, left: Definition, right: Definition, confidence: float) -> Finding:
        return self.finding(
            (left.side, left.span),
            (right.side, right.span),
            message=(
                f"{left.side.name} calls {left.label} {_described(left)}, "
                f"{right.side.name} calls it {_described(right)}."
            ),
            subject=left.label.lower(),
            confidence=confidence,
        )


def _described(definition: Definition) -> str:
    return quoted(definition.side.text(definition.whole))


def _same_subject(left: Definition, right: Definition) -> bool:
    a, b = left.subject, right.subject
    if isinstance(a, Name) and isinstance(b, Name):
        return coreferent(a, b)
    return a == b


def _divergence(left: Definition, right: Definition) -> float:
    """Return the confidence that two definitions say different things, 0 where they may say the same."""
    if _like(left.head, right.head):
        return OPPOSED if _contrast(left, right) else 0.0
    if any(_like(left.head, word) for word in _nouns(right)) or any(_like(right.head, word) for word in _nouns(left)):
        return 0.0
    if {left.head.lemma, right.head.lemma} & _praise():
        return 0.0
    # of two heads under no common sense WordNet only says that it knows no likeness: company, corporation
    if "n" not in shared_sorts(forms_of(left.head), forms_of(right.head)):
        return 0.0
    if is_person(left.head) or is_person(right.head):
        past = any(word.lower in _PAST for word in (*left.modifiers, *right.modifiers))
        return 0.0 if past else PERSONS
    return SIBLINGS


def _like(left: Word, right: Word) -> bool:
    return left.lemma == right.lemma or synonym_or_hyponym(forms_of(left), forms_of(right))


def _nouns(definition: Definition) -> Iterator[Word]:
    """Yield the nouns beside the head, in the phrase and in the clause that goes on with it: a body of experts."""
    yield from (word for word in definition.modifiers if "n" in analyse(word.lower)[1])
    for word in definition.side.statement.words:
        if word.start >= definition.span.end:
            if not word.lemma:
                return
            if "n" in analyse(word.lower)[1]:
                yield word


def _contrast(left: Definition, right: Definition) -> bool:
    """Whether an adjective of one is the opposite of one of the other, and neither praises or measures."""
    return any(
        contrary(forms_of(a), forms_of(b)) == 3
        for a in left.modifiers
        for b in right.modifiers
        if not {a.lower, a.lemma, b.lower, b.lemma} & _praise()
    )


@cache
def _praise() -> frozenset[str]:
    return frozenset(classes("praise"))
