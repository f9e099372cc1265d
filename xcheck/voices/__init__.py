"""Whose words are whose: the speakers of one claim, the same or not, named or vague."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz.distance import Indel

from ..data import classes
from ..facts.names import coreferent
from ..facts.names.capitals import name_words
from ..facts.names.same import within
from ..facts.speakers.phrases import speaking
from ..match import Comparison, Side, sides
from ..model import Attribution, Name, Span
from ..words import tokenize
from .claims import AttributionPair, candidates

_SAME_SPELLING = 0.85
"""Normalised Indel similarity from which two names are one body spelt or translated twice."""

_OWN = 0.15
"""What one speaker on both sides adds to a claim when partners are chosen."""

_SOME = frozenset(
    ("a", "an", "one", "another", "some", "many", "several", "other", "two", "three", "unnamed", "anonymous")
)
"""Words that open a phrase for somebody not named before."""


@lru_cache(maxsize=1)
def attribution_pairs(comparison: Comparison) -> tuple[AttributionPair, ...]:
    """Return the claims of both articles, each attribution once, with its best partner."""
    found = candidates(comparison)
    ranked = sorted(found, key=lambda claim: -(claim.confidence + _OWN * (same_voice(claim) is True)))
    taken: set[tuple[str, int]] = set()
    chosen = []
    for claim in ranked:
        ends = {
            (claim.left_side.reading.id, claim.left.start),
            (claim.right_side.reading.id, claim.right.start),
        }
        if not ends & taken:
            taken |= ends
            chosen.append(claim)
    return tuple(sorted(chosen, key=lambda c: (c.left.start, c.right.start)))


def speaker_name(side: Side, attribution: Attribution) -> Name | None:
    """Return the name of a resolved speaker, from the source if it stands there, else from the article."""
    if attribution.speaker is None or not attribution.named:
        return None
    wanted = attribution.speaker.lower()
    there = list(names_of(side, attribution))
    for name in there:
        if name.text.lower() == wanted:
            return name
    people = [name for name in there if name.category == "person"]
    if people or there:
        return (people or there)[0]
    # a speaker may be named with an office that is no part of the name: Secretary of State |Brian Okafor|
    named = [f for f in side.reading.facts if isinstance(f, Name) and f" {wanted}".endswith(f" {f.text.lower()}")]
    return max(named, key=lambda name: len(name.text), default=None)


def names_of(side: Side, attribution: Attribution) -> Iterator[Name]:
    """Yield the names in the source of an attribution, adjectives left out."""
    if attribution.source is not None:
        yield from (n for n in side.names if attribution.source.meets(n) and not n.adjective)


def same_voice(claim: AttributionPair) -> bool | None:
    """Whether two speakers are the same; None when one is not known, or may speak for the other."""
    if claim.left.speaker and claim.right.speaker and claim.left.speaker.lower() == claim.right.speaker.lower():
        return True
    a, b = speaker_name(claim.left_side, claim.left), speaker_name(claim.right_side, claim.right)
    if a is None or b is None:
        return None
    if coreferent(a, b) or _one_body(a, b):
        return True
    if _share_a_name(claim):
        return None  # "Dole's office" and "Dole's spokesman, Jim Hall" may both speak for him
    if "other" in (a.category, b.category):
        return False
    return None if a.category != b.category else False


def _share_a_name(claim: AttributionPair) -> bool:
    """Whether one name stands in both sources, whoever else is named there."""
    left = list(names_of(claim.left_side, claim.left))
    return any(coreferent(x, y) for x in left for y in names_of(claim.right_side, claim.right))


def _one_body(a: Name, b: Name) -> bool:
    """Whether one name is part of the other, spelt otherwise, or in its role: "Foreign Ministry"."""
    if within(a, b) or within(b, a) or Indel.normalized_similarity(a.key, b.key) >= _SAME_SPELLING:
        return True
    return _initials(a.key) == b.key or _initials(b.key) == a.key or _in_role(a, b) or _in_role(b, a)


def _initials(key: str) -> str:
    """Return the initials of a name's longer words: "dh" for "department of health"."""
    words = [word for word in key.split(" ") if len(word) > len("and")]
    return "".join(word[0] for word in words) if len(words) > 1 else ""


