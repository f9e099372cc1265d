"""Quotation marks around other words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from ..facts.quotes import same_words
from ..match import Comparison, Meeting, Side
from ..model import Finding, Kind, Quote, Reading, Severity, Span, Word
from ..rule import Example, Rule
from ..voices import same_voice
from ..voices.claims import Claim
from ..voices.said_of import Naming, namings, one_thing
from ..voices.utterance import Change, alike, changes, retold
from ..words import analyse

NAME = 3
"""Most content words of a quotation that is a name for a thing."""


SHORTLY = 60
"""Letters between two quotations of one speech: room for "he said" and the marks."""


class AlteredQuote(Rule):
    """The words in quotation marks differ for the same utterance, or for the same thing.

    Why it matters: a quotation is a promise that these were the words.
    What it lets pass: punctuation, spelling, contractions, the case of the first letter, brackets, ellipses;
    a part of a longer quotation; two quotations of one speaker; two free translations, which differ all over. A
    phrase that says the same in other words (final outcome, end result) is a warning: it may be one more translation.
    """

    id = "altered-quote"
    kind = Kind.CONFLICT
    severity = Severity.ERROR
    agree = (
        Example("“We will never give up,” she said.", "She said: “We will never give up.”"),
        Example("“We [the workers] will never give up,” she said.", "She said: “We … will never give up.”"),
        Example("“We will never give up,” she said.", "She said the union would fight and “never give up”."),
        Example(
            "“We are very glad to be home again,” she said.",
            "“We're very glad to be at home again,” she said.",
        ),
        Example("“The U.S. bank does not lend abroad,” he said.", "“The US bank doesn't lend abroad,” he said."),
        Example(
            "“I spend whole days calming the guests: usually, this does not mean a rapid end,” she said.",
            "“I spend whole days soothing the guests, because it usually doesn't signify a rapid finish,” she said.",
        ),
        Example("She called the plan “reckless”.", "She called the plan “unaffordable” and the cuts “cruel”."),
    )
    differ = (
        Example(
            "“We will never give up this long fight,” she said.",
            "She said: “We will not give up this long fight.”",
            "never",
        ),
        Example(
            "“This is a small step for our town,” he said.",
            "“This is a huge step for our town,” he said.",
            "small",
        ),
        Example("“The bolt may break sooner,” he said.", "“The bolt breaks sooner,” he said.", "may"),
        Example(
            "Oslo said any foreign troops in the valley would be an “occupation”.",
            "Oslo said foreign troops there would be considered a “provocation”.",
            "provocation",
        ),
    )

    def check(self, comparison: Comparison) -> Iterator[Finding]:
        """Yield utterances whose words were changed, and things that bear two quoted names."""
        told: set[tuple[int, int]] = set()
        for meeting in comparison.meetings:
            left = [q for q in meeting.left.quotes if not _elsewhere(q, meeting.right)]
            right = [q for q in meeting.right.quotes if not _elsewhere(q, meeting.left)]
            for a in left:
                for b in right:
                    found = changes(meeting.left, a, meeting.right, b, _goes_on(meeting, a, b))
                    if found and not {(0, a.start), (1, b.start)} & told:
                        told |= {(0, a.start), (1, b.start)}
                        yield self._altered(meeting, a, b, found)
        yield from self._names(comparison)

    def _altered(self, meeting: Meeting, a: Quote, b: Quote, found: list[Change]) -> Finding:
        left, right = meeting.left, meeting.right
        places = [
            place
            for change in found
            for place in ((left, _span(left, a, change.left)), (right, _span(right, b, change.right)))
        ]
        said = (_words(left, [c.left for c in found]), _words(right, [c.right for c in found]))
        has = [f"quotes “{words}”" if words else "leaves it out" for words in said]
        return self.finding(
            *places,
            message=f"{left.name} {has[0]}, {right.name} {has[1]}",
            subject="quotation",
            confidence=0.95 - 0.1 * len(found),
            severity=Severity.WARNING if all(map(retold, found)) else None,
        )

    def _names(self, comparison: Comparison) -> Iterator[Finding]:
        """Yield the one thing that a speaker calls by other quoted words in either article."""
        right = [n for n in namings(comparison, comparison.right) if _names_a_thing(n)]
        for a in (n for n in namings(comparison, comparison.left) if _names_a_thing(n)):
            for b in right:
                if not _one_voice(a, b) or not one_thing(a, b) or _close(a, b):
                    continue
                if _stands(a.quote, comparison.right.article.text) or _stands(b.quote, comparison.left.article.text):
                    continue
                yield self.finding(
                    (a.side, a.quote.span),
                    (b.side, b.quote.span),
                    message=(
                        f"{a.side.name} has “{a.quote.text}” for '{a.side.text(a.span)}', "
                        f"{b.side.name} “{b.quote.text}” for '{b.side.text(b.span)}'"
                    ),
                    subject=a.quote.value,
                    confidence=0.6,
                    severity=Severity.WARNING,
                )


def _elsewhere(quote: Quote, side: Side) -> bool:
    """Whether the article of a side quotes the same words anywhere."""
    return any(same_words(quote, other) for other in _quotes(side.reading))


def _goes_on(meeting: Meeting, a: Quote, b: Quote) -> bool:
    """Whether both quotations stand right behind ones that are the same words."""
    before_a, before_b = _before(meeting.left, a), _before(meeting.right, b)
    return before_a is not None and before_b is not None and same_words(before_a, before_b)


def _before(side: Side, quote: Quote) -> Quote | None:
    """Return the quotation that ends shortly before another one: its own sentence before, or the next one over."""
    nearest = [other for other in _quotes(side.reading) if 0 <= quote.start - other.end <= SHORTLY]
    return nearest[-1] if nearest else None


@lru_cache(maxsize=8)
def _quotes(reading: Reading) -> tuple[Quote, ...]:
    return tuple(fact for fact in reading.facts if isinstance(fact, Quote))


def _words(side: Side, runs: list[list[Word]]) -> str:
    return "” … “".join(side.text(Span(run[0].start, run[-1].end)) for run in runs if run)


def _span(side: Side, quote: Quote, words: list[Word]) -> Span:
    return Span(words[0].start, words[-1].end) if words else quote.span


def _names_a_thing(naming: Naming) -> bool:
    """Whether the quoted words are somebody's name for a thing: a noun, with or without an adjective."""
    words = [w for w in naming.side.statement.words if naming.quote.start <= w.start < naming.quote.end and w.lemma]
    noun = analyse(words[-1].lower)[1][:1] == "n" and len([w for w in words if w.content]) <= NAME
    return noun and not naming.quote.utterance and naming.voice is not None


def _one_voice(a: Naming, b: Naming) -> bool:
    if a.voice is None or b.voice is None:
        return False
    return same_voice(Claim(a.side, a.voice, b.side, b.voice, 0.5, 0)) is not False


def _close(a: Naming, b: Naming) -> bool:
    """Whether two quotations share a word, so that one is a longer form of the other."""
    left = [w for w in a.side.statement.words if a.quote.start <= w.start < a.quote.end and w.content]
    right = [w for w in b.side.statement.words if b.quote.start <= w.start < b.quote.end and w.content]
    return any(alike(x, y) for x in left for y in right)


def _stands(quote: Quote, text: str) -> bool:
    """Whether an article has the words of a quotation anywhere, quoted or not."""
    return quote.value in text.lower().replace("’", "'")
