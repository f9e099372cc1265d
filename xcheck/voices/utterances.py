"""Quotations as whole utterances: what one speaker is quoted with in one breath, sentence by sentence.

    “We will,” Vale said, “never sell.” “The harbour is ours.”
     |------|              |---------|   |------------------|
     one sentence, said in two pieces     the next one of the same utterance

A sentence of an utterance is a `Passage`: its words in a normal form, whether it is printed as beginning and ending
a sentence, and who says it. The pieces of one utterance are joined over its sentences, over "he said", and over
paragraphs that open their marks again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from ..data import rows
from ..match import Comparison, Side
from ..model import Attribution, Quote, Reading, Span, Word
from ..record import Record
from .claims import innermost
from .spelling import one_spelling

INTERRUPTION = 30
"""Words between two pieces of one utterance: "..., the mayor of Orsa told reporters on Monday, ..."."""

TITLE_WORDS = 8
"""Most words of the title of a work."""

_CONTRACTED = {"can": "can", "won": "will", "shan": "shall", "ain": "be"}
_SHORT = {"re": "be", "m": "be", "ve": "have", "ll": "will", "d": "would"}
_BE = frozenset(("is", "are", "am"))
_WITH_IS = frozenset(("he", "she", "it", "that", "there", "here", "what", "who", "where", "how"))
"""Words behind which an 's is a verb; behind others it is mostly a possessive."""

_SIGNS = {"&": "and"}
"""{sign: the word that it is read as}"""

_CLOSERS, _OPENERS = "”»", "“«„"
_BOTH = '"“”«»„'


class Token(NamedTuple):
    """A quoted word in its normal form; a contraction has two, a word in brackets none."""

    key: str
    word: Word
    gap: bool
    "Whether an ellipsis or an editor's bracket stands before it."


class Passage(Record, eq=False):
    """One sentence of an utterance, or the quoted part of one."""

    side: Side
    quotes: tuple[Quote, ...]
    "One; more where it is interrupted."
    tokens: tuple[Token, ...]
    opens: bool
    "Whether it is printed as the beginning of a sentence."
    ends: bool
    "Whether it is printed as the end of one."
    voice: Attribution | None
    "Who says it, where its own statement or its utterance says so."
    voice_side: Side
    number: int
    "Of its utterance in the article."

    @property
    def span(self) -> Span:
        """Where it stands, from its first quoted word to its last."""
        return Span(self.quotes[0].start, self.quotes[-1].end)

    @property
    def keys(self) -> tuple[str, ...]:
        """Its words in their normal forms."""
        return tuple(token.key for token in self.tokens)

    @property
    def weight(self) -> int:
        """How many of its words have meaning of their own."""
        return sum(token.word.content for token in self.tokens)

    def span_of(self, tokens: Sequence[Token]) -> Span:
        """Return where some of its words stand; the whole of it where there are none."""
        return Span(tokens[0].word.start, tokens[-1].word.end) if tokens else self.span

    def words_of(self, tokens: Sequence[Token]) -> str:
        """Return some of its words as they are printed."""
        return " ".join(self.side.text(self.span_of(tokens)).split()) if tokens else ""


@lru_cache(maxsize=16)
def passages(comparison: Comparison, reading: Reading) -> tuple[Passage, ...]:
    """Return every quoted sentence of an article with its utterance, in the order of the text."""
    found: list[Passage] = []
    for number, utterance in enumerate(_utterances(comparison, reading), 1):
        some = [_passage(comparison, pieces, number) for pieces in _utterance_sentences(reading, utterance)]
        some = [one for one in some if one.tokens]
        voiced = next((one for one in some if one.voice is not None and one.voice.source is not None), None)
        voiced = voiced or next((one for one in some if one.voice is not None), None)
        for one in some:
            own = one.voice is not None and one.voice.source is not None
            found.append(
                one if own or voiced is None else one.replace(voice=voiced.voice, voice_side=voiced.voice_side)
            )
    return tuple(found)


