"""Who is measured: xcheck through its public face, and a naive flagger as the floor.

An engine tells the differences of two texts and how well a source bears out a draft. The naive one knows
numbers, negation words and capitalised words that stand on one side only.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple

import xcheck
from xcheck.model import Finding, Kind, Place, Report, Severity, Span


class Support(NamedTuple):
    """How well a source bears out a draft, statement by statement."""

    each: tuple[float, ...]
    evidence: str = ""
    "The first source statement named as evidence, in the source's words."

    @property
    def least(self) -> float:
        """Support of the worst statement: one false sentence makes a draft false."""
        return min(self.each, default=0.0)

    @property
    def average(self) -> float:
        """Mean support."""
        return sum(self.each) / len(self.each) if self.each else 0.0


class Engine(NamedTuple):
    """One contender."""

    name: str
    missing: Callable[[], str | None]
    differences: Callable[[str, str], tuple[Finding, ...]]
    supports: Callable[[str, str], Support]


def _no_compare() -> str | None:
    try:
        xcheck.compare(xcheck.Article("a.txt", "One."), xcheck.Article("b.txt", "One."))
    except (ImportError, AttributeError) as error:
        return f"xcheck.compare does not run yet ({error})"
    return None


def no_check() -> str | None:
    """Return why support cannot be measured, or None."""
    return None if getattr(xcheck, "check", None) else "xcheck.check is not there yet"


def report_of(a: str, b: str) -> Report:
    """Return xcheck's report on two texts; the articles' ids are a and b."""
    return xcheck.compare(xcheck.Article("a.txt", a), xcheck.Article("b.txt", b))


@lru_cache(maxsize=20000)
def _differences(a: str, b: str) -> tuple[Finding, ...]:
    return tuple(finding for finding in report_of(a, b).findings if finding.suppressed is None)


def _absent(*_: object, **__: object) -> Report:
    raise NotImplementedError("xcheck.check")


@lru_cache(maxsize=5000)
def _supports(draft: str, source: str) -> Support:
    check: Callable[..., Report] = getattr(xcheck, "check", _absent)
    report = check(xcheck.Article("draft.txt", draft), against=[xcheck.Article("source.txt", source)])
    words = {statement.id: statement.text for reading in report.articles for statement in reading.statements}
    ranked = sorted(report.verdicts, key=lambda verdict: -verdict.support)
    evidence = next((words[verdict.evidence[0]] for verdict in ranked if verdict.evidence), "")
    return Support(tuple(verdict.support for verdict in report.verdicts), evidence)


@lru_cache(maxsize=5000)
def _checked(source: str, draft: str) -> tuple[Finding, ...]:
    check: Callable[..., Report] = getattr(xcheck, "check", _absent)
    report = check(xcheck.Article("b.txt", draft), against=[xcheck.Article("a.txt", source)])
    names = dict(zip((reading.id for reading in report.articles), "ba", strict=True))
    return tuple(
        finding.replace(places=tuple(place.replace(article=names[place.article]) for place in finding.places))
        for finding in report.findings
        if finding.suppressed is None
    )


def forget() -> None:
    """Forget what xcheck has answered: something it reads has changed."""
    for kept in (_differences, _supports, _checked):
        kept.cache_clear()


_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_NEGATION = re.compile(r"\b(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot)\b|n['’]t\b", re.I)
_NAME = re.compile(r"(?<![.!?] )(?<!^)(?<!\w)[A-Z][\w’'-]*")
_ANY_WORD = re.compile(r"\d+(?:[.,]\d+)*|[\w’'-]+")
_NAIVE = (("number-conflict", _NUMBER), ("flipped-negation", _NEGATION), ("name-conflict", _NAME))


def _lonely(pattern: re.Pattern[str], text: str, other: str) -> list[Span]:
    """Spans of matches whose words the other text has nowhere."""
    there = {word.lower() for word in _ANY_WORD.findall(other)} | _words(other)
    return [Span(*m.span()) for m in pattern.finditer(text) if m.group().lower() not in there]


def _naive(a: str, b: str) -> tuple[Finding, ...]:
    if a == b:
        return ()
    found = []
    for rule, pattern in _NAIVE:
        counted = rule == "flipped-negation"
        sides = (
            [Span(*m.span()) for m in pattern.finditer(a)] if counted else _lonely(pattern, a, b),
            [Span(*m.span()) for m in pattern.finditer(b)] if counted else _lonely(pattern, b, a),
        )
        if len(sides[0]) == len(sides[1]) if counted else not (sides[0] or sides[1]):
            continue
        places = [
            Place(article, "", span.start, span.end, 0, 0, 0, 0, text[span.start : span.end])
            for article, text, spans in (("a", a, sides[0]), ("b", b, sides[1]))
            for span in spans
        ]
        found.append(Finding(rule, rule, Kind.CONFLICT, Severity.ERROR, 0.5, rule, rule, tuple(places)))
    return tuple(found)


_WORD = re.compile(r"\w+")


@lru_cache(maxsize=2000)
def _words(text: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _WORD.findall(text))


def coverage(sources: Iterable[str]) -> Callable[[str, str], Support]:
    """Return a support by word coverage: the share of the draft's words, by rarity, that the source has."""
    seen = Counter(word for source in sources for word in _words(source))
    most = math.log(1 + sum(1 for _ in seen))

    def supports(draft: str, source: str) -> Support:
        weights = {word: most - math.log(1 + seen[word]) for word in sorted(_words(draft))}
        there = sum(weight for word, weight in weights.items() if word in _words(source))
        return Support((there / (sum(weights.values()) or 1.0),))

    return supports


def _nothing(draft: str, source: str) -> Support:
    return Support(())


OURS = Engine("xcheck", _no_compare, _differences, _supports)
OURS_CHECK = Engine("xcheck", no_check, _checked, _supports)
"Takes the second text for a draft and the first for its source."
NAIVE = Engine("naive", lambda: None, _naive, _nothing)


def covering(sources: Iterable[str]) -> Engine:
    """Return the word-coverage baseline for the sources of a data set."""
    return Engine("coverage", lambda: None, _naive, coverage(sources))
