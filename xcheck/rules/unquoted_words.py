"""A direct quote here, the same words without quotation marks there."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple

from ..match import Comparison, Side
from ..model import Finding, Kind, Quote, Reading, Severity, Span, Word
from ..rule import Example, Rule
from ..voices import same_voice
from ..voices.assertions import AssertionPair, both_ways
from ..voices.claims import AttributionPair, innermost

LEAST = 2
"""Content words a quotation needs; one word may be anybody's."""

OWN = 3
"""Content words that are somebody's own anywhere; two need the same speaker or a paired statement."""

HALF, FEW = 0.5, 0.3
"""Share of a claim's words in quotation marks from which it is quoted, and up to which it is reported."""

LONG = 5
"""Content words that may be inflected otherwise and still be the same utterance."""


class _Start(NamedTuple):
    """A place where quoted words may begin: a content word of a statement, and those it stands among."""

    side: Side
    words: list[Word]
    at: int


class UnquotedWords(Rule):
    """The same words stand in quotation marks in one article and without them in the other.

    It speaks also where one article quotes a claim and the other, of the same speaker, reports it in words that are
    partly its own ("to see whether a law was broken").
    Why it matters: without the marks a speaker's words become the paper's own.
    What it lets pass: single quoted words; titles; words quoted on nobody's behalf (so-called); words that
    one article has both with and without marks; two words that are not shown to be one utterance.
    """

    id = "unquoted-words"
    kind = Kind.WORDING
    severity = Severity.NOTE
    slot = "quotation"
    agree = (
        Example("He called them “legitimate targets.”", "They are “legitimate targets”, he said."),
        Example("He called it a “mess”.", "It was a mess, he said."),
        Example("She said “Angry Young Men” was a bad film.", "She said Angry Young Men was a bad film."),
        Example("The state has “safe houses” for children.", "The state has safe houses for children."),
        Example("“We're proud of our old school,” she said.", "“We are proud of our old school,” she said."),
        Example("“I believe we can win,” he said.", "He believed they could win."),
        Example("The union called the offer an “open insult”.", "The door was open when the insult was heard."),
    )
    differ = (
        Example("He called them “legitimate targets.”", "He said they were legitimate targets.", "targets"),
        Example(
            "The plan, Berg said, was “a gift to lazy landlords”.",
            "The plan is a gift to lazy landlords.",
            "lazy landlords",
        ),
        Example(
            "Weber said her office would look into it “to determine whether a federal law was implicated”.",
            "Weber's office said that it would seek to determine whether any federal laws had been broken.",
            "reports it without quotation marks",
        ),
    )

    def check(self, comparison: Comparison) -> Iterator[Finding]:
        """Yield each quotation that the other article has only as plain words."""
        pairs = {(m.left.statement.id, m.right.statement.id) for m in comparison.meetings}
        pairs |= {(b, a) for a, b in pairs}
        seen: set[tuple[str, int]] = set()
        for own, other in ((comparison.left, comparison.right), (comparison.right, comparison.left)):
            quotes = [fact for fact in own.facts if isinstance(fact, Quote)]
            sides = [comparison.sides[quote.statement] for quote in quotes]
            lemmas = [_wanted(side, quote) for side, quote in zip(sides, quotes, strict=True)]
            firsts = {wanted[0] for wanted in lemmas if wanted}
            here, there = _starts(comparison, own, firsts), _starts(comparison, other, firsts)
            reported: set[tuple[str, ...]] = set()  # of this article: the other may quote the same words
            for quote, side, wanted in zip(quotes, sides, lemmas, strict=True):
                if not wanted or wanted in reported or any(_outside(*found) for found in _find(wanted, here)):
                    continue
                reported.add(wanted)
                found = list(_find(wanted, there))
                if not all(_outside(*place) for place in found):
                    continue
                for far, span in found:
                    if _one_utterance(side, quote, wanted, far, span, pairs):
                        seen.add((side.reading.id, side.statement.start))
                        yield self._unquoted(side, quote, far, span, len(wanted), own is comparison.left)
                        break
        yield from self._reworded(comparison, seen)

    def _reworded(self, comparison: Comparison, seen: set[tuple[str, int]]) -> Iterator[Finding]:
        """Yield what one article quotes and the other reports in words that are partly its own."""
        for one, mirrored in both_ways(comparison):
            quoted = _reported_and_quoted(one)
            if quoted is None or any((side.reading.id, side.statement.start) in seen for side, _ in quoted):
                continue
            (side, span), (other, words) = quoted
            places = quoted if (side is one.own.side) != mirrored else quoted[::-1]
            yield self.finding(
                *places,
                message=(
                    f"{side.name} quotes “{side.text(span)}”, {other.name} reports it without quotation marks: "
                    f"{other.text(words)}."
                ),
                subject=side.text(span).lower(),
                confidence=0.4 + 0.4 * one.alike,
            )

    def _unquoted(self, side: Side, quote: Quote, other: Side, span: Span, size: int, first: bool) -> Finding:
        places = ((side, quote.span), (other, span))
        return self.finding(
            *(places if first else places[::-1]),
            message=f"{side.name} quotes “{quote.text}”, {other.name} uses these words as its own.",
            subject=quote.value,
            confidence=min(0.9, 0.6 + 0.1 * size),
        )


