"""Two wordings of one utterance: which quoted words were changed, and whether the change matters.

    a: “We will | never | give up this long fight”
    b: “We will |  not  | give up this    fight”

Any other word is a change; spelling, contractions, capitals, marks and what an editor put in brackets are none (see
utterances). Words that one side only adds at the beginning or the end are a longer quotation.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from ..data import classes
from ..facts.names.capitals import name_words
from ..facts.names.same import variants
from ..model import Word
from ..senses import contrary, synonym_or_hyponym
from ..words import related, slip_of
from .utterances import Token

KEPT = 0.66
"""Least share of the content words that two wordings must have in common to be of one utterance."""

ROOM = 7
"""Content words in common for each place that may be altered: wordings that differ in more places are translations."""

PARAPHRASED = 2
"""Altered places from which two wordings are translations, so that only changed facts count: a negation, a figure. One
more for each ROOM words in common."""

LEAST = 3
"""Content words in common that two wordings need: "yes, of course" is said every day."""

GOING_ON, KEPT_ON = 2, 0.5
"""LEAST and KEPT for two quotations of one speaker, and for what follows words that both quote alike."""

STRETCH = 8
"""Words, of any sort, that are no coincidence where both wordings have them: in a row, or as nearly all they have."""

NEARLY_ALL = 0.75
"""Share of the words of the longer wording: “I will have justice for what they've done to me”, “... they did to me”."""

Tokens = Sequence[Token]


class Run(NamedTuple):
    """A stretch of both wordings, and whether it is the same."""

    left: Tokens
    right: Tokens
    same: bool


class Change(NamedTuple):
    """Words of one wording and what the other has instead; either may be empty."""

    left: list[Word]
    right: list[Word]


def changes(left: Tokens, right: Tokens, near: bool = False, strict: bool = False) -> list[Change]:
    """Return the substantive changes between two wordings of one utterance, none when they are two utterances.

    With `near` less in common is enough: both are known to be of one speaker. With `strict` a "that" counts too, which
    speech leaves out or puts in: "it is possible (that) we meet".
    """
    sizes = _contents(left), _contents(right)
    runs = runs_of(left, right)
    kept = sum(_contents(run.left) for run in runs if run.same)
    inner = _inner(runs)
    if kept > LEAST or (kept >= GOING_ON and sum(len(run.left) for run in runs if run.same) >= STRETCH):
        # enough to know a part of a longer quotation by
        sizes = sum(_contents(run.left) for run in inner), sum(_contents(run.right) for run in inner)
    least, share = (GOING_ON, KEPT_ON) if near else (LEAST, KEPT)
    few = min(sizes) < least or kept < share * max(sizes)
    if few and not _nearly_all(runs):
        return []
    found = [run for run in _merged(inner) if not run.same and not _bracketed(run, inner)]
    everything = changed(found)
    substantial = [run for run in found if substantive(_change(run), everything) and not _name_for_name(_change(run))]
    reportable = [run for run in substantial if strict or not _that(run)]
    if few:  # of small words only one for another says anything: be home, be at home
        reportable = [run for run in reportable if run.left and run.right]
    if len([run for run in reportable if _weighty(run)]) > 1 + kept // ROOM:
        return []
    if not strict and sum(map(_weighty, found)) >= PARAPHRASED + kept // ROOM:
        return [_change(run) for run in reportable if _turns(_change(run), everything)]
    return [_change(run) for run in reportable]


def _nearly_all(runs: Sequence[Run]) -> bool:
    """Whether nearly all words of two wordings are the same, be they small ones."""
    same = sum(len(run.left) for run in runs if run.same)
    return same >= max(STRETCH, NEARLY_ALL * max(sum(len(run.left) for run in runs), sum(len(r.right) for r in runs)))


def _merged(runs: Sequence[Run]) -> list[Run]:
    """Return the runs with those that differ joined over one equal word: "this mayor" / "Mayor Lask"."""
    found: list[Run] = []
    for at, run in enumerate(runs):
        bridge = run.same and len(run.left) == 1 and 0 < at < len(runs) - 1
        if found and not found[-1].same and (bridge or not run.same):
            last = found.pop()
            run = Run((*last.left, *run.left), (*last.right, *run.right), False)
        found.append(run)
    return found


def changed(runs: Sequence[Run]) -> Change:
    """Return all words of some runs, each once."""
    one = [token.word for run in runs for token in run.left]
    other = [token.word for run in runs for token in run.right]
    return Change(list(dict.fromkeys(one)), list(dict.fromkeys(other)))


def _change(run: Run) -> Change:
    return changed([run])


def moved(left: Tokens, right: Tokens) -> Change | None:
    """Return the stretches of two wordings that have the same words in another order; None where they have others."""
    if Counter(t.key for t in left) != Counter(t.key for t in right):
        return None
    runs = runs_of(left, right)
    differing = [at for at, run in enumerate(runs) if not run.same]
    return changed(runs[differing[0] : differing[-1] + 1]) if differing else None


