"""Reporting verbs: who says it. Active, inverted and passive verbs, shared and left-out subjects."""

from __future__ import annotations

from ..model import Span
from .phrases import is_time, phrase_after, phrase_before, speaking, trim_circumstance
from .reported import around, complement, parenthetical
from .sentence import Range, Said, Sentence, frames

_BE = frozenset(
    [
        "be",
        "is",
        "are",
        "was",
        "were",
        "been",
        "being",
        "isn't",
        "aren't",
        "wasn't",
        "weren't",
        "he's",
        "she's",
        "it's",
        "they're",
        "we're",
    ]
)
_WILL = frozenset(("will", "would", "could", "can", "may", "might", "should", "must", "shall"))
_IMPERSONAL = frozenset(
    [
        "say",
        "report",
        "believe",
        "think",
        "expect",
        "allege",
        "understand",
        "know",
        "estimate",
        "consider",
        "call",
        "describe",
        "see",
        "view",
    ]
)
"""Verbs whose passive reports without a speaker: "is said to", "was seen as"."""

_ANY_SUBJECT = frozenset(("neutral", "announce", "show", "suggest", "warn", "claim"))
"""Forces whose subject may be anything that carries words; others need somebody who can mean something."""

_OPENING = 60
"""Words in which a sentence of news brings its main subject."""

_APPOSITION = 40
"""Words between a name and its verb that are looked through for the comma behind the name."""


def verb_said(sentence: Sentence, at: int, force: str) -> Said | None:
    """Return what the reporting verb at a place attributes, and to whom; None when it attributes nothing."""
    known = frames(sentence.lemma(at))
    left, passive, modal = _group(sentence, at)
    if sentence.tags[at] == "E" and (passive or sentence.lower(at + 1) == "by"):
        return _passive(sentence, at, left, force)
    if "inverted" in known and left == at - 1:
        behind = _inverted(sentence, at)
        if behind is not None:
            content = sentence.before(at) or around(sentence, 0, behind[1] + 1)
            return Said(behind, (at, at), content, force) if content else None
    source, own = _subject(sentence, at, left)
    if source is None or not _can_speak(sentence, source, force):
        return None
    if own and "inverted" not in known and sentence.tags[at] == "E" and _hangs_on(sentence, source[0]):
        return None
    clause_only = modal or (sentence.tags[at] == "G" and left == at - 1 and sentence.tag(left) in "NM")
    content = complement(sentence, at, known, clause_only)
    if content is None and own and "clause" in known and not clause_only:
        content = parenthetical(sentence, at, source)
    return Said(source, (at, at), content, force) if content else None


def _hangs_on(sentence: Sentence, first: int) -> bool:
    """Whether a phrase hangs on a preposition, its verb then a participle: "by a man |called| Smith"."""
    return first > 1 and sentence.tags[first - 1] == "P"


def _group(sentence: Sentence, at: int) -> tuple[int, bool, bool]:
    """Return the word before a verb's group ("has not yet |said|"), whether it is passive, or may happen."""
    left, passive, modal = at - 1, False, False
    past = sentence.tags[at] == "E"
    while left >= 0 and sentence.tags[left] in "RA":
        passive = passive or (past and sentence.words[left].lower in _BE)
        modal = modal or sentence.words[left].lower in _WILL
        left -= 1
    if past and left == at - 1 and sentence.tag(left) == "S":
        passive = sentence.words[left].lower in _BE
    if sentence.tag(left) == "O" and sentence.tags[at] == "G":
        left -= 1  # "Russia's claiming": the 's is a verb
    return left, passive, modal


def _subject(sentence: Sentence, at: int, left: int) -> tuple[Range | None, bool]:
    """Return the subject of the verb group behind `left`, and whether the verb has it for itself."""
    tags = sentence.tags
    bare = tags[at] == "G" and left == at - 1
    if left < 0 and not bare:
        return None, False
    here = sentence.tag(left)
    if bare and sentence.fronted is not None and at < sentence.fronted:
        return subject_behind(sentence, sentence.fronted), False
    if here in "CTP" or (bare and here in ",–—W"):
        return sentence.subject or main_subject(sentence, left), False
    if here == "W":
        last = left - 1 - (sentence.tag(left - 1) == ",")
        first = phrase_before(sentence.words, tags, last)
        relative = sentence.words[left].lower in ("that", "which")
        return ((first, left) if first is not None and relative else None), False
    if here in ",–—-":
        return before_apposition(sentence, left), True
    first = phrase_before(sentence.words, tags, left)
    if first is None or sentence.quoted[left]:
        return None, False
    return (first, trim_circumstance(sentence.words, tags, first, left)), True


