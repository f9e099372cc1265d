"""Quotation marks around other words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..match import Comparison, Side
from ..model import Finding, Kind, Quote, Severity, Span, Word
from ..rule import Example, Rule
from ..sentences import among, quoted
from ..voices.quotations import Altered, Stitched, Wordings, cut, framed, quotations, stitched
from ..voices.said_of import Naming, namings, one_thing
from ..voices.spoken import Held, Spoken, held, spoken
from ..voices.utterance import alike, moved, paraphrased, small
from ..voices.utterances import Passage
from ..words import analyse

NAME = 3
"""Most content words of a quotation that is a name for a thing."""


FEW, AROUND = 2, 4
"""Words that are shown among others if only one article has them, and how many of those on either side."""


class AlteredQuote(Rule):
    """The words in quotation marks differ for the same utterance, or for the same thing.

    Quotations are whole utterances: their sentences are joined over "he said" and over paragraphs, and each is looked
    for in all quotations of the other article, whatever the statements around it say.
    Why it matters: a quotation is a promise that these were the words.
    What it tells: another word or another order (an error; a warning where only small words differ); words of several
    sentences joined in one, or joined by an ellipsis that hides whose they are (a note
    where they follow each other there, and only a full stop became "and"); a sentence that one cuts short, a note,
    or a warning where the rest is a condition or contrast ("if the voters agree").
    What it lets pass: marks, capitals, British and American spelling, typing slips, letters hidden ("d**n"),
    contractions, "&", a "that" which speech may leave out, brackets, ellipses within an utterance; a part of a
    longer quotation; two utterances of one speaker; two free translations, which differ all over. A phrase that
    says the same in other words (final outcome, end result) is a warning: it may be one more translation.
    """

    id = "altered-quote"
    kind = Kind.CONFLICT
    severity = Severity.ERROR
    slot = "quotation"
    agree = (
        Example("“We will never give up,” she said.", "She said: “We will never give up.”"),
        Example("“We [the workers] will never give up,” she said.", "She said: “We … will never give up.”"),
        Example("“We will never give up,” she said.", "She said the union would fight and “never give up”."),
        Example(
            "“We are very glad to be home again,” she said.",
            "“We're very glad to be at home again,” she said.",
        ),
        Example("“Some voices, good & bad, were lost,” he said.", "“Some voices, good and bad, were lost,” he said."),
        Example("“The U.S. bank does not lend abroad,” he said.", "“The US bank doesn't lend abroad,” he said."),
        Example(
            "“I spend whole days calming the guests: usually, this does not mean a rapid end,” she said.",
            "“I spend whole days soothing the guests, because it usually doesn't signify a rapid finish,” she said.",
        ),
        Example("She called the plan “reckless”.", "She called the plan “unaffordable” and the cuts “cruel”."),
        Example("“This is a d**ned disgrace,” he said.", "“This is a damned disgrace,” he said."),
    )
    differ = (
        Example(
            "“It is an honor and a privilege to serve,” Mayor Vale said.",
            "“It is an honor and privilege to serve,” Mayor Vale said.",
            "leaves out “a”",
        ),
        Example(
            "“I will have justice for what they've done to me,” she wrote.",
            "“I will have justice for what they did to me,” she wrote.",
            "did",
        ),
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
        Example("“Never,” said the mayor of Orsa.", "“Yes,” said the mayor of Orsa.", "Never"),
        Example(
            "“We will rebuild the old bridge,” she said.",
            "“We will rebuild the old bridge once the state pays its share,” she said.",
            "stops short of “once the state pays its share”",
        ),
        Example(
            "“The owner ... may leave at any time,” she said.",
            "“The owner has to stay for two years,” she said. “His guests may leave at any time.”",
            "joins with dots",
        ),
        Example(
            "Oslo said any foreign troops in the valley would be an “occupation”.",
            "Oslo said foreign troops there would be considered a “provocation”.",
            "provocation",
        ),
    )

    def check(self, comparison: Comparison) -> Iterator[Finding]:
        """Yield utterances whose words were changed, cut or joined, and things that bear two quoted names."""
        here, there = (list(quotations(comparison, reading)) for reading in (comparison.left, comparison.right))
        rows = spoken(comparison, comparison.left), spoken(comparison, comparison.right)
        found = [(passage, held(passage, rows[1])) for passage in here]
        back = [(passage, held(passage, rows[0])) for passage in there]
        left, right = ([passage for passage, place in some if place is None] for some in (found, back))
        altered = list(_altered(left, right))
        seen = {passage for one in altered for passage in (one.own, one.other)}
        altered += _framed(comparison, [p for p in left if p not in seen], [p for p in right if p not in seen])
        for one in altered:
            yield self._altered(one)
        seen = {passage for one in altered for passage in (one.own, one.other)}
        for alone, row in ((left, rows[1]), (right, rows[0])):
            for passage in alone:
                joined = stitched(passage, row) if passage not in seen and len(row) else None
                if joined is not None:
                    yield self._joined(passage, joined)
        for some, own in ((found, rows[0]), (back, rows[1])):
            for passage, place in some:
                yield from self._held(passage, place, own)
        yield from self._names(comparison)

    def _altered(self, one: Altered) -> Finding:
        left, right, found = one.own, one.other, one.changes
        places = [
            place
            for change in found
            for place in ((left.side, _span(left, change.left)), (right.side, _span(right, change.right)))
        ]
        said = [(p.side, [run for run in runs if run]) for p, runs in (
            (left, [c.left for c in found]), (right, [c.right for c in found])
        )]  # fmt: skip
        return self.finding(
            *places,
            message=_quoted(*said),
            subject="quotation",
            confidence=0.95 - 0.1 * len(found),
            severity=_severity(one),
        )

    def _held(self, passage: Passage, place: Held | None, own: Sequence[Spoken]) -> Iterator[Finding]:
        """Yield what is wrong with a quotation whose words the other article quotes, too."""
        if place is None:
            return
        if not place.honest:
            (_, end), (start, _) = place.stretches[:2]
            before, behind = place.spoken.passage_at(end - 1), place.spoken.passage_at(start)
            yield self.finding(
                (passage.side, passage.span),
                (before.side, before.span),
                (behind.side, behind.span),
                message=(
                    f"{passage.side.name} joins with dots what {before.side.name} quotes as two sentences: "
                    f"“{before.words_of(before.tokens)}” and “{behind.words_of(behind.tokens)}”."
                ),
                subject="quotation",
                confidence=0.85,
            )
            return
        left_out = cut(passage, place)
        if left_out is None or any(row.has(left_out.left_out) for row in own):
            return
        words = left_out.other.words_of(left_out.left_out)
        where = "stops short of" if left_out.tail else "leaves out what comes before"
        yield self.finding(
            (passage.side, passage.span),
            (left_out.other.side, left_out.other.span_of(left_out.left_out)),
            message=f"{passage.side.name} {where} “{words}”, which {left_out.other.side.name} quotes as well.",
            subject="quotation",
            confidence=0.8,
            severity=Severity.WARNING if left_out.conditional else Severity.NOTE,
        )

    def _joined(self, passage: Passage, joined: Stitched) -> Finding:
        names = passage.side.name, joined.places[0][0].side.name
        apart = f"{names[0]} runs together in one quotation what {names[1]} quotes in several."
        return self.finding(
            (passage.side, passage.span),
            *((one.side, one.span_of(words)) for one, words in joined.places),
            message=f"{names[0]} quotes as one sentence what {names[1]} quotes as several."
            if joined.running
            else apart,
            subject="quotation",
            confidence=0.75,
            severity=Severity.NOTE if joined.running else Severity.WARNING,
        )

    def _names(self, comparison: Comparison) -> Iterator[Finding]:
        """Yield the one thing that a speaker calls by other quoted words in either article."""
        right = [n for n in namings(comparison, comparison.right) if _names_a_thing(n)]
        for a in (n for n in namings(comparison, comparison.left) if _names_a_thing(n)):
            for b in right:
                if not one_thing(a, b) or _close(a, b):
                    continue
                if _has_words(a.quote, comparison.right.article.text) or _has_words(
                    b.quote, comparison.left.article.text
                ):
                    continue
                yield self.finding(
                    (a.side, a.quote.span),
                    (b.side, b.quote.span),
                    message=(
                        f"{a.side.name} quotes “{a.quote.text}” of {quoted(a.side.text(a.span))}, "
                        f"{b.side.name} “{b.quote.text}” of {quoted(b.side.text(b.span))}."
                    ),
                    subject=a.quote.value,
                    confidence=0.6,
                    severity=Severity.WARNING,
                )


def _altered(left: Sequence[Passage], right: Sequence[Passage]) -> Iterator[Altered]:
    """Yield the two wordings of each utterance, each quotation once, in the order of the left article."""
    wordings = Wordings(right)
    taken: set[Passage] = set()
    for passage in left:
        one = wordings.nearest(passage)
        if one is not None and one.other not in taken:
            taken.add(one.other)
            yield one


def _framed(comparison: Comparison, left: Sequence[Passage], right: Sequence[Passage]) -> Iterator[Altered]:
    """Yield quotations that have nothing in common but their place in two copies of a statement."""
    for meeting_left in left:
        for other in right:
            change = framed(comparison, meeting_left, other)
            if change is not None:
                yield Altered(meeting_left, other, [change])
                break


def _quoted(left: tuple[Side, list[list[Word]]], right: tuple[Side, list[list[Word]]]) -> str:
    """Return who quotes which words; of words that one leaves out, who has them; of small or few ones among which."""
    texts = [_text_of(*left), _text_of(*right)]
    small = not any(word.content for _, runs in (left, right) for run in runs for word in run)
    if all(texts) and small:
        texts = [_among(*left).strip("“”"), _among(*right).strip("“”")]
    if all(texts):
        return f"{left[0].name} quotes “{texts[0]}”, {right[0].name} quotes “{texts[1]}”."
    (has, runs), (lacks, _) = (left, right) if texts[0] else (right, left)
    words = texts[0] or texts[1]
    if sum(map(len, runs)) > FEW:
        return f"{has.name} quotes “{words}” here, {lacks.name} leaves it out of the quotation."
    return f"{has.name} quotes {_among(has, runs)}, {lacks.name} leaves out “{words}”."


def _among(side: Side, runs: list[list[Word]]) -> str:
    """Return the first words that differ among those around them."""
    return quoted(among(side, Span(runs[0][0].start, runs[0][-1].end), AROUND, AROUND))


def _severity(one: Altered) -> Severity | None:
    other_words = not moved(one.own.tokens, one.other.tokens)
    if (other_words and all(map(paraphrased, one.changes))) or all(map(small, one.changes)):
        return Severity.WARNING
    return None


def _text_of(side: Side, runs: list[list[Word]]) -> str:
    return "” … “".join(side.text(Span(run[0].start, run[-1].end)) for run in runs)


def _span(passage: Passage, words: list[Word]) -> Span:
    return Span(words[0].start, words[-1].end) if words else passage.span


def _names_a_thing(naming: Naming) -> bool:
    """Whether the quoted words are somebody's name for a thing: a noun, with or without an adjective."""
    words = [w for w in naming.side.statement.words if naming.quote.start <= w.start < naming.quote.end and w.lemma]
    noun = analyse(words[-1].lower)[1][:1] == "n" and len([w for w in words if w.content]) <= NAME
    return noun and not naming.quote.utterance and naming.voice is not None


def _close(a: Naming, b: Naming) -> bool:
    """Whether two quotations share a word, so that one is a longer form of the other."""
    left = [w for w in a.side.statement.words if a.quote.start <= w.start < a.quote.end and w.content]
    right = [w for w in b.side.statement.words if b.quote.start <= w.start < b.quote.end and w.content]
    return any(alike(x, y) for x in left for y in right)


def _has_words(quote: Quote, text: str) -> bool:
    """Whether an article has the words of a quotation anywhere, quoted or not."""
    return quote.value in text.lower().replace("’", "'")
