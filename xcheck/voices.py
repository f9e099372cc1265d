"""Whose words are whose: attributions of two articles that carry the same claim."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from rapidfuzz.fuzz import ratio

from .facts.names import akin
from .facts.quotes import same_words
from .match import Comparison, Meeting, Side
from .model import Attribution, Name, Quote, Span

_SAME_SPELLING = 85.0
"""rapidfuzz ratio (0..100) from which two names are one body spelt or translated twice."""

SHARED = 0.45
"""Least share of the content words of the shorter content that are linked into the other."""


class Voices(NamedTuple):
    """Two attributions of one claim; `sure` is 0..1."""

    left_side: Side
    left: Attribution
    right_side: Side
    right: Attribution
    sure: float


def facing_voices(comparison: Comparison) -> Iterator[Voices]:
    """Yield attributions of the same claim: in a pair by linked content, anywhere by a shared quotation."""
    seen: set[tuple[int, int]] = set()
    for meeting in comparison.meetings:
        for a in meeting.left.attributions:
            for b in meeting.right.attributions:
                sure = shared_content(meeting, a.content, b.content)
                if sure >= SHARED and (a.start, b.start) not in seen:
                    seen.add((a.start, b.start))
                    yield Voices(meeting.left, a, meeting.right, b, sure)
    for left_side, a, right_side, b in _same_quotations(comparison):
        if (a.start, b.start) not in seen:
            seen.add((a.start, b.start))
            yield Voices(left_side, a, right_side, b, 0.9)


def shared_content(meeting: Meeting, left: Span, right: Span) -> float:
    """Return the share of the shorter content's content units that are linked into the other content."""
    inside_left = [i for i, u in enumerate(meeting.left.units) if u.content and left.start <= u.start < left.end]
    inside_right = {j for j, u in enumerate(meeting.right.units) if u.content and right.start <= u.start < right.end}
    if min(len(inside_left), len(inside_right)) < 2:
        return 0.0
    linked = sum(1 for i in inside_left if meeting.links.get(i) in inside_right)
    return linked / min(len(inside_left), len(inside_right))


def _same_quotations(comparison: Comparison) -> Iterator[tuple[Side, Attribution, Side, Attribution]]:
    """Yield attributions whose contents hold the same words, quoted on at least one side.

    A quotation of two or more words that the other article has as plain words counts too.
    """
    for own, other, mirrored in (
        (comparison.left, comparison.right, False),
        (comparison.right, comparison.left, True),
    ):
        for quote in (fact for fact in own.facts if isinstance(fact, Quote)):
            if " " not in quote.value:
                continue
            side = comparison.sides[quote.statement]
            for a in side.attributions:
                if not a.content.meets(quote.span):
                    continue
                for far, b in _holding(comparison, other.id, quote):
                    yield (far, b, side, a) if mirrored else (side, a, far, b)


def _holding(comparison: Comparison, article: str, quote: Quote) -> Iterator[tuple[Side, Attribution]]:
    for side in comparison.sides.values():
        if side.reading.id != article or not side.attributions or not side.statement.compared:
            continue
        for b in side.attributions:
            if any(same_words(quote, other) and b.content.meets(other.span) for other in side.quotes):
                yield side, b
            elif quote.value in " ".join(side.text(b.content).lower().split()):
                yield side, b


def speaker_name(comparison: Comparison, side: Side, attribution: Attribution) -> Name | None:
    """Return the name fact of a resolved speaker, from the source if it stands there, else from the article."""
    if attribution.speaker is None:
        return None
    if attribution.source is not None:
        for name in side.names:
            if attribution.source.meets(name.span) and not name.adjective:
                return name
    wanted = attribution.speaker.lower()
    return next((f for f in side.reading.facts if isinstance(f, Name) and f.text.lower() == wanted), None)


def same_voice(comparison: Comparison, voices: Voices) -> bool | None:
    """Whether two speakers are the same; None when one of them is not known."""
    a = speaker_name(comparison, voices.left_side, voices.left)
    b = speaker_name(comparison, voices.right_side, voices.right)
    if voices.left.speaker and voices.right.speaker and voices.left.speaker.lower() == voices.right.speaker.lower():
        return True
    if a is None or b is None:
        return None
    return akin(a, b) or _one_body(a, b)


def _one_body(a: Name, b: Name) -> bool:
    """Whether one name is part of the other: Foreign Ministry, Russian Foreign Ministry."""
    if a.key in b.key or b.key in a.key or ratio(a.key, b.key) >= _SAME_SPELLING:
        return True
    return bool(a.role and b.key in a.role) or bool(b.role and a.key in b.role)


def also_there(comparison: Comparison, side: Side, attribution: Attribution, other: Side) -> bool:
    """Whether the other statement names the speaker too, so that both may have spoken."""
    name = speaker_name(comparison, side, attribution)
    return name is not None and any(akin(name, there) for there in other.names)


def told_by(attribution: Attribution, side: Side) -> Span:
    """Return the words that name the speaker, else the cue, else the content."""
    return attribution.source or attribution.cue or attribution.content