def before_apposition(sentence: Sentence, comma: int) -> Range | None:
    """Return the phrase with its apposition that ends at a comma: "Smith, the minister|,| said"."""
    tags, mark = sentence.tags, sentence.tags[comma]
    for at in range(comma - 2, max(0, comma - _APPOSITION), -1):
        if sentence.quoted[at]:
            return None
        if tags[at] != mark or tags[at + 1] not in "DNJ#WGEPMSBR":
            continue
        first = phrase_before(sentence.words, tags, at - 1)
        if (
            first is None
            or not (first == 0 or tags[first - 1] in ",QCW–—:")
            or not _alive(sentence, first, at - 1)
        ):
            continue
        return first, comma - 1
    return None


def subject_behind(sentence: Sentence, comma: int) -> Range | None:
    """Return the subject that follows an opening "By saying so, "."""
    end = phrase_after(sentence.words, sentence.tags, comma + 1)
    return (comma + 1, end - 1) if end is not None and not sentence.quoted[comma + 1] else None


def main_subject(sentence: Sentence, limit: int) -> Range | None:
    """Return the subject of the first finite verb before `limit`, sought among a sentence's first words."""
    for at in range(1, min(limit, _OPENING)):
        if sentence.tags[at] not in "AEVB" or sentence.quoted[at] or sentence.tags[at - 1] not in "NMSR),":
            continue
        left = at - 1
        while left > 0 and sentence.tags[left] == "R":
            left -= 1
        if sentence.tags[left] == ",":
            found = before_apposition(sentence, left)
            if found is not None:
                return found
            continue
        first = phrase_before(sentence.words, sentence.tags, left)
        if first is not None and (first == 0 or sentence.tags[first - 1] not in "PT"):
            return first, left
    return None


def head_of(sentence: Sentence, source: Range) -> int:
    """Return the head of a noun phrase: its last noun before any preposition, comma or bracket."""
    first, last = source
    head = first
    for at in range(first, last + 1):
        if sentence.tags[at] in "PT,(W–—" and at > first:
            break
        if sentence.tags[at] in "NMBS#":
            head = at
    return head


def _alive(sentence: Sentence, first: int, last: int) -> bool:
    return any(
        sentence.tags[at] == "M" or speaking(sentence.words[at].lemma) or speaking(sentence.words[at].lower)
        for at in range(first, last + 1)
    )


def _can_speak(sentence: Sentence, source: Range, force: str) -> bool:
    """Whether a subject can be the source of words of this force."""
    head = head_of(sentence, source)
    word = sentence.words[head]
    if is_time(word.lower) or word.lower == "there":
        return False
    if sentence.tags[head] in "MS" or force in _ANY_SUBJECT:
        return True
    return bool(speaking(word.lemma) or speaking(word.lower) or sentence.tags[head] == "D")


def _inverted(sentence: Sentence, at: int) -> Range | None:
    """Return the speaker behind the verb, with its apposition: "...," |said| Smith, the minister."""
    if at == 0 or sentence.tags[at - 1] not in ",Q?!….–—―" or sentence.tags[at] not in "EVB":
        return None
    if sentence.tag(at + 1) not in "DMNSJB#E" or sentence.lower(at + 1) in ("that", "this", "these", "there"):
        return None
    end = phrase_after(sentence.words, sentence.tags, at + 1)
    if end is None or sentence.tag(end) in "AEVBTR" or sentence.quoted[at + 1]:
        return None
    if sentence.tag(end) == "," and sentence.tag(end + 1) in "DJ#N" and not sentence.quoted[end + 1]:
        last = end + 1
        while (
            last + 1 < len(sentence.words)
            and sentence.tags[last + 1] not in ",;.Q:"
            and last < end + _APPOSITION
        ):
            last += 1
        if not any(tag in "AV" for tag in sentence.tags[end:last]):
            return at + 1, last
    return at + 1, end - 1


def _passive(sentence: Sentence, at: int, left: int, force: str) -> Said | None:
    """Return "was described by Smith as ..." and, without a speaker, "is said to ..."."""
    for by in range(at + 1, min(len(sentence.words), at + 10)):
        if sentence.words[by].lower == "by" and not sentence.quoted[by]:
            end = phrase_after(sentence.words, sentence.tags, by + 1)
            if end is None or not _alive(sentence, by + 1, end - 1):
                return None
            content = _passive_content(sentence, at, left, by, end)
            return Said((by + 1, end - 1), (at, at), content, force) if content else None
        if sentence.tags[by] in ",;Q:" or sentence.quoted[by]:
            break
    if sentence.lemma(at) in _IMPERSONAL and sentence.lower(at + 1) in ("to", "that", "as"):
        content = sentence.rest(at + 2 - (sentence.lower(at + 1) == "to"))
        return Said(None, (at, at), content, force) if content else None
    return None


def _passive_content(sentence: Sentence, at: int, left: int, by: int, end: int) -> Span | None:
    """Return what is said of the subject, or the subject itself."""
    if sentence.lower(end) in ("as", "to", "that", "for"):
        return sentence.rest(end)
    if by > at + 1:
        return sentence.span(sentence.words[at + 1].start, sentence.words[by].start)
    first = phrase_before(sentence.words, sentence.tags, left)
    if first is None:
        return None
    return sentence.span(sentence.words[first].start, sentence.words[left].end)
