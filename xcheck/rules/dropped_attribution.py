"""Reported here, stated in the article's own voice there."""

from __future__ import annotations

from collections.abc import Iterator

from ..match import Comparison, Meeting, Side
from ..model import Attribution, Finding, Kind, Number, Severity, Span
from ..model.findings import sentence
from ..rule import Example, Rule
from ..sentences import quoted, stretch
from ..voices import same_voice
from ..voices.assertions import AssertionPair, both_ways
from ..voices.claims import ALIKE, AttributionPair, candidates, overlap, said
from ..voices.media import medium, names_channel
from ..voices.quotations import voiced
from ..voices.reported import HINTS, by_a_paper, by_somebody, is_plain, known_as, reports_claim, source_and_cue

SHARED = 3
"""Content units that a claim and its assertion elsewhere have in common."""

HALF = 0.4
"""Share of an assertion's words in a quotation, or under an attribution, from which it is not the article's own."""

NEARLY = 0.6
"""Overlap from which two reports of one speaker's words are of one occasion."""

LEAST = 4
"""Content units a reported claim needs before its return without a source says anything."""

ASSERTED = 0.55
"""Least share of the claim, by weight, that the plain statement has; `ALIKE` holds for the two as a whole."""

FIGURE = 1000
"""A figure from here on is an anchor of its own: "spoke of 40,000"; smaller ones stand everywhere."""


