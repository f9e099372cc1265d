"""Two wordings of one utterance: which quoted words were changed, and whether the change tells.

    a: “We will | never | give up this long fight”
    b: “We will |  not  | give up this    fight”

Contractions are opened; stops in "U.S." and what an editor put in brackets are left aside; words that one
side only adds at the beginning or the end are a longer quotation, no change.
"""

from __future__ import annotations

from typing import NamedTuple

from ..data import classes
from ..edits import blocks
from ..facts.names.capitals import name_words
from ..facts.names.same import variants
from ..match import Side
from ..model import Quote, Word
from ..senses import contrary, kin
from ..words import analyse, related, slip_of

KEPT = 0.66
"""Least share of the content words that both wordings of one utterance have: below, they are two."""

ROOM = 7
"""Kept content words for each place that may be altered; two translations of one utterance differ in many."""

RETOLD = 3
"""Places that differ, telling or not, from which it is another translation, so that only facts tell; one more for
each ROOM kept words."""

LEAST = 3
"""Content words an utterance needs: "yes, of course" is said every day."""

GOING_ON, KEPT_ON = 2, 0.5
"""The same for what goes on behind words that both quote alike."""

_CONTRACTED = {"can": "can", "won": "will", "shan": "shall"}
_SHORT = {"re": "be", "m": "be", "ve": "have", "ll": "will", "d": "would"}
Wording = list[tuple[str, Word]]
"""The keys of a quotation's words; a contraction has two."""

Run = tuple[Wording, Wording, bool]
"""A stretch of both wordings, and whether it is the same."""


class Change(NamedTuple):
    """Words of one wording and what the other has instead; either may be empty."""

    left: list[Word]
    right: list[Word]


def changes(left_side: Side, a: Quote, right_side: Side, b: Quote, goes_on: bool = False) -> list[Change]:
    """Return the telling changes between two wordings of one utterance, none when they are two utterances.

    Less is enough where it `goes_on`, behind words that both quote alike: "We do not want him. We reject his ...".
    """
    left, right = _wording(left_side, a), _wording(right_side, b)
    sizes = _contents(left), _contents(right)
    runs = _runs(left, right)
    kept = sum(_contents(one) for one, _, same in runs if same)
    inner = _inner(runs)
    if kept > LEAST:  # enough to know a part of a longer quotation by
        sizes = sum(_contents(one) for one, _, _ in inner), sum(_contents(other) for _, other, _ in inner)
    least, share = (GOING_ON, KEPT_ON) if goes_on else (LEAST, KEPT)
    if min(sizes) < least or kept < share * max(sizes):
        return []
    found = [Change([w for _, w in one], [w for _, w in other]) for one, other, same in inner if not same]
    everything = Change([w for c in found for w in c.left], [w for c in found for w in c.right])
    telling = [change for change in found if _tells(change, everything)]
    if len(telling) > 1 + kept // ROOM:
        return []
    if len(found) >= RETOLD + kept // ROOM:
        return [change for change in telling if _turns(change, everything)]
    return telling


def retold(change: Change) -> bool:
    """Whether one phrase says another with more or other words, and not one word another: final outcome, end result."""
    left, right = ([w for w in words if w.content] for words in change)
    if len(change.left) == len(change.right) == 1 or _turns(change, change):
        return False
    return any(kin(_forms(w), _forms(other)) for w in left for other in right)


def _turns(change: Change, everything: Change) -> bool:
    """Whether a change is one of fact however freely the rest is told: a negation, a figure, an opposite."""
    forceful = ([w for w in words if _forceful(w)] for words in change)
    for words, others in zip(forceful, (everything.right, everything.left), strict=True):
        if any(w.lemma not in {other.lemma for other in others} for w in words):
            return True
    return any(contrary(_forms(w), _forms(other)) for w in change.left for other in change.right)


def _forceful(word: Word) -> bool:
    negated = word.lower.endswith("n't")
    return negated or classes("quoted_words").get(word.lower) == "telling" or word.text[0].isdigit()


def _forms(word: Word) -> tuple[str, ...]:
    return (word.lower,) if word.lower == word.lemma else (word.lower, word.lemma)


def _wording(side: Side, quote: Quote) -> Wording:
    """Return the quoted words with their keys; what an editor put in brackets is left out."""
    figures = {number.start: f"{number.low} {number.high}" for number in side.numbers}
    found: Wording = []
    depth = 0
    for word in side.statement.words:
        if not quote.start <= word.start < quote.end:
            continue
        depth += (word.text in ("[", "(")) - (word.text in ("]", ")"))
        if depth > 0 or not word.lemma or word.lower == "'s":
            continue
        stem, mark, ending = word.lower.partition("'")
        if word.lower.endswith("body") and word.lower[:-4] in ("no", "every", "any", "some"):
            found += [(word.lower[:-4], word), ("one", word)]
        elif ending == "t" and stem.endswith("n") and mark:
            found += [(_CONTRACTED.get(stem, analyse(stem[:-1])[0]), word), ("not", word)]
        elif mark and ending in _SHORT:
            found += [(stem, word), (_SHORT[ending], word)]
        else:
            found.append((figures.get(word.start, word.lemma.replace(".", "")), word))
    return found


def _contents(wording: Wording) -> int:
    return sum(1 for _, word in wording if word.content)


def _inner(runs: list[Run]) -> list[Run]:
    """Return the runs without what only one side has at either end, and without small words there."""
    first, last = 0, len(runs)
    while first < last and _loose(runs[first]):
        first += 1
    while last > first and _loose(runs[last - 1]):
        last -= 1
    return runs[first:last]


def _loose(run: Run) -> bool:
    left, right, _ = run
    return not (any(_weighs(w) for _, w in left) and any(_weighs(w) for _, w in right))


def _runs(left: Wording, right: Wording) -> list[Run]:
    """Return both wordings cut into runs that are the same and runs that are not, in turn."""
    runs: list[Run] = []
    at = to = 0
    for i, j, size in [*blocks([key for key, _ in left], [key for key, _ in right]), (len(left), len(right), 0)]:
        if i > at or j > to:
            runs.append((left[at:i], right[to:j], False))
        at, to = i + size, j + size
        if size:
            runs.append((left[i:at], right[j:to], True))
    return runs


def _tells(change: Change, everything: Change) -> bool:
    """Whether a change is more than spelling, inflection, a small function word or a word that moved."""
    if _letters(change.left) == _letters(change.right):
        return False
    left, right = ([w for w in words if _weighs(w)] for words in change)
    if left and right and all(w.text[0].isupper() or w.lower in name_words("article") for w in (*left, *right)):
        return False  # one name for another is for the rules of names
    rest = [w for w in left if not any(alike(w, other) for other in everything.right)]
    more = [w for w in right if not any(alike(w, other) for other in everything.left)]
    return bool(rest or more)


def _letters(words: list[Word]) -> str:
    """Return the letters of words without what stands between them: web site, website."""
    return "".join(word.lower for word in words).replace("-", "")


def _weighs(word: Word) -> bool:
    known = classes("quoted_words").get(word.lower)
    return known == "telling" or (known is None and word.content)


def alike(left: Word, right: Word) -> bool:
    """Whether two words are one in meaning or spelling."""
    if left.lemma == right.lemma or related(left.lemma, right.lemma) or variants(left.lower, right.lower):
        return True
    if slip_of(left.lower, right.lower):
        return True
    return len(left.lemma) > 3 and left.lemma[:4] == right.lemma[:4] and abs(len(left.lemma) - len(right.lemma)) <= 2