def _that(run: Run) -> bool:
    return [token.key for token in (*run.left, *run.right)] == ["that"]


def paraphrased(change: Change) -> bool:
    """Whether one phrase paraphrases another, in more words than one: final outcome, end result."""
    left, right = ([w for w in words if w.content] for words in change)
    if len(change.left) == len(change.right) == 1 or _turns(change, change):
        return False
    return any(synonym_or_hyponym(_lower_and_lemma(w), _lower_and_lemma(other)) for w in left for other in right)


def small(change: Change) -> bool:
    """Whether only words without a meaning of their own differ: "that", "a", "well"."""
    return not any(_weighs(word) for words in change for word in words)


def _turns(change: Change, everything: Change) -> bool:
    """Whether a change is one of fact even between free translations: a negation, a figure, an opposite."""
    forceful = ([w for w in words if _forceful(w)] for words in change)
    for words, others in zip(forceful, (everything.right, everything.left), strict=True):
        if any(w.lemma not in {other.lemma for other in others} for w in words):
            return True
    return any(contrary(_lower_and_lemma(w), _lower_and_lemma(other)) for w in change.left for other in change.right)


def _forceful(word: Word) -> bool:
    negated = word.lower.endswith("n't")
    return negated or classes("quoted_words").get(word.lower) == "telling" or word.text[0].isdigit()


def _lower_and_lemma(word: Word) -> tuple[str, ...]:
    return (word.lower,) if word.lower == word.lemma else (word.lower, word.lemma)


def _contents(tokens: Tokens) -> int:
    return sum(1 for token in tokens if token.word.content)


def _inner(runs: list[Run]) -> list[Run]:
    """Return the runs without what only one side has at either end, and without small words there."""
    first, last = 0, len(runs)
    while first < last and _loose(runs[first]):
        first += 1
    while last > first and _loose(runs[last - 1]):
        last -= 1
    return runs[first:last]


def _loose(run: Run) -> bool:
    return not run.same and not (_weighs_in(run.left) and _weighs_in(run.right))


def _weighs_in(tokens: Tokens) -> bool:
    return any(_weighs(token.word) for token in tokens)


def _weighty(run: Run) -> bool:
    return _weighs_in(run.left) or _weighs_in(run.right)


def _bracketed(run: Run, runs: Sequence[Run]) -> bool:
    """Whether the words that differ stand where the other side has an ellipsis or an editor's bracket."""
    after = next((runs[k + 1] for k in range(len(runs) - 1) if runs[k] is run), None)
    following = (after.left, after.right) if after is not None else ((), ())
    for own, there, behind in ((run.left, run.right, following[1]), (run.right, run.left, following[0])):
        other = there or behind
        if own and other and other[0].gap:
            return True
    return False


def runs_of(left: Tokens, right: Tokens) -> list[Run]:
    """Return both wordings cut into runs that are the same and runs that are not, in turn."""
    runs: list[Run] = []
    at = to = 0
    common = LCSseq.opcodes([t.key for t in left], [t.key for t in right]).as_matching_blocks()
    for i, j, size in common:  # the last one is empty, at the ends
        if i > at or j > to:
            runs.append(Run(left[at:i], right[to:j], False))
        at, to = i + size, j + size
        if size:
            runs.append(Run(left[i:at], right[j:to], True))
    return runs


def substantive(change: Change, everything: Change) -> bool:
    """Whether a change is more than marks between letters, a typing slip, or a word that moved."""
    if _letters(change.left) == _letters(change.right):
        return False
    left, right = change
    rest = [w for w in left if not any(_one_word(w, other) for other in everything.right)]
    more = [w for w in right if not any(_one_word(w, other) for other in everything.left)]
    return bool(rest or more)


def _name_for_name(change: Change) -> bool:
    """Whether one name stands for another, which is for the rules of names."""
    heavy = [w for words in change for w in words if _weighs(w)]
    if not (change.left and change.right and heavy):
        return False
    return all(w.text[0].isupper() or w.lower in name_words("article") for w in heavy)


def _letters(words: list[Word]) -> str:
    """Return the letters of words without what stands between them: web site, website."""
    return "".join(word.lower for word in words).replace("-", "").replace("'", "")


def _weighs(word: Word) -> bool:
    known = classes("quoted_words").get(word.lower)
    return known == "telling" or (known is None and word.content)


def _one_word(left: Word, right: Word) -> bool:
    """Whether two quoted words are one but for a typing slip or the spelling of a name."""
    if left.lower == right.lower or slip_of(left.lower, right.lower):
        return True
    return left.text[0].isupper() and right.text[0].isupper() and variants(left.lower, right.lower)


def alike(left: Word, right: Word) -> bool:
    """Whether two words are one in meaning or spelling."""
    if left.lemma == right.lemma or related(left.lemma, right.lemma) or variants(left.lower, right.lower):
        return True
    if slip_of(left.lower, right.lower):
        return True
    return len(left.lemma) > 3 and left.lemma[:4] == right.lemma[:4] and abs(len(left.lemma) - len(right.lemma)) <= 2