def _reported_and_quoted(one: AssertionPair) -> tuple[tuple[Side, Span], tuple[Side, Span]] | None:
    """Return where one of two reports of a claim has it in quotation marks, and where the other has not.

    None where both or neither have, where the speakers are two, or too little is the same.
    """
    own, other = one.own, one.other
    if one.shared < OWN or own.attribution is None or other.attribution is None:
        return None
    claim = AttributionPair(own.side, own.attribution, other.side, other.attribution, one.alike, 0)
    if same_voice(claim) is False:
        return None
    here = [own.side.units[i].span for i in own.units]
    there = [other.side.units[i].span for i in one.answers]
    shares = _marked(own.side, here), _marked(other.side, there)
    if min(shares) > FEW or max(shares) < HALF:
        return None
    ends = (own.side, own.attribution.content), (other.side, other.attribution.content)
    (side, content), plain = ends if shares[0] > shares[1] else ends[::-1]
    return ((side, _quotation(side, content)), plain) if _outside(*plain) else None


def _marked(side: Side, spans: Sequence[Span]) -> float:
    """Return how many of some words stand in quotation marks, 0..1."""
    return sum(any(quote.span.meets(span) for quote in side.quotes) for span in spans) / len(spans)


def _quotation(side: Side, content: Span) -> Span:
    """Return the quoted words of an attribution."""
    held = [quote.span for quote in side.quotes if content.meets(quote)]
    return Span(held[0].start, held[-1].end) if held else content


def _wanted(side: Side, quote: Quote) -> tuple[str, ...]:
    """Return the lemmas of a quotation's content words; none for a title, a scare quote or too few."""
    words = [w for w in side.words_in(quote.start, quote.end) if w.content]
    if len(words) < LEAST or not side.statement.compared:
        return ()
    spoken = quote.utterance or any(a.source is not None or a.speaker is not None for a in side.attributions)
    title = not quote.utterance and all(w.text[0].isupper() for w in words)
    return tuple(w.lemma for w in words) if spoken and not title else ()


def _starts(comparison: Comparison, reading: Reading, lemmas: set[str]) -> dict[str, list[_Start]]:
    """Return where an article has each of some lemmas, in the order of the text."""
    found: dict[str, list[_Start]] = {lemma: [] for lemma in lemmas}
    for statement in reading.statements if lemmas else ():
        words = [w for w in statement.words if w.content] if statement.compared else []
        for at, word in enumerate(words):
            if word.lemma in lemmas:
                found[word.lemma].append(_Start(comparison.sides[statement.id], words, at))
    return found


def _find(wanted: tuple[str, ...], starts: dict[str, list[_Start]]) -> Iterator[tuple[Side, Span]]:
    """Yield where statements have the wanted lemmas in a row."""
    size = len(wanted)
    for side, words, at in starts[wanted[0]]:
        if at + size <= len(words) and all(words[at + k].lemma == wanted[k] for k in range(1, size)):
            yield side, Span(words[at].start, words[at + size - 1].end)


def _outside(side: Side, span: Span) -> bool:
    """Whether words stand outside quotation marks, those of a quotation over several sentences too."""
    if any(quote.span.meets(span) for quote in side.quotes):
        return False
    text = side.reading.article.text
    paragraphs = side.reading.paragraphs
    start, _ = paragraphs[bisect_right(paragraphs, span.start, key=itemgetter(0)) - 1]
    before = text[start : span.start]
    # a closing mark that nothing opens first, here or paragraphs below, ends a quotation that runs on
    closes, opens = text.find("”", span.end), text.find("“", span.end)
    within = before.count("“") > before.count("”") or before.count('"') % 2 == 1
    return not within and not (closes >= 0 and (opens < 0 or closes < opens))


def _one_utterance(
    side: Side, quote: Quote, wanted: tuple[str, ...], far: Side, span: Span, pairs: set[tuple[str, str]]
) -> bool:
    """Whether the plain words are the quoted ones: many, in a paired statement, or of the same speaker."""
    if len(wanted) < LONG and not _word_for_word(quote, far):
        return False
    if len(wanted) >= OWN:
        return True
    near, there = innermost(side, quote.span), innermost(far, span)
    if near is not None and there is not None:
        same = same_voice(AttributionPair(side, near, far, there, 0.5, len(wanted)))
        return same is True or (same is None and (side.statement.id, far.statement.id) in pairs)
    return (side.statement.id, far.statement.id) in pairs


def _word_for_word(quote: Quote, far: Side) -> bool:
    """Whether a statement has all words of a quotation in a row, but for an article before them."""
    first, _, rest = quote.value.partition(" ")
    wanted = rest if first in ("a", "an", "the") else quote.value
    return wanted in " ".join(far.statement.text.lower().replace("’", "'").split())