def _in_role(person: Name, body: Name) -> bool:
    return bool(person.role and body.key in person.role)


def also_there(side: Side, attribution: Attribution, other: Side) -> bool:
    """Whether the other statement names the speaker too, so that both may have spoken."""
    name = speaker_name(side, attribution)
    return name is not None and any(coreferent(name, there) for there in other.names)


def explicit(side: Side, attribution: Attribution) -> bool:
    """Whether the source names the speaker itself: no office ("the Texas Governor", "the D.A."), and no pronoun.

    "He" or "she" names whoever alone was named as speaking in the statement before, and so does a quotation that goes
    on without a word of who speaks.
    """
    if not attribution.named or attribution.source is None:
        return attribution.named and attribution.cue is None and _spoke_before(side, attribution)
    words = side.text(attribution.source)
    if words.lower() in ("he", "she"):
        return _spoke_before(side, attribution)
    office = words[:4].lower() == "the "
    names = list(names_of(side, attribution))
    if office and names and _initials_of_office(names[0]):
        return False
    return any(
        not (office and name.category == "other") and (name.category != "place" or words.endswith(name.text))
        for name in names
    )


def _spoke_before(side: Side, attribution: Attribution) -> bool:
    """Whether the speaker, and nobody else, is named as speaking in the statement before."""
    statements = side.reading.statements
    at = next(n for n, statement in enumerate(statements) if statement.id == side.statement.id)
    before = sides(side.reading)[statements[at - 1].id].attributions if at else ()
    return {earlier.speaker for earlier in before} == {attribution.speaker} and any(
        explicit(sides(side.reading)[statements[at - 1].id], earlier) for earlier in before
    )


def _initials_of_office(name: Name) -> bool:
    return name.text.isupper() and name.text.replace(".", "").lower() in name_words("initials")


def vague(side: Side, attribution: Attribution) -> bool:
    """Whether the speaker is one of many and not named: officials, a spokesman, "they" for the officials.

    "The senator" and "the statement" are not vague: they mean somebody the article has named.
    """
    if attribution.named or attribution.speaker is None or attribution.source is None:
        return False
    if any(True for _ in names_of(side, attribution)):
        return False
    opener = side.text(attribution.source).split(" ", 1)[0].lower()
    phrase = tokenize(attribution.speaker)
    for at, word in enumerate(phrase):
        if word.lower in ("of", "in", "at", "from", "who", ",") and at:
            break
        if speaking(word.lemma) == "person" and (word.lower != word.lemma or opener in _SOME):
            return True
        if classes("speakers").get(word.lower) == "plural":
            return True
    return False


def introduced(side: Side, attribution: Attribution) -> tuple[tuple[Side, Span], str] | None:
    """Return where "they" or "the leaders" were named in full before, and as what: "Russian leaders"."""
    head = (attribution.speaker or "").lower()
    source = speaker_span(attribution)
    if " " in side.text(source) and not side.text(source).lower().startswith("the "):
        return None
    for earlier in reversed([f for f in side.reading.facts if isinstance(f, Attribution) and f.start < source.start]):
        speaker = earlier.speaker or ""
        fuller = speaker.lower() == head or speaker.lower().endswith(" " + head)
        if fuller and earlier.source is not None and " " in speaker and not earlier.named:
            text = side.reading.article.text[earlier.source.start : earlier.source.end].lower()
            if text.endswith(speaker.lower()):
                statement = next(s for s in side.reading.statements if s.id == earlier.statement)
                return (Side(side.reading, statement), earlier.source), speaker
    return None


def speaker_span(attribution: Attribution) -> Span:
    """Return the words that name the speaker, else the cue, else the content."""
    return attribution.source or attribution.cue or attribution.content
