"""ists_headlines: chunks of two headlines aligned and typed by people; equal chunks must not be marked."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from xcheck.model import Finding, Span

from .changes import WHOLE, loudest
from .engines import Engine
from .measure import Measure, Outcome, alarms, recall
from .shared import Row, Selection, rows

TYPES = ("OPPO", "SIMI", "SPE1", "SPE2", "REL", "NOALI", "FACT", "POL")


def _spans(tokens: list[str], chosen: list[int]) -> list[Span]:
    starts = [0, *accumulate(len(token) + 1 for token in tokens)]
    return [Span(starts[k], starts[k] + len(tokens[k])) for k in chosen if any(c.isalnum() for c in tokens[k])]


def _sentence(tokens: list[str]) -> str:
    """A headline as a sentence: without a full stop it would be a heading, which is not compared."""
    text = " ".join(tokens)
    return text if text.endswith((".", "!", "?")) else text + "."


def _marks(findings: tuple[Finding, ...], article: str, spans: list[Span]) -> list[Finding]:
    return [
        f
        for f in findings
        if any(p.article == article and Span(p.start, p.end).meets(s) for p in f.places for s in spans)
    ]


def _chunks(row: Row, findings: tuple[Finding, ...], a: str, b: str) -> list[Outcome]:
    found = []
    for number, chunk in enumerate(row["gold"]):
        sides = (
            ("a", _spans(row["a_tokens"], chunk["a_tok"])),
            ("b", _spans(row["b_tokens"], chunk["b_tok"])),
        )
        if not any(spans for _, spans in sides):
            continue  # punctuation alone
        marks = [f for article, spans in sides for f in _marks(findings, article, spans)]
        types = " ".join(chunk["types"])
        what = f"{types}: {chunk['a_text']} / {chunk['b_text']}"
        equal = chunk["types"] == ["EQUI"]
        case = Outcome(f"{row['id']}:{number}", a, b, not equal, bool(marks), loudest(marks), what, findings)
        found.append(case._replace(label=types))
    return found


def _judged(row: Row, findings: tuple[Finding, ...]) -> Iterator[tuple[Finding, bool]]:
    """Yield each finding that marks a chunk: right if one of them is not equal."""
    marks: dict[bool, list[Finding]] = {True: [], False: []}
    for chunk in row["gold"]:
        for article, tokens, chosen in (("a", "a_tokens", "a_tok"), ("b", "b_tokens", "b_tok")):
            marks[chunk["types"] == ["EQUI"]] += _marks(findings, article, _spans(row[tokens], chunk[chosen]))
    for finding in findings:
        if finding in marks[False] or finding in marks[True]:
            yield finding, finding in marks[False]


def ists_headlines(select: Selection, engine: Engine) -> list[Measure]:
    """Share of chunks of each type that some finding marks."""
    found: list[Outcome] = []
    for row in select.pick(rows("ists_headlines/dev.jsonl")):
        a, b = _sentence(row["a_tokens"]), _sentence(row["b_tokens"])
        findings = tuple(f for f in engine.differences(a, b) if f.rule not in WHOLE)
        chunks = _chunks(row, findings, a, b)
        if chunks:
            chunks[0] = chunks[0]._replace(judged=tuple(_judged(row, findings)))
        found += chunks
    by_type = {kind: [o for o in found if kind in o.label.split()] for kind in TYPES}
    return [
        Measure("EQUI chunks marked", alarms, [o for o in found if not o.gold], None, "low"),
        *(Measure(f"{kind} chunks marked", recall, by_type[kind]) for kind in TYPES),
    ]
