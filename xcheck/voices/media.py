"""Where words were said: "in a statement", "told reporters", "in an interview with the Orsa Herald"."""

from __future__ import annotations

from ..data import classes
from ..facts.speakers.phrases import is_time, speaking
from ..match import Side
from ..model import Attribution, Span, Word

_ENDS = frozenset(("that", "on", "in", "at", "he", "she", "they", "it", "there"))

REACH = 12
"""Words behind a cue in which the medium is named."""

PHRASE = 4
"""Words between the preposition and the medium: "in a short written statement"."""


def medium(side: Side, attribution: Attribution) -> Span | None:
    """Return the words that say how a speaker's words came to the article; None where it does not say."""
    cue = attribution.cue
    if cue is None:
        return None
    words = [w for w in side.statement.words if w.start >= cue.end and not any(q.span.meets(w) for q in side.quotes)]
    words = words[:REACH]
    verb = next((w for w in side.statement.words if w.start == cue.start), None)
    if verb is not None and _is_media("hearer", verb.lemma) and words and words[0].start <= cue.end + 1:
        return _hearer(words)
    for at, word in enumerate(words):
        if word.text in ".;:":
            return None
        if not _is_media("via", word.lower):
            continue
        for end in range(at + 1, min(len(words), at + 2 + PHRASE)):
            if not words[end].lemma:
                break
            if _is_media("medium", words[end].lemma) or speaking(words[end].lemma) == "document":
                return Span(word.start, words[end].end)
    return None


def names_channel(side: Side, attribution: Attribution) -> bool:
    """Whether the verb that brings in a speaker's words says by itself how they came: tweeted, emailed."""
    cue = attribution.cue
    return cue is not None and any(_is_media("channel", word.lemma) for word in side.words_in(cue.start, cue.end))


def _hearer(words: list[Word]) -> Span | None:
    """Return who was told: the words behind the verb up to a comma, a day or a clause."""
    end = 0
    for word in words[:PHRASE]:
        if not word.lemma or word.lower in _ENDS or is_time(word.lower):
            break
        end += 1
    named = any(word.text[0].isupper() or word.lemma == "reporter" for word in words[:end])
    return Span(words[0].start, words[end - 1].end) if end and named else None


def _is_media(kind: str, word: str) -> bool:
    return classes("media").get(word) == kind
