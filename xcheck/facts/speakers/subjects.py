"""Subjects of reporting verbs: with apposition, behind a clause, shared with another verb, or left out."""

from __future__ import annotations

from .phrases import is_time, phrase_after, phrase_before, speaking, trim_circumstance
from .sentence import Range, Sentence

_ANY_SUBJECT = frozenset(("neutral", "announce", "show", "suggest", "warn", "claim"))
"""Forces whose subject may be anything that carries words; others need somebody who can mean something."""

_NEAR = 20
"""Words before an infinitive or gerund in which the verb it hangs on stands."""

_PARTICIPLE = 15
"""Words between a noun and its verb that are looked through for "released in May", "that appeared in May"."""

_OPENING = 60
"""Words in which a sentence of news brings its main subject."""

_APPOSITION = 40
"""Words between a name and its verb that are looked through for the comma behind the name."""


def subject_of(sentence: Sentence, at: int, left: int) -> tuple[Range | None, bool]:
    """Return the subject of the verb group behind `left`, and whether the verb has it for itself."""
    tags = sentence.tags
    bare = tags[at] == "G" and left == at - 1
    if bare and sentence.tag(left) == "Q" and sentence.tag(left - 1) == ",":
        left -= 1
    if left < 0 and not bare:
        return None, False
    here = sentence.tag(left)
    if bare and sentence.fronted is not None and at < sentence.fronted:
        return subject_behind(sentence, sentence.fronted), False
    if here in "TP":
        near = nearest_subject(sentence, left)
        if near is None or not (alive(sentence, *near) or sentence.tags[near[1]] == "S"):
            near = sentence.subject or main_subject(sentence, left)
        return near, False
    if here == "C" or (bare and here in ",–—W"):
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
    if first > 1 and tags[first - 1] == "P" and tags[first - 2] == "S":
        return (first - 2, first - 2), True  # "who in 2010 said"
    if first > 1 and tags[first - 1] in "PT":
        wider = _before_participle(sentence, first)
        if wider is not None:
            return (wider, left), True
    return (first, trim_circumstance(sentence.words, tags, first, left)), True


def behind_apposition(sentence: Sentence, comma: int) -> bool:
    """Whether a comma closes an apposition, not a quotation or clause: "Smith, the minister|,| noted"."""
    return (
        sentence.tag(comma) == "," and sentence.tag(comma - 1) != "Q" and before_apposition(sentence, comma) is not None
    )


def _before_participle(sentence: Sentence, first: int) -> int | None:
    """Return where "A poll |released in May| (found)" begins, seen from the phrase its preposition brings."""
    tags = sentence.tags
    for at in range(first - 2, max(0, first - _PARTICIPLE), -1):
        if tags[at] in ",;Q:" or sentence.quoted[at]:
            return None
        relative = sentence.words[at].lower in ("that", "which", "who")
        if (tags[at] in "EG" or relative) and tags[at - 1] in "NMB":
            start = phrase_before(sentence.words, tags, at - 1)
            opens = start is not None and (start == 0 or tags[start - 1] in ",QCW:")
            return start if opens else None
    return None


def before_apposition(sentence: Sentence, comma: int) -> Range | None:
    """Return the phrase with its apposition that ends at a comma: "Smith, the minister|,| said"."""
    tags, mark = sentence.tags, sentence.tags[comma]
    for at in range(comma - 2, max(0, comma - _APPOSITION), -1):
        if sentence.quoted[at]:
            return None
        if tags[at] != mark or tags[at + 1] not in "DNJ#WGEPMSBR":
            continue
        if tags[at + 1] not in "WS" and "A" in tags[at + 1 : comma]:
            return None
        while tags[at - 1] == mark and at > 1:
            at -= 1
        first = phrase_before(sentence.words, tags, at - 1)
        if first is None or not (first == 0 or tags[first - 1] in ",QCWR–—:") or not alive(sentence, first, at - 1):
            continue
        return first, comma - 1
    return None


def subject_behind(sentence: Sentence, comma: int) -> Range | None:
    """Return the subject that follows an opening "By saying so, "."""
    end = phrase_after(sentence.words, sentence.tags, comma + 1)
    return (comma + 1, end - 1) if end is not None and not sentence.quoted[comma + 1] else None


def nearest_subject(sentence: Sentence, limit: int) -> Range | None:
    """Return the subject of the last finite verb before `limit`: "he wants |to| say", "errs |by| saying"."""
    for at in range(limit - 1, max(0, limit - _NEAR), -1):
        if sentence.quoted[at]:
            return None
        if sentence.tags[at] not in "AEV" or sentence.tags[at - 1] not in "NMS)":
            continue
        first = phrase_before(sentence.words, sentence.tags, at - 1)
        if first is not None and (first == 0 or sentence.tags[first - 1] not in "PTG"):
            return first, at - 1
    return None


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


def alive(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a phrase has a name, a person, a group or something one can read in it."""
    return any(
        sentence.tags[at] == "M" or speaking(sentence.words[at].lemma) or speaking(sentence.words[at].lower)
        for at in range(first, last + 1)
    )


def can_speak(sentence: Sentence, source: Range, force: str) -> bool:
    """Whether a subject can be the source of words of this force."""
    head = head_of(sentence, source)
    word = sentence.words[head]
    if is_time(word.lower) or word.lower == "there":
        return False
    if sentence.tags[head] in "MS" or force in _ANY_SUBJECT:
        return True
    return bool(speaking(word.lemma) or speaking(word.lower) or sentence.tags[head] == "D")