class DroppedAttribution(Rule):
    """A claim that one article reports as somebody's is told as plain fact in the other.

    Why it matters: without "the police said" the paper vouches for the claim itself.
    Where the plain telling stands elsewhere in the article, among other words, it is a note. So is it where one article
    tells in what the words were said ("in a statement", "told reporters") and the other does not, or tells otherwise.
    What it lets pass: claims whose counterpart carries any attribution, names the speaker, or stands beside a
    sentence that is attributed; what speakers say of themselves; contents of a few words, but for figures.
    """

    id = "dropped-attribution"
    kind = Kind.WORDING
    severity = Severity.WARNING
    slot = "speaker"
    agree = (
        Example(
            "Police said the driver had fled the scene on foot.",
            "The driver fled on foot, according to police.",
        ),
        Example(
            "Police said the driver had fled the scene on foot.",
            "Police saw the driver flee the scene on foot.",
        ),
        Example("Lang said he had left the old house in May.", "He had left the old house in May."),
        Example("Lang announced the old bridge would close on Friday.", "The old bridge will close on Friday."),
        Example("Lang said 12 of the boats were old.", "Two of the boats sank in 12 hours."),
        Example(
            "“We will rebuild the old bridge,” Weber said on Twitter.",
            "“We will rebuild the old bridge,” Weber tweeted.",
        ),
        Example(
            "“We will rebuild the old bridge,” Weber told the Daily News.",
            "Speaking to the Orsa Daily News, Weber said: “We will rebuild the old bridge.”",
        ),
    )
    differ = (
        Example(
            "Police said the driver had fled the scene on foot.",
            "The driver had fled the scene on foot.",
            "Police said",
        ),
        Example(
            "The organizers spoke of 40,000 marchers.",
            "Forty thousand people marched.",
            "The organizers spoke",
        ),
        Example(
            "“We will rebuild the old bridge,” Weber said in a statement.",
            "“We will rebuild the old bridge,” Weber said.",
            "“in a statement”",
        ),
    )

    def check(self, comparison: Comparison) -> Iterator[Finding]:
        """Yield attributed claims whose words stand unattributed in the other article, each once."""
        reported: set[tuple[str, int]] = set()
        for meeting in comparison.meetings:
            for view, mirrored in ((meeting, False), (meeting.mirrored(), True)):
                for a in view.left.attributions if is_plain(comparison, view.right) else ():
                    key = (view.left.reading.id, a.start)
                    confidence = 0.0 if key in reported else _asserted_plainly(comparison, view, a)
                    if confidence and not _attributed_elsewhere(comparison, view.left, a):
                        reported.add(key)
                        yield self._dropped((view.left, a), (view.right, _claim(view, a)), confidence, mirrored)
        for side, a, far, span in _figures(comparison):
            if not _attributed_elsewhere(comparison, side, a):
                yield self._dropped((side, a), (far, span), 0.65, side.reading.id == comparison.right.id)
        yield from self._far(comparison, reported)
        yield from self._media(comparison)

    def _far(self, comparison: Comparison, reported: set[tuple[str, int]]) -> Iterator[Finding]:
        """Yield reported claims that the other article asserts plainly in a statement not paired with theirs."""
        for one, mirrored in both_ways(comparison):
            side, a, far = one.own.side, one.own.attribution, one.other.side
            if a is None or one.other.attribution is not None or one.shared < SHARED or not one.rare:
                continue
            if (side.reading.id, a.start) in reported or not (by_somebody(side, a) or by_a_paper(side, a)):
                continue
            if (
                not _own_assertion(one)
                or _goes_on(comparison, side, a, far)
                or _named_in(side, a, far)
                or _attributed_elsewhere(comparison, side, a)
            ):
                continue
            yield self._dropped((side, a), (far, one.words), 0.3 + 0.6 * one.alike, mirrored, Severity.NOTE)

    def _media(self, comparison: Comparison) -> Iterator[Finding]:
        """Yield words of one speaker of which only one article says where they were said."""
        for claim in _spoken_alike(comparison):
            ends = (claim.left_side, claim.left), (claim.right_side, claim.right)
            media = [medium(side, attribution) for side, attribution in ends]
            if any(names_channel(*end) for end in ends) or any(
                found and _has_words(side, found, far)
                for found, (side, _), (far, _) in zip(media, ends, ends[::-1], strict=True)
            ):
                continue
            if not any(media):
                continue
            texts = [quoted(side.text(found)) for (side, _), found in zip(ends, media, strict=True) if found]
            names = [side.name for (side, _), found in zip(ends, media, strict=True) if found]
            without = [side.name for (side, _), found in zip(ends, media, strict=True) if not found]
            what = f"Where or to whom was it said? {names[0]}: {texts[0]}. "
            what += f"{without[0]} does not tell." if without else f"{names[1]}: {texts[1]}."
            yield self.finding(
                *((side, _with(source_and_cue(a), found)) for (side, a), found in zip(ends, media, strict=True)),
                message=what,
                subject=claim.left.speaker or claim.right.speaker or "speaker",
                confidence=0.6,
                severity=Severity.NOTE,
            )

    def _dropped(
        self,
        reported: tuple[Side, Attribution],
        plain: tuple[Side, Span],
        confidence: float,
        mirrored: bool,
        severity: Severity | None = None,
    ) -> Finding:
        side, attribution = reported
        far, span = plain
        places = (side, source_and_cue(attribution)), plain
        return self.finding(
            *(places[::-1] if mirrored else places),
            message=(
                f"Only {side.name} says who says so ({quoted(side.text(places[0][1]))}); "
                f"{far.name} tells it as a fact: {sentence(quoted(stretch(far, far.statement.span, span)))}"
            ),
            subject=attribution.speaker or "speaker",
            confidence=confidence,
            stronger=far.reading.id,
            severity=severity,
        )


def _spoken_alike(comparison: Comparison) -> Iterator[AttributionPair]:
    """Yield the quotations, and the claims in nearly the same words, that both articles give to one speaker."""
    seen = set()
    for _, claim in voiced(comparison):
        seen.add((claim.left.start, claim.right.start))
        if same_voice(claim) is not False and claim.left.cue is not None and claim.right.cue is not None:
            yield claim
    for one, mirrored in both_ways(comparison):
        both = [(t.side, t.attribution) for t in (one.own, one.other) if t.attribution is not None]
        if len(both) < len("ab") or one.alike < NEARLY or one.shared < SHARED:
            continue
        (left, a), (right, b) = both[::-1] if mirrored else both
        claim = AttributionPair(left, a, right, b, one.alike, 0)
        if (a.start, b.start) not in seen and same_voice(claim):
            yield claim


