"""What xcheck read in one article, statement by statement, to show why a rule spoke or kept silent."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from itertools import zip_longest

from ..claims.predication import Predication, predications
from ..match import sides
from ..model import Attribution, Date, Fact, Marker, Name, Number, Quote, Reading, Span, Statement
from .escapes import visible
from .layout import Line, measure, tokens, wrap
from .page import INDENT, Page

_LABEL = 13
"""Width of the longest type, attribution, and two columns of air."""


def render(reading: Reading, *, width: int = 80, color: bool = False) -> str:
    """Return the statements of an article, each with its facts and markers below it."""
    page = Page([reading], width, color)
    return "".join(line + "\n" for line in _listing(page, reading))


def _listing(page: Page, reading: Reading) -> Iterator[str]:
    compared = sum(1 for statement in reading.statements if statement.compared)
    counts = Counter([fact.type for fact in reading.facts])
    counted = ", ".join(f"{count} {type}{'s' * (count != 1)}" for type, count in counts.items()) or "no facts"
    yield from page.paragraph(
        f"{page.names[reading.id]}: {len(reading.statements)} statements, {compared} of them compared; "
        f"{counted}, {len(reading.markers)} marker{'s' * (len(reading.markers) != 1)}.",
        "heading",
    )
    found: dict[str, list[Fact | Marker]] = {}
    items: list[Fact | Marker] = [*reading.facts, *reading.markers]
    for item in items:
        found.setdefault(item.statement, []).append(item)
    for statement in reading.statements:
        yield ""
        yield from _statement_lines(page, reading, statement)
        for item in sorted(found.get(statement.id, []), key=lambda item: (item.start, item.end, item.type)):
            yield from _fact_row(page, reading, item)
        for said in predications(sides(reading)[statement.id]) if statement.compared else ():
            yield from _two_columns(page, "claim", _slice(reading, said.predicate.span), _slots(said))


def _slots(said: Predication) -> str:
    """Return the slots of a claim in one line: "approve: agent council, patient bridge; not; done"."""
    roles = ", ".join(f"{role} {slot.value}" for role, slot in sorted(said.roles.items()))
    negated = "not" if said.polarity else ""
    filled = (slot.value for slot in (said.quantifier, said.degree) if slot is not None)
    return f"{said.predicate.value}: " + "; ".join(
        part for part in (roles, negated, said.factuality.value, *filled) if part
    )


def _statement_lines(page: Page, reading: Reading, statement: Statement) -> Iterator[str]:
    kind = "" if statement.compared else f"  {statement.kind} (not compared)"
    yield page.line([(f"{statement.id}  {reading.article.point(statement.start)}", "place"), (kind, "dim")])
    yield from page.paragraph(statement.text, indent=INDENT)


def _fact_row(page: Page, reading: Reading, item: Fact | Marker) -> Iterator[str]:
    """Yield one fact: what it is, its words, its normal form."""
    text = item.text
    if isinstance(item, Attribution):
        text = " … ".join(_slice(reading, span) for span in (item.source, item.cue, item.content) if span)
    if isinstance(item, Marker) and item.target:
        text = f"{text} → {_slice(reading, item.target)}"
    yield from _two_columns(page, item.type, text, _value(item))


def _two_columns(page: Page, type: str, text: str, normal: str) -> Iterator[str]:
    """Yield words of the article beside their normal form, both broken in columns."""
    label = f"{INDENT * 2}{type:<{_LABEL}}"
    column = (page.width - len(label) - len(INDENT)) // 2
    words = wrap(tokens(_cut(visible(text), 2 * column)), column)
    value = wrap(tokens(visible(normal)), column)
    empty: Line = []
    for number, (left, right) in enumerate(zip_longest(words, value, fillvalue=empty)):
        first = (" " * len(label), "") if number else (label, "note")
        gap = " " * (column - measure(left) + len(INDENT))
        parts = [(part, "message") for part, _ in left]
        yield page.line([first, *parts, (gap, ""), *((part, "dim") for part, _ in right)])


def _value(item: Fact | Marker) -> str:
    """Return the normal form that the comparison uses."""
    match item:
        case Marker():
            return item.value
        case Name():
            parts = [item.category, "adjective" if item.adjective else "", item.role or ""]
            capital = f"for {item.stands_for}" if item.stands_for else ""
            return f"{item.key} ({', '.join(part for part in (*parts, capital) if part)})"
        case Number():
            low, high = _bound(item.low), _bound(item.high)
            bounds = low if item.exact else f"{low}..{high}"
            return " ".join(part for part in (bounds, item.unit, f"({item.form})") if part)
        case Date():
            days = item.low if item.low == item.high else f"{item.low}..{item.high}"
            return " ".join(part for part in (item.value, item.time, f"({days})" if days else "") if part)
        case Quote():
            return "utterance" if item.utterance else "phrase"
        case Attribution():
            return f"{item.speaker or 'unknown'} ({item.force}{'' if item.named else ', unnamed'})"
        case _:
            return ""


def _bound(value: float | None) -> str:
    """Return a number in full, nothing for an open end."""
    return "" if value is None or math.isinf(value) else f"{value:.12g}"


def _slice(reading: Reading, span: Span) -> str:
    return reading.article.text[span.start : span.end]


def _cut(text: str, room: int) -> str:
    """Return the text, or its first and last words with an ellipsis between, in about `room` cells."""
    text = " ".join(text.split())
    if len(text) <= room:
        return text
    half = (room - 3) // 2
    return f"{text[:half].rsplit(' ', 1)[0]} … {text[-half:].split(' ', 1)[-1]}"