def _utterances(comparison: Comparison, reading: Reading) -> Iterator[list[Quote]]:
    """Yield the quotations of an article, those together that one speaker says in one breath."""
    group: list[Quote] = []
    for quote in (fact for fact in reading.facts if isinstance(fact, Quote)):
        if group and not _next_piece(comparison, reading, group[-1], quote):
            yield group
            group = []
        group.append(quote)
    if group:
        yield group


def _next_piece(comparison: Comparison, reading: Reading, before: Quote, quote: Quote) -> bool:
    """Whether a quotation is the next piece of the one before."""
    text = reading.article.text
    between = text[before.end : quote.start]
    if not any(mark in between for mark in _BOTH) and not any(f" {mark}" in between for mark in "'‘`"):
        return True  # two sentences between one pair of marks
    outside = between.strip(" \t\n\r\xa0,.;:?!…—–-'’‘`" + _BOTH)
    if "\n" in between:
        # marks that open again in a new paragraph, those before not closed
        closed = any(mark in between.split("\n", 1)[0] for mark in _CLOSERS + '"')
        return not outside and not closed
    if not (before.utterance or quote.utterance) or len(outside.split()) > INTERRUPTION:
        return False
    if not outside:
        return True
    return _only_attributes(comparison, before, quote)


def _only_attributes(comparison: Comparison, before: Quote, quote: Quote) -> bool:
    """Whether what stands between two pieces says no more than whose words they are."""
    side, other = comparison.sides[before.statement], comparison.sides[quote.statement]
    gap = Span(before.end, quote.start)
    heard = [a for a in side.attributions if a.cue is not None and gap.start <= a.cue.start < gap.end]
    if not heard or any(not gap.meets(a.source) for a in heard if a.source is not None):
        return False
    if other is not side:  # “...,” he said. “...”
        here = [a for a in other.attributions if a.content.meets(quote)]
        return all(a.source is None or a.speaker == heard[0].speaker for a in here)
    return True


def _utterance_sentences(reading: Reading, quotes: list[Quote]) -> Iterator[list[Quote]]:
    """Yield the pieces of each sentence of an utterance: they stand in one statement, and only a comma parts them."""
    group = [quotes[0]]
    for left, right in pairwise(quotes):
        between = reading.article.text[left.end : right.start]
        stop = any(mark in between.lstrip()[:2] for mark in ".?!") or left.text[-1:] in "?!"
        if left.statement == right.statement and not stop and right.text[:1].islower():
            group.append(right)
        else:
            yield group
            group = [right]
    yield group


def _passage(comparison: Comparison, quotes: list[Quote], number: int) -> Passage:
    side = comparison.sides[quotes[0].statement]
    text = side.reading.article.text
    first, last = quotes[0], quotes[-1]
    voices = [innermost(side, quote.span) for quote in quotes]
    voice = next((voice for voice in voices if voice is not None), None)
    after = text[last.end : last.end + 1]
    stopped = last.text[-1:] in "?!" or after in (".", ",")
    return Passage(
        side,
        tuple(quotes),
        tuple(token for quote in quotes for token in tokens_of(side, quote)),
        first.utterance and first.text[:1].isupper(),
        any(quote.utterance for quote in quotes) and stopped,
        voice,
        side,
        number,
    )


def tokens_of(side: Side, quote: Quote) -> Iterator[Token]:
    """Yield the quoted words in their normal forms; what an editor put in brackets is left out."""
    return iter(tokens_in(side, side.words_in(quote.start, quote.end)))