def _has_words(side: Side, span: Span, far: Side) -> bool:
    """Whether the statement of the other article has some words, in whatever order: Speaking to the Orsa Daily News."""
    return {word.lemma for word in side.words_in(span.start, span.end) if word.content} <= {
        word.lemma for word in far.statement.words
    }


def _with(span: Span, more: Span | None) -> Span:
    return span if more is None else Span(min(span.start, more.start), max(span.end, more.end))


def _own_assertion(one: AssertionPair) -> bool:
    """Whether the words that assert a claim are the article's own: in no quotation, under no attribution."""
    side = one.other.side
    reported = (a.content for a in side.attributions if reports_claim(a))
    if any(one.share_in(span) > HALF for span in (*(quote.span for quote in side.quotes), *reported)):
        return False
    return not any(w.lower in HINTS for w in side.statement.words)


def _goes_on(comparison: Comparison, side: Side, attribution: Attribution, far: Side) -> bool:
    """Whether the sentence before, in one paragraph, is attributed to the same speaker, so that this one may be his."""
    number = int(far.statement.id.removeprefix(far.reading.id)) - 2
    before = far.reading.statements[number] if number >= 0 else None
    if before is None or before.block != far.statement.block:
        return False
    there = comparison.sides[before.id]
    own = known_as(side, attribution)
    return any(own & known_as(there, a) for a in there.attributions if reports_claim(a))


def _named_in(side: Side, attribution: Attribution, far: Side) -> bool:
    """Whether a statement speaks of the source, too."""
    source = attribution.source or attribution.content
    if side.text(source).lower() in far.statement.text.lower():
        return True
    named = [unit.key for unit in side.units if unit.content and source.meets(unit)]
    return bool(named) and all(key in far.keys for key in named)


def _figures(comparison: Comparison) -> Iterator[tuple[Side, Attribution, Side, Span]]:
    """Yield reported claims that are hardly more than a figure which the other article asserts plainly."""
    for own, other in ((comparison.left, comparison.right), (comparison.right, comparison.left)):
        there = [f for f in other.facts if isinstance(f, Number) and f.low == f.high and (f.low or 0) >= FIGURE]
        for side in (comparison.sides[s.id] for s in own.statements if s.compared and there):
            for a in side.attributions:
                if not by_somebody(side, a) or len(said(side, a.content)) >= LEAST:
                    continue
                for figure in (n for n in side.numbers if a.content.meets(n)):
                    for same in there:
                        far = comparison.sides[same.statement]
                        alike = (same.low, same.high) == (figure.low, figure.high)
                        if alike and far.statement.compared and is_plain(comparison, far):
                            yield side, a, far, same.span


def _asserted_plainly(comparison: Comparison, view: Meeting, attribution: Attribution) -> float:
    """Return the confidence that the other statement asserts the reported claim, 0 when it does not."""
    if not by_somebody(view.left, attribution) or _mentioned(view, attribution):
        return 0.0
    if len(said(view.left, attribution.content)) < LEAST:
        return 0.0
    alike, share, _ = overlap(comparison, view, attribution.content, view.right.statement.span)
    return 0.3 + 0.3 * share + 0.3 * alike if share >= ASSERTED and alike >= ALIKE else 0.0


def _mentioned(view: Meeting, attribution: Attribution) -> bool:
    """Whether the other statement speaks of the source too."""
    return any(i in view.links for i in said(view.left, attribution.source or attribution.content))


def _attributed_elsewhere(comparison: Comparison, side: Side, attribution: Attribution) -> bool:
    """Whether the other article attributes the claim somewhere."""
    end = side.reading.id, attribution.start
    return any(
        end in ((c.left_side.reading.id, c.left.start), (c.right_side.reading.id, c.right.start))
        for c in candidates(comparison)
    )


def _claim(view: Meeting, attribution: Attribution) -> Span:
    """Return the words of the other statement that are linked to the content."""
    linked = sorted(view.links[i] for i in said(view.left, attribution.content) if i in view.links)
    return view.right.span_of(range(linked[0], linked[-1] + 1))
