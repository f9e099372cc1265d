"""implants: one error put into a fact that two independent articles tell alike, and whether it is told.

Only what stands in the key words of a pair of `same` statements, or within REACH of them, is changed in article B, one
error at a time. What an engine says before the change does not count.

  number    a figure that both sentences have gets another value
  date      a weekday, month or year that both have becomes another
  name      a name of several words becomes another where A has its last word
  negation  "not" behind an auxiliary that denies nothing yet, or a "not" taken out
  opposite  a word that both sentences have becomes its opposite of implant_opposites.tsv
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from xcheck.model import Finding, Kind, Severity, Span

from .engines import Engine
from .measure import Measure, Outcome, recall
from .outlets import keyed, marks, pairs, quoted
from .shared import Row, Selection

REACH = 15
"Characters before and behind the key words in which an error still bears on the fact."
TYPES = ("number", "date", "name", "negation", "opposite")
NUMBER_WORDS = (
    *("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("dozen", "hundred", "thousand"),
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
"Without May, which is more often a verb."
STRANGER = "Gerald Whitcombe"
"The name that takes the place of another."

OPPOSITES = Path(__file__).with_name("implant_opposites.tsv")
_NUMERAL = re.compile(r"(?<![\w.,])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?!\d)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_AUXILIARY = re.compile(
    r"\b(?:is|was|were|are|has|had|have|will|would|could|should|did|does|can|may|must)\b(?! (?:not|n['’]t))"
)
_NAME = re.compile(r"(?<![.!?]\s)(?<!^)\b[A-Z][a-z]+(?:\s[A-Z][a-z]+)+\b")
_ANY_DENIAL = re.compile(r"\bnot\b|n['’]t\b|\bno\b|never")
_OTHER_DENIAL = re.compile(r"n['’]t\b|\bno\b|never|without")
_QUOTE = re.compile(r"[“\"]")


class Error(NamedTuple):
    """Words of a sentence to be replaced, and by what."""

    type: str
    old: str
    new: str
    start: int
    "Offset of the old words in the sentence."


def opposites() -> dict[str, str]:
    """Return words and their opposites, read both ways; of a word with two the last one counts."""
    lines = OPPOSITES.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {word: other for left, right in rows for word, other in ((left, right), (right, left))}


def has_word(text: str, word: str) -> bool:
    """Whether a text has a word as it is spelt here."""
    return re.search(rf"\b{re.escape(word)}\b", text) is not None


def other_value(figure: str) -> str:
    """Return a figure with another value, written alike: a third more, a year three years earlier."""
    digits = figure.replace(",", "")
    if "." in digits:
        return f"{float(digits) * 4 / 3:.1f}"
    if _YEAR.fullmatch(figure):
        return str(int(figure) - 3)
    value = int(digits) + max(1, round(int(digits) / 3))
    return f"{value:,}" if "," in figure else str(value)


def _figures(a: str, b: str) -> Iterator[Error]:
    done = set()
    for match in _NUMERAL.finditer(b):
        figure = match[0]
        if figure not in done and re.search(rf"(?<![\w.,]){re.escape(figure)}(?!\d)", a):
            done.add(figure)
            yield Error("date" if _YEAR.fullmatch(figure) else "number", figure, other_value(figure), match.start())


def _first_of_both(a: str, b: str, words: Sequence[str], type: str, step: int) -> Iterator[Error]:
    """Put the word `step` further on in place of each word that both sentences have."""
    for n, word in enumerate(words):
        match = re.search(rf"\b{word}\b", b)
        if match is not None and has_word(a, word):
            yield Error(type, word, words[(n + step) % len(words)], match.start())


def _names(a: str, b: str) -> Iterator[Error]:
    done = set()
    for match in _NAME.finditer(b):
        last = match[0].split()[-1]
        if match[0] not in done and has_word(a, last) and last not in (*DAYS, *MONTHS):
            done.add(match[0])
            yield Error("name", match[0], STRANGER, match.start())


def _negations(a: str, b: str) -> Iterator[Error]:
    there = re.search(r" not\b", b)
    if there is not None:
        if _ANY_DENIAL.search(a):
            yield Error("negation", " not", "", there.start())
    elif not _OTHER_DENIAL.search(b):
        quote = _QUOTE.search(b)
        for match in _AUXILIARY.finditer(b):
            if quote is None or match.start() <= quote.start():
                yield Error("negation", match[0], f"{match[0]} not", match.start())


def _turned(a: str, b: str) -> Iterator[Error]:
    for word, other in opposites().items():
        match = re.search(rf"\b{word}\b", b)
        if match is not None and has_word(a, word):
            yield Error("opposite", word, other, match.start())


def errors(a: str, b: str, near: Span) -> list[Error]:
    """Return every error that can be put into sentence B near the words that matter."""
    found = [
        *_figures(a, b),
        *_first_of_both(a, b, NUMBER_WORDS, "number", 3),
        *_first_of_both(a, b, DAYS, "date", 2),
        *_first_of_both(a, b, MONTHS, "date", 2),
        *_names(a, b),
        *_negations(a, b),
        *_turned(a, b),
    ]
    return [error for error in found if near.start - REACH <= error.start < near.end + REACH]


class Implant(NamedTuple):
    """An article B with one error in it."""

    id: str
    pair: Row
    error: Error
    altered: str
    sentence_a: Span
    marked: Span
    "Where in the altered B a finding has to point: the changed words, or those around a change of polarity."


def implants_of(row: Row) -> Iterator[Implant]:
    """Yield the errors of a pair of articles, each place and change once."""
    done = set()
    b: str = row["b"]
    for item in row["same"]:
        both, untold = quoted(item, "a"), quoted(item, "b")
        key = keyed(item | {"b_key_start": None}, "b", b)
        if both is None or untold is None or key is None or both.start == 0 or untold.start == 0:
            continue  # one that begins an article is a headline
        near = Span(key.start - untold.start, key.end - untold.start)
        for error in errors(row["a"][slice(*both)], b[slice(*untold)], near):
            start = untold.start + error.start
            if (start, error.type, error.new) in done:
                continue
            done.add((start, error.type, error.new))
            altered = b[:start] + error.new + b[start + len(error.old) :]
            id = f"{row['id'][:8]}:{start}:{error.type}:{error.new}"
            yield Implant(id, row, error, altered, both, _around(error, start))


def _around(error: Error, start: int) -> Span:
    end = start + max(len(error.new), 1)
    if not error.new:
        return Span(start - 12, start + 12)
    return Span(start, end + 20 if error.type == "negation" else end)


def _key(finding: Finding) -> tuple[str, ...]:
    return (finding.rule, *(place.text for place in finding.places))


def judged(implant: Implant, engine: Engine, gate: bool) -> tuple[Outcome, Outcome]:
    """Return whether an error is told, and whether it is noticed; what is said without it does not count."""
    a = implant.pair["a"]
    before = {_key(finding) for finding in engine.differences(a, implant.pair["b"])}
    fresh = [finding for finding in engine.differences(a, implant.altered) if _key(finding) not in before]
    marking = [finding for finding in fresh if marks(finding, "b", implant.marked)]
    if gate:
        errors = [finding for finding in marking if finding.severity is Severity.ERROR]
    else:
        errors = [f for f in marking if f.kind is not Kind.OMISSION and marks(f, "a", implant.sentence_a)]
    noticed = [finding for finding in marking if finding.rule != "omitted-statement"]
    error = implant.error
    case = Outcome(
        implant.id,
        a[slice(*implant.sentence_a)],
        implant.altered[max(0, implant.marked.start - 100) : implant.marked.end + 60],
        True,
        bool(errors),
        float(bool(errors)),
        f"{error.type}: {error.old!r} -> {error.new!r}",
        tuple(errors),
        label=error.type,
        group=implant.pair["id"],
    )
    return case, case._replace(said=bool(noticed), findings=tuple(noticed))


def _measures(select: Selection, engine: Engine, gate: bool, targets: tuple[float, float | None]) -> list[Measure]:
    rows = select.pick(
        [{"id": i.id, "pair": i.pair["id"], "implant": i} for row in pairs() for i in implants_of(row)], together="pair"
    )
    results = [judged(row["implant"], engine, gate) for row in rows]
    caught, noticed = [case for case, _ in results], [case for _, case in results]
    measures = [
        Measure("told", recall, caught, targets[0], grouped=True),
        Measure("noticed", recall, noticed, targets[1], grouped=True),
    ]
    for kind in TYPES:
        for name, some in (("told", caught), ("noticed", noticed)):
            measures.append(Measure(f"{kind}: {name}", recall, [case for case in some if case.label == kind]))
    return measures


def implants(select: Selection, engine: Engine) -> list[Measure]:
    """A is compared with the B that has an error: told when a finding joins the changed words and A's sentence."""
    return _measures(select, engine, False, (0.65, None))


def implants_check(select: Selection, engine: Engine) -> list[Measure]:
    """The B that has an error is a draft, A its source: told when an error, noticed when anything marks the words."""
    return _measures(select, engine, True, (0.65, 0.90))
