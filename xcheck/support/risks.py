"""What in a draft statement the source may not bear out, and the evidence for each: its units, and small words.

Most suspects are content units: a name, a figure, a word. A conflict may also lie in a word that has no content
of its own (not, after, more). Beside the worst of them stands how much of the statement the sources state at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..model import Date, Finding, Kind, Name, Number, Severity, Span
from ..words import analyse, opposites
from .bearing import ABSENT, Bearing, Part

FEATURES = (
    "new_in_name", "new_place", "new_other_name", "new_given_name", "absent_number", "absent_measure",
    "absent_date", "new_proper_word", "unlinked", "conflict", "opposite",
)  # fmt: skip
"""Names of the evidence against one suspect, in the order of its values; all of it can only speak against it."""

OF_STATEMENT = ("linked", "beside", "together", "denied", "turned", "worst")
"""Names of the evidence on a whole statement, see `of_statement`; the first three speak for it, the rest against it."""

_MEASURES = frozenset(("money", "percent", "points", "age", "measure"))
"""Forms of numbers that a writer does not count or round by the way."""

STANDING_FOR = frozenset(("he", "she", "it", "they", "him", "them"))
"""Words that mean what was named before them."""

_IMPERSONAL = frozenset(("is", "was", "'s", "will", "would", "has", "had", "may", "might", "takes", "took", "seems"))
"""After these, "it" may mean nothing in particular: it is time to go."""


class Suspect(NamedTuple):
    """Something in a draft statement that may not be borne out."""

    span: Span
    held: float
    "How well the source holds it, 0..1."
    fact: bool
    "Whether it is a name, a number or a date."
    values: tuple[float, ...]
    "One for each of FEATURES."


def suspects(bearing: Bearing, conflicts: Sequence[Finding]) -> Iterator[Suspect]:
    """Yield every content unit of a draft statement, then the small words that make it doubtful.

    `conflicts` are those of the rules on this statement and source, see `is_conflict`.
    """
    for part in bearing.parts:
        values = (*_of_words(bearing, part), *_of_meetings(bearing, part, conflicts))
        yield Suspect(part.unit.span, part.held, part.unit.fact is not None, values)
    for finding in _in_small_words(bearing, conflicts):
        place = finding.places[0]
        yield _alone(Span(place.start, place.end), conflict=_sure(bearing, finding))


def of_statement(bearing: Bearing, conflicts: Sequence[Finding], worst: float) -> tuple[float, ...]:
    """Return the value of each of OF_STATEMENT; `worst` is the risk of its worst suspect, 0..1.

        linked      share of the statement's words, by rarity, linked to words of its evidence (of three sentences)
        beside      share that one source sentence and those around it hold
        together    share of its neighbouring words that stand close to each other in the source
        denied      how sure the surest conflict is
        turned      how sure one in a small word is, in a statement that is else the same: not, after

    Linked and beside are what word coverage measures, within a few sentences in the place of the whole source: a
    source of hundreds of sentences has most words of any statement somewhere.
    """
    total = sum(bearing.masses) or 1.0
    held = [i for i, part in enumerate(bearing.parts) if any(part.index in m.links for m in bearing.meetings)]
    turning = _in_small_words(bearing, conflicts)
    return (
        sum(bearing.masses[i] for i in held) / total,
        max(bearing.shares(near=True).values(), default=0.0),
        bearing.together,
        max((finding.confidence for finding in conflicts), default=0.0),
        max((_sure(bearing, finding) for finding in turning), default=0.0),
        worst,
    )


def _in_small_words(bearing: Bearing, conflicts: Sequence[Finding]) -> list[Finding]:
    """Return the conflicts that lie in words without content: not, after, more."""
    return [f for f in conflicts if not any(_marks(f, part.unit.span) for part in bearing.parts)]


def _of_words(bearing: Bearing, part: Part) -> tuple[float, ...]:
    """Return what the words of a unit tell: which of them the source has nowhere."""
    fact = part.unit.fact
    share = part.new / max(1, len(part.words))
    category = fact.category if isinstance(fact, Name) else ""
    absent = part.held < ABSENT
    return (
        float(part.new if category else 0),
        share * (category == "place"),
        share * (category == "other"),
        float(category == "person" and 0 < part.new < len(part.words)),
        float(absent and isinstance(fact, Number)),
        float(absent and isinstance(fact, Number) and fact.form in _MEASURES),
        (1.0 - part.held) * isinstance(fact, Date),
        float(fact is None and part.new > 0 and _looks_proper(bearing, part)),
    )


def _looks_proper(bearing: Bearing, part: Part) -> bool:
    """Whether a word that was not read as a name looks like one: capital, or unknown to the lexicon."""
    text = bearing.side.text(part.unit)
    return not analyse(text.lower())[1] or (text[:1].isupper() and part.unit.start > bearing.side.statement.start)


def _of_meetings(bearing: Bearing, part: Part, conflicts: Sequence[Finding]) -> tuple[float, ...]:
    """Return what the statement beside its evidence states of a unit."""
    unlinked = not any(part.index in meeting.links for meeting in bearing.meetings)
    against = 0.0
    if part.unit.fact is None:
        turned = opposites(part.unit.key)
        near = (m.closeness for m in bearing.meetings if not turned.isdisjoint(m.right.keys))
        against = max(near, default=0.0)
    conflict = max((f.confidence for f in conflicts if _marks(f, part.unit.span)), default=0.0)
    return (float(unlinked), conflict, against)


def _sure(bearing: Bearing, finding: Finding) -> float:
    """Return how sure a conflict in a word without content is: the surer, the closer the statements are."""
    against = {p.statement for p in finding.places[1:]}
    near = [m.closeness for m in bearing.meetings if m.right.statement.id in against]
    return finding.confidence * max(near, default=0.0)


def _alone(span: Span, **values: float) -> Suspect:
    """Return a suspect of which nothing but these values is known."""
    return Suspect(span, 0.0, False, tuple([values.get(name, 0.0) for name in FEATURES]))


def unclear_opening(bearing: Bearing) -> Span | None:
    """Return the pronoun that a draft opens with, outside quotations: nothing before it says what it means."""
    statement = bearing.side.statement
    if statement.id != bearing.side.reading.statements[0].id:
        return None
    words = [word for word in statement.words if word.lemma][:2]
    if len(words) < 2 or words[0].lower not in STANDING_FOR:
        return None
    if words[0].lower == "it" and words[1].lower in _IMPERSONAL:
        return None
    first = words[0].span
    return None if any(quote.span.meets(first) for quote in bearing.side.quotes) else first


def is_conflict(finding: Finding) -> bool:
    """Whether a finding says that draft and source cannot both be true."""
    return finding.kind is Kind.CONFLICT and finding.severity >= Severity.WARNING and finding.suppressed is None


def _marks(finding: Finding, span: Span) -> bool:
    return any(Span(p.start, p.end).meets(span) for p in finding.places if p.article == finding.places[0].article)
