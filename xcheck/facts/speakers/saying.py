"""Reporting verbs: who says it and what. Active, inverted and passive verbs."""

from __future__ import annotations

from ...model import Span, Word
from ...words import closed
from .phrases import phrase_after, phrase_before, speaking
from .reported import complement, parenthetical
from .sentence import Range, Said, Sentence, frames
from .subjects import alive, behind_apposition, can_speak, head_of, nearest_subject, subject_of

_BE = frozenset(("is", "was", "he's", "she's", "it's", "they're", "we're", "isn't", "aren't", "wasn't", "weren't"))
"""Forms of "be" that keep their own lemma; the others have "be"."""

_SPEAKER = 40
"""Words a speaker behind the verb may take with his apposition."""

_RELATIVE = frozenset(("who", "which"))


def verb_said(sentence: Sentence, at: int, force: str) -> Said | None:
    """Return what the reporting verb at a place attributes, and to whom; None when it attributes nothing."""
    known = frames(sentence.lemma(at))
    left, passive, modal = _group(sentence, at)
    if sentence.tags[at] == "E" and (passive or sentence.lower(at + 1) == "by"):
        return _passive(sentence, at, left, force)
    if "inverted" in known and left == at - 1 and not behind_apposition(sentence, left):
        behind = _inverted(sentence, at)
        if behind is not None:
            content = sentence.before(at) or sentence.rest(behind[1] + 2)
            return Said(behind, (at, at), content, force) if content else None
    source, own = subject_of(sentence, at, left)
    if source is None or not can_speak(sentence, source, force):
        return None
    source = _giver(sentence, at, source) or source
    if own and "inverted" not in known and sentence.tags[at] == "E" and _hangs_on(sentence, source[0]):
        return None
    clause_only = (
        modal
        or sentence.tag(left) == "T"
        or (sentence.tag(left) in "NMW" and sentence.tags[at] in "GB" and left == at - 1)
    )
    content = complement(sentence, at, known, clause_only)
    if content is None and own and sentence.tag(source[0] - 1) == "W" and sentence.tag(at + 1) in "AVER":
        content = sentence.rest(at + 1) if "clause" in known else None  # "which he |said| would"
    if content is None and own and "clause" in known and not clause_only:
        content = parenthetical(sentence, at, source)
    if content is not None and sentence.tag(left - 1) == "," and sentence.lower(left) in _RELATIVE:
        content = _within_clause(sentence, at, content)
    return Said(source, (at, at), content, force) if content else None


def _giver(sentence: Sentence, at: int, source: Range) -> Range | None:
    """Return who gives out what says something, None where nobody does: |Steele| issued a statement |saying|."""
    first = source[0]
    if sentence.tags[at] != "G" or speaking(sentence.lemma(head_of(sentence, source))) != "document":
        return None
    if sentence.tag(first - 1) not in "EV" or sentence.quoted[first - 1]:
        return None
    found = nearest_subject(sentence, first)
    return found if found is not None and alive(sentence, *found) else None


def _is_be(word: Word) -> bool:
    return word.lemma == "be" or word.lower in _BE


def _within_clause(sentence: Sentence, at: int, content: Span) -> Span | None:
    """Return content cut where a relative clause ends: "Acme, which |said| it was well, fell"."""
    for comma in range(at + 2, len(sentence.words) - 1):
        if sentence.tags[comma] == "," and not sentence.quoted[comma] and sentence.tags[comma + 1] in "AEV":
            return sentence.span(content.start, min(content.end, sentence.words[comma].start))
    return content


def _hangs_on(sentence: Sentence, first: int) -> bool:
    """Whether a phrase hangs on a preposition, its verb then a participle: "by a man |called| Smith"."""
    return first > 1 and sentence.tags[first - 1] == "P"


def _group(sentence: Sentence, at: int) -> tuple[int, bool, bool]:
    """Return the word before a verb's group ("has not yet |said|"), whether it is passive, or may happen."""
    left, passive, modal = at - 1, False, False
    past = sentence.tags[at] == "E"
    while left >= 0 and sentence.tags[left] in "RA":
        passive = passive or (past and _is_be(sentence.words[left]))
        modal = modal or sentence.words[left].lower in closed("modal")
        left -= 1
    if past and left == at - 1 and sentence.tag(left) == "S":
        passive = _is_be(sentence.words[left])
    if sentence.tag(left) == "O" and sentence.tags[at] == "G":
        left -= 1  # "Russia's claiming": the 's is a verb
    return left, passive, modal


def _inverted(sentence: Sentence, at: int) -> Range | None:
    """Return the speaker behind the verb, with its apposition: "...," |said| Smith, the minister."""
    if (at and sentence.tags[at - 1] not in ",Q?!….–—―") or sentence.tags[at] not in "EVB":
        return None
    if sentence.tag(at + 1) not in "DMNSJB#E" or sentence.lower(at + 1) in ("that", "this", "these", "there"):
        return None
    end = phrase_after(sentence.words, sentence.tags, at + 1)
    if end is None or sentence.tag(end) in "AEVBTR" or sentence.quoted[at + 1]:
        return None
    if at == 0 and sentence.tag(end) not in ":,":
        return None
    opens = "DJ#N" if "M" in sentence.tags[head_of(sentence, (at + 1, end - 1))] else "DJ#NM"
    if sentence.tag(end) == "," and sentence.tag(end + 1) in opens and not sentence.quoted[end + 1]:
        last = end + 1
        while last + 1 < len(sentence.words) and sentence.tags[last + 1] not in ",;.Q:" and last < end + _SPEAKER:
            last += 1
        if not any(tag in "AV" for tag in sentence.tags[end:last]):
            return at + 1, last
    return at + 1, end - 1


def _passive(sentence: Sentence, at: int, left: int, force: str) -> Said | None:
    """Return "was described by Smith as ..." and, without a speaker, "is said to ..."."""
    for by in range(at + 1, min(len(sentence.words), at + 10)):
        if sentence.words[by].lower == "by" and not sentence.quoted[by]:
            end = phrase_after(sentence.words, sentence.tags, by + 1)
            if end is None or not alive(sentence, by + 1, end - 1):
                return None
            content = _passive_content(sentence, at, left, by, end)
            return Said((by + 1, end - 1), (at, at), content, force) if content else None
        if sentence.tags[by] in ",;Q:" or sentence.quoted[by]:
            break
    if "impersonal" in frames(sentence.lemma(at)) and sentence.lower(at + 1) in ("to", "that", "as"):
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
