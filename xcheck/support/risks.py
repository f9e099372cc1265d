"""What in a draft statement the source may not bear out, and the evidence for each: its units, and small words.

Most suspects are content units: a name, a figure, a word. A conflict may also lie in a word that has no content
of its own (not, after, more), and a draft that opens with "She" says of nobody that she did anything.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..coverage.sources import threes
from ..match import Meeting
from ..model import Date, Finding, Kind, Name, Number, Severity, Span
from ..words import analyse, opposites
from .bearing import ABSENT, Bearing, Part

FEATURES = (
    "part_new", "new_in_name", "new_place", "new_other_name", "new_given_name", "absent_number",
    "absent_measure", "absent_date", "new_proper_word", "unlinked", "other_name", "conflict",
    "opposite", "covered", "together", "copied", "flipped", "small_word", "opens_unclear",
)  # fmt: skip
"""Names of the evidence for one suspect, in the order of its values; covered, together and copied are the
statement's, the last three those of words without content."""

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
    total = sum(bearing.masses) or 1.0
    covered = sum(mass * part.held for mass, part in zip(bearing.masses, bearing.parts, strict=True)) / total
    together = max(bearing.shares(near=True).values(), default=0.0)
    runs = threes(bearing.side)
    copied = sum(run in bearing.source.threes for run in runs) / max(1, len(runs))
    small = [f for f in conflicts if not any(_marks(f, part.unit.span) for part in bearing.parts)]
    for part in bearing.parts:
        own = (*_of_words(bearing, part), *_of_meetings(bearing, part, conflicts))
        yield Suspect(part.unit.span, part.held, part.unit.fact is not None, (*own, covered, together, copied, 0, 0, 0))
    for finding in small:
        yield _small_word(bearing, finding)
    pronoun = unclear_opening(bearing)
    if pronoun is not None:
        yield _alone(pronoun, opens_unclear=1.0)


def _of_words(bearing: Bearing, part: Part) -> tuple[float, ...]:
    """Return what the words of a unit tell: which of them the source has nowhere."""
    fact = part.unit.fact
    share = part.new / max(1, len(part.words))
    some = float(0 < part.new < len(part.words))
    category = fact.category if isinstance(fact, Name) else ""
    absent = part.held < ABSENT
    return (
        some,
        float(part.new if category else 0),
        share * (category == "place"),
        share * (category == "other"),
        some * (category == "person"),
        float(absent and isinstance(fact, Number)),
        float(absent and isinstance(fact, Number) and fact.form in _MEASURES),
        (1.0 - part.held) * isinstance(fact, Date),
        float(fact is None and part.new > 0 and _looks_proper(bearing, part)),
    )


def _looks_proper(bearing: Bearing, part: Part) -> bool:
    """Whether a word that was not read as a name looks like one: capital, or unknown to the lexicon."""
    text = bearing.side.text(part.unit.span)
    return not analyse(text.lower())[1] or (text[:1].isupper() and part.unit.start > bearing.side.statement.start)


def _of_meetings(bearing: Bearing, part: Part, conflicts: Sequence[Finding]) -> tuple[float, ...]:
    """Return what the statement beside its evidence tells of a unit."""
    unlinked = not any(part.index in meeting.links for meeting in bearing.meetings)
    other = against = 0.0
    for meeting in bearing.meetings:
        if isinstance(part.unit.fact, Name):
            other = max(other, _other_name(meeting, part.index))
        elif part.unit.fact is None and not opposites(part.unit.key).isdisjoint(meeting.right.keys):
            against = max(against, meeting.closeness)
    conflict = max((f.confidence for f in conflicts if _marks(f, part.unit.span)), default=0.0)
    return (float(unlinked), other, conflict, against)


def _other_name(meeting: Meeting, index: int) -> float:
    """Return how surely another name of the evidence stands where an unlinked one does in the draft."""
    if index in meeting.links:
        return 0.0
    gap = meeting.gap_of(index)
    names = [j for j in gap.right if isinstance(meeting.right.units[j].fact, Name)] if gap else []
    return max((meeting.context(index, j) for j in names), default=0.0)


def _small_word(bearing: Bearing, finding: Finding) -> Suspect:
    """Return the suspect for a conflict in a word without content: the surer, the closer the statements are."""
    place = finding.places[0]
    against = {p.statement for p in finding.places[1:]}
    near = [m.closeness for m in bearing.meetings if m.right.statement.id in against]
    sure = finding.confidence * max(near, default=0.0)
    span = Span(place.start, place.end)
    return _alone(span, flipped=sure) if finding.rule == "flipped-negation" else _alone(span, small_word=sure)


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
