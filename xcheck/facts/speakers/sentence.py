"""A statement as the search for reported speech sees it: tags, quoted words, ends of reported words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache, lru_cache

from ...data import classes, rows
from ...model import Name, Quote, Span, Statement, Word
from ...record import Record
from .tags import tag

Range = tuple[int, int]
"""First and last word of a phrase, both included."""

VERBAL = "VEGB"
"""Tags of words that may be verbs."""

_EDGES = " \t\xa0,:;–—―-"
_LONGEST = 300
"""Words of reported speech in one statement; a bound on hostile input, five times what news ever has."""

_CONTRASTS = frozenset(("while", "but", "whereas", "although", "though", "according"))


class Said(Record):
    """One attribution before its speaker is resolved."""

    source: Range | None
    cue: Range
    content: Span
    force: str


@lru_cache(maxsize=4096)
def verb_lemma(lower: str, lemma: str) -> str:
    """Return the lemma a word has as a verb: "believe" for "believes", which may also be a noun's plural."""
    return lower[:-1] if lower.endswith("s") and lower[:-1] in classes("reporting_verbs") else lemma


@cache
def frames(verb: str) -> frozenset[str]:
    """Return what may follow a reporting verb; see the table of frames."""
    return frozenset(frame for frame, verbs in _frame_rows() if verb in verbs)


@cache
def _frame_rows() -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((frame, frozenset(verbs.split(" "))) for frame, verbs in rows("reporting_frames"))


class Sentence:
    """A statement with one tag per word, marks for quoted words, and the subject last found in it."""

    __slots__ = ("cuts", "end", "fronted", "quoted", "statement", "subject", "tags", "text", "words")

    def __init__(self, text: str, statement: Statement, names: Sequence[Name], quotes: Sequence[Quote]) -> None:
        self.text = text
        self.statement = statement
        self.words: Sequence[Word] = statement.words
        self.tags = tag(self.words, names)
        self.quoted = _in_quotes(self.words, quotes)
        self.end = _stop(text, statement)
        self.fronted = self._find_fronted()
        self.cuts = self._find_cuts()
        self.subject: Range | None = None

    def force_at(self, at: int) -> str | None:
        """Return the force of the reporting verb at a place; None where none stands, or it is quoted."""
        if self.tags[at] not in VERBAL or self.quoted[at]:
            return None
        return classes("reporting_verbs").get(verb_lemma(self.words[at].lower, self.words[at].lemma))

    def lemma(self, at: int) -> str:
        """Return the lemma of the verb at a place."""
        return verb_lemma(self.words[at].lower, self.words[at].lemma)

    def lower(self, at: int) -> str:
        """Return the word at a place in lower case, "" beyond either end."""
        return self.words[at].lower if 0 <= at < len(self.words) else ""

    def tag(self, at: int) -> str:
        """Return the tag at a place, "." beyond either end."""
        return self.tags[at] if 0 <= at < len(self.words) else "."

    def span(self, start: int, end: int) -> Span | None:
        """Return a span of the text without edge spaces, commas and dashes; None when no word is left."""
        while start < end and self.text[start] in _EDGES:
            start += 1
        while end > start and self.text[end - 1] in _EDGES:
            end -= 1
        return Span(start, end) if any(map(str.isalnum, self.text[start:end])) else None

    def rest(self, at: int) -> Span | None:
        """Return the span from a word to where the reported words end; None when nothing is left."""
        if at >= len(self.words):
            return None
        cut = bisect_right(self.cuts, at)
        stop = self.words[self.cuts[cut]].start if cut < len(self.cuts) else self.end
        if at + _LONGEST < len(self.words):
            stop = min(stop, self.words[at + _LONGEST].start)
        return self.span(self.words[at].start, min(stop, self.end))

    def before(self, at: int) -> Span | None:
        """Return the span of the words before a place, from the clause's start."""
        earliest = max(0, at - _LONGEST)
        first = max(earliest, self.tags.rfind(";", earliest, max(0, at - 1)) + 1)
        while self.tag(first) == "C" and not self.quoted[first]:
            first += 1
        return self.span(self.words[first].start, self.words[at].start) if first < at < len(self.words) else None

    def _find_fronted(self) -> int | None:
        """Return the comma behind an opening "While ...", "By saying ...", "Saying ..."; None without one."""
        opens = self.tags[:1] in ("W", "G") or (self.tags[:1] == "P" and self.tags[1:2] == "G")
        if not opens or (self.quoted and self.quoted[0]):
            return None
        for at in range(2, len(self.words) - 1):
            if self.tags[at] == "," and not self.quoted[at] and self.tags[at + 1] in "DNMSJR":
                return at
        return None

    def _find_cuts(self) -> list[int]:
        cuts = []
        tags, size = self.tags, len(self.words)
        for at in range(1, size - 1):
            if self.quoted[at] or tags[at] not in ";,C":
                continue
            if at == self.fronted:
                cuts.append(at)
                continue
            after = at + 1 + (tags[at + 1] in "CR")
            if tags[at] == ";":
                cuts.append(at)
            elif tags[at] == ",":
                after += tags[after : after + 1] == "Q"  # ,” adding
                reports = after < size and tags[after] == "G" and self.force_at(after)
                if reports or self.words[at + 1].lower in _CONTRASTS:
                    cuts.append(at)
            elif after < size and tags[after] == "E" and self.force_at(after):
                cuts.append(at)
        return cuts


def _in_quotes(words: Sequence[Word], quotes: Sequence[Quote]) -> list[bool]:
    """Return for each word whether it stands between quotation marks."""
    inside = [False] * len(words)
    at = 0
    for place, word in enumerate(words):
        while at < len(quotes) and quotes[at].end <= word.start:
            at += 1
        inside[place] = at < len(quotes) and quotes[at].start <= word.start
    return inside


def _stop(text: str, statement: Statement) -> int:
    """Return where a statement's words end, its full stop left out."""
    end = statement.end
    while end > statement.start and text[end - 1].isspace():
        end -= 1
    return end - 1 if text[end - 1 : end] == "." else end
