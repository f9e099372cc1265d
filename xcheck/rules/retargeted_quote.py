"""The same quoted words said about different things."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..facts.names import akin
from ..facts.quotes import same_words
from ..facts.wording import is_verb
from ..match import Comparison, Side
from ..model import Finding, Kind, Quote, Reading, Severity, Span, Word
from ..rule import Example, Rule
from ..words import analyse, is_content, related

_NAMING = frozenset(
    "call label brand dub describe term name denounce view see regard treat consider characterise characterize portray cast".split()
)
"""Verbs that say what something is called (WordNet: call, name; describe, draw; regard, view)."""

_REACH = 12
"""Words between a naming verb and its quotation."""


class _Target(NamedTuple):
    side: Side
    quote: Quote
    span: Span
    words: tuple[Word, ...]


class RetargetedQuote(Rule):
    """The same quoted words are said about different things.

    Why it matters: true words about the wrong thing are a false quotation.
    What it lets pass: targets that share a word, a related word or a name; targets that the grammar does not show.
    """

    id = "retargeted-quote"
    kind = Kind.CONFLICT
    severity = Severity.WARNING
    agree = (
        Example("She called the new law a “blank cheque”.", "She described the law as a “blank cheque”."),
        Example("He said the law was a “blank cheque”.", "She described the budget as a “blank cheque”."),
    )
    differ = (
        Example(
            "She described the law as a “blank cheque”.", "She called the ministers a “blank cheque”.", "the law"
        ),
    )

    def check(self, comparison: Comparison) -> Iterator[Finding]:
        """Yield quotations whose targets are both known and share nothing."""
        right = list(_targets(comparison, comparison.right))
        seen: set[tuple[str, ...]] = set()
        for a in _targets(comparison, comparison.left):
            for b in right:
                if not same_words(a.quote, b.quote) or _one_thing(a, b):
                    continue
                heads = (a.quote.value, a.words[-1].lemma, b.words[-1].lemma)
                if heads in seen:
                    continue
                seen.add(heads)
                yield self.finding(
                    (a.side, a.span),
                    (b.side, b.span),
                    message=(
                        f"“{a.quote.text}” is said of '{a.side.text(a.span)}' in {a.side.name}, "
                        f"of '{b.side.text(b.span)}' in {b.side.name}"
                    ),
                    subject=a.quote.value,
                    confidence=0.7,
                )


def _targets(comparison: Comparison, reading: Reading) -> Iterator[_Target]:
    """Yield what each quotation that stands behind a naming verb is said of."""
    for quote in (fact for fact in reading.facts if isinstance(fact, Quote)):
        side = comparison.sides[quote.statement]
        before = [w for w in side.statement.words if w.end <= quote.start][-_REACH:]
        at = next((k for k in range(len(before) - 1, -1, -1) if before[k].lemma in _NAMING), None)
        if at is None or not side.statement.compared:
            continue
        phrase = _object(before[at + 1 :]) or _passive_subject(side, before, at)
        words = tuple(w for w in phrase if is_content(w))
        if not words:
            phrase = _antecedent(side, before[at])
            words = tuple(w for w in phrase if is_content(w))
        if words:
            yield _Target(side, quote, Span(phrase[0].start, phrase[-1].end), words)


def _object(words: list[Word]) -> list[Word]:
    """Return the first noun phrase behind a naming verb: "the security arrangements" (as forming an ...)."""
    phrase: list[Word] = []
    for word in words:
        if word.lower in ("as", "to", "that", "which", "into") or word.text in ",“”\"‘;:":
            break
        if word.lower in ("a", "an") and phrase:
            break
        phrase.append(word)
    phrase = [w for w in phrase if w.lower not in ("of", "the", "a", "an")] if phrase and phrase[0].lower == "of" else phrase
    return phrase if any(is_content(w) for w in phrase) and not any(is_verb(w) and w is phrase[0] for w in phrase) else []


def _passive_subject(side: Side, before: list[Word], at: int) -> list[Word]:
    """Return the subject of "X would be seen as"."""
    if not any(w.lower in ("be", "been", "is", "are", "was", "were") for w in before[max(0, at - 3) : at]):
        return []
    words = [w for w in side.statement.words if w.end <= before[at].start]
    end = next((k for k in range(len(words) - 1, -1, -1) if is_content(words[k]) and "v" not in analyse(words[k].lower)[1][:1]), None)
    if end is None:
        return []
    start = end
    while start > 0 and words[start - 1].lemma and words[start - 1].lower not in ("that", "and", "but", "said"):
        start -= 1
    return words[start : end + 1]


def _antecedent(side: Side, verb: Word) -> list[Word]:
    """Return the nearest name before the verb, for "X ... calling them"."""
    before = [name for name in side.names if name.end <= verb.start and not name.adjective]
    groups = [name for name in before if name.category == "group"] or before
    if not groups:
        return []
    name = groups[0] if any(n.category == "group" for n in before) else groups[-1]
    return [w for w in side.statement.words if name.start <= w.start < name.end]


def _one_thing(a: _Target, b: _Target) -> bool:
    """Whether two targets share a word, a related word or a name."""
    if any(x.lemma == y.lemma or related(x.lemma, y.lemma) for x in a.words for y in b.words):
        return True
    names_a = [n for n in a.side.names if n.span.meets(a.span)]
    names_b = [n for n in b.side.names if n.span.meets(b.span)]
    return any(akin(x, y) for x in names_a for y in names_b)
