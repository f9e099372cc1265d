"""Cues of reported speech in a statement: verbs, nouns ("X's claim that"), "according to", "in X's view"."""

from __future__ import annotations

from collections.abc import Iterator

from ...data import classes
from ...model import Span
from .phrases import phrase_after, phrase_before
from .saying import verb_said
from .sentence import VERBAL, Range, Said, Sentence
from .subjects import main_subject

_UNSOURCED = frozenset(("reportedly", "allegedly", "purportedly", "supposedly"))
_STANDPOINTS = frozenset(("view", "opinion", "perspective", "viewpoint", "word", "account"))
_OWNERS = frozenset(("his", "her", "their", "its", "our", "my"))
_OF = frozenset(("of", "to", "about", "on", "for", "against", "over", "with", "toward", "towards", "as", "in"))
"""Prepositions between a noun of saying and what is said."""


def find_said(sentence: Sentence) -> Iterator[Said]:
    """Yield the attributions of one statement, from left to right; quoted words are not searched."""
    nouns = classes("reporting_nouns")
    outer: Span | None = None
    opening = _labelled_line(sentence)
    if opening is not None:
        sentence.subject = opening.source
        yield opening
    for at, word in enumerate(sentence.words):
        if sentence.quoted[at] or not word.lemma:
            continue
        found = None
        force = sentence.force_at(at) if sentence.tags[at] in VERBAL else None
        if force is not None:
            found = verb_said(sentence, at, force)
        if found is None and word.lemma in nouns and sentence.tags[at] in "NBG":
            found = _noun_cue(sentence, at, nouns[word.lemma])
        elif word.lower == "according" and sentence.lower(at + 1) == "to":
            found = _according(sentence, at)
        elif word.lower in _UNSOURCED:
            content = sentence.span(sentence.words[0].start, sentence.end)
            found = Said(None, (at, at), content, "claim") if content else None
        if found is not None:
            if found.source is not None and not _within(sentence, found.source, outer):
                sentence.subject, outer = found.source, found.content
            yield found


def _within(sentence: Sentence, source: Range, content: Span | None) -> bool:
    """Whether who says something is spoken of: "she warned that |officials| wanted to cut it and said so again"."""
    return content is not None and content.start <= sentence.words[source[0]].start < content.end


def _according(sentence: Sentence, at: int) -> Said | None:
    """Return "according to Smith, ..." or "..., according to Smith"."""
    end = phrase_after(sentence.words, sentence.tags, at + 2)
    if end is None:
        return None
    content = _set_off(sentence, at, end)
    return Said((at + 2, end - 1), (at, at + 1), content, "neutral") if content else None


def _set_off(sentence: Sentence, first: int, behind: int) -> Span | None:
    """Return the clause a phrase stands beside: behind its comma when it opens the clause, else before it."""
    comma = behind
    while comma < len(sentence.words) and comma < behind + 25 and sentence.tags[comma] not in ",;Q":
        comma += 1
    opens = first == 0 or (first < 3 and sentence.tags[first - 1] in "CR,")
    right = sentence.rest(comma + 1) if sentence.tag(comma) == "," else None
    left = None if opens else sentence.before(first)
    if left is not None and right is not None and sentence.tag(comma + 1) in "DJ#N":
        finite = any(tag in "AEV" for tag in sentence.tags[:first])
        right = None if finite else right  # what follows is an apposition
    if left is None or right is None:
        return left or right
    return left if left.end - left.start >= right.end - right.start else right


def _noun_cue(sentence: Sentence, at: int, force: str) -> Said | None:
    """Return "Smith's claim that ...", "the claim by Smith that ...", "in Smith's view, ..."."""
    source = _owner(sentence, at)
    if source is not None:
        opener = source[0] - 1
        if sentence.words[at].lemma in _STANDPOINTS and sentence.lower(opener) in ("in", "from", "by"):
            content = _set_off(sentence, opener, at + 1)
            return Said(source, (at, at), content, "believe") if content else None
        content = _noun_content(sentence, at + 1)
        return Said(source, (at, at), content, force) if content else None
    if sentence.lower(at + 1) in ("by", "from"):
        end = phrase_after(sentence.words, sentence.tags, at + 2)
        if end is None or sentence.tag(at + 2) == "G":
            return None
        content = _noun_content(sentence, end) or _subject_of(sentence, at) or sentence.before(at)
        return Said((at + 2, end - 1), (at, at), content, force) if content else None
    return None


def _noun_content(sentence: Sentence, at: int) -> Span | None:
    if sentence.lower(at) == "that":
        return sentence.rest(at + 1)
    if sentence.tag(at) == "T" and sentence.tag(at + 1) in "VB":
        return sentence.rest(at)
    if sentence.lower(at) in _OF:
        end = phrase_after(sentence.words, sentence.tags, at + 1)
        return (
            sentence.span(sentence.words[at + 1].start, sentence.words[end - 1].end) if end else sentence.rest(at + 1)
        )
    if sentence.tag(at) in "Q:":
        return sentence.rest(at)
    return None


def _subject_of(sentence: Sentence, at: int) -> Span | None:
    """Return the subject of "the plan drew |criticism| from Smith": what the words were about."""
    found = main_subject(sentence, at)
    if found is None:
        return None
    return sentence.span(sentence.words[found[0]].start, sentence.words[found[1]].end)


def _owner(sentence: Sentence, at: int) -> Range | None:
    """Return the possessor of the noun at a place: "Russia" in "Russia's categorical |rejection|"."""
    left = at - 1
    while left >= 0 and sentence.tags[left] in "JRENB#":
        left -= 1
    if left < 0:
        return None
    if sentence.words[left].lower in _OWNERS:
        return left, left
    if sentence.tags[left] != "O" or left == 0:
        return None
    first = phrase_before(sentence.words, sentence.tags, left - 1)
    return (first, left - 1) if first is not None else None


def _labelled_line(sentence: Sentence) -> Said | None:
    """Return "SMITH: words" at the start of a line and "words" — Smith at its end."""
    tags = sentence.tags
    colon = tags.find(":", 0, 8)
    if colon > 0 and set(tags[:colon]) <= set("M.") and not any(sentence.quoted[colon : colon + 1]):
        content = sentence.rest(colon + 1)
        return Said((0, colon - 1), (colon, colon), content, "neutral") if content else None
    last = len(tags) - 1
    while last > 0 and tags[last] == ".":
        last -= 1
    first = last
    while first > 0 and tags[first] in "M":
        first -= 1
    if 1 < first < last and tags[first] in "–—―-" and tags[first - 1] == "Q":
        content = sentence.before(first)
        return Said((first + 1, last), (first, first), content, "neutral") if content else None
    return None