def tokens_in(side: Side, words: Sequence[Word]) -> list[Token]:
    """Return some words of a statement in their normal forms."""
    figures = _figures(side, words)
    found: list[Token] = []
    depth, gap = 0, False
    behind = -1  # the word that "[W]" is the beginning of
    for at, word in enumerate(words):
        if word.text == "[" and _initial(words, at):
            behind = at + 3
        if at < behind:
            continue
        depth += (word.text == "[") - (word.text == "]")
        if depth > 0 or word.text == "]":
            gap = gap or (bool(word.lemma) and word.lower != "sic")
            continue
        if word.text == "…" or (word.text == "." and _in_dots(words, at)):
            gap = True
        elif (word.lemma or word.text in _SIGNS) and not (
            word.lower == "'s" and (not at or words[at - 1].lower not in _WITH_IS)
        ):
            lower = words[at - 2].lower + word.lower if at == behind else word.lower
            for key in filter(None, (figures[word.start],) if word.start in figures else _printed_form(lower)):
                found.append(Token(key, word, gap))
                gap = False
    return found


def _initial(words: Sequence[Word], at: int) -> bool:
    """Whether a bracket only holds a letter that was written small or large: [W]e."""
    if at + 3 >= len(words):
        return False
    letter, closing, rest = words[at + 1 : at + 4]
    joined = closing.text == "]" and closing.end == rest.start
    return joined and len(letter.text) == 1 and letter.text.isalpha() and bool(rest.lemma)


def _in_dots(words: Sequence[Word], at: int) -> bool:
    return any(0 <= k < len(words) and words[k].text == "." for k in (at - 1, at + 1))


def _figures(side: Side, words: Sequence[Word]) -> dict[int, str]:
    """Return {start: value} of the words that a number is written with, "" for all but the first: twenty-one, 21."""
    found: dict[int, str] = {}
    for number in side.numbers:
        if not words or number.start < words[0].start or number.end > words[-1].end or number.low is None:
            continue
        value = f"{number.low} {number.high}"
        for word in side.words_in(number.start, number.end):
            if word.text[0].isdigit() or word.lower in _number_words():
                found[word.start] = value
                value = ""
    return found


@cache
def _number_words() -> frozenset[str]:
    kinds = ("small", "tens", "hundred", "scale", "part", "ordinal")
    return frozenset(word for row in rows("number_words") if row[0] in kinds for word in row[2].split(" "))


def _printed_form(lower: str) -> tuple[str, ...]:
    """Return a word without what may be printed otherwise: spelling, contraction, dots."""
    if lower == "'s":
        return ("be",)
    if lower in _SIGNS:
        return (_SIGNS[lower],)
    stem, mark, ending = lower.partition("'")
    if lower.endswith("body") and lower[:-4] in ("no", "every", "any", "some"):
        return lower[:-4], "one"
    if ending == "t" and stem.endswith("n") and mark:
        return _CONTRACTED.get(stem, _one_form(stem[:-1])), "not"
    if mark and ending in _SHORT:
        return _one_form(stem), _SHORT[ending]
    if lower == "cannot":
        return "can", "not"
    return (_one_form(lower),)


@lru_cache(maxsize=16384)
def _one_form(lower: str) -> str:
    if lower in _BE:
        return "be"  # "it's" and "it is"
    return one_spelling(lower.replace(".", "").replace("'", ""))


def speech(passage: Passage) -> bool:
    """Whether a quotation is somebody's words, and neither a title, nor a name for a thing, nor a so-called one.

    Somebody's are a clause or sentence, and any words that the text attributes by a verb or noun of saying.
    """
    words = [token.word for token in passage.tokens]
    quote = passage.quotes[0]
    title = len(words) <= TITLE_WORDS and all(w.text[0].isupper() or not w.content for w in words)
    if title and words[0].text[0].isupper() and not (passage.ends and quote.utterance) and len(words) > 1:
        return False
    if any(one.utterance for one in passage.quotes):
        return True
    return _attributed(passage)


def _attributed(passage: Passage) -> bool:
    """Whether a verb, noun or preposition of saying brings the words themselves."""
    return any(a.cue is not None and a.content.meets(passage.span) for a in passage.side.attributions)
