"""What a reporting verb reports: the clause, quotation or object behind it, or the words around it."""

from __future__ import annotations

from ...model import Span
from .phrases import is_time, phrase_after
from .sentence import Range, Sentence, frames

_WH = frozenset(("how", "why", "whether", "what", "if", "who", "where", "when"))
_CLAUSE_LIKE = frozenset(("clause", "quote", "hearer", "object", "naming"))
_WHEN = frozenset(("after", "before", "since"))
_SETS_OFF = ".,;?!–—―-QCWGP:)…"
"""Tags that may follow "Smith said" when what he said stands before it."""


def complement(sentence: Sentence, at: int, known: frozenset[str], clause_only: bool) -> Span | None:
    """Return what follows the verb as its content; None when nothing does.

    `clause_only` asks for "that" or a quotation: a verb that only may happen, or hangs on a noun, often means
    an act and not a saying ("would share the cost").
    """
    start = at + 1
    if sentence.tags[at] == "B" and sentence.tag(start) in "PAV.":
        return None  # "claims of", "reports were": a noun after all
    while sentence.tag(start) == "R":
        start += 1
    if "hearer" in known or "object-infinitive" in known:
        start = _behind_hearer(sentence, start, known, sentence.lemma(at) == "tell") or start
    later = _skip_circumstances(sentence, start)
    for place in (start, later):
        if sentence.lower(place) == "that" and known & {"clause", "that", "hearer"}:
            return sentence.rest(place + 1)
        if sentence.tag(place) == ":" or (sentence.tag(place) == "," and sentence.tag(place + 1) == "Q"):
            return sentence.rest(place + 1)
        titled = place > at + 1 and sentence.tag(place - 1) in "OPD"  # on CNN's “Morning News”
        if sentence.tag(place) == "Q" and known & _CLAUSE_LIKE and not titled:
            return sentence.rest(place)
    if clause_only and not ("clause" in known and _finite_behind(sentence, start)):
        return None
    return _unmarked_content(sentence, at, start, later, known)


def _unmarked_content(sentence: Sentence, at: int, start: int, later: int, known: frozenset[str]) -> Span | None:
    """Return content that no "that" and no mark opens: to do, of it, how it was, it was, the thing."""
    if later > start and sentence.tag(start) not in "PW":
        start = later  # "said Tuesday", "said last week"
    here = sentence.tag(start)
    if sentence.lower(start) in known:
        return sentence.rest(start + 1)
    if here == "T":
        return sentence.rest(start) if known & {"infinitive", "object-infinitive"} else None
    if later > start and "clause" in known and _finite_behind(sentence, later):
        return sentence.rest(later)
    if here == "W" and known & {"clause", "hearer"} and sentence.lower(start) in _WH:
        return sentence.rest(start)
    if here not in "DSMNJ#BGEV":
        return None
    if known & {"object", "naming"} or (known & {"of", "for", "as"} and _preposition_ahead(sentence, start, known)):
        return sentence.rest(start)
    if "clause" in known and ((sentence.lemma(at) == "say" and later == start) or _finite_behind(sentence, start)):
        return sentence.rest(start)
    return None


def _behind_hearer(sentence: Sentence, start: int, known: frozenset[str], always: bool) -> int | None:
    """Return the word behind "reporters" in "told reporters that"; None where no hearer stands."""
    if sentence.tag(start) not in "DNMSJB#E" or sentence.lower(start) == "that":
        return None
    end = phrase_after(sentence.words, sentence.tags, start)
    if end is None:
        return None
    then = sentence.tag(end)
    if then == "T" and "object-infinitive" in known:
        return end
    if always or sentence.lower(end) == "that" or then in "QW:" or (then == "P" and sentence.lower(end) in known):
        return end
    return None


def _skip_circumstances(sentence: Sentence, start: int) -> int:
    """Return the word behind "on Monday", "in a statement", "yesterday" and the like."""
    at = start
    while at < len(sentence.words):
        if sentence.tag(at) == "R" or (sentence.tag(at) in "NMB" and is_time(sentence.lower(at))):
            at += 1
        elif sentence.tag(at) in "DJW" and is_time(sentence.lower(at + 1)):
            at += 2
        elif (sentence.tag(at) == "P" or sentence.lower(at) in _WHEN) and not sentence.quoted[at]:
            end = phrase_after(sentence.words, sentence.tags, at + 1)
            if end is None or (sentence.tag(at) == "W" and sentence.tag(end) in "AEVBR"):
                break
            at = end
        else:
            break
    return at


def _finite_behind(sentence: Sentence, start: int) -> bool:
    """Whether a noun phrase and then a verb follow: a clause that leaves out its "that"."""
    end = phrase_after(sentence.words, sentence.tags, start)
    if end is None:
        return False
    while sentence.tag(end) == "R":
        end += 1
    return sentence.tag(end) in "AEVB"


def _preposition_ahead(sentence: Sentence, start: int, known: frozenset[str]) -> bool:
    end = phrase_after(sentence.words, sentence.tags, start)
    return end is not None and sentence.lower(end) in known


def parenthetical(sentence: Sentence, at: int, source: Range) -> Span | None:
    """Return the words around "..., Smith said on Monday, ...", where none behind the verb is its content."""
    behind = _skip_circumstances(sentence, at + 1)
    if "hearer" in frames(sentence.lemma(at)) and behind == at + 1:
        hearer = _behind_hearer(sentence, at + 1, frozenset(), True)
        behind = _skip_circumstances(sentence, hearer) if hearer is not None else behind
    first = source[0]
    follows_as = sentence.lower(first - 1) == "as"
    if sentence.tag(behind) not in _SETS_OFF and not follows_as:
        return None
    if follows_as:
        first -= 1
    elif first and sentence.tags[first - 1] not in ",Q?!…–—―-)":
        return None
    return around(sentence, first, behind)


def around(sentence: Sentence, first: int, behind: int) -> Span | None:
    """Return the longer of what stands before a word and, set off by a mark, behind another."""
    left = sentence.before(first) if first > 0 else None
    right = None
    goes_on = sentence.tag(behind + 1) not in ("GWPREC" if left is not None else "GW")
    if sentence.tag(behind) in ",–—:" and goes_on and behind + 1 < len(sentence.words):
        right = sentence.rest(behind + 1)
    quoted = sentence.tag(first - 1) == "Q" and sentence.tag(behind + 1) != "Q"
    if left is None or right is None or quoted:
        return left or right
    return left if left.end - left.start >= right.end - right.start else right
