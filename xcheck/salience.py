"""How much an editor must know what only some articles state: the official act before the transition.

    The prosecutors have issued subpoenas to three aides.      acts, a figure, who: high
    He has denied the accusation, his lawyer said.             the answer of the accused: high
    It was a hard week.                                        low

The words of one statement that are not covered elsewhere are weighed together, by general features of them. Readers of
27 pairs of articles listed 98 facts as important that one article has alone; the findings touch 66 of these, and 43
stand among the ten statements of a pair with the greatest weights, 35 among the ten with the most facts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from math import exp

from .data import classes
from .match import Side, sides
from .model import Finding, Kind, Reading, Span
from .rules import rule_of

WEIGHS = 0.5
"""Weight from which an editor must see it."""

FACTORS = {"untold": 1.2, "acts": 0.7, "answer": 0.5, "figures": 0.3, "speaker": 0.3, "known": -0.6, "direct": -0.4}
"""What each feature adds to the log-odds of being important, see `features`."""

BIAS = -0.6
NAME_ALONE = -1.0
"""Added where nothing but a name is uncovered."""

FULL = 200
"""Characters of uncovered words from which more of them add nothing."""

_ANSWERS = frozenset(("deny", "reject", "admit"))
"""Forces of attribution by which somebody answers."""

_DIRECT = frozenset(("i", "you", "we", "me", "us", "my", "your", "let"))
"""Words of a speaker to his hearers."""


def weighed(findings: Iterable[Finding], readings: Sequence[Reading]) -> list[Finding]:
    """Return the findings, each omission among them with the weight of what its statement alone states."""
    found = list(findings)
    by_id = {reading.id: reading for reading in readings}
    by_statement: dict[str, list[Finding]] = {}
    for finding in found:
        if finding.kind is Kind.OMISSION:
            by_statement.setdefault(finding.places[0].statement, []).append(finding)
    weights = {id: round(weight(by_id[some[0].places[0].article], some), 2) for id, some in by_statement.items()}
    return [f.replace(weight=weights[f.places[0].statement]) if f.kind is Kind.OMISSION else f for f in found]


def weight(reading: Reading, omissions: Sequence[Finding]) -> float:
    """Return how much the omissions in one statement matter, 0 to 1."""
    content = [finding for finding in omissions if rule_of(finding.rule).marks != "name"]
    spans = [Span(f.places[0].start, f.places[0].end) for f in content or omissions]
    values = features(reading, sides(reading)[omissions[0].places[0].statement], spans)
    odds = BIAS + NAME_ALONE * (not content) + sum(FACTORS[name] * value for name, value in values.items())
    return 1.0 / (1.0 + exp(-odds))


def features(reading: Reading, side: Side, spans: Sequence[Span]) -> dict[str, float]:
    """Return the value, 0 to 1, of each of FACTORS for words of one statement."""
    words = [word for word in side.statement.words if any(word.span.meets(span) for span in spans)]
    content = [word for word in words if word.content]
    acts = {classes("official_acts").get(word.lemma) for word in content} - {None}
    said = [one for one in side.attributions if any(one.content.meets(span) for span in spans)]
    counts = _counts(reading)
    return {
        "untold": min(sum(span.end - span.start for span in spans), FULL) / FULL,
        "acts": min(len(acts - {"answer"}), 2) / 2,
        "answer": float("answer" in acts or any(one.force in _ANSWERS for one in said)),
        "figures": float(any(number.span.meets(span) for number in side.numbers for span in spans)),
        "speaker": float(any(one.named and one.speaker is not None for one in said)),
        "known": sum(counts.get(word.lemma, 0) > 1 for word in content) / max(len(content), 1),
        "direct": float(any(word.lower in _DIRECT for word in words)),
    }


@lru_cache(maxsize=16)
def _counts(reading: Reading) -> Mapping[str, int]:
    """Return in how many statements of an article each content word stands."""
    found: dict[str, int] = {}
    for statement in reading.statements:
        for lemma in {word.lemma for word in statement.words if word.content}:
            found[lemma] = found.get(lemma, 0) + 1
    return found
