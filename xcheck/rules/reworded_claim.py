"""The same claim in other words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from ..claims import Claim, ClaimPair
from ..claims.clauses import STEM, key_of
from ..comparability import is_verb, only_says
from ..data import classes
from ..match import Comparison, Side
from ..model import Finding, Kind, Located, Severity, Span, StatementKind, Word
from ..rule import Example, Rule
from ..sentences import both, clause_opens, quoted, stretch

LIKELY, UNLINKED = 0.1, 0.25
"""Least score of a pair of claims, and the least where the alignment does not link their statements.

Of the pairs of outlets scored .1 to .2 readers list a difference in more than one of four where the statements are
linked, and in one of eleven where they are not: one topic, and two things said of it."""

COMMON = 2
"""Things that two claims must have in common: a single word or name joins claims of one topic, and of one such pair in
seven a reader lists a difference (of the others, of three in seven)."""

EVENT, WEAK = 0.5, 0.25
"""Least score of a pair of statements that report one event, and the score of claims that nothing else binds.

Of claims scored .26 or more readers list .81 where both hold and .63 where none does (27 pairs of outlets)."""

MOST, FEW = 15, 4
"""Words of a claim that the message shows; words that may stand before a claim that is shown from its statement's
beginning on."""

APART = 2
"""Units that two marked words may have between them and still be marked as one phrase."""


class RewordedClaim(Rule):
    """Both articles tell this claim, each in words of its own.

    Why it matters: two reporters rarely choose the same words, and what one calls a warning the other calls a threat.
    Whether the words say the same is for a reader to judge; here they stand side by side.
    What it lets pass: copies, where the rules for single words tell what was changed; claims whose words all agree.
    """

    id = "reworded-claim"
    kind = Kind.WORDING
    severity = Severity.NOTE
    of_claims = True
    agree = (
        Example("The council closed the old bridge on Friday.", "The council closed the old bridge on Friday."),
        Example("The council closed the old bridge on Friday.", "A choir from Lyon won the prize in Nantes."),
    )
    differ = (
        Example(
            "The harbour company sacked 40 dockers after the strike ended on Friday.",
            "Forty men who unload ships in the harbour lost their work when the dockers' strike was over.",
            "sacked",
        ),
    )

    def check(self, comparison: Comparison) -> Iterator[Finding]:
        """Yield the words that one side of a pair of claims has and the other lacks; once for two statements."""
        linked = {(meeting.left, meeting.right): meeting.pair.score for meeting in comparison.meetings}
        found: dict[tuple[Side, Side], list[ClaimPair]] = {}
        for pair in comparison.claim_pairs:
            if pair.score < (LIKELY if pair.sides in linked else UNLINKED):
                continue
            if not pair.headlines and (pair.common < COMMON or _title(pair)):
                continue
            if marks(pair.left, pair.right) or marks(pair.right, pair.left):
                found.setdefault(pair.sides, []).append(pair)
        for sides, pairs in found.items():
            left = _all(span for pair in pairs for span in marks(pair.left, pair.right) or (pair.left.span,))
            right = _all(span for pair in pairs for span in marks(pair.right, pair.left) or (pair.right.span,))
            yield self.finding(
                *((sides[0], span) for span in left),
                *((sides[1], span) for span in right),
                message=_message(pairs),
                subject=sides[0].text(left[0]).lower(),
                confidence=0.5 + max(_likely(pair, linked.get(sides, 0.0)) for pair in pairs) / 2,
            )


def _likely(pair: ClaimPair, score: float) -> float:
    """Return the score of a pair of claims; of one without an act in common, or of statements apart, at most WEAK.

    "The son of Cuban immigrants" in both says nothing of what Rubio did.
    """
    grounded = pair.headlines or (score >= EVENT and _one_act(pair))
    return pair.score if grounded else min(pair.score, WEAK)


def _one_act(pair: ClaimPair) -> bool:
    """Whether both claims share a verb, or one related to it, that says more than "said": resigned, his resignation."""
    left, right = pair.left, pair.right
    shared = ((left.keys[key], right.keys[key]) for key in left.keys.keys() & right.keys.keys())
    return any(
        (is_verb(left.side, i) or is_verb(right.side, j)) and not (only_says(left.side, i) or only_says(right.side, j))
        for i, j in shared
    )


def _all(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return spans in order, those that meet as one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)


def _title(pair: ClaimPair) -> bool:
    """Whether either claim is the heading of a part: it names a topic, and states nothing of its own."""
    return any(side.statement.kind is StatementKind.HEADING for side in pair.sides)


def _message(pairs: list[ClaimPair]) -> str:
    """Return the claim that both state most alike, in the words of either; of two headlines both, if not too long."""
    best = max(pairs, key=lambda pair: pair.score)
    if best.headlines:
        texts = [stretch(side, side.statement.span) for side in best.sides]
    else:
        texts = [_shown(best.left, best.right), _shown(best.right, best.left)]
    return both(best.left.side, quoted(texts[0]), best.right.side, quoted(texts[1]))


def _shown(claim: Claim, other: Claim) -> str:
    """Return what of a claim has room: from where most follows that the other states as well, then that is marked.

    It begins where a clause does, or with the statement if a few words stand before the claim: "Farenthold, | R-Texas,
    had announced that he would not run".
    """
    side, words = claim.side, claim.side.statement.words
    shared = {claim.keys[key] for key in claim.keys.keys() & other.keys.keys()}
    common = [unit.start for at, unit in enumerate(claim.units, claim.first) if at in shared]
    spans = marks(claim, other)
    marked = [unit.start for unit in claim.units if unit.content and any(span.meets(unit) for span in spans)]
    first = next(at for at, word in enumerate(words) if word.end > claim.span.start)
    if sum(bool(word.lemma) for word in words[:first]) <= FEW:
        first = 0
    last = max(at for at, word in enumerate(words) if word.start < claim.span.end)
    starts = [at for at in range(first, last + 1) if at == first or clause_opens(words, at)]

    def weight(start: int) -> tuple[int, int]:
        room = range(words[start].start, words[min(start + MOST, last)].end)
        return sum(at in room for at in common), sum(at in room for at in marked)

    return stretch(side, Span(words[max(starts, key=weight)].start, claim.span.end), most=MOST)


@lru_cache(maxsize=1024)
def marks(claim: Claim, other: Claim) -> tuple[Span, ...]:
    """Return the phrases of a claim whose words the other claim lacks."""
    side = claim.side
    there, own = _stems(other), _stems_of_units(side)
    found: list[tuple[int, int]] = []
    for at in range(claim.first, claim.last + 1):
        unit = side.units[at]
        if (unit.content and key_of(unit) in other.keys) or there.issuperset(own[at]):
            continue
        if not unit.content and side.text(unit).lower() not in classes("forceful_words"):
            continue
        if found and found[-1][1] >= at - APART:
            found[-1] = (found[-1][0], at)
        else:
            found.append((at, at))
    return tuple(side.span_of(range(first, last + 1)) for first, last in found)


@lru_cache(maxsize=2048)
def _stems(claim: Claim) -> frozenset[str]:
    """Return the beginnings of the words of a claim."""
    return frozenset(_stem(word) for word in _words_in(claim.side, claim.span))


@lru_cache(maxsize=2048)
def _stems_of_units(side: Side) -> tuple[tuple[str, ...], ...]:
    """Return for each unit of a statement the beginnings of its words."""
    return tuple([tuple([_stem(word) for word in _words_in(side, unit)]) for unit in side.units])


def _words_in(side: Side, span: Located) -> list[Word]:
    """Return the words of a span, signs left out."""
    return [word for word in side.words_in(span.start, span.end) if word.lemma]


def _stem(word: Word) -> str:
    return word.lemma[:STEM]
